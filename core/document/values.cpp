#include "core/document/values.hpp"

namespace push_pull {
namespace {

constexpr double pi = 3.141592653589793;

// The quantile function of the standard normal distribution, by Newton steps on its integral.
// The integral is summed by its series, which converges for all |z| < 9.
double normal_quantile(double u) {
    if (u == 0.5) return 0;
    double z = 0;
    for (int i = 0; i < 60; ++i) {
        double term = z, sum = z;
        for (int k = 1; k < 200 && abs(term) > 1e-18 * abs(sum); ++k) sum += term *= z * z / (2 * k + 1);
        const double density = exp(-0.5 * z * z) / sqrt(2 * pi);
        double change = (0.5 + density * sum - u) / density;
        if (change > 0.5) change = 0.5;
        if (change < -0.5) change = -0.5;
        z -= change;
        if (abs(change) < 1e-14) break;
    }
    return z;
}

}  // namespace

std::vector<double> draw(Distribution distribution, double a, double b, int n, bool quantiles, std::uint64_t seed, Stream stream,
                         std::uint32_t channel) {
    std::vector<double> values(std::size_t(n), 0.0);
    for (int i = 0; i < n; ++i) {
        const double u = quantiles ? (i + 0.5) / n : uniform_of(seed, std::uint32_t(i), stream, channel);
        switch (distribution) {
            case Distribution::uniform: values[i] = a + (b - a) * u; break;
            case Distribution::normal: values[i] = a + b * normal_quantile(u); break;
            case Distribution::lorentz: {
                const auto turn = detail::sine_cosine(pi * (u - 0.5));
                values[i] = a + b * turn.sine / turn.cosine;
                break;
            }
        }
    }
    return values;
}

}  // namespace push_pull
