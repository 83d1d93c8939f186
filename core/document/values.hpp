// Per-node numbers: one for all, a list, or drawn from a distribution.
#pragma once

#include <vector>

#include "core/number/random.hpp"

namespace push_pull {

enum class Distribution { uniform, normal, lorentz };

// n numbers of a distribution with parameters (a, b): uniform on [a, b]; normal with mean a and
// deviation b; Lorentzian with centre a and half-width b. By seed, or evenly spaced quantiles (i + ½)/n.
std::vector<double> draw(Distribution distribution, double a, double b, int n, bool quantiles, std::uint64_t seed, Stream stream,
                         std::uint32_t channel);

}  // namespace push_pull
