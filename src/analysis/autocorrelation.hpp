// SPDX-License-Identifier: MIT
// analysis/autocorrelation.hpp: are high counts next to high counts (method S4)? Global and local
// statistics with moments and conditional permutation. Under 30 units or a mean count below 1 use
// the permutation p only.
#pragma once

#include "analysis/defined.hpp"
#include "analysis/permutation.hpp"
#include "analysis/weights.hpp"

#include <optional>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// A global statistic with the moments under the two usual nulls.
struct Autocorrelation {
    double value = 0;
    double expected = 0;
    double variance_randomisation = 0;
    std::optional<double> variance_normality = {};
    double p_randomisation = 1;  // two-sided normal
    std::optional<double> p_normality = {};
};
/// Moran (1950), variances by Cliff & Ord (1981). Undefined if all values are equal, there is no
/// link, or n < 4.
Defined<Autocorrelation> moran(std::span<double const> values, Weights const& weights);
/// Geary (1954).
Defined<Autocorrelation> geary(std::span<double const> values, Weights const& weights);
/// Getis & Ord (1992) general G with its upper p; values must not be negative. p_randomisation is
/// one-sided.
Defined<Autocorrelation> general_g(std::span<double const> values, Weights const& weights);
/// Moran's I against permuted values.
Defined<Chance> moran_against_chance(std::span<double const> values, Weights const& weights,
                                     Draws draws = {});

/// Same-colour and mixed links of a binary map (Cliff & Ord 1981, non-free sampling).
struct JoinCount {
    double observed = 0;
    double expected = 0;
    double variance = 0;
    std::optional<double> z = {};  // none if the variance is 0
};
struct JoinCounts {
    JoinCount both;     // BB
    JoinCount neither;  // WW
    JoinCount mixed;    // BW
    int active = 0;
};
/// Undefined without a link or below 4 units.
Defined<JoinCounts> join_counts(std::vector<bool> const& active, Weights const& weights);
/// Number of BB links against permuted activity.
Defined<Chance> joins_against_chance(std::vector<bool> const& active, Weights const& weights,
                                     Draws draws = {});

/// Local Getis-Ord z values (Ord & Getis 1995); positive is hot. None where a unit's variance is 0.
struct LocalG {
    std::vector<std::optional<double>> z;
    std::vector<double> p = {};           // two-sided normal; 1 where z is none
    std::vector<double> p_adjusted = {};  // Benjamini-Hochberg
};
/// Gi*: the unit itself counts with weight 1 (in a row-standardised W: an equal share). Undefined
/// if all values are equal.
Defined<LocalG> gi_star(std::span<double const> values, Weights const& weights);
/// Gi: the unit itself is left out of everything.
Defined<LocalG> gi(std::span<double const> values, Weights const& weights);

enum class Quadrant { high_high, low_low, low_high, high_low };

struct LocalMoran {
    double value = 0;
    double expected = 0;           // conditional (Sokal, Oden & Thomson 1998)
    double variance = 0;           // conditional
    std::optional<double> z = {};  // none where the variance is 0
    double expected_total = 0;     // total randomisation (Anselin 1995)
    double variance_total = 0;
    // Value against the mean of the values, neighbours' sum against the mean of the sums (as
    // spdep).
    Quadrant quadrant = Quadrant::low_low;
};
/// Anselin (1995) with m2 = sum z^2 / n. Undefined if all values are equal.
Defined<std::vector<LocalMoran>> local_moran(std::span<double const> values,
                                             Weights const& weights);

/// Conditional permutation: unit i keeps its value, the others are drawn for its neighbours. Given
/// the own value, Gi* and local Moran are both linear in the neighbours' sum, so they share one p.
struct LocalChance {
    std::vector<double> p =
        {};  // twice the smaller tail, at most 1; 1 for a unit without neighbours
    std::vector<double> p_adjusted = {};  // Benjamini-Hochberg
    Draws draws = {};
};
Defined<LocalChance> local_against_chance(std::span<double const> values, Weights const& weights,
                                          Draws draws = {});

}  // namespace sitmap::analysis
