// Drives of many runs of one node that are the nodes of one simulation: each has its own numbers. Whole build only.
#pragma once

#include "core/dynamics.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {

template <class T>
class LaneDrives final : public InputSource<T> {
public:
    // One plan a node; they have the same drives but for their numbers.
    PUSH_PULL_SMALL explicit LaneDrives(const std::vector<const Plan*>& plans);

    // Waveforms that are functions of the moment alone; those that remember are not.
    static bool fits(const Drive& drive) { return drive.waveform != Waveform::ou && drive.waveform != Waveform::random; }

    // What each drive gives now, in the order of the document: bit for bit what add_drive gives the run alone.
    void add_to(Rows<T>& inputs, const Moment& now, const T* lambda) override;

private:
    // A drive that is its amplitude times a shape: shapes that nodes share are worked out once.
    struct Line {
        bool shaped = false, rotating = false, constant = false;
        std::vector<Drive> drives;  // shaped: one a shape, of amplitude 1; else one a node
        std::vector<int> shape;     // by node
        std::vector<double> amplitude;
        std::vector<double> frequency, phase, value, quadrature;  // by shape, padded to whole packs
        std::vector<T> given, turned;                             // by node, to the input and to its quadrature
    };
    void shape_line(Line& line, const Moment& now);
    void give(Line& line, const Moment& now);

    std::vector<Line> lines_;
    double time_ = -1;
    std::int64_t step_ = -1;
    bool timeless_ = true;  // every drive is a function of the time alone
};

extern template class LaneDrives<float>;
extern template class LaneDrives<double>;

}  // namespace push_pull

#endif
