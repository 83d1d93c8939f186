// What a map can show of each cell: ids and the exact definitions that a page shows as tooltips. docs/maps.md explains them.
#pragma once

#include <span>

#include "core/model/describe.hpp"

namespace push_pull {

// In the order of the table.
enum class MapMeasure { plv, locked, gain, lag, slips, frequency, frequency_shift, amplitude, power, mean, order, metastability };

// Without it there is nothing to measure.
enum class MapNeeds { nothing, drive, network };

struct MapMeasureRow {
    const char* id;
    Text name, meaning;
    Text unit;         // "" when dimensionless; "signal" stands for the unit of the signal
    double low, high;  // where its colours begin and end; both 0: as far as the values go
    Text scale;        // magnitude, signed, phase or binary
    MapNeeds needs = MapNeeds::nothing;
};
std::span<const MapMeasureRow> map_measures();

}  // namespace push_pull
