// Electric fields from montages: electrodes on the head, directions of nodes, and what each node hears of a field.
#include "core/drive/montage.hpp"
#include "core/network/connectome.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;
using Words = std::vector<std::string>;

namespace {

double length(const Point& p) { return std::sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]); }

Point place(const char* id) {
    const int index = find_electrode(id);
    INFO(id);
    REQUIRE(index >= 0);
    return electrodes()[std::size_t(index)].position;
}

double distance(const Point& a, const Point& b) { return length({a[0] - b[0], a[1] - b[1], a[2] - b[2]}); }

Document cortex(std::initializer_list<Document::Entry> montage) {
    Document document{{"model", "jansen-rit"}, {"network.connectome", "dk68"}, {"duration", 0}, {"drive.0.input", "field"}};
    for (const auto& entry : montage) document.set("drive.0.montage." + entry.path, entry.value);
    return document;
}

// The node whose centre is nearest to an electrode.
int below(const Network& network, const char* id) {
    const Point there = place_of(network, electrodes()[std::size_t(find_electrode(id))]);
    int nearest = 0;
    const auto away = [&](int n) {
        return distance(
            there, {network.centres[3 * std::size_t(n)], network.centres[3 * std::size_t(n) + 1], network.centres[3 * std::size_t(n) + 2]});
    };
    for (int n = 1; 3 * std::size_t(n) < network.centres.size(); ++n)
        if (away(n) < away(nearest)) nearest = n;
    return nearest;
}

}  // namespace

TEST_CASE("electrodes stand on a sphere, each once, left as right") {
    for (const Electrode& electrode : electrodes()) {
        INFO(electrode.id);
        CHECK(length(electrode.position) == Approx(1).epsilon(1e-12));
        CHECK(&electrodes()[std::size_t(find_electrode(electrode.id))] == &electrode);
        std::string other = electrode.id;
        char& last = other.back();
        if (last == 'z') {
            CHECK(electrode.position[0] == 0);
            continue;
        }
        last = char(last % 2 == 1 ? last + 1 : last - 1);
        const Point mirrored = place(other.c_str());
        CHECK(distance(mirrored, {-electrode.position[0], electrode.position[1], electrode.position[2]}) < 1e-12);
    }
    CHECK(distance(place("Cz"), {0, 0, 1}) < 1e-12);
    CHECK(distance(place("T3"), place("T7")) == 0);
    CHECK(find_electrode("Q9") < 0);
}

TEST_CASE("electrodes stand where the tables of the 10–20 system put them on a sphere, within 2°") {
    // From the top, and from the right towards the front, in degrees, as EEG programs list them.
    const struct {
        const char* id;
        double down, round;
    } table[] = {{"Fp1", 92, 108}, {"Fz", 46, 90},  {"F3", 60, 129}, {"F7", 92, 144}, {"C3", 46, 180}, {"T7", 92, 180},
                 {"P4", 60, -51},  {"P8", 92, -36}, {"O2", 92, -72}, {"Oz", 92, -90}, {"Pz", 46, -90}};
    for (const auto& row : table) {
        const double down = row.down * turn / 360, round = row.round * turn / 360;
        INFO(row.id);
        CHECK(distance(place(row.id), {std::sin(down) * std::cos(round), std::sin(down) * std::sin(round), std::cos(down)}) < 2 * turn / 360);
    }
}

TEST_CASE("around the regions of a cortex, electrodes stand where heads of that size have them, within 2 cm") {
    const Network network = plan_of(cortex({})).network;
    // Of the template head (MNI RAS, mm), as MNE's standard montage has them.
    const struct {
        const char* id;
        Point there;
    } table[] = {{"Fpz", {0, 88, -2}},   {"Cz", {0, -9, 100}},  {"Oz", {0, -115, 15}}, {"T7", {-84, -16, -9}},
                 {"T8", {85, -15, -10}}, {"F3", {-50, 53, 42}}, {"P4", {56, -79, 57}}, {"C3", {-65, -12, 64}}};
    for (const auto& row : table) {
        INFO(row.id);
        CHECK(distance(place_of(network, electrodes()[std::size_t(find_electrode(row.id))]), row.there) < 20);
    }
}

TEST_CASE("nodes without directions look outward from the middle of their hemisphere") {
    const Plan plan = plan_of(cortex({{"kind", "uniform"}, {"direction", Numbers{1, 0, 0}}}));
    const Numbers out = orientations_of(plan.network, 68);
    double middle[2] = {}, count[2] = {};
    for (std::size_t n = 0; n < 68; ++n) {
        CHECK(length({out[3 * n], out[3 * n + 1], out[3 * n + 2]}) == Approx(1));
        CHECK(plan.drives[0].weights[n] == Approx(-out[3 * n]));
        middle[plan.network.centres[3 * n] > 0] += plan.network.centres[3 * n], ++count[plan.network.centres[3 * n] > 0];
    }
    // The outer regions of the two sides hear a field from left to right with opposite signs, and so do the inner ones.
    for (std::size_t n = 0; n < 68; ++n) {
        const double x = plan.network.centres[3 * n], centre = middle[x > 0] / count[x > 0];
        if (std::fabs(x - centre) > 5) CHECK((plan.drives[0].weights[n] < 0) == (x > centre));
        if (std::fabs(x) > 50) CHECK((plan.drives[0].weights[n] < 0) == (x > 0));
    }
}

TEST_CASE("a field enters each node as lambda times its projection, and the drive's signal is the field itself") {
    Numbers lambda;
    for (int n = 0; n < 68; ++n) lambda.push_back(0.1 + 0.01 * n);
    const Document document =
        with(cortex({{"kind", "uniform"}, {"direction", Numbers{0, 3, 4}}}),
             {{"parameters.lambda", lambda}, {"network.gain", 0}, {"drive.0.amplitude", 2}, {"drive.0.nodes", Numbers{3, 40}}});
    const auto simulation = simulate(document);
    const Model& model = *simulation->plan().model;
    const Numbers out = orientations_of(simulation->plan().network, 68);
    for (const Input& input : model.description.inputs)
        for (int n = 0; n < 68; ++n) {
            const std::size_t at = 3 * std::size_t(n);
            const double field = n == 3 || n == 40 ? -2 * (0.6 * out[at + 1] + 0.8 * out[at + 2]) : 0;
            CHECK(read(*simulation, "drive.0", n) == Approx(field).margin(1e-14));
            CHECK(read(*simulation, std::string("input.") + input.id, n) ==
                  Approx(input.takes_field ? lambda[std::size_t(n)] * field : 0).margin(1e-14));
        }
}

TEST_CASE("between electrodes the field runs from anode to cathode, and is largest where amplitude says") {
    const Plan plan = plan_of(cortex({{"anodes", Words{"F3"}}, {"cathodes", Words{"P4"}}}));
    const Numbers& field = plan.drives[0].weights;
    // Into the cortex below the anode, out of it below the cathode.
    CHECK(field[std::size_t(below(plan.network, "F3"))] > 0.2);
    CHECK(field[std::size_t(below(plan.network, "P4"))] < -0.2);
    double largest = 0;
    for (double x : field) largest = std::max(largest, std::fabs(x));
    CHECK(largest == 1);
    const Numbers back = plan_of(cortex({{"anodes", "P4"}, {"cathodes", "F3"}})).drives[0].weights;
    for (std::size_t n = 0; n < 68; ++n) CHECK(back[n] == -field[n]);
    // Several cathodes share the current; far from all of them little is left.
    const Plan ring = plan_of(cortex({{"kind", "electrodes"}, {"anodes", Words{"C3"}}, {"cathodes", Words{"FC5", "FC1", "CP5", "CP1"}}}));
    CHECK(std::fabs(ring.drives[0].weights[std::size_t(below(ring.network, "O2"))]) < 0.05);
}

TEST_CASE("a document's own directions are used, whatever their length") {
    const Document document{{"model", "stuart-landau"},
                            {"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)},
                            {"network.connectome.orientations", Value(Numbers{0, 0, 2, 3, 0, 4}, 3)},
                            {"drive.0.input", "field"},
                            {"drive.0.montage.direction", Numbers{0, 0, 1}}};
    const Numbers field = plan_of(document).drives[0].weights;
    CHECK(field[0] == -1);
    CHECK(field[1] == Approx(-0.8));
}

TEST_CASE("a montage that cannot be is refused by name") {
    const struct {
        std::vector<Document::Entry> fields;
        const char* path;
        std::vector<const char*> words;
    } table[] = {
        {{{"kind", "coil"}}, "kind", {"coil", "uniform, electrodes"}},
        {{{"kind", "uniform"}, {"direction", Numbers{0, 0, 0}}}, "direction", {"not all 0"}},
        {{{"kind", "uniform"}, {"direction", Numbers{1, 0}}}, "direction", {"three numbers"}},
        {{{"kind", "uniform"}, {"anodes", "F3"}}, "anodes", {"unknown field", "kind, direction"}},
        {{{"anodes", "F3"}, {"cathodes", "Xz"}}, "cathodes", {"unknown electrode \"Xz\"", "F3, F4"}},
        {{{"anodes", "F3"}}, "cathodes", {"one electrode or more"}},
        {{{"anodes", "T7"}, {"cathodes", Words{"Cz", "T3"}}}, "cathodes", {"T7 is an anode already"}},
    };
    for (const auto& row : table) {
        Document document = cortex({});
        for (const auto& entry : row.fields) document.set("drive.0.montage." + entry.path, entry.value);
        const std::string text = problem(document);
        INFO(text);
        CHECK(text.starts_with(std::string("drive.0.montage.") + row.path + ":"));
        for (const char* word : row.words) CHECK(text.find(word) != std::string::npos);
    }
    const Document flat{{"model", "stuart-landau"}, {"network.connectome.weights", Value(Numbers{0, 1, 1, 0}, 2)}};
    CHECK(problem(with(flat, {{"network.connectome.orientations", Value(Numbers{0, 0, 1, 1}, 2)}})).find("2 rows of 3") != std::string::npos);
    CHECK(problem(with(flat, {{"network.connectome.orientations", Value(Numbers{0, 0, 1, 0, 0, 0}, 3)}})).find("node 1") != std::string::npos);
}
