// The relatives of rung 2: a leak, and a damped oscillator with a bounded input.
#include "core/analyse/slice.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

constexpr double omega = turn / 28, damping = 0.01, alpha = 0.04;

// Half the swing of a HORN unit under a weak sine, after the ringing has died out, over the sine's amplitude.
double response(double frequency) {
    const double amplitude = 1e-3;
    const auto simulation = simulate({{"model", "horn"},
                                      {"initial.x", 0},
                                      {"drive.0.kind", "sine"},
                                      {"drive.0.input", "f"},
                                      {"drive.0.amplitude", amplitude},
                                      {"drive.0.frequency", frequency},
                                      {"integrator", "rk4"},
                                      {"dt", 0.2},
                                      {"duration", 0}});
    advance_to(*simulation, 2000);
    return range_of(samples(*simulation, "x", 2000)).width() / 2 / amplitude;
}

double expected(double frequency) {
    const double drive = turn * frequency / 1000;
    return alpha / std::hypot(omega * omega - drive * drive, 2 * damping * drive);
}

}  // namespace

TEST_CASE("A leak moves as its equation says, with every parameter") {
    check_equations("linear", [](auto p, auto in, auto s) -> std::vector<double> { return {p("gamma") * s("x") + in("x")}; });
}

TEST_CASE("A leak forgets as exp(gamma t) and rests at -F/gamma") {
    const auto simulation = simulate({{"model", "linear"}, {"integrator", "rk4"}, {"duration", 0}});
    advance_to(*simulation, 100);
    CHECK(read(*simulation, "x") == within(std::exp(-5), 1e-12));
    const auto driven = simulate(
        {{"model", "linear"}, {"drive.0.kind", "constant"}, {"drive.0.input", "f"}, {"drive.0.amplitude", 0.02}, {"integrator", "rk4"}, {"duration", 0}});
    advance_to(*driven, 800);
    CHECK(read(*driven, "x") == within(0.4, 1e-12));
}

TEST_CASE("A HORN unit moves as its equations say, with every parameter") {
    check_equations("horn", [](auto p, auto in, auto s) -> std::vector<double> {
        const double force = p("alpha") * std::tanh(in("x") + p("v") * s("x") + p("w") * s("y"));
        return {s("y"), force - 2 * p("gamma") * s("y") - p("omega") * p("omega") * s("x")};
    });
}

TEST_CASE("A HORN unit answers a weak sine as a damped oscillator, most at its own frequency") {
    for (double frequency : {10.0, 30.0, 35.6, 40.0, 80.0}) CHECK(response(frequency) == share(expected(frequency), 2e-3));
    CHECK(response(35.6) > 7 * response(10));
}

TEST_CASE("However strong the input, a HORN unit comes to rest within alpha/omega^2") {
    const double furthest = alpha / (omega * omega);
    for (double force : {1.0, 2.0, 100.0}) {
        Operating at = operating("horn", "ring-down");
        at.inputs[0] = force;
        const auto found = equilibria(at, {0.5, 0});
        REQUIRE(found.size() == 1);
        CHECK(found[0].state[0] == within(furthest * std::tanh(force), 1e-9));
    }
}

TEST_CASE("A HORN unit keeps itself going where it hears more than 2 gamma/alpha of its own velocity") {
    const Branch branch = follow(operating("horn", "ring-down"), "w", 0, 4, {0, 0});
    REQUIRE(branch.hopfs.size() == 1);
    CHECK(branch.hopfs[0].parameter == within(2 * damping / alpha, 1e-9));
    CHECK(branch.hopfs[0].omega == within(omega, 1e-9));
}

TEST_CASE("Hearing its own amplitude shifts the frequency of a HORN unit to the root of omega^2 - alpha v - gamma^2") {
    for (double v : {-2.0, 0.5, 1.0}) {
        const Operating at = operating("horn", "ring-down", {{"v", v}});
        const auto eigenvalues = eigenvalues_at(at, {0, 0});
        CHECK(eigenvalues[0].real() == within(-damping, 1e-12));
        CHECK(std::abs(eigenvalues[0].imag()) == within(std::sqrt(omega * omega - alpha * v - damping * damping), 1e-12));
    }
}

TEST_CASE("The phase plane of a HORN unit spans its amplitude and its velocity: the field turns") {
    std::vector<float> dx, dy;
    slice(operating("horn", "ring-down"), {0, 0}, {0, 1, -1, 1, -0.2, 0.2, 3, 3}, dx, dy);
    for (int k = 0; k < 9; ++k) {
        CHECK(dx[std::size_t(k)] == within(0.2 * (k / 3 - 1), 1e-6));
        CHECK(dy[std::size_t(k)] == within(-omega * omega * (k % 3 - 1) - 2 * damping * 0.2 * (k / 3 - 1), 1e-6));
    }
}
