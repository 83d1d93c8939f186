// What is read off a window of a driven signal, against signals whose answer is known.
#include "core/observe/response.hpp"

#include "core/number/angle.hpp"
#include "tests/core/measuring.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

constexpr double interval = 2, start = 1234;  // ms

ResponseQuery drive_of(double frequency, double phase = 0, double amplitude = 1) {
    return {interval, start, frequency, phase, amplitude, 1, 1};
}

// `seconds` of a function of the time in s, on the drive's clock.
template <class F>
std::vector<double> signal_of(double seconds, F value) {
    std::vector<double> x;
    for (double t = 0; t < 1000 * seconds - interval / 2; t += interval) x.push_back(value((start + t) / 1000));
    return x;
}

}  // namespace

TEST_CASE("our own angle is that of atan2 to the last bits, in every direction") {
    double worst = 0;
    Dice dice;
    for (int k = 0; k < 100000; ++k) {
        const double x = dice.between(-1, 1), y = k % 7 == 0 ? dice.between(-1e-9, 1e-9) : dice.between(-1, 1);
        worst = std::max(worst, std::fabs(angle_of(x, y) - std::atan2(y, x)));
    }
    CHECK(worst < 1e-15);
    CHECK(angle_of(0, 0) == 0);
    CHECK(angle_of(-1, 0) == Approx(turn / 2));
    CHECK(angle_of(0, -2) == Approx(-turn / 4));
}

TEST_CASE("a sine is answered with its amplitude and its lag, whatever its frequency, phase and mean") {
    for (double frequency : {3.7, 10.0, 11.31})
        for (double lag : {-2.5, 0.0, 0.4, 3.0}) {
            const auto x = signal_of(2, [&](double t) { return 40 + 0.3 * std::sin(turn * frequency * t + 0.9 - lag); });
            const Response r = response_of(x, {}, drive_of(frequency, 0.9, 0.5));
            INFO(frequency << " Hz, lag " << lag);
            CHECK(r.gain == Approx(0.6).epsilon(1e-10));
            CHECK(std::fabs(wrapped(r.lag - lag)) < 1e-10);
            CHECK(r.frequency == Approx(frequency).epsilon(4e-4));
            CHECK(r.amplitude == Approx(0.3).epsilon(5e-3));
            CHECK(r.power == Approx(0.045).epsilon(0.02));
            CHECK(r.plv > 0.9995);
            CHECK(r.locked);
            CHECK(r.slips == 0);
        }
}

TEST_CASE("a drive of negative amplitude is the same drive half a turn on") {
    const auto x = signal_of(2, [](double t) { return std::sin(turn * 10 * t); });
    CHECK(response_of(x, {}, drive_of(10, 0, -2)).gain == Approx(0.5));
    CHECK(std::fabs(response_of(x, {}, drive_of(10, 0, -2)).lag) == Approx(turn / 2));
}

TEST_CASE("harmonics, a mean and another sine far away change neither gain nor phase locking") {
    const auto x = signal_of(5, [](double t) {
        return 7 + std::sin(turn * 10 * t - 0.4) + 0.4 * std::sin(turn * 20 * t + 1) + 0.2 * std::sin(turn * 30 * t) +
               0.2 * std::sin(turn * 57 * t);
    });
    const Response r = response_of(x, {}, drive_of(10));
    CHECK(r.gain == Approx(1).epsilon(1e-3));
    CHECK(r.lag == Approx(0.4).margin(1e-3));
    CHECK(r.plv > 0.999);
    CHECK(r.locked);
    CHECK(!response_of(x, {}, drive_of(10, 0, 0)).locked);
}

TEST_CASE("two tones n:m apart are locked n:m and not 1:1") {
    const struct { int n, m; } rows[] = {{1, 1}, {1, 2}, {2, 1}, {2, 3}, {3, 2}};
    for (const auto& row : rows) {
        // n turns of the response are m of the drive's: its frequency is m/n of the drive's.
        const double frequency = 10.0 * row.m / row.n;
        const auto x = signal_of(5, [&](double t) { return std::sin(turn * frequency * t + 0.3); });
        ResponseQuery query = drive_of(10);
        query.n = row.n, query.m = row.m;
        const Response r = response_of(x, {}, query);
        INFO(row.n << ":" << row.m);
        CHECK(r.plv > 0.998);
        CHECK(r.locked);
        if (row.n != row.m) CHECK(!response_of(x, {}, drive_of(10)).locked);
        if (row.n != row.m) CHECK(response_of(x, {}, drive_of(10)).plv < 0.2);
    }
}

TEST_CASE("a tone beside the drive slips a turn for each whole turn it gains or loses") {
    for (double off : {-1.2, -0.6, 0.6, 1.2}) {
        std::vector<double> phase;
        const auto x = signal_of(5, [&](double t) { return phase.push_back(turn * (10 + off) * t), std::sin(phase.back()); });
        const Response by_phase = response_of(x, phase, drive_of(10)), by_signal = response_of(x, {}, drive_of(10));
        INFO(off << " Hz");
        CHECK(by_phase.slips == int(off * 5 * 0.999));
        CHECK(by_phase.frequency == Approx(10 + off).epsilon(1e-9));
        CHECK(!by_phase.locked);
        CHECK(!by_signal.locked);
        // |mean of exp(2πi·off·t)| over T seconds: the floor of a short window.
        CHECK(by_phase.plv == Approx(std::fabs(std::sin(turn / 2 * off * 5) / (turn / 2 * off * 5))).margin(0.01));
    }
}

TEST_CASE("a phase counts the same whether it is wrapped or not") {
    std::vector<double> whole, folded;
    const auto x = signal_of(3, [&](double t) {
        whole.push_back(turn * 9.7 * t + 0.5 * std::sin(turn * t));
        folded.push_back(wrapped(whole.back()));
        return std::cos(whole.back());
    });
    const Response a = response_of(x, whole, drive_of(10)), b = response_of(x, folded, drive_of(10));
    CHECK(a.plv == Approx(b.plv).epsilon(1e-9));
    CHECK(a.frequency == Approx(b.frequency).epsilon(1e-9));
    CHECK(a.slips == b.slips);
}

TEST_CASE("locked means within 0.02 Hz over 3 s or more, and within 0.06 turns over less") {
    CHECK(locked_tolerance(10000) == 0.02);
    CHECK(locked_tolerance(3000) == Approx(0.02));
    CHECK(locked_tolerance(1000) == Approx(0.06));
    const auto locked = [](double off, double seconds) {
        return response_of(signal_of(seconds, [&](double t) { return std::sin(turn * (10 + off) * t); }), {}, drive_of(10)).locked;
    };
    for (double sign : {1.0, -1.0}) {
        CHECK(locked(sign * 0.018, 4));
        CHECK(!locked(sign * 0.022, 4));
        CHECK(locked(sign * 0.05, 1));
        CHECK(!locked(sign * 0.07, 1));
    }
}

TEST_CASE("noise on a rise does not count as another rise") {
    std::vector<double> x = signal_of(5, [](double t) { return std::sin(turn * 4 * t); });
    for (std::size_t k = 0; k < x.size(); ++k) x[k] += 0.05 * normal_at(int(k), 0);
    CHECK(response_of(x, {}, drive_of(0)).frequency == Approx(4).epsilon(0.002));
}

TEST_CASE("a drive that turns more than once in two samples is not taken for a slower one") {
    // 10 Hz under a drive of 140 Hz, looked at every 4.2 ms.
    std::vector<double> x(300);
    for (std::size_t k = 0; k < x.size(); ++k) x[k] = std::sin(0.0628318530717958648 * 4.2 * double(k));
    const Response r = response_of(x, {}, {4.2, 0, 140, 0, 5, 1, 1});
    CHECK(r.frequency == Approx(10).margin(0.01));
    CHECK(std::isnan(r.gain));
    CHECK(std::isnan(r.lag));
    CHECK(std::isnan(r.plv));
    CHECK(r.slips == 0);
    CHECK_FALSE(r.locked);
}

TEST_CASE("a signal that rests, or is too short, has no response") {
    for (const auto& x : {std::vector<double>(1000, 3.25), std::vector<double>(10, 1.0), std::vector<double>()}) {
        const Response r = response_of(x, {}, drive_of(10));
        CHECK(r.frequency == 0);
        CHECK(r.gain == 0);
        CHECK(r.plv == 0);
        CHECK(!r.locked);
    }
    const auto slow = signal_of(0.5, [](double t) { return std::sin(turn * t); });
    CHECK(response_of(slow, {}, drive_of(1)).gain == 0);
    CHECK(response_of(slow, {}, drive_of(0)).locked == false);
}

TEST_CASE("every window of white noise has a phase-locking value, and shorter ones a larger one") {
    const auto mean_plv = [](double seconds) {
        double sum = 0;
        const int windows = 60, samples = int(1000 * seconds / interval);
        for (int w = 0; w < windows; ++w) {
            std::vector<double> x;
            for (int k = 0; k < samples; ++k) x.push_back(normal_at(k, w));
            sum += response_of(x, {}, drive_of(10)).plv / windows;
        }
        return sum;
    };
    const double brief = mean_plv(0.5), lasting = mean_plv(4);
    CHECK(brief > 1.4 * lasting);
    CHECK(lasting > 0.02);
    CHECK(lasting < 0.3);
}
