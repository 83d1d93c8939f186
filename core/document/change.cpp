// One number of a running experiment.
#include <cmath>
#include <utility>

#include "core/document/reader.hpp"

namespace push_pull {
namespace {

Problem refuse(const std::string& path, std::string text) { return {path, std::move(text)}; }

Problem change_parameter(Plan& plan, const std::string& path, int index, double value, int node) {
    const Parameter& parameter = plan.model->description.parameters[index];
    if (parameter.scale == Scale::log && !(value > 0)) return refuse(path, say(path, ": must be greater than 0, got ", value));
    if (node >= plan.nodes) return refuse(path, say(path, ": unknown node ", double(node), "; nodes are 0 to ", double(plan.nodes - 1)));
    for (int n = 0; n < plan.nodes; ++n)
        if (node < 0 || n == node) plan.parameters[index][n] = value;
    return {};
}

// "drive.2.amplitude" → 2 and "amplitude"; −1 when the text is not of that form.
int split_index(std::string_view path, std::string_view& field) {
    int index = 0;
    std::size_t at = 0;
    for (; at < path.size() && path[at] >= '0' && path[at] <= '9' && index < 100000; ++at) index = index * 10 + (path[at] - '0');
    const bool padded = at > 1 && path[0] == '0';
    if (padded || at == 0 || at >= path.size() || path[at] != '.') return -1;
    field = path.substr(at + 1);
    return index;
}

Problem change_drive(Plan& plan, const std::string& path, double value) {
    std::string_view field;
    const int index = split_index(std::string_view(path).substr(6), field);
    if (index < 0 || index >= int(plan.drives.size()))
        return refuse(path, say(path, ": there is no such drive; the experiment has ", double(plan.drives.size())));
    Drive& drive = plan.drives[index];
    const auto fields = waveforms()[std::size_t(drive.waveform)].fields;
    const int row = index_of(fields, field);
    if (row < 0) return refuse(path, say(path, ": unknown field; valid: ", list_ids(fields)));
    double& number = drive.*fields[std::size_t(row)].number;
    const double old = std::exchange(number, value);
    Problem problem = problem_of_drives(plan);
    if (problem) number = old;
    return problem;
}

[[maybe_unused]] Problem change_noise(Plan& plan, const std::string& path, double value) {
    std::string_view field = std::string_view(path).substr(6);
    int index = 0, row = index_of(noise_fields(), field);
    if (row < 0) index = split_index(field, field), row = index_of(noise_fields(), field);
    if (index < 0 || index >= int(plan.noise.size()) || row < 0)
        return refuse(path, say(path, ": there is no such noise; the experiment has ", double(plan.noise.size()), ", each with sigma, tau, space"));
    if (row == 0 && value < 0) return refuse(path, say(path, ": must be 0 or more, got ", value));
    Noise& noise = plan.noise[index];
    if (row == 1 && noise.colour != Colour::ou) return refuse(path, say(path, ": is the memory of kind \"ou\" alone"));
    static constexpr double Noise::*members[] = {&Noise::sigma, &Noise::tau, &Noise::space};
    Noise changed = noise;
    changed.*members[row] = value;
    if (Problem problem = problem_of_noise(plan, changed, path.substr(0, path.size() - field.size() - 1))) return problem;
    noise.*members[row] = value;
    return {};
}

// Sets a number that delays and drives depend on, unless one of them could not go on with it.
Problem try_number(Plan& plan, double& number, double value) {
    const double old = std::exchange(number, value);
    Problem problem = problem_of_delays(plan);
    // The first load's drives do not depend on dt.
    if constexpr (whole_build)
        if (!problem) problem = problem_of_drives(plan);
    if (problem) number = old;
    return problem;
}

Problem change_delays(Plan& plan, const std::string& path, double value) {
    Network& network = plan.network;
    const bool speed = path == "network.speed";
    if (speed && !(value > 0)) return refuse(path, say(path, ": must be greater than 0, got ", value));
    if (!speed && value < 0) return refuse(path, say(path, ": must be 0 ms or more, got ", value));
    const Wiring wiring = network.wiring;
    if (!speed && value > 0) weigh_all(plan);
    if (network.wiring == Wiring::all_to_all && !speed && value == 0) return {};
    if (network.wiring != Wiring::dense) return refuse(path, say(path, ": there is no network of weights; give the experiment one first"));
    if (speed && network.lengths.empty()) return refuse(path, say(path, ": the network has no lengths; set network.delay instead"));
    Problem problem = try_number(plan, speed ? network.speed : network.delay, value);
    if (problem && network.wiring != wiring) network.wiring = wiring, network.weights.clear();
    return problem;
}

#ifndef PUSH_PULL_CORE_ONLY

Problem change_interpolation(Plan& plan, const std::string& path, double value) {
    if (plan.network.wiring == Wiring::none) return refuse(path, say(path, ": there is no network; give the experiment one first"));
    plan.network.interpolate = value != 0;
    return {};
}

Problem change_coupling(Plan& plan, const std::string& path, double value) {
    const auto rows = coupling_parameters(plan.network.coupling);
    const int row = index_of(rows, std::string_view(path).substr(17));
    if (plan.network.wiring == Wiring::none) return refuse(path, say(path, ": there is no network; give the experiment one first"));
    if (row < 0)
        return refuse(path, say(path, ": unknown parameter of ", couplings()[std::size_t(plan.network.coupling)].id,
                                "; valid: ", rows.empty() ? "none" : list_ids(rows)));
    const double old = std::exchange(plan.network.shape[std::size_t(row)], value);
    Problem problem = problem_of_shape(plan.network);
    if (problem) plan.network.shape[std::size_t(row)] = old;
    return problem;
}

// "weights.3.7" and "lesions.3" behind "network.".
Problem change_connections(Plan& plan, const std::string& path, double value) {
    const bool weights = path.starts_with("network.weights.");
    std::string_view from;
    const std::string_view nodes = std::string_view(path).substr(16);
    if (!weights) {
        const std::string closed = std::string(nodes) + ".-";
        const int node = split_index(closed, from);
        if (node < 0 || from != "-") return refuse(path, say(path, ": must be network.lesions. and a node"));
        return change_lesion(plan, path, node, value != 0);
    }
    const int to = split_index(nodes, from);
    std::string_view end;
    const std::string closed = std::string(from) + ".-";
    const int source = to < 0 ? -1 : split_index(closed, end);
    if (source < 0 || end != "-") return refuse(path, say(path, ": must be network.weights., the target, a dot, and the source"));
    return change_weight(plan, path, to, source, value);
}

#endif

}  // namespace

Problem change_plan(Plan& plan, const std::string& path, double value, int node) {
    if (!std::isfinite(value)) return refuse(path, say(path, ": must be a finite number, got ", value));
    const std::string_view name = path.starts_with("parameters.") ? std::string_view(path).substr(11) : std::string_view(path);
    if (const int index = index_of(plan.model->description.parameters, name); index >= 0)
        return change_parameter(plan, path, index, value, node);
    if (path == "network.gain") {
        if (plan.network.wiring == Wiring::none) return refuse(path, say(path, ": there is no network; give the experiment one first"));
        return plan.network.gain = value, Problem{};
    }
    if (whole_build && (path == "network.speed" || path == "network.delay")) return change_delays(plan, path, value);
    if (!whole_build && (path == "network.speed" || path == "network.delay"))
        return refuse(path, say(path, ": is for the whole build; load it with models: \"all\""));
#ifndef PUSH_PULL_CORE_ONLY
    if (path == "network.interpolate") return change_interpolation(plan, path, value);
    if (path.starts_with("network.coupling.")) return change_coupling(plan, path, value);
    if (path.starts_with("network.weights.") || path.starts_with("network.lesions.")) return change_connections(plan, path, value);
#endif
    if (path.starts_with("drive.")) return change_drive(plan, path, value);
    if constexpr (whole_build)
        if (path.starts_with("noise.")) return change_noise(plan, path, value);
    if (path == "dt") {
        if (!(value > 0)) return refuse(path, say(path, ": must be greater than 0, got ", value));
        return try_number(plan, plan.dt, value);
    }
    return refuse(
        path,
        say(path, ": unknown parameter of ", plan.model->info().id, "; valid: ", list_ids(plan.model->description.parameters), ", network.gain",
            whole_build ? ", network.speed, network.delay, network.interpolate, network.weights.0.1, network.lesions.0, network.coupling.lag" : "",
            ", drive.0.amplitude, noise.0.sigma, dt"));
}

}  // namespace push_pull
