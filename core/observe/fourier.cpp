#include "core/observe/fourier.hpp"

#include <utility>

#include "core/number/math.hpp"

namespace push_pull {

Fourier::Fourier(std::size_t length) : turns_(length / 2) {
    for (std::size_t k = 0; k < turns_.size(); ++k) {
        const auto turn = detail::sine_cosine(-6.283185307179586 * double(k) / double(length));
        turns_[k] = {turn.cosine, turn.sine};
    }
}

void Fourier::transform(Complex* x) const {
    const std::size_t n = length();
    for (std::size_t i = 1, j = 0; i < n; ++i) {
        std::size_t bit = n / 2;
        for (; j & bit; bit /= 2) j ^= bit;
        j ^= bit;
        if (i < j) std::swap(x[i], x[j]);
    }
    for (std::size_t half = 1; half < n; half *= 2)
        for (std::size_t start = 0; start < n; start += 2 * half)
            for (std::size_t k = 0; k < half; ++k) {
                const Complex w = turns_[k * (n / (2 * half))], a = x[start + k], b = x[start + k + half];
                const Complex turned{b.real() * w.real() - b.imag() * w.imag(), b.real() * w.imag() + b.imag() * w.real()};
                x[start + k] = a + turned;
                x[start + k + half] = a - turned;
            }
}

}  // namespace push_pull
