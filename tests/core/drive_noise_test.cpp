// Noise as a waveform: its statistics, and that it is a function of (seed, drive, time) which no snapshot has to remember.
#include <set>

#include "core/observe/spectrum.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

// The exponential scheme at rest is the cheapest step there is.
Document noisy(const char* kind, double dt = 1) {
    return {{"model", "stuart-landau"}, {"integrator", "exponential"}, {"parameters.alpha", -1}, {"dt", dt}, {"duration", 0},
            {"drive.0.kind", kind}};
}

double product_of(const Numbers& values, std::size_t lag) {
    double sum = 0;
    for (std::size_t k = lag; k < values.size(); ++k) sum += values[k] * values[k - lag];
    return sum / double(values.size() - lag);
}

}  // namespace

TEST_CASE("Ornstein–Uhlenbeck drives have their standard deviation and forget with tau") {
    const int count = slow ? 20000 : 200000;
    const double tau = 5, dt = 0.5;
    const auto simulation = simulate(with(noisy("ou", dt), {{"drive.0.tau", tau}, {"drive.0.amplitude", 3}}));
    const Numbers values = samples(*simulation, "drive.0", count);
    // A mean of squares over N steps of memory tau/dt has standard error √(2 tau/(N dt)) at most.
    const double error = 4 * std::sqrt(2 * tau / (count * dt));
    CHECK(mean_of(values) / 3 == Approx(0).margin(error));
    for (int lag : {0, 1, 10, 40}) {
        INFO("lag " << lag);
        CHECK(product_of(values, std::size_t(lag)) / 9 == Approx(std::exp(-lag * dt / tau)).margin(error));
    }
    // What a step adds is new in every step, those between two blocks of the path included.
    Numbers fresh;
    const double keep = std::exp(-dt / tau);
    for (std::size_t k = 1; k < values.size(); ++k) fresh.push_back((values[k] - keep * values[k - 1]) / (3 * std::sqrt(1 - keep * keep)));
    CHECK(variance_of(fresh) == Approx(1).margin(4 * std::sqrt(2.0 / count)));
    for (std::size_t lag : {1, 2, 3, 4}) CHECK(product_of(fresh, lag) == Approx(0).margin(4 / std::sqrt(count)));
    CHECK(range_of(fresh).high < 6);
}

TEST_CASE("a random drive has flat power in its band and none beside it") {
    const double low = 20, high = 60;
    const auto simulation = simulate(with(noisy("random"), {{"drive.0.low", low}, {"drive.0.high", high}, {"drive.0.amplitude", 3}}));
    const Numbers values = samples(*simulation, "drive.0", slow ? 16384 : 65536);
    CHECK(variance_of(values) == Approx(9).epsilon(0.05));
    // As normal as 128 sines are.
    double fourth = 0;
    for (double x : values) fourth += x * x * x * x / double(values.size());
    CHECK(fourth / 81 == Approx(3).margin(0.35));
    const Spectrum spectrum = welch(values, 1000);
    const auto power = [&](double from, double to) {
        double sum = 0;
        for (std::size_t k = 0; k < spectrum.power.size(); ++k)
            if (spectrum.frequencies[k] >= from && spectrum.frequencies[k] < to) sum += spectrum.power[k];
        return sum;
    };
    const double all = power(0, 500);
    for (double from = low; from < high; from += 8) {
        INFO(from << " Hz");
        CHECK(power(from, from + 8) / all == Approx(0.2).epsilon(0.15));
    }
    CHECK(power(0, low - 2) / all < 1e-3);
    CHECK(power(high + 2, 500) / all < 1e-3);
}

TEST_CASE("noise drives go on from a snapshot bit for bit, in the same simulation and in another") {
    for (const char* kind : {"ou", "random"}) {
        const Document document = with(noisy(kind, 0.5), {{"drive.1.kind", kind}, {"drive.1.input", "y"}, {"seed", 5}});
        const auto simulation = simulate(document), other = simulate(document);
        // Within the first block of the path, and after several.
        for (int steps : {100, 3000}) {
            advance(*simulation, steps);
            const auto bytes = simulation->snapshot();
            advance(*simulation, 700);
            const auto hash = simulation->hash();
            REQUIRE(simulation->restore(bytes));
            advance(*simulation, 700);
            CHECK(simulation->hash() == hash);
            REQUIRE(other->restore(bytes));
            advance(*other, 700);
            CHECK(other->hash() == hash);
        }
        REQUIRE(simulation->adopt(plan_of(document)));
        advance(*simulation, 5);
        advance(*other, 5);
        CHECK(simulation->hash() == other->hash());
    }
}

TEST_CASE("noise drives follow the seed and their number in the list, and all nodes hear one path") {
    for (const char* kind : {"ou", "random"}) {
        std::set<double> seen;
        for (int seed : {1, 2}) {
            const auto simulation = simulate(with(noisy(kind), {{"drive.1.kind", kind}, {"nodes", 2}, {"seed", seed}}));
            advance(*simulation, 30);
            for (const char* id : {"drive.0", "drive.1"}) {
                seen.insert(read(*simulation, id));
                CHECK(read(*simulation, id, 0) == read(*simulation, id, 1));
            }
        }
        CHECK(seen.size() == 4);
    }
}

TEST_CASE("turning a noise drive's numbers moves its path, without a jump to another") {
    const auto simulation = simulate(with(noisy("ou"), {{"drive.0.tau", 50}}));
    advance(*simulation, 500);
    const double before = read(*simulation, "drive.0");
    REQUIRE(!simulation->set("drive.0.tau", 50.5, -1));
    CHECK(read(*simulation, "drive.0") == Approx(before).margin(0.05));
    CHECK(read(*simulation, "drive.0") != before);
    REQUIRE(!simulation->set("drive.0.amplitude", 2, -1));
    CHECK(read(*simulation, "drive.0") == Approx(2 * before).margin(0.1));
}
