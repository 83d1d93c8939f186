// A running experiment of any model: it repeats, returns, changes hands, fails politely and allocates nothing.
#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/core/support.hpp"

namespace {
std::atomic<long> allocations{0};

void* counted(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size ? size : 1)) return memory;
    throw std::bad_alloc();
}
}  // namespace

// Every allocation of this program passes here, so that a step can be seen to make none.
void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return ++allocations, std::malloc(size ? size : 1); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

// Everything at once: a network, two drives and noise.
Document busy(const Model& model) {
    return {{"model", model.info().id},
            {"nodes", 5},
            {"network.connectome", "ring"},
            {"duration", 0},
            {"drive.0.kind", "sine"},
            {"drive.0.amplitude", model.info().forcing.amplitude},
            {"drive.0.frequency", model.info().forcing.frequency},
            {"drive.1.input", "field"},
            {"drive.1.amplitude", 0.2},
            {"drive.1.nodes", Numbers{1, 3}},
            {"noise.sigma", 0.001}};
}

// Calls f for every model, precision and method that goes with it.
template <class F>
void for_every_run(F f) {
    for (const Model& model : models())
        for (const char* precision : {"f64", "f32"})
            for (const Choice& method : integrators()) {
                if (std::string_view(method.id) == "exponential" && !model.linear_core()) continue;
                INFO(model.info().id << " " << precision << " " << method.id);
                f(with(busy(model), {{"precision", precision}, {"integrator", method.id}}));
            }
}

const Document oscillator{{"model", "stuart-landau"}, {"duration", 0}};

}  // namespace

TEST_CASE("the same document gives the same bits, another seed gives others") {
    for_every_run([](const Document& document) {
        const auto one = simulate(document), two = simulate(document), other = simulate(with(document, {{"seed", 2}}));
        for (const auto& simulation : {one.get(), two.get(), other.get()}) advance(*simulation, 300);
        CHECK(one->hash() == two->hash());
        CHECK(one->hash() != other->hash());
    });
}

TEST_CASE("steps taken one by one are steps taken at once") {
    for_every_run([](const Document& document) {
        const auto one = simulate(document), many = simulate(document);
        for (int k = 0; k < 100; ++k) advance(*one, 1);
        advance(*many, 100);
        CHECK(one->hash() == many->hash());
    });
}

TEST_CASE("a restored snapshot continues bit for bit, in the same simulation and in a fresh one") {
    for_every_run([](const Document& document) {
        const auto simulation = simulate(document), fresh = simulate(document);
        advance(*simulation, 137);
        const auto then = simulation->snapshot();
        advance(*simulation, 163);
        const auto hash = simulation->hash();
        const double time = simulation->time();
        REQUIRE(simulation->restore(then));
        advance(*simulation, 163);
        CHECK(simulation->hash() == hash);
        CHECK(simulation->time() == time);
        REQUIRE(fresh->restore(then));
        advance(*fresh, 163);
        CHECK(fresh->hash() == hash);
    });
}

TEST_CASE("a snapshot of another model, size or precision is refused and changes nothing") {
    const auto simulation = simulate(oscillator);
    advance(*simulation, 10);
    const auto hash = simulation->hash();
    auto own = simulation->snapshot();
    CHECK(!simulation->restore(simulate({{"model", "damped-harmonic"}})->snapshot()));
    CHECK(!simulation->restore(simulate(with(oscillator, {{"nodes", 2}}))->snapshot()));
    CHECK(!simulation->restore(simulate(with(oscillator, {{"precision", "f32"}}))->snapshot()));
    CHECK(!simulation->restore({}));
    own.pop_back();
    CHECK(!simulation->restore(own));
    CHECK(simulation->hash() == hash);
}

TEST_CASE("a short run in f32 stays near the run in f64, noise included") {
    for (const Model& model : models()) {
        const auto wide = simulate(busy(model)), narrow = simulate(with(busy(model), {{"precision", "f32"}}));
        advance(*wide, 500);
        advance(*narrow, 500);
        for (const Readout& readout : model.description.readouts)
            for (int node = 0; node < 5; ++node) {
                INFO(model.info().id << " " << readout.id << " of node " << node);
                CHECK(read(*narrow, readout.id, node) == Approx(read(*wide, readout.id, node)).margin(2e-4 * (readout.high - readout.low)));
            }
    }
}

TEST_CASE("a step allocates nothing, recording included") {
    const long before = allocations;
    CHECK(std::make_unique<int>(1) != nullptr);
    REQUIRE(allocations > before);
    for_every_run([](const Document& document) {
        const auto simulation = simulate(document);
        REQUIRE(!simulation->scope({"observable", simulation->plan().model->description.states[0].id}, 3, 50));
        simulation->step(1);
        const long count = allocations;
        simulation->step(200);
        const long made = allocations - count;
        CHECK(made == 0);
    });
}

TEST_CASE("nor does a step of a network with delays, from one block of steps to the next") {
    for (const char* model : {"linear", "kuramoto", "epileptor"})
        for (const char* precision : {"f64", "f32"})
            for (const char* method : {"euler", "heun", "rk4"}) {
                const auto simulation = simulate(
                    with(busy(*find_model(model)), {{"precision", precision}, {"integrator", method}, {"network.delay", 3}, {"dt", 0.05}}));
                REQUIRE(!simulation->scope({"observable"}, 3, 50));
                simulation->step(1);
                const long count = allocations;
                simulation->step(200);
                const long made = allocations - count;
                INFO(model << " " << precision << " " << method);
                CHECK(made == 0);
            }
}

TEST_CASE("nor does a step that brings readouts up to date, from one window to the next") {
    const auto simulation = simulate(with(busy(*find_model("stuart-landau")), {{"dt", 0.5}}));
    MeasureOptions options;
    options.every = 1;
    options.window = 64;
    REQUIRE(!simulation->measure(options));
    simulation->step(1);
    const long count = allocations;
    simulation->step(600);
    const long made = allocations - count;
    CHECK(made == 0);
    CHECK(simulation->measuring()->read(Measure::fcd, {}).rows > 1);
}

TEST_CASE("a state that leaves the finite numbers stops the run with a sentence and stays where it was") {
    for (const char* precision : {"f64", "f32"}) {
        const auto simulation = simulate(with(oscillator, {{"nodes", 3}, {"integrator", "euler"}, {"precision", precision}, {"dt", 0.1}}));
        advance(*simulation, 10);
        REQUIRE(!simulation->set("dt", 200, -1));
        simulation->kick(1, 0, 40);
        const int done = simulation->step(100000);
        REQUIRE(done < 100000);
        CHECK(simulation->steps() == 10 + done);
        const std::string failure = simulation->failure();
        for (const char* words : {"state", "node 1", "left the finite numbers", "dt = 200 ms", "euler"}) {
            INFO(failure);
            CHECK(failure.find(words) != std::string::npos);
        }
        for (int node = 0; node < 3; ++node) CHECK(std::isfinite(read(*simulation, "x", node)));
        CHECK(simulation->step(5) == 0);
        CHECK(simulation->steps() == 10 + done);
    }
}

TEST_CASE("left to itself, a light model takes the steps that it takes among silent inputs, and fails as it does") {
    for (const Model& model : models())
        for (const char* precision : {"f64", "f32"}) {
            if (!model.f64.heun) continue;
            const Document alone{{"model", model.info().id},
                                 {"nodes", 3},
                                 {"precision", precision},
                                 {"integrator", "heun"},
                                 {"initial.x", Numbers{1, -0.5, 0.25}},
                                 {"duration", 0}};
            const auto quick = simulate(alone), thorough = simulate(with(alone, {{"drive.0.amplitude", 0}}));
            CHECK(quick->step(500) == thorough->step(500));
            CHECK(quick->hash() == thorough->hash());
            REQUIRE(!quick->set("dt", 1e5, -1));
            REQUIRE(!thorough->set("dt", 1e5, -1));
            const int done = quick->step(10000);
            CHECK(done < 10000);
            CHECK(done == thorough->step(10000));
            CHECK(quick->hash() == thorough->hash());
            CHECK(quick->failure() == thorough->failure());
        }
}

TEST_CASE("after a failure a snapshot from before it brings the run back") {
    const auto simulation = simulate(with(oscillator, {{"integrator", "euler"}, {"dt", 500}, {"initial.x", 3}}));
    const auto start = simulation->snapshot();
    REQUIRE(simulation->step(1000) < 1000);
    REQUIRE(simulation->restore(start));
    REQUIRE(!simulation->set("dt", 0.1, -1));
    CHECK(simulation->failure() == "");
    CHECK(simulation->step(1000) == 1000);
}

TEST_CASE("time is a step count and does not accumulate rounding") {
    const auto simulation = simulate(with(oscillator, {{"dt", 0.1}}));
    advance(*simulation, 100003);
    CHECK(simulation->time() == 100003 * 0.1);
    REQUIRE(!simulation->set("dt", 0.25, -1));
    advance(*simulation, 8);
    CHECK(simulation->time() == 100003 * 0.1 + 2);
}

TEST_CASE("a change on a running simulation acts from the next step on") {
    const auto simulation =
        simulate(with(oscillator, {{"nodes", 3}, {"drive.0.amplitude", 1}, {"network.connectome", "ring"}, {"noise.sigma", 0.1}}));
    CHECK(!simulation->set("alpha", -3, -1));
    CHECK(!simulation->set("parameters.omega", 7, 1));
    CHECK(!simulation->set("network.gain", 0.5, -1));
    CHECK(!simulation->set("drive.0.amplitude", 2, -1));
    CHECK(!simulation->set("drive.0.start", 5, -1));
    CHECK(!simulation->set("noise.sigma", 0.2, -1));
    CHECK(!simulation->set("noise.0.sigma", 0.3, -1));
    CHECK(simulation->node_parameters(0)[0] == -3);
    CHECK(simulation->node_parameters(2)[0] == -3);
    CHECK(simulation->node_parameters(1)[1] == 7);
    CHECK(simulation->node_parameters(0)[1] != 7);
    CHECK(simulation->plan().network.gain == 0.5);
    CHECK(simulation->plan().drives[0].amplitude == 2);
    CHECK(simulation->plan().noise[0].sigma == 0.3);

    const auto changed = simulate(oscillator), from_the_start = simulate(with(oscillator, {{"parameters.alpha", 2}}));
    REQUIRE(!changed->set("alpha", 2, -1));
    advance(*changed, 50);
    advance(*from_the_start, 50);
    CHECK(changed->hash() == from_the_start->hash());
}

TEST_CASE("a change that makes no sense is refused by name and changes nothing") {
    const auto simulation = simulate({{"model", "wilson-cowan"}, {"nodes", 2}, {"duration", 0}});
    const struct {
        const char* path;
        double value;
        int node;
        std::vector<const char*> words;
    } table[] = {
        {"tau", 1, -1, {"unknown", "P_x, P_y", "network.gain"}},
        {"P_x", NAN, -1, {"finite", "NaN"}},
        {"tau_x", 0, -1, {"greater than 0"}},
        {"P_x", 1, 2, {"unknown node 2", "0 to 1"}},
        {"drive.0.amplitude", 1, -1, {"no such drive", "has 0"}},
        {"drive.x.amplitude", 1, -1, {"no such drive"}},
        {"noise.0.sigma", 1, -1, {"no such noise"}},
        {"dt", -1, -1, {"greater than 0"}},
        {"initial.x", 1, -1, {"unknown"}},
    };
    const auto parameters = simulation->node_parameters(0);
    for (const auto& row : table) {
        const Problem problem = simulation->set(row.path, row.value, row.node);
        INFO(row.path << " → " << problem.text);
        CHECK(problem.path == row.path);
        for (const char* word : row.words) CHECK(problem.text.find(word) != std::string::npos);
    }
    CHECK(simulation->node_parameters(0) == parameters);
    CHECK(simulation->plan().dt == find_model("wilson-cowan")->info().dt);
}

TEST_CASE("adopting another document keeps states and time and takes everything else") {
    const auto simulation = simulate(oscillator);
    advance(*simulation, 100);
    const auto hash = simulation->hash();
    const double time = simulation->time();
    REQUIRE(simulation->adopt(plan_of(with(oscillator, {{"parameters.alpha", -4},
                                                        {"dt", 0.5},
                                                        {"integrator", "rk4"},
                                                        {"initial.x", 9},
                                                        {"drive.0.kind", "constant"},
                                                        {"drive.0.amplitude", 3},
                                                        {"noise.sigma", 0.1}}))));
    CHECK(simulation->hash() == hash);
    CHECK(simulation->time() == time);
    CHECK(simulation->node_parameters(0)[0] == -4);
    CHECK(read(*simulation, "input.x") == 3);
    advance(*simulation, 10);
    CHECK(simulation->time() == Approx(time + 5));
    REQUIRE(simulation->adopt(plan_of(oscillator)));
    CHECK(read(*simulation, "input.x") == 0);
}

TEST_CASE("a document of another model, size or precision is not adopted") {
    const auto simulation = simulate(oscillator);
    CHECK(!simulation->adopt(plan_of({{"model", "damped-harmonic"}})));
    CHECK(!simulation->adopt(plan_of(with(oscillator, {{"nodes", 2}}))));
    CHECK(!simulation->adopt(plan_of(with(oscillator, {{"precision", "f32"}}))));
}

TEST_CASE("a kick adds to one state of one node and respects its bounds") {
    const auto simulation = simulate({{"model", "mpr"}, {"nodes", 2}, {"initial.r", 0.5}, {"initial.v", 0}, {"duration", 0}});
    simulation->kick(1, 1, 0.75);
    CHECK(read(*simulation, "v", 0) == 0);
    CHECK(read(*simulation, "v", 1) == 0.75);
    simulation->kick(0, 0, -3);
    CHECK(read(*simulation, "r", 0) == 0);
}
