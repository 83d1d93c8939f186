// Wilson–Cowan with division, with fatigue and with a third population: their equations, what they share with the
// plain pair, and what each does that it cannot.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

double logistic(double v) { return 1 / (1 + std::exp(-v)); }

// The firing curve: zero at zero input.
double curve(double input, double a, double theta) { return logistic(a * (input - theta)) - logistic(-a * theta); }

// The slopes of two states of one experiment are those of another's, at states drawn from the unit box.
void check_same_pair(const Operating& one, const Operating& other) {
    Dice dice;
    for (int k = 0; k < 50; ++k) {
        std::vector<double> a, b;
        const double x = dice.uniform(), y = dice.uniform();
        for (int i = 0; i < one.model.states(); ++i) a.push_back(i == 0 ? x : i == 1 ? y : 0);
        for (int i = 0; i < other.model.states(); ++i) b.push_back(i == 0 ? x : i == 1 ? y : 0);
        for (std::size_t i = 0; i < 2; ++i) CHECK(slope_at(one, a)[i] == within(slope_at(other, b)[i], 1e-13));
    }
}

// States after so many ms from a start, by RK4 with steps of 0.05 ms.
std::vector<double> states_after(const char* model, const char* preset, const std::vector<double>& start, double span) {
    const auto& rows = find_model(model)->description.states;
    Document document = with(experiment(model, preset), {{"duration", 0}, {"integrator", "rk4"}, {"dt", 0.05}});
    for (std::size_t i = 0; i < start.size(); ++i) document.set(say("initial.", rows[i].id), start[i]);
    const auto simulation = simulate(document);
    advance_to(*simulation, span);
    std::vector<double> found;
    for (const State& row : rows) found.push_back(read(*simulation, row.id));
    return found;
}

}  // namespace

TEST_CASE("Wilson-Cowan with divided rates moves as its equations say, with every parameter") {
    check_equations("wilson-cowan-divisive", [](auto p, auto in, auto s) -> std::vector<double> {
        const double x = s("x"), y = s("y");
        const double cx = curve(p("w_xx") * x + p("P_x") + in("x"), p("a_x"), p("theta_x"));
        const double cy = curve(p("w_yx") * x + p("P_y") + in("y"), p("a_y"), p("theta_y"));
        return {(-x + (1 - p("r") * x) / (p("sigma_x") + p("w_xy") * y) * cx) / p("tau_x"),
                (-y + (1 - p("r") * y) / (p("sigma_y") + p("w_yy") * y) * cy) / p("tau_y")};
    });
}

TEST_CASE("Wilson-Cowan with divided inputs moves as its equations say, with every parameter") {
    check_equations("wilson-cowan-divisive-input", [](auto p, auto in, auto s) -> std::vector<double> {
        const double x = s("x"), y = s("y");
        const double cx = curve(p("w_xx") * x / (p("sigma_x") + p("w_xy") * y) + p("P_x") + in("x"), p("a_x"), p("theta_x"));
        const double cy = curve(p("w_yx") * x / (p("sigma_y") + p("w_yy") * y) + p("P_y") + in("y"), p("a_y"), p("theta_y"));
        return {(-x + (1 - p("r") * x) * cx) / p("tau_x"), (-y + (1 - p("r") * y) * cy) / p("tau_y")};
    });
}

TEST_CASE("Wilson-Cowan with adaptation moves as its equations say, with every parameter") {
    check_equations("wilson-cowan-adaptive", [](auto p, auto in, auto s) -> std::vector<double> {
        const double x = s("x"), y = s("y"), ux = s("u_x"), uy = s("u_y");
        const double cx = curve(p("w_xx") * x - p("w_xy") * y - ux + p("P_x") + in("x"), p("a_x"), p("theta_x"));
        const double cy = curve(p("w_yx") * x - p("w_yy") * y - uy + p("P_y") + in("y"), p("a_y"), p("theta_y"));
        return {(-x + (1 - p("r") * x) * cx) / p("tau_x"), (-y + (1 - p("r") * y) * cy) / p("tau_y"), (-ux + p("b_x") * x) / p("tau_ux"),
                (-uy + p("b_y") * y) / p("tau_uy")};
    });
}

TEST_CASE("Wilson-Cowan with three populations moves as its equations say, with every parameter") {
    check_equations("wilson-cowan-three-population", [](auto p, auto in, auto s) -> std::vector<double> {
        const double x = s("x"), y = s("y"), m = s("m");
        const double cx = curve(p("w_xx") * x - p("w_xy") * y + p("w_xm") * m + p("P_x") + in("x"), p("a_x"), p("theta_x"));
        const double cy = curve(p("w_yx") * x - p("w_yy") * y + p("w_ym") * m + p("P_y") + in("y"), p("a_y"), p("theta_y"));
        const double cm = curve(p("w_mx") * x - p("w_my") * y + p("w_mm") * m + p("P_m") + in("m"), p("a_m"), p("theta_m"));
        const double r = p("r");
        return {(-x + (1 - r * x) * cx) / p("tau_x"), (-y + (1 - r * y) * cy) / p("tau_y"), (-m + (1 - r * m) * cm) / p("tau_m")};
    });
}

TEST_CASE("without adaptation, or without the third population, what is left is the plain Wilson-Cowan pair") {
    const Operating plain = operating("wilson-cowan", "brainmass-step", {{"P_x", 1}, {"w_xy", 13}, {"w_yx", 4}});
    check_same_pair(operating("wilson-cowan-adaptive", "brainmass", {{"P_x", 1}}), plain);
    check_same_pair(operating("wilson-cowan-three-population", "brainmass", {{"P_x", 1}}), plain);
}

TEST_CASE("where nothing inhibits, division before and behind the sigmoid are the same thing") {
    const std::vector<Setting> free = {{"w_xy", 0}, {"w_yy", 0}};
    check_same_pair(operating("wilson-cowan-divisive", "brainmass", free), operating("wilson-cowan-divisive-input", "brainmass", free));
    check_same_pair(operating("wilson-cowan-divisive", "brainmass", free),
                    operating("wilson-cowan", "brainmass-step", {{"w_xx", 6}, {"w_xy", 0}, {"w_yx", 2}, {"w_yy", 0}}));
}

TEST_CASE("divided rates lose their height and keep their threshold; divided inputs keep their drive") {
    // Inhibition held at y: what the excitatory population is driven towards.
    const auto target = [](const char* model, double drive, double y) {
        return slope_at(operating(model, "brainmass", {{"P_x", drive}, {"tau_x", 1}}), {0, y})[0];
    };
    for (double drive : {1.0, 2.8, 6.0}) {
        CHECK(target("wilson-cowan-divisive", drive, 0.4) == share(target("wilson-cowan-divisive", drive, 0) / 3.6, 1e-12));
        CHECK(target("wilson-cowan-divisive-input", drive, 0.4) == target("wilson-cowan-divisive-input", drive, 0));
    }
}

TEST_CASE("300 ms without input leave brainmass's adaptive pair on its slow way to silence") {
    const auto found = states_after("wilson-cowan-adaptive", "brainmass", {0.1, 0.05, 0.01, 0.02}, 300);
    const double expected[] = {-2.8582144778417538e-05, -8.714495242946436e-06, 0.0004977838767618836, 0.0004691414586129173};
    for (std::size_t i = 0; i < 4; ++i) CHECK(found[i] == share(expected[i], 1e-6));
}

TEST_CASE("without input brainmass's three populations fall silent") {
    for (double rate : states_after("wilson-cowan-three-population", "brainmass", {0.1, 0.05, 0.05}, 500)) CHECK(rate == within(0, 1e-12));
}

TEST_CASE("fatigue carries a bistable pair up and down, at the pace of the adaptation") {
    const auto found = cycles(experiment("wilson-cowan-adaptive", "waves"), {"tau_ux", {100, 200, 400}, 3000, 6000, 0.1});
    for (const Cycle& cycle : found) CHECK(cycle.range.width() > 0.45);
    CHECK(found[0].frequency == share(6.6113, 2e-3));
    // The jumps are fast: twice the time constant is nearly twice the period.
    CHECK(found[0].frequency / found[1].frequency == share(2, 0.1));
    CHECK(found[1].frequency / found[2].frequency == share(2, 0.05));
}

TEST_CASE("the drive to the third population alone starts a rhythm and sets its pace") {
    const auto found = cycles(experiment("wilson-cowan-three-population", "gamma"), {"P_m", {0, 0.5, 1, 2}, 1000, 1000, 0.05});
    CHECK(found[0].range.width() < 1e-6);
    CHECK(found[1].range.width() < 1e-6);
    CHECK(found[2].frequency == share(45.042, 1e-3));
    CHECK(found[3].frequency == share(66.967, 1e-3));
}
