// Normal numbers for a whole row of nodes at once, four to a register.
#pragma once

#include <cstdint>

namespace push_pull {

// They are made sixteen at a time: a row that receives them is so long.
constexpr int padded_normals(int nodes) { return (nodes + 15) / 16 * 16; }

// Standard normal numbers of the nodes 0 … nodes − 1 for one channel at one step, a function of (seed, step, node, channel)
// and of nothing else (Philox and Box–Muller). They are floats in both precisions, so a run in f32 hears the noise of the run
// in f64; |z| stays below 6.7, the largest that 32 bits can reach. `to` has room for padded_normals(nodes).
void draw_normals(std::uint64_t seed, std::uint64_t step, std::uint32_t channel, int nodes, float* to);

}  // namespace push_pull
