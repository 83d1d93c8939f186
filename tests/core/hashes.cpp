// Prints the state hash of one busy run of every model: network, drives and noise at once. The WebAssembly
// builds, the browser and builds of other lane widths must print the same.
#include <cstdio>

#include "core/simulation.hpp"

int main() {
    using namespace push_pull;
    std::printf("{");
    const char* separator = "\n";
    for (const Model& model : models()) {
        std::printf("%s  \"%s\": {", separator, model.info().id);
        for (const char* precision : {"f32", "f64"}) {
            Plan plan;
            const Problem problem = read_plan({{"model", model.info().id},
                                               {"nodes", 5},
                                               {"network.connectome", "ring"},
                                               {"drive.0.kind", "sine"},
                                               {"drive.0.amplitude", model.info().forcing.amplitude},
                                               {"drive.0.frequency", model.info().forcing.frequency},
                                               {"drive.1.input", "field"},
                                               {"drive.1.amplitude", 0.25},
                                               {"drive.1.nodes", std::vector<double>{1, 3}},
                                               {"noise.sigma", 0.001},
                                               {"precision", precision},
                                               {"seed", 7}},
                                              plan);
            if (problem) return std::fprintf(stderr, "%s\n", problem.text.c_str()), 1;
            const auto simulation = Simulation::make(plan);
            simulation->step(2000);
            std::printf("%s\"%s\": \"%016llx\"", precision[1] == '3' ? " " : ", ", precision, (unsigned long long)simulation->hash());
        }
        std::printf(" }");
        separator = ",\n";
    }
    std::printf("\n}\n");
}
