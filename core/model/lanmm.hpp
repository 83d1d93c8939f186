// Rung 5. Two columns in one: a slow rhythm in the deep layers, a fast one in the superficial layers.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/synapse.hpp"

namespace push_pull {

struct Lanmm {
    enum : int { y1, y2, y3, y4, y5, y1_dot, y2_dot, y3_dot, y4_dot, y5_dot };
    enum : int { p_1, p_2, A_A, A_Gs, A_Gf, a_A, a_Gs, a_Gf };
    enum : int { C_1 = a_Gf + 1, C_2, C_3, C_4, C_5, C_6, C_7, C_8, C_9, C_10, C_11, C_12, C_13 };
    enum : int { e_0 = C_13 + 1, v_0, v_2, r, lambda };
    enum : int { in_p1, in_p2, v_E };
    static constexpr Synapse synapses[] = {{A_A, a_A}, {A_A, a_A}, {A_Gs, a_Gs}, {A_A, a_A}, {A_Gf, a_Gf}};

    static constexpr State states[] = {
        {{"y1", "y_1", "mV", 0, -0.02, 0.18, "push: what the pyramidal cells P₁ cause in others"}, -unbounded, unbounded, false, y1_dot},
        {{"y2", "y_2", "mV", 0, -0.02, 0.2, "what the excitatory stellate cells cause"}, -unbounded, unbounded, false, y2_dot},
        {{"y3", "y_3", "mV", 0, -0.8, 0.1, "pull: what the slow inhibitory cells (SST) cause"}, -unbounded, unbounded, false, y3_dot},
        {{"y4", "y_4", "mV", 0, -0.02, 0.2, "what the pyramidal cells P₂ cause"}, -unbounded, unbounded, false, y4_dot},
        {{"y5", "y_5", "mV", 0, -0.8, 0.1, "what the fast inhibitory cells (PV) cause"}, -unbounded, unbounded, false, y5_dot},
        {{"y1_dot", "\\dot y_1", "mV/s", 0, -5, 5, "rate of change of the push"}},
        {{"y2_dot", "\\dot y_2", "mV/s", 0, -6, 6, "rate of change of y₂"}},
        {{"y3_dot", "\\dot y_3", "mV/s", 0, -30, 30, "rate of change of the pull"}},
        {{"y4_dot", "\\dot y_4", "mV/s", 0, -6, 6, "rate of change of y₄"}},
        {{"y5_dot", "\\dot y_5", "mV/s", 0, -60, 60, "rate of change of y₅"}},
    };
    static constexpr Parameter parameters[] = {
        {{"p_1", "p_1", "1/s", 200, -100, 500, "spikes from elsewhere onto P₁"}, Shown::key},
        {{"p_2", "p_2", "1/s", 90, -100, 500, "spikes from elsewhere onto P₂"}, Shown::key},
        {{"A_A", "A_A", "mV", 3.25, 0.5, 10, "size of excitatory potentials (AMPA)"}, Shown::key},
        {{"A_Gs", "A_{Gs}", "mV", -22, -60, 0, "size of slow inhibitory potentials"}, Shown::key},
        {{"A_Gf", "A_{Gf}", "mV", -30, -80, 0, "size of fast inhibitory potentials"}, Shown::key},
        {{"a_A", "a_A", "1/s", 100, 20, 200, "rate of the excitatory synapses, one over their time constant"}},
        {{"a_Gs", "a_{Gs}", "1/s", 50, 10, 100, "rate of the slow inhibitory synapses"}},
        {{"a_Gf", "a_{Gf}", "1/s", 220, 50, 600, "rate of the fast inhibitory synapses"}},
        {{"C_1", "C_1", "", 108, 0, 400, "stellate cells onto P₁"}},
        {{"C_2", "C_2", "", 33.7, 0, 150, "slow inhibitory cells onto P₁"}},
        {{"C_3", "C_3", "", 1, 0, 10, "elsewhere onto P₁"}},
        {{"C_4", "C_4", "", 135, 0, 400, "P₁ onto stellate cells"}},
        {{"C_5", "C_5", "", 33.75, 0, 150, "P₁ onto slow inhibitory cells"}},
        {{"C_6", "C_6", "", 70, 0, 300, "P₂ onto itself"}},
        {{"C_7", "C_7", "", 550, 0, 2000, "fast inhibitory cells onto P₂"}},
        {{"C_8", "C_8", "", 1, 0, 10, "elsewhere onto P₂"}},
        {{"C_9", "C_9", "", 200, 0, 800, "P₂ onto fast inhibitory cells"}},
        {{"C_10", "C_{10}", "", 100, 0, 400, "fast inhibitory cells onto themselves"}},
        {{"C_11", "C_{11}", "", 80, 0, 300, "P₂ onto P₁"}},
        {{"C_12", "C_{12}", "", 200, 0, 800, "P₁ onto P₂"}},
        {{"C_13", "C_{13}", "", 30, 0, 150, "P₁ onto fast inhibitory cells"}},
        {{"e_0", "e_0", "1/s", 2.5, 0.5, 5, "half of the largest firing rate"}},
        {{"v_0", "v_0", "mV", 6, 0, 12, "potential at which a population fires at half its largest rate, all but P₂"}},
        {{"v_2", "v_2", "mV", 1, 0, 12, "the same for P₂"}},
        {{"r", "r", "1/mV", 0.56, 0.1, 1.5, "steepness of the sigmoid"}},
        {{"lambda", "\\lambda", "mV per V/m", 0.2, 0, 2, "how much an electric field shifts the potential of the pyramidal cells"}},
    };
    static constexpr Input inputs[] = {
        {{"p_1", "F_1", "1/s", 0, -200, 200, "spikes that join p₁"}, true},
        {{"p_2", "F_2", "1/s", 0, -200, 200, "spikes that join p₂"}},
        {{"v_E", "v_E", "mV", 0, -5, 5, "inside the sigmoids of both pyramidal populations"}, false, true},
    };
    static constexpr Readout readouts[] = {
        {"observable", "-(v_{P1}+v_{P2})", "mV", 0, -25, 25, "minus the sum of both potentials, which a local field follows"},
        {"v_P1", "v_{P1}", "mV", 0, -4, 16, "potential of the pyramidal cells P₁"},
        {"v_P2", "v_{P2}", "mV", 0, -20, 20, "potential of the pyramidal cells P₂"},
    };

    static constexpr const char* sanchez = "Sanchez-Todo et al., NeuroImage 270:119938 (2023)";
    static constexpr const char* sanchez_doi = "10.1016/j.neuroimage.2023.119938";
    static constexpr Setting more[] = {{"p_2", 150}};
    static constexpr Setting alpha[] = {{"p_2", 0}};
    static constexpr Setting quiet[] = {{"p_1", 50}, {"p_2", 0}};
    static constexpr Preset presets[] = {
        {"alpha-gamma", "Alpha and gamma at once, p₂ = 90", sanchez, sanchez_doi, {}, {}, Regime::irregular},
        {"p2-150", "Alpha and gamma at once, p₂ = 150", sanchez, sanchez_doi, more, {}, Regime::irregular},
        {"alpha", "Alpha alone, p₂ = 0", rosetta, rosetta_doi, alpha, {}, Regime::oscillation, 10.0218},
        {"quiet", "Too little drive: rest", rosetta, rosetta_doi, quiet, {}, Regime::rest},
    };

    static constexpr int into[] = {in_p1};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "the firing rate of P₁, which adds to p₁", {"gain", "\\varepsilon", "", 10, 0, 100, "coupling strength"}};

    static constexpr Info info = {
        .id = "lanmm",
        .name = "LaNMM (laminar)",
        .rung = 5,
        .time_unit = "s",
        .dt = 0.2,
        .equation =
            "\\begin{gathered}L_A\\,\\push{y_1} = S(v_{P1}+\\input{v_E}),\\quad L_A\\,y_2 = S(\\p{C_4}\\push{y_1}),\\quad L_{Gs}\\,\\pull{y_3} = S(\\p{C_5}\\push{y_1})\\\\ "
            "\\new{L_A\\,y_4 = S_2(v_{P2}+\\input{v_E}),\\quad L_{Gf}\\,y_5 = S(\\p{C_9}y_4+\\p{C_10}y_5+\\p{C_13}\\push{y_1})}\\\\ "
            "v_{P1} = \\p{C_1}y_2+\\p{C_2}\\pull{y_3}+\\p{C_11}y_4+\\p{C_3}\\tfrac{\\p{A_A}}{\\p{a_A}}(\\p{p_1}+\\input{F_1})\\\\ "
            "v_{P2} = \\p{C_6}y_4+\\p{C_7}y_5+\\p{C_12}\\push{y_1}+\\p{C_8}\\tfrac{\\p{A_A}}{\\p{a_A}}(\\p{p_2}+\\input{F_2})\\\\ "
            "L_k\\,y = \\frac{\\ddot y+2a_k\\dot y+a_k^2y}{A_ka_k},\\quad S(v) = \\frac{2\\p{e_0}}{1+e^{\\p{r}(\\p{v_0}-v)}}\\end{gathered}",
        .adds = "Layers: a column that makes alpha and one that makes gamma, each driving the other.",
        .about = "Slow and fast rhythms side by side, as in the layers of the cortex: the phase of alpha sets the size of gamma.",
        .notes =
            "Corrected from Eq. 6.10–6.14, which have the drive unscaled inside the sigmoid and the potentials of SST, PV and the stellate cells exchanged; this form gives the paper's figure 9. Inhibitory sizes are "
            "negative, weights are not. S₂ is S with the threshold v₂ in place of v₀. The drive acts at once, at its steady potential A_A/a_A per spike/s.",
        .source = "Sanchez-Todo et al., NeuroImage 270:119938 (2023); Eq. 6.10–6.14 of the Rosetta paper",
        .doi = sanchez_doi,
        .push = "y1",
        .pull = "y3",
        .plane = {y1, y3},
        .spread = {"p_1", 170, 230},
        .forcing = {50, 10},
    };

    template <class V>
    static V S(V v, const V* q) {
        return firing_rate(v, q[e_0], q[v_0], q[r]);
    }

    // Potentials of the two pyramidal populations, given what arrives from elsewhere.
    template <class V>
    static V potential_1(const V* s, const V* q, V arrives) {
        return q[C_1] * s[y2] + q[C_2] * s[y3] + q[C_11] * s[y4] + q[C_3] * q[A_A] / q[a_A] * arrives;
    }
    template <class V>
    static V potential_2(const V* s, const V* q, V arrives) {
        return q[C_6] * s[y4] + q[C_7] * s[y5] + q[C_12] * s[y1] + q[C_8] * q[A_A] / q[a_A] * arrives;
    }

    template <class V>
    static void send(const V* s, const V* q, V* out) {
        out[0] = S(potential_1(s, q, q[p_1]), q);
    }

    template <class V>
    static void rhs(const V* s, const V* q, const V* in, V* d) {
        const V v_P1 = potential_1(s, q, q[p_1] + in[in_p1]) + in[v_E], v_P2 = potential_2(s, q, q[p_2] + in[in_p2]) + in[v_E];
        const V heard[] = {S(v_P1, q), S(q[C_4] * s[y1], q), S(q[C_5] * s[y1], q), firing_rate(v_P2, q[e_0], q[v_2], q[r]),
                           S(q[C_9] * s[y4] + q[C_10] * s[y5] + q[C_13] * s[y1], q)};
        synapse_rhs(synapses, s, q, heard, d);
    }

    template <class V>
    static void observe(const V* s, const V* q, V* out) {
        out[1] = potential_1(s, q, q[p_1]);
        out[2] = potential_2(s, q, q[p_2]);
        out[0] = -(out[1] + out[2]);
    }
};

static_assert(in_order(Lanmm::parameters, "p_1", "p_2", "A_A", "A_Gs", "A_Gf", "a_A", "a_Gs", "a_Gf", "C_1", "C_2", "C_3", "C_4", "C_5",
                       "C_6", "C_7", "C_8", "C_9", "C_10", "C_11", "C_12", "C_13", "e_0", "v_0", "v_2", "r", "lambda"));

}  // namespace push_pull
