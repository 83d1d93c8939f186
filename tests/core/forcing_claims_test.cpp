// What forcing does on each rung: the table of forcing experiments, against published and derived numbers. The Hopf normal form's
// tongues, and the fields of Jansen–Rit, are in the tests of their models.
#include "core/analyse/entrainment.hpp"
#include "core/analyse/resonance.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;
using Complex = std::complex<double>;

namespace {

// Integrated by rk4 for as long as it takes, with one drive.
Document driven(Document document, const char* kind, const char* input, double amplitude, double frequency, double dt) {
    return with(std::move(document), {{"integrator", "rk4"},
                                      {"dt", dt},
                                      {"duration", 0},
                                      {"drive.0.kind", kind},
                                      {"drive.0.input", input},
                                      {"drive.0.amplitude", amplitude},
                                      {"drive.0.frequency", frequency}});
}

Question question(double settle, double window) {
    Question asked;
    asked.call = "claim";
    asked.settle = settle;
    asked.window = window;
    return asked;
}

Entrainment range_of_entrainment(const Document& document, double settle, double window) {
    Entrainment result;
    const Problem problem = entrainment(plan_of(document), question(settle, window), 0.02, result);
    INFO(problem.text);
    REQUIRE(!problem);
    REQUIRE(result.locks);
    return result;
}

}  // namespace

TEST_CASE("a bias shifts a damped orbit rigidly to −F/(α + iω) and leaves its frequency alone") {
    const double alpha = -0.3, omega = 2;
    const Complex rest = -1.0 / Complex(alpha, omega);
    Document free{{"model", "damped-harmonic"},
                  {"parameters.alpha", alpha},
                  {"parameters.omega", omega},
                  {"duration", 0},
                  {"integrator", "rk4"},
                  {"dt", 5},
                  {"initial.x", 2},
                  {"initial.y", 0}};
    Document biased = with(free, {{"drive.0.kind", "constant"}, {"drive.0.amplitude", 1}});
    biased.set("initial.x", 2 + rest.real());
    biased.set("initial.y", rest.imag());
    const auto one = simulate(free), other = simulate(biased);
    double worst = 0;
    for (int k = 0; k < 4000; ++k) {
        advance(*one, 1), advance(*other, 1);
        worst = std::max(worst, std::abs(z_of(*other) - z_of(*one) - rest));
    }
    CHECK(worst < 1e-9);
}

TEST_CASE("a fast rotating force quenches the cycle at sqrt((α/2γ)((α/2)² + (Ω − ω)²))") {
    const double omega = 2, Omega = 26, critical = std::sqrt(0.5 * (0.25 + (Omega - omega) * (Omega - omega)));
    CHECK(critical == Approx(16.974).epsilon(1e-4));
    // What is left of the own rhythm once the fast answer, at Ω, is averaged out over its period.
    const auto slow_amplitude = [&](double share) {
        const auto simulation = simulate({{"model", "stuart-landau"},
                                          {"parameters.alpha", 1},
                                          {"parameters.gamma", 1},
                                          {"parameters.beta", 0},
                                          {"parameters.omega", omega},
                                          {"duration", 0},
                                          {"integrator", "rk4"},
                                          {"dt", 1000 * turn / Omega / 64},
                                          {"initial.x", 0.5},
                                          {"drive.0.kind", "rotating"},
                                          {"drive.0.amplitude", share * critical},
                                          {"drive.0.frequency", Omega / turn}});
        advance(*simulation, share > 1 ? 64 * 2400 : 64 * 400);
        double largest = 0;
        for (int period = 0; period < 13; ++period) {
            Complex mean = 0;
            for (int k = 0; k < 64; ++k) advance(*simulation, 1), mean += z_of(*simulation) / 64.0;
            largest = std::max(largest, std::abs(mean));
        }
        return largest;
    };
    CHECK(slow_amplitude(0.9) == Approx(0.435).margin(0.01));
    CHECK(slow_amplitude(1.02) < 1e-3);
}

TEST_CASE("a fast real force leaves a slow cycle of sqrt((α − γF²/Ω²)/γ), and none beyond F = Ω sqrt(α/γ)") {
    const double Omega = 26;
    const auto slow_amplitude = [&](double ratio) {
        const auto simulation = simulate({{"model", "stuart-landau"},
                                          {"parameters.alpha", 1},
                                          {"parameters.gamma", 1},
                                          {"parameters.beta", 0},
                                          {"parameters.omega", 2},
                                          {"duration", 0},
                                          {"integrator", "rk4"},
                                          {"dt", 1000 * turn / Omega / 64},
                                          {"initial.x", 0.5},
                                          {"drive.0.kind", "sine"},
                                          {"drive.0.amplitude", ratio * Omega},
                                          {"drive.0.frequency", Omega / turn}});
        advance(*simulation, ratio > 1 ? 64 * 800 : 64 * 300);
        // The slow radius turns round an ellipse: its root mean square over a period of its own.
        double square = 0;
        for (int period = 0; period < 13; ++period) {
            Complex mean = 0;
            for (int k = 0; k < 64; ++k) advance(*simulation, 1), mean += z_of(*simulation) / 64.0;
            square += std::norm(mean) / 13;
        }
        return std::sqrt(square);
    };
    CHECK(slow_amplitude(0.5) == Approx(0.863).margin(0.01));
    CHECK(slow_amplitude(0.9) == Approx(0.400).margin(0.04));
    CHECK(slow_amplitude(1.05) < 0.02);
}

TEST_CASE("a field inside the sigmoid entrains the companion site's Wilson-Cowan from 22.69 to 25.55 Hz, twice as strong from 21.52 to 27.52") {
    const struct { double amplitude, low, high; } rows[] = {{0.05, 22.69, 25.55}, {0.1, 21.52, 27.52}};
    for (const auto& row : rows) {
        const auto document = driven(experiment("wilson-cowan", "wc-c"), "sine", "x", row.amplitude, 24, 0.5);
        const Entrainment range = range_of_entrainment(document, 1500, 3000);
        INFO("A = " << row.amplitude);
        CHECK(range.own == Approx(24.0).margin(0.01));
        CHECK(range.low == Approx(row.low).margin(0.1));
        CHECK(range.high == Approx(row.high).margin(0.1));
    }
}

TEST_CASE("a field of 0.1 mV entrains Jansen–Rit's alpha from 10.54 to 11.48 Hz, twice as strong from 10.14 to 11.97") {
    const struct { double amplitude, low, high; } rows[] = {{0.1, 10.54, 11.48}, {0.2, 10.14, 11.97}};
    for (const auto& row : rows) {
        const auto document = driven(experiment("jansen-rit", "alpha"), "sine", "v_E", row.amplitude, 11, 1);
        const Entrainment range = range_of_entrainment(document, 4000, 6000);
        INFO("A = " << row.amplitude);
        CHECK(range.low == Approx(row.low).margin(0.1));
        CHECK(range.high == Approx(row.high).margin(0.1));
    }
}

TEST_CASE("noise breaks locking: mean PLV of 2 s windows, by force and detuning, the force 0 among them") {
    const struct {
        double detuning, plv[4];
    } rows[] = {{0, {.92, .93, .97, .985}}, {0.5, {.185, .25, .73, .98}}, {2, {.05, .06, .13, .27}}};
    const double forces[] = {0, 1, 3, 6};
    // One window of each node; the nodes begin anywhere in their cycle.
    const int nodes = slow ? 128 : 512;
    Numbers x, y;
    for (int n = 0; n < nodes; ++n) x.push_back(std::cos(turn * n / nodes)), y.push_back(std::sin(turn * n / nodes));
    for (const auto& row : rows)
        for (int k = 0; k < 4; ++k) {
            const auto simulation = simulate({{"model", "stuart-landau"},
                                              {"nodes", nodes},
                                              {"parameters.alpha", 20},
                                              {"parameters.gamma", 20},
                                              {"parameters.beta", 0},
                                              {"parameters.omega", 10 * turn},
                                              {"initial.x", x},
                                              {"initial.y", y},
                                              {"integrator", "exponential"},
                                              {"precision", "f32"},
                                              {"dt", 5},
                                              {"duration", 0},
                                              {"noise.sigma", 1},
                                              {"noise.states", "z"},
                                              {"drive.0.kind", "rotating"},
                                              {"drive.0.amplitude", forces[k]},
                                              {"drive.0.frequency", 10 + row.detuning}});
            advance_to(*simulation, 2000);
            const ResponseQuery query = query_of(simulation->plan().drives[0], 10, simulation->time());
            std::vector<Numbers> signal(static_cast<std::size_t>(nodes)), phase = signal;
            for (int sample = 0; sample < 200; ++sample) {
                const RowView re = simulation->read({Signal::Kind::state, 0}), im = simulation->read({Signal::Kind::state, 1});
                for (int n = 0; n < nodes; ++n) {
                    signal[std::size_t(n)].push_back(re[n]);
                    phase[std::size_t(n)].push_back(std::atan2(im[n], re[n]));
                }
                advance(*simulation, 2);
            }
            double mean = 0;
            for (std::size_t n = 0; n < signal.size(); ++n) mean += response_of(signal[n], phase[n], query).plv / nodes;
            INFO("F = " << forces[k] << ", detuning " << row.detuning << " Hz");
            CHECK(mean == Approx(row.plv[k]).epsilon(0).margin(slow ? 0.06 : 0.03));
        }
}

TEST_CASE("a current of 3 for 12 time constants throws the QIF mean field from its low state to its high one, where it stays") {
    const auto simulation = simulate(with(experiment("mpr", "low-state"), {{"integrator", "rk4"},
                                                                           {"dt", 0.01},
                                                                           {"duration", 0},
                                                                           {"drive.0.kind", "constant"},
                                                                           {"drive.0.amplitude", 3},
                                                                           {"drive.0.start", 40},
                                                                           {"drive.0.stop", 52}}));
    advance_to(*simulation, 39);
    CHECK(read(*simulation, "r") == Approx(0.0811).epsilon(0.01));
    advance_to(*simulation, 200);
    CHECK(read(*simulation, "r") == Approx(1.0306).epsilon(1e-3));
    advance_to(*simulation, 400);
    CHECK(read(*simulation, "r") == Approx(1.0306).epsilon(1e-4));
}

TEST_CASE("past its Hopf point figure 5a resonates at 1.5660 a time constant, beside its ring of 1.5657, as the resolvent says") {
    const auto document = driven(experiment("wilson-cowan", "wc-a", {{"P_x", 1.8}}), "sine", "x", 1e-5, 249, 0.05);
    Resonance result;
    const Numbers radians = {1.40, 1.55, 1.56, 1.566, 1.572, 1.58, 1.75};
    Numbers hertz_of;
    for (double w : radians) hertz_of.push_back(1000 * w / turn);
    const Problem problem = resonance(plan_of(document), question(300, 100), hertz_of, result);
    INFO(problem.text);
    REQUIRE(!problem);
    REQUIRE(result.linear_gain.size() == radians.size());
    for (std::size_t k = 0; k < radians.size(); ++k) {
        INFO("ω = " << radians[k]);
        CHECK(result.gain[k] == share(result.linear_gain[k], 1e-3));
        CHECK(result.lag[k] == Approx(result.linear_lag[k]).margin(2e-3));
    }
    // Where the curve is highest, between the neighbours of 1.566.
    const auto at = operating("wilson-cowan", "wc-a", {{"P_x", 1.8}});
    Drive drive;
    drive.waveform = Waveform::sine;
    const Linearised linear(at, equilibria(at, {0.7, 0.7}).front().state, {Signal::Kind::state, 0}, drive, 1);
    REQUIRE(linear.holds());
    double best = 0, highest = 0;
    for (double w = 1.55; w < 1.58; w += 1e-4) {
        const double size = std::abs(linear.at(1000 * w / turn));
        if (size > highest) highest = size, best = w;
    }
    CHECK(best == Approx(1.5660).margin(3e-4));
}

TEST_CASE("a weak alternating field is answered as (iω − J)⁻¹f says on every rung that rests") {
    const struct {
        const char *model, *preset, *input;
        double frequency, dt, settle, amplitude;
    } rows[] = {{"damped-harmonic", "", "x", 0.9, 2, 60000, 1e-2},
                {"stuart-landau", "below-hopf", "x", 9, 0.5, 12000, 1e-4},
                {"jansen-rit", "quiet", "v_E", 8, 0.5, 2000, 1e-4},
                {"mpr", "low-state", "v", 30, 0.05, 400, 1e-4},
                {"mpr", "high-state", "v", 300, 0.02, 200, 1e-4}};
    for (const auto& row : rows) {
        Document start = *row.preset ? experiment(row.model, row.preset)
                                     : Document{{"model", row.model}, {"parameters.alpha", -0.3}, {"parameters.omega", turn}};
        Resonance result;
        const Problem problem = resonance(plan_of(driven(start, "sine", row.input, row.amplitude, row.frequency, row.dt)),
                                          question(row.settle, 20000 / row.frequency), {row.frequency}, result);
        INFO(row.model << " " << row.preset << " " << problem.text);
        REQUIRE(!problem);
        REQUIRE(result.linear_gain.size() == 1);
        CHECK(result.gain[0] == share(result.linear_gain[0], 2e-3));
        CHECK(result.lag[0] == Approx(result.linear_lag[0]).margin(5e-3));
    }
}
