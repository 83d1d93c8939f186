// Pyramidal–interneuron gamma: the branch of figure 14 and the rhythm on it.
#include "core/model/qif.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

TEST_CASE("Pyramidal-interneuron gamma moves as its equations say, with every parameter") {
    check_equations("ping", [](auto p, auto in, auto s) -> std::vector<double> {
        const auto rate = [&](double tau, double r, double v) { return (p("Delta") / (pi * tau) + 2 * r * v) / tau; };
        const auto potential = [&](double tau, double r, double v, double input) {
            return (v * v - std::pow(pi * tau * r, 2) + p("eta") + p("I") + input) / tau;
        };
        const double te = p("tau_e"), ti = p("tau_i"), se = s("s_e"), si = s("s_i");
        return {
            rate(te, s("r_e"), s("v_e")), potential(te, s("r_e"), s("v_e"), te * (p("J_ee") * se - p("J_ei") * si + in("s_e")) + in("v_e")),
            rate(ti, s("r_i"), s("v_i")), potential(ti, s("r_i"), s("v_i"), ti * (p("J_ie") * se - p("J_ii") * si) + in("v_i")),
            s("z_e") / p("tau_a"),        (s("r_e") - 2 * s("z_e") - se) / p("tau_a"),
            s("z_i") / p("tau_g"),        (s("r_i") - 2 * s("z_i") - si) / p("tau_g")};
    });
}

TEST_CASE("Pyramidal-interneuron gamma folds at I = 0.269 and -1.322") {
    const Branch branch = follow(operating("ping", "paper-i-5"), "I", -20, 75);
    REQUIRE(branch.folds.size() == 2);
    CHECK(branch.folds[0].parameter == within(0.26851, 1e-5));
    CHECK(branch.folds[1].parameter == within(-1.32160, 1e-5));
}

TEST_CASE("Pyramidal-interneuron gamma lives between two Hopf points, at I = 1.110 and 67.665") {
    const Branch branch = follow(operating("ping", "paper-i-5"), "I", -20, 75);
    REQUIRE(branch.hopfs.size() == 2);
    CHECK(branch.hopfs[0].parameter == within(1.11045, 1e-5));
    CHECK(branch.hopfs[0].state[0] == within(0.05129, 1e-5));
    CHECK(hertz(branch.hopfs[0].omega) == within(53.97, 0.005));
    CHECK(branch.hopfs[1].parameter == within(67.66531, 1e-5));
    CHECK(hertz(branch.hopfs[1].omega) == within(229.9, 0.05));
}

TEST_CASE("Pyramidal-interneuron gamma speeds up with the current") {
    const auto found = cycles(experiment("ping", "paper-i-5"), {"I", {-5, 2, 5, 20}, 1000, 500, 0.01});
    CHECK(found[0].frequency == 0);
    CHECK(found[1].frequency == share(55.6, 1e-3));
    CHECK(found[2].frequency == share(65.1, 1e-3));
    CHECK(found[3].frequency == share(104.8, 1e-3));
    CHECK(cycles(experiment("ping", "paper-i-5"), {"I", {75}, 4000, 200, 0.03})[0].frequency == 0);
}

TEST_CASE("The bursts of pyramidal cells are tallest near I = 11.5, where they reach 0.532 per ms at 84 Hz") {
    std::vector<double> currents;
    for (int k = 0; k < 16; ++k) currents.push_back(9 + 0.33333333 * k);
    const auto found = cycles(experiment("ping", "paper-i-5"), {"I", currents, 1000, 300, 0.01});
    std::size_t tallest = 0;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i].range.high > found[tallest].range.high) tallest = i;
    CHECK(currents[tallest] == within(11.5, 0.5));
    CHECK(found[tallest].range.high == within(0.532, 1e-3));
    CHECK(cycles(experiment("ping", "paper-i-5"), {"I", {11.5}, 1000, 500, 0.01})[0].frequency == share(84.1, 1e-3));
}

TEST_CASE("The couplings of the printed table, 1, 1, 1 and 2, bring no bifurcation") {
    const Branch branch = follow(operating("ping", "paper-i-5", {{"J_ee", 1}, {"J_ei", 1}, {"J_ie", 1}, {"J_ii", 2}}), "I", -20, 75);
    CHECK(branch.folds.empty());
    CHECK(branch.hopfs.empty());
}
