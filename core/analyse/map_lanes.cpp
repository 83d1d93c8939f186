#include "core/analyse/map_lanes.hpp"

#include "core/drive/drive.hpp"
#include "core/number/math.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

using V = Pack<double>;

// Largest whole number that is not above x, for |x| below 2^51.
V floor_of(V x) {
    const V magic(MathConstants<double>::round_magic);
    const V nearest = (x + magic) - magic;
    return select(nearest > x, nearest - V(1.0), nearest);
}

bool same_shape(const Drive& a, const Drive& b) {
    return a.ramp == b.ramp && a.frequency == b.frequency && a.phase == b.phase && a.start == b.start && a.stop == b.stop;
}

}  // namespace

template <class T>
LaneDrives<T>::LaneDrives(const std::vector<const Plan*>& plans) {
    const std::size_t nodes = plans.size();
    for (std::size_t k = 0; k < plans[0]->drives.size(); ++k) {
        Line line;
        const Waveform waveform = plans[0]->drives[k].waveform;
        line.constant = waveform == Waveform::constant;
        line.rotating = waveform == Waveform::rotating;
        line.shaped = (line.constant || line.rotating || waveform == Waveform::sine) && !(plans[0]->drives[k].ramp > 0);
        timeless_ = timeless_ && line.shaped;
        for (const Plan* plan : plans) {
            const Drive& drive = plan->drives[k];
            line.amplitude.push_back(drive.amplitude);
            std::size_t at = line.drives.size();
            for (std::size_t i = at; line.shaped && i-- > 0;)
                if (same_shape(line.drives[i], drive)) at = i;
            line.shape.push_back(int(at));
            if (at < line.drives.size()) continue;
            line.drives.push_back(drive);
            if (line.shaped) line.drives.back().amplitude = 1;
        }
        const std::size_t shapes = (line.drives.size() + V::width - 1) / V::width * V::width;
        line.value.assign(shapes, 0);
        line.quadrature = line.frequency = line.phase = line.value;
        for (std::size_t i = 0; i < line.drives.size(); ++i)
            line.frequency[i] = line.drives[i].frequency, line.phase[i] = line.drives[i].phase;
        line.given.assign(std::size_t(padded<T>(int(nodes))), T(0));
        line.turned = line.given;
        lines_.push_back(std::move(line));
    }
}

template <class T>
void LaneDrives<T>::shape_line(Line& line, const Moment& now) {
    const std::size_t count = line.drives.size();
    if (!line.shaped || line.constant) {
        for (std::size_t i = 0; i < count; ++i) line.value[i] = drive_value(line.drives[i], now).value;
        return;
    }
    // As drive_value does it, in lanes.
    const double t = now.time();
    for (std::size_t i = 0; i < count; i += V::width) {
        const V cycles = V::load(line.frequency.data() + i) * V(t) / V(1000.0);
        const auto turn = detail::sine_cosine(V(6.283185307179586) * (cycles - floor_of(cycles)) + V::load(line.phase.data() + i));
        (line.rotating ? turn.cosine : turn.sine).store(line.value.data() + i);
        if (line.rotating) turn.sine.store(line.quadrature.data() + i);
    }
    for (std::size_t i = 0; i < count; ++i)
        if (t < line.drives[i].start || t >= line.drives[i].stop) line.value[i] = line.quadrature[i] = 0;
}

template <class T>
void LaneDrives<T>::give(Line& line, const Moment& now) {
    shape_line(line, now);
    const std::size_t nodes = line.shape.size();
    const int* shape = line.shape.data();
    const double *amplitude = line.amplitude.data(), *value = line.value.data(), *quadrature = line.quadrature.data();
    T *given = line.given.data(), *turned = line.turned.data();
    if (!line.shaped)
        for (std::size_t n = 0; n < nodes; ++n) given[n] = T(value[n]);
    else {
        // Nodes of one shape lie side by side.
        for (std::size_t n = 0; n < nodes;) {
            const int one = shape[n];
            const double x = value[one], y = quadrature[one];
            for (; n < nodes && shape[n] == one; ++n) {
                given[n] = T(amplitude[n] * x);
                if (line.rotating) turned[n] = T(amplitude[n] * y);
            }
        }
    }
    const Drive& drive = line.drives[0];
    if (drive.weights.empty()) return;
    for (std::size_t n = 0; n < nodes; ++n) given[n] = T(drive.weights[0]) * given[n];
}

template <class T>
void LaneDrives<T>::add_to(Rows<T>& inputs, const Moment& now, const T* lambda) {
    // Stages of a step, and the next step's first, ask for the same time again; a mean over the step is another one in the next.
    const bool again = now.time() == time_ && (now.step == step_ || timeless_);
    time_ = now.time(), step_ = now.step;
    using W = Pack<T>;
    const auto add = [&](T* to, const T* from, bool field) {
        for (int n = 0; n < inputs.stride(); n += W::width) {
            const W x = W::load(from + n);
            (W::load(to + n) + (field ? W::load(lambda + n) * x : x)).store(to + n);
        }
    };
    for (Line& line : lines_) {
        if (!again) give(line, now);
        const Drive& drive = line.drives[0];
        add(inputs.row(drive.input), line.given.data(), drive.field);
        if (line.rotating) add(inputs.row(drive.quadrature), line.turned.data(), drive.field);
    }
}

template class LaneDrives<float>;
template class LaneDrives<double>;

}  // namespace push_pull

#endif
