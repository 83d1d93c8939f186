#include "core/analyse/eigenvalues.hpp"

#include <cmath>
#include <utility>

namespace push_pull {
namespace {

using Complex = std::complex<double>;

struct Square {
    int n;
    std::vector<Complex> entries;
    Complex& at(int i, int j) { return entries[std::size_t(i) * n + j]; }
};

double size(Complex z) { return std::abs(z.real()) + std::abs(z.imag()); }

[[gnu::noinline]] Complex times(Complex a, Complex b) {
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}
[[gnu::noinline]] Complex over(Complex a, Complex b) {
    const double scale = 1 / (b.real() * b.real() + b.imag() * b.imag());
    const Complex product = times(a, std::conj(b));
    return {product.real() * scale, product.imag() * scale};
}
[[gnu::noinline]] Complex root(Complex z) {
    const double length = std::sqrt(std::sqrt(z.real() * z.real() + z.imag() * z.imag()));
    if (length == 0) return 0;
    // The half-angle, without trigonometry.
    const Complex unit = {z.real() / (length * length), z.imag() / (length * length)};
    const double c = std::sqrt(0.5 * std::abs(1 + unit.real())), s = std::sqrt(0.5 * std::abs(1 - unit.real()));
    return {length * c, unit.imag() < 0 ? -length * s : length * s};
}

// Similarity by elimination with pivoting: zero below the first subdiagonal.
void to_hessenberg(Square& a) {
    for (int k = 1; k + 1 < a.n; ++k) {
        int pivot = k;
        for (int i = k + 1; i < a.n; ++i)
            if (size(a.at(i, k - 1)) > size(a.at(pivot, k - 1))) pivot = i;
        if (size(a.at(pivot, k - 1)) == 0) continue;
        for (int j = 0; j < a.n; ++j) std::swap(a.at(k, j), a.at(pivot, j));
        for (int i = 0; i < a.n; ++i) std::swap(a.at(i, k), a.at(i, pivot));
        for (int i = k + 1; i < a.n; ++i) {
            const Complex factor = over(a.at(i, k - 1), a.at(k, k - 1));
            for (int j = 0; j < a.n; ++j) a.at(i, j) -= times(factor, a.at(k, j));
            for (int j = 0; j < a.n; ++j) a.at(j, k) += times(factor, a.at(j, i));
        }
    }
}

// The eigenvalue of the last 2 × 2 block that is nearer to its last entry.
Complex wilkinson_shift(Square& a, int last) {
    const Complex p = a.at(last - 1, last - 1), q = a.at(last - 1, last), r = a.at(last, last - 1), s = a.at(last, last);
    const Complex middle = 0.5 * (p + s), half = 0.5 * (p - s);
    const Complex turn = root(times(half, half) + times(q, r));
    const Complex one = middle + turn, other = middle - turn;
    return size(one - s) < size(other - s) ? one : other;
}

// One QR step on rows and columns first … last by Givens rotations.
void qr_step(Square& a, int first, int last, Complex shift) {
    std::vector<std::pair<Complex, Complex>> rotations;
    for (int i = first; i <= last; ++i) a.at(i, i) -= shift;
    for (int k = first; k < last; ++k) {
        const Complex x = a.at(k, k), y = a.at(k + 1, k);
        const double norm = std::sqrt(std::norm(x) + std::norm(y));
        const Complex c = norm > 0 ? x / norm : Complex(1), s = norm > 0 ? y / norm : Complex(0);
        rotations.emplace_back(c, s);
        for (int j = k; j <= last; ++j) {
            const Complex u = a.at(k, j), v = a.at(k + 1, j);
            a.at(k, j) = times(std::conj(c), u) + times(std::conj(s), v);
            a.at(k + 1, j) = times(c, v) - times(s, u);
        }
    }
    for (int k = first; k < last; ++k) {
        const auto [c, s] = rotations[std::size_t(k - first)];
        for (int i = first; i <= std::min(k + 1, last); ++i) {
            const Complex u = a.at(i, k), v = a.at(i, k + 1);
            a.at(i, k) = times(u, c) + times(v, s);
            a.at(i, k + 1) = times(v, std::conj(c)) - times(u, std::conj(s));
        }
    }
    for (int i = first; i <= last; ++i) a.at(i, i) += shift;
}

bool comes_before(Complex a, Complex b) { return a.real() != b.real() ? a.real() > b.real() : a.imag() > b.imag(); }

}  // namespace

std::vector<std::complex<double>> eigenvalues(const std::vector<double>& matrix, int n) {
    Square a{n, std::vector<Complex>(matrix.begin(), matrix.end())};
    double norm = 0;
    for (double entry : matrix) norm += std::abs(entry);
    if (!std::isfinite(norm)) return {};
    // Entries of size one or less: squares of them neither overflow nor vanish.
    if (norm > 0)
        for (Complex& entry : a.entries) entry /= norm;
    to_hessenberg(a);

    int last = n - 1;
    for (int step = 1; last > 0 && step < 60 * n; ++step) {
        int first = last;
        while (first > 0 && size(a.at(first, first - 1)) > 1e-16 * (size(a.at(first, first)) + size(a.at(first - 1, first - 1)))) --first;
        if (first == last) {
            --last;
            continue;
        }
        // A shift of another size now and then breaks a cycle.
        const Complex shift = step % 11 == 0 ? Complex(size(a.at(last, last - 1)), 0) : wilkinson_shift(a, last);
        qr_step(a, first, last, shift);
    }

    std::vector<Complex> values;
    for (int i = 0; i < n; ++i) {
        Complex value = a.at(i, i);
        // What rounding leaves of a real eigenvalue's imaginary part.
        if (std::abs(value.imag()) < 1e-14) value = value.real();
        value *= norm;
        // The matrix is real: the partner of a complex eigenvalue is its conjugate, to the last bit.
        for (const Complex& other : values)
            if (value.imag() != 0 && size(value - std::conj(other)) < 1e-9 * size(value)) value = std::conj(other);
        std::size_t place = 0;
        while (place < values.size() && comes_before(values[place], value)) ++place;
        values.insert(values.begin() + std::ptrdiff_t(place), value);
    }
    return values;
}

}  // namespace push_pull
