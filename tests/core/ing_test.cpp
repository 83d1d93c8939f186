// Interneuron gamma: where it begins and ends, and which synapses allow it.
#include "core/model/qif.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

Branch along_current(const std::vector<Setting>& changes = {}) { return follow(operating("ing", "paper-i-10", changes), "I", -20, 100); }

// The rate equation as the paper prints it, tau_m r' = Delta + 2 r v; the other three as built.
std::vector<double> printed(const Operating& at, const std::vector<double>& x) {
    Operating copy = at;
    std::vector<double> slope = slope_at(at, x);
    slope[0] = (parameter(copy, "Delta") + 2 * x[0] * x[1]) / parameter(copy, "tau_m");
    return slope;
}

}  // namespace

TEST_CASE("Interneuron gamma moves as its equations say, with every parameter") {
    check_equations("ing", [](auto p, auto in, auto s) -> std::vector<double> {
        const double tau = p("tau_m"), r = s("r"), v = s("v");
        const double input = p("eta") - tau * (p("J") * s("s") + in("s")) + p("I") + in("v");
        return {(p("Delta") / (pi * tau) + 2 * r * v) / tau, (v * v - std::pow(pi * tau * r, 2) + input) / tau, s("z") / p("tau_s"),
                (r - 2 * s("z") - s("s")) / p("tau_s")};
    });
}

TEST_CASE("Interneuron gamma lives between two Hopf points, at I = 5.322 and 76.701") {
    const Branch branch = along_current();
    CHECK(branch.folds.empty());
    REQUIRE(branch.hopfs.size() == 2);
    CHECK(branch.hopfs[0].parameter == within(5.32212, 1e-5));
    CHECK(1000 * branch.hopfs[0].state[0] == within(33.86, 0.005));
    CHECK(hertz(branch.hopfs[0].omega) == within(54.55, 0.005));
    CHECK(branch.hopfs[1].parameter == within(76.70112, 1e-5));
    CHECK(1000 * branch.hopfs[1].state[0] == within(260.4, 0.05));
    CHECK(hertz(branch.hopfs[1].omega) == within(255.5, 0.05));
}

TEST_CASE("Interneuron gamma speeds up with the current") {
    const auto found = cycles(experiment("ing", "paper-i-10"), {"I", {2, 10, 20}, 1000, 500, 0.01});
    CHECK(found[0].frequency == 0);
    CHECK(found[0].range.high == within(0.0197, 5e-5));
    CHECK(found[1].frequency == share(71.40, 1e-3));
    CHECK(found[2].frequency == share(100.68, 1e-3));
    CHECK(cycles(experiment("ing", "paper-i-10"), {"I", {90}, 4000, 200, 0.03})[0].frequency == 0);
}

TEST_CASE("Interneuron gamma needs a synapse that is fast, but not instantaneous") {
    const Branch slower = along_current({{"tau_s", 4}});
    REQUIRE(slower.hopfs.size() == 2);
    CHECK(slower.hopfs[0].parameter == within(5.41, 0.02));
    CHECK(slower.hopfs[1].parameter == within(19.1, 0.1));
    for (double tau_s : {0.01, 6.0, 10.0, 20.0}) CHECK(along_current({{"tau_s", tau_s}}).hopfs.empty());
}

TEST_CASE("The rate equation as printed, with Delta in place of Delta/(pi tau_m), has no Hopf point") {
    // The printed equation is the built one with Delta widened by pi tau_m, which stands nowhere else.
    const Operating built = operating("ing", "paper-i-10");
    Operating widened = built;
    parameter(widened, "Delta") = pi * parameter(widened, "tau_m") * parameter(widened, "Delta");
    Dice dice;
    for (int k = 0; k < 20; ++k) {
        const std::vector<double> x = {dice.uniform(), dice.between(-3, 3), dice.uniform(), dice.uniform()};
        const auto expected = printed(built, x), found = slope_at(widened, x);
        for (std::size_t i = 0; i < 4; ++i) CHECK(found[i] == share(expected[i], 1e-12));
    }
    const Branch branch = follow(widened, "I", -20, 100);
    CHECK(branch.hopfs.empty());
    CHECK(branch.folds.empty());
    for (const Point& point : branch.points) {
        parameter(widened, "I") = point.parameter;
        REQUIRE(eigenvalues_at(widened, point.state)[0].real() < 0);
    }
}
