// White noise on declared states: sigma·dW, with dW of variance dt (in the model's time unit).
#pragma once

#include "core/document/plan.hpp"
#include "core/number/random.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

// Fills `kick` (rows = states) with this step's noise. A function of (seed, step, node, state) only.
template <class T>
void draw_noise(Rows<T>& kick, const Plan& plan, std::uint64_t step, double dt_model) {
    kick.clear();
    const double root = sqrt(dt_model);
    for (std::size_t k = 0; k < plan.noise.size(); ++k) {
        const WhiteNoise& noise = plan.noise[k];
        const T size = T(noise.sigma * root * (noise.complex ? 0.7071067811865476 : 1.0));
        for (int state : noise.states) {
            T* row = kick.row(state);
            const auto channel = std::uint32_t(k) * 64 + std::uint32_t(state);
            for (int node = 0; node < plan.nodes; node += 4) {
                const auto z = to_normals<T>(random_block(plan.seed, step, std::uint32_t(node) / 4, Stream::noise, channel));
                for (int i = 0; i < 4 && node + i < plan.nodes; ++i) row[node + i] += size * z[i];
            }
        }
    }
}

}  // namespace push_pull
