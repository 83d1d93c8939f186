// The Hopf normal form: its cycle, its phase, its noise, and two of them together.
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;
using Complex = std::complex<double>;

namespace {

Document oscillator(double alpha, double omega, double gamma, double beta) {
    return {{"model", "stuart-landau"},  {"parameters.alpha", alpha},
            {"parameters.omega", omega}, {"parameters.gamma", gamma},
            {"parameters.beta", beta},   {"duration", 0},
            {"integrator", "rk4"},       {"dt", 5}};
}

// The phase that all points of an isochron share: arg z − (β/γ) ln|z| + constant.
double asymptotic_phase(Complex z, double alpha, double gamma, double beta) {
    return std::arg(z) - beta / (2 * gamma) * std::log(gamma * std::norm(z) / alpha);
}

double wrapped(double angle) { return angle - turn * std::round(angle / turn); }

}  // namespace

TEST_CASE("a Stuart–Landau cycle has radius sqrt(α/γ) and the pace ω − βα/γ") {
    const double rows[][4] = {{1, 2, 1, 1}, {1, 2, 1, 0}, {5, 60, 2, 15}, {3, 20, 12, -4}};
    for (const auto& [alpha, omega, gamma, beta] : rows) {
        const auto simulation = simulate(with(oscillator(alpha, omega, gamma, beta), {{"initial.x", 0.1}, {"dt", 1}}));
        advance_to(*simulation, 20000);
        const Complex before = z_of(*simulation);
        CHECK(std::abs(before) == Approx(std::sqrt(alpha / gamma)).epsilon(1e-6));
        const double pace = omega - beta * alpha / gamma, span = 100;
        advance_to(*simulation, simulation->time() + span);
        CHECK(std::abs(wrapped(std::arg(z_of(*simulation) / before) - pace * span / 1000)) < 1e-4);
    }
}

TEST_CASE("a disturbance of the radius fades at the rate 2α") {
    const auto simulation = simulate(with(oscillator(1, 2, 1, 1), {{"initial.x", 1.001}}));
    advance_to(*simulation, 1000);
    const double early = std::abs(z_of(*simulation)) - 1;
    advance_to(*simulation, 3000);
    CHECK(std::log((std::abs(z_of(*simulation)) - 1) / early) / 2 == Approx(-2).epsilon(1e-3));
}

TEST_CASE("the radius grows as sqrt(α/(γ + (α/r₀² − γ) e^(−2αt)))") {
    const auto simulation = simulate(with(oscillator(1, 2, 1, 1), {{"initial.x", 0.3}}));
    advance_to(*simulation, 2000);
    CHECK(std::abs(z_of(*simulation)) == Approx(0.918556).epsilon(1e-6));
    CHECK(std::abs(z_of(*simulation)) == Approx(std::sqrt(1 / (1 + (1 / 0.09 - 1) * std::exp(-4)))).epsilon(1e-8));
}

TEST_CASE("below the Hopf point the only rest is the origin, a stable focus") {
    const auto points = equilibria(operating(oscillator(-0.5, 2, 1, 1)), {0.3, 0.3});
    REQUIRE(points.size() == 1);
    CHECK(std::abs(points[0].state[0]) + std::abs(points[0].state[1]) < 1e-10);
    CHECK(std::string(points[0].type) == "stable focus");
    CHECK(std::abs(points[0].eigenvalues[0] - Complex(-0.5, 2)) < 1e-9);
}

TEST_CASE("two detuned oscillators die between K = α and K = (α² + (Δω/2)²)/2α") {
    const auto radius = [](double K) {
        const auto simulation = simulate(with(oscillator(1, 0, 1, 0), {{"parameters.omega", Numbers{7, 13}},
                                                                       {"initial.x", Numbers{0.5, 0.2}},
                                                                       {"initial.y", Numbers{0, 0.4}},
                                                                       {"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)},
                                                                       {"network.gain", K}}));
        advance_to(*simulation, 300000);
        return std::max(std::abs(z_of(*simulation, 0)), std::abs(z_of(*simulation, 1)));
    };
    CHECK(radius(0.8) > 0.1);
    CHECK(radius(1.5) < 1e-5);
    CHECK(radius(4.8) < 1e-5);
    CHECK(radius(5.3) > 0.1);
}

TEST_CASE("after a kick the phase is that of the isochron it lands on") {
    const double beta = 0.7, kick = 0.6, pace = 2 - beta;
    for (double start : {0.3, 1.7, 2.9, -1.2}) {
        const auto simulation = simulate(with(oscillator(1, 2, 1, beta), {{"initial.x", std::cos(start)}, {"initial.y", std::sin(start)}}));
        simulation->kick(0, 0, kick);
        const double expected = asymptotic_phase(std::polar(1.0, start) + kick, 1, 1, beta);
        advance_to(*simulation, 20000);
        CHECK(std::abs(wrapped(std::arg(z_of(*simulation)) - pace * 20 - expected)) < 1e-6);
    }
}

TEST_CASE("a kick smaller than the radius resets the phase by type 1, a larger one by type 0") {
    const auto winding = [](double kick) {
        // A ring of nodes, one for each old phase; how often the new phase goes round with the old.
        const int nodes = 64;
        Numbers x, y;
        for (int n = 0; n < nodes; ++n) x.push_back(std::cos(turn * n / nodes)), y.push_back(std::sin(turn * n / nodes));
        const auto simulation = simulate(with(oscillator(1, 2, 1, 0.5), {{"initial.x", x}, {"initial.y", y}}));
        for (int n = 0; n < nodes; ++n) simulation->kick(n, 0, kick);
        advance_to(*simulation, 20000);
        double total = 0;
        for (int n = 0; n < nodes; ++n) total += wrapped(std::arg(z_of(*simulation, (n + 1) % nodes)) - std::arg(z_of(*simulation, n)));
        return std::lround(total / turn);
    };
    CHECK(winding(0.8) == 1);
    CHECK(winding(1.2) == 0);
}

TEST_CASE("noise spreads the phase as (σ²/2r²)(1 + β²/γ²) per second") {
    const double sigma = 0.1, beta = 0.8, window = 10;
    const int nodes = 2000, windows = slow ? 2 : 6;
    const auto simulation =
        simulate(with(oscillator(1, 2, 1, beta),
                      {{"nodes", nodes}, {"initial.x", 1}, {"noise.sigma", sigma}, {"noise.states", "z"}, {"integrator", "heun"}, {"dt", 20}}));
    const auto phases = [&] {
        std::vector<double> values;
        for (int n = 0; n < nodes; ++n) values.push_back(asymptotic_phase(z_of(*simulation, n), 1, 1, beta));
        return values;
    };
    advance_to(*simulation, 5000);
    double sum = 0;
    for (int w = 0; w < windows; ++w) {
        const auto before = phases();
        advance_to(*simulation, simulation->time() + 1000 * window);
        const auto after = phases();
        std::vector<double> change;
        // The spread in ten seconds is a twentieth of a turn: no node laps another.
        for (std::size_t n = 0; n < before.size(); ++n) change.push_back(wrapped(after[n] - before[n] - (2 - beta) * window));
        sum += variance_of(change) / window / windows;
    }
    CHECK(sum == Approx(0.00820).epsilon(slow ? 0.06 : 0.03));
}
