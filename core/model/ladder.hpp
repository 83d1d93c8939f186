// The only lists of models. Order: by rung, and within a rung the one to meet first.
#pragma once

#include "core/model/coombes_byrne.hpp"
#include "core/model/coombes_byrne_2d.hpp"
#include "core/model/damped_harmonic.hpp"
#include "core/model/epileptor.hpp"
#include "core/model/fitzhugh_nagumo.hpp"
#include "core/model/generic_2d.hpp"
#include "core/model/hopf.hpp"
#include "core/model/horn.hpp"
#include "core/model/ing.hpp"
#include "core/model/jansen_rit.hpp"
#include "core/model/kuramoto.hpp"
#include "core/model/lanmm.hpp"
#include "core/model/larter_breakspear.hpp"
#include "core/model/linear.hpp"
#include "core/model/lorenz.hpp"
#include "core/model/mpr.hpp"
#include "core/model/nmm1.hpp"
#include "core/model/ping.hpp"
#include "core/model/stuart_landau.hpp"
#include "core/model/threshold_linear.hpp"
#include "core/model/van_der_pol.hpp"
#include "core/model/wendling.hpp"
#include "core/model/wendling_paper.hpp"
#include "core/model/wilson_cowan.hpp"
#include "core/model/wilson_cowan_adaptive.hpp"
#include "core/model/wilson_cowan_divisive.hpp"
#include "core/model/wilson_cowan_three_population.hpp"
#include "core/model/wong_wang.hpp"
#include "core/model/wong_wang_ei.hpp"
#include "core/model/wong_wang_reduced.hpp"

namespace push_pull {

template <ModelType... M>
struct ModelList {
    static constexpr int size = sizeof...(M);
};

// The models that the lab's first load carries: what everybody downloads.
using Core = ModelList<  //
    Kuramoto,            //
    DampedHarmonic,      //
    StuartLandau,        //
    WilsonCowan,         //
    Nmm1,                //
    Ping,                //
    Ing,                 //
    Mpr>;

// Everything else, by rung: loaded when such a model is chosen.
using Relatives = ModelList<     //
    JansenRit,                   //
    Wendling,                    //
    WendlingPaper,               //
    Lanmm,                       //
    WongWang,                    //
    WongWangEi,                  //
    WongWangReduced,             //
    Hopf,                        //
    VanDerPol,                   //
    FitzHughNagumo,              //
    Generic2d,                   //
    ThresholdLinear,             //
    WilsonCowanDivisive,         //
    WilsonCowanDivisiveInput,    //
    WilsonCowanAdaptive,         //
    WilsonCowanThreePopulation,  //
    Linear,                      //
    Horn,                        //
    Epileptor,                   //
    Lorenz,                      //
    LarterBreakspear,            //
    CoombesByrne2d,              //
    CoombesByrne>;

template <class, class>
struct Join;
template <class... A, class... B>
struct Join<ModelList<A...>, ModelList<B...>> {
    using type = ModelList<A..., B...>;
};

#ifdef PUSH_PULL_CORE_ONLY
using Ladder = Core;
#else
using Ladder = Join<Core, Relatives>::type;
#endif

}  // namespace push_pull
