// What the screen needs of a run that never stops: for every quantity and node a ring of columns, each
// with the least, the largest and the mean value over `every` steps, so that no spike falls between pixels.
//
// Column k covers the steps k·every + 1 … (k + 1)·every, counted from the start of the run. It therefore
// keeps its number when a run steps back, and the columns before it are still there.
#pragma once

#include <cstdint>
#include <vector>

#include "core/number/rows.hpp"

namespace push_pull {

template <class T>
class Recorder {
public:
    Recorder() = default;
    Recorder(int quantities, int nodes, int every, int capacity, std::int64_t step)
        : quantities_(quantities), nodes_(nodes), every_(every), capacity_(capacity) {
        const std::size_t rows = std::size_t(quantities) * nodes;
        min_.assign(rows * capacity, T(0));
        max_.assign(rows * capacity, T(0));
        mean_.assign(rows * capacity, T(0));
        low_ = high_ = sum_ = Rows<T>(quantities, nodes);
        first_ = count_ = step / every;
        begin();
    }

    bool active() const { return quantities_ > 0; }

    // rows[q] points at one number per node, the values after step number `step`.
    void take(const T* const* rows, std::int64_t step);

    // After a jump in time: columns up to here stay, later ones are forgotten.
    void rewind(std::int64_t step) {
        const std::int64_t column = step / every_;
        if (column < first_ || column > count_) first_ = column;
        count_ = column;
        if (count_ - first_ > capacity_) first_ = count_ - capacity_;
        begin();
    }

    int every() const { return every_; }
    int capacity() const { return capacity_; }
    std::int64_t first() const { return first_; }
    std::int64_t count() const { return count_; }
    const std::vector<T>& min() const { return min_; }
    const std::vector<T>& max() const { return max_; }
    const std::vector<T>& mean() const { return mean_; }

    // The means of one quantity and node in the order of time.
    std::vector<double> means(int quantity, int node) const {
        std::vector<double> values;
        const std::size_t base = (std::size_t(quantity) * nodes_ + node) * capacity_;
        for (std::int64_t k = first_; k < count_; ++k) values.push_back(mean_[base + std::size_t(k % capacity_)]);
        return values;
    }

private:
    void begin();
    void close(std::int64_t step);

    int quantities_ = 0, nodes_ = 0, every_ = 1, capacity_ = 0, filled_ = 0;
    std::int64_t first_ = 0, count_ = 0;
    std::vector<T> min_, max_, mean_;
    Rows<T> low_, high_, sum_;
};

extern template class Recorder<float>;
extern template class Recorder<double>;

}  // namespace push_pull
