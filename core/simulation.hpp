// The face that a binding, a bench or a test sees: one running experiment.
//
// Units: times in ms, everything else in the units of the model's tables. Nothing here throws or prints.
// Errors come back as sentences ("" = none).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/document/plan.hpp"
#include "core/observe/measuring.hpp"

namespace push_pull {

// A row of numbers inside the simulation, one per node, f32 or f64 as the run is. Valid until the next
// call on the simulation.
struct RowView {
    const void* data = nullptr;
    int count = 0;
    bool single = false;

    double operator[](int node) const {
        return single ? double(static_cast<const float*>(data)[node]) : static_cast<const double*>(data)[node];
    }
};

// The recorder's rings. Quantity q, node n, absolute column k (first ≤ k < count) is at
// (q·nodes + n)·capacity + k % capacity.
struct TraceView {
    const void *min = nullptr, *max = nullptr, *mean = nullptr;
    std::int64_t first = 0, count = 0;
    int quantities = 0, nodes = 0, every = 0, capacity = 0;
    bool single = false;
};

class Simulation {
public:
    // A plan that read_plan accepted.
    static std::unique_ptr<Simulation> make(const Plan& plan);
    virtual ~Simulation() = default;

    // Advances; returns the steps done, fewer when a state left the finite numbers. Allocates nothing.
    virtual int step(int count) = 0;
    // Why the run stopped, in one sentence; "" while it is well. The state stays at the last good step.
    virtual const std::string& failure() const = 0;

    virtual std::int64_t steps() const = 0;
    virtual double time() const = 0;
    virtual const Plan& plan() const = 0;

    virtual RowView read(const Signal& signal) = 0;
    // See change_plan; acts from the next step on.
    virtual Problem set(const std::string& path, double value, int node) = 0;
    virtual void kick(int node, int state, double amount) = 0;
    // Takes over everything of another plan but states and time; false (nothing done) when model, nodes or precision differ.
    virtual bool adopt(const Plan& plan) = 0;

#ifndef PUSH_PULL_CORE_ONLY
    // As adopt, but the parameters of the nodes alone, which another network leaves as they are.
    virtual bool adopt_parameters(const Plan& plan) = 0;
#endif

    // Records these signals (ids as in find_signal); empties the recorder.
    virtual Problem scope(const std::vector<std::string>& what, int every, int columns) = 0;
    virtual TraceView trace() const = 0;
    // Column means of a recorded signal in the order of time; empty when it is not recorded.
    virtual std::vector<double> means(const std::string& what, int node) const = 0;

#ifndef PUSH_PULL_CORE_ONLY
    // Starts readouts anew, from now on. A jump in time (restore) or another dt starts them anew as well; every other change
    // shows in them as the window moves on.
    virtual Problem measure(const MeasureOptions& options) = 0;
    virtual void stop_measuring() = 0;
    // Null while nothing is measured.
    virtual Measures* measuring() = 0;
#endif

    // States, step and clock as bytes, and back. restore refuses (false) bytes of another model, size or precision, and such as were
    // changed since, unless they were made without the check: it takes as long as the rest, and what stays in memory does without.
    virtual std::vector<unsigned char> snapshot(bool checked = true) const = 0;
    virtual bool restore(const std::vector<unsigned char>& bytes) = 0;

    // FNV-1a 64 over the little-endian states (state after state, no padding), then the step count.
    virtual std::uint64_t hash() const = 0;

    // One node's numbers in f64, as analysis wants them; inputs are those of constant drives only.
    virtual std::vector<double> node_states(int node) const = 0;
    virtual std::vector<double> node_parameters(int node) const = 0;
    virtual std::vector<double> node_constant_inputs(int node) const = 0;
};

// A whole run: sample k is the state after k·every steps, sample 0 the start.
struct Result {
    std::vector<double> times;  // ms
    std::vector<double> data;   // [signal][node][sample]
    std::string failure;        // "" or why it ended early
    std::uint64_t hash = 0;
};
Result run(const Plan& plan);

}  // namespace push_pull
