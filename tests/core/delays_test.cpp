// What arrives late: the sums in blocks of steps, whole steps of delay, and what a running network remembers.
#include "core/network/delays.hpp"

#include <cstring>

#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

// A network in which every pair has its own delay in steps, and about a third of the pairs have no weight.
struct Graph {
    int nodes;
    Numbers weights;
    std::vector<int> steps;

    Graph(int n, int longest, std::uint64_t seed) : nodes(n) {
        Dice dice{seed};
        for (int pair = 0; pair < n * n; ++pair) {
            weights.push_back(dice.uniform() < 0.35 ? 0 : dice.between(-1, 1));
            steps.push_back(int(dice.uniform() * (longest + 1)));
            if (pair % 3 == 0) steps.back() %= 17;
        }
    }

    // Lengths for which the delays are these at 1 mm/ms.
    Document in(Document document, double dt = 1) const {
        Numbers lengths;
        for (int k : steps) lengths.push_back(k * dt);
        document.set("network.connectome.weights", Value(weights, nodes)).set("network.connectome.lengths", Value(lengths, nodes));
        return document.set("network.speed", 1).set("dt", dt).set("nodes", nodes).set("duration", 0);
    }
};

// A leak at each node: the whole run can be written down in a few lines.
Document leaks(const Graph& graph, std::uint64_t seed = 5) {
    Dice dice{seed};
    Numbers start, gamma;
    for (int n = 0; n < graph.nodes; ++n) start.push_back(dice.between(-1, 1)), gamma.push_back(-dice.between(0.005, 0.02));
    return graph.in({{"model", "linear"}, {"initial.x", start}, {"parameters.gamma", gamma}, {"network.gain", 0.002}});
}

// Everything about that run, by the definitions: one old value per pair and moment.
class Reference {
public:
    Reference(const Plan& plan, const std::vector<int>& steps, bool diffusive)
        : plan_(plan), steps_(steps), diffusive_(diffusive), past_{plan.initial[0]} {}

    const Numbers& now() const { return past_.back(); }
    Numbers hear() const { return hear(now(), 0); }

    void step() {
        const double dt = plan_.dt;
        const Numbers x = now(), k1 = slope(x, 0);
        if (plan_.method == Method::euler) return past_.push_back(moved(x, dt, k1));
        if (plan_.method == Method::heun) {
            const Numbers k2 = slope(moved(x, dt, k1), 1);
            return past_.push_back(moved(moved(x, dt / 2, k1), dt / 2, k2));
        }
        const Numbers k2 = slope(moved(x, dt / 2, k1), 0.5), k3 = slope(moved(x, dt / 2, k2), 0.5), k4 = slope(moved(x, dt, k3), 1);
        past_.push_back(moved(moved(moved(moved(x, dt / 6, k1), dt / 3, k2), dt / 3, k3), dt / 6, k4));
    }

private:
    static Numbers moved(Numbers x, double dt, const Numbers& k) {
        for (std::size_t n = 0; n < x.size(); ++n) x[n] += dt * k[n];
        return x;
    }
    double past(std::size_t node, int back) const { return past_[std::size_t(std::max(int(past_.size()) - 1 - back, 0))][node]; }

    Numbers hear(const Numbers& stage, double share) const {
        const std::size_t n = stage.size();
        const Numbers& x = plan_.held ? now() : stage;
        if (plan_.held) share = 0;
        Numbers sums(n, 0.0);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) {
                const int D = steps_[i * n + j];
                const double sent = D == 0 ? x[j] : (1 - share) * past(j, D) + share * past(j, D - 1);
                sums[i] += plan_.network.gain * plan_.network.weights[i * n + j] * (sent - (diffusive_ ? x[i] : 0));
            }
        return sums;
    }
    Numbers slope(const Numbers& x, double share) const {
        Numbers k = hear(x, share);
        for (std::size_t n = 0; n < x.size(); ++n) k[n] += plan_.parameters[0][n] * x[n];
        return k;
    }

    const Plan& plan_;
    const std::vector<int>& steps_;
    bool diffusive_;
    std::vector<Numbers> past_;
};

Numbers row(Simulation& simulation, const char* id) {
    Numbers values;
    for (int n = 0; n < simulation.plan().nodes; ++n) values.push_back(read(simulation, id, n));
    return values;
}

std::uint64_t hash_after(const Document& document, int steps) {
    const auto simulation = simulate(document);
    advance(*simulation, steps);
    return simulation->hash();
}

bool same_bits(float a, float b) { return std::memcmp(&a, &b, sizeof a) == 0; }
bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

// What is sent at any moment, at random, the same value at every call.
template <class T>
T sent_at(std::int64_t step, int row) {
    Dice dice{std::uint64_t(step) * 1000 + std::uint64_t(row)};
    return T(dice.between(-1, 1));
}

template <class T>
void send(Rows<T>& rows, int channels, std::int64_t step) {
    for (int c = 0; c < channels; ++c)
        for (int n = 0; n < rows.nodes(); ++n) rows.row(c)[n] = sent_at<T>(step, c * rows.nodes() + n);
}

// The sum of one target as it is defined: long delays in ascending source, then the others.
template <class T>
T defined_sum(const Graph& graph, int target, int channel, std::int64_t step, std::int64_t first) {
    T sum(0);
    for (const bool far : {true, false})
        for (int source = 0; source < graph.nodes; ++source) {
            const std::size_t at = std::size_t(target * graph.nodes + source);
            if (graph.steps[at] == 0 || graph.weights[at] == 0 || (graph.steps[at] >= 16) != far) continue;
            sum += T(graph.weights[at]) * sent_at<T>(std::max(step - graph.steps[at], first), channel * graph.nodes + source);
        }
    return sum;
}

template <class T>
void compare_sums(int nodes, int longest, int channels, std::int64_t first) {
    const Graph graph(nodes, longest, std::uint64_t(nodes * 1000 + longest));
    const Plan plan = plan_of(graph.in({{"model", "linear"}}));
    DelayedSum<T> batched(plan, graph.steps, channels), gathered(plan, graph.steps, channels);
    gathered.gathered = true;
    Rows<T> sent(channels, nodes);
    send(sent, channels, first);
    batched.begin(sent, first);
    gathered.begin(sent, first);
    bool equal = true;
    for (std::int64_t step = first; step < first + 150; ++step) {
        send(sent, channels, step);
        batched.advance(sent, step);
        gathered.advance(sent, step);
        for (int c = 0; c < channels; ++c)
            for (int n = 0; n < nodes; ++n) {
                equal = equal && same_bits(batched.arriving(c, n, T(0)), defined_sum<T>(graph, n, c, step, first));
                equal = equal && same_bits(batched.arriving(c, n, T(1)), defined_sum<T>(graph, n, c, step + 1, first));
                for (T share : {T(0), T(0.5), T(1)})
                    equal = equal && same_bits(batched.arriving(c, n, share), gathered.arriving(c, n, share));
            }
    }
    INFO(nodes << " nodes, " << longest << " steps, " << channels << " channels, from step " << first);
    CHECK(equal);
}

}  // namespace

TEST_CASE("sums in blocks of steps are the sums of one old value per edge, bit for bit") {
    for (int channels : {1, 2, 3})
        for (std::int64_t first : {0, 1, 5, 16, 31, 1000003}) {
            compare_sums<float>(13, 100, channels, first);
            compare_sums<double>(13, 100, channels, first);
        }
    for (int longest : {1, 2, 15, 16, 17, 33}) {
        compare_sums<float>(7, longest, 2, 3);
        compare_sums<double>(7, longest, 2, 3);
    }
}

TEST_CASE("every method hears the past as its stages define it, staged and held, additive and diffusive") {
    const Graph graph(6, 40, 11);
    for (const char* method : {"euler", "heun", "rk4"})
        for (const char* when : {"staged", "held"})
            for (const char* kind : {"additive", "diffusive"}) {
                const Document document =
                    with(leaks(graph), {{"integrator.method", method}, {"integrator.coupling", when}, {"network.coupling", kind}});
                const auto simulation = simulate(document);
                const Plan plan = plan_of(document);
                Reference reference(plan, graph.steps, std::string_view(kind) == "diffusive");
                double worst = 0, heard = 0;
                for (int k = 0; k < 130; ++k) {
                    for (std::size_t n = 0; n < 6; ++n) {
                        worst = std::max(worst, std::abs(read(*simulation, "x", int(n)) - reference.now()[n]));
                        heard = std::max(heard, std::abs(read(*simulation, "input.x", int(n)) - reference.hear()[n]));
                    }
                    advance(*simulation, 1);
                    reference.step();
                }
                INFO(method << " " << when << " " << kind);
                CHECK(worst < 1e-14);
                CHECK(heard < 1e-16);
            }
}

TEST_CASE("a node hears another's exponential from the delay on, and before that its constant past") {
    // x₀ = (1 + γ dt)ⁿ; x₁ adds it up, D steps late.
    const double gamma = -0.05, dt = 0.5, gain = 0.3;
    for (int D : {1, 7, 16, 40}) {
        const auto simulation = simulate({{"model", "linear"},
                                          {"initial.x", Numbers{1, 0}},
                                          {"parameters.gamma", Numbers{gamma, 0}},
                                          {"network.connectome.weights", Value(Numbers{0, 0, 1, 0}, 2)},
                                          {"network.gain", gain},
                                          {"network.delay", D * dt},
                                          {"integrator", "euler"},
                                          {"dt", dt}});
        double exponential = 1, sum = 0;
        for (int n = 0; n <= 100; ++n) {
            if (n > 0) sum += gain * dt * exponential;
            if (n > D) exponential = std::pow(1 + gamma * dt, n - D);
            CHECK(read(*simulation, "x", 1) == Approx(sum).epsilon(1e-13));
            CHECK(read(*simulation, "input.x", 1) == Approx(gain * exponential).epsilon(1e-13));
            advance(*simulation, 1);
        }
    }
}

TEST_CASE("a delay is rounded to the nearest step, and of two equally near to the even one") {
    const Document document{
        {"model", "wilson-cowan"}, {"initial.x", Numbers{0.2, 0.7, 0.4}}, {"duration", 0}, {"dt", 1}, {"network.connectome", "ring"}};
    const auto hash = [&](double delay) { return hash_after(with(document, {{"network.delay", delay}}), 60); };
    CHECK(hash(0.5) == hash(0));
    CHECK(hash(0.51) == hash(1));
    CHECK(hash(1.5) == hash(2));
    CHECK(hash(2.5) == hash(2));
    CHECK(hash(3.49) == hash(3));
    CHECK(hash(3.5) == hash(4));
    CHECK(hash(3) != hash(4));
}

TEST_CASE("delays of nothing change nothing, bit for bit") {
    for (const Model& model : models()) {
        const Document document{{"model", model.info().id},     {"nodes", 5}, {"duration", 0},
                                {"network.connectome", "ring"}, {"seed", 3},  {"noise.sigma", 0.001}};
        INFO(model.info().id);
        CHECK(hash_after(document, 100) == hash_after(with(document, {{"network.delay", 0}}), 100));
    }
    Graph graph(6, 40, 3);
    std::fill(graph.steps.begin(), graph.steps.end(), 0);
    Document without = leaks(graph);
    const auto lengthless = simulate({{"model", "linear"},
                                      {"initial.x", plan_of(without).initial[0]},
                                      {"parameters.gamma", plan_of(without).parameters[0]},
                                      {"network.gain", 0.002},
                                      {"network.connectome.weights", Value(graph.weights, 6)},
                                      {"dt", 1}});
    advance(*lengthless, 100);
    CHECK(hash_after(without, 100) == lengthless->hash());
}

TEST_CASE("all to all with a delay is the matrix of 1/N with that delay") {
    const Document document{
        {"model", "kuramoto"}, {"nodes", 7}, {"parameters.omega.uniform", Numbers{55, 70}}, {"duration", 0}, {"network.delay", 3.7}};
    CHECK(hash_after(with(document, {{"network.connectome", "all-to-all"}}), 300) ==
          hash_after(with(document, {{"network.connectome.weights", Value(Numbers(49, 1.0 / 7), 7)}}), 300));
    // Written out while it runs.
    const auto late = simulate(with(document, {{"network.connectome", "all-to-all"}, {"network.delay", 0}}));
    REQUIRE(!late->set("network.delay", 0, -1));
    REQUIRE(!late->set("network.delay", 3.7, -1));
    advance(*late, 300);
    CHECK(late->hash() == hash_after(with(document, {{"network.connectome", "all-to-all"}}), 300));
    CHECK(problem({{"model", "kuramoto"}, {"nodes", 5000}, {"network.connectome", "all-to-all"}, {"network.delay", 3}}) != "");
}

TEST_CASE("nodes that fill no lane to its end run as they do among others that nobody hears") {
    for (const char* precision : {"f32", "f64"}) {
        const Graph graph(5, 30, 8);
        Document small =
            with(graph.in({{"model", "stuart-landau"}, {"initial.x", Numbers{0.1, 0.2, 0.3, 0.4, 0.5}}}), {{"precision", precision}});
        Graph wide = graph;
        wide.nodes = 8;
        wide.weights.assign(64, 0.0);
        wide.steps.assign(64, 3);
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t j = 0; j < 5; ++j)
                wide.weights[8 * i + j] = graph.weights[5 * i + j], wide.steps[8 * i + j] = graph.steps[5 * i + j];
        const auto few = simulate(small);
        const auto more = simulate(with(wide.in({{"model", "stuart-landau"}, {"initial.x", Numbers{0.1, 0.2, 0.3, 0.4, 0.5, 9, 9, 9}}}),
                                        {{"precision", precision}}));
        advance(*few, 200);
        advance(*more, 200);
        for (int n = 0; n < 5; ++n) CHECK(few->node_states(n) == more->node_states(n));
    }
}

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
