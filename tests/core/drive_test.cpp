// What comes from outside: waveforms, their times and places, the electric field, and whole runs.
#include "core/drive/drive.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

Document quiet(const char* model) { return {{"model", model}, {"duration", 0}, {"dt", 0.5}}; }

}  // namespace

TEST_CASE("a sine drive is amplitude · sin(2πft + phase)") {
    const auto simulation = simulate(with(
        quiet("stuart-landau"), {{"drive.0.kind", "sine"}, {"drive.0.amplitude", 3}, {"drive.0.frequency", 7}, {"drive.0.phase", 0.4}}));
    for (int k = 0; k < 100; ++k) {
        REQUIRE(read(*simulation, "input.x") == Approx(3 * std::sin(turn * 7 * simulation->time() / 1000 + 0.4)).margin(1e-12));
        advance(*simulation, 3);
    }
}

TEST_CASE("a rotating drive is amplitude · e^{i(2πft + phase)} on z") {
    const auto simulation = simulate(with(
        quiet("stuart-landau"), {{"drive.0.kind", "rotating"}, {"drive.0.amplitude", 3}, {"drive.0.frequency", 7}, {"drive.0.phase", 0.4}}));
    for (int k = 0; k < 100; ++k) {
        const double angle = turn * 7 * simulation->time() / 1000 + 0.4;
        REQUIRE(read(*simulation, "input.x") == Approx(3 * std::cos(angle)).margin(1e-12));
        REQUIRE(read(*simulation, "input.y") == Approx(3 * std::sin(angle)).margin(1e-12));
        advance(*simulation, 3);
    }
}

TEST_CASE("a drive acts from its start to before its stop") {
    const auto simulation = simulate(
        with(quiet("stuart-landau"), {{"drive.0.kind", "constant"}, {"drive.0.amplitude", 2}, {"drive.0.start", 10}, {"drive.0.stop", 20}}));
    for (int k = 0; k < 100; ++k) {
        const double t = simulation->time();
        REQUIRE(read(*simulation, "input.x") == (t >= 10 && t < 20 ? 2 : 0));
        advance(*simulation, 1);
    }
}

TEST_CASE("a drive reaches the nodes it names") {
    const auto simulation = simulate(with(quiet("wilson-cowan"), {{"nodes", 4}, {"drive.0.amplitude", 2}, {"drive.0.nodes", Numbers{0, 3}}}));
    const double expected[] = {2, 0, 0, 2};
    for (int n = 0; n < 4; ++n) CHECK(read(*simulation, "input.x", n) == expected[n]);
}

TEST_CASE("drives at one input add up") {
    const auto simulation = simulate(with(
        quiet("wilson-cowan"), {{"drive.0.amplitude", 2}, {"drive.1.amplitude", 0.5}, {"drive.2.input", "y"}, {"drive.2.amplitude", 4}}));
    CHECK(read(*simulation, "input.x") == 2.5);
    CHECK(read(*simulation, "input.y") == 4);
}

TEST_CASE("an electric field enters each node times its lambda") {
    for (const Model& model : models()) {
        const auto simulation = simulate(
            with(quiet(model.info().id), {{"parameters.lambda", Numbers{0.5, 0, 2}}, {"drive.0.input", "field"}, {"drive.0.amplitude", 3}}));
        for (const Input& input : model.description.inputs) {
            INFO(model.info().id << " " << input.id);
            const double expected[] = {1.5, 0, 6};
            for (int n = 0; n < 3; ++n)
                CHECK(read(*simulation, std::string("input.") + input.id, n) == (input.takes_field ? expected[n] : 0));
        }
    }
}

TEST_CASE("a drive of zero amplitude changes no bit") {
    for (const Model& model : models()) {
        const Document document = with(quiet(model.info().id), {{"dt", model.info().dt}});
        const auto alone = simulate(document), driven = simulate(with(document, {{"drive.0.kind", "sine"}, {"drive.0.amplitude", 0}}));
        advance(*alone, 100);
        advance(*driven, 100);
        INFO(model.info().id);
        CHECK(alone->hash() == driven->hash());
    }
}

TEST_CASE("a drive is as sharp after a day as at the start") {
    Drive drive;
    drive.waveform = Waveform::sine;
    drive.amplitude = 1, drive.frequency = 40, drive.phase = 0.3;
    CHECK(drive_value(drive, 86400000).value == Approx(std::sin(0.3)).epsilon(1e-9));
}

TEST_CASE("a run keeps one sample every so many steps, the start included") {
    const Result result = run(plan_of({{"model", "stuart-landau"},
                                       {"nodes", 2},
                                       {"duration", 10},
                                       {"dt", 0.1},
                                       {"record.every", 20},
                                       {"record.what", std::vector<std::string>{"x", "observable"}}}));
    REQUIRE(result.times.size() == 6);
    CHECK(result.times.front() == 0);
    CHECK(result.times.back() == Approx(10));
    REQUIRE(result.data.size() == 2 * 2 * 6);
    const auto simulation = simulate({{"model", "stuart-landau"}, {"nodes", 2}, {"dt", 0.1}});
    for (std::size_t k = 0; k < 6; ++k) {
        for (std::size_t row = 0; row < 4; ++row) CHECK(result.data[row * 6 + k] == read(*simulation, "x", int(row % 2)));
        if (k < 5) advance(*simulation, 20);
    }
    CHECK(result.hash == simulation->hash());
}

TEST_CASE("a run that fails keeps what it had and says why") {
    const Result result = run(plan_of(
        {{"model", "stuart-landau"}, {"nodes", 2}, {"integrator", "euler"}, {"dt", 500}, {"duration", 50000}, {"initial.x", Numbers{0, 3}}}));
    CHECK(result.failure.find("left the finite numbers") != std::string::npos);
    REQUIRE(result.times.size() > 1);
    REQUIRE(result.times.size() < 101);
    CHECK(result.data.size() == 3 * 2 * result.times.size());
    for (double x : result.data) REQUIRE(std::isfinite(x));
    CHECK(result.data[0] == 0);
    CHECK(result.data[result.times.size()] == 3);
}
