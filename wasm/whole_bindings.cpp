// What only the whole build can do, as JavaScript sees it: functions on a Session. wasm/whole.js gives them their names.
#include <emscripten/bind.h>

#include "wasm/session.hpp"

using namespace push_pull;
using emscripten::val;

namespace {

// The network as it runs, row = target: weights after normalisation, and lengths in mm. Empty where it has none.
val network(const Session& session) {
    const Network& network = session.sim->plan().network;
    val object = val::object();
    object.set("weights", copy(network.weights));
    object.set("lengths", copy(network.lengths));
    return object;
}

}  // namespace

EMSCRIPTEN_BINDINGS(push_pull_whole) { emscripten::function("network", &network); }
