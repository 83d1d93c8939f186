// What the numbers of drives may be: when a document is read, and each time one of them or dt changes.
#include <algorithm>

#include "core/document/reader.hpp"

#ifdef PUSH_PULL_CORE_ONLY

namespace push_pull {

// In the build of the first load a frequency is all that can be wrong.
Problem problem_of_drives(const Plan& plan) {
    for (std::size_t k = 0; k < plan.drives.size(); ++k)
        if (plan.drives[k].frequency < 0) {
            const std::string path = say("drive.", double(k), ".frequency");
            return {path, say(path, ": must be 0 or more, got ", plan.drives[k].frequency)};
        }
    return {};
}

}  // namespace push_pull

#else

namespace push_pull {
namespace {

// A sentence about a number of a drive, from " must be …" on.
struct Complaint {
    const char* field = nullptr;
    std::string text;
    explicit operator bool() const { return field; }
};

Complaint complain_of_limit(const Drive& drive, const DriveField& field) {
    const double x = drive.*field.number;
    const char* must = nullptr;
    switch (field.limit) {
        case Limit::any: break;
        case Limit::not_negative: must = x >= 0 ? nullptr : "0 or more"; break;
        case Limit::positive: must = x > 0 ? nullptr : "greater than 0"; break;
        case Limit::share: must = x >= 0 && x <= 1 ? nullptr : "from 0 to 1"; break;
        case Limit::count: must = x >= 1 && x == std::floor(x) ? nullptr : "a whole number from 1"; break;
    }
    if (!must) return {};
    return {field.id, say("must be ", must, ", got ", x)};
}

// Half of the steps per second is the fastest that steps can follow.
Complaint complain_of_frequency(const char* field, double hertz, double dt) {
    if (!(hertz * dt > 500)) return {};
    return {field, say(hertz, " Hz is above ", 500 / dt, " Hz, half of the steps per second; use dt below ", 500 / hertz, " ms")};
}

Complaint complain_of_pulse(const char* field, double ms, double dt) {
    if (!(ms < dt * (1 - 1e-9))) return {};
    return {field, say("a pulse of ", ms, " ms is shorter than a step of ", dt, " ms; use dt of at most ", ms, " ms")};
}

Complaint complain_of_room(const char* field, double ms, double period) {
    if (!(ms > period * (1 + 1e-9))) return {};
    return {field, say("takes ", ms, " ms, but the next one begins after ", period, " ms; make it shorter or rarer")};
}

Complaint complain_of_train(const Drive& drive, double dt) {
    if (Complaint found = complain_of_frequency("frequency", drive.frequency, dt)) return found;
    const double period = 1000 / drive.frequency;
    if (drive.waveform == Waveform::pulses) {
        if (Complaint found = complain_of_pulse("width", drive.width, dt)) return found;
        return complain_of_room("width", drive.width, period);
    }
    if (drive.waveform == Waveform::biphasic) {
        if (Complaint found = complain_of_pulse(drive.ratio < 1 ? "ratio" : "width", drive.width * std::min(drive.ratio, 1.0), dt))
            return found;
        return complain_of_room("width", drive.width * (1 + drive.ratio) + drive.gap, period);
    }
    return complain_of_room("cycles", drive.cycles * period, drive.interval);
}

Complaint complain_of_waveform(const Drive& drive, double dt) {
    switch (drive.waveform) {
        case Waveform::constant:
        case Waveform::gaussian:
        case Waveform::curve: return {};
        case Waveform::modulated: return complain_of_frequency("frequency", drive.frequency + drive.modulation, dt);
        case Waveform::interference: return complain_of_frequency("frequency", drive.frequency + drive.difference, dt);
        case Waveform::multi_sine:
            for (double hertz : drive.frequencies) {
                if (!(hertz >= 0)) return {"frequencies", say("must be 0 or more, got ", hertz)};
                if (Complaint found = complain_of_frequency("frequencies", hertz, dt)) return found;
            }
            return {};
        case Waveform::chirp:
            if (Complaint found = complain_of_frequency("to", drive.to, dt)) return found;
            break;
        case Waveform::square: {
            const double part = std::min(drive.duty, 1 - drive.duty);
            if (part > 0)
                if (Complaint found = complain_of_pulse("duty", part * 1000 / drive.frequency, dt)) return found;
            break;
        }
        case Waveform::pulses:
        case Waveform::biphasic: return complain_of_train(drive, dt);
        case Waveform::burst:
            if (Complaint found = complain_of_train(drive, dt)) return found;
            break;
        case Waveform::ou:
            if (drive.tau > most_steps_of_memory * dt)
                return {"tau", say(drive.tau, " ms is more than ", most_steps_of_memory, " steps of ", dt, " ms; make it shorter or dt longer")};
            return {};
        case Waveform::random:
            if (!(drive.high > drive.low)) return {"high", say("must be more than low, ", drive.low, " Hz, got ", drive.high)};
            return complain_of_frequency("high", drive.high, dt);
        default: break;
    }
    return complain_of_frequency("frequency", drive.frequency, dt);
}

Complaint complain_of(const Drive& drive, double dt) {
    for (const DriveField& field : waveforms()[std::size_t(drive.waveform)].fields)
        if (Complaint found = complain_of_limit(drive, field)) return found;
    return complain_of_waveform(drive, dt);
}

}  // namespace

Problem problem_of_drives(const Plan& plan) {
    for (std::size_t k = 0; k < plan.drives.size(); ++k)
        if (const Complaint found = complain_of(plan.drives[k], plan.dt)) {
            const std::string path = say("drive.", double(k), ".", found.field);
            return {path, say(path, ": ", found.text)};
        }
    return {};
}

}  // namespace push_pull

#endif
