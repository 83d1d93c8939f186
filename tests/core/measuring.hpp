// What the tests of readouts share: signals, readouts that are fed by hand, and definitions written out the long way.
#pragma once

#include <functional>

#include "core/number/random.hpp"
#include "core/observe/measures.hpp"
#include "tests/core/support.hpp"

namespace push_pull::test {

using Rows2 = std::vector<std::vector<double>>;  // [node][sample]

// A standard normal number of node n at sample k.
inline double normal_at(int k, int n, std::uint64_t seed = 3) {
    return to_normals(random_block(seed, std::uint64_t(k), std::uint32_t(n / 4), Stream::noise, 0))[std::size_t(n % 4)];
}

inline Rows2 signals_of(int nodes, int samples, const std::function<double(int node, int sample)>& value) {
    Rows2 rows(static_cast<std::size_t>(nodes), std::vector<double>(static_cast<std::size_t>(samples)));
    for (int n = 0; n < nodes; ++n)
        for (int k = 0; k < samples; ++k) rows[std::size_t(n)][std::size_t(k)] = value(n, k);
    return rows;
}

// A window of so many samples, one every 2 ms.
inline MeasureOptions window_of(int samples, std::vector<std::string> what = {}) {
    MeasureOptions options;
    options.every = 2;
    options.window = 2.0 * samples;
    options.what = std::move(what);
    return options;
}

// Readouts that have seen these signals, sampled every 2 ms from 2 ms on.
inline Measures measures_of(const MeasureOptions& options, const Rows2& rows, const Rows2& phases = {}) {
    const int nodes = int(rows.size());
    const Problem problem = problem_of_measures(options, nodes, 1);
    INFO(problem.text);
    REQUIRE(!problem);
    Measures measures(options, nodes, 1, !phases.empty());
    for (std::size_t k = 0; k < rows[0].size(); ++k) {
        for (std::size_t n = 0; n < rows.size(); ++n) {
            measures.signal()[n] = rows[n][k];
            if (!phases.empty()) measures.phase()[n] = phases[n][k];
        }
        measures.push(2.0 * double(k + 1));
    }
    return measures;
}

inline std::vector<double> part(const std::vector<double>& x, std::size_t from, std::size_t count) {
    return {x.begin() + std::ptrdiff_t(from), x.begin() + std::ptrdiff_t(from + count)};
}
inline std::vector<double> last(const std::vector<double>& x, int count) {
    return part(x, x.size() - std::size_t(count), std::size_t(count));
}

inline double covariance_of(const std::vector<double>& x, const std::vector<double>& y) {
    const double mx = mean_of(x), my = mean_of(y);
    double sum = 0;
    for (std::size_t k = 0; k < x.size(); ++k) sum += (x[k] - mx) * (y[k] - my);
    return sum / double(x.size());
}
inline double pearson(const std::vector<double>& x, const std::vector<double>& y) {
    return covariance_of(x, y) / std::sqrt(covariance_of(x, x) * covariance_of(y, y));
}

// The Hann window at a place of a block.
inline double hann(std::size_t n, std::size_t length) { return 0.5 - 0.5 * std::cos(turn * double(n) / double(length)); }

// One block less a mean under a Hann window, transformed by the definition.
inline std::vector<std::complex<double>> hann_spectrum(const std::vector<double>& x, double mean) {
    std::vector<std::complex<double>> spectrum(x.size() / 2 + 1);
    for (std::size_t k = 0; k < spectrum.size(); ++k)
        for (std::size_t n = 0; n < x.size(); ++n)
            spectrum[k] += (x[n] - mean) * hann(n, x.size()) * std::polar(1.0, -turn * double((k * n) % x.size()) / double(x.size()));
    return spectrum;
}
inline std::vector<std::complex<double>> hann_spectrum(const std::vector<double>& x) { return hann_spectrum(x, mean_of(x)); }

// The analytic signal from overlapping Hann blocks by the definition: values of samples half … size − half − 1.
inline std::vector<std::complex<double>> analytic_of(const std::vector<double>& x, std::size_t block,
                                                     const std::function<double(double)>& pass, double rate) {
    const std::size_t half = block / 2;
    std::vector<std::complex<double>> z(x.size());
    std::size_t end = 0;
    for (std::size_t start = 0; start + block <= x.size(); start += half) {
        double mean = 0;
        for (std::size_t n = 0; n < block; ++n) mean += x[start + n] * hann(n, block) / double(half);
        const auto spectrum = hann_spectrum(part(x, start, block), mean);
        for (std::size_t n = 0; n < block; ++n)
            for (std::size_t k = 0; k <= half; ++k)
                z[start + n] += spectrum[k] * std::polar(1.0, turn * double((k * n) % block) / double(block)) / double(block) *
                                (k == 0 || k == half ? 1.0 : 2.0) * pass(double(k) * rate / double(block));
        end = start + half;
    }
    return {z.begin() + std::ptrdiff_t(half), z.begin() + std::ptrdiff_t(end)};
}

}  // namespace push_pull::test
