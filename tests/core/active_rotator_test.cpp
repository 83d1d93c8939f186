// The active rotator: its pace, its onset by a saddle-node on the cycle, its rest and what excites it.
// Reference: Shinomoto & Kuramoto, Prog. Theor. Phys. 75:1105 (1986).
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

constexpr double omega = 62.83185307179586;

// Hz of the rotating preset for each hesitation, measured for `watch` ms.
std::vector<Cycle> paces(std::vector<double> hesitations, double watch) {
    return cycles(experiment("active-rotator", "rotating"), {"a", std::move(hesitations), 500, watch, 0.1});
}

// Where a run that is moved by `kick` from rest is a second later, in turns from rest.
double turns_after(double kick) {
    const double rest = std::asin(omega / 70);
    const auto simulation = simulate(with(experiment("active-rotator", "excitable"), {{"initial.theta", rest + kick}, {"precision", "f64"}}));
    advance_to(*simulation, 1000);
    return (read(*simulation, "theta") - rest) / turn;
}

}  // namespace

TEST_CASE("the active rotator moves as its equation says, with every parameter") {
    check_equations("active-rotator", [](auto p, auto in, auto s) -> std::vector<double> {
        const double theta = s("theta");
        return {p("omega") - p("a") * std::sin(theta) + in("theta") - std::sin(theta) * in("x") + std::cos(theta) * in("y")};
    });
}

TEST_CASE("the active rotator turns at sqrt(omega^2 - a^2), whatever the hesitation") {
    const std::vector<double> hesitations{0, 1, 10, 30, 50, 60, 62};
    const auto found = paces(hesitations, 4000);
    for (std::size_t i = 0; i < found.size(); ++i) {
        INFO("a = " << hesitations[i]);
        CHECK(found[i].frequency == share(std::sqrt(omega * omega - hesitations[i] * hesitations[i]) / turn, 1e-6));
    }
}

TEST_CASE("the active rotator's turn grows as (omega - a)^(-1/2) towards its onset") {
    const auto found = paces({omega - 0.16, omega - 0.04, omega - 0.01}, 20000);
    CHECK(found[0].frequency / found[1].frequency == share(2, 1e-3));
    CHECK(found[1].frequency / found[2].frequency == share(2, 1e-3));
    CHECK(found[2].frequency / std::sqrt(0.01) == share(std::sqrt(2 * omega) / turn, 1e-3));
}

TEST_CASE("the active rotator has no rest while a < omega and two beyond, the stable one at asin(omega/a)") {
    // The phase is slowest where sin(theta) = 1.
    CHECK(slope_at(operating("active-rotator", "spikes", {{"a", omega - 1e-3}}), {turn / 4})[0] == within(1e-3, 1e-12));
    for (double a : {omega + 1e-3, 70.0, 200.0}) {
        INFO("a = " << a);
        const Operating at = operating("active-rotator", "excitable", {{"a", a}});
        const double rest = std::asin(omega / a), pull = std::sqrt(a * a - omega * omega);
        std::vector<double> stable{rest - 0.1}, unstable{turn / 2 - rest + 0.1};
        REQUIRE(newton(at, stable));
        REQUIRE(newton(at, unstable));
        CHECK(stable[0] == within(rest, 1e-9));
        CHECK(unstable[0] == within(turn / 2 - rest, 1e-9));
        CHECK(eigenvalues_at(at, stable)[0].real() == share(-pull, 1e-6));
        CHECK(eigenvalues_at(at, unstable)[0].real() == share(pull, 1e-6));
    }
}

TEST_CASE("a push beyond the unstable rest sends the active rotator round once, a smaller one does not") {
    const double gap = turn / 2 - 2 * std::asin(omega / 70);
    for (double small : {-0.5, 0.1, 0.5 * gap, 0.99 * gap}) CHECK(turns_after(small) == within(0, 1e-6));
    for (double large : {1.01 * gap, 1.5 * gap, 2.0}) CHECK(turns_after(large) == within(1, 1e-6));
}

TEST_CASE("the active rotator with omega = 1 + I and a = 1 - I is the theta neuron, a quarter turn on") {
    for (double I : {-0.3, 0.0, 0.2, 0.6}) {
        INFO("I = " << I);
        const double start = 0.4;
        const auto simulation = simulate({{"model", "active-rotator"},
                                          {"parameters.omega", 1 + I},
                                          {"parameters.a", 1 - I},
                                          {"initial.theta", start + turn / 4},
                                          {"integrator", "rk4"},
                                          {"precision", "f64"},
                                          {"dt", 1}});
        advance_to(*simulation, 10000);
        // Ermentrout & Kopell's equation, by Runge-Kutta with the same step.
        const auto slope = [I](double theta) { return 1 - std::cos(theta) + (1 + std::cos(theta)) * I; };
        double theta = start;
        const double h = 0.001;
        for (int k = 0; k < 10000; ++k) {
            const double k1 = slope(theta), k2 = slope(theta + h / 2 * k1), k3 = slope(theta + h / 2 * k2), k4 = slope(theta + h * k3);
            theta += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        CHECK(read(*simulation, "theta") - turn / 4 == within(theta, 1e-9));
    }
}

TEST_CASE("as a theta neuron the active rotator fires every pi/sqrt(I) units of time") {
    for (double I : {0.25, 0.5, 0.9}) {
        const auto found = cycles({{"model", "active-rotator"}, {"parameters.omega", 1 + I}}, {"a", {1 - I}, 10000, 100000, 1});
        CHECK(1 / found[0].frequency == share(turn / 2 / std::sqrt(I), 1e-6));
    }
}
