// Who is connected with whom, and where they are: read from a document or generated from a rule.
#pragma once

#include <string>
#include <vector>

#include "core/document/plan.hpp"

namespace push_pull {

struct Connectome {
    int nodes = 0;
    std::vector<double> weights;       // nodes × nodes, row = target
    std::vector<double> lengths;       // mm, as weights; empty: none
    std::vector<double> centres;       // nodes × 3, MNI RAS mm; empty: none
    std::vector<double> orientations;  // nodes × 3, unit vectors; empty: none
    std::vector<double> areas;         // mm²; empty: none
    std::vector<std::string> labels;   // empty: none
    std::vector<unsigned char> right;  // 1 on the right side; empty: no sides
};

// In the order of graphs().
enum class GraphKind { all_to_all, ring, small_world, modular, two_nodes, dk68, aal90 };

// What "network.connectome" of a document says, with "nodes" beside it where any number would do.
Problem read_connectome(const Document& document, Connectome& to);

// A graph from its rule. `values` has one number for each of its parameters, in the order of their table.
Connectome make_graph(GraphKind kind, int nodes, std::span<const double> values);

// Rules of anatomy, and textbook rules.
Connectome make_cortex(GraphKind kind, std::span<const double> values);
Connectome make_textbook(GraphKind kind, int nodes, std::span<const double> values);

// The weights of the ring where every node hears `neighbours` on each side.
std::vector<double> ring_weights(int nodes, int neighbours);

// Nodes that are nowhere, on a circle to draw them.
std::vector<double> circle(int nodes);

}  // namespace push_pull
