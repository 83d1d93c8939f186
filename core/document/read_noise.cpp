// One noise of a document: its kind, its states, and what its numbers may be.
#include "core/document/plan_parts.hpp"
#include "core/drive/spatial.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

using Kind = Value::Kind;

void read_states(Reader& reader, const std::string& path, const Model& model, Noise& noise) {
    std::vector<std::string> ids;
    if (const Value* value = reader.find(path)) {
        ids = value->texts;
        if (value->is(Kind::text)) ids = {value->text};
        if (ids.empty()) reader.fail(path, say(path, ": must be a list of state names, got ", describe_value(*value)));
    } else {
        ids = {model.description.states[0].id};
    }
    for (const std::string& id : ids) {
        const int state = index_of(model.description.states, id);
        if (state >= 0) noise.states.push_back(state);
        else if (id == "z" && model.channels() == 2 && model.states() == 2) noise.states = {0, 1}, noise.complex = true;
        else
            reader.fail(path, say(path, ": unknown state \"", id, "\" of ", model.info().id, "; valid: ", list_ids(model.description.states)));
    }
}

void read_form(Reader& reader, const std::string& at, const Model& model, Noise& noise) {
    static constexpr Choice forms[] = {{"additive", "", ""}, {"multiplicative", "", ""}};
    const std::string path = at + ".form";
    noise.multiplicative = reader.choice(path, std::span<const Choice>(forms), 0) == 1;
    if (!noise.multiplicative) return;
    std::string declared;
    for (const State& state : model.description.states)
        if (state.multiplies_noise) declared += (declared.empty() ? "" : ", ") + std::string(state.id);
    for (int state : noise.states)
        if (!model.description.states[state].multiplies_noise)
            reader.fail(path,
                        say(path, ": \"multiplicative\" is not declared for ", model.description.states[state].id, " of ", model.info().id,
                            declared.empty() ? ", nor for another of its states" : "; it is for ", declared, "; use additive"));
}

void read_more(Reader& reader, const std::string& at, const Plan& plan, Noise& noise) {
    const bool has_tau = reader.find(at + ".tau") != nullptr;
    noise.tau = reader.number(at + ".tau", noise.tau);
    noise.space = reader.number(at + ".space", 0);
    if (has_tau && noise.colour != Colour::ou)
        reader.fail(at + ".tau", say(at, ".tau: is the memory of kind \"ou\"; \"", noises()[int(noise.colour)].id, "\" has none to choose"));
    read_form(reader, at, *plan.model, noise);
    for (std::size_t k = 0; k < noise.states.size(); ++k)
        for (std::size_t i = 0; i < k; ++i)
            if (noise.states[i] == noise.states[k])
                reader.fail(at + ".states",
                            say(at, ".states: names ", plan.model->description.states[noise.states[k]].id, " twice; once is enough"));
}

}  // namespace

Problem problem_of_noise(const Plan& plan, const Noise& noise, const std::string& path) {
    if (!(noise.tau > 0)) return {path + ".tau", say(path, ".tau: must be greater than 0 ms, got ", noise.tau)};
    if (noise.space < 0) return {path + ".space", say(path, ".space: must be 0 mm or more, got ", noise.space)};
    if (!(noise.space > 0) || plan.nodes == 1) return {};
    if (plan.nodes > most_correlated)
        return {path + ".space", say(path, ".space: takes up to ", double(most_correlated), " nodes, got ", double(plan.nodes),
                                     "; 0 makes the nodes independent")};
    if (!has_distances(plan.network, plan.nodes))
        return {path + ".space",
                say(path, ".space: the nodes have no places; give network.connectome lengths or centres, or 0 for independent nodes")};
    return {};
}

Noise read_noise(Reader& reader, const std::string& at, const Plan& plan) {
    Noise noise;
    const std::string kind = at + ".kind";
    noise.colour = Colour(reader.choice(kind, noises(), 0));
    noise.sigma = reader.number(at + ".sigma", 0);
    if (noise.sigma < 0) reader.fail(at + ".sigma", say(at, ".sigma: must be 0 or more, got ", noise.sigma));
    read_states(reader, at + ".states", *plan.model, noise);
    read_more(reader, at, plan, noise);
    if (const Problem problem = problem_of_noise(plan, noise, at)) reader.fail(problem.path, problem.text);
    reader.refuse_unread(at, "kind, states, form, " + list_ids(noise_fields()));
    return noise;
}

}  // namespace push_pull

#endif
