// Rung 6, one population with a conductance: the synapse pulls the potential towards its own.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/qif.hpp"

namespace push_pull {

// Firing rate and mean potential of theta neurons under a synaptic conductance g, before any input.
template <class V>
struct CoombesByrneSlope {
    V r, v;
};
template <class V>
CoombesByrneSlope<V> coombes_byrne(V Delta, V eta, V v_syn, V r, V v, V g) {
    const V turn = V(pi) * r;
    return {Delta / V(pi) + (v + v - g) * r, v * v - turn * turn + eta + (v_syn - v) * g};
}

struct CoombesByrne {
    enum : int { r, v, g, q };
    enum : int { eta, Delta, k, v_syn, alpha, lambda };
    enum : int { in_r, in_v };

    static constexpr State states[] = {
        {{"r", "r", "1/ms", 0.5, 0, 2.5, "push: firing rate"}, 0},
        {{"v", "v", "", 0.7, -3, 4, "mean membrane potential"}},
        {{"g", "g", "", 1.6, 1, 2.5, "pull: synaptic conductance"}},
        {{"q", "q", "1/ms", 0, -2, 2, "its rate of change, over α"}},
    };
    static constexpr Parameter parameters[] = {
        {{"eta", "\\eta_0", "", 20, -10, 30, "centre of the neurons' drive"}, Shown::key},
        {{"Delta", "\\Delta", "", 0.5, 0.01, 10, "width of the neurons' drive"}, Shown::key},
        {{"k", "\\kappa", "", 1, 0, 5, "strength of the synapse"}, Shown::key},
        {{"v_syn", "v_{syn}", "", -10, -20, 10, "potential that the synapse pulls towards"}, Shown::key},
        {{"alpha", "\\alpha", "1/ms", 0.95, 0.05, 50, "how fast the synapse answers", Scale::log}, Shown::key},
        {{"lambda", "\\lambda", "per V/m", 1, 0, 10, "how strongly an electric field adds to the drive"}},
    };
    static constexpr Input inputs[] = {
        {{"r", "F_r", "1/ms²", 0, -1, 1, "added to the slope of the rate"}},
        {{"v", "F", "", 0, -10, 10, "current into every neuron"}, true, true},
    };
    static constexpr Readout readouts[] = {{"observable", "r", "1/ms", 0, 0, 2.5, "firing rate"}};

    static constexpr const char* paper = "Coombes & Byrne, in Nonlinear Dynamics in Computational Neuroscience, 1–16 (2019)";
    static constexpr const char* paper_doi = "10.1007/978-3-319-71048-8_1";
    static constexpr Setting slow[] = {{"eta", 5}};
    static constexpr Setting quiet[] = {{"eta", 2}};
    static constexpr Preset presets[] = {
        {"tvb", "TVB 2.9", "TVB 2.9, CoombesByrne", paper_doi, {}, {}, Regime::oscillation, 480.09},
        {"less-drive", "Less drive, a slower rhythm", paper, paper_doi, slow, {}, Regime::oscillation, 204.9},
        {"below-hopf", "Too little drive for a rhythm", paper, paper_doi, quiet, {}, Regime::rest},
    };

    static constexpr int into[] = {in_v};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "r, which adds to the current", {"gain", "G", "ms", 1, 0, 20, "coupling strength"}};

    static constexpr Info info = {
        .id = "coombes-byrne",
        .name = "Coombes–Byrne",
        .rung = 6,
        .time_unit = "ms",
        .dt = 0.005,
        .equation =
            "\\begin{aligned}\\dot{\\push{r}} &= \\frac{\\p{Delta}}{\\pi} + 2\\push{r}v - \\new{\\pull{g}\\push{r}} + \\input{F_r}\\\\ "
            "\\dot{v} &= v^2 - (\\pi\\push{r})^2 + \\p{eta} + \\new{(\\p{v_syn}-v)\\,\\pull{g}} + \\input{F}\\\\ "
            "\\dot{\\pull{g}} &= \\p{alpha}\\,q,\\quad \\dot q = \\p{alpha}(\\p{k}\\pi\\push{r} - \\pull{g} - 2q)\\end{aligned}",
        .adds = "Conductance: a synapse that pulls towards its own potential and shortens the membrane's memory.",
        .about = "Theta neurons that inhibit each other through a slow conductance. The delay of the synapse turns the pull into a rhythm.",
        .notes =
            "The exact mean field has g r in the first line; descriptions that print g r² differ from the code that they describe. "
            "Time is in units of the membrane's; 1 is 1 ms here, as in TVB, whose V is v.",
        .source = paper,
        .doi = paper_doi,
        .push = "r",
        .pull = "g",
        .plane = {r, v},
        .spread = {"eta", 18, 22},
        .forcing = {3, 300},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[r];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const auto slope = coombes_byrne(p[Delta], p[eta], p[v_syn], s[r], s[v], s[g]);
        d[r] = slope.r + in[in_r];
        d[v] = slope.v + in[in_v];
        d[g] = p[alpha] * s[q];
        d[q] = p[alpha] * (p[k] * V(pi) * s[r] - s[g] - (s[q] + s[q]));
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[r];
    }
};

static_assert(in_order(CoombesByrne::parameters, "eta", "Delta", "k", "v_syn", "alpha", "lambda"));

}  // namespace push_pull
