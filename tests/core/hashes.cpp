// Prints the state hash of one busy run of every model, network, drives and noise at once, of networks with and without delays, of
// all kinds of noise and of drives, and of generated networks. The
// WebAssembly builds, the browser and builds of other lane widths must print the same.
#include <cstdio>

#include "core/simulation.hpp"

namespace {

using namespace push_pull;

// `"name": { "f32": hash, "f64": hash }`, or false and a sentence on the error output.
bool print_hashes(const char* name, Document document) {
    std::printf("  \"%s\": {", name);
    for (const char* precision : {"f32", "f64"}) {
        Plan plan;
        const Problem problem = read_plan(document.set("precision", precision), plan);
        if (problem) return std::fprintf(stderr, "%s\n", problem.text.c_str()), false;
        const auto simulation = Simulation::make(plan);
        simulation->step(2000);
        std::printf("%s\"%s\": \"%016llx\"", precision[1] == '3' ? " " : ", ", precision, (unsigned long long)simulation->hash());
    }
    return std::printf(" }"), true;
}

Document busy(const Model& model) {
    return {{"model", model.info().id},
            {"nodes", 5},
            {"network.connectome", "ring"},
            {"drive.0.kind", "sine"},
            {"drive.0.amplitude", model.info().forcing.amplitude},
            {"drive.0.frequency", model.info().forcing.frequency},
            {"drive.1.input", "field"},
            {"drive.1.amplitude", 0.25},
            {"drive.1.nodes", std::vector<double>{1, 3}},
            {"noise.sigma", 0.001},
            {"seed", 7}};
}

// Delays of 0 to 24 ms, in both directions different; two numbers sent by each node.
Document delayed() {
    const int n = 11;
    std::vector<double> weights, lengths;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            weights.push_back((i * 7 + j * 3) % 5 / 8.0);
            lengths.push_back((i * 13 + j * 29) % 97);
        }
    return {{"model", "stuart-landau"},
            {"nodes", n},
            {"network.connectome.weights", Value(weights, n)},
            {"network.connectome.lengths", Value(lengths, n)},
            {"network.speed", 4},
            {"noise.sigma", 0.001},
            {"seed", 7}};
}

Document generated(const char* graph) {
    return {{"model", "stuart-landau"}, {"network.connectome", graph}, {"network.normalise", "row"}, {"noise.sigma", 0.001}, {"seed", 7}};
}

// Noise that remembers, that near nodes share, and that multiplies the state, on the network with delays.
Document noisy() {
    Document document = delayed();
    const struct {
        const char *kind, *states, *form;
        double sigma, space;
    } list[] = {{"ou", "x", "additive", 2, 0},
                {"pink", "y", "additive", 3, 25},
                {"violet", "x", "additive", 0.05, 0},
                {"white", "z", "multiplicative", 0.5, 40},
                {"white", "x", "additive", 0.01, 0}};
    Document without;
    for (const auto& entry : document.entries())
        if (entry.path != "noise.sigma") without.set(entry.path, entry.value);
    for (int k = 0; k < 5; ++k) {
        const std::string at = "noise." + std::to_string(k);
        without.set(at + ".kind", list[k].kind).set(at + ".states", list[k].states).set(at + ".form", list[k].form);
        without.set(at + ".sigma", list[k].sigma).set(at + ".space", list[k].space);
    }
    return without;
}

// Few connections, taken one by one; no delays.
Document sparse() {
    const int n = 40;
    std::vector<double> weights;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) weights.push_back((i * 7 + j * 3) % 17 == 2 ? (1 + (i + j) % 5) / 8.0 : 0);
    return {{"model", "stuart-landau"}, {"nodes", n}, {"network.connectome.weights", Value(weights, n)}, {"noise.sigma", 0.001}, {"seed", 7}};
}

// Every waveform at once, with ramps, targets, and fields from electrodes and in one direction.
Document driven() {
    Document document = generated("dk68");
    for (int k = 0; k < int(waveforms().size()); ++k) {
        const std::string at = "drive." + std::to_string(k);
        document.set(at + ".kind", waveforms()[std::size_t(k)].id).set(at + ".amplitude", 0.5 + k).set(at + ".start", 3.33 * k);
        if (k % 2 == 0) document.set(at + ".nodes", std::vector<double>{double(k), double(k + 30)});
        if (k % 3 == 0) document.set(at + ".ramp", 20).set(at + ".stop", 150.01);
        if (k % 4 == 1) document.set(at + ".input", "field").set(at + ".montage.anodes", "F3").set(at + ".montage.cathodes", "P4");
        if (k % 4 == 3)
            document.set(at + ".input", "field").set(at + ".montage.kind", "uniform").set(at + ".montage.direction", std::vector<double>{1, 2, 3});
    }
    document.set("drive.5.frequencies", std::vector<double>{3, 20}).set("drive.11.at", 90);
    return document.set("drive.14.values", std::vector<double>{0, 1, 3, -2});
}

// The network with delays through another coupling, delays interpolated, a node cut and a weight edited.
Document shaped(const char* kind) {
    Document document = delayed();
    document.set("network.coupling.kind", kind).set("network.gain", 0.1).set("network.interpolate", true);
    return document.set("network.lesions", std::vector<double>{4}).set("network.edits", Value(std::vector<double>{2, 3, 0.7}, 3));
}

}  // namespace

int main() {
    std::printf("{\n");
    for (const Model& model : models()) {
        if (!print_hashes(model.info().id, busy(model))) return 1;
        std::printf(",\n");
    }
    if (!print_hashes("delays", delayed())) return 1;
    std::printf(",\n");
    if (!print_hashes("noise", noisy())) return 1;
    std::printf(",\n");
    if (!print_hashes("drives", driven())) return 1;
    for (const char* graph : {"small-world", "modular", "dk68", "aal90"}) {
        std::printf(",\n");
        if (!print_hashes(graph, generated(graph))) return 1;
    }
    std::printf(",\n");
    if (!print_hashes("network-sparse", sparse())) return 1;
    for (const char* kind : {"diffusive", "sigmoidal-pre", "sigmoidal-post", "tanh", "sigmoidal-jansen-rit", "laplacian-symmetric"}) {
        std::printf(",\n");
        if (!print_hashes((std::string("network-") + kind).c_str(), shaped(kind))) return 1;
    }
    std::printf(",\n");
    if (!print_hashes("network-sine", shaped("sine").set("model", "kuramoto").set("network.coupling.lag", 0.3))) return 1;
    std::printf("\n}\n");
}
