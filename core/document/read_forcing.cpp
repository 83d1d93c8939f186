#include <algorithm>

#include "core/document/plan_parts.hpp"

namespace push_pull {
namespace {

using Kind = Value::Kind;

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
        reader.fail(
            path, say(path, ": unknown input \"", id, "\" of ", model.info().id, "; valid: f, field, ", list_ids(model.description.inputs)));
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
        // Named twice, a node is driven once.
        if (std::find(drive.nodes.begin(), drive.nodes.end(), int(node)) == drive.nodes.end()) drive.nodes.push_back(int(node));
    }
}

Drive read_drive(Reader& reader, const std::string& at, const Plan& plan) {
    Drive drive;
    const Model& model = *plan.model;
    drive.waveform = Waveform(reader.choice(at + ".kind", waveforms(), 0));
    const WaveformRow& row = waveforms()[std::size_t(drive.waveform)];
    read_drive_input(reader, at, model, drive);
    for (const DriveField& field : row.fields) drive.*field.number = reader.number(say(at, ".", field.id), field.value);
    read_drive_nodes(reader, at + ".nodes", plan.nodes, drive);
    std::string valid = "kind, input, nodes, " + list_ids(row.fields), kind;
#ifndef PUSH_PULL_CORE_ONLY
    kind = say("field of kind ", row.id);
    // Documents have always been free to give a constant the numbers of a sine, which mean nothing there.
    if (drive.waveform == Waveform::constant) reader.number(at + ".frequency", 0), reader.number(at + ".phase", 0);
    read_lists(reader, at, drive);
    read_montage(reader, at, plan, drive);
    if (drive.field) valid += ", montage";
    if (drive.waveform == Waveform::multi_sine) valid += ", frequencies, phases";
    if (drive.waveform == Waveform::chirp) valid += ", law";
    if (drive.waveform == Waveform::curve) valid += ", values, times, repeat";
#endif
    if (row.channels == 2) {
        if (model.channels() != 2)
            reader.fail(at + ".kind", say(at, ".kind: \"", row.id, "\" needs a model in z = x + iy, which ", model.info().id, " is not; use sine"));
        else drive.input = model.description.coupling->into[0], drive.quadrature = model.description.coupling->into[1];
    }
    reader.refuse_unread(at, valid, kind);
    return drive;
}

// A list of objects: nothing, an empty list, or fields below its indices.
bool is_list(Reader& reader, const std::string& path, const std::string& what) {
    const Value* value = reader.find(path);
    if (!value || (value->is(Kind::numbers) && value->numbers.empty())) return true;
    reader.fail(path, say(path, ": must be a list of ", what, ", got ", describe_value(*value)));
    return false;
}

void read_noises(Reader& reader, [[maybe_unused]] Plan& plan) {
    const int noises = reader.count("noise");
#ifdef PUSH_PULL_CORE_ONLY
    if (noises > 0 || (reader.any("noise") && !reader.find("noise")))
        reader.fail("noise", "noise: is for the whole build; load it with models: \"all\"");
#else
    for (int k = 0; k < noises; ++k) plan.noise.push_back(read_noise(reader, say("noise.", double(k)), plan));
    if (noises == 0 && reader.any("noise")) plan.noise.push_back(read_noise(reader, "noise", plan));
#endif
}

}  // namespace

void read_forcing(Reader& reader, Plan& plan) {
    if (!is_list(reader, "drive", "drives") || !is_list(reader, "noise", "noises")) return;
    if (reader.any("drive.kind") || reader.any("drive.amplitude"))
        return reader.fail("drive", "drive: must be a list of drives; put the one drive in brackets");
    const int drives = reader.count("drive");
    for (int k = 0; k < drives; ++k) plan.drives.push_back(read_drive(reader, say("drive.", double(k)), plan));
    read_noises(reader, plan);
}

}  // namespace push_pull
