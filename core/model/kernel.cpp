#include "core/model/kernel.hpp"

#include <array>
#include <iterator>
#include <utility>

#include "core/model/jacobian.hpp"
#include "core/model/ladder.hpp"
#include "core/number/rows.hpp"

namespace push_pull {
namespace {

// Walks the nodes a pack at a time: gathers one pack per row, runs the model, scatters the results.
template <class V, int Rows>
struct Block {
    V v[Rows > 0 ? Rows : 1];

    template <class T>
    void load(const T* rows, int stride, int at) {
        for (int i = 0; i < Rows; ++i) v[i] = V::load(rows + i * stride + at);
    }
    // From Blocks<T>, whose blocks are one or two packs wide.
    template <class T>
    void load_blocks(const T* blocks, int at) {
        constexpr int width = Blocks<T>::width;
        blocks += (at & -width) * Rows + (at & (width - 1));
        for (int i = 0; i < Rows; ++i) v[i] = V::load(blocks + i * width);
    }
    template <class T>
    void store(T* rows, int stride, int at) const {
        for (int i = 0; i < Rows; ++i) v[i].store(rows + i * stride + at);
    }
};

template <class M, class T>
struct Compiled {
    using V = Pack<T>;
    using Wide = std::conditional_t<RunsWide<M>, WidePack<T>, V>;
    static constexpr int states = std::size(M::states), parameters = std::size(M::parameters), inputs = std::size(M::inputs),
                         readouts = std::size(M::readouts), channels = std::size(M::into);

    static void rhs(const T* s, const T* p, const T* in, [[maybe_unused]] const T* sent, T* d, int stride) {
        Block<Wide, states> state, slope;
        Block<Wide, parameters> parameter;
        Block<Wide, inputs> input;
        [[maybe_unused]] Block<Wide, channels> own;
        for (int at = 0; at < stride; at += Wide::width) {
            state.load(s, stride, at);
            parameter.load_blocks(p, at);
            input.load(in, stride, at);
            if constexpr (KnowsSent<M>) {
                if (sent) own.load(sent, stride, at);
                else M::send(state.v, parameter.v, own.v);
                M::rhs(state.v, parameter.v, input.v, own.v, slope.v);
            } else {
                M::rhs(state.v, parameter.v, input.v, slope.v);
            }
            slope.store(d, stride, at);
        }
    }

    static void send(const T* s, const T* p, T* out, int stride) {
        Block<Wide, states> state;
        Block<Wide, parameters> parameter;
        Block<Wide, channels> sent;
        for (int at = 0; at < stride; at += Wide::width) {
            state.load(s, stride, at);
            parameter.load_blocks(p, at);
            M::send(state.v, parameter.v, sent.v);
            sent.store(out, stride, at);
        }
    }

    static void observe(const T* s, const T* p, T* out, int stride) {
        Block<Wide, states> state;
        Block<Wide, parameters> parameter;
        Block<Wide, readouts> seen;
        for (int at = 0; at < stride; at += Wide::width) {
            state.load(s, stride, at);
            parameter.load_blocks(p, at);
            M::observe(state.v, parameter.v, seen.v);
            seen.store(out, stride, at);
        }
    }

    static void flow(T dt, const T* s, const T* p, const T* in, T* out, int stride) requires HasLinearCore<M> {
        Block<V, states> state, next;
        Block<V, parameters> parameter;
        Block<V, inputs> input;
        for (int at = 0; at < stride; at += V::width) {
            state.load(s, stride, at);
            parameter.load_blocks(p, at);
            input.load(in, stride, at);
            M::flow(V(dt), state.v, parameter.v, input.v, next.v);
            next.store(out, stride, at);
        }
    }

    // Number by number what heun_step (solve/steppers.hpp) does; what is finite is found as in write() there.
    static bool heun(T dt, const T* s, const T* p, const T* in, T* out, int stride) requires IsLight<M> {
        Block<V, states> state, first, stage, next;
        Block<V, parameters> parameter;
        Block<V, inputs> input;
        const V step(dt), half(T(0.5) * dt);
        auto seen = to_bits(V(T(0)));
        for (int at = 0; at < stride; at += V::width) {
            state.load(s, stride, at);
            parameter.load_blocks(p, at);
            input.load(in, stride, at);
            M::rhs(state.v, parameter.v, input.v, first.v);
            for (int i = 0; i < states; ++i) stage.v[i] = state.v[i] + step * first.v[i];
            M::rhs(stage.v, parameter.v, input.v, next.v);
            for (int i = 0; i < states; ++i) {
                next.v[i] = state.v[i] + half * (first.v[i] + next.v[i]);
                seen |= to_bits(next.v[i] - next.v[i]);
            }
            next.store(out, stride, at);
        }
        return !any(from_bits<V>(seen));
    }

    static_assert(states <= most_states && parameters <= most_parameters && inputs <= most_inputs);

    static constexpr Kernel<T> kernel() {
        Kernel<T> all = {rhs, send, observe, nullptr, nullptr};
        if constexpr (HasLinearCore<M>) all.flow = flow;
        if constexpr (IsLight<M>) all.heun = heun;
        return all;
    }
};

// Presets are words for whoever chooses one; a run only knows the numbers they stand for.
template <class M>
constexpr std::span<const Preset> presets_of() {
#ifdef PUSH_PULL_WITHOUT_TEXT
    return {};
#else
    return M::presets;
#endif
}

template <class M, class... Listed>
constexpr bool is_in(ModelList<Listed...>) {
    return (std::is_same_v<M, Listed> || ...);
}

template <class M>
constexpr Model compile() {
    return {{&M::info, M::states, M::parameters, M::inputs, M::readouts, presets_of<M>(), &M::coupling,
             index_of(std::span<const Parameter>(M::parameters), "lambda")},
            Compiled<M, float>::kernel(),
            Compiled<M, double>::kernel(),
            jacobian<M>,
            is_in<M>(Core())};
}

// Both lists of ladder.hpp as one, by rung.
template <class... M>
constexpr auto table(ModelList<M...>) {
    std::array rows = {compile<M>()...};
    for (std::size_t i = 1; i < rows.size(); ++i)
        for (std::size_t k = i; k > 0 && rows[k].info().rung < rows[k - 1].info().rung; --k) std::swap(rows[k], rows[k - 1]);
    return rows;
}

constexpr auto all_models = table(Ladder());

}  // namespace

std::span<const Model> models() { return all_models; }

const Model* find_model(std::string_view id) {
    for (const Model& model : models())
        if (id == model.info().id) return &model;
    return nullptr;
}

}  // namespace push_pull
