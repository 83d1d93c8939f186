// The resonance curve of a node: how strongly its signal answers a drive of each frequency, run by run and as its linearisation says.
#pragma once

#include <complex>

#include "core/analyse/driven.hpp"
#include "core/analyse/equilibria.hpp"

namespace push_pull {

// The answer of a stable equilibrium to a weak drive, (iω − J)⁻¹ ∂f/∂u, seen through the slope of the signal.
class Linearised {
public:
    // At the equilibrium that Newton's method finds from `near`. `weight`: what the drive's input gets of it.
    Linearised(const Operating& at, const std::vector<double>& near, const Signal& signal, const Drive& drive, double weight);

    // Whether there is one, it is stable and not far from where the search began.
    bool holds() const { return holds_; }
    // Phasor of the signal for a drive of amplitude 1 whose phasor is 1.
    std::complex<double> at(double frequency_hz) const;

private:
    bool holds_ = false;
    double time_unit_ms_ = 1;
    std::vector<double> state_, jacobian_, seen_;  // seen: ∂signal/∂state
    std::vector<std::complex<double>> force_;      // ∂slope/∂drive, a quarter turn behind on the quadrature input
};

struct Resonance {
    std::vector<double> gain, lag;
    std::vector<double> linear_gain, linear_lag;  // empty where the node without the drive does not rest, or hears others
};
Problem resonance(const Plan& plan, const Question& question, const std::vector<double>& frequencies, Resonance& result);

}  // namespace push_pull
