#include <algorithm>

#include "core/document/plan_parts.hpp"
#include "core/network/normalise.hpp"

namespace push_pull {
namespace {

using Kind = Value::Kind;

constexpr long most_dense_nodes = 4000;

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

// When what is sent arrives.
[[maybe_unused]] void read_delays(Reader& reader, Plan& plan) {
    plan.network.speed = reader.positive("network.speed", plan.network.speed);
    if (reader.find("network.speed") && plan.network.lengths.empty())
        reader.fail("network.speed", "network.speed: the network has no lengths; give connectome.lengths, or set network.delay instead");
    plan.network.delay = reader.number("network.delay", -1);
    if (reader.find("network.delay") && plan.network.delay < 0)
        reader.fail("network.delay", say("network.delay: must be 0 ms or more, got ", plan.network.delay));
    if (!(plan.network.delay > 0)) return;
    weigh_all(plan);
    if (plan.network.wiring == Wiring::all_to_all)
        reader.fail("network.delay",
                    say("network.delay: delays are kept for up to ", double(most_dense_nodes), " nodes, got ", double(plan.nodes)));
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

void read_coupling_kind(Reader& reader, Plan& plan) {
    const Coupling& own = *plan.model->description.coupling;
    const std::string path = reader.any("network.coupling.kind") ? "network.coupling.kind" : "network.coupling";
    plan.network.coupling = own.kind;
    if (!reader.any(path)) return;
    const auto kind = CouplingKind(reader.choice(path, couplings(), int(own.kind)));
    if ((kind == CouplingKind::sine) != (own.kind == CouplingKind::sine))
        return reader.fail(path, say(path, ": \"", couplings()[int(kind)].id, "\" does not fit ", plan.model->info().id, ", which uses \"",
                                     couplings()[int(own.kind)].id, "\""));
    plan.network.coupling = kind;
}

}  // namespace

void weigh_all(Plan& plan) {
    if (plan.network.wiring != Wiring::all_to_all || plan.nodes > most_dense_nodes) return;
    plan.network.wiring = Wiring::dense;
    plan.network.weights.assign(std::size_t(plan.nodes) * plan.nodes, 1.0 / plan.nodes);
}

Problem problem_of_delays(const Plan& plan) {
    const Network& network = plan.network;
    if (!network.delayed()) return {};
    const std::string path = network.delay < 0 ? "network.speed" : "network.delay";
    constexpr double most_past = 5e7;
    double longest = network.delay;
    if (longest < 0)
        for (double length : network.lengths) longest = std::max(longest, length / network.speed);
    const double values = longest / plan.dt * plan.nodes * plan.model->channels();
    if (values <= most_past) return {};
    return {path, say(path, ": delays of up to ", longest, " ms would keep ", values, " past values, more than ", most_past,
                      "; raise dt or shorten them")};
}

void read_network(Reader& reader, Plan& plan) {
    const Coupling& own = *plan.model->description.coupling;
    plan.network.gain = own.gain.value;
    if (!reader.any("network")) return;
    if (const Value* value = reader.find("network"))
        return reader.fail("network", say("network: must be an object with connectome, gain and coupling, got ", describe_value(*value)));
    plan.network.gain = reader.number("network.gain", own.gain.value);
    read_coupling_kind(reader, plan);
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
    } else {
        for (const char* path : {"network.normalise", "network.speed", "network.delay", "network.connectome.lengths"})
            if (reader.any(path)) reader.fail(path, say(path, ": is for the whole build; load it with models: \"all\""));
    }
    reader.refuse_unread("network", "connectome, coupling, gain, normalise, speed, delay");
}

}  // namespace push_pull
