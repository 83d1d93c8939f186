// The cells of a map: their runs, and what is read off them.
#include <algorithm>

#include "core/analyse/driven.hpp"
#include "core/analyse/map.hpp"
#include "core/analyse/map_lanes.hpp"
#include "core/document/text.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

// Side by side at most: their numbers fit the nearest cache. And so many samples are kept at a time.
constexpr std::size_t most_lanes = 64;
constexpr double most_kept = 2e6;

bool has_lane_form(const Plan& plan) {
    for (const Noise& noise : plan.noise)
        if (!noise.plain()) return false;
    for (const Drive& drive : plan.drives)
        if (!LaneDrives<double>::fits(drive)) return false;
    return true;
}

}  // namespace

bool ParameterMap::side_by_side() const {
    if (plan_.nodes > 1 || plan_.network.wiring != Wiring::none || !has_lane_form(plan_)) return false;
    if (signal_.kind != Signal::Kind::state && signal_.kind != Signal::Kind::readout) return false;
    for (const MapAxis& axis : spec_.axes)
        if (axis.path == "dt" || axis.path.starts_with("noise.") || axis.path.starts_with("network.")) return false;
    return true;
}

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
    std::vector<Plan> twins;
    std::vector<std::size_t> places;
    for (std::uint32_t cell : cells) {
        const std::size_t place = twin_index(cell);
        // Not a number: not known yet.
        if (own_[place] == own_[place] || std::find(places.begin(), places.end(), place) != places.end()) continue;
        Plan twin = plan_;
        // What the drive is like does not matter where it does nothing.
        bool refused = false;
        for (int k = 0; k < 2; ++k)
            refused = refused || (!of_drive_[k] && bool(change_plan(twin, spec_.axes[k].path, coordinate(k, cell), -1)));
        if (refused) continue;
        twin.drives[std::size_t(spec_.drive)].amplitude = 0;
        twins.push_back(std::move(twin));
        places.push_back(place);
    }
    const WindowTimes times = longest();
    const auto note = [&](std::size_t place, const Samples& samples) {
        ResponseQuery query;
        query.interval_ms = samples.interval;
        own_[place] = samples.failure.empty() ? response_of(samples.signal, samples.phase, query).frequency : 0;
    };
    if (!side_by_side()) {
        for (std::size_t k = 0; k < twins.size(); ++k) note(places[k], samples_of(twins[k], times, window_query()));
        return;
    }
    // As many at once as there is room for.
    const std::size_t piece = std::clamp<std::size_t>(std::size_t(most_kept * times.interval / times.window), 1, most_lanes);
    for (std::size_t at = 0; at < twins.size(); at += piece) {
        const auto begin = twins.begin() + std::ptrdiff_t(at), end = twins.begin() + std::ptrdiff_t(std::min(at + piece, twins.size()));
        const std::vector<Samples> samples =
            samples_side_by_side({begin, end}, std::vector<WindowTimes>(std::size_t(end - begin), times), window_query());
        for (std::size_t k = 0; k < samples.size(); ++k) note(places[at + k], samples[k]);
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
        if (rests) return measure_ == MapMeasure::gain ? 0.0 : none(cell, "the signal rests");
        return r.gain == 0 ? none(cell, "the window holds no period of the drive") : value;
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
            return own == own && own != 0 ? turning(r.frequency - own) : none(cell, "without the drive the signal has no frequency");
        }
        case MapMeasure::amplitude: return r.amplitude;
        case MapMeasure::power: return r.power;
        default: return nowhere;
    }
}

}  // namespace push_pull

#endif
