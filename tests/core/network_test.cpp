// What nodes hear from each other, for every model.
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

// Nodes that differ, so that a mix-up of nodes shows.
Document crowd(const Model& model, int nodes) {
    Document document{{"model", model.info().id}, {"nodes", nodes}, {"duration", 0}};
    const auto& spread = model.info().spread;
    document.set(std::string("parameters.") + spread.parameter + ".uniform", Numbers{spread.low, spread.high});
    for (const State& state : model.description.states)
        document.set(std::string("initial.") + state.id + ".uniform", Numbers{std::max(state.low, -2.0) * 0.5, std::min(state.high, 2.0) * 0.5});
    return document;
}

Numbers ring(int n) {
    Numbers weights(std::size_t(n * n), 0.0);
    for (int i = 0; i < n; ++i)
        for (int j : {(i + 1) % n, (i + n - 1) % n}) weights[std::size_t(i * n + j)] += 0.5;
    return weights;
}

Document wired(Document document, int n, const Numbers& weights) { return document.set("network.connectome.weights", Value(weights, n)); }

std::uint64_t hash_after(const Document& document, int steps) {
    const auto simulation = simulate(document);
    advance(*simulation, steps);
    return simulation->hash();
}

}  // namespace

TEST_CASE("a ring is the matrix of a ring, bit for bit") {
    for (const Model& model : models())
        for (int n : {2, 3, 5, 16, 17})
            for (const char* precision : {"f64", "f32"}) {
                const Document document = with(crowd(model, n), {{"precision", precision}});
                INFO(model.info().id << " N = " << n);
                CHECK(hash_after(with(document, {{"network.connectome", "ring"}}), 100) == hash_after(wired(document, n, ring(n)), 100));
            }
}

TEST_CASE("all to all is the matrix of 1/N, for N = 2 … 20") {
    for (const Model& model : models())
        for (int n = 2; n <= 20; ++n) {
            const auto mean = simulate(with(crowd(model, n), {{"network.connectome", "all-to-all"}}));
            const auto matrix = simulate(wired(crowd(model, n), n, Numbers(std::size_t(n * n), 1.0 / n)));
            advance(*mean, 100);
            advance(*matrix, 100);
            for (int node = 0; node < n; ++node)
                for (const State& state : model.description.states) {
                    INFO(model.info().id << " N = " << n << " " << state.id << " of node " << node);
                    REQUIRE(read(*mean, state.id, node) ==
                            Approx(read(*matrix, state.id, node)).epsilon(1e-11).margin(1e-11 * (state.high - state.low)));
                }
        }
}

TEST_CASE("nodes without a network, and with one of zero gain, run as they would alone") {
    for (const Model& model : models()) {
        const Document document = crowd(model, 6);
        const auto apart = simulate(document), unheard = simulate(with(document, {{"network.connectome", "ring"}, {"network.gain", 0}}));
        const Plan plan = plan_of(document);
        advance(*apart, 200);
        advance(*unheard, 200);
        INFO(model.info().id);
        CHECK(apart->hash() == unheard->hash());
        Document single{{"model", model.info().id}, {"duration", 0}};
        for (int i = 0; i < model.parameters(); ++i)
            single.set(std::string("parameters.") + model.description.parameters[std::size_t(i)].id, plan.parameters[std::size_t(i)][4]);
        for (int i = 0; i < model.states(); ++i)
            single.set(std::string("initial.") + model.description.states[std::size_t(i)].id, plan.initial[std::size_t(i)][4]);
        const auto alone = simulate(single);
        advance(*alone, 200);
        CHECK(alone->node_states(0) == apart->node_states(4));
    }
}

TEST_CASE("row i of the weights is what node i hears") {
    // Node 0 hears node 1 with weight 2; node 1 hears nobody.
    const auto simulation = simulate({{"model", "wilson-cowan"},
                                      {"initial.x", Numbers{0.2, 0.7}},
                                      {"network.connectome.weights", Value(Numbers{0, 2, 0, 0}, 2)},
                                      {"network.gain", 3}});
    CHECK(read(*simulation, "input.x", 0) == Approx(3 * 2 * 0.7));
    CHECK(read(*simulation, "input.x", 1) == 0);
}

TEST_CASE("diffusive coupling hears the difference to each neighbour") {
    const auto simulation = simulate({{"model", "stuart-landau"},
                                      {"initial.x", Numbers{0.2, 0.7, -1}},
                                      {"initial.y", Numbers{1, 2, 4}},
                                      {"network.gain", 2},
                                      {"network.connectome.weights", Value(Numbers{5, 0.5, 0.25, 0, 0, 1, 0, 0, 0}, 3)}});
    CHECK(read(*simulation, "input.x", 0) == Approx(2 * (0.5 * (0.7 - 0.2) + 0.25 * (-1 - 0.2))));
    CHECK(read(*simulation, "input.y", 0) == Approx(2 * (0.5 * (2 - 1) + 0.25 * (4 - 1))));
    CHECK(read(*simulation, "input.x", 1) == Approx(2 * (-1 - 0.7)));
    CHECK(read(*simulation, "input.x", 2) == 0);
}

TEST_CASE("a model can be coupled diffusively or additively at will") {
    const Document document{
        {"model", "wilson-cowan"}, {"initial.x", Numbers{0.2, 0.7}}, {"network.connectome", "all-to-all"}, {"network.gain", 2}};
    CHECK(read(*simulate(document), "input.x", 0) == Approx(2 * 0.45));
    CHECK(read(*simulate(with(document, {{"network.coupling", "diffusive"}})), "input.x", 0) == Approx(2 * (0.45 - 0.2)));
}

TEST_CASE("sine coupling turns each phase by Σ w sin(θ_j − θ_i)") {
    const Numbers theta{0.3, 1.9, -2.2}, weights{0, 0.5, 2, 1, 0, 0, 0.25, 0.75, 0};
    const auto simulation = simulate({{"model", "kuramoto"},
                                      {"parameters.omega", 0},
                                      {"initial.theta", theta},
                                      {"network.gain", 1.5},
                                      {"integrator", "euler"},
                                      {"dt", 1},
                                      {"network.connectome.weights", Value(weights, 3)}});
    advance(*simulation, 1);
    for (std::size_t i = 0; i < 3; ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < 3; ++j) sum += weights[3 * i + j] * std::sin(theta[j] - theta[i]);
        CHECK(read(*simulation, "theta", int(i)) == Approx(theta[i] + 0.001 * 1.5 * sum).epsilon(1e-13));
    }
}

TEST_CASE("identical Wilson–Cowan nodes under row-normalised weights run as one node with w_xx + G") {
    Dice dice;
    Numbers weights;
    for (int i = 0; i < 6; ++i) {
        Numbers row;
        double sum = 0;
        for (int j = 0; j < 6; ++j) row.push_back(i == j ? 0 : dice.uniform()), sum += row.back();
        for (double w : row) weights.push_back(w / sum);
    }
    const auto network = simulate({{"model", "wilson-cowan"}, {"network.connectome.weights", Value(weights, 6)}, {"network.gain", 0.7}});
    const auto single = simulate({{"model", "wilson-cowan"}, {"parameters.w_xx", 16.7}});
    advance(*network, 2000);
    advance(*single, 2000);
    for (int n = 0; n < 6; ++n) CHECK(std::abs(read(*network, "x", n) - read(*single, "x")) < 1e-8);
}

TEST_CASE("a held network input is that of the step's start, a staged one follows the stages") {
    const Document document =
        with(crowd(*find_model("stuart-landau"), 5), {{"network.connectome", "ring"}, {"network.gain", 10}, {"integrator.method", "rk4"}});
    const auto end = [&](const char* when, double dt) {
        const auto simulation = simulate(with(document, {{"integrator.coupling", when}, {"dt", dt}}));
        advance_to(*simulation, 100);
        return read(*simulation, "x", 2);
    };
    const double exact = end("staged", 0.01);
    // First order when held, fourth when staged.
    CHECK(std::abs(end("staged", 1) - exact) < 1e-7);
    CHECK((end("held", 1) - exact) / (end("held", 0.5) - exact) == Approx(2).epsilon(0.05));
}
