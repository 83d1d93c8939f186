#include <cstring>

#include "core/model/wong_wang_rate.hpp"
#include "core/number/math.hpp"
#include "tests/core/support.hpp"

// Inside the namespace, so that exp and its kin are the core's own and not those of the C library.
namespace push_pull::test {
namespace {

// Arguments of every kind: ordinary sizes, the whole range of exponents, borders, zeros, NaN and infinities.
template <class T>
std::vector<T> arguments(int count) {
    const T inf = std::numeric_limits<T>::infinity();
    std::vector<T> x = {T(0),
                        T(-0.0),
                        T(1),
                        T(-1),
                        T(0.625),
                        T(-0.625),
                        inf,
                        -inf,
                        std::numeric_limits<T>::quiet_NaN(),
                        std::numeric_limits<T>::max(),
                        std::numeric_limits<T>::min(),
                        std::numeric_limits<T>::denorm_min(),
                        T(88.3),
                        T(-87.3),
                        T(709),
                        T(-708)};
    Dice dice;
    while (int(x.size()) < count) {
        x.push_back(T(dice.between(-20, 20)));
        x.push_back(T(dice.between(-1e4, 1e4)));
        x.push_back(T(std::ldexp(dice.between(-1, 1), int(dice.between(-120, 120)))));
        x.push_back(T(std::ldexp(dice.uniform(), int(dice.between(-120, 120)))));
    }
    x.resize(std::size_t(count));
    return x;
}

template <class T>
bool same_bits(T a, T b) {
    return std::memcmp(&a, &b, sizeof(T)) == 0 || (a != a && b != b);
}

// How many arguments give another result in lanes than alone.
template <class T, int W, class F>
[[gnu::noinline]] int differences(F f) {
    int count = 0;
    const auto x = arguments<T>(slow ? 16384 : 262144);
    for (std::size_t at = 0; at < x.size(); at += W) {
        T together[W];
        f(Lanes<T, W>::load(&x[at])).store(together);
        for (int lane = 0; lane < W; ++lane) count += !same_bits(together[lane], T(f(x[at + std::size_t(lane)])));
    }
    return count;
}

template <class F>
void expect_same_in_every_width(const char* name, F f) {
    INFO(name);
    CHECK(differences<float, 1>(f) == 0);
    CHECK(differences<float, 2>(f) == 0);
    CHECK(differences<float, 4>(f) == 0);
    CHECK(differences<float, 8>(f) == 0);
    CHECK(differences<double, 1>(f) == 0);
    CHECK(differences<double, 2>(f) == 0);
    CHECK(differences<double, 4>(f) == 0);
    CHECK(differences<double, 8>(f) == 0);
}

}  // namespace

TEST_CASE("a function gives the same bits in lanes of any width as it gives one number alone") {
    expect_same_in_every_width("exp", [](auto x) { return exp(x); });
    expect_same_in_every_width("log", [](auto x) { return log(abs(x) + decltype(x)(1e-30f)); });
    expect_same_in_every_width("sin", [](auto x) { return sin(x); });
    expect_same_in_every_width("cos", [](auto x) { return cos(x); });
    expect_same_in_every_width("tanh", [](auto x) { return tanh(x); });
    expect_same_in_every_width("sigmoid", [](auto x) { return sigmoid(x); });
    expect_same_in_every_width("abs", [](auto x) { return abs(x); });
    expect_same_in_every_width("sqrt", [](auto x) { return sqrt(x); });
}

TEST_CASE("arithmetic in lanes is arithmetic alone") {
    expect_same_in_every_width("arithmetic", [](auto x) {
        using V = decltype(x);
        return (x * V(3.25f) + V(0.1f)) / (x - V(7.0f)) - -x;
    });
}

TEST_CASE("select takes the second value where a comparison meets a NaN") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double x[2] = {nan, -1};
    const auto lanes = Lanes<double, 2>::load(x);
    const auto chosen = select(lanes < Lanes<double, 2>(0.0), Lanes<double, 2>(1.0), Lanes<double, 2>(2.0));
    CHECK(chosen[0] == 2);
    CHECK(chosen[1] == 1);
    CHECK(select(nan < 0, 1.0, 2.0) == 2);
}

TEMPLATE_TEST_CASE("a bound holds numbers, and lets a NaN and the sign of a zero pass", "", float, double) {
    using T = TestType;
    const T nan = std::numeric_limits<T>::quiet_NaN(), far = std::numeric_limits<T>::infinity();
    const T x[] = {nan, T(-0.0), T(0), T(-3), T(3), far, -far, T(1)};
    const auto holds = [&]<class V>(V) {
        for (std::size_t i = 0; i + V::width <= std::size(x); i += V::width)
            for (const T bound : {T(0), T(-0.0), T(1), T(-2)}) {
                const V least = at_least(V::load(x + i), V(bound)), most = at_most(V::load(x + i), V(bound));
                for (int lane = 0; lane < V::width; ++lane) {
                    const T one = x[i + lane];
                    CHECK(to_bits(least[lane]) == to_bits(one < bound ? V(bound)[0] : one));
                    CHECK(to_bits(most[lane]) == to_bits(one > bound ? V(bound)[0] : one));
                }
            }
    };
    holds(Pack<T>());
    holds(WidePack<T>());
}

TEST_CASE("two at once have the bits of each alone") {
    expect_same_in_every_width("sigmoids", [](auto x) {
        const auto two = sigmoids(x, x * decltype(x)(-0.5f));
        return two.first - two.second;
    });
    expect_same_in_every_width("rates", [](auto x) {
        using V = decltype(x);
        const WongWangCurrent<V> one{V(310.0f), V(125.0f), V(0.16f), x}, two{V(615.0f), V(177.0f), V(0.087f), x * V(0.3f)};
        const auto rates = wong_wang_rates(one, two);
        return rates.first - rates.second;
    });
}

TEMPLATE_TEST_CASE("any lane is found, in every place and width", "", float, double) {
    using T = TestType;
    const auto found = [&]<class V>(V) {
        CHECK_FALSE(any(V(T(0))));
        CHECK(any(V::all(T(-0.0))));
        for (int lane = 0; lane < V::width; ++lane) {
            T x[V::width] = {};
            x[lane] = std::numeric_limits<T>::denorm_min();
            CHECK(any(V::load(x)));
            x[lane] = T(-1);
            CHECK(any_of<V>(V::load(x) < V(T(0))));
            CHECK_FALSE(any_of<V>(V::load(x) > V(T(0))));
        }
    };
    found(Pack<T>());
    found(WidePack<T>());
    found(Lanes<T, 2 * WidePack<T>::width>());
}

TEST_CASE("a row is padded to whole lanes of every width") {
    constexpr int wide = WidePack<float>::width;
    CHECK(padded<float>(1) == wide);
    CHECK(padded<float>(wide) == wide);
    CHECK(padded<float>(wide + 1) == 2 * wide);
    STATIC_REQUIRE(padded<float>(1) % Pack<float>::width == 0);
    STATIC_REQUIRE(padded<double>(1) % Pack<double>::width == 0);
}

}  // namespace push_pull::test
