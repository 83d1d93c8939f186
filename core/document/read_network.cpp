#include "core/document/plan_parts.hpp"

namespace push_pull {
namespace {

using Kind = Value::Kind;

constexpr long most_dense_nodes = 4000;

void read_weights(Reader& reader, Plan& plan) {
    const std::string path = "network.connectome.weights";
    const Value* value = reader.find(path);
    if (!value) return;
    const int n = plan.nodes;
    if (!value->is(Kind::numbers) || value->columns < 0)
        return reader.fail(path, say(path, ": must be a square matrix of numbers with rows of equal length"));
    if (value->columns != n || value->numbers.size() != std::size_t(n) * std::size_t(n))
        return reader.fail(
            path, say(path, ": has ", double(value->columns > 0 ? value->numbers.size() / std::size_t(value->columns) : 0), " rows and ",
                      double(value->columns), " columns for ", double(n), n == 1 ? " node" : " nodes", "; it must be nodes × nodes"));
    for (double w : value->numbers)
        if (!std::isfinite(w)) return reader.fail(path, say(path, ": must hold finite numbers, got ", w));
    plan.network.wiring = Wiring::dense;
    plan.network.weights = value->numbers;
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

void read_network(Reader& reader, Plan& plan) {
    const Coupling& own = *plan.model->description.coupling;
    plan.network.gain = own.gain.value;
    if (!reader.any("network")) return;
    if (const Value* value = reader.find("network"))
        return reader.fail("network", say("network: must be an object with connectome, gain and coupling, got ", describe_value(*value)));
    plan.network.gain = reader.number("network.gain", own.gain.value);
    read_coupling_kind(reader, plan);
    for (const char* later : {"network.delay", "network.speed", "network.connectome.lengths"})
        if (reader.any(later)) reader.fail(later, say(later, ": conduction delays are not available; leave it out or null"));
    const std::string normalise = reader.text("network.normalise", "none");
    if (normalise != "none") reader.fail("network.normalise", say("network.normalise: unknown \"", normalise, "\"; valid: none"));

    if (reader.any("network.connectome.weights")) {
        read_weights(reader, plan);
    } else {
        const int wiring = reader.choice("network.connectome", connectomes(), 0);
        if (wiring == 0) plan.network.wiring = Wiring::all_to_all;
        if (wiring == 1 && plan.nodes <= most_dense_nodes) fill_ring(plan);
    }
    if (plan.network.wiring != Wiring::all_to_all && plan.nodes > most_dense_nodes)
        reader.fail("nodes", say("nodes: a weight matrix is kept for up to ", double(most_dense_nodes), " nodes, got ", double(plan.nodes)));
    reader.refuse_unread("network", "connectome, coupling, gain, normalise");
}

}  // namespace push_pull
