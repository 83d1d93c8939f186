// Native node-steps per second of every model: 76 uncoupled nodes, Heun, both precisions.
// bench/steps.mjs runs it beside the same experiment in WebAssembly.
#include <benchmark/benchmark.h>

#include "core/simulation.hpp"

namespace {

constexpr int nodes = 76, steps = 200;

void step_model(benchmark::State& state, const char* id, const char* precision) {
    using namespace push_pull;
    Plan plan;
    const Problem problem = read_plan({{"model", id}, {"nodes", nodes}, {"precision", precision}}, plan);
    if (problem) return state.SkipWithError(problem.text.c_str());
    const auto simulation = Simulation::make(plan);
    for (auto _ : state) benchmark::DoNotOptimize(simulation->step(steps));
    state.SetItemsProcessed(state.iterations() * nodes * steps);
}

}  // namespace

int main(int argc, char** argv) {
    for (const auto& model : push_pull::models())
        for (const char* precision : {"f32", "f64"})
            benchmark::RegisterBenchmark((std::string(model.info().id) + "/" + precision).c_str(), step_model, model.info().id, precision)->MinTime(0.02);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
