#include "tests/core/measuring.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

Document network(int nodes) {
    return {{"model", "stuart-landau"},
            {"nodes", nodes},
            {"network.connectome", "ring"},
            {"network.gain", 2},
            {"dt", 1},
            {"noise.0.kind", "white"},
            {"noise.0.sigma", 1},
            {"noise.0.states", std::vector<std::string>{"x"}}};
}

Measures& measuring(Simulation& simulation) {
    REQUIRE(simulation.measuring() != nullptr);
    return *simulation.measuring();
}

// What every readout says now, one number after the other.
std::vector<double> everything(Measures& measures) {
    std::vector<double> all;
    for (int i = 0; i < measure_count; ++i) {
        if (!measures.wants(Measure(i))) continue;
        for (double x : measures.read(Measure(i), {}).value) all.push_back(std::isnan(x) ? -99 : x);
    }
    return all;
}

}  // namespace

TEST_CASE("what is measured while running is what is measured of the recorded samples") {
    for (int nodes : {1, 5, 68})
        for (const char* precision : {"f32", "f64"}) {
            const Document document = with(network(nodes), {{"precision", precision}});
            const MeasureOptions options = window_of(400);
            const auto simulation = simulate(document), twin = simulate(document);
            REQUIRE(!simulation->measure(options));
            const int samples = 900;
            advance(*simulation, 2 * samples);
            Rows2 rows = signals_of(nodes, samples, [](int, int) { return 0.0; });
            for (int k = 0; k < samples; ++k) {
                advance(*twin, 2);
                for (int n = 0; n < nodes; ++n) rows[std::size_t(n)][std::size_t(k)] = read(*twin, "observable", n);
            }
            auto offline = measures_of(options, rows);
            CHECK(everything(measuring(*simulation)) == everything(offline));
        }
}

TEST_CASE("reading a readout, often or never, changes nothing") {
    const auto watched = simulate(network(5)), left = simulate(network(5)), unmeasured = simulate(network(5));
    for (Simulation* one : {watched.get(), left.get()}) REQUIRE(!one->measure(window_of(200)));
    for (int k = 0; k < 130; ++k) {
        advance(*watched, 7);
        everything(measuring(*watched));
    }
    advance(*left, 7 * 130);
    advance(*unmeasured, 7 * 130);
    CHECK(everything(measuring(*watched)) == everything(measuring(*left)));
    CHECK(watched->hash() == unmeasured->hash());
}

TEST_CASE("phase oscillators are measured by their own phase") {
    Document document{{"model", "kuramoto"},
                      {"nodes", 4},
                      {"initial.theta", std::vector<double>{0, 1.5707963267948966, 3.141592653589793, 4.71238898038469}},
                      {"dt", 1}};
    for (const char* signal : {"observable", "theta"}) {
        const auto spread = simulate(document), together = simulate(with(document, {{"initial.theta", 0.3}}));
        MeasureOptions options = window_of(64);
        options.signal = signal;
        for (Simulation* one : {spread.get(), together.get()}) {
            REQUIRE(!one->measure(options));
            advance(*one, 400);
        }
        CHECK(measuring(*spread).read(Measure::order, {}).value[0] < 1e-12);
        CHECK(measuring(*together).read(Measure::order, {}).value[0] == Approx(1));
        CHECK(measuring(*spread).read(Measure::order, {}).until == 400);
        CHECK(measuring(*spread).read(Measure::plv, {}).value[1] == Approx(1).margin(1e-6));
        // An angle is correlated by its cosine: a quarter turn apart is no correlation, half a turn is −1.
        CHECK(measuring(*spread).read(Measure::fc, {}).value[2] == Approx(-1).margin(1e-3));
    }
}

TEST_CASE("readouts begin anew after a step back and after another step size, and only then") {
    const auto simulation = simulate(network(5));
    REQUIRE(!simulation->measure(window_of(200)));
    advance(*simulation, 300);
    const auto bytes = simulation->snapshot();
    const auto samples = [&] { return measuring(*simulation).read(Measure::fc, {}).samples; };
    CHECK(samples() == 150);
    REQUIRE(!simulation->set("network.gain", 3, -1));
    simulation->kick(0, 0, 0.1);
    REQUIRE(simulation->adopt(plan_of(with(network(5), {{"parameters.alpha", 2}}))));
    advance(*simulation, 20);
    CHECK(samples() == 160);
    REQUIRE(simulation->restore(bytes));
    CHECK(samples() == 0);
    advance(*simulation, 20);
    CHECK(samples() == 10);
    REQUIRE(!simulation->set("dt", 0.5, -1));
    CHECK(samples() == 0);
    // 400 ms of 1 ms each.
    advance(*simulation, 2 * 800);
    CHECK(samples() >= 350);
    simulation->stop_measuring();
    CHECK(simulation->measuring() == nullptr);
}

TEST_CASE("options that cannot be are refused with the range that can, and leave what runs as it was") {
    const auto simulation = simulate(network(5));
    REQUIRE(!simulation->measure(window_of(200)));
    advance(*simulation, 100);
    const auto refused = [&](const std::function<void(MeasureOptions&)>& spoil, const char* path, const char* says) {
        MeasureOptions options = window_of(200);
        spoil(options);
        const Problem problem = simulation->measure(options);
        INFO(problem.text);
        CHECK(problem.path == path);
        CHECK(problem.text.find(says) != std::string::npos);
    };
    refused([](MeasureOptions& o) { o.signal = "spikes"; }, "measure.signal", "unknown \"spikes\"");
    refused([](MeasureOptions& o) { o.what = {"fc", "gc"}; }, "measure.what", "valid: frequency, order, metastability, plv, coherence, fc");
    refused([](MeasureOptions& o) { o.window = 100; }, "measure.window", "from 128 to 131072 ms");
    refused([](MeasureOptions& o) { o.window = 1e6; }, "measure.window", "got 1000000");
    refused([](MeasureOptions& o) { o.lag = 300; }, "measure.lag", "from 0 to half the window, 200 ms, got 300");
    refused([](MeasureOptions& o) { o.low = 30, o.high = 20; }, "measure.band", "at most 250 Hz");
    refused([](MeasureOptions& o) { o.low = 30, o.high = 300; }, "measure.band", "got 30 to 300");
    refused([](MeasureOptions& o) { o.low = 1, o.high = 4; }, "measure.band", "two periods of 1 Hz");
    CHECK(measuring(*simulation).read(Measure::fc, {}).samples == 50);
    MeasureOptions everything;
    CHECK(problem_of_measures(everything, 3000, 1).text.find("ask for fewer readouts") != std::string::npos);
    everything.what = {"fc"};
    CHECK(!problem_of_measures(everything, 3000, 1));
}

TEST_CASE("left to itself a sample is taken as near to every 2 ms as steps come") {
    for (auto [dt, every] : {std::pair{0.1, 20}, {0.3, 7}, {1.0, 2}, {2.0, 1}, {5.0, 1}}) CHECK(MeasureOptions().steps(dt) == every);
}
