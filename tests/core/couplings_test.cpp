// What each coupling makes of what is sent, held against its formula written out pair by pair.
#include <cmath>

#include "tests/core/delayed.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

struct Case {
    const char* kind;
    std::vector<std::pair<const char*, double>> given;  // the others have their defaults

    Document in(Document document) const {
        document.set("network.coupling.kind", kind);
        for (const auto& [id, value] : given) document.set(std::string("network.coupling.") + id, value);
        return document;
    }
    double operator[](std::string_view id) const {
        for (const auto& [name, value] : given)
            if (id == name) return value;
        const auto rows = coupling_parameters(CouplingKind(index_of(couplings(), kind)));
        return rows[std::size_t(index_of(rows, id))].value;
    }

    bool is(std::string_view name) const { return name == kind; }
    double before(double x) const {
        const Case& p = *this;
        if (is("sigmoidal-pre")) return p["H"] * (p["Q"] + std::tanh(p["G"] * (p["P"] * x - p["theta"])));
        if (is("tanh")) return p["a"] * (1 + std::tanh((p["b"] * x - p["midpoint"]) / p["sigma"]));
        if (is("sigmoidal-jansen-rit"))
            return p["a"] * (p["cmin"] + (p["cmax"] - p["cmin"]) / (1 + std::exp(p["r"] * (p["midpoint"] - x))));
        return x;
    }
    double after(double sum) const {
        const Case& p = *this;
        if (is("sigmoidal-post")) return p["cmin"] + (p["cmax"] - p["cmin"]) / (1 + std::exp(-p["a"] * (sum - p["midpoint"]) / p["sigma"]));
        return sum;
    }
    double offset() const { return is("additive") ? (*this)["b"] : 0; }
    // The matrix that multiplies what is sent, and what multiplies the own value.
    double weight(const Numbers& w, std::size_t n, std::size_t i, std::size_t j, const Numbers& strength) const {
        if (is("laplacian-random-walk")) return strength[i] > 0 ? w[i * n + j] / strength[i] : 0;
        if (is("laplacian-symmetric")) return strength[i] > 0 && strength[j] > 0 ? w[i * n + j] / std::sqrt(strength[i] * strength[j]) : 0;
        return w[i * n + j];
    }
    double own(double strength) const {
        if (is("diffusive") || is("laplacian")) return strength;
        return (is("laplacian-random-walk") || is("laplacian-symmetric")) && strength > 0 ? 1 : 0;
    }
};

const std::vector<Case> cases = {
    {"additive", {}},
    {"additive", {{"b", 0.3}}},
    {"diffusive", {}},
    {"sigmoidal-pre", {}},
    {"sigmoidal-pre", {{"H", -0.4}, {"Q", 0.2}, {"G", 1.5}, {"P", 0.8}, {"theta", 0.1}}},
    {"sigmoidal-post", {}},
    {"sigmoidal-post", {{"cmin", 0.2}, {"cmax", 0.9}, {"midpoint", 0.1}, {"a", 2}, {"sigma", 0.7}}},
    {"tanh", {}},
    {"tanh", {{"a", 0.5}, {"b", 2}, {"midpoint", 0.3}, {"sigma", 0.4}}},
    {"sigmoidal-jansen-rit", {}},
    {"sigmoidal-jansen-rit", {{"cmin", 0.1}, {"cmax", 2}, {"midpoint", 0.2}, {"r", 3}, {"a", 0.5}}},
    {"laplacian", {}},
    {"laplacian-random-walk", {}},
    {"laplacian-symmetric", {}},
};

// Weights of 0 and more, and a node that hears nobody.
Graph graph_of(std::uint64_t seed) {
    Graph graph(7, 40, seed);
    for (double& w : graph.weights) w = std::abs(w);
    for (int j = 0; j < 7; ++j) graph.weights[std::size_t(7 * 4 + j)] = 0;
    return graph;
}

// The delay of a pair in steps, as it acts.
double acting(double steps, bool interpolate) { return interpolate ? steps : std::rint(steps); }

double past(const std::vector<Numbers>& x, std::size_t node, double back) {
    const double at = std::max(double(x.size()) - 1 - back, 0.0), low = std::floor(at);
    const double a = x[std::size_t(low)][node];
    return at == low ? a : a + (at - low) * (x[std::size_t(low) + 1][node] - a);
}

void compare(const Case& which, const char* model, const char* id, bool delayed, bool interpolate) {
    const Graph graph = graph_of(31);
    const std::size_t n = 7;
    Document document = graph.in({{"model", model}, {"network.gain", 0.01}});
    Numbers start;
    Dice dice{9};
    for (std::size_t i = 0; i < n; ++i) start.push_back(dice.between(-1, 1));
    document.set(std::string("initial.") + id, start);
    if (interpolate) document.set("network.speed", 1.37).set("network.interpolate", true);
    if (!delayed) document.set("network.delay", 0);
    const auto simulation = simulate(which.in(document));
    Numbers strength(n, 0.0);
    for (std::size_t pair = 0; pair < n * n; ++pair) strength[pair / n] += graph.weights[pair];
    std::vector<Numbers> x;
    double worst = 0, largest = 0;
    for (int k = 0; k < 70; ++k, advance(*simulation, 1)) {
        x.push_back(row(*simulation, id));
        const Numbers heard = row(*simulation, (std::string("input.") + id).c_str());
        for (std::size_t i = 0; i < n; ++i) {
            double sum = 0;
            for (std::size_t j = 0; j < n; ++j) {
                const double steps = !delayed ? 0 : acting(graph.steps[i * n + j] / (interpolate ? 1.37 : 1), interpolate);
                // What lies between two steps is interpolated in what was sent, not in the state.
                const double low = std::floor(steps), share = steps - low;
                const double sent = (1 - share) * which.before(past(x, j, low)) + (share > 0 ? share * which.before(past(x, j, low + 1)) : 0);
                sum += which.weight(graph.weights, n, i, j, strength) * sent;
            }
            const double expected = 0.01 * which.after(sum - which.own(strength[i]) * which.before(x.back()[i])) + which.offset();
            worst = std::max(worst, std::abs(heard[i] - expected));
            largest = std::max(largest, std::abs(expected));
        }
    }
    INFO(which.kind << " on " << model << (delayed ? ", delayed" : "") << (interpolate ? ", interpolated" : ""));
    CHECK(largest > 0);
    CHECK(worst < 1e-13 * std::max(largest, 1.0));
}

}  // namespace

TEST_CASE("every coupling is its formula, pair by pair, with delays and without, rounded and interpolated") {
    for (const Case& which : cases)
        for (const char* model : {"linear", "stuart-landau"})
            for (const auto& [delayed, interpolate] : {std::pair{false, false}, {true, false}, {true, true}})
                compare(which, model, "x", delayed, interpolate);
}

TEST_CASE("phases are pulled by sin(theta_j - theta_i - lag), with delays and without") {
    const Graph graph = graph_of(5);
    for (const double lag : {0.0, 0.7, -2.0})
        for (const bool delayed : {false, true}) {
            Document document = graph.in(
                {{"model", "kuramoto"}, {"parameters.omega.uniform", Numbers{55, 70}}, {"initial.theta", Numbers{0, 1, 2, 3, 4, 5, 6}}});
            document.set("network.coupling.kind", "sine").set("network.coupling.lag", lag).set("network.gain", 4);
            if (!delayed) document.set("network.delay", 0);
            const auto simulation = simulate(document);
            std::vector<Numbers> theta;
            double worst = 0;
            for (int k = 0; k < 60; ++k, advance(*simulation, 1)) {
                theta.push_back(row(*simulation, "theta"));
                const Numbers x = row(*simulation, "input.x"), y = row(*simulation, "input.y");
                for (std::size_t i = 0; i < 7; ++i) {
                    double pull = 0;
                    for (std::size_t j = 0; j < 7; ++j)
                        pull += 4 * graph.weights[7 * i + j] *
                                std::sin(past(theta, j, delayed ? graph.steps[7 * i + j] : 0) - theta.back()[i] - lag);
                    worst = std::max(worst, std::abs(std::cos(theta.back()[i]) * y[i] - std::sin(theta.back()[i]) * x[i] - pull));
                }
            }
            INFO("lag " << lag);
            CHECK(worst < 1e-12);
        }
}

TEST_CASE("two phases with a lag turn together at the pace that the lag leaves them") {
    // Identical, each hearing the other: in step they turn at ω − K sin(lag).
    const double omega = 60, strength = 5, lag = 0.4;
    const auto simulation = simulate({{"model", "kuramoto"},
                                      {"initial.theta", Numbers{0, 1}},
                                      {"parameters.omega", omega},
                                      {"integrator", "rk4"},
                                      {"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)},
                                      {"network.gain", strength},
                                      {"network.coupling.kind", "sine"},
                                      {"network.coupling.lag", lag},
                                      {"dt", 1}});
    advance(*simulation, 4000);
    const double before = read(*simulation, "theta", 0);
    advance(*simulation, 1000);
    CHECK(read(*simulation, "theta", 0) - before == Approx(omega - strength * std::sin(lag)).epsilon(1e-9));
    CHECK(std::cos(read(*simulation, "theta", 0) - read(*simulation, "theta", 1)) == Approx(1).epsilon(1e-12));
}

TEST_CASE("a parameter of the coupling can be turned while it runs") {
    const Graph graph = graph_of(5);
    const Document document = graph.in({{"model", "linear"}, {"initial.x", 0.5}, {"network.coupling.kind", "tanh"}});
    const auto turned = simulate(document), fresh = simulate(with(document, {{"network.coupling.sigma", 0.3}}));
    REQUIRE(!turned->set("network.coupling.sigma", 0.3, -1));
    CHECK(row(*turned, "x") == row(*fresh, "x"));
    const Problem flat = turned->set("network.coupling.sigma", 0, -1);
    CHECK(flat.text == "network.coupling.sigma: must not be 0; it is the width of the sigmoid");
    CHECK(turned->set("network.coupling.lag", 1, -1).text == "network.coupling.lag: unknown parameter of tanh; valid: a, b, midpoint, sigma");
}

TEST_CASE("a coupling that does not fit is refused by name") {
    const auto refuse = [](std::initializer_list<Document::Entry> changes, const char* text) {
        CHECK(problem(with({{"model", "linear"}, {"nodes", 3}, {"network.connectome", "ring"}}, changes)) == text);
    };
    refuse({{"network.coupling.kind", "sine"}}, "network.coupling.kind: \"sine\" does not fit linear, which uses \"additive\"");
    refuse({{"network.coupling", "sine"}}, "network.coupling: \"sine\" does not fit linear, which uses \"additive\"");
    refuse({{"model", "kuramoto"}, {"network.coupling", "tanh"}}, "network.coupling: \"tanh\" does not fit kuramoto, which uses \"sine\"");
    refuse({{"network.coupling.kind", "tanh"}, {"network.coupling.lag", 1}},
           "network.coupling.lag: unknown field; valid in network.coupling: kind, a, b, midpoint, sigma");
    refuse({{"network.coupling.kind", "laplacian"}, {"network.coupling.lag", 1}},
           "network.coupling.lag: unknown field; valid in network.coupling: kind");
    refuse({{"network.coupling.kind", "sigmoidal-post"}, {"network.coupling.sigma", 0}},
           "network.coupling.sigma: must not be 0; it is the width of the sigmoid");
}
