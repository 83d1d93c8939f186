// Networks with delays for tests: random ones, and one that can be written down in a few lines.
#pragma once

#include "core/network/links.hpp"
#include "tests/core/support.hpp"

namespace push_pull::test {

using Numbers = std::vector<double>;

// A network in which every pair has its own delay in steps, and about a third of the pairs have no weight.
struct Graph {
    int nodes;
    Numbers weights;
    std::vector<int> steps;

    Graph(int n, int longest, std::uint64_t seed) : nodes(n) {
        Dice dice{seed};
        for (int pair = 0; pair < n * n; ++pair) {
            weights.push_back(dice.uniform() < 0.35 ? 0 : dice.between(-1, 1));
            steps.push_back(int(dice.uniform() * (longest + 1)));
            if (pair % 3 == 0) steps.back() %= 17;
        }
    }

    Links links() const {
        Links links;
        for (int pair = 0; pair < nodes * nodes; ++pair) {
            if (pair % nodes == 0) links.first.push_back(int(links.all.size()));
            if (weights[std::size_t(pair)] != 0) links.all.push_back({weights[std::size_t(pair)], pair % nodes, steps[std::size_t(pair)]});
            links.longest = std::max(links.longest, steps[std::size_t(pair)]);
        }
        links.first.push_back(int(links.all.size()));
        return links;
    }

    // Lengths for which the delays are these at 1 mm/ms.
    Document in(Document document, double dt = 1) const {
        Numbers lengths;
        for (int k : steps) lengths.push_back(k * dt);
        document.set("network.connectome.weights", Value(weights, nodes)).set("network.connectome.lengths", Value(lengths, nodes));
        return document.set("network.speed", 1).set("dt", dt).set("nodes", nodes).set("duration", 0);
    }
};

// A leak at each node: the whole run can be written down in a few lines.
inline Document leaks(const Graph& graph, std::uint64_t seed = 5) {
    Dice dice{seed};
    Numbers start, gamma;
    for (int n = 0; n < graph.nodes; ++n) start.push_back(dice.between(-1, 1)), gamma.push_back(-dice.between(0.005, 0.02));
    return graph.in({{"model", "linear"}, {"initial.x", start}, {"parameters.gamma", gamma}, {"network.gain", 0.002}});
}

inline Numbers row(Simulation& simulation, const char* id) {
    Numbers values;
    for (int n = 0; n < simulation.plan().nodes; ++n) values.push_back(read(simulation, id, n));
    return values;
}

inline std::uint64_t hash_after(const Document& document, int steps) {
    const auto simulation = simulate(document);
    advance(*simulation, steps);
    return simulation->hash();
}

}  // namespace push_pull::test
