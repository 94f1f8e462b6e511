// SPDX-License-Identifier: MIT
// moment_header_test.cpp: the counts of a film's picture, by the rule of the bars of the months.
#include "map/moment_header.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::HasSubstr;

struct MomentHeader : testing::Test {
    SmallStudy small;
    Moment moment;

    MomentHeader()
    {
        small.placed.clear();
        small.add(incident_at("here", {60.5, 30.5}, "2021-03"));
        for (auto const* id : {"vague", "vague2"}) {
            auto& vague = small.add(incident_at(id, {60.5, 30.5}, "2021-02/2021-04"));
            vague.place_precision = PlacePrecision::country;
        }
        small.add(incident_at("far", {62.5, 30.5}, "2021-03"));
        small.add(incident_at("far2", {62.5, 30.5}, "2021-01/2021-05"));
        moment.month = month_of(when("2021-03").first);
        moment.fresh = 2;
        moment.possible = 3;
        moment.total = 2;
    }
    MomentCounts counts(Frame const& frame)
    {
        auto const material = small.material();
        auto const plan = plan_incidents(material, ground_for(material, frame, {0, 0, 200, 200}));
        return counts_at(plan, material, moment);
    }
};

TEST_F(MomentHeader, SaysHowManyRecordsHaveNoPlaceOnTheMap)
{
    auto const made = counts(Frame{59, 29, 64, 33});
    EXPECT_EQ(made.fresh, 2);
    EXPECT_EQ(made.possible, 3);
    EXPECT_EQ(made.undrawn, 2);
    EXPECT_EQ(as_of_moment(small.style, moment.month, made).note,
              "2 dated to it, 3 possible, 2 of them not drawn; 2 so far");
}

TEST_F(MomentHeader, CountsWhatIsNotDrawnOfBothNumbers)
{
    auto const note = [&](MomentCounts const& made) {
        return as_of_moment(small.style, moment.month, made).note;
    };
    EXPECT_EQ(note({7, 0, 7, 6}), "7 dated to it, 0 possible, 6 of them not drawn; 7 so far");
    EXPECT_EQ(note({2, 1, 7, 3}), "2 dated to it, 1 possible, none of them drawn; 7 so far");
    EXPECT_EQ(note({0, 1, 7, 1}), "0 dated to it, 1 possible, not drawn; 7 so far");
    EXPECT_EQ(note({0, 1, 7, 0}), "0 dated to it, 1 possible, 7 so far");
}

TEST_F(MomentHeader, LeavesOutWhatLiesBeyondTheMap)
{
    auto const made = counts(Frame{60.1, 30.1, 60.9, 30.9});
    EXPECT_EQ(made.fresh, 1);
    EXPECT_EQ(made.possible, 2);
    EXPECT_EQ(made.total, 1);
    EXPECT_EQ(made.undrawn, 2);
}

TEST_F(MomentHeader, KeepsRoomForTheLongestMonth)
{
    auto const longest = longest_moment(small.material());
    EXPECT_THAT(longest.words, HasSubstr("September 2021"));
    EXPECT_EQ(longest.note, "5 dated to it, 5 possible, 2 of them not drawn; 5 so far");
    small.placed.resize(1);
    EXPECT_EQ(longest_moment(small.material()).note, "1 dated to it, 1 possible, 1 so far");
}

}  // namespace
}  // namespace sitmap::map
