// Noise on declared states: what one step adds to them. Exact definitions: docs/noise.md.
#pragma once

#include "core/document/plan.hpp"
#include "core/drive/coloured.hpp"
#include "core/number/normals.hpp"
#include "core/number/rows.hpp"

namespace push_pull {

// Names the normal numbers of a state under one noise of the plan: by the kind of noise, the state, and how many noises of
// that kind on that state stand before it. Whatever else is in the list changes nothing.
std::uint32_t noise_channel(const Plan& plan, int noise, int state);

// The size of white noise of variance 1 in one step: sigma·√dt, shared between the two parts of z where it is complex.
double kick_size(const Noise& noise, double dt_model);

// One step's noise: `add` as it is, `times` multiplied by the state; both have a row for every state, or none at all.
template <class T>
struct Kick {
    Rows<T> add, times;
};

#ifdef PUSH_PULL_CORE_ONLY

// The build of the first load does without.
template <class T>
struct NoiseSource {
    void configure(const Plan&, std::uint64_t) {}
    void load_numbers(const Plan&, double) {}
    static constexpr const Kick<T>* draw(const Plan&, std::uint64_t) { return nullptr; }
    void keep() {}
};

#else

// Floats as they are, or as doubles.
template <class V>
V load_floats(const float* from) {
    if constexpr (std::is_same_v<typename V::Scalar, float>) return V::load(from);
    V x;
    for (int lane = 0; lane < V::width; ++lane) x.v[lane] = from[lane];
    return x;
}

// to += size·z
template <class T>
void add_normals(T* to, T size, const float* z, int count) {
    using V = WidePack<T>;
    for (int n = 0; n < count; n += V::width) (V::load(to + n) + V(size) * load_floats<V>(z + n)).store(to + n);
}

template <class T>
class NoiseSource {
public:
    // For another list of noises; what goes on keeps its memory, what is new begins at `step`.
    void configure(const Plan& plan, std::uint64_t step) {
        const int states = plan.noise.empty() ? 0 : plan.model->states();
        kick_.add = Rows<T>(states, plan.nodes);
        normals_ = Rows<float>(1, padded_normals(plan.nodes));
        bool times = false;
        for (const Noise& noise : plan.noise) times = times || noise.multiplicative;
        kick_.times = Rows<T>(times ? states : 0, plan.nodes);
        coloured_.configure(plan, step);
    }

    // Another sigma, tau, correlation length or dt (in the model's time unit).
    void load_numbers(const Plan& plan, double dt_model) {
        dt_model_ = dt_model;
        coloured_.load_numbers(plan, dt_model);
    }

    // The kick of a step, or null without noise. A function of (seed, step, node, channel), and of the memory for all but white.
    [[gnu::noinline]] const Kick<T>* draw(const Plan& plan, std::uint64_t step) {
        if (plan.noise.empty()) return nullptr;
        kick_.add.clear();
        kick_.times.clear();
        for (int k = 0; k < int(plan.noise.size()); ++k) {
            const Noise& noise = plan.noise[k];
            for (int state : noise.states) {
                Rows<T>& rows = noise.multiplicative ? kick_.times : kick_.add;
                const float* z = normals_.data();
                double size = kick_size(noise, dt_model_);
                if (noise.plain())
                    draw_normals(plan.seed, step, noise_channel(plan, k, state), plan.side_by_side ? 1 : plan.nodes, normals_.data());
                else z = coloured_.draw(plan, k, state, step, normals_.data()), size = coloured_.size(k);
                if (plan.side_by_side) std::fill_n(normals_.data(), plan.nodes, z[0]);
                add_normals(rows.row(state), T(size), z, rows.stride());
            }
        }
        return &kick_;
    }

    // After the step that heard the last kick went well.
    void keep() { coloured_.keep(); }

    Coloured& coloured() { return coloured_; }
    const Coloured& coloured() const { return coloured_; }

private:
    Kick<T> kick_;
    Rows<float> normals_;
    double dt_model_ = 0;
    Coloured coloured_;
};

#endif

}  // namespace push_pull
