#include "core/network/pair_noise.hpp"

namespace push_pull {
namespace {

constexpr double width = 30;  // mm, over which neighbours share

Square white(Normals& normals, int n) {
    Square values(n);
    for (int i = 0; i < n; ++i)
        for (int j = i + 1; j < n; ++j) values(i, j) = values(j, i) = normals.next();
    return values;
}

}  // namespace

PairNoise::PairNoise(const Atlas& atlas, const Square& distance) : atlas_(atlas), root_(distance.n) {
    for (int i = 0; i < root_.n; ++i)
        for (int j = 0; j <= i; ++j) {
            const bool together = atlas.right(i) == atlas.right(j);
            double sum = together ? exp(-distance(i, j) * distance(i, j) / (2 * width * width)) : 0;
            // A little more on the diagonal keeps the factor real where nodes lie close.
            if (i == j) sum += 1e-6;
            for (int k = 0; k < j; ++k) sum -= root_(i, k) * root_(j, k);
            root_(i, j) = i == j ? sqrt(sum > 1e-12 ? sum : 1e-12) : sum / root_(j, j);
        }
}

// K·Z·Kᵀ of white Z, made symmetric.
Square PairNoise::smooth(Normals& normals) const {
    const int n = root_.n;
    Square z(n), half(n), both(n), even(n);
    for (double& cell : z.cells) cell = normals.next();
    for (int i = 0; i < n; ++i)
        for (int k = 0; k <= i; ++k) {
            const double factor = root_(i, k), *from = &z.cells[std::size_t(k * n)];
            double* to = &half.cells[std::size_t(i * n)];
            // Between the hemispheres there is nothing to add.
            if (factor != 0)
                for (int j = 0; j < n; ++j) to[j] += factor * from[j];
        }
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            const double *left = &half.cells[std::size_t(i * n)], *right = &root_.cells[std::size_t(j * n)];
            double sum = 0;
            for (int k = 0; k <= j; ++k) sum += left[k] * right[k];
            both(i, j) = sum;
        }
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) even(i, j) = (both(i, j) + both(j, i)) / sqrt(2.0);
    return even;
}

Square PairNoise::mixed(Normals& normals, double coherence) const {
    Square noise = smooth(normals);
    const Square own = white(normals, noise.n);
    for (std::size_t at = 0; at < noise.cells.size(); ++at)
        noise.cells[at] = sqrt(coherence) * noise.cells[at] + sqrt(1 - coherence) * own.cells[at];
    return noise;
}

Square PairNoise::draw(Normals& normals, double mirrored, double coherence) const {
    Square noise = mixed(normals, coherence);
    const Square shared = mixed(normals, coherence);
    for (int i = 0; i < noise.n; ++i)
        for (int j = 0; j < noise.n; ++j) {
            // A homologous pair is its own mirror image.
            const bool own_image = atlas_.twin(i) == j;
            const double common = own_image ? shared(i, j) : (shared(i, j) + shared(atlas_.twin(i), atlas_.twin(j))) / sqrt(2.0);
            noise(i, j) = sqrt(mirrored) * common + sqrt(1 - mirrored) * noise(i, j);
        }
    return noise;
}

}  // namespace push_pull
