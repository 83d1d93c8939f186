// Dual<T>: a number and its slope along one direction. Running a right-hand side on duals gives an
// exact column of its Jacobian: no step size to choose, no cancellation.
#pragma once

#include "core/number/math.hpp"

namespace push_pull {

template <class T>
struct Dual {
    T value{}, slope{};

    Dual() = default;
    Dual(T constant) : value(constant) {}
    Dual(T value_, T slope_) : value(value_), slope(slope_) {}

    friend Dual operator+(Dual a, Dual b) { return {a.value + b.value, a.slope + b.slope}; }
    friend Dual operator-(Dual a, Dual b) { return {a.value - b.value, a.slope - b.slope}; }
    friend Dual operator*(Dual a, Dual b) { return {a.value * b.value, a.slope * b.value + a.value * b.slope}; }
    friend Dual operator/(Dual a, Dual b) {
        const T quotient = a.value / b.value;
        return {quotient, (a.slope - quotient * b.slope) / b.value};
    }
    friend Dual operator-(Dual a) { return {-a.value, -a.slope}; }
    friend bool operator<(Dual a, Dual b) { return a.value < b.value; }
    friend bool operator>(Dual a, Dual b) { return a.value > b.value; }
};

template <class T>
Dual<T> select(bool mask, Dual<T> a, Dual<T> b) {
    return mask ? a : b;
}
template <class T>
bool any(Dual<T> x) {
    return any(x.value) || any(x.slope);
}
template <class T>
Dual<T> exp(Dual<T> x) {
    const T e = exp(x.value);
    return {e, e * x.slope};
}
template <class T>
Dual<T> log(Dual<T> x) {
    return {log(x.value), x.slope / x.value};
}
template <class T>
Dual<T> sqrt(Dual<T> x) {
    const T root = sqrt(x.value);
    return {root, x.slope / (root + root)};
}
template <class T>
Dual<T> sin(Dual<T> x) {
    const auto sc = detail::sine_cosine(x.value);
    return {sc.sine, sc.cosine * x.slope};
}
template <class T>
Dual<T> cos(Dual<T> x) {
    const auto sc = detail::sine_cosine(x.value);
    return {sc.cosine, -sc.sine * x.slope};
}
template <class T>
Dual<T> tanh(Dual<T> x) {
    const T t = tanh(x.value);
    return {t, (T(1) - t * t) * x.slope};
}
template <class T>
Dual<T> sigmoid(Dual<T> x) {
    const T s = sigmoid(x.value);
    return {s, s * (T(1) - s) * x.slope};
}
template <class T>
Dual<T> abs(Dual<T> x) {
    return x.value < T(0) ? -x : x;
}

}  // namespace push_pull
