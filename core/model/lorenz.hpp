// Rung 3, beside the ladder. Lorenz's three equations: a yardstick of chaos, no model of the brain.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct Lorenz {
    enum : int { x, y, z };
    enum : int { rho, sigma, beta, lambda };

    static constexpr State states[] = {
        {{"x", "x", "", 1, -25, 25, "push: speed of the convection roll"}},
        {{"y", "y", "", 1, -30, 30, "pull: temperature difference between its sides"}},
        {{"z", "z", "", 1, 0, 50, "bend of the vertical temperature profile"}},
    };
    static constexpr Parameter parameters[] = {
        {{"rho", "\\rho", "", 28, 0, 200, "heating"}, Shown::key},
        {{"sigma", "\\sigma", "", 10, 0.5, 30, "Prandtl number"}, Shown::key},
        {{"beta", "\\beta", "", 8.0 / 3, 0.1, 8, "shape of the roll"}, Shown::key},
        {{"lambda", "\\lambda", "1/ms per V/m", 1, 0, 10, "how strongly an electric field drives x"}},
    };
    static constexpr Input inputs[] = {
        {{"x", "F_x", "1/ms", 0, -50, 50, "force on x"}, true, true},
        {{"y", "F_y", "1/ms", 0, -50, 50, "force on y"}},
    };
    static constexpr Readout readouts[] = {{"observable", "x", "", 0, -25, 25, "speed of the roll"}};

    static constexpr const char* paper = "Lorenz, J. Atmos. Sci. 20:130–141 (1963)";
    static constexpr const char* paper_doi = "10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2";
    static constexpr Setting steady[] = {{"rho", 15}};
    static constexpr Setting periodic[] = {{"rho", 160}};
    static constexpr Preset presets[] = {
        {"chaos", "Chaos, ρ = 28", paper, paper_doi, {}, {}, Regime::irregular},
        {"steady", "A steady roll, ρ = 15", paper, paper_doi, steady, {}, Regime::rest},
        {"periodic", "A window of order, ρ = 160", "Sparrow, The Lorenz Equations (1982)", "10.1007/978-1-4612-5767-7", periodic, {}, Regime::oscillation, 867.34},
    };

    static constexpr int into[] = {x};
    static constexpr Coupling coupling = {CouplingKind::diffusive, into, "x", {"gain", "G", "1/ms", 5, 0, 50, "coupling strength"}};

    static constexpr Info info = {
        .id = "lorenz",
        .name = "Lorenz (yardstick of chaos)",
        .rung = 3,
        .time_unit = "ms",
        .dt = 0.002,
        .equation =
            "\\begin{aligned}\\dot{\\push{x}} &= \\p{sigma}(\\pull{y}-\\push{x}) + \\input{F_x}\\\\ "
            "\\dot{\\pull{y}} &= \\push{x}(\\p{rho}-\\new{z}) - \\pull{y} + \\input{F_y}\\\\ "
            "\\dot{z} &= \\new{\\push{x}\\pull{y}} - \\p{beta}z\\end{aligned}",
        .adds = "A third direction, and with it chaos: motion that never repeats and forgets where it began.",
        .about = "Not a brain model: three equations of heated air whose chaos is known to many digits. It shows what chaos looks like, and checks the tools that measure it.",
        .notes = "The equations have no unit; a time of 1 is 1 ms here, as in brainmass. Two runs that start 1e−9 apart are apart by the width of the figure after about 25 ms.",
        .source = paper,
        .doi = paper_doi,
        .push = "x",
        .pull = "y",
        .plane = {x, y},
        .spread = {"rho", 26, 30},
        .forcing = {10, 1300},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        d[x] = p[sigma] * (s[y] - s[x]) + in[x];
        d[y] = s[x] * (p[rho] - s[z]) - s[y] + in[y];
        d[z] = s[x] * s[y] - p[beta] * s[z];
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x];
    }
};

static_assert(in_order(Lorenz::parameters, "rho", "sigma", "beta", "lambda"));

}  // namespace push_pull
