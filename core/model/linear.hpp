// Rung 2. A quantity that leaks away: the simplest thing that can hear a network.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct Linear {
    enum : int { x };
    enum : int { gamma, lambda };

    static constexpr State states[] = {{{"x", "x", "", 1, -1.2, 1.2, "push: distance from rest"}, -unbounded, unbounded, false, -1, true}};
    static constexpr Parameter parameters[] = {
        {{"gamma", "\\gamma", "1/ms", -0.05, -20, 0.05, "growth rate; negative is a leak with the time constant −1/γ"}, Shown::key},
        {{"lambda", "\\lambda", "1/ms per V/m", 0.01, 0, 1, "how strongly an electric field pushes"}},
    };
    static constexpr Input inputs[] = {{{"x", "F", "1/ms", 0, -1, 1, "push from outside"}, true, true}};
    static constexpr Readout readouts[] = {
        {"observable", "x", "", 0, -1.2, 1.2, "distance from rest"},
        {"leak", "\\gamma x", "1/ms", 0, -0.1, 0.1, "pull: back to rest"},
    };

    static constexpr Setting peers[] = {{"gamma", -10}};
    static constexpr Setting peers_start[] = {{"x", 0.01}};
    static constexpr Preset presets[] = {
        {"leak", "Leak of 20 ms", rosetta, rosetta_doi, {}, {}, Regime::rest},
        {"fast", "TVB 2.9 and brainmass 0.1.1: leak of 0.1 ms", "TVB 2.9, Linear; brainmass 0.1.1, linear.py", "10.3389/fninf.2013.00010",
         peers, peers_start, Regime::rest},
    };

    static constexpr int into[] = {x};
    static constexpr Coupling coupling = {CouplingKind::additive, into, "x", {"gain", "G", "1/ms", 0.01, 0, 1, "coupling strength"}};

    static constexpr Info info = {
        .id = "linear",
        .name = "Linear leak",
        .rung = 2,
        .time_unit = "ms",
        .dt = 0.05,
        .equation = "\\dot{\\push{x}} = \\new{\\pull{\\p{gamma}\\,x}} + \\input{F}",
        .adds = "Forgetting: what came in fades at one rate, without a rhythm.",
        .about = "With noise it is the Ornstein–Uhlenbeck process; with a network, the linear model behind many estimates of functional connectivity.",
        .notes = "In a network, rest is stable while G times the largest real part of the weights' eigenvalues stays below −γ.",
        .source = "Eq. 2.30 of the Rosetta paper with ω = 0; TVB and brainmass have it as Linear",
        .doi = rosetta_doi,
        .push = "x",
        .pull = "leak",
        .plane = {x, x},
        .spread = {"gamma", -0.08, -0.02},
        .forcing = {0.05, 25},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        d[x] = p[gamma] * s[x] + in[x];
    }

    template <class V>
    static void observe(const V* s, const V* p, V* out) {
        out[0] = s[x];
        out[1] = p[gamma] * s[x];
    }
};

static_assert(in_order(Linear::parameters, "gamma", "lambda"));

}  // namespace push_pull
