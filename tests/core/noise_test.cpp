// Noise as a whole: which numbers a run hears, and what form they take. Kinds: noise_kinds_test.cpp; space: noise_space_test.cpp.
#include "tests/core/noise_signals.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

constexpr const char* kinds[] = {"white", "ou", "pink", "brown", "blue", "violet"};

// Geometric Brownian motion dx = a x dt + sigma x dW in many nodes: mean of x and of x² at the end.
struct Moments {
    double first = 0, second = 0;
};
constexpr double growth = -0.02, strength = 0.2, span = 10;  // 1/ms, 1/√ms, ms
const int walkers = slow ? 4000 : 20000;

Moments geometric(const char* integrator, double dt) {
    const auto simulation = simulate({{"model", "linear"},
                                      {"nodes", walkers},
                                      {"parameters.gamma", growth},
                                      {"initial.x", 1},
                                      {"integrator", integrator},
                                      {"dt", dt},
                                      {"noise.sigma", strength},
                                      {"noise.form", "multiplicative"}});
    advance_to(*simulation, span);
    Moments moments;
    for (double x : values(*simulation)) moments.first += x / walkers, moments.second += x * x / walkers;
    return moments;
}

// Four standard errors of the mean of e^{m s z}, relative: its variance is e^{(m s)²} − 1.
double margin(double power) { return 4 * std::sqrt((std::exp(power * power * strength * strength * span) - 1) / walkers); }

}  // namespace

TEST_CASE("multiplicative noise is Itô's by Euler, Runge–Kutta 4 and exponential Euler") {
    for (const char* integrator : {"euler", "rk4", "exp-euler"}) {
        const Moments moments = geometric(integrator, 0.1);
        INFO(integrator);
        CHECK(moments.first / std::exp(growth * span) == Approx(1).margin(margin(1) + 0.001));
        CHECK(moments.second / std::exp((2 * growth + strength * strength) * span) == Approx(1).margin(margin(2) + 0.005));
    }
}

TEST_CASE("multiplicative noise is Stratonovich's by Heun") {
    const Moments moments = geometric("heun", 0.1);
    CHECK(moments.first / std::exp((growth + 0.5 * strength * strength) * span) == Approx(1).margin(margin(1) + 0.001));
    CHECK(moments.second / std::exp((2 * growth + 2 * strength * strength) * span) == Approx(1).margin(margin(2) + 0.005));
}

TEST_CASE("Heun follows the path of multiplicative noise as dt falls") {
    // x = e^{a t + sigma W(t)}, on the path that the additive run of the same seed walks.
    double error[2];
    for (int k = 0; k < 2; ++k) {
        const double dt = k == 0 ? 0.2 : 0.05;
        const Document document{{"model", "linear"}, {"nodes", 200}, {"parameters.gamma", growth},
                                {"initial.x", 1},    {"dt", dt},     {"noise.sigma", strength}};
        const auto path = simulate(with(document, {{"parameters.gamma", 0}, {"initial.x", 0}}));
        const auto simulation = simulate(with(document, {{"noise.form", "multiplicative"}}));
        advance_to(*path, span);
        advance_to(*simulation, span);
        const auto w = values(*path), x = values(*simulation);
        error[k] = 0;
        for (std::size_t n = 0; n < x.size(); ++n) error[k] += std::abs(x[n] / std::exp(growth * span + w[n]) - 1) / double(x.size());
    }
    CHECK(error[0] < 0.02);
    CHECK(error[1] < 0.4 * error[0]);
}

TEST_CASE("multiplicative noise on z turns no phase: it is noise on the growth rate") {
    const auto simulation = simulate({{"model", "stuart-landau"},
                                      {"nodes", 20},
                                      {"parameters.omega", 0},
                                      {"initial.x", 0.6},
                                      {"initial.y", 0.8},
                                      {"noise.sigma", 2},
                                      {"noise.states", "z"},
                                      {"noise.form", "multiplicative"}});
    advance(*simulation, 500);
    const auto x = values(*simulation, "x"), y = values(*simulation, "y");
    for (std::size_t n = 0; n < x.size(); ++n) CHECK(y[n] / x[n] == Approx(0.8 / 0.6).epsilon(1e-9));
    CHECK(variance_of(x) > 1e-4);
}

TEST_CASE("multiplicative noise is for the states whose model declares it") {
    Plan plan;
    const Problem one = read_plan({{"model", "mpr"}, {"noise.form", "multiplicative"}}, plan);
    CHECK(one.path == "noise.form");
    CHECK(one.text.find("not declared for r of mpr") != std::string::npos);
    plan_of({{"model", "hopf"}, {"noise.form", "multiplicative"}, {"noise.states", "y"}});
}

TEST_CASE("runs with other parameters hear the same noise, of every kind") {
    for (const char* kind : kinds) {
        const Document document = with(adding(5, 0.1), {{"noise.kind", kind}});
        const auto still = simulate(document),
                   leaky = simulate(with(
                       document, {{"parameters.gamma", -0.3}, {"initial.x", 2}, {"network.connectome", "ring"}, {"network.gain", 0.1}}));
        for (int k = 0; k < 200; ++k) {
            const Numbers a = values(*still), b = values(*leaky);
            advance(*still, 1);
            advance(*leaky, 1);
            const Numbers c = values(*still), d = values(*leaky);
            for (std::size_t n = 0; n < 5; ++n) {
                const double drift = -0.3 * b[n] + 0.1 * 0.5 * (b[(n + 1) % 5] + b[(n + 4) % 5]);
                INFO(kind << " node " << n << " step " << k);
                REQUIRE(d[n] - b[n] - 0.1 * drift == Approx(c[n] - a[n]).margin(1e-13));
            }
        }
    }
}

TEST_CASE("a noise stays as it is when noises of other kinds or on other states stand before it") {
    for (const char* kind : kinds) {
        const Document document{{"model", "stuart-landau"}, {"nodes", 3}};
        const auto alone = simulate(with(document, {{"noise.0.kind", kind}, {"noise.0.sigma", 0.3}, {"noise.0.states", "x"}}));
        const auto behind = simulate(with(document, {{"noise.0.kind", kind[0] == 'w' ? "ou" : "white"},
                                                     {"noise.0.sigma", 0},
                                                     {"noise.1.kind", kind},
                                                     {"noise.1.sigma", 0},
                                                     {"noise.1.states", "y"},
                                                     {"noise.2.kind", kind},
                                                     {"noise.2.sigma", 0.3},
                                                     {"noise.2.states", "x"}}));
        advance(*alone, 300);
        advance(*behind, 300);
        INFO(kind);
        CHECK(alone->hash() == behind->hash());
    }
}

TEST_CASE("two noises of one kind on one state are independent") {
    for (const char* kind : kinds) {
        const auto simulation = simulate({{"model", "linear"},
                                          {"nodes", 4000},
                                          {"parameters.gamma", 0},
                                          {"initial.x", 0},
                                          {"noise.0.kind", kind},
                                          {"noise.0.sigma", 1},
                                          {"noise.1.kind", kind},
                                          {"noise.1.sigma", 1}});
        const auto one = simulate(with(adding(4000, 0.05), {{"noise.kind", kind}}));
        advance(*simulation, 1);
        advance(*one, 1);
        INFO(kind);
        CHECK(variance_of(values(*simulation)) / variance_of(values(*one)) == Approx(2).epsilon(0.15));
    }
}

TEST_CASE("a node's noise does not depend on how many nodes there are") {
    for (const char* kind : kinds) {
        const auto few = simulate(with(adding(3, 0.1), {{"noise.kind", kind}})), more = simulate(with(adding(70, 0.1), {{"noise.kind", kind}}));
        advance(*few, 100);
        advance(*more, 100);
        INFO(kind);
        for (int n = 0; n < 3; ++n) CHECK(read(*few, "x", n) == read(*more, "x", n));
    }
}

TEST_CASE("a snapshot holds what noise remembers") {
    for (const char* kind : kinds)
        for (const char* precision : {"f32", "f64"}) {
            const Document document = with(
                adding(7, 0.1),
                {{"noise.kind", kind}, {"precision", precision}, {"network.connectome", "all-to-all"}, {"network.delay", 3}, {"network.gain", 0.1}});
            const auto simulation = simulate(document), other = simulate(with(document, {{"initial.x", 5}}));
            advance(*simulation, 150);
            const auto bytes = simulation->snapshot();
            advance(*simulation, 150);
            advance(*other, 10);
            REQUIRE(other->restore(bytes));
            advance(*other, 150);
            INFO(kind << " " << precision);
            CHECK(other->hash() == simulation->hash());
            CHECK(other->snapshot() == simulation->snapshot());
        }
}

TEST_CASE("a document that is taken over leaves the noise it has as it runs") {
    for (const char* kind : kinds) {
        const Document document = with(adding(7, 0.1), {{"noise.0.kind", kind}, {"noise.0.sigma", 1}});
        Document plain;
        for (const auto& entry : document.entries())
            if (entry.path != "noise.sigma") plain.set(entry.path, entry.value);
        const auto simulation = simulate(plain), other = simulate(plain);
        advance(*simulation, 50);
        advance(*other, 50);
        REQUIRE(other->adopt(plan_of(with(plain, {{"noise.1.kind", "ou"}, {"noise.1.sigma", 0}}))));
        advance(*simulation, 50);
        advance(*other, 50);
        INFO(kind);
        CHECK(other->hash() == simulation->hash());
    }
}

TEST_CASE("numbers of a noise change while it runs, and only to what makes sense") {
    const auto simulation = simulate(with(adding(2, 0.1), {{"noise.kind", "ou"}, {"noise.tau", 5}}));
    CHECK(!simulation->set("noise.tau", 50, -1));
    CHECK(!simulation->set("noise.0.sigma", 0, -1));
    const Numbers before = values(*simulation);
    advance(*simulation, 10);
    CHECK(values(*simulation) == before);
    struct Case {
        const char* path;
        double value;
        const char* says;
    };
    for (const Case& c :
         {Case{"noise.0.tau", 0, "greater than 0"}, Case{"noise.tau", -1, "greater than 0"}, Case{"noise.0.space", 10, "lengths or centres"},
          Case{"noise.0.space", -1, "0 mm or more"}, Case{"noise.1.sigma", 1, "no such noise"}, Case{"noise.0.kind", 1, "no such noise"}}) {
        const Problem problem = simulation->set(c.path, c.value, -1);
        INFO(c.path << " " << problem.text);
        CHECK(problem.path.substr(0, 6) == "noise.");
        CHECK(problem.text.find(c.says) != std::string::npos);
    }
    const auto white = simulate(adding(2, 0.1));
    CHECK(white->set("noise.tau", 3, -1).text.find("\"ou\"") != std::string::npos);
}
