// The phase oscillator, alone, forced and among others. Reference: Strogatz, Physica D 143:1–20 (2000).
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

// `nodes` oscillators, all to all, gain K, times in seconds.
Document crowd(int nodes, double K) {
    return {{"model", "kuramoto"}, {"nodes", nodes}, {"network.connectome", "all-to-all"}, {"network.gain", K}, {"duration", 0}};
}

std::vector<double> row(Simulation& simulation, const char* id) {
    const RowView view = simulation.read(find_signal(*simulation.plan().model, id));
    std::vector<double> values;
    for (int n = 0; n < view.count; ++n) values.push_back(view[n]);
    return values;
}

double order(Simulation& simulation) { return std::hypot(mean_of(row(simulation, "x")), mean_of(row(simulation, "y"))); }

// Mean of R over [from, to] seconds.
double mean_order(const Document& document, double from, double to, double every) {
    const auto simulation = simulate(document);
    advance_to(*simulation, 1000 * from);
    double sum = 0;
    int count = 0;
    for (double t = from; t < to; t += every, ++count) {
        sum += order(*simulation);
        advance_to(*simulation, 1000 * (t + every));
    }
    return sum / count;
}

double bessel_ratio(double x) {
    // I₁(x)/I₀(x) by their integrals over a half turn.
    double i0 = 0, i1 = 0;
    for (int k = 0; k < 2000; ++k) {
        const double t = (k + 0.5) * turn / 4000;
        i0 += std::exp(x * (std::cos(t) - 1));
        i1 += std::exp(x * (std::cos(t) - 1)) * std::cos(t);
    }
    return i1 / i0;
}

// Turns per second between two times, of each node.
std::vector<double> paces(Simulation& simulation, double from, double to) {
    advance_to(simulation, 1000 * from);
    std::vector<double> before, pace;
    for (int n = 0; n < simulation.plan().nodes; ++n) before.push_back(read(simulation, "theta", n));
    advance_to(simulation, 1000 * to);
    for (int n = 0; n < simulation.plan().nodes; ++n) pace.push_back((read(simulation, "theta", n) - before[std::size_t(n)]) / (to - from));
    return pace;
}

}  // namespace

TEST_CASE("a phase oscillator alone turns by omega times time") {
    const auto simulation = simulate({{"model", "kuramoto"}, {"parameters.omega", 12.5}, {"initial.theta", 0.25}});
    advance_to(*simulation, 2000);
    CHECK(read(*simulation, "theta") == Approx(0.25 + 25).epsilon(1e-12));
    CHECK(read(*simulation, "x") == Approx(std::cos(25.25)));
    CHECK(read(*simulation, "y") == Approx(std::sin(25.25)));
}

TEST_CASE("Lorentzian frequencies of half-width 1 order as R = sqrt(1 − 2/K)") {
    const int nodes = slow ? 1000 : 4000;
    for (double K : {2.5, 3.0, 4.0, 6.0, 8.0}) {
        const Document document =
            with(crowd(nodes, K),
                 {{"parameters.omega.lorentz", Numbers{0, 1}}, {"parameters.omega.quantiles", true}, {"dt", 50}, {"precision", "f32"}});
        INFO("K = " << K);
        CHECK(mean_order(document, 40, 60, 0.5) == Approx(std::sqrt(1 - 2 / K)).margin(0.01));
    }
}

TEST_CASE("Gaussian frequencies of deviation 1 order by Kuramoto's self-consistency") {
    const struct { double K, R; } rows[] = {{1.8, 0.5629}, {2, 0.7152}, {2.5, 0.8697}, {3, 0.9252}, {4, 0.9642}};
    for (const auto& row : rows) {
        const Document document =
            with(crowd(slow ? 1000 : 4000, row.K),
                 {{"parameters.omega.normal", Numbers{0, 1}}, {"parameters.omega.quantiles", true}, {"dt", 50}, {"precision", "f32"}});
        INFO("K = " << row.K);
        CHECK(mean_order(document, 60, 100, 0.5) == Approx(row.R).margin(0.01));
    }
}

TEST_CASE("uniform frequencies jump into order at K = 4/π") {
    const auto settled = [](double K) {
        const Document document = with(crowd(slow ? 1000 : 2000, K), {{"parameters.omega.uniform", Numbers{-1, 1}},
                                                                      {"parameters.omega.quantiles", true},
                                                                      {"initial.theta.uniform", Numbers{0, turn}},
                                                                      {"dt", 100},
                                                                      {"precision", "f32"}});
        return mean_order(document, 200, 400, 1);
    };
    CHECK(settled(1.26) < 0.1);
    CHECK(settled(1.29) > 0.75);
}

TEST_CASE("identical oscillators with phase noise D order as R = I₁(KR/D)/I₀(KR/D)") {
    CHECK(bessel_ratio(3 * 0.7242) == Approx(0.7242).margin(1e-4));
    const struct { double K, R; } rows[] = {{3, 0.7242}, {5, 0.8768}};
    for (const auto& row : rows) {
        const Document document =
            with(crowd(slow ? 1000 : 2000, row.K),
                 {{"parameters.omega", 0}, {"noise.kind", "white"}, {"noise.sigma", std::sqrt(2.0)}, {"noise.states", "theta"}, {"dt", 20}});
        INFO("K = " << row.K);
        CHECK(mean_order(document, 5, 40, 0.2) == Approx(row.R).margin(0.015));
    }
}

TEST_CASE("identical oscillators with phase noise stay without order below K = 2D") {
    const Document document =
        with(crowd(slow ? 1000 : 2000, 1.6),
             {{"parameters.omega", 0}, {"noise.sigma", std::sqrt(2.0)}, {"initial.theta.uniform", Numbers{0, turn}}, {"dt", 20}});
    CHECK(mean_order(document, 5, 30, 0.2) < 0.1);
}

TEST_CASE("two oscillators with gain G and weights 1/2 lock when their frequencies differ by G or less") {
    const auto difference = [](double detuning) {
        const auto simulation = simulate(with(crowd(2, 1), {{"parameters.omega", Numbers{5, 5 + detuning}}, {"dt", 10}, {"integrator", "rk4"}}));
        const auto pace = paces(*simulation, 100, 600);
        return pace[1] - pace[0];
    };
    CHECK(std::abs(difference(0.5)) < 1e-6);
    CHECK(std::abs(difference(0.99)) < 1e-6);
    CHECK(difference(1.01) == Approx(std::sqrt(1.01 * 1.01 - 1)).margin(0.01));
    CHECK(difference(1.5) == Approx(1.1180).margin(0.01));
}

TEST_CASE("an oscillator forced by A sin(Ωt − θ) locks when |ω − Ω| is A or less, and beats at sqrt((ω − Ω)² − A²) beyond") {
    const double A = 0.4, Omega = turn;
    std::vector<double> omega;
    for (double detuning : {-0.8, -0.41, -0.39, -0.1, 0.0, 0.2, 0.39, 0.41, 0.8}) omega.push_back(Omega + detuning);
    const auto simulation = simulate({{"model", "kuramoto"},
                                      {"parameters.omega", omega},
                                      {"dt", 5},
                                      {"duration", 0},
                                      {"integrator", "rk4"},
                                      {"drive.0.kind", "rotating"},
                                      {"drive.0.amplitude", A},
                                      {"drive.0.frequency", 1}});
    const auto pace = paces(*simulation, 100, 1100);
    for (std::size_t k = 0; k < omega.size(); ++k) {
        const double detuning = omega[k] - Omega;
        const double beat = std::abs(detuning) > A ? std::copysign(std::sqrt(detuning * detuning - A * A), detuning) : 0;
        INFO("detuning " << detuning);
        CHECK(pace[k] - Omega == Approx(beat).margin(0.007));
        if (beat == 0) CHECK(std::abs(pace[k] - Omega) < 1e-6);
    }
}

TEST_CASE("the complex form with a mean field keeps |z| = 1 and the same phases") {
    // z' = iωz + (K/2)(Z − Z* z²), by a Runge–Kutta method written here.
    using Complex = std::complex<double>;
    const double K = 1.5, dt = 0.001;
    const Numbers omega{1, 1.3, 2}, start{0, 1, 2};
    std::vector<Complex> z;
    for (double theta : start) z.push_back(std::polar(1.0, theta));
    const auto slope = [&](const std::vector<Complex>& at) {
        const Complex Z = (at[0] + at[1] + at[2]) / 3.0;
        std::vector<Complex> d;
        for (std::size_t i = 0; i < 3; ++i) d.push_back(Complex(0, omega[i]) * at[i] + 0.5 * K * (Z - std::conj(Z) * at[i] * at[i]));
        return d;
    };
    const auto moved = [](std::vector<Complex> a, const std::vector<Complex>& k, double h) {
        for (std::size_t i = 0; i < a.size(); ++i) a[i] += h * k[i];
        return a;
    };
    for (int step = 0; step < 4000; ++step) {
        const auto a = slope(z), b = slope(moved(z, a, dt / 2)), c = slope(moved(z, b, dt / 2)), d = slope(moved(z, c, dt));
        for (std::size_t i = 0; i < 3; ++i) z[i] += dt / 6 * (a[i] + 2.0 * b[i] + 2.0 * c[i] + d[i]);
    }
    const auto simulation =
        simulate(with(crowd(3, K), {{"parameters.omega", omega}, {"initial.theta", start}, {"dt", 1}, {"integrator", "rk4"}}));
    advance(*simulation, 4000);
    for (int n = 0; n < 3; ++n) {
        CHECK(std::abs(z[std::size_t(n)]) == Approx(1).epsilon(1e-9));
        CHECK(std::abs(z_of(*simulation, n) - z[std::size_t(n)]) < 1e-9);
    }
}

TEST_CASE("a float phase stays within a turn and keeps its pace for an hour") {
    const auto simulation =
        simulate({{"model", "kuramoto"}, {"precision", "f32"}, {"parameters.omega", 62.83185307179586}, {"dt", 10}, {"duration", 0}});
    advance_to(*simulation, 3600 * 1000.0);
    CHECK(std::abs(read(*simulation, "theta")) <= 3.1415928);
    // 36,000 turns: the start again, to the rounding of 360,000 float steps.
    CHECK(std::abs(read(*simulation, "theta")) < 0.5);
}
