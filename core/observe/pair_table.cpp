#include "core/observe/pair_table.hpp"

#include "core/number/lanes.hpp"

namespace push_pull {

void PairTable::add_products(const double* left, const double* right, int count) {
    using V = Lanes<double, group_of_pairs>;
    for (int i = 0; i < stride_; i += group_of_pairs) {
        double *a = row(i), *b = row(i + 1), *c = row(i + 2), *d = row(i + 3);
        for (int j = first(i); j < stride_; j += V::width) {
            V sum_a = V::load(a + j), sum_b = V::load(b + j), sum_c = V::load(c + j), sum_d = V::load(d + j);
            const double *l = left + i, *r = right + j;
            for (int s = 0; s < count; ++s, l += stride_, r += stride_) {
                const V x = V::load(r);
                sum_a += V(l[0]) * x;
                sum_b += V(l[1]) * x;
                sum_c += V(l[2]) * x;
                sum_d += V(l[3]) * x;
            }
            sum_a.store(a + j);
            sum_b.store(b + j);
            sum_c.store(c + j);
            sum_d.store(d + j);
        }
    }
}

void PairTable::save(float* to) const {
    for (double x : data_) *to++ = float(x);
}

void PairTable::add(const float* from) {
    for (double& x : data_) x += double(*from++);
}

void mirror(double* matrix, int nodes) {
    // Tile by tile: a column of a large matrix is a page of memory for each number.
    constexpr int tile = 16;
    for (int top = 0; top < nodes; top += tile)
        for (int left = 0; left <= top; left += tile)
            for (int i = top; i < std::min(top + tile, nodes); ++i)
                for (int j = left; j < std::min(left + tile, i); ++j)
                    matrix[std::ptrdiff_t(i) * nodes + j] = matrix[std::ptrdiff_t(j) * nodes + i];
}

}  // namespace push_pull
