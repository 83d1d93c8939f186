// Textbook graphs, and how documents name them.
#include "core/network/graphs.hpp"
#include "tests/core/graph_statistics.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

Measured graph(GraphKind kind, int nodes, const Numbers& values) { return Measured(make_graph(kind, nodes, values)); }

Measured small_world(int nodes, int neighbours, double rewiring, double seed = 1) {
    return graph(GraphKind::small_world, nodes, {double(nodes), double(neighbours), rewiring, seed});
}

Network network_of(const Document& document) { return plan_of(with(document, {{"model", "stuart-landau"}})).network; }

std::string refusal(const Document& document) { return problem(with(document, {{"model", "stuart-landau"}})); }

void check_says(const Document& document, std::initializer_list<const char*> parts) {
    const std::string sentence = refusal(document);
    INFO(sentence);
    for (const char* part : parts) CHECK(sentence.find(part) != std::string::npos);
}

const char* const at_graph = "network.connectome.graph";

}  // namespace

TEST_CASE("a ring weighs 1/2 per neighbour, wider ones so that all they hear is a mean") {
    const Connectome ring = make_graph(GraphKind::ring, 5, Numbers{5, 1});
    CHECK(ring.weights == Numbers{0, 0.5, 0, 0, 0.5, 0.5, 0, 0.5, 0, 0, 0, 0.5, 0, 0.5, 0, 0, 0, 0.5, 0, 0.5, 0.5, 0, 0, 0.5, 0});
    CHECK(network_of({{"nodes", 5}, {"network.connectome", "ring"}}).weights == ring.weights);
    CHECK(make_graph(GraphKind::ring, 2, Numbers{2, 1}).weights == Numbers{0, 1, 1, 0});
    CHECK(make_graph(GraphKind::ring, 1, Numbers{1, 1}).weights == Numbers{0});
    for (double s : graph(GraphKind::ring, 20, {20, 4}).strengths()) CHECK(s == 1);
    CHECK(graph(GraphKind::ring, 20, {20, 4}).density() == Approx(8.0 / 19));
}

TEST_CASE("all-to-all stays one mean for all, and is 1/N where it is written out") {
    CHECK(network_of({{"nodes", 3}, {"network.connectome", "all-to-all"}}).wiring == Wiring::all_to_all);
    CHECK(network_of({{at_graph, "all-to-all"}, {"network.connectome.nodes", 3}}).wiring == Wiring::all_to_all);
    CHECK(make_graph(GraphKind::all_to_all, 4, Numbers{4}).weights == Numbers(16, 0.25));
}

TEST_CASE("a small world without rewiring is the ring, clustered by 3(k − 2)/4(k − 1)") {
    for (int neighbours : {2, 3, 5}) {
        const double k = 2 * neighbours;
        const Measured lattice = small_world(60, neighbours, 0);
        CHECK(lattice.clustering() == Approx(3 * (k - 2) / (4 * (k - 1))));
        CHECK(lattice.weights == graph(GraphKind::ring, 60, {60, double(neighbours)}).weights);
        CHECK(lattice.path_length() > 60 / (2 * k));
    }
}

TEST_CASE("a little rewiring shortens the ways of a small world and keeps it clustered; all of it leaves a random graph") {
    const Measured lattice = small_world(200, 4, 0), few = small_world(200, 4, 0.05), all = small_world(200, 4, 1);
    CHECK(few.path_length() < 0.5 * lattice.path_length());
    CHECK(few.clustering() > 0.8 * lattice.clustering());
    // Of a random graph: degree / nodes.
    CHECK(all.clustering() < 0.1);
    CHECK(all.clustering() == Approx(8.0 / 200).margin(0.02));
    for (const Measured* m : {&few, &all}) {
        CHECK(m->count() == 800);
        CHECK(mean_of(m->strengths()) == Approx(1));
        for (int i = 0; i < m->n; ++i) CHECK(m->weight(i, i) == 0);
    }
    CHECK(small_world(200, 4, 0.05, 2).weights != few.weights);
    CHECK(small_world(200, 4, 0.05, 1).weights == few.weights);
}

TEST_CASE("a modular graph has the densities that are asked for, inside and between") {
    const auto densities = [](double p_in, double p_out) {
        const Measured m = graph(GraphKind::modular, 120, {120, 4, p_in, p_out, 1});
        const auto inside = [](int i, int j) { return i / 30 == j / 30; };
        const auto has = [&](int i, int j) { return double(m.has(i, j)); };
        return std::pair{mean_of(m.pairs(inside, has)), mean_of(m.pairs([&](int i, int j) { return !inside(i, j); }, has))};
    };
    // 1740 pairs inside, 5400 between: three standard deviations.
    CHECK(densities(0.5, 0.05).first == Approx(0.5).margin(0.036));
    CHECK(densities(0.5, 0.05).second == Approx(0.05).margin(0.009));
    CHECK(densities(1, 0) == std::pair{1.0, 0.0});
    CHECK(densities(0, 0) == std::pair{0.0, 0.0});
    CHECK(mean_of(graph(GraphKind::modular, 50, {50, 7, 0.6, 0.1, 3}).strengths()) == Approx(1));
}

TEST_CASE("two nodes have a weight each way") {
    const Network network = network_of({{at_graph, "two-nodes"}, {"network.connectome.forward", 3}, {"network.connectome.backward", -2}});
    CHECK(network.weights == Numbers{0, -2, 3, 0});
    CHECK(!network.delayed());
}

TEST_CASE("a document that names a graph has as many nodes as it") {
    const auto nodes = [](const Document& document) { return plan_of(with(document, {{"model", "stuart-landau"}})).nodes; };
    CHECK(nodes({{"network.connectome", "default"}}) == 68);
    CHECK(nodes({{"network.connectome", "dk68"}, {"nodes", 68}}) == 68);
    CHECK(nodes({{at_graph, "aal90"}}) == 90);
    CHECK(nodes({{at_graph, "ring"}}) == 10);
    CHECK(nodes({{at_graph, "small-world"}, {"network.connectome.nodes", 33}}) == 33);
    CHECK(nodes({{"network.connectome", "modular"}, {"nodes", 12}}) == 12);
    CHECK(nodes({{"network.connectome", "modular"}, {"parameters.alpha", Numbers(15, 1.0)}}) == 15);
    // As it has always been.
    CHECK(nodes({{"network.connectome", "ring"}}) == 1);
}

TEST_CASE("generated weights are normalised like given ones, and bring lengths and centres along") {
    const Network plain = network_of({{"network.connectome", "default"}});
    CHECK(plain.delayed());
    CHECK(plain.centres.size() == 3 * 68);
    CHECK(plain.weights == make_graph(GraphKind::dk68, 68, Numbers{0.29, 0.265, 1, 0.72, 1, 2.1, 93}).weights);
    const Network rows = network_of({{"network.connectome", "default"}, {"network.normalise", "row"}});
    CHECK(Measured(68, rows.weights).strengths()[5] == Approx(1));
    CHECK(!network_of({{"network.connectome", "default"}, {"network.delay", 0}}).delayed());
    CHECK(network_of({{"network.connectome", "small-world"}}).centres.empty());
}

TEST_CASE("coordinates alone give lengths only to who names a speed") {
    const Document document{{"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)},
                            {"network.connectome.centres", Value(Numbers{0, 0, 0, 3, 0, 4}, 3)}};
    CHECK(network_of(document).lengths.empty());
    CHECK(network_of(document).centres == Numbers{0, 0, 0, 3, 0, 4});
    CHECK(network_of(with(document, {{"network.speed", 2}})).lengths == Numbers{0, 5, 5, 0});
}

TEST_CASE("a connectome that cannot be is refused with what would be right") {
    check_says({{"network.connectome", "dk86"}}, {"network.connectome: unknown \"dk86\"", "default", "dk68", "ring"});
    check_says({{at_graph, "torus"}}, {"network.connectome.graph: unknown \"torus\"", "small-world"});
    check_says({{"network.connectome.density", 0.3}}, {"network.connectome: must have a graph or weights"});
    check_says({{"network.connectome", 3}}, {"network.connectome: must be a name, got 3", "all-to-all"});
    check_says({{"network.connectome", "dk68"}, {"nodes", 10}}, {"nodes: dk68 has 68 nodes, got 10"});
    check_says({{at_graph, "ring"}, {"nodes", 10}, {"network.connectome.nodes", 12}},
               {"network.connectome.nodes: must be the number of nodes, 10"});
    check_says({{at_graph, "ring"}, {"nodes", 10}, {"network.connectome.neighbours", 5}},
               {"neighbours: must be less than half of the nodes, got 5 for 10"});
    check_says({{at_graph, "modular"}, {"nodes", 3}, {"network.connectome.modules", 4}}, {"modules: must not be more than the nodes, got 4 for 3"});
    check_says({{at_graph, "dk68"}, {"network.connectome.density", 0.9}}, {"density: must be from 0.1 to 0.45, got 0.9"});
    check_says({{at_graph, "dk68"}, {"network.connectome.seed", 1.5}}, {"seed: must be a whole number"});
    check_says({{at_graph, "dk68"}, {"network.connectome.rewiring", 0.5}}, {"rewiring: unknown", "density, across, homotopic"});
    check_says({{"network.connectome", "small-world"}, {"nodes", 5000}}, {"nodes: a weight matrix is kept for up to 4000"});
    const Document pair{{"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)}};
    check_says(with(pair, {{"network.connectome.centres", Value(Numbers{0, 0, 3, 0}, 2)}}),
               {"centres: must have 2 rows of 3 numbers", "got 2 rows of 2"});
    check_says(with(pair, {{"network.connectome.labels", std::vector<std::string>{"a"}}}), {"labels: must be a list of 2 words"});
    check_says(with(pair, {{at_graph, "ring"}}), {"network.connectome.graph: unknown", "weights, lengths, labels, centres"});
}
