// Where brainmass' code is not its equation: models that only tests know, to hold its numbers against all the same.
#pragma once

#include "core/analyse/equilibria.hpp"
#include "core/model/kernel.hpp"
#include "core/number/dual.hpp"

namespace push_pull::test {

// A model of two states that only these tests know: brainmass' numbers in brainmass' names, as its code has them.
template <class M>
struct Coded {
    static void rhs(const double* s, const double* p, const double* in, const double*, double* d, int stride) {
        double state[2] = {s[0], s[stride]}, parameter[4], input[2] = {in[0], in[stride]}, slope[2];
        for (int i = 0; i < 4; ++i) parameter[i] = p[i * stride];
        M::rhs(state, parameter, input, slope);
        for (int i = 0; i < 2; ++i) d[i * stride] = slope[i];
    }
    static void jacobian(const double* s, const double* p, const double* in, double* out) {
        using D = Dual<double>;
        const D parameter[] = {p[0], p[1], p[2], p[3]}, input[] = {in[0], in[1]};
        for (int column = 0; column < 2; ++column) {
            const D state[] = {{s[0], double(column == 0)}, {s[1], double(column == 1)}};
            D slope[2];
            M::rhs(state, parameter, input, slope);
            for (int i = 0; i < 2; ++i) out[i * 2 + column] = slope[i].slope;
        }
    }
    static inline const Model model = {
        {nullptr, M::states, M::parameters, M::inputs, {}, {}, nullptr, 0}, {}, {rhs, nullptr, nullptr, nullptr, nullptr}, jacobian};
};

// The inhibitory line with its sign turned: it grows where the equation decays.
struct ThresholdLinearAsCoded {
    static constexpr State states[] = {{{"E", "", "", 0, 0, 1, ""}}, {{"I", "", "", 0, 0, 1, ""}}};
    static constexpr Parameter parameters[] = {
        {{"tau_E", "", "", 0, 0, 1, ""}}, {{"tau_I", "", "", 0, 0, 1, ""}}, {{"beta_E", "", "", 0, 0, 1, ""}}, {{"beta_I", "", "", 0, 0, 1, ""}}};
    static constexpr Input inputs[] = {{{"E_inp", "", "", 0, 0, 1, ""}}, {{"I_inp", "", "", 0, 0, 1, ""}}};
    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        d[0] = (p[2] * in[0] - s[0]) / p[0];
        d[1] = (s[1] - p[3] * in[1]) / p[1];
    }
};

// The rate is in Hz: only a thousandth of it is felt by a potential that counts in milliseconds.
struct MeanFieldAsCoded {
    static constexpr State states[] = {{{"r", "", "", 0, 0, 1, ""}}, {{"v", "", "", 0, 0, 1, ""}}};
    static constexpr Parameter parameters[] = {
        {{"tau", "", "", 0, 0, 1, ""}}, {{"eta", "", "", 0, 0, 1, ""}}, {{"delta", "", "", 0, 0, 1, ""}}, {{"J", "", "", 0, 0, 1, ""}}};
    static constexpr Input inputs[] = {{{"r_inp", "", "", 0, 0, 1, ""}}, {{"v_inp", "", "", 0, 0, 1, ""}}};
    template <class V>
    static void rhs(const V* s, const V* p, const V* in, V* d) {
        const V pi(3.141592653589793), heard = V(0.001) * p[0] * s[0];
        d[0] = p[2] / (pi * p[0]) + V(2.0) * s[1] * s[0] + in[0];
        d[1] = (s[1] * s[1] + p[1] + in[1] + p[3] * heard - pi * heard * (pi * heard)) / p[0];
    }
};

// Wong–Wang with a Jacobian that takes the rates for constants: S' = (1 − S) γ r − S/τ changes by −γ r − 1/τ.
inline const Model& frozen_rates() {
    static Model model = *find_model("wong-wang");
    model.jacobian = [](const double* s, const double* p, const double* in, double* out) {
        const Model& own = *find_model("wong-wang");
        const Operating at{own, {p, p + own.parameters()}, {in, in + own.inputs()}};
        const auto slope = slope_at(at, {s[0], s[1]});
        const double leak = 1 / p[index_of(own.description.parameters, "tau_S")];
        for (int i = 0; i < 2; ++i) out[3 * i] = -(slope[std::size_t(i)] + s[i] * leak) / (1 - s[i]) - leak;
    };
    return model;
}

// Null where code and equation agree.
inline const Model* stand_in(std::string_view peer) {
    if (peer.starts_with("ThresholdLinearStep(as coded")) return &Coded<ThresholdLinearAsCoded>::model;
    if (peer == "MontbrioPazoRoxinStep (r in Hz, as coded)") return &Coded<MeanFieldAsCoded>::model;
    if (peer.starts_with("WongWangStep") && find_model("wong-wang")) return &frozen_rates();
    return nullptr;
}

}  // namespace push_pull::test
