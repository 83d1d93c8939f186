// Each method converges as it says, and the exponential step is exact where it claims to be.
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Complex = std::complex<double>;

namespace {

// How far apart a run with a step and one with half of it come within a span of steps, as a share of the plot's range.
double halving_error(const Model& model, const char* method, double dt, int steps) {
    const Document document{{"model", model.info().id},
                            {"integrator", method},
                            {"dt", dt},
                            {"duration", 0},
                            {"drive.0.kind", "sine"},
                            {"drive.0.amplitude", model.info().forcing.amplitude},
                            {"drive.0.frequency", model.info().forcing.frequency}};
    const auto coarse = simulate(document), fine = simulate(with(document, {{"dt", dt / 2}}));
    double error = 0;
    for (int k = 0; k < steps; ++k) {
        if (coarse->step(1) < 1 || fine->step(2) < 2) return std::numeric_limits<double>::infinity();
        for (const State& state : model.description.states)
            error = std::max(error, std::abs(read(*coarse, state.id) - read(*fine, state.id)) / (state.high - state.low));
    }
    return error;
}

// How much that error shrinks when the step is halved: 2^order. The step is the largest, of 32 of the model's own
// downward, that is short beside the fastest decay and at which the error is small: there the leading term rules.
double shrinkage(const Model& model, const char* method, double small) {
    double dt = 32 * model.info().dt, fastest = 0;
    const auto start = simulate({{"model", model.info().id}, {"duration", 0}});
    const Operating node{model, start->node_parameters(0), start->node_constant_inputs(0)};
    for (const Complex& rate : eigenvalues_at(node, start->node_states(0))) fastest = std::max(fastest, std::abs(rate));
    while (fastest * dt / model.info().time_unit_ms() > 0.2) dt /= 2;
    while (halving_error(model, method, dt, 32) > small) dt /= 2;
    const double first = halving_error(model, method, dt, 32), second = halving_error(model, method, dt / 2, 64);
    INFO(model.info().id << " " << method << ", dt = " << dt << ": " << first << " then " << second);
    REQUIRE(second > 1e-12);
    return first / second;
}

// The analytic relaxation of a synapse towards u.
double relaxed(double t, double tau_r, double tau_d, double s, double slope, double u) {
    if (tau_r == tau_d) return u + ((s - u) + (slope + (s - u) / tau_d) * t) * std::exp(-t / tau_d);
    const double a = -1 / tau_r, b = -1 / tau_d, A = (slope - b * (s - u)) / (a - b);
    return u + A * std::exp(a * t) + (s - u - A) * std::exp(b * t);
}

}  // namespace

TEST_CASE("both Eulers converge at order 1, Heun at order 2, Runge–Kutta at order 4, for every model under a sine") {
    for (const Model& model : models()) {
        INFO(model.info().id);
        CHECK(shrinkage(model, "euler", 3e-5) == Approx(2).epsilon(0.1));
        CHECK(shrinkage(model, "heun", 3e-5) == Approx(4).epsilon(0.15));
        CHECK(shrinkage(model, "rk4", 1e-7) == Approx(16).epsilon(0.2));
        CHECK(shrinkage(model, "exp-euler", 3e-5) == Approx(2).epsilon(0.1));
    }
}

TEST_CASE("the exponential step of a damped oscillator under a constant force is exact at any step") {
    const double alpha = -0.8, omega = 20, F = 3;
    const Complex rate(alpha, omega), rest = -F / rate, start(0.7, -0.4);
    for (const char* precision : {"f64", "f32"})
        for (double dt : {0.01, 1.0, 30.0, 700.0, 5000.0}) {
            const auto simulation = simulate({{"model", "damped-harmonic"},
                                              {"parameters.alpha", alpha},
                                              {"parameters.omega", omega},
                                              {"initial.x", start.real()},
                                              {"initial.y", start.imag()},
                                              {"drive.0.kind", "constant"},
                                              {"drive.0.amplitude", F},
                                              {"integrator", "exponential"},
                                              {"dt", dt},
                                              {"precision", precision},
                                              {"duration", 0}});
            advance(*simulation, 3);
            const Complex exact = rest + (start - rest) * std::exp(rate * 3.0 * dt / 1000.0);
            INFO(precision << ", dt = " << dt);
            CHECK(std::abs(z_of(*simulation) - exact) < (precision[1] == '6' ? 1e-13 : 1e-4));
        }
}

TEST_CASE("the exponential step turns a phase point on a Stuart–Landau cycle without error") {
    const auto simulation = simulate({{"model", "stuart-landau"},
                                      {"initial.x", 1},
                                      {"parameters.omega", 30},
                                      {"parameters.beta", 4},
                                      {"integrator", "exponential"},
                                      {"dt", 400},
                                      {"duration", 0}});
    advance(*simulation, 5);
    CHECK(std::abs(z_of(*simulation) - std::polar(1.0, 26 * 2.0)) < 1e-13);
}

TEST_CASE("the exponential step of a synapse is exact at any step, for equal, near and far time constants") {
    const double rows[][2] = {{10, 10}, {10, 10.0001}, {9, 10}, {2, 10}, {0.1, 300}, {10, 2}};
    for (const char* precision : {"f64", "f32"})
        for (const auto& [tau_r, tau_d] : rows)
            for (double dt : {0.1, 2.0, 25.0, 400.0}) {
                // Without the loop each population hears a constant, and fires at a constant rate.
                const auto simulation = simulate({{"model", "nmm1"},
                                                  {"parameters.w_xy", 0},
                                                  {"parameters.w_yx", 0},
                                                  {"parameters.P_x", 0},
                                                  {"parameters.gamma_x", 1},
                                                  {"parameters.e_0", 1},
                                                  {"parameters.tau_rx", tau_r},
                                                  {"parameters.tau_dx", tau_d},
                                                  {"initial.x", 0.3},
                                                  {"initial.x_dot", 0.05},
                                                  {"integrator", "exponential"},
                                                  {"dt", dt},
                                                  {"precision", precision},
                                                  {"duration", 0}});
                advance(*simulation, 3);
                INFO(precision << ", τ " << tau_r << " and " << tau_d << ", dt = " << dt);
                CHECK(read(*simulation, "x") == Approx(relaxed(3 * dt, tau_r, tau_d, 0.3, 0.05, 1)).margin(precision[1] == '6' ? 1e-11 : 2e-5));
            }
}

TEST_CASE("the exponential step converges at order 1 or better under a sine, for every model that has one") {
    for (const Model& model : models())
        if (model.linear_core()) {
            INFO(model.info().id);
            CHECK(shrinkage(model, "exponential", 1e-4) > 1.8);
        }
}

// x' = αx + F, one step of `dt` seconds from x: what exponential Euler makes of it.
double decayed(const char* precision, double alpha, double F, double x, double dt) {
    const auto simulation = simulate({{"model", "damped-harmonic"},
                                      {"parameters.alpha", alpha},
                                      {"parameters.omega", 0},
                                      {"initial.x", x},
                                      {"drive.0.kind", "constant"},
                                      {"drive.0.amplitude", F},
                                      {"integrator", "exp-euler"},
                                      {"dt", 1000 * dt},
                                      {"precision", precision},
                                      {"duration", 0}});
    advance(*simulation, 1);
    return read(*simulation, "x");
}

TEST_CASE("exponential Euler is exact to 1e-15 for what decays or grows by itself, however little or much") {
    for (double z = 1e-20; z < 600; z *= 1.7)
        for (double sign : {-1.0, 1.0}) {
            INFO("z = " << sign * z);
            // From 0 under a force of 1: dt φ(z), here with dt = 1 s.
            const double exact = double(std::expm1(sign * (long double)(z)) / (sign * (long double)(z)));
            CHECK(decayed("f64", sign * z, 1, 0, 1) == Approx(exact).epsilon(1e-15).margin(0));
            if (z < 80) CHECK(decayed("f32", sign * z, 1, 0, 1) == Approx(exact).epsilon(z < 1 ? 3e-7 : 3e-7 * z).margin(0));
        }
    CHECK(decayed("f64", 0, 3, 0.5, 1) == 3.5);
    CHECK(decayed("f64", -2, 3, 0.5, 0.25) == Approx(1.5 - std::exp(-0.5)).epsilon(1e-15));
}

TEST_CASE("exponential Euler stays finite and lands at rest when the step is long beside a decay") {
    for (const char* precision : {"f64", "f32"})
        for (double dt : {1.0, 1e3, 1e6}) {
            INFO(precision << ", dt = " << dt << " s");
            CHECK(decayed(precision, -1e6, 2e6, 1, dt) == Approx(2).epsilon(1e-6));
        }
}

TEST_CASE("exponential Euler counts what a node hears from the network as constant") {
    const double alpha = -3, gain = 5, dt = 0.1, x[] = {1, -0.5};
    const auto simulation = simulate({{"model", "damped-harmonic"},
                                      {"parameters.alpha", alpha},
                                      {"parameters.omega", 0},
                                      {"initial.x", std::vector<double>{x[0], x[1]}},
                                      {"network.connectome", "all-to-all"},
                                      {"network.coupling", "diffusive"},
                                      {"network.gain", gain},
                                      {"integrator", "exp-euler"},
                                      {"dt", 1000 * dt},
                                      {"duration", 0}});
    advance(*simulation, 1);
    for (int n : {0, 1}) {
        const double heard = gain * ((x[0] + x[1]) / 2 - x[n]);
        CHECK(read(*simulation, "x", n) == Approx(x[n] + std::expm1(alpha * dt) / alpha * (alpha * x[n] + heard)).epsilon(1e-14));
    }
}

TEST_CASE("exponential Euler is Euler where a state does not act on itself, on every node of a wide row") {
    const Document phases{{"model", "kuramoto"}, {"nodes", 13}, {"duration", 0}};
    const auto one = simulate(with(phases, {{"integrator", "euler"}})), other = simulate(with(phases, {{"integrator", "exp-euler"}}));
    advance(*one, 100), advance(*other, 100);
    for (int n = 0; n < 13; ++n) CHECK(read(*one, "theta", n) == read(*other, "theta", n));
}

TEST_CASE("white noise alone spreads a state as sigma² t, by every method") {
    for (const Choice& method : integrators()) {
        const int nodes = 20000;
        const auto simulation = simulate({{"model", "damped-harmonic"},
                                          {"parameters.alpha", 0},
                                          {"parameters.omega", 0},
                                          {"initial.x", 0},
                                          {"nodes", nodes},
                                          {"noise.sigma", 0.3},
                                          {"integrator", method.id},
                                          {"dt", 50},
                                          {"duration", 0}});
        advance_to(*simulation, 2000);
        std::vector<double> x;
        for (int n = 0; n < nodes; ++n) x.push_back(read(*simulation, "x", n));
        INFO(method.id);
        CHECK(variance_of(x) == Approx(0.09 * 2).epsilon(0.04));
        CHECK(std::abs(mean_of(x)) < 4 * std::sqrt(0.18 / nodes));
    }
}

TEST_CASE("noise on z shares its power between x and y, noise on x does not") {
    const auto variances = [](const char* state) {
        const auto simulation = simulate({{"model", "damped-harmonic"},
                                          {"parameters.alpha", 0},
                                          {"parameters.omega", 0},
                                          {"initial.x", 0},
                                          {"nodes", 20000},
                                          {"noise.sigma", 1},
                                          {"noise.states", state},
                                          {"dt", 1000},
                                          {"duration", 0}});
        advance(*simulation, 1);
        std::vector<double> x, y;
        for (int n = 0; n < 20000; ++n) x.push_back(read(*simulation, "x", n)), y.push_back(read(*simulation, "y", n));
        return std::pair(variance_of(x), variance_of(y));
    };
    CHECK(variances("z").first == Approx(0.5).epsilon(0.04));
    CHECK(variances("z").second == Approx(0.5).epsilon(0.04));
    CHECK(variances("x").first == Approx(1).epsilon(0.04));
    CHECK(variances("x").second == 0);
}

TEST_CASE("Heun's second slope hears the noise of its own step, the other methods add it at the end") {
    // From the origin a linear oscillator feels nothing but the kick: it stays the kick, or turns with it for half a step.
    const double alpha = -3, omega = 40, dt = 0.01;
    const auto after_one_step = [&](const char* method) {
        const auto simulation = simulate({{"model", "damped-harmonic"},
                                          {"parameters.alpha", alpha},
                                          {"parameters.omega", omega},
                                          {"initial.x", 0},
                                          {"noise.sigma", 1},
                                          {"noise.states", "z"},
                                          {"integrator", method},
                                          {"dt", 1000 * dt},
                                          {"duration", 0}});
        advance(*simulation, 1);
        return z_of(*simulation);
    };
    const Complex kick = after_one_step("euler");
    REQUIRE(std::abs(kick) > 0);
    CHECK(std::abs(after_one_step("heun") / kick - (1.0 + Complex(alpha, omega) * dt / 2.0)) < 1e-13);
    CHECK(after_one_step("rk4") == kick);
    CHECK(after_one_step("exponential") == kick);
    CHECK(after_one_step("exp-euler") == kick);
}
