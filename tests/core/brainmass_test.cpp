// The models of the toolbox brainmass, number by number: right-hand sides, diagonal Jacobians and steps of three schemes.
// A few numbers of each model lie in tests/golden/brainmass.json; all of them in a folder beside the repository.
#include "core/dynamics.hpp"
#include "core/solve/exp_euler.hpp"
#include "tests/core/brainmass_as_coded.hpp"
#include "tests/core/peer_files.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

#define RATES "P_x=0 P_y=0 w_xx=wEE w_xy=wIE w_yx=wEI w_yy=wII tau_x=tau_E tau_y=tau_I "
#define SIGMOIDS "a_x=a_E a_y=a_I theta_x=theta_E theta_y=theta_I "
#define DIVIDED "P_x=0 P_y=0 w_xx=wEE w_xy=wEI w_yx=wIE w_yy=wII tau_x=tau_E tau_y=tau_I sigma_x=sigma_E sigma_y=sigma_I r "
#define CONTACTS "C a_1=a1 a_2=a2 a_3=a3 a_4=a4 v_0=v0 r "
#define MEAN_FIELD "J_i w_p J_N I_o I_ext ffi=lamda W_e W_i tau_e tau_i a_e b_e d_e a_i b_i d_i gamma_e=gamma_e*1000 gamma_i=gamma_i*1000"

// brainmass' wIE and wEI are to-from in three classes and from-to in the others. Stuart–Landau here counts in seconds.
const PeerMap maps[] = {
    {"HopfStep", "hopf", "x y", "a omega=w beta", "x=x_inp y=y_inp"},
    {"StuartLandauStep", "stuart-landau", "x y", "alpha=a*1000 omega=w*1000 gamma=1000 beta=0", "x=x_inp*1000 y=y_inp*1000"},
    {"VanDerPolStep", "van-der-pol", "x y", "mu tau=1", "x=x_inp y=y_inp"},
    {"FitzHughNagumoStep", "fitzhugh-nagumo", "V w", "I=0 alpha beta gamma delta epsilon tau", "V=V_inp w=w_inp"},
    {"LinearStep", "linear", "x", "gamma", "x=x_inp"},
    {"Generic2dOscillatorStep", "generic-2d", "V W", "I a b c d e f g alpha beta gamma tau", "V=V_inp add_V add_W"},
    {"LorenzStep", "lorenz", "x y z", "sigma rho beta", "x=x_inp"},
    {"WilsonCowanStep", "wilson-cowan", "x y", RATES SIGMOIDS "r zero_shift=1", "x=rE_inp y=rI_inp"},
    {"WilsonCowanNoSaturationStep", "wilson-cowan", "x y", RATES SIGMOIDS "r=0 zero_shift=1", "x=rE_inp y=rI_inp"},
    {"WilsonCowanSymmetricStep", "wilson-cowan", "x y",
     "P_x=0 P_y=0 w_xx=wEE w_xy=wIE w_yx=wEI w_yy=wII tau_x=tau tau_y=tau a_x=a a_y=a theta_x=theta theta_y=theta r zero_shift=1",
     "x=rE_inp y=rI_inp"},
    {"WilsonCowanSimplifiedStep", "wilson-cowan", "x y",
     "P_x=0 P_y=0 w_xx=w_exc w_xy=w_inh w_yx=w_exc w_yy=w_inh tau_x=tau_E tau_y=tau_I " SIGMOIDS "r zero_shift=1", "x=rE_inp y=rI_inp"},
    {"WilsonCowanLinearStep", "threshold-linear", "x y", RATES "beta_x=1 beta_y=1 r", "x=rE_inp y=rI_inp"},
    {"WilsonCowanDivisiveStep", "wilson-cowan-divisive", "x y", DIVIDED SIGMOIDS, "x=rE_inp y=rI_inp"},
    {"WilsonCowanDivisiveInputStep", "wilson-cowan-divisive-input", "x y", DIVIDED SIGMOIDS, "x=rE_inp y=rI_inp"},
    {"JansenRitStep", "jansen-rit", "y0 y1 y2 y3 y4 y5", CONTACTS "p=0 A=Ae B=Ai a=be b=bi e_0=s_max/2", "p=E_inp v_E=M_inp v_I=I_inp"},
    {"JansenRitStep per ms", "jansen-rit", "y0 y1 y2 y3*1000 y4*1000 y5*1000", CONTACTS "p=0 A=Ae B=Ai a=be*1000 b=bi*1000 e_0=s_max*500",
     "p=E_inp*1000 v_E=M_inp v_I=I_inp"},
    {"WongWangStep (before the [0,1] clip)", "wong-wang", "S1 S2",
     "coherence mu_0 I_0 J_s=J_N11 J_c=J_N12 J_A=J_A_ext tau_S gamma a b=a*theta d=1 threshold_linear=1 theta", "", "J_N22=J_N11 J_N21=J_N12"},
    {"WongWangExcInhStep", "wong-wang-ei", "S_e S_i", MEAN_FIELD, "c=coupling*G"},
    {"MontbrioPazoRoxin (canonical: r in 1/ms, delta=1)", "mpr", "r v", "eta J Delta=delta I=0 tau", "v=v_inp"},
    {"MontbrioPazoRoxinStep", "mpr", "r v", "eta J Delta=delta I=0 tau", "v=v_inp"},
    {"CoombesByrneStep", "coombes-byrne-2d", "r v", "Delta eta k v_syn", "r=r_inp v=v_inp"},
    {"LarterBreakspearStep", "larter-breakspear", "V W Z",
     "gCa gK gL gNa TCa TK TNa d_Ca d_K d_Na VCa VK VL VNa phi tau_K aee aei aie ane ani b C Iext rNMDA VT d_V ZT d_Z QV_max QZ_max t_scale",
     "c=V_inp"},
    {"EpileptorStep", "epileptor", "x1 y1 z x2 y2 g", "a b c d r x0 Iext slope Iext2 tau aa bb Kvf Kf Ks tt modification", "c1=x1_inp c2=x2_inp"},
    {"EpileptorStep x1>0 z<0 (branch test)", "epileptor", "x1 y1 z x2 y2 g",
     "a b c d r x0 Iext slope Iext2 tau aa bb Kvf Kf Ks tt modification", "c1=x1_inp c2=x2_inp"},
};

// One node of any model under the product's steppers.
struct Lone {
    const Model& model;
    double dt;
    bool stretched;
    Blocks<double> parameters;
    Rows<double> inputs;

    Lone(const Operating& at, double dt_, bool stretched_)
        : model(at.model), dt(dt_), stretched(stretched_), parameters(model.parameters(), 1), inputs(model.inputs(), 1) {
        for (int i = 0; i < model.parameters(); ++i) parameters.fill(i, {at.parameters[std::size_t(i)]});
        for (int i = 0; i < model.inputs(); ++i) inputs.fill(i, {at.inputs[std::size_t(i)]});
    }
    void slope(const Rows<double>& x, double, int, Rows<double>& k) const {
        model.f64.rhs(x.data(), parameters.data(), inputs.data(), nullptr, k.data(), x.stride());
    }
    void stretch(const Rows<double>& x, Rows<double>& k) const {
        if (stretched) stretch_slopes(model, dt, x, parameters, inputs, k);
    }
    void settle(Rows<double>&) const {}
};

// ---- one entry of the file ----------------------------------------------------------------------

// An input that is 0 needs no place in our model; any other number does.
Names names_of(const Json& entry, const PeerMap* map) {
    Names names;
    for (const auto& [name, value] : entry["params"].items()) names.values[name] = value;
    for (const auto& [name, value] : entry["inputs"].items())
        if (!map || value != 0.0 || std::string_view(map->inputs).find(name) != std::string_view::npos) names.values[name] = value;
    return names;
}

Operating operating_of(const Model& model, const Names& names) {
    Operating at{model, {}, {}};
    for (const Parameter& row : model.description.parameters) at.parameters.push_back(names(row.id));
    for (const Input& row : model.description.inputs) at.inputs.push_back(names(row.id));
    return at;
}

// The largest difference of a state, each as a share of itself (or of a thousandth of the largest).
double gap(const std::vector<double>& ours, const std::vector<double>& theirs) {
    double size = 0, worst = 0;
    for (double x : theirs) size = std::max(size, std::abs(x));
    for (std::size_t i = 0; i < theirs.size(); ++i)
        if (const double d = std::abs(ours[i] - theirs[i]); d != 0)
            worst = std::max(worst, std::isfinite(d) ? d / std::max(std::abs(theirs[i]), 1e-3 * size) : 1e300);
    return worst;
}

class Entry {
public:
    Entry(const PeerMap* map, const Model* other, const Json& entry)
        : map_(map), other_(other), json_(entry), names_(names_of(entry, map)) {
        const double unit = entry.value("time_unit", "ms") == "s" ? 1000 : 1;
        dt_ = entry.value("dt", 0.1) * unit;
        state_ = entry["state0"].get<std::vector<double>>();
        factors_.assign(state_.size(), 1);
        if (!map) return;
        units_ = find_model(map->model)->info().time_unit_ms() / unit;
        document_ = Document{{"model", map->model}, {"duration", 0}, {"dt", dt_}};
        apply(*map, {names_}, document_);
        const auto rows = scaled(map->states, names_);
        REQUIRE(rows.size() == state_.size());
        for (std::size_t i = 0; i < rows.size(); ++i) factors_[i] = rows[i].factor, ids_.push_back(rows[i].id);
        state_ = ours("state0");
    }

    // The peer's numbers in our units: states, or their slopes.
    std::vector<double> ours(const char* key, double units = 1) const {
        auto values = json_[key].get<std::vector<double>>();
        for (std::size_t i = 0; i < values.size(); ++i) values[i] *= factors_[i] * units;
        return values;
    }

    Operating at() const {
        if (!map_) return operating_of(*other_, names_);
        const Operating own = operating(document_);
        return other_ ? Operating{*other_, own.parameters, own.inputs} : own;
    }

    double slope_gap() const { return gap(slope_at(at(), state_), ours("rhs0", units_)); }

    double diagonal_gap() const {
        const auto jacobian = jacobian_at(at(), state_);
        auto theirs = json_["jac_diag0"].get<std::vector<double>>();
        std::vector<double> diagonal;
        for (std::size_t i = 0; i < theirs.size(); ++i) theirs[i] *= units_, diagonal.push_back(jacobian[i * theirs.size() + i]);
        return gap(diagonal, theirs);
    }

    // The states after some steps, from the start or from beside it.
    std::vector<double> walk(const std::string& method, int steps, double share = 1) const {
        std::vector<double> state;
        const bool stretched = method == "exp-euler";
        if (!map_ || (other_ && stretched)) {
            const Operating node = at();
            const double dt = dt_ / (map_ ? find_model(map_->model)->info().time_unit_ms() : 1);
            const int count = int(state_.size());
            Lone lone(node, dt, stretched);
            Rows<double> x(count, 1), next(count, 1);
            Workspace<double> work(count, 1, Method::rk4);
            for (int i = 0; i < count; ++i) x.fill(i, {state_[std::size_t(i)] * share});
            for (int k = 0; k < steps; ++k, x.swap_numbers(next)) {
                if (method == "heun") heun_step(lone, work, x, next, dt, static_cast<const Kick<double>*>(nullptr));
                else if (method == "rk4") rk4_step(lone, work, x, next, dt, static_cast<const Kick<double>*>(nullptr));
                else euler_step(lone, work, x, next, dt, static_cast<const Kick<double>*>(nullptr));
            }
            for (int i = 0; i < count; ++i) state.push_back(x.row(i)[0]);
            return state;
        }
        Document document = document_;
        document.set("integrator", method);
        for (std::size_t i = 0; i < ids_.size(); ++i) document.set("initial." + ids_[i], state_[i] * share);
        const auto simulation = simulate(document);
        advance(*simulation, steps);
        for (const std::string& id : ids_) state.push_back(read(*simulation, id));
        return state;
    }

private:
    const PeerMap* map_;  // null for a stand-in that has no model of ours
    const Model* other_;  // a stand-in, or null
    const Json& json_;
    Names names_;
    Document document_;
    std::vector<std::string> ids_;
    std::vector<double> state_, factors_;
    double dt_ = 0, units_ = 1;  // ms; our time unit as a multiple of the peer's
};

struct Scheme {
    const char *key, *method;
    int steps;
};
constexpr Scheme schemes[] = {{"exp_euler_1", "exp-euler", 1},
                              {"exp_euler_100", "exp-euler", 100},
                              {"exp_euler_1000", "exp-euler", 1000},
                              {"rk2_100", "heun", 100},
                              {"rk4_100", "rk4", 100}};

// Everything an entry says, at 1e-12; after many steps, times what a difference at the start has grown to.
Compared compare(const std::string& name, const Json& json) {
    INFO(name);
    const auto row = std::find_if(std::begin(maps), std::end(maps), [&](const PeerMap& map) { return map.peer == name; });
    const PeerMap* map = row == std::end(maps) ? nullptr : row;
    const Model* other = stand_in(name);
    Compared all{name, map ? map->model : "(as coded, tests only)", ""};
    if (map ? !find_model(map->model) : !other) {
        FAIL_CHECK(all.model << " is not on the ladder, or has no map");
        return all;
    }
    const Entry entry(map, other, json);
    const auto add = [&](const char* what, double deviation, double growth) {
        INFO(what << ": " << deviation << ", growth " << growth);
        CHECK(deviation < 1e-12 * growth);
        all.what += std::string(all.what.empty() ? "" : " ") + what;
        all.see(deviation);
        all.growth = std::max(all.growth, growth);
    };
    add("rhs0", entry.slope_gap(), 1);
    if (json.contains("jac_diag0")) add("jac_diag0", entry.diagonal_gap(), 1);
    for (const Scheme& scheme : schemes) {
        if (!json.contains(scheme.key) || json[scheme.key].is_null()) continue;
        const auto end = entry.walk(scheme.method, scheme.steps);
        const double growth = std::max(1.0, gap(entry.walk(scheme.method, scheme.steps, 1 + 1e-9), end) / 1e-9);
        add(scheme.key, gap(end, entry.ours(scheme.key)), growth);
    }
    return all;
}

std::vector<Compared> compare_all(const Json& entries) {
    std::vector<Compared> rows;
    for (const auto& [name, entry] : entries.items())
        if (entry.is_object() && entry.contains("rhs0") && entry.contains("params")) rows.push_back(compare(name, entry));
    return rows;
}

// Another file has right-hand sides at five states and several inputs, per ms throughout: each as an entry of its own.
Compared compare_slopes(const Json& model) {
    const std::string name = model["model"], signature = model["derivative_signature"];
    // "(self, state, t, x_ext, add=0.0)": the inputs come after t.
    std::vector<std::string> inputs;
    std::istringstream text(signature.substr(signature.find(", t,") + 4));
    for (std::string word; std::getline(text, word, ',');) {
        word = word.substr(1, word.find_first_of("=)") - 1);
        if (const std::size_t at = word.find("_ext"); at != std::string::npos) word.replace(at, 4, "_inp");
        inputs.push_back((name.starts_with("WilsonCowan") ? "r" : "") + word);
    }
    Compared all;
    for (const Json& evaluation : model["evaluations"])
        for (std::size_t k = 0; k < model["states"][0].size(); ++k) {
            Json entry{
                {"params", model["parameters_in_base_units"]}, {"inputs", Json::object()}, {"state0", Json::array()}, {"rhs0", Json::array()}};
            for (std::size_t i = 0; i < inputs.size(); ++i)
                entry["inputs"][inputs[i]] = i < evaluation["inputs"].size() ? evaluation["inputs"][i] : Json(0.0);
            for (const Json& state : model["states"]) entry["state0"].push_back(state[k]);
            for (const Json& slope : evaluation["derivative"]) entry["rhs0"].push_back(slope[k]);
            const Compared one = compare(name == "JansenRitStep" ? "JansenRitStep per ms" : name, entry);
            all.peer = one.peer, all.model = one.model, all.what = "right-hand sides";
            all.see(one.deviation);
        }
    return all;
}

std::vector<Compared> compare_whole_files() {
    const Json entries = read_json(shared("golden_brainmass.json")), slopes = read_json(shared("reference/brainmass_rhs.json"));
    if (!entries.is_object() || !slopes.is_object()) {
        WARN("brainmass' files are not here: only their excerpt was compared");
        return {};
    }
    auto rows = compare_all(entries);
    for (const Json& model : slopes["models"]) rows.push_back(compare_slopes(model));
    return rows;
}

}  // namespace

TEST_CASE("every model that brainmass has too steps as brainmass does") {
    const Json entries = golden("brainmass.json");
    compare_all(entries);
    for (const PeerMap& map : maps) {
        INFO(map.peer);
        CHECK(entries.contains(map.peer));
    }
}

TEST_CASE("all numbers of brainmass: right-hand sides, Jacobians and steps of three schemes") { compare_whole_files(); }

TEST_CASE("the table of brainmass' models and the largest deviation from each", "[.][table]") {
    const auto rows = compare_whole_files();
    print(rows.empty() ? compare_all(golden("brainmass.json")) : rows);
}
