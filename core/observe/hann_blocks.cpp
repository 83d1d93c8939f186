#include "core/observe/hann_blocks.hpp"

#include <algorithm>
#include <cmath>

#include "core/number/math.hpp"

namespace push_pull {

HannBlocks::HannBlocks(int nodes, int length, Mean mean)
    : nodes_(nodes),
      length_(length),
      mean_(mean),
      fourier_(std::size_t(length)),
      window_(std::size_t(length)),
      samples_(std::size_t(nodes) * std::size_t(length)),
      work_(std::size_t(length)) {
    for (int i = 0; i < length; ++i) {
        window_[std::size_t(i)] = 0.5 - 0.5 * cos(6.283185307179586 * double(i) / double(length));
        window_power_ += window_[std::size_t(i)] * window_[std::size_t(i)];
    }
}

bool HannBlocks::push(const double* x) {
    double* to = samples_.data() + filled_;
    for (int n = 0; n < nodes_; ++n, to += length_) *to = x[n];
    return ++filled_ == length_;
}

void HannBlocks::advance() {
    const int half = length_ / 2;
    for (int n = 0; n < nodes_; ++n) {
        double* block = samples_.data() + std::size_t(n) * std::size_t(length_);
        std::copy_n(block + half, half, block);
    }
    filled_ = half;
}

bool HannBlocks::put(int n, bool imaginary) {
    const double* x = samples_.data() + std::size_t(n) * std::size_t(length_);
    double mean = 0, weight = 0, largest = 0;
    for (int i = 0; i < length_; ++i) {
        const double w = mean_ == Mean::plain ? 1 : window_[std::size_t(i)];
        mean += w * x[i];
        weight += w;
    }
    mean /= weight;
    for (int i = 0; i < length_; ++i) {
        largest = std::max(largest, std::fabs(x[i] - mean));
        const double value = (x[i] - mean) * window_[std::size_t(i)];
        Complex& to = work_[std::size_t(i)];
        to = imaginary ? Complex(to.real(), value) : Complex(value, 0);
    }
    return largest > 1e-12 * std::fabs(mean);
}

void HannBlocks::spectra(int n, Complex* first, Complex* second) {
    const bool both = n + 1 < nodes_;
    const bool first_moves = put(n, false), second_moves = both && put(n + 1, true);
    fourier_.transform(work_.data());
    // A real signal's spectrum is its own mirror image, conjugated; what is not belongs to the other node.
    for (int k = 0; k <= length_ / 2; ++k) {
        const Complex here = work_[std::size_t(k)], there = work_[std::size_t((length_ - k) % length_)];
        first[k] = {0.5 * (here.real() + there.real()), 0.5 * (here.imag() - there.imag())};
        if (both) second[k] = {0.5 * (here.imag() + there.imag()), 0.5 * (there.real() - here.real())};
        // The other node's rounding is not a node's movement.
        if (!first_moves) first[k] = 0;
        if (both && !second_moves) second[k] = 0;
    }
}

}  // namespace push_pull
