// LaNMM: where its slow and its fast rhythm begin, and how they look.
#include "core/observe/spectrum.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

Branch along_p_1(double p_2) { return follow(operating("lanmm", "alpha", {{"p_2", p_2}}), "p_1", -100, 500); }

// Range and pace of the potential of P₁ after it has settled, without drive onto P₂.
Cycle potential_1(double p_1) {
    const auto simulation = simulate(
        with(experiment("lanmm", "alpha", {{"p_1", p_1}}), {{"integrator", "rk4"}, {"precision", "f64"}, {"dt", 0.5}, {"duration", 0}}));
    advance_to(*simulation, slow ? 10000 : 20000);
    const auto signal = samples(*simulation, "v_P1", slow ? 6000 : 10000);
    return {hertz_of(signal, 0.5), range_of(signal)};
}

}  // namespace

TEST_CASE("LaNMM moves as its equations say, with every parameter") {
    check_equations("lanmm", [](auto p, auto in, auto s) -> std::vector<double> {
        const auto rate = [&](double v, const char* threshold) { return 2 * p("e_0") / (1 + std::exp(p("r") * (p(threshold) - v))); };
        const auto synapse = [&](const char* gain, const char* tau_rate, double heard, const char* y, const char* slope) {
            const double a = p(tau_rate);
            return p(gain) * a * heard - 2 * a * s(slope) - a * a * s(y);
        };
        const double unit = p("A_A") / p("a_A");
        const double v1 = p("C_1") * s("y2") + p("C_2") * s("y3") + p("C_11") * s("y4") + p("C_3") * unit * (p("p_1") + in("p_1"));
        const double v2 = p("C_6") * s("y4") + p("C_7") * s("y5") + p("C_12") * s("y1") + p("C_8") * unit * (p("p_2") + in("p_2"));
        const double fast = p("C_9") * s("y4") + p("C_10") * s("y5") + p("C_13") * s("y1");
        return {s("y1_dot"),
                s("y2_dot"),
                s("y3_dot"),
                s("y4_dot"),
                s("y5_dot"),
                synapse("A_A", "a_A", rate(v1 + in("v_E"), "v_0"), "y1", "y1_dot"),
                synapse("A_A", "a_A", rate(p("C_4") * s("y1"), "v_0"), "y2", "y2_dot"),
                synapse("A_Gs", "a_Gs", rate(p("C_5") * s("y1"), "v_0"), "y3", "y3_dot"),
                synapse("A_A", "a_A", rate(v2 + in("v_E"), "v_2"), "y4", "y4_dot"),
                synapse("A_Gf", "a_Gf", rate(fast, "v_0"), "y5", "y5_dot")};
    });
}

TEST_CASE("Without drive onto P2, LaNMM has folds at p1 = -65.30 and 103.87 and Hopf points at 363.31 and 454.64") {
    const Branch branch = along_p_1(0);
    REQUIRE(branch.folds.size() == 2);
    CHECK(branch.folds[0].parameter == within(103.8697, 1e-3));
    CHECK(branch.folds[1].parameter == within(-65.2987, 1e-3));
    std::vector<Point> upper;
    for (const Point& hopf : branch.hopfs)
        if (hopf.parameter > 200) upper.push_back(hopf);
    REQUIRE(upper.size() == 2);
    CHECK(upper[0].parameter == within(363.3124, 1e-3));
    CHECK(upper[0].omega / turn == within(10.829, 1e-3));
    CHECK(upper[1].parameter == within(454.6442, 1e-3));
    CHECK(upper[1].omega / turn == within(40.301, 1e-3));
}

TEST_CASE("LaNMM's alpha jumps from a slow to a fast pace between p1 = 154 and 156") {
    // At 156 the ghost of the slow cycle holds a run for seconds: watched too early, the pace is 8.4 Hz and less.
    const struct { double p_1, frequency; } rows[] = {{120, 3.14}, {154, 5.52}, {156, 8.48}, {200, 10.02}, {360, 10.80}};
    for (const auto& row : rows) {
        INFO("p1 = " << row.p_1);
        CHECK(potential_1(row.p_1).frequency == share(row.frequency, 0.004));
    }
    CHECK(potential_1(120).range.low == within(0.297, 0.01));
    CHECK(potential_1(120).range.high == within(12.36, 0.02));
    CHECK(potential_1(200).range.low == within(4.706, 0.01));
    CHECK(potential_1(200).range.high == within(10.933, 0.01));
}

TEST_CASE("Around p1 = 154 both of LaNMM's cycles are stable: a run that comes from above keeps the fast one") {
    const auto simulation = simulate(
        with(experiment("lanmm", "alpha", {{"p_1", 156}}), {{"integrator", "rk4"}, {"precision", "f64"}, {"dt", 0.5}, {"duration", 0}}));
    const auto pace_at = [&](double p_1) {
        REQUIRE(!simulation->set("parameters.p_1", p_1, -1));
        advance(*simulation, 30000);
        return hertz_of(samples(*simulation, "v_P1", 10000), 0.5);
    };
    CHECK(pace_at(155) == within(8.28, 0.02));
    CHECK(pace_at(154.5) == within(8.14, 0.02));
    CHECK(pace_at(154) == within(7.93, 0.02));
    CHECK(pace_at(153.5) == within(5.29, 0.02));
    CHECK(pace_at(154) == within(5.52, 0.02));
    CHECK(pace_at(154.5) == within(5.98, 0.02));
    CHECK(pace_at(155) == within(8.28, 0.02));
}

TEST_CASE("With drive onto P2, gamma begins before alpha ends") {
    const struct {
        double p_2, gamma, gamma_pace, alpha, alpha_pace;
    } rows[] = {{90, 97.796, 38.92, 352.766, 10.85}, {150, -49.391, 37.82, 345.689, 10.86}};
    for (const auto& row : rows) {
        INFO("p2 = " << row.p_2);
        const Branch branch = along_p_1(row.p_2);
        const auto near = [&](double p_1, double pace) {
            return std::any_of(branch.hopfs.begin(), branch.hopfs.end(), [&](const Point& hopf) {
                return std::abs(hopf.parameter - p_1) < 1e-2 && std::abs(hopf.omega / turn - pace) < 0.01;
            });
        };
        CHECK(near(row.gamma, row.gamma_pace));
        CHECK(near(row.alpha, row.alpha_pace));
    }
}

TEST_CASE("LaNMM shows alpha and gamma at once: its field has a peak at 10 Hz and one near 40 Hz") {
    const auto simulation =
        simulate(with(experiment("lanmm", "p2-150"), {{"integrator", "rk4"}, {"precision", "f64"}, {"dt", 0.5}, {"duration", 0}}));
    advance_to(*simulation, 10000);
    const Spectrum spectrum = welch(samples(*simulation, "observable", 16384, 2), 1000);
    const auto peak = [&](double low, double high) {
        std::size_t best = 0;
        for (std::size_t k = 0; k < spectrum.power.size(); ++k)
            if (spectrum.frequencies[k] > low && spectrum.frequencies[k] < high && (!best || spectrum.power[k] > spectrum.power[best]))
                best = k;
        return best;
    };
    const std::size_t slow_one = peak(4, 16), fast_one = peak(33, 48), between = peak(24, 27);
    CAPTURE(spectrum.power[slow_one], spectrum.power[fast_one], spectrum.power[between]);
    CHECK(spectrum.frequencies[slow_one] == within(10.15, 0.2));
    CHECK(spectrum.frequencies[fast_one] == within(39, 2));
    CHECK(spectrum.power[fast_one] > 10 * spectrum.power[between]);
}
