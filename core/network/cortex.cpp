// A synthetic connectome from published rules: near regions, named bundles, hubs and mirror images attract connections; weights fall
// with distance; lengths follow the detour that tracts take. docs/connectome.md tells rule by rule where they come from. The fixed numbers
// were fitted to aggregate statistics of three measured connectomes, never to which edge exists.
#include <algorithm>

#include "core/network/connectome.hpp"
#include "core/network/edges.hpp"
#include "core/network/pair_noise.hpp"

namespace push_pull {
namespace {

enum { density, across, homotopic, coherence, hubs, spread, seed };  // as in the table of graphs.cpp

// Chances with a channel of their own, so that none depends on how many numbers another one takes.
enum Channel : std::uint32_t { for_edges, for_twins, for_lengths, for_nodes, for_weights };

// Where callosal fibres cross the midline: x = 0, y and z in mm.
constexpr double callosum[][2] = {{28, 4}, {24, 16}, {12, 24}, {0, 27}, {-12, 27}, {-24, 24}, {-36, 18}, {-40, 8}};

double norm(double x, double y, double z) { return sqrt(x * x + y * y + z * z); }
double larger(double a, double b) { return a > b ? a : b; }

// The normal distribution function, by the series of its integral.
double normal_share(double z) {
    double term = z, sum = z;
    for (int k = 1; k < 200 && abs(term) > 1e-18 * abs(sum); ++k) sum += term *= z * z / (2 * k + 1);
    const double share = 0.5 + exp(-0.5 * z * z) * 0.3989422804014327 * sum;
    return std::clamp(share, 1e-12, 1 - 1e-12);
}

class Cortex {
public:
    Cortex(const Atlas& atlas, std::span<const double> values)
        : atlas_(atlas), values_(values), n_(atlas.nodes()), distance_(n_), mirrored_(n_), detour_(n_), size_(std::size_t(n_)), hub_(std::size_t(n_)) {
        measure();
        weigh_regions();
    }

    Connectome grow() const {
        const PairNoise noise(atlas_, distance_);
        Connectome to;
        to.nodes = n_;
        const Edges edges = connect(noise);
        const Square lengths = lengthen(noise);
        to.weights = weigh(noise, edges, lengths).cells;
        to.lengths = lengths.cells;
        for (int i = 0; i < n_; ++i) {
            const Place& place = atlas_.places[std::size_t(i)];
            for (int x : {place.x, place.y, place.z}) to.centres.push_back(x);
            if (atlas_.by_area) to.areas.push_back(place.size);
            to.labels.push_back(atlas_.label(i));
            to.right.push_back(atlas_.right(i));
        }
        return to;
    }

private:
    std::uint64_t chance() const { return std::uint64_t(values_[seed]); }
    bool crosses(int i, int j) const { return atlas_.right(i) != atlas_.right(j); }
    double aside(int i) const { return abs(double(atlas_.places[std::size_t(i)].x)); }

    // Ways between all pairs: straight, to the mirror image, and through the callosum.
    void measure() {
        for (int i = 0; i < n_; ++i)
            for (int j = 0; j < n_; ++j) {
                const Place &a = atlas_.places[std::size_t(i)], &b = atlas_.places[std::size_t(j)];
                distance_(i, j) = norm(a.x - b.x, a.y - b.y, a.z - b.z);
                mirrored_(i, j) = norm(a.x + b.x, a.y - b.y, a.z - b.z);
                double shortest = 1e9;
                for (const auto& [y, z] : callosum) {
                    const double way = norm(a.x, a.y - y, a.z - z) + norm(b.x, b.y - y, b.z - z);
                    if (way < shortest) shortest = way;
                }
                detour_(i, j) = shortest;
            }
    }

    // Logarithms of the sizes, standardised, and the prior on hubs.
    void weigh_regions() {
        double mean = 0, variance = 0;
        for (int i = 0; i < n_; ++i) mean += (size_[std::size_t(i)] = log(double(atlas_.places[std::size_t(i)].size))) / n_;
        for (double x : size_) variance += (x - mean) * (x - mean) / n_;
        for (double& x : size_) x = (x - mean) / sqrt(variance);
        for (int i = 0; i < n_; ++i)
            for (const Hub& hub : atlas_.hubs)
                if (hub.region == atlas_.region(i)) hub_[std::size_t(i)] = values_[hubs] * hub.rank;
    }

    // Bundles matter where the way is long: close regions are connected anyway.
    bool bundled(int i, int j) const {
        if (crosses(i, j) || !(distance_(i, j) > 40)) return false;
        const auto a = std::uint64_t(1) << atlas_.region(i), b = std::uint64_t(1) << atlas_.region(j);
        return std::any_of(atlas_.bundles.begin(), atlas_.bundles.end(), [&](const Bundle& bundle) {
            return ((bundle.from & a) && (bundle.to & b)) || ((bundle.from & b) && (bundle.to & a));
        });
    }

    Edges connect(const PairNoise& noise) const {
        Normals normals(chance(), for_edges);
        Square score = noise.draw(normals, 0.37, values_[coherence]);
        const auto attracts = [&](int i) { return 0.48 * size_[std::size_t(i)] + 0.25 * hub_[std::size_t(i)]; };
        for (int i = 0; i < n_; ++i)
            for (int j = i + 1; j < n_; ++j) {
                const double near = crosses(i, j) ? -mirrored_(i, j) / 22 - (aside(i) + aside(j)) / (2 * 11.0)
                                                  : log(exp(-distance_(i, j) / 13.5) + 0.02) + (bundled(i, j) ? 0.95 : 0);
                // The largest of many chances: a Gumbel number.
                score(i, j) = score(j, i) = 1.9 * (near + attracts(i) + attracts(j)) - log(-log(normal_share(score(i, j))));
            }
        std::vector<double> coins;
        for (int i = 0; i < n_; ++i) coins.push_back(uniform_of(chance(), std::uint32_t(i), Stream::graph, for_twins));
        return choose_edges(atlas_, score, distance_, coins, {values_[density], values_[across], values_[homotopic]});
    }

    Square lengthen(const PairNoise& noise) const {
        Normals normals(chance(), for_lengths);
        Square length = noise.draw(normals, 0.7, 0.3);
        for (int i = 0; i < n_; ++i)
            for (int j = 0; j < n_; ++j) {
                const bool crossing = crosses(i, j);
                const double way = 1.30 * exp((crossing ? 0.25 : 0.36) * length(i, j)) * (crossing ? detour_(i, j) : distance_(i, j));
                length(i, j) = i == j ? 0 : std::min(larger(1.02 * distance_(i, j), way), 250.0);
            }
        return length;
    }

    // A strength of each node's own, most of it shared with its twin.
    std::vector<double> strengths() const {
        Normals normals(chance(), for_nodes);
        std::vector<double> shared, strength;
        for (int i = 0; i < n_; ++i) shared.push_back(normals.next());
        for (int i = 0; i < n_; ++i) {
            const double pair = (shared[std::size_t(i)] + shared[std::size_t(atlas_.twin(i))]) / sqrt(2.0);
            const double own = 0.9 * pair + 0.436 * normals.next();
            strength.push_back(0.33 * size_[std::size_t(i)] + 0.10 * hub_[std::size_t(i)] + 0.05 * own);
        }
        return strength;
    }

    Square weigh(const PairNoise& noise, const Edges& edges, const Square& lengths) const {
        Normals normals(chance(), for_weights);
        const Square chances = noise.draw(normals, 0.70, 0.5);
        const std::vector<double> strength = strengths();
        std::vector<Ranked> ranked;
        for (int i = 0; i < n_; ++i)
            for (int j = i + 1; j < n_; ++j) {
                if (!edges.has(i, j)) continue;
                const double way = 0.4 * distance_(i, j) + 0.6 * lengths(i, j) / 1.30;
                const double near =
                    crosses(i, j) ? -mirrored_(i, j) / 14 - 2.6 + (atlas_.twin(i) == j ? 0.25 : 0) : -way / 12 + (bundled(i, j) ? 0.12 : 0);
                ranked.push_back({near + strength[std::size_t(i)] + strength[std::size_t(j)] + 2.2 * chances(i, j), i, j});
            }
        sort_by_score(ranked);
        return by_rank(ranked);
    }

    // The order of the weights is drawn, their values are given: ln w runs through the quantiles of a bounded law a little skewed to the
    // left (Kumaraswamy's), stretched to the spread that is asked for; the largest weight is 1.
    Square by_rank(const std::vector<Ranked>& ranked) const {
        const auto m = double(ranked.size());
        std::vector<double> logs;
        double mean = 0, variance = 0;
        for (std::size_t k = 0; k < ranked.size(); ++k) {
            const double rest = 1 - exp(log(1 - (double(k) + 0.5) / m) / 3.4);
            logs.push_back(exp(log(rest) / 3.2));
            mean += logs.back() / m;
        }
        for (double x : logs) variance += (x - mean) * (x - mean) / m;
        Square weights(n_);
        for (std::size_t k = 0; k < ranked.size(); ++k)
            weights(ranked[k].i, ranked[k].j) = weights(ranked[k].j, ranked[k].i) =
                exp(values_[spread] / sqrt(variance) * (logs[k] - logs.back()));
        return weights;
    }

    const Atlas& atlas_;
    std::span<const double> values_;
    int n_;
    Square distance_, mirrored_, detour_;
    std::vector<double> size_, hub_;
};

}  // namespace

Connectome make_cortex(GraphKind kind, std::span<const double> values) {
    // A page reads its document again at every change of anything: the last cortex is kept.
    static Connectome last;
    static std::vector<double> made_of;
    std::vector<double> key{double(int(kind))};
    key.insert(key.end(), values.begin(), values.end());
    if (key != made_of) last = Cortex(kind == GraphKind::dk68 ? dk68() : aal90(), values).grow(), made_of = key;
    return last;
}

Connectome make_graph(GraphKind kind, int nodes, std::span<const double> values) {
    const bool anatomy = kind == GraphKind::dk68 || kind == GraphKind::aal90;
    return anatomy ? make_cortex(kind, values) : make_textbook(kind, nodes, values);
}

}  // namespace push_pull
