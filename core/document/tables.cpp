// What can be chosen beside a model: integrators, couplings, and the settings of a run.
#include "core/document/plan.hpp"

namespace push_pull {

std::span<const Choice> integrators() {
    static constexpr Choice rows[] = {
        {"euler", "Euler–Maruyama", "first order; unsafe for oscillators, kept to reproduce published runs"},
        {"heun", "Heun", "second order; with noise the Stratonovich scheme, which for additive noise is also Itô's"},
        {"rk4", "Runge–Kutta 4", "fourth order; noise is added after the step"},
        {"exponential", "Exponential", "exact for the linear core of a model, inputs held over the step"},
        {"exp-euler", "Exponential Euler", "first order; each state relaxes exactly while all else is held; brainmass' default"},
    };
    return rows;
}

std::span<const Choice> couplings() {
    static constexpr Choice rows[] = {
        {"additive", "Additive", "gain · Σ w_ij · sent_j"},
        {"diffusive", "Diffusive", "gain · Σ w_ij · (sent_j − sent_i)"},
        {"sine", "Sine (Kuramoto–Sakaguchi)", "gain · Σ w_ij · sin(θ_j − θ_i − lag)"},
#ifndef PUSH_PULL_CORE_ONLY
        {"sigmoidal-pre", "Sigmoid of each source", "gain · Σ w_ij · H (Q + tanh(G (P · sent_j − theta)))"},
        {"sigmoidal-post", "Sigmoid of the sum", "gain · (cmin + (cmax − cmin) / (1 + exp(−a (Σ w_ij · sent_j − midpoint) / sigma)))"},
        {"tanh", "Hyperbolic tangent of each source", "gain · Σ w_ij · a (1 + tanh((b · sent_j − midpoint) / sigma))"},
        {"sigmoidal-jansen-rit", "Sigmoid of each source (Jansen–Rit)", "gain · Σ w_ij · a (cmin + (cmax − cmin) / (1 + exp(r (midpoint − sent_j))))"},
        {"laplacian", "Laplacian", "gain · Σ L_ij · sent_j with L = W − D, where D holds the sums of the rows: the same as diffusive"},
        {"laplacian-random-walk", "Laplacian of the random walk", "gain · Σ L_ij · sent_j with L = D⁻¹W − 1; a node that hears nobody stays alone"},
        {"laplacian-symmetric", "Symmetric Laplacian", "gain · Σ L_ij · sent_j with L = D^(−1/2) W D^(−1/2) − 1; a node that hears nobody stays alone"},
#endif
    };
    return rows;
}

// Names, defaults and ranges are those of The Virtual Brain (doi:10.1016/j.neuroimage.2015.01.002), whose factors of the
// whole sum are our gain.
std::span<const Quantity> coupling_parameters([[maybe_unused]] CouplingKind kind) {
#ifndef PUSH_PULL_CORE_ONLY
    static constexpr Quantity additive[] = {
        {"b", "b", "unit of the input", 0, -100, 100, "what every target hears beside the sum, whatever the gain"}};
    static constexpr Quantity sine[] = {{"lag", "\\alpha", "rad", 0, -3.141592653589793, 3.141592653589793,
                                         "how far behind each source is heard (Sakaguchi and Kuramoto, doi:10.1143/PTP.76.576)"}};
    static constexpr Quantity sigmoidal_pre[] = {
        {"H", "H", "", 0.5, -100, 100, "height"},
        {"Q", "Q", "", 1, -100, 100, "level around which the hyperbolic tangent moves"},
        {"G", "G_s", "", 60, -1000, 1000, "steepness"},
        {"P", "P", "", 1, -100, 100, "factor of what is sent"},
        {"theta", "\\theta", "", 0.5, -100, 100, "threshold"},
    };
    static constexpr Quantity sigmoidal_post[] = {
        {"cmin", "c_{min}", "", -1, -1000, 1000, "lowest value"},
        {"cmax", "c_{max}", "", 1, -1000, 1000, "highest value"},
        {"midpoint", "x_0", "", 0, -1000, 1000, "sum at which the sigmoid stands in the middle"},
        {"a", "a", "", 1, 0.01, 1000, "steepness"},
        {"sigma", "\\sigma", "", 230, 0.01, 1000, "width; must not be 0"},
    };
    static constexpr Quantity tanh[] = {
        {"a", "a", "", 1, -1000, 1000, "height"},
        {"b", "b", "", 1, -1000, 1000, "factor of what is sent"},
        {"midpoint", "x_0", "", 0, -1000, 1000, "value at which the hyperbolic tangent is 0"},
        {"sigma", "\\sigma", "", 1, 0.01, 1000, "width; must not be 0"},
    };
    static constexpr Quantity sigmoidal_jansen_rit[] = {
        {"cmin", "c_{min}", "", 0, -1000, 1000, "lowest value"},
        {"cmax", "c_{max}", "", 0.005, -1000, 1000, "highest value, 2·e₀ (Jansen and Rit, doi:10.1007/BF00199471)"},
        {"midpoint", "v_0", "", 6, -1000, 1000, "value at which the sigmoid stands in the middle"},
        {"r", "r", "", 0.56, 0.01, 1000, "steepness"},
        {"a", "a", "", 1, 0.01, 1000, "height"},
    };
    switch (kind) {
        case CouplingKind::additive: return additive;
        case CouplingKind::sine: return sine;
        case CouplingKind::sigmoidal_pre: return sigmoidal_pre;
        case CouplingKind::sigmoidal_post: return sigmoidal_post;
        case CouplingKind::tanh: return tanh;
        case CouplingKind::sigmoidal_jansen_rit: return sigmoidal_jansen_rit;
        default: break;
    }
#endif
    return {};
}

std::span<const Choice> normalisations() {
    static constexpr Choice rows[] = {
        {"none", "None", "weights as they are"},
        {"max", "Maximum", "the largest weight has size 1"},
        {"row", "Rows", "the sizes of the weights that a node hears add up to 1; a node that hears nobody stays alone"},
        {"instrength", "In-strength", "the largest of these sums is 1"},
        {"spectral", "Spectral radius", "the largest eigenvalue has size 1"},
        {"mean", "Mean", "the sizes off the diagonal, zeros included, have mean 1"},
    };
    return rows;
}

std::span<const Choice> noises() {
    static constexpr Choice rows[] = {
        {"white", "White", "sigma·dW: variance sigma²·dt in a step; sigma in state unit per √(model time unit)"},
        {"ou", "Ornstein–Uhlenbeck",
         "η added to the state's rate of change, dη = −η/τ dt + σ√(2/τ) dW; sigma is η's standard deviation, autocorrelation e^{−t/τ}"},
        {"pink", "Pink", "η whose power falls as 1/f from 0.13 to 620 Hz, flat below and as 1/f² above; sigma is η's standard deviation"},
        {"brown", "Brown", "η whose power falls as 1/f² above 0.44 Hz (Ornstein–Uhlenbeck, corner at 0.1 Hz); sigma is η's standard deviation"},
        {"blue", "Blue", "white noise whose power rises with f from 0.13 to 620 Hz and is white above; sigma is that of the white end"},
        {"violet", "Violet", "white noise whose power rises with f² up to 450 Hz and is white above 2 kHz; sigma is that of the white end"},
    };
    return rows;
}

std::span<const Quantity> noise_fields() {
    static constexpr Quantity rows[] = {
        {"sigma", "\\sigma", "", 0, 0, 1, "size; its unit is told by the kind"},
        {"tau", "\\tau", "ms", 10, 0.1, 1000, "memory of kind ou", Scale::log},
        {"space", "\\lambda", "mm", 0, 0, 100, "two nodes d mm apart hear noise of correlation e^{−d/λ}; 0: independent"},
    };
    return rows;
}

std::span<const Quantity> settings() {
    static constexpr Quantity rows[] = {
        {"nodes", "N", "", 1, 1, 20, "number of nodes"},
        {"dt", "\\Delta t", "ms", 0.1, 0.001, 5, "time step; each model has its own default", Scale::log},
        {"seed", "s", "", 1, 0, 2147483647, "seed of everything that is drawn"},
        {"duration", "T", "ms", 1000, 0, 100000, "length of a run"},
        {"network.speed", "v", "m/s", 6, 1, 20, "conduction speed: a delay is length over speed"},
        {"network.delay", "\\tau", "ms", 0, 0, 50, "one delay for every connection, whatever its length; null is length over speed"},
        {"record.every", "k", "steps", 1, 1, 1000, "one sample in so many steps"},
    };
    return rows;
}

}  // namespace push_pull
