// A document that has been read and found right: everything a simulation needs, in numbers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/document/document.hpp"
#include "core/model/kernel.hpp"

namespace push_pull {

// The build of the first load does without conduction delays, normalisations of weights and noise: see ladder.hpp for its models.
#ifdef PUSH_PULL_CORE_ONLY
inline constexpr bool whole_build = false;
#else
inline constexpr bool whole_build = true;
#endif

enum class Method { euler, heun, rk4, exponential, exp_euler };
// In the order of waveforms(). The build of the first load knows the first three.
enum class Waveform {
    constant,
    sine,
    rotating,
    modulated,
    interference,
    multi_sine,
    chirp,
    square,
    burst,
    pulses,
    biphasic,
    gaussian,
    ou,
    random,
    curve
};
enum class Wiring { none, all_to_all, dense };

struct Drive {
    Waveform waveform = Waveform::constant;
    int input = 0;       // index into the model's inputs
    int quadrature = 0;  // rotating only: the input that receives the sine
    bool field = false;  // scaled by each node's lambda
    double amplitude = 0, frequency = 10, phase = 0;
    double start = 0, stop = unbounded;  // ms
    std::vector<int> nodes;              // empty: all
#ifndef PUSH_PULL_CORE_ONLY
    // What else waveforms() tells of; each kind reads some. ms, Hz.
    double ramp = 0, modulation = 0, depth = 0, difference = 0, to = 0, sweep = 0, duty = 0.5, cycles = 1, interval = 0, width = 0, gap = 0,
           ratio = 1, at = 0, tau = 0, low = 0, high = 0;
    std::vector<double> frequencies, phases;  // multi-sine; one phase for each frequency
    std::vector<double> values, times;        // curve; no times: one value every interval
    bool logarithmic = false, repeat = false;
    std::vector<double> weights;  // what a montage gives each node for an amplitude of 1; empty: 1

    bool constant() const { return waveform == Waveform::constant && !(ramp > 0); }
#else
    bool constant() const { return waveform == Waveform::constant; }
#endif
};

enum class Colour { white, ou, pink, brown, blue, violet };

struct Noise {
    double sigma = 0;         // see noises() for its unit; shared by the two parts of z
    std::vector<int> states;  // indices
    bool complex = false;     // named z: E|dW|² = dt, so sigma/√2 on each part
    Colour colour = Colour::white;
    bool multiplicative = false;
    double tau = 10;   // ms; ou
    double space = 0;  // mm; the length over which nodes share it

    bool plain() const { return colour == Colour::white && !multiplicative && !(space > 0); }
};

struct Network {
    Wiring wiring = Wiring::none;
    std::vector<double> weights;  // dense: nodes × nodes, row = target
    CouplingKind coupling = CouplingKind::additive;
    double gain = 0;
    std::vector<double> lengths;  // mm, as weights; empty: none given
    std::vector<double> centres;  // mm, nodes × 3; empty: the nodes are nowhere
    double speed = 6;             // mm/ms, which is m/s
    double delay = -1;            // ms, the same for every pair; below 0: lengths over speed
#ifndef PUSH_PULL_CORE_ONLY
    std::vector<double> orientations;  // nodes × 3, unit vectors; empty: outward, see montage.hpp
    std::vector<double> shape;         // the coupling's parameters, as coupling_parameters() lists them
    bool interpolate = false;          // between two steps of the past, instead of the nearest
    std::vector<char> cut;             // by node: whether its connections are cut; empty: none
    int version = 0;                   // counts changes of weights and cuts while a simulation runs

    // States before t = 0, [state][row · nodes + node], the newest row one step before t = 0; an empty state stays as it starts.
    std::vector<std::vector<double>> history;
    int history_rows = 0;
#endif

    bool delayed() const { return whole_build && wiring == Wiring::dense && (delay > 0 || (delay < 0 && !lengths.empty())); }
};

struct Plan {
    const Model* model = nullptr;
    int nodes = 1;
    std::vector<std::vector<double>> parameters;  // [parameter][node]
    std::vector<std::vector<double>> initial;     // [state][node]
    Network network;
    std::vector<Drive> drives;
    std::vector<Noise> noise;
    Method method = Method::heun;
    bool held = false;    // network input computed once per step instead of once per stage
    double dt = 0.1;      // ms
    bool single = false;  // f32
    std::uint64_t seed = 1;
    double duration = 1000;  // ms
    std::vector<std::string> record;
    int every = 1;
#ifndef PUSH_PULL_CORE_ONLY
    // Each node is a run of its own that is alone in the world: all hear the noise of node 0. No document says so; see map_lanes.hpp.
    bool side_by_side = false;
#endif
};

// Empty text means no problem. The path names the field, the text is one sentence that starts with it.
struct Problem {
    std::string path, text;
    explicit operator bool() const { return !text.empty(); }
};

// Reads the document into the plan, or says what is wrong with it.
Problem read_plan(const Document& document, Plan& plan);

// What a plan may ask of a simulation that goes on for ever, but not of a run that keeps every sample.
Problem problem_of_run(const Plan& plan);

// Writes all-to-all wiring out as the matrix of 1/N that delays need, where that is small enough.
void weigh_all(Plan& plan);

// Changes one weight, or cuts a node off and joins it again. The path is for the problem.
Problem change_weight(Plan& plan, const std::string& path, double to, double from, double weight);
Problem change_lesion(Plan& plan, const std::string& path, double node, bool cut);

// Parameters of a coupling that it cannot work with.
Problem problem_of_shape(const Network& network);

// How much of the past a network may ask to be kept.
#ifdef PUSH_PULL_CORE_ONLY
inline Problem problem_of_delays(const Plan&) { return {}; }
#else
Problem problem_of_delays(const Plan& plan);
#endif

// The longest memory of a drive of kind ou, so that finding the way back to any step takes little time.
inline constexpr double most_steps_of_memory = 40000;

// What the numbers of all drives may be, given dt.
Problem problem_of_drives(const Plan& plan);

// What a noise's number may be; `path` names it.
Problem problem_of_noise(const Plan& plan, const Noise& noise, const std::string& path);

// "" or what is wrong, in one sentence.
inline std::string problem(const Document& document) {
    Plan plan;
    return read_plan(document, plan).text;
}

// Changes one number of a plan: a parameter ("alpha" or "parameters.alpha", of one node or, with
// node = −1, of all), "network.gain", "network.weights.3.7" (to 3 from 7), "network.lesions.3" (1 cuts, 0 joins),
// "network.coupling.lag", "network.interpolate" (1 or 0), "drive.0.amplitude", "noise.0.sigma", "dt".
Problem change_plan(Plan& plan, const std::string& path, double value, int node);

// The signal an id names: a state, a readout, "observable", "input.<id>" or, of a plan in the whole build, "drive.<k>".
struct Signal {
    enum class Kind { unknown, state, readout, input, drive };
    Kind kind = Kind::unknown;
    int index = -1;
};
Signal find_signal(const Model& model, std::string_view id);
#ifdef PUSH_PULL_CORE_ONLY
inline Signal find_signal(const Plan& plan, std::string_view id) { return find_signal(*plan.model, id); }
#else
Signal find_signal(const Plan& plan, std::string_view id);
#endif

// Tables of what can be chosen, for the catalogue and for messages.
struct Choice {
    const char* id;
    Text name, meaning;
};
std::span<const Choice> integrators();

// What a number of a drive may be.
enum class Limit { any, not_negative, positive, share, count };

struct DriveField : Quantity {
    double Drive::*number;
    Limit limit = Limit::any;
};
// A waveform and the numbers it reads, the amplitude first.
struct WaveformRow : Choice {
    std::span<const DriveField> fields;
    int channels = 1;  // 2: it moves in a plane, and only a model whose coupling does can hear it
};
std::span<const WaveformRow> waveforms();

std::span<const Choice> couplings();
std::span<const Quantity> coupling_parameters(CouplingKind kind);
std::span<const Choice> normalisations();
std::span<const Choice> noises();
std::span<const Quantity> noise_fields();
std::span<const Quantity> settings();

}  // namespace push_pull
