// Rung 2. A rhythm that dies out unless something feeds it.
#pragma once

#include "core/model/concept.hpp"
#include "core/solve/linear_core.hpp"

namespace push_pull {

struct DampedHarmonic {
    enum : int { x, y };
    enum : int { alpha, omega, lambda };

    static constexpr State states[] = {
        {{"x", "x", "", 1, -1.2, 1.2, "push: real part of z"}},
        {{"y", "y", "", 0, -1.2, 1.2, "pull: imaginary part of z"}},
    };
    static constexpr Parameter parameters[] = {
        {{"alpha", "\\alpha", "1/s", -2, -30, 5, "growth rate; negative is damping"}, Shown::key},
        {{"omega", "\\omega", "rad/s", 62.83185307179586, 0, 500, "natural frequency, 2π times the rate in Hz"}, Shown::key},
        {{"lambda", "\\lambda", "1/s per V/m", 1, 0, 10, "how strongly an electric field drives the push"}},
    };
    static constexpr Input inputs[] = {
        {{"x", "F_x", "1/s", 0, -20, 20, "force on the push"}, true, true},
        {{"y", "F_y", "1/s", 0, -20, 20, "force on the pull"}},
    };
    static constexpr Readout readouts[] = {{"observable", "x", "", 0, -1.2, 1.2, "the push variable, what an electrode would see"}};

    static constexpr Setting forced[] = {{"alpha", -0.3}, {"omega", 6.283185307179586}};
    static constexpr Setting notebook[] = {{"alpha", -0.1}};
    static constexpr Preset presets[] = {
        {"ring-down", "Ring-down at 10 Hz", rosetta, rosetta_doi, {}, {}, Regime::rest},
        {"weak-damping", "Weakly damped, 10 Hz", "nmmlab notebooks to the paper", rosetta_doi, notebook, {}, Regime::rest},
        {"resonance", "Slow resonator, 1 Hz", "nmmlab notebooks to the paper", rosetta_doi, forced, {}, Regime::rest},
    };

    static constexpr bool is_light = true;
    static constexpr int into[] = {x, y};
    static constexpr Coupling coupling = {CouplingKind::diffusive, into, "z = x + iy", {"gain", "G", "1/s", 2, 0, 50, "coupling strength"}};

    static constexpr Info info = {
        .id = "damped-harmonic",
        .name = "Damped harmonic oscillator",
        .rung = 2,
        .time_unit = "s",
        .dt = 0.1,
        .equation =
            "\\begin{aligned}\\dot{\\push{x}} &= \\new{\\p{alpha}\\,\\push{x}} - \\p{omega}\\,\\pull{y} + \\input{F_x}\\\\ "
            "\\dot{\\pull{y}} &= \\new{\\p{alpha}\\,\\pull{y}} + \\p{omega}\\,\\push{x} + \\input{F_y}\\end{aligned}",
        .adds = "Amplitude and damping: the rhythm can ring, resonate and fade.",
        .about = "The linear response of anything near rest: resonance, filtered noise, functional connectivity of a quiet brain.",
        .notes =
            "The linearised network is diag(α + iω) + G(C − diag ΣC) with α < 0; the paper prints −A + iΩ + GC. "
            "The resonance amplitude is F/√(α² + (Ω − ω)²), not that of a second-order real oscillator.",
        .source = "Eq. 2.30 of the Rosetta paper",
        .doi = rosetta_doi,
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"omega", 56.548667764616276, 69.11503837897544},
        .forcing = {4, 10},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
        out[1] = s[y];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        d[x] = p[alpha] * s[x] - p[omega] * s[y] + in[x];
        d[y] = p[alpha] * s[y] + p[omega] * s[x] + in[y];
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    template <class V>
    static void flow(V dt, const V* s, const V* p, const V* in, V* out) {
        const auto z = rotate_and_grow(dt, p[alpha], p[omega], s[x], s[y], in[x], in[y]);
        out[x] = z.first;
        out[y] = z.second;
    }
};

static_assert(in_order(DampedHarmonic::parameters, "alpha", "omega", "lambda"));

}  // namespace push_pull
