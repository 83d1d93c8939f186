// Connectomes as JavaScript sees them. wasm/whole/connectome.js gives them names and notices.
#include <emscripten/bind.h>

#include "core/network/connectome.hpp"
#include "wasm/session.hpp"

using namespace push_pull;
using emscripten::val;

namespace {

val read_graph(const Draft& draft) {
    Connectome found;
    val object = to_js(read_connectome(draft, found));
    object.set("nodes", found.nodes);
    object.set("weights", copy(found.weights));
    object.set("lengths", copy(found.lengths));
    object.set("centres", copy(found.centres));
    object.set("areas", copy(found.areas));
    object.set("right", copy(found.right));
    object.set("labels", val::array(found.labels.begin(), found.labels.end()));
    return object;
}

}  // namespace

EMSCRIPTEN_BINDINGS(push_pull_graphs) { emscripten::function("connectome", &read_graph); }
