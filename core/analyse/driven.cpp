#include "core/analyse/driven.hpp"

#include <algorithm>
#include <cmath>

#include "core/document/text.hpp"
#include "core/number/math.hpp"
#include "core/observe/measuring.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

// As near to a millisecond as steps come, with at least so many samples in a period of the drive.
constexpr double samples_a_period = 32;
// Left out, a run settles for 2 s or 10 periods of the drive, and is watched for 3 s or 20.
constexpr double settle_ms = 2000, settle_periods = 10, window_ms = 3000, window_periods = 20;
constexpr double most_samples = 4e6, most_steps = 1e9;

double settle_of(const Question& question, double period) {
    return question.settle >= 0 ? question.settle : std::max(settle_ms, settle_periods * period);
}
double window_length(const Question& question, double period) {
    return question.window >= 0 ? question.window : std::max(window_ms, window_periods * period);
}
double period_of(double frequency_hz) { return frequency_hz > 0 ? 1000 / frequency_hz : 0; }

int steps_between_samples(double dt, double period) {
    const double wanted = period > 0 ? std::min(1.0, period / samples_a_period) : 1;
    return std::max(1, int(wanted / dt + 0.5));
}

}  // namespace

ResponseQuery query_of(const Drive& drive, double interval_ms, double start_ms) {
    ResponseQuery query;
    query.interval_ms = interval_ms;
    query.start_ms = start_ms;
    // Not every waveform reads a frequency.
    for (const DriveField& field : waveforms()[std::size_t(drive.waveform)].fields)
        if (field.number == &Drive::frequency) query.frequency_hz = drive.frequency;
    query.phase_rad = drive.phase;
    switch (drive.waveform) {
        case Waveform::rotating: query.phase_rad += 1.5707963267948966; break;
        // Trains begin a period at their start.
        case Waveform::pulses:
        case Waveform::biphasic:
        case Waveform::burst: query.phase_rad = -6.283185307179586 * drive.frequency * drive.start / 1000; break;
        case Waveform::chirp: query.frequency_hz = 0; break;
        default: break;
    }
    query.drive_amplitude = drive.amplitude;
    return query;
}

Problem problem_of(const Question& question, const Plan& plan) {
    const auto refuse = [&](const char* field, const auto&... words) {
        return Problem{say(question.call, ".", field), say(question.call, ".", field, ": ", words...)};
    };
    if (question.drive < 0 || question.drive >= int(plan.drives.size()))
        return refuse("drive", "there is no drive ", double(question.drive), "; the experiment has ", double(plan.drives.size()));
    const ResponseQuery query = query_of(plan.drives[std::size_t(question.drive)], 1, 0);
    if (!(query.frequency_hz > 0)) return refuse("drive", "drive ", double(question.drive), " has no frequency; give it one above 0 Hz");
    if (find_signal(*plan.model, question.signal).kind == Signal::Kind::unknown)
        return refuse("signal", "unknown \"", question.signal, "\" of ", plan.model->info().id);
    if (question.node < 0 || question.node >= plan.nodes)
        return refuse("node", "unknown node ", double(question.node), "; nodes are 0 to ", double(plan.nodes - 1));
    if (question.n < 1 || question.n > 99 || question.m < 1 || question.m > 99)
        return refuse("n", "n and m must be whole numbers from 1 to 99, got ", double(question.n), " and ", double(question.m));
    const double period = period_of(query.frequency_hz), window = window_length(question, period);
    const double interval = steps_between_samples(plan.dt, period) * plan.dt;
    if (!(window >= period && window >= 16 * interval))
        return refuse("window", "must hold a period of the drive and 16 samples of ", interval, " ms, that is ",
                      std::max(period, 16 * interval), " ms or more, got ", window);
    if (window / interval > most_samples || (window + settle_of(question, period)) / plan.dt > most_steps)
        return refuse("window", "asks for more than ", most_samples, " samples or ", most_steps, " steps");
    return {};
}

Plan twin_of(Plan plan, std::span<const int> drives) {
    if (drives.empty())
        for (Drive& drive : plan.drives) drive.amplitude = 0;
    for (int k : drives) plan.drives[std::size_t(k)].amplitude = 0;
    return plan;
}

Window watch(Simulation& simulation, const Question& question, double frequency_hz) {
    const Plan& plan = simulation.plan();
    const Signal signal = find_signal(*plan.model, question.signal), phase = phase_behind(*plan.model, signal);
    const bool angle = signal.kind == Signal::Kind::state && phase.kind == Signal::Kind::state;
    const double period = period_of(frequency_hz);
    const int every = steps_between_samples(plan.dt, period);
    Window window;
    window.interval = every * plan.dt;
    double left = std::floor(settle_of(question, period) / plan.dt + 0.5);
    for (; left > 0 && window.failure.empty(); left -= 1e6) {
        simulation.step(int(std::min(left, 1e6)));
        window.failure = simulation.failure();
    }
    window.start = simulation.time();
    const auto samples = std::size_t(window_length(question, period) / window.interval + 0.5);
    for (std::size_t k = 0; k < samples && window.failure.empty(); ++k) {
        const double value = simulation.read(signal)[question.node];
        window.signal.push_back(angle ? cos(value) : value);
        if (phase.kind == Signal::Kind::state) window.phase.push_back(simulation.read(phase)[question.node]);
        simulation.step(every);
        window.failure = simulation.failure();
    }
    return window;
}

Window window_of(const Plan& plan, const Question& question) {
    const auto simulation = Simulation::make(plan);
    return watch(*simulation, question, query_of(plan.drives[std::size_t(question.drive)], 1, 0).frequency_hz);
}

Response response_of(const Window& window, const Question& question, const Drive& drive) {
    ResponseQuery query = query_of(drive, window.interval, window.start);
    query.n = question.n;
    query.m = question.m;
    return response_of(window.signal, window.phase, query);
}

Problem driven_response(const Plan& plan, const Question& question, DrivenResponse& result) {
    if (Problem problem = problem_of(question, plan)) return problem;
    const int drives[] = {question.drive};
    const Drive& drive = plan.drives[std::size_t(question.drive)];
    for (const bool driven : {true, false}) {
        const Window window = window_of(driven ? plan : twin_of(plan, drives), question);
        if (!window.failure.empty()) return {question.call, say(question.call, ": ", window.failure)};
        (driven ? result.response : result.floor) = response_of(window, question, drive);
    }
    const double with = result.response.power, without = result.floor.power;
    if (with > 0 && without > 0) result.power_change = 10 / 2.302585092994046 * log(with / without);
    result.frequency_change = result.response.frequency - result.floor.frequency;
    return {};
}

Result evoked(const Plan& plan, std::span<const int> drives) {
    Result with = run(plan);
    const Result without = run(twin_of(plan, drives));
    // Should one of them end early, what both have is what there is.
    const std::size_t a = with.times.size(), b = without.times.size(), both = std::min(a, b);
    const std::size_t rows = plan.record.size() * std::size_t(plan.nodes);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t k = 0; k < both; ++k) with.data[row * both + k] = with.data[row * a + k] - without.data[row * b + k];
    with.data.resize(rows * both);
    with.times.resize(both);
    if (with.failure.empty()) with.failure = without.failure;
    return with;
}

}  // namespace push_pull

#endif
