// Rung 5. Wendling's model as Eq. 6.9 and figure 8 of the Rosetta paper have it.
#pragma once

#include "core/model/wendling.hpp"

namespace push_pull {

struct WendlingPaper : Wendling {
    // Wendling's table with the values of figure 8.
    static constexpr auto parameters = [] {
        auto table = std::to_array(Wendling::parameters);
        table[p].value = 800;
        table[A].value = 3.25;
        table[B].value = 22;
        table[G].value = 10;
        return table;
    }();

    static constexpr Setting quiet[] = {{"p", 300}};
    static constexpr Preset presets[] = {
        {"figure-8", "The paper's figure 8, P = 800", rosetta, rosetta_doi, {}, {}, Regime::oscillation, 14.5928},
        {"quiet", "The paper's figure 8, P = 300", rosetta, rosetta_doi, quiet, {}, Regime::rest},
    };

    static constexpr Info info = {
        .id = "wendling-paper",
        .name = "Wendling, as the Rosetta paper prints it",
        .rung = 5,
        .time_unit = "s",
        .dt = 0.2,
        .equation =
            "\\begin{aligned}\\ddot y_0 &= \\p{A}\\p{a}\\,\\push{S(y_1-y_2-y_3+\\input{v_E})} - 2\\p{a}\\dot y_0 - \\p{a}^2 y_0\\\\ "
            "\\ddot{y_1} &= \\p{A}\\p{a}\\,[\\p{p} + \\input{F_p} \\new{-} \\p{C_2}S(\\p{C_1}y_0)] - 2\\p{a}\\dot{y_1} - \\p{a}^2y_1\\\\ "
            "\\ddot{\\pull{y_2}} &= \\p{B}\\p{b}\\,\\p{C_4}S(\\p{C_3}y_0) - 2\\p{b}\\dot{\\pull{y_2}} - \\p{b}^2\\pull{y_2}\\\\ "
            "\\ddot y_3 &= \\p{G}\\p{g}\\,\\p{C_7}S(\\p{C_5}y_0-\\new{\\p{C_6}\\pull{y_2}}) - 2\\p{g}\\dot y_3 - \\p{g}^2 y_3\\\\ "
            "S(v) &= \\frac{2\\p{e_0}}{1+e^{\\p{r}(\\p{v_0}-v)}}\\end{aligned}",
        .adds = "Nothing: it is kept to follow the paper's figure 8.",
        .about = "A minus where the published model has a plus: the excitatory loop inhibits. Rest gives way to one rhythm, born and lost at Hopf points.",
        .notes =
            "Eq. 6.9 has P − C₂S(C₁y₀) for the published P + C₂S(C₁y₀), and C₆y₂ for C₆y₂/C₄; its rate Ab is taken as Aa, which gives the figure. G is the paper's D. The published model moves the same way with C₂ = −108 and C₆ = 455.625. The Hopf points are at "
            "P = 368.9 and 1398.9, as in figure 8; the text's 600 and 1750 are not.",
        .source = "Eq. 6.9 and figure 8 of the Rosetta paper",
        .doi = rosetta_doi,
        .push = "rate",
        .pull = "y2",
        .plane = {y0, y2},
        .spread = {"p", 700, 900},
        .forcing = {150, 13},
    };

    template <class V>
    static void rhs(const V* s, const V* q, const V* in, V* d) {
        move(s, q, in, -q[C_2], s[y2], d);
    }
};

}  // namespace push_pull
