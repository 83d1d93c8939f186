// NMM1: the gain at which a loop of two second-order synapses begins to swing, and how fast.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

struct Synapses {
    double rise_x, decay_x, rise_y, decay_y;
};

struct Onset {
    double gain, omega;
};

// Raises the excitatory synapse's gain until rest loses its stability. The loop gain γ_x γ_y w_xy w_yx σ'_x σ'_y
// is read off the model's own Jacobian, where it stands as −K over the product of all four time constants.
Onset onset(const Synapses& tau) {
    Operating at = operating("nmm1", "alpha",
                             {{"tau_rx", tau.rise_x}, {"tau_dx", tau.decay_x}, {"tau_ry", tau.rise_y}, {"tau_dy", tau.decay_y}, {"a", 20}});
    const Branch branch = follow(at, "gamma_x", 0.05, 1.5);
    REQUIRE(branch.hopfs.size() == 1);
    const Point& hopf = branch.hopfs[0];
    parameter(at, "gamma_x") = hopf.parameter;
    const auto jacobian = jacobian_at(at, hopf.state);
    return {-jacobian[2 * 4 + 1] * jacobian[3 * 4 + 0] * tau.rise_x * tau.decay_x * tau.rise_y * tau.decay_y, hopf.omega};
}

}  // namespace

TEST_CASE("NMM1 moves as its equations say, with every parameter") {
    check_equations("nmm1", [](auto p, auto in, auto s) -> std::vector<double> {
        const auto rate = [&](double v) { return 2 * p("e_0") / (1 + std::exp(-p("a") * (v - p("v_0")))); };
        const auto synapse = [](double tau_r, double tau_d, double s, double slope, double heard) {
            return (heard - s - (tau_r + tau_d) * slope) / (tau_r * tau_d);
        };
        const double heard_x = p("gamma_x") * rate(p("P_x") - p("w_xy") * s("y") + in("x")),
                     heard_y = p("gamma_y") * rate(p("w_yx") * s("x") + in("y"));
        return {s("x_dot"), s("y_dot"), synapse(p("tau_rx"), p("tau_dx"), s("x"), s("x_dot"), heard_x),
                synapse(p("tau_ry"), p("tau_dy"), s("y"), s("y_dot"), heard_y)};
    });
}

TEST_CASE("A push-pull loop begins to swing at the gain 2 + tau_x/tau_y + tau_y/tau_x") {
    const struct { double tau_x, tau_y, gain, frequency; } rows[] = {{10, 10, 4, 15.92}, {5, 10, 4.5, 22.51}, {2, 20, 12.1, 25.16}};
    for (const auto& row : rows) {
        const Onset found = onset({row.tau_x, row.tau_x, row.tau_y, row.tau_y});
        CHECK(found.gain == within(row.gain, 1e-5));
        CHECK(hertz(found.omega) == within(row.frequency, 0.006));
        CHECK(found.omega == within(1 / std::sqrt(row.tau_x * row.tau_y), 1e-7));
    }
}

TEST_CASE("Synapses with a rise and a decay swing at the gain (tau_r + tau_d)^2/(tau_r tau_d), at 1/sqrt(tau_r tau_d)") {
    double last = 0;
    for (double rise : {10.0, 5.0, 2.0, 1.0, 0.7}) {
        const double decay = 10;
        const Onset found = onset({rise, decay, rise, decay});
        CHECK(found.gain == share((rise + decay) * (rise + decay) / (rise * decay), 1e-6));
        CHECK(found.omega == share(1 / std::sqrt(rise * decay), 1e-7));
        // The faster the rise, the more gain it takes: a loop of two first-order synapses never swings.
        CHECK(found.gain > last);
        last = found.gain;
    }
}

TEST_CASE("With four different time constants the loop swings where both quadratics add up to half a turn") {
    // (1 + a s + b s²)(1 + c s + d s²) + K = 0 at s = iω, with a, c the sums and b, d the products of each pair.
    const Synapses sets[] = {{2, 10, 1, 20}, {1, 5, 3, 8}, {4, 6, 2, 30}, {12, 3, 5, 7}};
    for (const Synapses& tau : sets) {
        const double a = tau.rise_x + tau.decay_x, b = tau.rise_x * tau.decay_x, c = tau.rise_y + tau.decay_y, d = tau.rise_y * tau.decay_y;
        const double omega2 = (a + c) / (a * d + b * c);
        const Onset found = onset(tau);
        CHECK(found.omega == share(std::sqrt(omega2), 1e-7));
        CHECK(found.gain == share(a * c * omega2 - (1 - b * omega2) * (1 - d * omega2), 1e-6));
    }
}

TEST_CASE("A synapse that rises at once leaves the loop without a Hopf point at any slope the page offers") {
    const std::vector<Setting> instant = {{"tau_rx", 1e-4}, {"tau_ry", 1e-4}, {"tau_dx", 10}, {"tau_dy", 10}};
    CHECK(follow(operating("nmm1", "alpha", instant), "a", 0.3, 20).hopfs.empty());
    CHECK(follow(operating("nmm1", "alpha", instant), "P_x", 0, 12).hopfs.empty());
}

TEST_CASE("The companion site's NMM1 swings for a drive from 4.074 to 7.733") {
    const Branch drive = follow(operating("nmm1", "companion"), "P_x", 0, 12);
    CHECK(drive.folds.empty());
    REQUIRE(drive.hopfs.size() == 2);
    CHECK(drive.hopfs[0].parameter == within(4.07441, 1e-5));
    CHECK(drive.hopfs[1].parameter == within(7.73277, 1e-5));
    for (const Point& hopf : drive.hopfs) CHECK(hopf.omega == within(1.0 / 500, 1e-9));
    const auto found = cycles(experiment("nmm1", "companion"), {"P_x", {3.9, 4.3, 7, 7.6, 7.9}, 400000, 40000, 10});
    for (int i : {0, 4}) CHECK(found[std::size_t(i)].frequency == 0);
    for (int i : {1, 2, 3}) CHECK(found[std::size_t(i)].frequency == share(0.3, 0.1));
}

TEST_CASE("The companion site's NMM1 needs a gain above 0.467 and a slope above 6.885") {
    const Branch gain = follow(operating("nmm1", "companion"), "gamma_x", 0.1, 4.5);
    REQUIRE(gain.hopfs.size() == 1);
    CHECK(gain.hopfs[0].parameter == within(0.46712, 1e-5));
    const Branch slope = follow(operating("nmm1", "companion"), "a", 0.3, 20);
    REQUIRE(slope.hopfs.size() == 1);
    CHECK(slope.hopfs[0].parameter == within(6.88478, 1e-5));
}

TEST_CASE("Rescaled time constants change the frequency of NMM1 and nothing else") {
    const double ratio = 500 * turn / 100;
    const Cycle site = cycles(experiment("nmm1", "companion"), {"P_x", {7}, 60000, 40000, 0.1 * ratio})[0];
    const Cycle alpha = cycles(experiment("nmm1", "alpha"), {"P_x", {7}, 60000 / ratio, 40000 / ratio, 0.1})[0];
    CHECK(alpha.frequency == share(ratio * site.frequency, 1e-6));
    CHECK(alpha.range.low == within(site.range.low, 1e-9));
    CHECK(alpha.range.high == within(site.range.high, 1e-9));
    CHECK(alpha.frequency == share(9.885, 1e-3));
}
