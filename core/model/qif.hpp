// The exact mean field of quadratic integrate-and-fire neurons with Lorentzian excitabilities
// (Montbrió, Pazó & Roxin, Phys. Rev. X 5:021028, 2015), the block that rung 6 is built from.
#pragma once

#include "core/number/math.hpp"

namespace push_pull {

inline constexpr double pi = 3.141592653589793;

// tau r' = Delta/(pi tau) + 2 r v
template <class V>
V qif_rate(V tau, V Delta, V r, V v) {
    return (Delta / (V(pi) * tau) + (r + r) * v) / tau;
}

// tau v' = v² − (pi tau r)² + input
template <class V>
V qif_potential(V tau, V r, V v, V input) {
    const V turn = V(pi) * tau * r;
    return (v * v - turn * turn + input) / tau;
}

// A second-order synapse with one time constant: tau s' = z, tau z' = r − 2z − s.
template <class V>
V synapse_slope(V tau, V r, V s, V z) {
    return (r - (z + z) - s) / tau;
}

}  // namespace push_pull
