#include "core/observe/spectrum.hpp"
#include "tests/core/measuring.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

constexpr double rate = 500;

double sine(double frequency, int k) { return std::sin(turn * frequency * double(k) / rate); }
double at(const Reading& r, int i, int j) { return r.value[std::size_t(i) * std::size_t(r.columns) + std::size_t(j)]; }
MeasureQuery between(double low, double high) {
    MeasureQuery query;
    query.low = low, query.high = high;
    return query;
}

}  // namespace

TEST_CASE("the streaming spectrum of a sine holds its power, at its frequency") {
    const auto rows = signals_of(2, 5000, [](int n, int k) { return n ? 5 + 3 * sine(40, k) : sine(12.3, k); });
    auto measures = measures_of(window_of(4096, {"spectrum", "frequency"}), rows);
    MeasureQuery node;
    node.node = 1;
    const Reading spectrum = measures.read(Measure::spectrum, node), mean = measures.read(Measure::spectrum, {});
    double power = 0, both = 0;
    for (double p : spectrum.value) power += p * spectrum.frequencies[1];
    for (double p : mean.value) both += p * mean.frequencies[1];
    CHECK(power == Approx(4.5).epsilon(1e-3));
    CHECK(both == Approx(2.5).epsilon(1e-3));
    CHECK(spectrum.frequencies.back() == rate / 2);
    const Reading frequency = measures.read(Measure::frequency, {});
    CHECK(frequency.value[0] == Approx(12.3).margin(0.02));
    CHECK(frequency.value[1] == Approx(40).margin(0.02));
}

TEST_CASE("the streaming spectrum is the mean of the periodograms of its segments") {
    const auto rows = signals_of(2, 1300, [](int n, int k) { return normal_at(k, n) + 2; });
    auto measures = measures_of(window_of(1024, {"spectrum", "coherence", "spectrogram"}), rows);
    const Reading spectrum = measures.read(Measure::spectrum, {.node = 0}), map = measures.read(Measure::spectrogram, {.node = 0});
    const Reading coherence = measures.read(Measure::coherence, between(50, 60));
    // Segments of 128 every 64; of the 19 that were completed the last 15 lie within 1024 samples.
    CHECK(spectrum.samples == 15);
    CHECK(spectrum.until == 2.0 * 1280);
    CHECK(coherence.frequencies.size() == 3);
    std::vector<double> power(65), coherent(65);
    std::vector<std::complex<double>> cross(65);
    std::vector<double> other(65);
    for (std::size_t s = 4; s < 19; ++s) {
        const auto a = hann_spectrum(part(rows[0], 64 * s, 128)), b = hann_spectrum(part(rows[1], 64 * s, 128));
        for (std::size_t k = 0; k < 65; ++k) {
            // Σ Hann² of 128 is 48.
            const double density = std::norm(a[k]) * (k % 64 ? 2 : 1) / (rate * 48);
            CHECK(at(map, int(k), int(s) - 4) == Approx(density).epsilon(1e-5).margin(1e-9));
            power[k] += density / 15;
            other[k] += std::norm(b[k]);
            coherent[k] += std::norm(a[k]);
            cross[k] += a[k] * std::conj(b[k]);
        }
    }
    for (std::size_t k = 0; k < 65; ++k) CHECK(spectrum.value[k] == Approx(power[k]).epsilon(1e-6));
    double mean = 0;
    for (std::size_t k = 13; k <= 15; ++k) mean += std::norm(cross[k]) / (coherent[k] * other[k]) / 3;
    CHECK(at(coherence, 0, 1) == Approx(mean).epsilon(1e-6));
    CHECK(at(coherence, 1, 0) == at(coherence, 0, 1));
    CHECK(map.times.back() == Approx(2.0 * (1280 - 64)));
    CHECK(map.times[1] - map.times[0] == Approx(128));
}

TEST_CASE("the streaming spectrum agrees with the offline one where both cut the same segments") {
    const auto rows = signals_of(1, 2047, [](int n, int k) { return normal_at(k, n) + sine(30, k); });
    // Offline the largest power of two that fits four times is a segment; streaming, an eighth of the window.
    const auto offline = welch(rows[0], rate);
    auto measures = measures_of(window_of(4096, {"spectrum"}), rows);
    const Reading streaming = measures.read(Measure::spectrum, {});
    REQUIRE(streaming.value.size() == offline.power.size());
    CHECK(streaming.frequencies == offline.frequencies);
    for (std::size_t k = 0; k < offline.power.size(); ++k) CHECK(streaming.value[k] == Approx(offline.power[k]).epsilon(1e-6));
}

TEST_CASE("independent noise coheres by chance: one over the segments that do not overlap") {
    const int nodes = 12;
    const auto rows = signals_of(nodes, 8192, [](int n, int k) { return normal_at(k, n); });
    auto measures = measures_of(window_of(8192, {"coherence"}), rows);
    const Reading coherence = measures.read(Measure::coherence, between(20, 200));
    double sum = 0;
    for (int i = 0; i < nodes; ++i)
        for (int j = i + 1; j < nodes; ++j) sum += at(coherence, i, j) / (nodes * (nodes - 1) / 2);
    // 15 half-overlapping Hann segments count for 15/(1 + 2·(1/6)²) independent ones.
    CHECK(sum == Approx((1 + 2.0 / 36) / 15).epsilon(0.1));
}

TEST_CASE("a tone that climbs climbs in the spectrogram") {
    const auto rows = signals_of(1, 4000, [](int, int k) { return std::sin(turn * (20 + 0.005 * k) * k / rate); });
    auto measures = measures_of(window_of(4000, {"spectrogram"}), rows);
    const Reading map = measures.read(Measure::spectrogram, {.node = 0});
    for (int s = 0; s < map.columns; ++s) {
        int best = 0;
        for (int k = 1; k < map.rows; ++k)
            if (at(map, k, s) > at(map, best, s)) best = k;
        // The frequency now is the derivative of the phase.
        CHECK(map.frequencies[std::size_t(best)] == Approx(20 + 0.01 * map.times[std::size_t(s)] / 2).margin(2.5));
    }
}

TEST_CASE("connectivity dynamics is the correlation of connectivity in windows that move by an eighth") {
    const int nodes = 5, samples = 1100;
    const auto rows = signals_of(nodes, samples, [](int n, int k) { return normal_at(k, n) + (k > 600 ? normal_at(k, n / 2 + 40) : 0); });
    auto measures = measures_of(window_of(160, {"fcd"}), rows);
    const Reading fcd = measures.read(Measure::fcd, {});
    // Windows end at 160, 180 … 1100: 48 of them, of which the last 32 are kept.
    REQUIRE(fcd.rows == 32);
    const auto triangle = [&](int window) {
        std::vector<double> values;
        const std::size_t start = std::size_t(samples - 160 - 20 * (31 - window));
        for (std::size_t i = 0; i < nodes; ++i)
            for (std::size_t j = i + 1; j < nodes; ++j) values.push_back(pearson(part(rows[i], start, 160), part(rows[j], start, 160)));
        return values;
    };
    for (int a : {0, 3, 17, 31})
        for (int b : {0, 9, 30, 31}) CHECK(at(fcd, a, b) == Approx(pearson(triangle(a), triangle(b))).margin(1e-6));
}

TEST_CASE("matrices are compared by the entries above their diagonals") {
    const std::vector<double> a{9, 1, 2, 7, 9, 4, 7, 7, 9}, b{0, 3, 5, 0, 0, 9, 0, 0, 0};
    CHECK(compare_triangles(a.data(), b.data(), 3) == Approx(1));
    std::vector<double> c = b;
    c[1] = NAN;
    CHECK(compare_triangles(a.data(), c.data(), 3) == Approx(1));
    c[2] = NAN;
    CHECK(std::isnan(compare_triangles(a.data(), c.data(), 3)));
    CHECK(std::isnan(compare_triangles(a.data(), std::vector<double>(9, 0.1).data(), 3)));
}

TEST_CASE("a node that rests has no correlation, no frequency and no phase") {
    const auto rows = signals_of(3, 1000, [](int n, int k) { return n == 1 ? 0.1 : normal_at(k, n); });
    auto measures = measures_of(window_of(800), rows);
    for (Measure which : {Measure::fc, Measure::envelope_fc, Measure::coherence}) {
        const Reading r = measures.read(which, {});
        CHECK(std::isnan(at(r, 0, 1)));
        CHECK(std::isnan(at(r, 1, 1)));
        CHECK(at(r, 0, 0) == Approx(1));
        CHECK(std::isfinite(at(r, 0, 2)));
    }
    CHECK(std::isnan(measures.read(Measure::frequency, {}).value[1]));
    CHECK(at(measures.read(Measure::plv, {}), 0, 1) == 0);
    CHECK(at(measures.read(Measure::plv, {}), 0, 0) == Approx(1).margin(1e-6));
}

TEST_CASE("a network of one node has every readout") {
    const auto rows = signals_of(1, 1000, [](int n, int k) { return normal_at(k, n); });
    auto measures = measures_of(window_of(800), rows);
    CHECK(measures.read(Measure::fc, {}).value == std::vector<double>{1});
    CHECK(measures.read(Measure::order, {}).value[0] == Approx(1));
    CHECK(measures.read(Measure::plv, {}).value[0] == Approx(1).margin(1e-6));
    CHECK(measures.read(Measure::coherence, {}).value[0] == Approx(1));
    CHECK(measures.read(Measure::lagged, {}).value.size() == 1);
    for (double x : measures.read(Measure::fcd, {}).value) CHECK(std::isnan(x));
}
