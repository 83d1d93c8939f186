// White noise on declared states: sigma·dW, with dW of variance dt (in the model's time unit).
#pragma once

#include "core/document/plan.hpp"
#include "core/number/random.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

// The four normal numbers of nodes 4·block … 4·block + 3 for one noise and state at one step.
std::array<double, 4> noise_normals(const Plan& plan, std::uint64_t step, int noise, int state, int block);

// The size of one kick of a noise: sigma·√dt, shared between the two parts of z where it is complex.
double kick_size(const WhiteNoise& noise, double dt_model);

// Fills `kick` (rows = states) with this step's noise. A function of (seed, step, node, state) only.
template <class T>
void draw_noise(Rows<T>& kick, const Plan& plan, std::uint64_t step, double dt_model) {
    kick.clear();
    for (int k = 0; k < int(plan.noise.size()); ++k) {
        const double size = kick_size(plan.noise[k], dt_model);
        for (int state : plan.noise[k].states) {
            T* row = kick.row(state);
            for (int node = 0; node < plan.nodes; node += 4) {
                const auto z = noise_normals(plan, step, k, state, node / 4);
                for (int i = 0; i < 4 && node + i < plan.nodes; ++i) row[node + i] += T(size * z[i]);
            }
        }
    }
}

}  // namespace push_pull
