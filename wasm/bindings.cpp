// The core as JavaScript sees it: a flat list of calls. Names, defaults and errors are push_pull.js' work.
#include <emscripten/bind.h>

#include "core/observe/spectrum.hpp"
#include "wasm/session.hpp"

using namespace push_pull;
using emscripten::val;

// Embind's one use of printf: the number of a type that nobody has bound, for a message that bindings which know their types never
// send. The real one is four kilobytes of every download.
extern "C" int siprintf(char* to, const char*, ...) {
    *to = 0;
    return 0;
}

namespace {

val run_draft(const Draft& draft) {
    const Result result = run(draft.plan);
    val labels = val::array();
    for (const std::string& id : draft.plan.record) labels.call<void>("push", id);
    val object = val::object();
    object.set("times", copy(result.times));
    object.set("labels", labels);
    object.set("nodes", draft.plan.nodes);
    object.set("data", copy(result.data));
    object.set("failure", result.failure);
    return object;
}

val spectrum(val signal, double rate, int padding) {
    const Spectrum s = welch(to_numbers(signal), rate, padding);
    val object = val::object();
    object.set("frequencies", copy(s.frequencies));
    object.set("power", copy(s.power));
    return object;
}

}  // namespace

EMSCRIPTEN_BINDINGS(push_pull) {
    emscripten::class_<Draft>("Draft")
        .constructor<>()
        .function("number", &Draft::number)
        .function("text", &Draft::text)
        .function("flag", &Draft::flag)
        .function("nothing", &Draft::nothing)
        .function("numbers", &Draft::numbers)
        .function("texts", &Draft::texts)
        .function("check", &Draft::check)
        .function("checkRun", &Draft::check_run)
        .function("problemPath", &Draft::problem_path)
        .function("problemText", &Draft::problem_text);

    emscripten::class_<Session>("Session")
        .constructor<const Draft&>()
        .function("step", &Session::step)
        .function("steps", &Session::steps)
        .function("time", &Session::time)
        .function("failure", &Session::failure)
        .function("known", &Session::known)
        .function("read", &Session::read)
        .function("set", &Session::set)
        .function("parameter", &Session::parameter)
        .function("stateIndex", &Session::state_index)
        .function("kick", &Session::kick)
        .function("adopt", &Session::adopt)
        .function("scope", &Session::scope)
        .function("trace", &Session::trace)
        .function("means", &Session::means)
        .function("snapshot", &Session::snapshot)
        .function("restore", &Session::restore)
        .function("hash", &Session::hash)
        .function("slice", &Session::slice)
        .function("equilibria", &Session::equilibria);

    emscripten::function("run", &run_draft);
    emscripten::function("spectrum", &spectrum);
}
