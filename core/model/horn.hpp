// Rung 2. A damped oscillator that hears the world through a squashing function: the unit of a recurrent network.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct Horn {
    enum : int { x, y };
    enum : int { omega, gamma, alpha, v, w, lambda };

    static constexpr State states[] = {
        {{"x", "x", "", 0.5, -1, 1, "push: amplitude of the unit"}},
        {{"y", "y", "1/ms", 0, -0.25, 0.25, "pull: its velocity"}},
    };
    static constexpr Parameter parameters[] = {
        {{"omega", "\\omega", "rad/ms", 0.22439947525641380, 0.005, 0.7, "natural frequency"}, Shown::key},
        {{"gamma", "\\gamma", "1/ms", 0.01, 0, 0.1, "damping"}, Shown::key},
        {{"alpha", "\\alpha", "1/ms²", 0.04, 0, 0.2, "excitability: the largest force the input can have"}, Shown::key},
        {{"v", "v", "", 0, -2, 2, "how much of its own amplitude the unit hears; it shifts the frequency"}, Shown::key},
        {{"w", "w", "ms", 0, -2, 8, "how much of its own velocity the unit hears; above 2γ/α it keeps itself going"}, Shown::key},
        {{"lambda", "\\lambda", "per V/m", 0.1, 0, 2, "how strongly an electric field adds to the input"}},
    };
    static constexpr Input inputs[] = {{{"x", "F", "", 0, -2, 2, "inside the squashing function"}, true, true}};
    static constexpr Readout readouts[] = {{"observable", "x", "", 0, -1, 1, "amplitude of the unit"}};

    static constexpr const char* paper = "Effenberger, Carvalho, Dubinin & Singer, PNAS 122:e2412830122 (2025)";
    static constexpr const char* paper_doi = "10.1073/pnas.2412830122";
    static constexpr Setting kept[] = {{"gamma", 0.08}, {"w", 5}};
    static constexpr Setting shifted[] = {{"v", -2}};
    static constexpr Preset presets[] = {
        {"ring-down", "A unit of the paper, ringing down at 36 Hz", paper, paper_doi, {}, {}, Regime::rest},
        {"self-sustained", "Its own velocity keeps it going", paper, paper_doi, kept, {}, Regime::oscillation, 35.7},
        {"stiffened", "Its own amplitude makes it faster", paper, paper_doi, shifted, {}, Regime::rest},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {x};
    static constexpr Coupling coupling = {CouplingKind::additive,
                                          into,
                                          "y, the velocity, which enters inside the squashing function",
                                          {"gain", "G", "ms", 1, 0, 20, "coupling strength"}};

    static constexpr Info info = {
        .id = "horn",
        .name = "HORN unit",
        .rung = 2,
        .time_unit = "ms",
        .dt = 0.1,
        .equation =
            "\\begin{aligned}\\dot{\\push{x}} &= \\pull{y}\\\\ "
            "\\dot{\\pull{y}} &= \\p{alpha}\\,\\new{\\tanh(}\\input{F} + \\p{v}\\push{x} + \\p{w}\\pull{y}\\new{)} - 2\\p{gamma}\\pull{y} - \\p{omega}^2\\push{x}\\end{aligned}",
        .adds = "A limit on what comes in: however strong the input, the force stays below α.",
        .about = "Networks of such units learn: resonance lets each pick its rhythm out of the input. A single one is a damped oscillator with a bounded drive.",
        .notes =
            "The network sends velocities, as the paper does; v and w are the diagonals of its amplitude and velocity feedback. "
            "brainmass has v as v and w in its recurrent function; it and the paper step by 1 ms with the velocity first, here any integrator may.",
        .source = paper,
        .doi = paper_doi,
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"omega", 0.2, 0.25},
        .forcing = {0.3, 35},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[y];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        d[x] = s[y];
        d[y] = p[alpha] * tanh(in[x] + p[v] * s[x] + p[w] * s[y]) - (p[gamma] + p[gamma]) * s[y] - p[omega] * p[omega] * s[x];
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }
};

static_assert(in_order(Horn::parameters, "omega", "gamma", "alpha", "v", "w", "lambda"));

}  // namespace push_pull
