// Native time of what arrives late, per step: sums in blocks of steps beside one old value per edge and step. 30 % of the pairs
// are connected, with delays up to 50 ms in steps of 0.1 ms.
#include <benchmark/benchmark.h>

#include "core/network/delays.hpp"

namespace {

using namespace push_pull;

// Reproducible numbers from 0 to 1.
struct Dice {
    std::uint32_t state = 1;
    double roll() { return (state = state * 1664525u + 1013904223u) / 4294967296.0; }
};

template <class T>
void arrive(benchmark::State& state, bool gathered) {
    Plan plan;
    plan.nodes = int(state.range(0));
    std::vector<int> steps;
    Dice dice;
    for (int pair = 0; pair < plan.nodes * plan.nodes; ++pair) {
        plan.network.weights.push_back(dice.roll() < 0.3 ? dice.roll() : 0);
        steps.push_back(int(500 * dice.roll()));
    }
    DelayedSum<T> sum(plan, steps, 1);
    sum.gathered = gathered;
    Rows<T> sent(1, plan.nodes);
    for (int n = 0; n < plan.nodes; ++n) sent.row(0)[n] = T(dice.roll());
    sum.begin(sent, 0);
    std::int64_t step = 0;
    for (auto _ : state) {
        // Whole blocks, so that each window holds its share of the work done ahead.
        for (int k = 0; k < 64; ++k) sum.advance(sent, step++);
        benchmark::DoNotOptimize(sum.arriving(0, 0, T(1)));
    }
    state.SetItemsProcessed(state.iterations() * 64);
}

}  // namespace

int main(int argc, char** argv) {
    for (const bool gathered : {false, true}) {
        const std::string kind = gathered ? "gathered/" : "blocks/";
        for (auto* bench : {benchmark::RegisterBenchmark((kind + "f32").c_str(), arrive<float>, gathered),
                            benchmark::RegisterBenchmark((kind + "f64").c_str(), arrive<double>, gathered)})
            bench->Arg(76)->Arg(400)->Arg(1000)->MinTime(0.1);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
