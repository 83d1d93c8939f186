#include "tests/core/measuring.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

constexpr double rate = 500;  // Hz: a sample every 2 ms

double sine(double frequency, int k, double phase = 0) { return std::sin(turn * frequency * double(k) / rate + phase); }
Rows2 noise(int nodes, int samples) {
    return signals_of(nodes, samples, [](int n, int k) { return normal_at(k, n); });
}
// Noise of which neighbours share some, and that remembers.
Rows2 mixture(int nodes, int samples) {
    Rows2 rows = noise(nodes, samples);
    for (std::size_t n = 0; n < rows.size(); ++n)
        for (std::size_t k = 1; k < rows[n].size(); ++k) rows[n][k] += 0.9 * rows[n][k - 1] + (n ? 0.1 * rows[n - 1][k] : 0);
    return rows;
}

double at(const Reading& r, int i, int j) { return r.value[std::size_t(i) * std::size_t(r.columns) + std::size_t(j)]; }
double value(Measures& measures, Measure which) { return measures.read(which, {}).value.at(0); }

}  // namespace

TEST_CASE("functional connectivity is Pearson's correlation of the samples that it counts, at any time") {
    for (int length : {1, 5, 90, 200, 201, 333, 1000, 1601}) {
        const Rows2 rows = mixture(6, length);
        auto measures = measures_of(window_of(200, {"fc"}), rows);
        const Reading fc = measures.read(Measure::fc, {});
        INFO(length);
        CHECK(fc.samples == std::min(length, length <= 200 ? length : 175 + (length - 1) % 25 + 1));
        for (int i = 0; i < 6; ++i)
            for (int j = 0; j < 6; ++j) {
                if (length < 2) CHECK(std::isnan(at(fc, i, j)));
                else
                    CHECK(at(fc, i, j) ==
                          Approx(pearson(last(rows[std::size_t(i)], fc.samples), last(rows[std::size_t(j)], fc.samples))).margin(1e-7));
            }
    }
}

TEST_CASE("a large offset costs functional connectivity no digits") {
    Rows2 rows = mixture(3, 900);
    auto plain = measures_of(window_of(400, {"fc"}), rows);
    for (auto& row : rows)
        for (double& x : row) x = x + 1e6;
    auto shifted = measures_of(window_of(400, {"fc"}), rows);
    for (int k = 0; k < 9; ++k)
        CHECK(shifted.read(Measure::fc, {}).value[std::size_t(k)] == Approx(plain.read(Measure::fc, {}).value[std::size_t(k)]).margin(1e-7));
}

TEST_CASE("what lies before the window leaves no trace") {
    Rows2 rows = mixture(4, 1600);
    auto calm = measures_of(window_of(200, {"fc", "plv", "lagged"}), rows);
    for (auto& row : rows)
        for (int k = 0; k < 900; ++k) row[std::size_t(k)] *= 1e8;
    auto wild = measures_of(window_of(200, {"fc", "plv", "lagged"}), rows);
    for (Measure which : {Measure::fc, Measure::lagged, Measure::plv}) {
        const Reading a = calm.read(which, {}), b = wild.read(which, {});
        for (std::size_t k = 0; k < a.value.size(); ++k) CHECK(b.value[k] == Approx(a.value[k]).margin(1e-6));
    }
}

TEST_CASE("no correlation is larger than 1, whatever rounding does") {
    for (int length = 8; length < 200; ++length) {
        const auto rows = signals_of(4, length, [](int n, int k) { return (n + 1) * normal_at(k, 0) + 0.1 * n; });
        auto measures = measures_of(window_of(200, {"fc"}), rows);
        const Reading fc = measures.read(Measure::fc, {});
        for (double r : fc.value) CHECK(std::fabs(r) <= 1);
        std::vector<double> other = fc.value;
        for (double& r : other) r = 3 * r - 1;
        const double same = compare_triangles(other.data(), other.data(), 4);
        CHECK((std::isnan(same) || same <= 1));
    }
}

TEST_CASE("the connectivity of a known mixture is the known one") {
    // y = ax + √(1 − a²)·noise has the correlation a with x.
    const auto rows = signals_of(2, 20000, [](int n, int k) { return n ? 0.6 * normal_at(k, 0) + 0.8 * normal_at(k, 1) : normal_at(k, 0); });
    auto measures = measures_of(window_of(20000, {"fc"}), rows);
    CHECK(at(measures.read(Measure::fc, {}), 0, 1) == Approx(0.6).margin(0.015));
}

TEST_CASE("two sines a fixed lag apart lock and cohere fully") {
    for (double lag : {0.0, 0.7, 1.5707963, 3.0}) {
        const auto rows = signals_of(2, 3000, [&](int n, int k) { return sine(10, k, n ? lag : 0) * (n ? 3 : 1); });
        auto measures = measures_of(window_of(2000, {"plv", "coherence", "order", "metastability"}), rows);
        CHECK(at(measures.read(Measure::plv, {}), 0, 1) == Approx(1).margin(1e-5));
        CHECK(at(measures.read(Measure::coherence, {}), 0, 1) == Approx(1).margin(1e-4));
        CHECK(value(measures, Measure::order) == Approx(std::fabs(std::cos(lag / 2))).margin(1e-3));
        CHECK(measures.read(Measure::order, {}).mean == Approx(std::fabs(std::cos(lag / 2))).margin(1e-3));
        CHECK(value(measures, Measure::metastability) < 1e-3);
    }
}

TEST_CASE("two sines of different frequency do not lock, and their order parameter swings") {
    const auto rows = signals_of(2, 6000, [&](int n, int k) { return sine(n ? 12 : 10, k); });
    auto measures = measures_of(window_of(4000, {"plv", "order", "metastability"}), rows);
    // Over T ms of a beat of 2 Hz no more than one broken beat is left.
    const Reading plv = measures.read(Measure::plv, {});
    CHECK(at(plv, 0, 1) < 1 / (3.14159 * 2 * 0.002 * plv.samples));
    // |cos| of an even phase: mean 2/π, variance 1/2 − 4/π².
    CHECK(measures.read(Measure::order, {}).mean == Approx(2 / 3.14159265).margin(0.01));
    CHECK(value(measures, Measure::metastability) == Approx(std::sqrt(0.5 - 4 / 9.8696044)).margin(0.01));
}

TEST_CASE("independent phases show the floor of the phase-locking value") {
    const int nodes = 40, samples = 400;
    const auto phases =
        signals_of(nodes, samples, [](int n, int k) { return turn * uniform_of(9, std::uint32_t(k * 64 + n), Stream::parameter, 0); });
    auto measures = measures_of(window_of(samples, {"plv", "order"}), phases, phases);
    const Reading plv = measures.read(Measure::plv, {});
    CHECK(plv.samples == samples);
    double sum = 0;
    for (int i = 0; i < nodes; ++i)
        for (int j = i + 1; j < nodes; ++j) sum += at(plv, i, j);
    CHECK(sum / (nodes * (nodes - 1) / 2) == Approx(std::sqrt(0.785398 / samples)).epsilon(0.05));
    CHECK(measures.read(Measure::order, {}).mean == Approx(std::sqrt(0.785398 / nodes)).epsilon(0.05));
}

TEST_CASE("phases together give order 1, phases spread evenly give 0") {
    const auto together = signals_of(7, 100, [](int, int k) { return 0.3 * k; });
    auto one = measures_of(window_of(64, {"order", "plv"}), together, together);
    CHECK(value(one, Measure::order) == Approx(1).margin(1e-14));
    CHECK(at(one.read(Measure::plv, {}), 2, 5) == Approx(1).margin(1e-6));
    const auto spread = signals_of(7, 100, [](int n, int k) { return 0.3 * k + turn * n / 7; });
    auto none = measures_of(window_of(64, {"order", "plv"}), spread, spread);
    CHECK(value(none, Measure::order) < 1e-14);
    CHECK(at(none.read(Measure::plv, {}), 2, 5) == Approx(1).margin(1e-6));
}

TEST_CASE("phase locking, envelopes and order are those of the analytic signal as defined") {
    const int nodes = 3, samples = 640;
    const Rows2 rows = mixture(nodes, samples);
    for (bool band : {false, true}) {
        MeasureOptions options = window_of(samples, {"plv", "envelope-fc", "order", "metastability"});
        if (band) options.low = 20, options.high = 60;
        // A quarter of the window has room for 128 samples: more than four periods of 20 Hz, less than 256.
        const std::size_t block = 128;
        auto measures = measures_of(options, rows);
        measures.finish();
        const auto pass = [&](double f) {
            const double outside = f < 20 ? 20 - f : f > 60 ? f - 60 : 0;
            return !band ? double(f > 0) : outside >= 10 ? 0.0 : 0.5 + 0.5 * std::cos(turn / 2 * outside / 10);
        };
        std::vector<std::vector<std::complex<double>>> z;
        for (const auto& row : rows) z.push_back(analytic_of(row, block, pass, rate));
        const std::size_t count = z[0].size();
        const Reading plv = measures.read(Measure::plv, {}), envelope = measures.read(Measure::envelope_fc, {}),
                      order = measures.read(Measure::order, {});
        REQUIRE(plv.samples == int(count));
        REQUIRE(order.samples == int(count));
        for (int i = 0; i < nodes; ++i)
            for (int j = 0; j < nodes; ++j) {
                std::complex<double> sum;
                std::vector<double> a, b;
                for (std::size_t k = 0; k < count; ++k) {
                    const auto u = z[std::size_t(i)][k], v = z[std::size_t(j)][k];
                    sum += u / std::abs(u) * std::conj(v / std::abs(v));
                    a.push_back(std::abs(u)), b.push_back(std::abs(v));
                }
                CHECK(at(plv, i, j) == Approx(std::abs(sum) / double(count)).margin(1e-7));
                CHECK(at(envelope, i, j) == Approx(pearson(a, b)).margin(1e-7));
            }
        std::vector<double> r;
        for (std::size_t k = 0; k < count; ++k)
            r.push_back(std::abs(z[0][k] / std::abs(z[0][k]) + z[1][k] / std::abs(z[1][k]) + z[2][k] / std::abs(z[2][k])) / 3);
        CHECK(order.value[0] == Approx(r.back()).margin(1e-9));
        CHECK(order.mean == Approx(mean_of(r)).margin(1e-9));
        CHECK(value(measures, Measure::metastability) == Approx(std::sqrt(variance_of(r))).margin(1e-9));
    }
}

TEST_CASE("envelopes that rise together correlate, whatever their carriers do") {
    const auto rows =
        signals_of(3, 6000, [](int n, int k) { return (1 + (n == 2 ? -0.8 : 0.8) * sine(0.7, k)) * sine(n == 1 ? 37 : 41, k, n); });
    MeasureOptions options = window_of(5000, {"envelope-fc", "fc"});
    options.low = 30, options.high = 50;
    auto measures = measures_of(options, rows);
    const Reading envelope = measures.read(Measure::envelope_fc, {});
    CHECK(at(envelope, 0, 1) > 0.99);
    CHECK(at(envelope, 0, 2) < -0.99);
    CHECK(std::fabs(at(measures.read(Measure::fc, {}), 0, 1)) < 0.05);
}

TEST_CASE("the covariance of a process that forgets falls off with the lag, and says who leads") {
    // An Ornstein–Uhlenbeck process of time constant 20 ms; node 1 is node 0 of 10 ms ago.
    const double keep = std::exp(-2.0 / 20);
    std::vector<double> x{0};
    for (int k = 1; k < 60005; ++k) x.push_back(keep * x.back() + std::sqrt(1 - keep * keep) * normal_at(k, 0));
    const auto rows = signals_of(2, 60000, [&](int n, int k) { return x[std::size_t(n ? k : k + 5)]; });
    MeasureOptions options = window_of(60000, {"lagged"});
    options.lag = 10;
    auto measures = measures_of(options, rows);
    const Reading lagged = measures.read(Measure::lagged, {});
    CHECK(at(lagged, 0, 0) == Approx(std::exp(-0.5)).margin(0.04));
    CHECK(at(lagged, 1, 0) == Approx(1).margin(0.05));
    CHECK(at(lagged, 0, 1) == Approx(std::exp(-1)).margin(0.04));
    CHECK(at(lagged, 1, 0) == Approx(covariance_of(part(rows[1], 5, 59995), part(rows[0], 0, 59995))).margin(1e-6));
}

TEST_CASE("readouts of pairs are refused by the memory they take, at any number of nodes and any width of a size") {
    // Counted in doubles: 65,536² pairs are none at all in 32 bits.
    static_assert(std::is_same_v<decltype(PairTable::size_of(1, true)), double>);
    CHECK(PairTable::size_of(65536, true) == 65536.0 * 65536);
    CHECK(PairTable::size_of(100000, false) == 100000.0 * 100004 / 2);
    for (const char* what : {"fc", "plv", "lagged"})
        for (int nodes : {65536, 100000}) CHECK(problem_of_measures(window_of(200, {what}), nodes, 1).path == "measure.what");
}
