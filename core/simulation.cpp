#include "core/simulation.hpp"

#include "core/engine.hpp"
#include "core/number/math.hpp"

namespace push_pull {
namespace {

// FNV-1a, 64 bits.
struct Fnv {
    std::uint64_t value = 0xcbf29ce484222325u;
    void add(const void* data, std::size_t count) {
        const auto* bytes = static_cast<const unsigned char*>(data);
        for (std::size_t i = 0; i < count; ++i) value = (value ^ bytes[i]) * 0x100000001b3u;
    }
};

struct SnapshotHeader {
    char magic[4] = {'P', 'P', 'S', '1'};
    std::uint32_t precision = 0, nodes = 0, states = 0;
    std::uint64_t model = 0;
    std::int64_t step = 0, base_step = 0;
    double base_time = 0, dt = 0;
    std::uint64_t past = 0;   // how many numbers of the past follow the states
    std::uint64_t check = 0;  // of all bytes, this one taken for 0; 0: not made
};

std::uint64_t check_of(SnapshotHeader header, const unsigned char* body, std::size_t count) {
    header.check = 0;
    Fnv fnv;
    fnv.add(&header, sizeof header);
    fnv.add(body, count);
    return fnv.value;
}

SnapshotHeader header_of(const Plan& plan) {
    SnapshotHeader header;
    header.precision = plan.single ? 4 : 8;
    header.nodes = std::uint32_t(plan.nodes);
    header.states = std::uint32_t(plan.model->states());
    Fnv id;
    const std::string_view name = plan.model->info().id;
    id.add(name.data(), name.size());
    header.model = id.value;
    return header;
}

}  // namespace

template <class T>
Problem Engine<T>::set(const std::string& path, double value, int node) {
    const double old_dt = plan_.dt, now = time();
    Problem problem = change_plan(plan_, path, value, node);
    if (problem) return problem;
    if (plan_.dt != old_dt) rebase_clock(now);
    dynamics_.load_numbers(steps_);
    failure_.clear();
    if (plan_.dt != old_dt) measure_anew();
    return {};
}

template <class T>
void Engine<T>::kick(int node, int state, double amount) {
    T& x = dynamics_.states().row(state)[node];
    if (std::isfinite(T(x + T(amount)))) x += T(amount);
    dynamics_.settle(dynamics_.states());
    failure_.clear();
}

template <class T>
bool Engine<T>::adopt(const Plan& plan) {
    if (plan.model != plan_.model || plan.nodes != plan_.nodes || plan.single != plan_.single) return false;
    const bool other_step = plan.dt != plan_.dt;
    if (other_step) rebase_clock(time());
    plan_ = plan;
    dynamics_.configure(steps_);
    failure_.clear();
    if (other_step) measure_anew();
    return true;
}

#ifndef PUSH_PULL_CORE_ONLY

template <class T>
bool Engine<T>::adopt_parameters(const Plan& plan) {
    if (plan.model != plan_.model || plan.nodes != plan_.nodes) return false;
    plan_.parameters = plan.parameters;
    dynamics_.load_numbers(steps_);
    failure_.clear();
    return true;
}

#endif

template <class T>
Problem Engine<T>::scope(const std::vector<std::string>& what, int every, int columns) {
    std::vector<Signal> signals;
    for (const std::string& id : what) {
        signals.push_back(find_signal(plan_, id));
        if (signals.back().kind == Signal::Kind::unknown)
            return {"scope.what", say("scope.what: unknown \"", id, "\" of ", model().info().id)};
    }
    constexpr double most_columns = 2e7;
    if (double(what.size()) * plan_.nodes * columns > most_columns)
        return {"scope.columns", say("scope.columns: ", double(columns), " columns of ", double(what.size()), " quantities and ",
                                     double(plan_.nodes), " nodes are more than ", most_columns, " numbers; ask for fewer")};
    if (every < 1 || columns < 1) return {"scope.every", say("scope.every: every and columns must be 1 or more")};
    recorded_ids_ = what;
    recorded_ = signals;
    recorded_rows_.assign(what.size(), nullptr);
    recorder_ = Recorder<T>(int(what.size()), plan_.nodes, every, columns, steps_);
    return {};
}

template <class T>
TraceView Engine<T>::trace() const {
    return {recorder_.min().data(),
            recorder_.max().data(),
            recorder_.mean().data(),
            recorder_.first(),
            recorder_.count(),
            int(recorded_.size()),
            plan_.nodes,
            recorder_.every(),
            recorder_.capacity(),
            single};
}

template <class T>
std::vector<double> Engine<T>::means(const std::string& what, int node) const {
    for (std::size_t q = 0; q < recorded_ids_.size(); ++q)
        if (recorded_ids_[q] == what) return recorder_.means(int(q), node);
    return {};
}

#ifndef PUSH_PULL_CORE_ONLY

template <class T>
void Engine<T>::push_measures() {
    Measures& measures = *measuring_.now;
    const T* signal = row_of(measuring_.signal);
    for (int n = 0; n < plan_.nodes; ++n) measures.signal()[n] = measuring_.signal_is_angle() ? cos(double(signal[n])) : double(signal[n]);
    if (measuring_.phase.kind == Signal::Kind::state) {
        const T* phase = row_of(measuring_.phase);
        for (int n = 0; n < plan_.nodes; ++n) measures.phase()[n] = double(phase[n]);
    }
    measures.push(time());
}

#endif

template <class T>
std::vector<double> Engine<T>::node_constant_inputs(int node) const {
    Rows<T> rows(model().inputs(), plan_.nodes);
    for (const Drive& drive : plan_.drives)
        if (drive.constant()) dynamics_.add_constant(rows, drive, time());
    return column(rows, model().inputs(), node);
}

template <class T>
const T* Engine<T>::row_of(const Signal& signal) {
    switch (signal.kind) {
        case Signal::Kind::state: return dynamics_.states().row(signal.index);
        case Signal::Kind::readout: return dynamics_.observe_now().row(signal.index);
        case Signal::Kind::input: return dynamics_.hear_now(steps_, time()).row(signal.index);
#ifndef PUSH_PULL_CORE_ONLY
        case Signal::Kind::drive: return dynamics_.drive_now(signal.index, steps_, time());
#else
        case Signal::Kind::drive:
#endif
        case Signal::Kind::unknown: break;
    }
    return nullptr;
}

template <class T>
void Engine<T>::record() {
    // One evaluation serves all readouts, and one all inputs.
    const Rows<T>*seen = nullptr, *heard = nullptr;
    for (std::size_t q = 0; q < recorded_.size(); ++q) {
        const Signal& signal = recorded_[q];
        if (signal.kind == Signal::Kind::readout && !seen) seen = &dynamics_.observe_now();
        if (signal.kind == Signal::Kind::input && !heard) heard = &dynamics_.hear_now(steps_, time());
#ifndef PUSH_PULL_CORE_ONLY
        if (signal.kind == Signal::Kind::drive) {
            recorded_rows_[q] = dynamics_.drive_now(signal.index, steps_, time());
            continue;
        }
#endif
        const Rows<T>* rows = signal.kind == Signal::Kind::readout ? seen
                              : signal.kind == Signal::Kind::input ? heard
                                                                   : &dynamics_.states();
        recorded_rows_[q] = rows->row(signal.index);
    }
    recorder_.take(recorded_rows_.data(), steps_);
}

template <class T>
void Engine<T>::explain_failure() {
    for (int i = 0; i < model().states(); ++i)
        for (int n = 0; n < plan_.nodes; ++n) {
            if (std::isfinite(dynamics_.attempt().row(i)[n])) continue;
            failure_ = say("state ", model().description.states[i].id, " of node ", double(n),
                           " left the finite numbers at t = ", time() + plan_.dt, " ms (step ", double(steps_ + 1), ", dt = ", plan_.dt,
                           " ms, ", integrators()[int(plan_.method)].id, "); a smaller dt or the last change undone brings it back");
            return;
        }
}

template <class T>
std::vector<unsigned char> Engine<T>::snapshot(bool checked) const {
    SnapshotHeader header = header_of(plan_);
    header.step = steps_;
    header.base_step = base_step_;
    header.base_time = base_time_;
    header.dt = plan_.dt;
    const std::size_t row = std::size_t(plan_.nodes) * sizeof(T);
    const std::vector<T> past = dynamics_.past(steps_);
    std::vector<unsigned char> bytes(sizeof header + row * header.states + past.size() * sizeof(T));
    header.past = past.size();
    if (!past.empty()) std::memcpy(bytes.data() + sizeof header + row * header.states, past.data(), past.size() * sizeof(T));
    for (std::uint32_t i = 0; i < header.states; ++i)
        std::memcpy(bytes.data() + sizeof header + i * row, dynamics_.states().row(int(i)), row);
    if (checked) header.check = check_of(header, bytes.data() + sizeof header, bytes.size() - sizeof header);
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

template <class T>
bool Engine<T>::restore(const std::vector<unsigned char>& bytes) {
    const SnapshotHeader own = header_of(plan_);
    SnapshotHeader header;
    const std::size_t row = std::size_t(plan_.nodes) * sizeof(T);
    const std::size_t past_at = sizeof header + row * own.states;
    if (bytes.size() < past_at) return false;
    std::memcpy(&header, bytes.data(), sizeof header);
    const bool same = std::memcmp(header.magic, own.magic, 4) == 0 && header.precision == own.precision && header.nodes == own.nodes &&
                      header.states == own.states && header.model == own.model && header.step >= 0;
    if (!same || !std::isfinite(header.base_time) || !(header.dt > 0) || header.step > (std::int64_t(1) << 52)) return false;
    std::vector<T> states(row / sizeof(T) * own.states);
    std::memcpy(states.data(), bytes.data() + sizeof header, row * own.states);
    if (header.past != (bytes.size() - past_at) / sizeof(T) || (bytes.size() - past_at) % sizeof(T) != 0) return false;
    if (header.check != 0 && header.check != check_of(header, bytes.data() + sizeof header, bytes.size() - sizeof header)) return false;
    std::vector<T> past(header.past);
    if (!past.empty()) std::memcpy(past.data(), bytes.data() + past_at, past.size() * sizeof(T));
    for (const std::vector<T>* values : {&states, &past})
        for (T x : *values)
            if (!std::isfinite(x)) return false;
    for (std::uint32_t i = 0; i < own.states; ++i) {
        T* to = dynamics_.states().row(int(i));
        std::memcpy(to, bytes.data() + sizeof header + i * row, row);
        std::fill(to + plan_.nodes, to + dynamics_.states().stride(), to[plan_.nodes - 1]);
    }
    // The clock as it was, to the last bit, unless the step has changed since.
    steps_ = header.step;
    const bool same_step = header.dt == plan_.dt;
    base_step_ = same_step ? header.base_step : header.step;
    base_time_ = same_step ? header.base_time : header.base_time + double(header.step - header.base_step) * header.dt;
    dynamics_.restore_past(past, steps_, header.dt);
    failure_.clear();
    if (recorder_.active()) recorder_.rewind(steps_);
    measure_anew();
    return true;
}

template <class T>
std::uint64_t Engine<T>::hash() const {
    static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the hash is over little-endian bytes");
    Fnv fnv;
    for (int i = 0; i < model().states(); ++i) fnv.add(dynamics_.states().row(i), std::size_t(plan_.nodes) * sizeof(T));
    fnv.add(&steps_, sizeof steps_);
    return fnv.value;
}

std::unique_ptr<Simulation> Simulation::make(const Plan& plan) {
    if (plan.single) return std::make_unique<Engine<float>>(plan);
    return std::make_unique<Engine<double>>(plan);
}

Result run(const Plan& plan) {
    const auto simulation = Simulation::make(plan);
    std::vector<Signal> signals;
    for (const std::string& id : plan.record) signals.push_back(find_signal(plan, id));

    // A tenth of a step forgives the rounding of duration / dt.
    const auto samples = std::size_t(std::floor((plan.duration / plan.dt + 0.1) / plan.every)) + 1;
    const std::size_t rows = signals.size() * std::size_t(plan.nodes);
    Result result;
    result.data.assign(rows * samples, 0.0);
    std::size_t taken = 0;
    for (; taken < samples; ++taken) {
        if (taken > 0 && simulation->step(plan.every) < plan.every) break;
        result.times.push_back(double(taken) * plan.every * plan.dt);
        for (std::size_t q = 0; q < signals.size(); ++q) {
            const RowView view = simulation->read(signals[q]);
            for (int n = 0; n < plan.nodes; ++n) result.data[(q * std::size_t(plan.nodes) + std::size_t(n)) * samples + taken] = view[n];
        }
    }
    // An early end leaves shorter rows; pack them so that [signal][node][sample] stays true.
    if (taken < samples)
        for (std::size_t r = 1; r < rows; ++r)
            std::copy_n(result.data.begin() + std::ptrdiff_t(r * samples), taken, result.data.begin() + std::ptrdiff_t(r * taken));
    result.data.resize(rows * taken);
    result.failure = simulation->failure();
    result.hash = simulation->hash();
    return result;
}

}  // namespace push_pull
