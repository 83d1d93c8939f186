// The Hopf normal form under a force: bias, tongues, resonance.
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

Document biased(double c) {
    return with(oscillator(1, 2, 1, 0), {{"initial.x", 2}, {"drive.0.kind", "constant"}, {"drive.0.amplitude", c}});
}

double wrapped(double angle) { return angle - turn * std::round(angle / turn); }

// One run shows a whole cross-section of a tongue: node n has the detuning first + n·step between the
// oscillator's own pace and the drive. True where the phase difference stays within less than a turn.
std::vector<bool> locked(const char* drive, double F, double beta, const Numbers& detunings, double Omega, double seconds) {
    Numbers omega;
    for (double d : detunings) omega.push_back(Omega + d + beta);  // own pace: ω − βα/γ, α = γ = 1
    const auto simulation = simulate(with(oscillator(1, 0, 1, beta), {{"parameters.omega", omega},
                                                                      {"initial.x", 1},
                                                                      {"drive.0.kind", drive},
                                                                      {"drive.0.amplitude", F},
                                                                      {"drive.0.frequency", Omega / turn},
                                                                      {"drive.0.phase", drive[0] == 's' ? turn / 4 : 0},
                                                                      {"dt", 20}}));
    std::vector<double> last(omega.size()), drift(omega.size(), 0.0);
    const int every = 25;
    const auto phase = [&](int n) { return std::arg(z_of(*simulation, n) * std::polar(1.0, -Omega * simulation->time() / 1000)); };
    advance_to(*simulation, 1000 * seconds / 3);
    for (int n = 0; n < int(omega.size()); ++n) last[std::size_t(n)] = phase(n);
    while (simulation->time() < 1000 * seconds) {
        advance(*simulation, every);
        for (int n = 0; n < int(omega.size()); ++n) {
            const double now = phase(n);
            drift[std::size_t(n)] += wrapped(now - last[std::size_t(n)]);
            last[std::size_t(n)] = now;
        }
    }
    std::vector<bool> result;
    for (double d : drift) result.push_back(std::abs(d) < turn);
    return result;
}

// The two edges of the tongue: between the outermost locked detunings and their neighbours.
Range tongue(const char* drive, double F, double beta, double width, double Omega, double seconds) {
    Numbers detunings;
    for (double share = 0.9; share < 1.1; share += slow ? 0.01 : 0.005)
        detunings.push_back(-width * share), detunings.push_back(width * share);
    std::sort(detunings.begin(), detunings.end());
    const auto in = locked(drive, F, beta, detunings, Omega, seconds);
    const auto first = std::find(in.begin(), in.end(), true) - in.begin(), last = in.rend() - std::find(in.rbegin(), in.rend(), true);
    REQUIRE(first > 0);
    REQUIRE(last < long(in.size()));
    return {0.5 * (detunings[std::size_t(first)] + detunings[std::size_t(first - 1)]),
            0.5 * (detunings[std::size_t(last - 1)] + detunings[std::size_t(last)])};
}

// In the frame of the drive a rotating force stands still: the locked state is an equilibrium.
bool has_stable_locked_state(double F, double detuning) {
    const auto points =
        equilibria(operating(with(oscillator(1, detuning, 1, 0), {{"drive.0.kind", "constant"}, {"drive.0.amplitude", F}})), {F, 0});
    return std::any_of(points.begin(), points.end(), [](const Equilibrium& point) { return point.stable; });
}

// The swing of the radius at the end of a run under a rotating force.
double swing_of_radius(double F, double detuning) {
    const auto simulation =
        simulate(with(oscillator(1, 2 + detuning, 1, 0),
                      {{"initial.x", 1}, {"drive.0.kind", "rotating"}, {"drive.0.amplitude", F}, {"drive.0.frequency", 2 / turn}, {"dt", 20}}));
    advance_to(*simulation, 1000000);
    std::vector<double> radius;
    for (int k = 0; k < 5000; ++k) {
        advance(*simulation, 2);
        radius.push_back(std::abs(z_of(*simulation)));
    }
    return range_of(radius).width();
}

}  // namespace

TEST_CASE("a bias moves the cycle, slows it, and quenches it at sqrt((α²/4 + ω²) α/2γ)") {
    const auto growth = [](double c) {
        const Operating at = operating(biased(c));
        for (const Equilibrium& point : equilibria(at, {0, 0.7})) return point.eigenvalues[0].real();
        return 1e9;
    };
    CHECK(bisect(1.2, 1.8, growth) == Approx(1.45774).margin(1e-5));

    const auto cycle = [](double c) {
        const auto simulation = simulate(biased(c));
        advance_to(*simulation, 60000);
        return samples(*simulation, "x", 8000);
    };
    CHECK(frequency_of(cycle(0), 0.005) * turn == Approx(2).epsilon(1e-5));
    const auto half = cycle(0.5);
    CHECK(range_of(half).low == Approx(-0.8504).margin(1e-3));
    CHECK(range_of(half).high == Approx(1.0950).margin(1e-3));
    CHECK(frequency_of(half, 0.005) * turn == Approx(1.9689).margin(1e-3));
    CHECK(frequency_of(cycle(1), 0.005) * turn == Approx(1.8843).margin(1e-3));

    const auto quenched = simulate(biased(1.5));
    advance_to(*quenched, 400000);
    CHECK(std::abs(z_of(*quenched) - Complex(-0.1659, 0.7113)) < 1e-3);
}

TEST_CASE("just below the critical bias the cycle lives, just above it dies") {
    const auto swing = [](double c) {
        const auto simulation = simulate(with(biased(c), {{"dt", 20}}));
        advance_to(*simulation, 1500000);
        return range_of(samples(*simulation, "x", 1000)).width();
    };
    CHECK(swing(1.44774) > 0.1);
    CHECK(swing(1.46774) < 1e-3);
}

TEST_CASE("a weak rotating force locks within (F/r)·sqrt(1 + β²/γ²) of the own pace") {
    const double rows[][2] = {{0.02, 0}, {0.05, 0}, {0.02, 1}};
    for (const auto& [F, beta] : rows) {
        const double width = F * std::sqrt(1 + beta * beta);
        const Range edges = tongue("rotating", F, beta, width, 2, 100 / width);
        INFO("F = " << F << ", β = " << beta << ": " << edges.low << " … " << edges.high);
        CHECK(edges.width() / 2 == Approx(width).epsilon(0.02));
    }
}

TEST_CASE("at F = 0.1 the tongue is 0.1001 wide on either side") {
    const Range edges = tongue("rotating", 0.1, 0, 0.1, 2, 1500);
    CHECK(edges.high == Approx(0.1001).epsilon(0.01));
    CHECK(edges.low == Approx(-0.1001).epsilon(0.01));
}

TEST_CASE("with shear the tongue leans: +0.0285 and −0.0281 at F = 0.02, β = 1") {
    const Range edges = tongue("rotating", 0.02, 1, 0.0283, 2, 6000);
    // Detuning here is own pace minus drive; the table's is drive minus own pace.
    CHECK(-edges.low == Approx(0.0285).epsilon(0.01));
    CHECK(edges.high == Approx(0.0281).epsilon(0.01));
}

TEST_CASE("a strong rotating force locks up to the saddle-node, and beyond F = 0.544 up to the Hopf line") {
    const double rows[][2] = {{0.3, 0.3037}, {0.5, 0.5221}, {0.8, 1.0149}, {1, 1.3229}};
    for (const auto& [F, edge] : rows) {
        INFO("F = " << F);
        const double strength = F;
        for (double sign : {1.0, -1.0})
            CHECK(bisect(
                      0.8 * edge, 1.2 * edge, [&](double d) { return has_stable_locked_state(strength, sign * d) ? -1 : 1; }, 20) ==
                  Approx(edge).epsilon(0.001));
        CHECK(swing_of_radius(F, 0.99 * edge) < 1e-4);
        CHECK(swing_of_radius(F, 1.01 * edge) > 1e-2);
        if (F > std::sqrt(8.0 / 27)) CHECK(std::sqrt(2 * F * F - 0.25) == Approx(edge).margin(1e-4));
    }
}

TEST_CASE("a real force F cos Ωt locks within F/2r") {
    const double rows[][2] = {{0.1, 0.0518}, {0.2, 0.1012}};
    for (const auto& [F, half] : rows) {
        const Range edges = tongue("sine", F, 0, half, 20, 1200);
        INFO("F = " << F << ": " << edges.low << " … " << edges.high);
        CHECK(edges.width() / 2 == Approx(half).epsilon(0.05));
    }
}

TEST_CASE("below the Hopf point a rotating force is answered by the real root of |z|²[(α − γ|z|²)² + (ω − Ω − β|z|²)²] = F²") {
    const auto response = [](double beta, double Omega) {
        const auto simulation = simulate(with(
            oscillator(-0.3, 2, 1, beta), {{"drive.0.kind", "rotating"}, {"drive.0.amplitude", 0.5}, {"drive.0.frequency", Omega / turn}}));
        advance_to(*simulation, 100000);
        return std::abs(z_of(*simulation));
    };
    CHECK(response(0, 2) == Approx(0.66893).epsilon(1e-4));
    for (double beta : {0.0, 0.5})
        for (double Omega : {1.2, 1.9, 2.6}) {
            const double r2 = std::pow(response(beta, Omega), 2), growth = -0.3 - r2, detuning = 2 - Omega - beta * r2;
            CHECK(r2 * (growth * growth + detuning * detuning) == Approx(0.25).epsilon(1e-6));
        }
}
