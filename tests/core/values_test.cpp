// Per-node values from distributions.
#include "core/document/values.hpp"

#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

std::vector<double> omegas(int nodes, const char* kind, double a, double b, bool quantiles, double seed = 1) {
    const std::string path = std::string("parameters.omega.") + kind;
    return plan_of({{"model", "kuramoto"}, {"nodes", nodes}, {"seed", seed}, {"duration", 0}, {path, Numbers{a, b}}, {"parameters.omega.quantiles", quantiles}})
        .parameters[0];
}

}  // namespace

TEST_CASE("quantiles of a uniform distribution are evenly spaced") {
    const auto x = omegas(10, "uniform", 2, 4, true);
    for (int i = 0; i < 10; ++i) CHECK(x[std::size_t(i)] == Approx(2 + 2 * (i + 0.5) / 10));
}

TEST_CASE("quantiles of a normal distribution invert its distribution function") {
    const int n = 1001;
    const auto x = omegas(n, "normal", 5, 2, true);
    for (int i = 0; i < n; ++i)
        CHECK(0.5 * std::erfc(-(x[std::size_t(i)] - 5) / 2 / std::sqrt(2.0)) == Approx((i + 0.5) / n).epsilon(1e-12));
    CHECK(x[500] == Approx(5).epsilon(1e-14));
}

TEST_CASE("quantiles of a normal distribution reach into the tails") {
    // Of 100,000 nodes the outermost stands at the quantile 5e-6.
    const auto x = omegas(100000, "normal", 0, 1, true);
    CHECK(0.5 * std::erfc(-x[0] / std::sqrt(2.0)) == Approx(5e-6).epsilon(1e-9));
    CHECK(x[0] == Approx(-x[99999]).epsilon(1e-9));
}

TEST_CASE("quantiles of a Lorentzian distribution invert its distribution function") {
    const int n = 1000;
    const auto x = omegas(n, "lorentz", 1, 3, true);
    for (int i = 0; i < n; ++i) CHECK(0.5 + std::atan((x[std::size_t(i)] - 1) / 3) * 2 / turn == Approx((i + 0.5) / n).epsilon(1e-12));
}

TEST_CASE("drawn values follow their distribution") {
    const int n = 20000;
    const auto uniform = omegas(n, "uniform", 2, 6, false), normal = omegas(n, "normal", 2, 3, false);
    CHECK(mean_of(uniform) == Approx(4).margin(4 * 1.155 / std::sqrt(n)));
    CHECK(range_of(uniform).low >= 2);
    CHECK(range_of(uniform).high <= 6);
    CHECK(mean_of(normal) == Approx(2).margin(4 * 3 / std::sqrt(n)));
    CHECK(variance_of(normal) == Approx(9).epsilon(4 * std::sqrt(2.0 / n)));
    const auto lorentz = omegas(n, "lorentz", 2, 3, false);
    const auto within = std::count_if(lorentz.begin(), lorentz.end(), [](double x) { return std::abs(x - 2) < 3; });
    CHECK(double(within) / n == Approx(0.5).margin(4 * 0.5 / std::sqrt(n)));
}

TEST_CASE("drawn values are the same for the same seed and others for another") {
    CHECK(omegas(8, "normal", 0, 1, false, 3) == omegas(8, "normal", 0, 1, false, 3));
    CHECK(omegas(8, "normal", 0, 1, false, 3) != omegas(8, "normal", 0, 1, false, 4));
}

TEST_CASE("a node keeps its drawn value when more nodes are added") {
    const auto few = omegas(5, "uniform", 0, 1, false), many = omegas(50, "uniform", 0, 1, false);
    for (std::size_t i = 0; i < few.size(); ++i) CHECK(few[i] == many[i]);
}

TEST_CASE("two parameters and a start with the same distribution are drawn apart") {
    const Plan plan = plan_of({{"model", "stuart-landau"},
                               {"nodes", 4},
                               {"parameters.alpha.uniform", Numbers{0, 1}},
                               {"parameters.omega.uniform", Numbers{0, 1}},
                               {"initial.x.uniform", Numbers{0, 1}}});
    CHECK(plan.parameters[0] != plan.parameters[1]);
    CHECK(plan.parameters[0] != plan.initial[0]);
}
