// Rung 4. Two populations whose rate is a straight line above a threshold.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/shifted_sigmoid.hpp"

namespace push_pull {

struct ThresholdLinear {
    enum : int { x, y };
    enum : int { P_x, P_y, w_xx, w_xy, w_yx, w_yy, tau_x, tau_y, beta_x, beta_y, r, lambda };

    static constexpr State states[] = {
        {{"x", "x", "Hz", 1, 0, 8, "push: excitatory rate"}, 0},
        {{"y", "y", "Hz", 1, 0, 12, "pull: inhibitory rate"}, 0},
    };
    static constexpr Parameter parameters[] = {
        {{"P_x", "P_x", "pA", 100, -100, 500, "constant current into the excitatory population"}, Shown::key},
        {{"P_y", "P_y", "pA", 0, -100, 500, "constant current into the inhibitory population"}, Shown::key},
        {{"w_xx", "w_{xx}", "pA/Hz", 24.3, 0, 50, "excitation onto excitation"}, Shown::key},
        {{"w_xy", "w_{xy}", "pA/Hz", 19.7, 0, 50, "inhibition onto excitation, from y to x"}, Shown::key},
        {{"w_yx", "w_{yx}", "pA/Hz", 12.2, 0, 50, "excitation onto inhibition, from x to y"}},
        {{"w_yy", "w_{yy}", "pA/Hz", 0, 0, 50, "inhibition onto inhibition"}, Shown::key},
        {{"tau_x", "\\tau_x", "ms", 20, 0.5, 100, "time constant of the excitatory population", Scale::log}},
        {{"tau_y", "\\tau_y", "ms", 40, 0.5, 100, "time constant of the inhibitory population", Scale::log}, Shown::key},
        {{"beta_x", "\\beta_x", "Hz/pA", 0.066, 0.01, 2, "slope of the excitatory line"}},
        {{"beta_y", "\\beta_y", "Hz/pA", 0.351, 0.01, 2, "slope of the inhibitory line"}},
        {{"r", "r", "1/Hz", 0, 0, 1, "refractory share: the line is multiplied by 1 − r·rate"}},
        {{"lambda", "\\lambda", "pA per V/m", 10, 0, 100, "how strongly an electric field adds to the excitatory current"}},
    };
    static constexpr Input inputs[] = {
        {{"x", "F_x", "pA", 0, -100, 100, "current into the excitatory population"}, true, true},
        {{"y", "F_y", "pA", 0, -100, 100, "current into the inhibitory population"}},
    };
    static constexpr Readout readouts[] = {{"observable", "x", "Hz", 0, 0, 8, "excitatory rate"}};

    static constexpr const char* chaudhuri = "Chaudhuri et al., Neuron 88:419–431 (2015)";
    static constexpr const char* chaudhuri_doi = "10.1016/j.neuron.2015.09.008";
    static constexpr Setting area[] = {{"w_yy", 12.5}, {"tau_y", 10}};
    static constexpr Setting apart[] = {{"w_xx", 0}, {"w_xy", 0}, {"w_yx", 0}, {"tau_y", 10}};
    static constexpr Setting unit[] = {{"P_x", 1},   {"P_y", 0.2}, {"w_xx", 0.8}, {"w_xy", 0.3}, {"w_yx", 1}, {"w_yy", 0.85},
                                       {"tau_x", 1}, {"tau_y", 1}, {"beta_x", 1}, {"beta_y", 1}, {"r", 1}};
    static constexpr Setting unit_start[] = {{"x", 0.1}, {"y", 0.05}};
    static constexpr Preset presets[] = {
        {"slow-inhibition",
         "Slow inhibition: a rhythm",
         "values of Chaudhuri et al. with τ_y = 40 ms and no inhibition onto itself",
         chaudhuri_doi,
         {},
         {},
         Regime::oscillation,
         12.1173},
        {"chaudhuri-2015", "One area of the macaque's cortex", chaudhuri, chaudhuri_doi, area, {}, Regime::rest},
        {"brainmass", "brainmass, ThresholdLinear", "ThresholdLinearStep of brainmass 0.1.1 with E_inp = 100 pA", chaudhuri_doi, apart, {}, Regime::rest},
        {"brainmass-linear", "brainmass, Wilson–Cowan with a line", "WilsonCowanLinearStep of brainmass 0.1.1 with inputs 1 and 0.2",
         chaudhuri_doi, unit, unit_start, Regime::rest},
    };

    static constexpr int into[] = {x};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "x, which adds to the excitatory current", {"gain", "G", "pA/Hz", 1, 0, 20, "coupling strength"}};

    static constexpr Info info = {
        .id = "threshold-linear",
        .name = "Threshold-linear pair",
        .rung = 4,
        .time_unit = "ms",
        .dt = 0.1,
        .equation =
            "\\begin{aligned}\\p{tau_x}\\dot{\\push{x}} &= -\\push{x} + (1-\\p{r}\\push{x})\\,\\p{beta_x}\\new{\\left[\\p{w_xx}\\push{x} - \\p{w_xy}\\pull{y} + \\p{P_x} + \\input{F_x}\\right]_+}\\\\ "
            "\\p{tau_y}\\dot{\\pull{y}} &= -\\pull{y} + (1-\\p{r}\\pull{y})\\,\\p{beta_y}\\new{\\left[\\p{w_yx}\\push{x} - \\p{w_yy}\\pull{y} + \\p{P_y} + \\input{F_y}\\right]_+}\\\\ "
            "[I]_+ &= \\max(I, 0)\\end{aligned}",
        .adds = "A straight line in place of the sigmoid: rates in Hz, currents in pA, and linear theory holds while both fire.",
        .about = "While both populations fire, two eigenvalues say everything. When they grow, the threshold catches the swing and makes it a rhythm.",
        .notes =
            "brainmass's ThresholdLinearStep is w = 0, r = 0 as its text has it; in its code the inhibitory leak has the wrong sign. "
            "Its WilsonCowanLinearStep is β = r = 1 without units; there wIE is w_xy and wEI is w_yx. Rates are held at 0 or above.",
        .source = chaudhuri,
        .doi = chaudhuri_doi,
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"P_x", 90, 110},
        .forcing = {20, 12},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    template <class V>
    static V line(V slope, V current) {
        return slope * select(current > V(0.0f), current, V(0.0f));
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const V cx = line(p[beta_x], p[w_xx] * s[x] - p[w_xy] * s[y] + p[P_x] + in[x]);
        const V cy = line(p[beta_y], p[w_yx] * s[x] - p[w_yy] * s[y] + p[P_y] + in[y]);
        d[x] = rate_slope(s[x], cx, p[r], p[tau_x]);
        d[y] = rate_slope(s[y], cy, p[r], p[tau_y]);
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }
};

static_assert(in_order(ThresholdLinear::parameters, "P_x", "P_y", "w_xx", "w_xy", "w_yx", "w_yy", "tau_x", "tau_y", "beta_x", "beta_y", "r",
                       "lambda"));

}  // namespace push_pull
