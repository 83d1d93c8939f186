// Welch's segments of every node over a window, as they come: the spectra of the last so many half-overlapping Hann blocks,
// and what is read off them. P. D. Welch, doi:10.1109/TAU.1967.1161901.
#pragma once

#include "core/observe/hann_blocks.hpp"
#include "core/observe/pair_table.hpp"

namespace push_pull {

class Segments {
public:
    // `rate` in samples per second.
    Segments(int nodes, int length, int capacity, double rate);

    void push(const double* x);

    int count() const { return count_; }
    int bins() const { return blocks_.length() / 2 + 1; }
    double frequency(int bin) const { return double(bin) * rate_ / double(blocks_.length()); }
    int bin_of(double frequency) const;
    // Samples from the newest segment's end to now.
    int age() const { return since_; }

    // One-sided power density of every node, [bin][node]; zeros before the first segment.
    std::vector<double> power() const;
    // The same of one node in each segment, oldest first: [bin][segment].
    std::vector<double> spectrogram(int node) const;
    // Magnitude-squared coherence of all pairs, the mean over bins `from` … `to`. NaN where a node rests or there are fewer
    // than two segments, which would agree whatever they hold.
    std::vector<double> coherence(int from, int to) const;

    static double bytes_of(int nodes, int length, int capacity) { return 4.0 * nodes * length * (capacity + 2); }

private:
    std::complex<float>* at(int slot, int bin) {
        return kept_.data() + (std::size_t(slot) * std::size_t(bins()) + std::size_t(bin)) * std::size_t(nodes_);
    }
    const std::complex<float>* at(int slot, int bin) const { return const_cast<Segments*>(this)->at(slot, bin); }
    int slot_of(int segment) const { return count_ < capacity_ ? segment : (next_ + segment) % capacity_; }
    double scale(int bin) const;

    int nodes_ = 0, capacity_ = 0, count_ = 0, next_ = 0, since_ = 0;
    double rate_ = 1;
    HannBlocks blocks_;
    std::vector<std::complex<float>> kept_;  // [slot][bin][node]
    std::vector<Complex> first_, second_;    // scratch
};

// The frequency where a one-sided density is largest between bins `from` and `to`, by the parabola through the logarithms of the
// three highest points: for a Hann window that is within 2 % of a bin. NaN where there is no power.
double peak_of(const double* power, int stride, int from, int to, double bin_width);

}  // namespace push_pull
