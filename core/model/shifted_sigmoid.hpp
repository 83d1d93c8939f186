// The firing curve of Wilson & Cowan: logistic, moved down so that no input gives no rate.
#pragma once

#include "core/number/math.hpp"

namespace push_pull {

// Called, not copied into each rate equation: four models use it for two or three populations each.
template <class V>
[[gnu::noinline]] V shifted_sigmoid(V input, V slope, V threshold) {
    return sigmoid(slope * (input - threshold)) - sigmoid(-slope * threshold);
}

// What moves a rate with a time constant: relaxation towards the curve, of which the part r·rate is refractory.
template <class V>
V rate_slope(V rate, V curve, V r, V tau) {
    return ((V(1.0f) - r * rate) * curve - rate) / tau;
}

}  // namespace push_pull
