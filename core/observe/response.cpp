#include "core/observe/response.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/number/angle.hpp"
#include "core/number/math.hpp"
#include "core/observe/fourier.hpp"

namespace push_pull {
namespace {

constexpr double turn = 6.283185307179586;
constexpr std::size_t fewest_samples = 16;
// A period of the faster of response and drive keeps so many samples, n times, when a phase is made.
constexpr double samples_a_period = 10;

struct Range {
    double low, high;
    double width() const { return high - low; }
    double middle() const { return 0.5 * (low + high); }
    bool rests() const { return !(width() > 1e-12 * std::max(std::fabs(low), std::fabs(high))); }
};

Range range_of(std::span<const double> x) {
    Range range{x[0], x[0]};
    for (double value : x) {
        if (value < range.low) range.low = value;
        if (value > range.high) range.high = value;
    }
    return range;
}

// Where a parabola through three samples, the first below zero and the second not, rises through it: 0 … 1 from the first.
double rise(double a, double b, double c) {
    double t = -a / (b - a);
    const double bend = 0.5 * (c - 2 * b + a);
    for (int i = 0; i < 3; ++i) t -= (a + t * (b - a) + bend * t * (t - 1)) / ((b - a) + bend * (2 * t - 1));
    return t >= 0 && t <= 1 ? t : -a / (b - a);
}

double rises_a_second(std::span<const double> x, Range range, double interval_ms) {
    const double level = range.middle(), below = level - 0.1 * range.width();
    double first = 0, last = 0;
    int rises = 0;
    bool armed = false;
    for (std::size_t k = 1; k + 1 < x.size(); ++k) {
        armed = armed || x[k - 1] < below;
        if (!armed || !(x[k] >= level)) continue;
        last = double(k - 1) + rise(x[k - 1] - level, x[k] - level, x[k + 1] - level);
        if (rises++ == 0) first = last;
        armed = false;
    }
    return rises < 2 ? 0 : 1000 * double(rises - 1) / ((last - first) * interval_ms);
}

double drive_phase(const ResponseQuery& q, double sample) {
    // Whole turns are dropped, as the drive itself does.
    const double turns = q.frequency_hz * (q.start_ms + sample * q.interval_ms) / 1000;
    return turn * (turns - std::floor(turns)) + q.phase_rad;
}

// a and b of mean + a·cos ψ + b·sin ψ, least squares over the last whole number of the drive's periods: exact for a sine, whatever
// the samples in a period.
void demodulate(std::span<const double> x, double mean, const ResponseQuery& q, Response& r) {
    const double period = 1000 / (q.frequency_hz * q.interval_ms), periods = std::floor(double(x.size()) / period * (1 + 1e-9));
    if (!(periods >= 1) || !(period > 2)) return;
    const std::size_t count = std::min(x.size(), std::size_t(periods * period + 0.5)), first = x.size() - count;
    const auto step = detail::sine_cosine(turn / period);
    double c = 0, s = 0, sum = 0, sum_c = 0, sum_s = 0, cc = 0, ss = 0, cs = 0, xc = 0, xs = 0;
    for (std::size_t k = 0; k < count; ++k) {
        // One turn after the other by multiplication, and now and then anew from the clock.
        if (k % 64 == 0) {
            const auto now = detail::sine_cosine(drive_phase(q, double(first + k)));
            c = now.cosine, s = now.sine;
        }
        const double value = x[first + k] - mean;
        sum += value, sum_c += c, sum_s += s, cc += c * c, ss += s * s, cs += c * s, xc += value * c, xs += value * s;
        const double next = c * step.cosine - s * step.sine;
        s = s * step.cosine + c * step.sine;
        c = next;
    }
    const double share = 1 / double(count);
    cc -= sum_c * sum_c * share, ss -= sum_s * sum_s * share, cs -= sum_c * sum_s * share;
    xc -= sum * sum_c * share, xs -= sum * sum_s * share;
    const double size = cc * ss - cs * cs;
    if (!(size > 0)) return;
    const double a = (xc * ss - xs * cs) / size, b = (xs * cc - xc * cs) / size;
    if (q.drive_amplitude != 0) r.gain = std::sqrt(a * a + b * b) / std::fabs(q.drive_amplitude);
    // x = R sin(ψ − lag); a drive of negative amplitude is half a turn ahead.
    r.lag = q.drive_amplitude < 0 ? angle_of(-b, a) : angle_of(b, -a);
}

// nφ − mψ along the window, sample after sample.
class Difference {
public:
    explicit Difference(double m) : m_(m) {}
    // φ by n turns, and ψ.
    void add(double turned, double psi) {
        const double now = turned - m_ * psi;
        const auto direction = detail::sine_cosine(wrapped(now));
        x_ += direction.cosine, y_ += direction.sine;
        if (count_ == 0) last_ = now;
        sum_ += wrapped(now - last_);
        last_ = now;
        low_ = std::min(low_, sum_), high_ = std::max(high_, sum_);
        const double place = count_++;
        places_ += place, squares_ += place * place, sums_ += sum_, products_ += place * sum_;
    }
    // The straight line through it, in radians a sample.
    double slope() const {
        const double spread = count_ * squares_ - places_ * places_;
        return spread > 0 ? (count_ * products_ - places_ * sums_) / spread : 0;
    }
    void finish(Response& r) const {
        if (count_ == 0) return;
        r.plv = std::sqrt(x_ * x_ + y_ * y_) / count_;
        r.slips = int(sum_ / turn);
    }
    bool bounded() const { return count_ > 0 && high_ - low_ < turn; }

private:
    double m_, x_ = 0, y_ = 0, last_ = 0, sum_ = 0, low_ = 0, high_ = 0;
    double places_ = 0, squares_ = 0, sums_ = 0, products_ = 0;
    double count_ = 0;
};

// How the window is thinned out for phases: means of `stride` samples each from `first` on. At either end `edge` of them, two periods
// of the slower rhythm or a quarter of the window, are left out: the first half of those is faded.
struct Thinned {
    std::size_t first, stride, count, edge, fade;
    double low, high;  // Hz: slower and faster of the response and m/n of the drive

    Thinned(std::size_t samples, double response, const ResponseQuery& q) {
        const double drive = q.frequency_hz * q.m / q.n;
        low = response > 0 && drive > 0 ? std::min(response, drive) : std::max(response, drive);
        high = std::max(response, drive);
        const double rate = 1000 / q.interval_ms;
        stride = std::size_t(std::clamp(rate / (high * samples_a_period * q.n), 1.0, double(samples / fewest_samples)));
        count = samples / stride;
        first = samples - count * stride;
        edge = std::size_t(std::min(std::ceil(2 * rate / double(stride) / low), double(count / 4)));
        fade = (edge + 1) / 2;
    }
    double middle(std::size_t k) const { return double(first + k * stride) + 0.5 * double(stride - 1); }
};

// The analytic signal of the thinned window from half of `low` to one and a half times `high`, falling off as half a cosine to a
// quarter of the one and twice the other: the rhythm without its mean and harmonics.
std::vector<Complex> analytic(std::span<const double> x, const Thinned& thin, double interval_ms) {
    std::size_t length = fewest_samples;
    while (length < thin.count) length *= 2;
    std::vector<Complex> z(length, Complex(0));
    double weight = 0, mean = 0;
    const auto fade = [&](std::size_t k) {
        const std::size_t from_end = std::min(k, thin.count - 1 - k);
        return from_end >= thin.fade ? 1 : 0.5 - 0.5 * cos(0.5 * turn * (double(from_end) + 0.5) / double(thin.fade));
    };
    for (std::size_t k = 0; k < thin.count; ++k) {
        double sum = 0;
        for (std::size_t i = 0; i < thin.stride; ++i) sum += x[thin.first + k * thin.stride + i];
        z[k] = sum / double(thin.stride);
        weight += fade(k), mean += fade(k) * z[k].real();
    }
    mean /= weight;
    for (std::size_t k = 0; k < thin.count; ++k) z[k] = fade(k) * (z[k].real() - mean);

    const Fourier fourier(length);
    fourier.transform(z.data());
    const double bin = 1000 / (interval_ms * double(thin.stride) * double(length)), low = 0.5 * thin.low, high = 1.5 * thin.high;
    z[0] = 0;
    for (std::size_t k = 1; k < length; ++k) {
        const double f = double(k) * bin, outside = f < low ? (low - f) / (0.5 * low) : f > high ? (f - high) / (0.5 * thin.high) : 0;
        const double pass = k >= length / 2 || outside >= 1 ? 0 : 0.5 + 0.5 * cos(0.5 * turn * outside);
        // The inverse transform is the conjugate of the transform of the conjugate.
        z[k] = std::conj(z[k]) * pass;
    }
    fourier.transform(z.data());
    for (Complex& value : z) value = std::conj(value);
    return z;
}

// The angle itself, without the turns between: from sample to sample it may not leap by half a turn.
std::vector<double> unwrapped(std::span<const double> phase) {
    std::vector<double> angles(phase.size());
    angles[0] = phase[0];
    for (std::size_t k = 1; k < phase.size(); ++k) angles[k] = angles[k - 1] + wrapped(phase[k] - phase[k - 1]);
    return angles;
}

}  // namespace

Response response_of(std::span<const double> signal, std::span<const double> phase, const ResponseQuery& query) {
    if (query.frequency_hz * query.interval_ms > 500) {
        ResponseQuery alone = query;
        alone.frequency_hz = 0;
        Response r = response_of(signal, phase, alone);
        r.gain = r.lag = r.plv = std::numeric_limits<double>::quiet_NaN();
        r.slips = 0;
        return r;
    }
    Response r;
    const std::size_t samples = signal.size();
    const Range range = samples < fewest_samples ? Range{0, 0} : range_of(signal);
    if (range.rests()) return r;
    r.amplitude = 0.5 * range.width();
    double mean = 0;
    for (double x : signal) mean += x - range.low;
    mean = range.low + mean / double(samples);
    for (double x : signal) r.power += (x - mean) * (x - mean);
    r.power /= double(samples);
    if (query.frequency_hz > 0) demodulate(signal, mean, query, r);

    std::vector<double> angles;
    if (phase.size() == samples) angles = unwrapped(phase);
    const double seconds = 0.001 * query.interval_ms * double(samples);
    const double pace =
        angles.empty() ? rises_a_second(signal, range, query.interval_ms) : std::fabs(angles.back() - angles.front()) / turn / seconds;
    if (!(pace > 0 || query.frequency_hz > 0)) return r;
    const Thinned thin(samples, pace, query);
    Difference difference(query.m);
    if (angles.empty()) {
        const std::vector<Complex> z = analytic(signal, thin, query.interval_ms);
        for (std::size_t k = thin.edge; k + thin.edge < thin.count; ++k)
            difference.add(query.n * angle_of(z[k].real(), z[k].imag()), drive_phase(query, thin.middle(k)));
    } else {
        for (std::size_t k = thin.first; k < samples; k += thin.stride) difference.add(query.n * angles[k], drive_phase(query, double(k)));
    }
    difference.finish(r);
    if (!(pace > 0)) return r;
    const double expected = query.frequency_hz * query.m / query.n;
    r.frequency = expected + 1000 * difference.slope() / (turn * query.n * query.interval_ms * double(thin.stride));
    // Nothing follows a silent drive, however near their frequencies are.
    const bool drives = query.frequency_hz > 0 && query.drive_amplitude != 0;
    r.locked = drives && difference.bounded() && std::fabs(r.frequency - expected) < locked_tolerance(1000 * seconds);
    return r;
}

}  // namespace push_pull
