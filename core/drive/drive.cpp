#include "core/drive/drive.hpp"

#ifndef PUSH_PULL_CORE_ONLY
namespace push_pull {

void DriveSource::load_numbers(const Plan& plan) {
    for (std::size_t k = 0; k < plan.drives.size(); ++k) {
        const Drive& drive = plan.drives[k];
        if (drive.waveform == Waveform::ou) paths_[k].load(plan.seed, std::uint32_t(k), drive.tau, plan.dt);
        if (drive.waveform == Waveform::random) bands_[k].load(plan.seed, std::uint32_t(k), drive.low, drive.high);
    }
}

DriveValue DriveSource::value(const Plan& plan, std::size_t k, const Moment& now) {
    const Drive& drive = plan.drives[k];
    if (drive.waveform == Waveform::ou) return {drive.amplitude * presence(drive, now) * paths_[k].at(now), 0};
    if (drive.waveform == Waveform::random) return {drive.amplitude * presence(drive, now) * bands_[k].at(now.time()), 0};
    return drive_value(drive, now);
}

}  // namespace push_pull
#endif
