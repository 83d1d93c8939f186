// A map: two numbers of an experiment along two axes, and one measure of what each pair of them does. Whole build only.
//
// A cell is a run of its own from the document's start, with the document's step, method and noise: its value is that of the run
// alone, bit for bit. Experiments of one node run many cells side by side (map_lanes.hpp), others one after the other.
#pragma once

#include <limits>

#include "core/analyse/map_samples.hpp"
#include "core/analyse/map_table.hpp"

namespace push_pull {

struct MapAxis {
    std::string path;  // as `set` takes it
    double from = 0, to = 1;
    double count = 1;
    bool logarithmic = false;
};

struct MapSpec {
    MapAxis axes[2];  // x, y
    std::string measure, signal = "observable";
    double drive = 0, node = 0, n = 1, m = 1;
    double settle = std::numeric_limits<double>::quiet_NaN(), window = settle;  // ms; not a number: see times_of
};

class ParameterMap {
public:
    // Nothing but problem() may be asked of one that has a problem.
    ParameterMap(const Plan& plan, const MapSpec& spec);
    const Problem& problem() const { return problem_; }

    const std::vector<double>& axis(int k) const { return values_[k]; }
    // ms, of the cell that takes longest.
    WindowTimes longest() const;

    // The values of these cells, y·nx + x; not a number where there is no answer.
    std::vector<double> run(const std::vector<std::uint32_t>& cells);
    // Why the first cell without an answer has none; "" while all have one.
    const std::string& failure() const { return failure_; }

private:
    Problem check();
    Problem check_axis(int k);
    Problem check_measure();
    Problem change(Plan& plan, std::uint32_t cell) const;
    double coordinate(int axis, std::uint32_t cell) const {
        const std::size_t nx = values_[0].size();
        return values_[axis][axis == 0 ? cell % nx : cell / nx];
    }
    WindowTimes times_of(std::uint32_t cell) const;
    MapNeeds needs() const { return map_measures()[std::size_t(measure_)].needs; }
    bool wants_drive() const { return needs() == MapNeeds::drive; }
    bool wants_order() const { return needs() == MapNeeds::network; }
    bool side_by_side() const;

    WindowQuery window_query() const { return {signal_, phase_, int(spec_.node)}; }
    std::vector<double> run_some(const std::vector<std::uint32_t>& cells);
    double order_of(const Plan& plan, std::uint32_t cell);
    double value_of(const Plan& plan, const Samples& samples, std::uint32_t cell);
    double none(std::uint32_t cell, const std::string& why);
    // Of the same runs without the drive, into own_.
    void find_own_frequencies(const std::vector<std::uint32_t>& cells);
    std::size_t twin_index(std::uint32_t cell) const;

    Plan plan_;
    MapSpec spec_;
    Problem problem_;
    MapMeasure measure_ = MapMeasure::plv;
    Signal signal_, phase_;
    std::vector<double> values_[2];
    int frequency_axis_ = -1;  // the axis that is the drive's frequency
    bool of_drive_[2] = {};    // axes that the run without the drive does not feel
    std::vector<double> own_;  // frequencies of twins, by twin_index; −1: not known yet
    std::string failure_;
};

}  // namespace push_pull
