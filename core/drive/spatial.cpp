#include "core/drive/spatial.hpp"

#include "core/number/math.hpp"

#ifndef PUSH_PULL_CORE_ONLY
namespace push_pull {
namespace {

// By a template, so that a network without centres is one whose centres are not there.
template <class Wires>
const std::vector<double>& centres_of(const Wires& network) {
    static const std::vector<double> none;
    if constexpr (requires { network.centres; }) return network.centres;
    else return none;
}

// Turns the lower triangle of A, given as columns, into its Cholesky factor; false when A is not positive definite. What
// stands above the diagonal becomes 0.
bool factorise(Rows<double>& columns, int nodes) {
    constexpr int width = WidePack<double>::width;
    for (int j = 0; j < nodes; ++j) {
        double* column = columns.row(j);
        std::fill_n(column, j, 0.0);
        if (!(column[j] > 1e-13)) return false;
        const double root = sqrt(column[j]);
        for (int i = j; i < nodes; ++i) column[i] /= root;
        for (int k = j + 1; k < nodes; ++k) {
            const int from = k / width * width;
            double* other = columns.row(k) + from;
            add_scaled(other, other, -column[k], column + from, std::size_t(columns.stride() - from));
        }
    }
    return true;
}

}  // namespace

bool has_distances(const Network& network, int nodes) {
    const std::size_t n = std::size_t(nodes);
    return centres_of(network).size() == 3 * n || network.lengths.size() == n * n;
}

std::vector<double> node_distances(const Network& network, int nodes) {
    const std::size_t n = std::size_t(nodes);
    const std::vector<double>& centres = centres_of(network);
    std::vector<double> distances;
    if (!has_distances(network, nodes)) return distances;
    distances.assign(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j) continue;
            double square = 0;
            if (centres.size() == 3 * n) {
                for (std::size_t c = 0; c < 3; ++c)
                    square += (centres[3 * i + c] - centres[3 * j + c]) * (centres[3 * i + c] - centres[3 * j + c]);
                distances[i * n + j] = sqrt(square);
                continue;
            }
            const double there = network.lengths[i * n + j], back = network.lengths[j * n + i];
            distances[i * n + j] = there > 0 && back > 0 ? 0.5 * (there + back) : there + back > 0 ? there + back : unbounded;
        }
    return distances;
}

Rows<double> correlation_factor(const std::vector<double>& distances, int nodes, double length) {
    Rows<double> columns(nodes, nodes);
    for (double extra = 0;; extra = extra > 0 ? 10 * extra : 1e-6) {
        for (int j = 0; j < nodes; ++j) {
            double* column = columns.row(j);
            std::fill_n(column, columns.stride(), 0.0);
            for (int i = j; i < nodes; ++i) {
                const double ratio = distances[std::size_t(i) * nodes + j] / length;
                column[i] = ratio < 700 ? exp(-ratio) : 0;
                if (i != j) column[i] /= 1 + extra;
            }
        }
        if (factorise(columns, nodes)) return columns;
    }
}

void Spatial::configure(const Plan& plan) {
    bool any = false;
    for (const Noise& noise : plan.noise) any = any || noise.space > 0;
    std::vector<double> distances = any ? node_distances(plan.network, plan.nodes) : std::vector<double>();
    if (distances != distances_) lengths_.clear();
    distances_.swap(distances);
}

void Spatial::load_numbers(const Plan& plan) {
    if (distances_.empty()) configure(plan);
    std::vector<double> lengths(plan.noise.size());
    for (std::size_t k = 0; k < lengths.size(); ++k) lengths[k] = plan.noise[k].space;
    if (lengths == lengths_) return;
    lengths_.swap(lengths);
    const int nodes = plan.nodes;
    columns_ = Rows<float>(distances_.empty() ? 0 : nodes * int(lengths_.size()), nodes);
    for (int k = 0; k < int(lengths_.size()); ++k) {
        if (!correlates(k)) continue;
        const Rows<double> columns = correlation_factor(distances_, nodes, lengths_[std::size_t(k)]);
        for (int j = 0; j < nodes; ++j)
            for (int i = j; i < nodes; ++i) columns_.row(k * nodes + j)[i] = float(columns.row(j)[i]);
    }
}

void Spatial::share(int noise, const float* from, float* to, int stride) const {
    std::fill_n(to, stride, 0.0f);
    for (int j = 0; j < columns_.nodes(); ++j) {
        const int at = j / WidePack<float>::width * WidePack<float>::width;
        add_scaled(to + at, to + at, from[j], columns_.row(noise * columns_.nodes() + j) + at, std::size_t(stride - at));
    }
}

}  // namespace push_pull
#endif
