// An experiment and one of its drives: what a node's signal answers, against the same run without that drive. Whole build only.
#pragma once

#include "core/observe/response.hpp"
#include "core/simulation.hpp"

namespace push_pull {

// What is asked, whatever is made of it.
struct Question {
    std::string call;  // begins the paths of problems
    std::string signal = "observable";
    int drive = 0, node = 0, n = 1, m = 1;
    double settle = -1, window = -1;  // ms before and while samples are taken; below 0: as long as the drive's frequency wants
};
Problem problem_of(const Question& question, const Plan& plan);

// The sine that a drive is measured against; frequency 0 where it has none.
ResponseQuery query_of(const Drive& drive, double interval_ms, double start_ms);

// The experiment with those drives at amplitude 0: the same steps, the same noise. Empty: all of them.
Plan twin_of(Plan plan, std::span<const int> drives);

// Samples of a node's signal, an angle as its cosine, and of its phase where the model has one.
struct Window {
    std::vector<double> signal, phase;
    double interval = 1, start = 0;  // ms
    std::string failure;             // of the run: "" or why it stopped
};
Window watch(Simulation& simulation, const Question& question, double frequency_hz);

// The whole of it: a run of its own from the plan's start.
Window window_of(const Plan& plan, const Question& question);
Response response_of(const Window& window, const Question& question, const Drive& drive);

struct DrivenResponse {
    Response response, floor;  // floor: the same window without the drive, measured against it all the same
    double power_change = 0;   // dB; 0 where either has no power
    double frequency_change = 0;
};
Problem driven_response(const Plan& plan, const Question& question, DrivenResponse& result);

// Signals of the run less those of its twin without these drives (all where empty), as `run` gives them: exactly 0 where they do nothing.
Result evoked(const Plan& plan, std::span<const int> drives);

}  // namespace push_pull
