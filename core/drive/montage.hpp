// Electric fields from outside the head: what a montage gives each node for an amplitude of 1 V/m. Definitions: docs/forcing.md.
// The whole build only.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/document/plan.hpp"

namespace push_pull {

using Point = std::array<double, 3>;

// A place of the 10–10 system on a sphere of radius 1 around the head's middle: right, front, up.
struct Electrode {
    char id[4];
    Point position;
};
std::span<const Electrode> electrodes();

// The row of electrodes() of that name, or −1. T3, T4, T5 and T6 are known as well, as T7, T8, P7 and P8.
int find_electrode(std::string_view id);

// Unit vectors of the nodes, one after the other: the network's own, or away from the middle of the hemisphere's centres.
std::vector<double> orientations_of(const Network& network, int nodes);

// What of a field of 1 V/m in one direction points into the cortex, from the dendrites to the soma: against the orientation.
std::vector<double> uniform_field(std::span<const double> orientations, const Point& direction);

// The same of the field from sources to sinks in a homogeneous conductor, its largest size 1: positive below an anode.
std::vector<double> electrode_field(const Network& network, std::span<const double> orientations, std::span<const int> anodes,
                                    std::span<const int> cathodes);

// Where an electrode stands in the coordinates of the network's centres.
Point place_of(const Network& network, const Electrode& electrode);

}  // namespace push_pull
