// The tests' own continuation, held against what it does not use: the core's search for equilibria, and itself backwards.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// States where the branch passes the value of the parameter, in ascending order of the first state.
std::vector<std::vector<double>> passes(Operating at, const Branch& branch, const char* id, double value) {
    std::vector<std::vector<double>> found;
    parameter(at, id) = value;
    for (std::size_t k = 1; k < branch.points.size(); ++k)
        if ((branch.points[k - 1].parameter < value) != (branch.points[k].parameter < value)) {
            std::vector<double> state = branch.points[k].state;
            REQUIRE(newton(at, state));
            found.push_back(state);
        }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("The search for equilibria finds every point where the branch passes") {
    const struct {
        const char *model, *preset, *parameter;
        double from, to;
        std::vector<double> values;
        std::vector<std::size_t> counts;
    } rows[] = {{"wilson-cowan", "wc-c", "P_x", -2, 8, {0.5, 0.85, 2, 3.5, 7.5}, {1, 3, 1, 3, 1}},
                {"wilson-cowan", "wc-a", "P_x", -6, 8, {-5, -3.4, 0}, {1, 3, 1}},
                {"mpr", "low-state", "eta", -12, 6, {-10, -5, 0}, {1, 3, 1}},
                {"ping", "paper-i-5", "I", -20, 75, {-10, 0, 5}, {1, 3, 1}},
                {"ing", "paper-i-10", "I", -20, 100, {0, 50}, {1, 1}},
                {"nmm1", "alpha", "P_x", 0, 12, {3, 7}, {1, 1}}};
    for (const auto& row : rows) {
        Operating at = operating(row.model, row.preset);
        const Branch branch = follow(at, row.parameter, row.from, row.to);
        for (std::size_t k = 0; k < row.values.size(); ++k) {
            INFO(row.model << " " << row.parameter << " = " << row.values[k]);
            const auto expected = passes(at, branch, row.parameter, row.values[k]);
            CHECK(expected.size() == row.counts[k]);
            parameter(at, row.parameter) = row.values[k];
            const auto found = equilibria(at, start_of(at.model));
            REQUIRE(found.size() == expected.size());
            for (std::size_t i = 0; i < found.size(); ++i)
                for (std::size_t s = 0; s < expected[i].size(); ++s) CHECK(found[i].state[s] == within(expected[i][s], 1e-8));
        }
    }
}

TEST_CASE("A branch has the same folds and Hopf points from either end") {
    const Operating at = operating("wilson-cowan", "wc-e");
    const Branch there = follow(at, "P_x", -2, 8), back = follow(at, "P_x", 8, -2, {1, 1});
    REQUIRE(there.folds.size() == 4);
    REQUIRE(there.hopfs.size() == 1);
    REQUIRE(back.folds.size() == 4);
    REQUIRE(back.hopfs.size() == 1);
    for (std::size_t i = 0; i < 4; ++i) CHECK(back.folds[i].parameter == within(there.folds[3 - i].parameter, 1e-9));
    CHECK(back.hopfs[0].parameter == within(there.hopfs[0].parameter, 1e-9));
    CHECK(back.hopfs[0].omega == within(there.hopfs[0].omega, 1e-9));
}

TEST_CASE("At a fold an eigenvalue is zero, and at a Hopf point a pair stands on the imaginary axis") {
    for (const char* preset : {"wc-a", "wc-c", "wc-d", "wc-e"}) {
        Operating at = operating("wilson-cowan", preset);
        const Branch branch = follow(at, "P_x", -6, 8);
        for (const Point& fold : branch.folds) {
            parameter(at, "P_x") = fold.parameter;
            const auto values = eigenvalues_at(at, fold.state);
            CHECK(std::min(std::abs(values[0]), std::abs(values[1])) < 1e-6 * std::abs(values[0] - values[1]));
        }
        for (const Point& hopf : branch.hopfs) {
            parameter(at, "P_x") = hopf.parameter;
            const auto values = eigenvalues_at(at, hopf.state);
            CHECK(values[0].real() == within(0, 1e-9));
            CHECK(std::abs(values[0].imag()) == within(hopf.omega, 1e-9));
        }
    }
}

TEST_CASE("A saddle whose eigenvalues add up to zero is not taken for a Hopf point") {
    // The trace of the companion site's pair changes sign on its middle branch, where the eigenvalues are real.
    Operating at = operating("wilson-cowan", "wc-c");
    const Branch branch = follow(at, "P_x", -2, 8);
    int changes = 0;
    double last = -1;
    for (const Point& point : branch.points) {
        parameter(at, "P_x") = point.parameter;
        const auto jacobian = jacobian_at(at, point.state);
        const double trace = jacobian[0] + jacobian[3];
        changes += trace * last < 0;
        last = trace;
    }
    CHECK(changes == 2);
    CHECK(branch.hopfs.empty());
}
