#include "core/network/links.hpp"

#include <algorithm>
#include <cmath>

namespace push_pull {

namespace {

// What comes with each value that is sent by others in a coupling of differences: strength times own value.
template <class Weights>
double strength_of(const Plan& plan, const Weights& weights, int target) {
    if (plan.network.wiring == Wiring::all_to_all) return 1;
    double sum = 0;
    for (int source = 0; source < plan.nodes; ++source) sum += weights(target, source);
    return sum;
}

}  // namespace

#ifdef PUSH_PULL_CORE_ONLY

double RunningWeights::own(int target) const {
    return plan_.network.coupling == CouplingKind::diffusive ? strength_of(plan_, *this, target) : 0;
}

#else

RunningWeights::RunningWeights(const Plan& plan)
    : nodes_(plan.nodes), weights_(plan.network.weights.data()), own_(std::size_t(nodes_), 0.0) {
    const Network& network = plan.network;
    const CouplingKind kind = network.coupling;
    const bool symmetric = kind == CouplingKind::laplacian_symmetric;
    const bool scales = symmetric || kind == CouplingKind::laplacian_random_walk;
    const bool differs = scales || kind == CouplingKind::diffusive || kind == CouplingKind::laplacian;
    scaled_ = !network.cut.empty() || scales;
    if (scaled_) to_.assign(std::size_t(nodes_), 1.0);
    for (std::size_t n = 0; n < network.cut.size(); ++n)
        if (network.cut[n]) to_[n] = 0;
    from_ = to_;
    for (int n = 0; n < nodes_ && differs; ++n) own_[std::size_t(n)] = strength_of(plan, *this, n);
    if (!scales) return;
    // D⁻¹ on the left, or its root on both sides.
    for (std::size_t n = 0; n < own_.size(); ++n) {
        const double inverse = own_[n] > 0 ? 1 / own_[n] : 0;
        to_[n] *= symmetric ? std::sqrt(inverse) : inverse;
        if (symmetric) from_[n] *= std::sqrt(inverse);
        own_[n] = inverse > 0;
    }
}

Connections connections_of(const Plan& plan, const RunningWeights& weights) {
    Connections found;
    const std::vector<double>& lengths = plan.network.lengths;
    for (int target = 0; target < plan.nodes; ++target) {
        found.first.push_back(int(found.all.size()));
        for (int source = 0; source < plan.nodes; ++source) {
            const double weight = weights(target, source);
            const std::size_t pair = std::size_t(target) * plan.nodes + source;
            if (weight != 0) found.all.push_back({weight, lengths.empty() ? 0 : lengths[pair], source});
        }
    }
    found.first.push_back(int(found.all.size()));
    for (double length : lengths) found.longest = std::max(found.longest, length);
    return found;
}

Links links_of(const Plan& plan, const Connections& connections) {
    const Network& network = plan.network;
    const bool one = network.delay >= 0;
    const auto in_steps = [&](double delay) {
        const double steps = delay / plan.dt, whole = std::rint(steps);
        // 0.7 ms are 7 steps of 0.1 ms, though the quotient falls short of them by its rounding.
        return network.interpolate && std::abs(steps - whole) < 1e-9 * std::max(1.0, steps) ? whole : steps;
    };
    Links links;
    links.all.reserve(connections.all.size() * (network.interpolate ? 2 : 1));
    links.first.reserve(connections.first.size());
    const double longest = in_steps(one ? network.delay : connections.longest / network.speed);
    links.longest = int(network.interpolate ? std::ceil(longest) : std::rint(longest));
    for (int target = 0; target < plan.nodes; ++target) {
        links.first.push_back(int(links.all.size()));
        for (int i = connections.first[std::size_t(target)]; i < connections.first[std::size_t(target) + 1]; ++i) {
            const auto& [weight, length, source] = connections.all[std::size_t(i)];
            const double steps = in_steps(one ? network.delay : length / network.speed);
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
