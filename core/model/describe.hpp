// The table types: everything that can be said about a model without running it.
//
// Menus, sliders, tooltips, share-link keys, TypeScript ids, error messages, documentation, tests and
// benches are all read from these rows. A fact that is typed a second time is a fault.
#pragma once

#include <span>
#include <string_view>

namespace push_pull {

// Words for people. A build that has no one to read them to (PUSH_PULL_WITHOUT_TEXT) leaves them out of the
// binary: the catalogue is then written by another build and travels beside it.
struct Text {
    const char* words = "";
    constexpr Text() = default;
#ifdef PUSH_PULL_WITHOUT_TEXT
    constexpr Text(const char*) {}
#else
    constexpr Text(const char* text) : words(text) {}
#endif
    constexpr operator const char*() const { return words; }
};

enum class Scale { linear, log };

// A number with a name. `low … high` is the range a slider offers; values beyond it are allowed
// wherever they make sense.
struct Quantity {
    const char* id;
    Text symbol;  // TeX
    Text unit;    // "" when dimensionless
    double value, low, high;
    Text meaning;  // one line
    Scale scale = Scale::linear;
};

// Key parameters are the four to six that matter most: always visible.
enum class Shown { key, more };

struct Parameter : Quantity {
    Shown shown = Shown::more;
};

inline constexpr int top_rung = 6;

inline constexpr double unbounded = 1e300;

// A state's value is where a run starts; low … high is the window of a plot.
struct State : Quantity {
    double lower = -unbounded, upper = unbounded;  // hard bounds: clipped after each stage
    bool circular = false;                         // an angle in radians
    short rate = -1;                               // the state that is this one's time derivative, in second-order models
    bool multiplies_noise = false;                 // noise on it may be multiplied by the state itself
};

// Where something from outside, or from other nodes, enters. `f` and `field` are the paper's names for
// physiological drive and electric field; they stand for the input that carries the mark.
struct Input : Quantity {
    bool takes_f = false, takes_field = false;
};

using Readout = Quantity;

struct Setting {
    const char* id;
    double value;
};

// Irregular: keeps moving and never repeats itself, as chaos and bursts do.
enum class Regime { rest, oscillation, irregular };

struct Preset {
    const char* id;
    Text name, source, doi;
    std::span<const Setting> parameters, initial;
    Regime regime;
    double frequency = 0;  // Hz; 0 unless it oscillates. Tests hold a run against it.
};

// In the order of couplings(). A model uses one of the first three; what follows is for documents.
enum class CouplingKind {
    additive,
    diffusive,
    sine,
    sigmoidal_pre,
    sigmoidal_post,
    tanh,
    sigmoidal_jansen_rit,
    laplacian,
    laplacian_random_walk,
    laplacian_symmetric
};

// send → weights → inputs. `into[k]` is the input that hears channel k.
struct Coupling {
    CouplingKind kind;
    std::span<const int> into;
    Text sends;  // in words
    Quantity gain;
};

// The page's network: the parameter that differs between nodes, and how far at full spread.
struct Spread {
    const char* parameter;
    double low, high;
};

// The page's first drive.
struct Forcing {
    double amplitude, frequency;
};

// An axis pair for the phase plane; one state, twice, for a phase on a circle.
struct Plane {
    int x, y;
};

struct Info {
    const char* id;
    Text name;
    int rung;
    const char* time_unit;  // "ms" or "s"
    double dt;              // default step, ms
    Text equation;          // TeX; \p{id} parameter, \push{} \pull{} \input{} colours, \new{} the rung's new term
    Text adds;              // what this rung adds to the one below
    Text about;
    Text notes;  // errata and conventions
    Text source, doi;
    const char *push, *pull;  // ids of a state or a readout
    Plane plane;
    Spread spread;
    Forcing forcing;

    constexpr double time_unit_ms() const { return time_unit[0] == 's' ? 1000.0 : 1.0; }
};

// Everything about a model but its code.
struct Description {
    const Info* info;
    std::span<const State> states;
    std::span<const Parameter> parameters;
    std::span<const Input> inputs;
    std::span<const Readout> readouts;  // readouts[0] is what "observable" names
    std::span<const Preset> presets;
    const Coupling* coupling;
    int lambda;  // index of the field's coupling constant among the parameters
};

// The row of a table that carries this id, or -1.
template <class Row>
constexpr int index_of(std::span<const Row> rows, std::string_view id) {
    for (int i = 0; i < int(rows.size()); ++i)
        if (id == rows[i].id) return i;
    return -1;
}

inline constexpr const char* rosetta = "Castaldo et al., Rosetta Stone of Neural Mass Models, Phys. Rep. 1189:1–49 (2026)";
inline constexpr const char* rosetta_doi = "10.1016/j.physrep.2026.05.004";

}  // namespace push_pull
