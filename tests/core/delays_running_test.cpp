// What a running network with delays remembers: snapshots, changes, kicks, failures.
#include "tests/core/delayed.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// The first values of x of every node, and of what they hear, step by step.
struct Recording {
    std::vector<Numbers> x;
    double at(int node, double step) const {
        const double low = std::floor(std::max(step, 0.0)), share = std::max(step, 0.0) - low;
        const double a = x[std::size_t(low)][std::size_t(node)];
        return share == 0 ? a : a + share * (x[std::size_t(low) + 1][std::size_t(node)] - a);
    }
    // What arrives at `step` when each delay is `ratio` times as many steps.
    double heard(const Plan& plan, const std::vector<int>& steps, int node, double step, double ratio) const {
        double sum = 0;
        for (int j = 0; j < plan.nodes; ++j) {
            const std::size_t pair = std::size_t(node * plan.nodes + j);
            sum += plan.network.weights[pair] * at(j, step - ratio * steps[pair]);
        }
        return plan.network.gain * sum;
    }
};

Recording record(Simulation& simulation, int steps) {
    Recording recording;
    for (int k = 0; k < steps; ++k, advance(simulation, 1)) recording.x.push_back(row(simulation, "x"));
    recording.x.push_back(row(simulation, "x"));
    return recording;
}

}  // namespace

TEST_CASE("a snapshot holds the past: a restored run goes on bit for bit, wherever in a block it was taken") {
    const Graph graph(5, 60, 21);
    for (const char* precision : {"f32", "f64"}) {
        const Document document = with(graph.in({{"model", "kuramoto"}, {"parameters.omega.uniform", Numbers{55, 70}}, {"noise.sigma", 0.1}}),
                                       {{"precision", precision}});
        const auto simulation = simulate(document), fresh = simulate(document);
        for (int k = 0; k < 36; ++k) {
            const auto snapshot = simulation->snapshot();
            advance(*simulation, 90);
            REQUIRE(fresh->restore(snapshot));
            CHECK(row(*fresh, "theta").size() == 5);
            advance(*fresh, 90);
            CHECK(fresh->hash() == simulation->hash());
            REQUIRE(simulation->restore(snapshot));
            advance(*simulation, 1);
        }
    }
}

TEST_CASE("another speed, delay or dt acts at once on the past as it was") {
    Graph graph(5, 60, 4);
    for (int& steps : graph.steps) steps = steps / 2 * 2 + 2;
    const Document document = leaks(graph);
    const Plan plan = plan_of(document);
    const int now = 137;
    const auto expect = [&](const char* path, double value, double ratio, const std::vector<int>& steps) {
        const auto simulation = simulate(document);
        const Recording recording = record(*simulation, now);
        REQUIRE(!simulation->set(path, value, -1));
        CHECK(simulation->time() == now);
        for (int n = 0; n < 5; ++n) {
            INFO(path << " = " << value << ", node " << n);
            CHECK(read(*simulation, "input.x", n) == Approx(recording.heard(plan, steps, n, now, ratio)).epsilon(1e-12).margin(1e-16));
        }
    };
    expect("network.speed", 2, 0.5, graph.steps);
    expect("network.speed", 1, 1, graph.steps);
    expect("network.delay", 7, 1, std::vector<int>(25, 7));
    expect("network.delay", 60, 1, std::vector<int>(25, 60));
    expect("network.delay", 0, 1, std::vector<int>(25, 0));
    // The same moments of the past, in steps of another length.
    expect("dt", 2, 1, graph.steps);
    expect("dt", 0.5, 1, graph.steps);
    expect("dt", 0.1, 1, graph.steps);
}

TEST_CASE("a snapshot goes into a simulation of another speed or dt, which reads the same past") {
    Graph graph(5, 40, 4);
    for (int& steps : graph.steps) steps = steps / 2 * 2 + 2;
    const Document document = leaks(graph);
    const Plan plan = plan_of(document);
    const int now = 137;
    const auto simulation = simulate(document);
    const Recording recording = record(*simulation, now);
    const auto snapshot = simulation->snapshot();
    const auto expect = [&](std::initializer_list<Document::Entry> changes, double ratio) {
        const auto other = simulate(with(document, changes));
        REQUIRE(other->restore(snapshot));
        for (int n = 0; n < 5; ++n)
            CHECK(read(*other, "input.x", n) == Approx(recording.heard(plan, graph.steps, n, now, ratio)).epsilon(1e-12).margin(1e-16));
        advance(*other, 200);
    };
    expect({{"network.speed", 2}}, 0.5);
    expect({{"dt", 0.5}}, 1);
    expect({{"dt", 2}}, 1);
    // Longer delays than were kept: the oldest value stands for what lies before it.
    const auto slow = simulate(with(document, {{"network.speed", 0.25}}));
    REQUIRE(slow->restore(snapshot));
    for (int n = 0; n < 5; ++n) CHECK(std::isfinite(read(*slow, "input.x", n)));
    advance(*slow, 200);
    // And into one without delays, and from one.
    const auto without = simulate(with(document, {{"network.delay", 0}}));
    REQUIRE(without->restore(snapshot));
    REQUIRE(slow->restore(without->snapshot()));
    advance(*slow, 200);
}

TEST_CASE("while the speed falls slowly, what arrives moves no faster than what was sent") {
    const auto simulation = simulate({{"model", "linear"},
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
                                      {"dt", 0.1}});
    advance(*simulation, 2000);
    double sent = 0, arrived = 0, x = read(*simulation, "x", 0), input = read(*simulation, "input.x", 1);
    for (int k = 1; k <= 4000; ++k) {
        // From 10 to 20 ms in 400 ms, and back.
        const double delay = 15 - 5 * std::cos(turn * k / 8000.0 * 2);
        REQUIRE(!simulation->set("network.speed", 100 / delay, -1));
        arrived = std::max(arrived, std::abs(read(*simulation, "input.x", 1) - input));
        advance(*simulation, 1);
        arrived = std::max(arrived, std::abs(read(*simulation, "input.x", 1) - input));
        sent = std::max(sent, std::abs(read(*simulation, "x", 0) - x));
        x = read(*simulation, "x", 0), input = read(*simulation, "input.x", 1);
    }
    CHECK(sent > 0);
    CHECK(arrived < 2.001 * sent);
}

TEST_CASE("a kick arrives a delay later and not before") {
    for (int D : {1, 5, 16, 23}) {
        const Document document{{"model", "linear"},
                                {"initial.x", 0},
                                {"network.connectome.weights", Value(Numbers{0, 0, 1, 0}, 2)},
                                {"network.gain", 1},
                                {"network.delay", D},
                                {"nodes", 2},
                                {"dt", 1}};
        for (int at : {0, 3, 15, 16, 17, 40}) {
            const auto simulation = simulate(document);
            advance(*simulation, at);
            simulation->kick(0, 0, 1);
            for (int k = 0; k < D; ++k, advance(*simulation, 1)) CHECK(read(*simulation, "input.x", 1) == 0);
            CHECK(read(*simulation, "input.x", 1) == 1);
        }
    }
}

TEST_CASE("a step that failed leaves no trace in what arrives later") {
    const Graph graph(5, 40, 17);
    for (int at = 28; at < 50; ++at) {
        const auto failing = simulate(leaks(graph)), well = simulate(leaks(graph));
        advance(*failing, at);
        advance(*well, at);
        const Numbers heard = row(*failing, "input.x");
        const double gamma = failing->node_parameters(2)[0];
        REQUIRE(!failing->set("gamma", 1e308, 2));
        failing->kick(2, 0, 1e3);
        REQUIRE(failing->step(1) == 0);
        CHECK(row(*failing, "input.x") == heard);
        REQUIRE(!failing->set("gamma", gamma, 2));
        well->kick(2, 0, 1e3);
        for (const auto& simulation : {failing.get(), well.get()}) {
            simulation->kick(2, 0, -1e3);
            advance(*simulation, 100);
        }
        INFO("at step " << at);
        CHECK(failing->hash() == well->hash());
    }
}

TEST_CASE("another document with delays is taken over with the past") {
    const Graph graph(5, 40, 17);
    const auto simulation = simulate(leaks(graph)), steady = simulate(leaks(graph));
    advance(*simulation, 75);
    advance(*steady, 75);
    REQUIRE(simulation->adopt(plan_of(with(leaks(graph), {{"seed", 9}}))));
    advance(*simulation, 75);
    advance(*steady, 75);
    CHECK(simulation->hash() == steady->hash());
    REQUIRE(simulation->adopt(plan_of(with(leaks(graph), {{"network.delay", 0}}))));
    advance(*simulation, 75);
    REQUIRE(simulation->adopt(plan_of(leaks(graph))));
    advance(*simulation, 75);
}

TEST_CASE("a speed or delay that makes no sense is refused by name and changes nothing") {
    const Graph graph(5, 40, 17);
    const auto refuse = [](const Document& document, const char* path, double value, const char* because) {
        const auto simulation = simulate(document), untouched = simulate(document);
        advance(*simulation, 50);
        const Problem problem = simulation->set(path, value, -1);
        INFO(path << " = " << value << ": " << problem.text);
        // A step too small for the delays is told by what makes them long.
        CHECK(problem.path == (std::string_view(path) == "dt" ? "network.speed" : path));
        CHECK(problem.text.find(because) != std::string::npos);
        advance(*simulation, 50);
        advance(*untouched, 100);
        CHECK(simulation->hash() == untouched->hash());
    };
    refuse(leaks(graph), "network.speed", 0, "greater than 0");
    refuse(leaks(graph), "network.delay", -1, "0 ms or more");
    // More of the past than anybody would want to keep.
    refuse(leaks(graph), "network.speed", 1e-9, "past values");
    refuse(leaks(graph), "network.delay", 1e9, "past values");
    refuse(leaks(graph), "dt", 1e-9, "past values");
    const Document apart{{"model", "linear"}, {"nodes", 3}};
    refuse(apart, "network.delay", 5, "no network");
    refuse(with(apart, {{"network.connectome", "ring"}}), "network.speed", 5, "no lengths");
    refuse(with(apart, {{"network.connectome", "all-to-all"}}), "network.delay", -5, "0 ms or more");
}
