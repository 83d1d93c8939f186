// Rung 5. A cortical column: pyramidal cells between an exciting and an inhibiting loop.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/synapse.hpp"

namespace push_pull {

struct JansenRit {
    enum : int { y0, y1, y2, y3, y4, y5 };
    enum : int { p, C, A, B, a, b, a_1, a_2, a_3, a_4, e_0, v_0, r, lambda };
    enum : int { in_p, v_E, v_I };
    static constexpr Synapse synapses[] = {{A, a}, {A, a}, {B, b}};

    static constexpr State states[] = {
        {{"y0", "y_0", "mV", 0, -0.02, 0.18, "potential that pyramidal cells cause in both interneurons"}, -unbounded, unbounded, false, y3},
        {{"y1", "y_1", "mV", 0, -2, 36, "excitation of the pyramidal cells"}, -unbounded, unbounded, false, y4},
        {{"y2", "y_2", "mV", 0, -2, 36, "pull: inhibition of the pyramidal cells"}, -unbounded, unbounded, false, y5},
        {{"y3", "y_3", "mV/s", 0, -5, 5, "rate of change of y₀"}},
        {{"y4", "y_4", "mV/s", 0, -800, 800, "rate of change of y₁"}},
        {{"y5", "y_5", "mV/s", 0, -800, 800, "rate of change of the pull"}},
    };
    static constexpr Parameter parameters[] = {
        {{"p", "p", "1/s", 220, -60, 400, "spikes that arrive from elsewhere"}, Shown::key},
        {{"C", "C", "", 135, 10, 300, "how many contacts pyramidal cells make; all four weights grow with it"}, Shown::key},
        {{"A", "A", "mV", 3.25, 0.5, 10, "size of excitatory potentials"}, Shown::key},
        {{"B", "B", "mV", 22, 1, 60, "size of inhibitory potentials"}, Shown::key},
        {{"a", "a", "1/s", 100, 20, 200, "rate of the excitatory synapses, one over their time constant"}, Shown::key},
        {{"b", "b", "1/s", 50, 10, 100, "rate of the inhibitory synapses, one over their time constant"}, Shown::key},
        {{"a_1", "a_1", "", 1, 0, 2, "pyramidal onto excitatory cells, a share of C"}},
        {{"a_2", "a_2", "", 0.8, 0, 2, "excitatory onto pyramidal cells, a share of C"}},
        {{"a_3", "a_3", "", 0.25, 0, 0.5, "pyramidal onto inhibitory cells, a share of C"}},
        {{"a_4", "a_4", "", 0.25, 0, 0.5, "inhibitory onto pyramidal cells, a share of C"}},
        {{"e_0", "e_0", "1/s", 2.5, 0.5, 5, "half of the largest firing rate"}},
        {{"v_0", "v_0", "mV", 6, 0, 12, "potential at which a population fires at half its largest rate"}},
        {{"r", "r", "1/mV", 0.56, 0.1, 1.5, "steepness of the sigmoid"}},
        {{"lambda", "\\lambda", "mV per V/m", 0.2, 0, 2, "how much an electric field shifts the potential of the pyramidal cells"}},
    };
    static constexpr Input inputs[] = {
        {{"p", "F_p", "1/s", 0, -200, 200, "spikes that join those from elsewhere"}, true},
        {{"v_E", "v_E", "mV", 0, -5, 5, "inside the sigmoid of the pyramidal cells"}, false, true},
        {{"v_I", "v_I", "mV", 0, -5, 5, "inside the sigmoid of the inhibitory cells"}},
    };
    static constexpr Readout readouts[] = {
        {"observable", "y_1-y_2", "mV", 0, -4, 14, "potential of the pyramidal cells, which the EEG follows"},
        {"rate", "S(y_1-y_2)", "1/s", 0, 0, 5, "push: firing rate of the pyramidal cells"},
    };

    static constexpr const char* jansen = "Jansen & Rit, Biol. Cybern. 73:357–366 (1995)";
    static constexpr const char* jansen_doi = "10.1007/BF00199471";
    static constexpr Setting low[] = {{"p", 120}};
    static constexpr Setting on_alpha[] = {{"y0", 0.0964}, {"y1", 20.1}, {"y2", 12.9}};
    static constexpr Setting tvb[] = {{"v_0", 5.52}};
    static constexpr Setting brainmass[] = {{"p", 320}};
    static constexpr Setting none[] = {{"p", 0}};
    static constexpr Preset presets[] = {
        {"alpha", "Jansen & Rit 1995, alpha rhythm", jansen, jansen_doi, {}, {}, Regime::oscillation, 10.938},
        {"alpha-120", "Alpha rhythm at p = 120, beside spikes", jansen, jansen_doi, low, on_alpha, Regime::oscillation, 10.468},
        {"spikes", "Spikes at p = 120", "Grimbert & Faugeras, Neural Comput. 18:3052–3068 (2006)", "10.1162/neco.2006.18.12.3052", low, {}, Regime::oscillation, 2.385},
        {"tvb", "TVB 2.9", "TVB 2.9, class JansenRit, in seconds", "10.3389/fninf.2013.00010", tvb, {}, Regime::oscillation, 6.80084},
        {"brainmass-320", "brainmass 0.1.1, input of 320 Hz", "brainmass 0.1.1, class JansenRitStep, gallery", jansen_doi, brainmass, {}, Regime::rest},
        {"quiet", "No input: rest", jansen, jansen_doi, none, {}, Regime::rest},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {in_p};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "S(y₁ − y₂), which adds to p", {"gain", "\\varepsilon", "", 10, 0, 100, "coupling strength"}};

    static constexpr Info info = {
        .id = "jansen-rit",
        .name = "Jansen–Rit",
        .rung = 5,
        .time_unit = "s",
        .dt = 0.5,
        .equation =
            "\\begin{aligned}\\ddot y_0 &= \\p{A}\\p{a}\\,\\push{S(y_1-y_2+\\input{v_E})} - 2\\p{a}\\dot y_0 - \\p{a}^2 y_0\\\\ "
            "\\ddot{y_1} &= \\p{A}\\p{a}\\,[\\p{p} + \\input{F_p} + \\p{a_2}\\p{C}\\,S(\\p{a_1}\\p{C}\\,y_0)] - 2\\p{a}\\dot{y_1} - \\p{a}^2y_1\\\\ "
            "\\ddot{\\pull{y_2}} &= \\new{\\p{B}\\p{b}\\,\\p{a_4}\\p{C}\\,S(\\p{a_3}\\p{C}\\,y_0+\\input{v_I})} - 2\\p{b}\\dot{\\pull{y_2}} - \\p{b}^2\\pull{y_2}\\\\ "
            "S(v) &= \\frac{2\\p{e_0}}{1+e^{\\p{r}(\\p{v_0}-v)}}\\end{aligned}",
        .adds = "Anatomy: pyramidal cells, and a fast exciting and a slow inhibiting loop around them.",
        .about = "Alpha rhythm and epileptic spikes in one column. Between p = 113.6 and 137.4 both live side by side, and where a run starts decides.",
        .notes =
            "The weights are C₁ = a₁C, C₂ = a₂C, C₃ = a₃C, C₄ = a₄C; TVB writes J for C, ν_max for e₀ and μ for p, rates per ms. In brainmass Ae, Ai, be, bi are A, B, a, b, s_max is 2e₀, and "
            "M_inp, E_inp, I_inp enter as v_E, p, v_I. TVB's threshold of 5.52 mV is not the published 6 mV: the two lower Hopf points of p are gone with it.",
        .source = "Jansen & Rit, Biol. Cybern. 73:357–366 (1995); Eq. 6.8 of the Rosetta paper",
        .doi = jansen_doi,
        .push = "rate",
        .pull = "y2",
        .plane = {y0, y2},
        .spread = {"p", 180, 260},
        .forcing = {50, 11},
    };

    template <class V>
    static V S(V v, const V* q) {
        return firing_rate(v, q[e_0], q[v_0], q[r]);
    }

    template <class V>
    static void send(const V* s, const V* q, V* out) {
        out[0] = S(s[y1] - s[y2], q);
    }

    template <class V>
    static void rhs(const V* s, const V* q, const V* in, V* d) {
        const V C_1 = q[a_1] * q[C], C_2 = q[a_2] * q[C], C_3 = q[a_3] * q[C], C_4 = q[a_4] * q[C];
        const V heard[] = {S(s[y1] - s[y2] + in[v_E], q),              //
                           q[p] + in[in_p] + C_2 * S(C_1 * s[y0], q),  //
                           C_4 * S(C_3 * s[y0] + in[v_I], q)};
        synapse_rhs(synapses, s, q, heard, d);
    }

    template <class V>
    static void observe(const V* s, const V* q, V* out) {
        out[0] = s[y1] - s[y2];
        out[1] = S(out[0], q);
    }
};

static_assert(in_order(JansenRit::parameters, "p", "C", "A", "B", "a", "b", "a_1", "a_2", "a_3", "a_4", "e_0", "v_0", "r", "lambda"));

}  // namespace push_pull
