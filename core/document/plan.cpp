#include "core/document/plan.hpp"

#include <algorithm>

#include "core/document/plan_parts.hpp"

namespace push_pull {
namespace {

using Kind = Value::Kind;

constexpr long most_nodes = 100000;
constexpr double most_steps = 4e9, most_samples = 4e7;

// ---- how many nodes ---------------------------------------------------------------------------

// A list of numbers at a place that takes per-node values also says how many nodes there are.
int implied_nodes(const Document& document) {
    if constexpr (whole_build)
        if (const int nodes = nodes_of_connectome(document); nodes > 0) return nodes;
    for (const auto& entry : document.entries()) {
        if (!entry.value.is(Kind::numbers)) continue;
        const bool per_node = entry.path.starts_with("parameters.") || entry.path.starts_with("initial.");
        const bool bare = std::count(entry.path.begin(), entry.path.end(), '.') == 1;
        if (per_node && bare && !entry.value.numbers.empty()) return int(entry.value.numbers.size());
        if (entry.path == "network.connectome.weights" && entry.value.columns > 0) return entry.value.columns;
    }
    return whole_build ? usual_nodes(document) : 1;
}

// ---- time, and what is kept -------------------------------------------------------------------

void read_time(Reader& reader, Plan& plan) {
    const bool object = reader.any("integrator.method") || reader.any("integrator.coupling");
    const std::string path = object ? "integrator.method" : "integrator";
    plan.method = Method(reader.choice(path, integrators(), int(Method::heun)));
    if (plan.method == Method::exponential && !plan.model->linear_core())
        reader.fail(path, say(path, ": \"exponential\" needs a linear core, which ", plan.model->info().id, " does not have; use heun or rk4"));
    static constexpr Choice when[] = {{"staged", "", ""}, {"held", "", ""}};
    if (object) plan.held = reader.choice("integrator.coupling", std::span<const Choice>(when), 0) == 1;

    plan.dt = reader.positive("dt", plan.model->info().dt);
    static constexpr Choice precisions[] = {{"f64", "", ""}, {"f32", "", ""}};
    plan.single = reader.choice("precision", std::span<const Choice>(precisions), 0) == 1;
    plan.duration = reader.number("duration", 1000);
    if (plan.duration < 0) reader.fail("duration", say("duration: must be 0 or more, got ", plan.duration));
    plan.every = int(reader.whole("record.every", 1, 1, 1000000000));
}

void read_record(Reader& reader, Plan& plan) {
    const std::string path = "record.what";
    if (const Value* value = reader.find(path)) {
        plan.record = value->texts;
        if (value->is(Kind::text)) plan.record = {value->text};
        if (plan.record.empty()) reader.fail(path, say(path, ": must be a list of names, got ", describe_value(*value)));
    } else {
        for (const State& state : plan.model->description.states) plan.record.push_back(state.id);
        plan.record.push_back("observable");
    }
    for (const std::string& id : plan.record)
        if (find_signal(plan, id).kind == Signal::Kind::unknown)
            reader.fail(path, say(path, ": unknown \"", id, "\"; valid: ", list_ids(plan.model->description.states), ", ",
                                  list_ids(plan.model->description.readouts),
                                  index_of(plan.model->description.readouts, "observable") < 0 ? ", observable" : "",
                                  ", and input. before ", list_ids(plan.model->description.inputs),
                                  plan.drives.empty() || !whole_build ? "" : ", and drive. before the number of a drive"));
    // Who names neither duration nor record wants a simulation that goes on, not a list of samples.
    const Problem size = problem_of_run(plan);
    if (size && (size.path == "duration" || reader.any("duration") || reader.any("record"))) reader.fail(size.path, size.text);
}

}  // namespace

Problem problem_of_run(const Plan& plan) {
    const double steps = plan.duration / plan.dt;
    if (steps > most_steps) return {"duration", say("duration: ", steps, " steps are too many; raise dt or shorten it")};
    // Every sample has its time beside its values.
    if (steps / plan.every * (plan.nodes * double(plan.record.size()) + 1) > most_samples)
        return {"record.every",
                say("record.every: the run would keep more than ", most_samples, " numbers; raise record.every or shorten duration")};
    return {};
}

Signal find_signal(const Model& model, std::string_view id) {
    const Description& d = model.description;
    if (const int i = index_of(d.states, id); i >= 0) return {Signal::Kind::state, i};
    if (const int i = index_of(d.readouts, id); i >= 0) return {Signal::Kind::readout, i};
    if (id == "observable") return {Signal::Kind::readout, 0};
    if (id.starts_with("input."))
        if (const int i = index_of(d.inputs, id.substr(6)); i >= 0) return {Signal::Kind::input, i};
    return {};
}

#ifndef PUSH_PULL_CORE_ONLY
Signal find_signal(const Plan& plan, std::string_view id) {
    for (int k = 0; id.starts_with("drive.") && k < int(plan.drives.size()); ++k)
        if (id.substr(6) == std::to_string(k)) return {Signal::Kind::drive, k};
    return find_signal(*plan.model, id);
}
#endif

Problem read_plan(const Document& document, Plan& plan) {
    Reader reader(document);
    if (reader.whole("version", 1, 0, 1000000) != 1) reader.fail("version", "version: this program reads version 1");

    const std::string id = reader.text("model", "");
    std::string known;
    for (const Model& model : models()) known += (known.empty() ? "" : ", ") + std::string(model.info().id);
    plan.model = find_model(id);
    if (!plan.model)
        reader.fail("model", id.empty() ? say("model: is missing; valid: ", known) : say("model: unknown \"", id, "\"; valid: ", known));
    if (reader.failed()) return reader.problem();

    plan.nodes = int(reader.whole("nodes", implied_nodes(document), 1, most_nodes));
    plan.seed = std::uint64_t(reader.whole("seed", 1, 0, 2147483647));
    if (reader.failed()) return reader.problem();

    read_model_values(reader, plan);
    read_network(reader, plan);
    read_forcing(reader, plan);
    read_time(reader, plan);
    if (const Problem past = problem_of_delays(plan)) reader.fail(past.path, past.text);
    if (const Problem drives = problem_of_drives(plan)) reader.fail(drives.path, drives.text);
    read_record(reader, plan);
    for (const char* part : {"parameters", "initial"}) {
        const bool first = part[0] == 'p';
        reader.refuse_unread(part, first ? list_ids(plan.model->description.parameters) : list_ids(plan.model->description.states),
                             say(first ? "parameter of " : "state of ", plan.model->info().id));
    }
    reader.refuse_unread("", "version, model, nodes, parameters, initial, network, drive, noise, integrator, dt, precision, seed, duration, record");
    return reader.problem();
}

}  // namespace push_pull
