// Every model, automatically: its tables agree with each other, and its three functions with themselves.
#include "core/model/ladder.hpp"

#include <cstring>
#include <set>

#include "core/number/rows.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;

namespace {

// Calls f<M>(model) for each model type with its compiled row.
template <class List>
struct Each;
template <class... M>
struct Each<ModelList<M...>> {
    template <class F>
    static void visit(F f) {
        (f.template operator()<M>(*find_model(M::info.id)), ...);
    }
};

// Rows of one table's quantities over `points` nodes: corners of the box, or random points in it.
template <class Kind, class Table>
Kind box(const Table& table, int points, bool corners, Dice& dice) {
    Kind rows(int(table.size()), points);
    for (std::size_t i = 0; i < table.size(); ++i) {
        std::vector<double> values;
        for (int n = 0; n < points; ++n)
            values.push_back(corners ? (dice.bits() & 1 ? table[i].high : table[i].low) : dice.between(table[i].low, table[i].high));
        rows.fill(int(i), values);
    }
    return rows;
}

template <class T>
struct Points {
    Rows<T> s, in;
    Blocks<T> p;
    Points(const Model& model, int count, bool corners, Dice& dice)
        : s(box<Rows<T>>(model.description.states, count, corners, dice)),
          in(box<Rows<T>>(model.description.inputs, count, corners, dice)),
          p(box<Blocks<T>>(model.description.parameters, count, corners, dice)) {}
};

template <class T>
std::vector<T> column(const Rows<T>& rows, int count, int node) {
    std::vector<T> values;
    for (int i = 0; i < count; ++i) values.push_back(rows.row(i)[node]);
    return values;
}

template <class T>
std::vector<T> column(const Blocks<T>& blocks, int count, int node) {
    std::vector<T> values;
    for (int i = 0; i < count; ++i) values.push_back(blocks.at(i, node));
    return values;
}

template <class T>
bool all_finite(const Rows<T>& rows) {
    return std::all_of(rows.data(), rows.data() + rows.size(), [](T x) { return std::isfinite(x); });
}

template <class T>
bool same_bits(const Rows<T>& rows, int node, const std::vector<T>& expected) {
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (std::memcmp(&rows.row(int(i))[node], &expected[i], sizeof(T)) != 0) return false;
    return true;
}

template <class M, class T>
void expect_kernel_equals_scalar(const Model& model) {
    constexpr int count = 200;
    Dice dice;
    const Points<T> at(model, count, false, dice);
    const Kernel<T>& kernel = model.kernel<T>();
    Rows<T> slope(model.states(), count), sent(model.channels(), count), seen(model.readouts(), count), next(model.states(), count);
    Rows<T> told = slope, stepped = slope;
    const int stride = slope.stride();
    kernel.rhs(at.s.data(), at.p.data(), at.in.data(), nullptr, slope.data(), stride);
    kernel.send(at.s.data(), at.p.data(), sent.data(), stride);
    kernel.observe(at.s.data(), at.p.data(), seen.data(), stride);
    // What a node sends may be told to its slopes.
    kernel.rhs(at.s.data(), at.p.data(), at.in.data(), sent.data(), told.data(), stride);
    const T dt(0.003);
    if (kernel.heun) CHECK(kernel.heun(dt, at.s.data(), at.p.data(), at.in.data(), stepped.data(), stride));
    if (kernel.flow) kernel.flow(dt, at.s.data(), at.p.data(), at.in.data(), next.data(), stride);

    for (int n = 0; n < count; ++n) {
        const auto s = column(at.s, model.states(), n), p = column(at.p, model.parameters(), n), in = column(at.in, model.inputs(), n);
        std::vector<T> d(s.size()), out(std::size_t(model.channels())), readout(std::size_t(model.readouts())), flown(s.size());
        M::rhs(s.data(), p.data(), in.data(), d.data());
        M::send(s.data(), p.data(), out.data());
        M::observe(s.data(), p.data(), readout.data());
        REQUIRE(same_bits(slope, n, d));
        REQUIRE(same_bits(told, n, d));
        REQUIRE(same_bits(sent, n, out));
        REQUIRE(same_bits(seen, n, readout));
        if (kernel.heun) {
            std::vector<T> stage = s, then = d, heun = s;
            for (std::size_t i = 0; i < s.size(); ++i) stage[i] += dt * d[i];
            M::rhs(stage.data(), p.data(), in.data(), then.data());
            for (std::size_t i = 0; i < s.size(); ++i) heun[i] += T(0.5) * dt * (d[i] + then[i]);
            REQUIRE(same_bits(stepped, n, heun));
        }
        if constexpr (HasLinearCore<M>) {
            M::flow(dt, s.data(), p.data(), in.data(), flown.data());
            REQUIRE(same_bits(next, n, flown));
        }
    }
}

template <class T>
void expect_finite(const Model& model, bool corners) {
    constexpr int count = 16384;
    Dice dice;
    const Points<T> at(model, count, corners, dice);
    Rows<T> slope(model.states(), count), seen(model.readouts(), count);
    model.kernel<T>().rhs(at.s.data(), at.p.data(), at.in.data(), nullptr, slope.data(), slope.stride());
    CHECK(all_finite(slope));
    model.kernel<T>().observe(at.s.data(), at.p.data(), seen.data(), seen.stride());
    CHECK(all_finite(seen));
    if (!model.linear_core()) return;
    // From the smallest to the largest step that the page offers.
    for (double dt : {0.001, 0.1, 5.0}) {
        model.kernel<T>().flow(T(dt / model.info().time_unit_ms()), at.s.data(), at.p.data(), at.in.data(), slope.data(), slope.stride());
        CHECK(all_finite(slope));
    }
}

// The slope by the fourth-order central difference in state j, with steps of h.
std::vector<double> central_difference(const Operating& at, std::vector<double> s, std::size_t j, double h) {
    const double here = s[j];
    const auto slope = [&](double steps) { return s[j] = here + steps * h, slope_at(at, s); };
    const auto a = slope(-2), b = slope(-1), c = slope(1), d = slope(2);
    std::vector<double> result;
    for (std::size_t i = 0; i < s.size(); ++i) result.push_back((a[i] - 8 * b[i] + 8 * c[i] - d[i]) / (12 * h));
    return result;
}

void expect_within_range(const char* id, double value, const Quantity& row) {
    INFO(id << " = " << value << ", range " << row.low << " … " << row.high);
    CHECK((value >= row.low && value <= row.high));
}

template <class Table>
void expect_settings_exist(std::span<const Setting> settings, const Table& table) {
    for (const Setting& s : settings) {
        const int row = index_of(table, s.id);
        INFO(s.id);
        REQUIRE(row >= 0);
    }
}

template <class Table>
void expect_distinct(const Table& table, std::set<std::string>& ids) {
    for (const auto& row : table) {
        INFO(row.id);
        CHECK(ids.insert(row.id).second);
    }
}

}  // namespace

TEST_CASE("no two models share an id, and rungs ascend") {
    std::set<std::string> ids;
    int rung = 1;
    for (const Model& model : models()) {
        INFO(model.info().id);
        CHECK(ids.insert(model.info().id).second);
        CHECK((model.info().rung == rung || model.info().rung == rung + 1));
        rung = model.info().rung;
        CHECK(find_model(model.info().id) == &model);
    }
    CHECK(rung == top_rung);
    CHECK(find_model("nothing") == nullptr);
}

TEST_CASE("the first load has a model of every rung") {
    std::set<int> rungs;
    for (const Model& model : models())
        if (model.first_load) rungs.insert(model.info().rung);
    CHECK(rungs.size() == std::size_t(top_rung));
}

TEST_CASE("ids within a model are distinct") {
    for (const Model& model : models()) {
        INFO(model.info().id);
        std::set<std::string> settable, readable, inputs, presets;
        expect_distinct(model.description.states, settable);
        expect_distinct(model.description.parameters, settable);
        expect_distinct(model.description.states, readable);
        expect_distinct(model.description.readouts, readable);
        expect_distinct(model.description.inputs, inputs);
        expect_distinct(model.description.presets, presets);
    }
}

TEST_CASE("every default lies inside its range, and every range is one") {
    for (const Model& model : models()) {
        INFO(model.info().id);
        const auto check = [](const Quantity& row) {
            INFO(row.id);
            CHECK(row.low < row.high);
            CHECK((row.scale == Scale::linear || row.low > 0));
            expect_within_range(row.id, row.value, row);
        };
        for (const auto& row : model.description.states) check(row);
        for (const auto& row : model.description.parameters) check(row);
        for (const auto& row : model.description.inputs) check(row);
        for (const auto& row : model.description.readouts) CHECK(row.low < row.high);
        check(model.description.coupling->gain);
        for (const Input& input : model.description.inputs)
            if (input.takes_f) expect_within_range(input.id, model.info().forcing.amplitude, input);
    }
}

TEST_CASE("presets name things that exist and stay inside their ranges") {
    for (const Model& model : models())
        for (const Preset& preset : model.description.presets) {
            INFO(model.info().id << " " << preset.id);
            expect_settings_exist(preset.parameters, model.description.parameters);
            expect_settings_exist(preset.initial, model.description.states);
            for (const Setting& s : preset.parameters)
                expect_within_range(s.id, s.value, model.description.parameters[std::size_t(index_of(model.description.parameters, s.id))]);
            CHECK((preset.regime == Regime::oscillation) == (preset.frequency > 0));
            CHECK(std::string_view(preset.source).size() > 0);
        }
}

TEST_CASE("push, pull, plane, spread and the marks of the inputs point at something") {
    for (const Model& model : models()) {
        INFO(model.info().id);
        for (const char* id : {model.info().push, model.info().pull}) {
            const Signal signal = find_signal(model, id);
            CHECK((signal.kind == Signal::Kind::state || signal.kind == Signal::Kind::readout));
        }
        CHECK((model.info().plane.x >= 0 && model.info().plane.x < model.states()));
        CHECK((model.info().plane.y >= 0 && model.info().plane.y < model.states()));
        const int spread = index_of(model.description.parameters, model.info().spread.parameter);
        REQUIRE(spread >= 0);
        const Parameter& row = model.description.parameters[std::size_t(spread)];
        expect_within_range(row.id, model.info().spread.low, row);
        expect_within_range(row.id, model.info().spread.high, row);
        const auto marked = [&](bool Input::*mark) {
            return std::count_if(model.description.inputs.begin(), model.description.inputs.end(), [&](const Input& i) { return i.*mark; });
        };
        CHECK(marked(&Input::takes_f) == 1);
        CHECK(marked(&Input::takes_field) == 1);
        CHECK(model.description.lambda >= 0);
        for (int input : model.description.coupling->into) CHECK((input >= 0 && input < model.inputs()));
    }
}

TEST_CASE("right-hand sides are finite at the corners of every box and inside it") {
    for (const Model& model : models())
        for (bool corners : {true, false}) {
            INFO(model.info().id << (corners ? " corners" : " inside"));
            expect_finite<double>(model, corners);
            expect_finite<float>(model, corners);
        }
}

TEST_CASE("a model in lanes gives the bits of the same text on one number") {
    Each<Ladder>::visit([]<class M>(const Model& model) {
        INFO(model.info().id);
        REQUIRE(&model.info() == &M::info);
        expect_kernel_equals_scalar<M, double>(model);
        expect_kernel_equals_scalar<M, float>(model);
    });
}

TEST_CASE("the dual Jacobian is what central differences approach") {
    for (const Model& model : models()) {
        Dice dice;
        const int n = model.states();
        const Points<double> points(model, 50, false, dice);
        for (int k = 0; k < 50; ++k) {
            const Operating at{model, column(points.p, model.parameters(), k), column(points.in, model.inputs(), k)};
            const auto s = column(points.s, n, k);
            const auto exact = jacobian_at(at, s);
            double largest = 0;
            for (double x : exact) largest = std::max(largest, std::abs(x));
            for (int j = 0; j < n; ++j) {
                const State& state = model.description.states[std::size_t(j)];
                const auto near = central_difference(at, s, std::size_t(j), 3e-5 * (state.high - state.low));
                for (int i = 0; i < n; ++i) {
                    INFO(model.info().id << " d " << i << " / d " << j << ": " << exact[std::size_t(i * n + j)] << " and "
                                         << near[std::size_t(i)]);
                    REQUIRE(std::abs(exact[std::size_t(i * n + j)] - near[std::size_t(i)]) <=
                            1e-6 * std::abs(exact[std::size_t(i * n + j)]) + 1e-8 * largest);
                }
            }
        }
    }
}
