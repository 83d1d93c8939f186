// The vector field on a plane is the right-hand side at its points.
#include "core/analyse/slice.hpp"

#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;

TEST_CASE("a slice shows, at each of its points, the slopes of the model there") {
    constexpr int columns = 7, rows = 5;
    for (const Model& model : models()) {
        const Description& d = model.description;
        const Operating at = operating(preset_document(model, d.presets.back()));
        std::vector<double> start;
        for (const State& state : d.states) start.push_back(state.value);
        const State &x = d.states[std::size_t(model.info().plane.x)], &y = d.states[std::size_t(model.info().plane.y)];
        std::vector<float> dx, dy;
        slice(at, start, {model.info().plane.x, model.info().plane.y, x.low, x.high, y.low, y.high, columns, rows}, dx, dy);
        REQUIRE(dx.size() == std::size_t(columns * rows));
        for (int k = 0; k < columns * rows; ++k) {
            std::vector<double> s = start;
            s[std::size_t(model.info().plane.x)] = float(x.low + (x.high - x.low) * (k % columns) / (columns - 1));
            s[std::size_t(model.info().plane.y)] = float(y.low + (y.high - y.low) * (k / columns) / (rows - 1));
            // A second-order state is shown at rest, by the acceleration it would have.
            for (const State* one : {&x, &y})
                if (one->rate >= 0) s[std::size_t(one->rate)] = 0;
            const std::vector<double> slope = slope_at(at, s);
            double size = 0;
            for (double v : slope) size = std::max(size, std::abs(v));
            const auto shown = [&](int state) {
                return slope[std::size_t(d.states[std::size_t(state)].rate >= 0 ? d.states[std::size_t(state)].rate : state)];
            };
            INFO(model.info().id << ", point " << k);
            CHECK(double(dx[std::size_t(k)]) == Approx(shown(model.info().plane.x)).margin(2e-4 * size));
            CHECK(double(dy[std::size_t(k)]) == Approx(shown(model.info().plane.y)).margin(2e-4 * size));
        }
    }
}
