// Rung 5. Two pools of neurons compete until one wins: a decision.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/wong_wang_rate.hpp"

namespace push_pull {

struct WongWang {
    enum : int { S1, S2 };
    enum : int { coherence, mu_0, I_0, J_s, J_c, J_A, tau_S, gamma, a, b, d, threshold_linear, theta, lambda };

    static constexpr State states[] = {
        {{"S1", "S_1", "", 0.1001, 0, 1, "push: share of open NMDA gates of pool 1"}, 0, 1},
        {{"S2", "S_2", "", 0.1, 0, 1, "pull: share of open NMDA gates of pool 2"}, 0, 1},
    };
    static constexpr Parameter parameters[] = {
        {{"coherence", "c", "", 0, -1, 1, "evidence for pool 1, as a fraction: 0.256 is 25.6 % of the dots"}, Shown::key},
        {{"mu_0", "\\mu_0", "Hz", 30, 0, 60, "rate of the stimulus; 0 is none"}, Shown::key},
        {{"I_0", "I_0", "nA", 0.3255, 0.2, 0.4, "background current"}, Shown::key},
        {{"J_s", "J_{s}", "nA", 0.2609, 0, 0.5, "excitation of a pool by itself"}, Shown::key},
        {{"J_c", "J_{c}", "nA", 0.0497, 0, 0.2, "inhibition of a pool by the other"}, Shown::key},
        {{"J_A", "J_A", "nA/Hz", 5.2e-4, 0, 0.002, "strength of the stimulus"}},
        {{"tau_S", "\\tau_S", "ms", 100, 10, 200, "how long NMDA gates stay open"}},
        {{"gamma", "\\gamma", "", 0.641, 0, 1, "gates opened by a spike"}},
        {{"a", "a", "Hz/nA", 270, 100, 400, "gain of the rate"}},
        {{"b", "b", "Hz", 108, 50, 150, "threshold of the rate, in units of a·I"}},
        {{"d", "d", "s", 0.154, 0.05, 0.3, "sharpness of the threshold"}},
        {{"threshold_linear", "q", "", 0, 0, 1, "1 replaces the rate by a straight line above θ, 0 keeps it"}},
        {{"theta", "\\theta", "nA", 0.31, 0.2, 0.5, "threshold of the straight line"}},
        {{"lambda", "\\lambda", "nA per V/m", 0.01, 0, 0.1, "how strongly an electric field adds to the current of pool 1"}},
    };
    static constexpr Input inputs[] = {
        {{"I1", "F_1", "nA", 0, -0.1, 0.1, "current into pool 1"}, true, true},
        {{"I2", "F_2", "nA", 0, -0.1, 0.1, "current into pool 2"}},
    };
    static constexpr Readout readouts[] = {
        {"observable", "S_1", "", 0, 0, 1, "gates of pool 1"},
        {"r1", "r_1", "Hz", 0, 0, 50, "rate of pool 1, without what comes from outside"},
        {"r2", "r_2", "Hz", 0, 0, 50, "rate of pool 2, without what comes from outside"},
    };

    static constexpr const char* paper = "Wong & Wang, J. Neurosci. 26:1314–1328 (2006)";
    static constexpr const char* paper_doi = "10.1523/JNEUROSCI.3733-05.2006";
    static constexpr Setting strong[] = {{"coherence", 0.512}};
    static constexpr Setting none[] = {{"mu_0", 0}};
    static constexpr Setting brainmass[] = {{"coherence", 0.256}, {"J_A", 2.243e-4}, {"threshold_linear", 1}};
    static constexpr Setting brainmass_start[] = {{"S1", 0}, {"S2", 0}};
    static constexpr Preset presets[] = {
        {"undecided", "No evidence: a nudge decides", paper, paper_doi, {}, {}, Regime::rest},
        {"strong-evidence", "Strong evidence, 51.2 %", paper, paper_doi, strong, {}, Regime::rest},
        {"before-stimulus", "Before the stimulus", paper, paper_doi, none, {}, Regime::rest},
        {"brainmass", "brainmass 0.1.1, 25.6 %", "brainmass 0.1.1, wong_wang.py", paper_doi, brainmass, brainmass_start, Regime::rest},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {S1, S2};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "S₁ and S₂, each to its own pool", {"gain", "G", "nA", 0.02, 0, 0.2, "coupling strength"}};

    static constexpr Info info = {
        .id = "wong-wang",
        .name = "Wong–Wang, two choices",
        .rung = 5,
        .time_unit = "ms",
        .dt = 0.5,
        .equation =
            "\\begin{aligned}\\dot{\\push{S_1}} &= -\\push{S_1}/\\p{tau_S} + (1-\\push{S_1})\\,\\p{gamma}\\,\\new{r(I_1)}\\\\ "
            "\\dot{\\pull{S_2}} &= -\\pull{S_2}/\\p{tau_S} + (1-\\pull{S_2})\\,\\p{gamma}\\,\\new{r(I_2)}\\\\ "
            "I_1 &= \\p{J_s}\\push{S_1} - \\p{J_c}\\pull{S_2} + \\p{J_A}\\p{mu_0}(1+\\p{coherence}) + \\p{I_0} + \\input{F_1}\\\\ "
            "I_2 &= \\p{J_s}\\pull{S_2} - \\p{J_c}\\push{S_1} + \\p{J_A}\\p{mu_0}(1-\\p{coherence}) + \\p{I_0} + \\input{F_2}\\\\ "
            "r(I) &= \\frac{\\p{a}I-\\p{b}}{1-e^{-\\p{d}(\\p{a}I-\\p{b})}}\\end{aligned}",
        .adds = "Slow synapses and a choice: two pools that excite themselves and inhibit each other.",
        .about = "Without a stimulus both pools fire alike. A stimulus makes that state unstable: one pool wins, the other falls silent, and evidence tips the balance.",
        .notes =
            "Coherence is a fraction; divide per cent by 100. Rates are in Hz, time in ms: r enters over 1000. "
            "With q = 1 the rate is a·(I − θ) above θ and zero below it, as brainmass has it; its J_N11 = J_N22 is J_s, J_N12 = J_N21 is J_c, J_A_ext is J_A.",
        .source = paper,
        .doi = paper_doi,
        .push = "S1",
        .pull = "S2",
        .plane = {S1, S2},
        .spread = {"coherence", -0.2, 0.2},
        .forcing = {0.02, 4},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[S1];
        out[1] = s[S2];
    }

    // What one's own gate and the other's let in.
    template <class V>
    static V current(V own, V other, V evidence, V input, const V* p) {
        return p[J_s] * own - p[J_c] * other + p[J_A] * p[mu_0] * (V(1.0f) + evidence) + p[I_0] + input;
    }

    template <class V>
    static V line(V I, const V* p) {
        const V above = I - p[theta];
        return p[a] * select(above > V(0.0f), above, V(0.0f));
    }

    // Of both populations, in Hz.
    template <class V>
    static Pair<V> rates(const V* s, const V* p, V to_1, V to_2) {
        const V I1 = current(s[S1], s[S2], p[coherence], to_1, p), I2 = current(s[S2], s[S1], -p[coherence], to_2, p);
        const WongWangCurrent<V> one{p[a], p[b], p[d], I1}, two{p[a], p[b], p[d], I2};
        const auto curved = wong_wang_rates(one, two);
        const auto straight = p[threshold_linear] > V(0.5f);
        return {select(straight, line(I1, p), curved.first), select(straight, line(I2, p), curved.second)};
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* slope) {
        const V open = p[gamma] / V(1000.0f);
        const auto rate = rates(s, p, in[S1], in[S2]);
        slope[S1] = (V(1.0f) - s[S1]) * open * rate.first - s[S1] / p[tau_S];
        slope[S2] = (V(1.0f) - s[S2]) * open * rate.second - s[S2] / p[tau_S];
    }

    template <class V>
    static void observe(const V* s, const V* p, V* out) {
        const auto rate = rates(s, p, V(0.0f), V(0.0f));
        out[0] = s[S1];
        out[1] = rate.first;
        out[2] = rate.second;
    }
};

static_assert(in_order(WongWang::parameters, "coherence", "mu_0", "I_0", "J_s", "J_c", "J_A", "tau_S", "gamma", "a", "b", "d",
                       "threshold_linear", "theta", "lambda"));

}  // namespace push_pull
