// The last samples of every node as they are: what responses to a drive are read from.
#pragma once

#include <vector>

#include "core/observe/response.hpp"

namespace push_pull {

class DrivenWindow {
public:
    DrivenWindow(int nodes, int samples, double interval_ms, bool phases);

    // One sample of every node at time t (ms); `phase` counts only where there are phases.
    void push(const double* x, const double* phase, double t);
    int count() const { return count_; }
    // The response of every node; made once for all that is asked between two samples.
    const std::vector<Response>& responses(ResponseQuery query);

    static double bytes_of(int nodes, int samples, bool phases) { return (phases ? 16.0 : 8.0) * nodes * samples; }

private:
    std::vector<double> in_order(const std::vector<double>& ring, int node) const;

    int nodes_ = 0, samples_ = 0, count_ = 0, next_ = 0;
    double interval_ = 1, now_ = 0;
    std::vector<double> signal_, phase_;  // rings: [node][sample]
    std::vector<Response> made_;          // empty: not since the last sample
    ResponseQuery made_for_;
};

}  // namespace push_pull
