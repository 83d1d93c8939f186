#include "core/drive/noise.hpp"

namespace push_pull {

std::array<double, 4> noise_normals(const Plan& plan, std::uint64_t step, int noise, int state, int block) {
    // 64 states a noise: more than any model has.
    const auto channel = std::uint32_t(noise) * 64 + std::uint32_t(state);
    return to_normals(random_block(plan.seed, step, std::uint32_t(block), Stream::noise, channel));
}

double kick_size(const WhiteNoise& noise, double dt_model) {
    return noise.sigma * sqrt(dt_model) * (noise.complex ? 0.7071067811865476 : 1.0);
}

}  // namespace push_pull
