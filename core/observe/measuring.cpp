#include "core/observe/measuring.hpp"

#include "core/document/text.hpp"

namespace push_pull {

Problem Measuring::begin(const MeasureOptions& wanted, const Plan& plan) {
    const Info& info = plan.model->info();
    const Signal found = find_signal(plan, wanted.signal);
    if (found.kind == Signal::Kind::unknown) return {"measure.signal", say("measure.signal: unknown \"", wanted.signal, "\" of ", info.id)};
    if (Problem problem = problem_of_measures(wanted, plan.nodes, plan.dt)) return problem;
    const bool is_state = found.kind == Signal::Kind::state, one_phase = info.plane.x == info.plane.y;
    const int state = is_state ? found.index : info.plane.x;
    const bool angle = (is_state || one_phase) && plan.model->description.states[std::size_t(state)].circular;
    phase = angle ? Signal{Signal::Kind::state, state} : Signal();
    signal = found;
    options = wanted;
    now = std::make_unique<Measures>(options, plan.nodes, plan.dt, angle);
    return {};
}

void Measuring::begin_anew(const Plan& plan) {
    if (!now) return;
    const MeasureOptions same = options;
    if (begin(same, plan)) now.reset();
}

}  // namespace push_pull
