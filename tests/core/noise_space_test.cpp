// Noise that near nodes share.
#include "core/drive/spatial.hpp"
#include "tests/core/noise_signals.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

constexpr int nodes = 6;

// Nodes on a line, so many mm apart.
Numbers line(double spacing, int count = nodes) {
    Numbers lengths;
    for (int i = 0; i < count; ++i)
        for (int j = 0; j < count; ++j) lengths.push_back(spacing * std::abs(i - j));
    return lengths;
}

Document on_a_line(double spacing) {
    return with(adding(nodes, 0.1), {{"network.connectome.weights", Value(Numbers(nodes * nodes, 0.0), nodes)},
                                     {"network.connectome.lengths", Value(line(spacing), nodes)},
                                     {"noise.space", 30}});
}

// Correlations of what the nodes hear.
double correlation(const std::vector<Numbers>& list, std::size_t a, std::size_t b) {
    return product(list[a], list[b]) / std::sqrt(product(list[a], list[a]) * product(list[b], list[b]));
}

// L Lᵀ of a factor.
double back(const Rows<double>& columns, int i, int k) {
    double sum = 0;
    for (int j = 0; j <= std::min(i, k); ++j) sum += columns.row(j)[i] * columns.row(j)[k];
    return sum;
}

}  // namespace

TEST_CASE("two nodes d mm apart hear noise of correlation e^{−d/λ}, of every kind") {
    for (const char* kind : {"white", "ou", "pink", "blue", "violet"}) {
        const int steps = slow ? 4000 : 20000;
        const auto simulation = simulate(with(on_a_line(15), {{"noise.kind", kind}, {"dt", 20}}));
        const auto list = kicks(*simulation, steps);
        INFO(kind);
        // What remembers repeats itself: fewer free numbers.
        const double margin = (kind[0] == 'p' ? 12 : 5) / std::sqrt(double(steps));
        for (std::size_t n = 1; n < nodes; ++n) CHECK(correlation(list, 0, n) == Approx(std::exp(-15.0 * double(n) / 30)).margin(margin));
    }
}

TEST_CASE("shared noise is as strong in every node as noise that is not shared") {
    const auto simulation = simulate(on_a_line(5));
    const auto list = kicks(*simulation, slow ? 4000 : 40000);
    for (const Numbers& node : list) CHECK(product(node, node) == Approx(0.1).epsilon(0.05));
}

TEST_CASE("a correlation length of 0 mm, or far below the distances, leaves the bits of independent noise") {
    const auto apart = simulate(with(on_a_line(15), {{"noise.space", 0}})), near = simulate(with(on_a_line(15), {{"noise.space", 1e-3}}));
    advance(*apart, 100);
    advance(*near, 100);
    CHECK(apart->hash() == near->hash());
}

TEST_CASE("the correlation length changes while it runs") {
    const auto simulation = simulate(with(on_a_line(15), {{"noise.space", 0}})), other = simulate(on_a_line(15));
    advance(*simulation, 10);
    advance(*other, 10);
    const Numbers a = values(*simulation), b = values(*other);
    REQUIRE(!simulation->set("noise.space", 30, -1));
    advance(*simulation, 1);
    advance(*other, 1);
    const Numbers c = values(*simulation), d = values(*other);
    for (std::size_t n = 0; n < nodes; ++n) CHECK(c[n] - a[n] == Approx(d[n] - b[n]).margin(1e-14));
}

TEST_CASE("the factor gives back the correlations of points in space, at any number of them") {
    for (int count : {1, 2, 7, 40}) {
        const Rows<double> columns = correlation_factor(line(4, count), count, 10);
        for (int i = 0; i < count; ++i)
            for (int k = 0; k < count; ++k) REQUIRE(back(columns, i, k) == Approx(std::exp(-0.4 * std::abs(i - k))).margin(1e-12));
    }
}

TEST_CASE("nodes at one place hear one noise") {
    const Numbers distances{0, 0, 9, 0, 0, 9, 9, 9, 0};
    const Rows<double> columns = correlation_factor(distances, 3, 10);
    CHECK(back(columns, 0, 1) == Approx(1).margin(1e-5));
    CHECK(back(columns, 0, 2) == Approx(std::exp(-0.9)).margin(1e-5));
    CHECK(back(columns, 1, 1) == Approx(1).margin(1e-9));
}

TEST_CASE("lengths that no points in space have still give noise of the right strength") {
    // A hub near everybody, and everybody far from each other: no covariance has these correlations.
    constexpr int count = 8;
    Numbers distances(count * count, 500.0);
    for (int n = 0; n < count; ++n)
        distances[std::size_t(n)] = distances[std::size_t(n * count)] = 2, distances[std::size_t(n * count + n)] = 0;
    distances[0] = 0;
    const Rows<double> columns = correlation_factor(distances, count, 10);
    for (int n = 0; n < count; ++n) CHECK(back(columns, n, n) == Approx(1).margin(1e-12));
    for (int n = 1; n < count; ++n) {
        CHECK(back(columns, 0, n) > 0.05);
        CHECK(back(columns, 0, n) < std::exp(-0.2));
    }
}

TEST_CASE("distances are the mean of both directions, and unknown ones share nothing") {
    Network network;
    network.lengths = {0, 10, 0, 20, 0, 30, 0, 0, 0};
    const Numbers distances = node_distances(network, 3);
    CHECK(distances[1] == 15);
    CHECK(distances[3] == 15);
    CHECK(distances[5] == 30);
    CHECK(distances[7] == 30);
    CHECK(distances[2] == unbounded);
    CHECK(correlation_factor(distances, 3, 10).row(0)[2] == 0);
}
