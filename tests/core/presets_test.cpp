// Every preset of every model does what it says.
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

struct Seen {
    double swing = 0;      // range of the push, as a share of the plot's
    double growth = 0;     // the second half's swing over the first's
    double frequency = 0;  // Hz
    double time = 0;       // ms until then
};

const Quantity& push_of(const Model& model) {
    const Signal signal = find_signal(model, model.info().push);
    if (signal.kind == Signal::Kind::state) return model.description.states[std::size_t(signal.index)];
    return model.description.readouts[std::size_t(signal.index)];
}

// Looks at the push for `span` ms from the present on.
Seen look(Simulation& simulation, double span) {
    const Model& model = *simulation.plan().model;
    const int count = int(span / simulation.plan().dt);
    const auto signal = samples(simulation, model.info().push, count);
    const std::vector<double> first(signal.begin(), signal.begin() + count / 2), second(signal.begin() + count / 2, signal.end());
    const Quantity& push = push_of(model);
    return {range_of(second).width() / (push.high - push.low), range_of(second).width() / std::max(range_of(first).width(), 1e-300),
            hertz_of(signal, simulation.plan().dt), simulation.time()};
}

}  // namespace

TEST_CASE("a preset that declares an oscillation keeps one up, at its frequency") {
    for (const Model& model : models())
        for (const Preset& preset : model.description.presets) {
            if (preset.regime != Regime::oscillation) continue;
            const double cycle = 1000 / preset.frequency;
            // A slow rhythm needs no fine step.
            const double dt = std::max(model.info().dt, cycle / 1000);
            const auto simulation = simulate(with(preset_document(model, preset), {{"integrator", "rk4"}, {"dt", dt}, {"duration", 0}}));
            advance_to(*simulation, 40 * cycle);
            const Seen seen = look(*simulation, 20.5 * cycle);
            INFO(model.info().id << " " << preset.id << ": " << seen.frequency << " Hz, swing " << seen.swing << ", growth " << seen.growth);
            CHECK(seen.swing > 0.05);
            CHECK(seen.growth == Approx(1).epsilon(0.01));
            CHECK(seen.frequency == Approx(preset.frequency).epsilon(0.005));
        }
}

TEST_CASE("a preset that declares rest comes to rest") {
    for (const Model& model : models())
        for (const Preset& preset : model.description.presets) {
            if (preset.regime != Regime::rest) continue;
            const auto simulation =
                simulate(with(preset_document(model, preset), {{"integrator", "rk4"}, {"dt", 5 * model.info().dt}, {"duration", 0}}));
            Seen seen = look(*simulation, 500);
            while (seen.swing > 1e-4 && seen.time < 150000) seen = look(*simulation, 2 * seen.time);
            INFO(model.info().id << " " << preset.id << ": swing " << seen.swing << " at " << seen.time << " ms");
            CHECK(seen.swing <= 1e-4);
        }
}

TEST_CASE("a preset that declares irregular motion keeps moving") {
    for (const Model& model : models())
        for (const Preset& preset : model.description.presets) {
            if (preset.regime != Regime::irregular) continue;
            const auto simulation = simulate(with(preset_document(model, preset), {{"integrator", "rk4"}, {"duration", 0}}));
            advance_to(*simulation, 20000 * simulation->plan().dt);
            const Seen seen = look(*simulation, 20000 * simulation->plan().dt);
            INFO(model.info().id << " " << preset.id << ": swing " << seen.swing << ", growth " << seen.growth);
            CHECK(seen.swing > 0.05);
        }
}

TEST_CASE("a preset runs in f32 with the model's own step and method") {
    for (const Model& model : models())
        for (const Preset& preset : model.description.presets) {
            const auto simulation = simulate(with(preset_document(model, preset), {{"precision", "f32"}}));
            INFO(model.info().id << " " << preset.id);
            CHECK(simulation->step(20000) == 20000);
        }
}
