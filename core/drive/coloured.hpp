// Noise that remembers (Ornstein–Uhlenbeck, pink, brown, blue, violet), and noise that neighbours share. The whole build only.
//
// Everything is made of Ornstein–Uhlenbeck processes y of variance 1, one per node, each updated exactly:
//
//   y ← y e^{−h} + √(1 − e^{−2h}) ξ,   h = dt/τ
//
// What a step adds to a state is exact, too, whatever dt is beside τ: either ∫ Σ w y dt, of which the ends of the step tell
// the mean, w τ tanh(h/2) (y + y'), and leave one more normal number for the rest; or, for blue and violet, Σ w (y' − y).
//
// All of it in floats, as the normal numbers are: a run in f32 hears the noise of the run in f64.
#pragma once

#include <vector>

#include "core/document/plan.hpp"
#include "core/drive/spatial.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

// A channel is a number of 32 bits: 64 states, 16 draws a step for each, 8 colours.
namespace channel_layout {
inline constexpr std::uint32_t draw = 64, colour = 16 * draw, occurrence = 8 * colour, start = 1u << 29;
}

// The Ornstein–Uhlenbeck processes whose sum is a colour: corner frequencies f, which are 1/(2πτ), and shares of the variance.
struct Corner {
    double frequency, share;  // Hz
};
std::span<const Corner> corners(Colour colour);  // empty for white and ou
bool rising(Colour colour);                      // blue, violet: the change of the sum, not the sum

class Coloured {
public:
    // For another list of noises: what goes on keeps its memory, what is new begins at `step` as if it had always been.
    void configure(const Plan& plan, std::uint64_t step);
    void load_numbers(const Plan& plan, double dt_model);

    // One step's numbers for one state, to be multiplied by size(); `z` is room for normal numbers.
    const float* draw(const Plan& plan, int noise, int state, std::uint64_t step, float* z);
    double size(int noise) const { return line_of(noise, -1).size; }
    void keep() { memory_.swap_numbers(next_); }

    // The memory, a row of nodes after the other without padding: how many rows, and one number of them.
    int rows() const { return rows_; }
    float& at(int row, int node) { return memory_.row(row)[node]; }
    float at(int row, int node) const { return memory_.row(row)[node]; }

private:
    // One process, as a step needs it: y' = y + (push·ξ − fall·y), and what it adds: weight·(y' ± y).
    struct Process {
        float fall, push, weight;
    };
    // One state of one noise: its numbers, and where its memory is.
    struct Line {
        int noise, state, row, count;
        std::uint32_t channel;
        float sign, rest;  // y' + y or y' − y; what the ends of the step do not tell
        double size;
        Process processes[6];
    };
    // Of any state when it is −1.
    const Line& line_of(int noise, int state) const;

    std::vector<Line> lines_;
    int rows_ = 0;
    Rows<float> memory_, next_;
    Rows<float> sum_;  // of all processes, and shared with the neighbours
    Spatial spatial_;
};

}  // namespace push_pull
