// How functional connectivity changes: the correlation matrices of windows that follow each other, correlated with each other.
// E. C. A. Hansen et al., doi:10.1016/j.neuroimage.2014.11.001.
#pragma once

#include <cstddef>
#include <vector>

namespace push_pull {

class ConnectivityDynamics {
public:
    static constexpr int capacity = 32;  // windows remembered

    explicit ConnectivityDynamics(int nodes);

    // The correlations of the next window, nodes × nodes, are written here, then taken.
    double* next() { return matrix_.data(); }
    void take();
    int count() const { return count_; }
    // count × count, oldest first: Pearson correlation of the upper triangles. NaN where a node rests, or for two nodes.
    std::vector<double> matrix() const;

    static double bytes_of(int nodes) { return (2.0 * capacity + 8) * nodes * nodes; }

private:
    const float* window(int slot) const { return windows_.data() + std::size_t(slot) * pairs_; }

    int nodes_ = 0, count_ = 0, next_ = 0;
    std::size_t pairs_ = 0;
    std::vector<float> windows_;                 // [slot][pair], less their mean, of length 1
    std::vector<double> matrix_, correlations_;  // [slot][slot]
};

// Pearson correlation of the entries above the diagonal of two nodes × nodes matrices, over pairs where both are finite numbers. NaN
// for fewer than two such pairs, and where one of the two does not vary.
double compare_triangles(const double* a, const double* b, int nodes);

}  // namespace push_pull
