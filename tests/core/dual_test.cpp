#include "core/number/dual.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

using D = Dual<double>;

template <class F, class Slope>
void expect_slope(const char* name, double low, double high, F f, Slope slope) {
    Dice dice;
    for (int i = 0; i < 1000; ++i) {
        const double x = dice.between(low, high), h = 1e-5;
        INFO(name << " at " << x);
        const D y = f(D(x, 1.0));
        CHECK(y.value == f(D(x)).value);
        CHECK(y.slope == Approx(slope(x)).epsilon(1e-12).margin(1e-13));
        CHECK(y.slope == Approx((f(D(x + h)).value - f(D(x - h)).value) / (2 * h)).epsilon(1e-6).margin(1e-8));
    }
}

}  // namespace

TEST_CASE("a dual number carries the derivative of every function") {
    expect_slope(
        "exp", -5, 5, [](D x) { return exp(x); }, [](double x) { return std::exp(x); });
    expect_slope(
        "log", 0.1, 9, [](D x) { return log(x); }, [](double x) { return 1 / x; });
    expect_slope(
        "sqrt", 0.1, 9, [](D x) { return sqrt(x); }, [](double x) { return 0.5 / std::sqrt(x); });
    expect_slope(
        "sin", -9, 9, [](D x) { return sin(x); }, [](double x) { return std::cos(x); });
    expect_slope(
        "cos", -9, 9, [](D x) { return cos(x); }, [](double x) { return -std::sin(x); });
    expect_slope(
        "tanh", -3, 3, [](D x) { return tanh(x); }, [](double x) { return 1 / (std::cosh(x) * std::cosh(x)); });
    expect_slope(
        "sigmoid", -9, 9, [](D x) { return sigmoid(x); }, [](double x) { return 0.25 / (std::cosh(x / 2) * std::cosh(x / 2)); });
    expect_slope(
        "abs", 0.1, 3, [](D x) { return abs(-x); }, [](double) { return 1.0; });
}

TEST_CASE("a dual number follows the product and the quotient rule") {
    expect_slope(
        "polynomial", -3, 3, [](D x) { return x * x * x - D(2.0) * x; }, [](double x) { return 3 * x * x - 2; });
    expect_slope(
        "quotient", -3, 3, [](D x) { return (x - D(1.0)) / (x * x + D(2.0)); },
        [](double x) { return (2 + 2 * x - x * x) / ((x * x + 2) * (x * x + 2)); });
}

TEST_CASE("a constant has no slope") {
    CHECK(D(3.0).slope == 0);
    CHECK((D(3.0) * D(2.0, 1.0)).slope == 3);
}

TEST_CASE("select keeps the slope of the side it takes") {
    const D a(1.0, 10.0), b(2.0, 20.0);
    CHECK(select(a < b, a, b).slope == 10);
    CHECK(select(a > b, a, b).slope == 20);
}
