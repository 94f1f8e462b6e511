// SPDX-License-Identifier: MIT
// timeline_sheet_test.cpp: records as points and intervals in the lane of their category.
#include "map/timeline_sheet.hpp"

#include "base/text.hpp"
#include "map/timeline_lanes.hpp"

#include "tests/support/small_study.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;
using testing::UnorderedElementsAre;

struct TimelineSheet : testing::Test {
    SmallStudy small;

    Sheet sheet() { return timeline_sheet(small.material(), {}, page_from("a4")); }
};

TEST_F(TimelineSheet, ShowsEveryRecordAlsoThoseWithoutAPlace)
{
    auto const made = sheet();
    EXPECT_THAT(made.points, UnorderedElementsAre(0, 1, 2, 3));
    EXPECT_THAT(marker_ids(made.scene.root), ElementsAre("r1", "r2", "r3", "r4"));
}

TEST_F(TimelineSheet, OrdersRecordsByTimeFromLeftToRight)
{
    auto const made = sheet();
    auto const at = [&](std::string const& id) {
        for (auto const& markers : all_of<Markers>(made.scene.root))
            if (markers.ids == std::vector{id}) return markers.at.front().x;
        return -1.0;
    };
    EXPECT_LT(at("r1"), at("r2"));
    EXPECT_LT(at("r2"), at("r3"));
    EXPECT_GT(at("r1"), 0);
}

TEST_F(TimelineSheet, DrawsAnIntervalAsLongAsItIs)
{
    auto const made = sheet();
    std::vector<std::string> ids;
    for (auto const& path : all_of<Path>(made.scene.root))
        if (!path.id.empty()) ids.push_back(path.id);
    EXPECT_THAT(ids, UnorderedElementsAre("r3", "r4"));
}

TEST_F(TimelineSheet, MarksSpansAndPublishedTotals)
{
    small.study.spans = {{"Span", when("2022-01/2022-03"), "a source"}};
    small.totals = {published(12, "2022"), published(0, "2021")};
    small.totals[1].low.reset();
    small.totals[1].high = 40;
    auto const texts = texts_of(sheet().scene.root);
    EXPECT_THAT(texts, Contains("Span"));
    EXPECT_THAT(texts, Contains(HasSubstr("12 attacks (somebody)")));
    EXPECT_THAT(texts, Contains(HasSubstr("at most 40 attacks (somebody)")));
}

TEST_F(TimelineSheet, NamesMonthsInAShortSpan)
{
    small.placed.clear();
    small.add(incident_at("a", {60.5, 30.5}, "2023-02"));
    small.add(incident_at("b", {60.5, 30.5}, "2023-07"));
    auto const texts = texts_of(sheet().scene.root);
    EXPECT_THAT(texts, IsSupersetOf({"Feb 2023", "Mar", "Jul"}));
    small.add(incident_at("c", {60.5, 30.5}, "2027-07"));
    auto const years = texts_of(sheet().scene.root);
    EXPECT_THAT(years, IsSupersetOf({"2024", "2027"}));
    EXPECT_THAT(years, Not(Contains("Jul")));
}

TEST_F(TimelineSheet, WritesNoMonthOverAnother)
{
    for (auto const* first : {"2020-09", "2020-11", "2020-12"}) {
        small.placed.clear();
        small.add(incident_at("a", {60.5, 30.5}, first));
        small.add(incident_at("b", {60.5, 30.5}, "2022-04"));
        Writer const writer{small.style, small.measure};
        auto const made = sheet();
        std::vector<TextRun> axis;
        for (auto const& run : all_of<TextRun>(*find_group(made.scene.root, "axis")))
            axis.push_back(run);
        ASSERT_GT(axis.size(), 1u);
        for (std::size_t i = 1; i < axis.size(); ++i)
            EXPECT_LT(axis[i - 1].at.x + writer.width(axis[i - 1].text, small.style.quiet),
                      axis[i].at.x);
    }
}

TEST_F(TimelineSheet, DrawsALineAtEveryNameOfItsAxis)
{
    for (int const months : {1, 5, 12, 18, 19, 24, 30, 36, 37, 46, 60, 90, 170, 190, 300, 500})
        for (auto const* first : {"2021-01", "2021-03"})
            for (auto const* page : {"slide", "a4", "square"}) {
                small.placed.clear();
                auto const begin = month_of(when(first).first);
                small.add(incident_at("a", {60.5, 30.5}, first)).when = {
                    first_day(begin), last_day(begin.next(months - 1))};
                auto const made = timeline_sheet(small.material(), {}, page_from(page));
                auto const* const axis = find_group(made.scene.root, "axis");
                std::vector<double> lines;
                for (auto const& path : all_of<Path>(*axis))
                    lines.push_back(bounds_of(path.outlines).x);
                auto const names = all_of<TextRun>(*axis);
                EXPECT_FALSE(names.empty());
                for (auto const& name : names)
                    EXPECT_TRUE(std::ranges::any_of(
                        lines, [&](double x) { return x <= name.at.x && name.at.x < x + 1; }))
                        << name.text << " of " << months << " from " << first << ", " << page;
                bool const names_months = std::ranges::any_of(
                    names, [](auto const& name) { return name.text.find("20") != 0; });
                if (names_months && months <= 36) {
                    EXPECT_LE(lines.size(), names.size() + 1)
                        << months << " from " << first << ", " << page;
                }
            }
}

TEST_F(TimelineSheet, NamesMonthsOfAYearEvenly)
{
    small.placed.clear();
    small.add(incident_at("a", {60.5, 30.5}, "2022-01"));
    small.add(incident_at("b", {60.5, 30.5}, "2022-12"));
    auto const made = timeline_sheet(small.material(), {}, page_from("square"));
    EXPECT_GE(texts_of(*find_group(made.scene.root, "axis")).size(), 4u);
}

TEST_F(TimelineSheet, EndsItsAxisBelowTheLastRow)
{
    auto const made = timeline_sheet(small.material(), {}, page_from("slide"));
    double lowest = 0;
    for (auto const& markers : all_of<Markers>(*find_group(made.scene.root, "timeline")))
        for (auto const& at : markers.at) lowest = std::max(lowest, at.y);
    double axis = 0;
    for (auto const& run : all_of<TextRun>(*find_group(made.scene.root, "axis")))
        axis = std::max(axis, run.at.y);
    EXPECT_GT(axis, lowest);
    EXPECT_LT(axis - lowest, 20) << "mm";
}

/// A sheet that is a third empty looks as if it had lost something.
TEST_F(TimelineSheet, SpreadsFewRowsOverTheHeightOfTheSheet)
{
    for (auto const& [name, rows] : {std::pair{"a3", 5}, {"square", 3}}) {
        small.placed.clear();
        for (int i = 0; i < 4 * rows; ++i)
            small
                .add(incident_at("m" + std::to_string(i), {60.5, 30.5},
                                 i % 4 < 2 ? "2021-01-05" : "2021-11-20"))
                .category = i % 2 == 0 ? "bomb" : "raid";
        auto const made = timeline_sheet(small.material(), {}, page_from(name));
        double axis = 0;
        for (auto const& run : all_of<TextRun>(*find_group(made.scene.root, "axis")))
            axis = std::max(axis, run.at.y);
        EXPECT_GT(axis, 0.8 * made.scene.height) << name;
        EXPECT_LT(axis, made.scene.height) << name;
        std::vector<double> bombs, raids;
        for (auto const& [lane, at] : {std::pair{"Bomb", &bombs}, {"Raid", &raids}})
            for (auto const& markers : all_of<Markers>(*find_group(made.scene.root, lane)))
                at->push_back(markers.at.front().y);
        double const gap = std::ranges::min(raids) - std::ranges::max(bombs);
        EXPECT_GT(gap, 13) << "mm: lanes part before their rows do, " << name;
    }
}

TEST_F(TimelineSheet, DrawsNoLineThroughTheNameOfASpan)
{
    for (auto const* second : {"2022-04-20/2022-05-10", "2022-01-10/2022-01-20"})
        for (auto const* name : {"square", "slide", "a4-portrait"}) {
            small.study.spans = {
                {"pause: one major attack", when("2022-03-01/2022-03-20"), "a source"},
                {"campaign for two leaders", when(second), "a source"},
                {"a third of that time", when("2022-03-10/2022-04-10"), "a source"}};
            std::ranges::sort(small.study.spans, {},
                              [](auto const& span) { return span.when.first; });
            auto const made = timeline_sheet(small.material(), {}, page_from(name));
            auto const* const spans = find_group(made.scene.root, "spans");
            Writer const writer{small.style, small.measure};
            std::vector<Box> words;
            for (auto const& run : all_of<TextRun>(*spans)) {
                double const width = writer.width(run.text, small.style.quiet);
                words.push_back({run.at.x, run.at.y - 2, width, 2});
            }
            ASSERT_EQ(words.size(), 3u);
            for (auto const& path : all_of<Path>(*spans)) {
                if (path.fill) continue;
                for (auto const& box : words)
                    EXPECT_FALSE(bounds_of(path.outlines).meets(box)) << name << " " << second;
            }
            for (std::size_t i = 0; i < words.size(); ++i)
                for (std::size_t k = i + 1; k < words.size(); ++k)
                    EXPECT_FALSE(words[i].meets(words[k])) << name << " " << second;
        }
}

TEST_F(TimelineSheet, PointsToTheCaveatOfAPublishedTotal)
{
    small.totals = {published(343, "2021")};
    EXPECT_THAT(texts_of(sheet().scene.root), Contains("343 attacks (somebody)"));
    small.totals[0].caveat = "the report does not say whether the whole year is meant";
    auto const texts = texts_of(sheet().scene.root);
    EXPECT_THAT(texts, Contains("343 attacks (somebody)*"));
    EXPECT_THAT(texts, Contains(HasSubstr("* The table")));
}

TEST_F(TimelineSheet, ExplainsNoRowsWhereThereAreNone)
{
    for (int i = 0; i < 3000; ++i)
        small.add(incident_at("m" + std::to_string(i), {60.5, 30.5}, "2021-06"));
    auto const texts = texts_of(sheet().scene.root);
    EXPECT_THAT(texts, Contains(HasSubstr("too many")));
    EXPECT_THAT(texts, Not(Contains("Category")));
}

TEST_F(TimelineSheet, StaysWithinItsPage)
{
    for (int i = 0; i < 200; ++i)
        small.add(incident_at("m" + std::to_string(i), {60.5, 30.5}, "2021-06"));
    auto const made = sheet();
    for (auto const& markers : all_of<Markers>(made.scene.root))
        for (auto const& at : markers.at) EXPECT_LT(at.y, made.scene.height);
    EXPECT_EQ(made.points.size() + made.omitted.size(), 204u);
}

TEST_F(TimelineSheet, GivesTheRoomOfThePublishedTotalsToTheRecordsIfItMust)
{
    for (int i = 0; i < 12; ++i) {
        small.totals.push_back(published(7, "2021"));
        small.totals.back().series = "s" + std::to_string(i);
    }
    for (int i = 0; i < 8; ++i)
        small.add(incident_at("m" + std::to_string(i), {60.5, 30.5}, "2021-06"));
    auto const made = timeline_sheet(small.material(), {}, page_from("800x500px"));
    EXPECT_EQ(made.points.size(), 12u);
    EXPECT_THAT(texts_of(made.scene.root), Not(Contains("Published totals")));
    EXPECT_THAT(made.remarks,
                Contains(testing::Field(&Remark::text, "no room for the published totals")));
    auto const wide = timeline_sheet(small.material(), {}, page_from("a3-portrait"));
    EXPECT_THAT(texts_of(wide.scene.root), Contains("Published totals"));
    EXPECT_THAT(wide.remarks, testing::IsEmpty());
}

TEST_F(TimelineSheet, SpeaksOfPublishedTotalsOnlyWhereTheyAreDrawn)
{
    study::Sheet stated;
    stated.note = "Of the records.";
    stated.totals_note = "Two series.";
    auto const words = [&](std::string const& page) {
        auto const made = timeline_sheet(small.material(), stated, page_from(page));
        return join_words(texts_of(made.scene.root), " ");
    };
    EXPECT_THAT(words("a4"), HasSubstr("Of the records."));
    EXPECT_THAT(words("a4"), Not(HasSubstr("Two series.")));
    small.totals = {published(7, "2021")};
    EXPECT_THAT(words("a4"), HasSubstr("Of the records. Two series."));
    for (int i = 0; i < 12; ++i) {
        small.totals.push_back(published(7, "2021"));
        small.totals.back().series = "s" + std::to_string(i);
    }
    for (int i = 0; i < 8; ++i)
        small.add(incident_at("m" + std::to_string(i), {60.5, 30.5}, "2021-06"));
    EXPECT_THAT(words("800x500px"), Not(HasSubstr("Two series.")));
}

TEST_F(TimelineSheet, SaysWhatItLeavesOutAndNamesNoLayerOfAMap)
{
    small.study.areas.file = "areas.gpkg";
    auto material = small.material();
    material.records.read += 3;
    material.records.outside = material.in_no_area = 3;
    auto const made = timeline_sheet(material, {}, page_from("a3"));
    auto const words = join_words(texts_of(made.scene.root), " ");
    EXPECT_THAT(words, HasSubstr("2 dated inside one month, 2 to a longer interval."));
    EXPECT_THAT(words, HasSubstr("Of 7 rows read, 3 lie in no area."));
    EXPECT_THAT(words, Not(HasSubstr("Boundaries")));
}

TEST_F(TimelineSheet, LeavesTheNamesOfLanesTheirHeightRatherThanDrawTotals)
{
    small.placed.clear();
    small.study.categories.clear();
    for (int i = 0; i < 7; ++i) {
        auto const key = "kind " + std::to_string(i);
        small.study.categories.push_back({key, key, {}});
        small.add(incident_at("k" + std::to_string(i), {60.5, 30.5}, "2021-04")).category = key;
    }
    for (int i = 0; i < 12; ++i) small.totals.push_back(published(10 + i, "2021"));
    std::size_t with_totals = 0;
    for (int height = 300; height <= 900; height += 20) {
        auto const page = page_from(fmt::format("800x{}px", height));
        auto const made = timeline_sheet(small.material(), {}, page);
        std::vector<double> lanes;
        double words = 0;
        bool has_totals = false;
        for (auto const& run : all_of<TextRun>(made.scene.root)) {
            has_totals = has_totals || run.text.starts_with("21 attacks");
            if (!run.text.starts_with("kind ") || run.at.x > page.width / 3) continue;
            lanes.push_back(run.at.y);
            words = run.font.size * 25.4 / 72;
        }
        if (!has_totals || made.points.empty()) continue;  // bars may stand instead of rows
        ++with_totals;
        std::ranges::sort(lanes);
        for (std::size_t i = 1; i < lanes.size(); ++i) {
            bool const is_another = lanes[i] > lanes[i - 1];
            EXPECT_TRUE(!is_another || lanes[i] - lanes[i - 1] >= words) << height;
        }
    }
    EXPECT_GT(with_totals, 0u);
}

TEST_F(TimelineSheet, DrawsATotalOfNoSeriesOrSaysThatTheTableHasIt)
{
    small.totals = {published(7, "2021"), published(60, "2021")};
    small.totals[0].series.clear();
    small.totals[0].metric = "deaths";
    auto const texts = texts_of(sheet().scene.root);
    EXPECT_THAT(texts, Contains("7 deaths (somebody)"));
    EXPECT_THAT(join_words(texts, " "), Not(HasSubstr("not drawn")));
    for (int i = 0; i < 60; ++i) small.totals.push_back(small.totals[0]);
    auto const crowded = sheet();
    EXPECT_THAT(crowded.points, UnorderedElementsAre(0, 1, 2, 3));
    EXPECT_THAT(texts_of(crowded.scene.root), Contains("60 attacks (somebody)"));
    EXPECT_THAT(texts_of(crowded.scene.root), Not(Contains("7 deaths (somebody)")));
    EXPECT_THAT(join_words(texts_of(crowded.scene.root), " "),
                HasSubstr("61 more published totals of the table are not drawn."));
}

TEST_F(TimelineSheet, CoversNoSymbolByAnotherOnALongAxis)
{
    for (int i = 0; i < 60; ++i) {
        auto raid = incident_at("m" + std::to_string(i), {60.5, 30.5}, "2008-01-15");
        raid.when.first.days += i * 70;
        raid.when.last = raid.when.first;
        small.add(std::move(raid)).disputed = i % 4 == 0;
    }
    for (auto const* name : {"slide", "square", "a4-portrait"}) {
        auto const made = timeline_sheet(small.material(), {}, page_from(name));
        EXPECT_THAT(covered_symbols(*find_group(made.scene.root, "timeline")), testing::IsEmpty())
            << name;
        EXPECT_THAT(made.remarks, testing::IsEmpty()) << name;
    }
}

TEST_F(TimelineSheet, KeepsLongWordsOfTotalsOnThePage)
{
    for (auto const* year : {"2021", "2022"}) {
        study::PublishedTotal total;
        total.id = year;
        total.series = "s";
        total.metric = "attacks claimed or attributed, as far as they were counted at all";
        total.said_by = "a report with a long name, 9 Dec 2020";
        total.low = 343;
        total.period = year;
        small.totals.push_back(total);
    }
    for (auto const* name : {"square", "a4-portrait", "slide"}) {
        auto const page = page_from(name);
        auto const made = timeline_sheet(small.material(), {}, page);
        int words = 0;
        for (auto const& run : all_of<TextRun>(made.scene.root)) {
            double const width = small.measure.measure(run.text, run.font).width;
            double const left = run.at.x - (run.anchor == Anchor::end      ? width
                                            : run.anchor == Anchor::middle ? width / 2
                                                                           : 0);
            EXPECT_GE(left, 0) << name << ": " << run.text;
            EXPECT_LE(left + width, page.width) << name << ": " << run.text;
            words += run.text.find("attacks") != std::string::npos ? 1 : 0;
        }
        EXPECT_GE(words, 2) << name;
    }
}

TEST_F(TimelineSheet, HasANamedRowForEachCategoryThatTheStudyLists)
{
    small.style.categories.resize(1);
    auto const made = sheet();
    EXPECT_NE(find_group(made.scene.root, "Bomb"), nullptr);
    EXPECT_NE(find_group(made.scene.root, "Raid"), nullptr);
}

TEST_F(TimelineSheet, ShowsTheMonthsOfEachCategoryWhereRowsHaveNoRoom)
{
    for (int i = 0; i < 900; ++i)
        small.add(incident_at("c" + std::to_string(i), {60.5, 30.5}, "2021-06-15")).category =
            i % 3 == 0 ? "bomb" : "raid";
    auto const made = sheet();
    auto const* const lane = find_group(made.scene.root, "Raid");
    ASSERT_NE(lane, nullptr);
    EXPECT_THAT(texts_of(*lane), ElementsAre("600", "Raid", "602 in all"))
        << "the month that its highest bar stands for, as in the row above";
    double lowest = 0, years = 0;
    for (auto const& path : all_of<Path>(*find_group(made.scene.root, "timeline")))
        lowest = std::max(lowest, bounds_of(path.outlines).bottom());
    for (auto const& run : all_of<TextRun>(*find_group(made.scene.root, "axis"))) years = run.at.y;
    EXPECT_LT(years - lowest, 8) << "the axis stands right below the bars";
}

}  // namespace
}  // namespace sitmap::map
