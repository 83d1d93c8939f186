#include "core/analyse/map.hpp"

#include <algorithm>

#include "core/analyse/driven.hpp"
#include "core/document/reader.hpp"
#include "core/number/math.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

constexpr double most_samples = 4e6, most_steps = 1e9;

template <class... Word>
Problem refuse(const std::string& path, const Word&... words) {
    return {path, say(path, ": ", words...)};
}

bool given(double x) { return x == x; }

// Whether its waveform has a frequency at all.
bool has_pace(Drive drive) {
    drive.frequency = 1;
    return query_of(drive, 1, 0).frequency_hz > 0;
}

std::string drive_path(double drive) { return say("drive.", drive, "."); }

std::vector<double> steps_of(const MapAxis& axis) {
    const int count = int(axis.count);
    std::vector<double> values;
    for (int k = 0; k < count; ++k) {
        const double share = k == 0 ? 0 : double(k) / (count - 1);
        values.push_back(axis.logarithmic ? axis.from * exp(share * log(axis.to / axis.from)) : axis.from + share * (axis.to - axis.from));
    }
    if (count > 1) values.back() = axis.to;
    return values;
}

}  // namespace

ParameterMap::ParameterMap(const Plan& plan, const MapSpec& spec) : plan_(plan), spec_(spec) { problem_ = check(); }

Problem ParameterMap::check() {
    for (int k = 0; k < 2; ++k)
        if (Problem problem = check_axis(k)) return problem;
    if (spec_.axes[0].path == spec_.axes[1].path) return refuse("y.path", "is \"", spec_.axes[1].path, "\" as x.path is; choose another");
    if (Problem problem = check_measure()) return problem;
    const std::string drive = drive_path(spec_.drive);
    std::size_t twins = 1;
    for (int k = 0; k < 2; ++k) {
        if (spec_.axes[k].path == drive + "frequency") frequency_axis_ = k;
        of_drive_[k] = spec_.axes[k].path.starts_with(drive);
        if (!of_drive_[k]) twins *= values_[k].size();
    }
    if (given(spec_.settle) && !(spec_.settle >= 0)) return refuse("settle", "must be 0 ms or more, got ", spec_.settle);
    double finest = plan_.dt, coarsest = plan_.dt;
    for (int k = 0; k < 2; ++k)
        if (spec_.axes[k].path == "dt")
            for (double dt : values_[k]) finest = std::min(finest, dt), coarsest = std::max(coarsest, dt);
    const WindowTimes times = longest();
    const double spacing = std::max(times.interval, coarsest);
    if (!(times.window >= 16 * spacing))
        return refuse("window", "must hold 16 samples, that is ", 16 * spacing, " ms or more, got ", times.window);
    if (times.window / times.interval > most_samples || (times.settle + times.window) / finest > most_steps)
        return refuse("window", "asks for more than ", most_samples, " samples or ", most_steps, " steps in a cell");
    if (wants_order()) {
        MeasureOptions options;
        options.window = times.window;
        if (Problem problem = problem_of_measures(options, plan_.nodes, plan_.dt)) return refuse("window", problem.text);
    }
    own_.assign(measure_ == MapMeasure::frequency_shift ? twins : 0, std::numeric_limits<double>::quiet_NaN());
    return {};
}

Problem ParameterMap::check_axis(int k) {
    const MapAxis& axis = spec_.axes[k];
    const std::string name = k == 0 ? "x" : "y";
    if (!(axis.count >= 1 && axis.count <= 512 && axis.count == std::floor(axis.count)))
        return refuse(name + ".count", "must be a whole number from 1 to 512, got ", axis.count);
    if (axis.count > 1 && axis.from == axis.to)
        return refuse(name + ".to", "must differ from ", name, ".from, which is ", axis.from, " too");
    if (axis.logarithmic)
        for (const bool end : {false, true})
            if (!((end ? axis.to : axis.from) > 0))
                return refuse(name + (end ? ".to" : ".from"), "must be greater than 0 on a logarithmic axis, got ", end ? axis.to : axis.from);
    values_[k] = steps_of(axis);
    // Both ends, so that a path that is wrong is told from a number that is.
    Plan plan = plan_;
    const Problem first = change_plan(plan, axis.path, values_[k].front(), -1), last = change_plan(plan, axis.path, values_[k].back(), -1);
    if (first && last) return refuse(name + ".path", first.text);
    if (first) return refuse(name + ".from", first.text);
    if (last) return refuse(name + ".to", last.text);
    return {};
}

Problem ParameterMap::check_measure() {
    const int row = index_of(map_measures(), spec_.measure);
    const bool network = plan_.nodes > 1;
    if (row < 0) return refuse("measure", "unknown \"", spec_.measure, "\"; valid: ", list_ids(map_measures()));
    measure_ = MapMeasure(row);
    if (wants_order() && !network) return refuse("measure", "\"", spec_.measure, "\" is of networks, and the experiment has one node");
    const auto whole = [](double x, double low, double high) { return x >= low && x <= high && x == std::floor(x); };
    const int drives = int(plan_.drives.size());
    if (!wants_drive() && !whole(spec_.drive, 0, std::max(drives - 1, 0)))
        return refuse("drive", "there is no drive ", spec_.drive, "; the experiment has ", double(drives));
    if (wants_drive()) {
        if (!whole(spec_.drive, 0, drives - 1))
            return refuse("drive", "\"", spec_.measure, "\" needs a drive, and there is no drive ", spec_.drive, "; the experiment has ",
                          double(drives));
        if (measure_ <= MapMeasure::slips && !has_pace(plan_.drives[std::size_t(spec_.drive)]))
            return refuse("drive", "\"", spec_.measure, "\" needs a drive with a frequency, and drive ", spec_.drive, " has none");
    }
    if (!whole(spec_.node, 0, plan_.nodes - 1))
        return refuse("node", "unknown node ", spec_.node, "; nodes are 0 to ", double(plan_.nodes - 1));
    if (!whole(spec_.n, 1, 99)) return refuse("n", "must be a whole number from 1 to 99, got ", spec_.n);
    if (!whole(spec_.m, 1, 99)) return refuse("m", "must be a whole number from 1 to 99, got ", spec_.m);
    signal_ = find_signal(plan_, spec_.signal);
    if (signal_.kind == Signal::Kind::unknown)
        return refuse("signal", "unknown \"", spec_.signal, "\" of ", plan_.model->info().id,
                      "; valid: ", list_ids(plan_.model->description.states), ", ", list_ids(plan_.model->description.readouts),
                      ", and input. before ", list_ids(plan_.model->description.inputs));
    phase_ = phase_behind(*plan_.model, signal_);
    return {};
}

// As analyse.response has it: 2 s or ten periods of the drive, then 3 s or twenty. Where an axis is the drive's frequency the run is
// also long enough for its cells: next to a tongue's edge the response slips at least as fast as a cell is wide.
WindowTimes ParameterMap::times_of(std::uint32_t cell) const {
    const int drives = int(plan_.drives.size());
    double hertz = spec_.drive < drives ? query_of(plan_.drives[std::size_t(spec_.drive)], 1, 0).frequency_hz : 0, patience = 0;
    if (frequency_axis_ >= 0) {
        const std::vector<double>& values = values_[frequency_axis_];
        const std::size_t at = frequency_axis_ == 0 ? cell % values_[0].size() : cell / values_[0].size();
        hertz = values[at];
        if (values.size() > 1) patience = 1000 / std::fabs(values[at > 0 ? at : 1] - values[at > 0 ? at - 1 : 0]);
    }
    const double period = hertz > 0 ? 1000 / hertz : 0;
    WindowTimes times;
    times.settle = given(spec_.settle) ? spec_.settle : std::max({2000.0, 10 * period, 0.5 * patience});
    times.window = given(spec_.window) ? spec_.window : std::max({3000.0, 20 * period, patience});
    times.interval = period > 0 ? std::min(1.0, period / 32) : 1;
    return times;
}

WindowTimes ParameterMap::longest() const {
    WindowTimes most = times_of(0);
    const std::size_t nx = values_[0].size(), count = frequency_axis_ < 0 ? 0 : values_[frequency_axis_].size();
    for (std::size_t k = 1; k < count; ++k) {
        const WindowTimes times = times_of(std::uint32_t(frequency_axis_ == 0 ? k : k * nx));
        most = {std::max(most.settle, times.settle), std::max(most.window, times.window), std::min(most.interval, times.interval)};
    }
    most.interval = std::max(most.interval, plan_.dt);
    return most;
}

}  // namespace push_pull

#endif
