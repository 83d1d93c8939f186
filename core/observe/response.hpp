// How a signal answers a periodic drive: pure functions of an evenly sampled window. Live readouts, offline analysis and maps all
// ask here; docs/responses.md has the definitions and what short windows do to them.
#pragma once

#include <span>

namespace push_pull {

// The drive is amplitude · sin(ψ), ψ = 2π · frequency · t + phase; a rotating one has the phase of its x part, a quarter turn more.
struct ResponseQuery {
    double interval_ms = 1;  // between samples
    double start_ms = 0;     // of the first sample, on the clock of the drive
    double frequency_hz = 0;
    double phase_rad = 0;
    double drive_amplitude = 0;
    int n = 1, m = 1;  // the phase difference is n·φ − m·ψ: locked, the response turns m times while the drive turns n times

    bool operator==(const ResponseQuery&) const = default;
};

// Everything 0 for a signal that rests or has fewer than 16 samples. A drive that turns more than once in two samples cannot be told
// from a slower one: gain, lag and phase locking are no numbers then.
struct Response {
    double frequency = 0;  // Hz: slope of the straight line through the phase; 0 with fewer than two rises through the middle
    double amplitude = 0;  // half of the range
    double gain = 0;       // amplitude at the drive's frequency over that of the drive; 0 in less than a period of the drive
    double lag = 0;        // rad behind the drive, −π … π
    double plv = 0;        // |mean of exp(i(nφ − mψ))|
    double power = 0;      // variance
    int slips = 0;         // whole turns of nφ − mψ from begin to end; positive: the response is ahead
    bool locked = false;   // the drive is not silent, see locked_tolerance, and nφ − mψ stays within one turn
};

// How far the frequency of a locked response may be from m/n of the drive's in a window of so many ms: 0.02 Hz over 3 s or more; in
// a shorter one the 0.06 turns that this makes in 3 s.
inline double locked_tolerance(double window_ms) { return window_ms < 3000 ? 60 / window_ms : 0.02; }

// `phase`: of the oscillation at every sample, in radians, wrapped or not, less than half a turn a sample; empty: the argument of
// the signal's analytic signal about the frequency of its rises through the middle of its range. A rise counts after the signal has
// been a tenth of the range below the middle.
Response response_of(std::span<const double> signal, std::span<const double> phase, const ResponseQuery& query);

}  // namespace push_pull
