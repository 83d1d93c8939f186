// The Hopf normal form of brain simulators: its circle, its pace, and the oscillator of the paper that it is.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// Radius and Hz of the run of a preset after `settle` ms.
std::pair<double, double> circle(const char* preset, const std::vector<Setting>& changes, double settle) {
    const auto simulation = simulate(with(experiment("hopf", preset, changes), {{"duration", 0}, {"integrator", "rk4"}, {"dt", 0.05}}));
    advance_to(*simulation, settle);
    const double radius = std::abs(z_of(*simulation));
    return {radius, hertz_of(samples(*simulation, "x", 20000), 0.05)};
}

}  // namespace

TEST_CASE("the Hopf oscillator moves as its equations say, with every parameter") {
    check_equations("hopf", [](auto p, auto in, auto s) -> std::vector<double> {
        const std::complex<double> z(s("x"), s("y"));
        const auto slope = (p("a") + std::complex<double>(0, p("omega"))) * z - p("beta") * std::norm(z) * z;
        return {slope.real() + in("x"), slope.imag() + in("y")};
    });
}

TEST_CASE("200 ms after a start inside, brainmass's Hopf oscillator is on the circle of radius 1/2 and turns at 31.83 Hz") {
    const auto [radius, frequency] = circle("brainmass", {}, 200);
    CHECK(radius == within(0.499999999999562, 1e-9));
    CHECK(frequency == share(31.830988618379067, 1e-5));
}

TEST_CASE("the Hopf oscillator's radius is sqrt(a/beta) and its pace is omega whatever the radius") {
    for (double beta : {0.5, 1.0, 4.0}) {
        const auto [radius, frequency] = circle("neurolib", {{"a", 0.3}, {"beta", beta}}, 300);
        CHECK(radius == share(std::sqrt(0.3 / beta), 1e-6));
        CHECK(frequency == share(hertz(0.2), 1e-5));
    }
}

TEST_CASE("the Hopf oscillator is born at a = 0 with the frequency omega") {
    const auto largest = [](double a) { return eigenvalues_at(operating("hopf", "brainmass", {{"a", a}}), {0, 0})[0]; };
    CHECK(largest(-0.01).real() == within(-0.01, 1e-12));
    CHECK(largest(0.01).real() == within(0.01, 1e-12));
    CHECK(std::abs(largest(0).imag()) == within(0.2, 1e-12));
}

TEST_CASE("the Hopf oscillator is the Stuart-Landau oscillator without shear, a thousand times as fast") {
    const Operating hopf = operating("hopf", "brainmass"),
                    landau = operating("stuart-landau", "alpha", {{"alpha", 250}, {"omega", 200}, {"gamma", 1000}, {"beta", 0}});
    Dice dice;
    for (int k = 0; k < 50; ++k) {
        const std::vector<double> state = {dice.between(-1, 1), dice.between(-1, 1)};
        for (int i = 0; i < 2; ++i)
            CHECK(slope_at(hopf, state)[std::size_t(i)] == within(slope_at(landau, state)[std::size_t(i)] / 1000, 1e-12));
    }
}

TEST_CASE("coupled through x alone, two Hopf oscillators lock in phase") {
    const auto simulation =
        simulate(with(experiment("hopf", "neurolib"), {{"nodes", 2},
                                                       {"parameters.omega", std::vector<double>{0.19, 0.21}},
                                                       {"initial.x", std::vector<double>{0.5, -0.3}},
                                                       {"network.connectome.weights", Value(std::vector<double>{0, 1, 1, 0}, 2)},
                                                       {"network.gain", 0.2},
                                                       {"duration", 0},
                                                       {"integrator", "rk4"}}));
    advance_to(*simulation, 2000);
    std::vector<double> apart;
    for (int k = 0; k < 50; ++k) {
        apart.push_back(std::arg(z_of(*simulation, 1) / z_of(*simulation, 0)));
        advance_to(*simulation, simulation->time() + 40);
    }
    CHECK(range_of(apart).low > -0.2);
    CHECK(range_of(apart).high < 0.6);
}
