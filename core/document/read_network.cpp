#include <algorithm>

#include "core/document/plan_parts.hpp"
#include "core/network/normalise.hpp"

namespace push_pull {
namespace {

using Kind = Value::Kind;

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
    read_connectome(reader, plan);
    if constexpr (whole_build) {
        const int normalise = reader.choice("network.normalise", normalisations(), 0);
        if (normalise > 0) weigh_all(plan);
        if (normalise > 0 && plan.network.wiring == Wiring::all_to_all)
            reader.fail("network.normalise",
                        say("network.normalise: weights are kept for up to ", double(most_dense_nodes), " nodes, got ", double(plan.nodes)));
        if (plan.network.wiring == Wiring::dense) normalise_weights(plan.network.weights, plan.nodes, Normalisation(normalise));
        read_delays(reader, plan);
    } else {
        const char* const graph = plan.network.wiring == Wiring::none ? "network.connectome" : "network.normalise";
        for (const char* path : {graph, "network.normalise", "network.speed", "network.delay", "network.connectome.lengths"})
            if (reader.any(path)) reader.fail(path, say(path, ": is for the whole build; load it with models: \"all\""));
    }
    reader.refuse_unread("network", "connectome, coupling, gain, normalise, speed, delay");
}

}  // namespace push_pull
