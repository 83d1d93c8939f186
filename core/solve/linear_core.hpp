// Exact steps of the two linear systems that models are built around, with the input held over the step.
//
// Euler is unsafe for them: on a rotation it adds the growth w²·dt/2, so a weakly damped oscillator gains
// variance by large factors (83 at 10 Hz, decay 2 /s, dt 1 ms). These steps are right for every dt.
#pragma once

#include "core/number/math.hpp"

// The series below are short loops on purpose: unrolled in every kernel they would cost kilobytes.
#ifdef __clang__
#define PUSH_PULL_ROLLED _Pragma("clang loop unroll(disable)")
#else
#define PUSH_PULL_ROLLED
#endif

namespace push_pull {

// z' = (a + iw) z + F over dt: z e^{(a+iw)dt} + F (e^{(a+iw)dt} − 1)/(a+iw), as (x, y).
template <class V>
[[gnu::noinline]] Pair<V> rotate_and_grow(V dt, V a, V w, V x, V y, V fx, V fy) {
    const V p = a * dt, q = w * dt;
    const V growth = exp(p);
    const auto turn = detail::sine_cosine(q);
    const V er = growth * turn.cosine, ei = growth * turn.sine;

    // (e^L − 1)/L, L = p + iq: by its series near zero, where the difference would cancel.
    const V size = p * p + q * q;
    V sr(1.0f), si(0.0f);
    PUSH_PULL_ROLLED for (int n = 14; n >= 2; --n) {
        const V share = V(1.0f) / V(float(n));
        const V r = V(1.0f) + (sr * p - si * q) * share;
        si = (sr * q + si * p) * share;
        sr = r;
    }
    const V inverse = V(1.0f) / select(size > V(0.0f), size, V(1.0f));
    const V dr = er - V(1.0f);
    const V closed_r = (dr * p + ei * q) * inverse, closed_i = (ei * p - dr * q) * inverse;
    const auto small = size < V(0.25f);
    const V phi_r = dt * select(small, sr, closed_r), phi_i = dt * select(small, si, closed_i);

    return {er * x - ei * y + phi_r * fx - phi_i * fy, ei * x + er * y + phi_i * fx + phi_r * fy};
}

// tau_r·tau_d s'' + (tau_r + tau_d) s' + s = u over dt with u held, as (s, s'). Equal times are no special case.
template <class V>
[[gnu::noinline]] Pair<V> relax_synapse(V dt, V tau_r, V tau_d, V s, V slope, V u) {
    const V rate_r = V(1.0f) / tau_r, rate_d = V(1.0f) / tau_d;
    const V m = V(-0.5f) * (rate_r + rate_d);
    const V v = V(0.5f) * (rate_r - rate_d) * dt;

    const V v2 = v * v;
    V series(1.0f);
    PUSH_PULL_ROLLED for (int n = 12; n >= 2; n -= 2) series = V(1.0f) + series * v2 * (V(1.0f) / V(float(n * (n + 1))));
    // Products of the two decays and never a growing exponential: any dt, however long, stays finite.
    const V slow = exp(-rate_d * dt), fast = exp(-rate_r * dt);
    const V safe = select(v2 > V(0.0f), v, V(1.0f));
    const V h = dt * select(v2 < V(0.25f), series * exp(m * dt), (slow - fast) / (safe + safe));
    const V c = V(0.5f) * (slow + fast);

    const V e = s - u;
    return {u + e * (c - m * h) + slope * h, slope * (c + m * h) - e * rate_r * rate_d * h};
}

}  // namespace push_pull
