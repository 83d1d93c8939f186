// What the tests share: an experiment from a document, signals of a run, and numbers read off them.
#pragma once

#include <algorithm>
#include <cmath>
#include <complex>
#include <memory>
#include <string>
#include <vector>

#include "core/analyse/equilibria.hpp"
#include "core/simulation.hpp"
#include "tests/core/catch.hpp"

// Of the address sanitizer, where the program is linked with it.
extern "C" [[gnu::weak]] void __asan_init();

namespace push_pull::test {

// Sweeps are shorter where sanitizers slow them down. The tests are compiled once: which core they run on shows when they run.
inline const bool slow = __asan_init != nullptr;

inline constexpr double turn = 6.283185307179586;

// ---- experiments --------------------------------------------------------------------------------

// The plan of a document that must be right; the test fails with the sentence when it is not.
inline Plan plan_of(const Document& document) {
    Plan plan;
    const Problem problem = read_plan(document, plan);
    INFO(problem.text);
    REQUIRE(!problem);
    return plan;
}

inline std::unique_ptr<Simulation> simulate(const Document& document) { return Simulation::make(plan_of(document)); }

// A copy of the document with some entries added or replaced.
inline Document with(Document document, std::initializer_list<Document::Entry> changes) {
    for (const auto& change : changes) document.set(change.path, change.value);
    return document;
}

// A document with a model's preset in it.
inline Document preset_document(const Model& model, const Preset& preset) {
    Document document{{"model", model.info().id}};
    for (const Setting& s : preset.parameters) document.set(std::string("parameters.") + s.id, s.value);
    for (const Setting& s : preset.initial) document.set(std::string("initial.") + s.id, s.value);
    return document;
}

inline const Preset& preset_of(const Model& model, std::string_view id) {
    const int index = index_of(model.description.presets, id);
    INFO(id);
    REQUIRE(index >= 0);
    return model.description.presets[std::size_t(index)];
}

// One node of the document's experiment at its parameters and constant drives.
inline Operating operating(const Document& document, int node = 0) {
    const auto simulation = simulate(document);
    return {*simulation->plan().model, simulation->node_parameters(node), simulation->node_constant_inputs(node)};
}

// ---- running ------------------------------------------------------------------------------------

// Steps that must all succeed.
inline void advance(Simulation& simulation, std::int64_t steps) {
    while (steps > 0) {
        const int part = int(std::min<std::int64_t>(steps, 1000000));
        const int done = simulation.step(part);
        INFO(simulation.failure());
        REQUIRE(done == part);
        steps -= part;
    }
}

// Advances to a time in ms, to the nearest step.
inline void advance_to(Simulation& simulation, double time) {
    advance(simulation, std::llround((time - simulation.time()) / simulation.plan().dt));
}

inline double read(Simulation& simulation, std::string_view id, int node = 0) {
    const Signal signal = find_signal(simulation.plan(), id);
    INFO(std::string(id));
    REQUIRE(signal.kind != Signal::Kind::unknown);
    return simulation.read(signal)[node];
}

// z = x + iy of the models that live in the complex plane.
inline std::complex<double> z_of(Simulation& simulation, int node = 0) {
    return {read(simulation, "x", node), read(simulation, "y", node)};
}

// `count` samples of one signal, one every `every` steps, from the present on.
inline std::vector<double> samples(Simulation& simulation, std::string_view id, int count, int every = 1, int node = 0) {
    const Signal signal = find_signal(simulation.plan(), id);
    REQUIRE(signal.kind != Signal::Kind::unknown);
    std::vector<double> values;
    values.reserve(std::size_t(count));
    for (int k = 0; k < count; ++k) {
        values.push_back(simulation.read(signal)[node]);
        advance(simulation, every);
    }
    return values;
}

// ---- numbers read off a signal ------------------------------------------------------------------

struct Range {
    double low, high;
    double width() const { return high - low; }
    double middle() const { return 0.5 * (low + high); }
};

inline Range range_of(const std::vector<double>& signal) {
    const auto [low, high] = std::minmax_element(signal.begin(), signal.end());
    return {*low, *high};
}

inline double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (double v : values) sum += v;
    return sum / double(values.size());
}

inline double variance_of(const std::vector<double>& values) {
    const double mean = mean_of(values);
    double sum = 0;
    for (double v : values) sum += (v - mean) * (v - mean);
    return sum / double(values.size());
}

// Times (in samples) at which the signal rises through a level, by the parabola through three samples.
inline std::vector<double> upward_crossings(const std::vector<double>& signal, double level) {
    std::vector<double> times;
    for (std::size_t k = 1; k + 1 < signal.size(); ++k) {
        const double a = signal[k - 1] - level, b = signal[k] - level, c = signal[k + 1] - level;
        if (!(a < 0 && b >= 0)) continue;
        double t = -a / (b - a);
        const double bend = 0.5 * (c - 2 * b + a);
        for (int i = 0; i < 4; ++i) t -= (a + t * (b - a) + bend * t * (t - 1)) / ((b - a) + bend * (2 * t - 1));
        times.push_back(double(k) - 1 + t);
    }
    return times;
}

// Cycles per unit of `interval` (the time between samples), from the first to the last rise through the
// middle of the range; 0 when there are fewer than two.
inline double frequency_of(const std::vector<double>& signal, double interval) {
    const auto times = upward_crossings(signal, range_of(signal).middle());
    if (times.size() < 2) return 0;
    return double(times.size() - 1) / ((times.back() - times.front()) * interval);
}

// The same in Hz for samples that are `milliseconds` apart.
inline double hertz_of(const std::vector<double>& signal, double milliseconds) { return 1000 * frequency_of(signal, milliseconds); }

// ---- small numerics -----------------------------------------------------------------------------

// Where f changes sign between a and b.
template <class F>
double bisect(double a, double b, F f, int halvings = 60) {
    const bool negative_at_a = f(a) < 0;
    REQUIRE(negative_at_a != (f(b) < 0));
    for (int i = 0; i < halvings; ++i) {
        const double middle = 0.5 * (a + b);
        ((f(middle) < 0) == negative_at_a ? a : b) = middle;
    }
    return 0.5 * (a + b);
}

// Reproducible numbers for tests, apart from the generator under test.
struct Dice {
    std::uint64_t state = 0x9e3779b97f4a7c15u;
    std::uint64_t bits() {
        state += 0x9e3779b97f4a7c15u;
        std::uint64_t x = state;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
        return x ^ (x >> 31);
    }
    double uniform() { return double(bits() >> 11) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * uniform(); }
};

}  // namespace push_pull::test
