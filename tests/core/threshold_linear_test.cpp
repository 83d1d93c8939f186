// The threshold-linear pair: linear theory while both fire, and a rhythm where the threshold catches it.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

TEST_CASE("the threshold-linear pair moves as its equations say, with every parameter") {
    check_equations("threshold-linear", [](auto p, auto in, auto s) -> std::vector<double> {
        const double x = s("x"), y = s("y");
        const double ix = std::max(p("w_xx") * x - p("w_xy") * y + p("P_x") + in("x"), 0.0);
        const double iy = std::max(p("w_yx") * x - p("w_yy") * y + p("P_y") + in("y"), 0.0);
        return {(-x + (1 - p("r") * x) * p("beta_x") * ix) / p("tau_x"), (-y + (1 - p("r") * y) * p("beta_y") * iy) / p("tau_y")};
    });
}

TEST_CASE("the area of Chaudhuri et al. answers 100 pA with 15.361 and 12.210 Hz, in 41.88 and 2.063 ms") {
    const Operating at = operating("threshold-linear", "chaudhuri-2015");
    std::vector<double> rest = {15, 12};
    REQUIRE(newton(at, rest));
    CHECK(rest[0] == within(15.361, 1e-3));
    CHECK(rest[1] == within(12.210, 1e-3));
    const auto values = eigenvalues_at(at, rest);
    CHECK(-1 / values[0].real() == share(41.88, 1e-3));
    CHECK(-1 / values[1].real() == share(2.063, 1e-3));
    CHECK(values[0].imag() == 0);
}

TEST_CASE("while both fire, the rates of a threshold-linear pair are proportional to its current") {
    const Operating once = operating("threshold-linear", "chaudhuri-2015"),
                    twice = operating("threshold-linear", "chaudhuri-2015", {{"P_x", 200}});
    std::vector<double> a = {15, 12}, b = {30, 24};
    REQUIRE(newton(once, a));
    REQUIRE(newton(twice, b));
    for (std::size_t i = 0; i < 2; ++i) CHECK(b[i] == share(2 * a[i], 1e-10));
}

TEST_CASE("without weights a threshold-linear population is a leak to beta times its current, and silent below 0") {
    const auto settled = [](double current) {
        const auto simulation = simulate(with(experiment("threshold-linear", "brainmass", {{"P_x", current}, {"P_y", current}}),
                                              {{"duration", 0}, {"integrator", "rk4"}}));
        advance_to(*simulation, 1000);
        return std::vector<double>{read(*simulation, "x"), read(*simulation, "y")};
    };
    CHECK(settled(100)[0] == within(6.6, 1e-9));
    CHECK(settled(100)[1] == within(35.1, 1e-9));
    CHECK(settled(-50)[0] == within(0, 1e-9));
    CHECK(settled(-50)[1] == within(0, 1e-9));
}

TEST_CASE("the E equation of brainmass's ThresholdLinearStep and both of its WilsonCowanLinearStep are matched") {
    const Operating apart = operating("threshold-linear", "brainmass", {{"P_x", 2}, {"P_y", 1}});
    CHECK(slope_at(apart, {0.1, 0.2})[0] == within(0.0016, 1e-15));
    // In its code the leak of I is reversed, which gives -0.0151; its text gives this.
    CHECK(slope_at(apart, {0.1, 0.2})[1] == within(0.0151, 1e-15));
    const Operating line = operating("threshold-linear", "brainmass-linear");
    CHECK(slope_at(line, {0.1, 0.05})[0] == within(0.8585, 1e-15));
    CHECK(slope_at(line, {0.1, 0.05})[1] == within(0.194625, 1e-15));
}

TEST_CASE("slow inhibition makes the linear pair grow, and the threshold turns the growth into a rhythm") {
    const Operating at = operating("threshold-linear", "slow-inhibition");
    std::vector<double> rest = {1.3, 5.7};
    REQUIRE(newton(at, rest));
    const auto values = eigenvalues_at(at, rest);
    CHECK(values[0].real() > 0);
    CHECK(std::abs(values[0].imag()) > 0);
    const auto found = cycles(experiment("threshold-linear", "slow-inhibition"), {"tau_y", {20, 40}, 3000, 1000, 0.1});
    CHECK(found[0].range.width() < 1e-4);
    CHECK(found[1].range.width() > 1);
    CHECK(found[1].range.low > 0);
}

TEST_CASE("a threshold-linear pair has one rest, and it is found wherever one starts") {
    for (const char* preset : {"chaudhuri-2015", "slow-inhibition", "brainmass", "brainmass-linear"}) {
        INFO(preset);
        CHECK(equilibria(operating("threshold-linear", preset), {10, 10}).size() == 1);
    }
}
