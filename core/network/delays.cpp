#include "core/network/delays.hpp"

#include <algorithm>

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {

template <class T>
DelayedSum<T>::DelayedSum(const Plan& plan, const std::vector<int>& steps, int channels) : nodes_(plan.nodes), channels_(channels) {
    for (int target = 0; target < nodes_; ++target) {
        first_.push_back(int(edges_.size()));
        for (int source = 0; source < nodes_; ++source) {
            const std::size_t at = std::size_t(target) * nodes_ + source;
            const int delay = steps[at];
            if (delay == 0 || plan.network.weights[at] == 0) continue;
            (delay >= block ? edges_ : short_).push_back({T(plan.network.weights[at]), target, source, delay});
            longest_ = std::max(longest_, delay);
        }
    }
    first_.push_back(int(edges_.size()));
    if (!present()) return;
    past_ = History<T>(channels * nodes_, depth(), block);
    ahead_.resize(std::size_t(channels) * block * nodes_);
    now_ = next_ = Rows<T>(channels, nodes_);
}

template <class T>
void DelayedSum<T>::begin(const Rows<T>& sent, std::int64_t step) {
    for (int channel = 0; channel < channels_; ++channel)
        for (int node = 0; node < nodes_; ++node) past_.fill(channel * nodes_ + node, sent.row(channel)[node]);
    retreat(step);
}

template <class T>
void DelayedSum<T>::inherit(const DelayedSum& other, std::int64_t step, double ratio) {
    past_.take(other.past_, step, ratio);
    retreat(step);
}

template <class T>
void DelayedSum<T>::advance(const Rows<T>& sent, std::int64_t step) {
    const int place = past_.place(step);
    for (int channel = 0; channel < channels_; ++channel)
        for (int node = 0; node < nodes_; ++node) past_.put(channel * nodes_ + node, place, sent.row(channel)[node]);
    now_.swap_numbers(next_);
    collect(next_, step + 1);
}

template <class T>
void DelayedSum<T>::retreat(std::int64_t step) {
    has_ahead_ = false;
    collect(next_, step);
}

// What arrives at `step`. Blocks begin at 1, 17, … whatever step a run begins or goes on at.
template <class T>
void DelayedSum<T>::collect(Rows<T>& to, std::int64_t step) {
    if (gathered) return gather(to, step);
    const std::int64_t column = ((step - 1) % block + block) % block;
    if (!has_ahead_ || ahead_of_ != step - column) sum_block(step - column);
    const int place = past_.place(step);
    for (int channel = 0; channel < channels_; ++channel) {
        const T* far = ahead_.data() + (std::size_t(channel) * block + std::size_t(column)) * nodes_;
        std::copy_n(far, nodes_, to.row(channel));
        add_edges(to.row(channel), short_, channel, place);
    }
}

template <class T>
void DelayedSum<T>::gather(Rows<T>& to, std::int64_t step) {
    const int place = past_.place(step);
    for (int channel = 0; channel < channels_; ++channel) {
        std::fill_n(to.row(channel), nodes_, T(0));
        add_edges(to.row(channel), edges_, channel, place);
        add_edges(to.row(channel), short_, channel, place);
    }
}

template <class T>
void DelayedSum<T>::add_edges(T* to, const std::vector<Edge>& edges, int channel, int place) const {
    for (const Edge& edge : edges)
        to[edge.target] += edge.weight * past_.row(channel * nodes_ + edge.source)[past_.before(place, edge.delay)];
}

template <class T>
void DelayedSum<T>::sum_block(std::int64_t first) {
    using V = Pack<T>;
    constexpr int packs = block / V::width;
    const int place = past_.place(first);
    for (int channel = 0; channel < channels_; ++channel) {
        T* ahead = ahead_.data() + std::size_t(channel) * block * nodes_;
        for (int target = 0; target < nodes_; ++target) {
            V sum[packs];
            for (V& part : sum) part = V(T(0));
            for (int e = first_[target]; e < first_[target + 1]; ++e) {
                const Edge& edge = edges_[std::size_t(e)];
                const T* from = past_.row(channel * nodes_ + edge.source) + past_.before(place, edge.delay);
                const V weight(edge.weight);
                for (int k = 0; k < packs; ++k) sum[k] += weight * V::load(from + k * V::width);
            }
            for (int k = 0; k < block; ++k) ahead[std::size_t(k) * nodes_ + target] = sum[k / V::width][k % V::width];
        }
    }
    ahead_of_ = first;
    has_ahead_ = true;
}

template <class T>
void DelayedSum<T>::save(std::int64_t step, T* to) const {
    for (int row = 0; row < past_.rows(); ++row)
        for (int back = past_.depth(); back >= 1; --back) *to++ = past_.row(row)[past_.place(step - back)];
}

template <class T>
void DelayedSum<T>::load(std::int64_t step, const T* from, int depth, double ratio) {
    History<T> saved(past_.rows(), depth, 0);
    for (int row = 0; row < saved.rows(); ++row)
        for (int back = depth; back >= 1; --back) saved.put(row, saved.place(step - back), *from++);
    past_.take(saved, step, ratio);
    retreat(step);
}

template class DelayedSum<float>;
template class DelayedSum<double>;

}  // namespace push_pull

#endif
