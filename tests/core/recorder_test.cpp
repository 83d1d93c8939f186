#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

const Document rhythm{{"model", "stuart-landau"}, {"nodes", 3}, {"parameters.omega", std::vector<double>{50, 60, 70}}};

// A column of the trace: one number per statistic.
struct Column {
    double min, max, mean;
};

template <class T>
Column column_as(const TraceView& trace, std::size_t at) {
    return {double(static_cast<const T*>(trace.min)[at]), double(static_cast<const T*>(trace.max)[at]),
            double(static_cast<const T*>(trace.mean)[at])};
}

Column column(const TraceView& trace, int quantity, int node, std::int64_t k) {
    REQUIRE(k >= trace.first);
    REQUIRE(k < trace.count);
    const std::size_t at = (std::size_t(quantity) * std::size_t(trace.nodes) + std::size_t(node)) * std::size_t(trace.capacity) +
                           std::size_t(k % trace.capacity);
    return trace.single ? column_as<float>(trace, at) : column_as<double>(trace, at);
}

void expect_equal(Column a, Column b) {
    CHECK(a.min == b.min);
    CHECK(a.max == b.max);
    CHECK(a.mean == b.mean);
}

}  // namespace

TEST_CASE("a column holds the least, the largest and the mean value of its steps") {
    for (const char* precision : {"f32", "f64"}) {
        auto simulation = simulate(with(rhythm, {{"precision", precision}}));
        REQUIRE(!simulation->scope({"y", "observable"}, 7, 100));
        for (int k = 0; k < 30; ++k) {
            std::vector<double> y[3];
            for (int i = 0; i < 7; ++i) {
                advance(*simulation, 1);
                for (int n = 0; n < 3; ++n) y[n].push_back(read(*simulation, "y", n));
            }
            for (int n = 0; n < 3; ++n) {
                const Column c = column(simulation->trace(), 0, n, k);
                REQUIRE(c.min == range_of(y[n]).low);
                REQUIRE(c.max == range_of(y[n]).high);
                REQUIRE(c.mean == Approx(mean_of(y[n])).margin(1e-6));
            }
        }
    }
}

TEST_CASE("a spike of one step between two columns is seen") {
    auto simulation = simulate(with(rhythm, {{"dt", 0.01}}));
    REQUIRE(!simulation->scope({"x"}, 1000, 10));
    advance(*simulation, 500);
    simulation->kick(1, 0, 40);
    advance(*simulation, 500);
    CHECK(column(simulation->trace(), 0, 1, 0).max > 20);
    CHECK(column(simulation->trace(), 0, 0, 0).max < 2);
}

TEST_CASE("the ring forgets the oldest columns and keeps the numbers of the others") {
    auto simulation = simulate(rhythm);
    REQUIRE(!simulation->scope({"x"}, 5, 8));
    advance(*simulation, 5 * 20);
    const TraceView trace = simulation->trace();
    CHECK(trace.first == 12);
    CHECK(trace.count == 20);
    CHECK(simulation->means("x", 0).size() == 8);
    CHECK(simulation->means("x", 0).back() == column(trace, 0, 0, 19).mean);
}

TEST_CASE("a column number is a time, whenever recording begins") {
    auto early = simulate(rhythm), late = simulate(rhythm);
    REQUIRE(!early->scope({"x"}, 10, 100));
    advance(*late, 200);
    REQUIRE(!late->scope({"x"}, 10, 100));
    advance(*early, 300);
    advance(*late, 100);
    CHECK(late->trace().first == 20);
    for (int k = 20; k < 30; ++k) expect_equal(column(early->trace(), 0, 2, k), column(late->trace(), 0, 2, k));
}

TEST_CASE("after a step back the older columns are still there and the count has gone down") {
    auto simulation = simulate(rhythm);
    REQUIRE(!simulation->scope({"x"}, 10, 100));
    advance(*simulation, 100);
    const auto then = simulation->snapshot();
    advance(*simulation, 200);
    const Column before = column(simulation->trace(), 0, 0, 4), redone = column(simulation->trace(), 0, 0, 17);
    REQUIRE(simulation->restore(then));
    CHECK(simulation->trace().count == 10);
    expect_equal(column(simulation->trace(), 0, 0, 4), before);
    advance(*simulation, 200);
    CHECK(simulation->trace().count == 30);
    expect_equal(column(simulation->trace(), 0, 0, 17), redone);
}

TEST_CASE("a readout and an input can be recorded beside a state") {
    auto simulation = simulate(with(rhythm, {{"drive.0.kind", "constant"}, {"drive.0.input", "y"}, {"drive.0.amplitude", 2.5}}));
    REQUIRE(!simulation->scope({"observable", "input.y", "x"}, 4, 10));
    advance(*simulation, 8);
    const TraceView trace = simulation->trace();
    expect_equal(column(trace, 0, 1, 1), column(trace, 2, 1, 1));
    CHECK(column(trace, 1, 0, 1).min == 2.5);
    CHECK(column(trace, 1, 0, 1).max == 2.5);
}

TEST_CASE("an unknown signal is not recorded and is named") {
    auto simulation = simulate(rhythm);
    const Problem problem = simulation->scope({"x", "spikes"}, 1, 10);
    CHECK(problem.text.find("spikes") != std::string::npos);
    CHECK(simulation->scope({"x"}, 0, 10).text.find("1 or more") != std::string::npos);
}
