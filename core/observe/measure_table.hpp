// What can be read off a network while it runs: ids, and the exact definitions that a page shows as tooltips.
// Formulas and sources are in docs/measures.md.
#pragma once

#include <span>

#include "core/model/describe.hpp"

namespace push_pull {

// In the order of the table.
enum class Measure {
    frequency,
    order,
    metastability,
    plv,
    coherence,
    fc,
    envelope_fc,
    fcd,
    spectrum,
    spectrogram,
    lagged,
    response_frequency,
    response_amplitude,
    gain,
    lag,
    drive_plv,
    drive_slips,
    locked
};
inline constexpr int measure_count = 18;

struct MeasureRow {
    const char* id;
    Text name, meaning;
    Text unit;            // "" when dimensionless; "signal" stands for the unit of the signal
    Text shape;           // node, scalar, matrix, series or map
    bool driven = false;  // read against one of the experiment's drives
};
std::span<const MeasureRow> measures();

}  // namespace push_pull
