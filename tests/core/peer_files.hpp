// Numbers that other programs gave, as JSON, and the words that tell their names in ours.
//
// A map names one model of a peer. Its texts are lists of "ours=theirs", where theirs is a sum of products of the peer's
// names and numbers: "tau_x=tau_E P_x=P-theta e_0=vmax*500". A lone name stands for both sides.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "tests/core/support.hpp"

namespace push_pull::test {

using Json = nlohmann::ordered_json;

struct PeerMap {
    std::string_view peer;
    const char* model;       // our id
    const char* states;      // ours, in the peer's order, with a factor where units differ: "x y/k_e"
    const char* parameters;  // all of ours but lambda
    const char* inputs = "";
    const char* assumes = "";   // what the peer has and we do not, and must have this value: "c_e=1"
    const char* recorded = "";  // what the peer's samples are, "-" for what is left out; "" for the states
};

// ---- files --------------------------------------------------------------------------------------

inline Json read_json(const std::string& path) {
    std::ifstream file(path);
    return file ? Json::parse(file) : Json();
}

inline Json golden(const std::string& name) {
    const Json json = read_json(std::string(PUSH_PULL_SOURCE "/tests/golden/") + name);
    INFO(name);
    REQUIRE(json.is_object());
    return json;
}

// The folder with all of the peers' numbers: too large for the repository, so it may be absent.
inline std::string shared(const std::string& name) {
    const char* folder = std::getenv("PUSH_PULL_SHARED");
    return (folder ? std::string(folder) : PUSH_PULL_SOURCE "/../shared") + "/" + name;
}

// ---- the small language of the maps -------------------------------------------------------------

// What the peer calls its numbers, and which of them a map has asked for.
struct Names {
    std::map<std::string, double> values;
    mutable std::set<std::string> asked = {};

    double operator()(const std::string& word) const {
        if (word.find_first_not_of("0123456789.") == std::string::npos) return std::stod(word);
        asked.insert(word);
        const auto found = values.find(word);
        INFO("the peer has no \"" << word << "\"");
        REQUIRE(found != values.end());
        return found->second;
    }
};

// first op word op word …: * and / bind before + and −.
inline double evaluate(const std::string& text, const Names& names, double first = 1) {
    double sum = 0, product = first;
    char op = '*';
    for (std::size_t at = 0, end; at <= text.size(); at = end + 1) {
        end = std::min(text.find_first_of("+-*/", at), text.size());
        if (end > at) {
            const double value = names(text.substr(at, end - at));
            if (op == '*') product *= value;
            else if (op == '/') product /= value;
            else sum += product, product = op == '-' ? -value : value;
        }
        if (end < text.size()) op = text[end];
    }
    return sum + product;
}

inline std::vector<std::string> words(const char* list) {
    std::istringstream text(list);
    return {std::istream_iterator<std::string>(text), {}};
}

struct Pairing {
    std::string ours, theirs;
};

inline std::vector<Pairing> pairings(const char* list) {
    std::vector<Pairing> pairs;
    for (const std::string& word : words(list)) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos) pairs.push_back({word, word});
        else pairs.push_back({word.substr(0, equals), word.substr(equals + 1)});
    }
    return pairs;
}

// "y3*1000": our id and the number that takes the peer's value to ours.
struct Scaled {
    std::string id;
    double factor = 1;
};

inline std::vector<Scaled> scaled(const char* list, const Names& names) {
    std::vector<Scaled> rows;
    for (const std::string& word : words(list)) {
        const std::size_t end = std::min(word.find_first_of("*/"), word.size());
        rows.push_back({word.substr(0, end), evaluate(word.substr(end), names)});
    }
    return rows;
}

// ---- a document from a map ----------------------------------------------------------------------

// Adds the peer's parameters and inputs of every node to a document. Nothing that the peer says may be left over, and
// nothing of ours may stay at its default.
inline void apply(const PeerMap& map, const std::vector<Names>& nodes, Document& document) {
    const Model* model = find_model(map.model);
    std::size_t given = 0;
    for (const auto& [ours, theirs] : pairings(map.parameters)) {
        std::vector<double> values;
        for (const Names& names : nodes) values.push_back(evaluate(theirs, names));
        document.set("parameters." + ours, values);
        ++given;
    }
    INFO(map.peer << ": every parameter of " << map.model << " but lambda must be given");
    CHECK(given + 1 == model->description.parameters.size());
    int drive = 0;
    for (const auto& [ours, theirs] : pairings(map.inputs))
        for (std::size_t n = 0; n < nodes.size(); ++n) {
            const std::string path = "drive." + std::to_string(drive++);
            document.set(path + ".kind", "constant").set(path + ".input", ours).set(path + ".nodes", std::vector<double>{double(n)});
            document.set(path + ".amplitude", evaluate(theirs, nodes[n]));
        }
    for (const Names& names : nodes) {
        for (const auto& [theirs, value] : pairings(map.assumes)) {
            INFO(map.peer << " has another " << theirs);
            if (value == "any") names.asked.insert(theirs);
            else CHECK(names(theirs) == evaluate(value, names));
        }
        scaled(map.states, names);
        for (const auto& [name, value] : names.values) {
            INFO(map.peer << "'s " << name << " = " << value << " is not used");
            CHECK(names.asked.count(name) == 1);
        }
    }
}

// ---- what came out ------------------------------------------------------------------------------

// One line of the table of deviations: the largest over everything that was compared.
struct Compared {
    std::string peer, model, what;
    double deviation = 0, growth = 1;
    void see(double difference) { deviation = std::max(deviation, std::isnan(difference) ? 1e300 : difference); }
};

inline void print(const std::vector<Compared>& rows) {
    for (const Compared& row : rows)
        std::printf("%-28s %8.1e  growth %-8.2g %s: %s\n", row.model.c_str(), row.deviation, row.growth, row.peer.c_str(), row.what.c_str());
}

}  // namespace push_pull::test
