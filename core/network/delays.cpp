#include "core/network/delays.hpp"

#include <algorithm>

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

// The windows that one part of the sources is read from should stay in a cache of this many bytes.
constexpr std::size_t part_bytes = 64 * 1024;

}  // namespace

template <class T>
DelayedSum<T>::DelayedSum(int nodes, const Links& links, int channels, int at_least)
    : nodes_(nodes), channels_(channels), longest_(links.longest), pitch_(padded<T>(nodes)) {
    if (longest_ == 0 && at_least <= 0) return;
    past_ = History<T>(channels, nodes_, std::max(longest_ + block, at_least));
    const int part = int(std::clamp<std::size_t>(part_bytes / (std::size_t(std::max(longest_, 1)) * sizeof(T)), 16, std::size_t(nodes_) + 16));
    far_.weights.reserve(links.all.size());
    far_.offsets.reserve(links.all.size());
    // Where the links of each target go on in the next part.
    std::vector<int> next(links.first.begin(), links.first.end() - 1);
    for (int begin = 0; begin < nodes_; begin += part, ++parts_)
        for (int target = 0; target < nodes_; ++target) {
            far_.first.push_back(int(far_.weights.size()));
            for (int& i = next[std::size_t(target)]; i < links.first[std::size_t(target) + 1]; ++i) {
                const Link& link = links.all[std::size_t(i)];
                if (link.source >= begin + part) break;
                if (link.steps < block) continue;
                far_.weights.push_back(T(link.weight));
                far_.offsets.push_back(past_.offset(0, link.source, link.steps));
            }
        }
    far_.first.push_back(int(far_.weights.size()));
    // The first of every target, the second, …: no sum waits for the one before it.
    std::vector<std::vector<Near>> by_rank;
    for (int target = 0; target < nodes_; ++target) {
        std::size_t rank = 0;
        for (int i = links.first[std::size_t(target)]; i < links.first[std::size_t(target) + 1]; ++i) {
            const Link& link = links.all[std::size_t(i)];
            if (link.steps == 0 || link.steps >= block) continue;
            if (rank == by_rank.size()) by_rank.emplace_back();
            by_rank[rank++].push_back({T(link.weight), target, past_.short_offset(link.source, link.steps)});
        }
    }
    for (const auto& edges : by_rank) near_.insert(near_.end(), edges.begin(), edges.end());
    sums_.resize(std::size_t(block) * pitch_);
    ahead_.resize(std::size_t(channels) * block * pitch_);
    now_ = next_ = Rows<T>(channels, nodes_);
}

template <class T>
void DelayedSum<T>::begin(const Rows<T>& sent, std::int64_t step) {
    past_.begin(sent, step);
    retreat(step);
}

template <class T>
void DelayedSum<T>::inherit(DelayedSum& other, std::int64_t step, double ratio) {
    if (ratio == 1 && past_.same_shape(other.past_)) past_ = std::move(other.past_);
    else past_.take(other.past_, step, ratio);
    retreat(step);
}

template <class T>
void DelayedSum<T>::recall(const Rows<T>& sent, std::int64_t step, bool older) {
    if (older) past_.begin(sent, 0);
    else past_.put(sent, step, 0);
}

template <class T>
void DelayedSum<T>::advance(const Rows<T>& sent, std::int64_t step) {
    past_.note(sent, step);
    now_.swap_numbers(next_);
    collect(next_, step + 1);
}

template <class T>
void DelayedSum<T>::retreat(std::int64_t step) {
    has_ahead_ = false;
    past_.unsettle(step);
    collect(next_, step);
}

// What arrives at `step`.
template <class T>
void DelayedSum<T>::collect(Rows<T>& to, std::int64_t step) {
    const std::int64_t first = History<T>::block_of(step);
    if (!has_ahead_ || ahead_of_ != first) sum_block(first);
    const int column = History<T>::column(step);
    for (int channel = 0; channel < channels_; ++channel) {
        T* sums = to.row(channel);
        copy_packs(sums, ahead_.data() + (std::size_t(channel) * block + std::size_t(column)) * pitch_, std::size_t(pitch_));
        const T* lately = past_.lately(step, channel);
        for (const Near& edge : near_) sums[edge.target] += edge.weight * lately[edge.offset];
    }
}

template <class T>
void DelayedSum<T>::sum_block(std::int64_t first) {
    past_.settle(first);
    for (int channel = 0; channel < channels_; ++channel) {
        const T* window = past_.window(first) + past_.offset(channel, 0, 0) - past_.offset(0, 0, 0);
        for (int part = 0; part < parts_; ++part) sum_part(window, far_.first.data() + std::size_t(part) * nodes_, part == 0);
        T* ahead = ahead_.data() + std::size_t(channel) * block * pitch_;
        for (int target = 0; target < pitch_; target += Pack<T>::width)
            for (int k = 0; k < block; k += Pack<T>::width)
                transposed<Pack<T>>(sums_.data() + std::size_t(target) * block + k, block).store(ahead + std::size_t(k) * pitch_ + target, pitch_);
    }
    ahead_of_ = first;
    has_ahead_ = true;
}

// Adds what arrives from one part of the sources to the sums of every target.
template <class T>
void DelayedSum<T>::sum_part(const T* window, const int* first, bool fresh) {
    using V = Pack<T>;
    constexpr int packs = block / V::width;
    const T* weights = far_.weights.data();
    const std::int32_t* offsets = far_.offsets.data();
    T* sums = sums_.data();
    for (int target = 0; target < nodes_; ++target, sums += block) {
        V sum[packs];
        for (int k = 0; k < packs; ++k) sum[k] = fresh ? V(T(0)) : V::load(sums + k * V::width);
        // Two edges at once: the loads of one fill the waiting for the other. Where the sums take half of all registers, one.
        int e = first[target];
        const int end = first[target + 1];
        for (; packs <= 4 && e + 1 < end; e += 2) {
            const T *a = window + offsets[e], *b = window + offsets[e + 1];
            const V weight_a = V::all(weights[e]), weight_b = V::all(weights[e + 1]);
            for (int k = 0; k < packs; ++k) sum[k] = sum[k] + weight_a * V::load(a + k * V::width) + weight_b * V::load(b + k * V::width);
        }
        for (; e < end; ++e)
            for (int k = 0; k < packs; ++k) sum[k] += V::all(weights[e]) * V::load(window + offsets[e] + k * V::width);
        for (int k = 0; k < packs; ++k) sum[k].store(sums + k * V::width);
    }
}

template <class T>
void DelayedSum<T>::save(std::int64_t step, T* to) const {
    for (int channel = 0; channel < channels_; ++channel)
        for (int node = 0; node < nodes_; ++node, to += past_.depth()) past_.copy(channel, node, step, to);
}

template <class T>
void DelayedSum<T>::load(std::int64_t step, const T* from, int depth, double ratio) {
    History<T> saved(channels_, nodes_, depth);
    saved.clear(step);
    std::vector<T> row(std::size_t(saved.depth()));
    for (int channel = 0; channel < channels_; ++channel)
        for (int node = 0; node < nodes_; ++node, from += depth) {
            // A ring is rounded up to whole blocks: what is older than the oldest is as the oldest.
            std::fill(row.begin(), std::copy_backward(from, from + depth, row.end()), from[0]);
            saved.paste(channel, node, step, row.data());
        }
    past_.take(saved, step, ratio);
    retreat(step);
}

template class DelayedSum<float>;
template class DelayedSum<double>;

}  // namespace push_pull

#endif
