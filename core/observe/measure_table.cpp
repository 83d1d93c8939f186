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
};
static_assert(sizeof rows / sizeof rows[0] == measure_count && index_of(std::span<const MeasureRow>(rows), "lagged") == int(Measure::lagged));

}  // namespace

std::span<const MeasureRow> measures() { return rows; }

}  // namespace push_pull
