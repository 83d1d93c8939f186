// Numbers that begin at a cache line. A pack that lies across two lines costs two loads, and an allocator that knows 8 bytes
// (as WebAssembly's small ones do) would put every fourth pack there: half the speed, by chance, from one run to the next.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace push_pull {

template <class T>
struct CacheLines {
    using value_type = T;
    static constexpr std::align_val_t line{64};

    CacheLines() = default;
    template <class U>
    CacheLines(const CacheLines<U>&) {}

    T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), line)); }
    void deallocate(T* p, std::size_t) { ::operator delete(p, line); }
    friend bool operator==(CacheLines, CacheLines) { return true; }
};

template <class T>
using Aligned = std::vector<T, CacheLines<T>>;

}  // namespace push_pull
