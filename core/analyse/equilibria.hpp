// Where a node would rest, and what happens near it.
#pragma once

#include <complex>
#include <vector>

#include "core/model/kernel.hpp"

namespace push_pull {

struct Equilibrium {
    std::vector<double> state;                      // one number per state of the model
    std::vector<std::complex<double>> eigenvalues;  // per model time unit, largest real part first
    const char* type = "";  // "stable node", "stable focus", "unstable node", "unstable focus", "saddle", "centre", "degenerate"
    bool stable = false;
};

// One node at fixed parameters and inputs (arrays in the order of the model's tables).
struct Operating {
    const Model& model;
    std::vector<double> parameters, inputs;
};

// The right-hand side and its exact Jacobian (row i: d f_i / d s_j).
std::vector<double> slope_at(const Operating& at, const std::vector<double>& state);
std::vector<double> jacobian_at(const Operating& at, const std::vector<double>& state);

// Eigenvalues of the Jacobian, largest real part first.
std::vector<std::complex<double>> eigenvalues_at(const Operating& at, const std::vector<double>& state);

// Newton's method with exact Jacobians. False when it does not converge; `state` is the last point.
bool newton(const Operating& at, std::vector<double>& state);

// All equilibria found from `near` and from starts spread evenly over the box of the states' ranges; sorted
// by the first state. A model whose state is an angle has none: it turns.
std::vector<Equilibrium> equilibria(const Operating& at, const std::vector<double>& near);

}  // namespace push_pull
