// send → weights → inputs: what every node hears from the others.
//
// Each target sums its sources in ascending index, whatever the lane width, so the bits do not depend on it.
#pragma once

#include "core/document/plan.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

template <class T>
class NetworkSum {
public:
    NetworkSum() = default;
    explicit NetworkSum(const Plan& plan)
        : wiring_(plan.network.wiring),
          coupling_(plan.network.coupling),
          into_(plan.model->description.coupling->into),
          sent_(plan.model->channels(), plan.nodes) {
        const int n = plan.nodes;
        if (wiring_ != Wiring::dense) return;
        // Columns of the matrix side by side: one source meets all targets in contiguous lanes.
        by_source_ = Rows<T>(n, n);
        in_strength_ = Rows<T>(1, n);
        for (int target = 0; target < n; ++target) {
            double sum = 0;
            for (int source = 0; source < n; ++source) {
                const double w = plan.network.weights[std::size_t(target) * n + source];
                by_source_.row(source)[target] = T(w);
                sum += w;
            }
            in_strength_.row(0)[target] = T(sum);
        }
    }

    bool present() const { return wiring_ != Wiring::none; }

    // Adds gain · (coupling sum) to the rows of `inputs`.
    void add_to(Rows<T>& inputs, const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, T gain) {
        kernel.send(states.data(), parameters.data(), sent_.data(), sent_.stride());
        for (int channel = 0; channel < int(into_.size()); ++channel) {
            const T* sent = sent_.row(channel);
            T* input = inputs.row(into_[channel]);
            if (wiring_ == Wiring::all_to_all) add_mean(input, sent, gain);
            else add_weighted(input, sent, gain);
        }
    }

private:
    // C = 1/N for every pair, itself included: one mean for all.
    void add_mean(T* input, const T* sent, T gain) const {
        const int n = sent_.nodes();
        T sum(0);
        for (int j = 0; j < n; ++j) sum += sent[j];
        const T mean = sum / T(n);
        const bool diffusive = coupling_ == CouplingKind::diffusive;
        for (int i = 0; i < n; ++i) input[i] += gain * (diffusive ? mean - sent[i] : mean);
    }

    void add_weighted(T* input, const T* sent, T gain) const {
        using V = Pack<T>;
        const int n = sent_.nodes();
        const bool diffusive = coupling_ == CouplingKind::diffusive;
        for (int at = 0; at < sent_.stride(); at += V::width) {
            V sum(T(0));
            for (int j = 0; j < n; ++j) sum += V::load(by_source_.row(j) + at) * V(sent[j]);
            if (diffusive) sum = sum - V::load(in_strength_.row(0) + at) * V::load(sent + at);
            (V::load(input + at) + V(gain) * sum).store(input + at);
        }
    }

    Wiring wiring_ = Wiring::none;
    CouplingKind coupling_ = CouplingKind::additive;
    std::span<const int> into_;
    Rows<T> sent_, by_source_, in_strength_;
};

}  // namespace push_pull
