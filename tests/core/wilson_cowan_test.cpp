// Wilson–Cowan: folds, Hopf points, cycles and the normal form that joins it to the rung below.
#include "core/model/wilson_cowan.hpp"

#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

using Complex = std::complex<double>;
using Vector = Eigen::Vector2cd;

constexpr double snic = -3.3004770;  // the fold of WC-A where its cycle begins

Operating operating_at(const char* preset, const char* id, double value) {
    Operating at = operating("wilson-cowan", preset);
    parameter(at, id) = value;
    return at;
}

// The second derivative of the right-hand side along two real directions, exact by duals of duals.
Eigen::Vector2d second(const Operating& at, const Eigen::Vector2d& x, const Eigen::Vector2d& a, const Eigen::Vector2d& b) {
    using D = Dual<Dual<double>>;
    const auto constant = [](double v) { return D(Dual<double>(v)); };
    std::vector<D> parameters, inputs;
    for (double v : at.parameters) parameters.push_back(constant(v));
    for (double v : at.inputs) inputs.push_back(constant(v));
    D state[2], slope[2];
    for (int i = 0; i < 2; ++i) state[i] = D(Dual<double>(x[i], a[i]), Dual<double>(b[i]));
    WilsonCowan::rhs(state, parameters.data(), inputs.data(), slope);
    return {slope[0].slope.slope, slope[1].slope.slope};
}

Vector second(const Operating& at, const Eigen::Vector2d& x, const Vector& a, const Vector& b) {
    const auto form = [&](const Eigen::Vector2d& u, const Eigen::Vector2d& v) { return second(at, x, u, v).cast<Complex>().eval(); };
    const Complex i(0, 1);
    return form(a.real(), b.real()) - form(a.imag(), b.imag()) + i * (form(a.real(), b.imag()) + form(a.imag(), b.real()));
}

// The third derivative along q, q and the conjugate of q: differences of the exact second one.
Vector third(const Operating& at, const Eigen::Vector2d& x, const Vector& q) {
    const auto along = [&](const Eigen::Vector2d& c) {
        const double h = 1e-3;
        const auto at_step = [&](double step) { return second(at, x + step * c, q, q); };
        return ((8.0 * (at_step(h) - at_step(-h)) - (at_step(2 * h) - at_step(-2 * h))) / (12 * h)).eval();
    };
    return along(q.real()) - Complex(0, 1) * along(q.imag());
}

struct NormalForm {
    Complex cubic;  // γ + iβ of z' = λz − (γ + iβ)|z|²z with ‖q‖ = 1
    Vector q;
};

// Kuznetsov, Elements of Applied Bifurcation Theory, section 3.5.
NormalForm normal_form(const Operating& at, const Point& hopf) {
    const std::vector<double> j = jacobian_at(at, hopf.state);
    const Eigen::Matrix2d jacobian{{j[0], j[1]}, {j[2], j[3]}};
    const Eigen::Vector2d x(hopf.state[0], hopf.state[1]);
    const Complex lambda(0, hopf.omega);
    const Vector q = Vector(jacobian(0, 1), lambda - jacobian(0, 0)).normalized();
    Vector p(jacobian(1, 0), std::conj(lambda) - jacobian(0, 0));
    p /= std::conj(p.dot(q));

    const Vector r = q.conjugate();
    const Complex g20 = p.dot(second(at, x, q, q)), g11 = p.dot(second(at, x, q, r)), g02 = p.dot(second(at, x, r, r)),
                  g21 = p.dot(third(at, x, q));
    const Complex l = lambda, lc = std::conj(lambda);
    return {-(g20 * g11 * (2.0 * l + lc) / (2 * std::norm(l)) + std::norm(g11) / l + std::norm(g02) / (2.0 * (2.0 * l - lc)) + g21 / 2.0), q};
}

}  // namespace

TEST_CASE("Wilson-Cowan moves as its equations say, with every parameter") {
    check_equations("wilson-cowan", [](auto p, auto in, auto s) -> std::vector<double> {
        const auto logistic = [](double v) { return 1 / (1 + std::exp(-v)); };
        const auto rate = [&](double input, double a, double theta) {
            return logistic(a * (input - theta)) - p("zero_shift") * logistic(-a * theta);
        };
        const double x = s("x"), y = s("y");
        const double sx = rate(p("w_xx") * x - p("w_xy") * y + p("P_x") + in("x"), p("a_x"), p("theta_x"));
        const double sy = rate(p("w_yx") * x - p("w_yy") * y + p("P_y") + in("y"), p("a_y"), p("theta_y"));
        return {(-x + (1 - p("r") * x) * sx) / p("tau_x"), (-y + (1 - p("r") * y) * sy) / p("tau_y")};
    });
}

TEST_CASE("Past its Hopf point Wilson-Cowan rings as a damped oscillator with half the trace as its growth") {
    const Operating at = operating_at("wc-a", "P_x", 1.8);
    std::vector<double> rest = {0.74, 0.78};
    REQUIRE(newton(at, rest));
    const Complex lambda = eigenvalues_at(at, rest)[0];
    CHECK(lambda.real() == within(-0.050895, 1e-6));
    CHECK(std::abs(lambda.imag()) == within(1.565732, 1e-6));
}

TEST_CASE("Wilson-Cowan of figure 5a folds at P_x = -3.590 and -3.300") {
    const Branch branch = follow(operating("wilson-cowan", "wc-a"), "P_x", -6, 8);
    REQUIRE(branch.folds.size() == 2);
    CHECK(branch.folds[0].parameter == within(-3.30048, 1e-5));
    CHECK(branch.folds[0].state[0] == within(0.10291, 1e-5));
    CHECK(branch.folds[1].parameter == within(-3.59005, 1e-5));
    CHECK(branch.folds[1].state[0] == within(0.27573, 1e-5));
}

TEST_CASE("Wilson-Cowan of figure 5a has one Hopf point, at P_x = 1.5315, and it is supercritical") {
    const Branch branch = follow(operating("wilson-cowan", "wc-a"), "P_x", -6, 8);
    REQUIRE(branch.hopfs.size() == 1);
    const Point& hopf = branch.hopfs[0];
    CHECK(hopf.parameter == within(1.53150, 1e-5));
    CHECK(hopf.state[0] == within(0.73328, 1e-5));
    CHECK(hopf.state[1] == within(0.77663, 1e-5));
    CHECK(hopf.omega == within(1.75254, 1e-5));
    CHECK(normal_form(operating_at("wc-a", "P_x", hopf.parameter), hopf).cubic.real() > 0);
}

TEST_CASE("Wilson-Cowan of figure 5b swings between two supercritical Hopf points, mirror images about P_y = -5") {
    const Branch branch = follow(operating("wilson-cowan", "wc-b"), "P_y", -10, 0);
    CHECK(branch.folds.empty());
    REQUIRE(branch.hopfs.size() == 2);
    CHECK(branch.hopfs[0].parameter == within(-6.70682, 1e-5));
    CHECK(branch.hopfs[1].parameter == within(-3.29318, 1e-5));
    CHECK(branch.hopfs[0].parameter + branch.hopfs[1].parameter == within(-10, 1e-8));
    for (const Point& hopf : branch.hopfs) {
        CHECK(hopf.omega == within(2.16781, 1e-5));
        CHECK(normal_form(operating_at("wc-b", "P_y", hopf.parameter), hopf).cubic.real() > 0);
    }
}

TEST_CASE("The cycles of figure 5 have the published ranges and frequencies") {
    const auto a = cycles(experiment("wilson-cowan", "wc-a"), {"P_x", {-2, 0, 1}, 300, 300, 0.01});
    const double low[] = {0.2402, 0.4565, 0.5836}, high[] = {0.6792, 0.7635, 0.7876}, frequency[] = {254.9, 318.1, 301.3};
    for (int i = 0; i < 3; ++i) {
        CHECK(a[i].range.low == within(low[i], 1e-3));
        CHECK(a[i].range.high == within(high[i], 1e-3));
        CHECK(a[i].frequency == share(frequency[i], 1e-3));
    }
    const auto b = cycles(experiment("wilson-cowan", "wc-b"), {"P_y", {-5}, 300, 300, 0.01});
    CHECK(b[0].range.low == within(0.3105, 1e-3));
    CHECK(b[0].range.high == within(0.6895, 1e-3));
    CHECK(b[0].frequency == share(308.2, 1e-3));
}

TEST_CASE("The rhythm of figure 5a is born at its lower fold with a frequency that grows as the square root") {
    const auto born =
        cycles(experiment("wilson-cowan", "wc-a"), {"P_x", {snic - 0.0025, snic + 0.0025, snic + 0.01, snic + 0.04}, 400, 1200, 0.02});
    CHECK(born[0].frequency == 0);
    CHECK(born[0].range.width() < 1e-6);
    CHECK(born[1].frequency == share(10.89, 0.03));
    CHECK(born[2].frequency == share(22.77, 0.03));
    CHECK(born[3].frequency == share(48.50, 0.03));
    // Twice the root, twice the frequency, up to the next order.
    CHECK(born[2].frequency / born[1].frequency == share(2, 0.06));
    CHECK(born[1].frequency / std::sqrt(0.0025) == share(220, 0.03));
}

TEST_CASE("Near the Hopf point Wilson-Cowan is the Stuart-Landau oscillator its normal form predicts") {
    const Branch branch = follow(operating("wilson-cowan", "wc-a"), "P_x", -6, 8);
    REQUIRE(branch.hopfs.size() == 1);
    const Point& hopf = branch.hopfs[0];
    const NormalForm form = normal_form(operating_at("wc-a", "P_x", hopf.parameter), hopf);
    CHECK(form.cubic.real() == within(14.625, 2e-3));
    CHECK(form.cubic.imag() == within(27.061, 2e-3));

    const double inside = hopf.parameter - 0.01;
    const Operating at = operating_at("wc-a", "P_x", inside);
    std::vector<double> rest = hopf.state;
    REQUIRE(newton(at, rest));
    const Complex lambda = eigenvalues_at(at, rest)[0];
    const double half_range = 2 * std::sqrt(lambda.real() / form.cubic.real()) * std::abs(form.q[0]);
    const double omega = std::abs(lambda.imag()) - form.cubic.imag() / form.cubic.real() * lambda.real();
    CHECK(half_range == share(0.01549, 0.01));
    CHECK(omega == share(1.75579, 1e-4));

    Document near_rest = experiment("wilson-cowan", "wc-a");
    near_rest.set("initial.x", rest[0] + 0.015).set("initial.y", rest[1]);
    const Cycle cycle = cycles(near_rest, {"P_x", {inside}, 3000, 400, 0.04})[0];
    CHECK(cycle.range.width() / 2 == share(half_range, 0.01));
    CHECK(cycle.frequency * turn / 1000 == share(omega, 1e-4));
}

TEST_CASE("The companion site's Wilson-Cowan begins at a fold, P_x = 0.970, and no Hopf point is involved") {
    const Branch branch = follow(operating("wilson-cowan", "wc-c"), "P_x", -2, 8);
    CHECK(branch.hopfs.empty());
    REQUIRE(branch.folds.size() == 4);
    const double folds[] = {0.96982, 0.75311, 6.95063, 3.06489};
    for (int i = 0; i < 4; ++i) CHECK(branch.folds[i].parameter == within(folds[i], 1e-5));
}

TEST_CASE("The companion site's Wilson-Cowan rests, swings and saturates as P_x grows") {
    const auto found = cycles(experiment("wilson-cowan", "wc-c"), {"P_x", {0.5, 1.2, 1.5, 2, 3, 4}, 1500, 2000, 0.05});
    const double frequency[] = {0, 17.27, 24.000, 27.93, 13.20, 0};
    for (int i = 1; i < 5; ++i) CHECK(found[i].frequency == share(frequency[i], 0.002));
    CHECK(found[2].range.low == share(0.0623, 0.002));
    CHECK(found[2].range.high == share(0.4198, 0.002));
    CHECK(found[0].frequency == 0);
    CHECK(found[0].range.high == share(0.0136, 0.005));
    CHECK(found[5].frequency == 0);
    CHECK(found[5].range.low == share(0.9938, 0.002));
}

TEST_CASE("Without excitation onto itself a Wilson-Cowan pair contracts everywhere, so it cannot swing") {
    // A negative divergence in the whole plane leaves no room for a closed orbit, whatever the weights.
    const auto largest_divergence = [](double w_xx) {
        double largest = -1e300;
        Operating at = operating("wilson-cowan", "wc-c");
        Dice dice;
        for (int k = 0; k < 5000; ++k) {
            for (std::size_t i = 0; i < at.parameters.size(); ++i) {
                const Parameter& row = at.model.description.parameters[i];
                at.parameters[i] = dice.between(row.low, row.high);
            }
            parameter(at, "w_xx") = w_xx;
            const auto jacobian = jacobian_at(at, {dice.uniform(), dice.uniform()});
            largest = std::max(largest, jacobian[0] + jacobian[3]);
        }
        return largest;
    };
    CHECK(largest_divergence(0) < 0);
    CHECK(largest_divergence(12) > 0);
    CHECK(follow(operating("wilson-cowan", "wc-a", {{"w_xx", 0}, {"w_xy", 30}, {"w_yx", 30}}), "P_x", -10, 10).hopfs.empty());
}

TEST_CASE("With the table's largest rate of 2, figure 5a would have no Hopf point") {
    // A rate of 2σ under weights w moves as twice a rate of σ under weights 2w.
    const Operating printed = operating("wilson-cowan", "wc-a", {{"w_xx", 24}, {"w_xy", 24}, {"w_yx", 24}, {"w_yy", 4}});
    const Branch branch = follow(printed, "P_x", -12, 16);
    CHECK(branch.hopfs.empty());
    std::vector<double> folds;
    for (const Point& fold : branch.folds) folds.push_back(fold.parameter);
    std::sort(folds.begin(), folds.end());
    REQUIRE(folds.size() == 4);
    const double expected[] = {-4.017, -3.951, 4.134, 10.193};
    for (int i = 0; i < 4; ++i) CHECK(folds[i] == within(expected[i], 1e-3));
}
