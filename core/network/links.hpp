// The connections of a plan as they run: weights after edits, cuts and what the coupling makes of them, and delays in steps.
#pragma once

#include <vector>

#include "core/document/plan.hpp"

namespace push_pull {

// What stands between a target and a source, and how much of what a target sends itself is taken away from what it hears.
class RunningWeights {
public:
#ifdef PUSH_PULL_CORE_ONLY
    explicit RunningWeights(const Plan& plan) : plan_(plan) {}
    int nodes() const { return plan_.nodes; }
    double operator()(int target, int source) const { return plan_.network.weights[std::size_t(target) * nodes() + source]; }
    double own(int target) const;

private:
    const Plan& plan_;
#else
    explicit RunningWeights(const Plan& plan);
    int nodes() const { return nodes_; }
    double operator()(int target, int source) const {
        const double weight = weights_[std::size_t(target) * nodes_ + source];
        return scaled_ ? weight * to_[std::size_t(target)] * from_[std::size_t(source)] : weight;
    }
    double own(int target) const { return own_[std::size_t(target)]; }

private:
    int nodes_;
    bool scaled_ = false;
    const double* weights_;
    std::vector<double> to_, from_, own_;
#endif
};

// One connection, or its share at one of the two steps between which its delay lies.
struct Link {
    double weight;
    int source, steps;
};

// Of each target in ascending source.
struct Links {
    std::vector<Link> all;
    std::vector<int> first;  // of target n from first[n] to first[n + 1]
    int longest = 0;         // steps between any pair, connected or not: changes of weights leave it as it is
};

#ifndef PUSH_PULL_CORE_ONLY
// Who hears whom, which no delay changes: under a hand that moves the speed, looking through all pairs would take longer than the rest.
struct Connections {
    struct Connection {
        double weight, length;  // mm
        int source;
    };
    std::vector<Connection> all;  // of each target in ascending source
    std::vector<int> first;       // of target n from first[n] to first[n + 1]
    double longest = 0;           // mm between any pair, connected or not
};
Connections connections_of(const Plan& plan, const RunningWeights& weights);

Links links_of(const Plan& plan, const Connections& connections);
inline Links links_of(const Plan& plan, const RunningWeights& weights) { return links_of(plan, connections_of(plan, weights)); }
#endif

}  // namespace push_pull
