// Rung 5. Jansen–Rit with a second, fast kind of inhibition: what an epileptic hippocampus shows.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/synapse.hpp"

namespace push_pull {

struct Wendling {
    enum : int { y0, y1, y2, y3, y0_dot, y1_dot, y2_dot, y3_dot };
    enum : int { p, A, B, G, a, b, g, C_1, C_2, C_3, C_4, C_5, C_6, C_7, e_0, v_0, r, lambda };
    enum : int { in_p, v_E };
    static constexpr Synapse synapses[] = {{A, a}, {A, a}, {B, b}, {G, g}};

    static constexpr State states[] = {
        {{"y0", "y_0", "mV", 0, -0.02, 0.26, "potential that pyramidal cells cause in all interneurons"}, -unbounded, unbounded, false, y0_dot},
        {{"y1", "y_1", "mV", 0, -2, 40, "excitation of the pyramidal cells"}, -unbounded, unbounded, false, y1_dot},
        {{"y2", "y_2", "mV", 0, -2, 40, "pull: slow inhibition of the pyramidal cells"}, -unbounded, unbounded, false, y2_dot},
        {{"y3", "y_3", "mV", 0, -1, 12, "fast inhibition of the pyramidal cells"}, -unbounded, unbounded, false, y3_dot},
        {{"y0_dot", "\\dot y_0", "mV/s", 0, -8, 8, "rate of change of y₀"}},
        {{"y1_dot", "\\dot y_1", "mV/s", 0, -1200, 1200, "rate of change of y₁"}},
        {{"y2_dot", "\\dot y_2", "mV/s", 0, -900, 900, "rate of change of the pull"}},
        {{"y3_dot", "\\dot y_3", "mV/s", 0, -600, 600, "rate of change of the fast inhibition"}},
    };
    static constexpr Parameter parameters[] = {
        {{"p", "p", "1/s", 90, -60, 2000, "spikes that arrive from elsewhere"}, Shown::key},
        {{"A", "A", "mV", 5, 0.5, 10, "size of excitatory potentials"}, Shown::key},
        {{"B", "B", "mV", 25, 0, 60, "size of slow inhibitory potentials, from the dendrites"}, Shown::key},
        {{"G", "G", "mV", 15, 0, 60, "size of fast inhibitory potentials, from the soma"}, Shown::key},
        {{"a", "a", "1/s", 100, 20, 200, "rate of the excitatory synapses, one over their time constant"}, Shown::key},
        {{"b", "b", "1/s", 50, 10, 100, "rate of the slow inhibitory synapses"}, Shown::key},
        {{"g", "g", "1/s", 500, 100, 800, "rate of the fast inhibitory synapses"}},
        {{"C_1", "C_1", "", 135, 0, 300, "pyramidal onto excitatory cells"}},
        {{"C_2", "C_2", "", 108, 0, 300, "excitatory onto pyramidal cells"}},
        {{"C_3", "C_3", "", 33.75, 0, 75, "pyramidal onto slow inhibitory cells"}},
        {{"C_4", "C_4", "", 33.75, 1, 75, "slow inhibitory onto pyramidal cells"}},
        {{"C_5", "C_5", "", 40.5, 0, 100, "pyramidal onto fast inhibitory cells"}},
        {{"C_6", "C_6", "", 13.5, 0, 100, "slow onto fast inhibitory cells"}},
        {{"C_7", "C_7", "", 108, 0, 300, "fast inhibitory onto pyramidal cells"}},
        {{"e_0", "e_0", "1/s", 2.5, 0.5, 5, "half of the largest firing rate"}},
        {{"v_0", "v_0", "mV", 6, 0, 12, "potential at which a population fires at half its largest rate"}},
        {{"r", "r", "1/mV", 0.56, 0.1, 1.5, "steepness of the sigmoid"}},
        {{"lambda", "\\lambda", "mV per V/m", 0.2, 0, 2, "how much an electric field shifts the potential of the pyramidal cells"}},
    };
    static constexpr Input inputs[] = {
        {{"p", "F_p", "1/s", 0, -200, 200, "spikes that join those from elsewhere"}, true},
        {{"v_E", "v_E", "mV", 0, -5, 5, "inside the sigmoid of the pyramidal cells"}, false, true},
    };
    static constexpr Readout readouts[] = {
        {"observable", "y_1-y_2-y_3", "mV", 0, -8, 16, "potential of the pyramidal cells, which the EEG follows"},
        {"rate", "S(y_1-y_2-y_3)", "1/s", 0, 0, 5, "push: firing rate of the pyramidal cells"},
    };

    static constexpr const char* wendling = "Wendling et al., Eur. J. Neurosci. 15:1499–1508 (2002)";
    static constexpr const char* wendling_doi = "10.1046/j.1460-9568.2002.01985.x";
    static constexpr Setting background[] = {{"B", 50}};
    static constexpr Setting sporadic[] = {{"B", 40}};
    static constexpr Setting slow[] = {{"B", 10}};
    static constexpr Setting sine[] = {{"B", 15}, {"G", 0}};
    static constexpr Preset presets[] = {
        {"spikes", "Type 3: sustained spikes", wendling, wendling_doi, {}, {}, Regime::oscillation, 4.48393},
        {"background", "Type 1: background", wendling, wendling_doi, background, {}, Regime::rest},
        {"sporadic", "Type 2: spikes when noise sets them off", wendling, wendling_doi, sporadic, {}, Regime::rest},
        {"slow", "Type 4: slow rhythm that noise keeps up", wendling, wendling_doi, slow, {}, Regime::rest},
        {"sine", "Type 6: slow, nearly sinusoidal", wendling, wendling_doi, sine, {}, Regime::oscillation, 11.0354},
    };

    static constexpr int into[] = {in_p};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "S(y₁ − y₂ − y₃), which adds to p", {"gain", "\\varepsilon", "", 10, 0, 100, "coupling strength"}};

    static constexpr Info info = {
        .id = "wendling",
        .name = "Wendling",
        .rung = 5,
        .time_unit = "s",
        .dt = 0.2,
        .equation =
            "\\begin{aligned}\\ddot y_0 &= \\p{A}\\p{a}\\,\\push{S(y_1-y_2-y_3+\\input{v_E})} - 2\\p{a}\\dot y_0 - \\p{a}^2 y_0\\\\ "
            "\\ddot{y_1} &= \\p{A}\\p{a}\\,[\\p{p} + \\input{F_p} + \\p{C_2}S(\\p{C_1}y_0)] - 2\\p{a}\\dot{y_1} - \\p{a}^2y_1\\\\ "
            "\\ddot{\\pull{y_2}} &= \\p{B}\\p{b}\\,\\p{C_4}S(\\p{C_3}y_0) - 2\\p{b}\\dot{\\pull{y_2}} - \\p{b}^2\\pull{y_2}\\\\ "
            "\\ddot y_3 &= \\new{\\p{G}\\p{g}\\,\\p{C_7}S(\\p{C_5}y_0-\\p{C_6}\\pull{y_2}/\\p{C_4})} - 2\\p{g}\\dot y_3 - \\p{g}^2 y_3\\\\ "
            "S(v) &= \\frac{2\\p{e_0}}{1+e^{\\p{r}(\\p{v_0}-v)}}\\end{aligned}",
        .adds = "A second inhibition, ten times faster and held down by the slow one: low-voltage fast activity and spikes.",
        .about = "As slow inhibition B fails, background turns into spikes, and then into a rhythm: the stages of a seizure.",
        .notes =
            "The published form, with its fifth potential written as y₄ = y₂/C₄: both hear S(C₃y₀), so that eight equations say what ten did. Eq. 6.9 of the Rosetta paper differs "
            "in two signs and weights; it is the model “Wendling, as the Rosetta paper prints it”. The types are those of the paper under noise of 90 ± 30 spikes/s; without noise, types 1, 2 and 4 rest. Some codes have g = 350.",
        .source = "Wendling, Bartolomei, Bellanger & Chauvel, Eur. J. Neurosci. 15:1499–1508 (2002)",
        .doi = wendling_doi,
        .push = "rate",
        .pull = "y2",
        .plane = {y0, y2},
        .spread = {"p", 60, 120},
        .forcing = {50, 5},
    };

    template <class V>
    static V S(V v, const V* q) {
        return firing_rate(v, q[e_0], q[v_0], q[r]);
    }

    template <class V>
    static V potential(const V* s) {
        return s[y1] - s[y2] - s[y3];
    }

    template <class V>
    static void send(const V* s, const V* q, V* out) {
        out[0] = S(potential(s), q);
    }

    // What both forms of this model share. `contacts` are those of the excitatory cells on the pyramidal ones, `held` is
    // what the slow interneurons cause in the fast ones, per contact.
    template <class V>
    static void move(const V* s, const V* q, const V* in, V contacts, V held, V* d) {
        const auto loops = firing_rates(q[C_1] * s[y0], q[C_3] * s[y0], q[e_0], q[v_0], q[r]);
        const auto [out, fast] = firing_rates(potential(s) + in[v_E], q[C_5] * s[y0] - q[C_6] * held, q[e_0], q[v_0], q[r]);
        const V heard[] = {out, q[p] + in[in_p] + contacts * loops.first, q[C_4] * loops.second, q[C_7] * fast};
        synapse_rhs(synapses, s, q, heard, d);
    }

    template <class V>
    static void rhs(const V* s, const V* q, const V* in, V* d) {
        move(s, q, in, q[C_2], s[y2] / q[C_4], d);
    }

    template <class V>
    static void observe(const V* s, const V* q, V* out) {
        out[0] = potential(s);
        out[1] = S(out[0], q);
    }
};

static_assert(in_order(Wendling::parameters, "p", "A", "B", "G", "a", "b", "g", "C_1", "C_2", "C_3", "C_4", "C_5", "C_6", "C_7", "e_0",
                       "v_0", "r", "lambda"));

}  // namespace push_pull
