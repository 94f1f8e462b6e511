// SPDX-License-Identifier: MIT
// small_maps_test.cpp: a cell a month or a category, each with its own records.
#include "map/small_maps.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

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
    for (auto const& markers : all_of<Markers>(*find_group(sheet.scene.root, "months")))
        for (auto const& at : markers.at) {
            EXPECT_GT(at.x, 0);
            EXPECT_LT(at.x, sheet.scene.width);
            EXPECT_LT(at.y, sheet.scene.height);
        }
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

}  // namespace
}  // namespace sitmap::map
