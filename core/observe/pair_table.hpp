// One number for every pair of nodes, in the shape that sums of products fill fast: four rows side by side share what they
// load. A table of pairs in one order only keeps the upper triangle, rounded out to whole groups of four.
#pragma once

#include <algorithm>
#include <vector>

namespace push_pull {

// A row over the nodes is padded to whole groups of four.
constexpr int group_of_pairs = 4;
constexpr int padded_pairs(int nodes) { return (nodes + group_of_pairs - 1) / group_of_pairs * group_of_pairs; }

class PairTable {
public:
    PairTable() = default;
    PairTable(int nodes, bool both_orders)
        : stride_(padded_pairs(nodes)), full_(both_orders), data_(std::size_t(size_of(nodes, both_orders)), 0.0) {}

    // Of any number of nodes, also of so many that a size of 32 bits could not hold it.
    static double size_of(int nodes, bool both_orders) {
        const double stride = padded_pairs(nodes);
        return both_orders ? stride * stride : stride * (stride + group_of_pairs) / 2;
    }

    // Entry j of row i, for j from first(i) on.
    double* row(int i) { return data_.data() + offset(i); }
    const double* row(int i) const { return data_.data() + offset(i); }
    double at(int i, int j) const { return full_ || i <= j ? row(i)[j] : row(j)[i]; }
    int first(int i) const { return full_ ? 0 : i / group_of_pairs * group_of_pairs; }
    int stride() const { return stride_; }

    // row i, entry j += left[s·stride + i] · right[s·stride + j], for s = 0 … count − 1 in this order.
    void add_products(const double* left, const double* right, int count);

    void clear() { std::fill(data_.begin(), data_.end(), 0.0); }
    // Closed sums are kept in single precision: half the memory, and 6·10⁻⁸ of each sum.
    void save(float* to) const;
    void add(const float* from);
    std::size_t size() const { return data_.size(); }

private:
    std::ptrdiff_t offset(int i) const {
        const std::ptrdiff_t before = i / group_of_pairs, within = i % group_of_pairs;
        if (full_) return std::ptrdiff_t(i) * stride_;
        // The groups before, each narrower than the last by its own width, then whole rows of this one.
        return group_of_pairs * (before * stride_ - group_of_pairs * before * (before - 1) / 2) +
               within * (stride_ - group_of_pairs * before) - group_of_pairs * before;
    }

    int stride_ = 0;
    bool full_ = false;
    std::vector<double> data_;
};

// Copies what stands above the diagonal of a nodes × nodes matrix below it.
void mirror(double* matrix, int nodes);

}  // namespace push_pull
