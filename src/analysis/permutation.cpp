// SPDX-License-Identifier: MIT
#include "analysis/permutation.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sitmap::analysis {

namespace {

constexpr std::uint64_t golden = 0x9e3779b97f4a7c15ULL;  // 2^64 / golden ratio
constexpr std::size_t largest_enumerated = 8;            // 8! = 40 320 <= 50 000 < 9!

std::uint64_t mixed(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

void shuffle(std::vector<std::uint32_t>& order, Random random)
{
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t left = order.size(); left > 1; --left) {
        auto const other = random.below(static_cast<std::uint32_t>(left));
        std::swap(order[left - 1], order[other]);
    }
}

using Table = std::vector<std::vector<double>>;

Table all_orders(std::size_t n, Statistics const& statistics)
{
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    Table table;
    do {
        table.push_back(statistics(order));
    } while (std::ranges::next_permutation(order).found);
    return table;
}

Table random_orders(std::size_t n, Statistics const& statistics, Draws draws)
{
    Table table(static_cast<std::size_t>(std::max(draws.count, 0)));
    tbb::parallel_for(std::size_t{0}, table.size(), [&](std::size_t draw) {
        thread_local std::vector<std::uint32_t> order;
        order.resize(n);
        shuffle(order, Random{draws.seed, draw});
        table[draw] = statistics(order);
    });
    return table;
}

double sum_of(std::span<double const> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double squares_about(double mean, std::span<double const> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0, [mean](double sum, double value) {
        return sum + (value - mean) * (value - mean);
    });
}

/// The largest value that at least as many drawn ones reach as p = 5 % needs.
std::optional<double> upper_5_percent(std::span<double const> drawn, double extra)
{
    auto const needed =
        std::ceil(0.05 * (static_cast<double>(drawn.size()) + extra) - extra - 1e-9);
    if (needed < 1) return std::nullopt;
    std::vector<double> sorted(drawn.begin(), drawn.end());
    auto const at = sorted.begin() + static_cast<std::ptrdiff_t>(needed) - 1;
    std::ranges::nth_element(sorted, at, std::greater{});
    return *at;
}

Chance compared(double observed, std::span<double const> drawn, std::uint64_t seed, bool exhaustive)
{
    auto const tolerance = 1e-12 * std::max(1.0, std::abs(observed));
    auto const count = static_cast<double>(drawn.size());
    auto const extra =
        exhaustive ? 0.0 : 1.0;  // the observed order is one of all, but none of the drawn
    auto const up =
        std::ranges::count_if(drawn, [&](double t) { return t >= observed - tolerance; });
    auto const down =
        std::ranges::count_if(drawn, [&](double t) { return t <= observed + tolerance; });
    Chance chance{.observed = observed,
                  .mean = observed,
                  .draws = static_cast<int>(drawn.size()),
                  .seed = seed,
                  .exhaustive = exhaustive};
    if (drawn.empty()) return chance;
    chance.mean = sum_of(drawn) / count;
    auto const divisor = std::max(1.0, count - extra);
    chance.sd = std::sqrt(squares_about(chance.mean, drawn) / divisor);
    chance.p_upper = (static_cast<double>(up) + extra) / (count + extra);
    chance.p_lower = (static_cast<double>(down) + extra) / (count + extra);
    chance.upper_5 = upper_5_percent(drawn, extra);
    return chance;
}

std::vector<std::size_t> ascending(std::span<double const> p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    return order;
}

std::vector<double> step_up(std::span<double const> p, double factor)
{
    auto const order = ascending(p);
    std::vector<double> adjusted(p.size());
    double lowest = 1.0;
    for (std::size_t rank = p.size(); rank > 0; --rank) {
        auto const at = order[rank - 1];
        lowest = std::min(lowest, p[at] * factor / static_cast<double>(rank));
        adjusted[at] = lowest;
    }
    return adjusted;
}

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream)
    : state_(mixed(seed + golden) ^ mixed((stream + 1) * golden))
{
}

std::uint64_t Random::operator()()
{
    state_ += golden;
    return mixed(state_);
}

std::uint32_t Random::below(std::uint32_t bound)
{
    auto const product = [&] { return ((*this)() >> 32U) * std::uint64_t{bound}; };
    auto wide = product();
    if (static_cast<std::uint32_t>(wide) < bound) {
        auto const threshold = static_cast<std::uint32_t>(-bound) % bound;
        while (static_cast<std::uint32_t>(wide) < threshold) wide = product();
    }
    return static_cast<std::uint32_t>(wide >> 32U);
}

double Random::uniform()
{
    return static_cast<double>((*this)() >> 11U) * 0x1.0p-53;
}

std::vector<std::uint32_t> random_order(std::size_t n, std::uint64_t seed, std::uint64_t draw)
{
    std::vector<std::uint32_t> order(n);
    shuffle(order, Random{seed, draw});
    return order;
}

double Chance::p_two_sided() const
{
    return std::min(1.0, 2.0 * std::min(p_upper, p_lower));
}

std::vector<Chance> against_chance(std::size_t n, Statistics const& statistics, Draws draws)
{
    std::vector<std::uint32_t> identity(n);
    std::iota(identity.begin(), identity.end(), 0U);
    auto const observed = statistics(identity);
    auto const exhaustive = n <= largest_enumerated && draws.count > 0;
    auto const table = exhaustive ? all_orders(n, statistics) : random_orders(n, statistics, draws);
    std::vector<Chance> result;
    std::vector<double> drawn(table.size());
    for (std::size_t k = 0; k < observed.size(); ++k) {
        std::ranges::transform(table, drawn.begin(), [k](auto const& row) { return row[k]; });
        result.push_back(compared(observed[k], drawn, draws.seed, exhaustive));
    }
    return result;
}

Chance chance_of(double observed, std::span<double const> drawn, Draws draws)
{
    return compared(observed, drawn, draws.seed, false);
}

std::vector<double> benjamini_hochberg(std::span<double const> p)
{
    return step_up(p, static_cast<double>(p.size()));
}

std::vector<double> benjamini_yekutieli(std::span<double const> p)
{
    double harmonic = 0;
    for (std::size_t i = 1; i <= p.size(); ++i) harmonic += 1.0 / static_cast<double>(i);
    return step_up(p, harmonic * static_cast<double>(p.size()));
}

std::vector<double> holm(std::span<double const> p)
{
    auto const order = ascending(p);
    std::vector<double> adjusted(p.size());
    double highest = 0.0;
    for (std::size_t rank = 0; rank < p.size(); ++rank) {
        auto const left = static_cast<double>(p.size() - rank);
        highest = std::max(highest, std::min(1.0, p[order[rank]] * left));
        adjusted[order[rank]] = highest;
    }
    return adjusted;
}

std::vector<double> bonferroni(std::span<double const> p)
{
    std::vector<double> adjusted(p.begin(), p.end());
    for (auto& value : adjusted) value = std::min(1.0, value * static_cast<double>(p.size()));
    return adjusted;
}

}  // namespace sitmap::analysis
