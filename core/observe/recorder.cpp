#include "core/observe/recorder.hpp"

#include <limits>

namespace push_pull {

template <class T>
void Recorder<T>::take(const T* const* rows, std::int64_t step) {
    using V = Pack<T>;
    for (int q = 0; q < quantities_; ++q) {
        T *low = low_.row(q), *high = high_.row(q), *sum = sum_.row(q);
        for (int at = 0; at < low_.stride(); at += V::width) {
            const V x = V::load(rows[q] + at), l = V::load(low + at), h = V::load(high + at);
            select(x < l, x, l).store(low + at);
            select(x > h, x, h).store(high + at);
            (V::load(sum + at) + x).store(sum + at);
        }
    }
    ++filled_;
    if (step % every_ == 0) close(step);
}

template <class T>
void Recorder<T>::begin() {
    filled_ = 0;
    std::fill_n(low_.data(), low_.size(), std::numeric_limits<T>::infinity());
    std::fill_n(high_.data(), high_.size(), -std::numeric_limits<T>::infinity());
    sum_.clear();
}

template <class T>
void Recorder<T>::close(std::int64_t step) {
    const std::int64_t column = step / every_ - 1;
    const std::size_t slot = std::size_t(column % capacity_);
    for (int q = 0; q < quantities_; ++q)
        for (int n = 0; n < nodes_; ++n) {
            const std::size_t at = (std::size_t(q) * nodes_ + n) * capacity_ + slot;
            min_[at] = low_.row(q)[n];
            max_[at] = high_.row(q)[n];
            mean_[at] = sum_.row(q)[n] / T(filled_);
        }
    count_ = column + 1;
    if (count_ - first_ > capacity_) first_ = count_ - capacity_;
    begin();
}

template class Recorder<float>;
template class Recorder<double>;

}  // namespace push_pull
