// Weights on a common scale: each kind by its definition.
#include "core/network/normalise.hpp"

#include "tests/core/dense.hpp"
#include "tests/core/support.hpp"

using namespace push_pull;
using namespace push_pull::test;
using Numbers = std::vector<double>;

namespace {

// Row 2 hears nobody, node 1 hears itself.
const Numbers four{0, 3, 1, 0.5, 2, 6, 0, 0, 0, 0, 0, 0, 1, 0, 4, 0};

Numbers normalised(Numbers weights, int n, Normalisation by) {
    normalise_weights(weights, n, by);
    return weights;
}

Numbers divided(Numbers weights, double by) {
    for (double& w : weights) w /= by;
    return weights;
}

double row_sum(const Numbers& weights, int n, int row) {
    double sum = 0;
    for (int j = 0; j < n; ++j) sum += weights[std::size_t(row * n + j)];
    return sum;
}

double radius(const Numbers& weights, int n) {
    const Eigen::Map<const Eigen::Matrix<double, -1, -1, Eigen::RowMajor>> matrix(weights.data(), n, n);
    return eigenvalues_of(matrix).cwiseAbs().maxCoeff();
}

Numbers random_weights(int n, double density, std::uint64_t seed) {
    Dice dice{seed};
    Numbers weights;
    for (int k = 0; k < n * n; ++k) weights.push_back(dice.uniform() < density ? dice.uniform() : 0);
    return weights;
}

}  // namespace

TEST_CASE("max makes the largest weight 1, instrength the largest row sum") {
    CHECK(normalised(four, 4, Normalisation::none) == four);
    CHECK(normalised(four, 4, Normalisation::max) == divided(four, 6));
    CHECK(normalised(four, 4, Normalisation::instrength) == divided(four, 8));
    // By size: weights may be negative.
    CHECK(normalised({0, -4, 2, 0}, 2, Normalisation::max) == Numbers{0, -1, 0.5, 0});
}

TEST_CASE("row makes every row sum to 1 and leaves an empty one empty") {
    const Numbers weights = normalised(four, 4, Normalisation::row);
    CHECK(row_sum(weights, 4, 2) == 0);
    for (int row : {0, 1, 3}) CHECK(row_sum(weights, 4, row) == Approx(1).epsilon(1e-15));
    CHECK(weights[3] == 0.5 / 4.5);
}

TEST_CASE("mean makes the entries beside the diagonal average 1, zeros included") {
    // Without the 6 of the diagonal: 11.5 over 12 entries.
    CHECK(normalised(four, 4, Normalisation::mean)[1] == Approx(3 / (11.5 / 12)).epsilon(1e-15));
    CHECK(normalised({5}, 1, Normalisation::mean) == Numbers{5});
}

TEST_CASE("spectral makes the spectral radius 1, as Eigen computes it") {
    CHECK(radius(normalised(four, 4, Normalisation::spectral), 4) == Approx(1).epsilon(1e-12));
    for (int n : {2, 5, 17, 60})
        for (double density : {0.1, 0.4, 1.0})
            for (std::uint64_t seed : {1, 2, 3}) {
                const Numbers weights = random_weights(n, density, seed);
                if (radius(weights, n) < 1e-3) continue;
                INFO(n << " nodes, density " << density << ", seed " << seed);
                CHECK(radius(normalised(weights, n, Normalisation::spectral), n) == Approx(1).epsilon(1e-9));
            }
    // A pair has two eigenvalues of the same size, a turn of three has three.
    CHECK(normalised({0, 2, 2, 0}, 2, Normalisation::spectral) == Numbers{0, 1, 1, 0});
    CHECK(normalised({0, 2, 0, 0, 0, 2, 2, 0, 0}, 3, Normalisation::spectral)[1] == Approx(1).epsilon(1e-12));
}

TEST_CASE("what has nothing to scale by stays as it is") {
    const Numbers nothing(9, 0.0), chain{0, 0, 0, 2, 0, 0, 1, 3, 0};
    for (const Normalisation by : {Normalisation::max, Normalisation::row, Normalisation::instrength, Normalisation::spectral, Normalisation::mean})
        CHECK(normalised(nothing, 3, by) == nothing);
    // Nobody hears itself, not even by way of others: the radius is 0.
    CHECK(normalised(chain, 3, Normalisation::spectral) == chain);
}

TEST_CASE("normalisations go by size: no sign turns, and inhibition does not cancel excitation") {
    CHECK(normalised({1, -1, 1, -3}, 2, Normalisation::row) == Numbers{0.5, -0.5, 0.25, -0.75});
    CHECK(normalised({1, -1, 1, -3}, 2, Normalisation::instrength) == Numbers{0.25, -0.25, 0.25, -0.75});
    CHECK(normalised({0, -2, -2, 0}, 2, Normalisation::mean) == Numbers{0, -1, -1, 0});
    CHECK(normalised({0, -2, -2, 0}, 2, Normalisation::row) == Numbers{0, -1, -1, 0});
}

TEST_CASE("all to all is normalised like the matrix that it stands for") {
    const auto ends = [](const Document& document) {
        const auto simulation = simulate(document);
        advance(*simulation, 100);
        return read(*simulation, "x", 2);
    };
    const Document document{{"model", "linear"}, {"nodes", 4}, {"initial.x", Numbers{1, 2, 3, 4}}, {"network.gain", 0.05}};
    const Document matrix = with(document, {{"network.connectome.weights", Value(Numbers(16, 0.25), 4)}});
    for (const char* by : {"max", "row", "instrength", "spectral", "mean"})
        CHECK(ends(with(document, {{"network.connectome", "all-to-all"}, {"network.normalise", by}})) ==
              Approx(ends(with(matrix, {{"network.normalise", by}}))).epsilon(1e-12));
}

TEST_CASE("a document names its normalisation, and a simulation hears the weights so scaled") {
    const Document document{
        {"model", "wilson-cowan"}, {"initial.x", Numbers{0.1, 0.2, 0.3, 0.4}}, {"network.connectome.weights", Value(four, 4)}, {"network.gain", 2}};
    const auto heard = [&](const char* by) { return read(*simulate(with(document, {{"network.normalise", by}})), "input.x", 0); };
    const double sum = 3 * 0.2 + 1 * 0.3 + 0.5 * 0.4;
    CHECK(heard("none") == Approx(2 * sum));
    CHECK(heard("max") == Approx(2 * sum / 6));
    CHECK(heard("row") == Approx(2 * sum / 4.5));
    CHECK(heard("instrength") == Approx(2 * sum / 8));
    CHECK(heard("mean") == Approx(2 * sum / (11.5 / 12)));
    CHECK(heard("spectral") == Approx(2 * sum / radius(four, 4)));
    CHECK(problem(with(document, {{"network.normalise", "rows"}})) != "");
}
