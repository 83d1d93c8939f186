// Trajectories computed once, outside this project, with an adaptive eighth-order Runge–Kutta method
// (SciPy's DOP853, relative tolerance 1e-12). Ten thousand RK4 steps must end there.
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

constexpr int steps = 10000;

// Runs to `duration` ms and compares each node's states to 1e-8 of the largest.
void expect_end(Document document, double duration, const std::vector<Numbers>& nodes) {
    const auto simulation = simulate(with(document, {{"integrator", "rk4"}, {"dt", duration / steps}, {"duration", 0}}));
    advance(*simulation, steps);
    double largest = 0;
    for (const Numbers& node : nodes)
        for (double x : node) largest = std::max(largest, std::abs(x));
    for (std::size_t n = 0; n < nodes.size(); ++n) {
        const auto state = simulation->node_states(int(n));
        REQUIRE(state.size() == nodes[n].size());
        for (std::size_t i = 0; i < state.size(); ++i) {
            INFO("node " << n << ", state " << i << ": " << state[i]);
            CHECK(std::abs(state[i] - nodes[n][i]) <= 1e-8 * largest);
        }
    }
}

}  // namespace

TEST_CASE("three phase oscillators, all to all, end at their golden phases") {
    expect_end({{"model", "kuramoto"},
                {"parameters.omega", Numbers{1, 1.3, 2}},
                {"initial.theta", Numbers{0, 1, 2}},
                {"network.connectome", "all-to-all"},
                {"network.gain", 1.5}},
               10000, {{15.02423488}, {15.23814953}, {15.73761559}});
}

TEST_CASE("a damped oscillator under a rotating drive ends at its golden state") {
    expect_end({{"model", "damped-harmonic"},
                {"parameters.alpha", -0.3},
                {"parameters.omega", turn},
                {"initial.x", 1},
                {"initial.y", 0},
                {"drive.0.kind", "rotating"},
                {"drive.0.amplitude", 0.5},
                {"drive.0.frequency", 0.7}},
               5000, {{0.1727687481, -0.3164300841}});
}

TEST_CASE("a Stuart–Landau oscillator with shear ends at its golden state") {
    expect_end({{"model", "stuart-landau"},
                {"parameters.alpha", 1},
                {"parameters.omega", 2},
                {"parameters.gamma", 1},
                {"parameters.beta", 1},
                {"initial.x", 0.3},
                {"initial.y", 0.1}},
               5000, {{0.981869034, 0.1884801518}});
}

TEST_CASE("Wilson–Cowan populations of the companion site end at their golden state") {
    const Model& model = *find_model("wilson-cowan");
    expect_end(with(preset_document(model, preset_of(model, "wc-c")), {{"parameters.P_x", 1.5}, {"initial.x", 0.1}, {"initial.y", 0.05}}),
               100, {{0.1948282104, 0.3270494384}});
}

TEST_CASE("a Montbrió–Pazó–Roxin population ends at its golden state") {
    expect_end({{"model", "mpr"},
                {"parameters.eta", -5},
                {"parameters.J", 15},
                {"parameters.Delta", 1},
                {"parameters.I", 0},
                {"parameters.tau", 1},
                {"initial.r", 0.5},
                {"initial.v", 0}},
               5, {{1.105453643, -0.03662303465}});
}

TEST_CASE("a Jansen–Rit column that starts from nothing ends at its golden state") {
    expect_end({{"model", "jansen-rit"}, {"parameters.p", 220}}, 1000,
               {{0.09090104902, 24.52982665, 17.96082589, -0.3993842573, -13.84069537, -103.3468402}});
}
