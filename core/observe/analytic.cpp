#include "core/observe/analytic.hpp"

#include "core/number/math.hpp"

namespace push_pull {
namespace {

// How much of frequency f passes.
double pass(double f, double low, double high) {
    if (high <= 0) return f > 0 ? 1 : 0;
    const double outside = f < low ? low - f : f > high ? f - high : 0, edge = low / 2;
    return outside >= edge ? 0 : 0.5 + 0.5 * cos(3.141592653589793 * outside / edge);
}

}  // namespace

Analytic::Analytic(int nodes, int length, double rate, double low, double high)
    : nodes_(nodes), blocks_(nodes, length, HannBlocks::Mean::windowed) {
    const std::size_t bins = std::size_t(length) / 2 + 1, values = std::size_t(nodes) * std::size_t(length / 2);
    for (std::size_t k = 0; k < bins; ++k) {
        // The mean and the highest frequency are their own mirror images.
        const double sides = k == 0 || k == bins - 1 ? 1 : 2;
        gain_.push_back(sides / double(length) * pass(double(k) * rate / double(length), low, high));
    }
    re_.assign(values, 0.0);
    im_.assign(values, 0.0);
    tail_.assign(values, Complex(0));
    first_.assign(std::size_t(length), Complex(0));
    second_ = first_;
}

bool Analytic::push(const double* x) {
    if (!blocks_.push(x)) return false;
    for (int n = 0; n < nodes_; n += 2) {
        blocks_.spectra(n, first_.data(), second_.data());
        filter(n, first_.data());
        if (n + 1 < nodes_) filter(n + 1, second_.data());
    }
    blocks_.advance();
    const bool whole = begun_;
    begun_ = true;
    return whole;
}

// Back to time: the inverse transform is the conjugate of the transform of the conjugate.
void Analytic::filter(int node, Complex* x) {
    const int length = blocks_.length(), bins = length / 2 + 1;
    for (int k = 0; k < bins; ++k) x[k] = std::conj(x[k]) * gain_[std::size_t(k)];
    for (int k = bins; k < length; ++k) x[k] = 0;
    blocks_.fourier().transform(x);
    Complex* tail = tail_.data() + std::size_t(node) * std::size_t(half());
    for (int s = 0; s < half(); ++s) {
        const std::size_t at = std::size_t(s) * std::size_t(nodes_) + std::size_t(node);
        re_[at] = tail[s].real() + x[s].real();
        im_[at] = tail[s].imag() - x[s].imag();
        tail[s] = std::conj(x[half() + s]);
    }
}

}  // namespace push_pull
