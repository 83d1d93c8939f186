// The dynamic mean field: its working point, and the inhibition that keeps every area of a network there.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

double rate(double a, double b, double d, double x) {
    const double y = a * x - b;
    return -y / std::expm1(-d * y);
}

// Where a lone area comes to rest: S_E, S_I, r_E, r_I.
Numbers rest(const std::vector<Setting>& changes) {
    const auto simulation =
        simulate(with(experiment("wong-wang-ei", "deco-2014", changes), {{"integrator", "rk4"}, {"dt", 0.5}, {"duration", 0}}));
    advance_to(*simulation, 10000);
    return {read(*simulation, "S_e"), read(*simulation, "S_i"), read(*simulation, "r_e"), read(*simulation, "r_i")};
}

}  // namespace

TEST_CASE("The dynamic mean field moves as its equations say, with every parameter") {
    check_equations("wong-wang-ei", [](auto p, auto in, auto s) -> Numbers {
        const double heard = p("J_N") * in("c");
        const double x_e = p("w_p") * p("J_N") * s("S_e") - p("J_i") * s("S_i") + p("W_e") * p("I_o") + p("I_ext") + heard + in("e");
        const double x_i = p("J_N") * s("S_e") - s("S_i") + p("W_i") * p("I_o") + p("ffi") * heard + in("i");
        return {-s("S_e") / p("tau_e") + (1 - s("S_e")) * p("gamma_e") * rate(p("a_e"), p("b_e"), p("d_e"), x_e) / 1000,
                -s("S_i") / p("tau_i") + p("gamma_i") * rate(p("a_i"), p("b_i"), p("d_i"), x_i) / 1000};
    });
}

TEST_CASE("One area of the dynamic mean field fires at 3.08 Hz, its inhibition at 3.92 Hz") {
    const Numbers found = rest({});
    CHECK(found[0] == within(0.16475720723570197, 1e-9));
    CHECK(found[1] == within(0.039218448604252235, 1e-9));
    CHECK(found[2] == within(3.077, 5e-4));
    CHECK(found[3] == within(3.922, 5e-4));
}

TEST_CASE("The weaker its inhibition, the faster an area of the dynamic mean field fires: 2.04, 4.02 and 40.5 Hz") {
    CHECK(rest({{"J_i", 1.2}})[2] == within(2.042, 1e-3));
    CHECK(rest({{"J_i", 0.9}})[2] == within(4.017, 1e-3));
    CHECK(rest({{"J_i", 0}})[2] == within(40.47, 1e-2));
}

TEST_CASE("A lone area of the dynamic mean field neither oscillates nor has two states, whatever its current") {
    const Branch branch = follow(operating("wong-wang-ei", "deco-2014"), "I_ext", -0.2, 6);
    CHECK(branch.folds.empty());
    CHECK(branch.hopfs.empty());
}

TEST_CASE("Feedback inhibition J_i = 1.0019 + 0.6286 G rowsum holds every area of a network at 3.0631 Hz") {
    // At 3.0631 Hz the excitatory current is 0.026 nA below b/a. From there everything else is in closed form.
    const double x_e = 125.0 / 310 - 0.026, r_e = rate(310, 125, 0.16, x_e);
    CHECK(r_e == within(3.0631, 1e-4));
    const double gates = 0.1 * 0.641 * r_e, S_e = gates / (1 + gates);
    const double S_i = bisect(0, 1, [&](double S) { return 0.01 * rate(615, 177, 0.087, 0.7 * 0.382 + 0.15 * S_e - S) - S; });
    const double own = (0.382 + 1.4 * 0.15 * S_e - x_e) / S_i, heard = 0.15 * S_e / S_i;
    CHECK(own == within(1.0019, 1e-4));
    CHECK(heard == within(0.6286, 1e-4));

    const Numbers weights{0, 0.5, 0.1, 0, 0.3, 0, 0.2, 0.9, 0, 0.4, 0, 0, 0.8, 0.7, 0.6, 0};
    for (double G : {0.5, 2.0}) {
        Numbers inhibition;
        for (int i = 0; i < 4; ++i) {
            double sum = 0;
            for (int j = 0; j < 4; ++j) sum += weights[std::size_t(4 * i + j)];
            inhibition.push_back(own + heard * G * sum);
        }
        const auto simulation = simulate({{"model", "wong-wang-ei"},
                                          {"parameters.J_i", inhibition},
                                          {"network.connectome.weights", Value(weights, 4)},
                                          {"network.gain", G},
                                          {"initial.S_e", Numbers(4, S_e)},
                                          {"initial.S_i", Numbers(4, S_i)},
                                          {"integrator", "rk4"},
                                          {"dt", 0.5},
                                          {"duration", 0}});
        advance_to(*simulation, 2000);
        for (int i = 0; i < 4; ++i) {
            const double S = read(*simulation, "S_e", i);
            CHECK(10 * S / (1 - S) / 0.641 == within(3.0631, 1e-3));
        }
    }
}

TEST_CASE("The dynamic mean field has the slopes that brainmass computes") {
    // brainmass multiplies what an area hears, 0.1, by a gain of 2.
    Operating at = operating("wong-wang-ei", "deco-2014");
    at.inputs[2] = 2 * 0.1;
    const Numbers slope = slope_at(at, {0.15, 0.06});
    CHECK(slope[0] == Approx(0.0005068453996876728).epsilon(1e-12));
    CHECK(slope[1] == Approx(-0.004316881116814589).epsilon(1e-12));
}
