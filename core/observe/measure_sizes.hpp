// How the options of readouts come out in samples, and what they take of memory.
#pragma once

#include "core/observe/measures.hpp"

namespace push_pull {

struct MeasureSizes {
    double interval;        // ms between samples
    double samples;         // in the window
    int pane;               // samples in a pane
    int segment, segments;  // Welch: samples in a segment, segments in the window
    int block;              // samples in a block of the analytic signal
    int lag;                // samples

    MeasureSizes(const MeasureOptions& options, double dt);
    double rate() const { return 1000 / interval; }
};

// The rows of the table that are wanted.
struct WantedMeasures {
    bool of[measure_count] = {};
    explicit WantedMeasures(const MeasureOptions& options);
    bool operator()(Measure measure) const { return of[int(measure)]; }
    bool segments() const {
        return (*this)(Measure::frequency) || (*this)(Measure::coherence) || (*this)(Measure::spectrum) || (*this)(Measure::spectrogram);
    }
    bool phases() const { return (*this)(Measure::order) || (*this)(Measure::metastability) || (*this)(Measure::plv); }
    bool correlation() const { return (*this)(Measure::fc) || (*this)(Measure::fcd); }
    bool driven() const {
        for (int row = int(Measure::response_frequency); row <= int(Measure::locked); ++row)
            if (of[row]) return true;
        return false;
    }
    bool envelope() const { return (*this)(Measure::envelope_fc); }
};

}  // namespace push_pull
