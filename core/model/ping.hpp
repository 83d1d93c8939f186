// Rung 6, pyramidal–interneuron gamma: push and pull between two populations of spiking neurons.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/qif.hpp"

namespace push_pull {

struct Ping {
    enum : int { r_e, v_e, r_i, v_i, s_e, z_e, s_i, z_i };
    enum : int { I, J_ee, J_ei, J_ie, J_ii, Delta, eta, tau_e, tau_i, tau_a, tau_g, lambda };
    enum : int { in_e, in_i, in_s };

    static constexpr State states[] = {
        {{"r_e", "r_e", "1/ms", 0.05, 0, 0.4, "push: firing rate of the excitatory neurons"}, 0},
        {{"v_e", "v_e", "", -1, -10, 10, "mean potential of the excitatory neurons"}},
        {{"r_i", "r_i", "1/ms", 0.05, 0, 0.6, "pull: firing rate of the inhibitory neurons"}, 0},
        {{"v_i", "v_i", "", -1, -6, 6, "mean potential of the inhibitory neurons"}},
        {{"s_e", "s_e", "1/ms", 0.05, 0, 0.3, "excitation that arrives"}},
        {{"z_e", "z_e", "1/ms", 0, -0.2, 0.2, "rate of change of the excitation, times τ_a"}},
        {{"s_i", "s_i", "1/ms", 0.05, 0, 0.4, "inhibition that arrives"}},
        {{"z_i", "z_i", "1/ms", 0, -0.3, 0.3, "rate of change of the inhibition, times τ_g"}},
    };
    static constexpr Parameter parameters[] = {
        {{"I", "I", "", 5, -20, 75, "constant current into both populations"}, Shown::key},
        {{"J_ee", "J_{ee}", "", 15, 0, 40, "excitation onto excitation"}, Shown::key},
        {{"J_ei", "J_{ei}", "", 15, 0, 40, "inhibition onto excitation, from i to e"}, Shown::key},
        {{"J_ie", "J_{ie}", "", 15, 0, 40, "excitation onto inhibition, from e to i"}, Shown::key},
        {{"J_ii", "J_{ii}", "", 30, 0, 60, "inhibition onto inhibition"}, Shown::key},
        {{"Delta", "\\Delta", "", 1, 0.05, 5, "width of the neurons' excitability"}, Shown::key},
        {{"eta", "\\bar\\eta", "", 0, -20, 20, "centre of the neurons' excitability"}},
        {{"tau_e", "\\tau_e", "ms", 15, 2, 40, "membrane time constant, excitatory", Scale::log}},
        {{"tau_i", "\\tau_i", "ms", 7.5, 1, 40, "membrane time constant, inhibitory", Scale::log}},
        {{"tau_a", "\\tau_a", "ms", 10, 0.5, 30, "time constant of the excitatory synapse (AMPA)", Scale::log}},
        {{"tau_g", "\\tau_g", "ms", 2.5, 0.5, 30, "time constant of the inhibitory synapse (GABA)", Scale::log}},
        {{"lambda", "\\lambda", "per V/m", 1, 0, 10, "how strongly an electric field adds to the excitatory current"}},
    };
    static constexpr Input inputs[] = {
        {{"v_e", "F_e", "", 0, -20, 20, "current into the excitatory neurons"}, true, true},
        {{"v_i", "F_i", "", 0, -20, 20, "current into the inhibitory neurons"}},
        {{"s_e", "s", "1/ms", 0, -1, 1, "excitation from outside, enters times τ_e"}},
    };
    static constexpr Readout readouts[] = {{"observable", "r_e", "1/ms", 0, 0, 0.4, "firing rate of the excitatory neurons"}};

    static constexpr Setting low[] = {{"I", 2}};
    static constexpr Setting high[] = {{"I", 20}};
    static constexpr Setting rest[] = {{"I", -5}};
    static constexpr Preset presets[] = {
        {"paper-i-5", "Gamma rhythm at I = 5", rosetta, rosetta_doi, {}, {}, Regime::oscillation, 65.13},
        {"paper-i-2", "Near the onset, I = 2", rosetta, rosetta_doi, low, {}, Regime::oscillation, 55.62},
        {"paper-i-20", "Fast gamma at I = 20", rosetta, rosetta_doi, high, {}, Regime::oscillation, 104.75},
        {"quiet", "Too little current: rest", rosetta, rosetta_doi, rest, {}, Regime::rest},
    };

    static constexpr int into[] = {in_s};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "s_e, which adds τ_e·G·Σ w s_e to the excitatory current", {"gain", "G", "", 1, 0, 10, "coupling strength"}};

    static constexpr Info info = {
        .id = "ping",
        .name = "NMM2: pyramidal–interneuron gamma (PING)",
        .rung = 6,
        .time_unit = "ms",
        .dt = 0.02,
        .equation =
            "\\begin{aligned}\\p{tau_e}\\dot{\\push{r_e}} &= \\new{\\tfrac{\\p{Delta}}{\\pi\\p{tau_e}} + 2\\push{r_e}v_e}\\\\ "
            "\\p{tau_e}\\dot v_e &= \\new{v_e^2 - (\\pi\\p{tau_e}\\push{r_e})^2} + \\p{eta} + \\p{I} + \\p{tau_e}(\\p{J_ee}s_e - \\p{J_ei}s_i) + \\input{F_e}\\\\ "
            "\\p{tau_i}\\dot{\\pull{r_i}} &= \\new{\\tfrac{\\p{Delta}}{\\pi\\p{tau_i}} + 2\\pull{r_i}v_i}\\\\ "
            "\\p{tau_i}\\dot v_i &= \\new{v_i^2 - (\\pi\\p{tau_i}\\pull{r_i})^2} + \\p{eta} + \\p{I} + \\p{tau_i}(\\p{J_ie}s_e - \\p{J_ii}s_i) + \\input{F_i}\\\\ "
            "\\p{tau_a}\\dot s_e &= z_e,\\;\\; \\p{tau_a}\\dot z_e = \\push{r_e}-2z_e-s_e\\\\ "
            "\\p{tau_g}\\dot s_i &= z_i,\\;\\; \\p{tau_g}\\dot z_i = \\pull{r_i}-2z_i-s_i\\end{aligned}",
        .adds = "Spikes: two populations of neurons, their exact mean field, and the synapses between them.",
        .about = "Excitatory neurons fire, recruit the inhibitory ones, and are silenced until the inhibition fades: gamma, from 54 Hz where it begins to 230 Hz where it ends.",
        .notes =
            "J = 15, 15, 15, 30 with the current into both populations reproduces figure 14; the paper's table prints 1, 1, 1, 2, which gives no bifurcation for I from −20 to 75. "
            "A drive F_e reaches the excitatory neurons only, as in Eq. 7.9. J_ab is onto a, from b.",
        .source = "Eq. 7.9 of the Rosetta paper",
        .doi = rosetta_doi,
        .push = "r_e",
        .pull = "r_i",
        .plane = {r_e, r_i},
        .spread = {"I", 4, 6},
        .forcing = {3, 68},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[s_e];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const V current_e = p[eta] + p[I] + p[tau_e] * (p[J_ee] * s[s_e] - p[J_ei] * s[s_i] + in[in_s]) + in[in_e];
        const V current_i = p[eta] + p[I] + p[tau_i] * (p[J_ie] * s[s_e] - p[J_ii] * s[s_i]) + in[in_i];
        d[r_e] = qif_rate(p[tau_e], p[Delta], s[r_e], s[v_e]);
        d[v_e] = qif_potential(p[tau_e], s[r_e], s[v_e], current_e);
        d[r_i] = qif_rate(p[tau_i], p[Delta], s[r_i], s[v_i]);
        d[v_i] = qif_potential(p[tau_i], s[r_i], s[v_i], current_i);
        d[s_e] = s[z_e] / p[tau_a];
        d[z_e] = synapse_slope(p[tau_a], s[r_e], s[s_e], s[z_e]);
        d[s_i] = s[z_i] / p[tau_g];
        d[z_i] = synapse_slope(p[tau_g], s[r_i], s[s_i], s[z_i]);
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[r_e];
    }
};

static_assert(in_order(Ping::parameters, "I", "J_ee", "J_ei", "J_ie", "J_ii", "Delta", "eta", "tau_e", "tau_i", "tau_a", "tau_g", "lambda"));

}  // namespace push_pull
