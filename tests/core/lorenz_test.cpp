// Lorenz's equations: known to many digits, so they check what measures chaos.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

// The mean rate, per ms, at which two nearby runs part: they are brought back to 1e-8 of each other every 2 ms.
double divergence(double rho, int turns) {
    constexpr double apart = 1e-8, stretch = 2;
    Numbers here{1, 1, 1}, towards{1, 0, 0};
    double sum = 0;
    for (int k = -10; k < turns; ++k) {
        Document document{{"model", "lorenz"},   {"nodes", 2},  {"parameters.rho", rho},
                          {"integrator", "rk4"}, {"dt", 0.004}, {"duration", 0}};
        const char* paths[] = {"initial.x", "initial.y", "initial.z"};
        for (std::size_t i = 0; i < 3; ++i) document.set(paths[i], Numbers{here[i], here[i] + apart * towards[i]});
        const auto simulation = simulate(document);
        advance_to(*simulation, stretch);
        here = simulation->node_states(0);
        const Numbers other = simulation->node_states(1);
        double distance = 0;
        for (std::size_t i = 0; i < 3; ++i) distance = std::hypot(distance, other[i] - here[i]);
        for (std::size_t i = 0; i < 3; ++i) towards[i] = (other[i] - here[i]) / distance;
        if (k >= 0) sum += std::log(distance / apart);
    }
    return sum / (turns * stretch);
}

}  // namespace

TEST_CASE("Lorenz's equations move as they say, with every parameter") {
    check_equations("lorenz", [](auto p, auto in, auto s) -> Numbers {
        const double x = s("x"), y = s("y"), z = s("z");
        return {p("sigma") * (y - x) + in("x"), x * (p("rho") - z) - y + in("y"), x * y - p("beta") * z};
    });
}

TEST_CASE("Two steady rolls stand at x = y = +-sqrt(beta (rho - 1)), z = rho - 1") {
    const auto found = equilibria(operating("lorenz", "chaos"), {1, 1, 1});
    REQUIRE(found.size() == 3);
    const double x = std::sqrt(8.0 / 3 * 27);
    CHECK(found[0].state[0] == within(-x, 1e-9));
    CHECK(found[1].state[2] == within(0, 1e-9));
    CHECK(found[2].state[0] == within(x, 1e-9));
    CHECK(found[2].state[2] == within(27, 1e-9));
    for (const Equilibrium& e : found) CHECK(!e.stable);
}

TEST_CASE("The steady rolls lose their stability at rho = sigma (sigma + beta + 3)/(sigma - beta - 1) = 24.74") {
    const Branch branch = follow(operating("lorenz", "steady"), "rho", 15, 30, {6.1, 6.1, 14});
    REQUIRE(branch.hopfs.size() == 1);
    CHECK(branch.hopfs[0].parameter == within(470.0 / 19, 1e-6));
}

TEST_CASE("Nearby runs of Lorenz's equations part at the rate of 0.906, and do not where the roll is steady") {
    CHECK(divergence(28, slow ? 100 : 1000) == within(0.906, slow ? 0.15 : 0.03));
    CHECK(divergence(15, 50) < -0.1);
}
