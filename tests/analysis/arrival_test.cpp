// SPDX-License-Identifier: MIT
#include "analysis/arrival.hpp"

#include "tests/analysis/spread_oracle.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <numeric>

namespace sitmap::analysis {
namespace {

std::vector<std::size_t> all(std::vector<Placed> const& placed)
{
    std::vector<std::size_t> indices(placed.size());
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

Placed record(std::string id, std::size_t area, std::string const& when)
{
    Placed placed;
    placed.incident.id = std::move(id);
    placed.incident.when = *parse_iso_interval(when);
    placed.area = area;
    return placed;
}

// The reference counts days from 0.
int day(Date date)
{
    return date.days - date_from(2015, 1, 1)->days;
}

TEST(Arrivals, EqualTheReferenceTable)
{
    auto const placed = test::read_events();
    auto const found = arrivals(placed, all(placed), 25, {});
    auto const oracle = test::read_oracle("onset.json");
    ASSERT_EQ(found.size(), 25u);
    for (std::size_t i = 0; i < 25; ++i) {
        auto const& row = oracle["table"][i];
        SCOPED_TRACE(row["unit"]);
        EXPECT_EQ(found[i].records.size(), row["n"].get<std::size_t>());
        EXPECT_EQ(found[i].rank,
                  row["order_min_rank"].is_null() ? 0 : row["order_min_rank"].get<int>());
        EXPECT_EQ(found[i].first.has_value(), !row["first_day"].is_null());
        EXPECT_EQ(found[i].kth.has_value(), !row["third_day"].is_null());
        if (found[i].first) {
            EXPECT_EQ(day(found[i].onset->last), row["first_day"].get<int>());
        }
        if (found[i].kth) {
            EXPECT_EQ(day(placed[*found[i].kth].incident.when.last), row["third_day"].get<int>());
        }
    }
}

TEST(Arrivals, AreDecidedByTheRecordThatIsCertainFirst)
{
    std::vector<Placed> const placed{record("year", 0, "2020"), record("day", 0, "2020-08-18"),
                                     record("month", 0, "2020-08")};
    auto const found = arrivals(placed, all(placed), 1, {});
    EXPECT_EQ(*found[0].first, 1u);
    EXPECT_THAT(found[0].records, testing::ElementsAre(1, 2, 0));
    EXPECT_EQ(to_text(*found[0].onset), "2020-01-01/2020-08-18");
}

TEST(Arrivals, TellAnEarlyPresenceAGapAndAReturn)
{
    std::vector<Placed> const placed{record("S-005", 0, "2015/2018"),
                                     record("S-046", 0, "2022-01/2022-06"),
                                     record("S-004", 0, "2015")};
    auto const found = arrivals(placed, all(placed), 1, {});
    EXPECT_EQ(placed[*found[0].first].incident.id, "S-004");
    ASSERT_EQ(found[0].returns.size(), 1u);
    EXPECT_EQ(placed[found[0].returns[0].record].incident.id, "S-046");
    EXPECT_EQ(found[0].returns[0].silent_months, 36);
    EXPECT_EQ(to_text(found[0].returns[0].silence), "2019-01-01/2021-12-31");
}

TEST(Arrivals, MakeNoGapOfWhatARangeMayFill)
{
    std::vector<Placed> const placed{record("a", 0, "2015"), record("b", 0, "2015/2019"),
                                     record("c", 0, "2020-06")};
    EXPECT_TRUE(arrivals(placed, all(placed), 1, {})[0].returns.empty());
    EXPECT_EQ(arrivals(placed, all(placed), 1, {}, 3, 4)[0].returns.size(), 1u);
    EXPECT_TRUE(arrivals(placed, all(placed), 1, {}, 3, 5)[0].returns.empty());
}

TEST(Arrivals, ShareARankAndLeaveUnreachedAreasWithoutOne)
{
    std::vector<Placed> const placed{record("a", 2, "2021-05-01"), record("b", 0, "2021-05-01"),
                                     record("c", 3, "2021-06-01"), record("d", 9, "2010")};
    auto const found = arrivals(placed, all(placed), 4, {});
    EXPECT_EQ(found[0].rank, 1);
    EXPECT_EQ(found[1].rank, 0);
    EXPECT_FALSE(found[1].onset.has_value());
    EXPECT_EQ(found[2].rank, 1);
    EXPECT_EQ(found[3].rank, 3);
}

TEST(Arrivals, BoundTheRankByTheDatesThatOverlap)
{
    std::vector<Placed> const placed{
        record("a", 0, "2022-04-24"), record("b", 1, "2022-04-17/2022-05-03"),
        record("c", 2, "2021"), record("d", 3, "2022-06-01"), record("e", 4, "2022-06-01")};
    auto const found = arrivals(placed, all(placed), 6, {});
    auto const ranks = [&](std::size_t area) {
        return std::vector<int>{found[area].rank_from, found[area].rank, found[area].rank_to};
    };
    EXPECT_THAT(ranks(0), testing::ElementsAre(2, 2, 3));
    EXPECT_THAT(ranks(1), testing::ElementsAre(2, 3, 3));
    EXPECT_THAT(ranks(2), testing::ElementsAre(1, 1, 1));
    EXPECT_THAT(ranks(3), testing::ElementsAre(4, 4, 4)) << "tied for certain";
    EXPECT_THAT(ranks(4), testing::ElementsAre(4, 4, 4));
    EXPECT_THAT(ranks(5), testing::ElementsAre(0, 0, 0));
}

TEST(Arrivals, HaveAFirstSoundRecordByTheQualityBar)
{
    auto vague = record("vague", 0, "2021-01-01");
    vague.incident.place_precision = PlacePrecision::area;
    auto assessed = record("assessed", 0, "2021-02-01");
    assessed.incident.claim = ClaimState::assessed;
    auto good = record("good", 0, "2021-03-01");
    good.incident.claim = ClaimState::claimed;
    good.incident.radius_km = 5;
    std::vector<Placed> const placed{vague, assessed, good};
    QualityBar const bar{{ClaimState::claimed, ClaimState::attributed}, 10};
    EXPECT_EQ(*arrivals(placed, all(placed), 1, bar)[0].first_sound, 2u);
    EXPECT_EQ(*arrivals(placed, all(placed), 1, {})[0].first_sound, 0u);
    EXPECT_FALSE(arrivals(placed, all(placed), 1, {{ClaimState::confirmed}, 0})[0].first_sound);
}

TEST(Meets, TakesAnAreaRecordByItsOwnRadius)
{
    Incident coarse;
    coarse.place_precision = PlacePrecision::area;
    EXPECT_FALSE(meets(coarse, {{}, 50}));
    coarse.place_precision = PlacePrecision::district;
    EXPECT_FALSE(meets(coarse, {{}, 50})) << "nobody says how wide it is";
    coarse.radius_km = 40;
    EXPECT_TRUE(meets(coarse, {{}, 50}));
    EXPECT_FALSE(meets(coarse, {{}, 30}));
}

TEST(Arrivals, DoNotDependOnTheOrderOfRecords)
{
    auto const placed = test::read_events();
    auto backwards = all(placed);
    std::ranges::reverse(backwards);
    auto const a = arrivals(placed, all(placed), 25, {});
    auto const b = arrivals(placed, backwards, 25, {});
    for (std::size_t i = 0; i < 25; ++i) {
        EXPECT_EQ(a[i].records, b[i].records);
        EXPECT_EQ(a[i].rank, b[i].rank);
    }
}

TEST(Arrivals, OfNothing)
{
    EXPECT_TRUE(arrivals({}, {}, 0, {}).empty());
    EXPECT_EQ(arrivals({}, {}, 3, {}).at(2).rank, 0);
}

}  // namespace
}  // namespace sitmap::analysis
