#include "core/observe/spectrum.hpp"

#include "core/number/normals.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

std::vector<double> sine(int count, double rate, double frequency, double amplitude) {
    std::vector<double> signal;
    for (int k = 0; k < count; ++k) signal.push_back(amplitude * std::sin(turn * frequency * k / rate));
    return signal;
}

std::vector<double> white(int count) {
    std::vector<float> normals(std::size_t(padded_normals(count)));
    draw_normals(5, 0, 0, count, normals.data());
    return {normals.begin(), normals.begin() + count};
}

double power_in(const Spectrum& spectrum, double from, double to) {
    double sum = 0;
    for (std::size_t k = 0; k < spectrum.power.size(); ++k)
        if (spectrum.frequencies[k] >= from && spectrum.frequencies[k] <= to) sum += spectrum.power[k];
    return sum * spectrum.frequencies[1];
}

}  // namespace

TEST_CASE("a sine of amplitude A has the power A²/2 at its frequency and none elsewhere") {
    const auto spectrum = welch(sine(4096, 1000, 62.5, 3), 1000);
    const auto peak = std::max_element(spectrum.power.begin(), spectrum.power.end()) - spectrum.power.begin();
    CHECK(spectrum.frequencies[std::size_t(peak)] == Approx(62.5));
    CHECK(power_in(spectrum, 55, 70) == Approx(4.5).epsilon(1e-6));
    CHECK(power_in(spectrum, 80, 500) < 1e-6);
}

TEST_CASE("white noise of variance 1 has the density 2 over the sampling rate, everywhere") {
    const auto spectrum = welch(white(1 << 18), 500);
    const double density = 2.0 / 500;
    CHECK(power_in(spectrum, 0, 250) == Approx(1).epsilon(0.02));
    for (double from = 10; from < 230; from += 20) CHECK(power_in(spectrum, from, from + 20) / 20 == Approx(density).epsilon(0.1));
}

TEST_CASE("the mean of a signal does not enter its spectrum") {
    auto signal = sine(2048, 1000, 62.5, 1);
    const auto before = welch(signal, 1000);
    for (double& x : signal) x += 50;
    const auto after = welch(signal, 1000);
    for (std::size_t k = 0; k < before.power.size(); ++k) REQUIRE(after.power[k] == Approx(before.power[k]).margin(1e-12));
}

TEST_CASE("a spectrum runs from 0 to half the sampling rate in even steps") {
    for (int count : {16, 17, 31, 32, 100, 255, 256, 1000, 5000}) {
        const auto spectrum = welch(sine(count, 200, 20, 1), 200);
        INFO(count);
        REQUIRE(spectrum.frequencies.size() == spectrum.power.size());
        REQUIRE(spectrum.power.size() >= 9);
        CHECK(spectrum.frequencies.front() == 0);
        CHECK(spectrum.frequencies.back() == Approx(100));
        CHECK(spectrum.frequencies[2] == Approx(2 * spectrum.frequencies[1]));
        for (double p : spectrum.power) CHECK((std::isfinite(p) && p >= 0));
    }
}

TEST_CASE("fewer than 16 samples have no spectrum") {
    CHECK(welch(std::vector<double>(15, 1.0), 100).power.empty());
    CHECK(welch({}, 100).frequencies.empty());
}
