// Counter-based random numbers: a draw is a function of (seed, step, node, channel) and of nothing
// else, so noise does not depend on lanes, order or how often one asks.
//
// Generator: Philox 4x32-10 (Salmon, Moraes, Dror, Shaw, SC11, doi:10.1145/2063384.2063405).
#pragma once

#include <array>
#include <cstdint>

#include "core/number/math.hpp"

namespace push_pull {

using RandomBlock = std::array<std::uint32_t, 4>;

inline RandomBlock philox(RandomBlock counter, std::uint32_t key0, std::uint32_t key1) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = std::uint64_t(0xD2511F53u) * counter[0];
        const std::uint64_t b = std::uint64_t(0xCD9E8D57u) * counter[2];
        counter = {std::uint32_t(b >> 32) ^ counter[1] ^ key0, std::uint32_t(b), std::uint32_t(a >> 32) ^ counter[3] ^ key1, std::uint32_t(a)};
        key0 += 0x9E3779B9u;
        key1 += 0xBB67AE85u;
    }
    return counter;
}

// Streams keep draws for different purposes apart: the noise of a state, the spread of a parameter, a start, a graph, a drive.
enum class Stream : std::uint32_t { parameter = 0x10000, initial = 0x20000, graph = 0x40000, drive = 0x80000, noise = 0x40000000 };

inline RandomBlock random_block(std::uint64_t seed, std::uint64_t step, std::uint32_t block, Stream stream, std::uint32_t channel) {
    return philox({std::uint32_t(step), std::uint32_t(step >> 32), block, std::uint32_t(stream) + channel}, std::uint32_t(seed),
                  std::uint32_t(seed >> 32));
}

// (0, 1), never 0 and never 1 in double.
inline double to_unit(std::uint32_t bits) { return (double(bits) + 0.5) * 0x1p-32; }

// Four standard normal numbers from one block (Box–Muller), in double: for graphs. The noise of a run is made in lanes, by
// normals.hpp.
inline std::array<double, 4> to_normals(const RandomBlock& bits) {
    std::array<double, 4> z;
    for (std::size_t pair = 0; pair < 4; pair += 2) {
        const double radius = sqrt(-2.0 * log(to_unit(bits[pair])));
        const auto turn = detail::sine_cosine(6.283185307179586 * to_unit(bits[pair + 1]));
        z[pair] = radius * turn.cosine;
        z[pair + 1] = radius * turn.sine;
    }
    return z;
}

// One uniform number for one node: parameters and starting points.
inline double uniform_of(std::uint64_t seed, std::uint32_t node, Stream stream, std::uint32_t channel) {
    return to_unit(random_block(seed, 0, node >> 2, stream, channel)[node & 3]);
}

}  // namespace push_pull
