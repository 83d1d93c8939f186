// Rung 5. The dynamic mean field with one population: a gate that holds itself open.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/wong_wang_rate.hpp"

namespace push_pull {

struct WongWangReduced {
    enum : int { S };
    enum : int { w, I_o, J_N, tau_s, gamma, a, b, d, lambda };
    enum : int { in_x, in_c };

    static constexpr State states[] = {{{"S", "S", "", 0.5, 0, 1, "push: share of open NMDA gates"}, 0, 1}};
    static constexpr Parameter parameters[] = {
        {{"w", "w", "", 0.9, 0, 2, "how strongly the area excites itself"}, Shown::key},
        {{"I_o", "I_0", "nA", 0.3, 0, 0.6, "background current"}, Shown::key},
        {{"J_N", "J_N", "nA", 0.2609, 0.001, 0.5, "strength of excitatory synapses"}, Shown::key},
        {{"tau_s", "\\tau_S", "ms", 100, 20, 200, "how long NMDA gates stay open"}, Shown::key},
        {{"gamma", "\\gamma", "", 0.641, 0, 1, "gates opened by a spike"}},
        {{"a", "a", "Hz/nA", 270, 50, 400, "gain of the rate"}},
        {{"b", "b", "Hz", 108, 0, 200, "threshold of the rate, in units of a·x"}},
        {{"d", "d", "s", 0.154, 0.02, 0.3, "sharpness of the threshold"}},
        {{"lambda", "\\lambda", "nA per V/m", 0.01, 0, 0.1, "how strongly an electric field adds to the current"}},
    };
    static constexpr Input inputs[] = {
        {{"x", "F", "nA", 0, -0.1, 0.1, "current into the area"}, true, true},
        {{"c", "c", "", 0, 0, 2, "gates of other areas, enter times J_N"}},
    };
    static constexpr Readout readouts[] = {
        {"observable", "S", "", 0, 0, 1, "open NMDA gates"},
        {"r", "r", "Hz", 0, 0, 60, "firing rate, without what comes from outside"},
        {"leak", "S/\\tau_S", "1/ms", 0, 0, 0.01, "pull: gates that close"},
    };

    static constexpr const char* paper = "Deco et al., J. Neurosci. 33:11239–11252 (2013)";
    static constexpr const char* paper_doi = "10.1523/JNEUROSCI.1091-13.2013";
    static constexpr Setting tvb[] = {{"w", 0.6}, {"I_o", 0.33}};
    static constexpr Setting bistable[] = {{"w", 1.2}};
    static constexpr Setting high[] = {{"S", 0.6}};
    static constexpr Preset presets[] = {
        {"deco-2013", "One area, low rate", paper, paper_doi, {}, {}, Regime::rest},
        {"tvb", "TVB 2.9", "TVB 2.9, ReducedWongWang", paper_doi, tvb, {}, Regime::rest},
        {"memory-low",
         "Two states side by side, low",
         "Deco et al., J. Neurosci. 33:11239–11252 (2013), with stronger recurrence",
         paper_doi,
         bistable,
         {},
         Regime::rest},
        {"memory-high", "Two states side by side, high", "Deco et al., J. Neurosci. 33:11239–11252 (2013), with stronger recurrence",
         paper_doi, bistable, high, Regime::rest},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {in_c};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "S, which enters times J_N", {"gain", "G", "", 0.2, 0, 5, "coupling strength"}};

    static constexpr Info info = {
        .id = "wong-wang-reduced",
        .name = "Dynamic mean field, one population",
        .rung = 5,
        .time_unit = "ms",
        .dt = 0.5,
        .equation =
            "\\begin{aligned}\\dot{\\push{S}} &= -\\pull{S/}\\p{tau_s} + (1-\\push{S})\\,\\p{gamma}\\,\\new{r(x)}\\\\ "
            "x &= \\p{w}\\p{J_N}\\push{S} + \\p{I_o} + \\p{J_N}\\,c + \\input{F}\\\\ "
            "r(x) &= \\frac{\\p{a}x-\\p{b}}{1-e^{-\\p{d}(\\p{a}x-\\p{b})}},\\quad c = G\\textstyle\\sum_j C_j S_j\\end{aligned}",
        .adds = "Memory: an area that excites itself enough keeps firing after the input is gone.",
        .about = "The smallest mean field of a cortical area, one number per area. Strong recurrence makes two states live side by side.",
        .notes =
            "Rates are in Hz, time in ms: r enters over 1000. TVB has them in kHz: its a and b are over 1000 and its d is times 1000. "
            "Its coupling is scaled outside the model: G here.",
        .source = paper,
        .doi = paper_doi,
        .push = "S",
        .pull = "leak",
        .plane = {S, S},
        .spread = {"I_o", 0.28, 0.32},
        .forcing = {0.02, 8},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[S];
    }

    template <class V>
    static V rate(const V* s, const V* p, V input) {
        return wong_wang_rate(p[a], p[b], p[d], p[w] * p[J_N] * s[S] + p[I_o] + input);
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* slope) {
        slope[S] = (V(1.0f) - s[S]) * p[gamma] * V(0.001) * rate(s, p, p[J_N] * in[in_c] + in[in_x]) - s[S] / p[tau_s];
    }

    template <class V>
    static void observe(const V* s, const V* p, V* out) {
        out[0] = s[S];
        out[1] = rate(s, p, V(0.0f));
        out[2] = s[S] / p[tau_s];
    }
};

static_assert(in_order(WongWangReduced::parameters, "w", "I_o", "J_N", "tau_s", "gamma", "a", "b", "d", "lambda"));

}  // namespace push_pull
