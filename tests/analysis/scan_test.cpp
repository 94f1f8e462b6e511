// SPDX-License-Identifier: MIT
#include "analysis/scan.hpp"

#include "gis/geodesic.hpp"
#include "tests/analysis/oracle.hpp"

#include <gmock/gmock.h>

#include <numeric>

namespace sitmap::analysis {
namespace {

using testing::ElementsAre;

std::vector<UnitMonth> unit_months()
{
    std::vector<UnitMonth> result;
    for (auto const& event : oracle::events()) {
        result.push_back(
            {static_cast<std::uint32_t>(event.unit), static_cast<std::uint32_t>(event.month)});
    }
    return result;
}

std::vector<std::vector<std::uint32_t>> nearest_units()
{
    std::vector<LonLat> centres;
    auto const reference = oracle::read("onset.json");
    for (auto const& row : reference["table"]) centres.push_back({row["lon"], row["lat"]});
    std::vector<std::vector<std::uint32_t>> result;
    for (auto const centre : centres) {
        std::vector<std::uint32_t> order(centres.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::stable_sort(order, {}, [&](std::uint32_t unit) {
            return gis::geodesic(centre, centres[unit]).distance.value;
        });
        result.push_back(order);
    }
    return result;
}

std::vector<std::size_t> units_of(oracle::Json const& names)
{
    std::vector<std::size_t> units;
    for (auto const& name : names)
        units.push_back(std::stoul(name.get<std::string>().substr(1)) - 1);
    return units;
}

TEST(Scan, EqualsTheBruteForceOfTheReference)
{
    auto const reference = oracle::read("scan.json");
    auto const result = scan(unit_months(), 48, nearest_units(), {}, {.count = 999, .seed = 7});
    ASSERT_TRUE(result) << result.why();
    EXPECT_EQ(result->zones, reference["n_zones"].get<std::size_t>());
    EXPECT_EQ(result->windows, reference["n_windows"].get<std::size_t>());
    EXPECT_EQ(result->events, reference["C"].get<int>());
    auto const& best = reference["most_likely"];
    EXPECT_EQ(result->most_likely.units, units_of(best["zone"]));
    EXPECT_EQ(result->most_likely.first_month + 1, best["first_month_1based"].get<int>());
    EXPECT_EQ(result->most_likely.last_month + 1, best["last_month_1based"].get<int>());
    EXPECT_EQ(result->most_likely.count, best["c"].get<int>());
    oracle::expect_relative(result->most_likely.expected, best["mu"], 1e-9);
    oracle::expect_relative(result->most_likely.llr, best["llr"], 1e-9);
    oracle::expect_relative(result->chance.observed, best["llr"], 1e-9);
    oracle::expect_same_p(result->chance.p_upper, 999, reference["p_mc"], reference["mc_n"]);
}

TEST(Scan, EqualsTheFixedCylinders)
{
    auto const file_1 = oracle::read("scan.json");
    for (auto const& row : file_1["fixed_cylinders"]) {
        auto const c =
            cylinder(unit_months(), units_of(row["zone"]), row["first_month_1based"].get<int>() - 1,
                     row["last_month_1based"].get<int>() - 1);
        EXPECT_EQ(c.count, row["c"].get<int>());
        oracle::expect_relative(c.expected, row["mu"], 1e-9);
        EXPECT_NEAR(c.llr, row["llr"].get<double>(), 1e-9);
    }
}

TEST(Scan, DoesNotDependOnTheOrderOfTheRecords)
{
    auto events = unit_months();
    auto const before = scan(events, 48, nearest_units(), {}, {.count = 49});
    std::ranges::reverse(events);
    auto const after = scan(events, 48, nearest_units(), {}, {.count = 49});
    EXPECT_EQ(before->chance.p_upper, after->chance.p_upper);
    EXPECT_EQ(before->chance.mean, after->chance.mean);
    EXPECT_EQ(before->most_likely.units, after->most_likely.units);
}

TEST(Scan, FindsAPlantedBurstAndKeepsItsLimits)
{
    // Ten units on a ring with one event a month each, and 15 more in unit 2 and month 4.
    std::vector<std::vector<std::uint32_t>> nearest;
    std::vector<UnitMonth> events(15, {2, 4});
    for (std::uint32_t unit = 0; unit < 10; ++unit) {
        nearest.push_back({unit, (unit + 1) % 10, (unit + 9) % 10});
        for (std::uint32_t month = 0; month < 10; ++month) events.push_back({unit, month});
    }
    auto const found = scan(events, 10, nearest, {}, {.count = 199});
    EXPECT_THAT(found->most_likely.units, ElementsAre(2));
    EXPECT_EQ(found->most_likely.first_month, 4);
    EXPECT_EQ(found->most_likely.last_month, 4);
    EXPECT_EQ(found->most_likely.count, 16);
    EXPECT_LT(found->chance.p_upper, 0.05);
    auto const single = scan(events, 10, nearest, {.zone_units = 1}, {.count = 0});
    EXPECT_EQ(single->zones, 10U);
    EXPECT_EQ(single->windows, 10U + 9 + 8 + 7 + 6);
}

TEST(Scan, LooksAtEveryCylinder)
{
    // Against a search without short cuts, on small random maps with silent months.
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random random{seed, 0};
        std::vector<UnitMonth> events;
        for (int i = 0; i < 40; ++i) events.push_back({random.below(5), random.below(14)});
        std::vector<std::vector<std::uint32_t>> nearest;
        for (std::uint32_t unit = 0; unit < 5; ++unit) {
            nearest.push_back({unit, (unit + 1) % 5, (unit + 4) % 5});
        }
        double best = 0;
        for (auto const& list : nearest) {
            for (std::size_t size = 1; size <= list.size(); ++size) {
                std::vector<std::size_t> units(list.begin(),
                                               list.begin() + static_cast<std::ptrdiff_t>(size));
                std::ranges::sort(units);
                auto const inside = std::ranges::count_if(events, [&](UnitMonth event) {
                    return std::ranges::binary_search(units, std::size_t{event.unit});
                });
                if (2 * inside > 40) break;
                for (int from = 0; from < 14; ++from) {
                    for (int to = from; to < std::min(14, from + 7); ++to) {
                        best = std::max(best, cylinder(events, units, from, to).llr);
                    }
                }
            }
        }
        auto const found = scan(events, 14, nearest, {}, {.count = 0});
        EXPECT_NEAR(found->most_likely.llr, best, 1e-12) << seed;
    }
}

TEST(Scan, RatioIsZeroWithoutExcessAndFiniteAtTheEnds)
{
    EXPECT_EQ(scan_llr(3, 3, 10), 0.0);
    EXPECT_EQ(scan_llr(2, 3, 10), 0.0);
    EXPECT_NEAR(scan_llr(10, 5, 10), 10 * std::log(2.0), 1e-12);
}

TEST(ScanLimits, StayFullForAStudyAndShrinkForABulk)
{
    auto const study = affordable_limits(34, 60, {.count = 999}).value();
    EXPECT_EQ(study.zone_units, 0);
    EXPECT_EQ(study.window_share, 0.5);
    auto const districts = affordable_limits(400, 60, {.count = 199}).value();
    EXPECT_GT(districts.zone_units, 10);
    EXPECT_LT(districts.zone_units, 400);
    EXPECT_EQ(affordable_limits(400, 120, {.count = 999}).value().zone_units, 10);
    EXPECT_FALSE(affordable_limits(5000, 120, {.count = 999}));
}

TEST(Scan, SaysWhyItIsUndefined)
{
    std::vector<std::vector<std::uint32_t>> const two = {{0, 1}, {1, 0}};
    EXPECT_EQ(scan({}, 12, two).why(), "fewer than 2 events");
    EXPECT_EQ(scan(std::vector<UnitMonth>{{0, 0}, {1, 0}}, 1, two).why(), "fewer than 2 months");
    EXPECT_EQ(scan(std::vector<UnitMonth>{{0, 0}, {5, 0}}, 12, two).why(),
              "an event lies outside the units or months");
    // All events in the one unit there is: no zone holds at most half of them.
    std::vector<std::vector<std::uint32_t>> const one = {{0}};
    EXPECT_EQ(scan(std::vector<UnitMonth>{{0, 0}, {0, 1}}, 12, one).why(),
              "no zone is small enough");
}

}  // namespace
}  // namespace sitmap::analysis
