#include "core/observe/measure_sizes.hpp"

#include <algorithm>
#include <cmath>

#include "core/document/text.hpp"

namespace push_pull {
namespace {

constexpr double fewest_samples = 64, most_samples = 65536, most_bytes = 4e8;

// The largest power of two that is not above x, between two others.
int power_of_two(double x, int low, int high) {
    int power = low;
    while (power * 2 <= x && power < high) power *= 2;
    return power;
}

double bytes_of(const WantedMeasures& wanted, const MeasureSizes& sizes, int nodes) {
    double bytes = 0;
    if (wanted.segments()) bytes += Segments::bytes_of(nodes, sizes.segment, sizes.segments);
    if (wanted.phases() || wanted.envelope()) bytes += Analytic::bytes_of(nodes, sizes.block);
    if (wanted.correlation()) bytes += Comoments::bytes_of(nodes, false);
    if (wanted.envelope()) bytes += Comoments::bytes_of(nodes, false);
    if (wanted(Measure::plv)) bytes += Products::bytes_of(nodes);
    if (wanted(Measure::lagged)) bytes += Comoments::bytes_of(nodes, true) + 8.0 * nodes * (sizes.lag + 1);
    if (wanted.driven()) bytes += DrivenWindow::bytes_of(nodes, int(sizes.samples), true);
    if (wanted(Measure::fcd)) bytes += ConnectivityDynamics::bytes_of(nodes);
    return bytes;
}

std::string listed() {
    std::string list;
    for (const MeasureRow& row : measures()) {
        if (!list.empty()) list += ", ";
        list += row.id;
    }
    return list;
}

Problem problem_of_band(const MeasureOptions& options, const MeasureSizes& sizes) {
    const double highest = sizes.rate() / 2;
    if (options.low == 0 && options.high == 0) return {};
    if (!(options.low > 0 && options.low < options.high && options.high <= highest))
        return {"measure.band", say("measure.band: must rise from above 0 to at most ", highest, " Hz, half the sampling rate, got ",
                                    options.low, " to ", options.high)};
    if (!(options.low * double(sizes.block) >= 2 * sizes.rate()))
        return {"measure.band", say("measure.band: a quarter of the window, at most 1024 samples, must hold two periods of ", options.low,
                                    " Hz; ask for a longer window, sparser samples or a higher band")};
    return {};
}

}  // namespace

MeasureSizes::MeasureSizes(const MeasureOptions& options, double dt) : interval(options.steps(dt) * dt) {
    samples = std::floor(options.window / interval + 0.5);
    const double held = std::clamp(samples, fewest_samples, most_samples);
    pane = (int(held) + panes - 1) / panes;
    segment = power_of_two(held / 8, 16, 4096);
    segments = std::max(2, int(held) / (segment / 2) - 1);
    // Without a band 256 samples; with one, four periods of its low edge. A Hann block blurs a frequency by two periods in it.
    const double wanted = options.high > 0 ? 4 * rate() / options.low : 256;
    block = 16;
    while (block < wanted && block < 1024 && block * 2 <= held / 4) block *= 2;
    lag = int(std::clamp(std::floor(options.lag / interval + 0.5), 0.0, most_samples));
}

WantedMeasures::WantedMeasures(const MeasureOptions& options) {
    const std::vector<std::string>& what = options.what;
    for (int i = 0; i < measure_count; ++i) {
        const MeasureRow& row = measures()[std::size_t(i)];
        of[i] = what.empty() ? !row.driven || options.drive >= 0 : std::find(what.begin(), what.end(), row.id) != what.end();
    }
}

Problem problem_of_measures(const MeasureOptions& options, int nodes, double dt) {
    for (const std::string& id : options.what)
        if (index_of(measures(), id) < 0) return {"measure.what", say("measure.what: unknown \"", id, "\"; valid: ", listed())};
    const MeasureSizes sizes(options, dt);
    if (!(sizes.samples >= fewest_samples && sizes.samples <= most_samples))
        return {"measure.window", say("measure.window: must be from ", fewest_samples * sizes.interval, " to ", most_samples * sizes.interval, " ms, ",
                                      fewest_samples, " to ", most_samples, " samples of ", sizes.interval, " ms, got ", options.window)};
    if (!(options.lag >= 0 && options.lag <= options.window / 2))
        return {"measure.lag", say("measure.lag: must be from 0 to half the window, ", options.window / 2, " ms, got ", options.lag)};
    if (Problem problem = problem_of_band(options, sizes)) return problem;
    const double bytes = bytes_of(WantedMeasures(options), sizes, nodes);
    if (bytes > most_bytes)
        return {"measure.what", say("measure.what: would take ", std::floor(bytes / 1e6), " MB of memory, more than ", most_bytes / 1e6,
                                    "; ask for fewer readouts or a shorter window")};
    return {};
}

}  // namespace push_pull
