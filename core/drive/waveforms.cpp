#include "core/drive/waveforms.hpp"

#include <algorithm>

#include "core/number/math.hpp"

namespace push_pull {
namespace {

constexpr double turn = 6.283185307179586;

// Whole cycles are dropped before the multiplication by 2π, so a drive does not blur after hours.
auto turned(double cycles, double phase) { return detail::sine_cosine(turn * (cycles - std::floor(cycles)) + phase); }

}  // namespace

DriveValue drive_value(const Drive& drive, double t_ms) {
    if (t_ms < drive.start || t_ms >= drive.stop) return {};
    if (drive.waveform == Waveform::constant) return {drive.amplitude, 0};
    const auto now = turned(drive.frequency * t_ms / 1000, drive.phase);
    if (drive.waveform == Waveform::sine) return {drive.amplitude * now.sine, 0};
    return {drive.amplitude * now.cosine, drive.amplitude * now.sine};
}

#ifndef PUSH_PULL_CORE_ONLY

namespace {

// ---- when it acts ----------------------------------------------------------------------------------------------------------

// The part of a step that lies in a span of time.
struct Part {
    double from, to;
    double length() const { return to > from ? to - from : 0; }
};

Part part_of(const Moment& now, double start, double stop) { return {std::max(now.begin, start), std::min(now.begin + now.dt, stop)}; }

double share_of(const Moment& now, double start, double stop) {
    const double share = part_of(now, start, stop).length() / now.dt;
    // An edge on a step is on that step, whatever the clock rounds.
    return share < 1e-9 ? 0 : share > 1 - 1e-9 ? 1 : share;
}

double ramp_at(const Drive& drive, double t) {
    if (!(drive.ramp > 0)) return 1;
    return std::max(0.0, std::min({1.0, (t - drive.start) / drive.ramp, (drive.stop - t) / drive.ramp}));
}

// ---- rectangles: what a train has given from its beginning, for an amplitude of 1 --------------------------------------------

// Of one period, up to u ms after its beginning.
double given(const Drive& drive, double period, double u) {
    const double first = std::min(u, drive.width);
    switch (drive.waveform) {
        case Waveform::square: {
            const double up = drive.duty * period;
            return u < up ? u : up - (u - up);
        }
        case Waveform::biphasic: {
            // As a share of the second phase, so that a whole pulse leaves exactly nothing.
            const double late = (u - drive.width - drive.gap) / (drive.width * drive.ratio);
            return first - drive.width * std::clamp(late, 0.0, 1.0);
        }
        default: return first;
    }
}

// The mean of a train over a step.
double mean_of_train(const Drive& drive, const Moment& now) {
    const bool square = drive.waveform == Waveform::square;
    const Part part = part_of(now, drive.start, drive.stop);
    if (!(part.to > part.from)) return 0;
    const double period = 1000 / drive.frequency, first = square ? -drive.phase / turn * period : drive.start;
    const double a = (part.from - first) / period, b = (part.to - first) / period, before = std::floor(a), after = std::floor(b);
    const double whole = (after - before) * given(drive, period, period);
    return (whole + (given(drive, period, (b - after) * period) - given(drive, period, (a - before) * period))) / now.dt;
}

// ---- curves and sines ----------------------------------------------------------------------------------------------------

double sine_at(double hertz, double phase, double t) { return turned(hertz * t / 1000, phase).sine; }

double chirp_at(const Drive& drive, double t) {
    const double since = t - drive.start, u = since - drive.sweep * std::floor(since / drive.sweep), share = u / drive.sweep;
    const double seconds = u / 1000, growth = log(drive.to / drive.frequency);
    const double cycles = drive.logarithmic && std::fabs(growth) > 1e-9
                              ? drive.frequency * drive.sweep / 1000 * (exp(growth * share) - 1) / growth
                              : seconds * (drive.frequency + 0.5 * (drive.to - drive.frequency) * share);
    return turned(cycles, 0).sine;
}

double burst_at(const Drive& drive, double t) {
    const double since = t - drive.start, u = since - drive.interval * std::floor(since / drive.interval);
    return drive.frequency * u / 1000 < drive.cycles ? sine_at(drive.frequency, 0, u) : 0;
}

double sines_at(const Drive& drive, double t) {
    double sum = 0;
    for (std::size_t k = 0; k < drive.frequencies.size(); ++k) sum += sine_at(drive.frequencies[k], drive.phases[k], t);
    return sum / double(drive.frequencies.size());
}

// The times of a curve's ends, from the drive's start.
Part ends_of(const Drive& drive) {
    if (!drive.times.empty()) return {drive.times.front(), drive.times.back()};
    return {0, drive.interval * double(drive.values.size() - 1)};
}

double curve_at(const Drive& drive, double u) {
    const Part ends = ends_of(drive);
    if (drive.repeat) u -= ends.length() * std::floor((u - ends.from) / ends.length());
    const std::vector<double>&times = drive.times, &values = drive.values;
    std::size_t k = 0;
    double from = 0, length = drive.interval;
    if (times.empty()) {
        k = std::size_t(std::clamp(u / length, 0.0, double(values.size() - 2)));
        from = double(k) * length;
    } else {
        k = std::size_t(std::upper_bound(times.begin() + 1, times.end() - 1, u) - times.begin()) - 1;
        from = times[k], length = times[k + 1] - from;
    }
    return values[k] + (u - from) / length * (values[k + 1] - values[k]);
}

double curve_value(const Drive& drive, const Moment& now) {
    const Part ends = ends_of(drive);
    double start = drive.start, stop = drive.stop;
    if (!drive.repeat) start = std::max(start, drive.start + ends.from), stop = std::min(stop, drive.start + ends.to);
    const double share = drive.ramp > 0 ? ramp_at(drive, now.time()) : 1;
    const double inside = share_of(now, start, stop);
    return inside > 0 ? share * inside * curve_at(drive, std::clamp(now.time(), start, stop) - drive.start) : 0;
}

double shape_at(const Drive& drive, double t) {
    switch (drive.waveform) {
        case Waveform::modulated:
            return (1 + drive.depth * sine_at(drive.modulation, 0, t)) / (1 + drive.depth) * sine_at(drive.frequency, drive.phase, t);
        case Waveform::interference:
            return 0.5 * (sine_at(drive.frequency, drive.phase, t) + sine_at(drive.frequency + drive.difference, drive.phase, t));
        case Waveform::multi_sine: return sines_at(drive, t);
        case Waveform::chirp: return chirp_at(drive, t);
        case Waveform::burst: return burst_at(drive, t);
        case Waveform::gaussian: {
            const double z = (t - drive.at) / drive.width;
            return exp(-0.5 * z * z);
        }
        default: return 0;
    }
}

}  // namespace

double presence(const Drive& drive, const Moment& now) {
    return drive.ramp > 0 ? ramp_at(drive, now.time()) : share_of(now, drive.start, drive.stop);
}

DriveValue drive_value(const Drive& drive, const Moment& now) {
    switch (drive.waveform) {
        case Waveform::constant:
        case Waveform::sine:
        case Waveform::rotating: {
            DriveValue plain = drive_value(drive, now.time());
            if (drive.ramp > 0) {
                const double share = ramp_at(drive, now.time());
                plain.value *= share, plain.quadrature *= share;
            }
            return plain;
        }
        case Waveform::square:
        case Waveform::pulses:
        case Waveform::biphasic: return {drive.amplitude * ramp_at(drive, now.begin + 0.5 * now.dt) * mean_of_train(drive, now), 0};
        case Waveform::curve: return {drive.amplitude * curve_value(drive, now), 0};
        default: {
            const double there = presence(drive, now);
            return {there > 0 ? drive.amplitude * there * shape_at(drive, std::clamp(now.time(), drive.start, std::max(drive.start, drive.stop))) : 0,
                    0};
        }
    }
}

#endif

}  // namespace push_pull
