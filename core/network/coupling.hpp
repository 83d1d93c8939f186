// What a coupling makes of the numbers besides adding them up: of what each node sends, once a node, before it travels; and of
// what each has heard, once a node, after the sum.
#pragma once

#include "core/document/plan.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

template <class T>
class CouplingShape {
public:
#ifdef PUSH_PULL_CORE_ONLY
    void load(const Network&) {}
    void send(Rows<T>&) const {}
    void arrive(Rows<T>&, int) const {}
    static constexpr T offset() { return T(0); }
    static constexpr bool changes_sent() { return false; }
    static constexpr bool changes_sums() { return false; }
#else
    void load(const Network& network);
    void send(Rows<T>& sent) const {
        if (before_) shape(sent.data(), sent.size());
    }
    // The first `count` places of each row of sums.
    void arrive(Rows<T>& sums, int count) const {
        if (after_) shape_sums(sums, count);
    }
    // What is heard beside the sum.
    T offset() const { return offset_; }
    bool changes_sent() const { return before_; }
    bool changes_sums() const { return after_; }

private:
    void shape(T* row, std::size_t count) const;
    void shape_sums(Rows<T>& sums, int count) const;

    CouplingKind kind_ = CouplingKind::additive;
    bool before_ = false, after_ = false;
    T value_[5] = {}, offset_ = T(0);
#endif
};

#ifndef PUSH_PULL_CORE_ONLY
extern template class CouplingShape<float>;
extern template class CouplingShape<double>;
#endif

}  // namespace push_pull
