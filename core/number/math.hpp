// exp, log, sin, cos, tanh and the logistic function for float, double and lanes of them.
//
// Own functions, because a libm differs between machines and a run must not. The same sequence of
// IEEE operations runs in every lane and in the scalar form, so the bits agree everywhere.
// A NaN goes through every function. Largest errors against correctly rounded values, measured by
// tests/core/math_test.cpp over the stated range:
//
//   exp       f32 1.1 ULP   f64 1.1 ULP   x in [-87.3, 88.3] / [-708, 709]; outside, the value at the border
//   log       f32 1 ULP     f64 1 ULP     normal positive numbers
//   sin, cos  f32 2 ULP     f64 2.5 ULP   |x| < 1e4 / 1e6, in units of the last place of the larger of |result| and 2^-12
//   tanh      f32 1.5 ULP   f64 1.5 ULP   all x
//   sigmoid   f32 2.5 ULP   f64 2.5 ULP   1/(1 + exp(-x)), x in the range of exp
#pragma once

#include <limits>
#include <type_traits>

#include "core/number/lanes.hpp"

namespace push_pull {

// Coefficients in one place per precision; algorithms below are shared.
template <class T>
struct MathConstants;

template <>
struct MathConstants<float> {
    using Int = std::int32_t;
    static constexpr int mantissa_bits = 23, exponent_bias = 127;
    static constexpr float round_magic = 12582912.0f;  // 1.5·2^23: adding it rounds to an integer
    static constexpr float exp_low = -87.3f, exp_high = 88.3f;
    static constexpr float ln2_high = 0.693359375f, ln2_low = -2.12194440e-4f;
    static constexpr float half_pi_1 = 1.5703125f, half_pi_2 = 4.837512969970703125e-4f, half_pi_3 = 7.54978995489188216e-8f;
};

template <>
struct MathConstants<double> {
    using Int = std::int64_t;
    static constexpr int mantissa_bits = 52, exponent_bias = 1023;
    static constexpr double round_magic = 6755399441055744.0;  // 1.5·2^52
    static constexpr double exp_low = -708.0, exp_high = 709.0;
    static constexpr double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
    static constexpr double half_pi_1 = 1.57079632673412561417e+00, half_pi_2 = 6.07710050630396597660e-11, half_pi_3 = 2.02226624879595063154e-21;
};

template <class V>
concept Real = std::is_floating_point_v<V> || requires {
    typename V::Native;
};

namespace detail {

template <class V>
using ScalarOf = typename NumberTraits<V>::Scalar;

// Horner's rule, highest coefficient first.
template <class V, class... C>
V polynomial(V x, ScalarOf<V> first, C... rest) {
    V sum(first);
    ((sum = sum * x + V(ScalarOf<V>(rest))), ...);
    return sum;
}

// e^r on |r| <= ln(2)/2: the series, long enough for the last bit.
template <class V>
V exp_reduced(V r) {
    if constexpr (std::is_same_v<ScalarOf<V>, float>) {
        V p = polynomial(r, 1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f);
        return p * (r * r) + r + V(1.0f);
    } else {
        // Even and odd halves run side by side: half the waiting of one long chain.
        const V q = r * r;
        V even = polynomial(q, 1.0 / 479001600, 1.0 / 3628800, 1.0 / 40320, 1.0 / 720, 1.0 / 24, 0.5);
        V odd = polynomial(q, 1.0 / 6227020800, 1.0 / 39916800, 1.0 / 362880, 1.0 / 5040, 1.0 / 120, 1.0 / 6);
        return V(1.0) + (r + (q * even + q * r * odd));
    }
}

template <class V>
struct SineCosine {
    V sine, cosine;
};

// sin and cos together: reduce by multiples of pi/2, evaluate both, swap and sign by the quadrant.
template <class V>
SineCosine<V> sine_cosine(V x) {
    using T = ScalarOf<V>;
    using C = MathConstants<T>;
    const V magic(C::round_magic);
    const V shifted = x * V(T(0.63661977236758134308)) + magic;
    const V j = shifted - magic;
    const V r = ((x - j * V(C::half_pi_1)) - j * V(C::half_pi_2)) - j * V(C::half_pi_3);
    const V z = r * r;
    V s, c;
    if constexpr (std::is_same_v<T, float>) {
        s = r + r * z * polynomial(z, -1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f);
        c = V(1.0f) - (V(0.5f) * z - z * z * polynomial(z, 2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f));
    } else {
        s = r + r * z *
                    polynomial(z, 1.58969099521155010221e-10, -2.50507602534068634195e-08, 2.75573137070700676789e-06,
                               -1.98412698298579493134e-04, 8.33333333332248946124e-03, -1.66666666666666324348e-01);
        c = V(1.0) - (V(0.5) * z - z * z *
                                       polynomial(z, -1.13596475577881948265e-11, 2.08757232129817482790e-09, -2.75573143513906633035e-07,
                                                  2.48015872894767294178e-05, -1.38888888888741095749e-03, 4.16666666666666019037e-02));
    }
    const auto quadrant = to_bits(shifted);
    constexpr int top = int(sizeof(T)) * 8 - 1;
    const auto swap = -(quadrant & 1);
    const auto sine_sign = (quadrant & 2) << (top - 1);
    const auto cosine_sign = ((quadrant + 1) & 2) << (top - 1);
    const auto sb = to_bits(s), cb = to_bits(c);
    return {from_bits<V>(((swap & cb) | (~swap & sb)) ^ sine_sign), from_bits<V>(((swap & sb) | (~swap & cb)) ^ cosine_sign)};
}

}  // namespace detail

template <Real V>
V exp(V x) {
    using T = detail::ScalarOf<V>;
    using C = MathConstants<T>;
    using I = typename C::Int;
    x = at_least(at_most(x, V(C::exp_high)), V(C::exp_low));
    const V magic(C::round_magic);
    const V shifted = x * V(T(1.44269504088896340736)) + magic;
    const V n = shifted - magic;
    const V r = (x - n * V(C::ln2_high)) - n * V(C::ln2_low);
    const auto power = (to_bits(shifted) + I(C::exponent_bias)) << C::mantissa_bits;
    return detail::exp_reduced(r) * from_bits<V>(power);
}

template <Real V>
V log(V x) {
    using T = detail::ScalarOf<V>;
    using C = MathConstants<T>;
    // x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)).
    const auto root_half = to_bits(T(0.70710678118654752440));
    // The sign is no part of the domain; dropped, it cannot overflow the subtraction.
    const auto bits = to_bits(x) & std::numeric_limits<typename C::Int>::max();
    const auto k = (bits - root_half) >> C::mantissa_bits;
    const V f = from_bits<V>(bits - (k << C::mantissa_bits)) - V(T(1));
    // An integer becomes a float by the same rounding number, backwards.
    const V kf = from_bits<V>(k + to_bits(C::round_magic)) - V(C::round_magic);
    const V s = f / (V(T(2)) + f);
    const V z = s * s;
    V tail;
    if constexpr (std::is_same_v<T, float>)
        tail = z * detail::polynomial(z, 0.24279078841f, 0.28498786688f, 0.40000972152f, 0.66666662693f);
    else
        tail = z * detail::polynomial(z, 1.479819860511658591e-01, 1.531383769920937332e-01, 1.818357216161805012e-01,
                                      2.222219843214978396e-01, 2.857142874366239149e-01, 3.999999999940941908e-01, 6.666666666666735130e-01);
    const V half_square = V(T(0.5)) * f * f;
    // x − x is nothing for a number and keeps a NaN, whose bits would pass for a large number above.
    return kf * V(C::ln2_high) - ((half_square - (s * (half_square + tail) + kf * V(C::ln2_low))) - f) + (x - x);
}

template <Real V>
V sin(V x) {
    return detail::sine_cosine(x).sine;
}
template <Real V>
V cos(V x) {
    return detail::sine_cosine(x).cosine;
}

template <Real V>
V sigmoid(V x) {
    using T = detail::ScalarOf<V>;
    return V(T(1)) / (V(T(1)) + exp(-x));
}

// Two sigmoids at once, with the bits of each alone.
template <class V>
Pair<V> sigmoids(V x, V y) {
    return {sigmoid(x), sigmoid(y)};
}
template <class T, int W>
Pair<Lanes<T, W>> sigmoids(Lanes<T, W> x, Lanes<T, W> y) {
    return halves(sigmoid(joined(x, y)));
}

template <Real V>
V abs(V x) {
    return select(x < V(detail::ScalarOf<V>(0)), -x, x);
}

template <Real V>
V tanh(V x) {
    using T = detail::ScalarOf<V>;
    const V a = abs(x);
    // Far from zero by the exponential; near it by a rational function, where the difference would cancel.
    const V e = exp(a + a);
    V far = V(T(1)) - V(T(2)) / (e + V(T(1)));
    far = select(x < V(T(0)), -far, far);
    const V z = x * x;
    V near;
    if constexpr (std::is_same_v<T, float>) {
        near = x + x * z * detail::polynomial(z, -5.70498872745e-3f, 2.06390887954e-2f, -5.37397155531e-2f, 1.33314422036e-1f, -3.33332819422e-1f);
    } else {
        const V p = detail::polynomial(z, -9.64399179425052238628e-1, -9.92877231001918586564e1, -1.61468768441708447952e3);
        const V q = detail::polynomial(z, 1.0, 1.12811678491632931402e2, 2.23548839060100448583e3, 4.84406305325125486048e3);
        near = x + x * z * (p / q);
    }
    return select(a < V(T(0.625)), near, far);
}

}  // namespace push_pull
