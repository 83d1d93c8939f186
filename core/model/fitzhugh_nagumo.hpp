// Rung 3. Excitability: a fast variable with a cubic and a slow one that restores rest.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct FitzHughNagumo {
    enum : int { v, w };
    enum : int { I, alpha, beta, gamma, delta, epsilon, tau, lambda };

    static constexpr State states[] = {
        {{"V", "V", "", 0, -2.5, 2.5, "push: potential, fast"}},
        {{"w", "w", "", 0, -1.5, 2.5, "pull: recovery, slow"}},
    };
    static constexpr Parameter parameters[] = {
        {{"I", "I", "1/ms", 0.5, -1, 2, "constant current"}, Shown::key},
        {{"alpha", "\\alpha", "1/ms", 0.3333333333333333, 0.05, 5, "cubic term: bounds the potential"}},
        {{"beta", "\\beta", "1/ms", 0, 0, 6, "quadratic term: shifts the threshold"}},
        {{"gamma", "\\gamma", "1/ms", 1, -3, 3, "linear term: positive feeds the potential at 0"}, Shown::key},
        {{"delta", "\\delta", "", -0.7, -2, 2, "potential at which recovery rests at 0"}, Shown::key},
        {{"epsilon", "\\varepsilon", "", 0.8, 0, 3, "decay of the recovery"}, Shown::key},
        {{"tau", "\\tau", "ms", 12.5, 1, 100, "time constant of the recovery", Scale::log}, Shown::key},
        {{"lambda", "\\lambda", "1/ms per V/m", 0.1, 0, 2, "how strongly an electric field adds to the current"}},
    };
    static constexpr Input inputs[] = {
        {{"V", "F_V", "1/ms", 0, -1, 1, "current into the fast variable"}, true, true},
        {{"w", "F_w", "1/ms", 0, -0.2, 0.2, "force on the recovery"}},
    };
    static constexpr Readout readouts[] = {{"observable", "V", "", 0, -2.5, 2.5, "the fast variable"}};

    static constexpr const char* paper = "FitzHugh, Biophys. J. 1:445–466 (1961)";
    static constexpr const char* paper_doi = "10.1016/S0006-3495(61)86902-6";
    static constexpr const char* kostova = "10.1142/S0218127404009685";
    static constexpr Setting excitable[] = {{"I", 0}};
    static constexpr Setting general[] = {{"I", 0},     {"alpha", 3},     {"beta", 4}, {"gamma", -1.5},
                                          {"delta", 0}, {"epsilon", 0.5}, {"tau", 20}};
    static constexpr Setting driven[] = {{"I", 1}, {"alpha", 3}, {"beta", 4}, {"gamma", -1.5}, {"delta", 0}, {"epsilon", 0.5}, {"tau", 20}};
    static constexpr Preset presets[] = {
        {"classic", "FitzHugh–Nagumo, spiking", paper, paper_doi, {}, {}, Regime::oscillation, 25.333},
        {"excitable", "FitzHugh–Nagumo, excitable", paper, paper_doi, excitable, {}, Regime::rest},
        {"brainmass", "brainmass, defaults: rest", "FitzHughNagumoStep of brainmass 0.1.1", kostova, general, {}, Regime::rest},
        {"neurolib", "neurolib, defaults", "FHNModel of neurolib 0.6 with x_ext = 1, the gallery of brainmass 0.1.1", kostova, driven, {}, Regime::oscillation, 32.7381},
    };

    static constexpr int into[] = {v};
    static constexpr Coupling coupling = {
        CouplingKind::diffusive, into, "V, which pulls the others' V", {"gain", "G", "1/ms", 0.1, 0, 2, "coupling strength"}};

    static constexpr Info info = {
        .id = "fitzhugh-nagumo",
        .name = "FitzHugh–Nagumo",
        .rung = 3,
        .time_unit = "ms",
        .dt = 0.1,
        .equation =
            "\\begin{aligned}\\dot{\\push{V}} &= \\new{-\\p{alpha}\\push{V}^3 + \\p{beta}\\push{V}^2} + \\p{gamma}\\push{V} - \\pull{w} + \\p{I} + \\input{F_V}\\\\ "
            "\\dot{\\pull{w}} &= \\frac{\\push{V} - \\p{delta} - \\p{epsilon}\\pull{w}}{\\p{tau}} + \\input{F_w}\\end{aligned}",
        .adds = "A threshold: a small push dies away, a larger one makes a whole spike.",
        .about = "Between two Hopf points of the current it spikes again and again; outside it rests, and just below the first it is excitable.",
        .notes =
            "One cubic for two forms: α = 1/3, β = 0, γ = 1, δ = −a, ε = b is FitzHugh's, with a = 0.7, b = 0.8 and τ = 12.5 as is usual today; "
            "his paper counts potential and current with the other sign and has τ = c² = 9. "
            "brainmass and neurolib write α, β, γ, δ, ε, τ as here. One unit of the equation's time is a millisecond.",
        .source = "FitzHugh, Biophys. J. 1:445–466 (1961); Kostova, Ravindran & Schonbek, Int. J. Bifurc. Chaos 14:913–925 (2004)",
        .doi = paper_doi,
        .push = "V",
        .pull = "w",
        .plane = {v, w},
        .spread = {"I", 0.45, 0.55},
        .forcing = {0.1, 27},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[v];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        d[v] = ((p[beta] - p[alpha] * s[v]) * s[v] + p[gamma]) * s[v] - s[w] + p[I] + in[v];
        d[w] = (s[v] - p[delta] - p[epsilon] * s[w]) / p[tau] + in[w];
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[v];
    }
};

static_assert(in_order(FitzHughNagumo::parameters, "I", "alpha", "beta", "gamma", "delta", "epsilon", "tau", "lambda"));

}  // namespace push_pull
