#include "core/solve/exp_euler.hpp"

#include "core/number/math.hpp"

namespace push_pull {
namespace {

// (e^z − 1)/z: by its series near zero, where the difference would cancel.
double phi(double z) {
    if (!(abs(z) < 0.5)) return (exp(z) - 1) / z;
    double sum = 1;
    for (int n = 15; n >= 2; --n) sum = 1 + sum * (z * (1.0 / n));
    return sum;
}

// One node's column of a matrix.
template <class Matrix>
void gather(const Matrix& matrix, int count, int node, double* to) {
    for (int i = 0; i < count; ++i) to[i] = double(matrix.at(i, node));
}

}  // namespace

template <class T>
void stretch_slopes(const Model& model, double dt, const Rows<T>& x, const Blocks<T>& parameters, const Rows<T>& inputs, Rows<T>& k) {
    const int states = model.states();
    double s[most_states], p[most_parameters], in[most_inputs], jacobian[most_states * most_states], stretch[most_states] = {};
    for (int n = 0; n < x.stride(); ++n) {
        // Padding behind the last node moves as that node does.
        if (n < x.nodes()) {
            gather(x, states, n, s);
            gather(parameters, model.parameters(), n, p);
            gather(inputs, model.inputs(), n, in);
            model.jacobian(s, p, in, jacobian);
            for (int i = 0; i < states; ++i) stretch[i] = phi(dt * jacobian[i * states + i]);
        }
        for (int i = 0; i < states; ++i) k.row(i)[n] = T(double(k.row(i)[n]) * stretch[i]);
    }
}

template void stretch_slopes(const Model&, double, const Rows<float>&, const Blocks<float>&, const Rows<float>&, Rows<float>&);
template void stretch_slopes(const Model&, double, const Rows<double>&, const Blocks<double>&, const Rows<double>&, Rows<double>&);

}  // namespace push_pull
