// Responses of a driven experiment as JavaScript sees them. wasm/whole/responses.js checks the options and names the numbers.
#include <emscripten/bind.h>

#include "core/analyse/entrainment.hpp"
#include "core/analyse/phase_response.hpp"
#include "core/analyse/resonance.hpp"
#include "wasm/session.hpp"

using namespace push_pull;
using emscripten::val;

namespace {

// Numbers: drive, node, n, m, settle, window.
Question question_of(const std::string& call, const std::string& signal, const val& numbers) {
    const std::vector<double> x = to_numbers(numbers);
    return {call, signal, int(x[0]), int(x[1]), int(x[2]), int(x[3]), x[4], x[5]};
}

void append(std::vector<double>& to, const Response& r) {
    to.insert(to.end(), {r.frequency, r.amplitude, r.gain, r.lag, r.plv, r.power, double(r.slips), double(r.locked)});
}

// Every call gives either what is wrong, or numbers one after the other.
val told(const Problem& problem, const std::vector<double>& numbers) { return problem ? push_pull::to_js(problem) : copy(numbers); }

// The frequency of the drive, the eight numbers of the response and of its floor, then the changes.
val response(const Draft& draft, std::string call, std::string signal, val numbers) {
    const Question question = question_of(call, signal, numbers);
    DrivenResponse found;
    const Problem problem = driven_response(draft.plan, question, found);
    if (problem) return push_pull::to_js(problem);
    std::vector<double> all = {query_of(draft.plan.drives[std::size_t(question.drive)], 1, 0).frequency_hz};
    append(all, found.response);
    append(all, found.floor);
    all.insert(all.end(), {found.power_change, found.frequency_change});
    return copy(all);
}

// Gains, then lags, of each frequency; of the linearisation the same where there is one.
val resonance_curve(const Draft& draft, std::string call, std::string signal, val numbers, val frequencies) {
    Resonance found;
    const Problem problem = resonance(draft.plan, question_of(call, signal, numbers), to_numbers(frequencies), found);
    std::vector<double> all = found.gain;
    for (const auto* part : {&found.lag, &found.linear_gain, &found.linear_lag}) all.insert(all.end(), part->begin(), part->end());
    return told(problem, all);
}

// Nothing where the drive does not hold the rhythm.
val entrainment_range(const Draft& draft, std::string call, std::string signal, val numbers, double tolerance) {
    Entrainment found;
    const Problem problem = entrainment(draft.plan, question_of(call, signal, numbers), tolerance, found);
    return told(problem, found.locks ? std::vector<double>{found.low, found.high} : std::vector<double>());
}

// Period and type, then phases, shifts and new phases.
val kick_response(const Draft& draft, std::string call, std::string state, double amount, int phases, int node) {
    PhaseResponse found;
    const Problem problem = phase_response(draft.plan, {call, state, amount, phases, node}, found);
    std::vector<double> all = {found.period, double(found.type)};
    for (const auto* part : {&found.phases, &found.shifts, &found.transition}) all.insert(all.end(), part->begin(), part->end());
    return told(problem, all);
}

// The number of nodes, times, then the signal of every node.
val evoked_response(const Draft& draft, val drives) {
    std::vector<int> which;
    for (double k : to_numbers(drives)) which.push_back(int(k));
    const Result found = evoked(draft.plan, which);
    std::vector<double> all = {double(draft.plan.nodes)};
    all.insert(all.end(), found.times.begin(), found.times.end());
    all.insert(all.end(), found.data.begin(), found.data.end());
    return told({"analyse.evoked", found.failure}, all);
}

}  // namespace

EMSCRIPTEN_BINDINGS(push_pull_responses) {
    emscripten::function("response", &response);
    emscripten::function("resonance", &resonance_curve);
    emscripten::function("entrainment", &entrainment_range);
    emscripten::function("phaseResponse", &kick_response);
    emscripten::function("evoked", &evoked_response);
}
