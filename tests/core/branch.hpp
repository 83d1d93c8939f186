// Branches of equilibria along one parameter with their folds and Hopf points, and cycles by simulation:
// what the claims about Wilson–Cowan, NMM1 and NMM2 are checked with.
#pragma once

#include "core/document/text.hpp"
#include "tests/core/dense.hpp"
#include "tests/core/support.hpp"

namespace push_pull::test {

// Approx has a relative margin of its own; these have the one that is given.
inline Approx within(double value, double margin) { return Approx(value).epsilon(0).margin(margin); }
inline Approx share(double value, double epsilon) { return Approx(value).scale(0).epsilon(epsilon); }

// Angular frequency per ms to Hz.
inline double hertz(double omega) { return 1000 * omega / turn; }

// The experiment of a preset with some parameters changed.
inline Document experiment(const char* id, const char* preset, const std::vector<Setting>& changes = {}) {
    const Model* model = find_model(id);
    REQUIRE(model);
    Document document = preset_document(*model, preset_of(*model, preset));
    for (const Setting& change : changes) document.set(say("parameters.", change.id), change.value);
    return document;
}

// One node of that experiment.
inline Operating operating(const char* id, const char* preset, const std::vector<Setting>& changes = {}) {
    return operating(experiment(id, preset, changes));
}

inline double& parameter(Operating& at, const char* id) {
    const int index = index_of(at.model.description.parameters, id);
    INFO(id);
    REQUIRE(index >= 0);
    return at.parameters[std::size_t(index)];
}

// The same, or what enters from outside all the time: "input.v_e".
inline double& quantity(Operating& at, const std::string& id) {
    if (!id.starts_with("input.")) return parameter(at, id.c_str());
    const int index = index_of(at.model.description.inputs, std::string_view(id).substr(6));
    INFO(id);
    REQUIRE(index >= 0);
    return at.inputs[std::size_t(index)];
}

// Where a run of this model starts when nothing is said.
inline std::vector<double> start_of(const Model& model) {
    std::vector<double> state;
    for (const State& row : model.description.states) state.push_back(row.value);
    return state;
}

// Holds a model's right-hand side against its equations written out a second time, with every parameter, input and
// state drawn from its range. `equations` takes (p, in, s), each of which gives the value of an id, and returns one
// slope per state.
template <class F>
void check_equations(const char* id, F equations) {
    const Model& model = *find_model(id);
    const Description& d = model.description;
    const auto named = [](auto rows, const std::vector<double>& values) {
        return [rows, &values](const char* name) {
            const int index = index_of(rows, name);
            INFO(name);
            REQUIRE(index >= 0);
            return values[std::size_t(index)];
        };
    };
    const auto drawn = [](auto rows, Dice& dice) {
        std::vector<double> values;
        for (const auto& row : rows) values.push_back(dice.between(row.low, row.high));
        return values;
    };
    Dice dice;
    for (int k = 0; k < 100; ++k) {
        const Operating at{model, drawn(d.parameters, dice), drawn(d.inputs, dice)};
        const std::vector<double> state = drawn(d.states, dice);
        const std::vector<double> found = slope_at(at, state);
        const std::vector<double> expected = equations(named(d.parameters, at.parameters), named(d.inputs, at.inputs), named(d.states, state));
        REQUIRE(found.size() == expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            INFO(d.states[i].id);
            CHECK(found[i] == Approx(expected[i]).epsilon(1e-11).margin(1e-11));
        }
    }
}

struct Point {
    double parameter;
    std::vector<double> state;
    double omega = 0;  // at a Hopf point: rad per model time unit
};

struct Branch {
    std::vector<Point> points, folds, hopfs;  // in the order met
};

// Pseudo-arclength continuation from `from` until the parameter, or constant input, leaves [from, to]. Lengths are in shares of
// the parameter's way and of the states' ranges; folds and Hopf points are refined by bisection of one step.
class Walker {
public:
    Walker(Operating at, const char* id, double from, double to)
        : at_(std::move(at)), swept_(quantity(at_, id)), from_(from), to_(to), n_(at_.model.states()) {
        scale_.resize(n_ + 1);
        for (int i = 0; i < n_; ++i) scale_[i] = at_.model.description.states[i].high - at_.model.description.states[i].low;
        scale_[n_] = to - from;
    }
    Walker(const Walker&) = delete;

    Branch walk(std::vector<double> guess, double stride = 0.005) {
        Branch branch;
        swept_ = from_;
        REQUIRE(newton(at_, guess));
        Eigen::VectorXd here(n_ + 1);
        for (int i = 0; i < n_; ++i) here[i] = guess[std::size_t(i)] / scale_[i];
        here[n_] = from_ / scale_[n_];
        Eigen::VectorXd along = tangent(here, Eigen::VectorXd::Unit(n_ + 1, n_));

        double length = stride;
        for (int steps = 0; steps < 20000 && inside(here); ++steps) {
            Eigen::VectorXd next = here + length * along;
            if (!correct(next, along)) {
                length /= 2;
                INFO("the branch is lost at " << here[n_] * scale_[n_]);
                REQUIRE(length > 1e-9);
                continue;
            }
            const Eigen::VectorXd ahead = tangent(next, along);
            note(here, along, length, ahead, next, branch);
            branch.points.push_back(point(next));
            here = next;
            along = ahead;
            length = std::min(stride, 1.5 * length);
        }
        INFO("the branch never leaves [" << from_ << ", " << to_ << "]");
        REQUIRE(!inside(here));
        return branch;
    }

private:
    bool inside(const Eigen::VectorXd& u) const {
        const double share = u[n_] - from_ / scale_[n_];
        return share > -1e-12 && share < 1 + 1e-12;
    }

    std::vector<double> place(const Eigen::VectorXd& u) {
        std::vector<double> state;
        for (int i = 0; i < n_; ++i) state.push_back(u[i] * scale_[i]);
        swept_ = u[n_] * scale_[n_];
        return state;
    }
    Point point(const Eigen::VectorXd& u) { return {u[n_] * scale_[n_], place(u)}; }

    // [∂f/∂x | ∂f/∂p] in scaled lengths, over a last row that is left to the caller. ∂f/∂p by central difference:
    // Newton's method only needs it near enough.
    Eigen::MatrixXd bordered(const Eigen::VectorXd& u) {
        Eigen::MatrixXd matrix(n_ + 1, n_ + 1);
        const std::vector<double> state = place(u), jacobian = jacobian_at(at_, state);
        for (int i = 0; i < n_; ++i)
            for (int j = 0; j < n_; ++j) matrix(i, j) = jacobian[std::size_t(i * n_ + j)] * scale_[j];
        const double h = 1e-6 * std::abs(scale_[n_]), p = swept_;
        swept_ = p + h;
        const std::vector<double> up = slope_at(at_, state);
        swept_ = p - h;
        const std::vector<double> down = slope_at(at_, state);
        swept_ = p;
        for (int i = 0; i < n_; ++i) matrix(i, n_) = (up[std::size_t(i)] - down[std::size_t(i)]) / (2 * h) * scale_[n_];
        return matrix;
    }

    Eigen::VectorXd tangent(const Eigen::VectorXd& u, const Eigen::VectorXd& forward) {
        Eigen::MatrixXd matrix = bordered(u);
        matrix.row(n_) = forward.transpose();
        return solve(matrix, Eigen::VectorXd::Unit(n_ + 1, n_)).normalized();
    }

    // Back onto the branch, square to `along`.
    bool correct(Eigen::VectorXd& u, const Eigen::VectorXd& along) {
        for (int iteration = 0; iteration < 12; ++iteration) {
            Eigen::MatrixXd matrix = bordered(u);
            matrix.row(n_) = along.transpose();
            Eigen::VectorXd residual = Eigen::VectorXd::Zero(n_ + 1);
            const std::vector<double> slope = slope_at(at_, place(u));
            for (int i = 0; i < n_; ++i) residual[i] = slope[std::size_t(i)];
            const Eigen::VectorXd change = solve(matrix, residual);
            u -= change;
            if (!u.allFinite()) return false;
            if (change.norm() < 1e-11) return true;
        }
        return false;
    }

    // Zero where two eigenvalues add up to nothing: at a Hopf point, and at a neutral saddle.
    double pair_product(const std::vector<std::complex<double>>& values) const {
        const double size = std::max(std::abs(values.front()), std::abs(values.back()));
        std::complex<double> product = 1;
        for (std::size_t i = 0; i < values.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) product *= (values[i] + values[j]) / size;
        return product.real();
    }

    // The frequency of the pair that adds up to nothing; 0 when its members are real.
    static double turning(const std::vector<std::complex<double>>& values) {
        double least = 1e300, omega = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (const double sum = std::abs(values[i] + values[j]); sum < least) least = sum, omega = std::abs(values[i].imag());
        return omega;
    }

    // Looks for a fold and for a Hopf point between two neighbours on the branch.
    void note(const Eigen::VectorXd& here, const Eigen::VectorXd& along, double length, const Eigen::VectorXd& ahead,
              const Eigen::VectorXd& next, Branch& branch) {
        const auto refine = [&](auto&& test) {
            const auto step = [&](double part) {
                Eigen::VectorXd u = here + part * along;
                REQUIRE(correct(u, along));
                return u;
            };
            return step(bisect(
                0, length, [&](double part) { return test(step(part)); }, 45));
        };
        const auto forward = [&](const Eigen::VectorXd& u) { return tangent(u, along)[n_]; };
        const auto pairs = [&](const Eigen::VectorXd& u) { return pair_product(eigenvalues_at(at_, place(u))); };

        if (along[n_] * ahead[n_] < 0) branch.folds.push_back(point(refine(forward)));
        if (n_ > 1 && pairs(here) * pairs(next) < 0) {
            Point found = point(refine(pairs));
            found.omega = turning(eigenvalues_at(at_, found.state));
            if (found.omega > 1e-9) branch.hopfs.push_back(found);
        }
    }

    Operating at_;
    double& swept_;
    double from_, to_;
    int n_;
    Eigen::VectorXd scale_;
};

// Follows the branch that Newton's method finds from `guess` (the table's start when empty).
inline Branch follow(const Operating& at, const char* id, double from, double to, std::vector<double> guess = {}) {
    return Walker(at, id, from, to).walk(guess.empty() ? start_of(at.model) : guess);
}

// ---- cycles -----------------------------------------------------------------------------------

struct Cycle {
    double frequency = 0;  // Hz; 0 at rest
    Range range = {0, 0};  // of the observable
};

// One experiment with many values of a parameter, a node each, watched after it has settled. Times in ms.
struct Sweep {
    const char* swept;
    std::vector<double> values;
    double settle, watch, dt;
};

// Runs the sweep with RK4 in f64.
inline std::vector<Cycle> cycles(Document document, const Sweep& sweep) {
    document.set(say("parameters.", sweep.swept), sweep.values).set("integrator", "rk4").set("precision", "f64").set("dt", sweep.dt);
    document.set("duration", sweep.settle + sweep.watch).set("record.what", "observable");
    const Result result = run(plan_of(document));
    REQUIRE(result.failure == "");

    const auto samples = std::ptrdiff_t(result.times.size()), settled = std::ptrdiff_t(sweep.settle / sweep.dt);
    std::vector<Cycle> found;
    for (auto from = result.data.begin(); from != result.data.end(); from += samples) {
        const std::vector<double> signal(from + settled, from + samples);
        const Range range = range_of(signal);
        found.push_back({range.width() < 1e-6 ? 0 : hertz_of(signal, sweep.dt), range});
    }
    return found;
}

}  // namespace push_pull::test
