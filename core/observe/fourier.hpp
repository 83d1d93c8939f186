// Fast Fourier transform of a power of two. Our own sines, so that a spectrum has the same bits on every machine.
#pragma once

#include <complex>
#include <vector>

namespace push_pull {

using Complex = std::complex<double>;

class Fourier {
public:
    explicit Fourier(std::size_t length);

    std::size_t length() const { return 2 * turns_.size(); }
    // In place: x[k] becomes Σ x[n]·exp(−2πi·kn/length). Allocates nothing.
    void transform(Complex* x) const;

private:
    std::vector<Complex> turns_;
};

}  // namespace push_pull
