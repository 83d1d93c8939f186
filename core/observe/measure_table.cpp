#include "core/observe/measure_table.hpp"

namespace push_pull {
namespace {

constexpr MeasureRow rows[] = {
    {"frequency", "Dominant frequency",
     "Where the node’s Welch spectrum over the window is largest, inside the band if there is one, 0 Hz left out; the top of the parabola "
     "through the logarithms of the three highest points",
     "Hz", "node"},
    {"order", "Kuramoto order parameter",
     "R = |mean over nodes of exp(iφ)| at the newest phase: 1 when all nodes share one phase, near √(π/4N) for N independent ones", "", "scalar"},
    {"metastability", "Metastability", "Standard deviation of the Kuramoto order parameter R over the window", "", "scalar"},
    {"plv", "Phase-locking value",
     "|mean over the window of exp(i(φᵢ − φⱼ))|: 1 when the phase difference is constant, near √(π/4n) for n independent ones", "", "matrix"},
    {"coherence", "Coherence",
     "Magnitude-squared coherence |Sᵢⱼ|² / (SᵢᵢSⱼⱼ) of Welch’s segments in the window, at the dominant frequency of the mean spectrum unless "
     "a frequency or a band is given (the mean over its bins)",
     "", "matrix"},
    {"fc", "Functional connectivity", "Pearson correlation of the signals of two nodes over the window", "", "matrix"},
    {"envelope-fc", "Envelope connectivity",
     "Pearson correlation over the window of the amplitudes |z| of two nodes’ analytic signals in the band", "", "matrix"},
    {"fcd", "Connectivity dynamics",
     "Pearson correlation of the upper triangles of functional connectivity in two windows; one window long each, an eighth of it apart, "
     "the last 32, oldest first",
     "", "matrix"},
    {"spectrum", "Power spectrum",
     "Welch’s one-sided power density over the window: half-overlapping segments, each less its mean, under a Hann window; of a node or the mean of all",
     "signal²/Hz", "series"},
    {"spectrogram", "Spectrogram", "The power density of each of Welch’s segments in the window, of one node; a column is a segment",
     "signal²/Hz", "map"},
    {"lagged", "Lagged covariance", "Covariance over the window of node i now with node j one lag ago (row i, column j)", "signal²", "matrix"},
    {"response-frequency", "Frequency of the response",
     "Slope of the straight line through the phase φ of the node over the window; φ is the argument of the analytic signal about the rhythm’s "
     "own frequency, or the node’s angle where it has one",
     "Hz", "node", true},
    {"response-amplitude", "Amplitude of the response", "Half the range of the signal over the window", "signal", "node", true},
    {"gain", "Gain at the drive’s frequency",
     "Amplitude of the sine of the drive’s frequency that fits the signal best over a whole number of its periods, over the drive’s amplitude",
     "signal per drive", "node", true},
    {"lag", "Lag behind the drive", "By how much that sine is behind the drive, from −π to π", "rad", "node", true},
    {"drive-plv", "Phase locking to the drive",
     "|mean over the window of exp(i(nφ − mψ))|, ψ the phase of the drive: 1 when the difference is constant; short windows have a floor without any drive",
     "", "node", true},
    {"drive-slips", "Phase slips", "Whole turns of nφ − mψ from begin to end of the window; positive when the node is ahead", "", "node", true},
    {"locked", "Locked to the drive",
     "1 when the frequency of the response is within 0.02 Hz of m/n of the drive’s (within 0.06 turns in a window below 3 s) and nφ − mψ stays within "
     "one turn, else 0",
     "", "node", true},
};
static_assert(sizeof rows / sizeof rows[0] == measure_count && index_of(std::span<const MeasureRow>(rows), "lagged") == int(Measure::lagged) &&
              index_of(std::span<const MeasureRow>(rows), "locked") == int(Measure::locked));

}  // namespace

std::span<const MeasureRow> measures() { return rows; }

}  // namespace push_pull
