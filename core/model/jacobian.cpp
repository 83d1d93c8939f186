#include "core/model/jacobian.hpp"

#include <iterator>

#include "core/model/ladder.hpp"

namespace push_pull {

template <class M>
void jacobian(const double* s, const double* p, const double* in, double* out) {
    using D = Dual<double>;
    constexpr int n = std::size(M::states);
    D state[n], slope[n], parameter[std::size(M::parameters)], input[std::size(M::inputs)];
    for (int i = 0; i < int(std::size(parameter)); ++i) parameter[i] = D(p[i]);
    for (int i = 0; i < int(std::size(input)); ++i) input[i] = D(in[i]);
    for (int column = 0; column < n; ++column) {
        for (int i = 0; i < n; ++i) state[i] = D(s[i], i == column ? 1.0 : 0.0);
        M::rhs(state, parameter, input, slope);
        for (int i = 0; i < n; ++i) out[i * n + column] = slope[i].slope;
    }
}

// Naming every model's function here is what makes the compiler write it.
template <class List>
struct All;
template <class... M>
struct All<ModelList<M...>> {
    using Function = void (*)(const double*, const double*, const double*, double*);
    static constexpr Function functions[] = {jacobian<M>...};
};
template struct All<Ladder>;

}  // namespace push_pull
