#include "core/analyse/equilibria.hpp"

#include <algorithm>
#include <cmath>

#include "core/analyse/eigenvalues.hpp"
#include "core/number/lanes.hpp"
#include "core/number/random.hpp"

namespace push_pull {
namespace {

// Eigenvalues within this share of the largest count as zero.
constexpr double zero_share = 1e-9;

double size_of(const std::vector<double>& x) {
    double size = 0;
    for (double v : x) size = std::max(size, std::abs(v));
    return size;
}

// Gaussian elimination with partial pivoting: a·x = b, x in place of b. False when a is singular.
bool solve(std::vector<double> a, std::vector<double>& b) {
    const std::size_t n = b.size();
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t pivot = k;
        for (std::size_t i = k + 1; i < n; ++i)
            if (std::abs(a[i * n + k]) > std::abs(a[pivot * n + k])) pivot = i;
        if (!(std::abs(a[pivot * n + k]) > 0) || !std::isfinite(a[pivot * n + k])) return false;
        for (std::size_t j = 0; j < n; ++j) std::swap(a[k * n + j], a[pivot * n + j]);
        std::swap(b[k], b[pivot]);
        for (std::size_t i = k + 1; i < n; ++i) {
            const double factor = a[i * n + k] / a[k * n + k];
            for (std::size_t j = k; j < n; ++j) a[i * n + j] -= factor * a[k * n + j];
            b[i] -= factor * b[k];
        }
    }
    for (std::size_t k = n; k-- > 0;) {
        for (std::size_t j = k + 1; j < n; ++j) b[k] -= a[k * n + j] * b[j];
        b[k] /= a[k * n + k];
    }
    return std::isfinite(size_of(b));
}

void classify(Equilibrium& point) {
    int growing = 0, decaying = 0, turning = 0;
    double largest = 0;
    for (const auto& l : point.eigenvalues) largest = std::max(largest, std::abs(l));
    for (const auto& l : point.eigenvalues) {
        growing += l.real() > zero_share * largest;
        decaying += l.real() < -zero_share * largest;
        turning += std::abs(l.imag()) > zero_share * largest;
    }
    const int n = int(point.eigenvalues.size());
    point.stable = decaying == n;
    if (growing + decaying < n) point.type = turning == n ? "centre" : "degenerate";
    else if (decaying == n) point.type = turning ? "stable focus" : "stable node";
    else if (growing == n) point.type = turning ? "unstable focus" : "unstable node";
    else if (growing == 2 && std::abs(point.eigenvalues[0].imag()) > zero_share * largest) point.type = "unstable focus";
    else point.type = "saddle";
}

bool already_there(const std::vector<Equilibrium>& found, const std::vector<double>& state) {
    for (const auto& point : found) {
        double distance = 0, size = 1e-3;
        for (std::size_t i = 0; i < state.size(); ++i) {
            distance = std::max(distance, std::abs(point.state[i] - state[i]));
            size = std::max(size, std::abs(state[i]));
        }
        if (distance < 1e-6 * size) return true;
    }
    return false;
}

bool within_bounds(const Model& model, const std::vector<double>& state) {
    for (int i = 0; i < model.states(); ++i) {
        const State& row = model.description.states[i];
        if (!(state[i] >= row.lower && state[i] <= row.upper)) return false;
    }
    return true;
}

}  // namespace

std::vector<double> slope_at(const Operating& at, const std::vector<double>& state) {
    // The kernel runs on whole rows; one node sits in the first column of each.
    constexpr std::size_t stride = padded<double>(1);
    const auto spread = [](const std::vector<double>& values) {
        std::vector<double> rows;
        for (double v : values) rows.insert(rows.end(), stride, v);
        return rows;
    };
    std::vector<double> slopes(state.size() * stride), result;
    at.model.f64.rhs(spread(state).data(), spread(at.parameters).data(), spread(at.inputs).data(), nullptr, slopes.data(), stride);
    for (std::size_t i = 0; i < state.size(); ++i) result.push_back(slopes[i * stride]);
    return result;
}

std::vector<double> jacobian_at(const Operating& at, const std::vector<double>& state) {
    std::vector<double> jacobian(state.size() * state.size());
    at.model.jacobian(state.data(), at.parameters.data(), at.inputs.data(), jacobian.data());
    return jacobian;
}

std::vector<std::complex<double>> eigenvalues_at(const Operating& at, const std::vector<double>& state) {
    return eigenvalues(jacobian_at(at, state), int(state.size()));
}

bool newton(const Operating& at, std::vector<double>& state) {
    const std::size_t n = state.size();
    for (int iteration = 0; iteration < 60; ++iteration) {
        std::vector<double> change = slope_at(at, state);
        if (!solve(jacobian_at(at, state), change)) return false;
        const double size = size_of(state) + 1e-3, length = size_of(change);
        // Far away a full Newton step may land anywhere: at most the present size (or one) at a time.
        const double share = std::min(1.0, std::max(1.0, size) / std::max(length, 1e-300));
        for (std::size_t i = 0; i < n; ++i) state[i] -= share * change[i];
        if (length < 1e-13 * size) return true;
        if (length < 1e-10 * size && iteration > 30) return true;
    }
    return false;
}

std::vector<Equilibrium> equilibria(const Operating& at, const std::vector<double>& near) {
    std::vector<Equilibrium> found;
    const auto states = at.model.description.states;
    for (const State& state : states)
        if (state.circular) return found;

    // Every second start lies closer to zero, by up to three orders: a fixed point may be small beside what a plot shows.
    constexpr int starts = 96;
    for (int k = -1; k < starts; ++k) {
        std::vector<double> point = near;
        if (k >= 0)
            for (std::size_t i = 0; i < states.size(); ++i) {
                const double u = uniform_of(1, std::uint32_t(k), Stream::initial, std::uint32_t(i));
                point[i] = states[i].low + u * (states[i].high - states[i].low);
                if (k % 2 == 1) point[i] *= exp(-7 * uniform_of(2, std::uint32_t(k), Stream::initial, std::uint32_t(i)));
            }
        if (!newton(at, point) || !within_bounds(at.model, point) || already_there(found, point)) continue;
        Equilibrium equilibrium;
        equilibrium.state = point;
        equilibrium.eigenvalues = eigenvalues_at(at, point);
        classify(equilibrium);
        std::size_t place = 0;
        while (place < found.size() && found[place].state < equilibrium.state) ++place;
        found.insert(found.begin() + std::ptrdiff_t(place), equilibrium);
    }
    return found;
}

}  // namespace push_pull
