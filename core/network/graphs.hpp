// The graphs that can be generated, for the catalogue, the reader and messages.
#pragma once

#include <string_view>

#include "core/document/plan.hpp"

namespace push_pull {

// A value outside low … high is refused: the rules are not meant for it.
struct GraphParameter : Quantity {
    bool whole = false;
};

struct Graph : Choice {
    int nodes;       // 0: any number
    bool synthetic;  // stands for anatomy without being any person's
    std::span<const GraphParameter> parameters;
};
std::span<const Graph> graphs();

// What "default" names.
inline constexpr const char* default_graph = "dk68";

// The row of graphs() that this id or "default" names, or −1.
int find_graph(std::string_view id);

}  // namespace push_pull
