// Reads a document field by field, keeps the first problem, and knows what was never asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document/plan.hpp"
#include "core/document/text.hpp"

namespace push_pull {

// "a, b, c" from the ids of any table.
template <class Row>
std::string list_ids(std::span<const Row> rows) {
    std::string text;
    for (const Row& row : rows) text += (text.empty() ? "" : ", ") + std::string(row.id);
    return text;
}

// What a value is, as a person would say it.
std::string describe_value(const Value& value);

class Reader {
public:
    explicit Reader(const Document& document) : document_(document), used_(document.entries().size(), false) {}

    // The value at a path, marked as read; null when absent or null.
    const Value* find(std::string_view path);
    // True when something stands at the path or below it.
    bool any(std::string_view path) const;
    // How many of prefix.0, prefix.1, … there are.
    int count(std::string_view prefix) const;

    double number(const std::string& path, double fallback);
    double positive(const std::string& path, double fallback);
    long whole(const std::string& path, long fallback, long low, long high);
    std::string text(const std::string& path, std::string_view fallback);

    template <class Row>
    int choice(const std::string& path, std::span<const Row> rows, int fallback) {
        const Value* value = find(path);
        if (!value) return fallback;
        if (!value->is(Value::Kind::text))
            return fail(path, say(path, ": must be one of ", list_ids(rows), "; got ", describe_value(*value))), fallback;
        const int index = index_of(rows, value->text);
        if (index < 0) fail(path, say(path, ": unknown \"", value->text, "\"; valid: ", list_ids(rows)));
        return index < 0 ? fallback : index;
    }

    void fail(const std::string& path, std::string text);
    bool failed() const { return bool(problem_); }
    const Problem& problem() const { return problem_; }

    // A problem when an entry below the prefix ("" for all) was never read (null is as good as absent); `valid` lists what could stand there,
    // `kind` says what of ("parameter of mpr") unless the prefix does.
    void refuse_unread(std::string_view prefix, const std::string& valid, const std::string& kind = "");

private:
    const Document& document_;
    std::vector<bool> used_;
    Problem problem_;
};

}  // namespace push_pull
