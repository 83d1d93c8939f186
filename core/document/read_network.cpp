#include "core/document/plan_parts.hpp"
#include "core/network/normalise.hpp"

namespace push_pull {
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
    read_connectome(reader, plan);
    // What failed may have left a matrix without its numbers.
    if (reader.failed()) return;
    if constexpr (whole_build) {
        const int normalise = reader.choice("network.normalise", normalisations(), 0);
        if (normalise > 0) weigh_all(plan);
        if (normalise > 0 && plan.network.wiring == Wiring::all_to_all)
            reader.fail("network.normalise",
                        say("network.normalise: weights are kept for up to ", double(most_dense_nodes), " nodes, got ", double(plan.nodes)));
        if (reader.failed()) return;
        if (plan.network.wiring == Wiring::dense) normalise_weights(plan.network.weights, plan.nodes, Normalisation(normalise));
        read_delays(reader, plan);
        read_changes(reader, plan);
    } else {
        const char* const graph = plan.network.wiring == Wiring::none ? "network.connectome" : "network.normalise";
        for (const char* path : {graph, "network.normalise", "network.speed", "network.delay", "network.connectome.lengths"})
            if (reader.any(path)) reader.fail(path, say(path, ": is for the whole build; load it with models: \"all\""));
    }
    reader.refuse_unread("network", whole_build ? "connectome, coupling, gain, normalise, speed, delay, interpolate, history, lesions, edits"
                                                : "connectome, coupling, gain");
}

}  // namespace push_pull
