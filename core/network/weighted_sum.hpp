// Weights times what is sent, without delay: every pair of nodes, or only the connected ones where these are few.
//
// Each target sums its sources in ascending index whatever the layout, and a weight of 0 adds nothing to a sum that begins
// at +0: the bits do not depend on the layout.
#pragma once

#include "core/network/links.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

template <class T>
class WeightedSum {
public:
    enum class Layout { suited, dense, sparse };

    // Targets are taken so many at a time.
    static constexpr int tile = 16;

    WeightedSum() = default;
    PUSH_PULL_SMALL explicit WeightedSum(const RunningWeights& weights, Layout layout = Layout::suited);

    // to[target] = Σ weight · sent[source], for whole tiles of targets.
    void sum(const T* sent, T* to) const;

#ifdef PUSH_PULL_CORE_ONLY
    static constexpr bool sparse() { return false; }
#else
    bool sparse() const { return !first_.empty(); }
#endif

private:
    // Connections are walked so many targets at a time, each in a lane of its own.
    static constexpr int lanes = 4;

    PUSH_PULL_SMALL void fill_dense(const RunningWeights& weights);
    // A function of its own: the sums need all registers.
    [[gnu::noinline]] void sum_dense(const T* sent, T* to) const;

    int nodes_ = 0;
    Aligned<T> weights_;  // dense: [tile][source][target of the tile]; sparse: [slice][connection][lane]
#ifndef PUSH_PULL_CORE_ONLY
    PUSH_PULL_SMALL void fill_sparse(const RunningWeights& weights);
    void sum_sparse(const T* sent, T* to) const;

    Aligned<std::int32_t> first_, sources_;  // sparse: where a slice begins, and the source of each weight
#endif
};

extern template class WeightedSum<float>;
extern template class WeightedSum<double>;

}  // namespace push_pull
