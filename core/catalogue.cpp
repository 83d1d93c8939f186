#include "core/catalogue.hpp"

#include "core/analyse/map_table.hpp"
#include "core/drive/montage.hpp"
#include "core/network/graphs.hpp"
#include "core/observe/measure_table.hpp"

namespace push_pull {
namespace {

// A number that stands for "no bound" is told as nothing.
void bound(TreeBuilder& tree, const char* key, double value) {
    if (value <= -unbounded || value >= unbounded) tree.nothing(key);
    else tree.number(key, value);
}

void tell_fields(TreeBuilder& tree, const Quantity& q) {
    tree.text("id", q.id);
    tree.text("symbol", q.symbol);
    tree.text("unit", q.unit);
    bound(tree, "value", q.value);
    tree.number("low", q.low);
    tree.number("high", q.high);
    tree.text("scale", q.scale == Scale::log ? "log" : "linear");
    tree.text("meaning", q.meaning);
}

void tell_more(TreeBuilder&, const Quantity&, std::span<const Quantity>) {}
void tell_more(TreeBuilder& tree, const Parameter& p, std::span<const Parameter>) { tree.flag("key", p.shown == Shown::key); }
void tell_more(TreeBuilder& tree, const State& s, std::span<const State> all) {
    bound(tree, "lower", s.lower);
    bound(tree, "upper", s.upper);
    tree.flag("circular", s.circular);
    if (s.rate >= 0) tree.text("rate", all[std::size_t(s.rate)].id);
    else tree.nothing("rate");
    if (s.multiplies_noise) tree.flag("multipliesNoise", true);
}
void tell_more(TreeBuilder& tree, const Input& i, std::span<const Input>) {
    tree.text("role", i.takes_f ? (i.takes_field ? "f field" : "f") : (i.takes_field ? "field" : ""));
}

void tell_more(TreeBuilder& tree, const DriveField& f, std::span<const DriveField>) {
    if (f.limit == Limit::count) tree.flag("whole", true);
}
void tell_more(TreeBuilder& tree, const GraphParameter& p, std::span<const GraphParameter>) { tree.flag("whole", p.whole); }

template <class Row>
void tell_rows(TreeBuilder& tree, const char* key, std::span<const Row> rows) {
    tree.open_list(key);
    for (const Row& row : rows) {
        tree.open_object(nullptr);
        tell_fields(tree, row);
        tell_more(tree, row, rows);
        tree.close();
    }
    tree.close();
}

void tell_settings(TreeBuilder& tree, const char* key, std::span<const Setting> settings) {
    tree.open_object(key);
    for (const Setting& setting : settings) tree.number(setting.id, setting.value);
    tree.close();
}

void tell_presets(TreeBuilder& tree, std::span<const Preset> presets) {
    tree.open_list("presets");
    for (const Preset& preset : presets) {
        tree.open_object(nullptr);
        tree.text("id", preset.id);
        tree.text("name", preset.name);
        tree.text("source", preset.source);
        tree.text("doi", preset.doi);
        tell_settings(tree, "parameters", preset.parameters);
        tell_settings(tree, "initial", preset.initial);
        static constexpr const char* regimes[] = {"rest", "oscillation", "irregular"};
        tree.text("regime", regimes[int(preset.regime)]);
        if (preset.frequency > 0) tree.number("frequency", preset.frequency);
        else tree.nothing("frequency");
        tree.close();
    }
    tree.close();
}

void tell_coupling(TreeBuilder& tree, const Coupling& coupling, int channels) {
    tree.open_object("coupling");
    tree.text("kind", couplings()[int(coupling.kind)].id);
    tree.number("channels", channels);
    tree.text("sends", coupling.sends);
    tree.open_object("gain");
    tell_fields(tree, coupling.gain);
    tree.close();
    tree.close();
}

void tell_page_hints(TreeBuilder& tree, const Info& info, std::span<const State> states) {
    tree.open_list("plane");
    tree.text(nullptr, states[info.plane.x].id);
    if (info.plane.x != info.plane.y) tree.text(nullptr, states[info.plane.y].id);
    tree.close();
    tree.open_object("spread");
    tree.text("parameter", info.spread.parameter);
    tree.number("low", info.spread.low);
    tree.number("high", info.spread.high);
    tree.close();
    tree.open_object("forcing");
    tree.number("amplitude", info.forcing.amplitude);
    tree.number("frequency", info.forcing.frequency);
    tree.close();
}

void tell_model(TreeBuilder& tree, const Model& model) {
    const Info& info = model.info();
    const Description& d = model.description;
    tree.open_object(nullptr);
    tree.text("id", info.id);
    tree.text("name", info.name);
    tree.number("rung", info.rung);
    tree.flag("core", model.first_load);
    tree.text("timeUnit", info.time_unit);
    tree.number("dt", info.dt);
    tree.text("equation", info.equation);
    tree.text("adds", info.adds);
    tree.text("about", info.about);
    tree.text("notes", info.notes);
    tree.text("source", info.source);
    tree.text("doi", info.doi);
    tree.text("push", info.push);
    tree.text("pull", info.pull);
    tree.flag("linearCore", model.linear_core());
    tell_page_hints(tree, info, d.states);
    tell_coupling(tree, *d.coupling, model.channels());
    tell_rows(tree, "states", d.states);
    tell_rows(tree, "parameters", d.parameters);
    tell_rows(tree, "inputs", d.inputs);
    tell_rows(tree, "readouts", d.readouts);
    tell_presets(tree, d.presets);
    tree.close();
}

void tell_choice(TreeBuilder& tree, const Choice& choice) {
    tree.text("id", choice.id);
    tree.text("name", choice.name);
    tree.text("meaning", choice.meaning);
}

template <class Row>
void tell_choices(TreeBuilder& tree, const char* key, std::span<const Row> choices) {
    tree.open_list(key);
    for (const Choice& choice : choices) {
        tree.open_object(nullptr);
        tell_choice(tree, choice);
        tree.close();
    }
    tree.close();
}

void tell_graphs(TreeBuilder& tree) {
    tree.open_list("graphs");
    for (const Graph& graph : graphs()) {
        tree.open_object(nullptr);
        tell_choice(tree, graph);
        if (graph.nodes > 0) tree.number("nodes", graph.nodes);
        else tree.nothing("nodes");
        tree.flag("synthetic", graph.synthetic);
        tell_rows(tree, "parameters", graph.parameters);
        tree.close();
    }
    tree.close();
}

void tell_drives(TreeBuilder& tree) {
    tree.open_list("drives");
    for (const WaveformRow& row : waveforms()) {
        tree.open_object(nullptr);
        tell_choice(tree, row);
        tell_rows(tree, "fields", row.fields);
        if (row.channels > 1) tree.number("channels", row.channels);
        tree.close();
    }
    tree.close();
}

void tell_electrodes(TreeBuilder& tree) {
    tree.open_list("electrodes");
    for (const Electrode& electrode : electrodes()) {
        tree.open_object(nullptr);
        tree.text("id", electrode.id);
        tree.open_list("position");
        for (double x : electrode.position) tree.number(nullptr, x);
        tree.close();
        tree.close();
    }
    tree.close();
}

void tell_couplings(TreeBuilder& tree) {
    tree.open_list("couplings");
    for (int kind = 0; kind < int(couplings().size()); ++kind) {
        const Choice& choice = couplings()[std::size_t(kind)];
        tree.open_object(nullptr);
        tree.text("id", choice.id);
        tree.text("name", choice.name);
        tree.text("meaning", choice.meaning);
        tell_rows(tree, "parameters", coupling_parameters(CouplingKind(kind)));
        tree.close();
    }
    tree.close();
}

void tell_measures(TreeBuilder& tree) {
    tree.open_list("measures");
    for (const MeasureRow& row : measures()) {
        tree.open_object(nullptr);
        tree.text("id", row.id);
        tree.text("name", row.name);
        tree.text("meaning", row.meaning);
        tree.text("unit", row.unit);
        tree.text("shape", row.shape);
        if (row.driven) tree.flag("driven", true);
        tree.close();
    }
    tree.close();
}

void tell_map_measures(TreeBuilder& tree) {
    tree.open_list("mapMeasures");
    for (const MapMeasureRow& row : map_measures()) {
        tree.open_object(nullptr);
        tree.text("id", row.id);
        tree.text("name", row.name);
        tree.text("meaning", row.meaning);
        tree.text("unit", row.unit);
        tree.number("low", row.low);
        tree.number("high", row.high);
        tree.text("scale", row.scale);
        static constexpr const char* needs[] = {"", "drive", "network"};
        tree.text("needs", needs[int(row.needs)]);
        tree.close();
    }
    tree.close();
}

}  // namespace

void tell_catalogue(TreeBuilder& tree) {
    tree.open_list("models");
    for (const Model& model : models()) tell_model(tree, model);
    tree.close();
    tell_choices(tree, "integrators", integrators());
    tell_drives(tree);
    tell_rows(tree, "driveFields", waveforms()[std::size_t(Waveform::sine)].fields);
    tell_electrodes(tree);
    tell_choices(tree, "noises", noises());
    tell_rows(tree, "noiseFields", noise_fields());
    tell_couplings(tree);
    tell_choices(tree, "connectomes", graphs());
    tell_graphs(tree);
    tell_choices(tree, "normalisations", normalisations());
    tell_rows(tree, "settings", settings());
    tell_measures(tree);
    tell_map_measures(tree);
}

}  // namespace push_pull
