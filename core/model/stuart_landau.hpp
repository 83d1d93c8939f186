// Rung 3. The normal form of a Hopf bifurcation: a rhythm that keeps itself alive.
#pragma once

#include "core/model/concept.hpp"
#include "core/solve/linear_core.hpp"

namespace push_pull {

struct StuartLandau {
    enum : int { x, y };
    enum : int { alpha, omega, gamma, beta, lambda };

    static constexpr State states[] = {
        {{"x", "x", "", 0.1, -1.5, 1.5, "push: real part of z"}, -unbounded, unbounded, false, -1, true},
        {{"y", "y", "", 0, -1.5, 1.5, "pull: imaginary part of z"}, -unbounded, unbounded, false, -1, true},
    };
    static constexpr Parameter parameters[] = {
        {{"alpha", "\\alpha", "1/s", 5, -20, 20, "distance past the Hopf point; negative is rest"}, Shown::key},
        {{"omega", "\\omega", "rad/s", 62.83185307179586, 0, 500, "frequency at zero amplitude, 2π times the rate in Hz"}, Shown::key},
        {{"gamma", "\\gamma", "1/s", 5, 0.1, 20, "saturation: how strongly large amplitudes are damped"}, Shown::key},
        {{"beta", "\\beta", "1/s", 0, -30, 30, "shear: how much amplitude slows the rhythm"}, Shown::key},
        {{"lambda", "\\lambda", "1/s per V/m", 1, 0, 10, "how strongly an electric field drives the push"}},
    };
    static constexpr Input inputs[] = {
        {{"x", "F_x", "1/s", 0, -20, 20, "force on the push"}, true, true},
        {{"y", "F_y", "1/s", 0, -20, 20, "force on the pull"}},
    };
    static constexpr Readout readouts[] = {{"observable", "x", "", 0, -1.5, 1.5, "the push variable, what an electrode would see"}};

    static constexpr Setting quiet[] = {{"alpha", -5}};
    static constexpr Setting figure[] = {{"alpha", 1}, {"omega", 2}, {"gamma", 1}, {"beta", 0}};
    static constexpr Setting figure_start[] = {{"x", 2}};
    static constexpr Setting companion[] = {{"alpha", 1}, {"omega", 2}, {"gamma", 1}, {"beta", 1}};
    static constexpr Setting cabral[] = {{"alpha", -5}, {"omega", 251.32741228718345}, {"gamma", 1}, {"beta", 0}};
    static constexpr Setting shear[] = {{"beta", 15}};
    static constexpr Preset presets[] = {
        {"alpha", "Alpha rhythm, 10 Hz", rosetta, rosetta_doi, {}, {}, Regime::oscillation, 10},
        {"below-hopf", "Just below the Hopf point", rosetta, rosetta_doi, quiet, {}, Regime::rest},
        {"shear", "With shear: amplitude sets the pace", rosetta, rosetta_doi, shear, {}, Regime::oscillation, 7.6126759},
        {"figures-15-17", "The paper's figures 15–17", rosetta, rosetta_doi, figure, figure_start, Regime::oscillation, 0.31830989},
        {"companion", "Companion site", "nmmlab, companion site to the paper", rosetta_doi, companion, {}, Regime::oscillation, 0.15915494},
        {"cabral-2022", "Whole-brain gamma node", "Cabral et al., Commun. Phys. 5:184 (2022)", "10.1038/s42005-022-00950-y", cabral, {}, Regime::rest},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {x, y};
    static constexpr Coupling coupling = {CouplingKind::diffusive, into, "z = x + iy", {"gain", "G", "1/s", 5, 0, 50, "coupling strength"}};

    static constexpr Info info = {
        .id = "stuart-landau",
        .name = "Stuart–Landau (Hopf normal form)",
        .rung = 3,
        .time_unit = "s",
        .dt = 0.1,
        .equation =
            "\\begin{aligned}\\dot{\\push{x}} &= (\\p{alpha}-\\new{\\p{gamma}\\,r^2})\\,\\push{x} - (\\p{omega}-\\new{\\p{beta}\\,r^2})\\,\\pull{y} + \\input{F_x}\\\\ "
            "\\dot{\\pull{y}} &= (\\p{alpha}-\\new{\\p{gamma}\\,r^2})\\,\\pull{y} + (\\p{omega}-\\new{\\p{beta}\\,r^2})\\,\\push{x} + \\input{F_y}\\\\ "
            "r^2 &= \\push{x}^2+\\pull{y}^2\\end{aligned}",
        .adds = "A limit: growth saturates, and a rhythm of one size is born at the Hopf point.",
        .about = "What every smooth oscillator looks like where its rhythm is born: radius √(α/γ), frequency ω − βα/γ.",
        .notes =
            "To remove γ, scale by u = √γ z and leave time as it is; the paper's scaling by √(g/μ₀) gives a unit cubic term only for μ₀ = g. "
            "Figures 15–17 of the paper show a bias of 1.5, not 2 as the caption says; both quench the cycle.",
        .source = "Eq. 3.9 of the Rosetta paper; Kuznetsov, Elements of Applied Bifurcation Theory (2004)",
        .doi = rosetta_doi,
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"omega", 59.69026041820607, 65.97344572538566},
        .forcing = {4, 10.5},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
        out[1] = s[y];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const V r2 = s[x] * s[x] + s[y] * s[y];
        const V growth = p[alpha] - p[gamma] * r2, turn = p[omega] - p[beta] * r2;
        d[x] = growth * s[x] - turn * s[y] + in[x];
        d[y] = growth * s[y] + turn * s[x] + in[y];
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    // The amplitude in the growth and in the pace is that of the step's start.
    template <class V>
    static void flow(V dt, const V* s, const V* p, const V* in, V* out) {
        const V r2 = s[x] * s[x] + s[y] * s[y];
        const auto z = rotate_and_grow(dt, p[alpha] - p[gamma] * r2, p[omega] - p[beta] * r2, s[x], s[y], in[x], in[y]);
        out[x] = z.first;
        out[y] = z.second;
    }
};

static_assert(in_order(StuartLandau::parameters, "alpha", "omega", "gamma", "beta", "lambda"));

}  // namespace push_pull
