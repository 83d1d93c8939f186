// Power spectral density of an evenly sampled signal.
#pragma once

#include <vector>

namespace push_pull {

struct Spectrum {
    std::vector<double> frequencies;  // Hz
    std::vector<double> power;        // signal unit² per Hz, one-sided
};

// Welch's estimate: segments of the largest power of two that fits the signal twice (the whole signal when it
// is short), half overlapping, each less its mean, under a Hann window. `rate` in samples per second. Empty
// for fewer than 16 samples. `padding` (a power of two) lengthens each segment with zeros: more points on the same
// curve, for drawing; it resolves no more.
Spectrum welch(const std::vector<double>& signal, double rate, int padding = 1);

}  // namespace push_pull
