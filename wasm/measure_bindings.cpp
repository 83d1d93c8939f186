// Readouts as JavaScript sees them: of a running session, and of signals that are already there. wasm/whole/measures.js checks
// the names and gives the defaults.
#include <emscripten/bind.h>

#include "core/analyse/driven.hpp"
#include "wasm/session.hpp"

using namespace push_pull;
using emscripten::val;

namespace {

// Numbers: every, window, low, high, lag, drive, n, m; not a number keeps the default.
[[gnu::noinline]] MeasureOptions options_of(const std::string& signal, const val& what, const val& numbers) {
    MeasureOptions options;
    options.signal = signal;
    options.what = to_texts(what);
    const std::vector<double> given = to_numbers(numbers);
    if (given[0] > 0) options.every = int(given[0]);
    double* const fields[] = {&options.window, &options.low, &options.high, &options.lag};
    for (int i = 0; i < 4; ++i)
        if (given[std::size_t(i) + 1] == given[std::size_t(i) + 1]) *fields[i] = given[std::size_t(i) + 1];
    int* const counts[] = {&options.drive, &options.n, &options.m};
    for (int i = 0; i < 3; ++i)
        if (given[std::size_t(i) + 5] >= 0) *counts[i] = int(given[std::size_t(i) + 5]);
    return options;
}

val to_js(const Reading& reading) {
    val object = val::object();
    object.set("value", copy(reading.value));
    object.set("rows", reading.rows);
    object.set("columns", reading.columns);
    object.set("samples", reading.samples);
    object.set("until", reading.until);
    object.set("mean", reading.mean);
    object.set("frequencies", copy(reading.frequencies));
    object.set("times", copy(reading.times));
    return object;
}

val measure(Session& session, std::string signal, val what, val numbers) {
    return push_pull::to_js(session.sim->measure(options_of(signal, what, numbers)));
}
void stop_measuring(Session& session) { session.sim->stop_measuring(); }

// Null while this row of the table is not measured.
val measured(Session& session, int row, int node, double low, double high) {
    Measures* measures = session.sim->measuring();
    if (!measures || !measures->wants(Measure(row))) return val::null();
    MeasureQuery query{node, low, high, {}};
    const std::vector<Drive>& drives = session.sim->plan().drives;
    if (measures->drive() >= 0 && measures->drive() < int(drives.size()))
        query.drive = query_of(drives[std::size_t(measures->drive())], 1, 0);
    return to_js(measures->read(Measure(row), query));
}

// The same of signals [node][sample] that are `interval` ms apart, or of phases in radians; driven: frequency, phase and amplitude of a
// drive, and when the first sample was taken.
val measure_signals(val signals, int nodes, double interval, bool phases, val what, val numbers, int row, int node, double low, double high,
                    val driven) {
    const MeasureOptions options = options_of("", what, numbers);
    const Problem problem = problem_of_measures(options, nodes, interval);
    if (problem) return push_pull::to_js(problem);
    const std::vector<double> values = to_numbers(signals);
    const std::vector<double> drive = to_numbers(driven);
    const std::size_t samples = values.size() / std::size_t(nodes);
    const auto measures = std::make_unique<Measures>(options, nodes, interval, phases);
    for (std::size_t k = 0; k < samples; ++k) {
        for (int n = 0; n < nodes; ++n) {
            const double x = values[std::size_t(n) * samples + k];
            measures->phase()[n] = x;
            measures->signal()[n] = phases ? cos(x) : x;
        }
        measures->push(drive[3] + double(k) * interval);
    }
    measures->finish();
    return to_js(measures->read(Measure(row), {node, low, high, {interval, 0, drive[0], drive[1], drive[2]}}));
}

double compare(val a, val b, int nodes) { return compare_triangles(to_numbers(a).data(), to_numbers(b).data(), nodes); }

}  // namespace

EMSCRIPTEN_BINDINGS(push_pull_measures) {
    emscripten::function("measure", &measure);
    emscripten::function("stopMeasuring", &stop_measuring);
    emscripten::function("measured", &measured);
    emscripten::function("measureSignals", &measure_signals);
    emscripten::function("compareTriangles", &compare);
}
