#include "core/drive/noise.hpp"

namespace push_pull {

std::uint32_t noise_channel(const Plan& plan, int noise, int state) {
    std::uint32_t before = 0;
    for (int k = 0; k < noise; ++k)
        for (int other : plan.noise[k].states) before += other == state && plan.noise[k].colour == plan.noise[noise].colour;
    return channel_layout::occurrence * before + channel_layout::colour * std::uint32_t(plan.noise[noise].colour) + std::uint32_t(state);
}

double kick_size(const Noise& noise, double dt_model) {
    return noise.sigma * sqrt(dt_model) * (noise.complex && !noise.multiplicative ? 0.7071067811865476 : 1.0);
}

}  // namespace push_pull
