#include "core/network/coupling.hpp"

#include "core/number/math.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {

template <class T>
void CouplingShape<T>::load(const Network& network) {
    using enum CouplingKind;
    kind_ = network.coupling;
    const std::vector<double>& given = network.shape;
    offset_ = kind_ == additive && !given.empty() ? T(given[0]) : T(0);
    before_ = kind_ == sigmoidal_pre || kind_ == tanh || kind_ == sigmoidal_jansen_rit;
    after_ = kind_ == sigmoidal_post || (kind_ == sine && !given.empty() && given[0] != 0);
    for (std::size_t i = 0; i < given.size(); ++i) value_[i] = T(given[i]);
    if (kind_ == sine && after_) value_[0] = T(push_pull::cos(given[0])), value_[1] = T(push_pull::sin(given[0]));
}

template <class T>
void CouplingShape<T>::shape(T* row, std::size_t count) const {
    using V = Pack<T>;
    const V a(value_[0]), b(value_[1]), c(value_[2]), d(value_[3]), e(value_[4]), one(T(1));
    for (std::size_t i = 0; i < count; i += V::width) {
        V x = V::load(row + i);
        // Parameters in the order of coupling_parameters().
        switch (kind_) {
            case CouplingKind::sigmoidal_pre: x = a * (b + push_pull::tanh(c * (d * x - e))); break;
            case CouplingKind::tanh: x = a * (one + push_pull::tanh((b * x - c) / d)); break;
            case CouplingKind::sigmoidal_jansen_rit: x = e * (a + (b - a) * sigmoid(d * (x - c))); break;
            case CouplingKind::sigmoidal_post: x = a + (b - a) * sigmoid(d * (x - c) / e); break;
            default: break;
        }
        x.store(row + i);
    }
}

template <class T>
void CouplingShape<T>::shape_sums(Rows<T>& sums, int count) const {
    if (kind_ == CouplingKind::sigmoidal_post) return shape(sums.data(), sums.size());
    // (cos θ, sin θ) of every source, turned back by the lag.
    T *x = sums.row(0), *y = sums.row(1);
    for (int i = 0; i < count; ++i) {
        const T cosine = x[i], sine = y[i];
        x[i] = cosine * value_[0] + sine * value_[1];
        y[i] = sine * value_[0] - cosine * value_[1];
    }
}

template class CouplingShape<float>;
template class CouplingShape<double>;

}  // namespace push_pull

#endif
