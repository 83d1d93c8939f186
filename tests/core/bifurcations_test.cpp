// Folds and Hopf points of the published systems: the branches of our models against numbers computed apart from them.
#include "tests/core/branch.hpp"
#include "tests/core/peer_files.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// One system of the file in our words. Swept quantity and states: ours, in the file's order, times what takes the file's
// unit to ours.
struct System {
    std::string_view name;  // how its name in the file begins
    const char *model, *preset;
    std::vector<Setting> changes;
    const char *swept, *states;
    double pace = 1;       // the file's time units per time unit of the model
    double margin = 1e-7;  // how far apart the two may be; the file has ten digits
};

// The four couplings of pyramidal–interneuron gamma, printed as 1, 1, 1 and 2, times a number. The print sends the current
// to the excitatory cells alone, where our I reaches both: the current is our drive F_e, at I = 0.
std::vector<Setting> printed_ping(double times) {
    return {{"I", 0}, {"J_ee", times}, {"J_ei", times}, {"J_ie", times}, {"J_ii", 2 * times}};
}

// Where else the same kind of numbers is claimed: Wilson–Cowan of neurolib in wilson_cowan_peers_test, Jansen–Rit with
// TVB's threshold, Larter–Breakspear, Coombes–Byrne and Wong–Wang in the tests of these models.
const System systems[] = {
    {"Stuart-Landau", "stuart-landau", "figures-15-17", {{"omega", 1}}, "alpha", "x y"},
    {"WILCO paper Fig (a)", "wilson-cowan", "wc-a", {}, "P_x", "x y"},
    {"WILCO paper Fig (b)", "wilson-cowan", "wc-b", {}, "P_y", "x y"},
    {"WILCO companion site", "wilson-cowan", "wc-c", {}, "P_x", "x y"},
    {"Wilson-Cowan TVB", "wilson-cowan", "tvb", {}, "P_x", "x y"},
    {"brainmass gallery WilsonCowan", "wilson-cowan", "brainmass-gallery", {}, "P_x", "x y"},
    {"brainmass WilsonCowanStep", "wilson-cowan", "brainmass-step", {}, "P_x", "x y"},
    {"Jansen-Rit", "jansen-rit", "alpha", {}, "p", "y0 y1 y2 y3*1000 y4*1000 y5*1000", 1000},
    {"NMM1 companion site: sigmoid slope a", "nmm1", "companion", {}, "a", "x x_dot/1000 y y_dot/1000", 0.001},
    {"NMM1 companion site: drive Fe", "nmm1", "companion", {}, "P_x", "x x_dot/1000 y y_dot/1000", 0.001},
    // The file's rate equation has Δ/(πτ), as ours; the print has Δ.
    {"NMM2-ING", "ing", "paper-i-10", {}, "I", "v r s z"},
    {"NMM2-PING paper", "ping", "paper-i-5", printed_ping(1), "input.v_e", "v_e r_e s_e z_e v_i r_i s_i z_i"},
    {"NMM2-PING with J ten times larger", "ping", "paper-i-5", printed_ping(10), "input.v_e", "v_e r_e s_e z_e v_i r_i s_i z_i"},
    // The corrected model has another sign and another weight: what is printed is a model of its own.
    {"Wendling as printed", "wendling-paper", "figure-8", {}, "p", "y0 y1 y2 y3 y0_dot*1000 y1_dot*1000 y2_dot*1000 y3_dot*1000", 1000},
    {"MPR", "mpr", "low-state", {}, "eta", "r v"},
    {"brainmass FitzHughNagumoStep", "fitzhugh-nagumo", "brainmass", {}, "I", "V w"},
    // Its synapses are instantaneous, which ours are not: two populations whose synapses take a millionth of the membrane's time.
    {"NMM2 companion site",
     "ping",
     "paper-i-5",
     {{"I", 0}, {"J_ee", 15}, {"J_ei", 8}, {"J_ie", 8}, {"J_ii", 0}, {"tau_e", 1}, {"tau_i", 1}, {"tau_a", 1e-6}, {"tau_g", 1e-6}},
     "input.v_e",
     "r_e v_e r_i v_i",
     1,
     1e-4},
};

const System& system_of(std::string_view name) {
    for (const System& system : systems)
        if (name.starts_with(system.name)) return system;
    FAIL("no system of ours for " << name);
    return systems[0];
}

// Largest deviations over the points of a system: of the parameter, of the angular frequency and of the states.
struct Deviations {
    double parameter = 0, omega = 0, state = 0;
};

void see(double& largest, double deviation) { largest = std::max(largest, std::isnan(deviation) ? 1e300 : deviation); }

double beside(double found, double expected) { return std::abs(found - expected) / std::max(1.0, std::abs(expected)); }

// The file's points of one type against those of the branch, in the order met.
void compare(const System& system, const Model& model, const Json& points, const char* type, const std::vector<Point>& found, Deviations& largest) {
    const Names plain;
    const Scaled swept = scaled(system.swept, plain)[0];
    std::size_t at = 0;
    for (const Json& point : points) {
        if (point["type"] != type) continue;
        INFO(type << " at " << point["p"]);
        REQUIRE(at < found.size());
        const Point& ours = found[at++];
        see(largest.parameter, beside(ours.parameter / swept.factor, point["p"].get<double>()));
        if (point.contains("omega")) {
            const double theirs = point["omega"].get<double>() * system.pace;
            see(largest.omega, std::abs(ours.omega / theirs - 1));
        }
        std::size_t entry = 0;
        const std::vector<Scaled> rows = scaled(system.states, plain);
        REQUIRE(point["x"].size() == rows.size());
        for (const Scaled& row : rows) {
            const int state = index_of(model.description.states, row.id);
            REQUIRE(state >= 0);
            const State& range = model.description.states[std::size_t(state)];
            const double theirs = point["x"][entry++].get<double>() * row.factor;
            // A share of the value itself; of a hundredth of the range where that is more, for some values are zero.
            const double size = std::max(std::abs(theirs), 0.01 * (range.high - range.low));
            see(largest.state, std::abs(ours.state[std::size_t(state)] - theirs) / size);
        }
    }
    INFO("points of the type " << type);
    CHECK(found.size() == at);
}

int unstable(Operating at, const std::string& swept, const Point& point) {
    quantity(at, swept) = point.parameter;
    const auto values = eigenvalues_at(at, point.state);
    return int(std::count_if(values.begin(), values.end(), [](auto value) { return value.real() > 0; }));
}

Deviations deviations(const std::string& name, const Json& file) {
    const System& system = system_of(name);
    INFO(name << " as " << system.model);
    const Operating at = operating(system.model, system.preset, system.changes);
    const Scaled swept = scaled(system.swept, Names())[0];
    const Branch branch = follow(at, swept.id.c_str(), file["from"].get<double>() * swept.factor, file["to"].get<double>() * swept.factor);
    Deviations largest;
    compare(system, at.model, file["points"], "LP", branch.folds, largest);
    compare(system, at.model, file["points"], "HB", branch.hopfs, largest);
    CHECK(unstable(at, swept.id, branch.points.front()) == file["unstable"][0].get<int>());
    CHECK(unstable(at, swept.id, branch.points.back()) == file["unstable"][1].get<int>());
    return largest;
}

}  // namespace

TEST_CASE("Every published system folds and begins to swing where it was computed to, at the same state and pace") {
    const Json all = golden("bifurcations.json")["systems"];
    std::set<const System*> met;
    for (const auto& [name, file] : all.items()) {
        const Deviations largest = deviations(name, file);
        const System& system = system_of(name);
        met.insert(&system);
        INFO(name);
        CHECK(largest.parameter < system.margin);
        CHECK(largest.omega < system.margin);
        CHECK(largest.state < system.margin);
    }
    CHECK(met.size() == std::size(systems));
    CHECK(all.size() == std::size(systems));
}

TEST_CASE("the table of published bifurcations and the largest deviation from each", "[.][table]") {
    const Json all = golden("bifurcations.json")["systems"];
    for (const auto& [name, file] : all.items()) {
        const Deviations largest = deviations(name, file);
        std::printf("%-16s parameter %7.1e  frequency %7.1e  state %7.1e  %s\n", system_of(name).model, largest.parameter, largest.omega,
                    largest.state, name.c_str());
    }
}
