// Rows<T>: a small matrix whose rows run over the nodes, padded to whole lanes.
#pragma once

#include <algorithm>
#include <vector>

#include "core/number/lanes.hpp"

namespace push_pull {

template <class T>
class Rows {
public:
    Rows() = default;
    Rows(int rows, int nodes) : nodes_(nodes), stride_(padded<T>(nodes)), data_(std::size_t(rows) * stride_, T(0)) {}

    T* row(int i) { return data_.data() + std::size_t(i) * stride_; }
    const T* row(int i) const { return data_.data() + std::size_t(i) * stride_; }
    T* data() { return data_.data(); }
    const T* data() const { return data_.data(); }
    int nodes() const { return nodes_; }
    int stride() const { return stride_; }
    std::size_t size() const { return data_.size(); }

    // Copies values into row i; padding repeats the last node, so that it stays as harmless as a node.
    void fill(int i, const std::vector<double>& values) {
        T* to = row(i);
        for (int n = 0; n < stride_; ++n) to[n] = T(values[std::min(n, nodes_ - 1)]);
    }
    void clear() { std::fill(data_.begin(), data_.end(), T(0)); }

    // Of two of the same shape, as after every step.
    void swap_numbers(Rows& other) { data_.swap(other.data_); }

private:
    int nodes_ = 0, stride_ = 0;
    std::vector<T> data_;
};

// to = x + scale·k over n numbers; to may be x.
template <class T>
void add_scaled(T* to, const T* x, T scale, const T* k, std::size_t n) {
    using V = WidePack<T>;
    const V s(scale);
    for (std::size_t i = 0; i < n; i += V::width) (V::load(x + i) + s * V::load(k + i)).store(to + i);
}

}  // namespace push_pull
