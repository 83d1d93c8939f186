// The readouts of a network that runs for ever, brought up to date sample by sample: the face of everything in this folder that
// looks at a window of the past. In double, whatever the run is in. Whole build only.
//
// A sample is the signal of every node, each `every` steps. Pushing one allocates nothing; reading may.
#pragma once

#include <memory>

#include "core/document/plan.hpp"
#include "core/observe/analytic.hpp"
#include "core/observe/connectivity_dynamics.hpp"
#include "core/observe/driven_window.hpp"
#include "core/observe/measure_table.hpp"
#include "core/observe/panes.hpp"
#include "core/observe/segments.hpp"

namespace push_pull {

struct MeasureOptions {
    std::string signal = "observable";
    int every = 0;                  // steps between samples; 0: as near to 2 ms as steps come
    double window = 10000;          // ms
    double low = 0, high = 0;       // Hz: the band of phases, envelopes and the dominant frequency; high = 0: none
    double lag = 20;                // ms, to the nearest sample
    std::vector<std::string> what;  // ids of the table; empty: all, those against a drive only where one is named
    int drive = -1, n = 1, m = 1;   // responses: which drive, below 0: none is named; nφ − mψ

    int steps(double dt) const { return every > 0 ? every : dt < 2 ? int(2 / dt + 0.5) : 1; }
};

// What a reading may be asked for beside its id.
struct MeasureQuery {
    int node = -1;               // spectrum: -1 is the mean of all; spectrogram: which
    double low = -1, high = -1;  // coherence: from … to in Hz; below 0: at the dominant frequency
    ResponseQuery drive{};       // responses: frequency, phase and amplitude of the drive as it is now
};

struct Reading {
    std::vector<double> value;  // row after row
    int rows = 1, columns = 1;
    int samples = 0;                         // of the window, or segments of spectra, or windows of fcd
    double until = 0;                        // ms: when the newest of them was taken
    double mean = 0;                         // order: over the window
    std::vector<double> frequencies, times;  // Hz; ms: what rows or columns stand for, where they are not nodes
};

// What is wrong with the options, but for the signal; needs nodes and the step in ms.
Problem problem_of_measures(const MeasureOptions& options, int nodes, double dt);

class Measures {
public:
    // Options without a problem. With `phases` each sample also brings the phase of every node, which is then what order,
    // metastability and plv are made of instead of the analytic signal.
    Measures(const MeasureOptions& options, int nodes, double dt, bool phases);

    int every() const { return every_; }
    int drive() const { return drive_; }
    bool wants(Measure measure) const { return wanted_[int(measure)]; }
    // Where the next sample goes, one number per node; then push, at time t (ms).
    double* signal() { return signal_.data(); }
    double* phase() { return phase_.data(); }
    void push(double t);
    // Lets the values in that wait for their turn: for signals that end.
    void finish();

    Reading read(Measure measure, const MeasureQuery& query);

private:
    bool wants_phases() const { return wants(Measure::order) || wants(Measure::metastability) || wants(Measure::plv); }
    void take_analytic(int sample);
    void take_phases();
    void note_order(const double* re, const double* im);
    void push_lagged();
    bool begin_matrix(Reading& r, const PaneClock& clock) const;
    void read_frequency(Reading& r) const;
    void read_order(Reading& r, bool spread) const;
    void read_coherence(Reading& r, const MeasureQuery& query) const;
    void read_spectrum(Reading& r, int node) const;
    void read_spectrogram(Reading& r, int node) const;
    void read_response(Reading& r, Measure measure, ResponseQuery drive);
    void begin_spectral(Reading& r) const;
    // The bins of the band.
    int lowest_bin() const { return high_ > 0 ? std::max(1, segments_->bin_of(low_)) : 1; }
    int highest_bin() const { return high_ > 0 ? segments_->bin_of(high_) : segments_->bins() - 1; }

    int nodes_ = 0, every_ = 1, lag_ = 0, drive_ = -1, n_ = 1, m_ = 1;
    bool phases_ = false, wanted_[measure_count] = {};
    double interval_ = 1, low_ = 0, high_ = 0, now_ = 0;
    std::vector<double> signal_, phase_, re_, im_, size_;

    // Those that something wanted is made of.
    std::unique_ptr<Segments> segments_;
    std::unique_ptr<Analytic> analytic_;
    std::unique_ptr<Comoments> fc_, envelope_, lagged_;
    std::unique_ptr<Products> locking_;
    std::unique_ptr<ConnectivityDynamics> dynamics_;
    std::unique_ptr<DrivenWindow> driven_;
    int waiting_ = 0, ready_ = 0;  // values of the analytic signal that wait: from waiting_ to ready_, one a sample
    int since_ = 0;                // samples since they came

    std::vector<double> order_;  // ring of R
    int order_count_ = 0, order_next_ = 0;
    std::vector<double> past_;  // ring of samples: [slot][node]
    int past_count_ = 0;
};

}  // namespace push_pull
