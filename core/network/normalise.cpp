#include "core/network/normalise.hpp"

#include <cmath>

namespace push_pull {
namespace {

// Of sizes: inhibition and excitation must not cancel, nor a sign turn.
double row_sum(const double* row, int n) {
    double sum = 0;
    for (int j = 0; j < n; ++j) sum += std::abs(row[j]);
    return sum;
}

// Whether any node hears itself, directly or by way of others: takes away, again and again, a node that hears nobody left.
bool has_loop(const std::vector<double>& weights, int n) {
    std::vector<int> heard(std::size_t(n), 0), gone;
    for (int i = 0; i < n; ++i) {
        for (int j = 0; j < n; ++j) heard[std::size_t(i)] += weights[std::size_t(i) * n + j] != 0;
        if (heard[std::size_t(i)] == 0) gone.push_back(i);
    }
    for (std::size_t k = 0; k < gone.size(); ++k)
        for (int i = 0; i < n; ++i)
            if (weights[std::size_t(i) * n + gone[k]] != 0 && --heard[std::size_t(i)] == 0) gone.push_back(i);
    return int(gone.size()) < n;
}

// The spectral radius by the power method on the sizes of the weights, shifted so that no two eigenvalues share its size.
// For weights of one sign, which connectomes have, it is exact; otherwise an upper bound.
double spectral_radius(const std::vector<double>& weights, int n) {
    std::vector<double> x(std::size_t(n), 1.0), y(x);
    double shift = 0, radius = 0;
    // Without a loop the radius is 0, which the method would approach for ever.
    if (!has_loop(weights, n)) return 0;
    for (double w : weights) shift = std::max(shift, std::abs(w));
    for (int turn = 0; turn < 10000; ++turn) {
        double size = 0;
        for (int i = 0; i < n; ++i) {
            double sum = shift * x[std::size_t(i)];
            for (int j = 0; j < n; ++j) sum += std::abs(weights[std::size_t(i) * n + j]) * x[std::size_t(j)];
            y[std::size_t(i)] = sum;
            size = std::max(size, sum);
        }
        for (int i = 0; i < n; ++i) x[std::size_t(i)] = y[std::size_t(i)] / size;
        const bool settled = std::abs(size - shift - radius) <= 1e-15 * size;
        radius = size - shift;
        if (settled) break;
    }
    return radius;
}

double scale_of(const std::vector<double>& weights, int n, Normalisation by) {
    double scale = 0;
    if (by == Normalisation::spectral) return spectral_radius(weights, n);
    for (int i = 0; i < n; ++i) {
        const double* row = weights.data() + std::size_t(i) * n;
        if (by == Normalisation::instrength) scale = std::max(scale, row_sum(row, n));
        if (by == Normalisation::mean) scale += n > 1 ? (row_sum(row, n) - std::abs(row[i])) / (double(n) * (n - 1)) : 0;
        if (by == Normalisation::max)
            for (int j = 0; j < n; ++j) scale = std::max(scale, std::abs(row[j]));
    }
    return scale;
}

}  // namespace

void normalise_weights(std::vector<double>& weights, int n, Normalisation by) {
    if (by == Normalisation::none) return;
    const auto divide = [](double* from, std::size_t count, double by_what) {
        if (by_what == 0) return;
        for (std::size_t i = 0; i < count; ++i) from[i] /= by_what;
    };
    if (by != Normalisation::row) return divide(weights.data(), weights.size(), scale_of(weights, n, by));
    for (int i = 0; i < n; ++i) {
        double* row = weights.data() + std::size_t(i) * n;
        divide(row, std::size_t(n), row_sum(row, n));
    }
}

}  // namespace push_pull
