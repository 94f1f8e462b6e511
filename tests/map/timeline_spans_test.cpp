// SPDX-License-Identifier: MIT
// timeline_spans_test.cpp: names of spans end at their own lines, and no line crosses a name.
#include "map/timeline_spans.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct TimelineSpans : testing::Test {
    SmallStudy small;
    Writer writer{small.style, small.measure};
    std::vector<study::Span> spans;

    static TimeAxis axis(double width)
    {
        return {when("2019").first, when("2022-09").last, 60, 60 + width};
    }
    std::vector<SpanName> names(double width) const
    {
        return names_of_spans(writer, spans, axis(width), 10);
    }
    Box box_of(TextRun const& run) const
    {
        return {run.at.x, run.at.y - 2, writer.width(run.text, small.style.quiet), 2};
    }
};

TEST_F(TimelineSpans, StandsNextToTheChartWhereItIsAlone)
{
    spans = {{"pause", when("2021-08-15/2021-09-18"), ""}};
    auto const made = names(200);
    ASSERT_THAT(made, SizeIs(1));
    EXPECT_EQ(made[0].row, 0u);
    EXPECT_LT(height_of(made), 4);
    EXPECT_EQ(height_of({}), 0);
}

TEST_F(TimelineSpans, LeavesOutWhatLiesBeyondTheAxis)
{
    spans = {{"before", when("2018"), ""}, {"after", when("2022-10"), ""}};
    EXPECT_THAT(names(200), IsEmpty());
}

TEST_F(TimelineSpans, EndsEachNameAtItsOwnLineAndCrossesNone)
{
    spans = {{"pause: one major attack", when("2021-08-15/2021-09-18"), ""},
             {"campaign for two dead leaders", when("2022-04-17/2022-05-03"), ""},
             {"lull before the spring of 2022", when("2022-02-01/2022-02-15"), ""},
             {"second wave of attacks on schools", when("2022-04-20/2022-05-10"), ""},
             {"summer quiet", when("2022-07-01/2022-07-10"), ""},
             {"early autumn operations", when("2021-10-01/2021-10-20"), ""}};
    for (double const width : {60.0, 75.0, 150.0, 400.0}) {
        Group into;
        auto const made = names(width);
        add_spans(into, writer, made, 100, 200);
        auto const runs = all_of<TextRun>(into);
        std::vector<Box> lines;
        for (auto const& path : all_of<Path>(into))
            if (!path.fill) lines.push_back(bounds_of(path.outlines));
        ASSERT_THAT(lines, SizeIs(6)) << width;
        ASSERT_THAT(runs, SizeIs(6)) << width;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            auto const words = box_of(runs[i]);
            EXPECT_NEAR(words.right(), lines[i].x, 1) << runs[i].text << " in " << width;
            EXPECT_LE(lines[i].y, words.y) << runs[i].text << " in " << width;
            EXPECT_EQ(lines[i].bottom(), 100);
            EXPECT_GE(words.y, 100 - height_of(made) - 0.01);
            EXPECT_GE(words.x, 10);
            for (std::size_t k = 0; k < runs.size(); ++k) {
                EXPECT_FALSE(lines[k].meets(words)) << runs[i].text << " in " << width;
                EXPECT_TRUE(k == i || !words.meets(box_of(runs[k])))
                    << runs[i].text << " in " << width;
            }
        }
    }
}

TEST_F(TimelineSpans, StandInOneRowWhereTheyHaveRoom)
{
    spans = {{"one", when("2019-06"), ""}, {"two", when("2020-06"), ""}};
    auto const made = names(300);
    ASSERT_THAT(made, SizeIs(2));
    EXPECT_EQ(made[0].row, 0u);
    EXPECT_EQ(made[1].row, 0u);
}

TEST_F(TimelineSpans, BreaksANameThatWouldReachBeyondTheLeft)
{
    spans = {{"a name of many words that are wider than all the room left of it, and then some",
              when("2019-01"), ""},
             {"a near one", when("2019-03"), ""}};
    auto const made = names(200);
    ASSERT_THAT(made, SizeIs(2));
    EXPECT_GT(made[0].lines.size(), 1u);
    EXPECT_GE(made[0].left(), 10);
    EXPECT_EQ(made[0].row, 0u);
    EXPECT_EQ(made[1].row, made[0].lines.size()) << "above all its lines";
    EXPECT_THAT(made[1].lines, ElementsAre("a near one"));
}

}  // namespace
}  // namespace sitmap::map
