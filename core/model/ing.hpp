// Rung 6, interneuron gamma: one inhibitory population that silences itself through a synapse neither instantaneous nor slow.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/qif.hpp"

namespace push_pull {

struct Ing {
    enum : int { r, v, s, z };
    enum : int { I, J, tau_s, tau_m, Delta, eta, lambda };
    enum : int { in_v, in_s };

    static constexpr State states[] = {
        {{"r", "r", "1/ms", 0.05, 0, 0.4, "push: firing rate of the interneurons"}, 0},
        {{"v", "v", "", -1, -6, 6, "mean membrane potential"}},
        {{"s", "s", "1/ms", 0.02, 0, 0.25, "pull: inhibition that arrives"}},
        {{"z", "z", "1/ms", 0, -0.15, 0.15, "rate of change of the inhibition, times τ_s"}},
    };
    static constexpr Parameter parameters[] = {
        {{"I", "I", "", 10, -20, 100, "constant current into every neuron"}, Shown::key},
        {{"J", "J", "", 20, 0, 50, "strength of the inhibition onto itself"}, Shown::key},
        {{"tau_s", "\\tau_s", "ms", 2, 0.3, 20, "time constant of the synapse", Scale::log}, Shown::key},
        {{"tau_m", "\\tau_m", "ms", 7.5, 1, 40, "membrane time constant", Scale::log}, Shown::key},
        {{"Delta", "\\Delta", "", 1, 0.05, 5, "width of the neurons' excitability"}, Shown::key},
        {{"eta", "\\bar\\eta", "", 0, -20, 20, "centre of the neurons' excitability"}},
        {{"lambda", "\\lambda", "per V/m", 1, 0, 10, "how strongly an electric field adds to the current"}},
    };
    static constexpr Input inputs[] = {
        {{"v", "F", "", 0, -20, 20, "current into every neuron"}, true, true},
        {{"s", "s", "1/ms", 0, -1, 1, "inhibition from outside, enters times −τ_m"}},
    };
    static constexpr Readout readouts[] = {{"observable", "r", "1/ms", 0, 0, 0.4, "firing rate"}};

    static constexpr Setting strong[] = {{"I", 20}};
    static constexpr Setting rest[] = {{"I", 2}};
    static constexpr Preset presets[] = {
        {"paper-i-10", "Gamma rhythm at I = 10", rosetta, rosetta_doi, {}, {}, Regime::oscillation, 71.40},
        {"paper-i-20", "Faster at I = 20", rosetta, rosetta_doi, strong, {}, Regime::oscillation, 100.68},
        {"asynchronous", "Asynchronous at I = 2", rosetta, rosetta_doi, rest, {}, Regime::rest},
    };

    static constexpr int into[] = {in_s};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "s, which subtracts τ_m·G·Σ w s from the current", {"gain", "G", "", 2, 0, 20, "coupling strength"}};

    static constexpr Info info = {
        .id = "ing",
        .name = "NMM2: interneuron gamma (ING)",
        .rung = 6,
        .time_unit = "ms",
        .dt = 0.02,
        .equation =
            "\\begin{aligned}\\p{tau_m}\\dot{\\push{r}} &= \\new{\\frac{\\p{Delta}}{\\pi\\p{tau_m}} + 2\\push{r}v}\\\\ "
            "\\p{tau_m}\\dot v &= \\new{v^2 - (\\pi\\p{tau_m}\\push{r})^2} + \\p{eta} - \\p{J}\\p{tau_m}\\pull{s} + \\p{I} + \\input{F}\\\\ "
            "\\p{tau_s}\\dot{\\pull{s}} &= z,\\quad \\p{tau_s}\\dot z = \\push{r} - 2z - \\pull{s}\\end{aligned}",
        .adds = "Spikes: interneurons alone make gamma, if their inhibition comes late enough.",
        .about = "The inhibition that a burst causes silences the next one; when it fades, the neurons fire again. It needs a synapse that is fast, but not instantaneous.",
        .notes = "The rate equation has Δ/(πτ_m); Eq. 7.8 of the paper prints Δ, which gives no Hopf point.",
        .source = "Eq. 7.8 of the Rosetta paper; Devalle, Roxin & Montbrió, PLoS Comput. Biol. 13:e1005881 (2017)",
        .doi = "10.1371/journal.pcbi.1005881",
        .push = "r",
        .pull = "s",
        .plane = {r, s},
        .spread = {"I", 9, 11},
        .forcing = {4, 75},
    };

    template <class V>
    static void send(const V* state, const V*, V* out) {
        out[0] = state[s];
    }

    template <class V>
    static void rhs(const V* x, const V* p, const V* in, V* d) {
        const V inhibition = p[tau_m] * (p[J] * x[s] + in[in_s]);
        d[r] = qif_rate(p[tau_m], p[Delta], x[r], x[v]);
        d[v] = qif_potential(p[tau_m], x[r], x[v], p[eta] - inhibition + p[I] + in[in_v]);
        d[s] = x[z] / p[tau_s];
        d[z] = synapse_slope(p[tau_s], x[r], x[s], x[z]);
    }

    template <class V>
    static void observe(const V* x, const V*, V* out) {
        out[0] = x[r];
    }
};

static_assert(in_order(Ing::parameters, "I", "J", "tau_s", "tau_m", "Delta", "eta", "lambda"));

}  // namespace push_pull
