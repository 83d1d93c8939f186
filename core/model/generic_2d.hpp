// Rung 3. A planar oscillator with a cubic and a parabola: one equation for many kinds of rest and rhythm.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct Generic2d {
    enum : int { v, w };
    enum : int { I, a, b, c, d, e, f, g, alpha, beta, gamma, tau, lambda };
    enum : int { in_v, add_v, add_w };

    static constexpr State states[] = {
        {{"V", "V", "", 0, -1.5, 2, "push: fast variable"}},
        {{"W", "W", "", 0, -5, 3, "pull: slow variable"}},
    };
    static constexpr Parameter parameters[] = {
        {{"I", "I", "", 0, -5, 5, "constant current"}, Shown::key},
        {{"a", "a", "", 2, -5, 5, "height of the slow variable's nullcline"}, Shown::key},
        {{"b", "b", "", -10, -20, 15, "slope of the slow variable's nullcline"}, Shown::key},
        {{"c", "c", "", 0, -10, 10, "curvature of the slow variable's nullcline"}, Shown::key},
        {{"d", "d", "1/ms", 0.02, 0.0001, 1, "pace of both variables", Scale::log}, Shown::key},
        {{"e", "e", "", 3, -5, 5, "quadratic term of the fast variable"}},
        {{"f", "f", "", 1, -5, 5, "cubic term of the fast variable: positive bounds it"}},
        {{"g", "g", "", 0, -5, 5, "linear term of the fast variable"}},
        {{"alpha", "\\alpha", "", 1, -5, 5, "what the slow variable does to the fast one"}},
        {{"beta", "\\beta", "", 1, -5, 5, "decay of the slow variable"}},
        {{"gamma", "\\gamma", "", 1, -1, 1, "scale of current and coupling"}},
        {{"tau", "\\tau", "", 1, 1, 5, "separation of the two time scales"}, Shown::key},
        {{"lambda", "\\lambda", "per V/m", 0.1, 0, 2, "how strongly an electric field adds to the current"}},
    };
    static constexpr Input inputs[] = {
        {{"V", "F", "", 0, -2, 2, "adds to the current, times γ d τ"}, true, true},
        {{"add_V", "A_V", "1/ms", 0, -0.2, 0.2, "force on the fast variable, unscaled"}},
        {{"add_W", "A_W", "1/ms", 0, -0.2, 0.2, "force on the slow variable, unscaled"}},
    };
    static constexpr Readout readouts[] = {{"observable", "V", "", 0, -1.5, 2, "the fast variable"}};

    static constexpr const char* paper = "Sanz-Leon, Knock, Spiegler & Jirsa, NeuroImage 111:385–430 (2015)";
    static constexpr const char* paper_doi = "10.1016/j.neuroimage.2015.01.002";
    static constexpr Setting excitable[] = {{"a", -2}};
    static constexpr Setting gallery[] = {{"I", 0.5}, {"a", -0.5}, {"d", 0.1}};
    static constexpr Setting bistable[] = {{"a", 1}, {"b", 0}, {"c", -5}};
    static constexpr Setting down[] = {{"V", -1.6}, {"W", -12}};
    static constexpr Setting morris_lecar[] = {{"a", 0.5}, {"b", 0.6}, {"c", -4}};
    static constexpr Preset presets[] = {
        {"cycle", "Limit cycle", paper, paper_doi, {}, {}, Regime::oscillation, 9.2123},
        {"tvb", "TVB and brainmass, defaults: excitable", "Generic2dOscillator of TVB 2.9 and brainmass 0.1.1", paper_doi, excitable, {}, Regime::rest},
        {"brainmass-gallery", "brainmass, gallery: ringing", "gallery of brainmass 0.1.1, input 0.5", paper_doi, gallery, {}, Regime::rest},
        {"bistable-up", "Bistable: the cycle", paper, paper_doi, bistable, {}, Regime::oscillation, 1.0733},
        {"bistable-down", "Bistable: the rest", paper, paper_doi, bistable, down, Regime::rest},
        {"morris-lecar", "Excitable, in the manner of Morris & Lecar", paper, paper_doi, morris_lecar, {}, Regime::rest},
    };

    static constexpr int into[] = {in_v};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "V, which adds to the current", {"gain", "G", "", 0.2, 0, 5, "coupling strength"}};

    static constexpr Info info = {
        .id = "generic-2d",
        .name = "Generic 2-D oscillator",
        .rung = 3,
        .time_unit = "ms",
        .dt = 0.1,
        .equation =
            "\\begin{aligned}\\dot{\\push{V}} &= \\p{d}\\p{tau}\\left(-\\p{f}\\push{V}^3 + \\p{e}\\push{V}^2 + \\p{g}\\push{V} + \\p{alpha}\\pull{W} + \\p{gamma}(\\p{I} + \\input{F})\\right) + \\input{A_V}\\\\ "
            "\\dot{\\pull{W}} &= \\frac{\\p{d}}{\\p{tau}}\\left(\\p{a} + \\p{b}\\push{V} + \\new{\\p{c}\\push{V}^2} - \\p{beta}\\pull{W}\\right) + \\input{A_W}\\end{aligned}",
        .adds = "Freedom of shape: a cubic and a parabola that can cross once or three times, so it can rest, spike, swing or choose.",
        .about = "With a straight slow nullcline (c = 0) it is excitable or swings, as a moves it; bent to a parabola, rest and rhythm live side by side.",
        .notes =
            "Parameters carry the names of TVB and brainmass. c of brainmass's input is F here, and it enters times γ; its noise enters as A_V and A_W, outside d and τ. "
            "A negative f lets V run away.",
        .source = paper,
        .doi = paper_doi,
        .push = "V",
        .pull = "W",
        .plane = {v, w},
        .spread = {"d", 0.018, 0.022},
        .forcing = {0.5, 10},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[v];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* slope) {
        const V cubic = ((p[e] - p[f] * s[v]) * s[v] + p[g]) * s[v];
        slope[v] = p[d] * p[tau] * (cubic + p[alpha] * s[w] + p[gamma] * (p[I] + in[in_v])) + in[add_v];
        slope[w] = p[d] / p[tau] * (p[a] + (p[b] + p[c] * s[v]) * s[v] - p[beta] * s[w]) + in[add_w];
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[v];
    }
};

static_assert(in_order(Generic2d::parameters, "I", "a", "b", "c", "d", "e", "f", "g", "alpha", "beta", "gamma", "tau", "lambda"));

}  // namespace push_pull
