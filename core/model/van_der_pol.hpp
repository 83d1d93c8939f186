// Rung 3. The oscillator whose damping depends on where it is: from a sine to jumps by one parameter.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct VanDerPol {
    enum : int { x, y };
    enum : int { mu, tau, lambda };

    static constexpr State states[] = {
        {{"x", "x", "", 0.5, -3, 3, "push: feeds itself while |x| < 1, damps itself beyond"}},
        {{"y", "y", "", 0, -3, 3, "pull: follows x and holds it back"}},
    };
    static constexpr Parameter parameters[] = {
        {{"mu", "\\mu", "", 1, 0.1, 20, "nonlinearity: small gives a sine, large gives jumps", Scale::log}, Shown::key},
        {{"tau", "\\tau", "ms", 1, 0.2, 100, "the time unit of the equation", Scale::log}, Shown::key},
        {{"lambda", "\\lambda", "1/ms per V/m", 0.1, 0, 2, "how strongly an electric field drives the push"}},
    };
    static constexpr Input inputs[] = {
        {{"x", "F_x", "1/ms", 0, -2, 2, "force on the push"}, true, true},
        {{"y", "F_y", "1/ms", 0, -2, 2, "force on the pull"}},
    };
    static constexpr Readout readouts[] = {{"observable", "x", "", 0, -3, 3, "the push variable"}};

    static constexpr const char* paper = "van der Pol, Phil. Mag. 2:978–992 (1926)";
    static constexpr const char* paper_doi = "10.1080/14786442608564127";
    static constexpr Setting ten[] = {{"tau", 15.0076}};
    static constexpr Setting sine[] = {{"mu", 0.1}};
    static constexpr Setting jumps[] = {{"mu", 10}};
    static constexpr Preset presets[] = {
        {"brainmass", "brainmass, defaults", "VanDerPolStep of brainmass 0.1.1", paper_doi, {}, {}, Regime::oscillation, 150.0761},
        {"alpha", "Slowed down to 10 Hz", "μ = 1 of the paper with time rescaled to 10 Hz", paper_doi, ten, {}, Regime::oscillation, 10},
        {"sine", "Nearly a sine, μ = 0.1", paper, paper_doi, sine, {}, Regime::oscillation, 159.0556},
        {"relaxation", "Relaxation oscillation, μ = 10", paper, paper_doi, jumps, {}, Regime::oscillation, 52.4154},
    };

    static constexpr int into[] = {x};
    static constexpr Coupling coupling = {
        CouplingKind::diffusive, into, "x, which pulls the others' x", {"gain", "G", "1/ms", 0.1, 0, 2, "coupling strength"}};

    static constexpr Info info = {
        .id = "van-der-pol",
        .name = "van der Pol oscillator",
        .rung = 3,
        .time_unit = "ms",
        .dt = 0.02,
        .equation =
            "\\begin{aligned}\\p{tau}\\dot{\\push{x}} &= \\p{mu}\\left(\\push{x} - \\new{\\tfrac13\\push{x}^3} - \\pull{y}\\right) + \\p{tau}\\input{F_x}\\\\ "
            "\\p{tau}\\dot{\\pull{y}} &= \\frac{\\push{x}}{\\p{mu}} + \\p{tau}\\input{F_y}\\end{aligned}",
        .adds = "Two time scales: the larger μ is, the longer the rhythm creeps and the faster it jumps.",
        .about = "The swing of x is ±2 whatever μ is; the period grows from 2π at small μ towards 1.614 μ at large μ, in units of τ.",
        .notes = "The paper's equation has no unit of time; with τ = 1 ms a unit is one millisecond, as in brainmass. Inputs are per millisecond whatever τ is.",
        .source = paper,
        .doi = paper_doi,
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"tau", 0.9, 1.1},
        .forcing = {0.5, 165},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        d[x] = p[mu] * (s[x] - s[x] * s[x] * s[x] / V(3.0f) - s[y]) / p[tau] + in[x];
        d[y] = s[x] / (p[mu] * p[tau]) + in[y];
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }
};

static_assert(in_order(VanDerPol::parameters, "mu", "tau", "lambda"));

}  // namespace push_pull
