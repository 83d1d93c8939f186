#include "core/network/network.hpp"

#include <algorithm>
#include <cmath>

namespace push_pull {

template <class T>
NetworkSum<T>::NetworkSum(const Plan& plan, [[maybe_unused]] int at_least, [[maybe_unused]] NetworkSum* same)
    : wiring_(plan.network.wiring), into_(plan.model->description.coupling->into), sent_(plan.model->channels(), plan.nodes) {
    if (!present()) return;
    const int n = plan.nodes;
    constexpr int tile = WeightedSum<T>::tile;
    sums_ = Rows<T>(plan.model->channels(), (n + tile - 1) / tile * tile);
    own_ = Rows<T>(1, n);
    shape_.load(plan.network);
#ifdef PUSH_PULL_CORE_ONLY
    const RunningWeights weights(plan);
#else
    if (same && same->wiring_ == wiring_) web_ = std::move(same->web_);
    if (!web_) web_ = std::make_unique<Web>(Web{RunningWeights(plan), {}});
    const RunningWeights& weights = web_->weights;
#endif
    for (int i = 0; i < n; ++i) {
        own_.row(0)[i] = T(weights.own(i));
        takes_own_ = takes_own_ || own_.row(0)[i] != 0;
    }
    if (wiring_ != Wiring::dense) return;
#ifndef PUSH_PULL_CORE_ONLY
    // Delays that were turned down to nothing may be turned up again, and then find what was sent meanwhile.
    if (plan.network.delayed() || (at_least > 0 && plan.network.delay == 0)) {
        Connections& connections = web_->connections;
        if (connections.first.empty()) connections = connections_of(plan, weights);
        const Links links = links_of(plan, connections);
        delays_ = DelayedSum<T>(n, links, plan.model->channels(), at_least);
        for (int target = 0; target < n && delayed(); ++target)
            for (int i = links.first[std::size_t(target)]; i < links.first[std::size_t(target) + 1]; ++i) {
                const Link& link = links.all[std::size_t(i)];
                if (link.steps == 0) at_once_.push_back({T(link.weight), target, link.source});
            }
    }
#endif
    if (!delayed()) weights_ = WeightedSum<T>(weights);
}

// What is sent now.
template <class T>
void NetworkSum<T>::speak(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters) {
    kernel.send(states.data(), parameters.data(), sent_.data(), sent_.stride());
    shape_.send(sent_);
}

template <class T>
void NetworkSum<T>::begin(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, std::int64_t step) {
    if (!delayed()) return;
    speak(kernel, states, parameters);
    delays_.begin(sent_, step);
}

template <class T>
void NetworkSum<T>::inherit(NetworkSum& other, const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters,
                            std::int64_t step, double ratio) {
    if (delayed() && other.delayed()) return delays_.inherit(other.delays_, step, ratio);
    begin(kernel, states, parameters, step);
}

template <class T>
void NetworkSum<T>::recall(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, std::int64_t step, bool older) {
    speak(kernel, states, parameters);
    delays_.recall(sent_, step, older);
}

template <class T>
void NetworkSum<T>::advance(const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, std::int64_t step) {
    speak(kernel, states, parameters);
    spoken_ = &states;
    delays_.advance(sent_, step);
}

template <class T>
void NetworkSum<T>::add_to(Rows<T>& inputs, const Kernel<T>& kernel, const Rows<T>& states, const Blocks<T>& parameters, T gain, double share) {
    const bool needed = !delayed() || takes_own_ || hears_at_once();
    if (spoken_ != &states && needed) speak(kernel, states, parameters);
    sent_by_ = needed || spoken_ == &states ? &states : nullptr;
    spoken_ = nullptr;
    const int channels = int(into_.size());
    for (int channel = 0; channel < channels; ++channel) {
        const T* heard = add_up(channel, T(share));
        if (!shape_.changes_sums()) take_in(inputs, channel, heard, gain);
    }
    if (!shape_.changes_sums()) return;
    shape_.arrive(sums_, sent_.stride());
    for (int channel = 0; channel < channels; ++channel) take_in(inputs, channel, sums_.row(channel), gain);
}

// What is heard of one channel.
template <class T>
const T* NetworkSum<T>::add_up(int channel, T share) {
    const T* sent = sent_.row(channel);
    T* sums = sums_.row(channel);
    if (delayed()) return sum_late(sent, sums, channel, share);
    if (wiring_ == Wiring::all_to_all) sum_mean(sent, sums);
    else weights_.sum(sent, sums);
    return sums;
}

// C = 1/N for every pair, itself included: one mean for all.
template <class T>
void NetworkSum<T>::sum_mean(const T* sent, T* sums) const {
    const int n = sent_.nodes();
    T sum(0);
    for (int j = 0; j < n; ++j) sum += sent[j];
    std::fill_n(sums, sent_.stride(), sum / T(n));
}

#ifndef PUSH_PULL_CORE_ONLY
template <class T>
const T* NetworkSum<T>::sum_late(const T* sent, T* sums, int channel, T share) const {
    using V = WidePack<T>;
    const T *now = delays_.now(channel), *next = delays_.next(channel);
    const auto count = std::size_t(sent_.stride());
    if (share == T(0) || share == T(1)) {
        const T* heard = share == T(0) ? now : next;
        // As it lies, where nothing else comes to it.
        if (at_once_.empty() && !shape_.changes_sums()) return heard;
        copy_packs(sums, heard, count);
    } else
        for (std::size_t at = 0; at < count; at += V::width) {
            const V a = V::load(now + at), b = V::load(next + at);
            (a + V(share) * (b - a)).store(sums + at);
        }
    for (const Edge& edge : at_once_) sums[edge.target] += edge.weight * sent[edge.source];
    return sums;
}
#endif

// Of what is heard a difference takes away own strength times own value. It has no shape that could change the sums.
template <class T>
[[gnu::noinline]] void NetworkSum<T>::take_in(Rows<T>& inputs, int channel, const T* heard, T gain) const {
    using V = WidePack<T>;
    T* input = inputs.row(into_[channel]);
    const V scale(gain);
    if (takes_own_) {
        const T *own = own_.row(0), *sent = sent_.row(channel);
        for (int at = 0; at < sent_.stride(); at += V::width)
            (V::load(input + at) + scale * (V::load(heard + at) - V::load(own + at) * V::load(sent + at))).store(input + at);
    } else {
        add_scaled(input, input, gain, heard, std::size_t(sent_.stride()));
    }
    if (shape_.offset() != T(0))
        for (int at = 0; at < sent_.stride(); ++at) input[at] += shape_.offset();
}

template class NetworkSum<float>;
template class NetworkSum<double>;

}  // namespace push_pull
