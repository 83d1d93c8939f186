#include "core/observe/segments.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/number/math.hpp"

namespace push_pull {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double power_of(std::complex<float> x) { return double(x.real()) * double(x.real()) + double(x.imag()) * double(x.imag()); }

}  // namespace

Segments::Segments(int nodes, int length, int capacity, double rate)
    : nodes_(nodes), capacity_(capacity), rate_(rate), blocks_(nodes, length, HannBlocks::Mean::plain) {
    kept_.assign(std::size_t(capacity) * std::size_t(bins()) * std::size_t(nodes), std::complex<float>(0));
    first_.assign(std::size_t(bins()), Complex(0));
    second_ = first_;
}

void Segments::push(const double* x) {
    ++since_;
    if (!blocks_.push(x)) return;
    since_ = 0;
    for (int n = 0; n < nodes_; n += 2) {
        blocks_.spectra(n, first_.data(), second_.data());
        for (int k = 0; k < bins(); ++k) {
            at(next_, k)[n] = std::complex<float>(first_[std::size_t(k)]);
            if (n + 1 < nodes_) at(next_, k)[n + 1] = std::complex<float>(second_[std::size_t(k)]);
        }
    }
    blocks_.advance();
    next_ = (next_ + 1) % capacity_;
    count_ = std::min(count_ + 1, capacity_);
}

int Segments::bin_of(double frequency) const {
    return std::clamp(int(std::lround(frequency * double(blocks_.length()) / rate_)), 0, bins() - 1);
}

double Segments::scale(int bin) const { return (bin == 0 || bin == bins() - 1 ? 1 : 2) / (rate_ * blocks_.window_power()); }

std::vector<double> Segments::power() const {
    std::vector<double> power(std::size_t(bins()) * std::size_t(nodes_), 0.0);
    for (int k = 0; k < bins(); ++k) {
        double* to = power.data() + std::size_t(k) * std::size_t(nodes_);
        for (int slot = 0; slot < count_; ++slot)
            for (int n = 0; n < nodes_; ++n) to[n] += power_of(at(slot, k)[n]);
        for (int n = 0; n < nodes_ && count_ > 0; ++n) to[n] *= scale(k) / double(count_);
    }
    return power;
}

std::vector<double> Segments::spectrogram(int node) const {
    std::vector<double> power;
    for (int k = 0; k < bins(); ++k)
        for (int segment = 0; segment < count_; ++segment) power.push_back(scale(k) * power_of(at(slot_of(segment), k)[node]));
    return power;
}

std::vector<double> Segments::coherence(int from, int to) const {
    const auto nodes = std::size_t(nodes_), stride = std::size_t(padded_pairs(nodes_));
    std::vector<double> mean(nodes * nodes, count_ < 2 ? nothing : 0.0);
    if (count_ < 2) return mean;
    std::vector<double> parts(2 * stride * std::size_t(count_), 0.0), turned = parts;
    std::vector<double> own(nodes);
    PairTable re(nodes_, false), im(nodes_, false);
    const double bins = double(to - from + 1);
    for (int k = from; k <= to; ++k) {
        for (int slot = 0; slot < count_; ++slot)
            for (std::size_t n = 0; n < nodes; ++n) {
                const std::complex<float> x = at(slot, k)[n];
                const std::size_t row = 2 * std::size_t(slot) * stride + n;
                parts[row] = turned[row + stride] = double(x.real());
                parts[row + stride] = double(x.imag());
                turned[row] = double(x.imag());
                turned[row + stride] *= -1;
            }
        re.clear();
        im.clear();
        re.add_products(parts.data(), parts.data(), 2 * count_);
        im.add_products(turned.data(), parts.data(), 2 * count_);
        for (int i = 0; i < nodes_; ++i) own[std::size_t(i)] = re.row(i)[i];
        for (int i = 0; i < nodes_; ++i) {
            const double *a = re.row(i), *b = im.row(i);
            double* to = mean.data() + std::size_t(i) * nodes;
            for (int j = i; j < nodes_; ++j) {
                const double power = own[std::size_t(i)] * own[std::size_t(j)];
                to[j] += (power > 0 ? (a[j] * a[j] + b[j] * b[j]) / power : nothing) / bins;
            }
        }
    }
    mirror(mean.data(), nodes_);
    return mean;
}

double peak_of(const double* power, int stride, int from, int to, double bin_width) {
    const auto value = [&](int k) { return power[std::ptrdiff_t(k) * stride]; };
    int best = from;
    for (int k = from + 1; k <= to; ++k)
        if (value(k) > value(best)) best = k;
    if (from > to || !(value(best) > 0)) return nothing;
    if (best == from || best == to) return double(best) * bin_width;
    // A neighbour without any power is taken for next to none.
    const double floor = 1e-30 * value(best), middle = log(value(best));
    const double left = log(std::max(value(best - 1), floor)) - middle, right = log(std::max(value(best + 1), floor)) - middle;
    const double bend = left + right;
    return (double(best) + (bend < 0 ? 0.5 * (left - right) / bend : 0)) * bin_width;
}

}  // namespace push_pull
