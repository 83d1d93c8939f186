// A sliding window over a run that never ends, made of panes: sums over one pane are opened, filled and closed, and the oldest
// pane is dropped whole. Nothing is ever subtracted, so no rounding error piles up and no old transient stays behind.
// The window ends now and begins where a pane begins: once full it holds more than (panes − 1)/panes of its length, at most all.
#pragma once

#include "core/observe/pair_table.hpp"

namespace push_pull {

inline constexpr int panes = 8;

// Where the panes of a window stand.
struct PaneClock {
    int length = 1;  // samples in a pane
    int filled = 0;  // samples in the open one
    int closed = 0;  // closed ones that belong to the window with the open one
    int slot = 0;    // where the next closed one goes

    int samples() const { return closed * length + filled; }
    bool pane_full() const { return filled == length; }
    bool window_full() const { return pane_full() && closed == panes - 1; }
    void close() {
        slot = (slot + 1) % (panes - 1);
        if (closed < panes - 1) ++closed;
        filled = 0;
    }
};

// Means and co-moments Σ(x − x̄)(y − ȳ) of all pairs over the window. Within a pane the sums run over deviations from the means
// of the pane before, so that a large offset costs no digits; panes are joined by the formula of Chan, Golub and LeVeque,
// doi:10.1080/00031305.1983.10483115.
class Comoments {
public:
    // With `two_sides` x and y differ, as when y is an earlier x.
    Comoments(int nodes, int pane_length, bool two_sides);

    void add(const double* x, const double* y);
    const PaneClock& clock() const { return clock_; }

    // Adds up the panes of the window and writes nodes × nodes numbers. A correlation is NaN where a signal rests.
    void covariances(double* to);
    void correlations(double* to);

    static double bytes_of(int nodes, bool two_sides) { return PairTable::size_of(nodes, two_sides) * (16 + 4 * (panes - 1)); }

private:
    static constexpr int batch = 16;  // samples that are multiplied in one go

    // What is kept of x and of y; of x alone where they are the same.
    struct Side {
        // The present pane: what it counts from, the sum of deviations, and deviations that wait for their products.
        std::vector<double> origin, sum, waiting;
        std::vector<double> means;   // [slot][node] of closed panes, then of the open one
        std::vector<double> middle;  // means of the window
        std::vector<double> apart;   // scratch: means of panes less those of the window
    };

    void flush();
    void close();
    void join();
    void take_mean_of_open(PairTable& table);
    Side& other() { return sides_[two_sides_ ? 1 : 0]; }

    int nodes_, stride_, waiting_ = 0;
    bool two_sides_ = false, begun_ = false;
    PaneClock clock_;
    PairTable open_, total_;
    Side sides_[2];
    std::vector<float> closed_;  // [slot][pair]
    std::vector<double> spread_;
};

// Σ u_i·conj(u_j) of all pairs of complex signals over the window.
class Products {
public:
    Products(int nodes, int pane_length);

    // The parts of node n are re[n] and im[n].
    void add(const double* re, const double* im);
    const PaneClock& clock() const { return clock_; }
    // Writes nodes × nodes numbers: |mean of u_i·conj(u_j)|.
    void sizes(double* to);

    static double bytes_of(int nodes) { return PairTable::size_of(nodes, false) * (32 + 8 * (panes - 1)); }

private:
    static constexpr int batch = 16;
    void flush();

    int nodes_, stride_, waiting_ = 0;
    PaneClock clock_;
    PairTable open_[2], total_[2];  // real and imaginary parts
    std::vector<float> closed_[2];
    std::vector<double> parts_, turned_;  // of waiting samples: (re, im), and the same times i: (im, −re)
};

}  // namespace push_pull
