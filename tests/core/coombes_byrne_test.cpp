// Coombes–Byrne: the conductance damps, and only its delay makes a rhythm.
#include "core/model/qif.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

TEST_CASE("Coombes and Byrne's mean field moves as its equations say, with every parameter") {
    check_equations("coombes-byrne", [](auto p, auto in, auto s) -> std::vector<double> {
        const double r = s("r"), v = s("v"), g = s("g"), q = s("q");
        return {p("Delta") / pi + 2 * v * r - g * r + in("r"), v * v - std::pow(pi * r, 2) + p("eta") + (p("v_syn") - v) * g + in("v"),
                p("alpha") * q, p("alpha") * (p("k") * pi * r - g - 2 * q)};
    });
    check_equations("coombes-byrne-2d", [](auto p, auto in, auto s) -> std::vector<double> {
        const double r = s("r"), v = s("v"), g = p("k") * pi * r;
        return {p("Delta") / pi + 2 * v * r - g * r + in("r"), v * v - std::pow(pi * r, 2) + p("eta") + (p("v_syn") - v) * g + in("v")};
    });
}

TEST_CASE("The fast synapse has the slopes that brainmass computes, and ends where it ends") {
    const Operating at = operating("coombes-byrne-2d", "brainmass");
    const auto slope = slope_at(at, {0.1, 0});
    CHECK(slope[0] == Approx(0.28689395964789277).epsilon(1e-12));
    CHECK(slope[1] == Approx(0.6446668945531893).epsilon(1e-12));
    const auto found = equilibria(at, {0.1, 0});
    REQUIRE(found.size() == 1);
    CHECK(found[0].stable);
    CHECK(found[0].state[0] == within(0.18472554402660457, 1e-12));
    CHECK(found[0].state[1] == within(-0.5714089698992018, 1e-12));
}

TEST_CASE("A fast synapse gives neither two states nor a rhythm, for any drive from -10 to 20") {
    const Branch branch = follow(operating("coombes-byrne-2d", "brainmass"), "eta", -10, 20);
    CHECK(branch.folds.empty());
    CHECK(branch.hopfs.empty());
}

TEST_CASE("Without its synapse the mean field is that of uncoupled neurons: it rings at its firing rate") {
    const Operating at = operating("coombes-byrne-2d", "no-synapse");
    const auto found = equilibria(at, {0.1, 0});
    REQUIRE(found.size() == 1);
    CHECK(std::abs(found[0].eigenvalues[0].imag()) == within(turn * found[0].state[0], 1e-9));
}

TEST_CASE("The delay of the synapse makes the rhythm: it is gone when the synapse is too fast or too slow") {
    const Operating at = operating("coombes-byrne", "tvb");
    std::vector<double> rest{0.5, 0.3, 1.7, 0};
    REQUIRE(newton(at, rest));
    const Branch branch = follow(operating("coombes-byrne", "tvb", {{"alpha", 0.05}}), "alpha", 0.05, 200, rest);
    CHECK(branch.folds.empty());
    REQUIRE(branch.hopfs.size() == 2);
    CHECK(branch.hopfs[0].parameter == within(0.86541, 1e-5));
    CHECK(branch.hopfs[1].parameter == within(32.0422, 1e-4));
}

TEST_CASE("The rhythm of the slow conductance lives between eta = 3.930 and 23.401, at 197 and 555 Hz") {
    const Branch branch = follow(operating("coombes-byrne", "tvb"), "eta", -10, 60, {0.05, -2, 0.1, 0});
    CHECK(branch.folds.empty());
    REQUIRE(branch.hopfs.size() == 2);
    CHECK(branch.hopfs[0].parameter == within(3.92951, 1e-5));
    CHECK(hertz(branch.hopfs[0].omega) == within(197.42, 0.01));
    CHECK(branch.hopfs[1].parameter == within(23.40106, 1e-5));
    CHECK(hertz(branch.hopfs[1].omega) == within(555.41, 0.01));
}
