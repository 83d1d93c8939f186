// Between C++ and JavaScript values. Everything here is a copy but `view`.
#pragma once

#include <emscripten/val.h>

#include <string>
#include <vector>

#include "core/simulation.hpp"

namespace push_pull {

using emscripten::val;

template <class T>
val memory_view(const void* data, std::size_t count) {
    return val(emscripten::typed_memory_view(count, static_cast<const T*>(data)));
}

// A view of wasm memory, Float32Array or Float64Array; dead after the next call that may allocate.
inline val view(const void* data, std::size_t count, bool single) {
    return single ? memory_view<float>(data, count) : memory_view<double>(data, count);
}

template <class T>
val copy(const std::vector<T>& values) {
    return memory_view<T>(values.data(), values.size()).template call<val>("slice");
}

inline std::vector<double> to_numbers(const val& list) { return emscripten::convertJSArrayToNumberVector<double>(list); }
inline std::vector<unsigned char> to_bytes(const val& list) { return emscripten::convertJSArrayToNumberVector<unsigned char>(list); }
inline std::vector<std::string> to_texts(const val& list) { return emscripten::vecFromJSArray<std::string>(list); }

}  // namespace push_pull
