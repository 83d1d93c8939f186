// Larter–Breakspear: rest, a small cycle and the rhythm of the peers' defaults.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

TEST_CASE("The Larter-Breakspear column moves as its equations say, with every parameter") {
    check_equations("larter-breakspear", [](auto p, auto in, auto s) -> std::vector<double> {
        const double V = s("V"), W = s("W"), Z = s("Z"), C = p("C"), a = p("aee"), r = p("rNMDA"), c = in("c");
        const auto m = [](double x, double T, double d) { return 0.5 * (1 + std::tanh((x - T) / d)); };
        const double QV = p("QV_max") * m(V, p("VT"), p("d_V")), QZ = p("QZ_max") * m(Z, p("ZT"), p("d_Z"));
        const double calcium = (p("gCa") + (1 - C) * r * a * QV + C * r * a * c) * m(V, p("TCa"), p("d_Ca")) * (V - p("VCa"));
        const double sodium = (p("gNa") * m(V, p("TNa"), p("d_Na")) + (1 - C) * a * QV + C * a * c) * (V - p("VNa"));
        const double rest = p("gK") * W * (V - p("VK")) + p("gL") * (V - p("VL")) + p("aie") * Z * QZ;
        return {p("t_scale") * (p("ane") * p("Iext") + in("V") - calcium - sodium - rest),
                p("t_scale") * p("phi") * (m(V, p("TK"), p("d_K")) - W) / p("tau_K"),
                p("t_scale") * p("b") * (p("ani") * p("Iext") + in("Z") + p("aei") * V * QV)};
    });
}

TEST_CASE("The Larter-Breakspear column has the slopes that brainmass computes") {
    Operating at = operating("larter-breakspear", "brainmass");
    const std::vector<double> state{0.3729116549965876, 0.3138946606216402, 0.19133349374498643};
    const auto alone = slope_at(at, state);
    CHECK(alone[0] == Approx(0.48239470936661244).epsilon(1e-12));
    CHECK(alone[1] == Approx(0.426485760933389).epsilon(1e-12));
    CHECK(alone[2] == Approx(0.0686109308429687).epsilon(1e-12));
    at.inputs[2] = 0.1;
    CHECK(slope_at(at, state)[0] == Approx(0.4836463717356021).epsilon(1e-12));
}

TEST_CASE("A Larter-Breakspear column starts to oscillate at d_V = 0.515272, at 108 Hz") {
    const Branch branch = follow(operating("larter-breakspear", "quiet"), "d_V", 0.5, 0.7, {-0.1865, 0.2238, 0.1044});
    CHECK(branch.folds.empty());
    REQUIRE(branch.hopfs.size() == 1);
    CHECK(branch.hopfs[0].parameter == within(0.515272, 1e-6));
    CHECK(hertz(branch.hopfs[0].omega) == within(108, 0.5));
}

TEST_CASE("Past its Hopf point the column first cycles small and fast, then large and slow") {
    const auto small = cycles(experiment("larter-breakspear", "small-cycle"), {"d_V", {0.53}, 1000, 500, 0.05});
    CHECK(small[0].frequency == share(104, 0.005));
    CHECK(small[0].range.width() < 0.1);
    const auto large = cycles(experiment("larter-breakspear", "brainmass"), {"d_V", {0.57, 0.6, 0.65, 0.7}, 1500, 3000, 0.05});
    for (const Cycle& cycle : large) CHECK(cycle.range.width() > 0.8);
    CHECK(large[0].frequency == within(3.91, 0.05));
    CHECK(large[2].frequency == within(10.05, 0.05));
    CHECK(large[3].frequency > large[2].frequency);
}

TEST_CASE("The state that brainmass ends in lies on the column's cycle") {
    const auto simulation = simulate(with(experiment("larter-breakspear", "brainmass"), {{"integrator", "rk4"}, {"duration", 0}}));
    advance_to(*simulation, 1000);
    double nearest = 1;
    for (int k = 0; k < 4000; ++k) {
        advance(*simulation, 1);
        const auto s = simulation->node_states(0);
        const double distance = std::hypot(std::hypot(s[0] + 0.24008162872797212, s[1] - 0.15916953012926416), s[2] - 0.1438217107527746);
        nearest = std::min(nearest, distance);
    }
    CHECK(nearest < 0.005);
}
