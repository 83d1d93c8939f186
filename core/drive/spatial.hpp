// Noise that near nodes share: correlation e^{−d/λ} between two nodes d mm apart. The whole build only.
#pragma once

#include <vector>

#include "core/document/plan.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

// More nodes would make a step slow and the factor large.
inline constexpr int most_correlated = 1000;

bool has_distances(const Network& network, int nodes);

// Distances between all nodes in mm, row by row: between centres where there are any, else the mean of the lengths of both
// directions (where neither has one, infinite). Empty when the network has neither.
std::vector<double> node_distances(const Network& network, int nodes);

// The lower triangle L with L Lᵀ = C, C_ij = e^{−d_ij/length}, as columns. Lengths of fibres need not be distances in any
// space, so that C may be no covariance: then (C + εI)/(1 + ε) with the first ε of 1e-6, 1e-5, … that makes it one.
Rows<double> correlation_factor(const std::vector<double>& distances, int nodes, double length);

class Spatial {
public:
    void configure(const Plan& plan);
    void load_numbers(const Plan& plan);
    bool correlates(int noise) const { return !distances_.empty() && lengths_[std::size_t(noise)] > 0; }
    // to = L·from, in the order of the columns on registers of any width.
    void share(int noise, const float* from, float* to, int stride) const;

private:
    std::vector<double> lengths_;  // of every noise; 0: independent
    Rows<float> columns_;          // of every noise, one factor after the other
    std::vector<double> distances_;
};

}  // namespace push_pull
