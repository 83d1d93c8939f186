// Which pairs of a cortex are connected.
#pragma once

#include "core/network/atlas.hpp"
#include "core/network/square.hpp"

namespace push_pull {

// A set of unordered pairs, and how many of them each node has.
class Edges {
public:
    explicit Edges(int nodes)
        : n_(nodes), words_((nodes + 63) / 64), bits_(std::size_t(nodes) * std::size_t(words_)), degree_(std::size_t(nodes)) {}

    int nodes() const { return n_; }
    int count() const { return count_; }
    bool has(int i, int j) const { return bits_[at(i, j)] >> (j % 64) & 1; }
    int degree(int i) const { return degree_[std::size_t(i)]; }
    void set(int i, int j, bool on);
    // How alike the neighbours of two nodes are, 0 to 1 (the matching index).
    double matching(int i, int j) const;

private:
    std::size_t at(int i, int j) const { return std::size_t(i) * std::size_t(words_) + std::size_t(j / 64); }

    int n_, words_, count_ = 0;
    std::vector<std::uint64_t> bits_;  // a row of bits for each node
    std::vector<int> degree_;
};

// A pair and what speaks for it.
struct Ranked {
    double score;
    int i, j;
};

// From the lowest score up; of two equal ones the earlier pair comes first.
void sort_by_score(std::vector<Ranked>& pairs);

struct EdgeRule {
    double density, across, homotopic;
};

// The pairs with the best scores, in the number that the rule asks for: exactly so many in all, and so many between the hemispheres.
// `chance` has one number in (0, 1) for each node, which decides whether it is connected with its twin.
Edges choose_edges(const Atlas& atlas, const Square& score, const Square& distance, const std::vector<double>& chance, const EdgeRule& rule);

}  // namespace push_pull
