#include "core/analyse/resonance.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/document/text.hpp"
#include "core/number/angle.hpp"
#include "core/number/lanes.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

using Complex = std::complex<double>;

// The slope of f at x by four points: the error is the step to the fourth, near rounding for what models are made of.
template <class F>
std::vector<double> slope_of(double x, F f) {
    const double h = 1e-3 * std::max(1.0, std::fabs(x));
    const std::vector<double> far = f(x + 2 * h), near = f(x + h), back = f(x - h), far_back = f(x - 2 * h);
    std::vector<double> slope(far.size());
    for (std::size_t i = 0; i < slope.size(); ++i) slope[i] = (8 * (near[i] - back[i]) - (far[i] - far_back[i])) / (12 * h);
    return slope;
}

// One node's readouts, from a kernel that runs on whole rows.
std::vector<double> readouts_of(const Operating& at, const std::vector<double>& state) {
    constexpr std::size_t stride = padded<double>(1);
    std::vector<double> s, p, out(std::size_t(at.model.readouts()) * stride), result;
    for (double x : state) s.insert(s.end(), stride, x);
    for (double x : at.parameters) p.insert(p.end(), stride, x);
    at.model.f64.observe(s.data(), p.data(), out.data(), stride);
    for (std::size_t i = 0; i < out.size(); i += stride) result.push_back(out[i]);
    return result;
}

// a·x = b by elimination with pivoting, x in place of b.
void solve(std::vector<Complex> a, std::vector<Complex>& b) {
    const std::size_t n = b.size();
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t pivot = k;
        for (std::size_t i = k + 1; i < n; ++i)
            if (std::norm(a[i * n + k]) > std::norm(a[pivot * n + k])) pivot = i;
        for (std::size_t j = 0; j < n; ++j) std::swap(a[k * n + j], a[pivot * n + j]);
        std::swap(b[k], b[pivot]);
        const Complex one = std::conj(a[k * n + k]) / std::norm(a[k * n + k]);
        for (std::size_t i = 0; i < n; ++i) {
            if (i == k) continue;
            const Complex factor = a[i * n + k] * one;
            for (std::size_t j = k; j < n; ++j) a[i * n + j] -= factor * a[k * n + j];
            b[i] -= factor * b[k];
        }
        for (std::size_t j = k; j < n; ++j) a[k * n + j] *= one;
        b[k] *= one;
    }
}

bool moves(const Drive& drive) { return !drive.constant() && drive.amplitude != 0; }

// Where the node rests without the drive and without noise, if nothing else moves it.
bool linearise(const Plan& plan, const Question& question, Resonance& result, const std::vector<double>& frequencies) {
    const int drives[] = {question.drive};
    Plan still = twin_of(plan, drives);
    still.noise.clear();
    if (still.network.wiring != Wiring::none || std::any_of(still.drives.begin(), still.drives.end(), moves)) return false;
    const Drive& drive = plan.drives[std::size_t(question.drive)];
    if (drive.waveform != Waveform::sine && drive.waveform != Waveform::rotating) return false;
    if (!drive.nodes.empty() && std::find(drive.nodes.begin(), drive.nodes.end(), question.node) == drive.nodes.end()) return false;
    const auto simulation = Simulation::make(still);
    watch(*simulation, question, drive.frequency);
    const Operating at{*still.model, simulation->node_parameters(question.node), simulation->node_constant_inputs(question.node)};
    double weight = drive.field ? at.parameters[std::size_t(still.model->description.lambda)] : 1;
    if (!drive.weights.empty()) weight *= drive.weights[std::size_t(question.node)];
    const Linearised linear(at, simulation->node_states(question.node), find_signal(*still.model, question.signal), drive, weight);
    if (!linear.holds()) return false;
    for (double frequency : frequencies) {
        const Complex answer = linear.at(frequency);
        result.linear_gain.push_back(std::sqrt(std::norm(answer)));
        result.linear_lag.push_back(angle_of(answer.real(), -answer.imag()));
    }
    return true;
}

}  // namespace

Linearised::Linearised(const Operating& at, const std::vector<double>& near, const Signal& signal, const Drive& drive, double weight)
    : time_unit_ms_(at.model.info().time_unit_ms()), state_(near) {
    const auto n = near.size();
    for (const State& row : at.model.description.states)
        if (row.circular) return;
    if (signal.kind != Signal::Kind::state && signal.kind != Signal::Kind::readout) return;
    if (!newton(at, state_)) return;
    for (std::size_t i = 0; i < n; ++i) {
        const State& row = at.model.description.states[i];
        if (!(std::fabs(state_[i] - near[i]) <= 0.05 * (row.high - row.low))) return;
    }
    for (const Complex& value : eigenvalues_at(at, state_))
        if (!(value.real() < 0)) return;
    holds_ = true;
    jacobian_ = jacobian_at(at, state_);

    force_.assign(n, Complex(0));
    const auto push = [&](int input, Complex phasor) {
        Operating moved = at;
        double& value = moved.inputs[std::size_t(input)];
        const std::vector<double> slope = slope_of(value, [&, at_rest = value](double x) {
            value = x;
            std::vector<double> result = slope_at(moved, state_);
            value = at_rest;
            return result;
        });
        for (std::size_t i = 0; i < n; ++i) force_[i] += phasor * slope[i] * weight;
    };
    push(drive.input, 1);
    if (drive.waveform == Waveform::rotating) push(drive.quadrature, Complex(0, -1));

    for (std::size_t i = 0; i < n; ++i) {
        if (signal.kind == Signal::Kind::state) {
            seen_.push_back(int(i) == signal.index ? 1 : 0);
            continue;
        }
        std::vector<double> moved = state_;
        seen_.push_back(slope_of(state_[i], [&](double x) {
            moved[i] = x;
            return readouts_of(at, moved);
        })[std::size_t(signal.index)]);
    }
}

Complex Linearised::at(double frequency_hz) const {
    const auto n = state_.size();
    std::vector<Complex> matrix(jacobian_.size()), answer = force_;
    for (std::size_t i = 0; i < matrix.size(); ++i) matrix[i] = -jacobian_[i];
    for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] += Complex(0, 6.283185307179586 * frequency_hz * time_unit_ms_ / 1000);
    solve(std::move(matrix), answer);
    Complex sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += seen_[i] * answer[i];
    return sum;
}

Problem resonance(const Plan& plan, const Question& question, const std::vector<double>& frequencies, Resonance& result) {
    if (Problem problem = problem_of(question, plan)) return problem;
    Plan each = plan;
    Drive& drive = each.drives[std::size_t(question.drive)];
    for (double frequency : frequencies) {
        drive.frequency = frequency;
        if (Problem problem = problem_of(question, each)) return problem;
        if (Problem problem = problem_of_drives(each)) return problem;
        const Window window = window_of(each, question);
        if (!window.failure.empty()) return {question.call, say(question.call, ": ", window.failure)};
        const Response response = response_of(window, question, drive);
        result.gain.push_back(response.gain);
        result.lag.push_back(response.lag);
    }
    linearise(plan, question, result, frequencies);
    return {};
}

}  // namespace push_pull

#endif
