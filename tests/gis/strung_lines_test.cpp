// SPDX-License-Identifier: MIT
#include "gis/strung_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace sitmap;
using namespace sitmap::gis;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

constexpr LonLat a{0, 0}, b{1, 0}, c{2, 0}, d{2, 1}, e{0, 1};

}  // namespace

TEST(StrungLines, RunOnWhereTwoSegmentsMeet)
{
    std::vector<Segment> const segments{{b, c}, {a, b}, {d, c}};
    EXPECT_THAT(string_together(segments), ElementsAre(Line{a, b, c, d}));
}

TEST(StrungLines, EndAtForks)
{
    std::vector<Segment> const segments{{a, b}, {b, c}, {b, e}};
    EXPECT_THAT(string_together(segments), ElementsAre(Line{a, b}, Line{b, c}, Line{b, e}));
}

TEST(StrungLines, CloseRingsThatHaveNoFork)
{
    std::vector<Segment> const segments{{a, b}, {b, e}, {e, a}};
    EXPECT_THAT(string_together(segments), ElementsAre(Line{a, b, e, a}));
}

TEST(StrungLines, CloseARingThatHangsOnAFork)
{
    std::vector<Segment> const segments{{a, b}, {b, c}, {c, d}, {d, b}};
    EXPECT_THAT(string_together(segments), ElementsAre(Line{a, b}, Line{b, c, d, b}));
}

TEST(StrungLines, AreNoneForNothing)
{
    EXPECT_THAT(string_together({}), IsEmpty());
}
