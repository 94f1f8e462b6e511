// SPDX-License-Identifier: MIT
// sheet_frame_test.cpp: title, footer and metadata that every sheet has.
#include "map/sheet_frame.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Contains;
using testing::ElementsAre;

TEST(SheetFrame, TakesTheTitleOfTheSheetThenOfTheStudyThenItsOwn)
{
    SmallStudy small;
    study::Sheet sheet;
    auto const title = [&] {
        return frame_for(small.material(), sheet, page_from("a4"), "", 0.2).header.title;
    };
    EXPECT_THAT(title(), ElementsAre("4 incidents"));
    small.study.title = "Of the study";
    EXPECT_THAT(title(), ElementsAre("Of the study"));
    sheet.title = "Of\nthe sheet";
    EXPECT_THAT(title(), ElementsAre("Of the sheet"));
}

TEST(SheetFrame, KeepsTitleAndRunAsMetadataOfTheScene)
{
    SmallStudy small;
    small.study.title = "Title";
    small.study.subtitle = "Below";
    auto const material = small.material();
    auto const frame = frame_for(material, {}, page_from("a4"), "", 0.2);
    auto scene = scene_for(material, frame);
    EXPECT_EQ(scene.title, "Title");
    EXPECT_EQ(scene.subject, "Below");
    EXPECT_EQ(scene.run_id, "run7");
    EXPECT_EQ(scene.width, 297);
    EXPECT_TRUE(scene.root.children.empty());
    add_header_and_footer(scene, material, frame);
    EXPECT_THAT(texts_of(scene.root), Contains("Title"));
    EXPECT_THAT(texts_of(scene.root), Contains("sitmap \xC2\xB7 run run7"));
}

TEST(SheetFrame, LeavesRoomForAMapBelowAnyTitle)
{
    SmallStudy small;
    study::Sheet sheet;
    for (int i = 0; i < 1000; ++i) sheet.title += "word ";
    for (auto const* page : {"slide", "a4", "a4-portrait", "square"}) {
        auto const frame = frame_for(small.material(), sheet, page_from(page), "", 0.2);
        EXPECT_GT(frame.slots.map.height, 40) << page;
        EXPECT_GT(frame.slots.map.width, 40) << page;
    }
}

}  // namespace
}  // namespace sitmap::map
