// The analytic signal of every node, as it comes: x + i·(Hilbert transform of x), band-passed. Each Hann block is filtered in
// its Fourier transform (no phase shift), positive frequencies doubled, negative ones dropped, and the blocks are added up
// where they overlap. A sample is known when the second of its two blocks is complete, half a block to a block later.
#pragma once

#include "core/observe/hann_blocks.hpp"

namespace push_pull {

class Analytic {
public:
    // The pass band in Hz; high = 0: everything but the mean. Its edges fall off as half a cosine, over low/2.
    Analytic(int nodes, int length, double rate, double low, double high);

    // One sample of every node. True when there are half a block of new values, sample 0 … half() − 1.
    bool push(const double* x);
    int half() const { return blocks_.length() / 2; }
    const double* re(int sample) const { return re_.data() + std::size_t(sample) * std::size_t(nodes_); }
    const double* im(int sample) const { return im_.data() + std::size_t(sample) * std::size_t(nodes_); }

    static double bytes_of(int nodes, int length) { return 32.0 * nodes * length; }

private:
    void filter(int node, Complex* spectrum);

    int nodes_ = 0;
    bool begun_ = false;  // a block has gone before: overlaps are whole
    HannBlocks blocks_;
    std::vector<double> gain_;             // of bins 0 … length/2
    std::vector<double> re_, im_;          // [sample][node]
    std::vector<Complex> tail_;            // [node][half]: the second half of the block before
    std::vector<Complex> first_, second_;  // scratch: two blocks
};

}  // namespace push_pull
