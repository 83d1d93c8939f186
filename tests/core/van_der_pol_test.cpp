// van der Pol: its period and its swing from a sine to jumps.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

TEST_CASE("van der Pol's oscillator moves as its equations say, with every parameter") {
    check_equations("van-der-pol", [](auto p, auto in, auto s) -> std::vector<double> {
        const double x = s("x");
        return {p("mu") / p("tau") * (x - std::pow(x, 3) / 3 - s("y")) + in("x"), x / p("mu") / p("tau") + in("y")};
    });
}

TEST_CASE("van der Pol's oscillator has the known periods and swings") {
    const auto found = cycles(experiment("van-der-pol", "brainmass"), {"mu", {0.1, 1, 5, 10}, 300, 200, 0.005});
    const double period[] = {6.2871, 6.6633, 11.6122, 19.0784}, high[] = {2.000, 2.009, 2.022, 2.014};
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(1000 / found[i].frequency == share(period[i], 1e-4));
        CHECK(found[i].range.high == within(high[i], 1e-3));
        CHECK(found[i].range.middle() == within(0, 1e-3));
    }
}

TEST_CASE("van der Pol's period stretches with tau and nothing else does") {
    const auto found = cycles(experiment("van-der-pol", "brainmass"), {"tau", {1, 3}, 200, 200, 0.01});
    CHECK(found[0].frequency / found[1].frequency == share(3, 1e-4));
    CHECK(found[0].range.width() == share(found[1].range.width(), 1e-4));
}

TEST_CASE("van der Pol's rest is unstable for every mu, by two rates with the sum mu and the product 1") {
    for (double mu : {0.1, 1.0, 1.9, 3.0}) {
        const auto values = eigenvalues_at(operating("van-der-pol", "brainmass", {{"mu", mu}}), {0, 0});
        CHECK((values[0] + values[1]).real() == within(mu, 1e-12));
        CHECK((values[0] * values[1]).real() == within(1, 1e-9));
    }
}
