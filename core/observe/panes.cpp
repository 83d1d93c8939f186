#include "core/observe/panes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace push_pull {

Comoments::Comoments(int nodes, int pane_length, bool two_sides)
    : nodes_(nodes), stride_(padded_pairs(nodes)), two_sides_(two_sides), open_(nodes, two_sides), total_(nodes, two_sides) {
    clock_.length = pane_length;
    const auto row = std::size_t(stride_);
    for (int s = 0; s < (two_sides ? 2 : 1); ++s) {
        Side& side = sides_[s];
        side.origin.assign(row, 0.0);
        side.sum.assign(row, 0.0);
        side.middle.assign(row, 0.0);
        side.waiting.assign(row * batch, 0.0);
        side.means.assign(row * panes, 0.0);
        side.apart.assign(row * panes, 0.0);
    }
    closed_.assign(open_.size() * (panes - 1), 0.0f);
    spread_.assign(row, 0.0);
}

void Comoments::add(const double* x, const double* y) {
    if (clock_.pane_full()) close();
    for (int s = 0; s < (two_sides_ ? 2 : 1); ++s) {
        Side& side = sides_[s];
        const double* from = s ? y : x;
        double* to = side.waiting.data() + std::size_t(waiting_) * std::size_t(stride_);
        if (!begun_) std::copy_n(from, nodes_, side.origin.begin());
        for (int n = 0; n < nodes_; ++n) {
            to[n] = from[n] - side.origin[std::size_t(n)];
            side.sum[std::size_t(n)] += to[n];
        }
    }
    begun_ = true;
    ++clock_.filled;
    if (++waiting_ == batch) flush();
}

void Comoments::flush() {
    if (waiting_ > 0) open_.add_products(sides_[0].waiting.data(), other().waiting.data(), waiting_);
    waiting_ = 0;
}

// Turns sums of products into co-moments: less count · mean · mean. Notes the means of the open pane beside those of the closed.
void Comoments::take_mean_of_open(PairTable& table) {
    const double count = double(clock_.filled);
    for (int s = 0; s < (two_sides_ ? 2 : 1); ++s) {
        Side& side = sides_[s];
        double *mean = side.means.data() + std::size_t(panes - 1) * std::size_t(stride_), *apart = side.apart.data();
        for (int n = 0; n < nodes_; ++n) {
            apart[n] = side.sum[std::size_t(n)] / count;
            mean[n] = side.origin[std::size_t(n)] + apart[n];
        }
    }
    double* weighted = sides_[0].apart.data() + stride_;
    for (int n = 0; n < nodes_; ++n) weighted[n] = -count * sides_[0].apart[std::size_t(n)];
    table.add_products(weighted, other().apart.data(), 1);
}

void Comoments::close() {
    flush();
    take_mean_of_open(open_);
    open_.save(closed_.data() + std::size_t(clock_.slot) * open_.size());
    for (int s = 0; s < (two_sides_ ? 2 : 1); ++s) {
        Side& side = sides_[s];
        const double* mean = side.means.data() + std::size_t(panes - 1) * std::size_t(stride_);
        std::copy_n(mean, stride_, side.means.data() + std::size_t(clock_.slot) * std::size_t(stride_));
        std::copy_n(mean, stride_, side.origin.begin());
        std::fill(side.sum.begin(), side.sum.end(), 0.0);
    }
    open_.clear();
    clock_.close();
}

void Comoments::join() {
    flush();
    const int samples = clock_.samples();
    if (samples == 0) return;
    total_ = open_;
    if (clock_.filled > 0) take_mean_of_open(total_);
    for (int slot = 0; slot < clock_.closed; ++slot) total_.add(closed_.data() + std::size_t(slot) * total_.size());

    // Between panes: Σ count · (mean − overall mean)(mean − overall mean).
    const auto row = std::size_t(stride_);
    const auto count_of = [&](int slot) {
        return slot == panes - 1 ? double(clock_.filled) : slot < clock_.closed ? double(clock_.length) : 0.0;
    };
    for (int s = 0; s < (two_sides_ ? 2 : 1); ++s) {
        Side& side = sides_[s];
        std::fill(side.middle.begin(), side.middle.end(), 0.0);
        for (int slot = 0; slot < panes; ++slot)
            for (int n = 0; n < nodes_; ++n)
                side.middle[std::size_t(n)] += count_of(slot) / double(samples) * side.means[std::size_t(slot) * row + std::size_t(n)];
        for (int slot = 0; slot < panes; ++slot)
            for (int n = 0; n < nodes_; ++n) {
                const std::size_t at = std::size_t(slot) * row + std::size_t(n);
                side.apart[at] = count_of(slot) > 0 ? std::sqrt(count_of(slot)) * (side.means[at] - side.middle[std::size_t(n)]) : 0.0;
            }
    }
    total_.add_products(sides_[0].apart.data(), other().apart.data(), panes);
}

void Comoments::covariances(double* to) {
    join();
    for (int i = 0; i < nodes_; ++i) {
        const double* row = total_.row(i);
        for (int j = total_.first(i); j < nodes_; ++j) to[j] = row[j] / double(clock_.samples());
        to += nodes_;
    }
    if (!two_sides_) mirror(to - std::ptrdiff_t(nodes_) * nodes_, nodes_);
}

void Comoments::correlations(double* to) {
    join();
    for (int n = 0; n < nodes_; ++n) {
        const double moment = total_.row(n)[n], middle = sides_[0].middle[std::size_t(n)];
        // Less than rounding would leave of a constant is no variance.
        const bool moves = moment > 1e-24 * middle * middle * double(clock_.samples());
        spread_[std::size_t(n)] = moves ? 1 / std::sqrt(moment) : std::numeric_limits<double>::quiet_NaN();
    }
    for (int i = 0; i < nodes_; ++i) {
        const double *row = total_.row(i), spread = spread_[std::size_t(i)];
        for (int j = i; j < nodes_; ++j)
            to[std::ptrdiff_t(i) * nodes_ + j] = std::clamp(row[j] * spread * spread_[std::size_t(j)], -1.0, 1.0);
        // 1, or NaN.
        to[std::ptrdiff_t(i) * nodes_ + i] = spread * 0 + 1;
    }
    mirror(to, nodes_);
}

Products::Products(int nodes, int pane_length) : nodes_(nodes), stride_(padded_pairs(nodes)) {
    clock_.length = pane_length;
    for (int part = 0; part < 2; ++part) {
        open_[part] = total_[part] = PairTable(nodes, false);
        closed_[part].assign(open_[part].size() * (panes - 1), 0.0f);
    }
    parts_.assign(std::size_t(stride_) * 2 * batch, 0.0);
    turned_ = parts_;
}

void Products::add(const double* re, const double* im) {
    if (clock_.pane_full()) {
        flush();
        for (int part = 0; part < 2; ++part) {
            open_[part].save(closed_[part].data() + std::size_t(clock_.slot) * open_[part].size());
            open_[part].clear();
        }
        clock_.close();
    }
    const std::size_t at = 2 * std::size_t(waiting_) * std::size_t(stride_), next = at + std::size_t(stride_);
    for (int n = 0; n < nodes_; ++n) {
        parts_[at + std::size_t(n)] = re[n];
        parts_[next + std::size_t(n)] = im[n];
        turned_[at + std::size_t(n)] = im[n];
        turned_[next + std::size_t(n)] = -re[n];
    }
    ++clock_.filled;
    if (++waiting_ == batch) flush();
}

void Products::flush() {
    open_[0].add_products(parts_.data(), parts_.data(), 2 * waiting_);
    open_[1].add_products(turned_.data(), parts_.data(), 2 * waiting_);
    waiting_ = 0;
}

void Products::sizes(double* to) {
    flush();
    for (int part = 0; part < 2; ++part) {
        total_[part] = open_[part];
        for (int slot = 0; slot < clock_.closed; ++slot) total_[part].add(closed_[part].data() + std::size_t(slot) * total_[part].size());
    }
    for (int i = 0; i < nodes_; ++i) {
        const double *re = total_[0].row(i), *im = total_[1].row(i);
        for (int j = i; j < nodes_; ++j)
            to[std::ptrdiff_t(i) * nodes_ + j] = std::sqrt(re[j] * re[j] + im[j] * im[j]) / double(clock_.samples());
    }
    mirror(to, nodes_);
}

}  // namespace push_pull
