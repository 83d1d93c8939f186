// Rung 5. A cortical column from its ion channels: conductances, and a slow inhibitory population.
#pragma once

#include "core/model/concept.hpp"

namespace push_pull {

struct LarterBreakspear {
    enum : int { V_, W, Z };
    enum : int { d_V, Iext, C, aee, aei, aie, ane, ani, gCa, gK, gL, gNa, TCa, TK, TNa, d_Ca, d_K, d_Na };
    enum : int { VCa = d_Na + 1, VK, VL, VNa, phi, tau_K, b, rNMDA, VT, ZT, d_Z, QV_max, QZ_max, t_scale, lambda };
    enum : int { in_V, in_Z, in_c };

    static constexpr State states[] = {
        {{"V", "V", "", 0, -0.7, 0.5, "push: mean potential of the pyramidal cells"}},
        {{"W", "W", "", 0, 0, 1, "share of open potassium channels"}},
        {{"Z", "Z", "", 0, -0.1, 0.4, "pull: mean potential of the inhibitory cells"}},
    };
    static constexpr Parameter parameters[] = {
        {{"d_V", "\\delta_V", "", 0.65, 0.49, 0.7, "spread of the pyramidal cells' firing thresholds"}, Shown::key},
        {{"Iext", "I", "", 0.3, 0, 0.5, "input from below the cortex"}, Shown::key},
        {{"C", "C", "", 0.1, 0, 1, "share of excitation that comes from other columns"}, Shown::key},
        {{"aee", "a_{ee}", "", 0.4, 0, 1, "excitation onto excitation"}, Shown::key},
        {{"aei", "a_{ei}", "", 2, 0, 4, "excitation onto inhibition"}, Shown::key},
        {{"aie", "a_{ie}", "", 2, 0, 4, "inhibition onto excitation"}, Shown::key},
        {{"ane", "a_{ne}", "", 1, 0, 2, "share of the input that excitation hears"}},
        {{"ani", "a_{ni}", "", 0.4, 0, 2, "share of the input that inhibition hears"}},
        {{"gCa", "g_{Ca}", "", 1.1, 0, 3, "calcium conductance"}},
        {{"gK", "g_K", "", 2, 0, 4, "potassium conductance"}},
        {{"gL", "g_L", "", 0.5, 0, 2, "leak conductance"}},
        {{"gNa", "g_{Na}", "", 6.7, 0, 10, "sodium conductance"}},
        {{"TCa", "T_{Ca}", "", -0.01, -0.5, 0.5, "threshold of calcium channels"}},
        {{"TK", "T_K", "", 0, -0.5, 0.5, "threshold of potassium channels"}},
        {{"TNa", "T_{Na}", "", 0.3, -0.5, 0.5, "threshold of sodium channels"}},
        {{"d_Ca", "\\delta_{Ca}", "", 0.15, 0.05, 0.5, "spread of calcium thresholds"}},
        {{"d_K", "\\delta_K", "", 0.3, 0.05, 0.5, "spread of potassium thresholds"}},
        {{"d_Na", "\\delta_{Na}", "", 0.15, 0.05, 0.5, "spread of sodium thresholds"}},
        {{"VCa", "V_{Ca}", "", 1, 0, 2, "calcium reversal potential"}},
        {{"VK", "V_K", "", -0.7, -1, 1, "potassium reversal potential"}},
        {{"VL", "V_L", "", -0.5, -1, 0, "leak reversal potential"}},
        {{"VNa", "V_{Na}", "", 0.53, 0, 1, "sodium reversal potential"}},
        {{"phi", "\\phi", "", 0.7, 0.1, 1, "temperature factor of the potassium channels"}},
        {{"tau_K", "\\tau_K", "ms", 1, 0.5, 10, "time constant of the potassium channels"}},
        {{"b", "b", "", 0.1, 0, 1, "pace of the inhibitory population"}},
        {{"rNMDA", "r", "", 0.25, 0, 1, "ratio of NMDA to AMPA receptors"}},
        {{"VT", "V_T", "", 0, -0.5, 0.7, "firing threshold of the pyramidal cells"}},
        {{"ZT", "Z_T", "", 0, -0.5, 0.5, "firing threshold of the inhibitory cells"}},
        {{"d_Z", "\\delta_Z", "", 0.7, 0.05, 1, "spread of the inhibitory cells' thresholds"}},
        {{"QV_max", "Q_V", "", 1, 0, 2, "largest pyramidal rate"}},
        {{"QZ_max", "Q_Z", "", 1, 0, 2, "largest inhibitory rate"}},
        {{"t_scale", "s", "1/ms", 1, 0.1, 2, "pace of everything"}},
        {{"lambda", "\\lambda", "per V/m", 0.01, 0, 0.2, "how strongly an electric field acts on the pyramidal cells"}},
    };
    static constexpr Input inputs[] = {
        {{"V", "F", "", 0, -0.3, 0.3, "current into the pyramidal cells"}, true, true},
        {{"Z", "F_Z", "", 0, -0.3, 0.3, "current into the inhibitory cells"}},
        {{"c", "c", "", 0, 0, 1, "rates of other columns"}},
    };
    static constexpr Readout readouts[] = {
        {"observable", "V", "", 0, -0.7, 0.5, "mean potential of the pyramidal cells"},
        {"QV", "Q(V)", "", 0, 0, 1, "pyramidal rate"},
    };

    static constexpr const char* paper = "Breakspear, Terry & Friston, Network 14:703–732 (2003)";
    static constexpr const char* paper_doi = "10.1088/0954-898X/14/4/305";
    static constexpr Setting quiet[] = {{"d_V", 0.5}};
    static constexpr Setting small[] = {{"d_V", 0.53}};
    static constexpr Setting small_start[] = {{"V", -0.139796585}, {"W", 0.269065997}, {"Z", 0.107609992}};
    static constexpr Setting bursts[] = {{"d_V", 0.57}};
    static constexpr Setting alone[] = {{"C", 0}};
    static constexpr Preset presets[] = {
        {"brainmass", "TVB 2.9 and brainmass 0.1.1", "TVB 2.9, LarterBreakspear; brainmass 0.1.1, larter_breakspear.py", paper_doi, {}, {}, Regime::oscillation, 10.047},
        {"quiet", "Narrow thresholds: rest", paper, paper_doi, quiet, {}, Regime::rest},
        {"small-cycle", "Just past the Hopf point: a small, fast cycle", paper, paper_doi, small, small_start, Regime::oscillation, 103.998},
        {"bursts", "Bursts", paper, paper_doi, bursts, {}, Regime::oscillation, 3.9106},
        {"alone", "A column that hears no other", paper, paper_doi, alone, {}, Regime::oscillation, 10.97},
    };

    static constexpr bool runs_wide = true;
    static constexpr int into[] = {in_c};
    static constexpr Coupling coupling = {
        CouplingKind::additive, into, "the rate Q(V), which opens NMDA and AMPA channels", {"gain", "G", "", 1, 0, 5, "coupling strength"}};

    static constexpr Info info = {
        .id = "larter-breakspear",
        .name = "Larter–Breakspear",
        .rung = 5,
        .time_unit = "ms",
        .dt = 0.05,
        .equation =
            "\\begin{aligned}\\dot{\\push{V}} &= -\\p{t_scale}\\big[(\\p{gCa} + \\p{rNMDA}\\p{aee}\\,h)\\,\\new{m_{Ca}(\\push{V}-\\p{VCa})} + \\new{\\p{gK} W(\\push{V}-\\p{VK})} + \\new{\\p{gL}(\\push{V}-\\p{VL})}\\\\ "
            "&\\quad + (\\p{gNa} m_{Na} + \\p{aee}\\,h)\\,\\new{(\\push{V}-\\p{VNa})} + \\p{aie}\\pull{Z}\\,Q(\\pull{Z}) - \\p{ane}\\p{Iext} - \\input{F}\\big]\\\\ "
            "\\dot W &= \\p{t_scale}\\p{phi}\\,(m_K - W)/\\p{tau_K}\\\\ "
            "\\dot{\\pull{Z}} &= \\p{t_scale}\\p{b}\\,(\\p{ani}\\p{Iext} + \\p{aei}\\push{V}Q(\\push{V}) + \\input{F_Z})\\\\ "
            "h &= (1-\\p{C})\\,Q(\\push{V}) + \\p{C}\\,c,\\quad m_k = \\tfrac12\\big(1+\\tanh\\tfrac{V-T_k}{\\delta_k}\\big)\\end{aligned}",
        .adds = "Ion channels: the potential moves as in a single cell, and rates are read from it.",
        .about = "Sodium, calcium and potassium of a mean cell, with inhibition as the slow variable. Wider firing thresholds turn rest into a small cycle and then into bursts.",
        .notes =
            "The numbers have no unit. Far below its range the potential has no way back: inhibition then grows without bound, for δ_V of about 0.45 even from the usual start. "
            "TVB and brainmass couple through V or a function of it; here columns send Q(V), as the paper writes it.",
        .source = "Larter, Speelman & Worth, Chaos 9:795–804 (1999); Breakspear, Terry & Friston, Network 14:703–732 (2003)",
        .doi = paper_doi,
        .push = "V",
        .pull = "Z",
        .plane = {V_, W},
        .spread = {"d_V", 0.62, 0.68},
        .forcing = {0.05, 10},
    };

    // The share of channels or cells that are past a threshold which is spread by `width`.
    template <class V>
    [[gnu::noinline]] static V past(V potential, V threshold, V width) {
        return V(0.5f) + V(0.5f) * tanh((potential - threshold) / width);
    }

    template <class V>
    static void send(const V* s, const V* p, V* out) {
        out[0] = p[QV_max] * past(s[V_], p[VT], p[d_V]);
    }

    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const V v = s[V_], rate = p[QV_max] * past(v, p[VT], p[d_V]), inhibition = p[QZ_max] * past(s[Z], p[ZT], p[d_Z]);
        const V heard = p[aee] * (rate + p[C] * (in[in_c] - rate));
        const V calcium = (p[gCa] + p[rNMDA] * heard) * past(v, p[TCa], p[d_Ca]) * (v - p[VCa]);
        const V potassium = p[gK] * s[W] * (v - p[VK]);
        const V sodium = (p[gNa] * past(v, p[TNa], p[d_Na]) + heard) * (v - p[VNa]);
        const V leak = p[gL] * (v - p[VL]);
        d[V_] = p[t_scale] * (p[ane] * p[Iext] + in[in_V] - calcium - potassium - sodium - leak - p[aie] * s[Z] * inhibition);
        d[W] = p[t_scale] * p[phi] * (past(v, p[TK], p[d_K]) - s[W]) / p[tau_K];
        d[Z] = p[t_scale] * p[b] * (p[ani] * p[Iext] + in[in_Z] + p[aei] * v * rate);
    }

    template <class V>
    static void observe(const V* s, const V* p, V* out) {
        out[0] = s[V_];
        send(s, p, out + 1);
    }
};

static_assert(in_order(LarterBreakspear::parameters, "d_V", "Iext", "C", "aee", "aei", "aie", "ane", "ani", "gCa", "gK", "gL", "gNa", "TCa",
                       "TK", "TNa", "d_Ca", "d_K", "d_Na", "VCa", "VK", "VL", "VNa", "phi", "tau_K", "b", "rNMDA", "VT", "ZT", "d_Z",
                       "QV_max", "QZ_max", "t_scale", "lambda"));

}  // namespace push_pull
