#include "core/network/weighted_sum.hpp"

#include <algorithm>

namespace push_pull {
namespace {

// A connection that is looked up costs as much as so many pairs side by side.
[[maybe_unused]] constexpr double lookup = 4;

}  // namespace

template <class T>
WeightedSum<T>::WeightedSum(const RunningWeights& weights, [[maybe_unused]] Layout layout) : nodes_(weights.nodes()) {
#ifndef PUSH_PULL_CORE_ONLY
    double connections = 0;
    for (int target = 0; target < nodes_; ++target)
        for (int source = 0; source < nodes_; ++source) connections += weights(target, source) != 0;
    if (layout == Layout::sparse || (layout == Layout::suited && connections * lookup < double(nodes_) * nodes_)) fill_sparse(weights);
#endif
    if (!sparse()) fill_dense(weights);
}

template <class T>
void WeightedSum<T>::fill_dense(const RunningWeights& weights) {
    weights_.resize(std::size_t(nodes_ + tile - 1) / tile * tile * nodes_);
    for (int target = 0; target < nodes_; ++target)
        for (int source = 0; source < nodes_; ++source)
            weights_[(std::size_t(target / tile) * nodes_ + source) * tile + target % tile] = T(weights(target, source));
}

template <class T>
void WeightedSum<T>::sum(const T* sent, T* to) const {
#ifndef PUSH_PULL_CORE_ONLY
    if (sparse()) return sum_sparse(sent, to);
#endif
    sum_dense(sent, to);
}

template <class T>
void WeightedSum<T>::sum_dense(const T* sent, T* to) const {
    using V = Pack<T>;
    constexpr int packs = tile / V::width;
    const T* weight = weights_.data();
    for (int target = 0; target < nodes_; target += tile) {
        V sum[packs];
        for (V& part : sum) part = V::all(T(0));
        // Two sources at once: fewer turns. Where the sums take half of all registers, one.
        int source = 0;
#pragma GCC unroll 1
        for (; packs <= 4 && source + 1 < nodes_; source += 2, weight += 2 * tile) {
            const V x = V::all(sent[source]), y = V::all(sent[source + 1]);
            for (int k = 0; k < packs; ++k)
                sum[k] = sum[k] + V::load(weight + k * V::width) * x + V::load(weight + tile + k * V::width) * y;
        }
#pragma GCC unroll 1
        for (; source < nodes_; ++source, weight += tile) {
            const V x = V::all(sent[source]);
            for (int k = 0; k < packs; ++k) sum[k] += V::load(weight + k * V::width) * x;
        }
        for (int k = 0; k < packs; ++k) sum[k].store(to + target + k * V::width);
    }
}

#ifndef PUSH_PULL_CORE_ONLY

// The targets of a slice have as many places as the busiest of them; the others' last ones hold a weight of 0.
template <class T>
void WeightedSum<T>::fill_sparse(const RunningWeights& weights) {
    for (int slice = 0; slice < nodes_; slice += lanes) {
        first_.push_back(int(sources_.size()));
        const std::size_t begin = sources_.size();
        for (int lane = 0; lane < std::min(lanes, nodes_ - slice); ++lane) {
            std::size_t at = begin + lane;
            for (int source = 0; source < nodes_; ++source) {
                const double weight = weights(slice + lane, source);
                if (weight == 0) continue;
                if (at >= sources_.size()) sources_.resize(sources_.size() + lanes, 0), weights_.resize(sources_.size(), T(0));
                sources_[at] = source;
                weights_[at] = T(weight);
                at += lanes;
            }
        }
    }
    first_.push_back(int(sources_.size()));
}

template <class T>
void WeightedSum<T>::sum_sparse(const T* sent, T* to) const {
    using V = Lanes<T, lanes>;
    const std::int32_t* source = sources_.data();
    const T* weight = weights_.data();
    for (std::size_t slice = 0; slice + 1 < first_.size(); ++slice) {
        V sum = V::all(T(0));
        for (const T* end = weights_.data() + first_[slice + 1]; weight < end; weight += lanes, source += lanes) {
            static_assert(lanes == 4);
            const V x(typename V::Native{sent[source[0]], sent[source[1]], sent[source[2]], sent[source[3]]});
            sum += V::load(weight) * x;
        }
        sum.store(to + slice * lanes);
    }
}

#endif

template class WeightedSum<float>;
template class WeightedSum<double>;

}  // namespace push_pull
