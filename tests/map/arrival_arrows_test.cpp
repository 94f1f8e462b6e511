// SPDX-License-Identifier: MIT
// arrival_arrows_test.cpp: which areas get an arrow, and which way it takes.
#include "map/arrival_arrows.hpp"

#include "map/marks.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

#include <array>

namespace sitmap::map {
namespace {

using namespace test;

struct ArrivalArrows : testing::Test {
    SmallStudy small;

    ArrivalArrows() { small.reach(analysis::Step::contact); }
    Ground ground(std::optional<Frame> frame = {})
    {
        return ground_for(small.material(), frame, {0, 0, 200, 120});
    }
    std::vector<std::pair<std::size_t, Path>> arrows(std::optional<Frame> frame = {},
                                                     std::vector<Disc> const& symbols = {})
    {
        auto const material = small.material();
        auto const on = ground(frame);
        return arrival_arrows(material, on, GroundRaster(material, on), symbols);
    }
};

TEST_F(ArrivalArrows, LeadToTheAreaThatIsReached)
{
    auto const made = arrows();
    ASSERT_EQ(made.size(), 1u);
    EXPECT_EQ(made[0].first, 1u);
    EXPECT_EQ(made[0].second.id, "arrival-A2");
    small.reached[0].from_where.reset();
    EXPECT_TRUE(arrows().empty()) << "the origin";
}

TEST_F(ArrivalArrows, LeaveOutTheShortAndThoseIntoTheUnseen)
{
    EXPECT_TRUE(arrows(Frame{40, 15, 80, 45}).empty()) << "a few millimetres";
    EXPECT_TRUE(arrows(Frame{60, 30, 61, 30.5}).empty()) << "A2 lies beyond";
}

TEST_F(ArrivalArrows, RunAcrossNoTearOfTheMap)
{
    Frame const world{-180, -60, 180, 60};
    auto& reached = small.reached.front();
    reached.from_where = LonLat{-178, 10};
    reached.where = {178, 10};
    EXPECT_EQ(arrows(world).size(), 0u) << "neighbours over the antimeridian, a map apart";
    reached.where = {-100, 10};
    EXPECT_EQ(arrows(world).size(), 1u);
}

TEST_F(ArrivalArrows, BendRoundSymbolsThatAreNoneOfTheirEnds)
{
    auto const at = [&](double lat) { return *ground().geo.to_page({61.0, lat}); };
    std::vector<Disc> symbols;
    for (double const lat : {30.5, 30.6, 30.4}) {
        symbols.push_back({at(lat), 4});
        auto const arrow = arrows({}, symbols).at(0).second;
        for (auto const& point : arrow.outlines.front().points)
            for (auto const& symbol : symbols)
                EXPECT_GT(distance(point, symbol.centre), symbol.radius - 1e-6) << lat;
    }
    symbols = {{*ground().geo.to_page({60.5, 30.5}), 4}};
    EXPECT_EQ(arrows({}, symbols).at(0).second.outlines.front().points,
              arrows().at(0).second.outlines.front().points)
        << "one at its start";
}

/// A tip across the border would speak of another area.
TEST_F(ArrivalArrows, EndInTheAreaThatIsReachedRightBeforeItsSymbol)
{
    small.reached.front().where = {61.06, 30.5};
    auto const end = *ground().geo.to_page(small.reached.front().where);
    auto const border = ground().geo.to_page({61.0, 30.5})->x;
    ASSERT_LT(end.x - border, 4.5) << "mm";
    auto const tip = [&](std::vector<Disc> const& symbols) {
        return head_of_arrow(arrows({}, symbols).at(0).second).to;
    };
    EXPECT_GT(tip({}).x, border);
    EXPECT_LT(distance(tip({}), end), 1);
    Disc const symbol{{end.x + 1, end.y}, 2};
    auto const before = distance(tip({symbol}), symbol.centre) - symbol.radius;
    EXPECT_GT(before, 0.3) << "nothing covers it";
    EXPECT_LT(before, 1);
}

TEST_F(ArrivalArrows, StayOpenWhereTheDatesDo)
{
    analysis::Reached reached;
    reached.step = analysis::Step::leap;
    std::array<Point, 2> const line{{{0, 0}, {30, 0}}};
    auto const leap = arrival_arrow(small.style, reached, line, 3, 3);
    EXPECT_FALSE(leap.stroke);
    reached.step_is_certain = false;
    auto const open = arrival_arrow(small.style, reached, line, 3, 3);
    ASSERT_TRUE(open.stroke);
    EXPECT_EQ(open.stroke->colour, small.style.arrow);
    EXPECT_EQ(std::get<Colour>(*open.fill), small.style.halo);
}

}  // namespace
}  // namespace sitmap::map
