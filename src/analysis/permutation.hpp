// SPDX-License-Identifier: MIT
// analysis/permutation.hpp: permutation tests (method M9): full enumeration when n! <= 50 000, else
// seeded random orders, with p = (1 + #{T* >= T}) / (1 + M) (Davison & Hinkley 1997, sec. 4.2).
// Draw i depends on (seed, i) only, so the result is the same on any number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// How many random draws, and from which seed. Both are printed beside every p.
struct Draws {
    int count = 999;
    std::uint64_t seed = 20221;
};

/// SplitMix64 (Steele, Lea & Flood 2014) started from (seed, stream). A uniform random bit
/// generator whose sequence is the same with every compiler and library.
class Random {
public:
    using result_type = std::uint64_t;
    Random(std::uint64_t seed, std::uint64_t stream);

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return ~result_type{0}; }
    result_type operator()();
    /// Uniform in 0 .. bound - 1, bound >= 1, without bias (Lemire 2019).
    std::uint32_t below(std::uint32_t bound);
    /// Uniform in [0, 1).
    double uniform();

private:
    std::uint64_t state_;
};

/// The order 0 .. n - 1 shuffled (Fisher-Yates) by stream `draw` of `seed`.
std::vector<std::uint32_t> random_order(std::size_t n, std::uint64_t seed, std::uint64_t draw);

/// One statistic against chance. With `exhaustive` the p are exact and draws = n!.
struct Chance {
    double observed = 0;
    double mean = 0;     // over the draws
    double sd = 0;       // over the draws, divisor draws - 1 (draws if exhaustive)
    double p_upper = 1;  // share at least as large as observed
    double p_lower = 1;  // share at least as small
    int draws = 0;
    std::uint64_t seed = 0;
    bool exhaustive = false;
    std::optional<double> upper_5{};  // largest value whose p_upper is still 5 %; none: all are

    /// Twice the smaller tail, at most 1.
    double p_two_sided() const;
};

/// Gives the k statistics of one order of 0 .. n - 1; called from several threads at once, so it
/// must not write to shared state. The identity order gives the observed values.
using Statistics = std::function<std::vector<double>(std::span<std::uint32_t const> order)>;

/// Each of the k statistics against all orders (n <= 8) or `draws` random orders. Ties count as "at
/// least" within 1e-12 of the size of the observed value.
std::vector<Chance> against_chance(std::size_t n, Statistics const& statistics, Draws draws = {});

/// The Chance of an observed value among drawn values: for tests that draw by other means than an
/// order.
Chance chance_of(double observed, std::span<double const> drawn, Draws draws);

/// Benjamini & Hochberg (1995) adjusted p in the given order: min over j >= i of p_(j) m / j, at
/// most 1.
std::vector<double> benjamini_hochberg(std::span<double const> p);
/// Benjamini & Yekutieli (2001): valid under any dependence.
std::vector<double> benjamini_yekutieli(std::span<double const> p);
/// Holm (1979) step-down adjusted p in the given order.
std::vector<double> holm(std::span<double const> p);
std::vector<double> bonferroni(std::span<double const> p);

}  // namespace sitmap::analysis
