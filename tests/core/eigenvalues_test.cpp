#include "core/analyse/eigenvalues.hpp"

#include "tests/core/dense.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

using Complex = std::complex<double>;
using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

std::vector<Complex> own(const Matrix& a) { return eigenvalues(std::vector<double>(a.data(), a.data() + a.size()), int(a.rows())); }

std::vector<Complex> reference(const Matrix& a) {
    const Eigen::VectorXcd values = eigenvalues_of(a);
    return {values.data(), values.data() + values.size()};
}

// The largest distance after each value has been paired with the nearest one that is left.
double distance(std::vector<Complex> a, std::vector<Complex> b) {
    REQUIRE(a.size() == b.size());
    double largest = 0;
    for (Complex x : a) {
        const auto nearest = std::min_element(b.begin(), b.end(), [&](Complex p, Complex q) { return std::abs(p - x) < std::abs(q - x); });
        largest = std::max(largest, std::abs(*nearest - x));
        b.erase(nearest);
    }
    return largest;
}

Matrix random_matrix(Dice& dice, int n, double zeros = 0) {
    Matrix a(n, n);
    for (int i = 0; i < n * n; ++i) a.data()[i] = dice.uniform() < zeros ? 0 : dice.between(-1, 1);
    return a;
}

// A matrix with the given Jordan form, in a well-conditioned basis.
Matrix in_some_basis(Dice& dice, const Matrix& jordan) {
    const int n = int(jordan.rows());
    const Matrix basis = Matrix::Identity(n, n) * 2 + random_matrix(dice, n) / n;
    return basis * jordan * inverse(Eigen::MatrixXd(basis));
}

}  // namespace

TEST_CASE("eigenvalues of random matrices are those of Eigen's solver") {
    Dice dice;
    for (int n = 1; n <= 12; ++n)
        for (int k = 0; k < 200; ++k) {
            const Matrix a = random_matrix(dice, n) * std::exp(dice.between(-8, 8));
            REQUIRE(distance(own(a), reference(a)) < 1e-10 * a.norm());
        }
}

TEST_CASE("eigenvalues of matrices that are mostly zeros are those of Eigen's solver") {
    Dice dice;
    for (int n = 2; n <= 12; ++n)
        for (int k = 0; k < 200; ++k) {
            // A block triangle keeps the comparison fair: many zeros also make defective matrices.
            Matrix a = random_matrix(dice, n, 0.4);
            a += Matrix(Eigen::VectorXd::LinSpaced(n, -n, n).asDiagonal());
            REQUIRE(distance(own(a), reference(a)) < 1e-9 * a.norm());
        }
}

TEST_CASE("a repeated eigenvalue with enough vectors is found as often as it is repeated") {
    Dice dice;
    for (int n = 3; n <= 12; ++n) {
        Matrix diagonal = Matrix::Zero(n, n);
        for (int i = 0; i < n; ++i) diagonal(i, i) = i < n - 1 ? -2.5 : 1;
        std::vector<Complex> expected(std::size_t(n), Complex(-2.5));
        expected[0] = 1;
        CHECK(distance(own(in_some_basis(dice, diagonal)), expected) < 1e-11);
    }
}

TEST_CASE("a defective eigenvalue of multiplicity m is found to the m-th root of rounding") {
    Dice dice;
    for (int n = 2; n <= 5; ++n) {
        Matrix jordan = Matrix::Identity(n, n) * -1.5;
        for (int i = 0; i + 1 < n; ++i) jordan(i, i + 1) = 1;
        const std::vector<Complex> expected(std::size_t(n), Complex(-1.5));
        INFO("block of " << n);
        CHECK(distance(own(in_some_basis(dice, jordan)), expected) < 8 * std::pow(1e-15, 1.0 / n));
    }
}

TEST_CASE("a pure rotation has a conjugate pair on the imaginary axis") {
    const auto values = eigenvalues({0, -3, 3, 0}, 2);
    REQUIRE(values.size() == 2);
    CHECK(values[0].imag() == Approx(3).epsilon(1e-15));
    CHECK(values[1].imag() == Approx(-3).epsilon(1e-15));
    CHECK(std::abs(values[0].real()) < 1e-15);
}

TEST_CASE("a cyclic permutation has the roots of one") {
    for (int n = 2; n <= 12; ++n) {
        Matrix a = Matrix::Zero(n, n);
        std::vector<Complex> expected;
        for (int i = 0; i < n; ++i) a(i, (i + 1) % n) = 1, expected.push_back(std::polar(1.0, turn * i / n));
        INFO(n);
        CHECK(distance(own(a), expected) < 1e-12);
    }
}

TEST_CASE("eigenvalues of tiny and of huge matrices do not underflow or overflow") {
    Dice dice;
    for (double scale : {1e-100, 1e100}) {
        const Matrix a = random_matrix(dice, 6);
        auto expected = reference(a);
        for (auto& x : expected) x *= scale;
        CHECK(distance(own(a * scale), expected) / scale < 1e-12);
    }
}

TEST_CASE("the zero matrix has zero eigenvalues") {
    for (Complex value : eigenvalues(std::vector<double>(9, 0.0), 3)) CHECK(value == Complex(0));
}

TEST_CASE("eigenvalues come by falling real part, then by falling imaginary part") {
    Dice dice;
    for (int k = 0; k < 100; ++k) {
        const auto values = own(random_matrix(dice, 8));
        for (std::size_t i = 1; i < values.size(); ++i)
            REQUIRE((values[i - 1].real() > values[i].real() ||
                     (values[i - 1].real() == values[i].real() && values[i - 1].imag() >= values[i].imag())));
    }
}

TEST_CASE("a matrix with an entry that is not finite has no eigenvalues") {
    CHECK(eigenvalues({1, NAN, 0, 1}, 2).empty());
    CHECK(eigenvalues({1, INFINITY, 0, 1}, 2).empty());
}
