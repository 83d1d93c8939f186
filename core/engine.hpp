// A running experiment in one precision: states, what they hear, and the step.
#pragma once

#include <cmath>
#include <cstring>

#include "core/document/text.hpp"
#include "core/drive/drive.hpp"
#include "core/drive/noise.hpp"
#include "core/network/network.hpp"
#include "core/observe/recorder.hpp"
#include "core/simulation.hpp"
#include "core/solve/steppers.hpp"

namespace push_pull {

template <class T>
class Engine final : public Simulation {
public:
    explicit Engine(const Plan& plan) : state_(plan.model->states(), plan.nodes), next_(state_) {
        configure(plan);
        for (int i = 0; i < model().states(); ++i) state_.fill(i, plan_.initial[i]);
        fold_angles(state_);
    }

    int step(int count) override {
        for (int done = 0; done < count; ++done) {
            if (!failure_.empty()) return done;
            advance(state_, next_);
            if (!finite(next_)) {
                explain_failure();
                return done;
            }
            std::swap(state_, next_);
            ++steps_;
            if (recorder_.active()) record();
        }
        return count;
    }

    const std::string& failure() const override { return failure_; }
    std::int64_t steps() const override { return steps_; }
    double time() const override { return base_time_ + double(steps_ - base_step_) * plan_.dt; }
    const Plan& plan() const override { return plan_; }

    RowView read(const Signal& signal) override {
        return {row_of(signal), plan_.nodes, std::is_same_v<T, float>};
    }

    Problem set(const std::string& path, double value, int node) override {
        const double old_dt = plan_.dt, now = time();
        const Problem problem = change_plan(plan_, path, value, node);
        if (problem) return problem;
        // The clock goes on from now; left alone otherwise, so that it stays exact to the last bit.
        if (plan_.dt != old_dt) base_time_ = now, base_step_ = steps_;
        load_numbers();
        failure_.clear();
        return {};
    }

    void kick(int node, int state, double amount) override {
        state_.row(state)[node] += T(amount);
        settle(state_);
        failure_.clear();
    }

    bool adopt(const Plan& plan) override {
        if (plan.model != plan_.model || plan.nodes != plan_.nodes || plan.single != plan_.single) return false;
        if (plan.dt != plan_.dt) base_time_ = time(), base_step_ = steps_;
        configure(plan);
        failure_.clear();
        return true;
    }

    Problem scope(const std::vector<std::string>& what, int every, int columns) override {
        std::vector<Signal> signals;
        for (const std::string& id : what) {
            signals.push_back(find_signal(model(), id));
            if (signals.back().kind == Signal::Kind::unknown) return {"scope.what", say("scope.what: unknown \"", id, "\" of ", model().info().id)};
        }
        if (every < 1 || columns < 1) return {"scope.every", say("scope.every: every and columns must be 1 or more")};
        recorded_ids_ = what;
        recorded_ = signals;
        recorded_rows_.assign(what.size(), nullptr);
        recorder_ = Recorder<T>(int(what.size()), plan_.nodes, every, columns, steps_);
        return {};
    }

    TraceView trace() const override {
        return {recorder_.min().data(), recorder_.max().data(), recorder_.mean().data(), recorder_.first(), recorder_.count(), int(recorded_.size()),
                plan_.nodes, recorder_.every(), recorder_.capacity(), std::is_same_v<T, float>};
    }

    std::vector<double> means(const std::string& what, int node) const override {
        for (std::size_t q = 0; q < recorded_ids_.size(); ++q)
            if (recorded_ids_[q] == what) return recorder_.means(int(q), node);
        return {};
    }

    std::vector<unsigned char> snapshot() const override;
    bool restore(const std::vector<unsigned char>& bytes) override;
    std::uint64_t hash() const override;

    std::vector<double> node_states(int node) const override { return column(state_, model().states(), node); }
    std::vector<double> node_parameters(int node) const override { return column(parameters_, model().parameters(), node); }
    std::vector<double> node_constant_inputs(int node) const override {
        Rows<T> rows(model().inputs(), plan_.nodes);
        for (const Drive& drive : plan_.drives)
            if (drive.waveform == Waveform::constant) add_drive(rows, drive, time(), lambda());
        return column(rows, model().inputs(), node);
    }

    // ---- the System that steppers see ----

    void slope(const Rows<T>& x, double stage_time, int stage, Rows<T>& k) {
        hear(x, time() + stage_time * plan_.dt, stage);
        kernel().rhs(x.data(), parameters_.data(), inputs_.data(), k.data(), x.stride());
    }
    void flow(const Rows<T>& x, Rows<T>& to) {
        hear(x, time() + 0.5 * plan_.dt, 0);
        kernel().flow(dt_, x.data(), parameters_.data(), inputs_.data(), to.data(), x.stride());
    }
    void settle(Rows<T>& x) const {
        for (int i = 0; i < model().states(); ++i) {
            const State& row = model().description.states[i];
            if (row.lower > -unbounded || row.upper < unbounded) clip(x.row(i), x.stride(), T(row.lower), T(row.upper));
        }
    }

private:
    const Model& model() const { return *plan_.model; }
    const Kernel<T>& kernel() const { return plan_.model->kernel<T>(); }
    const T* lambda() const { return parameters_.row(model().description.lambda); }

    void configure(const Plan& plan) {
        plan_ = plan;
        parameters_ = Rows<T>(model().parameters(), plan.nodes);
        inputs_ = Rows<T>(model().inputs(), plan.nodes);
        readouts_ = Rows<T>(model().readouts(), plan.nodes);
        network_ = NetworkSum<T>(plan);
        network_input_ = plan.held ? Rows<T>(model().inputs(), plan.nodes) : Rows<T>();
        work_ = Workspace<T>(model().states(), plan.nodes, plan.method);
        kick_ = plan.noise.empty() ? Rows<T>() : Rows<T>(model().states(), plan.nodes);
        load_numbers();
    }

    // After any change of the plan's numbers.
    void load_numbers() {
        for (int i = 0; i < model().parameters(); ++i) parameters_.fill(i, plan_.parameters[i]);
        dt_model_ = plan_.dt / model().info().time_unit_ms();
        dt_ = T(dt_model_);
        gain_ = T(plan_.network.gain);
    }

    // Fills the inputs with everything that arrives at time t, given the states x.
    void hear(const Rows<T>& x, double t, int stage) {
        if (plan_.drives.empty() && !network_.present()) return;
        inputs_.clear();
        for (const Drive& drive : plan_.drives) add_drive(inputs_, drive, t, lambda());
        if (!network_.present()) return;
        if (!plan_.held) return network_.add_to(inputs_, kernel(), x, parameters_, gain_);
        if (stage == 0) {
            network_input_.clear();
            network_.add_to(network_input_, kernel(), x, parameters_, gain_);
        }
        add_scaled(inputs_.data(), inputs_.data(), T(1), network_input_.data(), inputs_.size());
    }

    void advance(const Rows<T>& x, Rows<T>& to) {
        const Rows<T>* kick = nullptr;
        if (!plan_.noise.empty()) {
            draw_noise(kick_, plan_, std::uint64_t(steps_), dt_model_);
            kick = &kick_;
        }
        switch (plan_.method) {
            case Method::euler: euler_step(*this, work_, x, to, dt_, kick); break;
            case Method::heun: heun_step(*this, work_, x, to, dt_, kick); break;
            case Method::rk4: rk4_step(*this, work_, x, to, dt_, kick); break;
            case Method::exponential: exponential_step(*this, x, to, kick); break;
        }
        fold_angles(to);
    }

    // A float cannot hold a large winding number and a small increment at once.
    void fold_angles(Rows<T>& x) const {
        if constexpr (std::is_same_v<T, float>) {
            for (int i = 0; i < model().states(); ++i) {
                if (!model().description.states[i].circular) continue;
                T* row = x.row(i);
                for (int n = 0; n < x.stride(); ++n)
                    if (!(row[n] >= -3.14159274f && row[n] <= 3.14159274f)) row[n] = float(row[n] - 6.283185307179586 * std::rint(row[n] / 6.283185307179586));
            }
        }
    }

    static void clip(T* row, int count, T lower, T upper) {
        using V = Pack<T>;
        for (int n = 0; n < count; n += V::width) {
            V x = V::load(row + n);
            x = select(x < V(lower), V(lower), x);
            select(x > V(upper), V(upper), x).store(row + n);
        }
    }

    // x − x is 0 for every finite x and NaN otherwise: one sum tells for a whole row.
    bool finite(const Rows<T>& x) const {
        T sum(0);
        for (int i = 0; i < model().states(); ++i) {
            const T* row = x.row(i);
            for (int n = 0; n < plan_.nodes; ++n) sum += row[n] - row[n];
        }
        return sum == T(0);
    }

    void explain_failure() {
        for (int i = 0; i < model().states(); ++i)
            for (int n = 0; n < plan_.nodes; ++n) {
                if (std::isfinite(next_.row(i)[n])) continue;
                failure_ = say("state ", model().description.states[i].id, " of node ", double(n), " left the finite numbers at t = ", time() + plan_.dt,
                               " ms (step ", double(steps_ + 1), ", dt = ", plan_.dt, " ms, ", integrators()[int(plan_.method)].id,
                               "); a smaller dt or the last change undone brings it back");
                return;
            }
    }

    const T* row_of(const Signal& signal) {
        switch (signal.kind) {
            case Signal::Kind::state: return state_.row(signal.index);
            case Signal::Kind::readout: kernel().observe(state_.data(), parameters_.data(), readouts_.data(), state_.stride()); return readouts_.row(signal.index);
            case Signal::Kind::input: hear(state_, time(), 0); return inputs_.row(signal.index);
            case Signal::Kind::unknown: break;
        }
        return nullptr;
    }

    void record() {
        bool observed = false, heard = false;
        for (std::size_t q = 0; q < recorded_.size(); ++q) {
            const Signal& signal = recorded_[q];
            bool& fresh = signal.kind == Signal::Kind::readout ? observed : heard;
            if (signal.kind == Signal::Kind::state) recorded_rows_[q] = state_.row(signal.index);
            else if (fresh) recorded_rows_[q] = signal.kind == Signal::Kind::readout ? readouts_.row(signal.index) : inputs_.row(signal.index);
            else recorded_rows_[q] = row_of(signal), fresh = true;
        }
        recorder_.take(recorded_rows_.data(), steps_);
    }

    static std::vector<double> column(const Rows<T>& rows, int count, int node) {
        std::vector<double> values;
        for (int i = 0; i < count; ++i) values.push_back(double(rows.row(i)[node]));
        return values;
    }

    Plan plan_;
    Rows<T> state_, next_, parameters_, inputs_, readouts_, kick_, network_input_;
    NetworkSum<T> network_;
    Workspace<T> work_;
    Recorder<T> recorder_;
    std::vector<std::string> recorded_ids_;
    std::vector<Signal> recorded_;
    std::vector<const T*> recorded_rows_;
    std::string failure_;
    double dt_model_ = 0, base_time_ = 0;
    std::int64_t steps_ = 0, base_step_ = 0;
    T dt_ = 0, gain_ = 0;
};

}  // namespace push_pull
