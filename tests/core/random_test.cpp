#include "core/number/random.hpp"

#include "core/number/normals.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// `count` normal numbers at a fixed seed, as noise draws them: by step and node.
std::vector<double> normals(int count, std::uint64_t seed = 7, std::uint32_t channel = 0) {
    std::vector<double> z;
    float row[112];
    for (std::uint64_t step = 0; int(z.size()) < count; ++step) {
        draw_normals(seed, step, channel, 100, row);
        z.insert(z.end(), row, row + 100);
    }
    z.resize(std::size_t(count));
    return z;
}

// Largest distance between the samples' and the given distribution function.
template <class Distribution>
double kolmogorov_smirnov(std::vector<double> x, Distribution distribution) {
    std::sort(x.begin(), x.end());
    double distance = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double p = distribution(x[i]);
        distance = std::max({distance, double(i + 1) / double(x.size()) - p, p - double(i) / double(x.size())});
    }
    return distance;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum / double(a.size());
}

constexpr int many = 400000;

}  // namespace

// Known answers of Random123's kat_vectors (Salmon et al. 2011).
TEST_CASE("Philox 4x32-10 gives the published known answers") {
    CHECK(philox({0, 0, 0, 0}, 0, 0) == RandomBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    const std::uint32_t ones = 0xffffffff;
    CHECK(philox({ones, ones, ones, ones}, ones, ones) == RandomBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0) ==
          RandomBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a draw depends on seed, step, block, stream and channel, and on nothing else") {
    const RandomBlock one = random_block(1, 2, 3, Stream::noise, 4);
    CHECK(one == random_block(1, 2, 3, Stream::noise, 4));
    CHECK(one != random_block(2, 2, 3, Stream::noise, 4));
    CHECK(one != random_block(1ull + (1ull << 32), 2, 3, Stream::noise, 4));
    CHECK(one != random_block(1, 3, 3, Stream::noise, 4));
    CHECK(one != random_block(1, 2 + (1ull << 32), 3, Stream::noise, 4));
    CHECK(one != random_block(1, 2, 4, Stream::noise, 4));
    CHECK(one != random_block(1, 2, 3, Stream::parameter, 4));
    CHECK(one != random_block(1, 2, 3, Stream::initial, 4));
    CHECK(one != random_block(1, 2, 3, Stream::noise, 5));
}

TEST_CASE("a unit draw is never 0 and never 1") {
    CHECK(to_unit(0) > 0);
    CHECK(to_unit(0xffffffff) < 1);
}

TEST_CASE("sixteen normal draws are Box and Muller's of four blocks, to the bit") {
    float z[64];
    draw_normals(7, (1ull << 40) + 3, 5, 64, z);
    for (std::uint32_t n = 0; n < 64; ++n) {
        const std::uint32_t lane = n % 4, pair = n / 4 % 2 * 2, is_sine = n / 8 % 2;
        const RandomBlock bits = random_block(7, (1ull << 40) + 3, n / 16 * 4 + lane, Stream::noise, 5);
        const float unit = (float(std::int32_t(bits[pair] >> 1)) + 0.5f) * 0x1p-31f;
        const auto angle = detail::sine_cosine(float(std::int32_t(bits[pair + 1])) * 1.4629180792671596e-9f);
        REQUIRE(z[n] == sqrt(-2.0f * log(unit)) * (is_sine ? angle.sine : angle.cosine));
    }
}

TEST_CASE("a draw does not depend on how many nodes there are") {
    float many_nodes[64], few[16];
    draw_normals(7, 3, 0, 64, many_nodes);
    draw_normals(7, 3, 0, 3, few);
    for (int n = 0; n < 3; ++n) CHECK(few[n] == many_nodes[n]);
}

TEST_CASE("the tails of normal draws are as full as they should be") {
    const auto z = normals(many);
    for (double limit : {2.0, 3.0, 4.0}) {
        const double p = std::erfc(limit / std::sqrt(2.0)), expected = p * many;
        const auto beyond = std::count_if(z.begin(), z.end(), [limit](double x) { return std::abs(x) > limit; });
        INFO("beyond " << limit);
        CHECK(std::abs(double(beyond) - expected) < 4 * std::sqrt(expected));
    }
}

TEST_CASE("squares of draws of neighbouring nodes, steps and channels are uncorrelated") {
    auto squares = normals(many), channel = normals(many, 7, 1);
    for (auto* values : {&squares, &channel})
        for (double& x : *values) x = (x * x - 1) / std::sqrt(2.0);
    const double limit = 4 / std::sqrt(double(many));
    for (std::size_t shift : {1, 4, 8, 16, 100}) {
        std::vector<double> shifted(squares.begin() + std::ptrdiff_t(shift), squares.end());
        shifted.resize(squares.size(), 0.0);
        INFO("shift " << shift);
        CHECK(std::abs(correlation(squares, shifted)) < limit);
    }
    CHECK(std::abs(correlation(squares, channel)) < limit);
}

TEST_CASE("normal draws have mean 0, variance 1, no skew and kurtosis 3") {
    const auto z = normals(many);
    double first = 0, second = 0, third = 0, fourth = 0;
    for (double x : z) first += x, second += x * x, third += x * x * x, fourth += x * x * x * x;
    const double n = many;
    // Four standard errors: 1, √2, √15 and √96 over √n.
    CHECK(std::abs(first / n) < 4 / std::sqrt(n));
    CHECK(std::abs(second / n - 1) < 4 * std::sqrt(2 / n));
    CHECK(std::abs(third / n) < 4 * std::sqrt(15 / n));
    CHECK(std::abs(fourth / n - 3) < 4 * std::sqrt(96 / n));
}

TEST_CASE("normal draws follow the normal distribution function") {
    const double distance = kolmogorov_smirnov(normals(many), [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); });
    // The Kolmogorov distribution exceeds 1.95/√n once in a thousand.
    CHECK(distance < 1.95 / std::sqrt(double(many)));
}

TEST_CASE("uniform draws follow the uniform distribution function") {
    std::vector<double> u;
    for (int n = 0; n < many; ++n) u.push_back(uniform_of(3, std::uint32_t(n), Stream::parameter, 1));
    CHECK(kolmogorov_smirnov(u, [](double x) { return x; }) < 1.95 / std::sqrt(double(many)));
}

TEST_CASE("draws of neighbouring nodes, steps, channels and seeds are uncorrelated") {
    const auto z = normals(many);
    std::vector<double> next_node(z.begin() + 1, z.end()), next_step(z.begin() + 100, z.end());
    next_node.push_back(0);
    next_step.resize(z.size(), 0.0);
    const double limit = 4 / std::sqrt(double(many));
    CHECK(std::abs(correlation(z, next_node)) < limit);
    CHECK(std::abs(correlation(z, next_step)) < limit);
    CHECK(std::abs(correlation(z, normals(many, 7, 1))) < limit);
    CHECK(std::abs(correlation(z, normals(many, 8))) < limit);
}
