// What the tests of noise share: the kicks that a node at rest hears, step by step.
#pragma once

#include "tests/core/support.hpp"

namespace push_pull::test {

// A node that only adds up: dx/dt = 0 and what the noise gives.
inline Document adding(int nodes, double dt) {
    return {{"model", "linear"},     {"nodes", nodes}, {"parameters.gamma", 0}, {"initial.x", 0},
            {"integrator", "euler"}, {"dt", dt},       {"noise.sigma", 1},      {"duration", 0}};
}

inline std::vector<double> values(Simulation& simulation, std::string_view id = "x") {
    const RowView view = simulation.read(find_signal(*simulation.plan().model, id));
    std::vector<double> list;
    for (int n = 0; n < view.count; ++n) list.push_back(view[n]);
    return list;
}

// kicks[node][step], of the steps to come.
inline std::vector<std::vector<double>> kicks(Simulation& simulation, int steps) {
    std::vector<std::vector<double>> list(std::size_t(simulation.plan().nodes));
    std::vector<double> before = values(simulation);
    for (int k = 0; k < steps; ++k) {
        advance(simulation, 1);
        const std::vector<double> after = values(simulation);
        for (std::size_t n = 0; n < list.size(); ++n) list[n].push_back(after[n] - before[n]);
        before = after;
    }
    return list;
}

// Mean product of two lists of equal length.
inline double product(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum / double(a.size());
}

}  // namespace push_pull::test
