// What is asked of a driven experiment as a whole: its response and floor, kicks on a cycle, and what a stimulus evokes.
#include "core/analyse/entrainment.hpp"
#include "core/analyse/phase_response.hpp"
#include "core/analyse/resonance.hpp"
#include "core/number/angle.hpp"
#include "core/observe/measures.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Complex = std::complex<double>;

namespace {

Document oscillator(double beta) {
    return {{"model", "stuart-landau"},
            {"parameters.alpha", 1},
            {"parameters.omega", 2},
            {"parameters.gamma", 1},
            {"parameters.beta", beta},
            {"initial.x", 1},
            {"integrator", "rk4"},
            {"dt", 5},
            {"duration", 0}};
}

PhaseResponse kicks(const Document& document, const char* state, double amount, int phases = 48) {
    PhaseResponse result;
    const Problem problem = phase_response(plan_of(document), {"kicks", state, amount, phases, 0}, result);
    INFO(problem.text);
    REQUIRE(!problem);
    return result;
}

std::string refusal(const Document& document, const KickQuestion& question) {
    PhaseResponse result;
    return phase_response(plan_of(document), question, result).text;
}

Question question(double settle, double window) {
    Question asked;
    asked.call = "asked";
    asked.settle = settle;
    asked.window = window;
    return asked;
}

}  // namespace

TEST_CASE("kicks of the Hopf normal form lead to the isochron arg z − (β/2γ) ln(γ|z|²/α), to 1e-6") {
    for (double beta : {0.0, 0.7})
        for (double amount : {-0.4, 0.6, 1.3}) {
            const PhaseResponse r = kicks(with(oscillator(beta), {{"dt", 2.5}}), "x", amount);
            CHECK(r.period == Approx(1000 * turn / (2 - beta)).epsilon(1e-8));
            REQUIRE(r.phases.size() == 48);
            double worst = 0;
            for (std::size_t k = 0; k < r.phases.size(); ++k) {
                // Phase 0 is the rise of x through 0: three quarters of a turn.
                const Complex z = std::polar(1.0, r.phases[k] - turn / 4) + amount;
                const double expected = std::arg(z) - beta / 2 * std::log(std::norm(z)) + turn / 4;
                worst = std::max(worst, std::fabs(wrapped(r.transition[k] - expected)));
                worst = std::max(worst, std::fabs(wrapped(r.shifts[k] - (expected - r.phases[k]))));
            }
            INFO("β = " << beta << ", ε = " << amount);
            CHECK(worst < 1e-6);
            CHECK(r.type == (std::fabs(amount) < 1 ? 1 : 0));
        }
}

TEST_CASE("a weak kick of the normal form moves the phase as (−sin φ − (β/γ) cos φ)/r says") {
    const double beta = 0.7, amount = 1e-3;
    const PhaseResponse r = kicks(oscillator(beta), "x", amount);
    for (std::size_t k = 0; k < r.phases.size(); ++k) {
        const double angle = r.phases[k] - turn / 4;
        CHECK(r.shifts[k] / amount == Approx(-std::sin(angle) - beta * std::cos(angle)).margin(2e-3));
    }
}

TEST_CASE("a kick of a phase oscillator moves its phase by as much, at every phase") {
    const PhaseResponse r =
        kicks({{"model", "kuramoto"}, {"parameters.omega", turn * 10}, {"integrator", "rk4"}, {"dt", 0.5}, {"duration", 0}}, "theta", 0.5);
    CHECK(r.period == Approx(100).epsilon(1e-7));
    for (double shift : r.shifts) CHECK(shift == Approx(0.5).margin(1e-5));
    CHECK(r.type == 1);
}

TEST_CASE("Jansen–Rit's alpha has a phase response that goes both ways and shrinks with the kick") {
    const auto document = with(experiment("jansen-rit", "alpha"), {{"integrator", "rk4"}, {"dt", 0.5}, {"duration", 0}});
    const PhaseResponse strong = kicks(document, "y4", 20, 24), weak = kicks(document, "y4", 10, 24);
    CHECK(strong.period == Approx(1000 / 10.938).epsilon(1e-3));
    CHECK(*std::max_element(strong.shifts.begin(), strong.shifts.end()) > 0);
    CHECK(*std::min_element(strong.shifts.begin(), strong.shifts.end()) < 0);
    const double size = range_of(strong.shifts).width();
    for (std::size_t k = 0; k < strong.shifts.size(); ++k) CHECK(strong.shifts[k] == Approx(2 * weak.shifts[k]).margin(0.1 * size));
    CHECK(weak.type == 1);
}

TEST_CASE("a node that rests has no phase response, and says so") {
    CHECK(refusal(with(oscillator(0), {{"parameters.alpha", -1}}), {"kicks", "x", 0.1, 16, 0}).find("rests") != std::string::npos);
    CHECK(refusal(with(experiment("jansen-rit", "quiet"), {{"dt", 1}}), {"kicks", "y1", 0.1, 16, 0}).find("rests") != std::string::npos);
    CHECK(refusal(oscillator(0), {"kicks", "q", 0.1, 16, 0}) == "kicks.state: unknown \"q\" of stuart-landau; valid: x, y");
    CHECK(refusal(oscillator(0), {"kicks", "x", 0.1, 16, 3}).find("unknown node 3") != std::string::npos);
    CHECK(refusal(oscillator(0), {"kicks", "x", 0.1, 1, 0}).find("from 4 to 4096") != std::string::npos);
}

TEST_CASE("a kick below the resetting threshold of every phase but one still counts as type 1, however few the phases") {
    CHECK(kicks(oscillator(0.5), "x", 0.95, 64).type == 1);
    CHECK(kicks(oscillator(0.5), "x", 1.05, 64).type == 0);
}

TEST_CASE("the response to a drive inside the tongue is locked, its floor is not, and the frequency moves to the drive's") {
    const auto document = with(
        oscillator(0),
        {{"parameters.omega", 10 * turn}, {"dt", 1}, {"drive.0.kind", "rotating"}, {"drive.0.amplitude", 2}, {"drive.0.frequency", 10.2}});
    DrivenResponse result;
    REQUIRE(!driven_response(plan_of(document), question(4000, 4000), result));
    CHECK(result.response.locked);
    CHECK(result.response.plv > 0.999);
    CHECK(!result.floor.locked);
    CHECK(result.floor.plv < 0.4);
    CHECK(result.floor.frequency == Approx(10).epsilon(1e-5));
    CHECK(result.frequency_change == Approx(0.2).margin(1e-3));
    CHECK(result.power_change > 0);
    // The locked radius of r² [(1 − r²)² + δ²] = F², δ the detuning.
    const double r = result.response.amplitude, delta = 0.2 * turn;
    CHECK(r * r * (std::pow(1 - r * r, 2) + delta * delta) == Approx(4).epsilon(0.02));
    CHECK(result.response.gain == Approx(r / 2).epsilon(2e-3));
}

TEST_CASE("with a drive of amplitude 0 response and floor are the same numbers, noise included") {
    const auto document = with(oscillator(0), {{"parameters.omega", 10 * turn},
                                               {"integrator", "heun"},
                                               {"dt", 1},
                                               {"noise.sigma", 0.3},
                                               {"noise.states", "z"},
                                               {"drive.0.kind", "sine"},
                                               {"drive.0.amplitude", 0},
                                               {"drive.0.frequency", 10}});
    DrivenResponse result;
    REQUIRE(!driven_response(plan_of(document), question(500, 3000), result));
    CHECK(result.response.plv == result.floor.plv);
    CHECK(result.response.frequency == result.floor.frequency);
    CHECK(result.power_change == 0);
}

TEST_CASE("what is evoked is exactly 0 by a stimulus of amplitude 0 and before its start, noise included") {
    for (const char* precision : {"f32", "f64"}) {
        auto document = with(oscillator(0.3), {{"nodes", 3},
                                               {"dt", 5},
                                               {"duration", 2000},
                                               {"precision", precision},
                                               {"integrator", "heun"},
                                               {"noise.sigma", 0.2},
                                               {"noise.states", "z"},
                                               {"drive.0.kind", "constant"},
                                               {"drive.0.amplitude", 0},
                                               {"drive.0.start", 1000},
                                               {"drive.0.stop", 1100}});
        const Result nothing = evoked(plan_of(document), {});
        REQUIRE(nothing.times.size() == 401);
        CHECK(std::all_of(nothing.data.begin(), nothing.data.end(), [](double x) { return x == 0.0; }));
        document.set("drive.0.amplitude", 2);
        const Result pulse = evoked(plan_of(document), {});
        const std::size_t samples = pulse.times.size();
        for (std::size_t n = 0; n < 3; ++n)
            for (std::size_t k = 0; k < samples; ++k) {
                const double x = pulse.data[n * samples + k];
                if (pulse.times[k] < 1000) REQUIRE(x == 0.0);
                if (pulse.times[k] == 1100) CHECK(x > 0.05);
            }
    }
}

TEST_CASE("only the named drives are left out of the twin") {
    const auto document = with(oscillator(0), {{"duration", 500},
                                               {"drive.0.kind", "constant"},
                                               {"drive.0.amplitude", 1},
                                               {"drive.1.kind", "sine"},
                                               {"drive.1.amplitude", 0},
                                               {"drive.1.frequency", 1}});
    const int second[] = {1}, first[] = {0};
    const Result none = evoked(plan_of(document), second), all = evoked(plan_of(document), first);
    CHECK(std::all_of(none.data.begin(), none.data.end(), [](double x) { return x == 0.0; }));
    CHECK(std::fabs(all.data.back()) > 0.01);
}

TEST_CASE("a question that makes no sense is refused by the name of its field") {
    const auto document = with(oscillator(0), {{"drive.0.kind", "sine"}, {"drive.0.frequency", 10}, {"drive.1.kind", "constant"}});
    const auto text = [&](auto change) {
        Question asked = question(100, 1000);
        change(asked);
        return problem_of(asked, plan_of(document)).text;
    };
    CHECK(text([](Question&) {}).empty());
    CHECK(text([](Question& q) { q.drive = 2; }) == "asked.drive: there is no drive 2; the experiment has 2");
    CHECK(text([](Question& q) { q.drive = 1; }) == "asked.drive: drive 1 has no frequency; give it one above 0 Hz");
    CHECK(text([](Question& q) { q.signal = "w"; }) == "asked.signal: unknown \"w\" of stuart-landau");
    CHECK(text([](Question& q) { q.node = 1; }) == "asked.node: unknown node 1; nodes are 0 to 0");
    CHECK(text([](Question& q) { q.window = 50; }).find("must hold a period of the drive") != std::string::npos);
    CHECK(text([](Question& q) { q.window = 1e9; }).find("asks for more than") != std::string::npos);
    CHECK(text([](Question& q) { q.n = 0; }).find("from 1 to 99") != std::string::npos);
}

TEST_CASE("entrainment of a node that rests is refused, and one that a weak drive cannot hold is none") {
    Entrainment result;
    const auto quiet = with(oscillator(0), {{"parameters.alpha", -1}, {"initial.x", 0}, {"drive.0.kind", "sine"}, {"drive.0.frequency", 1}});
    CHECK(entrainment(plan_of(quiet), question(1000, 4000), 0.01, result).text.find("rests without the drive") != std::string::npos);
    CHECK(entrainment(plan_of(quiet), question(1000, 4000), 0, result).path == "asked.tolerance");
}

TEST_CASE("the tongue found by halving is the one of the formula, F/2πr on either side") {
    const auto document = with(oscillator(0), {{"parameters.omega", 10 * turn},
                                               {"parameters.alpha", 5},
                                               {"parameters.gamma", 5},
                                               {"dt", 2},
                                               {"drive.0.kind", "rotating"},
                                               {"drive.0.amplitude", 2},
                                               {"drive.0.frequency", 10}});
    Entrainment result;
    REQUIRE(!entrainment(plan_of(document), question(3000, 20000), 0.005, result));
    REQUIRE(result.locks);
    // The saddle-node of F² = r² [(α − γr²)² + δ²], where the derivative of the right side vanishes: r² = (2α + sqrt(α² − 3δ²))/3γ.
    const double edge = bisect(1.5, 2.6, [](double d) {
        const double s = (10 + std::sqrt(25 - 3 * d * d)) / 15;
        return s * (std::pow(5 - 5 * s, 2) + d * d) - 4;
    });
    CHECK(result.high - 10 == Approx(edge / turn).epsilon(0.02));
    CHECK(10 - result.low == Approx(edge / turn).epsilon(0.02));
}

TEST_CASE("a coupled node, a rhythm and another drive that moves have no resolvent") {
    Resonance result;
    const auto still =
        with(oscillator(0), {{"parameters.alpha", -1}, {"drive.0.kind", "sine"}, {"drive.0.amplitude", 0.01}, {"drive.0.frequency", 1}});
    REQUIRE(!resonance(plan_of(still), question(4000, 2000), {1, 2}, result));
    CHECK(result.linear_gain.size() == 2);
    for (const auto& document : {with(still, {{"parameters.alpha", 1}}),
                                 with(still, {{"drive.1.kind", "sine"}, {"drive.1.amplitude", 0.1}, {"drive.1.frequency", 3}}),
                                 with(still, {{"nodes", 2}, {"network.connectome", "all-to-all"}, {"network.gain", 0.1}})}) {
        Resonance none;
        REQUIRE(!resonance(plan_of(document), question(4000, 2000), {1}, none));
        CHECK(none.gain.size() == 1);
        CHECK(none.linear_gain.empty());
    }
}

TEST_CASE("a live response is that of the window's last samples, to the bit") {
    const auto document = with(oscillator(0), {{"nodes", 2},
                                               {"parameters.omega", std::vector<double>{60, 66}},
                                               {"dt", 2},
                                               {"drive.0.kind", "sine"},
                                               {"drive.0.amplitude", 2},
                                               {"drive.0.frequency", 10}});
    const auto live = simulate(document);
    MeasureOptions options;
    options.every = 1;
    options.window = 1000;
    options.drive = 0;
    REQUIRE(!live->measure(options));
    advance(*live, 1250);
    for (int n = 0; n < 2; ++n) {
        const auto again = simulate(document);
        advance(*again, 751);
        const double start = again->time();
        const Response r = response_of(samples(*again, "observable", 500, 1, n), {}, query_of(again->plan().drives[0], 2, start));
        MeasureQuery query;
        query.drive = query_of(live->plan().drives[0], 1, 0);
        const auto now = [&](Measure measure) { return live->measuring()->read(measure, query).value[std::size_t(n)]; };
        CHECK(now(Measure::gain) == r.gain);
        CHECK(now(Measure::lag) == r.lag);
        CHECK(now(Measure::drive_plv) == r.plv);
        CHECK(now(Measure::response_frequency) == r.frequency);
        CHECK(now(Measure::locked) == double(r.locked));
    }
}
