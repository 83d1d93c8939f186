#include "core/document/plan_parts.hpp"

#include <algorithm>

#include "core/document/values.hpp"

namespace push_pull {
namespace {

using Kind = Value::Kind;

std::vector<double> read_distribution(Reader& reader, const std::string& path, const Plan& plan, Stream stream, int channel, double fallback) {
    static constexpr struct {
        const char* id;
        Distribution distribution;
    } kinds[] = {{"uniform", Distribution::uniform}, {"normal", Distribution::normal}, {"lorentz", Distribution::lorentz}};

    std::vector<double> values(std::size_t(plan.nodes), fallback);
    for (const auto& kind : kinds) {
        const std::string at = path + "." + kind.id;
        const Value* pair = reader.find(at);
        if (!pair) continue;
        if (!pair->is(Kind::numbers) || pair->numbers.size() != 2 || !std::isfinite(pair->numbers[0]) || !std::isfinite(pair->numbers[1])) {
            reader.fail(at, say(at, ": must be a list of two finite numbers, got ", describe_value(*pair)));
            return values;
        }
        const Value* quantiles = reader.find(path + ".quantiles");
        values = draw(kind.distribution, pair->numbers[0], pair->numbers[1], plan.nodes, quantiles && quantiles->number != 0, plan.seed,
                      stream, std::uint32_t(channel));
        break;
    }
    reader.refuse_unread(path, "a number, a list with one number per node, or one of uniform, normal, lorentz with quantiles");
    return values;
}

// One value per node from a number, a list, or a distribution.
std::vector<double> read_per_node(Reader& reader, const std::string& path, const Plan& plan, const Quantity& quantity, Stream stream, int channel) {
    std::vector<double> values(std::size_t(plan.nodes), quantity.value);
    const Value* value = reader.find(path);
    if (!value) return reader.any(path) ? read_distribution(reader, path, plan, stream, channel, quantity.value) : values;

    if (value->is(Kind::number)) {
        std::fill(values.begin(), values.end(), value->number);
    } else if (value->is(Kind::numbers) && value->columns == 0) {
        if (int(value->numbers.size()) != plan.nodes) {
            reader.fail(path, say(path, ": has ", double(value->numbers.size()), " values for ", double(plan.nodes),
                                  plan.nodes == 1 ? " node" : " nodes", "; give one number, or one per node"));
            return values;
        }
        values = value->numbers;
    } else {
        reader.fail(path, say(path, ": must be a number, a list of numbers or a distribution, got ", describe_value(*value)));
    }
    for (int node = 0; node < plan.nodes; ++node)
        if (!std::isfinite(values[node])) {
            reader.fail(path, say(path, ": must be finite, got ", values[node], plan.nodes > 1 ? say(" for node ", double(node)) : ""));
            break;
        }
    return values;
}

// Time constants and widths on a logarithmic slider are divided by; they have no meaning at or below zero.
void refuse_not_positive(Reader& reader, const std::string& path, const Quantity& quantity, const std::vector<double>& values) {
    if (quantity.scale != Scale::log) return;
    for (double x : values)
        if (!(x > 0)) return reader.fail(path, say(path, ": must be greater than 0, got ", x));
}

}  // namespace

void read_model_values(Reader& reader, Plan& plan) {
    for (const char* part : {"parameters", "initial"})
        if (const Value* value = reader.find(part))
            return reader.fail(part, say(part, ": must be an object of names and numbers, got ", describe_value(*value)));
    const Description& description = plan.model->description;
    for (int i = 0; i < plan.model->parameters(); ++i) {
        const Parameter& parameter = description.parameters[i];
        const std::string path = say("parameters.", parameter.id);
        plan.parameters.push_back(read_per_node(reader, path, plan, parameter, Stream::parameter, i));
        refuse_not_positive(reader, path, parameter, plan.parameters.back());
    }
    for (int i = 0; i < plan.model->states(); ++i)
        plan.initial.push_back(read_per_node(reader, say("initial.", description.states[i].id), plan, description.states[i], Stream::initial, i));
}

}  // namespace push_pull
