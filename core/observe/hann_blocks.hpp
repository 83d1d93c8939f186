// A signal of every node cut into blocks of a power of two, half overlapping, each less its mean, under a Hann window; and
// their Fourier transforms. Windows of neighbours add up to 1. Spectra and phases are both made of these.
#pragma once

#include "core/observe/fourier.hpp"

namespace push_pull {

class HannBlocks {
public:
    // The mean that is taken off: the plain one, as Welch's spectra have it, or the one under the window, which a few whole or
    // broken periods of an oscillation do not move.
    enum class Mean { plain, windowed };
    HannBlocks(int nodes, int length, Mean mean);

    int length() const { return length_; }
    const Fourier& fourier() const { return fourier_; }
    // Σ window²
    double window_power() const { return window_power_; }

    // One sample of every node. True when a block is complete: take its spectra, then call advance().
    bool push(const double* x);
    void advance();

    // Bins 0 … length/2 of nodes n and n + 1, two for one transform. The second is left alone where there is none. A node that
    // rests, or moves less than rounding does, gives zeros.
    void spectra(int n, Complex* first, Complex* second);

private:
    // Puts a node into a part of the work space; false when it rests.
    bool put(int n, bool imaginary);

    int nodes_ = 0, length_ = 0, filled_ = 0;
    Mean mean_ = Mean::plain;
    double window_power_ = 0;
    Fourier fourier_;
    std::vector<double> window_, samples_;  // [node][length]
    std::vector<Complex> work_;
};

}  // namespace push_pull
