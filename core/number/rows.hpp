// Rows<T>: a small matrix whose rows run over the nodes, padded to whole lanes. Blocks<T>: the same in another order.
#pragma once

#include <algorithm>
#include <vector>

#include "core/number/aligned.hpp"
#include "core/number/lanes.hpp"

// What runs once in a while, in files whose loops are compiled for speed.
#ifdef __clang__
#define PUSH_PULL_SMALL __attribute__((minsize, noinline))
#else
#define PUSH_PULL_SMALL
#endif

// A loop that stays a loop: what Emscripten has for memset takes three times as long for a few hundred bytes.
#ifdef __EMSCRIPTEN__
#define PUSH_PULL_NO_MEMSET __attribute__((no_builtin("memset"), noinline))
#else
#define PUSH_PULL_NO_MEMSET
#endif

namespace push_pull {

template <class T>
class Rows {
public:
    Rows() = default;
    Rows(int rows, int nodes) : nodes_(nodes), stride_(padded<T>(nodes)), data_(std::size_t(rows) * stride_, T(0)) {}

    T* row(int i) { return data_.data() + std::size_t(i) * stride_; }
    const T* row(int i) const { return data_.data() + std::size_t(i) * stride_; }
    T at(int i, int node) const { return row(i)[node]; }
    T* data() { return data_.data(); }
    const T* data() const { return data_.data(); }
    int nodes() const { return nodes_; }
    int stride() const { return stride_; }
    std::size_t size() const { return data_.size(); }

    // Copies values into row i, one per node or the first few; whoever is left, padding included, gets the last one, so
    // that padding stays as harmless as a node.
    void fill(int i, const std::vector<double>& values) {
        T* to = row(i);
        for (int n = 0; n < stride_; ++n) to[n] = T(values[std::min(std::size_t(n), values.size() - 1)]);
    }
    PUSH_PULL_NO_MEMSET void clear() {
        using V = Pack<T>;
        T* to = data_.data();
        for (std::size_t i = 0, count = data_.size(); i < count; i += V::width) V(T(0)).store(to + i);
    }

    // Of two of the same shape, as after every step.
    void swap_numbers(Rows& other) { data_.swap(other.data_); }

private:
    int nodes_ = 0, stride_ = 0;
    Aligned<T> data_;
};

// A matrix that kernels only read: all rows of one wide pack of nodes lie side by side, so that a model's many
// parameters are loaded at constant offsets from one address. WebAssembly pays for every address it has to add up.
template <class T>
class Blocks {
public:
    static constexpr int width = WidePack<T>::width;

    Blocks() = default;
    Blocks(int rows, int nodes) : rows_(rows), nodes_(nodes), data_(std::size_t(rows) * padded<T>(nodes), T(0)) {}

    const T* data() const { return data_.data(); }
    T at(int i, int node) const { return data_[index(i, node)]; }

    // As Rows::fill.
    void fill(int i, const std::vector<double>& values) {
        for (int n = 0; n < padded<T>(nodes_); ++n) data_[index(i, n)] = T(values[std::min(std::size_t(n), values.size() - 1)]);
    }

private:
    std::size_t index(int i, int node) const { return (std::size_t(node / width) * rows_ + i) * width + node % width; }

    int rows_ = 0, nodes_ = 0;
    Aligned<T> data_;
};

// Whole packs. For a row of some hundred bytes, the call that compilers have for it costs as much as the copy.
template <class T>
void copy_packs(T* to, const T* from, std::size_t n) {
    using V = WidePack<T>;
    for (std::size_t i = 0; i < n; i += V::width) V::load(from + i).store(to + i);
}

// to = x + scale·k over n numbers; to may be x.
template <class T>
void add_scaled(T* to, const T* x, T scale, const T* k, std::size_t n) {
    using V = WidePack<T>;
    const V s(scale);
    for (std::size_t i = 0; i < n; i += V::width) (V::load(x + i) + s * V::load(k + i)).store(to + i);
}

}  // namespace push_pull
