// Weights on a common scale.
#pragma once

#include <vector>

namespace push_pull {

// In the order of normalisations().
enum class Normalisation { none, max, row, instrength, spectral, mean };

// Scales a matrix of n × n weights, row = target. One that has nothing to scale by stays as it is.
void normalise_weights(std::vector<double>& weights, int n, Normalisation by);

}  // namespace push_pull
