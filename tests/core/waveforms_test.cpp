// The waveforms against their formulas, the charge of rectangles, and what a running simulation does with them.
#include "core/number/math.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

using Entries = std::vector<Document::Entry>;

Document driven(const char* kind, const Entries& fields, double dt = 0.25, const char* model = "stuart-landau") {
    Document document{{"model", model}, {"dt", dt}, {"duration", 0}, {"drive.0.kind", kind}};
    for (const auto& entry : fields) document.set("drive.0." + entry.path, entry.value);
    return document;
}

// What the first drive gives at the beginning of each step, and the times of these beginnings.
struct Heard {
    Numbers times, values;
};
Heard hear(const Document& document, int steps) {
    const auto simulation = simulate(document);
    Heard heard;
    for (int k = 0; k < steps; ++k) {
        heard.times.push_back(simulation->time());
        heard.values.push_back(read(*simulation, "drive.0"));
        advance(*simulation, 1);
    }
    return heard;
}

// The integral of what has been heard.
double charge(const Document& document, double ms) {
    const double dt = plan_of(document).dt;
    double sum = 0;
    for (double x : hear(document, int(std::lround(ms / dt))).values) sum += x * dt;
    return sum;
}

double sine(double hertz, double t, double phase = 0) { return std::sin(turn * hertz * t / 1000 + phase); }

template <class F>
void expect_formula(const char* kind, const Entries& fields, F formula) {
    const Heard heard = hear(driven(kind, fields), 1000);
    INFO(kind);
    for (std::size_t k = 0; k < heard.times.size(); ++k) {
        INFO("t = " << heard.times[k]);
        REQUIRE(heard.values[k] == Approx(formula(heard.times[k])).margin(1e-10));
    }
}

}  // namespace

TEST_CASE("each waveform is its formula") {
    expect_formula("modulated", {{"amplitude", 3}, {"frequency", 80}, {"modulation", 7}, {"depth", 0.6}, {"phase", 0.4}},
                   [](double t) { return 3 * (1 + 0.6 * sine(7, t)) / 1.6 * sine(80, t, 0.4); });
    expect_formula("interference", {{"amplitude", 3}, {"frequency", 80}, {"difference", 7}, {"phase", 0.4}},
                   [](double t) { return 1.5 * (sine(80, t, 0.4) + sine(87, t, 0.4)); });
    expect_formula("multi-sine", {{"amplitude", 3}, {"frequencies", Numbers{4, 10, 33}}, {"phases", Numbers{0, 1, 2}}},
                   [](double t) { return sine(4, t) + sine(10, t, 1) + sine(33, t, 2); });
    expect_formula("multi-sine", {{"amplitude", 2}, {"frequencies", Numbers{4, 10}}}, [](double t) { return sine(4, t) + sine(10, t); });
    expect_formula("chirp", {{"amplitude", 2}, {"frequency", 5}, {"to", 45}, {"sweep", 100}}, [](double t) {
        const double u = std::fmod(t, 100) / 1000;
        return 2 * std::sin(turn * (5 * u + 0.5 * 400 * u * u));
    });
    expect_formula("chirp", {{"amplitude", 2}, {"frequency", 5}, {"to", 45}, {"sweep", 125}, {"law", "logarithmic"}}, [](double t) {
        const double u = std::fmod(t, 125) / 125;
        return 2 * std::sin(turn * 5 * 0.125 / std::log(9) * (std::pow(9, u) - 1));
    });
    expect_formula("burst", {{"amplitude", 2}, {"frequency", 50}, {"cycles", 2}, {"interval", 70}, {"start", 20}}, [](double t) {
        const double u = std::fmod(t - 20, 70);
        return t >= 20 && u < 40 ? 2 * sine(50, u) : 0;
    });
    expect_formula("gaussian", {{"amplitude", 2}, {"at", 120}, {"width", 15}},
                   [](double t) { return 2 * std::exp(-0.5 * (t - 120) * (t - 120) / 225); });
}

TEST_CASE("a curve is its values, joined by straight lines, and nothing beside them") {
    const auto between = [](double u, double a, double b) { return a + u * (b - a); };
    expect_formula("curve", {{"amplitude", 2}, {"values", Numbers{1, 3, -1}}, {"interval", 40}, {"start", 20}}, [&](double t) {
        const double u = (t - 20) / 40;
        return u < 0 || u >= 2 ? 0 : 2 * (u < 1 ? between(u, 1, 3) : between(u - 1, 3, -1));
    });
    expect_formula("curve", {{"values", Numbers{1, 3, -1}}, {"times", Numbers{10, 20, 60}}}, [&](double t) {
        return t < 10 || t >= 60 ? 0 : t < 20 ? between((t - 10) / 10, 1, 3) : between((t - 20) / 40, 3, -1);
    });
    expect_formula("curve", {{"values", Numbers{1, 3, 1}}, {"interval", 20}, {"repeat", true}}, [&](double t) {
        const double u = std::fmod(t, 40) / 20;
        return u < 1 ? between(u, 1, 3) : between(u - 1, 3, 1);
    });
}

TEST_CASE("a ramp rises from the start and falls before the stop, on every kind") {
    const auto ramp = [](double t) { return std::max(0.0, std::min({1.0, (t - 20) / 50, (200 - t) / 50})); };
    const Entries times = {{"amplitude", 2}, {"start", 20}, {"stop", 200}, {"ramp", 50}};
    expect_formula("constant", times, [&](double t) { return 2 * ramp(t); });
    expect_formula("sine", times, [&](double t) { return 2 * ramp(t) * sine(10, t); });
    Entries faster = times;
    faster.push_back({"modulation", 0});
    expect_formula("modulated", faster, [&](double t) { return 2 * ramp(t) * sine(100, t) / 2; });
    // A rectangle hears the ramp of the middle of the step.
    const Heard square = hear(driven("square", {{"amplitude", 2}, {"start", 20}, {"stop", 200}, {"ramp", 50}, {"duty", 1}}), 1000);
    for (std::size_t k = 0; k < square.times.size(); ++k)
        REQUIRE(square.values[k] == Approx(2 * ramp(square.times[k] + 0.125)).margin(0.02));
}

TEST_CASE("rectangles stand where their formula puts them") {
    const Heard pulses = hear(driven("pulses", {{"amplitude", 3}, {"frequency", 20}, {"width", 5}, {"start", 10}}), 1000);
    const Heard square = hear(driven("square", {{"amplitude", 3}, {"frequency", 20}, {"duty", 0.2}}), 1000);
    const Heard biphasic =
        hear(driven("biphasic", {{"amplitude", 3}, {"frequency", 20}, {"width", 5}, {"gap", 2}, {"ratio", 2}, {"start", 10}}), 1000);
    for (std::size_t k = 0; k < 1000; ++k) {
        const double t = pulses.times[k] + 0.125, u = t < 10 ? -1 : std::fmod(t - 10, 50);
        INFO("t = " << t);
        REQUIRE(pulses.values[k] == Approx(u >= 0 && u < 5 ? 3 : 0).margin(1e-10));
        REQUIRE(square.values[k] == Approx(std::fmod(t, 50) < 10 ? 3 : -3).margin(1e-10));
        REQUIRE(biphasic.values[k] == Approx(u < 0 ? 0 : u < 5 ? 3 : u < 7 ? 0 : u < 17 ? -1.5 : 0).margin(1e-10));
    }
}

TEST_CASE("the charge of pulses depends on no step") {
    for (double dt : {0.05, 0.073, 0.3, 0.7, 1.0}) {
        INFO("dt = " << dt);
        const double span = std::floor(700 / dt) * dt;
        // Seven whole pulses of 1.3 ms, and no eighth.
        CHECK(charge(driven("pulses", {{"amplitude", 3}, {"frequency", 10}, {"width", 1.3}}, dt), span) == Approx(7 * 3 * 1.3).epsilon(1e-10));
        CHECK(charge(driven("biphasic", {{"amplitude", 3}, {"frequency", 10}, {"width", 1.3}, {"gap", 0.77}, {"ratio", 1.7}}, dt), span) ==
              Approx(0).margin(1e-10));
        CHECK(charge(driven("square", {{"amplitude", 3}, {"frequency", 10}, {"stop", 695.03}, {"duty", 0.25}}, dt), 700) ==
              Approx(-1.5 * 600 + 3 * (25 - 70.03)).epsilon(1e-10));
        CHECK(charge(driven("curve", {{"amplitude", 3}, {"values", Numbers{1, 1}}, {"interval", 100.4}, {"start", 33.3}}, dt), span) ==
              Approx(3 * 100.4).epsilon(1e-10));
    }
}

TEST_CASE("what a pulse leaves in an integrator is its charge, whatever the step and the method") {
    // A phase adds up its input exactly.
    for (const char* method : {"euler", "heun", "rk4"})
        for (double dt : {0.07, 0.5}) {
            const auto simulation = simulate(with(driven("pulses", {{"amplitude", 100}, {"frequency", 10}, {"width", 1.3}}, dt, "kuramoto"),
                                                  {{"parameters.omega", 0}, {"integrator", method}}));
            advance_to(*simulation, 91);
            INFO(method << ", dt = " << dt);
            CHECK(read(*simulation, "theta") == Approx(0.1 * 1.3).epsilon(1e-10));
        }
}

TEST_CASE("a phase oscillator adds f to its velocity and hears a field through its phase response") {
    const double omega = 50, dt = 0.01;
    const Document free{{"model", "kuramoto"},
                        {"dt", dt},
                        {"duration", 0},
                        {"parameters.omega", omega},
                        {"parameters.lambda", 0.5},
                        {"initial.theta", 1},
                        {"drive.0.kind", "pulses"},
                        {"drive.0.amplitude", 20},
                        {"drive.0.width", 0.1}};
    const auto physiological = simulate(with(free, {{"drive.0.input", "f"}})), field = simulate(with(free, {{"drive.0.input", "field"}}));
    for (Simulation* simulation : {physiological.get(), field.get()}) advance(*simulation, 10);
    const double alone = 1 + omega * 1e-4;
    CHECK(read(*physiological, "theta") == Approx(alone + 20 * 1e-4).epsilon(1e-10));
    const double pushed = read(*field, "theta");
    CHECK(pushed == Approx(alone - 0.5 * 20 * 1e-4 * std::sin(0.5 * (1 + pushed))).epsilon(1e-9));
}

TEST_CASE("drives of all kinds add up, each at its own nodes") {
    Document document{{"model", "wilson-cowan"}, {"nodes", 3}, {"dt", 0.5}, {"duration", 0}};
    const char* kinds[] = {"constant", "sine", "square", "pulses", "gaussian", "ou", "random", "chirp"};
    int count = 0;
    for (const char* kind : kinds) {
        const std::string at = "drive." + std::to_string(count++);
        document.set(at + ".kind", kind).set(at + ".nodes", Numbers{double(count % 3), double((count + 1) % 3)});
    }
    const auto simulation = simulate(document);
    for (int step = 0; step < 300; ++step) {
        for (int n = 0; n < 3; ++n) {
            double sum = 0;
            for (int k = 0; k < count; ++k) sum += read(*simulation, "drive." + std::to_string(k), n);
            REQUIRE(read(*simulation, "input.x", n) == Approx(sum).margin(1e-14));
        }
        for (int k = 0; k < count; ++k) REQUIRE(read(*simulation, "drive." + std::to_string(k), (k + 3) % 3) == 0);
        advance(*simulation, 1);
    }
}

TEST_CASE("each number of each kind may be set while it runs, and acts at once") {
    for (const WaveformRow& row : waveforms()) {
        Document document{{"model", "stuart-landau"}, {"dt", 0.5}, {"duration", 0}, {"drive.0.kind", row.id}};
        if (row.id == std::string("curve")) document.set("drive.0.values", Numbers{0, 1, 3, 2, 5, 1}).set("drive.0.repeat", true);
        if (row.id == std::string("multi-sine")) document.set("drive.0.frequencies", Numbers{3, 20});
        for (const DriveField& field : row.fields) {
            const auto simulation = simulate(document);
            advance(*simulation, 975);
            // Something near, and possible, and different.
            const double number = field.value < unbounded ? field.value * 0.8 : 450;
            const double other = field.limit == Limit::count          ? field.value - 1
                                 : field.value != 0                   ? number
                                 : field.id == std::string("ramp")    ? 1000
                                 : field.id == std::string("start")   ? 613
                                 : field.limit == Limit::not_negative ? 0.3
                                                                      : 0.7;
            const std::string path = std::string("drive.0.") + field.id;
            const Problem problem = simulate(document)->set(path, other, -1);
            INFO(row.id << " " << path << " " << problem.text);
            REQUIRE(!problem);
            bool heard = false;
            const auto alike = simulate(document);
            advance(*alike, 975);
            REQUIRE(!simulation->set(path, other, -1));
            for (int k = 0; k < 300 && !heard; ++k) {
                heard = read(*simulation, "drive.0") != read(*alike, "drive.0");
                advance(*simulation, 7);
                advance(*alike, 7);
            }
            CHECK(heard);
        }
    }
}

TEST_CASE("what a drive gives is in the record, beside what else is recorded") {
    const Document document = with(driven("chirp", {{"amplitude", 2}}), {{"nodes", 2}, {"drive.0.nodes", Numbers{1}}});
    const auto simulation = simulate(document), twin = simulate(document);
    REQUIRE(!simulation->scope({"x", "drive.0"}, 1, 100));
    advance(*simulation, 50);
    for (int k = 0; k < 50; ++k) {
        advance(*twin, 1);
        REQUIRE(static_cast<const double*>(simulation->trace().mean)[(1 * 2 + 1) * 100 + k] == read(*twin, "drive.0", 1));
        REQUIRE(static_cast<const double*>(simulation->trace().mean)[(1 * 2 + 0) * 100 + k] == 0);
    }
    CHECK(simulation->scope({"drive.1"}, 1, 100).text.find("unknown") != std::string::npos);
    const Result result = run(plan_of(with(document, {{"duration", 10}, {"record.what", std::vector<std::string>{"drive.0"}}})));
    CHECK(result.data.size() == 2 * result.times.size());
    // After the drive has gone, its record goes on with nothing.
    REQUIRE(simulation->adopt(plan_of({{"model", "stuart-landau"}, {"nodes", 2}, {"dt", 0.25}})));
    advance(*simulation, 5);
    CHECK(static_cast<const double*>(simulation->trace().mean)[(1 * 2 + 1) * 100 + 54] == 0);
}

TEST_CASE("equilibria see what is constant, and nothing that changes") {
    for (const WaveformRow& row : waveforms()) {
        Document document{{"model", "wilson-cowan"}, {"dt", 0.1}, {"drive.0.kind", row.id}, {"drive.0.amplitude", 0.7}};
        if (row.id == std::string("curve")) document.set("drive.0.values", Numbers{1, 1});
        if (row.id == std::string("multi-sine")) document.set("drive.0.frequencies", Numbers{0, 20});
        if (row.id == std::string("rotating")) document.set("model", "stuart-landau");
        INFO(row.id);
        CHECK(simulate(document)->node_constant_inputs(0)[0] == (row.id == std::string("constant") ? 0.7 : 0));
        CHECK(simulate(with(document, {{"drive.0.ramp", 100}}))->node_constant_inputs(0)[0] == 0);
    }
}

TEST_CASE("a run in f32 hears the drives of the run in f64") {
    for (const WaveformRow& row : waveforms()) {
        Document document{{"model", "stuart-landau"}, {"dt", 0.1}, {"duration", 0}, {"drive.0.kind", row.id}};
        if (row.id == std::string("curve")) document.set("drive.0.values", Numbers{0, 1, 3, 2, 5, 1}).set("drive.0.repeat", true);
        if (row.id == std::string("multi-sine")) document.set("drive.0.frequencies", Numbers{3, 20});
        const auto wide = simulate(document), narrow = simulate(with(document, {{"precision", "f32"}}));
        for (int k = 0; k < 200; ++k) {
            REQUIRE(read(*narrow, "drive.0") == double(float(read(*wide, "drive.0"))));
            advance(*wide, 7);
            advance(*narrow, 7);
        }
    }
}

TEST_CASE("a drive that cannot be heard as written is refused, with what would be right") {
    const Document good{{"model", "stuart-landau"}, {"nodes", 2}, {"dt", 0.5}, {"drive.0.input", "field"}};
    const double gap = std::numeric_limits<double>::quiet_NaN();
    const struct {
        Entries fields;
        const char* path;
        std::vector<const char*> words;
    } table[] = {
        {{{"kind", "sine"}, {"frequency", 1200}}, "frequency", {"1200 Hz", "above 1000 Hz", "dt below 0.416667 ms"}},
        {{{"kind", "modulated"}, {"frequency", 995}, {"modulation", 10}}, "frequency", {"1005 Hz", "dt below"}},
        {{{"kind", "interference"}, {"frequency", 995}}, "frequency", {"1005 Hz"}},
        {{{"kind", "chirp"}, {"to", 3000}}, "to", {"3000 Hz", "dt below"}},
        {{{"kind", "chirp"}, {"law", "cubic"}}, "law", {"cubic", "linear, logarithmic"}},
        {{{"kind", "random"}, {"high", 1500}}, "high", {"1500 Hz", "dt below"}},
        {{{"kind", "random"}, {"low", 200}}, "high", {"more than low, 200 Hz", "100"}},
        {{{"kind", "multi-sine"}}, "frequencies", {"at least one"}},
        {{{"kind", "multi-sine"}, {"frequencies", Numbers{3, 2000}}}, "frequencies", {"2000 Hz"}},
        {{{"kind", "multi-sine"}, {"frequencies", Numbers{3, -2}}}, "frequencies", {"0 or more", "-2"}},
        {{{"kind", "multi-sine"}, {"frequencies", Numbers{3, 4}}, {"phases", Numbers{1}}}, "phases", {"each of the 2", "got 1"}},
        {{{"kind", "pulses"}, {"width", 0.2}}, "width", {"0.2 ms", "shorter than a step of 0.5 ms", "dt of at most 0.2 ms"}},
        {{{"kind", "pulses"}, {"width", -1}}, "width", {"greater than 0", "-1"}},
        {{{"kind", "pulses"}, {"width", 20}, {"frequency", 60}}, "width", {"20 ms", "16.6667 ms"}},
        {{{"kind", "biphasic"}, {"width", 0.06}}, "width", {"0.06 ms", "dt"}},
        {{{"kind", "biphasic"}, {"width", 1}, {"ratio", 0.2}}, "ratio", {"0.2 ms"}},
        {{{"kind", "biphasic"}, {"width", 2}, {"gap", 5}}, "width", {"9 ms", "7.69231 ms"}},
        {{{"kind", "biphasic"}, {"gap", -1}}, "gap", {"0 or more"}},
        {{{"kind", "square"}, {"duty", 1.5}}, "duty", {"from 0 to 1", "1.5"}},
        {{{"kind", "square"}, {"duty", 0.001}}, "duty", {"0.1 ms", "shorter than a step"}},
        {{{"kind", "burst"}, {"cycles", 2.5}}, "cycles", {"whole number", "2.5"}},
        {{{"kind", "burst"}, {"interval", 50}}, "cycles", {"60 ms", "50 ms"}},
        {{{"kind", "gaussian"}, {"width", -2}}, "width", {"greater than 0"}},
        {{{"kind", "ou"}, {"tau", 0}}, "tau", {"greater than 0"}},
        {{{"kind", "ou"}, {"tau", 1e6}}, "tau", {"40000 steps"}},
        {{{"kind", "constant"}, {"ramp", -1}}, "ramp", {"0 or more"}},
        {{{"kind", "gaussian"}, {"frequency", 3}}, "frequency", {"unknown field of kind gaussian", "ramp"}},
        {{{"kind", "curve"}}, "values", {"two numbers or more", "0"}},
        {{{"kind", "curve"}, {"values", Numbers{1, gap, 2}}}, "values", {"without gaps", "NaN", "entry 1"}},
        {{{"kind", "curve"}, {"values", "up"}}, "values", {"a list of numbers", "\"up\""}},
        {{{"kind", "curve"}, {"values", Numbers{1, 2, 3}}, {"times", Numbers{0, 5, 5}}}, "times", {"increase", "entry 2"}},
        {{{"kind", "curve"}, {"values", Numbers{1, 2, 3}}, {"times", Numbers{0, 5}}}, "times", {"3 values", "got 2"}},
        {{{"kind", "curve"}, {"values", Numbers{1, 2}}, {"times", Numbers{0, 5}}, {"interval", 2}}, "times", {"interval", "one of the two"}},
        {{{"kind", "curve"}, {"values", Numbers{1, 2}}, {"repeat", 1}}, "repeat", {"true or false"}},
        {{{"montage.kind", "uniform"}}, "montage", {"no places", "centres"}},
        {{{"montage", "F3"}}, "montage", {"an object"}},
        {{{"input", "f"}, {"montage.kind", "uniform"}}, "montage", {"input \"field\""}},
    };
    for (const auto& row : table) {
        Document document = good;
        for (const auto& entry : row.fields) document.set("drive.0." + entry.path, entry.value);
        Plan plan;
        const Problem problem = read_plan(document, plan);
        INFO(row.path << " → " << problem.text);
        CHECK(problem.path == std::string("drive.0.") + row.path);
        CHECK(problem.text.starts_with(problem.path + ":"));
        for (const char* word : row.words) CHECK(problem.text.find(word) != std::string::npos);
    }
}

TEST_CASE("a change that would make a drive impossible is refused and changes nothing") {
    const auto simulation = simulate(driven("pulses", {{"frequency", 20}, {"width", 1}}, 0.5));
    advance(*simulation, 7);
    const auto bytes = simulation->snapshot();
    const struct {
        const char* path;
        double value;
        std::vector<const char*> words;
    } table[] = {{"drive.0.width", 0.1, {"drive.0.width", "dt of at most 0.1 ms"}},
                 {"drive.0.width", -1, {"greater than 0"}},
                 {"drive.0.frequency", 2000, {"drive.0.frequency", "above 1000 Hz", "use dt below 0.25 ms"}},
                 {"drive.0.phase", 1, {"unknown field", "width"}},
                 {"dt", 2, {"drive.0.width", "dt of at most 1 ms"}}};
    for (const auto& row : table) {
        const Problem problem = simulation->set(row.path, row.value, -1);
        INFO(row.path << " → " << problem.text);
        REQUIRE(problem);
        for (const char* word : row.words) CHECK(problem.text.find(word) != std::string::npos);
    }
    CHECK(simulation->snapshot() == bytes);
    CHECK(simulation->plan().drives[0].width == 1);
    CHECK(simulation->plan().dt == 0.5);
}
