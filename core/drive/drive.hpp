// Everything from outside enters through the model's inputs: F = f(t) + λ·E(t).
#pragma once

#include "core/document/plan.hpp"
#include "core/number/math.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

// sin and cos of 2π·frequency·t + phase. Whole cycles are dropped before the multiplication by 2π, so a
// drive does not blur after hours.
inline detail::SineCosine<double> drive_turn(const Drive& drive, double t_ms) {
    const double cycles = drive.frequency * t_ms / 1000;
    return detail::sine_cosine(6.283185307179586 * (cycles - std::floor(cycles)) + drive.phase);
}

inline bool is_on(const Drive& drive, double t_ms) {
    return t_ms >= drive.start && t_ms < drive.stop;
}

// Adds one drive at time t (ms) to the rows of `inputs`. `lambda` is the row of the field's coupling constant.
template <class T>
void add_drive(Rows<T>& inputs, const Drive& drive, double t_ms, const T* lambda) {
    if (!is_on(drive, t_ms)) return;
    double value = drive.amplitude, second = 0;
    if (drive.waveform != Waveform::constant) {
        const auto turn = drive_turn(drive, t_ms);
        value = drive.amplitude * (drive.waveform == Waveform::sine ? turn.sine : turn.cosine);
        second = drive.amplitude * turn.sine;
    }
    const auto add = [&](int row, T x) {
        T* to = inputs.row(row);
        const auto one = [&](int n) { to[n] += drive.field ? lambda[n] * x : x; };
        if (drive.nodes.empty())
            for (int n = 0; n < inputs.nodes(); ++n) one(n);
        for (int n : drive.nodes) one(n);
    };
    add(drive.input, T(value));
    if (drive.waveform == Waveform::rotating) add(drive.quadrature, T(second));
}

}  // namespace push_pull
