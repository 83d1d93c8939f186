// A number for each ordered pair of nodes.
#pragma once

#include <cstddef>
#include <vector>

namespace push_pull {

struct Square {
    int n = 0;
    std::vector<double> cells;

    Square() = default;
    explicit Square(int nodes) : n(nodes), cells(std::size_t(nodes) * std::size_t(nodes)) {}
    double& operator()(int i, int j) { return cells[std::size_t(i) * std::size_t(n) + std::size_t(j)]; }
    double operator()(int i, int j) const { return cells[std::size_t(i) * std::size_t(n) + std::size_t(j)]; }
};

}  // namespace push_pull
