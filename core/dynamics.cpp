#include "core/dynamics.hpp"

#include <limits>

#include "core/solve/exp_euler.hpp"

namespace push_pull {
namespace {

// A NaN meets no bound: it stays, to be found. So does what is infinite on a side without one.
template <class T>
void clip(T* row, int count, const State& state) {
    using V = WidePack<T>;
    constexpr T infinity = std::numeric_limits<T>::infinity();
    const V lower(state.lower > -unbounded ? T(state.lower) : -infinity), upper(state.upper < unbounded ? T(state.upper) : infinity);
    for (int n = 0; n < count; n += V::width) at_most(at_least(V::load(row + n), lower), upper).store(row + n);
}

}  // namespace

template <class T>
Dynamics<T>::Dynamics(const Plan& plan) : plan_(plan), state_(plan.model->states(), plan.nodes), next_(state_) {
    for (int i = 0; i < model().states(); ++i) state_.fill(i, plan_.initial[i]);
    fold_angles(state_);
    configure(0);
#ifndef PUSH_PULL_CORE_ONLY
    recall_history();
#endif
}

template <class T>
void Dynamics<T>::configure(std::int64_t step) {
    parameters_ = Blocks<T>(model().parameters(), plan_.nodes);
    lambda_ = Rows<T>(1, plan_.nodes);
    inputs_ = Rows<T>(model().inputs(), plan_.nodes);
    readouts_ = Rows<T>(model().readouts(), plan_.nodes);
    network_input_ = plan_.held ? Rows<T>(model().inputs(), plan_.nodes) : Rows<T>();
    work_ = Workspace<T>(model().states(), plan_.nodes, plan_.method);
    hears_ = !plan_.drives.empty() || plan_.network.wiring != Wiring::none;
    bounded_.clear();
    angles_.clear();
    for (int i = 0; i < model().states(); ++i) {
        const State& row = model().description.states[i];
        if (row.lower > -unbounded || row.upper < unbounded) bounded_.push_back(i);
        if (row.circular) angles_.push_back(i);
    }
    noise_.configure(plan_, std::uint64_t(step));
    drives_.configure(plan_);
    wired_dt_ = 0;
    load_numbers(step);
}

template <class T>
void Dynamics<T>::load_numbers(std::int64_t step) {
    for (int i = 0; i < model().parameters(); ++i) parameters_.fill(i, plan_.parameters[i]);
    lambda_.fill(0, plan_.parameters[model().description.lambda]);
    dt_model_ = plan_.dt / model().info().time_unit_ms();
    dt_ = T(dt_model_);
    gain_ = T(plan_.network.gain);
    noise_.load_numbers(plan_, dt_model_);
    drives_.load_numbers(plan_);
    const Network& network = plan_.network;
    const bool others =
        wired_dt_ != plan_.dt || wired_speed_ != network.speed || wired_delay_ != network.delay || wired_between_ != between_steps();
    if (wired_dt_ == 0 || wired_version_ != version() || (others && (network.delayed() || network_.delayed()))) wire(step);
    network_.load_shape(network);
}

// Delays are whole steps: another dt, speed or delay makes another network, which takes over what the last one remembers.
template <class T>
void Dynamics<T>::wire(std::int64_t step) {
    // A speed under the hand then asks for no other memory, unless it falls below every one so far.
    const int depth = network_.delays().depth();
    const bool same = wired_dt_ != 0 && wired_version_ == version();
    NetworkSum<T> wired(plan_, past_dt_ == plan_.dt ? depth : std::min(depth, 1), same ? &network_ : nullptr);
    wired.inherit(network_, kernel(), state_, parameters_, step, past_dt_ > 0 ? plan_.dt / past_dt_ : 1);
    network_ = std::move(wired);
    past_dt_ = wired_dt_ = plan_.dt;
    wired_speed_ = plan_.network.speed;
    wired_delay_ = plan_.network.delay;
    wired_between_ = between_steps();
    wired_version_ = version();
}

#ifndef PUSH_PULL_CORE_ONLY
// What was sent before t = 0, where the document tells it; what is older than that was sent as at its beginning.
template <class T>
void Dynamics<T>::recall_history() {
    const Network& network = plan_.network;
    if (network.history_rows == 0 || !network_.delayed()) return;
    Rows<T> then = state_;
    const int first = std::max(network.history_rows - network_.delays().depth(), 0);
    for (int row = first; row < network.history_rows; ++row) {
        for (int i = 0; i < model().states(); ++i) {
            const std::vector<double>& told = network.history[std::size_t(i)];
            if (told.empty()) continue;
            const auto from = told.begin() + std::ptrdiff_t(row) * plan_.nodes;
            then.fill(i, {from, from + plan_.nodes});
        }
        network_.recall(kernel(), then, parameters_, row - network.history_rows, row == first);
    }
    network_.delays().retreat(0);
}
#endif

template <class T>
std::vector<T> Dynamics<T>::past(std::int64_t step) const {
    const std::size_t delays = network_.delayed() ? network_.delays().saved_size() : 0;
    std::size_t size = delays;
    // The numbers of noises stand behind, and at the end how many rows of nodes they are.
    if constexpr (whole_build) {
        size += std::size_t(noise_.coloured().rows()) * std::size_t(plan_.nodes);
        if (size > 0) ++size;
    }
    std::vector<T> values(size);
    if (delays > 0) network_.delays().save(step, values.data());
    if constexpr (whole_build)
        if (size > 0) {
            const Coloured& memory = noise_.coloured();
            T* to = values.data() + delays;
            for (int i = 0; i < memory.rows(); ++i)
                for (int n = 0; n < plan_.nodes; ++n) *to++ = T(memory.at(i, n));
            *to = T(memory.rows());
        }
    return values;
}

template <class T>
void Dynamics<T>::restore_past(const std::vector<T>& past, std::int64_t step, double dt) {
    std::size_t count = past.size();
    if constexpr (whole_build)
        if (count > 0) {
            const T rows = past[--count];
            if (!(rows >= 0 && double(rows) * plan_.nodes <= double(count))) return;
            count -= std::size_t(rows) * std::size_t(plan_.nodes);
            // Of other noises than now, it means nothing.
            Coloured& memory = noise_.coloured();
            for (int i = 0; i < memory.rows() && T(memory.rows()) == rows; ++i)
                for (int n = 0; n < plan_.nodes; ++n)
                    memory.at(i, n) = float(past[count + std::size_t(i) * std::size_t(plan_.nodes) + std::size_t(n)]);
        }
    if (!network_.delayed()) return;
    const std::size_t rows = std::size_t(plan_.nodes) * model().channels();
    const int depth = count > 0 && count % rows == 0 ? int(count / rows) : 0;
    // A memory that has grown since becomes as short as it was: the next change of speed may hear as far back as it reaches.
    if (depth > 0 && dt == plan_.dt && depth < network_.delays().depth()) network_ = NetworkSum<T>(plan_, depth, &network_);
    network_.begin(kernel(), state_, parameters_, step);
    if (depth > 0) network_.delays().load(step, past.data(), depth, plan_.dt / dt);
}

template <class T>
bool Dynamics<T>::step(std::int64_t step, double t) {
    now_ = {step, t, plan_.dt, 0};
    if (network_.delayed()) network_.advance(kernel(), state_, parameters_, step);
    const Kick<T>* kick = noise_.draw(plan_, std::uint64_t(step));
    bool clear = false;
    switch (plan_.method) {
        case Method::exp_euler:
        case Method::euler: clear = euler_step(*this, work_, state_, next_, dt_, kick); break;
        case Method::heun:
            clear = left_alone(kick) ? kernel().heun(dt_, state_.data(), parameters_.data(), inputs_.data(), next_.data(), state_.stride())
                                     : heun_step(*this, work_, state_, next_, dt_, kick);
            break;
        case Method::rk4: clear = rk4_step(*this, work_, state_, next_, dt_, kick); break;
        case Method::exponential: clear = exponential_step(*this, state_, next_, kick); break;
    }
    fold_angles(next_);
    if (!clear && !finite(next_)) {
        if (network_.delayed()) network_.delays().retreat(step);
        return false;
    }
    state_.swap_numbers(next_);
    noise_.keep();
    return true;
}

template <class T>
const Rows<T>& Dynamics<T>::hear_now(std::int64_t step, double t) {
    now_ = {step, t, plan_.dt, 0};
    // The step before this moment left what arrives now as that of the step to come.
    if (hears_) hear(state_, 0, 1, 0);
    return inputs_;
}

#ifndef PUSH_PULL_CORE_ONLY
template <class T>
const T* Dynamics<T>::drive_now(int drive, std::int64_t step, double t) {
    drive_rows_.resize(std::max(drive_rows_.size(), std::size_t(drive) + 1));
    std::vector<T>& row = drive_rows_[std::size_t(drive)];
    // Whoever reads a row reads whole packs.
    row.resize(std::size_t(padded<T>(plan_.nodes)));
    if (std::size_t(drive) >= plan_.drives.size()) std::fill(row.begin(), row.end(), T(0));
    else
        spread_drive(row.data(), plan_.nodes, plan_.drives[std::size_t(drive)], drives_.value(plan_, std::size_t(drive), {step, t, plan_.dt, 0}));
    return row.data();
}
#endif

template <class T>
const Rows<T>& Dynamics<T>::observe_now() {
    kernel().observe(state_.data(), parameters_.data(), readouts_.data(), state_.stride());
    return readouts_;
}

template <class T>
void Dynamics<T>::slope(const Rows<T>& x, double stage_time, int stage, Rows<T>& k) {
    if (hears_) hear(x, stage_time, stage_time, stage);
    kernel().rhs(x.data(), parameters_.data(), inputs_.data(), network_.sent_by(x), k.data(), x.stride());
}

template <class T>
void Dynamics<T>::stretch(const Rows<T>& x, Rows<T>& k) {
    if (plan_.method == Method::exp_euler) stretch_slopes(model(), dt_model_, x, parameters_, inputs_, k);
}

template <class T>
void Dynamics<T>::flow(const Rows<T>& x, Rows<T>& to) {
    if (hears_) hear(x, 0.5, plan_.held ? 0 : 0.5, 0);
    kernel().flow(dt_, x.data(), parameters_.data(), inputs_.data(), to.data(), x.stride());
}

// Fills the inputs with everything that arrives at a time within the step, given the states x. `share` says where that lies between
// the two moments that delays are worked out for.
template <class T>
void Dynamics<T>::hear(const Rows<T>& x, double stage_time, double share, int stage) {
    inputs_.clear();
    now_.share = stage_time;
    for (std::size_t k = 0; k < plan_.drives.size(); ++k) add_drive(inputs_, plan_.drives[k], drives_.value(plan_, k, now_), lambda());
#ifndef PUSH_PULL_CORE_ONLY
    if (joined_) joined_->add_to(inputs_, now_, lambda());
#endif
    if (!network_.present()) return;
    if (!plan_.held) return network_.add_to(inputs_, kernel(), x, parameters_, gain_, share);
    if (stage == 0) {
        network_input_.clear();
        network_.add_to(network_input_, kernel(), x, parameters_, gain_, share);
    }
    add_scaled(inputs_.data(), inputs_.data(), T(1), network_input_.data(), inputs_.size());
}

template <class T>
void Dynamics<T>::clip_states(Rows<T>& x) const {
    for (int i : bounded_) clip(x.row(i), x.stride(), model().description.states[i]);
}

// A float cannot hold a large winding number and a small increment at once.
template <class T>
void Dynamics<T>::fold_angles(Rows<T>& x) const {
    if constexpr (std::is_same_v<T, float>) {
        constexpr float half_turn = 3.14159274f;
        constexpr double turn = 6.283185307179586;
        for (int i : angles_) {
            T* row = x.row(i);
            for (int n = 0; n < x.stride(); ++n)
                if (!(row[n] >= -half_turn && row[n] <= half_turn)) row[n] = float(row[n] - turn * std::rint(row[n] / turn));
        }
    }
}

// Of the nodes alone: what padding holds is nobody's failure.
template <class T>
bool Dynamics<T>::finite(const Rows<T>& x) const {
    for (int i = 0; i < model().states(); ++i)
        for (int n = 0; n < x.nodes(); ++n)
            if (!std::isfinite(x.row(i)[n])) return false;
    return true;
}

template class Dynamics<float>;
template class Dynamics<double>;

}  // namespace push_pull
