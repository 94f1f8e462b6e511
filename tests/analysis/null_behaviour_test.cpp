// SPDX-License-Identifier: MIT
// Without any link between place and date a test must call wolf in 5 % of cases: here 2 to 8 % of
// 500 data sets.
#include "analysis/scan.hpp"
#include "analysis/space_time.hpp"
#include "tests/analysis/oracle.hpp"

#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

constexpr int data_sets = 500;

/// The events of the oracle with their dates permuted.
struct Shuffled {
    std::vector<gis::Plane> places;
    std::vector<double> days;
    std::vector<UnitMonth> unit_months;
};

Shuffled shuffled(std::vector<oracle::Event> const& events, std::uint64_t seed)
{
    Shuffled result;
    auto const order = random_order(events.size(), 1000 + seed, 0);
    for (std::size_t i = 0; i < events.size(); ++i) {
        auto const& place = events[i];
        auto const& date = events[order[i]];
        // Kilometres, near enough for a null: any places will do.
        result.places.push_back({place.where.lon * 91, place.where.lat * 111});
        result.days.push_back(date.day);
        result.unit_months.push_back(
            {static_cast<std::uint32_t>(place.unit), static_cast<std::uint32_t>(date.month)});
    }
    return result;
}

template <typename PValue>
double share_below_5_percent(PValue const& p_of)
{
    auto const events = oracle::events();
    int below = 0;
    for (int set = 0; set < data_sets; ++set) {
        auto const seed = static_cast<std::uint64_t>(set);
        below += p_of(shuffled(events, seed), seed) < 0.05 ? 1 : 0;
    }
    return static_cast<double>(below) / data_sets;
}

TEST(SlowNullBehaviour, OfKnoxIsFivePercent)
{
    auto const share = share_below_5_percent([](Shuffled const& s, std::uint64_t seed) {
        return knox(s.places, s.days, 80, 40, {.count = 199, .seed = seed})->chance.p_upper;
    });
    EXPECT_GE(share, 0.02);
    EXPECT_LE(share, 0.08);
}

TEST(SlowNullBehaviour, OfTheScanIsFivePercent)
{
    // Each unit alone or with its 4 nearest by number: any fixed zones have the same null.
    std::vector<std::vector<std::uint32_t>> nearest;
    for (std::uint32_t unit = 0; unit < 25; ++unit) {
        nearest.push_back({});
        for (std::uint32_t k = 0; k < 5; ++k) nearest.back().push_back((unit + k) % 25);
    }
    auto const share = share_below_5_percent([&](Shuffled const& s, std::uint64_t seed) {
        auto const result =
            scan(s.unit_months, 48, nearest, {.window_share = 0.25}, {.count = 99, .seed = seed});
        return result->chance.p_upper;
    });
    EXPECT_GE(share, 0.02);
    EXPECT_LE(share, 0.08);
}

}  // namespace
}  // namespace sitmap::analysis
