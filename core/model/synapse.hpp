// The parts that Jansen and Rit's model and its kin are made of: a sigmoid from potential to rate, and synapses
//
//   y'' = A a u − 2 a y' − a² y
//
// that turn the rate u they hear into a potential y. Such a model keeps its n potentials first and their n rates of
// change after them, says in a table which parameters are A and a of each, and works out what each synapse hears.
#pragma once

#include "core/number/math.hpp"

namespace push_pull {

// Indices of parameters: A, e times the peak of what one spike causes, and a, one over the time until that peak.
struct Synapse {
    int gain, rate;
};

// Spikes per second at the potential v: at most 2 e_0, half of that at v_0.
template <class V>
V firing_rate(V v, V e_0, V v_0, V r) {
    return (e_0 + e_0) * sigmoid(r * (v - v_0));
}

// Of two populations with the same sigmoid at once.
template <class V>
Pair<V> firing_rates(V v, V u, V e_0, V v_0, V r) {
    const auto shares = sigmoids(r * (v - v_0), r * (u - v_0));
    return {(e_0 + e_0) * shares.first, (e_0 + e_0) * shares.second};
}

template <int n, class V>
void synapse_rhs(const Synapse (&synapses)[n], const V* s, const V* p, const V* heard, V* d) {
    for (int i = 0; i < n; ++i) {
        const V A = p[synapses[i].gain], a = p[synapses[i].rate];
        d[i] = s[n + i];
        d[n + i] = a * (A * heard[i] - (s[n + i] + s[n + i]) - a * s[i]);
    }
}

}  // namespace push_pull
