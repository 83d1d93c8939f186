// Regions of a brain: names, centres and sizes, and what anatomy says of them before any connection is drawn.
//
// Sizes and centres are those of templates, no person's.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace push_pull {

// The middle of a region in MNI RAS mm, and its size: area in mm² or volume in mm³.
struct Place {
    std::int8_t x, y, z;
    std::uint16_t size;
};

// A named fibre bundle joins each region of one end with each of the other: bit r stands for region r.
struct Bundle {
    std::uint64_t from, to;
};

// How much of a hub a region is, 0 to 1.
struct Hub {
    int region;
    double rank;
};

struct Atlas {
    std::span<const char* const> regions;  // one name for a region and its mirror image
    std::span<const Place> places;         // one for each node
    std::span<const Bundle> bundles;
    std::span<const Hub> hubs;
    bool alternates;  // left and right take turns; otherwise all of the left side come first
    bool by_area;     // sizes are areas

    int nodes() const { return int(places.size()); }
    int half() const { return nodes() / 2; }
    bool right(int node) const { return alternates ? node % 2 : node >= half(); }
    // The same region on the other side.
    int twin(int node) const { return alternates ? node ^ 1 : (node + half()) % nodes(); }
    int region(int node) const { return alternates ? node / 2 : node % half(); }
    // L_insula or Insula_L, as the atlas itself writes it.
    std::string label(int node) const {
        const std::string name = regions[std::size_t(region(node))], side = right(node) ? "R" : "L";
        return alternates ? name + "_" + side : side + "_" + name;
    }
};

const Atlas& dk68();
const Atlas& aal90();

}  // namespace push_pull
