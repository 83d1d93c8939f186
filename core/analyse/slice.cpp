#include "core/analyse/slice.hpp"

#include "core/number/rows.hpp"

namespace push_pull {

void slice(const Operating& at, const std::vector<double>& through, const SliceGrid& grid, std::vector<float>& dx, std::vector<float>& dy) {
    const int points = grid.columns * grid.rows;
    // The same numbers at every point.
    const auto constant = [&]<class Matrix>(Matrix matrix, const std::vector<double>& values) {
        for (std::size_t i = 0; i < values.size(); ++i) matrix.fill(int(i), {values[i]});
        return matrix;
    };
    const auto rows = [&](const std::vector<double>& values) { return Rows<float>(int(values.size()), points); };
    Rows<float> states = constant(rows(through), through), slopes = rows(through);
    const Rows<float> inputs = constant(rows(at.inputs), at.inputs);
    const auto parameters = constant(Blocks<float>(int(at.parameters.size()), points), at.parameters);
    float *x = states.row(grid.x_state), *y = states.row(grid.y_state);
    for (int k = 0; k < points; ++k) {
        const int column = k % grid.columns, row = k / grid.columns;
        x[k] = float(grid.x_low + (grid.x_high - grid.x_low) * column / (grid.columns - 1));
        y[k] = float(grid.y_low + (grid.y_high - grid.y_low) * row / (grid.rows - 1));
    }
    const auto slope_row = [&](int state) {
        const int rate = at.model.description.states[std::size_t(state)].rate;
        if (rate >= 0) std::fill_n(states.row(rate), states.stride(), 0.0f);
        return rate >= 0 ? rate : state;
    };
    const int x_slope = slope_row(grid.x_state), y_slope = slope_row(grid.y_state);
    at.model.f32.rhs(states.data(), parameters.data(), inputs.data(), nullptr, slopes.data(), states.stride());
    dx.assign(slopes.row(x_slope), slopes.row(x_slope) + points);
    dy.assign(slopes.row(y_slope), slopes.row(y_slope) + points);
}

}  // namespace push_pull
