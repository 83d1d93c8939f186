#include "core/observe/measuring.hpp"

#include "core/document/text.hpp"
#include "core/observe/measure_sizes.hpp"

namespace push_pull {

Signal phase_behind(const Model& model, const Signal& signal) {
    const Plane& plane = model.info().plane;
    const bool is_state = signal.kind == Signal::Kind::state, one_phase = plane.x == plane.y;
    const int state = is_state ? signal.index : plane.x;
    const bool angle = (is_state || one_phase) && model.description.states[std::size_t(state)].circular;
    return angle ? Signal{Signal::Kind::state, state} : Signal();
}

Problem Measuring::begin(const MeasureOptions& wanted, const Plan& plan) {
    const Info& info = plan.model->info();
    const Signal found = find_signal(plan, wanted.signal);
    if (found.kind == Signal::Kind::unknown) return {"measure.signal", say("measure.signal: unknown \"", wanted.signal, "\" of ", info.id)};
    MeasureOptions complete = wanted;
    // Which drive responses are read against, where no one says.
    if (WantedMeasures(wanted).driven() && wanted.drive < 0) complete.drive = 0;
    if (complete.drive >= int(plan.drives.size()))
        return {"measure.drive",
                say("measure.drive: there is no drive ", double(complete.drive), "; the experiment has ", double(plan.drives.size()))};
    if (Problem problem = problem_of_measures(complete, plan.nodes, plan.dt)) return problem;
    phase = phase_behind(*plan.model, found);
    const bool angle = phase.kind == Signal::Kind::state;
    signal = found;
    options = complete;
    now = std::make_unique<Measures>(options, plan.nodes, plan.dt, angle);
    return {};
}

void Measuring::begin_anew(const Plan& plan) {
    if (!now) return;
    const MeasureOptions same = options;
    if (begin(same, plan)) now.reset();
}

}  // namespace push_pull
