// Lanes<T, W>: W numbers that move together. The only file that knows registers exist.
//
// One text compiles to SSE, AVX, NEON and wasm SIMD through compiler vector extensions, and to plain
// scalar code where there is none. Every operation is IEEE-exact per lane, so results do not depend on W.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace push_pull {

// One instruction each, also where the compiler minds every byte: a call takes more of them.
#define PUSH_PULL_INLINE [[gnu::always_inline]]

// GCC wants a dependent vector type to be named inside a struct of its own.
template <class T, int W>
struct NativeVector {
    typedef T type __attribute__((vector_size(W * sizeof(T))));
};

template <class T>
struct BitsOf;
template <>
struct BitsOf<float> {
    using type = std::int32_t;
};
template <>
struct BitsOf<double> {
    using type = std::int64_t;
};

template <class T, int W>
struct Lanes {
    using Scalar = T;
    using Native = typename NativeVector<T, W>::type;
    using Mask = typename NativeVector<typename BitsOf<T>::type, W>::type;
    static constexpr int width = W;

    Native v;

    Lanes() = default;
    PUSH_PULL_INLINE Lanes(Native native) : v(native) {}
    PUSH_PULL_INLINE Lanes(T x) : v(Native{} + x) {}

    PUSH_PULL_INLINE static Lanes load(const T* from) {
        Lanes x;
        std::memcpy(&x.v, from, sizeof(Native));
        return x;
    }
    // Every lane as x is, a negative zero too: taking 0 away changes nothing, which compilers know, where adding it would.
    PUSH_PULL_INLINE static Lanes all(T x) { return x - Native{}; }
    PUSH_PULL_INLINE void store(T* to) const { std::memcpy(to, &v, sizeof(Native)); }
    T operator[](int lane) const { return v[lane]; }

    PUSH_PULL_INLINE friend Lanes operator+(Lanes a, Lanes b) { return a.v + b.v; }
    PUSH_PULL_INLINE friend Lanes operator-(Lanes a, Lanes b) { return a.v - b.v; }
    PUSH_PULL_INLINE friend Lanes operator*(Lanes a, Lanes b) { return a.v * b.v; }
    PUSH_PULL_INLINE friend Lanes operator/(Lanes a, Lanes b) { return a.v / b.v; }
    PUSH_PULL_INLINE friend Lanes operator-(Lanes a) { return -a.v; }
    PUSH_PULL_INLINE Lanes& operator+=(Lanes b) { return *this = *this + b; }

    PUSH_PULL_INLINE friend Mask operator<(Lanes a, Lanes b) { return a.v < b.v; }
    PUSH_PULL_INLINE friend Mask operator>(Lanes a, Lanes b) { return a.v > b.v; }
};

// select(mask, a, b): a where the mask holds, else b; b also where a comparison met a NaN.
template <class T, int W>
Lanes<T, W> select(typename Lanes<T, W>::Mask mask, Lanes<T, W> a, Lanes<T, W> b) {
    using L = Lanes<T, W>;
    return (typename L::Native)((mask & (typename L::Mask)a.v) | (~mask & (typename L::Mask)b.v));
}
inline float select(bool mask, float a, float b) { return mask ? a : b; }
inline double select(bool mask, double a, double b) { return mask ? a : b; }

// No more, and no less, than a bound; a NaN stays one. Of a select() for that, compilers make WebAssembly's minimum and
// maximum, for which engines take ten instructions: they also order zeros. The pseudo-minimum is one instruction.
template <class V>
V at_most(V x, V bound) {
    return select(x > bound, bound, x);
}
template <class V>
V at_least(V x, V bound) {
    return select(x < bound, bound, x);
}
#ifdef __wasm_simd128__
inline Lanes<float, 4> at_most(Lanes<float, 4> x, Lanes<float, 4> bound) { return __builtin_wasm_pmin_f32x4(x.v, bound.v); }
inline Lanes<float, 4> at_least(Lanes<float, 4> x, Lanes<float, 4> bound) { return __builtin_wasm_pmax_f32x4(x.v, bound.v); }
inline Lanes<double, 2> at_most(Lanes<double, 2> x, Lanes<double, 2> bound) { return __builtin_wasm_pmin_f64x2(x.v, bound.v); }
inline Lanes<double, 2> at_least(Lanes<double, 2> x, Lanes<double, 2> bound) { return __builtin_wasm_pmax_f64x2(x.v, bound.v); }
// Of more registers, one half after the other.
template <class T, int W, class F>
Lanes<T, W> by_halves(Lanes<T, W> x, Lanes<T, W> y, F f) {
    Lanes<T, W / 2> a[2], b[2];
    std::memcpy(a, &x, sizeof a);
    std::memcpy(b, &y, sizeof b);
    for (int i = 0; i < 2; ++i) a[i] = f(a[i], b[i]);
    std::memcpy(&x, a, sizeof a);
    return x;
}
template <class T, int W>
    requires(W * sizeof(T) > 16)
Lanes<T, W> at_most(Lanes<T, W> x, Lanes<T, W> bound) {
    return by_halves(x, bound, [](auto a, auto b) { return at_most(a, b); });
}
template <class T, int W>
    requires(W * sizeof(T) > 16)
Lanes<T, W> at_least(Lanes<T, W> x, Lanes<T, W> bound) {
    return by_halves(x, bound, [](auto a, auto b) { return at_least(a, b); });
}
#endif

template <class V>
struct Pair {
    V first, second;
};

// Two side by side as one, and one as its two halves: what a chain of waiting instructions holds up, two chains fill.
template <class T, int W>
Lanes<T, 2 * W> joined(Lanes<T, W> a, Lanes<T, W> b) {
    Lanes<T, 2 * W> both;
    std::memcpy(&both, &a, sizeof a);
    std::memcpy(reinterpret_cast<char*>(&both) + sizeof a, &b, sizeof b);
    return both;
}
template <class T, int W>
Pair<Lanes<T, W / 2>> halves(Lanes<T, W> both) {
    Pair<Lanes<T, W / 2>> two;
    std::memcpy(&two, &both, sizeof two);
    return two;
}

// W rows of W numbers.
template <class V>
struct Tile {
    V row[V::width];

    void store(typename V::Scalar* to, int stride) const {
        for (int i = 0; i < V::width; ++i) row[i].store(to + i * stride);
    }
};

// The tile at `from`, turned about its diagonal.
template <class V>
Tile<V> transposed(const typename V::Scalar* from, int stride) {
    Tile<V> turned;
    if constexpr (V::width == 4) {
        const auto a = V::load(from).v, b = V::load(from + stride).v, c = V::load(from + 2 * stride).v, d = V::load(from + 3 * stride).v;
        const auto ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
        const auto ef = __builtin_shufflevector(a, b, 2, 6, 3, 7), gh = __builtin_shufflevector(c, d, 2, 6, 3, 7);
        turned.row[0] = V(__builtin_shufflevector(ab, cd, 0, 1, 4, 5));
        turned.row[1] = V(__builtin_shufflevector(ab, cd, 2, 3, 6, 7));
        turned.row[2] = V(__builtin_shufflevector(ef, gh, 0, 1, 4, 5));
        turned.row[3] = V(__builtin_shufflevector(ef, gh, 2, 3, 6, 7));
    } else if constexpr (V::width == 2) {
        const auto a = V::load(from).v, b = V::load(from + stride).v;
        turned.row[0] = V(__builtin_shufflevector(a, b, 0, 2));
        turned.row[1] = V(__builtin_shufflevector(a, b, 1, 3));
    } else {
        for (int i = 0; i < V::width; ++i)
            for (int k = 0; k < V::width; ++k) turned.row[k].v[i] = from[i * stride + k];
    }
    return turned;
}

// The integer twin of a number type: reading exponents, building powers of two.
template <class T, int W>
typename Lanes<T, W>::Mask to_bits(Lanes<T, W> x) {
    return (typename Lanes<T, W>::Mask)x.v;
}
template <class V, int W = V::width>
V from_bits(typename V::Mask bits) {
    return (typename V::Native)bits;
}
inline std::int32_t to_bits(float x) { return __builtin_bit_cast(std::int32_t, x); }
inline std::int64_t to_bits(double x) { return __builtin_bit_cast(std::int64_t, x); }
template <class V>
    requires std::is_same_v<V, float> V from_bits(std::int32_t bits) { return __builtin_bit_cast(float, bits); }
template <class V>
    requires std::is_same_v<V, double> V from_bits(std::int64_t bits) { return __builtin_bit_cast(double, bits); }

// True when any lane holds something other than +0: to skip what no lane needs. Looks at whole words, not lanes.
template <class T, int W>
bool any(Lanes<T, W> x) {
#ifdef __wasm_simd128__
    if constexpr (sizeof x > 16) {
        const auto two = halves(x);
        return any(Lanes<T, W / 2>((typename Lanes<T, W / 2>::Native)(to_bits(two.first) | to_bits(two.second))));
    } else {
        return __builtin_wasm_any_true_v128((NativeVector<signed char, 16>::type)x.v);
    }
#else
    constexpr int words = W * int(sizeof(T)) / 8;
    const auto bits = (typename NativeVector<std::int64_t, words>::type)x.v;
    return [&]<int... word>(std::integer_sequence<int, word...>) { return ((bits[word]) | ...) != 0; }
    (std::make_integer_sequence<int, words>());
#endif
}
inline bool any(float x) { return x != 0; }
inline bool any(double x) { return x != 0; }

// Whether a comparison of numbers of type V holds in any lane.
template <class V>
bool any_of(bool mask) {
    return mask;
}
template <class V>
bool any_of(typename V::Mask mask) {
    return any(from_bits<V>(mask));
}

template <class T, int W>
Lanes<T, W> sqrt(Lanes<T, W> x) {
    for (int lane = 0; lane < W; ++lane) x.v[lane] = std::sqrt(x.v[lane]);
    return x;
}
// Two registers by one instruction each, which compilers do not find in the loop.
inline Lanes<float, 8> sqrt(Lanes<float, 8> x) {
    NativeVector<float, 4>::type half[2];
    std::memcpy(half, &x.v, sizeof half);
    for (auto& h : half) {
#if defined(__SSE2__)
        h = __builtin_ia32_sqrtps(h);
#elif defined(__wasm_simd128__)
        h = __builtin_wasm_sqrt_f32x4(h);
#else
        for (int lane = 0; lane < 4; ++lane) h[lane] = std::sqrt(h[lane]);
#endif
    }
    return Lanes<float, 8>::load(reinterpret_cast<const float*>(half));
}
inline float sqrt(float x) { return std::sqrt(x); }
inline double sqrt(double x) { return std::sqrt(x); }

// Four words times one, as the high and the low halves of the products: the multiplication of counter-based random numbers.
struct WordProduct {
    using Words = NativeVector<std::uint32_t, 4>::type;
    Words high, low;
};
inline WordProduct multiply_words(WordProduct::Words a, std::uint32_t factor) {
    using Words = WordProduct::Words;
    using Pair = NativeVector<std::uint64_t, 2>::type;
    const Pair even = Pair(a) & 0xffffffffu, odd = Pair(a) >> 32;
#if defined(__SSE2__) && !defined(__clang__)
    // GCC does not see that half of these words are 0.
    using Signed = NativeVector<std::int32_t, 4>::type;
    const auto by = [](Pair x, std::uint32_t y) { return Words(__builtin_ia32_pmuludq128(Signed(x), Signed(Pair{y, y}))); };
    const Words p = by(even, factor), q = by(odd, factor);
#else
    const Words p = Words(even * Pair{factor, factor}), q = Words(odd * Pair{factor, factor});
#endif
    return {__builtin_shufflevector(p, q, 1, 5, 3, 7), __builtin_shufflevector(p, q, 0, 4, 2, 6)};
}

// The scalar type and the width of any number type that kernels run on.
template <class V>
struct NumberTraits {
    using Scalar = typename V::Scalar;
    static constexpr int width = V::width;
};
template <>
struct NumberTraits<float> {
    using Scalar = float;
    static constexpr int width = 1;
};
template <>
struct NumberTraits<double> {
    using Scalar = double;
    static constexpr int width = 1;
};

// Bytes a kernel moves at once: one 128-bit register, which every target has.
#ifndef PUSH_PULL_LANE_BYTES
#define PUSH_PULL_LANE_BYTES 16
#endif
template <class T>
using Pack = Lanes<T, PUSH_PULL_LANE_BYTES / sizeof(T)>;

// Two of them side by side, for the hottest loops: twice the work between two waits, half the address sums.
template <class T>
using WidePack = Lanes<T, 2 * PUSH_PULL_LANE_BYTES / sizeof(T)>;

// Rows are padded to whole wide packs: no kernel needs a tail.
template <class T>
constexpr int padded(int nodes) {
    return (nodes + WidePack<T>::width - 1) / WidePack<T>::width * WidePack<T>::width;
}

}  // namespace push_pull
