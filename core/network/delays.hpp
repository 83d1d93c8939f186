// Coupling that arrives late. Every simulator's hot loop gathers one old value per edge and step; this one takes, for each
// target, the edges that are at least K steps long and adds up their inputs of the next K steps at once: contiguous loads,
// K sums in registers. Edges shorter than that go step by step.
//
// The sum of a target runs over its long edges in ascending source, then over the short ones, then (in NetworkSum) over those
// without delay. Every path keeps that order, so the bits do not depend on which one is taken.
#pragma once

#include <algorithm>

#include "core/network/history.hpp"
#include "core/network/links.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

#ifdef PUSH_PULL_CORE_ONLY

// The build of the first load does without.
template <class T>
class DelayedSum {
public:
    DelayedSum() = default;
    static constexpr bool present() { return false; }
    void begin(const Rows<T>&, std::int64_t) {}
    void inherit(DelayedSum&, std::int64_t, double) {}
    void recall(const Rows<T>&, std::int64_t, bool) {}
    void advance(const Rows<T>&, std::int64_t) {}
    void retreat(std::int64_t) {}
    static constexpr int depth() { return 0; }
    const T* now(int) const { return nullptr; }
    const T* next(int) const { return nullptr; }
    void save(std::int64_t, T*) const {}
    void load(std::int64_t, const T*, int, double) {}
    std::size_t saved_size() const { return 0; }
};

#else

template <class T>
class DelayedSum {
public:
    DelayedSum() = default;
    // Of those links that have a delay. Remembers at least so many steps, also where no link has one any more: the past of
    // another one then fits as it lies.
    PUSH_PULL_SMALL DelayedSum(int nodes, const Links& links, int channels, int at_least = 0);

    bool present() const { return depth() > 0; }
    // How far back is remembered.
    int depth() const { return std::max(past_.depth(), 0); }

    // The whole past is what is sent now, at `step`.
    PUSH_PULL_SMALL void begin(const Rows<T>& sent, std::int64_t step);
    // Takes the past of another one, as it stood before `step`, when it had the same rows; the other one loses it.
    PUSH_PULL_SMALL void inherit(DelayedSum& other, std::int64_t step, double ratio);
    // What was sent at `step`, before step 0, and at every older one if so told. retreat(0) ends the telling.
    PUSH_PULL_SMALL void recall(const Rows<T>& sent, std::int64_t step, bool older);

    // Notes what is sent at `step`, and works out what arrives at this step and at the next.
    void advance(const Rows<T>& sent, std::int64_t step);
    // As if `step` had not been advanced to: it failed, and may send something else when it is tried again.
    PUSH_PULL_SMALL void retreat(std::int64_t step);

    // What arrives at the last step advanced to, and at the one to come; one row per channel.
    const T* now(int channel) const { return now_.row(channel); }
    const T* next(int channel) const { return next_.row(channel); }

    // The past of every row before `step`, oldest first, for a snapshot; and back: one step here is `ratio` there.
    PUSH_PULL_SMALL void save(std::int64_t step, T* to) const;
    PUSH_PULL_SMALL void load(std::int64_t step, const T* from, int depth, double ratio);
    std::size_t saved_size() const { return std::size_t(past_.channels()) * past_.nodes() * past_.depth(); }

private:
    static constexpr int block = History<T>::block;
    // Of a block and more. One that arrives from `source`, which lies in the rows from `offset` on.
    struct Far {
        Aligned<T> weights;
        Aligned<std::int32_t> offsets;
        std::vector<int> first;  // [part][target]: where its edges begin
    };
    struct Near {
        T weight;
        int target, offset;
    };

    void collect(Rows<T>& to, std::int64_t step);
    void sum_block(std::int64_t first);
    void sum_part(const T* window, const int* first, bool fresh);

    int nodes_ = 0, channels_ = 0, longest_ = 0, parts_ = 0, pitch_ = 0;
    Far far_;
    std::vector<Near> near_;  // shorter ones, of each target in ascending source
    History<T> past_;
    Aligned<T> sums_;            // [target][step of the block]: the long edges' part of one channel
    Aligned<T> ahead_;           // [channel][step of the block][node]: the same turned about
    std::int64_t ahead_of_ = 0;  // the first step of that block
    bool has_ahead_ = false;
    Rows<T> now_, next_;  // what arrives at the last step advanced to, and at the one to come
};

extern template class DelayedSum<float>;
extern template class DelayedSum<double>;

#endif

}  // namespace push_pull
