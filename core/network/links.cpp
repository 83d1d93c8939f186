#include "core/network/links.hpp"

#include <algorithm>
#include <cmath>

namespace push_pull {

RunningWeights::RunningWeights(const Plan& plan)
    : nodes_(plan.nodes), weights_(plan.network.weights.data()), own_(std::size_t(nodes_), 0.0) {
    const Network& network = plan.network;
    const CouplingKind kind = network.coupling;
    const bool laplacian = whole_build && (kind == CouplingKind::laplacian_random_walk || kind == CouplingKind::laplacian_symmetric);
    const bool diffusive = kind == CouplingKind::diffusive || kind == CouplingKind::laplacian;
    if (network.wiring == Wiring::all_to_all && diffusive) std::fill(own_.begin(), own_.end(), 1.0);
    if (network.wiring != Wiring::dense) return;
    if constexpr (whole_build) {
        scaled_ = !network.cut.empty() || laplacian;
        if (scaled_) to_.assign(std::size_t(nodes_), 1.0);
        for (std::size_t n = 0; n < network.cut.size(); ++n)
            if (network.cut[n]) to_[n] = 0;
        from_ = to_;
    }
    if (!diffusive && !laplacian) return;
    for (int target = 0; target < nodes_; ++target)
        for (int source = 0; source < nodes_; ++source) own_[std::size_t(target)] += (*this)(target, source);
    if (!laplacian) return;
    // D⁻¹ on the left, or its root on both sides.
    for (std::size_t n = 0; n < own_.size(); ++n) {
        const double inverse = own_[n] > 0 ? 1 / own_[n] : 0;
        to_[n] *= kind == CouplingKind::laplacian_symmetric ? std::sqrt(inverse) : inverse;
        if (kind == CouplingKind::laplacian_symmetric) from_[n] *= std::sqrt(inverse);
        own_[n] = inverse > 0;
    }
}

#ifndef PUSH_PULL_CORE_ONLY

Links links_of(const Plan& plan, const RunningWeights& weights) {
    const Network& network = plan.network;
    const bool one = network.delay >= 0;
    const auto steps_of = [&](std::size_t pair) { return (one ? network.delay : network.lengths[pair] / network.speed) / plan.dt; };
    Links links;
    const std::size_t pairs = std::size_t(plan.nodes) * plan.nodes;
    double longest = one ? steps_of(0) : 0;
    if (!one)
        for (std::size_t pair = 0; pair < pairs; ++pair) longest = std::max(longest, steps_of(pair));
    links.longest = int(network.interpolate ? std::ceil(longest) : std::rint(longest));
    if (links.longest == 0) return links;
    for (int target = 0; target < plan.nodes; ++target) {
        links.first.push_back(int(links.all.size()));
        for (int source = 0; source < plan.nodes; ++source) {
            const double weight = weights(target, source);
            if (weight == 0) continue;
            const double steps = steps_of(std::size_t(target) * plan.nodes + source);
            // To the nearest, and of two equally near the even one, as TVB rounds.
            const int whole = int(network.interpolate ? std::floor(steps) : std::rint(steps));
            const double share = steps - whole;
            if (!network.interpolate || share == 0) {
                links.all.push_back({weight, source, whole});
                continue;
            }
            links.all.push_back({weight * (1 - share), source, whole});
            links.all.push_back({weight * share, source, whole + 1});
        }
    }
    links.first.push_back(int(links.all.size()));
    return links;
}

#endif

}  // namespace push_pull
