#include "core/network/network.hpp"

#include <cmath>

namespace push_pull {
namespace {

// The delay of every pair in steps: to the nearest, and of two equally near the even one, as TVB rounds.
std::vector<int> delay_steps(const Plan& plan) {
    std::vector<int> steps;
    if (!plan.network.delayed()) return steps;
    const auto rounded = [&](double delay) { return int(std::rint(delay / plan.dt)); };
    if (plan.network.delay >= 0) steps.assign(plan.network.weights.size(), rounded(plan.network.delay));
    else
        for (double length : plan.network.lengths) steps.push_back(rounded(length / plan.network.speed));
    return steps;
}

}  // namespace

template <class T>
NetworkSum<T>::NetworkSum(const Plan& plan)
    : wiring_(plan.network.wiring),
      coupling_(plan.network.coupling),
      into_(plan.model->description.coupling->into),
      sent_(plan.model->channels(), plan.nodes) {
    const int n = plan.nodes;
    if (wiring_ != Wiring::dense) return;
    const std::vector<int> steps = delay_steps(plan);
    if (!steps.empty()) delays_ = DelayedSum<T>(plan, steps, plan.model->channels());
    in_strength_ = Rows<T>(1, n);
    // Columns of the matrix side by side: one source meets all targets in contiguous lanes.
    if (!delayed()) by_source_ = Rows<T>(n, n);
    for (int target = 0; target < n; ++target) {
        double sum = 0;
        first_.push_back(int(sources_.size()));
        for (int source = 0; source < n; ++source) {
            const std::size_t at = std::size_t(target) * n + source;
            const double w = plan.network.weights[at];
            sum += w;
            if (!delayed()) by_source_.row(source)[target] = T(w);
            else if (w != 0 && steps[at] == 0) sources_.push_back(source), weights_.push_back(T(w));
        }
        in_strength_.row(0)[target] = T(sum);
    }
    first_.push_back(int(sources_.size()));
}

template <class T>
void NetworkSum<T>::begin(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, std::int64_t step) {
    if (!delayed()) return;
    kernel.send(states.data(), parameters.data(), sent_.data(), sent_.stride());
    delays_.begin(sent_, step);
}

template <class T>
void NetworkSum<T>::inherit(const NetworkSum& other, const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters,
                            std::int64_t step, double ratio) {
    begin(kernel, states, parameters, step);
    if (delayed() && other.delayed()) delays_.inherit(other.delays_, step, ratio);
}

template <class T>
void NetworkSum<T>::advance(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, std::int64_t step) {
    kernel.send(states.data(), parameters.data(), sent_.data(), sent_.stride());
    delays_.advance(sent_, step);
}

template <class T>
void NetworkSum<T>::add_to(Rows<T>& inputs, const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, T gain, double share) {
    if (!delayed() || coupling_ == CouplingKind::diffusive || !sources_.empty())
        kernel.send(states.data(), parameters.data(), sent_.data(), sent_.stride());
    for (int channel = 0; channel < int(into_.size()); ++channel) {
        const T* sent = sent_.row(channel);
        T* input = inputs.row(into_[channel]);
        if (delayed()) add_late(input, sent, gain, channel, T(share));
        else if (wiring_ == Wiring::all_to_all) add_mean(input, sent, gain);
        else add_weighted(input, sent, gain);
    }
}

// C = 1/N for every pair, itself included: one mean for all.
template <class T>
void NetworkSum<T>::add_mean(T* input, const T* sent, T gain) const {
    const int n = sent_.nodes();
    T sum(0);
    for (int j = 0; j < n; ++j) sum += sent[j];
    const T mean = sum / T(n);
    const bool diffusive = coupling_ == CouplingKind::diffusive;
    for (int i = 0; i < n; ++i) input[i] += gain * (diffusive ? mean - sent[i] : mean);
}

template <class T>
void NetworkSum<T>::add_weighted(T* input, const T* sent, T gain) const {
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

template <class T>
void NetworkSum<T>::add_late(T* input, const T* sent, T gain, int channel, T share) const {
    const bool diffusive = coupling_ == CouplingKind::diffusive;
    for (int i = 0; i < sent_.nodes(); ++i) {
        const T now = delays_.now(channel)[i], next = delays_.next(channel)[i];
        T sum = share == T(0) ? now : share == T(1) ? next : now + share * (next - now);
        for (int e = first_[i]; e < first_[i + 1]; ++e) sum += weights_[std::size_t(e)] * sent[sources_[std::size_t(e)]];
        if (diffusive) sum = sum - in_strength_.row(0)[i] * sent[i];
        input[i] += gain * sum;
    }
}

template class NetworkSum<float>;
template class NetworkSum<double>;

}  // namespace push_pull
