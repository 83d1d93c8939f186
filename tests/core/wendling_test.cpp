// Wendling's model in its published form and as the Rosetta paper prints it: Hopf points, folds, and activity under noise.
#include "core/observe/spectrum.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// The equations of either form written out once more; `sign` and `held` are what tells them apart.
template <class P, class In, class S>
std::vector<double> equations(P p, In in, S s, double sign, double held) {
    const auto rate = [&](double v) { return 2 * p("e_0") / (1 + std::exp(p("r") * (p("v_0") - v))); };
    const auto synapse = [](double gain, double tau_rate, double heard, double y, double slope) {
        return gain * tau_rate * heard - 2 * tau_rate * slope - tau_rate * tau_rate * y;
    };
    const double excited = p("p") + in("p") + sign * p("C_2") * rate(p("C_1") * s("y0"));
    return {s("y0_dot"),
            s("y1_dot"),
            s("y2_dot"),
            s("y3_dot"),
            synapse(p("A"), p("a"), rate(s("y1") - s("y2") - s("y3") + in("v_E")), s("y0"), s("y0_dot")),
            synapse(p("A"), p("a"), excited, s("y1"), s("y1_dot")),
            synapse(p("B"), p("b"), p("C_4") * rate(p("C_3") * s("y0")), s("y2"), s("y2_dot")),
            synapse(p("G"), p("g"), p("C_7") * rate(p("C_5") * s("y0") - p("C_6") * held), s("y3"), s("y3_dot"))};
}

// The observable each ms, while p is drawn anew each ms from the normal distribution with mean 90 and deviation 30.
std::vector<double> under_noise(double A, double B, double G) {
    const auto simulation = simulate(with(experiment("wendling", "spikes", {{"A", A}, {"B", B}, {"G", G}}),
                                          {{"integrator", "rk4"}, {"dt", 0.5}, {"precision", "f64"}, {"duration", 0}}));
    Dice dice;
    std::vector<double> signal;
    for (int k = 0; k < 32000; ++k) {
        const double normal = std::sqrt(-2 * std::log(1 - dice.uniform())) * std::cos(turn * dice.uniform());
        REQUIRE(!simulation->set("parameters.p", 90 + 30 * normal, -1));
        advance(*simulation, 2);
        if (k >= 2000) signal.push_back(read(*simulation, "observable"));
    }
    return signal;
}

double deviation(const std::vector<double>& signal) { return std::sqrt(variance_of(signal)); }

// The frequency with the most power, averaged over pieces of 4 s.
double loudest(const std::vector<double>& signal) {
    std::vector<double> power, frequencies;
    for (auto from = signal.begin(); signal.end() - from >= 4096; from += 4096) {
        const Spectrum spectrum = welch(std::vector<double>(from, from + 4096), 1000);
        frequencies = spectrum.frequencies;
        power.resize(frequencies.size());
        for (std::size_t k = 0; k < power.size(); ++k) power[k] += spectrum.power[k];
    }
    return frequencies[std::size_t(std::max_element(power.begin(), power.end()) - power.begin())];
}

// Upward passages of a level per second.
double passages(const std::vector<double>& signal, double level) {
    return 1000 * double(upward_crossings(signal, level).size()) / double(signal.size());
}

}  // namespace

TEST_CASE("Wendling moves as its published equations say, with every parameter") {
    check_equations("wendling", [](auto p, auto in, auto s) { return equations(p, in, s, 1, s("y2") / p("C_4")); });
}

TEST_CASE("Wendling as the Rosetta paper prints it moves as Eq. 6.9 with Aa for Ab") {
    check_equations("wendling-paper", [](auto p, auto in, auto s) { return equations(p, in, s, -1, s("y2")); });
}

TEST_CASE("What the Rosetta paper prints is the published Wendling with C2 = -108 and C6 = 13.5 C4") {
    Operating published = operating("wendling", "spikes", {{"C_2", -108}, {"C_6", 13.5 * 33.75}}),
              printed = operating("wendling-paper", "figure-8");
    Dice dice;
    for (int k = 0; k < 20; ++k) {
        for (const char* id : {"p", "A", "B", "G"}) parameter(published, id) = parameter(printed, id) = dice.between(5, 30);
        std::vector<double> state;
        for (const State& row : printed.model.description.states) state.push_back(dice.between(row.low, row.high));
        const auto found = slope_at(published, state), expected = slope_at(printed, state);
        for (std::size_t i = 0; i < state.size(); ++i) CHECK(found[i] == Approx(expected[i]).epsilon(1e-12));
    }
}

TEST_CASE("The five synapses of Wendling's ten equations run as four, for two hear the same") {
    // y4'' = B b S(C3 y0) − 2 b y4' − b² y4 along a run of the eight: y4 stays y2/C4.
    const auto simulation = simulate(
        with(experiment("wendling", "spikes", {{"B", 30}}), {{"integrator", "euler"}, {"dt", 0.1}, {"precision", "f64"}, {"duration", 0}}));
    double y4 = 0, slope = 0, largest = 0;
    for (int k = 0; k < 20000; ++k) {
        const double heard = 5 / (1 + std::exp(0.56 * (6 - 33.75 * read(*simulation, "y0"))));
        const double bend = 30 * 50 * heard - 2 * 50 * slope - 2500 * y4;
        y4 += 1e-4 * slope;
        slope += 1e-4 * bend;
        advance(*simulation, 1);
        largest = std::max(largest, std::abs(y4 - read(*simulation, "y2") / 33.75));
    }
    CHECK(largest < 1e-12);
}

TEST_CASE("The paper's form of Wendling has Hopf points at P = 368.95 and 1398.89 and no folds") {
    const Branch branch = follow(operating("wendling-paper", "figure-8"), "p", 0, 2000);
    CHECK(branch.folds.empty());
    REQUIRE(branch.hopfs.size() == 2);
    CHECK(branch.hopfs[0].parameter == share(368.9480283623363, 1e-8));
    CHECK(branch.hopfs[1].parameter == share(1398.894044712551, 1e-8));
    CHECK(branch.hopfs[0].omega / turn == share(15.377, 1e-4));
    CHECK(branch.hopfs[1].omega / turn == share(11.339, 1e-4));
    const double first[] = {0.029873215658422665, 7.613085387401875, 4.274829618342603};
    for (std::size_t i = 0; i < 3; ++i) CHECK(branch.hopfs[0].state[i] == share(first[i], 1e-7));
}

TEST_CASE("The published Wendling at Jansen and Rit's A and B has folds at p = -32.96 and 121.60 and a Hopf point at -24.00") {
    const Branch branch = follow(operating("wendling", "spikes", {{"A", 3.25}, {"B", 22}, {"G", 10}}), "p", -60, 400);
    REQUIRE(branch.folds.size() == 2);
    CHECK(branch.folds[0].parameter == within(121.596, 1e-3));
    CHECK(branch.folds[1].parameter == within(-32.956, 1e-3));
    REQUIRE(!branch.hopfs.empty());
    CHECK(branch.hopfs[0].parameter == within(-24.004, 1e-3));
}

TEST_CASE("Without fast inhibition Wendling is Jansen–Rit") {
    const Branch branch = follow(operating("wendling", "spikes", {{"A", 3.25}, {"B", 22}, {"G", 0}}), "p", -100, 400);
    REQUIRE(branch.folds.size() == 2);
    REQUIRE(branch.hopfs.size() == 3);
    CHECK(branch.folds[0].parameter == within(113.586273, 1e-5));
    CHECK(branch.hopfs[2].parameter == within(315.696428, 1e-5));
}

TEST_CASE("As slow inhibition fails, Wendling goes from background over sporadic to sustained spikes, and to a slow rhythm") {
    const auto background = under_noise(5, 50, 15);
    CHECK(deviation(background) == within(0.25, 0.05));

    // Spikes reach 12 mV; sporadic ones come less than once a second.
    const auto sporadic = under_noise(5, 40, 15);
    CHECK(range_of(background).high < 3);
    CHECK(range_of(sporadic).high == within(12, 2));
    CHECK(passages(sporadic, 6) < 2);

    const auto sustained = under_noise(5, 25, 15);
    CHECK(passages(sustained, 6) == within(4.4, 0.3));
    CHECK(range_of(sustained).low == within(-6.3, 0.7));
    CHECK(range_of(sustained).high == within(13.8, 0.7));

    const auto rhythm = under_noise(5, 10, 15);
    CHECK(deviation(rhythm) == within(0.27, 0.08));
    // A broad peak: rest is a focus of 9.9 Hz there, damped at 14 /s.
    CHECK(loudest(rhythm) == within(10.5, 1.2));
}

TEST_CASE("Without fast inhibition and with little of the slow one, Wendling swings at 11 Hz like a sine") {
    const auto signal = under_noise(5, 15, 0);
    CHECK(deviation(signal) == share(3.6, 0.05));
    CHECK(passages(signal, mean_of(signal)) == within(11.0, 0.3));
}
