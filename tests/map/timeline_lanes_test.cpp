// SPDX-License-Identifier: MIT
// timeline_lanes_test.cpp: rows on which no symbol covers another, and what stands where there are
// none.
#include "map/timeline_lanes.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

struct TimelineLanes : testing::Test {
    SmallStudy small;
    std::vector<Lane> lanes;

    TimelineLanes() { small.placed.clear(); }

    TimeAxis axis() const
    {
        return {when("2008").first, when("2019").last, 60, 260};  // 200 mm for twelve years
    }
    Rows rows(double room)
    {
        auto const material = small.material();
        lanes = lanes_of(material);
        return find_rows(lanes, material, axis(), room);
    }
    Group drawn(Rows const& of)
    {
        auto const material = small.material();
        Writer const writer{small.style, small.measure};
        Group group;
        double top = 0;
        for (auto const& lane : lanes) {
            add_lane(group, writer, material, lane, axis(), top, of);
            top += of.height * static_cast<double>(lane.rows) + lane_gap;
        }
        return group;
    }
    /// A raid every `days` days from 2010 on.
    void add_raids(int count, int days, bool disputed = false)
    {
        for (int i = 0; i < count; ++i) {
            auto raid =
                incident_at("r" + std::to_string(small.placed.size()), {60.5, 30.5}, "2010-01-01");
            raid.when.first.days += i * days;
            raid.when.last = raid.when.first;
            raid.category = "raid";
            raid.disputed = disputed;
            small.add(std::move(raid));
        }
    }
    /// The smallest distance of two symbols on one row, mm.
    double closest(Group const& group) const
    {
        auto const all = all_of<Markers>(group);
        double least = 1e9;
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t k = i + 1; k < all.size(); ++k) {
                Point const a = all[i].at.front(), b = all[k].at.front();
                if (std::abs(a.y - b.y) < 0.01) least = std::min(least, std::abs(a.x - b.x));
            }
        return least;
    }
};

TEST_F(TimelineLanes, KeepSymbolsApartByTheirWidthOnThisAxis)
{
    add_raids(20, 50);  // 2.3 mm: more than 45 days and less than a symbol
    small.style.marker = 3;
    auto const found = rows(100);
    EXPECT_EQ(found.symbol, 3);
    auto const group = drawn(found);
    EXPECT_GT(closest(group), 3);
    EXPECT_THAT(covered_symbols(group), IsEmpty());
    EXPECT_EQ(lanes.front().rows, 2u);
}

TEST_F(TimelineLanes, PutSymbolsSideBySideWhereAShortAxisHasRoom)
{
    add_raids(4, 110);  // 5 mm
    small.style.marker = 3;
    rows(100);
    EXPECT_EQ(lanes.front().rows, 1u);
}

TEST_F(TimelineLanes, KeepCrossesOfDisputedSymbolsFree)
{
    small.style.marker = 3;
    add_raids(12, 80, true);  // 3.7 mm: clear of the symbol and not of its cross
    auto const group = drawn(rows(100));
    EXPECT_THAT(covered_symbols(group), IsEmpty());
    EXPECT_EQ(lanes.front().rows, 2u);
}

TEST_F(TimelineLanes, KeepSymbolsOffTheBarsOfOthers)
{
    add_raids(1, 0);
    small.add(incident_at("long", {60.5, 30.5}, "2010-01/2012-12")).category = "raid";
    rows(100);
    EXPECT_EQ(lanes.front().rows, 2u);
}

TEST_F(TimelineLanes, HaveSmallerSymbolsBeforeNone)
{
    small.style.marker = 3;
    add_raids(12, 1);
    auto const found = rows(24);  // of twelve rows, 2 mm each
    EXPECT_GT(found.symbol, 1);
    auto const group = drawn(found);
    for (auto const& markers : all_of<Markers>(group))
        for (auto const& path : markers.shape) EXPECT_LT(bounds_of(path.outlines).height, 2);
    EXPECT_THAT(covered_symbols(group), IsEmpty());
    EXPECT_EQ(rows(5).symbol, 0) << "less than 0.7 mm a row";
}

TEST_F(TimelineLanes, MeasureTheirHeightWithTheGapsBetweenThem)
{
    add_raids(2, 400);
    small.add(incident_at("b", {60.5, 30.5}, "2012")).category = "bomb";
    auto found = rows(100);
    found.height = 5;
    found.gap = 3;
    EXPECT_EQ(height_of(lanes, found), 2 * 5 + 3 + lane_gap);
    EXPECT_EQ(height_of({}, found), 0);
    EXPECT_EQ(found.band(), 8) << "of the smallest lane";
}

TEST_F(TimelineLanes, HaveHeadsThatDoNotTouchHoweverThinTheyAre)
{
    add_raids(1, 0);
    small.add(incident_at("b", {60.5, 30.5}, "2012")).category = "bomb";
    rows(100);
    lanes[0].look.shape = Shape::triangle;
    lanes[1].look.shape = Shape::star;
    for (double const height : {0.7, 2.0, 7.0}) {
        auto const group = drawn({0.5, height, 0.6, 1});
        std::vector<Box> heads;  // as paths; records are markers
        for (auto const& node : group.children)
            for (auto const& child : std::get<std::unique_ptr<Group>>(node)->children)
                if (auto const* const path = std::get_if<Path>(&child); path && path->id.empty())
                    heads.push_back(grown(bounds_of(path->outlines),
                                          path->stroke ? path->stroke->width / 2 : 0));
        ASSERT_GE(heads.size(), 2u);
        EXPECT_FALSE(heads.front().meets(heads.back())) << height;
        EXPECT_EQ(heads.back().height < small.style.marker * 0.8, height < 7) << height;
    }
}

TEST_F(TimelineLanes, NameSymbolsUnderOthers)
{
    Group group;
    for (auto const& [id, x] : {std::pair{"a", 0.0}, {"b", 1.5}, {"c", 10.0}})
        group.children.push_back(
            Markers{marker(Shape::circle, Filling::solid, 3, {}), {{x, 5}}, {id}, {}});
    EXPECT_THAT(covered_symbols(group), ElementsAre("a"));
}

}  // namespace
}  // namespace sitmap::map
