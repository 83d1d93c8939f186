// Between which frequencies a drive of a given strength carries a rhythm along: one row of its Arnold tongue.
#pragma once

#include "core/analyse/driven.hpp"

namespace push_pull {

struct Entrainment {
    double low = 0, high = 0;  // Hz of the drive: the outermost that lock, each within the tolerance of one that does not
    double own = 0;            // Hz: the rhythm without the drive
    bool locks = false;        // at n/m of its own frequency; if not, low and high mean nothing
};

// From n/m of the own frequency outwards in steps that double until the lock breaks, then halves of the last step down to
// `tolerance` Hz. A problem when there is no rhythm without the drive.
Problem entrainment(const Plan& plan, const Question& question, double tolerance, Entrainment& result);

}  // namespace push_pull
