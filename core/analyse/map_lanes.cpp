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
    return a.frequency == b.frequency && a.phase == b.phase && a.start == b.start && a.stop == b.stop;
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
        line.shaped = line.constant || line.rotating || waveform == Waveform::sine;
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
        line.value.assign(std::max(shapes, nodes), 0);
        line.quadrature = line.value;
        line.frequency.assign(shapes, 0);
        line.phase.assign(shapes, 0);
        for (std::size_t i = 0; i < line.drives.size(); ++i)
            line.frequency[i] = line.drives[i].frequency, line.phase[i] = line.drives[i].phase;
        lines_.push_back(std::move(line));
    }
}

template <class T>
void LaneDrives<T>::shape_line(Line& line, double t_ms) {
    const std::size_t count = line.drives.size();
    if (!line.shaped || line.constant) {
        for (std::size_t i = 0; i < count; ++i) {
            const DriveValue now = drive_value(line.drives[i], t_ms);
            line.value[i] = now.value;
            line.quadrature[i] = now.quadrature;
        }
        return;
    }
    // As drive_value does it, in lanes.
    for (std::size_t i = 0; i < count; i += V::width) {
        const V cycles = V::load(line.frequency.data() + i) * V(t_ms) / V(1000.0);
        const auto turn = detail::sine_cosine(V(6.283185307179586) * (cycles - floor_of(cycles)) + V::load(line.phase.data() + i));
        (line.rotating ? turn.cosine : turn.sine).store(line.value.data() + i);
        if (line.rotating) turn.sine.store(line.quadrature.data() + i);
    }
    for (std::size_t i = 0; i < count; ++i)
        if (t_ms < line.drives[i].start || t_ms >= line.drives[i].stop) line.value[i] = line.quadrature[i] = 0;
}

template <class T>
void LaneDrives<T>::add_row(T* to, const Line& line, const std::vector<double>& given, const Drive& drive, const T* lambda, int nodes) {
    const int* shape = line.shape.data();
    const double *value = given.data(), *amplitude = line.amplitude.data();
    for (int n = 0; n < nodes; ++n) {
        const T x = T(line.shaped ? amplitude[n] * value[shape[n]] : value[n]);
        to[n] += drive.field ? lambda[n] * x : x;
    }
}

template <class T>
void LaneDrives<T>::add_to(Rows<T>& inputs, double t_ms, const T* lambda) {
    // Stages of a step ask for the same moment again.
    const bool again = t_ms == now_;
    now_ = t_ms;
    for (Line& line : lines_) {
        if (!again) shape_line(line, t_ms);
        const Drive& drive = line.drives[0];
        add_row(inputs.row(drive.input), line, line.value, drive, lambda, inputs.nodes());
        if (line.rotating) add_row(inputs.row(drive.quadrature), line, line.quadrature, drive, lambda, inputs.nodes());
    }
}

template class LaneDrives<float>;
template class LaneDrives<double>;

}  // namespace push_pull

#endif
