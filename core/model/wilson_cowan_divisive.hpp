// Rung 4. Wilson–Cowan with inhibition that divides instead of subtracting: the rate, or the input of the rate.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/shifted_sigmoid.hpp"

namespace push_pull {

// What the two models have in common: everything but where the division stands.
struct DivisiveTables {
    enum : int { x, y };
    enum : int { P_x, P_y, w_xx, w_xy, w_yx, w_yy, sigma_x, sigma_y, tau_x, tau_y, a_x, a_y, theta_x, theta_y, r, lambda };

    static constexpr State states[] = {
        {{"x", "x", "", 0.1, 0, 1, "push: share of excitatory cells that fire"}},
        {{"y", "y", "", 0.05, 0, 1, "pull: share of inhibitory cells that fire"}},
    };
    static constexpr Parameter parameters[] = {
        {{"P_x", "P_x", "", 0.05, -5, 10, "constant drive to the excitatory population"}, Shown::key},
        {{"P_y", "P_y", "", 0, -5, 10, "constant drive to the inhibitory population"}},
        {{"w_xx", "w_{xx}", "", 30, 0, 40, "excitation onto excitation"}, Shown::key},
        {{"w_xy", "w_{xy}", "", 20, 0, 40, "division of excitation by inhibition, from y to x"}, Shown::key},
        {{"w_yx", "w_{yx}", "", 30, 0, 40, "excitation onto inhibition, from x to y"}, Shown::key},
        {{"w_yy", "w_{yy}", "", 0, 0, 40, "division of inhibition by itself"}, Shown::key},
        {{"sigma_x", "s_x", "", 1, 0.2, 5, "divisor of the excitatory population without inhibition"}},
        {{"sigma_y", "s_y", "", 1, 0.2, 5, "divisor of the inhibitory population without inhibition"}},
        {{"tau_x", "\\tau_x", "ms", 5, 0.5, 50, "time constant of the excitatory population", Scale::log}},
        {{"tau_y", "\\tau_y", "ms", 20, 0.5, 50, "time constant of the inhibitory population", Scale::log}, Shown::key},
        {{"a_x", "a_x", "", 1.2, 0.1, 5, "slope of the excitatory sigmoid"}},
        {{"a_y", "a_y", "", 1, 0.1, 5, "slope of the inhibitory sigmoid"}},
        {{"theta_x", "\\theta_x", "", 2.8, 0, 10, "threshold of the excitatory sigmoid"}},
        {{"theta_y", "\\theta_y", "", 4, 0, 10, "threshold of the inhibitory sigmoid"}},
        {{"r", "r", "", 1, 0, 1, "refractory share: the sigmoid is multiplied by 1 − r·rate"}},
        {{"lambda", "\\lambda", "per V/m", 0.1, 0, 2, "how strongly an electric field acts inside the excitatory sigmoid"}},
    };
    static constexpr Input inputs[] = {
        {{"x", "F_x", "", 0, -2, 2, "inside the excitatory sigmoid"}, true, true},
        {{"y", "F_y", "", 0, -2, 2, "inside the inhibitory sigmoid"}},
    };
    static constexpr Readout readouts[] = {{"observable", "x", "", 0, 0, 1, "excitatory rate, the share of cells that fire"}};

    static constexpr Setting brainmass[] = {{"P_x", 0}, {"w_xx", 6}, {"w_xy", 6.5}, {"w_yx", 2}, {"w_yy", 5.5}, {"tau_x", 1}, {"tau_y", 1}};
    static constexpr Setting driven[] = {{"P_x", 1},  {"P_y", 0.2},  {"w_xx", 6},  {"w_xy", 6.5},
                                         {"w_yx", 2}, {"w_yy", 5.5}, {"tau_x", 1}, {"tau_y", 1}};
    static constexpr const char* paper = "Carandini & Heeger, Nat. Rev. Neurosci. 13:51–62 (2012)";
    static constexpr const char* paper_doi = "10.1038/nrn3136";
    static constexpr int into[] = {x};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "x, which enters inside the excitatory sigmoid", {"gain", "G", "", 0.5, 0, 8, "coupling strength"}};
    static constexpr bool runs_wide = true;

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }
};

static_assert(in_order(DivisiveTables::parameters, "P_x", "P_y", "w_xx", "w_xy", "w_yx", "w_yy", "sigma_x", "sigma_y", "tau_x", "tau_y",
                       "a_x", "a_y", "theta_x", "theta_y", "r", "lambda"));

struct WilsonCowanDivisive : DivisiveTables {
    static constexpr Preset presets[] = {
        {"rhythm",
         "Slow inhibition: a rhythm",
         "slopes and thresholds of brainmass 0.1.1, stronger weights and slower inhibition",
         paper_doi,
         {},
         {},
         Regime::oscillation,
         9.1404},
        {"brainmass", "brainmass, defaults: silent", "WilsonCowanDivisiveStep of brainmass 0.1.1", paper_doi, brainmass, {}, Regime::rest},
        {"brainmass-driven", "brainmass, driven", "WilsonCowanDivisiveStep of brainmass 0.1.1 with inputs 1 and 0.2", paper_doi, driven, {}, Regime::rest},
    };

    static constexpr Info info = {
        .id = "wilson-cowan-divisive",
        .name = "Wilson–Cowan with divided rates",
        .rung = 4,
        .time_unit = "ms",
        .dt = 0.05,
        .equation =
            "\\begin{aligned}\\p{tau_x}\\dot{\\push{x}} &= -\\push{x} + \\frac{1-\\p{r}\\push{x}}{\\new{\\p{sigma_x} + \\p{w_xy}\\pull{y}}}\\,\\sigma_x(\\p{w_xx}\\push{x} + \\p{P_x} + \\input{F_x})\\\\ "
            "\\p{tau_y}\\dot{\\pull{y}} &= -\\pull{y} + \\frac{1-\\p{r}\\pull{y}}{\\new{\\p{sigma_y} + \\p{w_yy}\\pull{y}}}\\,\\sigma_y(\\p{w_yx}\\push{x} + \\p{P_y} + \\input{F_y})\\\\ "
            "\\sigma_k(I) &= \\frac{1}{1+e^{-a_k(I-\\theta_k)}} - \\frac{1}{1+e^{a_k\\theta_k}}\\end{aligned}",
        .adds = "Division: inhibition scales the rate down and leaves the threshold where it is.",
        .about = "Inhibition that divides never silences a population: it sets the gain of what excitation asks for.",
        .notes = "brainmass writes to-from here: wEI is w_xy and wIE is w_yx; in its WilsonCowanStep the same letters are from-to.",
        .source = paper,
        .doi = paper_doi,
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"P_x", 0.04, 0.06},
        .forcing = {0.05, 10},
    };

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const V cx = shifted_sigmoid(p[w_xx] * s[x] + p[P_x] + in[x], p[a_x], p[theta_x]) / (p[sigma_x] + p[w_xy] * s[y]);
        const V cy = shifted_sigmoid(p[w_yx] * s[x] + p[P_y] + in[y], p[a_y], p[theta_y]) / (p[sigma_y] + p[w_yy] * s[y]);
        d[x] = rate_slope(s[x], cx, p[r], p[tau_x]);
        d[y] = rate_slope(s[y], cy, p[r], p[tau_y]);
    }
};

struct WilsonCowanDivisiveInput : DivisiveTables {
    static constexpr Preset presets[] = {
        {"rhythm",
         "Slow inhibition: a rhythm",
         "slopes and thresholds of brainmass 0.1.1, stronger weights and slower inhibition",
         paper_doi,
         {},
         {},
         Regime::oscillation,
         12.5972},
        {"brainmass", "brainmass, defaults: silent", "WilsonCowanDivisiveInputStep of brainmass 0.1.1", paper_doi, brainmass, {}, Regime::rest},
        {"brainmass-driven", "brainmass, driven", "WilsonCowanDivisiveInputStep of brainmass 0.1.1 with inputs 1 and 0.2", paper_doi, driven, {}, Regime::rest},
    };

    static constexpr Info info = {
        .id = "wilson-cowan-divisive-input",
        .name = "Wilson–Cowan with divided inputs",
        .rung = 4,
        .time_unit = "ms",
        .dt = 0.05,
        .equation =
            "\\begin{aligned}\\p{tau_x}\\dot{\\push{x}} &= -\\push{x} + (1-\\p{r}\\push{x})\\,\\sigma_x\\!\\left(\\frac{\\p{w_xx}\\push{x}}{\\new{\\p{sigma_x} + \\p{w_xy}\\pull{y}}} + \\p{P_x} + \\input{F_x}\\right)\\\\ "
            "\\p{tau_y}\\dot{\\pull{y}} &= -\\pull{y} + (1-\\p{r}\\pull{y})\\,\\sigma_y\\!\\left(\\frac{\\p{w_yx}\\push{x}}{\\new{\\p{sigma_y} + \\p{w_yy}\\pull{y}}} + \\p{P_y} + \\input{F_y}\\right)\\\\ "
            "\\sigma_k(I) &= \\frac{1}{1+e^{-a_k(I-\\theta_k)}} - \\frac{1}{1+e^{a_k\\theta_k}}\\end{aligned}",
        .adds = "Division before the sigmoid: inhibition weakens what the populations tell each other, not what comes from outside.",
        .about = "The constant drive is left whole; only recurrent excitation is divided, so strong inhibition makes a population follow its drive.",
        .notes = "brainmass writes to-from here: wEI is w_xy and wIE is w_yx; in its WilsonCowanStep the same letters are from-to.",
        .source = paper,
        .doi = paper_doi,
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"P_x", 0.04, 0.06},
        .forcing = {0.02, 13},
    };

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const V cx = shifted_sigmoid(p[w_xx] * s[x] / (p[sigma_x] + p[w_xy] * s[y]) + p[P_x] + in[x], p[a_x], p[theta_x]);
        const V cy = shifted_sigmoid(p[w_yx] * s[x] / (p[sigma_y] + p[w_yy] * s[y]) + p[P_y] + in[y], p[a_y], p[theta_y]);
        d[x] = rate_slope(s[x], cx, p[r], p[tau_x]);
        d[y] = rate_slope(s[y], cy, p[r], p[tau_y]);
    }
};

}  // namespace push_pull
