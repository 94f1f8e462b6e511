// SPDX-License-Identifier: MIT
#include "analysis/autocorrelation.hpp"

#include "analysis/link_sums.hpp"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace sitmap::analysis {

namespace {

double upper_p(double z)
{
    return boost::math::cdf(boost::math::complement(boost::math::normal{}, z));
}

double two_sided_p(double deviation, double variance)
{
    return variance > 0 ? std::min(1.0, 2.0 * upper_p(std::abs(deviation) / std::sqrt(variance)))
                        : 1.0;
}

double moran_numerator(std::span<double const> z, Weights const& weights)
{
    double sum = 0;
    for (std::size_t i = 0; i < z.size(); ++i) sum += z[i] * lag(weights, z, i);
    return sum;
}

Autocorrelation with_p(Autocorrelation result)
{
    auto const deviation = result.value - result.expected;
    result.p_randomisation = two_sided_p(deviation, result.variance_randomisation);
    if (result.variance_normality) {
        result.p_normality = two_sided_p(deviation, *result.variance_normality);
    }
    return result;
}

}  // namespace

Defined<Autocorrelation> moran(std::span<double const> values, Weights const& weights)
{
    auto const c = centred(values, weights);
    if (!c) return Undefined{c.why()};
    auto const w = link_sums(weights);
    auto const n = c->n;
    auto const b2 = c->m4 / (c->m2 * c->m2);
    auto const s00 = w.s0 * w.s0;
    Autocorrelation result{.value = moran_numerator(c->z, weights) / (w.s0 * c->m2),
                           .expected = -1.0 / (n - 1)};
    auto const square = result.expected * result.expected;
    auto const first = n * ((n * n - 3 * n + 3) * w.s1 - n * w.s2 + 3 * s00);
    auto const second = b2 * ((n * n - n) * w.s1 - 2 * n * w.s2 + 6 * s00);
    result.variance_randomisation = (first - second) / ((n - 1) * (n - 2) * (n - 3) * s00) - square;
    result.variance_normality = (n * n * w.s1 - n * w.s2 + 3 * s00) / (s00 * (n * n - 1)) - square;
    return with_p(result);
}

Defined<Autocorrelation> geary(std::span<double const> values, Weights const& weights)
{
    auto const c = centred(values, weights);
    if (!c) return Undefined{c.why()};
    auto const w = link_sums(weights);
    auto const n = c->n;
    auto const b2 = c->m4 / (c->m2 * c->m2);
    double differences = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const columns = weights.neighbours(i);
        auto const row = weights.weights(i);
        for (std::size_t k = 0; k < columns.size(); ++k) {
            auto const off = c->z[i] - c->z[columns[k]];
            differences += row[k] * off * off;
        }
    }
    Autocorrelation result{.value = (n - 1) * differences / (2 * w.s0 * n * c->m2), .expected = 1};
    // Cliff & Ord 1981, eq. 2.46.
    auto const sum = (n - 1) * w.s1 * (n * n - 3 * n + 3 - (n - 1) * b2) -
                     (n - 1) * w.s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * b2) / 4 +
                     w.s0 * w.s0 * (n * n - 3 - (n - 1) * (n - 1) * b2);
    result.variance_randomisation = sum / (n * (n - 2) * (n - 3) * w.s0 * w.s0);
    return with_p(result);
}

Defined<Autocorrelation> general_g(std::span<double const> values, Weights const& weights)
{
    auto const c = centred(values, weights);
    if (!c) return Undefined{c.why()};
    if (std::ranges::min(values) < 0) return Undefined{"a value is negative"};
    auto const w = link_sums(weights);
    auto const n = c->n;
    std::array<double, 5> m = {};  // m[j]: sum of x^j
    for (auto const x : values) {
        for (std::size_t j = 1; j < 5; ++j) m[j] += std::pow(x, static_cast<double>(j));
    }
    auto const products = m[1] * m[1] - m[2];
    if (!(products > 0)) return Undefined{"only one unit has events"};
    Autocorrelation result{.value = moran_numerator(values, weights) / products,
                           .expected = w.s0 / (n * (n - 1))};
    auto const s00 = w.s0 * w.s0;
    // Getis & Ord 1992, appendix.
    auto const b0 = (n * n - 3 * n + 3) * w.s1 - n * w.s2 + 3 * s00;
    auto const b1 = -((n * n - n) * w.s1 - 2 * n * w.s2 + 6 * s00);
    auto const b2 = -(2 * n * w.s1 - (n + 3) * w.s2 + 6 * s00);
    auto const b3 = 4 * (n - 1) * w.s1 - 2 * (n + 1) * w.s2 + 8 * s00;
    auto const b4 = w.s1 - w.s2 + s00;
    auto const mean_square = (b0 * m[2] * m[2] + b1 * m[4] + b2 * m[1] * m[1] * m[2] +
                              b3 * m[1] * m[3] + b4 * std::pow(m[1], 4)) /
                             (products * products * n * (n - 1) * (n - 2) * (n - 3));
    result.variance_randomisation = mean_square - result.expected * result.expected;
    if (result.variance_randomisation > 0) {
        result.p_randomisation =
            upper_p((result.value - result.expected) / std::sqrt(result.variance_randomisation));
    }
    return result;
}

Defined<Chance> moran_against_chance(std::span<double const> values, Weights const& weights,
                                     Draws draws)
{
    auto const c = centred(values, weights);
    if (!c) return Undefined{c.why()};
    auto const scale = link_sums(weights).s0 * c->m2;
    auto const statistic = [&](std::span<std::uint32_t const> order) -> std::vector<double> {
        std::vector<double> z(order.size());
        std::ranges::transform(order, z.begin(), [&](std::uint32_t i) { return c->z[i]; });
        return {moran_numerator(z, weights) / scale};
    };
    return against_chance(values.size(), statistic, draws).front();
}

}  // namespace sitmap::analysis
