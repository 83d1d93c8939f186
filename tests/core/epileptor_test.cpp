// The Epileptor: where seizures begin to recur, and how often they do.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// How often the slow variable rises through the middle of its way, which it does once a seizure.
int seizures(double duration, const std::vector<Setting>& changes) {
    const auto simulation = simulate(with(experiment("epileptor", "seizures", changes), {{"integrator", "rk4"}, {"dt", 0.05}, {"duration", 0}}));
    advance_to(*simulation, 100);
    return int(upward_crossings(samples(*simulation, "z", int(duration), 20), 3.5).size());
}

}  // namespace

TEST_CASE("The Epileptor moves as its equations say, with every parameter") {
    check_equations("epileptor", [](auto p, auto in, auto s) -> std::vector<double> {
        const double x1 = s("x1"), z = s("z"), x2 = s("x2"), tt = p("tt"), mu = p("modification");
        const double f1 = x1 < 0 ? -p("a") * x1 * x1 + p("b") * x1 : p("slope") - x2 + 0.6 * std::pow(z - 4, 2);
        const double f2 = x2 < -0.25 ? 0 : p("aa") * (x2 + 0.25);
        const double h = mu * (p("x0") + 3 / (1 + std::exp(-(x1 + 0.5) / 0.1))) + (1 - mu) * (4 * (x1 - p("x0")));
        return {tt * (s("y1") - z + p("Iext") + p("Kvf") * in("c1") + f1 * x1 + in("x1")),
                tt * (p("c") - p("d") * x1 * x1 - s("y1")),
                tt * p("r") * (h - z + p("Ks") * in("c1")),
                tt * (-s("y2") + x2 - x2 * x2 * x2 + p("Iext2") + p("bb") * s("g") - 0.3 * (z - 3.5) + p("Kf") * in("c2") + in("x2")),
                tt * (-s("y2") + f2) / p("tau"),
                -0.01 * tt * (s("g") - 0.1 * x1)};
    });
}

TEST_CASE("The Epileptor has the slopes that brainmass computes, on both sides of its kinks") {
    const Operating usual = operating("epileptor", "brainmass");
    const std::vector<double> first{-0.275, -0.25, -0.001085, 0.45, 0, -0.0015};
    const auto found = slope_at(usual, {-1.5, -10, 3.5, -1, 0, 0});
    for (std::size_t i = 0; i < 6; ++i) CHECK(found[i] == within(first[i], 1e-12));

    Operating at = operating("epileptor", "brainmass", {{"Kvf", 0.1}, {"Kf", 0.2}, {"Ks", 0.3}, {"modification", 0.25}});
    at.inputs[2] = 0.5;
    at.inputs[3] = 0.3;
    const std::vector<double> second{6.55, 2.2, 0.0024501726870488037, 1.511, 0.07, -1e-4};
    const auto other = slope_at(at, {0.4, -2, -0.5, -0.1, 0.2, 0.05});
    for (std::size_t i = 0; i < 6; ++i) CHECK(other[i] == within(second[i], 1e-12));
}

TEST_CASE("Rest becomes unstable at x0 = -2.062, where it meets the fold of the fast pair at x1 = -4/3") {
    // On x1 < 0 the fast pair rests where z = 4.1 - x1^3 - 2 x1^2, and the clock where z = 4 (x1 - x0).
    const double x = -4.0 / 3, z = 4.1 - x * x * x - 2 * x * x;
    CHECK(x - z / 4 == within(-2.06204, 1e-5));
    const Branch branch = follow(operating("epileptor", "healthy"), "x0", -2.4, -1.9, {-1.6, -11.8, 3.1, -0.8, 0, -0.16});
    REQUIRE(branch.hopfs.size() >= 1);
    CHECK(branch.hopfs[0].parameter == within(-2.062, 0.002));
}

TEST_CASE("Seizures recur at x0 = -1.6, about every two seconds, and none comes at -2.2") {
    CHECK(seizures(10000, {}) == 5);
    CHECK(seizures(10000, {{"x0", -2.05}}) >= 3);
    CHECK(seizures(10000, {{"x0", -2.2}}) == 0);
    CHECK(seizures(10000, {{"x0", -2.07}}) == 0);
}

TEST_CASE("A step in the slow clock makes seizures recur for x0 between 1.2 and 2.9") {
    CHECK(seizures(10000, {{"modification", 1}, {"x0", 2}}) >= 2);
    CHECK(seizures(10000, {{"modification", 1}, {"x0", 3.2}}) == 0);
}

TEST_CASE("One epileptogenic area recruits a healthy neighbour through the slow clock") {
    const auto healthy_seizes = [](double gain) {
        const auto simulation = simulate({{"model", "epileptor"},
                                          {"nodes", 2},
                                          {"parameters.x0", std::vector<double>{-1.6, -2.1}},
                                          {"network.connectome.weights", Value(std::vector<double>{0, 1, 1, 0}, 2)},
                                          {"network.gain", gain},
                                          {"integrator", "rk4"},
                                          {"dt", 0.05},
                                          {"duration", 0}});
        return range_of(samples(*simulation, "x1", 6000, 20, 1)).high > 0;
    };
    CHECK(!healthy_seizes(0));
    CHECK(healthy_seizes(0.5));
}
