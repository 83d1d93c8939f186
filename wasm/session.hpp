// What a page holds of the core: a document being read, and a running experiment.
#pragma once

#include <memory>

#include "core/analyse/slice.hpp"
#include "wasm/convert.hpp"

namespace push_pull {

struct Draft : Document {
    void number(std::string path, double x) { set(std::move(path), x); }
    void text(std::string path, std::string s) { set(std::move(path), std::move(s)); }
    void flag(std::string path, bool b) { set(std::move(path), b); }
    void nothing(std::string path) { set(std::move(path), Value()); }
    void numbers(std::string path, val list, int columns) { set(std::move(path), Value(to_numbers(list), columns)); }
    void texts(std::string path, val list) { set(std::move(path), Value(to_texts(list))); }

    Plan plan;
    Problem found;
    bool check() {
        plan = Plan();
        found = read_plan(*this, plan);
        return !found;
    }
    bool check_run() {
        found = problem_of_run(plan);
        return !found;
    }
    std::string problem_path() const { return found.path; }
    std::string problem_text() const { return found.text; }
};

inline val to_js(const Problem& problem) {
    val object = val::object();
    object.set("path", problem.path);
    object.set("text", problem.text);
    return object;
}

inline Operating operating(const Simulation& sim, int node) {
    return {*sim.plan().model, sim.node_parameters(node), sim.node_constant_inputs(node)};
}

struct Session {
    std::unique_ptr<Simulation> sim;
    std::vector<float> dx, dy;

    explicit Session(const Draft& draft) : sim(Simulation::make(draft.plan)) {}

    int step(int count) { return sim->step(count); }
    double steps() const { return double(sim->steps()); }
    double time() const { return sim->time(); }
    std::string failure() const { return sim->failure(); }
    bool known(std::string id) const { return find_signal(sim->plan(), id).kind != Signal::Kind::unknown; }
    val read(std::string id) {
        const RowView row = sim->read(find_signal(sim->plan(), id));
        return view(row.data, std::size_t(row.count), row.single);
    }
    val set(std::string path, double value, int node) { return to_js(sim->set(path, value, node)); }
    // The plan's numbers of one parameter, one per node; empty when there is no such parameter.
    val parameter(std::string id) const {
        const std::vector<double> none;
        const int index = index_of(sim->plan().model->description.parameters, id);
        return copy(index < 0 ? none : sim->plan().parameters[std::size_t(index)]);
    }
    int state_index(std::string id) const { return index_of(sim->plan().model->description.states, id); }
    void kick(int node, int state, double amount) { sim->kick(node, state, amount); }
    bool adopt(const Draft& draft) { return sim->adopt(draft.plan); }
    val scope(val what, int every, int columns) { return to_js(sim->scope(to_texts(what), every, columns)); }
    val trace() const {
        const TraceView t = sim->trace();
        const auto count = std::size_t(t.quantities) * std::size_t(t.nodes) * std::size_t(t.capacity);
        val object = val::object();
        object.set("nodes", t.nodes);
        object.set("every", t.every);
        object.set("capacity", t.capacity);
        object.set("first", double(t.first));
        object.set("count", double(t.count));
        object.set("min", view(t.min, count, t.single));
        object.set("max", view(t.max, count, t.single));
        object.set("mean", view(t.mean, count, t.single));
        return object;
    }
    val means(std::string what, int node) const { return copy(sim->means(what, node)); }
    val snapshot() const { return copy(sim->snapshot()); }
    bool restore(val bytes) { return sim->restore(to_bytes(bytes)); }
    std::string hash() const {
        constexpr const char* digits = "0123456789abcdef";
        std::string text;
        for (int shift = 60; shift >= 0; shift -= 4) text += digits[(sim->hash() >> shift) & 15];
        return text;
    }
    val slice(int x, int y, val x_range, val y_range, int columns, int rows, int node) {
        push_pull::slice(
            operating(*sim, node), sim->node_states(node),
            {x, y, x_range[0].as<double>(), x_range[1].as<double>(), y_range[0].as<double>(), y_range[1].as<double>(), columns, rows}, dx, dy);
        val object = val::object();
        object.set("dx", view(dx.data(), dx.size(), true));
        object.set("dy", view(dy.data(), dy.size(), true));
        return object;
    }
    val equilibria(int node) const {
        val list = val::array();
        for (const Equilibrium& e : push_pull::equilibria(operating(*sim, node), sim->node_states(node))) {
            std::vector<double> parts;
            for (const auto& l : e.eigenvalues) parts.insert(parts.end(), {l.real(), l.imag()});
            val object = val::object();
            object.set("state", copy(e.state));
            object.set("type", std::string(e.type));
            object.set("stable", e.stable);
            object.set("eigenvalues", copy(parts));
            list.call<void>("push", object);
        }
        return list;
    }
};

}  // namespace push_pull
