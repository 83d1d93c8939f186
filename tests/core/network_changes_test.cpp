// A network that is changed while it runs, its layouts, and its given past.
#include <cstring>
#include <tuple>

#include "core/network/weighted_sum.hpp"
#include "tests/core/delayed.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

template <class T>
void compare_layouts(int n, double density) {
    Dice dice{std::uint64_t(n)};
    Plan plan;
    plan.nodes = n;
    plan.network.wiring = Wiring::dense;
    for (int pair = 0; pair < n * n; ++pair) plan.network.weights.push_back(dice.uniform() < density ? dice.between(-1, 1) : 0);
    const RunningWeights weights(plan);
    using Sum = WeightedSum<T>;
    const Sum dense(weights, Sum::Layout::dense), sparse(weights, Sum::Layout::sparse), suited(weights);
    std::vector<T> sent(std::size_t(n) + 16, T(0)), a(sent), b(sent), c(sent), defined(sent);
    for (int j = 0; j < n; ++j) sent[std::size_t(j)] = T(dice.between(-1, 1));
    dense.sum(sent.data(), a.data());
    sparse.sum(sent.data(), b.data());
    suited.sum(sent.data(), c.data());
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) defined[std::size_t(i)] += T(weights(i, j)) * sent[std::size_t(j)];
    const std::size_t bytes = std::size_t(n) * sizeof(T);
    INFO(n << " nodes, density " << density);
    CHECK(std::memcmp(a.data(), defined.data(), bytes) == 0);
    CHECK(std::memcmp(b.data(), defined.data(), bytes) == 0);
    CHECK(std::memcmp(c.data(), defined.data(), bytes) == 0);
    CHECK(suited.sparse() == (density < 0.2));
}

Document with_weight(Graph graph, int to, int from, double weight) {
    const Document start = leaks(graph);
    graph.weights[std::size_t(to * graph.nodes + from)] = weight;
    return graph.in(start);
}

}  // namespace

TEST_CASE("sums over all pairs and over the connected ones are the sum in ascending source, bit for bit") {
    for (int n : {5, 16, 17, 76})
        for (double density : {0.1, 0.5, 1.0}) {
            compare_layouts<float>(n, density);
            compare_layouts<double>(n, density);
        }
}

TEST_CASE("an edit of a weight, in the document or while it runs, is the network with that weight") {
    const Graph graph(6, 40, 11);
    for (const char* delay : {"", "network.delay"})
        for (double weight : {0.0, 0.4}) {
            Document plain = leaks(graph), other = with_weight(graph, 2, 4, weight);
            if (*delay) plain.set(delay, 0), other.set(delay, 0);
            const auto live = simulate(plain);
            REQUIRE(!live->set("network.weights.2.4", weight, -1));
            advance(*live, 100);
            CHECK(live->hash() ==
                  hash_after(with(plain, {{"network.edits", Value(Numbers{0, 1, 7, 2, 4, weight, 0, 1, graph.weights[1]}, 3)}}), 100));
            CHECK(live->hash() == hash_after(other, 100));
            CHECK(live->plan().network.weights[2 * 6 + 4] == weight);
        }
    // What is normalised is the connectome; what is edited is the weight as it acts.
    const Document half = with(leaks(graph), {{"network.normalise", "max"}, {"network.edits", Value(Numbers{2, 4, 0.5}, 3)}});
    CHECK(plan_of(half).network.weights[2 * 6 + 4] == 0.5);
}

TEST_CASE("an edit acts at the next step on the past as it was") {
    const Graph graph(6, 40, 11);
    const auto simulation = simulate(leaks(graph));
    std::vector<Numbers> x;
    for (int k = 0; k < 90; ++k, advance(*simulation, 1)) x.push_back(row(*simulation, "x"));
    x.push_back(row(*simulation, "x"));
    REQUIRE(!simulation->set("network.weights.2.4", 3, -1));
    double sum = 0;
    for (std::size_t j = 0; j < 6; ++j)
        sum += 0.002 * (j == 4 ? 3 : graph.weights[12 + j]) * x[x.size() - 1 - std::size_t(graph.steps[12 + j])][j];
    CHECK(read(*simulation, "input.x", 2) == Approx(sum).epsilon(1e-13));
}

TEST_CASE("a node that is cut hears nobody and nobody hears it, until it is joined again to the past as it was") {
    for (const char* kind : {"additive", "diffusive", "laplacian-random-walk"}) {
        Graph graph(6, 40, 11);
        for (double& w : graph.weights) w = std::abs(w);
        const Document whole = with(leaks(graph), {{"network.coupling", kind}});
        const auto simulation = simulate(whole);
        REQUIRE(!simulation->set("network.lesions.3", 1, -1));
        Graph cut = graph;
        for (std::size_t j = 0; j < 6; ++j) cut.weights[18 + j] = cut.weights[6 * j + 3] = 0;
        const Document without = cut.in(whole);
        advance(*simulation, 100);
        CHECK(simulation->hash() == hash_after(without, 100));
        CHECK(simulation->hash() == hash_after(with(whole, {{"network.lesions", Numbers{3}}}), 100));
        CHECK(read(*simulation, "input.x", 3) == 0);
        // Cut and joined without a step between: nothing has happened.
        const auto healed = simulate(whole), untouched = simulate(whole);
        advance(*healed, 53);
        REQUIRE(!healed->set("network.lesions.1", 1, -1));
        REQUIRE(!healed->set("network.lesions.1", 0, -1));
        advance(*healed, 47);
        advance(*untouched, 100);
        CHECK(healed->hash() == untouched->hash());
    }
}

TEST_CASE("what cannot be cut or edited is refused by name") {
    const Graph graph(6, 40, 11);
    const auto refuse = [&](std::initializer_list<Document::Entry> changes, const char* text) {
        CHECK(problem(with(leaks(graph), changes)) == text);
    };
    refuse({{"network.lesions", Numbers{6}}}, "network.lesions: unknown node 6; nodes are 0 to 5");
    refuse({{"network.lesions", 2}}, "network.lesions: must be a list of nodes, got 2");
    refuse({{"network.edits", Numbers{1, 2, 3}}}, "network.edits: must be a list of [to, from, weight], got a list of 3 numbers");
    refuse({{"network.edits", Value(Numbers{1, 2.5, 3}, 3)}}, "network.edits: unknown node 2.5; nodes are 0 to 5");
    const auto simulation = simulate(leaks(graph));
    for (const char* path : {"network.weights.6.0", "network.weights.0.6", "network.lesions.6"})
        CHECK(simulation->set(path, 1, -1).text == std::string(path) + ": unknown node 6; nodes are 0 to 5");
    for (const char* path : {"network.weights.1", "network.weights.1.", "network.weights.1.2.3", "network.weights.a.b"})
        CHECK(simulation->set(path, 1, -1).text == std::string(path) + ": must be network.weights., the target, a dot, and the source");
    CHECK(simulation->set("network.lesions.x", 1, -1).text == "network.lesions.x: must be network.lesions. and a node");
    CHECK(simulate({{"model", "linear"}})->set("network.lesions.0", 1, -1).text ==
          "network.lesions.0: there is no network; give the experiment one first");
}

TEST_CASE("all to all is written out when a node of it is cut") {
    const Document document{{"model", "kuramoto"}, {"nodes", 5}, {"network.connectome", "all-to-all"}};
    const auto simulation = simulate(document);
    REQUIRE(!simulation->set("network.lesions.2", 1, -1));
    CHECK(read(*simulation, "input.x", 2) == 0);
    CHECK(read(*simulation, "input.x", 1) != 0);
}

TEST_CASE("a run goes on from a given past as if it had never stopped, bit for bit") {
    const Graph graph(5, 40, 21);
    const Document document = graph.in({{"model", "stuart-landau"}, {"initial.x", Numbers{0.1, 0.2, 0.3, 0.4, 0.5}}});
    const auto simulation = simulate(document);
    for (const int before : {20, 61}) {
        Numbers x, y;
        const auto other = simulate(document);
        for (int k = 0; k < before; ++k, advance(*other, 1)) {
            for (double value : row(*other, "x")) x.push_back(value);
            for (double value : row(*other, "y")) y.push_back(value);
        }
        const auto told = simulate(with(document, {{"initial.x", row(*other, "x")},
                                                   {"initial.y", row(*other, "y")},
                                                   {"network.history.x", Value(x, 5)},
                                                   {"network.history.y", Value(y, 5)}}));
        advance(*told, 200);
        advance(*other, 200);
        CHECK(row(*told, "x") == row(*other, "x"));
    }
    // A snapshot of it is exact.
    const auto told = simulate(with(document, {{"network.history.x", Value(Numbers(50, 0.7), 5)}})), later = simulate(document);
    REQUIRE(later->restore(told->snapshot()));
    advance(*told, 100);
    advance(*later, 100);
    CHECK(told->hash() == later->hash());
    CHECK(told->hash() != hash_after(document, 100));
    const auto refuse = [&](std::initializer_list<Document::Entry> changes, const char* text) {
        CHECK(problem(with(document, changes)) == text);
    };
    refuse({{"network.history.z", Value(Numbers(5, 0.0), 5)}}, "network.history.z: unknown state of stuart-landau; valid: x, y");
    refuse({{"network.history.x", Numbers(4, 0.0)}},
           "network.history.x: must hold one row per step, the newest last, each with a number for every one of 5 nodes");
    refuse({{"network.history.x", Value(Numbers(10, 0.0), 5)}, {"network.history.y", Value(Numbers(5, 0.0), 5)}},
           "network.history.y: has 1 rows where another state has 2");
}

TEST_CASE("a history needs delays, and those of 0 will do") {
    const Document bare{{"model", "linear"},
                        {"nodes", 2},
                        {"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)},
                        {"network.history.x", Value(Numbers(50, 0.7), 2)}};
    CHECK(problem(bare) == "network.history: the network has no delays; without them nothing of the past is heard");
    // As a running simulation is described that had a delay when it began.
    for (const char* connectome : {"network.connectome.weights", "network.connectome"}) {
        Document none{{"model", "linear"}, {"nodes", 2}, {"network.delay", 0}};
        none.set(connectome, std::string_view(connectome) == "network.connectome" ? Value("all-to-all") : Value(Numbers{0, 1, 1, 0}, 2));
        const Document told = with(none, {{"network.history.x", Value(Numbers(50, 0.7), 2)}});
        CHECK(problem(told) == "");
        CHECK(hash_after(told, 50) == hash_after(none, 50));
    }
    // Lengths that come to less than a step.
    const Document near = with(bare, {{"network.connectome.lengths", Value(Numbers{0, 1, 1, 0}, 2)}, {"network.speed", 1e6}});
    CHECK(problem(near) == "");
    advance(*simulate(near), 50);
}

TEST_CASE("interpolated delays of whole steps are the rounded ones, bit for bit") {
    const Graph graph(6, 40, 3);
    const Document document = leaks(graph);
    CHECK(hash_after(document, 200) == hash_after(with(document, {{"network.interpolate", true}}), 200));
    CHECK(hash_after(with(document, {{"network.speed", 1.3}}), 200) !=
          hash_after(with(document, {{"network.speed", 1.3}, {"network.interpolate", true}}), 200));
    CHECK(problem(with(document, {{"network.interpolate", 1}})) == "network.interpolate: must be true or false, got 1");
}

TEST_CASE("interpolated delays that are whole steps but for the rounding of a quotient are not split") {
    const Document pair{
        {"model", "linear"}, {"nodes", 2}, {"dt", 0.1}, {"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)}, {"network.interpolate", true}};
    const auto links = [&](std::initializer_list<Document::Entry> changes) {
        const Plan plan = plan_of(with(pair, changes));
        return links_of(plan, RunningWeights(plan));
    };
    const auto expect_whole = [](const Links& found, int steps) {
        INFO(steps);
        CHECK(found.longest == steps);
        REQUIRE(found.all.size() == 2);
        for (const Link& link : found.all) {
            CHECK(link.steps == steps);
            CHECK(link.weight == 1);
        }
    };
    for (int steps = 1; steps < 3000; steps += 7) {
        expect_whole(links({{"network.delay", steps / 10.0}}), steps);
        expect_whole(links({{"network.connectome.lengths", Value(Numbers{0, 0.7 * steps, 0.7 * steps, 0}, 2)}, {"network.speed", 7}}), steps);
    }
    const Links split = links({{"network.delay", 0.7001}});
    CHECK(split.longest == 8);
    CHECK(split.all.size() == 4);
}

TEST_CASE("delays that are turned down to nothing and up again find all that was sent, bit for bit") {
    const Graph graph(6, 40, 11);
    for (const char* precision : {"f32", "f64"})
        for (const auto& [path, none, some] : {std::tuple("network.speed", 1e6, 1.0), std::tuple("network.delay", 0.0, 30.0)}) {
            const bool speed = std::string_view(path) == "network.speed";
            Document document = with(leaks(graph), {{"precision", precision}});
            if (!speed) document.set(path, some);
            INFO(path);
            // At once up again: nothing has happened.
            const auto simulation = simulate(document);
            advance(*simulation, 53);
            REQUIRE(!simulation->set(path, none, -1));
            REQUIRE(!simulation->set(path, some, -1));
            advance(*simulation, 47);
            CHECK(simulation->hash() == hash_after(document, 100));
            // With steps between: they run as those of a network without delays, and are remembered behind those before.
            const auto gone = simulate(document);
            std::vector<Numbers> sent;
            for (int k = 0; k < 80; ++k) {
                if (k == 60) REQUIRE(!gone->set(path, none, -1));
                sent.push_back(row(*gone, "x"));
                advance(*gone, 1);
            }
            const Document instant = with(document, {{path, none}, {"initial.x", sent[60]}});
            const auto fresh = simulate(instant);
            advance(*fresh, 20);
            CHECK(row(*fresh, "x") == row(*gone, "x"));
            REQUIRE(!gone->set(path, some, -1));
            Numbers history;
            for (const Numbers& step : sent) history.insert(history.end(), step.begin(), step.end());
            const auto told = simulate(with(document, {{"initial.x", row(*gone, "x")}, {"network.history.x", Value(history, 6)}}));
            advance(*gone, 100);
            advance(*told, 100);
            CHECK(row(*told, "x") == row(*gone, "x"));
        }
}

TEST_CASE("with interpolated delays, a speed that moves a little moves what arrives a little") {
    const Document document{{"model", "linear"},
                            {"initial.x", 0},
                            {"nodes", 2},
                            {"drive.0.kind", "sine"},
                            {"drive.0.amplitude", 0.1},
                            {"drive.0.frequency", 40},
                            {"drive.0.nodes", Numbers{0}},
                            {"network.connectome.weights", Value(Numbers{0, 0, 1, 0}, 2)},
                            {"network.connectome.lengths", Value(Numbers{0, 0, 100, 0}, 2)},
                            {"network.gain", 1},
                            {"network.speed", 10},
                            {"dt", 0.1}};
    double jump[2];
    for (const bool smooth : {false, true}) {
        const auto simulation = simulate(with(document, {{"network.interpolate", smooth}}));
        advance(*simulation, 2000);
        jump[smooth] = 0;
        for (int k = 1; k <= 400; ++k) {
            const double before = read(*simulation, "input.x", 1);
            REQUIRE(!simulation->set("network.speed", 100 / (10 + 0.002 * k), -1));
            jump[smooth] = std::max(jump[smooth], std::abs(read(*simulation, "input.x", 1) - before));
            advance(*simulation, 3);
        }
    }
    // A fiftieth of a step at a time, instead of a whole one every fifty.
    CHECK(jump[true] < 0.03 * jump[false]);
}
