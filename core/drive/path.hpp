// Noise as a waveform: functions of (seed, number of the drive, time), so that a snapshot need not remember them.
#pragma once

#include <array>
#include <cstdint>

namespace push_pull {

// A moment of a step: `share` of the step that begins at `begin` is over.
struct Moment {
    std::int64_t step = 0;
    double begin = 0, dt = 0.1;  // ms
    double share = 0;

    double time() const { return begin + share * dt; }
};

#ifndef PUSH_PULL_CORE_ONLY

// An Ornstein–Uhlenbeck process of variance 1, exact at each step and linear in between. What is older than a block of 24 tau
// is forgotten: the value at a step is that of a run that began with the block before its own, so that any step can be found
// again. The next block's run goes along, ready to take over.
class Path {
public:
    void load(std::uint64_t seed, std::uint32_t channel, double tau, double dt);
    double at(const Moment& now);

private:
    double normal(std::int64_t step);
    double first(std::int64_t block) const;
    void seek(std::int64_t step);
    void advance();

    std::uint64_t seed_ = 0;
    std::uint32_t channel_ = 0;
    double tau_ = 0, dt_ = 0, keep_ = 0, push_ = 0;
    std::int64_t length_ = 0;  // of a block, in steps
    std::int64_t step_ = -1;   // before_ is of this step, now_ of the one after it
    double before_ = 0, now_ = 0, next_ = 0;
    std::int64_t drawn_ = -1;  // which four steps normals_ are of
    std::array<double, 4> normals_ = {};
};

// Noise of variance 1 and flat power between two frequencies: sines of equal power, one at a random place of each equal part of
// the band.
class Band {
public:
    static constexpr int sines = 128;
    void load(std::uint64_t seed, std::uint32_t channel, double low, double high);
    double at(double t_ms) const;

private:
    std::array<double, sines> frequencies_ = {}, phases_ = {};  // cycles per ms, cycles
};

#endif

}  // namespace push_pull
