// The angle of a vector, in double: own code like the rest of core/number, because atan2 of a libm differs between machines.
#pragma once

#include <cmath>

namespace push_pull {

namespace detail {

// atan on 0 … 1, by a rational function about 0 after the half above √2 − 1 has been turned back by π/4.
inline double arc_tangent_of_share(double t) {
    const bool far = t > 0.41421356237309505;
    const double x = far ? (t - 1) / (t + 1) : t, z = x * x;
    const double p =
        (((-8.750608600031904122785e-1 * z - 1.615753718733365076637e1) * z - 7.500855792314704667340e1) * z - 1.228866684490136173410e2) * z -
        6.485021904942025371773e1;
    const double q =
        ((((z + 2.485846490142306297962e1) * z + 1.650270098316988542046e2) * z + 4.328810604912902668951e2) * z + 4.853903996359136964868e2) * z +
        1.945506571482613964425e2;
    const double angle = x + x * z * (p / q);
    return far ? 0.78539816339744831 + angle : angle;
}

}  // namespace detail

// From −π to π, 0 for no vector; within 3e-16 of the exact one.
inline double angle_of(double x, double y) {
    const double a = std::fabs(x), b = std::fabs(y);
    if (!(a > 0 || b > 0)) return 0;
    double angle = b <= a ? detail::arc_tangent_of_share(b / a) : 1.5707963267948966 - detail::arc_tangent_of_share(a / b);
    if (x < 0) angle = 3.141592653589793 - angle;
    return y < 0 ? -angle : angle;
}

// The same direction, from −π to π.
inline double wrapped(double angle) { return angle - 6.283185307179586 * std::floor(angle / 6.283185307179586 + 0.5); }

}  // namespace push_pull
