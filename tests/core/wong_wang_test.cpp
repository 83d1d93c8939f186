// Wong–Wang: the rate at its threshold, a choice between two pools, and one pool that remembers.
#include "core/model/wong_wang_rate.hpp"

#include "core/number/dual.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// The rate over its value at threshold, in quadruple precision or better and without a singular quotient.
long double reference(double u) {
    if (u == 0) return 1;
    return -(long double)u / std::expm1(-(long double)u);
}

double logistic_rate(double a, double b, double d, double x) {
    const double y = a * x - b;
    return y == 0 ? 1 / d : -y / std::expm1(-d * y);
}

std::vector<double> settled(const Document& document, double time) {
    const auto simulation = simulate(with(document, {{"integrator", "rk4"}, {"precision", "f64"}, {"duration", 0}}));
    advance_to(*simulation, time);
    return {read(*simulation, "r1"), read(*simulation, "r2"), read(*simulation, "S1"), read(*simulation, "S2")};
}

}  // namespace

TEST_CASE("the Wong-Wang rate keeps its digits through its threshold, and so does its slope") {
    for (double u = -40; u <= 40; u += 0.0137) {
        const Dual<double> found = wong_wang_rate<Dual<double>>(1, 0, 1, {u, 1});
        CHECK(found.value == Approx(double(reference(u))).epsilon(4e-15));
        CHECK(wong_wang_rate<float>(1, 0, 1, float(u)) == Approx(double(reference(float(u)))).epsilon(2e-6));
    }
    for (double u : {0.0, 1e-300, 1e-12, -1e-8, 1e-4, 0.1, 0.2499999, 0.25, -0.2499999, -0.25}) {
        const Dual<double> found = wong_wang_rate<Dual<double>>(1, 0, 1, {u, 1});
        CHECK(found.value == Approx(double(reference(u))).epsilon(4e-15));
        // The series 1/2 + u/6 − u³/180 + …, four terms of which are enough here.
        const double z = u * u;
        CHECK(found.slope == Approx(0.5 + u * (1.0 / 6 - z * (1.0 / 180 - z * (1.0 / 5040 - z / 151200)))).epsilon(3e-11));
    }
    CHECK(wong_wang_rate<double>(270, 108, 0.154, 0.4) == Approx(1 / 0.154).epsilon(1e-12));
}

TEST_CASE("The two pools of Wong and Wang move as their equations say, with every parameter") {
    check_equations("wong-wang", [](auto p, auto in, auto s) -> std::vector<double> {
        const auto slope = [&](double own, double other, double evidence, double input) {
            const double I = p("J_s") * own - p("J_c") * other + p("J_A") * p("mu_0") * (1 + evidence) + p("I_0") + input;
            const double line = p("a") * std::max(I - p("theta"), 0.0);
            const double r = p("threshold_linear") > 0.5 ? line : logistic_rate(p("a"), p("b"), p("d"), I);
            return -own / p("tau_S") + (1 - own) * p("gamma") * r / 1000;
        };
        return {slope(s("S1"), s("S2"), p("coherence"), in("I1")), slope(s("S2"), s("S1"), -p("coherence"), in("I2"))};
    });
}

TEST_CASE("A winner fires at 30.1 Hz and the loser at 0.85 Hz; evidence of 51.2 % makes that 34.5 and 0.55 Hz") {
    const auto undecided = settled(experiment("wong-wang", "undecided"), 8000);
    CHECK(undecided[0] == within(30.11, 0.01));
    CHECK(undecided[1] == within(0.852, 0.001));
    const auto strong = settled(experiment("wong-wang", "strong-evidence"), 8000);
    CHECK(strong[0] == within(34.46, 0.01));
    CHECK(strong[1] == within(0.550, 0.001));
    const auto mirrored = settled(experiment("wong-wang", "strong-evidence", {{"coherence", -0.512}}), 8000);
    CHECK(mirrored[1] == within(34.46, 0.01));
}

TEST_CASE("Before the stimulus both pools fire alike, beside two states of memory; a stimulus leaves only the choice") {
    const Operating before = operating("wong-wang", "before-stimulus");
    const auto rest = equilibria(before, start_of(before.model));
    CHECK(std::count_if(rest.begin(), rest.end(), [](const Equilibrium& e) { return e.stable; }) == 3);
    const Operating during = operating("wong-wang", "undecided");
    const auto choice = equilibria(during, start_of(during.model));
    REQUIRE(choice.size() == 3);
    CHECK(std::string(choice[1].type) == "saddle");
    CHECK(choice[1].state[0] == within(choice[1].state[1], 1e-9));
    CHECK((choice[0].stable && choice[2].stable));
}

TEST_CASE("The pools with a straight line for a rate have the slopes that brainmass computes") {
    const Operating at = operating("wong-wang", "brainmass");
    const auto slope = slope_at(at, {0.1, 0.12});
    CHECK(slope[0] == Approx(0.0058656629471120075).epsilon(1e-12));
    CHECK(slope[1] == Approx(0.005934473415801604).epsilon(1e-12));
}

TEST_CASE("The reduced mean field moves as its equation says, with every parameter") {
    check_equations("wong-wang-reduced", [](auto p, auto in, auto s) -> std::vector<double> {
        const double x = p("w") * p("J_N") * s("S") + p("I_o") + p("J_N") * in("c") + in("x");
        const double r = logistic_rate(p("a"), p("b"), p("d"), x);
        return {-s("S") / p("tau_s") + (1 - s("S")) * p("gamma") * r / 1000};
    });
}

TEST_CASE("An area that excites itself with w = 1.2 remembers: two stable states and a threshold between them") {
    const Operating at = operating("wong-wang-reduced", "memory-low");
    const auto found = equilibria(at, {0.1});
    REQUIRE(found.size() == 3);
    CHECK((found[0].stable && !found[1].stable && found[2].stable));
    const Operating weak = operating("wong-wang-reduced", "tvb");
    CHECK(equilibria(weak, {0.1}).size() == 1);
}
