// Maps: cells as runs of their own, and tongues where theory has them.
#include "core/analyse/map.hpp"
#include "core/analyse/driven.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

// α = γ = 5: a cycle of radius 1.
Document driven(double beta = 0) {
    return {{"model", "stuart-landau"}, {"parameters.alpha", 5},      {"parameters.gamma", 5}, {"parameters.beta", beta}, {"dt", 1},
            {"integrator", "rk4"},      {"drive.0.kind", "rotating"}, {"drive.0.amplitude", 1}};
}

MapSpec spec_of(MapAxis x, MapAxis y, const char* measure) {
    MapSpec spec;
    spec.axes[0] = std::move(x);
    spec.axes[1] = std::move(y);
    spec.measure = measure;
    return spec;
}

Numbers all_of(ParameterMap& map) {
    INFO(map.problem().text);
    REQUIRE(!map.problem());
    std::vector<std::uint32_t> cells(map.axis(0).size() * map.axis(1).size());
    for (std::size_t k = 0; k < cells.size(); ++k) cells[k] = std::uint32_t(k);
    return map.run(cells);
}

// Cells of a map held against runs of their own.
void check_cells(const Document& document, MapSpec spec, std::initializer_list<std::uint32_t> cells) {
    spec.settle = 300, spec.window = 700;
    const Plan plan = plan_of(document);
    ParameterMap map(plan, spec);
    const Numbers values = all_of(map);
    const std::size_t nx = map.axis(0).size();
    for (std::uint32_t cell : cells) {
        Plan one = plan;
        REQUIRE(!change_plan(one, spec.axes[0].path, map.axis(0)[cell % nx], -1));
        REQUIRE(!change_plan(one, spec.axes[1].path, map.axis(1)[cell / nx], -1));
        Question question;
        question.settle = 300, question.window = 700;
        question.signal = spec.signal;
        const Response alone = response_of(window_of(one, question), question, one.drives[0]);
        INFO("cell " << cell << " of " << spec.measure << " " << map.failure());
        const double expected = spec.measure == "plv" ? alone.plv : spec.measure == "gain" ? alone.gain : alone.power;
        CHECK(values[cell] == expected);
        CHECK(ParameterMap(plan, spec).run({cell})[0] == expected);
    }
}

// The cells of a row that hold 1: the first and last value of x, when they are all in between.
Range locked_range(const Numbers& x, const Numbers& values, std::size_t row) {
    Range range{1e9, -1e9};
    for (std::size_t k = 0; k < x.size(); ++k)
        if (values[row * x.size() + k] > 0.999) range = {std::min(range.low, x[k]), std::max(range.high, x[k])};
    for (std::size_t k = 0; k < x.size(); ++k)
        if (x[k] >= range.low && x[k] <= range.high) CHECK(values[row * x.size() + k] > 0.999);
    return range;
}

}  // namespace

TEST_CASE("a cell of a map is the run of its own experiment, bit for bit") {
    const MapAxis x{"drive.0.frequency", 7, 43, 6}, y{"drive.0.amplitude", 0.5, 9, 5};
    for (const char* precision : {"f64", "f32"}) {
        const Document document = with(driven(1), {{"precision", precision}, {"dt", 0.5}});
        check_cells(document, spec_of(x, y, "plv"), {0, 7, 14, 23, 29});
        check_cells(with(document, {{"noise.0.kind", "white"}, {"noise.0.sigma", 0.5}, {"noise.0.states", std::vector<std::string>{"x", "y"}}}),
                    spec_of(x, y, "gain"), {3, 11, 17, 22, 28});
    }
    check_cells(
        with(driven(),
             {{"drive.0.kind", "sine"}, {"drive.1.kind", "pulses"}, {"drive.1.amplitude", 3}, {"drive.1.frequency", 3}, {"drive.1.width", 20}}),
        spec_of(x, {"drive.1.width", 5, 50, 4}, "power"), {1, 8, 15, 22});
    check_cells({{"model", "jansen-rit"}, {"drive.0.kind", "sine"}, {"drive.0.input", "field"}, {"drive.0.amplitude", 1}, {"drive.0.start", 100}},
                spec_of({"p", 120, 320, 5}, {"drive.0.frequency", 5, 15, 4}, "plv"), {0, 6, 13, 19});
    check_cells({{"model", "kuramoto"}, {"drive.0.kind", "sine"}, {"drive.0.amplitude", 9}}, spec_of({"omega", 50, 80, 4}, y, "plv"),
                {0, 6, 13, 19});
}

TEST_CASE("runs that cannot lie side by side come out as alone as well") {
    const MapAxis y{"drive.0.amplitude", 0.5, 9, 3};
    check_cells(driven(), spec_of({"dt", 0.5, 2, 3}, y, "power"), {0, 4, 8});
    check_cells(with(driven(), {{"noise.0.kind", "ou"}, {"noise.0.sigma", 0.5}, {"noise.0.states", std::vector<std::string>{"x"}}}),
                spec_of({"alpha", -5, 5, 3}, y, "power"), {0, 4, 8});
}

TEST_CASE("the weak tongue is (F/r)·sqrt(1 + β²/γ²) wide on either side, within a cell of the map") {
    for (const double beta : {0.0, 5.0}) {
        if (slow && beta == 0) continue;  // with shear it is the same path through the code
        // Widths of 0.08 and 0.24 Hz: in rad/s the F, or √2·F, of the row.
        const double cell = 0.02, own = 10 - beta / turn;
        const Plan plan = plan_of(driven(beta));
        ParameterMap map(plan, spec_of({"drive.0.frequency", own - 0.4, own + 0.4, 41}, {"drive.0.amplitude", 0.25, 0.75, 2}, "locked"));
        REQUIRE(map.longest().window == Approx(1000 / cell));
        const Numbers values = all_of(map);
        for (std::size_t row = 0; row < 2; ++row) {
            const double half = map.axis(1)[row] * std::sqrt(1 + beta * beta / 25) / turn;
            const Range range = locked_range(map.axis(0), values, row);
            INFO("β = " << beta << ", F = " << map.axis(1)[row] << ": " << range.low - own << " … " << range.high - own << ", theory ±" << half);
            CHECK(std::abs(range.high - own - half) <= cell);
            CHECK(std::abs(own - range.low - half) <= cell);
        }
    }
}

TEST_CASE("the strong tongue ends at the saddle-node, and beyond F = 0.544 α at the Hopf line, within a cell of the map") {
    // The table of F and edge for α = γ = 1, five times as fast. Beyond the Hopf line the phase difference swings before it slips:
    // the response keeps the drive's frequency there, `locked` stays 1 for a while, and the locking value falls below 1.
    const double rows[][2] = {{0.3, 0.3037}, {0.5, 0.5221}, {0.8, 1.0149}, {1, 1.3229}};
    const double cell = 0.08;
    for (const auto& [F, edge] : rows) {
        const Plan plan = plan_of(driven());
        ParameterMap map(plan, spec_of({"drive.0.frequency", 10 - 1.6, 10 + 1.6, 41}, {"drive.0.amplitude", 5 * F, 6, 1}, "plv"));
        const Range range = locked_range(map.axis(0), all_of(map), 0);
        INFO("F = " << F << ": " << range.low - 10 << " … " << range.high - 10 << ", theory ±" << 5 * edge / turn);
        CHECK(std::abs(range.high - 10 - 5 * edge / turn) <= cell);
        CHECK(std::abs(10 - range.low - 5 * edge / turn) <= cell);
    }
}

TEST_CASE("below the Hopf point the gain at resonance is that of the real root, and the frequency moves to the drive's") {
    // α = −0.3, F = 0.5 gives 0.66893 where all rates are five times as slow.
    const Plan plan = plan_of(with(driven(), {{"parameters.alpha", -1.5}}));
    MapSpec spec = spec_of({"drive.0.frequency", 10, 11, 2}, {"drive.0.amplitude", 2.5, 8, 2}, "amplitude");
    ParameterMap map(plan, spec);
    CHECK(all_of(map)[0] == Approx(0.66893).epsilon(1e-4));
    spec.measure = "frequency-shift";
    ParameterMap shift(plan_of(driven()), spec);
    CHECK(all_of(shift)[0] == Approx(0).margin(1e-4));
    CHECK(all_of(shift)[3] == Approx(1).margin(1e-4));
}

TEST_CASE("the order of a network rises with its gain") {
    const Plan plan = plan_of(
        {{"model", "kuramoto"}, {"nodes", 20}, {"network.connectome", "all-to-all"}, {"parameters.omega.uniform", Numbers{56, 69}}, {"dt", 2}});
    MapSpec spec = spec_of({"network.gain", 0, 40, 2}, {"parameters.lambda", 1, 2, 1}, "order");
    spec.settle = 1000, spec.window = 1000;
    ParameterMap map(plan, spec);
    const Numbers values = all_of(map);
    CHECK(values[0] < 0.5);
    CHECK(values[1] > 0.95);
}

TEST_CASE("a cell that leaves the finite numbers is not a number, says why, and leaves its neighbours as they are") {
    const Plan plan = plan_of({{"model", "stuart-landau"}, {"dt", 5}, {"drive.0.kind", "sine"}});
    MapSpec spec = spec_of({"alpha", 1, 4000, 4}, {"gamma", 5, 10, 2}, "power");
    spec.settle = 1000;
    ParameterMap map(plan, spec);
    const Numbers values = all_of(map);
    CHECK(std::isnan(values[3]));
    CHECK(map.failure().starts_with("at alpha = "));
    CHECK(values[0] == ParameterMap(plan, spec).run({0})[0]);
}

TEST_CASE("what is wrong with a map is said in one sentence that names the field") {
    const MapAxis x{"drive.0.frequency", 5, 15, 10}, y{"drive.0.amplitude", 0, 5, 5};
    const auto path = [](const Document& document, const MapSpec& spec) { return ParameterMap(plan_of(document), spec).problem().path; };
    CHECK(path(driven(), spec_of(x, y, "plv")) == "");
    CHECK(path(driven(), spec_of({"omgea", 5, 15, 10}, y, "plv")) == "x.path");
    CHECK(path(driven(), spec_of({"drive.0.frequency", -5, 15, 10}, y, "plv")) == "x.from");
    CHECK(path(driven(), spec_of(x, {"gamma", 5, 0, 10}, "plv")) == "");
    CHECK(path(driven(), spec_of(x, {"alpha", 0, 5, 10, true}, "plv")) == "y.from");
    CHECK(path(driven(), spec_of(x, {"alpha", 5, 5, 10}, "plv")) == "y.to");
    CHECK(path(driven(), spec_of(x, {"alpha", 0, 5, 513}, "plv")) == "y.count");
    CHECK(path(driven(), spec_of(x, {"alpha", 0, 5, 2.5}, "plv")) == "y.count");
    CHECK(path(driven(), spec_of(x, x, "plv")) == "y.path");
    CHECK(path(driven(), spec_of(x, y, "pvl")) == "measure");
    CHECK(path(driven(), spec_of(x, y, "order")) == "measure");
    CHECK(path({{"model", "stuart-landau"}}, spec_of({"alpha", 0, 5, 5}, {"beta", 0, 5, 5}, "gain")) == "drive");
    MapSpec spec = spec_of(x, y, "plv");
    spec.window = 1;
    CHECK(path(driven(), spec) == "window");
    spec.window = 100, spec.settle = -1;
    CHECK(path(driven(), spec) == "settle");
    spec.settle = 0, spec.node = 1;
    CHECK(path(driven(), spec) == "node");
}
