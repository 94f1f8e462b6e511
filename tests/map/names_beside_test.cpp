// SPDX-License-Identifier: MIT
// names_beside_test.cpp: a narrow country of many areas is named from the sea.
#include "map/names_beside.hpp"

#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace sitmap::map {
namespace {

using namespace test;

struct NamesBeside : testing::Test {
    static constexpr std::size_t bands = 14;  // more than are led out at once
    SmallStudy small;
    study::Sheet sheet;

    /// A country of bands, one above the other, narrower than their names.
    NamesBeside()
    {
        small.areas.clear();
        for (std::size_t i = 0; i < bands; ++i) {
            double const south = 20 + static_cast<double>(i);
            small.areas.push_back(
                rectangle_area("A" + std::to_string(10 + i), "XA", {60, south}, {60.2, south + 1}));
            small.areas.back().name = "The long name of band " + std::to_string(i);
        }
        small.countries = {rectangle_area("XA", "XA", {60, 20}, {60.2, 34})};
        small.placed.clear();
        small.shown.clear();
        sheet.frame = {50, 19, 70, 35};
    }
    MapSheet plan() { return plan_map_sheet(small.material(), sheet, page_from("a4")); }
};

TEST_F(NamesBeside, NameEachAreaOfANarrowCountryFromOutside)
{
    auto const made = plan();
    std::size_t named = 0;
    for (auto const& placed : made.labels.placed) {
        if (!placed.id.starts_with("area:")) continue;
        ++named;
        EXPECT_TRUE(placed.leader) << placed.id;
        for (std::size_t i = 0; i < bands; ++i) {
            bool const own = placed.id == "area:" + small.areas[i].id;
            EXPECT_TRUE(own || !placed.leader ||
                        !contains(made.ground.areas[i], placed.leader->from))
                << placed.id << " in " << small.areas[i].id;
            EXPECT_FALSE(contains(made.ground.areas[i], placed.box.centre())) << placed.id;
        }
        for (auto const& other : made.labels.placed)
            EXPECT_TRUE(&other == &placed || !other.box.meets(placed.box));
    }
    EXPECT_EQ(named, bands);
    EXPECT_TRUE(std::ranges::is_sorted(made.labels.placed, {}, &PlacedLabel::request));
    EXPECT_TRUE(std::ranges::none_of(made.labels.dropped, [](DroppedLabel const& dropped) {
        return dropped.id.starts_with("area:");
    }));
}

TEST_F(NamesBeside, LeadThroughNoDotThatIsAMarks)
{
    std::size_t marks = 0, leaders = 0;
    for (double const width : {0.4, 0.6, 0.8, 1.0, 1.2}) {
        small.placed.clear();
        small.shown.clear();
        for (std::size_t i = 0; i < bands; ++i) {
            double const south = 20 + static_cast<double>(i);
            small.areas[i].shape =
                rectangle_area("", "", {60, south}, {60 + width, south + 1}).shape;
            for (int k = 0; k < 3; ++k) {
                auto incident = incident_at("m" + std::to_string(i) + std::to_string(k),
                                            {60.1, south + 0.5}, "2021");
                incident.place_precision = PlacePrecision::area;
                small.add(incident);
                small.placed.back().area = i;
            }
        }
        auto const made = plan();
        for (auto const& mark : made.plan.marks) {
            if (!mark.leader) continue;
            ++marks;
            for (auto const& placed : made.labels.placed) {
                if (!placed.leader) continue;
                ++leaders;
                EXPECT_GE(distance(mark.leader->from, *placed.leader), town_dot)
                    << placed.id << " " << width;
            }
        }
    }
    EXPECT_GT(marks, 0u);
    EXPECT_GT(leaders, 0u);
}

TEST_F(NamesBeside, StayAwayWhereOtherAreasLieAround)
{
    small.areas.push_back(rectangle_area("B1", "XA", {50, 19}, {60, 35}));
    small.areas.push_back(rectangle_area("B2", "XA", {60.2, 19}, {70, 35}));
    for (auto const& placed : plan().labels.placed)
        EXPECT_TRUE(!placed.id.starts_with("area:A") || !placed.leader) << placed.id;
}

}  // namespace
}  // namespace sitmap::map
