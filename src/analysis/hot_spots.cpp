// SPDX-License-Identifier: MIT
// The local statistics: Gi, Gi*, local Moran and their conditional permutation.
#include "analysis/autocorrelation.hpp"
#include "analysis/link_sums.hpp"

#include <tbb/parallel_for.h>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace sitmap::analysis {

namespace {

struct RowSums {
    double w = 0;   // sum of weights
    double w2 = 0;  // sum of squared weights
};

RowSums row_sums(std::span<double const> row)
{
    RowSums sums;
    for (auto const w : row) {
        sums.w += w;
        sums.w2 += w * w;
    }
    return sums;
}

// The weight of the unit itself: as much as a neighbour has on average. z does not depend on the
// scale of a row.
double own_weight(std::span<double const> row)
{
    if (row.empty()) return 1.0;
    return std::accumulate(row.begin(), row.end(), 0.0) / static_cast<double>(row.size());
}

// z of a weighted sum of `n` values with the given mean and mean square.
std::optional<double> local_z(double sum, RowSums row, double n, double mean, double mean_square)
{
    auto const variance = mean_square - mean * mean;
    auto const spread = (n * row.w2 - row.w * row.w) / (n - 1);
    // Spread of rounding size only: all units are neighbours, so that the sum cannot vary.
    if (!(variance > 1e-14 * mean_square) || !(spread > 1e-12 * n * row.w2)) return std::nullopt;
    return (sum - row.w * mean) / std::sqrt(variance * spread);
}

LocalG with_p(std::vector<std::optional<double>> z)
{
    LocalG result{.z = std::move(z)};
    boost::math::normal const normal;
    for (auto const& value : result.z) {
        result.p.push_back(
            value ? 2.0 * boost::math::cdf(boost::math::complement(normal, std::abs(*value))) : 1);
    }
    result.p_adjusted = benjamini_hochberg(result.p);
    return result;
}

double mean_of_squares(std::span<double const> values)
{
    return std::inner_product(values.begin(), values.end(), values.begin(), 0.0) /
           static_cast<double>(values.size());
}

Quadrant quadrant(bool high, bool high_around)
{
    if (high) return high_around ? Quadrant::high_high : Quadrant::high_low;
    return high_around ? Quadrant::low_high : Quadrant::low_low;
}

LocalMoran local_moran_at(Centred const& c, Weights const& weights, std::size_t i)
{
    auto const n = c.n;
    auto const z = c.z[i];
    auto const row = row_sums(weights.weights(i));
    LocalMoran result{.value = z / c.m2 * lag(weights, c.z, i)};
    result.expected = -z * z * row.w / ((n - 1) * c.m2);
    result.variance = (z / c.m2) * (z / c.m2) * n / (n - 2) * (row.w2 - row.w * row.w / (n - 1)) *
                      (c.m2 - z * z / (n - 1));
    if (result.variance > 1e-14 * row.w2) {
        result.z = (result.value - result.expected) / std::sqrt(result.variance);
    } else {
        result.variance = 0;
    }
    auto const b2 = c.m4 / (c.m2 * c.m2);
    result.expected_total = -row.w / (n - 1);
    result.variance_total = row.w2 * (n - b2) / (n - 1) +
                            (row.w * row.w - row.w2) * (2 * b2 - n) / ((n - 1) * (n - 2)) -
                            result.expected_total * result.expected_total;
    return result;
}

// Sums over the neighbours of `unit` when the other values are drawn for them without replacement.
class Neighbourhood {
public:
    Neighbourhood(std::span<double const> values, Weights const& weights, std::size_t unit)
        : row_(weights.weights(unit)), others_(values.begin(), values.end())
    {
        others_.erase(others_.begin() + static_cast<std::ptrdiff_t>(unit));
    }
    double draw(Random& random)
    {
        double sum = 0;
        for (std::size_t k = 0; k < row_.size(); ++k) {
            auto const left = static_cast<std::uint32_t>(others_.size() - k);
            std::swap(others_[k], others_[k + random.below(left)]);
            sum += row_[k] * others_[k];
        }
        return sum;
    }

private:
    std::span<double const> row_;
    std::vector<double> others_;
};

}  // namespace

Defined<LocalG> gi_star(std::span<double const> values, Weights const& weights)
{
    auto const c = centred(values, weights);
    if (!c) return Undefined{c.why()};
    std::vector<std::optional<double>> z;
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto row = row_sums(weights.weights(i));
        auto const own = own_weight(weights.weights(i));
        row.w += own;
        row.w2 += own * own;
        // About the mean, so that large counts lose no digits.
        z.push_back(local_z(lag(weights, c->z, i) + own * c->z[i], row, c->n, 0.0, c->m2));
    }
    return with_p(std::move(z));
}

Defined<LocalG> gi(std::span<double const> values, Weights const& weights)
{
    auto const c = centred(values, weights);
    if (!c) return Undefined{c.why()};
    auto const others = c->n - 1;
    auto const squares = mean_of_squares(c->z) * c->n;
    std::vector<std::optional<double>> z;
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const mean = -c->z[i] / others;
        auto const mean_square = (squares - c->z[i] * c->z[i]) / others;
        auto const row = row_sums(weights.weights(i));
        z.push_back(local_z(lag(weights, c->z, i), row, others, mean, mean_square));
    }
    return with_p(std::move(z));
}

Defined<std::vector<LocalMoran>> local_moran(std::span<double const> values, Weights const& weights)
{
    auto const c = centred(values, weights);
    if (!c) return Undefined{c.why()};
    std::vector<double> around;
    for (std::size_t i = 0; i < values.size(); ++i) around.push_back(lag(weights, values, i));
    auto const mean_around = std::accumulate(around.begin(), around.end(), 0.0) / c->n;
    std::vector<LocalMoran> result;
    for (std::size_t i = 0; i < values.size(); ++i) {
        result.push_back(local_moran_at(*c, weights, i));
        result.back().quadrant = quadrant(values[i] > c->mean, around[i] > mean_around);
    }
    return result;
}

Defined<LocalChance> local_against_chance(std::span<double const> values, Weights const& weights,
                                          Draws draws)
{
    auto const c = centred(values, weights);
    if (!c) return Undefined{c.why()};
    LocalChance result{.p = std::vector<double>(values.size(), 1.0), .draws = draws};
    tbb::parallel_for(std::size_t{0}, values.size(), [&](std::size_t unit) {
        if (weights.neighbours(unit).empty()) return;
        Random random{draws.seed, unit};
        Neighbourhood around{c->z, weights, unit};
        auto const observed = lag(weights, c->z, unit);
        auto const tolerance = 1e-12 * std::max(1.0, std::abs(observed));
        std::int64_t up = 0;
        std::int64_t down = 0;
        for (int draw = 0; draw < draws.count; ++draw) {
            auto const sum = around.draw(random);
            up += sum >= observed - tolerance;
            down += sum <= observed + tolerance;
        }
        auto const fewer = static_cast<double>(std::min(up, down));
        result.p[unit] = std::min(1.0, 2.0 * (1 + fewer) / (1 + std::max(0, draws.count)));
    });
    result.p_adjusted = benjamini_hochberg(result.p);
    return result;
}

}  // namespace sitmap::analysis
