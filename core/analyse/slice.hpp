// The vector field on a plane through one state of one node: arrows and nullclines of a phase plane.
#pragma once

#include <vector>

#include "core/analyse/equilibria.hpp"

namespace push_pull {

struct SliceGrid {
    int x_state, y_state;
    double x_low, x_high, y_low, y_high;
    int columns, rows;  // points at the borders included; 2 or more each
};

// dx/dt and dy/dt at every grid point, [row · columns + column], rows from y_low up; the other states stay at `through`.
// Where a state's rate is a state of its own (second-order models) the slice is taken at rest: that rate is 0 and
// its slope, the acceleration, takes the place of dx/dt. Its zeros are then the curves that cross at equilibria.
// The same kernel as the simulation's, in f32.
void slice(const Operating& at, const std::vector<double>& through, const SliceGrid& grid, std::vector<float>& dx, std::vector<float>& dy);

}  // namespace push_pull
