#include "core/number/normals.hpp"

#include "core/number/random.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

// An angle in units of the last bit of a signed word: π/2³¹.
constexpr float half_turn = 1.4629180792671596e-9f;

using Words = NativeVector<std::uint32_t, 4>::type;
using Float8 = Lanes<float, 8>;

constexpr Words all(std::uint32_t word) { return Words{word, word, word, word}; }

// philox() of random.hpp for four counters that differ in their block alone.
struct FourBlocks {
    Words word[4];
};

FourBlocks philox_four(FourBlocks c, std::uint32_t key0, std::uint32_t key1) {
#ifdef __clang__
#pragma clang loop unroll(disable)
#endif
    for (int round = 0; round < 10; ++round) {
        const WordProduct a = multiply_words(c.word[0], 0xD2511F53u), b = multiply_words(c.word[2], 0xCD9E8D57u);
        c = {{b.high ^ c.word[1] ^ all(key0), b.low, a.high ^ c.word[3] ^ all(key1), a.low}};
        key0 += 0x9E3779B9u;
        key1 += 0xBB67AE85u;
    }
    return c;
}

// Signed words become floats by one instruction everywhere; the last bits of 32 are beyond a float anyway.
Float8 to_floats(Words low, Words high) {
    using Half = NativeVector<float, 4>::type;
    using Signed = NativeVector<std::int32_t, 4>::type;
    const Half a = __builtin_convertvector(Signed(low), Half), b = __builtin_convertvector(Signed(high), Half);
    return Float8(__builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7));
}

}  // namespace

void draw_normals(std::uint64_t seed, std::uint64_t step, std::uint32_t channel, int nodes, float* to) {
    for (int node = 0; node < nodes; node += 16) {
        const Words blocks = all(std::uint32_t(node) / 4) + Words{0, 1, 2, 3};
        const FourBlocks bits =
            philox_four({{all(std::uint32_t(step)), all(std::uint32_t(step >> 32)), blocks, all(std::uint32_t(Stream::noise) + channel)}},
                        std::uint32_t(seed), std::uint32_t(seed >> 32));
        // (0, 1]: the logarithm is never of 0.
        const Float8 unit = (to_floats(bits.word[0] >> 1, bits.word[2] >> 1) + Float8(0.5f)) * Float8(0x1p-31f);
        const Float8 radius = sqrt(Float8(-2.0f) * log(unit));
        const auto turn = detail::sine_cosine(to_floats(bits.word[1], bits.word[3]) * Float8(half_turn));
        (radius * turn.cosine).store(to + node);
        (radius * turn.sine).store(to + node + 8);
    }
}

}  // namespace push_pull

#endif
