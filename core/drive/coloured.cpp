#include "core/drive/coloured.hpp"

#include "core/drive/noise.hpp"
#include "core/number/math.hpp"

#ifndef PUSH_PULL_CORE_ONLY
namespace push_pull {

std::span<const Corner> corners(Colour colour) {
    // One corner in a factor of six makes 1/f; more weight at both ends makes its straight part longer.
    static constexpr double inner = 1 / 6.6, outer = 1.3 / 6.6;
    static constexpr Corner pink[] = {{0.1, outer}, {0.6, inner}, {3.6, inner}, {21.6, inner}, {129.6, inner}, {777.6, outer}};
    static constexpr Corner brown[] = {{0.1, 1}}, violet[] = {{2000, 1}};
    switch (colour) {
        case Colour::pink:
        case Colour::blue: return pink;
        case Colour::brown: return brown;
        case Colour::violet: return violet;
        default: return {};
    }
}

bool rising(Colour colour) { return colour == Colour::blue || colour == Colour::violet; }

namespace {

// Corners of the noise, into `own` when they depend on its numbers.
std::span<const Corner> processes_of(const Noise& noise, Corner& own) {
    if (noise.colour != Colour::ou) return corners(noise.colour);
    own = {1000 / (6.283185307179586 * noise.tau), 1};
    return {&own, 1};
}

}  // namespace

void Coloured::configure(const Plan& plan, std::uint64_t step) {
    std::vector<Line> before;
    before.swap(lines_);
    Rows<float> old;
    std::swap(old, memory_);
    std::size_t count = 0;
    for (const Noise& noise : plan.noise) count += noise.states.size();
    lines_ = std::vector<Line>(count);
    rows_ = 0;
    count = 0;
    for (int k = 0; k < int(plan.noise.size()); ++k) {
        const Noise& noise = plan.noise[k];
        for (int state : noise.states) {
            Corner own;
            Line& line = lines_[count++];
            line.noise = k;
            line.state = state;
            line.row = rows_;
            line.count = int(processes_of(noise, own).size());
            // One random number multiplies both parts of z: it is their common growth.
            line.channel = noise_channel(plan, k, noise.complex && noise.multiplicative ? noise.states[0] : state);
            rows_ += line.count;
        }
    }
    sum_ = Rows<float>(2, plan.nodes);
    memory_ = next_ = Rows<float>(rows_, plan.nodes);
    Rows<float> z(1, padded_normals(plan.nodes));
    for (const Line& line : lines_) {
        // The numbers are what a channel names: two parts of z that share it go on alike, whatever they were before.
        int same = -1;
        for (const Line& one : before)
            if (one.channel == line.channel && old.nodes() == plan.nodes) same = one.row;
        for (int p = 0; p < line.count; ++p) {
            const float* from = z.data();
            if (same >= 0) from = old.row(same + p);
            else
                draw_normals(plan.seed, step, line.channel + channel_layout::start + channel_layout::draw * std::uint32_t(p), plan.nodes,
                             z.data());
            std::copy_n(from, memory_.stride(), memory_.row(line.row + p));
        }
    }
    spatial_.configure(plan);
}

void Coloured::load_numbers(const Plan& plan, double dt_model) {
    for (Line& line : lines_) {
        const Noise& noise = plan.noise[line.noise];
        const bool up = rising(noise.colour), white = noise.colour == Colour::white;
        line.sign = up ? -1.0f : 1.0f;
        line.rest = white ? 1.0f : 0.0f;
        line.size = kick_size(noise, up || white ? dt_model : 1);
        double rest = 0, change = 0;
        Corner own;
        Process* process = line.processes;
        for (const Corner& corner : processes_of(noise, own)) {
            const double tau = dt_model / plan.dt * 1000 / (6.283185307179586 * corner.frequency), h = dt_model / tau;
            const double fall = 1 - exp(-h), half = tanh(0.5 * h), scale = sqrt(corner.share);
            *process++ = {float(fall), float(sqrt(fall * (2 - fall))), float(up ? scale : scale * tau * half)};
            rest += corner.share * 2 * tau * (dt_model - 2 * tau * half);
            change += corner.share * 2 * h;
        }
        // In a short step the sum changes like white noise of this variance; a kick's is dt.
        if (up) line.size /= sqrt(change);
        else if (rest > 0) line.rest = float(sqrt(rest));
    }
    spatial_.load_numbers(plan);
}

const Coloured::Line& Coloured::line_of(int noise, int state) const {
    const Line* line = lines_.data();
    while (line->noise != noise || (line->state != state && state >= 0)) ++line;
    return *line;
}

const float* Coloured::draw(const Plan& plan, int noise, int state, std::uint64_t step, float* z) {
    using V = WidePack<float>;
    const Line& line = line_of(noise, state);
    const int stride = sum_.stride();
    float* sum = sum_.row(0);
    std::fill_n(sum, stride, 0.0f);
    std::uint32_t channel = line.channel;
    for (int p = 0; p < line.count; ++p, channel += channel_layout::draw) {
        const Process& process = line.processes[p];
        const V fall(process.fall), push(process.push), weight(process.weight), sign(line.sign);
        const float* now = memory_.row(line.row + p);
        float* next = next_.row(line.row + p);
        draw_normals(plan.seed, step, channel, plan.nodes, z);
        for (int n = 0; n < stride; n += V::width) {
            const V y = V::load(now + n), then = y + (push * V::load(z + n) - fall * y);
            then.store(next + n);
            (V::load(sum + n) + weight * (then + sign * y)).store(sum + n);
        }
    }
    if (line.rest > 0) {
        draw_normals(plan.seed, step, channel, plan.nodes, z);
        add_scaled(sum, sum, line.rest, z, std::size_t(stride));
    }
    if (!spatial_.correlates(noise)) return sum;
    spatial_.share(noise, sum, sum_.row(1), stride);
    return sum_.row(1);
}

}  // namespace push_pull
#endif
