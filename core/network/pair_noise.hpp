// Chance that is shared: by neighbours, as fibres that run in bundles are, and by the two hemispheres.
#pragma once

#include "core/network/atlas.hpp"
#include "core/network/square.hpp"
#include "core/number/random.hpp"

namespace push_pull {

// Standard normal numbers one after the other.
class Normals {
public:
    Normals(std::uint64_t seed, std::uint32_t channel) : seed_(seed), channel_(channel) {}
    double next() {
        if (at_ == 4) four_ = to_normals(random_block(seed_, block_++, 0, Stream::graph, channel_)), at_ = 0;
        return four_[std::size_t(at_++)];
    }

private:
    std::uint64_t seed_, block_ = 0;
    std::uint32_t channel_;
    std::array<double, 4> four_{};
    int at_ = 4;
};

// Symmetric matrices of standard normal numbers for the pairs of an atlas.
class PairNoise {
public:
    PairNoise(const Atlas& atlas, const Square& distance);

    // A share `mirrored` of the variance is the same for a pair and its mirror image, a share `coherence` smooth in both ends.
    Square draw(Normals& normals, double mirrored, double coherence) const;

private:
    Square smooth(Normals& normals) const;
    Square mixed(Normals& normals, double coherence) const;

    const Atlas& atlas_;
    Square root_;  // Cholesky factor of the proximity of two nodes
};

}  // namespace push_pull
