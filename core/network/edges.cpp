#include "core/network/edges.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/number/math.hpp"

namespace push_pull {
namespace {

constexpr int least_degree = 4;
constexpr double likeness = 0.5;  // how much two nodes with the same neighbours attract each other
constexpr int rounds = 20;        // in which the second half of the edges is added

// Of two equal scores the earlier pair comes first.
bool before(const Ranked& a, const Ranked& b) {
    if (a.score != b.score) return a.score < b.score;
    return a.i != b.i ? a.i < b.i : a.j < b.j;
}

class Chooser {
public:
    Chooser(const Atlas& atlas, const Square& score, const Square& distance)
        : atlas_(atlas), score_(score), distance_(distance), edges_(score.n) {}

    Edges choose(const std::vector<double>& chance, const EdgeRule& rule) {
        const int n = score_.n, wanted = int(std::lround(rule.density * n * (n - 1) / 2)), crossing = int(std::lround(rule.across * wanted));
        join_twins(chance, rule.homotopic, crossing);
        grow(true, crossing - edges_.count());
        grow(false, wanted - edges_.count());
        for (int i = 0; i < n; ++i) befriend(i);
        prune(wanted);
        return edges_;
    }

private:
    bool across(int i, int j) const { return atlas_.right(i) != atlas_.right(j); }

    void join_twins(const std::vector<double>& chance, double probability, int most) {
        std::vector<Ranked> twins;
        for (int i = 0; i < score_.n; ++i)
            if (const int j = atlas_.twin(i); j > i && chance[std::size_t(i)] < probability) twins.push_back({score_(i, j), i, j});
        add_best(twins, most);
    }

    // Adds so many of the pairs with the highest scores.
    void add_best(std::vector<Ranked>& pairs, int many) {
        std::make_heap(pairs.begin(), pairs.end(), before);
        for (; many > 0 && !pairs.empty(); --many) {
            std::pop_heap(pairs.begin(), pairs.end(), before);
            edges_.set(pairs.back().i, pairs.back().j, true);
            pairs.pop_back();
        }
    }

    std::vector<Ranked> candidates(bool crossing, double with_likeness) const {
        std::vector<Ranked> pairs;
        for (int i = 0; i < score_.n; ++i)
            for (int j = i + 1; j < score_.n; ++j) {
                if (across(i, j) != crossing || atlas_.twin(i) == j || edges_.has(i, j)) continue;
                const double bonus = with_likeness > 0 ? with_likeness * log(edges_.matching(i, j) + 0.02) : 0;
                pairs.push_back({score_(i, j) + bonus, i, j});
            }
        return pairs;
    }

    // Half of the edges by score alone, the rest little by little by score and by neighbours in common.
    void grow(bool crossing, int many) {
        std::vector<Ranked> first = candidates(crossing, 0);
        add_best(first, many / 2);
        int left = many - many / 2;
        for (const int each = std::max(1, left / rounds); left > 0; left -= each) {
            std::vector<Ranked> pairs = candidates(crossing, likeness);
            if (pairs.empty()) return;
            add_best(pairs, std::min(left, each));
        }
    }

    // A node with too few connections gets those to its nearest neighbours.
    void befriend(int i) {
        while (edges_.degree(i) < least_degree) {
            int nearest = -1;
            for (int j = 0; j < score_.n; ++j)
                if (j != i && !across(i, j) && !edges_.has(i, j) && (nearest < 0 || distance_(i, j) < distance_(i, nearest))) nearest = j;
            if (nearest < 0) return;
            edges_.set(i, nearest, true);
        }
    }

    // Takes away the least likely edges inside the hemispheres that no node needs, until there are as many as wanted.
    void prune(int wanted) {
        std::vector<Ranked> pairs;
        for (int i = 0; i < score_.n; ++i)
            for (int j = i + 1; j < score_.n; ++j)
                if (edges_.has(i, j) && !across(i, j)) pairs.push_back({score_(i, j), i, j});
        sort_by_score(pairs);
        for (const Ranked& pair : pairs)
            if (edges_.count() > wanted && edges_.degree(pair.i) > least_degree && edges_.degree(pair.j) > least_degree)
                edges_.set(pair.i, pair.j, false);
    }

    const Atlas& atlas_;
    const Square &score_, &distance_;
    Edges edges_;
};

}  // namespace

void Edges::set(int i, int j, bool on) {
    if (has(i, j) == on) return;
    bits_[at(i, j)] ^= std::uint64_t(1) << (j % 64);
    bits_[at(j, i)] ^= std::uint64_t(1) << (i % 64);
    const int change = on ? 1 : -1;
    degree_[std::size_t(i)] += change, degree_[std::size_t(j)] += change, count_ += change;
}

double Edges::matching(int i, int j) const {
    int common = 0;
    for (int word = 0; word < words_; ++word) common += std::popcount(bits_[at(i, 64 * word)] & bits_[at(j, 64 * word)]);
    return 2.0 * common / std::max(degree(i) + degree(j) - 2 * has(i, j), 1);
}

// Heap sort: a handful of functions instead of the dozens behind std::sort, for lists of a thousand.
void sort_by_score(std::vector<Ranked>& pairs) {
    std::make_heap(pairs.begin(), pairs.end(), before);
    std::sort_heap(pairs.begin(), pairs.end(), before);
}

Edges choose_edges(const Atlas& atlas, const Square& score, const Square& distance, const std::vector<double>& chance, const EdgeRule& rule) {
    return Chooser(atlas, score, distance).choose(chance, rule);
}

}  // namespace push_pull
