// Numbers of brainmass and TVB for Jansen–Rit, computed outside this project from their published equations in f64.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

constexpr const char* states[] = {"y0", "y1", "y2", "y3", "y4", "y5"};

// From brainmass 0.1.1's test state at E_inp = 220 Hz, the input coming in from outside as it does there.
const Numbers start = {0.05, 10, 5, 0.1, 5, -3};

Document at_brainmass(const Numbers& from) {
    Document document =
        with(experiment("jansen-rit", "alpha", {{"p", 0}}),
             {{"drive.0.kind", "constant"}, {"drive.0.input", "p"}, {"drive.0.amplitude", 220}, {"precision", "f64"}, {"duration", 0}});
    for (std::size_t i = 0; i < 6; ++i) document.set(say("initial.", states[i]), from[i]);
    return document;
}

void expect(const Numbers& found, const Numbers& expected, double epsilon) {
    for (std::size_t i = 0; i < 6; ++i) {
        INFO(states[i]);
        CHECK(found[i] == share(expected[i], epsilon));
    }
}

Numbers after(const Document& document, const char* integrator, double dt, int steps) {
    const auto simulation = simulate(with(document, {{"integrator", integrator}, {"dt", dt}}));
    advance(*simulation, steps);
    return simulation->node_states(0);
}

// brainmass's exponential Euler: each state with the diagonal of the Jacobian as its own decay, which leaves the three
// potentials to a plain Euler step.
Numbers exponential_euler(const Operating& at, Numbers state, double dt, int steps) {
    for (int k = 0; k < steps; ++k) {
        const Numbers slope = slope_at(at, state), jacobian = jacobian_at(at, state);
        for (std::size_t i = 0; i < 6; ++i) {
            const double decay = jacobian[i * 6 + i];
            state[i] += slope[i] * (decay == 0 ? dt : std::expm1(decay * dt) / decay);
        }
    }
    return state;
}

}  // namespace

TEST_CASE("Jansen–Rit has brainmass's slope and steps, by exponential Euler and by rk4") {
    const Document document = at_brainmass(start);
    const Operating at = operating(document);
    expect(slope_at(at, start), {0.1, 5, -3, 70.76462204245468, 76411.31035125945, 3027.932483977267}, 1e-12);
    expect(exponential_euler(at, start, 1e-4, 1),
           {0.050010000000000006, 10.0005, 4.9997, 0.10700616699693316, 12.565226596620994, -2.6987156838813164}, 1e-12);
    expect(exponential_euler(at, start, 1e-4, 1000),
           {0.060985866767306066, 24.062734061999908, 19.408064127710567, -1.3663575985815521, -104.34339631102843, -207.8969239932143}, 1e-10);
    expect(after(document, "rk4", 0.1, 100),
           {0.05605227167148789, 12.16836137463799, 5.0912185388162285, 1.3985546754491982, 321.6566067817773, 19.794444107667463}, 1e-12);
}

TEST_CASE("brainmass's inputs in mV enter inside the sigmoids of the pyramidal and of the inhibitory cells") {
    const auto S = [](double v) { return 5 / (1 + std::exp(0.56 * (6 - v))); };
    Operating at = operating(at_brainmass(start));
    const Numbers before = slope_at(at, start);
    at.inputs = {220, 1.5, -2};
    const Numbers slope = slope_at(at, start);
    CHECK(slope[3] - before[3] == share(325 * (S(6.5) - S(5)), 1e-11));
    CHECK(slope[4] == before[4]);
    CHECK(slope[5] - before[5] == share(1100 * 33.75 * (S(33.75 * 0.05 - 2) - S(33.75 * 0.05)), 1e-11));
}

TEST_CASE("Jansen–Rit from nothing at 120, 220 and 320 Hz moves as brainmass's gallery has it") {
    // Over seconds 2 to 6. There the pace is counted at the mean, which a spike and its shoulder pass twice.
    const struct {
        double input, mean, width, frequency;
    } rows[] = {{120, 3.630894877258692, 9.943716249307391, 4.769096256259439},
                {220, 7.574133297973979, 3.0136760991269007, 10.935910478128179},
                {320, 8.114432996383018, 1.5350527538846954, 11.130092664492414}};
    for (const auto& row : rows) {
        const auto simulation = simulate(with(experiment("jansen-rit", "alpha", {{"p", row.input}}),
                                              {{"integrator", "rk4"}, {"precision", "f64"}, {"dt", 0.1}, {"duration", 0}}));
        advance_to(*simulation, 2000);
        const auto signal = samples(*simulation, "observable", 40000);
        const double mean = mean_of(signal);
        const auto times = upward_crossings(signal, mean);
        INFO("E_inp = " << row.input);
        CHECK(mean == share(row.mean, 1e-4));
        CHECK(range_of(signal).width() == share(row.width, 1e-6));
        CHECK(10000 * double(times.size() - 1) / (times.back() - times.front()) == share(row.frequency, 1e-4));
    }
}

TEST_CASE("With TVB's defaults Jansen–Rit takes TVB's steps, its rates of change being per ms") {
    Document document = with(experiment("jansen-rit", "tvb"),
                             {{"initial.y0", 0.05}, {"initial.y1", 10}, {"initial.y2", 5}, {"precision", "f64"}, {"duration", 0}});
    const auto per_ms = [](Numbers state) {
        for (std::size_t i = 3; i < 6; ++i) state[i] /= 1000;
        return state;
    };
    expect(per_ms(after(document, "rk4", 0.05, 1)),
           {0.050000242979790964, 10.000110045718595, 5.000008651208905, 9.703186906435916e-06, 0.004394501332067651, 0.00034576070586827125},
           1e-11);
    expect(per_ms(after(document, "rk4", 0.05, 1000)),
           {0.1478558845853948, 23.62105484691627, 14.270705398560821, 0.0004961370421210366, 0.08468701758471688, 0.40714150307838476}, 1e-11);
    expect(per_ms(after(document, "heun", 0.05, 1000)),
           {0.1478558191662443, 23.62104554038135, 14.270710602996576, 0.0004961319327719876, 0.08468756006174788, 0.4071412755003261}, 1e-11);
}
