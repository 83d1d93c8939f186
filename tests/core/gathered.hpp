// What arrives late as every simulator gathers it: one old value per edge and step, from a ring of what was sent. Tests hold the
// sums in blocks of steps against it, benches race them with it.
#pragma once

#include "core/document/plan.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

template <class T>
class GatheredSum {
public:
    // As DelayedSum.
    GatheredSum(const Plan& plan, const std::vector<int>& steps, int channels) : nodes_(plan.nodes), channels_(channels) {
        for (const bool far : {true, false})
            for (int target = 0; target < nodes_; ++target)
                for (int source = 0; source < nodes_; ++source) {
                    const std::size_t at = std::size_t(target) * nodes_ + source;
                    if (steps[at] == 0 || plan.network.weights[at] == 0 || (steps[at] >= 16) != far) continue;
                    edges_.push_back({T(plan.network.weights[at]), target, source, steps[at]});
                    depth_ = std::max(depth_, steps[at] + 1);
                }
        past_.resize(std::size_t(channels) * nodes_ * depth_);
        sums_ = Rows<T>(channels, nodes_);
    }

    void begin(const Rows<T>& sent, std::int64_t step) {
        for (int back = 0; back < depth_; ++back) note(sent, step - 1 - back);
        collect(step);
    }
    void advance(const Rows<T>& sent, std::int64_t step) {
        note(sent, step);
        collect(step + 1);
    }
    // What arrives at the step to come.
    const T* next(int channel) const { return sums_.row(channel); }

private:
    struct Edge {
        T weight;
        int target, source, delay;
    };

    int place(std::int64_t step) const { return int((step % depth_ + depth_) % depth_); }
    void note(const Rows<T>& sent, std::int64_t step) {
        for (int row = 0; row < channels_ * nodes_; ++row)
            past_[std::size_t(row) * depth_ + place(step)] = sent.row(row / nodes_)[row % nodes_];
    }
    void collect(std::int64_t step) {
        const int now = place(step);
        for (int channel = 0; channel < channels_; ++channel) {
            const T* past = past_.data() + std::size_t(channel) * nodes_ * depth_;
            T* to = sums_.row(channel);
            std::fill_n(to, nodes_, T(0));
            for (const Edge& edge : edges_) {
                const int at = now >= edge.delay ? now - edge.delay : now - edge.delay + depth_;
                to[edge.target] += edge.weight * past[std::size_t(edge.source) * depth_ + at];
            }
        }
    }

    int nodes_, channels_, depth_ = 1;
    std::vector<Edge> edges_;
    std::vector<T> past_;
    Rows<T> sums_;
};

}  // namespace push_pull
