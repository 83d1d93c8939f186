// Montbrió–Pazó–Roxin: everything about its equilibria is known in closed form.
#include "core/model/qif.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// The excitability at which the rate r is an equilibrium, for tau = 1 and no current.
double eta_of(double r, double J, double Delta) {
    const double v = Delta / (2 * pi * r);
    return pi * pi * r * r - v * v - J * r;
}

int folds_at(double J, double Delta = 1) {
    return int(follow(operating("mpr", "low-state", {{"J", J}, {"Delta", Delta}}), "eta", -12, 6).folds.size());
}

// The coupling at which the two folds are born, by halving.
double cusp(double Delta, double low, double high) {
    return bisect(
        low, high, [&](double J) { return folds_at(J, Delta) - 1.0; }, 22);
}

}  // namespace

TEST_CASE("The QIF mean field moves as its equations say, with every parameter") {
    check_equations("mpr", [](auto p, auto in, auto s) -> std::vector<double> {
        const double tau = p("tau"), r = s("r"), v = s("v");
        const double input = p("eta") + tau * (p("J") * r + in("s")) + p("I") + in("v");
        return {(p("Delta") / (pi * tau) + 2 * r * v) / tau, (v * v - std::pow(pi * tau * r, 2) + input) / tau};
    });
}

TEST_CASE("The equilibria of the QIF mean field lie on eta = pi^2 r^2 - (Delta/2 pi r)^2 - J r") {
    for (double J : {15.0, 5.0, -5.0}) {
        const Branch branch = follow(operating("mpr", "low-state", {{"J", J}}), "eta", -12, 6);
        REQUIRE(branch.points.size() > 50);
        for (const Point& point : branch.points) {
            const double r = point.state[0];
            CHECK(point.parameter == within(eta_of(r, J, 1), 1e-8));
            CHECK(point.state[1] == within(-1 / (2 * pi * r), 1e-8));
        }
    }
}

TEST_CASE("At J = 15 the QIF mean field folds at eta = -3.13613 and -5.74353") {
    const Branch branch = follow(operating("mpr", "low-state"), "eta", -12, 6);
    REQUIRE(branch.folds.size() == 2);
    CHECK(branch.folds[0].parameter == within(-3.13613, 1e-5));
    CHECK(branch.folds[0].state[0] == within(0.16257, 2e-5));
    CHECK(branch.folds[1].parameter == within(-5.74353, 1e-5));
    CHECK(branch.folds[1].state[0] == within(0.75392, 2e-5));
    CHECK(branch.hopfs.empty());
}

TEST_CASE("Two states can live side by side only above J = 7.796 sqrt(Delta)") {
    const double r = std::pow(3 / (4 * pi * pi * pi * pi), 0.25);
    const double slope = 2 * pi * pi * r + 2 / (4 * pi * pi * r * r * r);
    CHECK(slope == within(7.79622, 1e-5));
    CHECK(eta_of(r, slope, 1) == within(-std::sqrt(3.0), 1e-12));
    CHECK(cusp(1, 7.6, 8.0) == within(7.79622, 2e-5));
    CHECK(cusp(0.25, 3.7, 4.1) == within(7.79622 / 2, 2e-5));
    CHECK(folds_at(7.75) == 0);
    CHECK(folds_at(7.85) == 2);
}

TEST_CASE("At eta = -5 a node, a saddle and a focus stand at r = 0.0811, 0.4730 and 1.0306") {
    const Operating at = operating("mpr", "low-state");
    const auto found = equilibria(at, start_of(at.model));
    REQUIRE(found.size() == 3);
    const double rates[] = {0.081134, 0.472980, 1.030597};
    const char* types[] = {"stable node", "saddle", "stable focus"};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(found[i].state[0] == within(rates[i], 1e-6));
        CHECK(std::string(found[i].type) == types[i]);
    }
    CHECK(found[0].eigenvalues[0].real() == within(-2.4487, 1e-4));
    CHECK(found[0].eigenvalues[1].real() == within(-5.3977, 1e-4));
    CHECK(found[2].eigenvalues[0].real() == within(-0.30886, 1e-5));
    CHECK(std::abs(found[2].eigenvalues[0].imag()) == within(3.31863, 1e-5));
}

TEST_CASE("Uncoupled QIF neurons ring at their firing rate: eigenvalues -Delta/(pi tau^2 r) +- 2 pi i r") {
    for (double tau : {1.0, 10.0})
        for (double eta : {-5.0, -1.0, 2.0, 6.0}) {
            const Operating at = operating("mpr", "low-state", {{"J", 0}, {"eta", eta}, {"tau", tau}, {"Delta", 0.7}});
            const auto found = equilibria(at, {0.1 / tau, -1});
            REQUIRE(found.size() == 1);
            const double r = found[0].state[0];
            for (const auto& value : found[0].eigenvalues) {
                CHECK(value.real() == within(-0.7 / (pi * tau * tau * r), 1e-9));
                CHECK(std::abs(value.imag()) == within(2 * pi * r, 1e-9));
            }
        }
}

TEST_CASE("The high state of the slow membrane rings at 53 Hz") {
    const Operating at = operating("mpr", "slow-membrane");
    std::vector<double> state = {0.09, 0};
    REQUIRE(newton(at, state));
    CHECK(state[0] == within(0.1030597, 1e-6));
    CHECK(hertz(std::abs(eigenvalues_at(at, state)[0].imag())) == within(53, 0.5));
}
