// Who is connected with whom: a name, a graph with its parameters, or matrices.
#include <utility>

#include "core/document/plan_parts.hpp"
#include "core/network/connectome.hpp"
#include "core/network/graphs.hpp"

namespace push_pull {
namespace {

using Kind = Value::Kind;

constexpr const char* at = "network.connectome";

// A row of finite numbers for each node.
bool read_matrix(Reader& reader, const std::string& path, int rows, int columns, std::vector<double>& to) {
    const Value* value = reader.find(path);
    if (!value) return false;
    if (!value->is(Kind::numbers) || value->columns < 0)
        return reader.fail(path, say(path, ": must be a matrix of numbers with rows of equal length")), false;
    const int found = value->columns > 0 ? int(value->numbers.size()) / value->columns : 0;
    if (value->columns != columns || found != rows)
        return reader.fail(path, say(path, ": must have ", double(rows), " rows of ", double(columns),
                                     " numbers, a row for each node, got ", double(found), " rows of ", double(value->columns))),
               false;
    for (double w : value->numbers)
        if (!std::isfinite(w)) return reader.fail(path, say(path, ": must hold finite numbers, got ", w)), false;
    to = value->numbers;
    return true;
}

// ---- matrices ---------------------------------------------------------------------------------

// The straight way between all pairs, where coordinates are all that is known.
std::vector<double> straight_lengths(const std::vector<double>& centres, int n) {
    std::vector<double> lengths;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            double sum = 0;
            for (int axis = 0; axis < 3; ++axis) {
                const double way = centres[std::size_t(3 * i + axis)] - centres[std::size_t(3 * j + axis)];
                sum += way * way;
            }
            lengths.push_back(std::sqrt(sum));
        }
    return lengths;
}

// Directions, brought to length 1.
[[maybe_unused]] void read_orientations(Reader& reader, Connectome& to) {
    const std::string path = say(at, ".orientations");
    if (!read_matrix(reader, path, to.nodes, 3, to.orientations)) return;
    for (std::size_t i = 0; i < to.orientations.size(); i += 3) {
        double* v = to.orientations.data() + i;
        const double length = std::sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        if (!(length > 0) || !std::isfinite(length))
            return reader.fail(path, say(path, ": must be directions, got length ", length, " at node ", double(i / 3)));
        for (int axis = 0; axis < 3; ++axis) v[axis] /= length;
    }
}

[[maybe_unused]] void read_places(Reader& reader, Connectome& to) {
    const std::string lengths = say(at, ".lengths"), labels = say(at, ".labels");
    if (read_matrix(reader, lengths, to.nodes, to.nodes, to.lengths))
        for (double length : to.lengths)
            if (length < 0) return reader.fail(lengths, say(lengths, ": must be 0 mm or more, got ", length));
    read_matrix(reader, say(at, ".centres"), to.nodes, 3, to.centres);
    read_orientations(reader, to);
    // Coordinates alone, given to be drawn, must not bring delays along: only who names a speed wants them.
    if (to.lengths.empty() && !to.centres.empty() && reader.any("network.speed")) to.lengths = straight_lengths(to.centres, to.nodes);
    const Value* names = reader.find(labels);
    if (names && (!names->is(Kind::texts) || int(names->texts.size()) != to.nodes))
        return reader.fail(labels, say(labels, ": must be a list of ", double(to.nodes), " words, got ", describe_value(*names)));
    if (names) to.labels = names->texts;
}

[[maybe_unused]] Wiring read_given(Reader& reader, Connectome& to) {
    const std::string weights = say(at, ".weights");
    if (!reader.any(weights)) reader.fail(weights, say(weights, ": is missing; lengths alone connect nobody"));
    read_matrix(reader, weights, to.nodes, to.nodes, to.weights);
    read_places(reader, to);
    reader.refuse_unread(at, "weights, lengths, labels, centres, orientations");
    return Wiring::dense;
}

// ---- graphs -----------------------------------------------------------------------------------

double read_parameter(Reader& reader, const GraphParameter& row, int nodes) {
    const std::string path = say(at, ".", row.id);
    if (std::string_view(row.id) == "nodes") {
        if (reader.whole(path, nodes, 1, 2147483647) != nodes)
            reader.fail(path, say(path, ": must be the number of nodes, ", double(nodes), "; leave one of the two out"));
        return nodes;
    }
    if (row.whole) return double(reader.whole(path, long(row.value), long(row.low), long(row.high)));
    const double value = reader.number(path, row.value);
    if (value < row.low || value > row.high) reader.fail(path, say(path, ": must be from ", row.low, " to ", row.high, ", got ", value));
    return value;
}

// What a graph needs beyond the range of each number.
void check_size(Reader& reader, int graph, int nodes, const std::vector<double>& values) {
    const auto kind = GraphKind(graph);
    const int number = values.size() > 1 ? int(values[1]) : 0;
    if (graphs()[std::size_t(graph)].nodes > 0 && graphs()[std::size_t(graph)].nodes != nodes)
        return reader.fail("nodes", say("nodes: ", graphs()[std::size_t(graph)].id, " has ", double(graphs()[std::size_t(graph)].nodes),
                                        " nodes, got ", double(nodes), "; leave nodes out"));
    // Two nodes, or one alone, are a ring too: the neighbour on the left is the one on the right.
    const bool short_ring = kind == GraphKind::ring && number == 1;
    if ((kind == GraphKind::ring || kind == GraphKind::small_world) && 2 * number >= nodes && !short_ring)
        return reader.fail(say(at, ".neighbours"), say(at, ".neighbours: must be less than half of the nodes, got ", double(number),
                                                       " for ", double(nodes), nodes == 1 ? " node" : " nodes"));
    if (kind == GraphKind::modular && number > nodes)
        return reader.fail(say(at, ".modules"),
                           say(at, ".modules: must not be more than the nodes, got ", double(number), " for ", double(nodes)));
}

[[maybe_unused]] Wiring read_graph(Reader& reader, Connectome& to) {
    const bool object = reader.any(say(at, ".graph"));
    const std::string path = say(at, object ? ".graph" : "");
    if (!object && reader.any(at) && !reader.find(at))
        return reader.fail(path, say(at, ": must have a graph or weights; graphs: default, ", list_ids(graphs()))), Wiring::none;
    const Value* name = reader.find(path);
    const int graph = !name ? 0 : name->is(Kind::text) ? find_graph(name->text) : -1;
    if (graph < 0)
        return reader.fail(path, say(path, name->is(Kind::text) ? ": unknown " : ": must be a name, got ", describe_value(*name),
                                     "; valid: default, ", list_ids(graphs()))),
               Wiring::none;
    const auto rows = graphs()[std::size_t(graph)].parameters;
    std::vector<double> values;
    for (const GraphParameter& row : rows) values.push_back(read_parameter(reader, row, to.nodes));
    reader.refuse_unread(at, "graph, " + list_ids(rows));
    check_size(reader, graph, to.nodes, values);
    const auto kind = GraphKind(graph);
    if (kind == GraphKind::all_to_all) return Wiring::all_to_all;
    if (!reader.failed() && to.nodes <= most_dense_nodes) to = make_graph(kind, to.nodes, values);
    return Wiring::dense;
}

[[maybe_unused]] Wiring read_wiring(Reader& reader, Connectome& to) {
    const bool given = reader.any(say(at, ".weights")) || reader.any(say(at, ".lengths"));
    return given ? read_given(reader, to) : read_graph(reader, to);
}

// The first load knows weights and two graphs by their names; for the rest it leaves the network without wiring.
[[maybe_unused]] void read_first(Reader& reader, Plan& plan) {
    static constexpr Choice names[] = {{"all-to-all", "", ""}, {"ring", "", ""}};
    Network& network = plan.network;
    if (read_matrix(reader, "network.connectome.weights", plan.nodes, plan.nodes, network.weights)) {
        network.wiring = Wiring::dense;
        return;
    }
    const Value* name = reader.find(at);
    const int which = name ? index_of(std::span<const Choice>(names), name->text) : -int(reader.any(at));
    if (which == 0) network.wiring = Wiring::all_to_all;
    if (which != 1) return;
    network.wiring = Wiring::dense;
    if (plan.nodes <= most_dense_nodes) network.weights = ring_weights(plan.nodes, 1);
}

// The row of graphs() that a document names, or −1; `word` when it is the name alone.
int named_graph(const Document& document, bool& word) {
    for (const auto& entry : document.entries()) {
        word = entry.path == at;
        if ((word || entry.path == "network.connectome.graph") && entry.value.is(Kind::text)) return find_graph(entry.value.text);
    }
    return -1;
}

}  // namespace

int nodes_of_connectome(const Document& document) {
    bool word = false;
    const int graph = named_graph(document, word);
    if (graph < 0) return 0;
    for (const auto& entry : document.entries())
        if (entry.path == "network.connectome.nodes" && entry.value.number >= 1 && entry.value.number < 1e9) return int(entry.value.number);
    return graphs()[std::size_t(graph)].nodes;
}

int usual_nodes(const Document& document) {
    bool word = false;
    const int graph = named_graph(document, word);
    // Beside these two words it is the experiment that has a number of nodes, one unless it says so.
    if (graph < 0 || (word && graph <= int(GraphKind::ring))) return 1;
    return int(graphs()[std::size_t(graph)].parameters[0].value);
}

void read_connectome(Reader& reader, Plan& plan) {
    if constexpr (whole_build) {
        Connectome found;
        found.nodes = plan.nodes;
        plan.network.wiring = read_wiring(reader, found);
        plan.network.weights = std::move(found.weights);
        plan.network.lengths = std::move(found.lengths);
        plan.network.centres = std::move(found.centres);
#ifndef PUSH_PULL_CORE_ONLY
        plan.network.orientations = std::move(found.orientations);
#endif
    } else {
        read_first(reader, plan);
    }
    if (plan.network.wiring == Wiring::dense && plan.nodes > most_dense_nodes)
        reader.fail("nodes", say("nodes: a weight matrix is kept for up to ", double(most_dense_nodes), " nodes, got ", double(plan.nodes)));
}

Problem read_connectome(const Document& document, Connectome& to) {
    Reader reader(document);
    const int asked = nodes_of_connectome(document);
    to.nodes = int(reader.whole("nodes", asked > 0 ? asked : usual_nodes(document), 1, most_dense_nodes));
    for (const auto& entry : document.entries())
        if (entry.path == "network.connectome.weights" && entry.value.columns > 0) to.nodes = entry.value.columns;
    bool word = false;
    const int graph = named_graph(document, word);
    const Wiring wiring = read_wiring(reader, to);
    reader.refuse_unread("", "nodes, network.connectome");
    if (reader.failed()) return reader.problem();
    if (wiring == Wiring::all_to_all) to = make_graph(GraphKind::all_to_all, to.nodes, {});
    // Nodes that are nowhere are drawn on a circle.
    if (graph >= 0 && to.centres.empty()) to.centres = circle(to.nodes);
    return {};
}

}  // namespace push_pull
