// The experiment document as a flat list of path → value: "model" → "mpr", "parameters.eta" → -5,
// "drive.0.frequency" → 10, "network.connectome.weights" → a matrix.
//
// Whoever holds a tree (JSON in JavaScript) flattens it; the core reads paths. The same paths are what
// `set`, links and error messages use.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace push_pull {

struct Value {
    enum class Kind { nothing, number, text, flag, numbers, texts };

    Kind kind = Kind::nothing;
    double number = 0;  // also 0 or 1 for a flag
    std::string text;
    std::vector<double> numbers;
    int columns = 0;  // of a matrix, stored row by row; 0 for a plain list, −1 for rows of unequal length
    std::vector<std::string> texts;

    Value() = default;
    Value(double x) : kind(Kind::number), number(x) {}
    Value(int x) : Value(double(x)) {}
    Value(const char* s) : kind(Kind::text), text(s) {}
    Value(std::string s) : kind(Kind::text), text(std::move(s)) {}
    Value(bool b) : kind(Kind::flag), number(b) {}
    Value(std::vector<double> list, int columns_ = 0) : kind(Kind::numbers), numbers(std::move(list)), columns(columns_) {}
    Value(std::vector<std::string> list) : kind(Kind::texts), texts(std::move(list)) {}

    bool is(Kind k) const { return kind == k; }
};

class Document {
public:
    struct Entry {
        std::string path;
        Value value;
    };

    Document() = default;
    Document(std::initializer_list<Entry> entries) : entries_(entries) {}

    // Adds an entry, or replaces the one with the same path.
    Document& set(std::string path, Value value) {
        for (Entry& entry : entries_)
            if (entry.path == path) {
                entry.value = std::move(value);
                return *this;
            }
        entries_.push_back({std::move(path), std::move(value)});
        return *this;
    }

    const std::vector<Entry>& entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
};

}  // namespace push_pull
