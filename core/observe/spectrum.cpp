#include "core/observe/spectrum.hpp"

#include <algorithm>
#include <complex>
#include <utility>

#include "core/number/math.hpp"

namespace push_pull {
namespace {

using Complex = std::complex<double>;

// In-place fast Fourier transform of a power of two. Our own sines, so that a spectrum has the same bits on
// every machine.
void transform(std::vector<Complex>& x) {
    const std::size_t n = x.size();
    for (std::size_t i = 1, j = 0; i < n; ++i) {
        std::size_t bit = n / 2;
        for (; j & bit; bit /= 2) j ^= bit;
        j ^= bit;
        if (i < j) std::swap(x[i], x[j]);
    }
    std::vector<Complex> turns(n / 2);
    for (std::size_t k = 0; k < n / 2; ++k) {
        const auto turn = detail::sine_cosine(-6.283185307179586 * double(k) / double(n));
        turns[k] = {turn.cosine, turn.sine};
    }
    for (std::size_t half = 1; half < n; half *= 2)
        for (std::size_t start = 0; start < n; start += 2 * half)
            for (std::size_t k = 0; k < half; ++k) {
                const Complex w = turns[k * (n / (2 * half))], a = x[start + k], b = x[start + k + half];
                const Complex turned{b.real() * w.real() - b.imag() * w.imag(), b.real() * w.imag() + b.imag() * w.real()};
                x[start + k] = a + turned;
                x[start + k + half] = a - turned;
            }
}

}  // namespace

Spectrum welch(const std::vector<double>& signal, double rate, int padding) {
    const std::size_t total = signal.size();
    if (total < 16) return {};
    std::size_t length = 16;
    while (length * 4 <= total) length *= 2;
    if (length * 2 <= total && total < 256) length *= 2;

    std::vector<double> window(length);
    const std::size_t padded_length = length * std::size_t(padding);
    std::vector<Complex> segment(padded_length);
    double window_power = 0;
    for (std::size_t i = 0; i < length; ++i) {
        window[i] = 0.5 - 0.5 * cos(6.283185307179586 * double(i) / double(length));
        window_power += window[i] * window[i];
    }

    Spectrum spectrum;
    spectrum.power.assign(padded_length / 2 + 1, 0.0);
    std::size_t segments = 0;
    for (std::size_t start = 0; start + length <= total; start += length / 2, ++segments) {
        double mean = 0;
        for (std::size_t i = 0; i < length; ++i) mean += signal[start + i];
        mean /= double(length);
        std::fill(segment.begin(), segment.end(), Complex(0));
        for (std::size_t i = 0; i < length; ++i) segment[i] = (signal[start + i] - mean) * window[i];
        transform(segment);
        for (std::size_t k = 0; k <= padded_length / 2; ++k) spectrum.power[k] += std::norm(segment[k]);
    }
    for (std::size_t k = 0; k <= padded_length / 2; ++k) {
        const double sides = k == 0 || k == padded_length / 2 ? 1 : 2;
        spectrum.power[k] *= sides / (double(segments) * rate * window_power);
        spectrum.frequencies.push_back(double(k) * rate / double(padded_length));
    }
    return spectrum;
}

}  // namespace push_pull
