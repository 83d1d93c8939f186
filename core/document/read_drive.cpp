// What a drive of the whole build has beside its numbers: lists, words, and where a field comes from.
#include "core/document/plan_parts.hpp"
#include "core/drive/montage.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

using Kind = Value::Kind;

// A list of finite numbers; false when there is none.
bool read_list(Reader& reader, const std::string& path, std::vector<double>& to) {
    const Value* value = reader.find(path);
    if (!value) return false;
    if (!value->is(Kind::numbers) || value->columns != 0)
        return reader.fail(path, say(path, ": must be a list of numbers, got ", describe_value(*value))), false;
    for (std::size_t i = 0; i < value->numbers.size(); ++i)
        if (!std::isfinite(value->numbers[i]))
            return reader.fail(path, say(path, ": must hold finite numbers without gaps, got ", value->numbers[i], " at entry ", double(i))), false;
    to = value->numbers;
    return true;
}

bool read_flag(Reader& reader, const std::string& path) {
    const Value* value = reader.find(path);
    if (!value) return false;
    if (!value->is(Kind::flag)) reader.fail(path, say(path, ": must be true or false, got ", describe_value(*value)));
    return value->number != 0;
}

void read_sines(Reader& reader, const std::string& at, Drive& drive) {
    const std::string frequencies = at + ".frequencies", phases = at + ".phases";
    read_list(reader, frequencies, drive.frequencies);
    if (drive.frequencies.empty()) reader.fail(frequencies, say(frequencies, ": must list at least one frequency in Hz"));
    if (read_list(reader, phases, drive.phases) && drive.phases.size() != drive.frequencies.size())
        reader.fail(phases, say(phases, ": must have one phase for each of the ", double(drive.frequencies.size()), " frequencies, got ",
                                double(drive.phases.size())));
    drive.phases.resize(drive.frequencies.size(), 0.0);
}

void read_curve(Reader& reader, const std::string& at, Drive& drive) {
    const std::string values = at + ".values", times = at + ".times";
    read_list(reader, values, drive.values);
    if (drive.values.size() < 2) reader.fail(values, say(values, ": must list two numbers or more, got ", double(drive.values.size())));
    drive.repeat = read_flag(reader, at + ".repeat");
    if (!read_list(reader, times, drive.times)) return;
    if (reader.any(at + ".interval")) return reader.fail(times, say(times, ": stands beside interval; give one of the two"));
    if (drive.times.size() != drive.values.size())
        return reader.fail(times, say(times, ": must have one time for each of the ", double(drive.values.size()), " values, got ",
                                      double(drive.times.size())));
    for (std::size_t i = 1; i < drive.times.size(); ++i)
        if (!(drive.times[i] > drive.times[i - 1]))
            return reader.fail(
                times, say(times, ": must increase, got ", drive.times[i], " ms after ", drive.times[i - 1], " ms at entry ", double(i)));
}

// A few that everybody knows.
constexpr const char* some_electrodes = "Fp1, Fp2, F3, F4, Fz, C3, C4, Cz, P3, P4, Pz, O1, O2, Oz, T7, T8";

std::vector<int> read_electrodes(Reader& reader, const std::string& path) {
    std::vector<int> found;
    const Value* value = reader.find(path);
    std::vector<std::string> ids;
    if (value) ids = value->texts;
    if (value && value->is(Kind::text)) ids = {value->text};
    if (ids.empty()) reader.fail(path, say(path, ": must list one electrode or more; for example ", some_electrodes));
    for (const std::string& id : ids) {
        found.push_back(find_electrode(id));
        if (found.back() < 0)
            return reader.fail(path, say(path, ": unknown electrode \"", id, "\"; valid are the places of the 10–10 system, for example ",
                                         some_electrodes)),
                   found;
    }
    return found;
}

std::vector<double> read_uniform(Reader& reader, const std::string& at, std::span<const double> orientations) {
    const std::string path = at + ".direction";
    std::vector<double> direction = {1, 0, 0};
    read_list(reader, path, direction);
    reader.refuse_unread(at, "kind, direction");
    if (direction.size() != 3 || (direction[0] == 0 && direction[1] == 0 && direction[2] == 0))
        return reader.fail(path, say(path, ": must be three numbers, right, front and up, not all 0")), std::vector<double>();
    return uniform_field(orientations, {direction[0], direction[1], direction[2]});
}

std::vector<double> read_electrode_field(Reader& reader, const std::string& at, const Network& network, std::span<const double> orientations) {
    const std::vector<int> anodes = read_electrodes(reader, at + ".anodes"), cathodes = read_electrodes(reader, at + ".cathodes");
    reader.refuse_unread(at, "kind, anodes, cathodes");
    if (reader.failed()) return {};
    for (int anode : anodes)
        for (int cathode : cathodes)
            if (anode == cathode)
                return reader.fail(at + ".cathodes",
                                   say(at, ".cathodes: ", electrodes()[std::size_t(anode)].id, " is an anode already; name another place")),
                       std::vector<double>();
    return electrode_field(network, orientations, anodes, cathodes);
}

}  // namespace

void read_lists(Reader& reader, const std::string& at, Drive& drive) {
    static constexpr Choice laws[] = {{"linear", "", ""}, {"logarithmic", "", ""}};
    if (drive.waveform == Waveform::multi_sine) read_sines(reader, at, drive);
    if (drive.waveform == Waveform::curve) read_curve(reader, at, drive);
    if (drive.waveform == Waveform::chirp) drive.logarithmic = reader.choice(at + ".law", std::span<const Choice>(laws), 0) == 1;
}

void read_montage(Reader& reader, const std::string& drive_at, const Plan& plan, Drive& drive) {
    const std::string at = drive_at + ".montage";
    if (!reader.any(at)) return;
    if (!drive.field) return reader.fail(at, say(at, ": is for input \"field\"; set ", drive_at, ".input to it"));
    static constexpr Choice kinds[] = {{"uniform", "", ""}, {"electrodes", "", ""}};
    const Network& network = plan.network;
    if (const Value* value = reader.find(at))
        return reader.fail(at, say(at, ": must be an object with kind uniform or electrodes, got ", describe_value(*value)));
    const int kind = reader.choice(at + ".kind", std::span<const Choice>(kinds), reader.any(at + ".direction") ? 0 : 1);
    if (network.centres.empty() && (kind == 1 || network.orientations.empty()))
        return reader.fail(at, say(at,
                                   ": the nodes have no places; give network.connectome centres, or leave montage out for the same field "
                                   "everywhere"));
    if (reader.failed()) return;
    const std::vector<double> orientations = orientations_of(network, plan.nodes);
    drive.weights = kind == 0 ? read_uniform(reader, at, orientations) : read_electrode_field(reader, at, network, orientations);
    for (double weight : drive.weights)
        if (!std::isfinite(weight)) return reader.fail(at, say(at, ": leads to a field that is no finite number; check the centres"));
}

}  // namespace push_pull

#endif
