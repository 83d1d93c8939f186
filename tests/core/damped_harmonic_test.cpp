// The damped oscillator, forced and noisy, against its closed forms.
#include "core/observe/spectrum.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Complex = std::complex<double>;

namespace {

constexpr Complex i(0, 1);

Document oscillator(double alpha, double omega) {
    return {{"model", "damped-harmonic"}, {"parameters.alpha", alpha}, {"parameters.omega", omega}, {"duration", 0}};
}

Document driven(const char* kind, double amplitude, double omega) {
    return with(oscillator(-0.3, turn),
                {{"drive.0.kind", kind}, {"drive.0.amplitude", amplitude}, {"drive.0.frequency", omega / turn}, {"integrator", "rk4"}, {"dt", 2}});
}

}  // namespace

TEST_CASE("a constant force moves rest to z = −F/(α + iω)") {
    const auto simulation = simulate(driven("constant", 0.5, 0));
    advance_to(*simulation, 80000);
    CHECK(std::abs(z_of(*simulation) - Complex(0.003790902, 0.079396469)) < 1e-8);
}

TEST_CASE("without damping a constant real force moves the centre to (0, F/ω)") {
    auto document = with(oscillator(0, 2),
                         {{"initial.x", 1}, {"drive.0.kind", "constant"}, {"drive.0.amplitude", 3}, {"integrator", "exponential"}, {"dt", 10}});
    const auto simulation = simulate(document);
    for (int k = 0; k < 100; ++k) {
        advance(*simulation, 7);
        REQUIRE(std::abs(z_of(*simulation) - Complex(0, 1.5)) == Approx(std::abs(Complex(1, 0) - Complex(0, 1.5))).epsilon(1e-10));
    }
}

TEST_CASE("a rotating drive is answered with |z| = F/sqrt(α² + (Ω − ω)²)") {
    const double rows[][2] = {{0.7, 0.261961}, {0.99, 1.631273}, {1, 1.666667}, {1.3, 0.261961}};
    for (const auto& [ratio, size] : rows) {
        const auto simulation = simulate(driven("rotating", 0.5, ratio * turn));
        advance_to(*simulation, 60000);
        INFO("Ω/ω = " << ratio);
        CHECK(std::abs(z_of(*simulation)) == Approx(size).epsilon(1e-4));
    }
}

TEST_CASE("a real drive F cos Ωt is answered with both of its rotations") {
    for (double ratio : {0.5, 1.0, 1.4}) {
        const double F = 0.5, Omega = ratio * turn, alpha = -0.3;
        const auto simulation = simulate(with(driven("sine", F, Omega), {{"drive.0.phase", turn / 4}}));
        advance_to(*simulation, 60000);
        double largest = 0;
        for (int k = 0; k < 500; ++k) {
            advance(*simulation, 1);
            const double t = simulation->time() / 1000;
            const Complex z =
                F / 2 * (std::exp(i * Omega * t) / (i * (Omega - turn) - alpha) + std::exp(-i * Omega * t) / (-i * (Omega + turn) - alpha));
            REQUIRE(std::abs(z_of(*simulation) - z) < 1e-6);
            largest = std::max(largest, read(*simulation, "x"));
        }
        if (ratio == 1.0) CHECK(largest == Approx(0.83404).epsilon(1e-4));
    }
}

TEST_CASE("white noise gives E|z|² = σ²/(2|α|), half of it in x") {
    const double alpha = -2, sigma = 0.6;
    const int nodes = slow ? 500 : 2000;
    const auto simulation = simulate(
        with(oscillator(alpha, 62.8),
             {{"nodes", nodes}, {"initial.x", 0}, {"noise.sigma", sigma}, {"noise.states", "z"}, {"integrator", "exponential"}, {"dt", 5}}));
    double x2 = 0, y2 = 0;
    int count = 0;
    advance_to(*simulation, 2000);
    for (int k = 0; k < 10; ++k) {
        advance_to(*simulation, simulation->time() + 1000);
        for (int n = 0; n < nodes; ++n, ++count) {
            const Complex z = z_of(*simulation, n);
            x2 += z.real() * z.real();
            y2 += z.imag() * z.imag();
        }
    }
    const double expected = sigma * sigma / (2 * -alpha);
    CHECK((x2 + y2) / count == Approx(expected).epsilon(slow ? 0.06 : 0.03));
    CHECK(x2 / count == Approx(expected / 2).epsilon(slow ? 0.06 : 0.03));
}

TEST_CASE("the spectrum of noise is a Lorentzian of half-width |α| about ω") {
    const double alpha = -12, omega = 20 * turn, sigma = 0.6;
    const int nodes = slow ? 16 : 96;
    const auto simulation = simulate(with(
        oscillator(alpha, omega), {{"nodes", nodes}, {"noise.sigma", sigma}, {"noise.states", "z"}, {"integrator", "exponential"}, {"dt", 1}}));
    advance_to(*simulation, 2000);
    REQUIRE(!simulation->scope({"x"}, 1, 40000));
    advance(*simulation, 40000);
    std::vector<double> power, frequencies;
    for (int n = 0; n < nodes; ++n) {
        const auto spectrum = welch(simulation->means("x", n), 1000);
        power.resize(spectrum.power.size(), 0.0);
        for (std::size_t k = 0; k < power.size(); ++k) power[k] += spectrum.power[k] / nodes;
        frequencies = spectrum.frequencies;
    }
    // One-sided density of the real part: half of S_z at ω' and at −ω'. Averages over 2 Hz.
    const auto theory = [&](double f) {
        const auto S = [&](double w) { return sigma * sigma / (alpha * alpha + (w - omega) * (w - omega)); };
        return 0.5 * (S(turn * f) + S(-turn * f));
    };
    const auto around = [&](double f) {
        double sum = 0, expected = 0;
        for (std::size_t k = 0; k < power.size(); ++k)
            if (std::abs(frequencies[k] - f) < 1) sum += power[k], expected += theory(frequencies[k]);
        return sum / expected;
    };
    const double half = -alpha / turn;
    CHECK(theory(20 + half) == Approx(theory(20) / 2).epsilon(0.01));
    for (double f : {20 - 3 * half, 20 - half, 20.0, 20 + half, 20 + 3 * half}) {
        INFO(f << " Hz");
        CHECK(around(f) == Approx(1).epsilon(slow ? 0.15 : 0.06));
    }
}

TEST_CASE("Euler's step multiplies the variance of a weakly damped oscillator, the exponential step does not") {
    const int nodes = slow ? 50 : 200;
    const auto variance = [&](const char* method) {
        const auto simulation =
            simulate(with(oscillator(-5, 40 * turn),
                          {{"nodes", nodes}, {"initial.x", 0}, {"noise.sigma", 1}, {"noise.states", "z"}, {"integrator", method}, {"dt", 0.1}}));
        double sum = 0;
        advance_to(*simulation, 1000);
        for (int k = 0; k < 10; ++k) {
            advance_to(*simulation, simulation->time() + 200);
            for (int n = 0; n < nodes; ++n) sum += std::norm(z_of(*simulation, n)) / (10.0 * nodes);
        }
        return sum * 10;  // exact: 1/10
    };
    CHECK(variance("euler") == Approx(2.72).epsilon(slow ? 0.2 : 0.08));
    CHECK(variance("exponential") == Approx(1).epsilon(slow ? 0.15 : 0.06));
}
