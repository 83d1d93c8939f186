// Each kind of noise against its definition: variance, autocorrelation, spectrum, whatever the step.
#include "core/drive/coloured.hpp"
#include "core/observe/spectrum.hpp"
#include "tests/core/noise_signals.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

// Variance of the integral over `time` of an Ornstein–Uhlenbeck process of variance 1.
double integrated(double time, double tau) { return 2 * tau * tau * (time / tau - 1 + std::exp(-time / tau)); }

double tau_of(const Corner& corner) { return 1000 / (turn * corner.frequency); }

// Power by frequency of what a kind of noise adds per ms, the mean over nodes; samples half a millisecond apart.
Spectrum spectrum_of(const char* kind) {
    const int nodes = 8, samples = slow ? 1 << 14 : 1 << 16;
    const auto simulation = simulate(with(adding(nodes, 0.5), {{"noise.kind", kind}}));
    Spectrum mean;
    for (const Numbers& node : kicks(*simulation, samples)) {
        const Spectrum one = welch(node, 2000);
        if (mean.power.empty()) mean = {one.frequencies, Numbers(one.power.size(), 0.0)};
        for (std::size_t k = 0; k < one.power.size(); ++k) mean.power[k] += one.power[k] / nodes;
    }
    return mean;
}

// Slope of log power over log frequency between two frequencies: a straight line through the means of twelve bins of equal ratio.
double slope(const Spectrum& spectrum, double low, double high) {
    constexpr int bins = 12;
    Numbers x, y;
    for (int b = 0; b < bins; ++b) {
        const double from = low * std::pow(high / low, double(b) / bins), to = low * std::pow(high / low, double(b + 1) / bins);
        double sum = 0, at = 0;
        int count = 0;
        for (std::size_t k = 0; k < spectrum.power.size(); ++k)
            if (spectrum.frequencies[k] >= from && spectrum.frequencies[k] < to)
                sum += spectrum.power[k], at += std::log(spectrum.frequencies[k]), ++count;
        if (count == 0) continue;
        x.push_back(at / count);
        y.push_back(std::log(sum / count));
    }
    const double mx = mean_of(x), my = mean_of(y);
    double xy = 0, xx = 0;
    for (std::size_t k = 0; k < x.size(); ++k) xy += (x[k] - mx) * (y[k] - my), xx += (x[k] - mx) * (x[k] - mx);
    return xy / xx;
}

}  // namespace

TEST_CASE("Ornstein–Uhlenbeck noise has the standard deviation sigma and the autocorrelation e^{−t/τ}, from the first step on") {
    const double tau = 10, dt = 0.5, h = dt / tau;
    const int nodes = slow ? 4000 : 40000;
    const auto simulation = simulate(with(adding(nodes, dt), {{"noise.kind", "ou"}, {"noise.tau", tau}, {"noise.sigma", 3}}));
    const auto list = kicks(*simulation, 41);
    const auto at = [&](int step) {
        Numbers column;
        for (const Numbers& node : list) column.push_back(node[std::size_t(step)] / 3);
        return column;
    };
    const Numbers first = at(0);
    const double own = integrated(dt, tau);
    CHECK(product(first, first) / own == Approx(1).margin(4 * std::sqrt(2.0 / nodes)));
    for (int lag : {1, 5, 20, 40}) {
        const double expected = tau * tau * (1 - std::exp(-h)) * (1 - std::exp(-h)) * std::exp(-(lag - 1) * h);
        INFO("lag " << lag);
        CHECK(product(first, at(lag)) / own == Approx(expected / own).margin(4 * std::sqrt(2.0 / nodes)));
        CHECK(product(at(lag), at(lag)) / own == Approx(1).margin(4 * std::sqrt(2.0 / nodes)));
    }
}

TEST_CASE("what noise adds up to in a time does not depend on dt") {
    const int nodes = slow ? 1000 : 6000;
    const double time = 40;
    for (const char* kind : {"white", "ou", "pink", "brown", "blue", "violet"})
        for (double dt : {0.2, 1.0, 8.0}) {
            const Colour colour = plan_of({{"model", "linear"}, {"noise.kind", kind}}).noise[0].colour;
            double expected = 0, white = 0;
            for (const Corner& corner : corners(colour)) {
                const double tau = tau_of(corner);
                expected += corner.share * (rising(colour) ? 2 * (1 - std::exp(-time / tau)) : integrated(time, tau));
                white += corner.share * 2 / tau;
            }
            if (rising(colour)) expected /= white;
            if (colour == Colour::white) expected = time;
            if (colour == Colour::ou) expected = integrated(time, 10);
            const auto simulation = simulate(with(adding(nodes, dt), {{"noise.kind", kind}}));
            advance_to(*simulation, time);
            const Numbers x = values(*simulation);
            INFO(kind << " dt " << dt);
            CHECK(product(x, x) / expected == Approx(1).margin(4 * std::sqrt(2.0 / nodes)));
        }
}

TEST_CASE("a leak that hears Ornstein–Uhlenbeck noise has the variance σ²/(a(a + 1/τ))") {
    const double leak = 0.2, tau = 5;
    for (const char* integrator : {"heun", "rk4", "exp-euler"}) {
        const auto simulation =
            simulate(with(adding(slow ? 500 : 2000, 0.2),
                          {{"parameters.gamma", -leak}, {"noise.kind", "ou"}, {"noise.tau", tau}, {"integrator", integrator}}));
        advance_to(*simulation, 50);
        double variance = 0;
        for (int k = 0; k < 20; ++k) {
            advance_to(*simulation, simulation->time() + 10);
            variance += variance_of(values(*simulation)) / 20;
        }
        INFO(integrator);
        CHECK(variance * leak * (leak + 1 / tau) == Approx(1).epsilon(slow ? 0.08 : 0.04));
    }
}

TEST_CASE("Ornstein–Uhlenbeck noise of a vanishing τ is white noise of sigma √(2τ)") {
    const int nodes = slow ? 4000 : 40000;
    const auto simulation =
        simulate(with(adding(nodes, 0.1), {{"noise.kind", "ou"}, {"noise.tau", 1e-5}, {"noise.sigma", 1 / std::sqrt(2e-5)}}));
    const auto list = kicks(*simulation, 2);
    Numbers one, two;
    for (const Numbers& node : list) one.push_back(node[0]), two.push_back(node[1]);
    CHECK(product(one, one) == Approx(0.1).epsilon(4 * std::sqrt(2.0 / nodes)));
    CHECK(std::abs(product(one, two)) < 0.1 * 4 / std::sqrt(double(nodes)));
}

TEST_CASE("pink noise has the standard deviation sigma") {
    const int nodes = slow ? 4000 : 40000;
    const auto simulation = simulate(with(adding(nodes, 0.001), {{"noise.kind", "pink"}, {"noise.sigma", 2}}));
    advance(*simulation, 1);
    CHECK(std::sqrt(variance_of(values(*simulation))) / 0.001 == Approx(2).epsilon(4 * std::sqrt(0.5 / nodes)));
}

TEST_CASE("blue and violet noise are white of their sigma in a short time") {
    const int nodes = slow ? 4000 : 40000;
    for (const char* kind : {"blue", "violet"}) {
        const auto simulation = simulate(with(adding(nodes, 1e-4), {{"noise.kind", kind}, {"noise.sigma", 2}}));
        advance(*simulation, 1);
        INFO(kind);
        CHECK(variance_of(values(*simulation)) == Approx(4e-4).epsilon(4 * std::sqrt(2.0 / nodes)));
    }
}

TEST_CASE("the spectrum of a kind of noise has its slope in every part of its band") {
    struct Kind {
        const char* id;
        double slope;
        Numbers edges;  // Hz
    };
    for (const Kind& kind : {Kind{"white", 0, {0.5, 5, 50, 200}}, Kind{"pink", -1, {0.5, 5, 50, 200}}, Kind{"brown", -2, {0.5, 5, 50, 200}},
                             Kind{"blue", 1, {0.5, 5, 50, 200}}, Kind{"violet", 2, {2, 20, 200}}}) {
        const Spectrum spectrum = spectrum_of(kind.id);
        for (std::size_t k = 0; k + 1 < kind.edges.size(); ++k) {
            INFO(kind.id << " from " << kind.edges[k] << " Hz");
            CHECK(slope(spectrum, kind.edges[k], kind.edges[k + 1]) == Approx(kind.slope).margin(k == 0 ? (slow ? 0.5 : 0.25) : 0.1));
        }
    }
}

TEST_CASE("the exact spectra have their slopes within 0.1 over the stated bands") {
    struct Band {
        Colour colour;
        double slope, low, high;
    };
    for (const Band& band : {Band{Colour::pink, -1, 0.13, 620}, Band{Colour::blue, 1, 0.13, 620}, Band{Colour::brown, -2, 0.44, 1e5},
                             Band{Colour::violet, 2, 1e-3, 450}})
        for (double f = band.low; f < band.high; f *= 1.1) {
            const auto power = [&](double at) {
                double sum = 0;
                for (const Corner& c : corners(band.colour)) sum += c.share / c.frequency / (1 + at * at / (c.frequency * c.frequency));
                return rising(band.colour) ? sum * at * at : sum;
            };
            INFO("at " << f << " Hz");
            CHECK(std::abs(std::log(power(f * 1.001) / power(f / 1.001)) / (2 * std::log(1.001)) - band.slope) < 0.1);
        }
}

TEST_CASE("both parts of z grow alike under multiplicative noise, also when they were noisy apart before") {
    const auto noisy = [](const char* kind, const char* form) {
        return plan_of(
            {{"model", "stuart-landau"}, {"nodes", 3}, {"noise.kind", kind}, {"noise.states", "z"}, {"noise.form", form}, {"noise.sigma", 0.1}});
    };
    for (const char* kind : {"ou", "pink"}) {
        const Plan apart = noisy(kind, "additive"), together = noisy(kind, "multiplicative");
        Coloured memory;
        memory.configure(apart, 0);
        const int half = memory.rows() / 2;
        const float before = memory.at(0, 1);
        CHECK(memory.at(half, 1) != before);
        memory.configure(together, 7);
        REQUIRE(memory.rows() == 2 * half);
        CHECK(memory.at(0, 1) == before);
        for (int row = 0; row < half; ++row)
            for (int n = 0; n < 3; ++n) CHECK(memory.at(row, n) == memory.at(half + row, n));
    }
}
