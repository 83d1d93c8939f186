#include "core/document/plan.hpp"

#include <algorithm>

#include "core/document/reader.hpp"
#include "core/document/values.hpp"

namespace push_pull {
namespace {

using Kind = Value::Kind;

constexpr long most_nodes = 100000;
constexpr long most_dense_nodes = 4000;
constexpr double most_steps = 4e9, most_samples = 2.5e8;

// ---- how many nodes ---------------------------------------------------------------------------

// A list of numbers at a place that takes per-node values also says how many nodes there are.
int implied_nodes(const Document& document) {
    for (const auto& entry : document.entries()) {
        if (!entry.value.is(Kind::numbers)) continue;
        const bool per_node = entry.path.starts_with("parameters.") || entry.path.starts_with("initial.");
        const bool bare = std::count(entry.path.begin(), entry.path.end(), '.') == 1;
        if (per_node && bare && !entry.value.numbers.empty()) return int(entry.value.numbers.size());
        if (entry.path == "network.connectome.weights" && entry.value.columns > 0) return entry.value.columns;
    }
    return 1;
}

// ---- per-node values --------------------------------------------------------------------------

std::vector<double> read_distribution(Reader& reader, const std::string& path, const Plan& plan, Stream stream, int channel, double fallback) {
    static constexpr struct {
        const char* id;
        Distribution distribution;
    } kinds[] = {{"uniform", Distribution::uniform}, {"normal", Distribution::normal}, {"lorentz", Distribution::lorentz}};

    std::vector<double> values(std::size_t(plan.nodes), fallback);
    for (const auto& kind : kinds) {
        const std::string at = path + "." + kind.id;
        const Value* pair = reader.find(at);
        if (!pair) continue;
        if (!pair->is(Kind::numbers) || pair->numbers.size() != 2 || !std::isfinite(pair->numbers[0]) || !std::isfinite(pair->numbers[1])) {
            reader.fail(at, say(at, ": must be a list of two finite numbers, got ", describe_value(*pair)));
            return values;
        }
        const Value* quantiles = reader.find(path + ".quantiles");
        values = draw(kind.distribution, pair->numbers[0], pair->numbers[1], plan.nodes, quantiles && quantiles->number != 0, plan.seed, stream,
                      std::uint32_t(channel));
        break;
    }
    reader.refuse_unread(path, "a number, a list with one number per node, or one of uniform, normal, lorentz with quantiles");
    return values;
}

// One value per node from a number, a list, or a distribution.
std::vector<double> read_per_node(Reader& reader, const std::string& path, const Plan& plan, const Quantity& quantity, Stream stream, int channel) {
    std::vector<double> values(std::size_t(plan.nodes), quantity.value);
    const Value* value = reader.find(path);
    if (!value) return reader.any(path) ? read_distribution(reader, path, plan, stream, channel, quantity.value) : values;

    if (value->is(Kind::number)) {
        std::fill(values.begin(), values.end(), value->number);
    } else if (value->is(Kind::numbers) && value->columns == 0) {
        if (int(value->numbers.size()) != plan.nodes) {
            reader.fail(path, say(path, ": has ", double(value->numbers.size()), " values for ", double(plan.nodes),
                                  plan.nodes == 1 ? " node" : " nodes", "; give one number, or one per node"));
            return values;
        }
        values = value->numbers;
    } else {
        reader.fail(path, say(path, ": must be a number, a list of numbers or a distribution, got ", describe_value(*value)));
    }
    for (int node = 0; node < plan.nodes; ++node)
        if (!std::isfinite(values[node])) {
            reader.fail(path, say(path, ": must be finite, got ", values[node], plan.nodes > 1 ? say(" for node ", double(node)) : ""));
            break;
        }
    return values;
}

// Time constants and widths on a logarithmic slider are divided by; they have no meaning at or below zero.
void refuse_not_positive(Reader& reader, const std::string& path, const Quantity& quantity, const std::vector<double>& values) {
    if (quantity.scale != Scale::log) return;
    for (double x : values)
        if (!(x > 0)) return reader.fail(path, say(path, ": must be greater than 0, got ", x));
}

void read_model_values(Reader& reader, Plan& plan) {
    const Description& description = plan.model->description;
    for (int i = 0; i < plan.model->parameters(); ++i) {
        const Parameter& parameter = description.parameters[i];
        const std::string path = say("parameters.", parameter.id);
        plan.parameters.push_back(read_per_node(reader, path, plan, parameter, Stream::parameter, i));
        refuse_not_positive(reader, path, parameter, plan.parameters.back());
    }
    for (int i = 0; i < plan.model->states(); ++i)
        plan.initial.push_back(read_per_node(reader, say("initial.", description.states[i].id), plan, description.states[i], Stream::initial, i));
}

// ---- network ----------------------------------------------------------------------------------

void read_weights(Reader& reader, Plan& plan) {
    const std::string path = "network.connectome.weights";
    const Value* value = reader.find(path);
    if (!value) return;
    const int n = plan.nodes;
    if (!value->is(Kind::numbers) || value->columns < 0)
        return reader.fail(path, say(path, ": must be a square matrix of numbers with rows of equal length"));
    if (value->columns != n || int(value->numbers.size()) != n * n)
        return reader.fail(path, say(path, ": has ", double(value->columns > 0 ? value->numbers.size() / std::size_t(value->columns) : 0), " rows and ",
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

void read_network(Reader& reader, Plan& plan) {
    const Coupling& own = *plan.model->description.coupling;
    plan.network.gain = own.gain.value;
    if (!reader.any("network")) return;
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

// ---- drive and noise --------------------------------------------------------------------------

int marked_input(const Model& model, bool Input::*mark) {
    for (int i = 0; i < model.inputs(); ++i)
        if (model.description.inputs[i].*mark) return i;
    return 0;
}

void read_drive_input(Reader& reader, const std::string& at, const Model& model, Drive& drive) {
    const std::string path = at + ".input";
    const std::string id = reader.text(path, "f");
    drive.field = id == "field";
    if (drive.field) drive.input = marked_input(model, &Input::takes_field);
    else if (id == "f") drive.input = marked_input(model, &Input::takes_f);
    else drive.input = index_of(model.description.inputs, id);
    if (drive.input < 0)
        reader.fail(path, say(path, ": unknown input \"", id, "\" of ", model.info().id, "; valid: f, field, ", list_ids(model.description.inputs)));
}

void read_drive_nodes(Reader& reader, const std::string& path, int nodes, Drive& drive) {
    const Value* value = reader.find(path);
    if (!value || (value->is(Kind::text) && value->text == "all")) return;
    std::vector<double> list = value->numbers;
    if (value->is(Kind::number)) list = {value->number};
    if (list.empty()) return reader.fail(path, say(path, ": must be \"all\" or a list of node numbers, got ", describe_value(*value)));
    for (double node : list) {
        if (!(node >= 0 && node < nodes && node == std::floor(node)))
            return reader.fail(path, say(path, ": unknown node ", node, "; nodes are 0 to ", double(nodes - 1)));
        drive.nodes.push_back(int(node));
    }
}

Drive read_drive(Reader& reader, const std::string& at, const Plan& plan) {
    Drive drive;
    const Model& model = *plan.model;
    drive.waveform = Waveform(reader.choice(at + ".kind", waveforms(), 0));
    read_drive_input(reader, at, model, drive);
    drive.amplitude = reader.number(at + ".amplitude", drive_fields()[0].value);
    drive.frequency = reader.number(at + ".frequency", drive_fields()[1].value);
    drive.phase = reader.number(at + ".phase", 0);
    drive.start = reader.number(at + ".start", 0);
    drive.stop = reader.number(at + ".stop", unbounded);
    read_drive_nodes(reader, at + ".nodes", plan.nodes, drive);
    if (drive.frequency < 0) reader.fail(at + ".frequency", say(at, ".frequency: must be 0 or more, got ", drive.frequency));
    if (drive.waveform == Waveform::rotating) {
        if (model.channels() != 2) reader.fail(at + ".kind", say(at, ".kind: \"rotating\" needs a model in z = x + iy, which ", model.info().id, " is not; use sine"));
        else drive.input = model.description.coupling->into[0], drive.quadrature = model.description.coupling->into[1];
    }
    reader.refuse_unread(at, "kind, input, nodes, " + list_ids(drive_fields()));
    return drive;
}

WhiteNoise read_noise(Reader& reader, const std::string& at, const Plan& plan) {
    WhiteNoise noise;
    const Model& model = *plan.model;
    const std::string kind = reader.text(at + ".kind", "white");
    if (kind != "white") reader.fail(at + ".kind", say(at, ".kind: unknown \"", kind, "\"; valid: white"));
    noise.sigma = reader.number(at + ".sigma", 0);
    if (noise.sigma < 0) reader.fail(at + ".sigma", say(at, ".sigma: must be 0 or more, got ", noise.sigma));

    const std::string path = at + ".states";
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
        else reader.fail(path, say(path, ": unknown state \"", id, "\" of ", model.info().id, "; valid: ", list_ids(model.description.states)));
    }
    reader.refuse_unread(at, "kind, sigma, states");
    return noise;
}

void read_forcing(Reader& reader, Plan& plan) {
    const int drives = reader.count("drive");
    for (int k = 0; k < drives; ++k) plan.drives.push_back(read_drive(reader, say("drive.", double(k)), plan));
    const int noises = reader.count("noise");
    for (int k = 0; k < noises; ++k) plan.noise.push_back(read_noise(reader, say("noise.", double(k)), plan));
    if (noises == 0 && reader.any("noise")) plan.noise.push_back(read_noise(reader, "noise", plan));
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
        if (find_signal(*plan.model, id).kind == Signal::Kind::unknown)
            reader.fail(path, say(path, ": unknown \"", id, "\"; valid: ", list_ids(plan.model->description.states), ", ",
                                  list_ids(plan.model->description.readouts), ", observable, and input.", plan.model->description.inputs[0].id));
    const double steps = plan.duration / plan.dt;
    if (steps > most_steps) reader.fail("duration", say("duration: ", steps, " steps are too many; raise dt or shorten it"));
    if (steps / plan.every * plan.nodes * double(plan.record.size()) > most_samples)
        reader.fail("record.every", say("record.every: the run would keep more than ", most_samples, " numbers; raise record.every or shorten duration"));
}

}  // namespace

Signal find_signal(const Model& model, std::string_view id) {
    const Description& d = model.description;
    if (const int i = index_of(d.states, id); i >= 0) return {Signal::Kind::state, i};
    if (const int i = index_of(d.readouts, id); i >= 0) return {Signal::Kind::readout, i};
    if (id == "observable") return {Signal::Kind::readout, 0};
    if (id.starts_with("input."))
        if (const int i = index_of(d.inputs, id.substr(6)); i >= 0) return {Signal::Kind::input, i};
    return {};
}

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
    read_record(reader, plan);
    for (const char* part : {"parameters", "initial"}) {
        const bool first = part[0] == 'p';
        reader.refuse_unread(part, first ? list_ids(plan.model->description.parameters) : list_ids(plan.model->description.states));
    }
    reader.refuse_unread("", "version, model, nodes, parameters, initial, network, drive, noise, integrator, dt, precision, seed, duration, record");
    return reader.problem();
}

}  // namespace push_pull
