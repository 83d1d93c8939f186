// send → weights → inputs: what every node hears from the others.
//
// Each target sums its sources in ascending index, whatever the lane width and the layout of the weights, so the bits do
// not depend on them.
#pragma once

#include <memory>

#include "core/network/coupling.hpp"
#include "core/network/delays.hpp"
#include "core/network/weighted_sum.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

template <class T>
class NetworkSum {
public:
    NetworkSum() = default;
    // Remembers at least so many steps of what was sent, if it has delays or had them: those of 0 count. `same` is one of the same
    // weights, which hands over what it knows of them.
    PUSH_PULL_SMALL explicit NetworkSum(const Plan& plan, int at_least = 0, NetworkSum* same = nullptr);

    bool present() const { return wiring_ != Wiring::none; }
    // Settled at compile time where there are no delays.
    bool delayed() const { return delays_.present(); }

    // The coupling's parameters anew.
    void load_shape(const Network& network) { shape_.load(network); }

    // The past of a network with delays: all of it like the present, or that of another one; one step here is `ratio` there.
    PUSH_PULL_SMALL void begin(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, std::int64_t step);
    PUSH_PULL_SMALL void inherit(NetworkSum& other, const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters,
                                 std::int64_t step, double ratio);
    // What `states` sent at `step`, before the start of the run, and at every older one if so told.
    PUSH_PULL_SMALL void recall(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, std::int64_t step, bool older);
    // Before a step: notes what is sent now.
    void advance(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, std::int64_t step);

    // Adds gain · (coupling sum) to the rows of `inputs`. What comes late is taken at a share of the step.
    void add_to(Rows<T>& inputs, const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, T gain, double share);

    // What these states, which have just heard, send themselves: null when nobody has worked it out, or a coupling has made something
    // else of it.
    const T* sent_by(const Rows<T>& states) const { return sent_by_ == &states && !shape_.changes_sent() ? sent_.data() : nullptr; }

    DelayedSum<T>& delays() { return delays_; }
    const DelayedSum<T>& delays() const { return delays_; }

private:
    void speak(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters);
    const T* add_up(int channel, T share);
    void sum_mean(const T* sent, T* sums) const;
    void take_in(Rows<T>& inputs, int channel, const T* heard, T gain) const;

    Wiring wiring_ = Wiring::none;
    bool takes_own_ = false;
    std::span<const int> into_;
    Rows<T> sent_, sums_, own_;
    const Rows<T>* spoken_ = nullptr;   // whose numbers sent_ has just been made of: a step's first stage asks for the same
    const Rows<T>* sent_by_ = nullptr;  // whose numbers it held when what they hear was last added up
    WeightedSum<T> weights_;
    DelayedSum<T> delays_;
    CouplingShape<T> shape_;
#ifdef PUSH_PULL_CORE_ONLY
    static constexpr bool hears_at_once() { return true; }
    const T* sum_late(const T*, T* sums, int, T) const { return sums; }
#else
    bool hears_at_once() const { return !at_once_.empty(); }
    // Where what arrives late lies: in `sums`, or where it has been worked out.
    const T* sum_late(const T* sent, T* sums, int channel, T share) const;
    // Connections without delay in a network that has others.
    struct Edge {
        T weight;
        int target, source;
    };
    std::vector<Edge> at_once_;
    struct Web {
        RunningWeights weights;
        Connections connections;  // empty until there are delays
    };
    std::unique_ptr<Web> web_;
#endif
};

extern template class NetworkSum<float>;
extern template class NetworkSum<double>;

}  // namespace push_pull
