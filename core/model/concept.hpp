// What a model is, checked by the compiler.
//
//   struct M {
//       enum : int { … };                      indices of states, parameters, inputs, named as in the tables
//       static constexpr Info info;
//       static constexpr State states[];       and parameters[], inputs[], readouts[], presets[]
//       static constexpr Coupling coupling;
//       send(s, p, out)                        one number per channel of the coupling
//       rhs(s, p, in, d)                       time derivative in the model's own time unit
//       observe(s, p, out)                     one number per readout
//       static constexpr bool runs_wide        optional: true where exp, sin or tanh dominate (speed only)
//       static constexpr bool is_light         optional: true where fetching and storing take longer than the slopes (speed only)
//       rhs(s, p, in, sent, d)                 optional: the same, given what send() makes of s (speed only)
//       flow(dt, s, p, in, out)                optional: the exact step of the linear core, inputs held
//   };
//
// s, p, in, d and out are arrays of V for ONE node, in the order of the tables.
#pragma once

#include <array>

#include "core/model/describe.hpp"
#include "core/number/dual.hpp"

namespace push_pull {

template <class M, class V>
concept RunsOn = requires(const V* in, V* out) {
    M::send(in, in, out);
    M::rhs(in, in, in, out);
    M::observe(in, in, out);
};

template <class M>
concept ModelType = RunsOn<M, double> && RunsOn<M, Pack<float>> && RunsOn<M, WidePack<double>> && RunsOn<M, Dual<double>> && requires {
    M::info;
    M::states[0];
    M::parameters[0];
    M::inputs[0];
    M::readouts[0];
    M::presets[0];
    M::coupling;
};

template <class M>
concept HasLinearCore = requires(Pack<double> dt, const Pack<double>* in, Pack<double>* out) {
    M::flow(dt, in, in, in, out);
};

// What a node sends may be most of the work of its own slopes, and in a network it is known already.
template <class M>
concept KnowsSent = requires(const Pack<double>* in, Pack<double>* out) {
    M::rhs(in, in, in, in, out);
};

// A right-hand side made of exponentials or sines waits for each of them: two packs at once fill the waiting. One made
// of sums and products does not, and two packs would only crowd its registers. Measured in bench/steps.mjs.
template <class M>
concept RunsWide = requires {
    requires M::runs_wide;
};

// A right-hand side of a few sums and products costs less than to fetch and store what it works on: left to itself, such a
// model takes both halves of Heun's step while its numbers are in registers. Measured in bench/steps.mjs.
template <class M>
concept IsLight = requires {
    requires M::is_light;
};

// True when a table's ids stand in the order of these names: keeps an enum and its table together.
template <class Row, int N, class... Names>
constexpr bool in_order(const Row (&rows)[N], Names... names) {
    const std::string_view expected[] = {names...};
    if (sizeof...(names) != N) return false;
    for (int i = 0; i < N; ++i)
        if (expected[i] != rows[i].id) return false;
    return true;
}

}  // namespace push_pull
