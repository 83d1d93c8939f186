// Waveforms: what a drive gives at a moment of a step. Definitions: docs/forcing.md.
#pragma once

#include <cstdint>

#include "core/document/plan.hpp"
#include "core/drive/path.hpp"

namespace push_pull {

// What a drive gives: to its input, and to its quadrature input when it rotates. 0 while it is off.
struct DriveValue {
    double value = 0, quadrature = 0;
};

// Constant, sine, rotating, without ramps: at time t (ms).
DriveValue drive_value(const Drive& drive, double t_ms);

#ifndef PUSH_PULL_CORE_ONLY

// All kinds that remember nothing. Rectangles give each moment of a step their mean over the step.
DriveValue drive_value(const Drive& drive, const Moment& now);

// How much of a drive is there: its ramp at this moment or, without one, the share of the step from its start to its stop.
double presence(const Drive& drive, const Moment& now);

#endif

}  // namespace push_pull
