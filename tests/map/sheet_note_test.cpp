// SPDX-License-Identifier: MIT
// sheet_note_test.cpp: every record and every row that was read is accounted for in words.
#include "map/sheet_note.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::HasSubstr;

TEST(SheetNote, AccountsForEveryRecordInTheSheetNote)
{
    SmallStudy small;
    small.study.shade = study::Shade::none;
    auto material = small.material();
    material.records = {9, 4, 2, 3};
    material.in_no_area = 1;
    auto const ground = ground_for(material, {}, {0, 0, 200, 100});
    auto const plan = plan_incidents(material, ground);
    EXPECT_EQ(
        sheet_note(material, plan, shading_for(material), "More."),
        "4 records of 5 March 2021 \xE2\x80\x93 31 December 2022: 2 drawn at a place (1 of them "
        "known to a district only), 1 as a mark of the area "
        "and 1 not drawn "
        "(known to the country only). 2 dated inside one month, 2 to a longer interval. "
        "Of 9 rows read, 3 could not be used, 1 lies in no area and 1 lies outside the "
        "selection. More.");
}

TEST(SheetNote, AccountsForRowsOfOtherScopes)
{
    SmallStudy small;
    auto const material = small.material();
    std::vector<std::size_t> const attacks{0, 2};
    auto const sheet = with_records(material, attacks);
    auto const plan = plan_incidents(sheet, ground_for(material, {}, {0, 0, 200, 100}));
    auto const note = sheet_note(sheet, plan, shading_for(sheet), "");
    EXPECT_THAT(note, HasSubstr("Of 4 rows read, 2 are of other scopes."));
    EXPECT_THAT(note, testing::Not(HasSubstr("district")));
}

/// A reason follows a number: its words must be true of several records.
TEST(SheetNote, GivesReasonsThatAreTrueOfSeveralRecords)
{
    SmallStudy small;
    for (std::size_t const record : {0, 1})
        small.placed[record].incident.place_precision = PlacePrecision::unknown;
    auto const material = small.material();
    auto const plan = plan_incidents(material, ground_for(material, {}, {0, 0, 200, 100}));
    EXPECT_THAT(sheet_note(material, plan, shading_for(material), ""),
                HasSubstr("3 not drawn (1 known to the country only and 2 with a place said to be "
                          "unknown)"));
    for (auto const& omitted : plan.omitted)
        EXPECT_EQ(omitted.reason.find("its"), std::string::npos) << omitted.reason;
    EXPECT_EQ(std::string(without_mark).find("its"), std::string::npos);
}

TEST(SheetNote, SaysWhatDotsLeaveUntold)
{
    SmallStudy small;
    small.study.shade = study::Shade::none;
    auto const note = [&] {
        auto const material = small.material();
        auto const plan = plan_incidents(material, ground_for(material, {}, {0, 0, 200, 100}));
        return sheet_note(material, plan, shading_for(material), "");
    };
    for (int i = 0; i < 1498; ++i)
        small.add(incident_at("d" + std::to_string(i), {60.5, 30.5}, "2022")).claim =
            ClaimState::attributed;
    EXPECT_THAT(note(), HasSubstr("Small dots, one a record, tell the category alone: of 1,500, 2 "
                                  "are neither confirmed nor attributed and 1 is known to a wide "
                                  "circle only. Where they lie over each other the colour "
                                  "deepens."));
    for (auto& placed : small.placed) placed.incident.claim = ClaimState::reported;
    small.placed[1].incident.radius_km = 0;
    EXPECT_THAT(note(), HasSubstr("tell the category alone. Where"));
}

TEST(SheetNote, AccountsForRowsWhereNoPlaceIsDrawn)
{
    SmallStudy small;
    auto material = small.material();
    auto const plan = plan_incidents(material, ground_for(material, {}, {0, 0, 200, 100}));
    EXPECT_EQ(
        note_of_time(material, {}),
        "4 records of 5 March 2021 \xE2\x80\x93 31 December 2022. 2 dated inside one month, 2 "
        "to a longer interval.");
    material.records = {9, 4, 2, 3};
    material.in_no_area = 1;
    auto const rows =
        " Of 9 rows read, 3 could not be used, 1 lies in no area and 1 lies outside the selection.";
    EXPECT_THAT(note_of_time(material, {}), HasSubstr(rows));
    EXPECT_THAT(note_of_fire(material, 0), HasSubstr(rows));
}

TEST(SheetNote, CountsFireBesideTheOtherRecords)
{
    SmallStudy small;
    small.add_fire("r1");
    EXPECT_THAT(note_of_fire(small.material(), 1),
                testing::EndsWith(", 1 is drawn here; 3 are not fire with a launch and a target."));
    EXPECT_THAT(note_of_fire(small.material(), 0),
                testing::EndsWith(", 0 are drawn here; 1 is outside the map."));
}

}  // namespace
}  // namespace sitmap::map
