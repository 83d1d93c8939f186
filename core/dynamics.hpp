// The numbers of a running experiment in one precision, and the step: what runs thousands of times a second.
// No strings, no decisions about documents; Engine (engine.hpp) is the face around it.
#pragma once

#include "core/drive/drive.hpp"
#include "core/network/network.hpp"
#include "core/solve/steppers.hpp"

namespace push_pull {

#ifndef PUSH_PULL_CORE_ONLY
// Something that adds to the inputs beside the plan's drives.
template <class T>
struct InputSource {
    virtual void add_to(Rows<T>& inputs, const Moment& now, const T* lambda) = 0;

protected:
    ~InputSource() = default;
};
#endif

template <class T>
class Dynamics {
public:
    // Sizes everything for the plan; the plan must outlive this object and keep its address.
    PUSH_PULL_SMALL explicit Dynamics(const Plan& plan);

    // After the plan changed in more than numbers (same model and nodes): everything but the states and what was sent
    // before `step`.
    PUSH_PULL_SMALL void configure(std::int64_t step);
    // After the plan's numbers changed.
    PUSH_PULL_SMALL void load_numbers(std::int64_t step);

    // What delays and noises remember before `step`, for a snapshot; and back, from steps of `dt` ms. Before its beginning, the oldest
    // value is repeated.
    PUSH_PULL_SMALL std::vector<T> past(std::int64_t step) const;
    PUSH_PULL_SMALL void restore_past(const std::vector<T>& past, std::int64_t step, double dt);

    // One step from step number `step` at time t (ms). False when a state left the finite numbers: the
    // states stay, and `attempt` holds what the step led to. Allocates nothing.
    bool step(std::int64_t step, double t);

    // What arrives at every input as the step begins, and what an instrument sees now.
    const Rows<T>& hear_now(std::int64_t step, double t);
    const Rows<T>& observe_now();

    Rows<T>& states() { return state_; }
    const Rows<T>& states() const { return state_; }
    const Rows<T>& attempt() const { return next_; }
    const Blocks<T>& parameters() const { return parameters_; }
    const T* lambda() const { return lambda_.row(0); }

    // Adds a constant drive as it is at time t.
    void add_constant(Rows<T>& inputs, const Drive& drive, double t) const {
        add_drive(inputs, drive, drive_value(drive, t), lambda_.row(0));
    }
#ifndef PUSH_PULL_CORE_ONLY
    // What a drive gives each node as the step begins, before lambda; zeros when there is no such drive.
    PUSH_PULL_SMALL const T* drive_now(int drive, std::int64_t step, double t);
    // From now on, until the next `configure`; it must outlive this object.
    void join(InputSource<T>& source) { joined_ = &source, hears_ = true; }
#endif

    // Hard bounds of the states.
    void settle(Rows<T>& x) const {
        if (!bounded_.empty()) clip_states(x);
    }

    // ---- the System that steppers see ----
    void slope(const Rows<T>& x, double stage_time, int stage, Rows<T>& k);
    void stretch(const Rows<T>& x, Rows<T>& k);
    void flow(const Rows<T>& x, Rows<T>& to);

private:
    const Model& model() const { return *plan_.model; }
    const Kernel<T>& kernel() const { return plan_.model->template kernel<T>(); }
    // A light model that nothing arrives at, nothing kicks and no bound holds.
    bool left_alone(const Kick<T>* kick) const { return kernel().heun && !kick && !hears_ && bounded_.empty(); }
    void hear(const Rows<T>& x, double stage_time, double share, int stage);
    PUSH_PULL_SMALL void wire(std::int64_t step);
#ifdef PUSH_PULL_CORE_ONLY
    static constexpr int version() { return 0; }
    static constexpr bool between_steps() { return false; }
#else
    int version() const { return plan_.network.version; }
    bool between_steps() const { return plan_.network.interpolate; }
    PUSH_PULL_SMALL void recall_history();
    InputSource<T>* joined_ = nullptr;
#endif
    // Many places call this: one copy is enough.
    [[gnu::noinline]] void clip_states(Rows<T>& x) const;
    void fold_angles(Rows<T>& x) const;
    bool finite(const Rows<T>& x) const;

    const Plan& plan_;
    Rows<T> state_, next_, inputs_, readouts_, network_input_;
    Blocks<T> parameters_;
    Rows<T> lambda_;  // the row of the field's coupling constant once more, for the drives
    NetworkSum<T> network_;
    NoiseSource<T> noise_;
    DriveSource drives_;
#ifndef PUSH_PULL_CORE_ONLY
    std::vector<std::vector<T>> drive_rows_;  // of the drives that somebody looks at
#endif
    Workspace<T> work_;
    std::vector<int> bounded_, angles_;                                      // states with hard bounds, and states that are angles
    double past_dt_ = 0, wired_dt_ = 0, wired_speed_ = 0, wired_delay_ = 0;  // what the delays in steps were made of
    int wired_version_ = 0;                                                  // and which weights
    bool wired_between_ = false;                                             // and whether they lie between steps
    bool hears_ = false;                                                     // anything from outside or from other nodes
    Moment now_;                                                             // the beginning of the step under way
    double dt_model_ = 0;
    T dt_ = 0, gain_ = 0;
};

extern template class Dynamics<float>;
extern template class Dynamics<double>;

}  // namespace push_pull
