// The rate of a population of spiking neurons as a function of its input current, the block that the Wong–Wang
// family is built from (Abbott & Chance, Prog. Brain Res. 149:147–155, 2005; Wong & Wang, J. Neurosci. 26:1314–1328, 2006).
#pragma once

#include "core/number/math.hpp"

namespace push_pull {

// y/(1 − exp(−d·y)) with y = a·x − b. At threshold, y = 0, it is 1/d: near there the quotient loses its digits, and
// its slope more of them, so the series u/(1 − e^−u) = 1 + u/2 + u²/12 − … takes over.
template <class V>
[[gnu::noinline]] V wong_wang_rate(V a, V b, V d, V x) {
    const V y = a * x - b, u = d * y, z = u * u;
    const V tail = V(1.0 / 12) - z * (V(1.0 / 720) - z * (V(1.0 / 30240) - z * (V(1.0 / 1209600) - z * V(1.0 / 47900160))));
    const V near = (V(1.0f) + V(0.5f) * u + z * tail) / d;
    return select(abs(u) < V(0.25f), near, y / (V(1.0f) - exp(-u)));
}

}  // namespace push_pull
