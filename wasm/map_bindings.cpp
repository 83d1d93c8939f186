// Maps as JavaScript sees them; wasm/whole/map.js checks what is asked and gives the names.
#include <emscripten/bind.h>

#include "core/analyse/map.hpp"
#include "wasm/session.hpp"

using namespace push_pull;
using emscripten::val;

namespace {

// Words: x and y path, measure, signal. Numbers: from, to, count, logarithmic of x and of y, then drive, node, settle, window, n, m; not
// a number keeps the default.
[[gnu::noinline]] MapSpec spec_of(const val& words, const val& numbers) {
    const std::vector<std::string> texts = to_texts(words);
    const std::vector<double> given = to_numbers(numbers);
    MapSpec spec;
    for (std::size_t k = 0; k < 2; ++k) {
        const double* at = given.data() + 4 * k;
        spec.axes[k] = {texts[k], at[0], at[1], at[2], at[3] != 0};
    }
    spec.measure = texts[2];
    spec.signal = texts[3];
    double* const fields[] = {&spec.drive, &spec.node, &spec.settle, &spec.window, &spec.n, &spec.m};
    for (std::size_t i = 0; i < 6; ++i)
        if (given[8 + i] == given[8 + i]) *fields[i] = given[8 + i];
    return spec;
}

struct MapSession {
    ParameterMap map;

    MapSession(const Draft& draft, val words, val numbers) : map(draft.plan, spec_of(words, numbers)) {}

    val describe() const {
        val object = val::object();
        object.set("problem", to_js(map.problem()));
        if (map.problem()) return object;
        object.set("x", copy(map.axis(0)));
        object.set("y", copy(map.axis(1)));
        const WindowTimes longest = map.longest();
        object.set("settle", longest.settle);
        object.set("window", longest.window);
        return object;
    }
    val run(val cells) { return copy(map.run(emscripten::convertJSArrayToNumberVector<std::uint32_t>(cells))); }
    std::string failure() const { return map.failure(); }
};

}  // namespace

EMSCRIPTEN_BINDINGS(push_pull_maps) {
    emscripten::class_<MapSession>("ParameterMap")
        .constructor<const Draft&, val, val>()
        .function("describe", &MapSession::describe)
        .function("run", &MapSession::run)
        .function("failure", &MapSession::failure);
}
