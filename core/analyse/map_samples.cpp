#include "core/analyse/map_samples.hpp"

#include <algorithm>
#include <memory>
#include <numeric>

#include "core/analyse/map_lanes.hpp"
#include "core/document/text.hpp"
#include "core/number/math.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

// The times of a window in whole steps.
struct Schedule {
    std::int64_t settle = 0;
    int every = 1, samples = 0;
    std::int64_t end() const { return settle + std::int64_t(samples - 1) * every; }

    Schedule(const WindowTimes& times, double dt)
        : settle(std::int64_t(std::floor(times.settle / dt + 0.5))),
          every(std::max(1, int(times.interval / dt + 0.5))),
          samples(int(times.window / (every * dt) + 0.5)) {}
};

void begin(Samples& window, const Schedule& schedule, const WindowQuery& query, double dt) {
    window.interval = schedule.every * dt;
    window.start = double(schedule.settle) * dt;
    window.signal.reserve(std::size_t(schedule.samples));
    if (query.phase.kind == Signal::Kind::state) window.phase.reserve(std::size_t(schedule.samples));
}

// Of a phase that is itself the signal, the cosine is looked at.
bool is_angle(const WindowQuery& query) { return query.phase.kind == Signal::Kind::state && query.signal.kind == Signal::Kind::state; }

void take(Samples& window, const WindowQuery& query, double signal, double phase) {
    window.signal.push_back(is_angle(query) ? cos(signal) : signal);
    if (query.phase.kind == Signal::Kind::state) window.phase.push_back(phase);
}

// ---- side by side ------------------------------------------------------------------------------------------------------------

// One simulation whose nodes are runs.
template <class T>
struct Bench {
    Plan plan;
    LaneDrives<T> drives;
    Dynamics<T> dynamics;

    Bench(const Plan& first, const std::vector<const Plan*>& plans, std::vector<std::vector<double>> states)
        : plan(first), drives(plans), dynamics(fill(plan, plans, std::move(states))) {
        dynamics.join(drives);
    }

    static const Plan& fill(Plan& plan, const std::vector<const Plan*>& plans, std::vector<std::vector<double>> states) {
        plan.nodes = int(plans.size());
        plan.side_by_side = true;
        plan.drives.clear();
        for (std::size_t i = 0; i < plan.parameters.size(); ++i) {
            plan.parameters[i].clear();
            for (const Plan* each : plans) plan.parameters[i].push_back(each->parameters[i][0]);
        }
        plan.initial = std::move(states);
        return plan;
    }
};

template <class T>
class SideBySide {
public:
    SideBySide(const std::vector<Plan>& plans, const std::vector<WindowTimes>& times, const WindowQuery& query)
        : plans_(plans), query_(query), dt_(plans[0].dt), windows_(plans.size()), taken_(plans.size(), 0), next_(plans.size()) {
        for (std::size_t run = 0; run < plans.size(); ++run) {
            schedules_.emplace_back(times[run], dt_);
            Samples& window = windows_[run];
            begin(window, schedules_[run], query, dt_);
            window.signal.resize(std::size_t(schedules_[run].samples));
            if (query.phase.kind == Signal::Kind::state) window.phase.resize(window.signal.size());
            next_[run] = schedules_[run].settle;
        }
        // The longest first: those that end leave from the back.
        lanes_.resize(plans.size());
        std::iota(lanes_.begin(), lanes_.end(), 0);
        std::stable_sort(lanes_.begin(), lanes_.end(),
                         [&](int a, int b) { return schedules_[std::size_t(a)].end() > schedules_[std::size_t(b)].end(); });
        std::vector<std::vector<double>> states(plans[0].initial.size());
        for (std::size_t i = 0; i < states.size(); ++i)
            for (int run : lanes_) states[i].push_back(plans[std::size_t(run)].initial[i][0]);
        rebuild(std::move(states));
    }

    std::vector<Samples> run() {
        while (!lanes_.empty()) {
            std::int64_t event = next_[std::size_t(lanes_[0])];
            for (int run : lanes_) event = std::min(event, next_[std::size_t(run)]);
            while (step_ < event) advance();
            if (lanes_.empty()) break;
            record();
            leave();
        }
        return std::move(windows_);
    }

private:
    void rebuild(std::vector<std::vector<double>> states) {
        std::vector<const Plan*> plans;
        for (int run : lanes_) plans.push_back(&plans_[std::size_t(run)]);
        bench_ = std::make_unique<Bench<T>>(plans_[0], plans, std::move(states));
    }

    // Goes on without the runs for which `gone` holds.
    template <class Gone>
    void drop(Gone gone) {
        const Rows<T>& now = bench_->dynamics.states();
        std::vector<std::vector<double>> states(bench_->plan.initial.size());
        std::vector<int> left;
        for (std::size_t n = 0; n < lanes_.size(); ++n) {
            if (gone(n)) continue;
            left.push_back(lanes_[n]);
            for (std::size_t i = 0; i < states.size(); ++i) states[i].push_back(double(now.row(int(i))[n]));
        }
        lanes_ = std::move(left);
        if (!lanes_.empty()) rebuild(std::move(states));
    }

    void advance() {
        while (!lanes_.empty() && !bench_->dynamics.step(step_, double(step_) * dt_)) explain();
        ++step_;
    }

    // Runs that left the finite numbers end here; the others take the step again.
    void explain() {
        const Rows<T>& attempt = bench_->dynamics.attempt();
        const auto blown = [&](std::size_t n) {
            for (int i = 0; i < plans_[0].model->states(); ++i)
                if (!std::isfinite(attempt.row(i)[n])) return true;
            return false;
        };
        for (std::size_t n = 0; n < lanes_.size(); ++n) {
            if (!blown(n)) continue;
            const std::size_t run = std::size_t(lanes_[n]);
            // Its window is complete: alone it would have stopped there.
            if (taken_[run] == std::size_t(schedules_[run].samples)) continue;
            windows_[run].failure = say("a state left the finite numbers at t = ", double(step_ + 1) * dt_, " ms");
            windows_[run].signal.resize(taken_[run]);
            windows_[run].phase.resize(std::min(windows_[run].phase.size(), taken_[run]));
        }
        drop(blown);
    }

    const T* row_of(const Signal& signal) {
        if (signal.kind == Signal::Kind::state) return bench_->dynamics.states().row(signal.index);
        return bench_->dynamics.observe_now().row(signal.index);
    }

    void record() {
        const T* signal = row_of(query_.signal);
        const bool has_phase = query_.phase.kind == Signal::Kind::state, angle = is_angle(query_);
        const T* phase = has_phase ? row_of(query_.phase) : nullptr;
        for (std::size_t n = 0; n < lanes_.size(); ++n) {
            const std::size_t run = std::size_t(lanes_[n]);
            if (next_[run] != step_) continue;
            // There is a place for each sample: this runs more often than anything else here.
            const std::size_t at = taken_[run]++;
            windows_[run].signal.data()[at] = angle ? cos(double(signal[n])) : double(signal[n]);
            if (has_phase) windows_[run].phase.data()[at] = double(phase[n]);
            const bool more = int(at) + 1 < schedules_[run].samples;
            next_[run] = more ? step_ + schedules_[run].every : schedules_[std::size_t(lanes_[0])].end() + 1;
        }
    }

    // Those that have ended cost as much as the others, and building anew as much as a few hundred steps.
    void leave() {
        std::size_t ended = 0;
        while (ended < lanes_.size() && schedules_[std::size_t(lanes_[lanes_.size() - 1 - ended])].end() <= step_) ++ended;
        const std::size_t left = lanes_.size() - ended;
        if (ended > 0 && (left == 0 || ended * 8 >= lanes_.size() + 24)) drop([left](std::size_t n) { return n >= left; });
    }

    const std::vector<Plan>& plans_;
    const WindowQuery& query_;
    double dt_;
    std::int64_t step_ = 0;
    std::vector<Samples> windows_;
    std::vector<std::size_t> taken_;  // by run: samples so far
    std::vector<Schedule> schedules_;
    std::vector<std::int64_t> next_;  // by run: the step after which it takes its next sample
    std::vector<int> lanes_;          // by node: which run it is
    std::unique_ptr<Bench<T>> bench_;
};

}  // namespace

Samples samples_of(const Plan& plan, const WindowTimes& times, const WindowQuery& query) {
    const Schedule schedule(times, plan.dt);
    const auto simulation = Simulation::make(plan);
    Samples window;
    begin(window, schedule, query, plan.dt);
    const auto go = [&](std::int64_t steps) {
        for (; steps > 0 && window.failure.empty(); steps -= 1000000) {
            simulation->step(int(std::min<std::int64_t>(steps, 1000000)));
            window.failure = simulation->failure();
        }
    };
    go(schedule.settle);
    for (int k = 0; k < schedule.samples && window.failure.empty(); ++k) {
        if (k > 0) go(schedule.every);
        const double signal = simulation->read(query.signal)[query.node];
        take(window, query, signal, query.phase.kind == Signal::Kind::state ? simulation->read(query.phase)[query.node] : 0);
    }
    return window;
}

std::vector<Samples> samples_side_by_side(const std::vector<Plan>& plans, const std::vector<WindowTimes>& times, const WindowQuery& query) {
    if (plans.empty()) return {};
    return plans[0].single ? SideBySide<float>(plans, times, query).run() : SideBySide<double>(plans, times, query).run();
}

}  // namespace push_pull

#endif
