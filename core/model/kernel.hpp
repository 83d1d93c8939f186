// A model compiled to array functions: the same four-line text, run over all nodes in lanes.
//
// Arrays are rows over the nodes: state i of node n is at s[i·stride + n]. stride is a multiple of
// the wide pack and every row is walked to its end, so there is no tail; padding holds harmless copies.
// p alone comes in the order of Blocks.
#pragma once

#include <type_traits>

#include "core/model/describe.hpp"

namespace push_pull {

// No model has more of them: one node's numbers fit on the stack. kernel.cpp holds every model to it.
inline constexpr int most_states = 16, most_parameters = 64, most_inputs = 16;

template <class T>
struct Kernel {
    // sent: what these states send, where somebody has worked it out, or null.
    void (*rhs)(const T* s, const T* p, const T* in, const T* sent, T* d, int stride);
    void (*send)(const T* s, const T* p, T* out, int stride);
    void (*observe)(const T* s, const T* p, T* out, int stride);
    void (*flow)(T dt, const T* s, const T* p, const T* in, T* out, int stride);  // null without a linear core
    // A whole step of Heun's method while the inputs stay: true when all it wrote is finite. Null unless the model is light.
    bool (*heun)(T dt, const T* s, const T* p, const T* in, T* out, int stride);
};

struct Model {
    Description description;
    Kernel<float> f32;
    Kernel<double> f64;
    // d f_i / d s_j of one node at jacobian[i·states + j], exact.
    void (*jacobian)(const double* s, const double* p, const double* in, double* jacobian);
    bool first_load = false;  // one of `Core` in ladder.hpp

    constexpr const Info& info() const { return *description.info; }
    int states() const { return int(description.states.size()); }
    int parameters() const { return int(description.parameters.size()); }
    int inputs() const { return int(description.inputs.size()); }
    int readouts() const { return int(description.readouts.size()); }
    int channels() const { return int(description.coupling->into.size()); }
    bool linear_core() const { return f64.flow != nullptr; }

    template <class T>
    const Kernel<T>& kernel() const {
        if constexpr (std::is_same_v<T, float>) return f32;
        else return f64;
    }
};

// All models in the ladder's order, and one by id (null when there is none).
std::span<const Model> models();
const Model* find_model(std::string_view id);

}  // namespace push_pull
