// Rung 6, one population. Firing rate and mean potential of infinitely many spiking neurons, exactly.
#pragma once

#include "core/model/concept.hpp"
#include "core/model/qif.hpp"

namespace push_pull {

struct Mpr {
    enum : int { r, v };
    enum : int { eta, J, Delta, I, tau, lambda };
    enum : int { in_v, in_s };

    static constexpr State states[] = {
        {{"r", "r", "1/ms", 0.1, 0, 2, "push: firing rate"}, 0},
        {{"v", "v", "", -2, -3, 3, "pull: mean membrane potential"}},
    };
    static constexpr Parameter parameters[] = {
        {{"eta", "\\bar\\eta", "", -5, -12, 6, "centre of the neurons' excitability"}, Shown::key},
        {{"J", "J", "", 15, -10, 30, "strength of the recurrent synapses"}, Shown::key},
        {{"Delta", "\\Delta", "", 1, 0.05, 3, "width of the neurons' excitability"}, Shown::key},
        {{"I", "I", "", 0, -10, 10, "constant current into every neuron"}, Shown::key},
        {{"tau", "\\tau", "ms", 1, 0.5, 30, "membrane time constant", Scale::log}, Shown::key},
        {{"lambda", "\\lambda", "per V/m", 1, 0, 10, "how strongly an electric field adds to the current"}},
    };
    static constexpr Input inputs[] = {
        {{"v", "F", "", 0, -8, 8, "current into every neuron"}, true, true},
        {{"s", "s", "1/ms", 0, -2, 2, "synaptic activity from outside, enters times τ"}},
    };
    static constexpr Readout readouts[] = {{"observable", "r", "1/ms", 0, 0, 2, "firing rate"}};

    static constexpr Setting high[] = {{"r", 0.9}, {"v", 0}};
    static constexpr Setting slow[] = {{"tau", 10}};
    static constexpr Setting slow_high[] = {{"r", 0.09}, {"v", 0}};
    static constexpr Preset presets[] = {
        {"low-state", "Bistable, low state", "Montbrió, Pazó & Roxin, Phys. Rev. X 5:021028 (2015)", "10.1103/PhysRevX.5.021028", {}, {}, Regime::rest},
        {"high-state", "Bistable, high state", "Montbrió, Pazó & Roxin, Phys. Rev. X 5:021028 (2015)", "10.1103/PhysRevX.5.021028", {}, high, Regime::rest},
        {"slow-membrane", "Membrane of 10 ms, ringing at 53 Hz", "Montbrió, Pazó & Roxin, Phys. Rev. X 5:021028 (2015), with another τ",
         "10.1103/PhysRevX.5.021028", slow, slow_high, Regime::rest},
    };

    static constexpr int into[] = {in_s};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "r, which adds τ·G·Σ w r to the current", {"gain", "G", "", 1, 0, 10, "coupling strength"}};

    static constexpr Info info = {
        .id = "mpr",
        .name = "NMM2: Montbrió–Pazó–Roxin",
        .rung = 6,
        .time_unit = "ms",
        .dt = 0.01,
        .equation =
            "\\begin{aligned}\\p{tau}\\dot{\\push{r}} &= \\new{\\frac{\\p{Delta}}{\\pi\\p{tau}} + 2\\push{r}\\pull{v}}\\\\ "
            "\\p{tau}\\dot{\\pull{v}} &= \\new{\\pull{v}^2 - (\\pi\\p{tau}\\push{r})^2} + \\p{eta} + \\p{J}\\p{tau}\\push{r} + \\p{I} + \\input{F}\\end{aligned}",
        .adds = "Spikes: the mean field of the neurons themselves, with no transfer function put in by hand.",
        .about = "Rate and potential of a network of spiking neurons, exact for infinitely many of them. Strong recurrence makes two states live side by side.",
        .notes = "r is per millisecond. Drive and field add to the current unscaled.",
        .source = "Montbrió, Pazó & Roxin, Phys. Rev. X 5:021028 (2015); Eq. 7.11 of the Rosetta paper",
        .doi = "10.1103/PhysRevX.5.021028",
        .push = "r",
        .pull = "v",
        .plane = {r, v},
        .spread = {"eta", -5.5, -4.5},
        .forcing = {3, 30},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[r];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        d[r] = qif_rate(p[tau], p[Delta], s[r], s[v]);
        d[v] = qif_potential(p[tau], s[r], s[v], p[eta] + p[tau] * (p[J] * s[r] + in[in_s]) + p[I] + in[in_v]);
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[r];
    }
};

static_assert(in_order(Mpr::parameters, "eta", "J", "Delta", "I", "tau", "lambda"));

}  // namespace push_pull
