#include "core/observe/driven_window.hpp"

namespace push_pull {

DrivenWindow::DrivenWindow(int nodes, int samples, double interval_ms, bool phases)
    : nodes_(nodes), samples_(samples), interval_(interval_ms), signal_(std::size_t(nodes) * std::size_t(samples)) {
    if (phases) phase_ = signal_;
    made_.reserve(std::size_t(nodes));
}

void DrivenWindow::push(const double* x, const double* phase, double t) {
    const auto samples = std::size_t(samples_), next = std::size_t(next_);
    for (std::size_t n = 0; n < std::size_t(nodes_); ++n) {
        signal_[n * samples + next] = x[n];
        if (!phase_.empty()) phase_[n * samples + next] = phase[n];
    }
    next_ = (next_ + 1) % samples_;
    if (count_ < samples_) ++count_;
    now_ = t;
    made_.clear();
}

std::vector<double> DrivenWindow::in_order(const std::vector<double>& ring, int node) const {
    std::vector<double> values;
    const auto row = std::size_t(node) * std::size_t(samples_);
    for (int k = 0; k < count_; ++k) values.push_back(ring[row + std::size_t((next_ + samples_ - count_ + k) % samples_)]);
    return values;
}

const std::vector<Response>& DrivenWindow::responses(ResponseQuery query) {
    query.interval_ms = interval_;
    query.start_ms = now_ - interval_ * (count_ - 1);
    if (made_.empty() || !(query == made_for_)) {
        made_.clear();
        for (int n = 0; n < nodes_; ++n)
            made_.push_back(response_of(in_order(signal_, n), phase_.empty() ? std::vector<double>() : in_order(phase_, n), query));
        made_for_ = query;
    }
    return made_;
}

}  // namespace push_pull
