// Native pace of whole networks. Each argument is a case, "model/nodes/variant/precision"; prints one line each, the case and how
// many million node-steps it makes in a second: the best of many short windows. bench/networks.mjs runs it beside WebAssembly.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/simulation.hpp"
#include "tests/core/gathered.hpp"

namespace {

using namespace push_pull;

// Reproducible numbers from 0 to 1; bench/networks.mjs rolls the same.
struct Dice {
    std::uint32_t state = 1;
    double roll() { return (state = state * 1664525u + 1013904223u) / 4294967296.0; }
};

// So many of all pairs are connected; lengths up to 153 mm, which 3 mm/ms crosses in 51 ms, as in TVB's 76 regions.
Document network(const std::string& model, int nodes, double density, bool delays, bool noise) {
    Dice dice;
    std::vector<double> weights, lengths;
    for (int pair = 0; pair < nodes * nodes; ++pair) {
        weights.push_back(dice.roll() < density ? dice.roll() : 0);
        lengths.push_back(153 * dice.roll());
    }
    Document document{{"model", model}, {"nodes", nodes}, {"dt", 0.1}, {"network.gain", 0.01}, {"network.normalise", "instrength"}};
    document.set("network.connectome.weights", Value(weights, nodes));
    if (delays) document.set("network.connectome.lengths", Value(lengths, nodes)).set("network.speed", 3);
    if (noise) document.set("noise.sigma", 0.001);
    return document;
}

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// Calls `steps` in short windows, and gives the calls of the best one in a second.
template <class F>
double pace(F steps, int count) {
    steps();
    double best = 0;
    for (const double end = seconds() + 0.06; seconds() < end;) {
        const double start = seconds();
        steps();
        best = std::max(best, count / (seconds() - start));
    }
    return best;
}

// Edge-steps in a second of the plain gather.
double gather(int nodes) {
    Dice dice;
    Plan plan;
    plan.nodes = nodes;
    std::vector<int> delays;
    int edges = 0;
    for (int pair = 0; pair < nodes * nodes; ++pair) {
        plan.network.weights.push_back(dice.roll() < 0.27 ? dice.roll() : 0);
        delays.push_back(1 + int(509 * dice.roll()));
        edges += plan.network.weights.back() != 0;
    }
    GatheredSum<float> sum(plan, delays, 1);
    Rows<float> sent(1, nodes);
    sum.begin(sent, 0);
    std::int64_t step = 0;
    return edges * pace(
                       [&] {
                           for (int k = 0; k < 160; ++k) sum.advance(sent, step++);
                       },
                       160);
}

}  // namespace

int main(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        std::vector<std::string> part{""};
        for (const char c : name) {
            if (c == '/') part.emplace_back();
            else part.back() += c;
        }
        const int nodes = part.size() > 1 ? std::atoi(part[1].c_str()) : 0;
        if (part[0] == "gather") {
            std::printf("%s %.6g\n", name.c_str(), gather(nodes) / 1e6);
            continue;
        }
        const bool sparse = part[2] == "sparse";
        const double density = sparse ? 0.1 : nodes < 100 ? 0.27 : 0.3;
        Document document = network(part[0], nodes, density, part[2].starts_with("delays"), part[2].ends_with("noise"));
        Plan plan;
        const Problem problem = read_plan(document.set("precision", part[3]), plan);
        if (problem) return std::fprintf(stderr, "%s\n", problem.text.c_str()), 1;
        const auto simulation = Simulation::make(plan);
        // Whole blocks of what comes late.
        const int steps = nodes < 1000 ? 160 : 32;
        std::printf("%s %.6g\n", name.c_str(), nodes * pace([&] { simulation->step(steps); }, steps) / 1e6);
        std::fflush(stdout);
    }
}
