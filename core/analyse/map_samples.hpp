// What a node does after a while: samples of its signal, of one run or of many side by side. Whole build only.
#pragma once

#include "core/simulation.hpp"

namespace push_pull {

// ms before and while samples are taken, and between two of them.
struct WindowTimes {
    double settle = 0, window = 0, interval = 1;
};

// Samples of a node's signal, an angle as its cosine, and of its phase where the model has one.
struct Samples {
    std::vector<double> signal, phase;
    double interval = 1, start = 0;  // ms
    std::string failure;             // of the run: "" or why it stopped
};

struct WindowQuery {
    Signal signal, phase;  // phase: of kind unknown where there is none
    int node = 0;
};

// A run of its own from the plan's start.
Samples samples_of(const Plan& plan, const WindowTimes& times, const WindowQuery& query);

// The same of many plans of one node that differ in parameters and in numbers of their drives alone: nodes of one simulation. The bits
// are those of samples_of.
std::vector<Samples> samples_side_by_side(const std::vector<Plan>& plans, const std::vector<WindowTimes>& times, const WindowQuery& query);

}  // namespace push_pull
