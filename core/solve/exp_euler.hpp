// The exponential Euler step: every state relaxes or grows as if all else stood still,
//
//   x_i ← x_i + dt φ(dt J_i) f_i,   φ(z) = (e^z − 1)/z,   J_i = ∂f_i/∂x_i,   all at the state before the step.
//
// It is Euler's step with each slope stretched by φ: exact for what decays by itself at any dt, of first order for
// what the states do to each other. The toolbox brainmass steps by it unless told otherwise.
#pragma once

#include "core/model/kernel.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

// Multiplies the slopes k of all nodes by their φ. dt in the model's time unit; what arrives at the inputs counts as
// constant. J comes from the scalar Jacobian in double, so the bits are the same on registers of any width.
template <class T>
void stretch_slopes(const Model& model, double dt, const Rows<T>& x, const Blocks<T>& parameters, const Rows<T>& inputs, Rows<T>& k);

}  // namespace push_pull
