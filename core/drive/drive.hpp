// Everything from outside enters through the model's inputs: F = f(t) + λ·E(t).
#pragma once

#include "core/document/plan.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

// What a drive gives at time t (ms): to its input, and to its quadrature input when it rotates. 0 while it is off.
struct DriveValue {
    double value = 0, quadrature = 0;
};
DriveValue drive_value(const Drive& drive, double t_ms);

// Adds one drive at time t (ms) to the rows of `inputs`. `lambda` is the row of the field's coupling constant.
template <class T>
void add_drive(Rows<T>& inputs, const Drive& drive, double t_ms, const T* lambda) {
    const DriveValue now = drive_value(drive, t_ms);
    const auto add = [&](int row, T x) {
        if (x == T(0)) return;
        T* to = inputs.row(row);
        const int count = drive.nodes.empty() ? inputs.nodes() : int(drive.nodes.size());
        for (int i = 0; i < count; ++i) {
            const int n = drive.nodes.empty() ? i : drive.nodes[std::size_t(i)];
            to[n] += drive.field ? lambda[n] * x : x;
        }
    };
    add(drive.input, T(now.value));
    add(drive.quadrature, T(now.quadrature));
}

}  // namespace push_pull
