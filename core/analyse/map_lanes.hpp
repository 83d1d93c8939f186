// Drives of many runs of one node that are the nodes of one simulation: each has its own numbers. Whole build only.
#pragma once

#include "core/dynamics.hpp"

namespace push_pull {

template <class T>
class LaneDrives final : public InputSource<T> {
public:
    // One plan a node; they have the same drives but for their numbers.
    PUSH_PULL_SMALL explicit LaneDrives(const std::vector<const Plan*>& plans);

    // What each drive gives at time t (ms), in the order of the document: bit for bit what add_drive gives the run alone.
    void add_to(Rows<T>& inputs, double t_ms, const T* lambda) override;

private:
    // A drive that is its amplitude times a shape: shapes that nodes share are worked out once.
    struct Line {
        bool shaped = false, rotating = false, constant = false;
        std::vector<Drive> drives;  // shaped: one a shape, of amplitude 1; else one a node
        std::vector<int> shape;     // by node
        std::vector<double> amplitude;
        std::vector<double> frequency, phase;   // by shape, padded to whole packs
        std::vector<double> value, quadrature;  // by shape, at time now_; or by node
    };
    void shape_line(Line& line, double t_ms);
    static void add_row(T* to, const Line& line, const std::vector<double>& given, const Drive& drive, const T* lambda, int nodes);

    std::vector<Line> lines_;
    double now_ = -1;
};

extern template class LaneDrives<float>;
extern template class LaneDrives<double>;

}  // namespace push_pull
