// Which signal of a running simulation is measured, and how: what has to outlive a jump in time, after which readouts begin anew.
#pragma once

#include <memory>

#include "core/observe/measures.hpp"

namespace push_pull {

// The state that is the phase of a node, where there is one: the signal when it is an angle, or the angle that is all there is to a
// phase model.
Signal phase_behind(const Model& model, const Signal& signal);

struct Measuring {
    std::unique_ptr<Measures> now;  // null while nothing is measured
    MeasureOptions options;
    Signal signal;
    Signal phase;  // behind it

    // Or what is wrong, and nothing changes.
    Problem begin(const MeasureOptions& wanted, const Plan& plan);
    // With the same options. Stops when they have become impossible, as another step can make them.
    void begin_anew(const Plan& plan);

    bool due(std::int64_t step) const { return now && step % now->every() == 0; }
    // An angle enters correlations and spectra as its cosine.
    bool signal_is_angle() const { return signal.kind == Signal::Kind::state && phase.kind == Signal::Kind::state; }
};

}  // namespace push_pull
