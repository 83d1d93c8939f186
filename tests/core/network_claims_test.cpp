// Published networks, by the numbers that theory or a plain computation gives for them.
#include "core/analyse/eigenvalues.hpp"
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

std::vector<double> row(Simulation& simulation, const char* id) {
    const RowView view = simulation.read(find_signal(*simulation.plan().model, id));
    std::vector<double> values;
    for (int n = 0; n < view.count; ++n) values.push_back(view[n]);
    return values;
}

// |Σ u z| / Σ u of phases, averaged over [from, to] s.
double order(Simulation& simulation, double from, double to, const Numbers& u) {
    advance_to(simulation, 1000 * from);
    double sum = 0, all = 0;
    int count = 0;
    for (double weight : u) all += weight;
    for (; simulation.time() < 1000 * to; ++count) {
        const Numbers x = row(simulation, "x"), y = row(simulation, "y");
        double X = 0, Y = 0;
        for (std::size_t n = 0; n < u.size(); ++n) X += u[n] * x[n], Y += u[n] * y[n];
        sum += std::hypot(X, Y) / all;
        advance_to(simulation, simulation.time() + 100);
    }
    return sum / count;
}

// Identical oscillators, all to all, with a delay: ω = 2π, K = 2, phases at most `apart` apart; s and ms.
std::unique_ptr<Simulation> delayed_crowd(double tau, double apart) {
    return simulate({{"model", "kuramoto"},
                     {"nodes", 10},
                     {"parameters.omega", turn},
                     {"initial.theta.uniform", Numbers{0, apart}},
                     {"network.connectome", "all-to-all"},
                     {"network.gain", 2},
                     {"network.delay", 1000 * tau},
                     {"dt", 1},
                     {"duration", 0}});
}

// Quantiles of the normal distribution.
Numbers gaussian(int n) {
    Numbers values;
    for (int i = 0; i < n; ++i)
        values.push_back(bisect(-9, 9, [&](double x) { return 0.5 * std::erfc(-x / std::sqrt(2)) - (i + 0.5) / n; }));
    return values;
}

}  // namespace

TEST_CASE("phases with a uniform delay turn together at the root of Omega = omega - K sin(Omega tau)") {
    for (double tau : {0.1, 0.3}) {
        const double expected = bisect(0.1, 2 * turn, [&](double o) { return o - turn + 2 * std::sin(o * tau); });
        if (tau == 0.1) CHECK(expected == Approx(5.2762).margin(5e-5));
        REQUIRE(std::cos(expected * tau) > 0);
        const auto simulation = delayed_crowd(tau, 1);
        advance_to(*simulation, 30000);
        CHECK(order(*simulation, 30, 31, Numbers(10, 1)) > 0.9999);
        const double before = read(*simulation, "theta", 3), time = simulation->time();
        advance_to(*simulation, time + 20000);
        CHECK((read(*simulation, "theta", 3) - before) / 20 == Approx(expected).margin(0.002));
    }
}

TEST_CASE("phases with a uniform delay leave each other where cos(Omega tau) is negative") {
    const double tau = 0.45, only = bisect(0.1, 2 * turn, [&](double o) { return o - turn + 2 * std::sin(o * tau); });
    REQUIRE(std::cos(only * tau) < 0);
    const auto simulation = delayed_crowd(tau, 0.01);
    CHECK(order(*simulation, 0, 1, Numbers(10, 1)) > 0.999);
    CHECK(order(*simulation, 60, 80, Numbers(10, 1)) < 0.5);
}

TEST_CASE("a short delay is a phase lag: phases drift apart by omega tau along a chain") {
    // Node 1 hears node 0, tau late; both turn at omega: sin(θ₀(t − τ) − θ₁) = 0.
    const double omega = 60, tau = 0.004;
    const auto simulation = simulate({{"model", "kuramoto"},
                                      {"parameters.omega", omega},
                                      {"initial.theta", Numbers{0, 1}},
                                      {"network.connectome.weights", Value(Numbers{0, 0, 1, 0}, 2)},
                                      {"network.gain", 20},
                                      {"network.delay", 1000 * tau},
                                      {"duration", 0}});
    advance_to(*simulation, 3000);
    CHECK(std::remainder(read(*simulation, "theta", 0) - read(*simulation, "theta", 1), turn) == Approx(omega * tau).margin(1e-4));
}

TEST_CASE("fifty phases of 0.9 to 1.1 Hz, all to all, begin to order at a gain of 0.8") {
    Numbers omega;
    for (int i = 0; i < 50; ++i) omega.push_back(turn * (0.9 + 0.2 * (i + 0.5) / 50));
    const auto mean_order = [&](double gain) {
        const auto simulation = simulate({{"model", "kuramoto"},
                                          {"parameters.omega", omega},
                                          {"initial.theta", 0},
                                          {"network.connectome", "all-to-all"},
                                          {"network.gain", gain},
                                          {"dt", 5},
                                          {"duration", 0}});
        return order(*simulation, 30, 60, Numbers(50, 1));
    };
    CHECK(mean_order(0.6) < 0.1);
    CHECK(mean_order(0.8) == Approx(0.795).margin(0.02));
    CHECK(mean_order(0.9) == Approx(0.883).margin(0.02));
    CHECK(mean_order(1) == Approx(0.915).margin(0.02));
}

TEST_CASE("on any graph scaled to the spectral radius 1, Gaussian phases order near a gain of 1.6") {
    // The order that counts weighs each node by its entry in the leading eigenvector.
    const int n = 200;
    Dice dice;
    Eigen::MatrixXd graph = Eigen::MatrixXd::Zero(n, n);
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < i; ++j)
            if (dice.uniform() < 0.2) graph(i, j) = graph(j, i) = dice.uniform();
    const Eigen::VectorXd leading = symmetric_modes_of(graph).vectors.col(n - 1).cwiseAbs();
    Numbers omega = gaussian(n);
    for (std::size_t k = omega.size() - 1; k > 0; --k) std::swap(omega[k], omega[std::size_t(dice.uniform() * double(k + 1))]);
    const auto mean_order = [&](double gain) {
        const auto simulation = simulate({{"model", "kuramoto"},
                                          {"parameters.omega", omega},
                                          {"initial.theta.uniform", Numbers{0, turn}},
                                          {"network.connectome.weights", Value(Numbers(graph.data(), graph.data() + n * n), n)},
                                          {"network.normalise", "spectral"},
                                          {"network.gain", gain},
                                          {"dt", 50},
                                          {"precision", "f32"},
                                          {"duration", 0}});
        return order(*simulation, 100, 200, Numbers(leading.data(), leading.data() + n));
    };
    CHECK(mean_order(1.0) < 0.2);
    CHECK(mean_order(1.4) < 0.35);
    const double above = mean_order(1.8);
    CHECK(above > 0.45);
    CHECK(above < 0.75);
    CHECK(mean_order(2.5) > 0.8);
}

TEST_CASE("columns under any matrix with equal row sums differ mode by mode, its eigenvalues in place of the gain") {
    // Four Jansen–Rit columns, symmetric weights, each row sum 1; the uniform state is that of one column that hears itself.
    const double gain = 20;
    Eigen::Matrix4d weights;
    weights << 0, 0.5, 0.2, 0.3, 0.5, 0, 0.3, 0.2, 0.2, 0.3, 0, 0.5, 0.3, 0.2, 0.5, 0;
    Operating at = operating({{"model", "jansen-rit"}, {"parameters.p", 350}, {"duration", 0}});
    Numbers rest = start_of(at.model);
    const auto rate = [&](const Numbers& s) { return 5 / (1 + std::exp(0.56 * (6 - (s[1] - s[2])))); };
    for (int k = 0; k < 60; ++k) {
        at.inputs[0] = gain * rate(rest);
        rest = equilibria(at, rest).back().state;
    }
    const double heard = gain * 3.25 * 100 * 0.56 * rate(rest) * (1 - rate(rest) / 5);
    const RealModes of_weights = symmetric_modes_of(weights);

    for (int mode = 0; mode < 3; ++mode) {
        auto jacobian = jacobian_at(at, rest);
        jacobian[4 * 6 + 1] += of_weights.values[mode] * heard;
        jacobian[4 * 6 + 2] -= of_weights.values[mode] * heard;
        const Eigen::Map<const Eigen::Matrix<double, 6, 6, Eigen::RowMajor>> transverse(jacobian.data());
        const Modes modes = modes_of(transverse);

        const double apart = 1e-5;
        const Eigen::Vector4d shape = of_weights.vectors.col(mode);
        Document document{{"model", "jansen-rit"}, {"parameters.p", 350},
                          {"network.gain", gain},  {"integrator", "rk4"},
                          {"duration", 0},         {"network.connectome.weights", Value(Numbers(weights.data(), weights.data() + 16), 4)}};
        for (std::size_t i = 0; i < 6; ++i) {
            Numbers start(4, rest[i]);
            for (int n = 0; n < 4; ++n) start[std::size_t(n)] += i == 2 ? apart * shape[n] : 0;
            document.set(say("initial.", at.model.description.states[i].id), start);
        }
        const auto simulation = simulate(document);
        advance_to(*simulation, 100);
        const Eigen::VectorXcd begun = solve(modes.vectors, Eigen::VectorXcd::Unit(6, 2) * apart);
        const Eigen::VectorXcd expected = modes.vectors * ((modes.values.array() * 0.1).exp().matrix().asDiagonal() * begun);
        for (int i = 0; i < 6; ++i) {
            double amplitude = 0;
            for (int n = 0; n < 4; ++n) amplitude += shape[n] * simulation->node_states(n)[std::size_t(i)];
            INFO("mode " << mode << ", y" << i);
            CHECK(amplitude - shape.sum() * rest[std::size_t(i)] == Approx(expected[i].real()).margin(1e-4 * expected.cwiseAbs().maxCoeff()));
        }
    }
}
