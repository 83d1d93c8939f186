// What one kick does to the phase of a rhythm: the phase response and the phase transition curve of a node on its limit cycle.
#pragma once

#include "core/analyse/driven.hpp"

namespace push_pull {

struct KickQuestion {
    std::string call, state;
    double amount = 0;
    int phases = 64, node = 0;
};

// The node alone: without its network, without noise, under its lasting constant drives.
struct PhaseResponse {
    double period = 0;  // ms
    // Old phases, 0 … 2π, as near to even as steps come; what the kick adds to them in the long run, −π … π; where it leads, 0 … 2π.
    // Phase 0 is the rise of the observable through its middle. Not a number where the kick ends the rhythm.
    std::vector<double> phases, shifts, transition;
    int type = 1;  // how often the new phase goes round while the old goes round once: 1 weak resetting, 0 strong
};
Problem phase_response(const Plan& plan, const KickQuestion& question, PhaseResponse& result);

}  // namespace push_pull
