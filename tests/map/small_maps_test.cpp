// SPDX-License-Identifier: MIT
// small_maps_test.cpp: a cell a month or a category, each with its own records.
#include "map/small_maps.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/small_study.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <set>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsSupersetOf;

std::vector<std::string> cells_of(Group const& group)
{
    std::vector<std::string> names;
    for (auto const& node : group.children)
        names.push_back(std::get<std::unique_ptr<Group>>(node)->name);
    return names;
}

TEST(SmallMaps, HasACellForEachMonthAlsoForEmptyOnes)
{
    SmallStudy small;
    small.placed.resize(2);
    auto const sheet = months_sheet(small.material(), {}, page_from("a3"));
    auto const* const months = find_group(sheet.scene.root, "months");
    ASSERT_NE(months, nullptr);
    EXPECT_EQ(months->children.size(), 14u) << "March 2021 to April 2022";
    EXPECT_THAT(marker_ids(*months), ElementsAre("r1", "r2"));
    EXPECT_THAT(texts_of(*months), IsSupersetOf({"none"}));
}

TEST(SmallMaps, TakesLongerCellsForALongPeriod)
{
    SmallStudy small;
    small.add(incident_at("old", {61.5, 30.5}, "1990"));
    auto const sheet = months_sheet(small.material(), {}, page_from("a3"));
    EXPECT_LE(find_group(sheet.scene.root, "months")->children.size(), 42u);
}

TEST(SmallMaps, KeepsEachCellInsideTheSheet)
{
    SmallStudy small;
    auto const sheet = months_sheet(small.material(), {}, page_from("a4"));
    auto const* const months = find_group(sheet.scene.root, "months");
    std::vector<Box> cells;
    std::size_t symbols = 0;
    for (auto const& node : months->children) {
        auto const& cell = *std::get<std::unique_ptr<Group>>(node);
        auto const box = bounds_of(find_group(cell, "incidents")->clip);
        EXPECT_GT(box.x, 0) << cell.name;
        EXPECT_GT(box.y, 0) << cell.name;
        EXPECT_LT(box.right(), sheet.scene.width) << cell.name;
        EXPECT_LT(box.bottom(), sheet.scene.height) << cell.name;
        for (auto const& other : cells) EXPECT_FALSE(box.meets(other)) << cell.name;
        cells.push_back(box);
        for (auto const& markers : all_of<Markers>(cell))
            for (auto const& at : markers.at) {
                EXPECT_TRUE(contains(box, at)) << cell.name;
                ++symbols;
            }
    }
    EXPECT_EQ(cells.size(), 22u) << "March 2021 to December 2022";
    EXPECT_EQ(symbols, 5u) << "three records, one of them in each of three months";
}

TEST(SmallMaps, HasACellForEachCategoryWithARecord)
{
    SmallStudy small;
    small.placed.resize(3);
    auto const sheet = categories_sheet(small.material(), {}, page_from("a4"));
    auto const* const cells = find_group(sheet.scene.root, "categories");
    ASSERT_NE(cells, nullptr);
    EXPECT_THAT(cells_of(*cells), ElementsAre("Bomb", "Raid"));
    EXPECT_THAT(sheet.points, ElementsAre(0, 1));
    EXPECT_THAT(sheet.area_marks, ElementsAre(2));
}

TEST(SmallMaps, HaveACellForEachCategoryThatTheStudyLists)
{
    SmallStudy small;
    small.style.categories.resize(1);
    small.add(incident_at("x", {60.9, 30.9}, "2021")).category = "arson";
    auto const sheet = categories_sheet(small.material(), {}, page_from("a4"));
    auto const* const cells = find_group(sheet.scene.root, "categories");
    ASSERT_NE(cells, nullptr);
    EXPECT_THAT(cells_of(*cells), ElementsAre("Bomb", "Raid", "Other"));
}

TEST(SmallMaps, CountAllCategoriesInOneWayAndShortenANameRatherThanLoseItsCount)
{
    SmallStudy small;
    for (auto& record : small.placed) record.incident.place_precision = PlacePrecision::country;
    auto const sheet_with = [&](std::string const& name) {
        small.study.categories = {{"bomb", name, {}}, {"raid", "Raids", {}}};
        return categories_sheet(small.material(), {}, page_from("a3"));
    };
    auto const full = sheet_with("Bombs");
    EXPECT_THAT(texts_of(*find_group(full.scene.root, "Bombs")),
                IsSupersetOf({"Bombs", "1, 1 not drawn"}));
    EXPECT_THAT(texts_of(*find_group(full.scene.root, "Raids")),
                IsSupersetOf({"Raids", "2, 2 not drawn"}));
    std::string const name = "Attacks on " + std::string(600, 'x');
    auto const brief = sheet_with(name);
    EXPECT_THAT(texts_of(*find_group(brief.scene.root, name)),
                ElementsAre(testing::StartsWith("Attacks on x"), "1*"));
    EXPECT_THAT(texts_of(*find_group(brief.scene.root, "Raids")), IsSupersetOf({"Raids", "2*"}));
    auto const says = testing::Contains(testing::HasSubstr("Cells count all"));
    EXPECT_THAT(texts_of(brief.scene.root), says) << "what the star means";
    EXPECT_THAT(texts_of(full.scene.root), testing::Not(says));
}

double width_of(Markers const& markers)
{
    std::vector<Outline> outlines;
    for (auto const& path : markers.shape)
        outlines.insert(outlines.end(), path.outlines.begin(), path.outlines.end());
    return bounds_of(outlines).width;
}

TEST(SmallMaps, ScaleSymbolsOverAllCells)
{
    SmallStudy small;
    small.placed.clear();
    small.study.size = "deaths";
    small.add(incident_at("few", {60.5, 30.5}, "2021-01")).fatalities.low = 1;
    small.add(incident_at("long", {61.5, 30.5}, "2021-02/2021-03")).fatalities.low = 20;
    small.add(incident_at("many", {62.5, 30.5}, "2021-03")).fatalities.low = 100;
    auto const sheet = months_sheet(small.material(), {}, page_from("a3"));
    std::map<std::string, std::set<double>> widths;
    for (auto const& markers : all_of<Markers>(*find_group(sheet.scene.root, "months")))
        for (auto const& id : markers.ids) widths[id].insert(std::round(width_of(markers) * 10));
    ASSERT_EQ(widths.size(), 3u);
    EXPECT_EQ(widths["long"].size(), 1u) << "the same in February, without a larger one";
    EXPECT_LT(*widths["few"].begin(), *widths["long"].begin());
    EXPECT_LT(*widths["long"].begin(), *widths["many"].begin());
}

TEST(SmallMaps, CountTheMarksThatTheirCellsDraw)
{
    SmallStudy small;
    small.placed.clear();
    auto& area = small.add(incident_at("area", {62.5, 30.5}, "2021-12"));
    area.place_precision = PlacePrecision::area;
    area.category = "raid";
    for (int i = 0; i < 900; ++i)  // from January to November, wherever a mark could stand
        small
            .add(incident_at("p" + std::to_string(i), {59 + 0.17 * (i % 30), 29 + 0.14 * (i / 30)},
                             fmt::format("2021-{:02}", 1 + i % 11)))
            .category = "bomb";
    for (auto const& sheet : {months_sheet(small.material(), {}, page_from("slide")),
                              categories_sheet(small.material(), {}, page_from("slide"))}) {
        EXPECT_THAT(sheet.area_marks, ElementsAre(0));
        EXPECT_THAT(texts_of(sheet.scene.root), testing::Contains("Raid"));
        EXPECT_THAT(texts_of(sheet.scene.root),
                    testing::Not(testing::Contains(testing::HasSubstr(without_mark))));
    }
}

TEST(SmallMaps, NameQuartersInFull)
{
    SmallStudy small;
    small.add(incident_at("old", {61.5, 30.5}, "2015"));
    auto const sheet = months_sheet(small.material(), {}, page_from("slide"));
    EXPECT_THAT(texts_of(*find_group(sheet.scene.root, "months")),
                IsSupersetOf({"Jan \xE2\x80\x93 Mar 2015", "Oct \xE2\x80\x93 Dec 2021"}));
}

TEST(SmallMaps, NeverCutADate)
{
    SmallStudy small;
    small.add(incident_at("old", {61.5, 30.5}, "2015"));
    for (auto const* page : {"slide", "square", "a4-portrait", "800x600px"}) {
        auto const sheet = months_sheet(small.material(), {}, page_from(page));
        for (auto const& text : texts_of(*find_group(sheet.scene.root, "months")))
            EXPECT_FALSE(text.ends_with("\xE2\x80\xA6")) << page << " " << text;
    }
}

TEST(SmallMaps, SpeakOfPaleSymbolsOnlyWhereThereAreAny)
{
    SmallStudy small;
    small.placed.resize(2);
    auto const words = [&] {
        std::string all;
        for (auto const& text :
             texts_of(months_sheet(small.material(), {}, page_from("a3")).scene.root))
            all += text + " ";
        return all;
    };
    EXPECT_EQ(words().find("pale"), std::string::npos);
    small.placed[1].incident.when = when("2022-03/2022-04");
    EXPECT_NE(words().find("pale"), std::string::npos);
    EXPECT_NE(words().find("may be of this month"), std::string::npos);
}

TEST(SmallMaps, CountWhatTheBarsOfTheMonthsCount)
{
    SmallStudy small;
    small.placed.clear();
    small.add(incident_at("here", {60.5, 30.5}, "2021-01"));
    auto& vague = small.add(incident_at("somewhere", {60.5, 30.5}, "2021-01"));
    vague.place_precision = PlacePrecision::country;
    auto const sheet = months_sheet(small.material(), {}, page_from("a4"));
    auto const texts = texts_of(*find_group(sheet.scene.root, "months"));
    EXPECT_THAT(texts, IsSupersetOf({"2, 1 of them not drawn"}));
}

TEST(SmallMaps, NameClassesOfCountsByTheirBounds)
{
    SmallStudy small;
    small.count_nine_and_two();
    auto const texts = texts_of(months_sheet(small.material(), {}, page_from("a3")).scene.root);
    EXPECT_THAT(texts, IsSupersetOf({"1–8", "9", "Records in the area so far"}));
    EXPECT_EQ(std::ranges::count(texts, "2 areas"), 0) << "true of the end alone";
}

TEST(SmallMaps, KeepSymbolsLargeEnoughToSayWhoSaysSo)
{
    SmallStudy small;
    small.placed.resize(2);
    small.add(incident_at("r0", {61.5, 30.5}, "2019"));
    auto const sheet = months_sheet(small.material(), {}, page_from("slide"));
    auto const all = all_of<Markers>(*find_group(sheet.scene.root, "months"));
    ASSERT_FALSE(all.empty());
    for (auto const& markers : all) {
        EXPECT_GT(width_of(markers), 1.5) << markers.ids.front();
        for (auto const& path : markers.shape) {
            if (path.stroke) {
                EXPECT_LT(path.stroke->width, 0.4) << "its inside stays open";
            }
        }
    }
}

TEST(SmallMaps, AccountForEveryRecord)
{
    for (auto const compose : {months_sheet, categories_sheet}) {
        SmallStudy small;
        small.add_fire("r2");
        auto const sheet = compose(small.material(), {}, page_from("a4"));
        std::vector<std::size_t> all = sheet.points;
        all.insert(all.end(), sheet.area_marks.begin(), sheet.area_marks.end());
        for (auto const& omitted : sheet.omitted) all.push_back(omitted.record);
        std::ranges::sort(all);
        EXPECT_THAT(all, ElementsAre(0, 1, 2, 3));
    }
}

TEST(SmallMaps, DrawNothingWrongWithoutRecords)
{
    SmallStudy small;
    small.placed.clear();
    EXPECT_NO_THROW(months_sheet(small.material(), {}, page_from("a4")));
    EXPECT_NO_THROW(categories_sheet(small.material(), {}, page_from("a4")));
}

TEST(SmallMaps, StateTheSizesThatTheirSymbolsHave)
{
    SmallStudy small;
    small.placed.clear();
    small.study.size = "deaths";
    for (int month = 1; month <= 9; ++month)
        small
            .add(incident_at("m" + std::to_string(month), {60.5, 30.5},
                             "2021-0" + std::to_string(month)))
            .fatalities.low = 100;
    auto const sheet = months_sheet(small.material(), {}, page_from("slide"));
    auto const* const legend = find_group(sheet.scene.root, "Deaths, lowest figure stated");
    ASSERT_NE(legend, nullptr);
    double largest = 0;
    for (auto const& path : all_of<Path>(*legend))
        if (path.outlines.front().closed)
            largest = std::max(largest, bounds_of(path.outlines).width);
    auto const drawn = all_of<Markers>(*find_group(sheet.scene.root, "months")).front();
    EXPECT_NEAR(bounds_of(drawn.shape.back().outlines).width, largest, 0.7)
        << "but for the outline that says that it is only reported";
}

TEST(SmallMaps, DrawDotsInAllCellsWhereOneNeedsThem)
{
    SmallStudy small;
    for (int i = 0; i < 1600; ++i)
        small.add(incident_at("c" + std::to_string(i), {60.01 + 0.0018 * i, 30.2}, "2022"))
            .category = "bomb";
    auto const sheet = categories_sheet(small.material(), {}, page_from("a4"));
    EXPECT_EQ(find_group(*find_group(sheet.scene.root, "categories"), "gathered"), nullptr);
    EXPECT_GE(all_of<Markers>(*find_group(sheet.scene.root, "Raid")).size(), 1u);
    for (auto const& markers : all_of<Markers>(*find_group(sheet.scene.root, "Raid"))) {
        bool const on_pill = markers.ids == std::vector<std::string>{"r3"};
        EXPECT_TRUE(markers.ids.empty() || on_pill);
    }
}

TEST(SmallMaps, RefuseMoreThanSixHundredMonths)
{
    SmallStudy small;
    auto material = small.material();
    material.period = when("2022-01/9999-12");
    sitmap::test::expect_error(ErrorKind::limit, "cannot show 95736 months: at most 600",
                               [&] { months_sheet(material, {}, page_from("800x600px")); });
}

TEST(SmallMaps, CutNoDateInTheNarrowestCells)
{
    SmallStudy small;
    small.placed.clear();
    small.add(incident_at("long", {60.5, 30.5}, "2020-01/2022-09"));
    auto const sheet = months_sheet(small.material(), {}, page_from("800x600px"));
    for (auto const& text : texts_of(*find_group(sheet.scene.root, "months")))
        EXPECT_FALSE(text.ends_with("\xE2\x80\xA6")) << text;
}

/// They are shaded by area, and draw neither towns nor rivers.
TEST(SmallMaps, NamesItsProjectionAndWhatItDrawsInTheFooter)
{
    SmallStudy small;
    small.study.areas.file = "areas.gpkg";
    small.study.boundary_note = "Borders: X";
    small.study.places_note = "Towns: Y";
    small.study.rivers_note = "Rivers: Z";
    auto const footer = [&](auto const& sheet) {
        auto const scene = sheet(small.material(), study::Sheet{}, page_from("a4")).scene;
        std::string all;
        for (auto const& line : texts_of(*find_group(scene.root, "footer"))) all += line + " ";
        return all;
    };
    for (auto const& words : {footer(months_sheet), footer(categories_sheet)}) {
        EXPECT_THAT(words, testing::HasSubstr("Borders: X. Albers equal-area 3"));
        EXPECT_THAT(words, testing::Not(testing::HasSubstr("Towns")));
    }
}

}  // namespace
}  // namespace sitmap::map
