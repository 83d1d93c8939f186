#include "core/observe/connectivity_dynamics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace push_pull {

ConnectivityDynamics::ConnectivityDynamics(int nodes) : nodes_(nodes), pairs_(std::size_t(nodes) * std::size_t(nodes - 1) / 2) {
    windows_.assign(pairs_ * capacity, 0.0f);
    matrix_.assign(std::size_t(nodes) * std::size_t(nodes), 0.0);
    correlations_.assign(std::size_t(capacity) * capacity, 0.0);
}

void ConnectivityDynamics::take() {
    const auto above = [&](auto&& entry) {
        for (int i = 0; i < nodes_; ++i)
            for (int j = i + 1; j < nodes_; ++j) entry(matrix_[std::size_t(i) * std::size_t(nodes_) + std::size_t(j)]);
    };
    float* to = windows_.data() + std::size_t(next_) * pairs_;
    double mean = 0, square = 0;
    above([&](double x) { mean += x; });
    mean /= double(pairs_);
    above([&](double x) { square += (x - mean) * (x - mean); });
    const double scale = 1 / std::sqrt(square);
    float* entry = to;
    above([&](double x) { *entry++ = float((x - mean) * scale); });

    count_ = count_ < capacity ? count_ + 1 : capacity;
    for (int slot = 0; slot < count_; ++slot) {
        const float* other = window(slot);
        double sum = pairs_ > 1 ? 0 : std::numeric_limits<double>::quiet_NaN();
        for (std::size_t p = 0; p < pairs_; ++p) sum += double(to[p]) * double(other[p]);
        sum = std::clamp(sum, -1.0, 1.0);
        correlations_[std::size_t(next_) * capacity + std::size_t(slot)] = sum;
        correlations_[std::size_t(slot) * capacity + std::size_t(next_)] = sum;
    }
    next_ = (next_ + 1) % capacity;
}

std::vector<double> ConnectivityDynamics::matrix() const {
    const int oldest = count_ < capacity ? 0 : next_;
    std::vector<double> values;
    for (int i = 0; i < count_; ++i)
        for (int j = 0; j < count_; ++j)
            values.push_back(correlations_[std::size_t((oldest + i) % capacity) * capacity + std::size_t((oldest + j) % capacity)]);
    return values;
}

double compare_triangles(const double* a, const double* b, int nodes) {
    const auto each = [&](auto&& take) {
        for (int i = 0; i < nodes; ++i)
            for (int j = i + 1; j < nodes; ++j) {
                const double x = a[std::size_t(i) * std::size_t(nodes) + std::size_t(j)],
                             y = b[std::size_t(i) * std::size_t(nodes) + std::size_t(j)];
                if (std::isfinite(x) && std::isfinite(y)) take(x, y);
            }
    };
    double count = 0, mean_x = 0, mean_y = 0, xx = 0, xy = 0, yy = 0;
    each([&](double x, double y) { count += 1, mean_x += x, mean_y += y; });
    mean_x /= count, mean_y /= count;
    each([&](double x, double y) { xx += (x - mean_x) * (x - mean_x), xy += (x - mean_x) * (y - mean_y), yy += (y - mean_y) * (y - mean_y); });
    const bool varies = count > 1 && xx > 1e-24 * mean_x * mean_x * count && yy > 1e-24 * mean_y * mean_y * count;
    return varies ? std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace push_pull
