// One step of each method, on rows of numbers. A stepper knows arrays and a right-hand side; models,
// networks and drives are behind `System`:
//
//   system.slope(x, stage_time, stage, k)   k = dx/dt at x; stage_time is the fraction of the step
//   system.stretch(x, k)                    what exponential Euler does to the slopes; nothing for Euler
//   system.flow(x, to)                      exact linear core, inputs at mid-step
//   system.settle(x)                        hard bounds
//   noise                                   this step's kick, or null: added as it is, or times the state
//
// Each returns true when it knows that all numbers it wrote are finite, and false when somebody should look.
#pragma once

#include "core/drive/noise.hpp"

namespace push_pull {

template <class T>
struct Workspace {
    Rows<T> k1, k2, k3, k4, stage;
    Workspace() = default;
    Workspace(int states, int nodes, Method method) {
        if (method == Method::exponential) return;
        k1 = Rows<T>(states, nodes);
        if (method == Method::euler || method == Method::exp_euler) return;
        k2 = stage = Rows<T>(states, nodes);
        if (method == Method::rk4) k3 = k4 = Rows<T>(states, nodes);
    }
};

// to[i…] = value(i) over all numbers, and true when each of them, padding included, is finite: x − x is +0 for every
// finite x and NaN otherwise. Pointers are copied first, or the compiler must fear that a store moves them.
template <class T, class F>
bool write(Rows<T>& rows, F value) {
    using V = WidePack<T>;
    T* to = rows.data();
    const std::size_t count = rows.size();
    auto seen = to_bits(V(T(0)));
    for (std::size_t i = 0; i < count; i += V::width) {
        const V x = value(i);
        x.store(to + i);
        seen |= to_bits(x - x);
    }
    return !any(from_bits<V>(seen));
}

// x + kick, where what is multiplied by the state is multiplied by the middle of a and b: Itô's noise when both are the
// state before the step, Stratonovich's when b is where Heun's first half arrives. True when all it wrote is finite.
template <class T>
[[gnu::noinline]] bool add_kick(Rows<T>& x, const Kick<T>& kick, const Rows<T>& a, const Rows<T>& b) {
    using V = WidePack<T>;
    if (kick.times.size() > 0) {
        const V half(T(0.5));
        return write(x, [=, to = x.data(), add = kick.add.data(), times = kick.times.data(), a0 = a.data(), b0 = b.data()](std::size_t i) {
            return V::load(to + i) + (V::load(add + i) + V::load(times + i) * (half * (V::load(a0 + i) + V::load(b0 + i))));
        });
    }
    return write(x, [to = x.data(), add = kick.add.data()](std::size_t i) { return V::load(to + i) + V::load(add + i); });
}

template <class T, class System>
bool euler_step(System& system, Workspace<T>& w, const Rows<T>& x, Rows<T>& to, T dt, const Kick<T>* kick) {
    using V = WidePack<T>;
    system.slope(x, 0.0, 0, w.k1);
    system.stretch(x, w.k1);
    const V step(dt);
    bool finite = write(to, [step, x0 = x.data(), k1 = w.k1.data()](std::size_t i) { return V::load(x0 + i) + step * V::load(k1 + i); });
    if (kick) finite = add_kick(to, *kick, x, x);
    system.settle(to);
    return finite;
}

template <class T, class System>
bool heun_step(System& system, Workspace<T>& w, const Rows<T>& x, Rows<T>& to, T dt, const Kick<T>* kick) {
    using V = WidePack<T>;
    system.slope(x, 0.0, 0, w.k1);
    add_scaled(w.stage.data(), x.data(), dt, w.k1.data(), x.size());
    if (kick) add_kick(w.stage, *kick, x, x);
    system.settle(w.stage);
    system.slope(w.stage, 1.0, 1, w.k2);
    const V half(T(0.5) * dt);
    bool finite = write(to, [half, x0 = x.data(), k1 = w.k1.data(), k2 = w.k2.data()](std::size_t i) {
        return V::load(x0 + i) + half * (V::load(k1 + i) + V::load(k2 + i));
    });
    if (kick) finite = add_kick(to, *kick, x, w.stage);
    system.settle(to);
    return finite;
}

template <class T, class System>
bool rk4_step(System& system, Workspace<T>& w, const Rows<T>& x, Rows<T>& to, T dt, const Kick<T>* kick) {
    using V = WidePack<T>;
    const auto stage = [&](const Rows<T>& k, T scale) -> const Rows<T>& {
        add_scaled(w.stage.data(), x.data(), scale, k.data(), x.size());
        system.settle(w.stage);
        return w.stage;
    };
    system.slope(x, 0.0, 0, w.k1);
    system.slope(stage(w.k1, T(0.5) * dt), 0.5, 1, w.k2);
    system.slope(stage(w.k2, T(0.5) * dt), 0.5, 2, w.k3);
    system.slope(stage(w.k3, dt), 1.0, 3, w.k4);
    const V sixth(dt / T(6)), two(T(2));
    bool finite = write(to, [=, x0 = x.data(), k1 = w.k1.data(), k2 = w.k2.data(), k3 = w.k3.data(), k4 = w.k4.data()](std::size_t i) {
        const V middle = V::load(k2 + i) + V::load(k3 + i);
        return V::load(x0 + i) + sixth * (V::load(k1 + i) + two * middle + V::load(k4 + i));
    });
    if (kick) finite = add_kick(to, *kick, x, x);
    system.settle(to);
    return finite;
}

template <class T, class System>
bool exponential_step(System& system, const Rows<T>& x, Rows<T>& to, const Kick<T>* kick) {
    system.flow(x, to);
    if (kick) add_kick(to, *kick, x, x);
    system.settle(to);
    return false;
}

}  // namespace push_pull
