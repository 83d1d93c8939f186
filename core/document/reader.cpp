#include "core/document/reader.hpp"

namespace push_pull {
namespace {

bool below(std::string_view path, std::string_view prefix) {
    return prefix.empty() || path == prefix ||
           (path.size() > prefix.size() && path.substr(0, prefix.size()) == prefix && path[prefix.size()] == '.');
}

}  // namespace

std::string describe_value(const Value& value) {
    switch (value.kind) {
        case Value::Kind::nothing: return "null";
        case Value::Kind::number: return format_number(value.number);
        case Value::Kind::text: return "\"" + value.text + "\"";
        case Value::Kind::flag: return value.number != 0 ? "true" : "false";
        case Value::Kind::numbers: return value.columns != 0 ? "a matrix" : say("a list of ", double(value.numbers.size()), " numbers");
        case Value::Kind::texts: return "a list of words";
    }
    return "";
}

const Value* Reader::find(std::string_view path) {
    for (std::size_t i = 0; i < used_.size(); ++i) {
        const auto& entry = document_.entries()[i];
        if (entry.path != path) continue;
        used_[i] = true;
        return entry.value.is(Value::Kind::nothing) ? nullptr : &entry.value;
    }
    return nullptr;
}

bool Reader::any(std::string_view path) const {
    for (const auto& entry : document_.entries())
        if (below(entry.path, path) && !entry.value.is(Value::Kind::nothing)) return true;
    return false;
}

int Reader::count(std::string_view prefix) const {
    int n = 0;
    while (any(say(prefix, ".", double(n)))) ++n;
    return n;
}

double Reader::number(const std::string& path, double fallback) {
    const Value* value = find(path);
    if (!value) return fallback;
    if (!value->is(Value::Kind::number) || !std::isfinite(value->number)) {
        fail(path, say(path, ": must be a finite number, got ", describe_value(*value)));
        return fallback;
    }
    return value->number;
}

double Reader::positive(const std::string& path, double fallback) {
    const double x = number(path, fallback);
    if (x > 0) return x;
    fail(path, say(path, ": must be greater than 0, got ", x));
    return fallback;
}

long Reader::whole(const std::string& path, long fallback, long low, long high) {
    const double x = number(path, double(fallback));
    if (x >= double(low) && x <= double(high) && x == std::floor(x)) return long(x);
    fail(path, say(path, ": must be a whole number from ", std::to_string(low), " to ", std::to_string(high), ", got ", x));
    return fallback;
}

std::string Reader::text(const std::string& path, std::string_view fallback) {
    const Value* value = find(path);
    if (!value) return std::string(fallback);
    if (!value->is(Value::Kind::text)) fail(path, say(path, ": must be a word, got ", describe_value(*value)));
    return value->text;
}

void Reader::fail(const std::string& path, std::string text) {
    if (!failed()) problem_ = {path, std::move(text)};
}

void Reader::refuse_unread(std::string_view prefix, const std::string& valid, const std::string& kind) {
    for (std::size_t i = 0; i < used_.size(); ++i) {
        const auto& [path, value] = document_.entries()[i];
        if (used_[i] || value.is(Value::Kind::nothing) || !below(path, prefix)) continue;
        const std::string what = !kind.empty() ? kind + "; valid" : prefix.empty() ? "field; valid" : say("field; valid in ", prefix);
        return fail(path, say(path, ": unknown ", what, ": ", valid));
    }
}

}  // namespace push_pull
