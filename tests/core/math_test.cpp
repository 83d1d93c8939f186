// The error bounds that core/number/math.hpp states, held against the long double functions of the C library.
#include "core/number/math.hpp"
#include "tests/core/support.hpp"

// Inside the namespace, so that exp and its kin are the core's own and not those of the C library.
namespace push_pull::test {
namespace {

const int points = slow ? 50000 : 1000000;

// One unit of the last place of T at |y|, `floor` at least.
template <class T>
long double unit_at(long double y, long double floor) {
    const T size = std::max(T(std::max(std::fabs(y), floor)), std::numeric_limits<T>::min());
    return std::ldexp(1.0L, std::ilogb(size) - std::numeric_limits<T>::digits + 1);
}

struct Worst {
    long double error = 0;
    double at = 0;
};

template <class T, class F, class Exact>
void measure(Worst& worst, T x, F f, Exact exact, long double floor) {
    const long double y = exact((long double)x);
    const long double error = std::fabs((long double)f(x) - y) / unit_at<T>(y, floor);
    if (!(error <= worst.error)) worst = {error, double(x)};
}

// The largest error over [low, high]: evenly, and at all scales down to 2^-60 on either side of zero.
template <class T, class F, class Exact>
Worst largest_error(double low, double high, F f, Exact exact, long double floor = 0) {
    Worst worst;
    Dice dice;
    for (int i = 0; i < points; ++i) {
        measure(worst, T(dice.between(low, high)), f, exact, floor);
        const double side = i % 2 && low < 0 ? low : high;
        measure(worst, T(side * std::exp2(-60 * dice.uniform())), f, exact, floor);
    }
    for (double border : {low, high}) measure(worst, T(border), f, exact, floor);
    return worst;
}

template <class T>
void expect_within(const char* name, Worst worst, long double bound) {
    INFO(name << (sizeof(T) == 4 ? " f32" : " f64") << ": " << double(worst.error) << " ULP at " << worst.at);
    CHECK(worst.error <= bound);
    // A bound far above what is seen says nothing.
    CHECK(worst.error >= bound / 3);
}

long double exact_sigmoid(long double x) { return 1 / (1 + std::exp(-x)); }

}  // namespace

TEST_CASE("exp is within 1.1 ULP") {
    const auto own = [](auto x) { return exp(x); };
    const auto exact = [](long double x) { return std::exp(x); };
    expect_within<float>("exp", largest_error<float>(-87.3f, 88.3f, own, exact), 1.1L);
    expect_within<double>("exp", largest_error<double>(-708, 709, own, exact), 1.1L);
}

TEST_CASE("exp beyond its range is its value at the border") {
    CHECK(exp(1000.0) == exp(709.0));
    CHECK(exp(-1000.0) == exp(-708.0));
    CHECK(exp(1000.0f) == exp(88.3f));
    CHECK(exp(-1000.0f) == exp(-87.3f));
    CHECK(exp(std::numeric_limits<double>::infinity()) == exp(709.0));
}

TEMPLATE_TEST_CASE("log is within 1 ULP over all normal positive numbers", "", float, double) {
    using T = TestType;
    const auto own = [](auto x) { return log(x); };
    const auto exact = [](long double x) { return std::log(x); };
    Worst worst;
    Dice dice;
    const auto low = std::numeric_limits<T>::min_exponent, high = std::numeric_limits<T>::max_exponent;
    for (int i = 0; i < points; ++i) {
        measure(worst, T(std::ldexp(1 + dice.uniform(), int(dice.between(low, high - 2)))), own, exact, 0.0L);
        measure(worst, T(1 + dice.between(-0.5, 0.5)), own, exact, 0.0L);
        measure(worst, T(1 + dice.between(-1, 1) * std::exp2(-24 * dice.uniform())), own, exact, 0.0L);
    }
    measure(worst, std::numeric_limits<T>::min(), own, exact, 0.0L);
    measure(worst, std::numeric_limits<T>::max(), own, exact, 0.0L);
    expect_within<T>("log", worst, 1);
    CHECK(log(T(1)) == 0);
}

TEST_CASE("sin and cos are within 2 ULP in f32 and 2.5 ULP in f64") {
    const auto sine = [](auto x) { return sin(x); };
    const auto cosine = [](auto x) { return cos(x); };
    const auto exact_sine = [](long double x) { return std::sin(x); };
    const auto exact_cosine = [](long double x) { return std::cos(x); };
    const long double floor = 0x1p-12L;
    expect_within<float>("sin", largest_error<float>(-1e4, 1e4, sine, exact_sine, floor), 2);
    expect_within<float>("cos", largest_error<float>(-1e4, 1e4, cosine, exact_cosine, floor), 2);
    expect_within<double>("sin", largest_error<double>(-1e6, 1e6, sine, exact_sine, floor), 2.5L);
    expect_within<double>("cos", largest_error<double>(-1e6, 1e6, cosine, exact_cosine, floor), 2.5L);
}

TEST_CASE("tanh is within 1.5 ULP") {
    const auto own = [](auto x) { return tanh(x); };
    const auto exact = [](long double x) { return std::tanh(x); };
    expect_within<float>("tanh", largest_error<float>(-12, 12, own, exact), 1.5L);
    expect_within<double>("tanh", largest_error<double>(-24, 24, own, exact), 1.5L);
    CHECK(tanh(1e30f) == 1.0f);
    CHECK(tanh(-1e300) == -1.0);
}

TEST_CASE("sigmoid is within 2.5 ULP") {
    const auto own = [](auto x) { return sigmoid(x); };
    expect_within<float>("sigmoid", largest_error<float>(-88.3f, 87.3f, own, exact_sigmoid), 2.5L);
    expect_within<double>("sigmoid", largest_error<double>(-709, 708, own, exact_sigmoid), 2.5L);
}

TEMPLATE_TEST_CASE("a NaN goes through every function", "", float, double) {
    const TestType nan = std::numeric_limits<TestType>::quiet_NaN();
    CHECK(std::isnan(exp(nan)));
    CHECK(std::isnan(log(nan)));
    CHECK(std::isnan(sin(nan)));
    CHECK(std::isnan(cos(nan)));
    CHECK(std::isnan(tanh(nan)));
    CHECK(std::isnan(sigmoid(nan)));
    CHECK(std::isnan(abs(nan)));
    CHECK(std::isnan(sqrt(nan)));
}

}  // namespace push_pull::test
