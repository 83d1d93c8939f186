// Native time of what arrives late, per step: sums in blocks of steps beside one old value per edge and step. 30 % of the pairs
// are connected, with delays up to 50 ms in steps of 0.1 ms.
#include <benchmark/benchmark.h>

#include "core/network/delays.hpp"
#include "tests/core/gathered.hpp"

namespace {

using namespace push_pull;

// Reproducible numbers from 0 to 1.
struct Dice {
    std::uint32_t state = 1;
    double roll() { return (state = state * 1664525u + 1013904223u) / 4294967296.0; }
};

template <class Sum>
Sum made(const Plan& plan, const std::vector<int>& steps) {
    if constexpr (std::is_constructible_v<Sum, const Plan&, const std::vector<int>&, int>) return Sum(plan, steps, 1);
    else {
        Links links;
        for (int pair = 0; pair < plan.nodes * plan.nodes; ++pair) {
            if (pair % plan.nodes == 0) links.first.push_back(int(links.all.size()));
            const double weight = plan.network.weights[std::size_t(pair)];
            if (weight != 0) links.all.push_back({weight, pair % plan.nodes, steps[std::size_t(pair)]});
            links.longest = std::max(links.longest, steps[std::size_t(pair)]);
        }
        links.first.push_back(int(links.all.size()));
        return Sum(plan.nodes, links, 1);
    }
}

template <class T, class Sum>
void arrive(benchmark::State& state) {
    Plan plan;
    plan.nodes = int(state.range(0));
    std::vector<int> steps;
    Dice dice;
    for (int pair = 0; pair < plan.nodes * plan.nodes; ++pair) {
        plan.network.weights.push_back(dice.roll() < 0.3 ? dice.roll() : 0);
        steps.push_back(int(500 * dice.roll()));
    }
    Sum sum = made<Sum>(plan, steps);
    Rows<T> sent(1, plan.nodes);
    for (int n = 0; n < plan.nodes; ++n) sent.row(0)[n] = T(dice.roll());
    sum.begin(sent, 0);
    std::int64_t step = 0;
    for (auto _ : state) {
        // Whole blocks, so that each window holds its share of the work done ahead.
        for (int k = 0; k < 64; ++k) sum.advance(sent, step++);
        benchmark::DoNotOptimize(sum.next(0)[0]);
    }
    state.SetItemsProcessed(state.iterations() * 64);
}

template <class T>
void race(const char* precision) {
    for (auto* bench : {benchmark::RegisterBenchmark((std::string("blocks/") + precision).c_str(), arrive<T, DelayedSum<T>>),
                        benchmark::RegisterBenchmark((std::string("gathered/") + precision).c_str(), arrive<T, GatheredSum<T>>)})
        bench->Arg(76)->Arg(400)->Arg(1000)->MinTime(0.1);
}

}  // namespace

int main(int argc, char** argv) {
    race<float>("f32");
    race<double>("f64");
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
