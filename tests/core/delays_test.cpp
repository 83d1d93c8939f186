// What arrives late: the sums in blocks of steps, and whole steps of delay.
#include "core/network/delays.hpp"

#include <cstring>

#include "tests/core/delayed.hpp"
#include "tests/core/gathered.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

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
    DelayedSum<T> batched(nodes, graph.links(), channels);
    GatheredSum<T> gathered(plan, graph.steps, channels);
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
                equal = equal && same_bits(batched.now(c)[n], defined_sum<T>(graph, n, c, step, first));
                equal = equal && same_bits(batched.next(c)[n], defined_sum<T>(graph, n, c, step + 1, first));
                equal = equal && same_bits(batched.next(c)[n], gathered.next(c)[n]);
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
    // So many nodes that their past is taken in parts.
    compare_sums<float>(80, 400, 1, 7);
    compare_sums<double>(80, 400, 2, 7);
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
