// The only list of models. Order: by rung, and within a rung the one to meet first.
#pragma once

#include "core/model/damped_harmonic.hpp"
#include "core/model/ing.hpp"
#include "core/model/kuramoto.hpp"
#include "core/model/mpr.hpp"
#include "core/model/nmm1.hpp"
#include "core/model/ping.hpp"
#include "core/model/stuart_landau.hpp"
#include "core/model/wilson_cowan.hpp"

namespace push_pull {

template <ModelType... M>
struct ModelList {
    static constexpr int size = sizeof...(M);
};

using Ladder = ModelList<  //
    Kuramoto,              //
    DampedHarmonic,        //
    StuartLandau,          //
    WilsonCowan,           //
    Nmm1,                  //
    Ping,                  //
    Ing,                   //
    Mpr>;

}  // namespace push_pull
