// What has been sent lately: for each node and channel the values of the last steps, contiguous in time.
//
// Steps come in blocks of K, which begin at 1, 17, … whatever step a run begins at. What is sent during a block waits in
// `recent`, node beside node, and is turned into the rows at the block's end: a row is touched once in K steps. Rows are
// rings written twice in a row, so that the last `depth` steps can be read in one go from any place.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/number/rows.hpp"

namespace push_pull {

template <class T>
class History {
public:
    static constexpr int block = 16;  // K

    History() = default;
    // Remembers at least `depth` steps.
    History(int channels, int nodes, int depth)
        : channels_(channels),
          nodes_(nodes),
          pitch_(padded<T>(nodes)),
          // One block more than is told of: a step may be taken back after its block was turned.
          ring_((depth + 2 * block - 1) / block * block),
          // An odd number of cache lines, so that rows do not all fall on the same few.
          stride_(2 * ring_ + 64 / int(sizeof(T))) {}

    int depth() const { return ring_ - block; }
    int channels() const { return channels_; }
    int nodes() const { return nodes_; }
    bool same_shape(const History& other) const { return channels_ == other.channels_ && nodes_ == other.nodes_ && ring_ == other.ring_; }

    // The first step of a step's block, and its place in it.
    static std::int64_t block_of(std::int64_t step) { return step - column(step); }
    static int column(std::int64_t step) { return int((step - 1) & (block - 1)); }

    // Where the K values from `delay` steps before a block lie: at window() plus the offset of the delay. K steps or more.
    const T* window(std::int64_t first) const { return rows_.data() + place(first); }
    int offset(int channel, int node, int delay) const { return (channel * pitch_ + node) * stride_ + ring_ - delay; }
    // Where one value from less than K steps ago lies, in the same manner, of the first channel.
    const T* lately(std::int64_t step, int channel) const { return recent_.data() + (column(step) * channels_ + channel) * pitch_; }
    int short_offset(int node, int delay) const { return (block - delay) * channels_ * pitch_ + node; }

    void note(const Rows<T>& sent, std::int64_t step) {
        T* to = recent_.data() + std::size_t(column(step)) * channels_ * pitch_;
        const std::size_t count = std::size_t(channels_) * pitch_;
        copy_packs(to, sent.data(), count);
        copy_packs(to + block * count, sent.data(), count);
    }

    // Turns what is recent into rows, up to the block that begins at `first`.
    void settle(std::int64_t first) {
        if (settled_ >= first) return;
        T* to = rows_.data() + place(first - block);
        const int count = channels_ * pitch_;
        for (int row = 0; row < count; row += Pack<T>::width, to += Pack<T>::width * stride_)
            for (int k = 0; k < block; k += Pack<T>::width) {
                const auto square = transposed<Pack<T>>(recent_.data() + k * count + row, count);
                square.store(to + k, stride_);
                square.store(to + k + ring_, stride_);
            }
        settled_ = first;
    }
    // What is sent from `step` on comes anew.
    void unsettle(std::int64_t step) { settled_ = block_of(step); }

    // The whole past of every node is what it sends now, at `step`.
    PUSH_PULL_SMALL void begin(const Rows<T>& sent, std::int64_t step) {
        clear(step);
        for (int channel = 0; channel < channels_; ++channel)
            for (int node = 0; node < nodes_; ++node) {
                std::fill_n(row(channel, node), 2 * ring_, sent.row(channel)[node]);
                for (int k = 0; k < 2 * block; ++k) recent_[std::size_t(k * channels_ + channel) * pitch_ + node] = sent.row(channel)[node];
            }
    }
    // One step of the past, of those before `now`.
    PUSH_PULL_SMALL void put(const Rows<T>& sent, std::int64_t step, std::int64_t now) {
        const int at = place(step);
        for (int channel = 0; channel < channels_; ++channel)
            for (int node = 0; node < nodes_; ++node) row(channel, node)[at] = row(channel, node)[at + ring_] = sent.row(channel)[node];
        if (step >= now - block) note(sent, step);
    }

    // The depth() values of one row before `now`, the step to come, oldest first; and back.
    PUSH_PULL_SMALL void copy(int channel, int node, std::int64_t now, T* to) const {
        const int waiting = int(now - settled_), count = depth() - waiting;
        to = std::copy_n(row(channel, node) + place(settled_) + ring_ - count, count, to);
        for (int k = 0; k < waiting; ++k) *to++ = lately(settled_ + k, channel)[node];
    }
    PUSH_PULL_SMALL void paste(int channel, int node, std::int64_t now, const T* from) {
        T* to = row(channel, node);
        for (int i = 0, at = place(now - depth()); i < depth(); ++i, at = at + 1 == ring_ ? 0 : at + 1) to[at] = to[at + ring_] = from[i];
        for (int back = 1; back <= block; ++back) {
            T* late = &recent_[std::size_t(column(now - back) * channels_ + channel) * pitch_ + node];
            late[0] = late[std::size_t(block) * channels_ * pitch_] = from[depth() - back];
        }
    }
    // Ready to be pasted into, for a run that is at `now`.
    PUSH_PULL_SMALL void clear(std::int64_t now) {
        rows_.resize(std::size_t(channels_) * pitch_ * stride_, T(0));
        recent_.resize(std::size_t(2 * block) * channels_ * pitch_, T(0));
        unsettle(now);
    }

    // Takes over another history of the same rows as it stands before `step`. One step here is `ratio` steps there; what lies
    // between two of them is interpolated, what lies before its beginning is its oldest value.
    PUSH_PULL_SMALL void take(const History& other, std::int64_t step, double ratio) {
        clear(step);
        const int oldest = other.depth();
        std::vector<T> there(std::size_t(oldest), T(0)), here(std::size_t(depth()), T(0)), share(here);
        std::vector<int> near(here.size()), far(near);
        for (int i = 0; i < depth(); ++i) {
            const double back = std::min((depth() - i) * ratio, double(oldest));
            const int whole = int(back);
            // Nothing there is as late as a step of less than one of its steps ago.
            near[std::size_t(i)] = oldest - std::max(whole, 1);
            far[std::size_t(i)] = std::max(oldest - whole - 1, 0);
            share[std::size_t(i)] = T(back - whole);
        }
        for (int channel = 0; channel < channels_; ++channel)
            for (int node = 0; node < nodes_; ++node) {
                other.copy(channel, node, step, there.data());
                for (std::size_t i = 0; i < here.size(); ++i) {
                    const T a = there[std::size_t(near[i])];
                    here[i] = share[i] == T(0) ? a : a + share[i] * (there[std::size_t(far[i])] - a);
                }
                paste(channel, node, step, here.data());
            }
    }

private:
    T* row(int channel, int node) { return rows_.data() + std::size_t(channel * pitch_ + node) * stride_; }
    const T* row(int channel, int node) const { return rows_.data() + std::size_t(channel * pitch_ + node) * stride_; }
    int place(std::int64_t step) const {
        const auto at = int((step - 1) % ring_);
        return at < 0 ? at + ring_ : at;
    }

    int channels_ = 0, nodes_ = 0, pitch_ = 0, ring_ = 0, stride_ = 0;
    Aligned<T> rows_;           // [channel][node][step twice]
    Aligned<T> recent_;         // [step of the block, twice][channel][node]
    std::int64_t settled_ = 0;  // the rows hold what was sent before this step
};

}  // namespace push_pull
