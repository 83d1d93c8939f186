#include "core/analyse/entrainment.hpp"

#include <cmath>

#include "core/document/text.hpp"

#ifndef PUSH_PULL_CORE_ONLY

namespace push_pull {
namespace {

struct Search {
    Plan plan;
    const Question& question;
    // Of the drive that is asked about, also where it is silent to see what there is without it.
    double amplitude;
    std::string failure;

    Drive& drive() { return plan.drives[std::size_t(question.drive)]; }
    Response at(double frequency) {
        drive().frequency = frequency;
        const Window window = window_of(plan, question);
        if (failure.empty()) failure = window.failure;
        Drive asked = drive();
        asked.amplitude = amplitude;
        return response_of(window, question, asked);
    }
    bool locked(double frequency) { return at(frequency).locked; }
    // The last frequency on one side that locks, `side` 1 or −1.
    double edge(double middle, int side, double tolerance) {
        double step = std::max(tolerance, 0.01 * middle), inside = middle, outside = 0;
        while (true) {
            outside = inside + side * step;
            // Half way to 0, and eight times up, is far enough for any tongue.
            if (outside < middle / 2 || outside > 8 * middle) return inside;
            // Nor is a frequency tried that the drive cannot have.
            drive().frequency = outside;
            if (problem_of_drives(plan)) return inside;
            if (!locked(outside)) break;
            inside = outside;
            step *= 2;
        }
        while (std::fabs(outside - inside) > tolerance && failure.empty()) {
            const double between = 0.5 * (inside + outside);
            // No double lies between the two.
            if (between == inside || between == outside) break;
            (locked(between) ? inside : outside) = between;
        }
        return inside;
    }
};

}  // namespace

Problem entrainment(const Plan& plan, const Question& question, double tolerance, Entrainment& result) {
    if (Problem problem = problem_of(question, plan)) return problem;
    if (!(tolerance > 0)) return {question.call + ".tolerance", say(question.call, ".tolerance: must be above 0 Hz, got ", tolerance)};
    const double amplitude = plan.drives[std::size_t(question.drive)].amplitude;
    Search search{plan, question, amplitude, {}};
    search.drive().amplitude = 0;
    const Response free = search.at(search.drive().frequency);
    result.own = std::fabs(free.frequency);
    if (search.failure.empty() && !(result.own > 0 && free.amplitude > 1e-6))
        return {question.call, say(question.call, ": ", plan.model->info().id,
                                   " rests without the drive; entrainment needs a rhythm of its own, for instance past a Hopf point")};
    search.drive().amplitude = amplitude;
    const double middle = result.own * question.n / question.m;
    result.locks = search.locked(middle);
    if (result.locks) {
        result.low = search.edge(middle, -1, tolerance);
        result.high = search.edge(middle, 1, tolerance);
        // What is held without the drive as well, for the window is short, is not held by it.
        search.drive().amplitude = 0;
        if (search.locked(result.low) && search.locked(result.high)) result.locks = false;
    }
    if (!search.failure.empty()) return {question.call, say(question.call, ": ", search.failure)};
    return {};
}

}  // namespace push_pull

#endif
