#include "core/drive/path.hpp"

#include "core/number/random.hpp"

#ifndef PUSH_PULL_CORE_ONLY
namespace push_pull {
namespace {

// Blocks of random numbers of a drive: of the steps, of the beginnings of runs, of a band.
enum : std::uint32_t { of_steps, of_beginnings, of_band };

}  // namespace

void Path::load(std::uint64_t seed, std::uint32_t channel, double tau, double dt) {
    if (seed == seed_ && channel == channel_ && tau == tau_ && dt == dt_) return;
    seed_ = seed, channel_ = channel, tau_ = tau, dt_ = dt;
    const double h = dt / tau;
    keep_ = exp(-h);
    push_ = sqrt(1 - keep_ * keep_);
    length_ = std::int64_t(std::ceil(24 / h)) + 1;
    step_ = drawn_ = -1;
}

double Path::normal(std::int64_t step) {
    if (step >> 2 != drawn_) {
        drawn_ = step >> 2;
        normals_ = to_normals(random_block(seed_, std::uint64_t(drawn_), of_steps, Stream::drive, channel_));
    }
    return normals_[std::size_t(step & 3)];
}

double Path::first(std::int64_t block) const {
    return to_normals(random_block(seed_, std::uint64_t(block), of_beginnings, Stream::drive, channel_))[0];
}

// Leaves now_ at the step, and next_ where the run of its own block is.
void Path::seek(std::int64_t step) {
    const std::int64_t block = step / length_, begin = block > 0 ? (block - 1) * length_ : 0;
    step_ = begin - 1;
    now_ = next_ = first(begin / length_);
    while (step_ + 1 < step) advance();
}

void Path::advance() {
    ++step_;
    before_ = now_;
    const double kick = push_ * normal(step_);
    now_ = keep_ * now_ + kick;
    next_ = keep_ * next_ + kick;
    if ((step_ + 1) % length_ != 0) return;
    now_ = next_;
    next_ = first((step_ + 1) / length_);
}

double Path::at(const Moment& now) {
    if (now.step != step_) {
        if (step_ < 0 || now.step != step_ + 1) seek(now.step);
        advance();
    }
    return before_ + now.share * (now_ - before_);
}

void Band::load(std::uint64_t seed, std::uint32_t channel, double low, double high) {
    for (int k = 0; k < sines; ++k) {
        const RandomBlock bits = random_block(seed, std::uint64_t(k), of_band, Stream::drive, channel);
        frequencies_[std::size_t(k)] = (low + (high - low) * (k + to_unit(bits[0])) / sines) / 1000;
        phases_[std::size_t(k)] = to_unit(bits[1]);
    }
}

double Band::at(double t_ms) const {
    // Four at a time on every machine: the order of the sum is part of the number.
    using V = Lanes<double, 4>;
    const V t(t_ms), magic(MathConstants<double>::round_magic), turn(6.283185307179586);
    V sum(0.0);
    for (std::size_t k = 0; k < sines; k += 4) {
        const V cycles = t * V::load(frequencies_.data() + k) + V::load(phases_.data() + k);
        sum = sum + sin(turn * (cycles - ((cycles + magic) - magic)));
    }
    return 0.125 * ((sum.v[0] + sum.v[1]) + (sum.v[2] + sum.v[3]));
}

}  // namespace push_pull
#endif
