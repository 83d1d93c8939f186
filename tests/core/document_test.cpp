#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;
using Words = std::vector<std::string>;

namespace {

const double none = std::numeric_limits<double>::quiet_NaN(), endless = std::numeric_limits<double>::infinity();

// Entries that make a good document bad, the path that is blamed, and words the sentence must hold.
struct Bad {
    std::vector<Document::Entry> entries;
    const char* path;
    std::vector<const char*> words;
};

void expect_refused(const Document& good, const Bad& bad) {
    Document document = good;
    for (const auto& entry : bad.entries) document.set(entry.path, entry.value);
    Plan plan;
    const Problem problem = read_plan(document, plan);
    INFO(bad.path << " → " << problem.text);
    CHECK(problem.path == bad.path);
    CHECK(problem.text.starts_with(std::string(bad.path) + ":"));
    for (const char* word : bad.words) CHECK(problem.text.find(word) != std::string::npos);
}

const Document oscillator{{"model", "stuart-landau"}};
const Document populations{{"model", "wilson-cowan"}};

}  // namespace

TEST_CASE("a document needs nothing but a model") {
    for (const Model& model : models()) CHECK(problem({{"model", model.info().id}}) == "");
}

TEST_CASE("an unknown or missing model is answered with the list of models") {
    expect_refused({}, {{{"model", "jansen"}}, "model", {"jansen", "stuart-landau", "wilson-cowan", "mpr"}});
    expect_refused({}, {{}, "model", {"missing", "kuramoto"}});
    expect_refused({}, {{{"model", 3}}, "model", {"must be a word", "3"}});
}

TEST_CASE("a document of another version is refused") { expect_refused(oscillator, {{{"version", 2}}, "version", {"version 1"}}); }

TEST_CASE("bad parameters and starts are named, with what would be right") {
    const std::vector<Bad> table = {
        {{{"parameters.alhpa", 1}}, "parameters.alhpa", {"unknown", "alpha, omega, gamma, beta, lambda"}},
        {{{"initial.z", 1}}, "initial.z", {"unknown", "x, y"}},
        {{{"parameters.alpha", none}}, "parameters.alpha", {"finite", "NaN"}},
        {{{"parameters.alpha", endless}}, "parameters.alpha", {"finite", "Infinity"}},
        {{{"parameters.alpha", "fast"}}, "parameters.alpha", {"a number", "\"fast\""}},
        {{{"parameters.alpha", true}}, "parameters.alpha", {"a number", "true"}},
        {{{"parameters.alpha", Numbers{1, none, 2}}}, "parameters.alpha", {"finite", "node 1"}},
        {{{"nodes", 3}, {"parameters.alpha", Numbers{1, 2}}}, "parameters.alpha", {"2 values", "3 nodes"}},
        {{{"parameters.omega", Numbers{1, 2}}, {"initial.x", Numbers{1, 2, 3}}}, "initial.x", {"3 values", "2 nodes"}},
        {{{"parameters.alpha", Numbers{}}}, "parameters.alpha", {"0 values", "1 node"}},
        {{{"parameters.alpha.gauss", Numbers{0, 1}}}, "parameters.alpha.gauss", {"uniform, normal, lorentz"}},
        {{{"parameters.alpha.uniform", Numbers{0}}}, "parameters.alpha.uniform", {"two finite numbers"}},
        {{{"parameters.alpha.normal", Numbers{0, none}}}, "parameters.alpha.normal", {"two finite numbers"}},
        {{{"parameters.alpha.quantiles", true}}, "parameters.alpha.quantiles", {"uniform, normal, lorentz"}},
        {{{"parameters.alpha.uniform", Numbers{0, 1}}, {"parameters.alpha.lorentz", Numbers{0, 1}}}, "parameters.alpha.lorentz", {"unknown field"}},
    };
    for (const Bad& bad : table) expect_refused(oscillator, bad);
}

TEST_CASE("a time constant must be positive, in a document and in every distribution") {
    for (const Model& model : models())
        for (const Parameter& parameter : model.description.parameters) {
            if (parameter.scale != Scale::log) continue;
            const std::string path = std::string("parameters.") + parameter.id;
            for (double x : {0.0, -1.0}) expect_refused({{"model", model.info().id}}, {{{path, x}}, path.c_str(), {"greater than 0"}});
            expect_refused({{"model", model.info().id}, {"nodes", 20}}, {{{path + ".uniform", Numbers{-1, 1}}}, path.c_str(), {"greater than 0"}});
        }
}

TEST_CASE("bad networks are named") {
    const std::vector<Bad> table = {
        {{{"network.connectome", "star"}}, "network.connectome", {"star", "all-to-all, ring"}},
        {{{"network.connectome", 3}}, "network.connectome", {"all-to-all, ring", "3"}},
        {{{"network.gain", none}}, "network.gain", {"finite"}},
        {{{"network.weights", 1}}, "network.weights", {"unknown field", "connectome"}},
        {{{"network.coupling", "sine"}}, "network.coupling", {"does not fit", "diffusive"}},
        {{{"network.coupling", "magnetic"}}, "network.coupling", {"additive, diffusive, sine"}},
        {{{"network.delay", -1}}, "network.delay", {"0 ms or more", "-1"}},
        {{{"network.speed", 0}}, "network.speed", {"greater than 0"}},
        {{{"network.normalise", "most"}}, "network.normalise", {"most", "valid: none, max, row"}},
        {{{"nodes", 2}, {"network.connectome.lengths", Value(std::vector<double>{0, 1, 1, 0}, 2)}}, "network.connectome.weights", {"missing"}},
        {{{"nodes", 2},
          {"network.connectome.weights", Value(std::vector<double>{0, 1, 1, 0}, 2)},
          {"network.connectome.lengths", Value(std::vector<double>{0, -1, 1, 0}, 2)}},
         "network.connectome.lengths",
         {"0 mm or more"}},
        {{{"nodes", 2},
          {"network.connectome.weights", Value(std::vector<double>{0, 1, 1, 0}, 2)},
          {"network.connectome.lengths", Value(std::vector<double>{0, 1, 1}, 3)}},
         "network.connectome.lengths",
         {"2 rows of 2 numbers", "1 rows of 3"}},
        {{{"network.connectome", "all-to-all"}, {"nodes", 50}, {"network.delay", 1e9}}, "network.delay", {"past values"}},
        {{{"nodes", 2}, {"network.connectome.weights", Value(Numbers{0, 1, 1}, -1)}}, "network.connectome.weights", {"rows of equal length"}},
        {{{"nodes", 3}, {"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)}}, "network.connectome.weights", {"3 rows of 3 numbers", "2 rows of 2"}},
        {{{"nodes", 2}, {"network.connectome.weights", Value(Numbers{0, 1, 1, 0, 1, 1}, 2)}},
         "network.connectome.weights",
         {"2 rows of 2 numbers", "3 rows of 2"}},
        {{{"nodes", 2}, {"network.connectome.weights", Value(Numbers{0, 1, none, 0}, 2)}}, "network.connectome.weights", {"finite", "NaN"}},
        {{{"nodes", 2}, {"network.connectome.weights", Numbers{0, 1, 1, 0}}}, "network.connectome.weights", {"2 rows of 2 numbers"}},
        {{{"nodes", 4001}, {"network.connectome", "ring"}}, "nodes", {"4000", "4001"}},
    };
    for (const Bad& bad : table) expect_refused(oscillator, bad);
    expect_refused({{"model", "kuramoto"}}, {{{"network.coupling", "additive"}}, "network.coupling", {"does not fit", "sine"}});
}

TEST_CASE("bad drives and noise are named") {
    const std::vector<Bad> table = {
        {{{"drive.0.kind", "sawtooth"}}, "drive.0.kind", {"sawtooth", "constant, sine, rotating"}},
        {{{"drive.0.kind", "sine"}, {"drive.0.input", "z"}}, "drive.0.input", {"\"z\"", "f, field, x, y"}},
        {{{"drive.0.kind", "sine"}, {"drive.1.amplitude", none}}, "drive.1.amplitude", {"finite"}},
        {{{"drive.0.kind", "sine"}, {"drive.0.frequency", -3}}, "drive.0.frequency", {"0 or more", "-3"}},
        {{{"drive.0.kind", "sine"}, {"drive.0.freq", 3}}, "drive.0.freq", {"unknown field", "amplitude, frequency, phase, start, stop"}},
        {{{"drive.0.nodes", Numbers{0, 5}}}, "drive.0.nodes", {"unknown node 5", "0 to 0"}},
        {{{"drive.0.nodes", Numbers{0.5}}}, "drive.0.nodes", {"unknown node 0.5"}},
        {{{"drive.0.nodes", "some"}}, "drive.0.nodes", {"\"all\"", "\"some\""}},
        {{{"drive.1.kind", "sine"}}, "drive.1.kind", {"unknown field"}},
        {{{"noise.kind", "grey"}}, "noise.kind", {"grey", "white, ou, pink, brown, blue, violet"}},
        {{{"noise.kind", "ou"}, {"noise.tau", 0}}, "noise.tau", {"greater than 0 ms", "0"}},
        {{{"noise.kind", "pink"}, {"noise.tau", 5}}, "noise.tau", {"\"ou\"", "\"pink\""}},
        {{{"noise.form", "divisive"}}, "noise.form", {"additive, multiplicative"}},
        {{{"noise.space", -3}}, "noise.space", {"0 mm or more", "-3"}},
        {{{"nodes", 3}, {"noise.space", 20}}, "noise.space", {"lengths or centres"}},
        {{{"noise.states", Words{"x", "x"}}}, "noise.states", {"x twice"}},
        {{{"noise.sigma", -1}}, "noise.sigma", {"0 or more"}},
        {{{"noise.states", Words{"x", "w"}}}, "noise.states", {"\"w\"", "x, y"}},
        {{{"noise.states", 3}}, "noise.states", {"a list of state names"}},
        {{{"noise.level", 3}}, "noise.level", {"unknown field", "sigma"}},
    };
    for (const Bad& bad : table) expect_refused(oscillator, bad);
    expect_refused(populations, {{{"drive.0.kind", "rotating"}}, "drive.0.kind", {"z = x + iy", "use sine"}});
    expect_refused(populations, {{{"noise.states", "z"}}, "noise.states", {"unknown state", "x, y"}});
}

TEST_CASE("bad times, sizes and records are named") {
    const std::vector<Bad> table = {
        {{{"dt", -0.1}}, "dt", {"greater than 0", "-0.1"}},
        {{{"dt", 0}}, "dt", {"greater than 0"}},
        {{{"dt", none}}, "dt", {"finite", "NaN"}},
        {{{"dt", "small"}}, "dt", {"finite number", "\"small\""}},
        {{{"duration", -1}}, "duration", {"0 or more"}},
        {{{"duration", endless}}, "duration", {"finite"}},
        {{{"duration", 1e12}}, "duration", {"too many"}},
        {{{"dt", 1e-300}}, "duration", {"too many"}},
        {{{"duration", 1e8}, {"nodes", 20}}, "record.every", {"raise record.every"}},
        {{{"record.every", 0}}, "record.every", {"whole number from 1"}},
        {{{"record.every", 1.5}}, "record.every", {"whole number"}},
        {{{"record.what", Words{"x", "spikes"}}}, "record.what", {"\"spikes\"", "x, y", "observable", "input."}},
        {{{"record.what", 1}}, "record.what", {"a list of names"}},
        {{{"record.every", 1}, {"record.from", 1}}, "record.from", {"unknown field"}},
        {{{"nodes", 0}}, "nodes", {"whole number from 1"}},
        {{{"nodes", 2.5}}, "nodes", {"whole number", "2.5"}},
        {{{"nodes", 1e9}}, "nodes", {"100000"}},
        {{{"seed", -1}}, "seed", {"whole number from 0"}},
        {{{"seed", 1.5}}, "seed", {"whole number"}},
        {{{"integrator", "leapfrog"}}, "integrator", {"euler, heun, rk4, exponential"}},
        {{{"integrator.method", "rk4"}, {"integrator.coupling", "late"}}, "integrator.coupling", {"staged, held"}},
        {{{"precision", "f16"}}, "precision", {"f64", "f32"}},
        {{{"speed", 3}}, "speed", {"unknown field", "model, nodes, parameters"}},
    };
    for (const Bad& bad : table) expect_refused(oscillator, bad);
    expect_refused(populations, {{{"integrator", "exponential"}}, "integrator", {"linear core", "heun or rk4"}});
}

TEST_CASE("of many faults a document is told the first that is read") {
    expect_refused(oscillator, {{{"dt", -1}, {"parameters.alpha", none}, {"bogus", 1}}, "parameters.alpha", {"NaN"}});
}

TEST_CASE("null stands for a field that is left out") {
    CHECK(problem({{"model", "kuramoto"}, {"parameters.omega", Value()}, {"drive.0.kind", "sine"}, {"drive.0.stop", Value()}, {"network.delay", Value()}}) ==
          "");
}

TEST_CASE("a seed may be as large as its slider says") {
    for (const Quantity& setting : settings())
        if (std::string_view(setting.id) == "seed") CHECK(problem(with(oscillator, {{"seed", setting.high}})) == "");
}

TEST_CASE("a list of values says how many nodes there are") {
    CHECK(plan_of(with(oscillator, {{"parameters.alpha", Numbers{1, 2, 3}}})).nodes == 3);
    CHECK(plan_of(with(oscillator, {{"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)}})).nodes == 2);
    CHECK(plan_of(with(oscillator, {{"drive.0.nodes", Numbers{0}}, {"parameters.alpha.uniform", Numbers{0, 1}}})).nodes == 1);
}

TEST_CASE("a network that was refused is not worked on any further") {
    // As the matrix of 68 nodes that it would be without its fault.
    expect_refused(oscillator, {{{"network.connectome.graph", "dk68"}, {"network.connectome.density", 0.9}, {"network.normalise", "row"}},
                                "network.connectome.density",
                                {"must be from"}});
    for (const char* path : {"network.edits", "network.lesions"}) {
        const Value value = std::string_view(path) == "network.edits" ? Value(Numbers{4999, 4998, 1}, 3) : Value(Numbers{4999});
        expect_refused(oscillator, {{{"nodes", 5000}, {"network.connectome", "ring"}, {path, value}}, "nodes", {"up to 4000 nodes"}});
    }
    expect_refused(
        oscillator,
        {{{"nodes", 5000}, {"network.connectome", "all-to-all"}, {"network.normalise", "row"}}, "network.normalise", {"up to 4000 nodes"}});
    // What is too large to have a matrix has none to change.
    Plan plan = plan_of(with(oscillator, {{"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)}}));
    plan.network.weights.clear();
    CHECK(change_weight(plan, "network.edits", 1, 0, 1));
}

TEST_CASE("a past is refused by the memory that it takes, its padding and its second copy included") {
    const auto delayed = [](int nodes, double delay, const char* precision) {
        return with(
            oscillator,
            {{"nodes", nodes}, {"network.connectome", "all-to-all"}, {"network.delay", delay}, {"dt", 0.1}, {"precision", precision}, {"duration", 0}});
    };
    for (const char* precision : {"f32", "f64"}) {
        CHECK(problem(delayed(1000, 300, precision)) == "");
        expect_refused(delayed(1, 2e6, precision), {{}, "network.delay", {"delays of up to 2000000 ms", "MB of past values, more than 400;"}});
    }
    CHECK(problem(delayed(1000, 2000, "f32")) == "");
    CHECK(problem(delayed(1000, 2000, "f64")) != "");
}
