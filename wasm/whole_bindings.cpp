// What only the whole build can do, as JavaScript sees it: functions on a Session. wasm/whole.js gives them their names.
#include <emscripten/bind.h>

#include "wasm/session.hpp"

using namespace push_pull;
using emscripten::val;

namespace {

// The network as it runs, row = target: weights after normalisation, edits and lesions, and lengths in mm. Empty where it has none.
val network(const Session& session) {
    const Network& network = session.sim->plan().network;
    std::vector<double> weights = network.weights;
    const std::size_t nodes = network.cut.size();
    for (std::size_t pair = 0; pair < nodes * nodes; ++pair)
        if (network.cut[pair / nodes] || network.cut[pair % nodes]) weights[pair] = 0;
    val object = val::object();
    object.set("weights", copy(weights));
    object.set("lengths", copy(network.lengths));
    return object;
}

// The parameters alone of a document that was read.
bool adopt_parameters(const Session& session, const Draft& draft) { return session.sim->adopt_parameters(draft.plan); }

// A snapshot for this page's own memory, unchecked: lent to `taker.set`, which copies it to where it belongs.
void remember(const Session& session, val taker) {
    const std::vector<unsigned char> bytes = session.sim->snapshot(false);
    taker.call<void>("set", memory_view<unsigned char>(bytes.data(), bytes.size()));
}

}  // namespace

EMSCRIPTEN_BINDINGS(push_pull_whole) {
    emscripten::function("network", &network);
    emscripten::function("adoptParameters", &adopt_parameters);
    emscripten::function("remember", &remember);
}
