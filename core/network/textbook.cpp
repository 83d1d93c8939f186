// The graphs of textbooks. A connection weighs one over the mean number of neighbours, so that a node hears about the mean of its own.
#include "core/network/connectome.hpp"
#include "core/network/edges.hpp"
#include "core/number/random.hpp"

namespace push_pull {
namespace {

double coin(double seed, std::uint32_t which, std::uint32_t channel) {
    return uniform_of(std::uint64_t(seed), which, Stream::graph, channel);
}

std::vector<double> weights_of(const Edges& edges) {
    const int n = edges.nodes();
    Square weights(n);
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j)
            if (edges.has(i, j)) weights(i, j) = n / (2.0 * edges.count());
    return weights.cells;
}

// The node that one gets to by going `steps` further along those that i is not connected with.
int stranger(const Edges& edges, int i, int steps) {
    int j = 0;
    for (;; ++j)
        if (j != i && !edges.has(i, j) && steps-- == 0) return j;
}

// Watts and Strogatz 1998 (doi:10.1038/30918): lap by lap, each connection of the ring may end at a random node instead.
std::vector<double> small_world(int n, int neighbours, double rewiring, double seed) {
    Edges edges(n);
    for (int lap = 1; lap <= neighbours; ++lap)
        for (int i = 0; i < n; ++i) edges.set(i, (i + lap) % n, true);
    for (int lap = 1; lap <= neighbours; ++lap)
        for (int i = 0; i < n; ++i) {
            const int j = (i + lap) % n, strangers = n - 1 - edges.degree(i);
            if (!(coin(seed, std::uint32_t(i), std::uint32_t(2 * lap)) < rewiring) || strangers == 0) continue;
            const int other = stranger(edges, i, int(coin(seed, std::uint32_t(i), std::uint32_t(2 * lap + 1)) * strangers));
            edges.set(i, j, false);
            edges.set(i, other, true);
        }
    return weights_of(edges);
}

std::vector<double> modular(int n, int modules, double p_in, double p_out, double seed) {
    Edges edges(n);
    std::uint32_t pair = 0;
    const auto module_of = [&](int i) { return std::int64_t(i) * modules / n; };
    for (int i = 0; i < n; ++i)
        for (int j = i + 1; j < n; ++j)
            if (coin(seed, pair++, 0) < (module_of(i) == module_of(j) ? p_in : p_out)) edges.set(i, j, true);
    return weights_of(edges);
}

}  // namespace

std::vector<double> circle(int nodes) {
    constexpr double radius = 70;  // mm, about that of a brain
    std::vector<double> centres;
    for (int i = 0; i < nodes; ++i) {
        const auto turn = detail::sine_cosine(6.283185307179586 * i / nodes);
        for (double x : {radius * turn.sine, radius * turn.cosine, 0.0}) centres.push_back(x);
    }
    return centres;
}

std::vector<double> ring_weights(int n, int neighbours) {
    std::vector<double> weights(std::size_t(n) * std::size_t(n), 0.0);
    const double each = 0.5 / neighbours;
    if (n == 1) return weights;
    for (int lap = 1; lap <= neighbours; ++lap)
        for (int i = 0; i < n; ++i) {
            weights[std::size_t(i) * std::size_t(n) + std::size_t((i + lap) % n)] += each;
            weights[std::size_t(i) * std::size_t(n) + std::size_t((i + n - lap) % n)] += each;
        }
    return weights;
}

Connectome make_textbook(GraphKind kind, int n, std::span<const double> values) {
    Connectome to;
    to.nodes = n;
    switch (kind) {
        case GraphKind::ring: to.weights = ring_weights(n, int(values[1])); break;
        case GraphKind::small_world: to.weights = small_world(n, int(values[1]), values[2], values[3]); break;
        case GraphKind::modular: to.weights = modular(n, int(values[1]), values[2], values[3], values[4]); break;
        case GraphKind::two_nodes: to.weights = {0, values[1], values[0], 0}; break;
        default: to.weights.assign(std::size_t(n) * std::size_t(n), 1.0 / n);
    }
    return to;
}

}  // namespace push_pull
