// The generic oscillator: its regimes, and the model one model further down that it contains.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

TEST_CASE("the generic oscillator moves as its equations say, with every parameter") {
    check_equations("generic-2d", [](auto p, auto in, auto s) -> std::vector<double> {
        const double v = s("V"), w = s("W");
        const double fast = -p("f") * std::pow(v, 3) + p("e") * v * v + p("g") * v + p("alpha") * w + p("gamma") * p("I") + p("gamma") * in("V");
        return {p("d") * p("tau") * fast + in("add_V"), p("d") / p("tau") * (p("a") + p("b") * v + p("c") * v * v - p("beta") * w) + in("add_W")};
    });
}

TEST_CASE("with alpha = -1 and a straight slow nullcline the generic oscillator is FitzHugh-Nagumo") {
    const double tau = std::sqrt(12.5);
    const Operating generic = operating(
                        "generic-2d", "cycle",
                        {{"I", 0.5}, {"a", 0.7}, {"b", 1}, {"d", 1 / tau}, {"e", 0}, {"f", 1.0 / 3}, {"g", 1}, {"alpha", -1}, {"beta", 0.8}, {"tau", tau}}),
                    classic = operating("fitzhugh-nagumo", "classic");
    Dice dice;
    for (int k = 0; k < 50; ++k) {
        const std::vector<double> state = {dice.between(-2, 2), dice.between(-1, 2)};
        for (std::size_t i = 0; i < 2; ++i) CHECK(slope_at(generic, state)[i] == within(slope_at(classic, state)[i], 1e-12));
    }
}

TEST_CASE("the generic oscillator of TVB rests at a = -2 and swings at a = 2, past a Hopf point where the cubic's slope is beta") {
    const Branch branch = follow(operating("generic-2d", "tvb"), "a", -2, 3);
    CHECK(branch.folds.empty());
    REQUIRE(branch.hopfs.size() == 1);
    // -3V² + 6V = 1 where the trace vanishes; a = V³ - 3V² + 10V there.
    const double v = 1 - std::sqrt(2.0 / 3);
    CHECK(branch.hopfs[0].state[0] == within(v, 1e-8));
    CHECK(branch.hopfs[0].parameter == within(v * v * v - 3 * v * v + 10 * v, 1e-7));
    CHECK(branch.hopfs[0].omega == within(0.02 * 3, 1e-8));
    const auto found = cycles(experiment("generic-2d", "tvb"), {"a", {-2, 2}, 4000, 2000, 0.2});
    CHECK(found[0].range.width() < 1e-4);
    CHECK(found[1].frequency == share(9.2123, 1e-3));
}

TEST_CASE("an input of brainmass's generic oscillator adds to the current") {
    const Document driven =
        with(experiment("generic-2d", "tvb"), {{"drive.0.kind", "constant"}, {"drive.0.input", "V"}, {"drive.0.amplitude", 0.5}});
    const Operating input = operating(driven), current = operating("generic-2d", "tvb", {{"I", 0.5}});
    CHECK(slope_at(input, {0.4, -0.6})[0] == within(0.00632, 1e-14));
    CHECK(slope_at(input, {0.4, -0.6})[1] == within(-0.108, 1e-14));
    CHECK(slope_at(input, {0.4, -0.6})[0] == slope_at(current, {0.4, -0.6})[0]);
}

TEST_CASE("a bistable generic oscillator has a stable rest beside its cycle") {
    std::vector<double> rest = {-1.6, -12};
    REQUIRE(newton(operating("generic-2d", "bistable-up"), rest));
    CHECK(rest[0] == within(-0.5 - std::sqrt(1.25), 1e-9));
    CHECK(eigenvalues_at(operating("generic-2d", "bistable-up"), rest)[0].real() < 0);
}
