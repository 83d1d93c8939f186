// A running experiment in one precision: the face around Dynamics. Changes, recording, snapshots, sentences.
#pragma once

#include <cmath>
#include <cstring>

#include "core/document/text.hpp"
#include "core/drive/drive.hpp"
#include "core/dynamics.hpp"
#include "core/observe/recorder.hpp"
#include "core/simulation.hpp"

namespace push_pull {

template <class T>
class Engine final : public Simulation {
public:
    explicit Engine(const Plan& plan) : plan_(plan), dynamics_(plan_) {}

    int step(int count) override {
        for (int done = 0; done < count; ++done) {
            if (!failure_.empty()) return done;
            if (!dynamics_.step(steps_, time())) {
                explain_failure();
                return done;
            }
            ++steps_;
            if (recorder_.active()) record();
            measure_now();
        }
        return count;
    }

    const std::string& failure() const override { return failure_; }
    std::int64_t steps() const override { return steps_; }
    double time() const override { return base_time_ + double(steps_ - base_step_) * plan_.dt; }
    const Plan& plan() const override { return plan_; }
    RowView read(const Signal& signal) override { return {row_of(signal), plan_.nodes, single}; }

    Problem set(const std::string& path, double value, int node) override;
    void kick(int node, int state, double amount) override;
    bool adopt(const Plan& plan) override;
#ifndef PUSH_PULL_CORE_ONLY
    bool adopt_parameters(const Plan& plan) override;
#endif

    Problem scope(const std::vector<std::string>& what, int every, int columns) override;
    TraceView trace() const override;
    std::vector<double> means(const std::string& what, int node) const override;

#ifndef PUSH_PULL_CORE_ONLY
    Problem measure(const MeasureOptions& options) override { return measuring_.begin(options, plan_); }
    void stop_measuring() override { measuring_.now.reset(); }
    Measures* measuring() override { return measuring_.now.get(); }
#endif

    std::vector<unsigned char> snapshot(bool checked) const override;
    bool restore(const std::vector<unsigned char>& bytes) override;
    std::uint64_t hash() const override;

    std::vector<double> node_states(int node) const override { return column(dynamics_.states(), model().states(), node); }
    std::vector<double> node_parameters(int node) const override {
        std::vector<double> values;
        for (int i = 0; i < model().parameters(); ++i) values.push_back(double(dynamics_.parameters().at(i, node)));
        return values;
    }
    std::vector<double> node_constant_inputs(int node) const override;

private:
    static constexpr bool single = std::is_same_v<T, float>;

    const Model& model() const { return *plan_.model; }
    const T* row_of(const Signal& signal);
    void record();
    void explain_failure();
#ifdef PUSH_PULL_CORE_ONLY
    void measure_now() {}
    void measure_anew() {}
#else
    void measure_now() {
        if (measuring_.due(steps_)) push_measures();
    }
    void measure_anew() { measuring_.begin_anew(plan_); }
    void push_measures();

    Measuring measuring_;
#endif
    // The clock goes on from now with another step; left alone otherwise, so that it stays exact to the last bit.
    void rebase_clock(double now) { base_time_ = now, base_step_ = steps_; }

    static std::vector<double> column(const Rows<T>& rows, int count, int node) {
        std::vector<double> values(std::size_t(count), 0.0);
        for (int i = 0; i < count; ++i) values[std::size_t(i)] = double(rows.row(i)[node]);
        return values;
    }

    Plan plan_;
    Dynamics<T> dynamics_;
    Recorder<T> recorder_;
    std::vector<std::string> recorded_ids_;
    std::vector<Signal> recorded_;
    std::vector<const T*> recorded_rows_;
    std::string failure_;
    double base_time_ = 0;
    std::int64_t steps_ = 0, base_step_ = 0;
};

}  // namespace push_pull
