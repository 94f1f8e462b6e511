// SPDX-License-Identifier: MIT
#include "analysis/space_time.hpp"

#include "analysis/close_pairs.hpp"

#include <boost/math/distributions/poisson.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace sitmap::analysis {

namespace {

using gis::Plane;
using Counts = std::vector<std::int64_t>;

constexpr std::size_t most_for_mantel = 2000;

std::optional<Undefined> bad_events(std::span<Plane const> places, std::span<double const> days)
{
    if (places.size() != days.size()) return Undefined{"not one date an event"};
    if (places.size() < 2) return Undefined{"fewer than 2 events"};
    return std::nullopt;
}

bool ascending_limits(std::span<double const> limits)
{
    return !limits.empty() && limits.front() >= 0 &&
           std::ranges::adjacent_find(limits, std::ranges::greater_equal{}) == limits.end();
}

// Cumulative counts of every time limit (outer) and distance limit (inner), in one row.
std::vector<double> cumulative(ClosePairs const& pairs, std::span<std::uint32_t const> order,
                               std::span<double const> time_upper)
{
    std::vector<double> result;
    for (auto const upper : time_upper) {
        auto const counts = pairs.count(order, upper);
        result.insert(result.end(), counts.begin(), counts.end());
    }
    return result;
}

// Cumulative totals, of which a table of bands is the difference.
struct Totals {
    Counts space;  // by distance limit, all pairs last
    Counts time;
};

Totals totals(ClosePairs const& pairs, std::span<double const> time_upper)
{
    auto const n = static_cast<std::int64_t>(pairs.size());
    Totals result{pairs.close_in_space(), {}};
    for (auto const upper : time_upper) result.time.push_back(pairs.close_in_time(upper));
    result.space.push_back(n * (n - 1) / 2);
    result.time.push_back(n * (n - 1) / 2);
    return result;
}

// Bands (rows: space, columns: time) in one row, from the cumulative counts of a draw.
std::vector<double> bands(std::vector<double> const& inner, Totals const& totals)
{
    auto const rows = totals.space.size();
    auto const columns = totals.time.size();
    auto const up_to = [&](std::size_t row, std::size_t column) {  // counts below row and column
        if (row == 0 || column == 0) return 0.0;
        if (row == rows) return static_cast<double>(totals.time[column - 1]);
        if (column == columns) return static_cast<double>(totals.space[row - 1]);
        return inner[(column - 1) * (rows - 1) + row - 1];
    };
    std::vector<double> result;
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
            result.push_back(up_to(r + 1, c + 1) - up_to(r, c + 1) - up_to(r + 1, c) + up_to(r, c));
        }
    }
    return result;
}

struct Event {
    double day = 0;
    Plane place;
};

// By day, then place, so that the draws do not depend on the order of the records.
std::vector<Event> sorted_events(std::span<Plane const> places, std::span<double const> days)
{
    std::vector<Event> events;
    for (std::size_t i = 0; i < days.size(); ++i) events.push_back({days[i], places[i]});
    std::ranges::sort(events, [](Event const& a, Event const& b) {
        return std::tuple{a.day, a.place.x, a.place.y} < std::tuple{b.day, b.place.x, b.place.y};
    });
    return events;
}

double reciprocal_if(MantelScale scale, double distance)
{
    return scale == MantelScale::raw ? distance : 1.0 / (distance + 1.0);
}

// Distances between all pairs (row i: j < i) and what the correlation needs of them.
struct PairValues {
    std::vector<double> values;
    double mean = 0;
    double squares = 0;  // about the mean

    template <typename Distance>
    PairValues(std::size_t n, Distance const& distance)
    {
        values.reserve(n * (n - 1) / 2);
        for (std::size_t i = 1; i < n; ++i) {
            for (std::size_t j = 0; j < i; ++j) values.push_back(distance(i, j));
        }
        mean =
            std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
        for (auto const value : values) squares += (value - mean) * (value - mean);
    }
    bool vary() const
    {
        auto const [low, high] = std::ranges::minmax(values);
        return high > low;
    }
};

}  // namespace

Defined<Knox> knox(std::span<Plane const> places, std::span<double const> days,
                   double close_distance, double close_days, Draws draws)
{
    if (auto const bad = bad_events(places, days)) return *bad;
    if (!(close_distance >= 0) || !(close_days >= 0)) return Undefined{"a limit is negative"};
    ClosePairs const pairs{places, days, std::array{close_distance}};
    auto const n = static_cast<std::int64_t>(places.size());
    Knox result{.close_space = pairs.close_in_space().front(),
                .close_time = pairs.close_in_time(close_days),
                .pairs = n * (n - 1) / 2};
    auto const statistic = [&](std::span<std::uint32_t const> order) -> std::vector<double> {
        return {static_cast<double>(pairs.count(order, close_days).front())};
    };
    result.chance = against_chance(places.size(), statistic, draws).front();
    result.close_both = static_cast<std::int64_t>(result.chance.observed);
    result.expected = static_cast<double>(result.close_space) *
                      static_cast<double>(result.close_time) / static_cast<double>(result.pairs);
    if (result.expected > 0 && result.close_both > 0) {
        boost::math::poisson_distribution<> const poisson(result.expected);
        result.p_poisson = boost::math::cdf(
            boost::math::complement(poisson, static_cast<double>(result.close_both - 1)));
    }
    return result;
}

Defined<KnoxTable> knox_table(std::span<Plane const> places, std::span<double const> days,
                              std::span<double const> space_upper,
                              std::span<double const> time_upper, Draws draws)
{
    if (auto const bad = bad_events(places, days)) return *bad;
    if (!ascending_limits(space_upper) || !ascending_limits(time_upper)) {
        return Undefined{"the limits of the bands are not ascending"};
    }
    ClosePairs const pairs{places, days, space_upper};
    auto const sums = totals(pairs, time_upper);
    auto const chances = against_chance(
        places.size(),
        [&](std::span<std::uint32_t const> order) {
            return bands(cumulative(pairs, order, time_upper), sums);
        },
        draws);

    KnoxTable table{.space_upper = {space_upper.begin(), space_upper.end()},
                    .time_upper = {time_upper.begin(), time_upper.end()}};
    auto const all = static_cast<double>(sums.space.back());
    auto const band_total = [](Counts const& c, std::size_t i) {
        return static_cast<double>(i == 0 ? c[0] : c[i] - c[i - 1]);
    };
    for (std::size_t r = 0; r < sums.space.size(); ++r) {
        auto const first = chances.begin() + static_cast<std::ptrdiff_t>(r * sums.time.size());
        table.chance.emplace_back(first, first + static_cast<std::ptrdiff_t>(sums.time.size()));
        table.observed.emplace_back();
        table.expected.emplace_back();
        for (std::size_t c = 0; c < sums.time.size(); ++c) {
            auto const observed = table.chance.back()[c].observed;
            table.observed.back().push_back(static_cast<std::int64_t>(observed));
            table.expected.back().push_back(band_total(sums.space, r) * band_total(sums.time, c) /
                                            all);
        }
    }
    return table;
}

Defined<Chance> mantel(std::span<Plane const> places, std::span<double const> days,
                       MantelScale scale, Draws draws)
{
    if (auto const bad = bad_events(places, days)) return *bad;
    auto const n = places.size();
    if (n < 3) return Undefined{"fewer than 3 events"};
    if (n > most_for_mantel) return Undefined{"more than 2000 events"};
    auto const events = sorted_events(places, days);
    PairValues const space{n, [&](std::size_t i, std::size_t j) {
                               return reciprocal_if(
                                   scale, std::hypot(events[i].place.x - events[j].place.x,
                                                     events[i].place.y - events[j].place.y));
                           }};
    auto const apart = [&](std::size_t i, std::size_t j) {
        return reciprocal_if(scale, std::abs(events[i].day - events[j].day));
    };
    PairValues const time{n, apart};
    if (!space.vary()) return Undefined{"all pairs are equally far apart"};
    if (!time.vary()) return Undefined{"all pairs are equally long apart"};
    auto const size = std::sqrt(space.squares) * std::sqrt(time.squares);
    auto const statistic = [&](std::span<std::uint32_t const> order) -> std::vector<double> {
        double products = 0;
        std::size_t pair = 0;
        for (std::size_t i = 1; i < n; ++i) {
            for (std::size_t j = 0; j < i; ++j, ++pair) {
                products += (space.values[pair] - space.mean) * apart(order[i], order[j]);
            }
        }
        return {products / size};
    };
    return against_chance(n, statistic, draws).front();
}

}  // namespace sitmap::analysis
