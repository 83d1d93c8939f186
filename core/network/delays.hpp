// Coupling that arrives late. Every simulator's hot loop gathers one old value per edge and step; this one takes, for each
// target, the edges that are at least K steps long and adds up their inputs of the next K steps at once: contiguous loads,
// K sums in registers. Edges shorter than that go step by step.
//
// The sum of a target runs over its long edges in ascending source, then over the short ones, then (in NetworkSum) over those
// without delay. Every path keeps that order, so the bits do not depend on which one is taken.
#pragma once

#include "core/document/plan.hpp"
#include "core/network/history.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

#ifdef PUSH_PULL_CORE_ONLY

// The build of the first load does without.
template <class T>
class DelayedSum {
public:
    DelayedSum() = default;
    DelayedSum(const Plan&, const std::vector<int>&, int) {}
    static constexpr bool present() { return false; }
    void begin(const Rows<T>&, std::int64_t) {}
    void inherit(const DelayedSum&, std::int64_t, double) {}
    void advance(const Rows<T>&, std::int64_t) {}
    void retreat(std::int64_t) {}
    T arriving(int, int, T) const { return T(0); }
    void save(std::int64_t, T*) const {}
    void load(std::int64_t, const T*, int, double) {}
    std::size_t saved_size() const { return 0; }
};

#else

template <class T>
class DelayedSum {
public:
    DelayedSum() = default;
    // `steps` holds the delay of each pair in steps, row = target; pairs without weight and without delay are left out.
    PUSH_PULL_SMALL DelayedSum(const Plan& plan, const std::vector<int>& steps, int channels);

    bool present() const { return longest_ > 0; }
    // The longest delay, and how far back one has to remember.
    int longest() const { return longest_; }
    int depth() const { return longest_ + block; }

    // The whole past is what is sent now, at `step`.
    PUSH_PULL_SMALL void begin(const Rows<T>& sent, std::int64_t step);
    // Keeps the past of another one, as it stood before `step`, when it had the same rows.
    PUSH_PULL_SMALL void inherit(const DelayedSum& other, std::int64_t step, double ratio);

    // Notes what is sent at `step`, and works out what arrives at this step and at the next.
    void advance(const Rows<T>& sent, std::int64_t step);
    // As if `step` had not been advanced to: it failed, and may send something else when it is tried again.
    PUSH_PULL_SMALL void retreat(std::int64_t step);

    // What arrives at the last step advanced to, `share` = 0, at the one to come, 1, or in between.
    T arriving(int channel, int node, T share) const {
        const T now = now_.row(channel)[node], next = next_.row(channel)[node];
        return share == T(0) ? now : share == T(1) ? next : now + share * (next - now);
    }

    // The past of every row before `step`, oldest first, for a snapshot; and back: one step here is `ratio` there.
    PUSH_PULL_SMALL void save(std::int64_t step, T* to) const;
    PUSH_PULL_SMALL void load(std::int64_t step, const T* from, int depth, double ratio);
    std::size_t saved_size() const { return std::size_t(past_.rows()) * past_.depth(); }

    // For benches: the same sums, one old value per edge and step.
    bool gathered = false;

private:
    static constexpr int block = 16;  // K
    struct Edge {
        T weight;
        int target, source, delay;
    };

    void collect(Rows<T>& to, std::int64_t step);
    void sum_block(std::int64_t first);
    PUSH_PULL_SMALL void gather(Rows<T>& to, std::int64_t step);
    void add_edges(T* to, const std::vector<Edge>& edges, int channel, int place) const;

    int nodes_ = 0, channels_ = 0, longest_ = 0;
    std::vector<Edge> edges_, short_;  // of a block and more, and shorter; by target, in ascending source
    std::vector<int> first_;           // where a target's long edges begin
    History<T> past_;                  // row = channel · nodes + node
    std::vector<T> ahead_;             // [channel][step of the block][node]: the long edges' part
    std::int64_t ahead_of_ = 0;        // the first step of that block
    bool has_ahead_ = false;
    Rows<T> now_, next_;  // what arrives at the last step advanced to, and at the one to come
};

extern template class DelayedSum<float>;
extern template class DelayedSum<double>;

#endif

}  // namespace push_pull
