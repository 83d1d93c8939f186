// The waveforms and the numbers they read: menus, sliders, messages and types come from these rows. docs/forcing.md defines them.
#include "core/document/plan.hpp"

namespace push_pull {
namespace {

constexpr double pi = 3.141592653589793;

constexpr DriveField amplitude = {{"amplitude", "A", "unit of the input", 1, -100, 100, "size of the drive"}, &Drive::amplitude};
constexpr DriveField start = {{"start", "t_0", "ms", 0, 0, 10000, "when the drive begins"}, &Drive::start};
constexpr DriveField stop = {{"stop", "t_1", "ms", unbounded, 0, 10000, "when the drive ends; null is never"}, &Drive::stop};
constexpr DriveField phase = {{"phase", "\\varphi", "rad", 0, -pi, pi, "where the cycle stands at t = 0"}, &Drive::phase};
constexpr DriveField frequency = {{"frequency", "f", "Hz", 10, 0.1, 200, "cycles per second", Scale::log}, &Drive::frequency, Limit::not_negative};

#ifdef PUSH_PULL_CORE_ONLY

// One list, of which a constant reads the beginning; ramps are for the whole build.
constexpr DriveField sine_fields[] = {amplitude, start, stop, frequency, phase};
constexpr std::span<const DriveField> constant_fields(sine_fields, 3);

#else

constexpr DriveField ramp = {
    {"ramp", "t_r", "ms", 0, 0, 5000, "linear rise from the start, and fall before the stop"}, &Drive::ramp, Limit::not_negative};

constexpr DriveField carrier(double value, Text meaning) {
    return {{"frequency", "f", "Hz", value, 0.1, 2000, meaning, Scale::log}, &Drive::frequency, Limit::positive};
}
constexpr DriveField rate(double value, Text meaning) {
    return {{"frequency", "f", "Hz", value, 0.1, 200, meaning, Scale::log}, &Drive::frequency, Limit::positive};
}

constexpr DriveField constant_fields[] = {amplitude, start, stop, ramp};
constexpr DriveField sine_fields[] = {amplitude, frequency, phase, start, stop, ramp};
constexpr DriveField modulated_fields[] = {
    amplitude,
    carrier(100, "cycles per second of the carrier"),
    {{"modulation", "f_m", "Hz", 10, 0.1, 100, "how often per second the size swells", Scale::log}, &Drive::modulation, Limit::not_negative},
    {{"depth", "d", "", 1, 0, 1, "how deep the size swells: 0 not at all, 1 down to nothing"}, &Drive::depth, Limit::share},
    phase,
    start,
    stop,
    ramp};
constexpr DriveField interference_fields[] = {
    amplitude,
    carrier(100, "cycles per second of the slower sine"),
    {{"difference", "\\Delta f", "Hz", 10, 0.1, 100, "how much faster the other sine is: beats per second", Scale::log},
     &Drive::difference,
     Limit::not_negative},
    phase,
    start,
    stop,
    ramp};
constexpr DriveField multi_sine_fields[] = {amplitude, start, stop, ramp};
constexpr DriveField chirp_fields[] = {
    amplitude,
    carrier(1, "where a sweep begins"),
    {{"to", "f_1", "Hz", 50, 0.1, 2000, "where a sweep ends", Scale::log}, &Drive::to, Limit::positive},
    {{"sweep", "T", "ms", 10000, 100, 60000, "length of a sweep; then the next one begins", Scale::log}, &Drive::sweep, Limit::positive},
    start,
    stop,
    ramp};
constexpr DriveField square_fields[] = {
    amplitude,
    rate(10, "cycles per second"),
    {{"duty", "d", "", 0.5, 0, 1, "share of a cycle at plus amplitude; the rest is at minus"}, &Drive::duty, Limit::share},
    phase,
    start,
    stop,
    ramp};
constexpr DriveField burst_fields[] = {
    amplitude,
    carrier(50, "cycles per second within a burst"),
    {{"cycles", "n", "", 3, 1, 20, "cycles of a burst"}, &Drive::cycles, Limit::count},
    {{"interval", "T", "ms", 200, 10, 5000, "from the start of a burst to the next", Scale::log}, &Drive::interval, Limit::positive},
    start,
    stop,
    ramp};
constexpr DriveField pulses_fields[] = {amplitude,
                                        rate(10, "pulses per second, the first at the start"),
                                        {{"width", "w", "ms", 1, 0.05, 50, "length of a pulse", Scale::log}, &Drive::width, Limit::positive},
                                        start,
                                        stop,
                                        ramp};
constexpr DriveField biphasic_fields[] = {
    amplitude,
    rate(130, "pulses per second, the first at the start"),
    {{"width", "w", "ms", 1, 0.05, 50, "length of the first phase", Scale::log}, &Drive::width, Limit::positive},
    {{"gap", "g", "ms", 0, 0, 5, "pause between the phases"}, &Drive::gap, Limit::not_negative},
    {{"ratio", "r", "", 1, 0.1, 10, "the second phase is so many times longer, and as many times lower", Scale::log}, &Drive::ratio, Limit::positive},
    start,
    stop,
    ramp};
constexpr DriveField gaussian_fields[] = {
    amplitude,
    {{"at", "t_m", "ms", 500, 0, 10000, "when the bump is highest"}, &Drive::at},
    {{"width", "\\sigma", "ms", 20, 0.1, 1000, "standard deviation of the bump", Scale::log}, &Drive::width, Limit::positive},
    start,
    stop,
    ramp};
constexpr DriveField ou_fields[] = {
    amplitude, {{"tau", "\\tau", "ms", 10, 0.1, 1000, "memory", Scale::log}, &Drive::tau, Limit::positive}, start, stop, ramp};
constexpr DriveField random_fields[] = {amplitude,
                                        {{"low", "f_0", "Hz", 1, 0, 1000, "lower end of the band"}, &Drive::low, Limit::not_negative},
                                        {{"high", "f_1", "Hz", 100, 1, 1000, "upper end of the band", Scale::log}, &Drive::high, Limit::positive},
                                        start,
                                        stop,
                                        ramp};
constexpr DriveField curve_fields[] = {
    amplitude,
    {{"interval", "\\delta t", "ms", 1, 0.1, 1000, "from one value to the next, where no times are given", Scale::log}, &Drive::interval, Limit::positive},
    start,
    stop,
    ramp};

#endif

constexpr WaveformRow rows[] = {
    {{"constant", "Constant", "amplitude from start to stop"}, constant_fields},
    {{"sine", "Sine", "amplitude · sin(2π·frequency·t + phase)"}, sine_fields},
    {{"rotating", "Rotating", "amplitude · e^{i(2π·frequency·t + phase)} on z = x + iy"}, sine_fields, 2},
#ifndef PUSH_PULL_CORE_ONLY
    {{"modulated", "Amplitude-modulated sine", "a sine whose size swells modulation times per second, at most amplitude"}, modulated_fields},
    {{"interference", "Interference", "two equal sines, difference apart in frequency, whose sum peaks at amplitude"}, interference_fields},
    {{"multi-sine", "Sum of sines", "equal sines of the frequencies and phases listed, together at most amplitude"}, multi_sine_fields},
    {{"chirp", "Chirp", "a sine that sweeps from frequency to another, linearly or logarithmically in time, again and again"}, chirp_fields},
    {{"square", "Square wave", "amplitude for a share of each cycle, minus amplitude for the rest"}, square_fields},
    {{"burst", "Bursts", "some whole cycles of a sine, again after each interval"}, burst_fields},
    {{"pulses", "Pulse train", "rectangles of one sign, as magnetic stimulation is often modelled"}, pulses_fields},
    {{"biphasic", "Biphasic train", "pulses of two phases that carry no net charge, as in deep brain stimulation"}, biphasic_fields},
    {{"gaussian", "Gaussian bump", "amplitude · exp(−(t − at)² / (2 width²))"}, gaussian_fields},
    {{"ou", "Ornstein–Uhlenbeck", "noise of standard deviation amplitude and autocorrelation e^{−t/tau}, the same for all its nodes"}, ou_fields},
    {{"random", "Random noise in a band", "noise of standard deviation amplitude and flat power from low to high, the same for all its nodes"},
     random_fields},
    {{"curve", "Curve", "amplitude times the values listed, joined by straight lines"}, curve_fields},
#endif
};

}  // namespace

std::span<const WaveformRow> waveforms() { return rows; }

}  // namespace push_pull
