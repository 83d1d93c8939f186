#include "core/drive/montage.hpp"

#include "core/number/math.hpp"

#ifndef PUSH_PULL_CORE_ONLY
namespace push_pull {
namespace {

constexpr double degree = 0.017453292519943295;
// From the outermost centres of regions to the scalp, in mm.
constexpr double margin = 25;

// Places on the sphere follow from those of the rim (92° from the top, every 18°) and of the midline (every 23°): each row of the
// cap is the circle through its two places on the rim and the one on the midline, divided evenly.
struct Row {
    const char *rim, *inner;  // FT7, but FC5
    int front;                // rows before the middle one
};
constexpr Row rows[] = {{"AF", "AF", 3}, {"F", "F", 2}, {"FT", "FC", 1}, {"T", "C", 0}, {"TP", "CP", -1}, {"P", "P", -2}, {"PO", "PO", -3}};
constexpr char columns[] = "7531z2468";

Point on_rim(double from_front) {
    const double across = sin(92 * degree);
    return {across * sin(from_front * degree), across * cos(from_front * degree), cos(92 * degree)};
}

Point on_midline(int front) { return {0, sin(23 * degree * front), cos(23 * degree * front)}; }

struct Turn {
    double cosine, sine;
};
Turn between(Turn a, Turn b) {
    const double c = a.cosine + b.cosine, s = a.sine + b.sine, length = std::sqrt(c * c + s * s);
    return {c / length, s / length};
}

// A place of a row: `column` from −4 on the left rim to 4 on the right one.
Point on_row(int front, int column) {
    const Point side = on_rim(90 - 18 * front), top = on_midline(front);
    const double up_y = top[1] - side[1], up_z = top[2] - side[2], height = std::sqrt(up_y * up_y + up_z * up_z);
    const double middle = (height * height - side[0] * side[0]) / (2 * height), radius = height - middle;
    const Turn none = {1, 0}, whole = {-middle / radius, side[0] / radius}, half = between(none, whole);
    const Turn turns[] = {none, between(none, half), half, between(half, whole), whole};
    const Turn turn = turns[std::abs(column)];
    const double along = (middle + radius * turn.cosine) / height, across = radius * turn.sine;
    return {column < 0 ? -across : across, side[1] + along * up_y, side[2] + along * up_z};
}

void name(Electrode& to, const char* letters, char column) {
    int k = 0;
    for (; letters[k]; ++k) to.id[k] = letters[k];
    to.id[k] = column;
    to.id[k + 1] = 0;
}

using Cap = std::array<Electrode, 69>;

Cap make_cap() {
    Cap cap;
    Electrode* to = cap.data();
    const auto rim_row = [&](const char* letters, bool back) {
        for (int k = -1; k <= 1; ++k, ++to) {
            to->position = on_rim(18 * k);
            if (back) to->position[1] = -to->position[1];
            name(*to, letters, "1z2"[k + 1]);
        }
    };
    rim_row("Fp", false);
    for (const Row& row : rows)
        for (int column = -4; column <= 4; ++column, ++to) {
            to->position = on_row(row.front, column);
            name(*to, std::abs(column) == 4 ? row.rim : row.inner, columns[column + 4]);
        }
    rim_row("O", true);
    return cap;
}

double dot(const double* a, const double* b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

// The head as an ellipsoid around the centres. Regions low in the brain say little about where its top is, and regions below the
// vertex are large: its height is the mean of its half width and half length, as of heads.
struct Head {
    Point middle, half;
};
Head head_around(const std::vector<double>& centres) {
    Head head;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        double low = centres[axis], high = low;
        for (std::size_t i = axis; i < centres.size(); i += 3) low = std::min(low, centres[i]), high = std::max(high, centres[i]);
        head.middle[axis] = 0.5 * (low + high);
        head.half[axis] = 0.5 * (high - low) + margin;
    }
    head.half[2] = 0.5 * (head.half[0] + head.half[1]);
    return head;
}

}  // namespace

std::span<const Electrode> electrodes() {
    static const Cap cap = make_cap();
    return cap;
}

int find_electrode(std::string_view id) {
    static constexpr const char* renamed[][2] = {{"T3", "T7"}, {"T4", "T8"}, {"T5", "P7"}, {"T6", "P8"}};
    for (const auto& pair : renamed)
        if (id == pair[0]) id = pair[1];
    return index_of(electrodes(), id);
}

std::vector<double> orientations_of(const Network& network, int nodes) {
    if (!network.orientations.empty()) return network.orientations;
    const std::vector<double>& centres = network.centres;
    double middle[2][3] = {}, count[2] = {};
    const auto side = [&](int n) { return centres[3 * std::size_t(n)] < 0 ? 0 : 1; };
    for (int n = 0; n < nodes; ++n) {
        for (std::size_t axis = 0; axis < 3; ++axis) middle[side(n)][axis] += centres[3 * std::size_t(n) + axis];
        ++count[side(n)];
    }
    std::vector<double> outward;
    for (int n = 0; n < nodes; ++n) {
        Point away;
        for (std::size_t axis = 0; axis < 3; ++axis)
            away[axis] = centres[3 * std::size_t(n) + axis] - middle[side(n)][axis] / count[side(n)];
        const double length = std::sqrt(dot(away.data(), away.data()));
        // Alone on its side, a node looks sideways.
        if (length < 1e-9) away = {side(n) ? 1.0 : -1.0, 0, 0};
        for (double x : away) outward.push_back(length < 1e-9 ? x : x / length);
    }
    return outward;
}

std::vector<double> uniform_field(std::span<const double> orientations, const Point& direction) {
    const double length = std::sqrt(dot(direction.data(), direction.data()));
    std::vector<double> field;
    for (std::size_t i = 0; i < orientations.size(); i += 3) field.push_back(-dot(direction.data(), &orientations[i]) / length);
    return field;
}

Point place_of(const Network& network, const Electrode& electrode) {
    const Head head = head_around(network.centres);
    Point place;
    for (std::size_t axis = 0; axis < 3; ++axis) place[axis] = head.middle[axis] + head.half[axis] * electrode.position[axis];
    return place;
}

std::vector<double> electrode_field(const Network& network, std::span<const double> orientations, std::span<const int> anodes,
                                    std::span<const int> cathodes) {
    std::vector<double> field(orientations.size() / 3, 0.0);
    const auto add = [&](std::span<const int> list, double sign) {
        for (int index : list) {
            const Point place = place_of(network, electrodes()[std::size_t(index)]);
            for (std::size_t n = 0; n < field.size(); ++n) {
                Point way;
                for (std::size_t axis = 0; axis < 3; ++axis) way[axis] = network.centres[3 * n + axis] - place[axis];
                const double square = dot(way.data(), way.data());
                field[n] -= sign / double(list.size()) * dot(way.data(), &orientations[3 * n]) / (square * std::sqrt(square));
            }
        }
    };
    add(anodes, 1);
    add(cathodes, -1);
    double largest = 0;
    for (double x : field) largest = std::max(largest, std::fabs(x));
    if (largest > 0)
        for (double& x : field) x /= largest;
    return field;
}

}  // namespace push_pull
#endif
