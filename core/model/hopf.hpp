// Rung 3. The Hopf normal form as brain simulators write it: in milliseconds, without shear, coupled through x.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct Hopf {
    enum : int { x, y };
    enum : int { a, omega, beta, lambda };

    static constexpr State states[] = {
        {{"x", "x", "", 0.1, -0.8, 0.8, "push: the coordinate that other nodes hear"}, -unbounded, unbounded, false, -1, true},
        {{"y", "y", "", 0, -0.8, 0.8, "pull: a quarter of a turn behind x"}, -unbounded, unbounded, false, -1, true},
    };
    static constexpr Parameter parameters[] = {
        {{"a", "a", "1/ms", 0.25, -1, 1, "distance past the Hopf point; negative is rest"}, Shown::key},
        {{"omega", "\\omega", "rad/ms", 0.2, 0, 2, "angular frequency: 0.2 rad/ms is 31.8 Hz"}, Shown::key},
        {{"beta", "\\beta", "1/ms", 1, 0.1, 5, "saturation: how strongly large amplitudes are damped"}, Shown::key},
        {{"lambda", "\\lambda", "1/ms per V/m", 0.05, 0, 1, "how strongly an electric field drives the push"}},
    };
    static constexpr Input inputs[] = {
        {{"x", "F_x", "1/ms", 0, -1, 1, "force on the push"}, true, true},
        {{"y", "F_y", "1/ms", 0, -1, 1, "force on the pull"}},
    };
    static constexpr Readout readouts[] = {{"observable", "x", "", 0, -0.8, 0.8, "the push variable"}};

    static constexpr const char* deco = "10.1038/s41598-017-03073-5";
    static constexpr Setting gallery[] = {{"omega", 0.3}};
    static constexpr Setting tvb[] = {{"a", -0.5}, {"omega", 1}};
    static constexpr Preset presets[] = {
        {"brainmass", "brainmass, defaults", "HopfStep of brainmass 0.1.1", deco, {}, {}, Regime::oscillation, 31.830989},
        {"brainmass-gallery", "brainmass, gallery", "gallery of brainmass 0.1.1", deco, gallery, {}, Regime::oscillation, 47.746483},
        {"neurolib", "neurolib, defaults", "HopfModel of neurolib 0.6", deco, {}, {}, Regime::oscillation, 31.830989},
        {"tvb", "TVB, defaults: rest", "SupHopf of TVB 2.9", deco, tvb, {}, Regime::rest},
    };

    static constexpr int into[] = {x};
    static constexpr Coupling coupling = {
        CouplingKind::diffusive, into, "x, which pulls the others' x", {"gain", "G", "1/ms", 0.1, 0, 2, "coupling strength"}};

    static constexpr Info info = {
        .id = "hopf",
        .name = "Hopf oscillator of brain simulators",
        .rung = 3,
        .time_unit = "ms",
        .dt = 0.1,
        .equation =
            "\\begin{aligned}\\dot{\\push{x}} &= (\\p{a}-\\new{\\p{beta}\\,r^2})\\,\\push{x} - \\p{omega}\\,\\pull{y} + \\input{F_x}\\\\ "
            "\\dot{\\pull{y}} &= (\\p{a}-\\new{\\p{beta}\\,r^2})\\,\\pull{y} + \\p{omega}\\,\\push{x} + \\input{F_y}\\\\ "
            "r^2 &= \\push{x}^2+\\pull{y}^2\\end{aligned}",
        .adds = "The numbers that whole-brain studies use: time in milliseconds, no shear, nodes joined through x alone.",
        .about = "Radius √(a/β), and a frequency ω that the amplitude does not touch. Just below a = 0, noise makes it ring.",
        .notes =
            "The Stuart–Landau oscillator with α = a, γ = β and no shear. w of brainmass and neurolib is ω. TVB's SupHopf is β = 1 and couples y as well; "
            "neurolib and brainmass couple x alone, as here. At x = y = 0 nothing moves without an input.",
        .source = "Deco, Kringelbach, Jirsa & Ritter, Sci. Rep. 7:3095 (2017)",
        .doi = deco,
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"omega", 0.18, 0.22},
        .forcing = {0.1, 34},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const V growth = p[a] - p[beta] * (s[x] * s[x] + s[y] * s[y]);
        d[x] = growth * s[x] - p[omega] * s[y] + in[x];
        d[y] = growth * s[y] + p[omega] * s[x] + in[y];
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }
};

static_assert(in_order(Hopf::parameters, "a", "omega", "beta", "lambda"));

}  // namespace push_pull
