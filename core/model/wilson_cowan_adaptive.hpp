// Rung 4. Wilson–Cowan with fatigue: each rate builds up a slow current that works against it.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/shifted_sigmoid.hpp"

namespace push_pull {

struct WilsonCowanAdaptive {
    enum : int { x, y, u_x, u_y };
    enum : int { P_x, P_y, w_xx, w_xy, w_yx, w_yy, b_x, b_y, tau_ux, tau_uy, tau_x, tau_y, a_x, a_y, theta_x, theta_y, r, lambda };

    static constexpr State states[] = {
        {{"x", "x", "", 0.1, -0.05, 0.6, "push: share of excitatory cells that fire"}},
        {{"y", "y", "", 0.05, 0, 1, "pull: share of inhibitory cells that fire"}},
        {{"u_x", "u_x", "", 0.5, 0.5, 3, "adaptation of the excitatory population"}},
        {{"u_y", "u_y", "", 0, 0, 1, "adaptation of the inhibitory population"}},
    };
    static constexpr Parameter parameters[] = {
        {{"P_x", "P_x", "", 1.5, -5, 10, "constant drive to the excitatory population"}, Shown::key},
        {{"P_y", "P_y", "", 0, -5, 10, "constant drive to the inhibitory population"}},
        {{"w_xx", "w_{xx}", "", 12, 0, 40, "excitation onto excitation"}, Shown::key},
        {{"w_xy", "w_{xy}", "", 13, 0, 40, "inhibition onto excitation, from y to x"}, Shown::key},
        {{"w_yx", "w_{yx}", "", 4, 0, 40, "excitation onto inhibition, from x to y"}, Shown::key},
        {{"w_yy", "w_{yy}", "", 11, 0, 40, "inhibition onto inhibition"}},
        {{"b_x", "b_x", "", 8, 0, 20, "strength of the excitatory adaptation"}, Shown::key},
        {{"b_y", "b_y", "", 0.08, 0, 20, "strength of the inhibitory adaptation"}},
        {{"tau_ux", "\\tau_{ux}", "ms", 100, 5, 2000, "time constant of the excitatory adaptation", Scale::log}, Shown::key},
        {{"tau_uy", "\\tau_{uy}", "ms", 80, 5, 2000, "time constant of the inhibitory adaptation", Scale::log}},
        {{"tau_x", "\\tau_x", "ms", 1, 0.5, 50, "time constant of the excitatory population", Scale::log}},
        {{"tau_y", "\\tau_y", "ms", 1, 0.5, 50, "time constant of the inhibitory population", Scale::log}},
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
    static constexpr Readout readouts[] = {{"observable", "x", "", 0, -0.05, 0.6, "excitatory rate, the share of cells that fire"}};

    static constexpr const char* paper_doi = "10.1162/089976603322385063";
    static constexpr Setting brainmass[] = {{"P_x", 0}, {"b_x", 0.1}};
    static constexpr Preset presets[] = {
        {"waves", "Slow waves", "weights of brainmass 0.1.1, stronger adaptation", paper_doi, {}, {}, Regime::oscillation, 6.6113},
        {"brainmass", "brainmass, defaults: silent", "WilsonCowanAdaptiveStep of brainmass 0.1.1", paper_doi, brainmass, {}, Regime::rest},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {x};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "x, which enters inside the excitatory sigmoid", {"gain", "G", "", 0.5, 0, 8, "coupling strength"}};

    static constexpr Info info = {
        .id = "wilson-cowan-adaptive",
        .name = "Wilson–Cowan with adaptation",
        .rung = 4,
        .time_unit = "ms",
        .dt = 0.05,
        .equation =
            "\\begin{aligned}\\p{tau_x}\\dot{\\push{x}} &= -\\push{x} + (1-\\p{r}\\push{x})\\,\\sigma_x(\\p{w_xx}\\push{x} - \\p{w_xy}\\pull{y} - \\new{u_x} + \\p{P_x} + \\input{F_x})\\\\ "
            "\\p{tau_y}\\dot{\\pull{y}} &= -\\pull{y} + (1-\\p{r}\\pull{y})\\,\\sigma_y(\\p{w_yx}\\push{x} - \\p{w_yy}\\pull{y} - \\new{u_y} + \\p{P_y} + \\input{F_y})\\\\ "
            "\\new{\\p{tau_ux}\\dot u_x} &\\new{= -u_x + \\p{b_x}\\push{x}},\\qquad \\new{\\p{tau_uy}\\dot u_y = -u_y + \\p{b_y}\\pull{y}}\\\\ "
            "\\sigma_k(I) &= \\frac{1}{1+e^{-a_k(I-\\theta_k)}} - \\frac{1}{1+e^{a_k\\theta_k}}\\end{aligned}",
        .adds = "Fatigue: a population that fires builds up a current that quiets it, a hundred times slower than the rates.",
        .about = "Where the fast pair has a low and a high state, strong adaptation carries it back and forth between them: slow up and down waves.",
        .notes =
            "brainmass writes to-from here: wEI is w_xy and wIE is w_yx. Its adaptations aE and aI are u_x and u_y, with tau_aE, tau_aI, b_E and b_I; "
            "its default b_E = 0.1 is too weak for a rhythm.",
        .source = "Wilson & Cowan, Biophys. J. 12:1–24 (1972); Benda & Herz, Neural Comput. 15:2523–2564 (2003)",
        .doi = paper_doi,
        .push = "x",
        .pull = "u_x",
        .plane = {x, u_x},
        .spread = {"P_x", 1.4, 1.6},
        .forcing = {0.5, 7},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const V cx = shifted_sigmoid(p[w_xx] * s[x] - p[w_xy] * s[y] - s[u_x] + p[P_x] + in[x], p[a_x], p[theta_x]);
        const V cy = shifted_sigmoid(p[w_yx] * s[x] - p[w_yy] * s[y] - s[u_y] + p[P_y] + in[y], p[a_y], p[theta_y]);
        d[x] = rate_slope(s[x], cx, p[r], p[tau_x]);
        d[y] = rate_slope(s[y], cy, p[r], p[tau_y]);
        d[u_x] = (p[b_x] * s[x] - s[u_x]) / p[tau_ux];
        d[u_y] = (p[b_y] * s[y] - s[u_y]) / p[tau_uy];
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }
};

static_assert(in_order(WilsonCowanAdaptive::parameters, "P_x", "P_y", "w_xx", "w_xy", "w_yx", "w_yy", "b_x", "b_y", "tau_ux", "tau_uy",
                       "tau_x", "tau_y", "a_x", "a_y", "theta_x", "theta_y", "r", "lambda"));

}  // namespace push_pull
