#include <algorithm>

#include "core/document/plan_parts.hpp"
#include "core/network/normalise.hpp"

namespace push_pull {
namespace {

using Kind = Value::Kind;

// A matrix with a finite number for each pair of nodes.
bool read_matrix(Reader& reader, const std::string& path, int n, std::vector<double>& to) {
    const Value* value = reader.find(path);
    if (!value) return false;
    if (!value->is(Kind::numbers) || value->columns < 0)
        return reader.fail(path, say(path, ": must be a square matrix of numbers with rows of equal length")), false;
    if (value->columns != n || value->numbers.size() != std::size_t(n) * std::size_t(n))
        return reader.fail(path, say(path, ": has ", double(value->columns > 0 ? value->numbers.size() / std::size_t(value->columns) : 0),
                                     " rows and ", double(value->columns), " columns for ", double(n), n == 1 ? " node" : " nodes",
                                     "; it must be nodes × nodes")),
               false;
    for (double w : value->numbers)
        if (!std::isfinite(w)) return reader.fail(path, say(path, ": must hold finite numbers, got ", w)), false;
    to = value->numbers;
    return true;
}

void read_weights(Reader& reader, Plan& plan) {
    if (read_matrix(reader, "network.connectome.weights", plan.nodes, plan.network.weights)) plan.network.wiring = Wiring::dense;
    const std::string path = "network.connectome.lengths";
    if (!whole_build || !read_matrix(reader, path, plan.nodes, plan.network.lengths)) return;
    for (double length : plan.network.lengths)
        if (length < 0) return reader.fail(path, say(path, ": must be 0 mm or more, got ", length));
}

void fill_ring(Plan& plan) {
    const int n = plan.nodes;
    plan.network.wiring = Wiring::dense;
    plan.network.weights.assign(std::size_t(n) * n, 0.0);
    if (n == 1) return;
    for (int i = 0; i < n; ++i) {
        plan.network.weights[std::size_t(i) * n + (i + 1) % n] += 0.5;
        plan.network.weights[std::size_t(i) * n + (i + n - 1) % n] += 0.5;
    }
}

}  // namespace

void weigh_all(Plan& plan) {
    if (plan.network.wiring != Wiring::all_to_all || plan.nodes > most_dense_nodes) return;
    plan.network.wiring = Wiring::dense;
    plan.network.weights.assign(std::size_t(plan.nodes) * plan.nodes, 1.0 / plan.nodes);
}

void read_network(Reader& reader, Plan& plan) {
    const Coupling& own = *plan.model->description.coupling;
    plan.network.gain = own.gain.value;
    if (!reader.any("network")) return;
    if (const Value* value = reader.find("network"))
        return reader.fail("network", say("network: must be an object with connectome, gain and coupling, got ", describe_value(*value)));
    plan.network.gain = reader.number("network.gain", own.gain.value);
    read_coupling(reader, plan);
    if (reader.any("network.connectome.weights") || reader.any("network.connectome.lengths")) {
        if (!reader.any("network.connectome.weights"))
            return reader.fail("network.connectome.weights", "network.connectome.weights: is missing; lengths alone connect nobody");
        read_weights(reader, plan);
    } else {
        const int wiring = reader.choice("network.connectome", connectomes(), 0);
        if (wiring == 0) plan.network.wiring = Wiring::all_to_all;
        if (wiring == 1 && plan.nodes <= most_dense_nodes) fill_ring(plan);
    }
    if (plan.network.wiring != Wiring::all_to_all && plan.nodes > most_dense_nodes)
        reader.fail("nodes", say("nodes: a weight matrix is kept for up to ", double(most_dense_nodes), " nodes, got ", double(plan.nodes)));
    if constexpr (whole_build) {
        const int normalise = reader.choice("network.normalise", normalisations(), 0);
        if (normalise > 0) weigh_all(plan);
        if (normalise > 0 && plan.network.wiring == Wiring::all_to_all)
            reader.fail("network.normalise",
                        say("network.normalise: weights are kept for up to ", double(most_dense_nodes), " nodes, got ", double(plan.nodes)));
        if (plan.network.wiring == Wiring::dense) normalise_weights(plan.network.weights, plan.nodes, Normalisation(normalise));
        read_delays(reader, plan);
        read_changes(reader, plan);
    } else {
        for (const char* path : {"network.normalise", "network.speed", "network.delay", "network.connectome.lengths"})
            if (reader.any(path)) reader.fail(path, say(path, ": is for the whole build; load it with models: \"all\""));
    }
    reader.refuse_unread("network", whole_build ? "connectome, coupling, gain, normalise, speed, delay, interpolate, history, lesions, edits"
                                                : "connectome, coupling, gain");
}

}  // namespace push_pull
