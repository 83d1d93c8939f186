// What one reads off a connectome: statistics of graphs and of their place in space, each by its definition.
#pragma once

#include <queue>

#include "core/network/connectome.hpp"
#include "tests/core/support.hpp"

namespace push_pull::test {

using Numbers = std::vector<double>;

inline double deviation(const Numbers& x) { return std::sqrt(variance_of(x)); }

inline double skewness(const Numbers& x) {
    const double mean = mean_of(x), sd = deviation(x);
    double sum = 0;
    for (double v : x) sum += std::pow((v - mean) / sd, 3);
    return sum / double(x.size());
}

inline double correlation(const Numbers& x, const Numbers& y) {
    const double mx = mean_of(x), my = mean_of(y);
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - mx) * (y[i] - my);
    return sum / double(x.size()) / (deviation(x) * deviation(y));
}

// The value below which a share of the numbers lies, linear between them.
inline double quantile(Numbers x, double share) {
    std::sort(x.begin(), x.end());
    const double place = share * double(x.size() - 1);
    const auto below = std::size_t(place);
    return below + 1 < x.size() ? x[below] + (place - double(below)) * (x[below + 1] - x[below]) : x.back();
}

inline double sum_of(const Numbers& x) { return mean_of(x) * double(x.size()); }

// A symmetric network, and numbers of all its pairs, connections and nodes.
struct Measured {
    int n;
    Numbers weights;
    explicit Measured(const Connectome& c) : n(c.nodes), weights(c.weights) {}
    Measured(int nodes, Numbers w) : n(nodes), weights(std::move(w)) {}

    double weight(int i, int j) const { return weights[std::size_t(i * n + j)]; }
    bool has(int i, int j) const { return weight(i, j) > 0; }

    // f(i, j) of every pair i < j that `which` picks.
    template <class Which, class F>
    Numbers pairs(Which which, F f) const {
        Numbers list;
        for (int i = 0; i < n; ++i)
            for (int j = i + 1; j < n; ++j)
                if (which(i, j)) list.push_back(f(i, j));
        return list;
    }
    template <class F>
    Numbers edges(F f) const {
        return pairs([&](int i, int j) { return has(i, j); }, f);
    }
    int count() const {
        return int(edges([](int, int) { return 1.0; }).size());
    }
    double density() const { return count() / (0.5 * n * (n - 1)); }

    Numbers degrees() const {
        Numbers list(std::size_t(n), 0.0);
        for (int i = 0; i < n; ++i)
            for (int j = 0; j < n; ++j) list[std::size_t(i)] += has(i, j);
        return list;
    }
    Numbers strengths() const {
        Numbers list(std::size_t(n), 0.0);
        for (int i = 0; i < n; ++i)
            for (int j = 0; j < n; ++j) list[std::size_t(i)] += weight(i, j);
        return list;
    }

    // Mean over the nodes of the share of their neighbours that are connected.
    double clustering() const {
        const Numbers degree = degrees();
        double mean = 0;
        for (int i = 0; i < n; ++i) {
            double closed = 0;
            for (int j = 0; j < n; ++j)
                for (int k = 0; has(i, j) && k < n; ++k) closed += has(j, k) && has(k, i);
            const double d = degree[std::size_t(i)];
            if (d > 1) mean += closed / (d * (d - 1)) / n;
        }
        return mean;
    }

    // Mean number of steps between two nodes; 0 when some are out of reach.
    double path_length() const {
        double sum = 0;
        for (int from = 0; from < n; ++from) {
            std::vector<int> steps(std::size_t(n), -1);
            std::queue<int> next;
            next.push(from), steps[std::size_t(from)] = 0;
            for (; !next.empty(); next.pop())
                for (int j = 0; j < n; ++j)
                    if (steps[std::size_t(j)] < 0 && has(next.front(), j))
                        steps[std::size_t(j)] = steps[std::size_t(next.front())] + 1, next.push(j);
            for (int s : steps) {
                if (s < 0) return 0;
                sum += s;
            }
        }
        return sum / (double(n) * (n - 1));
    }
    bool connected() const { return n < 2 || path_length() > 0; }

    // Correlation of the degrees at the two ends of a connection.
    double assortativity() const {
        const Numbers degree = degrees();
        Numbers a, b;
        for (int i = 0; i < n; ++i)
            for (int j = 0; j < n; ++j)
                if (has(i, j)) a.push_back(degree[std::size_t(i)]), b.push_back(degree[std::size_t(j)]);
        return correlation(a, b);
    }

    // The share of all strength that the strongest 15 % of the nodes have.
    double hub_share() const {
        Numbers s = strengths();
        std::sort(s.rbegin(), s.rend());
        const auto hubs = std::size_t(std::lround(0.15 * n));
        return sum_of(Numbers(s.begin(), s.begin() + std::ptrdiff_t(hubs))) / sum_of(s);
    }

    // The largest eigenvalue of symmetric weights that are not negative, by the power method on W + 1.
    double radius() const {
        Numbers x(std::size_t(n), 1.0), y = x;
        double size = 0;
        for (int turn = 0; turn < 400; ++turn) {
            size = 0;
            for (int i = 0; i < n; ++i) {
                y[std::size_t(i)] = x[std::size_t(i)];
                for (int j = 0; j < n; ++j) y[std::size_t(i)] += weight(i, j) * x[std::size_t(j)];
                size = std::max(size, y[std::size_t(i)]);
            }
            for (int i = 0; i < n; ++i) x[std::size_t(i)] = y[std::size_t(i)] / size;
        }
        return size - 1;
    }
};

}  // namespace push_pull::test
