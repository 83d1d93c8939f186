// send → weights → inputs: what every node hears from the others.
//
// Each target sums its sources in ascending index, whatever the lane width, so the bits do not depend on it.
#pragma once

#include "core/network/delays.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

template <class T>
class NetworkSum {
public:
    NetworkSum() = default;
    PUSH_PULL_SMALL explicit NetworkSum(const Plan& plan);

    bool present() const { return wiring_ != Wiring::none; }
    // Settled at compile time where there are no delays.
    bool delayed() const { return delays_.present(); }

    // The past of a network with delays: all of it like the present, or that of another one; one step here is `ratio` there.
    PUSH_PULL_SMALL void begin(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, std::int64_t step);
    PUSH_PULL_SMALL void inherit(const NetworkSum& other, const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters,
                                 std::int64_t step, double ratio);
    // Before a step: notes what is sent now.
    void advance(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, std::int64_t step);

    // Adds gain · (coupling sum) to the rows of `inputs`. What comes late is taken at a share of the step.
    void add_to(Rows<T>& inputs, const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, T gain, double share);

    DelayedSum<T>& delays() { return delays_; }
    const DelayedSum<T>& delays() const { return delays_; }

private:
    void add_mean(T* input, const T* sent, T gain) const;
    void add_weighted(T* input, const T* sent, T gain) const;
    void add_late(T* input, const T* sent, T gain, int channel, T share) const;

    Wiring wiring_ = Wiring::none;
    CouplingKind coupling_ = CouplingKind::additive;
    std::span<const int> into_;
    Rows<T> sent_, by_source_, in_strength_;
    DelayedSum<T> delays_;
    // Connections without delay in a network that has others: of target n from first_[n] to first_[n + 1].
    std::vector<int> first_, sources_;
    std::vector<T> weights_;
};

extern template class NetworkSum<float>;
extern template class NetworkSum<double>;

}  // namespace push_pull
