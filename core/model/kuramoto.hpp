// Rung 1. The phase of an oscillator whose amplitude never changes.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct Kuramoto {
    enum : int { theta };
    enum : int { omega, lambda };
    enum : int { in_theta, in_x, in_y };

    static constexpr State states[] = {
        {{"theta", "\\theta", "rad", 0, -3.141592653589793, 3.141592653589793, "phase of the cycle"}, -unbounded, unbounded, true},
    };
    static constexpr Parameter parameters[] = {
        {{"omega", "\\omega", "rad/s", 62.83185307179586, 0, 500, "natural frequency, 2π times the rate in Hz"}, Shown::key},
        {{"lambda", "\\lambda", "rad/s per V/m", 1, 0, 10, "how strongly an electric field pushes along x"}},
    };
    static constexpr Input inputs[] = {
        {{"theta", "f", "rad/s", 0, -60, 60, "added to the phase velocity"}, true, false},
        {{"x", "F_x", "rad/s", 0, -60, 60, "a push along x, felt through the phase response −sin θ"}, false, true},
        {{"y", "F_y", "rad/s", 0, -60, 60, "a push along y, felt through the phase response cos θ"}},
    };
    static constexpr Readout readouts[] = {
        {"x", "x", "", 0, -1, 1, "push: cos θ"},
        {"y", "y", "", 0, -1, 1, "pull: sin θ"},
    };

    static constexpr Setting forty[] = {{"omega", 251.32741228718345}};
    static constexpr Setting one[] = {{"omega", 6.283185307179586}};
    static constexpr Preset presets[] = {
        {"alpha", "Alpha rhythm, 10 Hz", rosetta, rosetta_doi, {}, {}, Regime::oscillation, 10},
        {"gamma", "Gamma rhythm, 40 Hz", "Cabral et al., Commun. Phys. 5:184 (2022)", "10.1038/s42005-022-00950-y", forty, {}, Regime::oscillation, 40},
        {"companion", "Companion notebook, 1 Hz", "nmmlab notebooks to the paper", rosetta_doi, one, {}, Regime::oscillation, 1},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {in_x, in_y};
    static constexpr Coupling coupling = {CouplingKind::sine,
                                          into,
                                          "(cos θ, sin θ); a target turns towards the sum, which is Σ w sin(θ_j − θ_i)",
                                          {"gain", "G", "rad/s", 12, 0, 100, "coupling strength"}};

    static constexpr Info info = {
        .id = "kuramoto",
        .name = "Phase oscillator (Kuramoto)",
        .rung = 1,
        .time_unit = "s",
        .dt = 0.1,
        .equation =
            "\\begin{aligned}\\dot\\theta &= \\new{\\p{omega}} + \\input{f} + G\\textstyle\\sum_j C_{j}\\sin(\\theta_j-\\theta)\\\\ "
            "\\push{x} &= \\cos\\theta,\\quad \\pull{y} = \\sin\\theta\\end{aligned}",
        .adds = "A rhythm: push and pull turn into each other at a fixed pace.",
        .about = "Only the phase is kept. The amplitude is fixed, so the model answers one question: who runs with whom, and how fast.",
        .notes =
            "A constant real force F_x on the undamped oscillator moves its centre to (0, F_x/ω); the paper prints (−F_x/ω, 0). "
            "A field acts through the phase response −sin θ of a Stuart–Landau cycle of radius 1 without shear.",
        .source = "Kuramoto, Chemical Oscillations, Waves, and Turbulence (1984); Eq. 2.21 of the Rosetta paper",
        .doi = rosetta_doi,
        .push = "x",
        .pull = "y",
        .plane = {theta, theta},
        .spread = {"omega", 56.548667764616276, 69.11503837897544},
        .forcing = {10, 11},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = cos(s[theta]);
        out[1] = sin(s[theta]);
    }

    template <class V>
    static void rhs(const V*, const V* p, const V* in, const V* sent, V* d) {
        d[theta] = p[omega] + in[in_theta] - sent[1] * in[in_x] + sent[0] * in[in_y];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        V sent[2];
        send(s, p, sent);
        rhs(s, p, in, sent, d);
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = cos(s[theta]);
        out[1] = sin(s[theta]);
    }
};

static_assert(in_order(Kuramoto::parameters, "omega", "lambda"));

}  // namespace push_pull
