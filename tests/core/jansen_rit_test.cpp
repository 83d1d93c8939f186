// Jansen–Rit: where rest and rhythm end along the input p, both of its rhythms, and what noise and fields do.
#include "core/observe/spectrum.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// Angular frequencies are per second here.
double hertz_of_point(const Point& hopf) { return hopf.omega / turn; }

std::vector<Cycle> from(const char* preset, std::vector<double> values, double settle = 20000) {
    return cycles(experiment("jansen-rit", preset), {"p", std::move(values), settle, slow ? 4000.0 : 10000.0, 0.5});
}

}  // namespace

TEST_CASE("Jansen–Rit moves as its equations say, with every parameter") {
    check_equations("jansen-rit", [](auto p, auto in, auto s) -> std::vector<double> {
        const auto S = [&](double v) { return 2 * p("e_0") / (1 + std::exp(p("r") * (p("v_0") - v))); };
        const double A = p("A"), B = p("B"), a = p("a"), b = p("b");
        const double C1 = p("a_1") * p("C"), C2 = p("a_2") * p("C"), C3 = p("a_3") * p("C"), C4 = p("a_4") * p("C");
        return {s("y3"),
                s("y4"),
                s("y5"),
                A * a * S(s("y1") - s("y2") + in("v_E")) - 2 * a * s("y3") - a * a * s("y0"),
                A * a * (p("p") + in("p") + C2 * S(C1 * s("y0"))) - 2 * a * s("y4") - a * a * s("y1"),
                B * b * C4 * S(C3 * s("y0") + in("v_I")) - 2 * b * s("y5") - b * b * s("y2")};
    });
}

TEST_CASE("Jansen–Rit has folds at p = -41.30 and 113.59 and Hopf points at -12.15, 89.83 and 315.70") {
    const Branch branch = follow(operating("jansen-rit", "alpha"), "p", -100, 400);
    REQUIRE(branch.folds.size() == 2);
    CHECK(branch.folds[0].parameter == within(113.586273, 1e-5));
    CHECK(branch.folds[1].parameter == within(-41.301410, 1e-5));
    REQUIRE(branch.hopfs.size() == 3);
    const struct { double p, frequency; } rows[] = {{-12.147492, 7.2395}, {89.829108, 10.3771}, {315.696428, 11.1636}};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(branch.hopfs[i].parameter == within(rows[i].p, 1e-5));
        CHECK(hertz_of_point(branch.hopfs[i]) == within(rows[i].frequency, 1e-4));
    }
}

TEST_CASE("With TVB's threshold of 5.52 mV one Hopf point of Jansen–Rit is left") {
    const Branch branch = follow(operating("jansen-rit", "tvb"), "p", -100, 600);
    REQUIRE(branch.folds.size() == 2);
    CHECK(branch.folds[0].parameter == share(111.789, 1e-5));
    CHECK(branch.folds[1].parameter == share(-13.817, 1e-4));
    REQUIRE(branch.hopfs.size() == 1);
    CHECK(branch.hopfs[0].parameter == share(516.065, 1e-5));
}

TEST_CASE("The alpha cycle of Jansen–Rit has its published size and pace") {
    const struct {
        double p, low, high, frequency;
    } rows[] = {{120, 5.890, 7.956, 10.468}, {200, 5.949, 8.922, 10.862}, {220, 6.088, 9.034, 10.938}, {300, 0, 0, 11.137}};
    const auto found = from("alpha-120", {120, 200, 220, 300});
    for (std::size_t i = 0; i < 4; ++i) {
        INFO("p = " << rows[i].p);
        CHECK(found[i].frequency == share(rows[i].frequency, 5e-4));
        if (rows[i].high == 0) continue;
        CHECK(found[i].range.low == within(rows[i].low, 0.002));
        CHECK(found[i].range.high == within(rows[i].high, 0.002));
    }
}

TEST_CASE("The spikes of Jansen–Rit are slower the nearer p is to the fold at 113.59") {
    const struct { double p, frequency; } rows[] = {{114, 0.944}, {120, 2.385}, {130, 3.170}, {137, 4.283}};
    const auto found = from("spikes", {114, 120, 130, 137});
    for (std::size_t i = 0; i < 4; ++i) {
        INFO("p = " << rows[i].p);
        CHECK(found[i].frequency == share(rows[i].frequency, 0.01));
    }
    CHECK(found[0].range.low == within(0.90, 0.01));
    CHECK(found[0].range.high == within(10.99, 0.01));
}

TEST_CASE("Spikes and alpha live side by side from p = 113.59 to 137.38, where the spikes' cycle folds") {
    for (const Cycle& cycle : from("alpha-120", {114, 137})) CHECK(cycle.frequency > 10);
    // A run that starts on the spikes stays there up to the fold.
    const auto near = from("spikes", {137.35, 137.40}, slow ? 40000 : 100000);
    CHECK(near[0].frequency < 5);
    CHECK(near[1].frequency > 10);
}

TEST_CASE("Two fixed points of Jansen–Rit are stable from p = -12.15 to 89.83") {
    for (double p : {-20.0, -10.0, 50.0, 85.0, 95.0}) {
        const Operating at = operating("jansen-rit", "alpha", {{"p", p}});
        const auto found = equilibria(at, start_of(at.model));
        const auto stable = std::count_if(found.begin(), found.end(), [](const auto& point) { return point.stable; });
        INFO("p = " << p);
        CHECK(stable == (p > -12.1 && p < 89.8 ? 2 : 1));
    }
}

TEST_CASE("A constant field of up to 1 mV makes Jansen–Rit's alpha faster and, upwards of zero, smaller") {
    const struct {
        double field, frequency, width;
    } rows[] = {{-0.5, 10.881, 2.975}, {0, 10.938, 2.946}, {0.5, 10.988, 2.860}, {1, 11.032, 2.710}};
    for (const auto& row : rows) {
        const Document document = with(experiment("jansen-rit", "alpha"),
                                       {{"drive.0.kind", "constant"}, {"drive.0.input", "v_E"}, {"drive.0.amplitude", row.field}});
        const Cycle cycle = cycles(document, {"p", {220}, 20000, 5000, 0.5})[0];
        CHECK(cycle.frequency == share(row.frequency, 5e-4));
        CHECK(cycle.range.width() == share(row.width, 2e-3));
    }
}

TEST_CASE("A field of 0.1 to 0.5 mV that alternates holds Jansen–Rit's alpha inside its tongue and not outside") {
    const struct { double amplitude, low, high; } rows[] = {{0.1, 10.54, 11.48}, {0.2, 10.14, 11.97}, {0.5, 9.04, 13.75}};
    const auto locked = [](double amplitude, double frequency) {
        const auto simulation = simulate(with(experiment("jansen-rit", "alpha"), {{"integrator", "rk4"},
                                                                                  {"dt", 0.5},
                                                                                  {"duration", 0},
                                                                                  {"drive.0.kind", "sine"},
                                                                                  {"drive.0.input", "v_E"},
                                                                                  {"drive.0.amplitude", amplitude},
                                                                                  {"drive.0.frequency", frequency}}));
        advance_to(*simulation, 20000);
        return std::abs(hertz_of(samples(*simulation, "observable", 20000), 0.5) - frequency) < 0.02;
    };
    for (const auto& row : rows) {
        INFO("A = " << row.amplitude);
        CHECK(locked(row.amplitude, row.low + 0.1));
        CHECK(locked(row.amplitude, row.high - 0.1));
        CHECK(!locked(row.amplitude, row.low - 0.1));
        CHECK(!locked(row.amplitude, row.high + 0.1));
    }
}

TEST_CASE("An input drawn every ms from 120 to 320 gives Jansen–Rit an alpha of 10.7 Hz that waxes and wanes") {
    const auto simulation = simulate(with(experiment("jansen-rit", "alpha"), {{"integrator", "rk4"}, {"dt", 0.5}, {"duration", 0}}));
    Dice dice;
    const auto listen = [&](int count) {
        std::vector<double> signal;
        for (int k = 0; k < count; ++k) {
            REQUIRE(!simulation->set("parameters.p", dice.between(120, 320), -1));
            advance(*simulation, 2);
            signal.push_back(read(*simulation, "observable"));
        }
        return signal;
    };
    listen(2000);
    std::vector<double> power, frequencies, all;
    for (int part = 0; part < 20; ++part) {
        const auto signal = listen(8192);
        const Spectrum spectrum = welch(signal, 1000);
        power.resize(spectrum.power.size());
        for (std::size_t k = 0; k < power.size(); ++k) power[k] += spectrum.power[k];
        frequencies = spectrum.frequencies;
        all.insert(all.end(), signal.begin(), signal.end());
    }
    CHECK(frequencies[std::size_t(std::max_element(power.begin(), power.end()) - power.begin())] == within(10.7, 0.7));
    CHECK(mean_of(all) == within(7.57, 0.05));
    CHECK(std::sqrt(variance_of(all)) == within(1.13, 0.1));
}

TEST_CASE("Two columns that hear each other's S differ as the Jacobian with the coupling at -1 says") {
    const double gain = 20;
    Operating at = operating("jansen-rit", "alpha", {{"p", 350}});
    std::vector<double> rest = start_of(at.model);
    const auto rate = [](const std::vector<double>& s) { return 5 / (1 + std::exp(0.56 * (6 - (s[1] - s[2])))); };
    for (int k = 0; k < 60; ++k) {
        at.inputs[0] = gain * rate(rest);
        rest = equilibria(at, rest).back().state;
    }

    // Alike, both hear +S; where they differ, each hears −S of its own.
    auto jacobian = jacobian_at(at, rest);
    const double heard = gain * 3.25 * 100 * 0.56 * rate(rest) * (1 - rate(rest) / 5);
    jacobian[4 * 6 + 1] -= heard;
    jacobian[4 * 6 + 2] += heard;
    const Eigen::Map<const Eigen::Matrix<double, 6, 6, Eigen::RowMajor>> transverse(jacobian.data());

    const double apart = 1e-5;
    Document document = with(
        experiment("jansen-rit", "alpha", {{"p", 350}}),
        {{"nodes", 2}, {"network.connectome", "ring"}, {"network.gain", gain}, {"integrator", "rk4"}, {"dt", 0.1}, {"precision", "f64"}, {"duration", 0}});
    for (std::size_t i = 0; i < 6; ++i)
        document.set(say("initial.", at.model.description.states[i].id),
                     i == 2 ? std::vector<double>{rest[i] + apart, rest[i] - apart} : std::vector<double>{rest[i], rest[i]});
    const auto simulation = simulate(document);
    const Modes modes = modes_of(transverse);
    for (int k = 1; k <= 3; ++k) {
        advance(*simulation, 500);
        const Eigen::VectorXcd start = solve(modes.vectors, Eigen::VectorXcd::Unit(6, 2) * apart);
        const Eigen::VectorXcd grown = (modes.values.array() * (0.05 * k)).exp().matrix().asDiagonal() * start;
        const Eigen::VectorXcd expected = modes.vectors * grown;
        const auto one = simulation->node_states(0), other = simulation->node_states(1);
        for (int i = 0; i < 6; ++i) {
            INFO("after " << 50 * k << " ms, y" << i);
            CHECK((one[std::size_t(i)] - other[std::size_t(i)]) / 2 == within(expected[i].real(), 1e-4 * expected.cwiseAbs().maxCoeff()));
        }
    }
}
