// Rung 5. Two populations that hear each other through synapses with a rise and a decay.
#pragma once

#include "core/model/concept.hpp"
#include "core/solve/linear_core.hpp"

namespace push_pull {

struct Nmm1 {
    enum : int { x, y, x_dot, y_dot };
    enum : int { P_x, gamma_x, gamma_y, w_xy, w_yx, a, e_0, v_0, tau_rx, tau_dx, tau_ry, tau_dy, lambda };

    static constexpr State states[] = {
        {{"x", "x", "", 0.05, -0.2, 1.8, "push: potential caused by the excitatory population"}, -unbounded, unbounded, false, x_dot},
        {{"y", "y", "", 0, -0.2, 4.5, "pull: potential caused by the inhibitory population"}, -unbounded, unbounded, false, y_dot},
        {{"x_dot", "\\dot x", "1/ms", 0, -0.1, 0.1, "rate of change of the push"}},
        {{"y_dot", "\\dot y", "1/ms", 0, -0.2, 0.2, "rate of change of the pull"}},
    };
    static constexpr Parameter parameters[] = {
        {{"P_x", "P_x", "", 7, 0, 12, "constant drive to the excitatory population"}, Shown::key},
        {{"gamma_x", "\\gamma_x", "", 1, 0.1, 4.5, "gain of the excitatory synapse"}, Shown::key},
        {{"gamma_y", "\\gamma_y", "", 2, 0.1, 4, "gain of the inhibitory synapse"}, Shown::key},
        {{"w_xy", "w_{xy}", "", 2, 0, 6, "inhibition onto excitation, from y to x"}, Shown::key},
        {{"w_yx", "w_{yx}", "", 0.2, 0, 2, "excitation onto inhibition, from x to y"}, Shown::key},
        {{"a", "a", "", 12, 0.3, 20, "steepness of both sigmoids"}, Shown::key},
        {{"e_0", "e_0", "", 1, 0.1, 5, "half of the largest rate"}},
        {{"v_0", "v_0", "", 0, -5, 5, "input at which a population fires at half its largest rate"}},
        {{"tau_rx", "\\tau_{rx}", "ms", 15.915494309189533, 0.1, 600, "rise time of the excitatory synapse", Scale::log}},
        {{"tau_dx", "\\tau_{dx}", "ms", 15.915494309189533, 0.5, 600, "decay time of the excitatory synapse", Scale::log}},
        {{"tau_ry", "\\tau_{ry}", "ms", 15.915494309189533, 0.1, 600, "rise time of the inhibitory synapse", Scale::log}},
        {{"tau_dy", "\\tau_{dy}", "ms", 15.915494309189533, 0.5, 600, "decay time of the inhibitory synapse", Scale::log}},
        {{"lambda", "\\lambda", "per V/m", 0.2, 0, 2, "how strongly an electric field acts inside the excitatory sigmoid"}},
    };
    static constexpr Input inputs[] = {
        {{"x", "F_x", "", 0, -4, 4, "inside the excitatory sigmoid"}, true, true},
        {{"y", "F_y", "", 0, -4, 4, "inside the inhibitory sigmoid"}},
    };
    static constexpr Readout readouts[] = {{"observable", "x", "", 0, -0.2, 1.8, "push potential, the proxy of the field that an electrode sees"}};

    static constexpr Setting companion[] = {{"tau_rx", 500}, {"tau_dx", 500}, {"tau_ry", 500}, {"tau_dy", 500}};
    static constexpr Setting quiet[] = {{"P_x", 3}};
    static constexpr Setting gamma[] = {{"tau_rx", 2}, {"tau_dx", 10}, {"tau_ry", 2}, {"tau_dy", 10}, {"a", 16}};
    static constexpr Preset presets[] = {
        {"alpha", "Alpha rhythm, 10 Hz", "nmmlab set with time rescaled to 10 Hz", rosetta_doi, {}, {}, Regime::oscillation, 9.885},
        {"companion", "Companion site", "nmmlab, companion site to the paper", rosetta_doi, companion, {}, Regime::oscillation, 0.31465},
        {"below-hopf", "Too little drive: rest", "nmmlab set with time rescaled to 10 Hz, drive 3", rosetta_doi, quiet, {}, Regime::rest},
        {"unequal", "Fast rise, slow decay", "nmmlab set with synapses of 2 and 10 ms and steepness 16", rosetta_doi, gamma, {}, Regime::oscillation, 34.43},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {x};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "x, which enters inside the excitatory sigmoid", {"gain", "G", "", 0.5, 0, 5, "coupling strength"}};

    static constexpr Info info = {
        .id = "nmm1",
        .name = "NMM1 push–pull (second-order synapses)",
        .rung = 5,
        .time_unit = "ms",
        .dt = 0.1,
        .equation =
            "\\begin{aligned}\\new{\\p{tau_rx}\\p{tau_dx}\\ddot{\\push{x}} + (\\p{tau_rx}+\\p{tau_dx})\\dot{\\push{x}}} + \\push{x} &= \\p{gamma_x}\\,\\sigma(\\p{P_x} - \\p{w_xy}\\pull{y} + \\input{F_x})\\\\ "
            "\\new{\\p{tau_ry}\\p{tau_dy}\\ddot{\\pull{y}} + (\\p{tau_ry}+\\p{tau_dy})\\dot{\\pull{y}}} + \\pull{y} &= \\p{gamma_y}\\,\\sigma(\\p{w_yx}\\push{x} + \\input{F_y})\\\\ "
            "\\sigma(v) &= \\frac{2\\p{e_0}}{1+e^{-\\p{a}(v-\\p{v_0})}}\\end{aligned}",
        .adds = "Synapses: what is heard rises and decays, and that delay alone can make the loop swing.",
        .about = "With the same τ_r and τ_d in both synapses, the loop begins to swing when its gain exceeds (τ_r + τ_d)²/(τ_r τ_d), at the angular frequency 1/√(τ_r τ_d).",
        .notes =
            "A synapse is written L[x] = γσ in the paper; its frequency response is 1/L(iω), not L(iω) as Eq. 6.4 has it. Field and drive are added to the argument of the sigmoid. "
            "With one common synaptic time constant the critical gain is 4. The gain is that of the whole loop, γ_x γ_y w_xy w_yx times both slopes.",
        .source = "Eq. 6.1 of the Rosetta paper; Lopes da Silva et al., Kybernetik 15:27–37 (1974)",
        .doi = rosetta_doi,
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"P_x", 6, 7.5},
        .forcing = {0.5, 11},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    // What both synapses hear: γ times the rate of the population that speaks to them.
    template <class V>
    static Pair<V> heard(const V* s, const V* p, const V* in) {
        const V v_x = p[P_x] - p[w_xy] * s[y] + in[x], v_y = p[w_yx] * s[x] + in[y], most = p[e_0] + p[e_0];
        const auto rate = sigmoids(p[a] * (v_x - p[v_0]), p[a] * (v_y - p[v_0]));
        return {p[gamma_x] * (most * rate.first), p[gamma_y] * (most * rate.second)};
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const auto [ux, uy] = heard(s, p, in);
        d[x] = s[x_dot];
        d[y] = s[y_dot];
        d[x_dot] = (ux - (p[tau_rx] + p[tau_dx]) * s[x_dot] - s[x]) / (p[tau_rx] * p[tau_dx]);
        d[y_dot] = (uy - (p[tau_ry] + p[tau_dy]) * s[y_dot] - s[y]) / (p[tau_ry] * p[tau_dy]);
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    // Each synapse exactly, with the rate it hears held over the step.
    template <class V>
    static void flow(V dt, const V* s, const V* p, const V* in, V* out) {
        const auto [ux, uy] = heard(s, p, in);
        const auto nx = relax_synapse(dt, p[tau_rx], p[tau_dx], s[x], s[x_dot], ux);
        const auto ny = relax_synapse(dt, p[tau_ry], p[tau_dy], s[y], s[y_dot], uy);
        out[x] = nx.first;
        out[y] = ny.first;
        out[x_dot] = nx.second;
        out[y_dot] = ny.second;
    }
};

static_assert(in_order(Nmm1::parameters, "P_x", "gamma_x", "gamma_y", "w_xy", "w_yx", "a", "e_0", "v_0", "tau_rx", "tau_dx", "tau_ry",
                       "tau_dy", "lambda"));

}  // namespace push_pull
