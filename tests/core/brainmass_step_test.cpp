// Ten milliseconds of brainmass 0.1.1, by RK4 in double precision with steps of 0.1 ms and constant inputs, as its
// published equations give them: the same states here.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

struct Step {
    const char* name;
    const char* model;
    const char* preset;
    std::vector<Setting> changes, start, inputs;
    double expected[2];
};

const std::vector<Setting> driven = {{"x", 1}, {"y", 0.2}}, rates = {{"x", 0.1}, {"y", 0.05}};

const Step steps[] = {
    {"HopfStep", "hopf", "brainmass", {}, {{"x", 0.3}, {"y", -0.2}}, {{"x", 0.1}, {"y", -0.05}}, {0.5300141911891626, 0.28969859655260305}},
    {"StuartLandauStep", "hopf", "brainmass", {}, {{"x", 0.3}, {"y", -0.2}}, {{"x", 0.1}}, {0.3643324795471766, 0.4784680621249373}},
    {"VanDerPolStep", "van-der-pol", "brainmass", {}, {{"x", 0.5}, {"y", -0.3}}, {{"x", 0.2}}, {-1.7962107986797229, 1.6321942272181515}},
    {"FitzHughNagumoStep", "fitzhugh-nagumo", "brainmass", {}, {{"V", 0.2}, {"w", 0.1}}, {{"V", 1}}, {0.9960978682015201, 0.5245055864371879}},
    {"Generic2dOscillatorStep", "generic-2d", "tvb", {}, {{"V", 0.4}, {"W", -0.6}}, {{"V", 0.5}}, {0.3604911003813108, -1.5736726147940978}},
    {"WilsonCowanStep", "wilson-cowan", "brainmass-step", {}, rates, driven, {0.4839049234810095, 0.26878967074270854}},
    {"WilsonCowanNoSaturationStep", "wilson-cowan", "brainmass-step", {{"r", 0}}, rates, driven, {0.966134479899239, 0.7078148718074828}},
    {"WilsonCowanSymmetricStep",
     "wilson-cowan",
     "brainmass-step",
     {{"a_x", 1.1}, {"a_y", 1.1}, {"theta_x", 3.4}, {"theta_y", 3.4}},
     rates,
     driven,
     {0.46943936544076287, 0.2879711672124875}},
    {"WilsonCowanSimplifiedStep",
     "wilson-cowan",
     "brainmass-step",
     {{"w_xx", 8}, {"w_xy", 12}, {"w_yx", 8}, {"w_yy", 12}},
     rates,
     driven,
     {0.23826746856461664, 0.052809858603805424}},
    {"WilsonCowanLinearStep", "threshold-linear", "brainmass-linear", {{"P_x", 0}, {"P_y", 0}}, rates, driven, {0.5766205870230363, 0.3311628186404067}},
    {"WilsonCowanDivisiveStep", "wilson-cowan-divisive", "brainmass", {}, rates, driven, {0.2554386126057046, 0.015837278056992168}},
    {"WilsonCowanDivisiveInputStep", "wilson-cowan-divisive-input", "brainmass", {}, rates, driven, {0.24769496662601345, 0.015570945073698859}},
};

}  // namespace

TEST_CASE("ten milliseconds of each of brainmass's planar models end in the same states here") {
    for (const Step& step : steps) {
        INFO(step.name);
        Document document = with(experiment(step.model, step.preset, step.changes),
                                 {{"duration", 0}, {"integrator", "rk4"}, {"precision", "f64"}, {"dt", 0.1}});
        for (const Setting& s : step.start) document.set(say("initial.", s.id), s.value);
        int drive = 0;
        for (const Setting& s : step.inputs) {
            document.set(say("drive.", drive, ".kind"), "constant").set(say("drive.", drive, ".input"), s.id);
            document.set(say("drive.", drive, ".amplitude"), s.value);
            ++drive;
        }
        const auto simulation = simulate(document);
        advance(*simulation, 100);
        for (std::size_t i = 0; i < 2; ++i) {
            const char* state = simulation->plan().model->description.states[i].id;
            INFO(state);
            CHECK(read(*simulation, state) == share(step.expected[i], 1e-11));
        }
    }
}
