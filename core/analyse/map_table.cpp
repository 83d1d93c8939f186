#include "core/analyse/map_table.hpp"

namespace push_pull {

std::span<const MapMeasureRow> map_measures() {
    constexpr double half_turn = 3.141592653589793;
    static constexpr MapMeasureRow rows[] = {
        {"plv", "Phase locking with the drive", "|mean of exp(i(n·φ − m·ψ))| over the window; φ is the phase of the signal, ψ that of the drive",
         "", 0, 1, "magnitude", MapNeeds::drive},
        {"locked", "Locked to the drive",
         "1 where the frequency is within 0.02 Hz of m/n of the drive's and n·φ − m·ψ stays within one turn, else 0; nothing is locked to a drive of amplitude 0",
         "", 0, 1, "binary", MapNeeds::drive},
        {"gain", "Gain at the drive's frequency", "amplitude of the signal at the drive's frequency over the amplitude of the drive",
         "signal per unit of the drive", 0, 0, "magnitude", MapNeeds::drive},
        {"lag", "Lag behind the drive", "phase of the drive less that of the signal at the drive's frequency", "rad", -half_turn, half_turn,
         "phase", MapNeeds::drive},
        {"slips", "Phase slips", "whole turns of n·φ − m·ψ from begin to end of the window; positive: the signal is ahead", "", 0, 0,
         "signed", MapNeeds::drive},
        {"frequency", "Frequency", "rises of the signal through the middle of its range, or turns of its phase, a second", "Hz", 0, 0, "magnitude"},
        {"frequency-shift", "Shift of the frequency", "frequency less that of the same run with the drive at amplitude 0", "Hz", 0, 0,
         "signed", MapNeeds::drive},
        {"amplitude", "Amplitude", "half of the range of the signal", "signal", 0, 0, "magnitude"},
        {"power", "Power", "variance of the signal", "signal²", 0, 0, "magnitude"},
        {"mean", "Mean", "mean of the signal", "signal", 0, 0, "signed"},
        {"order", "Order of the network", "R, the length of the mean of all nodes' exp(iφ), averaged over the window", "", 0, 1,
         "magnitude", MapNeeds::network},
        {"metastability", "Metastability of the network", "standard deviation of R over the window", "", 0, 0, "magnitude", MapNeeds::network},
    };
    return rows;
}

}  // namespace push_pull
