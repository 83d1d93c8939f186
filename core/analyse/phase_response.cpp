#include "core/analyse/phase_response.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/document/reader.hpp"
#include "core/number/angle.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

constexpr double turn = 6.283185307179586;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
// A cycle that has not settled to rounding after all that time may be this far off, as a share of the period.
constexpr double tolerable = 1e-5;
// How long a cycle is sought, in steps and in rises, and a kicked node followed.
constexpr int most_steps = 4000000, most_rises = 2000, most_periods = 400;

// By how much of a period rises may be off: rounding, and the cubic between samples.
double jitter(double period) {
    const double turns = turn / period;
    return 1e-9 + 0.01 * turns * turns * turns * turns;
}

// Rises of one row of numbers through a level, in steps, from the cubic through four samples. A rise counts after the signal has
// been below `below`.
class Rises {
public:
    Rises(double level, double below) : level_(level), below_(below) {}
    // The next sample, in order. True when the rise between the two before the last is now known: `when`.
    bool push(double x) {
        for (int i = 0; i < 3; ++i) past_[i] = past_[i + 1];
        past_[3] = x - level_;
        ++count_;
        armed_ = armed_ || past_[1] < below_ - level_;
        if (count_ < 4 || !armed_ || !(past_[1] < 0 && past_[2] >= 0)) return false;
        armed_ = false;
        when = double(count_ - 3) + place();
        return true;
    }
    double when = 0;  // the first sample is at 0

private:
    double place() const {
        const auto cubic = [&](double t) {
            return past_[0] * (-t * (t - 1) * (t - 2) / 6) + past_[1] * ((t + 1) * (t - 1) * (t - 2) / 2) -
                   past_[2] * ((t + 1) * t * (t - 2) / 2) + past_[3] * ((t + 1) * t * (t - 1) / 6);
        };
        double low = 0, high = 1;
        for (int i = 0; i < 50; ++i) {
            const double middle = 0.5 * (low + high);
            (cubic(middle) < 0 ? low : high) = middle;
        }
        return 0.5 * (low + high);
    }
    double level_, below_, past_[4] = {};
    std::int64_t count_ = 0;
    bool armed_ = false;
};

// The lowest and the highest of samples, at the top of the parabola through three where the signal turns.
struct Extremes {
    double low = unbounded, high = -unbounded;
    void push(double x) {
        low = std::min(low, x), high = std::max(high, x);
        const double bend = x - 2 * last_ + first_, slope = x - first_;
        if (count_++ >= 2 && (last_ - first_) * (x - last_) < 0) {
            const double top = last_ - slope * slope / (8 * bend);
            low = std::min(low, top), high = std::max(high, top);
        }
        first_ = last_, last_ = x;
    }

private:
    double first_ = 0, last_ = 0;
    int count_ = 0;
};

struct Cycle {
    Signal signal;
    double level = 0, below = 0, period = 0;         // period in steps
    std::vector<std::vector<double>> states, taken;  // [phase][state], and how many steps after the rise they were
};

// The node by itself, in double.
Plan alone(const Plan& plan, int node) {
    Plan one = plan;
    one.nodes = 1;
    one.single = false;
    one.network = Network();
    one.noise.clear();
    one.drives.clear();
    for (auto* table : {&one.parameters, &one.initial})
        for (std::vector<double>& row : *table) row = {row[std::size_t(node)]};
    for (Drive drive : plan.drives) {
        const bool here = drive.nodes.empty() || std::find(drive.nodes.begin(), drive.nodes.end(), node) != drive.nodes.end();
        if (drive.waveform != Waveform::constant || drive.stop < unbounded || !here) continue;
        // What a montage gives this node becomes the amplitude.
        if (!drive.weights.empty()) drive.amplitude *= drive.weights[std::size_t(node)];
        drive.weights.clear();
        drive.nodes.clear();
        drive.start = drive.ramp = 0;
        one.drives.push_back(drive);
    }
    return one;
}

// A ringing towards rest has even periods too: fifty of them tell it from a cycle.
bool keeps_its_size(Simulation& simulation, const Cycle& cycle, double size, bool& rests) {
    Extremes last;
    for (double k = 0; k < 51 * cycle.period; ++k) {
        if (simulation.step(1) < 1) return false;
        if (k >= 50 * cycle.period) last.push(simulation.read(cycle.signal)[0]);
    }
    rests = last.high - last.low < 0.99 * size;
    return !rests;
}

// Runs until rises through a level at `share` of the range follow each other evenly. False when they do not.
bool settle(Simulation& simulation, Cycle& cycle, double share, bool& rests) {
    constexpr int look = 4000;
    Extremes before, now;
    int gone = 0, stretch = 0;
    // The range of stretches that grow until one has several periods: then it is that of the stretch before, and the transient is over.
    for (int steps = look; steps <= most_steps / 4; steps *= 2) {
        before = now = Extremes();
        gone += steps, stretch = steps;
        for (int k = 0; k < steps; ++k) {
            if (simulation.step(1) < 1) return false;
            (k < steps / 2 ? before : now).push(simulation.read(cycle.signal)[0]);
        }
        rests = !(now.high - now.low > 1e-7 * std::max(1.0, std::fabs(now.high)));
        if (rests) return false;
        const double span = std::max(now.high, before.high) - std::min(now.low, before.low);
        if (now.high - now.low > 0.99 * span) break;
    }
    // What is within a hundredth by now is within rounding after four times as long again.
    if (simulation.step(4 * gone) < 4 * gone) return false;
    now = Extremes();
    for (int k = 0; k < stretch; ++k) {
        if (simulation.step(1) < 1) return false;
        now.push(simulation.read(cycle.signal)[0]);
    }
    const double low = now.low, high = now.high;
    cycle.level = low + share * (high - low);
    cycle.below = low + 0.8 * share * (high - low);
    Rises rises(cycle.level, cycle.below);
    double last = -1, period = 0;
    int even = 0, found = 0;
    for (int k = 0; k < most_steps && found < most_rises; ++k) {
        if (rises.push(simulation.read(cycle.signal)[0])) {
            const double now = rises.when - last;
            even = last >= 0 && std::fabs(now - period) < jitter(now) * now ? even + 1 : 0;
            cycle.period = now;
            const bool near = std::fabs(now - period) < tolerable * now;
            period = now, last = rises.when;
            if (even >= 3 || (++found == most_rises && near)) return keeps_its_size(simulation, cycle, high - low, rests);
        }
        if (simulation.step(1) < 1) return false;
    }
    return false;
}

// The states of the cycle at `phases` places, from the next rise on.
void take_states(Simulation& simulation, Cycle& cycle, int phases) {
    Rises rises(cycle.level, cycle.below);
    // A rise is known two steps late: the steps in between are kept.
    std::vector<std::vector<double>> recent;
    double risen = -1;
    int k = 0;
    for (int next = 0; next < phases; ++k) {
        recent.push_back(simulation.node_states(0));
        if (recent.size() > 4) recent.erase(recent.begin());
        if (risen < 0 && rises.push(simulation.read(cycle.signal)[0])) risen = rises.when;
        for (; risen >= 0 && next < phases; ++next) {
            const double wanted = std::ceil(risen + cycle.period * next / phases);
            if (wanted > k) break;
            // The rise was between the two steps before the last; later places are met as they come.
            const auto back = std::size_t(k - wanted);
            cycle.states.push_back(recent[recent.size() - 1 - back]);
            cycle.taken.push_back({wanted - risen});
        }
        if (simulation.step(1) < 1) return;
    }
}

Problem refuse(const KickQuestion& question, const char* field, std::string text) {
    const std::string path = *field ? say(question.call, ".", field) : question.call;
    return {path, say(path, ": ", text)};
}

// Follows the kicked nodes until the phase of each stands still: new phase in turns, NaN where it never rises again.
std::vector<double> new_phases(Simulation& kicked, const Cycle& cycle) {
    const int nodes = kicked.plan().nodes;
    std::vector<Rises> rises(std::size_t(nodes), Rises(cycle.level, cycle.below));
    std::vector<double> phase(std::size_t(nodes), unknown), last(phase), moved(phase);
    std::vector<int> still(std::size_t(nodes), 0);
    const double most = most_periods * cycle.period;
    for (double k = 0; k < most; ++k) {
        const RowView row = kicked.read(cycle.signal);
        int waiting = 0;
        for (std::size_t n = 0; n < phase.size(); ++n) {
            if (rises[n].push(row[int(n)])) {
                const double now = -rises[n].when / cycle.period;
                moved[n] = std::fabs(wrapped(turn * (now - phase[n])));
                still[n] = moved[n] < turn * jitter(cycle.period) ? still[n] + 1 : 0;
                phase[n] = now;
                last[n] = k;
            }
            waiting += still[n] < 3;
        }
        if (waiting == 0 || kicked.step(1) < 1) break;
        // Nodes that have long been silent do not come back.
        if (k > 20 * cycle.period &&
            waiting == int(std::count_if(last.begin(), last.end(), [&](double when) { return !(k - when < 10 * cycle.period); })))
            break;
    }
    for (std::size_t n = 0; n < phase.size(); ++n)
        if (!(moved[n] < 1e-3)) phase[n] = unknown;
    return phase;
}

}  // namespace

Problem phase_response(const Plan& plan, const KickQuestion& question, PhaseResponse& result) {
    const Model& model = *plan.model;
    const int state = index_of(model.description.states, question.state);
    if (state < 0)
        return refuse(question, "state",
                      say("unknown \"", question.state, "\" of ", model.info().id, "; valid: ", list_ids(model.description.states)));
    if (question.node < 0 || question.node >= plan.nodes)
        return refuse(question, "node", say("unknown node ", double(question.node), "; nodes are 0 to ", double(plan.nodes - 1)));
    if (!std::isfinite(question.amount)) return refuse(question, "amount", say("must be a finite number, got ", question.amount));
    if (question.phases < 4 || question.phases > 4096)
        return refuse(question, "phases", say("must be a whole number from 4 to 4096, got ", double(question.phases)));

    Plan one = alone(plan, question.node);
    Cycle cycle;
    cycle.signal = {Signal::Kind::readout, 0};
    bool rests = false, found = false;
    std::unique_ptr<Simulation> simulation;
    // A wave with several humps passes one level more than once a period, and another only once.
    for (double share : {0.5, 0.75, 0.25, 0.9}) {
        simulation = Simulation::make(one);
        found = settle(*simulation, cycle, share, rests);
        if (found || rests) break;
    }
    if (!simulation->failure().empty()) return refuse(question, "", simulation->failure());
    if (rests) return refuse(question, "", say(model.info().id, " rests; a phase needs a rhythm, for instance past a Hopf point"));
    if (!found)
        return refuse(question, "", say("the rhythm of ", model.info().id, " does not repeat itself evenly; a phase needs a period"));
    result.period = cycle.period * plan.dt;
    take_states(*simulation, cycle, question.phases);

    one.nodes = int(cycle.states.size());
    for (std::vector<double>& row : one.parameters) row.resize(cycle.states.size(), double(row[0]));
    for (std::size_t i = 0; i < one.initial.size(); ++i) {
        one.initial[i].clear();
        for (const std::vector<double>& at : cycle.states) one.initial[i].push_back(at[i]);
    }
    const auto kicked = Simulation::make(one);
    for (int n = 0; n < one.nodes; ++n) kicked->kick(n, state, question.amount);
    const std::vector<double> phases = new_phases(*kicked, cycle);
    double round = 0;
    for (std::size_t n = 0; n < phases.size(); ++n) {
        const double old = turn * cycle.taken[n][0] / cycle.period, now = turn * (phases[n] - std::floor(phases[n]));
        result.phases.push_back(old);
        result.transition.push_back(now);
        result.shifts.push_back(wrapped(now - old));
        const double before = turn * phases[n == 0 ? phases.size() - 1 : n - 1];
        if (now == now && before == before) round += wrapped(now - before);
    }
    result.type = int(std::floor(std::fabs(round) / turn + 0.5));
    return {};
}

}  // namespace push_pull

#endif
