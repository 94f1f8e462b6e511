// SPDX-License-Identifier: MIT
#include "write/notes.hpp"

#include "tests/write/samples.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>

namespace sitmap::write {
namespace {

using testing::HasSubstr;
using testing::Not;

struct SampleRun {
    study::Study study;
    std::vector<Placed> placed = test::records();
    std::vector<Area> areas = test::areas();
    std::vector<analysis::Arrival> arrivals = test::arrivals();
    std::vector<Reject> rejects{{"a.csv", 7, "latitude 91 is not on earth"},
                                {"a.csv", 9, "latitude 91 is not on earth"}};
    std::vector<Notice> notices{{"areas.gpkg", "ring of AF-NAN mended"}};
    Manifest manifest;
    Drawing drawing{
        .points = 1, .area_marks = 1, .not_drawn = {{"S-3", "known to its country only"}}};

    std::string text() const
    {
        return notes(
            {study, placed, areas, arrivals, {6, 3, 1, 2}, rejects, notices, drawing, manifest});
    }
};

TEST(Notes, AccountForEveryRecord)
{
    SampleRun run;
    run.study.title = "Spread";
    run.study.period = parse_iso_interval("2015/2022");
    auto const text = run.text();
    EXPECT_THAT(text, testing::StartsWith("# Spread\n"));
    EXPECT_THAT(
        text,
        HasSubstr("Records: 6 read = 3 used + 1 outside the period or selection + 2 rejected."));
    EXPECT_THAT(text, HasSubstr("Dates of the records used: 2015-01-01 to 2022-04-18."));
    EXPECT_THAT(text,
                HasSubstr("1 as a point, 1 as a mark of the whole area, 0 as a hatched area of "
                          "presence, 1 not drawn, of 3 used."));
    EXPECT_THAT(text, HasSubstr("Not drawn, known to its country only: S-3."));
    EXPECT_THAT(text, HasSubstr("latitude 91 is not on earth: 2 (a.csv:7, a.csv:9)"));
    EXPECT_THAT(text, HasSubstr("ring of AF-NAN mended"));
}

TEST(Notes, GiveTheMixOfPrecisionAndClaims)
{
    auto const text = SampleRun{}.text();
    EXPECT_THAT(text, HasSubstr("Date: day 2, year 1."));
    EXPECT_THAT(text, HasSubstr("Place: area 1, country 1, site 1."));
    EXPECT_THAT(text, HasSubstr("Claim: claimed 3; 1 denied by somebody."));
    EXPECT_THAT(text, HasSubstr("2 of 3 records are known to an area or country only"));
    EXPECT_THAT(text, HasSubstr("| ISW | 3 |"));
}

TEST(Notes, DoNotCallARecordOfUnknownPlaceKnownToAnArea)
{
    SampleRun run;
    run.placed[0].incident.where.reset();
    run.placed[0].incident.stated_area = run.placed[0].incident.stated_country = SharedText{};
    run.placed[0].incident.place_precision = PlacePrecision::unknown;
    EXPECT_THAT(run.text(), HasSubstr("2 of 3 records are known to an area or country only"));
}

TEST(Notes, CountAsFoundOnlyWhatHasAnAreaAndAsDeniedWhatOnlyDenialsTellOf)
{
    SampleRun run;
    run.placed[2].method = JoinMethod::stated;  // to its country only
    run.placed[2].incident.claim = ClaimState::denied;
    EXPECT_THAT(run.text(), HasSubstr("Area found by: no single area 1, stated 1, within 1;"));
    EXPECT_THAT(run.text(), HasSubstr("Claim: claimed 2, denied 1; 2 denied by somebody."));
}

TEST(Notes, TellRecordsJustOffTheirAreaFromThoseKnownToItOnly)
{
    SampleRun run;
    EXPECT_THAT(run.text(), Not(HasSubstr("by the coordinate, but near")));
    run.placed[0].incident.where = LonLat{69, 34};
    run.placed[0].incident.place_precision = PlacePrecision::town;
    run.placed[0].method = JoinMethod::stated;
    EXPECT_THAT(run.text(), HasSubstr("1 record lies in no area by the coordinate, but near the "
                                      "stated one, and goes to that."));
}

TEST(Notes, SayWhatTheTableDoesNotState)
{
    SampleRun run;
    for (auto& placed : run.placed) placed.incident.states_claim = false;
    run.placed[0].incident.states_place_precision = false;
    run.placed[1].incident.where = LonLat{69, 34};
    run.placed[1].incident.place_precision = PlacePrecision::district;
    run.placed[1].incident.radius_km = 0;
    auto const text = run.text();
    EXPECT_THAT(text, HasSubstr("Claim: not stated 3;"));
    EXPECT_THAT(text, HasSubstr("- Extent: 1 record does not say how exactly the place is known: "
                                "the coordinate is taken as it stands. 1 record is known to a "
                                "district without a radius"));
    EXPECT_THAT(SampleRun{}.text(), Not(HasSubstr("Extent")));
}

TEST(Notes, SayOfAreasWithoutARecordOnlyThatNoneIsPlacedThere)
{
    SampleRun run;
    run.arrivals[0].first.reset();
    run.placed[2].shares = {{0, 0.5}, {1, 0.5}};
    EXPECT_THAT(
        run.text(),
        HasSubstr("1 of the 2 areas are reached by the records of the sheets, presence included. "
                  "No record that counts or shows presence is placed in the others, which does "
                  "not say that nothing happened there. 1 such record that is placed in no single "
                  "area may lie there."));
    EXPECT_THAT(SampleRun{}.text(), Not(HasSubstr("in the others"))) << "both have a record";
}

TEST(Notes, CountWhatMayLieInAreasWithoutARecordByTheRecordsThatDecideArrivals)
{
    SampleRun run;
    for (auto& arrival : run.arrivals) arrival.first.reset();
    run.placed[2].area.reset();
    run.placed[2].shares = {{0, 0.5}, {1, 0.5}};
    auto const text = notes({run.study,
                             run.placed,
                             run.areas,
                             run.arrivals,
                             {},
                             {},
                             {},
                             {},
                             run.manifest,
                             {},
                             0,
                             {true, true, false}});
    EXPECT_THAT(text, HasSubstr("0 of the 2 areas are reached by the records of the sheets, "
                                "presence included. No record that counts or shows presence is "
                                "placed in any of them, which"));
    EXPECT_THAT(text, Not(HasSubstr("may lie there")));
}

TEST(Notes, NameTheStatedOriginOfFireFromAnAreaWithoutARecord)
{
    SampleRun run;
    run.arrivals[0].first.reset();
    auto fire = test::fire();
    fire.event.origin.place = "Khwaja Ghar";
    fire.origin_area = 0;
    auto const text = [&] {
        return notes({run.study,
                      run.placed,
                      run.areas,
                      run.arrivals,
                      {},
                      {},
                      {},
                      {},
                      run.manifest,
                      {&fire, 1}});
    };
    EXPECT_THAT(text(), HasSubstr("\n- Kabul: named as where S-9 was fired from (Khwaja Ghar); no "
                                  "record that counts or shows presence is placed there."));
    fire.origin_area.reset();
    EXPECT_THAT(text(), Not(HasSubstr("fired from")));
    fire.origin_area = 0;
    run.arrivals = test::arrivals();
    EXPECT_THAT(text(), Not(HasSubstr("fired from")));
}

TEST(Notes, NameTheRulesOfTheStudy)
{
    SampleRun run;
    run.study.on_overlap = study::OnOverlap::smallest;
    run.study.gap_months = 18;
    EXPECT_THAT(run.text(), HasSubstr("a point in several areas goes to the smallest area"));
    EXPECT_THAT(run.text(),
                HasSubstr("after more than 18 months in which, by these data, no record can lie"));
}

TEST(Notes, LeaveOutSectionsWithoutContent)
{
    SampleRun run;
    run.rejects.clear();
    run.notices.clear();
    EXPECT_THAT(run.text(), Not(HasSubstr("## Rejected records")));
    EXPECT_THAT(run.text(), Not(HasSubstr("## Notices")));
}

TEST(Notes, NeverTakeDataForMarkup)
{
    SampleRun run;
    run.placed[0].incident.source = "<script>alert(1)</script> | [x](http://y) *b*\nnext";
    auto const text = run.text();
    EXPECT_THAT(text,
                HasSubstr("\\<script\\>alert(1)\\</script\\> \\| \\[x\\](http://y) \\*b\\* next"));
}

TEST(Notes, TellRecordsInNoAreaFromThoseOutsideTheSelection)
{
    SampleRun run;
    auto const outside = [&](std::int64_t others, std::int64_t in_no_area) {
        return notes({run.study,
                      run.placed,
                      run.areas,
                      run.arrivals,
                      {3 + others + in_no_area, 3, others + in_no_area, 0},
                      {},
                      {},
                      run.drawing,
                      run.manifest,
                      {},
                      in_no_area});
    };
    EXPECT_THAT(outside(0, 8), HasSubstr("11 read = 3 used + 8 in no area + 0 rejected."));
    EXPECT_THAT(outside(2, 8), HasSubstr("13 read = 3 used + 8 in no area + 2 outside the period "
                                         "or selection + 0 rejected."));
}

TEST(Notes, SayHowARecordKnownToItsAreaIsPlaced)
{
    SampleRun run;
    EXPECT_THAT(run.text(), HasSubstr("is placed by the area that it states, and is drawn as a "
                                      "mark of the area. A record that is known to its country"));
    for (std::size_t const i : {0, 1}) {
        run.placed[i].area = 0;
        run.placed[i].method = JoinMethod::within;
        run.placed[i].incident.place_precision = PlacePrecision::area;
        EXPECT_THAT(run.text(),
                    HasSubstr(i == 0 ? "1 such record stated no area of the layer and took the one"
                                     : "2 such records each stated no area of the layer"));
    }
}

TEST(Notes, SayWhenThereIsNothing)
{
    SampleRun run;
    run.placed.clear();
    run.arrivals.clear();
    run.drawing = {};
    auto const text = notes(
        {run.study, run.placed, run.areas, run.arrivals, {}, {}, {}, run.drawing, run.manifest});
    EXPECT_THAT(text, HasSubstr("Records: 0 read"));
    EXPECT_THAT(text, Not(HasSubstr("How certain")));
}

TEST(Notes, CountReachedAreasAmongTheAreasOfHome)
{
    SampleRun run;
    run.study.areas.home = {"AF"};
    run.areas.push_back(test::square("PK-KP", "Khyber", 71, 34));
    run.areas.back().country = "PK";
    run.areas.push_back(test::square("PK-PB", "Punjab", 72, 34));
    run.areas.back().country = "PK";
    run.placed[0].area = 2;
    run.arrivals[0].first.reset();
    run.arrivals.resize(4);
    EXPECT_THAT(run.text(), HasSubstr("Areas: 1 of the 2 areas of AF are reached by"));
    EXPECT_THAT(run.text(), HasSubstr("Records lie in 1 of the 2 other areas as well."));
}

}  // namespace
}  // namespace sitmap::write
