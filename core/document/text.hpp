// Small text for people: numbers to six significant digits, sentences from parts.
#pragma once

#include <cmath>
#include <string>
#include <string_view>

namespace push_pull {

// Six significant digits, plain where that is short, with an exponent otherwise. For messages, not for data.
inline std::string format_number(double x) {
    if (x != x) return "NaN";
    if (std::isinf(x)) return x > 0 ? "Infinity" : "-Infinity";
    if (x == 0) return "0";
    const bool negative = x < 0;
    double size = negative ? -x : x;
    int exponent = 0;
    while (size >= 10 && exponent < 400) size /= 10, ++exponent;
    while (size < 1 && exponent > -400) size *= 10, --exponent;
    long digits = std::lround(size * 1e5);
    if (digits >= 1000000) digits /= 10, ++exponent;

    std::string text = std::to_string(digits);
    std::string suffix;
    int point = 1;
    if (exponent >= -4 && exponent < 9) {
        if (exponent < 0) {
            text.insert(0, std::size_t(-exponent), '0');
        } else {
            point = exponent + 1;
            while (int(text.size()) < point) text += '0';
        }
    } else {
        suffix += 'e';
        suffix += std::to_string(exponent);
    }
    text.insert(std::size_t(point), 1, '.');
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    if (negative) text.insert(0, 1, '-');
    return text + suffix;
}

namespace detail {
inline void append(std::string& to, std::string_view part) { to += part; }
inline void append(std::string& to, const char* part) { to += part; }
inline void append(std::string& to, const std::string& part) { to += part; }
inline void append(std::string& to, double number) { to += format_number(number); }
}  // namespace detail

// say("dt: must be positive, got ", dt)
template <class... Part>
std::string say(const Part&... part) {
    std::string text;
    (detail::append(text, part), ...);
    return text;
}

}  // namespace push_pull
