// The only lists of models. Order: by rung, and within a rung the one to meet first.
//
// To add a model: write its header in this folder, and its name into one of the lists. The build collects the headers.
#pragma once

#include "every_model.hpp"

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

// The rest of the family: loaded when one of them is chosen.
using Relatives = ModelList<     //
    ActiveRotator,               //
    Horn,                        //
    Linear,                      //
    Hopf,                        //
    VanDerPol,                   //
    FitzHughNagumo,              //
    Generic2d,                   //
    Epileptor,                   //
    Lorenz,                      //
    WilsonCowanAdaptive,         //
    WilsonCowanThreePopulation,  //
    WilsonCowanDivisive,         //
    WilsonCowanDivisiveInput,    //
    ThresholdLinear,             //
    JansenRit,                   //
    Wendling,                    //
    WendlingPaper,               //
    Lanmm,                       //
    WongWang,                    //
    WongWangEi,                  //
    WongWangReduced,             //
    LarterBreakspear,            //
    CoombesByrne,                //
    CoombesByrne2d>;

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
