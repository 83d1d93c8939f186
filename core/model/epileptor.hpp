// Rung 3. Seizures that begin, spread their spikes and end by themselves: a fast pair, a spiking pair and a slow clock.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct Epileptor {
    enum : int { x1, y1, z, x2, y2, g };
    enum : int { x0, Iext, r, slope, Iext2, modification, a, b, c, d, aa, bb, tau, tt, Kvf, Kf, Ks, lambda };
    enum : int { in_x1, in_x2, in_c1, in_c2 };

    static constexpr State states[] = {
        {{"x1", "x_1", "", -1.6, -2.5, 2, "push: fast discharges"}},
        {{"y1", "y_1", "", -10, -20, 2, "pull: recovery from them"}},
        {{"z", "z", "", 3.1, 2.5, 4.5, "slow permittivity: seizures begin where it is low and end where it is high"}},
        {{"x2", "x_2", "", -1, -1.5, 1.5, "spikes and waves"}},
        {{"y2", "y_2", "", 0, -0.5, 3, "recovery from them"}},
        {{"g", "g", "", 0, -0.3, 0.2, "slow memory of the discharges"}},
    };
    static constexpr Parameter parameters[] = {
        {{"x0", "x_0", "", -1.6, -3, -1, "excitability; seizures recur above −2.062"}, Shown::key},
        {{"Iext", "I_1", "", 3.1, 1.5, 5, "input to the fast discharges"}, Shown::key},
        {{"r", "r", "1/ms", 0.00035, 0.00005, 0.005, "pace of the slow clock", Scale::log}, Shown::key},
        {{"slope", "m", "", 0, -16, 6, "slope of the fast part during a seizure"}, Shown::key},
        {{"Iext2", "I_2", "", 0.45, 0, 1, "input to spikes and waves"}, Shown::key},
        {{"modification", "\\mu", "", 0, 0, 1, "0 keeps the clock linear in x₁, 1 makes it a step; between them, a blend"}},
        {{"a", "a", "", 1, 0, 3, "cubic term of the fast discharges"}},
        {{"b", "b", "", 3, 0, 5, "quadratic term of the fast discharges"}},
        {{"c", "c", "", 1, -2, 3, "where recovery rests"}},
        {{"d", "d", "", 5, 0, 8, "how strongly discharges call for recovery"}},
        {{"aa", "s_2", "", 6, 0, 10, "how strongly spikes call for recovery"}},
        {{"bb", "g_2", "", 2, 0, 4, "how strongly the slow memory drives spikes"}},
        {{"tau", "\\tau_2", "", 10, 1, 50, "how slow recovery from spikes is"}},
        {{"tt", "s", "1/ms", 1, 0.01, 2, "pace of everything"}},
        {{"Kvf", "K_{vf}", "", 0, 0, 4, "how strongly discharges elsewhere drive discharges here"}},
        {{"Kf", "K_f", "", 0, 0, 4, "how strongly spikes elsewhere drive spikes here"}},
        {{"Ks", "K_s", "", -1, -4, 4, "how strongly discharges elsewhere move the slow clock; negative recruits"}},
        {{"lambda", "\\lambda", "per V/m", 0.1, 0, 2, "how strongly an electric field drives the discharges"}},
    };
    static constexpr Input inputs[] = {
        {{"x1", "F_1", "", 0, -2, 2, "drives the discharges"}, true, true},
        {{"x2", "F_2", "", 0, -1, 1, "drives spikes and waves"}},
        {{"c1", "c_1", "", 0, -2, 2, "discharges elsewhere, enter times K_vf and K_s"}},
        {{"c2", "c_2", "", 0, -2, 2, "spikes elsewhere, enter times K_f"}},
    };
    static constexpr Readout readouts[] = {{"observable", "x_2-x_1", "", 0, -2.5, 3, "field potential, x₂ − x₁"}};

    static constexpr const char* paper = "Jirsa et al., Brain 137:2210–2230 (2014)";
    static constexpr const char* paper_doi = "10.1093/brain/awu133";
    static constexpr Setting healthy[] = {{"x0", -2.2}};
    static constexpr Setting near[] = {{"x0", -2.05}};
    static constexpr Setting brainmass[] = {{"Ks", 0}};
    static constexpr Preset presets[] = {
        {"seizures", "Seizures that come and go", paper, paper_doi, {}, {}, Regime::irregular},
        {"healthy", "Not epileptogenic", paper, paper_doi, healthy, {}, Regime::rest},
        {"threshold", "Just past the threshold", paper, paper_doi, near, {}, Regime::irregular},
        {"brainmass", "brainmass 0.1.1 and TVB 2.9", "brainmass 0.1.1, epileptor.py; TVB 2.9, Epileptor", paper_doi, brainmass, {}, Regime::irregular},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {in_c1, in_c2};
    static constexpr Coupling coupling = {
        CouplingKind::diffusive, into, "x₁ and x₂; the three K say where they enter", {"gain", "G", "", 0.5, 0, 5, "coupling strength"}};

    static constexpr Info info = {
        .id = "epileptor",
        .name = "Epileptor",
        .rung = 3,
        .time_unit = "ms",
        .dt = 0.025,
        .equation =
            "\\begin{aligned}\\dot{\\push{x_1}} &= \\p{tt}\\,(\\pull{y_1} - \\new{z} + \\p{Iext} + f_1\\push{x_1} + \\p{Kvf}c_1 + \\input{F_1})\\\\ "
            "\\dot{\\pull{y_1}} &= \\p{tt}\\,(\\p{c} - \\p{d}\\,\\push{x_1}^2 - \\pull{y_1})\\\\ "
            "\\new{\\dot z} &= \\p{tt}\\p{r}\\,(h(\\push{x_1}) - z + \\p{Ks}c_1),\\quad h = 4(\\push{x_1}-\\p{x0})\\\\ "
            "\\dot x_2 &= \\p{tt}\\,(x_2 - x_2^3 - y_2 + \\p{Iext2} + \\p{bb}\\,g - 0.3(z-3.5) + \\p{Kf}c_2 + \\input{F_2})\\\\ "
            "\\dot y_2 &= \\p{tt}\\,(f_2 - y_2)/\\p{tau},\\quad \\dot g = -0.01\\,\\p{tt}\\,(g - 0.1\\push{x_1})\\\\ "
            "f_1 &= \\begin{cases}\\p{b}\\push{x_1} - \\p{a}\\push{x_1}^2 & \\push{x_1}<0\\\\ \\p{slope} - x_2 + 0.6(z-4)^2 & \\text{else}\\end{cases}\\\\ "
            "f_2 &= \\begin{cases}0 & x_2<-0.25\\\\ \\p{aa}(x_2+0.25) & \\text{else}\\end{cases}\\end{aligned}",
        .adds = "A slow clock: rest and seizure live side by side, and a slow variable takes the tissue from one to the other.",
        .about = "Five states and a clock that reproduce how seizures begin with fast discharges and end. x₀ says how epileptogenic the tissue is.",
        .notes =
            "The threshold x₀ = −2.062 is where rest meets the fold of the fast pair at x₁ = −4/3; the literature rounds it to −2.05. "
            "μ is TVB's modification (false 0, true 1): h = x₀ + 3/(1 + e^(−10(x₁ + 0.5))), which needs an x₀ between about 1.2 and 2.9. With μ = 0 and z < 0, h also has −0.1 z⁷. "
            "Time is printed in ms but compressed: a seizure lasts about a second here and a minute in a patient. brainmass and TVB start with K_s = 0.",
        .source = paper,
        .doi = paper_doi,
        .push = "x1",
        .pull = "y1",
        .plane = {z, x1},
        .spread = {"x0", -2.2, -1.6},
        .forcing = {0.5, 5},
    };

    template <class V>
    static void send(const V* s, const V*, V* out) {
        out[0] = s[x1];
        out[1] = s[x2];
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* slope_of) {
        const V zero(0.0f), x = s[x1], w = s[x2], far = s[z] - V(4.0f);
        const V f1 = select(x < zero, (p[b] - p[a] * x) * x, p[slope] - w + V(0.6) * far * far);
        const V above = w + V(0.25f);
        const V f2 = select(above < zero, zero, p[aa] * above);
        const V z2 = s[z] * s[z], low = select(s[z] < zero, V(-0.1) * z2 * z2 * z2 * s[z], zero);
        const V straight = V(4.0f) * (x - p[x0]) + low;
        const V step = p[x0] + V(3.0f) * sigmoid(V(10.0f) * (x + V(0.5f)));
        const V h = straight + p[modification] * (step - straight);

        slope_of[x1] = p[tt] * (s[y1] - s[z] + p[Iext] + f1 * x + p[Kvf] * in[in_c1] + in[in_x1]);
        slope_of[y1] = p[tt] * (p[c] - p[d] * x * x - s[y1]);
        slope_of[z] = p[tt] * p[r] * (h - s[z] + p[Ks] * in[in_c1]);
        slope_of[x2] = p[tt] * (w - w * w * w - s[y2] + p[Iext2] + p[bb] * s[g] - V(0.3) * (s[z] - V(3.5f)) + p[Kf] * in[in_c2] + in[in_x2]);
        slope_of[y2] = p[tt] * (f2 - s[y2]) / p[tau];
        slope_of[g] = p[tt] * V(-0.01) * (s[g] - V(0.1) * x);
    }

    template <class V>
    static void observe(const V* s, const V*, V* out) {
        out[0] = s[x2] - s[x1];
    }
};

static_assert(in_order(Epileptor::parameters, "x0", "Iext", "r", "slope", "Iext2", "modification", "a", "b", "c", "d", "aa", "bb", "tau",
                       "tt", "Kvf", "Kf", "Ks", "lambda"));

}  // namespace push_pull
