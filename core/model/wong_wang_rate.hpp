// The rate of a population of spiking neurons as a function of its input current, the block that the Wong–Wang
// family is built from (Abbott & Chance, Prog. Brain Res. 149:147–155, 2005; Wong & Wang, J. Neurosci. 26:1314–1328, 2006).
#pragma once

#include "core/number/math.hpp"

namespace push_pull {

namespace detail {

// u/(1 − e^−u) = 1 + u/2 + u²/12 − …, over d, in the lanes where u is small: there the quotient loses its digits, and its slope
// more of them.
template <class V, class Mask>
[[gnu::noinline]] V rate_near_threshold(Mask small, V u, V d, V quotient) {
    const V z = u * u;
    const V tail = V(1.0 / 12) - z * (V(1.0 / 720) - z * (V(1.0 / 30240) - z * (V(1.0 / 1209600) - z * V(1.0 / 47900160))));
    return select(small, (V(1.0f) + V(0.5f) * u + z * tail) / d, quotient);
}

}  // namespace detail

// y/(1 − exp(−d·y)) with y = a·x − b, and 1/d at threshold, where y = 0.
template <class V>
[[gnu::noinline]] V wong_wang_rate(V a, V b, V d, V x) {
    const V y = a * x - b, u = d * y;
    const V quotient = y / (V(1.0f) - exp(-u));
    const auto small = abs(u) < V(0.25f);
    return any_of<V>(small) ? detail::rate_near_threshold(small, u, d, quotient) : quotient;
}

// What one population's rate is made of: its curve's parameters and its input current.
template <class V>
struct WongWangCurrent {
    V a, b, d, x;
};
// Of two populations at once, with the bits of each alone.
template <class V>
Pair<V> wong_wang_rates(const WongWangCurrent<V>& one, const WongWangCurrent<V>& two) {
    return {wong_wang_rate(one.a, one.b, one.d, one.x), wong_wang_rate(two.a, two.b, two.d, two.x)};
}
template <class T, int W>
Pair<Lanes<T, W>> wong_wang_rates(const WongWangCurrent<Lanes<T, W>>& one, const WongWangCurrent<Lanes<T, W>>& two) {
    return halves(wong_wang_rate(joined(one.a, two.a), joined(one.b, two.b), joined(one.d, two.d), joined(one.x, two.x)));
}

}  // namespace push_pull
