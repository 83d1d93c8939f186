// Rung 6, one population with a conductance that follows the firing rate at once.
#pragma once

#include "core/model/coombes_byrne.hpp"

namespace push_pull {

struct CoombesByrne2d {
    enum : int { r, v };
    enum : int { eta, Delta, k, v_syn, lambda };
    enum : int { in_r, in_v };

    static constexpr State states[] = {
        {{"r", "r", "1/ms", 1, 0, 1.5, "push: firing rate"}, 0},
        {{"v", "v", "", 1, -3, 3, "pull: mean membrane potential"}},
    };
    static constexpr Parameter parameters[] = {
        {{"eta", "\\eta_0", "", 2, -10, 20, "centre of the neurons' drive"}, Shown::key},
        {{"Delta", "\\Delta", "", 1, 0.01, 10, "width of the neurons' drive"}, Shown::key},
        {{"k", "\\kappa", "", 1, 0, 5, "strength of the synapse"}, Shown::key},
        {{"v_syn", "v_{syn}", "", -4, -20, 10, "potential that the synapse pulls towards"}, Shown::key},
        {{"lambda", "\\lambda", "per V/m", 1, 0, 10, "how strongly an electric field adds to the drive"}},
    };
    static constexpr Input inputs[] = {
        {{"r", "F_r", "1/ms²", 0, -1, 1, "added to the slope of the rate"}},
        {{"v", "F", "", 0, -10, 10, "current into every neuron"}, true, true},
    };
    static constexpr Readout readouts[] = {
        {"observable", "r", "1/ms", 0, 0, 1.5, "firing rate"},
        {"g", "g", "", 0, 0, 5, "synaptic conductance, κπr"},
    };

    static constexpr Setting free[] = {{"k", 0}};
    static constexpr Setting strong[] = {{"k", 2}};
    static constexpr Preset presets[] = {
        {"brainmass", "brainmass 0.1.1 and TVB 2.9", "brainmass 0.1.1, coombes_byrne.py; TVB 2.9, CoombesByrne2D", CoombesByrne::paper_doi, {}, {}, Regime::rest},
        {"no-synapse", "Without the synapse: ringing", CoombesByrne::paper, CoombesByrne::paper_doi, free, {}, Regime::rest},
        {"strong-synapse", "Stronger synapse", CoombesByrne::paper, CoombesByrne::paper_doi, strong, {}, Regime::rest},
    };

    static constexpr int into[] = {in_v};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "r, which adds to the current", {"gain", "G", "ms", 1, 0, 20, "coupling strength"}};

    static constexpr Info info = {
        .id = "coombes-byrne-2d",
        .name = "Coombes–Byrne with a fast synapse",
        .rung = 6,
        .time_unit = "ms",
        .dt = 0.01,
        .equation =
            "\\begin{aligned}\\dot{\\push{r}} &= \\frac{\\p{Delta}}{\\pi} + 2\\push{r}\\pull{v} - g\\push{r} + \\input{F_r}\\\\ "
            "\\dot{\\pull{v}} &= \\pull{v}^2 - (\\pi\\push{r})^2 + \\p{eta} + (\\p{v_syn}-\\pull{v})\\,g + \\input{F}\\\\ "
            "\\new{g} &\\new{{}= \\p{k}\\pi\\push{r}}\\end{aligned}",
        .adds = "A synapse without delay: the same conductance damps the ringing, and no rhythm is left.",
        .about = "The limit of a fast synapse. Compare it with the four equations: what makes the rhythm there is the delay, not the conductance.",
        .notes = "Time is in units of the membrane's; 1 is 1 ms here, as in TVB and brainmass.",
        .source = CoombesByrne::paper,
        .doi = CoombesByrne::paper_doi,
        .push = "r",
        .pull = "v",
        .plane = {r, v},
        .spread = {"eta", 1, 3},
        .forcing = {2, 300},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[r];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const auto slope = coombes_byrne(p[Delta], p[eta], p[v_syn], s[r], s[v], p[k] * V(pi) * s[r]);
        d[r] = slope.r + in[in_r];
        d[v] = slope.v + in[in_v];
    }

    template <class V>
    static void observe(const V* s, const V* p, V* out) {
        out[0] = s[r];
        out[1] = p[k] * V(pi) * s[r];
    }
};

static_assert(in_order(CoombesByrne2d::parameters, "eta", "Delta", "k", "v_syn", "lambda"));

}  // namespace push_pull
