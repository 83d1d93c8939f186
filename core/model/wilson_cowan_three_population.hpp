// Rung 4. Wilson–Cowan with a third population that excites both and is inhibited by the second.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/shifted_sigmoid.hpp"

namespace push_pull {

struct WilsonCowanThreePopulation {
    enum : int { x, y, m };
    enum : int {
        P_x,
        P_y,
        P_m,
        w_xx,
        w_xy,
        w_xm,
        w_yx,
        w_yy,
        w_ym,
        w_mx,
        w_my,
        w_mm,
        tau_x,
        tau_y,
        tau_m,
        a_x,
        a_y,
        a_m,
        theta_x,
        theta_y,
        theta_m,
        r,
        lambda
    };

    static constexpr State states[] = {
        {{"x", "x", "", 0.1, -0.05, 0.6, "push: share of excitatory cells that fire"}},
        {{"y", "y", "", 0.05, 0, 0.2, "pull: share of inhibitory cells that fire"}},
        {{"m", "m", "", 0.05, 0, 1, "share of modulatory cells that fire"}},
    };
    static constexpr Parameter parameters[] = {
        {{"P_x", "P_x", "", 0.3, -5, 10, "constant drive to the excitatory population"}, Shown::key},
        {{"P_y", "P_y", "", 0, -5, 10, "constant drive to the inhibitory population"}},
        {{"P_m", "P_m", "", 1, -5, 10, "constant drive to the modulatory population"}, Shown::key},
        {{"w_xx", "w_{xx}", "", 12, 0, 40, "excitation onto excitation"}, Shown::key},
        {{"w_xy", "w_{xy}", "", 30, 0, 40, "inhibition onto excitation, from y to x"}, Shown::key},
        {{"w_xm", "w_{xm}", "", 4, 0, 40, "modulation onto excitation, from m to x"}, Shown::key},
        {{"w_yx", "w_{yx}", "", 8, 0, 40, "excitation onto inhibition, from x to y"}, Shown::key},
        {{"w_yy", "w_{yy}", "", 11, 0, 40, "inhibition onto inhibition"}},
        {{"w_ym", "w_{ym}", "", 2, 0, 40, "modulation onto inhibition, from m to y"}},
        {{"w_mx", "w_{mx}", "", 8, 0, 40, "excitation onto modulation, from x to m"}},
        {{"w_my", "w_{my}", "", 6, 0, 40, "inhibition onto modulation, from y to m"}},
        {{"w_mm", "w_{mm}", "", 2, 0, 40, "modulation onto modulation"}},
        {{"tau_x", "\\tau_x", "ms", 1, 0.5, 50, "time constant of the excitatory population", Scale::log}},
        {{"tau_y", "\\tau_y", "ms", 4, 0.5, 50, "time constant of the inhibitory population", Scale::log}},
        {{"tau_m", "\\tau_m", "ms", 2, 0.5, 200, "time constant of the modulatory population", Scale::log}},
        {{"a_x", "a_x", "", 1.2, 0.1, 5, "slope of the excitatory sigmoid"}},
        {{"a_y", "a_y", "", 1, 0.1, 5, "slope of the inhibitory sigmoid"}},
        {{"a_m", "a_m", "", 1, 0.1, 5, "slope of the modulatory sigmoid"}},
        {{"theta_x", "\\theta_x", "", 2.8, 0, 10, "threshold of the excitatory sigmoid"}},
        {{"theta_y", "\\theta_y", "", 4, 0, 10, "threshold of the inhibitory sigmoid"}},
        {{"theta_m", "\\theta_m", "", 3.5, 0, 10, "threshold of the modulatory sigmoid"}},
        {{"r", "r", "", 1, 0, 1, "refractory share: the sigmoid is multiplied by 1 − r·rate"}},
        {{"lambda", "\\lambda", "per V/m", 0.1, 0, 2, "how strongly an electric field acts inside the excitatory sigmoid"}},
    };
    static constexpr Input inputs[] = {
        {{"x", "F_x", "", 0, -2, 2, "inside the excitatory sigmoid"}, true, true},
        {{"y", "F_y", "", 0, -2, 2, "inside the inhibitory sigmoid"}},
        {{"m", "F_m", "", 0, -2, 2, "inside the modulatory sigmoid"}},
    };
    static constexpr Readout readouts[] = {{"observable", "x", "", 0, -0.05, 0.6, "excitatory rate, the share of cells that fire"}};

    static constexpr const char* paper_doi = "10.1038/nn.3446";
    static constexpr Setting less[] = {{"P_m", 0}};
    static constexpr Setting more[] = {{"P_m", 2}};
    static constexpr Setting brainmass[] = {{"P_x", 0}, {"P_m", 0}, {"w_xy", 13}, {"w_yx", 4}, {"tau_y", 1}};
    static constexpr Setting driven[] = {{"P_x", 1}, {"P_y", 0.5}, {"P_m", 0.2}, {"w_xy", 13}, {"w_yx", 4}, {"tau_y", 1}};
    static constexpr const char* origin = "values of brainmass 0.1.1 with a stronger, slower inhibition";
    static constexpr Preset presets[] = {
        {"gamma", "Gamma rhythm", origin, paper_doi, {}, {}, Regime::oscillation, 45.042},
        {"aroused", "More modulation: faster", origin, paper_doi, more, {}, Regime::oscillation, 66.967},
        {"drowsy", "No drive to the third population: rest", origin, paper_doi, less, {}, Regime::rest},
        {"brainmass", "brainmass, defaults: silent", "WilsonCowanThreePopulationStep of brainmass 0.1.1", paper_doi, brainmass, {}, Regime::rest},
        {"brainmass-driven", "brainmass, driven", "WilsonCowanThreePopulationStep of brainmass 0.1.1 with inputs 1, 0.5 and 0.2", paper_doi, driven, {}, Regime::rest},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {x};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "x, which enters inside the excitatory sigmoid", {"gain", "G", "", 0.5, 0, 8, "coupling strength"}};

    static constexpr Info info = {
        .id = "wilson-cowan-three-population",
        .name = "Wilson–Cowan with three populations",
        .rung = 4,
        .time_unit = "ms",
        .dt = 0.05,
        .equation =
            "\\begin{aligned}\\p{tau_x}\\dot{\\push{x}} &= -\\push{x} + (1-\\p{r}\\push{x})\\,\\sigma_x(\\p{w_xx}\\push{x} - \\p{w_xy}\\pull{y} + \\new{\\p{w_xm}m} + \\p{P_x} + \\input{F_x})\\\\ "
            "\\p{tau_y}\\dot{\\pull{y}} &= -\\pull{y} + (1-\\p{r}\\pull{y})\\,\\sigma_y(\\p{w_yx}\\push{x} - \\p{w_yy}\\pull{y} + \\new{\\p{w_ym}m} + \\p{P_y} + \\input{F_y})\\\\ "
            "\\new{\\p{tau_m}\\dot m} &\\new{= -m + (1-\\p{r}m)\\,\\sigma_m(\\p{w_mx}\\push{x} - \\p{w_my}\\pull{y} + \\p{w_mm}m + \\p{P_m} + \\input{F_m})}\\\\ "
            "\\sigma_k(I) &= \\frac{1}{1+e^{-a_k(I-\\theta_k)}} - \\frac{1}{1+e^{a_k\\theta_k}}\\end{aligned}",
        .adds = "A third population, slower than the pair, that raises both: arousal, attention or a second kind of interneuron.",
        .about = "The drive to m decides how easily the pair lights up, without a change in its own drive.",
        .notes = "brainmass writes to-from here: wEI is w_xy, wIE is w_yx, wEM is w_xm and wME is w_mx, with M for m.",
        .source = "Wilson & Cowan, Biophys. J. 12:1–24 (1972); Pfeffer et al., Nat. Neurosci. 16:1068–1076 (2013)",
        .doi = paper_doi,
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"P_m", 0.9, 1.3},
        .forcing = {0.3, 48},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        // The tables list the populations in one order everywhere: one text serves all three.
        for (int k = 0; k < 3; ++k) {
            const V* w = p + w_xx + 3 * k;
            const V heard = w[0] * s[x] - w[1] * s[y] + w[2] * s[m] + p[P_x + k] + in[k];
            d[k] = rate_slope(s[k], shifted_sigmoid(heard, p[a_x + k], p[theta_x + k]), p[r], p[tau_x + k]);
        }
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }
};

static_assert(in_order(WilsonCowanThreePopulation::parameters, "P_x", "P_y", "P_m", "w_xx", "w_xy", "w_xm", "w_yx", "w_yy", "w_ym", "w_mx",
                       "w_my", "w_mm", "tau_x", "tau_y", "tau_m", "a_x", "a_y", "a_m", "theta_x", "theta_y", "theta_m", "r", "lambda"));

}  // namespace push_pull
