// What has been sent lately: for each row the values of the last steps, contiguous in time.
//
// A ring whose first `window` places are repeated behind its end, so that any `window` consecutive steps can be read in one
// go. Steps are numbered from the start of the run; those before it are negative.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

// What runs once in a while, in files whose loops are compiled for speed.
#ifdef __clang__
#define PUSH_PULL_SMALL __attribute__((minsize, noinline))
#else
#define PUSH_PULL_SMALL
#endif

namespace push_pull {

template <class T>
class History {
public:
    History() = default;
    History(int rows, int depth, int window)
        : rows_(rows), depth_(depth), window_(window), stride_(depth + window), data_(std::size_t(rows) * stride_, T(0)) {}

    int rows() const { return rows_; }
    int depth() const { return depth_; }

    // The place of a step in every row.
    int place(std::int64_t step) const {
        const auto at = int(step % depth_);
        return at < 0 ? at + depth_ : at;
    }
    // The place `delay` steps before another one.
    int before(int place, int delay) const { return place >= delay ? place - delay : place - delay + depth_; }

    const T* row(int row) const { return data_.data() + std::size_t(row) * stride_; }

    void put(int row, int place, T value) {
        T* to = data_.data() + std::size_t(row) * stride_;
        to[place] = value;
        if (place < window_) to[depth_ + place] = value;
    }

    void fill(int row, T value) { std::fill_n(data_.begin() + std::ptrdiff_t(row) * stride_, stride_, value); }

    // Takes over another history of the same rows as it stands before `step`. One step here is `ratio` steps there; what lies
    // between two of them is interpolated, what lies before its beginning is its oldest value.
    PUSH_PULL_SMALL void take(const History& other, std::int64_t step, double ratio) {
        for (int back = 1; back <= depth_; ++back) {
            const double there = std::min(back * ratio, double(other.depth_));
            const int whole = int(there);
            const T share = T(there - whole);
            const int near = other.place(step - whole), far = other.place(step - std::min(whole + 1, other.depth_)), here = place(step - back);
            for (int r = 0; r < rows_; ++r) {
                const T a = whole == 0 ? other.row(r)[far] : other.row(r)[near], b = other.row(r)[far];
                put(r, here, share == T(0) ? a : a + share * (b - a));
            }
        }
    }

private:
    int rows_ = 0, depth_ = 0, window_ = 0, stride_ = 0;
    std::vector<T> data_;
};

}  // namespace push_pull
