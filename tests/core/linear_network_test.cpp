// Networks of damped oscillators are linear: their Jacobian tells everything, noise included.
#include "core/analyse/eigenvalues.hpp"
#include "tests/core/dense.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;
using Complex = std::complex<double>;
using Matrix = Eigen::MatrixXcd;

namespace {

constexpr Complex i(0, 1);

Document oscillator(double alpha, double omega) {
    return {{"model", "damped-harmonic"}, {"parameters.alpha", alpha}, {"parameters.omega", omega}, {"duration", 0}};
}

// The Jacobian of a whole network, read off the simulation: Euler's step of one time unit is I + J.
// States in the order x₁ y₁ x₂ y₂ …
Eigen::MatrixXd network_jacobian(Document document) {
    document.set("integrator", "euler").set("dt", 1000);
    const int n = 2 * plan_of(document).nodes;
    Eigen::MatrixXd J(n, n);
    for (int column = 0; column < n; ++column) {
        Numbers x(std::size_t(n) / 2, 0.0), y = x;
        (column % 2 ? y : x)[std::size_t(column) / 2] = 1;
        const auto simulation = simulate(with(document, {{"initial.x", x}, {"initial.y", y}}));
        advance(*simulation, 1);
        for (int row = 0; row < n; ++row) J(row, column) = simulation->node_states(row / 2)[std::size_t(row % 2)] - (row == column);
    }
    return J;
}

// The same in z = x + iy. Real coupling and the rotation are complex-linear.
Matrix complex_jacobian(const Document& document) {
    const Eigen::MatrixXd J = network_jacobian(document);
    Matrix Z(J.rows() / 2, J.cols() / 2);
    for (int r = 0; r < Z.rows(); ++r)
        for (int c = 0; c < Z.cols(); ++c) Z(r, c) = {J(2 * r, 2 * c), J(2 * r + 1, 2 * c)};
    return Z;
}

std::vector<Complex> network_eigenvalues(const Document& document) {
    const Eigen::MatrixXd J = network_jacobian(document).transpose();
    return eigenvalues(Numbers(J.data(), J.data() + J.size()), int(J.rows()));
}

// How often `value` is among the eigenvalues, to 1e-9.
long multiplicity(const std::vector<Complex>& values, Complex value) {
    return std::count_if(values.begin(), values.end(), [&](Complex v) { return std::abs(v - value) < 1e-9; });
}

// ---- the golden network: four nodes, α = −1, frequencies 9, 10, 10, 11 Hz, coupling 0.5 --------------

const Numbers omegas{9 * turn, 10 * turn, 10 * turn, 11 * turn};
const Numbers weights{0, 0.5, 0, 0.25, 0.5, 0, 0.5, 0, 0, 0.5, 0, 0.5, 0.25, 0, 0.5, 0};
constexpr double noise_power = 0.04;  // E|dW|² = 0.04 dt in every node

const Document golden_network = {{"model", "damped-harmonic"},
                                 {"parameters.alpha", -1},
                                 {"parameters.omega", omegas},
                                 {"duration", 0},
                                 {"network.connectome.weights", Value(weights, 4)},
                                 {"network.gain", 0.5}};

// Its covariance E z z†, computed once outside this project (SciPy): upper triangle, row by row.
Matrix golden_covariance() {
    Matrix C(4, 4);
    C << 1.462815e-02, Complex(4.264200e-04, -9.3671e-04), Complex(1.992000e-05, -1.1016e-04), Complex(5.676000e-05, -2.7939e-04), 0,
        1.378796e-02, Complex(2.301310e-03, -1.8360e-05), Complex(1.992000e-05, -1.1016e-04), 0, 0, 1.378796e-02,
        Complex(4.264200e-04, -9.3671e-04), 0, 0, 0, 1.462815e-02;
    for (int r = 0; r < 4; ++r)
        for (int c = 0; c < r; ++c) C(r, c) = std::conj(C(c, r));
    return C;
}

// JΣ + ΣJ† = −D, column by column of Σ as one linear system.
Matrix solve_lyapunov(const Matrix& J, double D) {
    const int n = int(J.rows());
    Matrix A = Matrix::Zero(n * n, n * n);
    Eigen::VectorXcd b = Eigen::VectorXcd::Zero(n * n);
    for (int c = 0; c < n; ++c) {
        b(c * n + c) = -D;
        for (int r = 0; r < n; ++r)
            for (int k = 0; k < n; ++k) {
                A(c * n + r, c * n + k) += J(r, k);
                A(c * n + r, k * n + r) += std::conj(J(c, k));
            }
    }
    const Eigen::VectorXcd x = solve(A, b);
    return Eigen::Map<const Matrix>(x.data(), n, n);
}

// S(ω) = (iω − J)⁻¹ D (iω − J)⁻†
Matrix cross_spectrum(const Matrix& J, double omega) {
    const Matrix G = inverse(Matrix(i * omega * Matrix::Identity(J.rows(), J.cols()) - J));
    return noise_power * G * G.adjoint();
}

double largest(const Matrix& A) { return A.cwiseAbs().maxCoeff(); }

// Correlations of the real parts, pair by pair.
Numbers functional_connectivity(const Matrix& C) {
    Numbers values;
    for (int r = 0; r < 4; ++r)
        for (int c = r + 1; c < 4; ++c) values.push_back(C(r, c).real() / std::sqrt(C(r, r).real() * C(c, c).real()));
    return values;
}

}  // namespace

TEST_CASE("identical oscillators, all to all, have the eigenvalues α + iω once and α − G + iω N − 1 times") {
    for (int N : {2, 3, 5, 8}) {
        const auto values =
            network_eigenvalues(with(oscillator(-2, 60), {{"nodes", N}, {"network.connectome", "all-to-all"}, {"network.gain", 7}}));
        INFO("N = " << N);
        REQUIRE(values.size() == std::size_t(2 * N));
        for (double sign : {1.0, -1.0}) {
            CHECK(multiplicity(values, {-2, sign * 60}) == 1);
            CHECK(multiplicity(values, {-9, sign * 60}) == N - 1);
        }
    }
}

TEST_CASE("a detuned pair has the eigenvalues α − K + iω̄ ± sqrt(K² − (Δω/2)²)") {
    for (double K : {1.0, 2.9, 3.1, 8.0}) {
        const double alpha = -2, mean = 50, detuning = 6;
        const auto values =
            network_eigenvalues(with(oscillator(alpha, 0), {{"parameters.omega", Numbers{mean - detuning / 2, mean + detuning / 2}},
                                                            {"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)},
                                                            {"network.gain", K}}));
        const Complex root = std::sqrt(Complex(K * K - detuning * detuning / 4));
        INFO("K = " << K);
        for (Complex value : {alpha - K + i * mean + root, alpha - K + i * mean - root}) {
            CHECK(multiplicity(values, value) == 1);
            CHECK(multiplicity(values, std::conj(value)) == 1);
        }
    }
}

TEST_CASE("the network's Jacobian is diag(α + iω) + G(C − diag of the row sums)") {
    const Matrix J = complex_jacobian(golden_network);
    for (int r = 0; r < 4; ++r)
        for (int c = 0; c < 4; ++c) {
            const Complex own = r == c ? Complex(-1 - 0.5 * (r == 0 || r == 3 ? 0.75 : 1.0), omegas[std::size_t(r)]) : Complex(0);
            CHECK(std::abs(J(r, c) - own - 0.5 * weights[std::size_t(4 * r + c)]) < 1e-12);
        }
}

TEST_CASE("the covariance of a noisy network is the golden one, by Lyapunov's equation") {
    const Matrix C = solve_lyapunov(complex_jacobian(golden_network), noise_power);
    CHECK(largest(C - golden_covariance()) < 1e-8);
    const Numbers connectivity = functional_connectivity(C), expected{0.030026, 0.001403, 0.00388, 0.166907, 0.001403, 0.030026};
    for (std::size_t k = 0; k < expected.size(); ++k) CHECK(connectivity[k] == Approx(expected[k]).margin(1e-6));
}

TEST_CASE("the cross-spectrum of a noisy network integrates to its covariance") {
    const Matrix J = complex_jacobian(golden_network);
    CHECK(cross_spectrum(J, 10 * turn)(0, 0).real() == Approx(0.00100026).epsilon(1e-5));
    // ω = 10 Hz·2π + tan u: the tails, too.
    Matrix sum = Matrix::Zero(4, 4);
    const int points = 20000;
    for (int k = 0; k < points; ++k) {
        const double u = ((k + 0.5) / points - 0.5) * turn / 2, stretch = 1 / (std::cos(u) * std::cos(u));
        sum += cross_spectrum(J, 10 * turn + std::tan(u)) * stretch / (2.0 * points);
    }
    CHECK(largest(sum - golden_covariance()) < 1e-7);
}

TEST_CASE("a long noisy run of a network has the golden covariance") {
    // Four copies side by side fill the lanes and see four times as much.
    Numbers block(256, 0.0), omega;
    for (std::size_t copy = 0; copy < 4; ++copy)
        for (std::size_t r = 0; r < 4; ++r) {
            omega.push_back(omegas[r]);
            for (std::size_t c = 0; c < 4; ++c) block[(4 * copy + r) * 16 + 4 * copy + c] = weights[4 * r + c];
        }
    const auto simulation = simulate(with(golden_network, {{"parameters.omega", omega},
                                                           {"network.connectome.weights", Value(block, 16)},
                                                           {"initial.x", 0},
                                                           {"noise.sigma", std::sqrt(noise_power)},
                                                           {"noise.states", "z"},
                                                           {"integrator", "rk4"},
                                                           {"dt", 5}}));
    const int seconds = slow ? 1500 : 6000, samples_a_second = 10;
    advance_to(*simulation, 10000);
    Matrix C = Matrix::Zero(4, 4);
    for (int k = 0; k < seconds * samples_a_second; ++k) {
        advance(*simulation, 20);
        for (int copy = 0; copy < 4; ++copy) {
            Eigen::Vector4cd z;
            for (int r = 0; r < 4; ++r) z(r) = z_of(*simulation, 4 * copy + r);
            C += z * z.adjoint() / (4.0 * seconds * samples_a_second);
        }
    }
    const Matrix expected = golden_covariance();
    INFO(C);
    CHECK(largest(C - expected) < (slow ? 0.05 : 0.02) * largest(expected));
}
