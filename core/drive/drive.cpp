#include "core/drive/drive.hpp"

#include "core/number/math.hpp"

namespace push_pull {

DriveValue drive_value(const Drive& drive, double t_ms) {
    if (t_ms < drive.start || t_ms >= drive.stop) return {};
    if (drive.waveform == Waveform::constant) return {drive.amplitude, 0};
    // Whole cycles are dropped before the multiplication by 2π, so a drive does not blur after hours.
    const double cycles = drive.frequency * t_ms / 1000;
    const auto turn = detail::sine_cosine(6.283185307179586 * (cycles - std::floor(cycles)) + drive.phase);
    if (drive.waveform == Waveform::sine) return {drive.amplitude * turn.sine, 0};
    return {drive.amplitude * turn.cosine, drive.amplitude * turn.sine};
}

}  // namespace push_pull
