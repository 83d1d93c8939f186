// How what one node sends reaches another: the coupling, its delays, and what is changed by hand.
#include <algorithm>

#include "core/document/plan_parts.hpp"

namespace push_pull {

void read_coupling(Reader& reader, Plan& plan) {
    const Coupling& own = *plan.model->description.coupling;
    const bool object = reader.any("network.coupling") && !reader.find("network.coupling");
    const std::string path = object ? "network.coupling.kind" : "network.coupling";
    const auto kind = CouplingKind(reader.choice(path, couplings(), int(own.kind)));
    if ((kind == CouplingKind::sine) != (own.kind == CouplingKind::sine))
        return reader.fail(path, say(path, ": \"", couplings()[std::size_t(kind)].id, "\" does not fit ", plan.model->info().id,
                                     ", which uses \"", couplings()[std::size_t(own.kind)].id, "\""));
    plan.network.coupling = kind;
#ifndef PUSH_PULL_CORE_ONLY
    for (const Quantity& parameter : coupling_parameters(kind))
        plan.network.shape.push_back(reader.number(say("network.coupling.", parameter.id), parameter.value));
    if (const Problem problem = problem_of_shape(plan.network)) reader.fail(problem.path, problem.text);
    if (object)
        reader.refuse_unread("network.coupling", say("kind", coupling_parameters(kind).empty() ? "" : ", ", list_ids(coupling_parameters(kind))));
#endif
}

#ifndef PUSH_PULL_CORE_ONLY

namespace {

using Kind = Value::Kind;

// A path within "network.history" for each state.
void read_history(Reader& reader, Plan& plan) {
    if (!reader.any("network.history")) return;
    Network& network = plan.network;
    const std::span<const State> states = plan.model->description.states;
    network.history.resize(states.size());
    for (std::size_t i = 0; i < states.size(); ++i) {
        const std::string path = say("network.history.", states[i].id);
        const Value* value = reader.find(path);
        if (!value) continue;
        const int rows = value->columns == plan.nodes ? int(value->numbers.size()) / plan.nodes : 0;
        if (rows == 0)
            return reader.fail(path, say(path, ": must hold one row per step, the newest last, each with a number for every one of ",
                                         double(plan.nodes), " nodes"));
        if (network.history_rows > 0 && rows != network.history_rows)
            return reader.fail(path, say(path, ": has ", double(rows), " rows where another state has ", double(network.history_rows)));
        for (double x : value->numbers)
            if (!std::isfinite(x)) return reader.fail(path, say(path, ": must hold finite numbers, got ", x));
        network.history[i] = value->numbers;
        network.history_rows = rows;
    }
    reader.refuse_unread("network.history", list_ids(states), say("state of ", plan.model->info().id));
    // A delay of 0 may be turned up again, as that of a running experiment that was turned down.
    if (!reader.failed() && network.lengths.empty() && network.delay < 0)
        reader.fail("network.history", "network.history: the network has no delays; without them nothing of the past is heard");
}

void read_edits(Reader& reader, Plan& plan) {
    const std::string path = "network.edits";
    const Value* value = reader.find(path);
    if (!value || (value->is(Kind::numbers) && value->numbers.empty())) return;
    if (!value->is(Kind::numbers) || value->columns != 3)
        return reader.fail(path, say(path, ": must be a list of [to, from, weight], got ", describe_value(*value)));
    for (std::size_t i = 0; i < value->numbers.size(); i += 3) {
        const Problem problem = change_weight(plan, path, value->numbers[i], value->numbers[i + 1], value->numbers[i + 2]);
        if (problem) return reader.fail(path, problem.text);
    }
}

void read_lesions(Reader& reader, Plan& plan) {
    const std::string path = "network.lesions";
    const Value* value = reader.find(path);
    if (!value) return;
    if (!value->is(Kind::numbers) || value->columns != 0)
        return reader.fail(path, say(path, ": must be a list of nodes, got ", describe_value(*value)));
    for (double node : value->numbers)
        if (const Problem problem = change_lesion(plan, path, node, true)) return reader.fail(path, problem.text);
}

}  // namespace

Problem problem_of_shape(const Network& network) {
    const auto rows = coupling_parameters(network.coupling);
    const int width = index_of(rows, "sigma");
    if (width < 0 || network.shape[std::size_t(width)] != 0) return {};
    return {"network.coupling.sigma", "network.coupling.sigma: must not be 0; it is the width of the sigmoid"};
}

void read_delays(Reader& reader, Plan& plan) {
    plan.network.speed = reader.positive("network.speed", plan.network.speed);
    if (reader.find("network.speed") && plan.network.lengths.empty())
        reader.fail("network.speed", "network.speed: the network has no lengths; give connectome.lengths, or set network.delay instead");
    plan.network.delay = reader.number("network.delay", -1);
    if (reader.find("network.delay") && plan.network.delay < 0)
        reader.fail("network.delay", say("network.delay: must be 0 ms or more, got ", plan.network.delay));
    if (const Value* value = reader.find("network.interpolate")) {
        plan.network.interpolate = value->number != 0;
        if (!value->is(Kind::flag))
            reader.fail("network.interpolate", say("network.interpolate: must be true or false, got ", describe_value(*value)));
    }
    if (plan.network.delay > 0) {
        weigh_all(plan);
        if (plan.network.wiring == Wiring::all_to_all)
            reader.fail("network.delay",
                        say("network.delay: delays are kept for up to ", double(most_dense_nodes), " nodes, got ", double(plan.nodes)));
    }
    read_history(reader, plan);
}

void read_changes(Reader& reader, Plan& plan) {
    read_edits(reader, plan);
    read_lesions(reader, plan);
}

namespace {

bool is_node(const Plan& plan, double node) { return node >= 0 && node < plan.nodes && node == double(int(node)); }

Problem unknown_node(const Plan& plan, const std::string& path, double node) {
    return {path, say(path, ": unknown node ", node, "; nodes are 0 to ", double(plan.nodes - 1))};
}

// A matrix of weights to change; all to all is written out as one.
Problem need_weights(Plan& plan, const std::string& path) {
    weigh_all(plan);
    if (plan.network.wiring == Wiring::dense && plan.network.weights.size() == std::size_t(plan.nodes) * plan.nodes) return {};
    if (plan.network.wiring == Wiring::none) return {path, say(path, ": there is no network; give the experiment one first")};
    return {path, say(path, ": weights are kept for up to ", double(most_dense_nodes), " nodes, got ", double(plan.nodes))};
}

}  // namespace

Problem change_weight(Plan& plan, const std::string& path, double to, double from, double weight) {
    for (double node : {to, from})
        if (!is_node(plan, node)) return unknown_node(plan, path, node);
    if (!std::isfinite(weight)) return {path, say(path, ": must be a finite number, got ", weight)};
    if (const Problem problem = need_weights(plan, path)) return problem;
    plan.network.weights[std::size_t(to) * plan.nodes + std::size_t(from)] = weight;
    ++plan.network.version;
    return {};
}

Problem change_lesion(Plan& plan, const std::string& path, double node, bool cut) {
    if (!is_node(plan, node)) return unknown_node(plan, path, node);
    if (const Problem problem = need_weights(plan, path)) return problem;
    plan.network.cut.resize(std::size_t(plan.nodes), false);
    plan.network.cut[std::size_t(node)] = cut;
    ++plan.network.version;
    return {};
}

Problem problem_of_delays(const Plan& plan) {
    const Network& network = plan.network;
    if (!network.delayed()) return {};
    const std::string path = network.delay < 0 ? "network.speed" : "network.delay";
    // One copy of the past; a change of the network keeps a second one for a moment, and memory may end at 2 GB.
    constexpr double most_bytes = 4e8;
    double longest = network.delay;
    if (longest < 0) longest = *std::max_element(network.lengths.begin(), network.lengths.end()) / network.speed;
    // As History keeps it: rows of nodes padded to the widest registers, each a ring of whole blocks written twice in a row.
    const double value = plan.single ? 4 : 8, lanes = 64 / value, steps = std::ceil(longest / plan.dt) + 64;
    const double bytes = 2 * steps * std::ceil(plan.nodes / lanes) * lanes * plan.model->channels() * value;
    if (bytes <= most_bytes) return {};
    return {path, say(path, ": delays of up to ", longest, " ms would keep ", std::floor(bytes / 1e6), " MB of past values, more than ",
                      most_bytes / 1e6, "; raise dt or shorten them")};
}

#endif

}  // namespace push_pull
