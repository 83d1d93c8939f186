#include "core/analyse/map.hpp"

#include <algorithm>
#include <limits>

#include "core/analyse/driven.hpp"
#include "core/analyse/map_lanes.hpp"
#include "core/document/reader.hpp"
#include "core/number/math.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

// Side by side at most, and so many samples kept at a time.
constexpr std::size_t most_lanes = 64;
constexpr double most_kept = 2e6, most_samples = 4e6, most_steps = 1e9;

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

bool has_lane_form(const Plan& plan) {
    for (const Noise& noise : plan.noise)
        if (!noise.plain()) return false;
    for (const Drive& drive : plan.drives)
        if (!LaneDrives<double>::fits(drive)) return false;
    return true;
}

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

// ---- what is asked -----------------------------------------------------------------------------------------------------------

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
    const WindowTimes times = longest();
    if (!(times.window >= 16 * times.interval))
        return refuse("window", "must hold 16 samples, that is ", 16 * times.interval, " ms or more, got ", times.window);
    if (times.window / times.interval > most_samples || (times.settle + times.window) / plan_.dt > most_steps)
        return refuse("window", "asks for more than ", most_samples, " samples or ", most_steps, " steps in a cell");
    if (wants_order()) {
        MeasureOptions options;
        options.window = times.window;
        if (Problem problem = problem_of_measures(options, plan_.nodes, plan_.dt)) return refuse("window", problem.text);
    }
    own_.assign(measure_ == MapMeasure::frequency_shift ? twins : 0, -1);
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
    Measuring measuring;
    MeasureOptions options;
    options.signal = spec_.signal;
    signal_ = find_signal(plan_, spec_.signal);
    if (signal_.kind == Signal::Kind::unknown)
        return refuse("signal", "unknown \"", spec_.signal, "\" of ", plan_.model->info().id,
                      "; valid: ", list_ids(plan_.model->description.states), ", ", list_ids(plan_.model->description.readouts),
                      ", and input. before ", list_ids(plan_.model->description.inputs));
    options.window = 256 * plan_.dt, options.every = 1;
    if (!measuring.begin(options, plan_)) phase_ = measuring.phase;
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

bool ParameterMap::side_by_side() const {
    if (plan_.nodes > 1 || plan_.network.wiring != Wiring::none || !has_lane_form(plan_)) return false;
    if (signal_.kind != Signal::Kind::state && signal_.kind != Signal::Kind::readout) return false;
    for (const MapAxis& axis : spec_.axes)
        if (axis.path == "dt" || axis.path.starts_with("noise.") || axis.path.starts_with("network.")) return false;
    return true;
}

// ---- cells -------------------------------------------------------------------------------------------------------------------

Problem ParameterMap::change(Plan& plan, std::uint32_t cell) const {
    for (int k = 0; k < 2; ++k)
        if (Problem problem = change_plan(plan, spec_.axes[k].path, coordinate(k, cell), -1)) return problem;
    return {};
}

std::vector<double> ParameterMap::run(const std::vector<std::uint32_t>& cells) {
    // Cells of one frequency share a drive and a time.
    std::vector<std::uint32_t> order(cells.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = std::uint32_t(k);
    const auto column = [&](std::uint32_t k) {
        const std::uint32_t nx = std::uint32_t(values_[0].size());
        return frequency_axis_ == 0 ? cells[k] % nx : frequency_axis_ == 1 ? cells[k] / nx : 0;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return column(a) < column(b); });

    std::vector<double> values(cells.size(), nowhere);
    for (std::size_t at = 0; at < cells.size();) {
        std::vector<std::uint32_t> some;
        double kept = 0;
        while (at + some.size() < cells.size() && some.size() < most_lanes) {
            const std::uint32_t cell = cells[order[at + some.size()]];
            const WindowTimes times = times_of(cell);
            kept += times.window / std::max(times.interval, plan_.dt);
            if (!some.empty() && kept > most_kept) break;
            some.push_back(cell);
        }
        const std::vector<double> found = run_some(some);
        for (std::size_t k = 0; k < some.size(); ++k) values[order[at + k]] = found[k];
        at += some.size();
    }
    return values;
}

std::vector<double> ParameterMap::run_some(const std::vector<std::uint32_t>& cells) {
    std::vector<double> values(cells.size(), nowhere);
    std::vector<Plan> plans;
    std::vector<WindowTimes> times;
    std::vector<std::size_t> places;  // of the cells that can be run
    for (std::size_t k = 0; k < cells.size(); ++k) {
        Plan plan = plan_;
        if (const Problem problem = change(plan, cells[k])) {
            none(cells[k], problem.text);
            continue;
        }
        plans.push_back(std::move(plan));
        times.push_back(times_of(cells[k]));
        places.push_back(k);
    }
    if (measure_ == MapMeasure::frequency_shift) find_own_frequencies(cells);
    std::vector<Samples> samples;
    if (side_by_side()) samples = samples_side_by_side(plans, times, window_query());
    for (std::size_t k = 0; k < plans.size(); ++k) {
        const std::uint32_t cell = cells[places[k]];
        double& value = values[places[k]];
        if (wants_order()) value = order_of(plans[k], cell);
        else if (samples.empty()) value = value_of(plans[k], samples_of(plans[k], times[k], window_query()), cell);
        else value = value_of(plans[k], samples[k], cell);
    }
    return values;
}

double ParameterMap::none(std::uint32_t cell, const std::string& why) {
    if (failure_.empty())
        failure_ = say("at ", spec_.axes[0].path, " = ", coordinate(0, cell), ", ", spec_.axes[1].path, " = ", coordinate(1, cell), ": ", why);
    return nowhere;
}

double ParameterMap::order_of(const Plan& plan, std::uint32_t cell) {
    const WindowTimes times = times_of(cell);
    const auto simulation = Simulation::make(plan);
    simulation->step(int(times.settle / plan.dt + 0.5));
    MeasureOptions options;
    options.signal = spec_.signal;
    options.window = times.window;
    options.what = {spec_.measure};
    if (const Problem problem = simulation->measure(options)) return none(cell, problem.text);
    simulation->step(int(times.window / plan.dt + 0.5));
    if (!simulation->failure().empty()) return none(cell, simulation->failure());
    Measures& measures = *simulation->measuring();
    measures.finish();
    const bool order = measure_ == MapMeasure::order;
    const Reading reading = measures.read(order ? Measure::order : Measure::metastability, {});
    const double value = order ? reading.mean : reading.value[0];
    return std::isfinite(value) ? value : none(cell, "the phases have no order yet; a longer window gives them time");
}

std::size_t ParameterMap::twin_index(std::uint32_t cell) const {
    const std::size_t nx = values_[0].size(), x = of_drive_[0] ? 0 : cell % nx, y = of_drive_[1] ? 0 : cell / nx;
    return y * (of_drive_[0] ? 1 : nx) + x;
}

// The twin runs as the first cell of its kind would, for the longest time: the values must not depend on which cell asks first.
void ParameterMap::find_own_frequencies(const std::vector<std::uint32_t>& cells) {
    const std::uint32_t nx = std::uint32_t(values_[0].size());
    std::vector<Plan> twins;
    std::vector<std::size_t> places;
    for (std::uint32_t cell : cells) {
        const std::size_t place = twin_index(cell);
        if (own_[place] >= 0 || std::find(places.begin(), places.end(), place) != places.end()) continue;
        Plan twin = plan_;
        if (change(twin, (of_drive_[1] ? 0 : cell / nx) * nx + (of_drive_[0] ? 0 : cell % nx))) continue;
        twin.drives[std::size_t(spec_.drive)].amplitude = 0;
        twins.push_back(std::move(twin));
        places.push_back(place);
    }
    std::vector<Samples> samples;
    if (side_by_side()) samples = samples_side_by_side(twins, std::vector<WindowTimes>(twins.size(), longest()), window_query());
    else
        for (const Plan& twin : twins) samples.push_back(samples_of(twin, longest(), window_query()));
    for (std::size_t k = 0; k < twins.size(); ++k) {
        ResponseQuery query;
        query.interval_ms = samples[k].interval;
        own_[places[k]] = samples[k].failure.empty() ? std::fabs(response_of(samples[k].signal, samples[k].phase, query).frequency) : 0;
    }
}

double ParameterMap::value_of(const Plan& plan, const Samples& samples, std::uint32_t cell) {
    if (!samples.failure.empty()) return none(cell, samples.failure);
    if (measure_ == MapMeasure::mean) {
        double sum = 0;
        for (double x : samples.signal) sum += x;
        return sum / double(samples.signal.size());
    }
    ResponseQuery query;
    if (spec_.drive < double(plan.drives.size())) query = query_of(plan.drives[std::size_t(spec_.drive)], samples.interval, samples.start);
    query.interval_ms = samples.interval;
    query.n = int(spec_.n), query.m = int(spec_.m);
    if (measure_ <= MapMeasure::slips && !(query.frequency_hz > 0)) return none(cell, "the drive has no frequency");
    const Response r = response_of(samples.signal, samples.phase, query);
    const bool rests = r.amplitude == 0;
    const auto moving = [&](double value) { return rests ? none(cell, "the signal rests") : value; };
    const auto turning = [&](double value) {
        return r.frequency == 0 ? none(cell, rests ? "the signal rests" : "the window holds no period of the signal") : value;
    };
    const auto driven = [&](double value) {
        if (query.drive_amplitude == 0) return none(cell, "the drive has amplitude 0");
        return r.gain == 0 ? moving(none(cell, "the window holds no period of the drive")) : value;
    };
    switch (measure_) {
        case MapMeasure::plv: return moving(r.plv);
        case MapMeasure::locked: return r.locked ? 1 : 0;
        case MapMeasure::gain: return driven(r.gain);
        case MapMeasure::lag: return driven(r.lag);
        case MapMeasure::slips: return moving(r.slips);
        case MapMeasure::frequency: return turning(r.frequency);
        case MapMeasure::frequency_shift: {
            const double own = own_[twin_index(cell)];
            return own > 0 ? turning(r.frequency - own) : none(cell, "without the drive the signal has no frequency");
        }
        case MapMeasure::amplitude: return r.amplitude;
        case MapMeasure::power: return r.power;
        default: return nowhere;
    }
}

}  // namespace push_pull

#endif
