// Rung 1. A phase that hesitates once in every turn, and stops there when it hesitates too long.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct ActiveRotator {
    enum : int { theta };
    enum : int { omega, a, lambda };
    enum : int { in_theta, in_x, in_y };

    static constexpr State states[] = {
        {{"theta", "\\theta", "rad", 0, -3.141592653589793, 3.141592653589793, "phase of the cycle"}, -unbounded, unbounded, true},
    };
    static constexpr Parameter parameters[] = {
        {{"omega", "\\omega", "rad/s", 62.83185307179586, 0, 500, "frequency without hesitation, 2π times the rate in Hz"}, Shown::key},
        {{"a", "a", "rad/s", 50, 0, 500, "hesitation: how much slower the phase moves at its slowest, and faster at its fastest"}, Shown::key},
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

    static constexpr Setting late[] = {{"a", 62}};
    static constexpr Setting still[] = {{"a", 70}};
    static constexpr Preset presets[] = {
        {"rotating",
         "Shinomoto & Kuramoto 1986: rotating, 6 Hz",
         "Shinomoto & Kuramoto, Prog. Theor. Phys. 75:1105 (1986), with ω of 10 Hz",
         "10.1143/PTP.75.1105",
         {},
         {},
         Regime::oscillation,
         6.0557},
        {"spikes",
         "Just past the onset: rare spikes",
         "Shinomoto & Kuramoto, Prog. Theor. Phys. 75:1105 (1986), with ω of 10 Hz",
         "10.1143/PTP.75.1105",
         late,
         {},
         Regime::oscillation,
         1.6219},
        {"excitable",
         "Shinomoto & Kuramoto 1986: excitable",
         "Shinomoto & Kuramoto, Prog. Theor. Phys. 75:1105 (1986), with ω of 10 Hz",
         "10.1143/PTP.75.1105",
         still,
         {},
         Regime::rest},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {in_x, in_y};
    static constexpr Coupling coupling = {CouplingKind::sine,
                                          into,
                                          "(cos θ, sin θ); a target turns towards the sum, which is Σ w sin(θ_j − θ_i)",
                                          {"gain", "G", "rad/s", 12, 0, 100, "coupling strength"}};

    static constexpr Info info = {
        .id = "active-rotator",
        .name = "Active rotator",
        .rung = 1,
        .time_unit = "s",
        .dt = 0.1,
        .equation =
            "\\begin{aligned}\\dot\\theta &= \\p{omega} - \\new{\\p{a}\\sin\\theta} + \\input{f} + G\\textstyle\\sum_j C_{j}\\sin(\\theta_j-\\theta)\\\\ "
            "\\push{x} &= \\cos\\theta,\\quad \\pull{y} = \\sin\\theta\\end{aligned}",
        .adds = "Excitability: the phase may rest, and a push that is large enough sends it round once.",
        .about = "It turns at √(ω² − a²) while a < ω. At a = ω the turn takes for ever: the onset is a saddle-node on the cycle, and beyond it the model rests and can be excited.",
        .notes = "The theta neuron of Ermentrout and Kopell is the same equation in other letters: ω = 1 + I and a = 1 − I, with the phase a quarter turn on.",
        .source = "Shinomoto & Kuramoto, Prog. Theor. Phys. 75:1105–1110 (1986)",
        .doi = "10.1143/PTP.75.1105",
        .push = "x",
        .pull = "y",
        .plane = {theta, theta},
        .spread = {"omega", 56.548667764616276, 69.11503837897544},
        .forcing = {10, 6},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = cos(s[theta]);
        out[1] = sin(s[theta]);
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        d[theta] = p[omega] + in[in_theta] - sin(s[theta]) * (p[a] + in[in_x]) + cos(s[theta]) * in[in_y];
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = cos(s[theta]);
        out[1] = sin(s[theta]);
    }
};

static_assert(in_order(ActiveRotator::parameters, "omega", "a", "lambda"));

}  // namespace push_pull
