// Everything from outside enters through the model's inputs: F = f(t) + λ·E(t). Definitions: docs/forcing.md.
#pragma once

#include "core/document/plan.hpp"
#include "core/drive/waveforms.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

// Adds what a drive gives now to the rows of `inputs`. `lambda` is the row of the field's coupling constant.
template <class T>
void add_drive(Rows<T>& inputs, const Drive& drive, const DriveValue& now, const T* lambda) {
    const auto add = [&](int row, T x) {
        if (x == T(0)) return;
        T* to = inputs.row(row);
        const int count = drive.nodes.empty() ? inputs.nodes() : int(drive.nodes.size());
        for (int i = 0; i < count; ++i) {
            const int n = drive.nodes.empty() ? i : drive.nodes[std::size_t(i)];
#ifndef PUSH_PULL_CORE_ONLY
            if (!drive.weights.empty()) {
                to[n] += lambda[n] * (T(drive.weights[std::size_t(n)]) * x);
                continue;
            }
#endif
            to[n] += drive.field ? lambda[n] * x : x;
        }
    };
    add(drive.input, T(now.value));
    add(drive.quadrature, T(now.quadrature));
}

#ifdef PUSH_PULL_CORE_ONLY

// The build of the first load knows the waveforms that are functions of t alone.
struct DriveSource {
    void configure(const Plan&) {}
    void load_numbers(const Plan&) {}
    static DriveValue value(const Plan& plan, std::size_t k, const Moment& now) { return drive_value(plan.drives[k], now.time()); }
};

#else

// What all drives of a plan give, step by step.
class DriveSource {
public:
    void configure(const Plan& plan) {
        paths_.assign(plan.drives.size(), {});
        bands_.assign(plan.drives.size(), {});
        load_numbers(plan);
    }
    // Another number of a drive, another dt, another seed.
    void load_numbers(const Plan& plan);
    DriveValue value(const Plan& plan, std::size_t k, const Moment& now);

private:
    std::vector<Path> paths_;  // of kind ou
    std::vector<Band> bands_;  // of kind random
};

// What a drive gives each node, after targets and montage and before lambda.
template <class T>
void spread_drive(T* to, int nodes, const Drive& drive, const DriveValue& now) {
    std::fill_n(to, nodes, T(0));
    const int count = drive.nodes.empty() ? nodes : int(drive.nodes.size());
    for (int i = 0; i < count; ++i) {
        const std::size_t n = drive.nodes.empty() ? std::size_t(i) : std::size_t(drive.nodes[std::size_t(i)]);
        to[n] = drive.weights.empty() ? T(now.value) : T(drive.weights[n]) * T(now.value);
    }
}

#endif

}  // namespace push_pull
