#include "core/observe/spectrum.hpp"

#include <algorithm>

#include "core/number/math.hpp"
#include "core/observe/fourier.hpp"

namespace push_pull {

Spectrum welch(const std::vector<double>& signal, double rate, int padding) {
    const std::size_t total = signal.size();
    if (total < 16) return {};
    std::size_t length = 16;
    while (length * 4 <= total) length *= 2;
    if (length * 2 <= total && total < 256) length *= 2;

    std::vector<double> window(length);
    const std::size_t padded_length = length * std::size_t(padding);
    const Fourier fourier(padded_length);
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
        fourier.transform(segment.data());
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
