// SPDX-License-Identifier: MIT
#include "cli/findings_of_study.hpp"

#include "cli/arrivals_of_study.hpp"

#include "study/study_file.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace sitmap::cli {
namespace {

std::vector<Area> two_areas()
{
    return {{"A", "", "", {}}, {"B", "", "", {}}};
}

TEST(SettingsOf, TakesWhatTheStudyStates)
{
    study::Study study;
    study.scopes = {"iskp"};
    study.presence = {"territorial_presence"};
    study.quality_claims = {"claimed"};
    study.quality_radius_km = 15;
    study.regions = {{"south", "South", {"B"}}};
    study.permutations = 199;
    study.seed = 5;
    study::PublishedTotal total;
    total.id = "A-001";
    total.unit = "attacks";
    total.actor = "ISKP";
    total.words = "77 attacks";
    total.period = "2021-01-01/2021-04-30";
    auto const settings = settings_of(study, two_areas(), std::vector{total});
    EXPECT_THAT(settings.scopes, testing::ElementsAre("iskp"));
    EXPECT_THAT(settings.presence, testing::ElementsAre("territorial_presence"));
    EXPECT_THAT(settings.bar.claims, testing::ElementsAre(ClaimState::claimed));
    EXPECT_EQ(settings.bar.radius_km, 15);
    EXPECT_THAT(settings.regions.at(0).areas, testing::ElementsAre(1));
    EXPECT_EQ(settings.draws.count, 199);
    EXPECT_EQ(settings.draws.seed, 5u);
    EXPECT_EQ(settings.published.at(0).period->days(), 120);
    EXPECT_EQ(settings.published.at(0).actor, "ISKP");
    EXPECT_EQ(settings.published.at(0).words, "77 attacks");
}

TEST(SettingsOf, RefusesARegionThatNamesNoArea)
{
    study::Study study;
    study.regions = {{"south", "South", {"B", "C"}}};
    test::expect_error(ErrorKind::input, "cannot use the region 'south': no area has the id 'C'",
                       [&] { (void)settings_of(study, two_areas(), {}); });
}

TEST(SettingsOf, RefusesAPublishedPeriodThatIsNoDate)
{
    study::PublishedTotal total;
    total.id = "T-1";
    total.period = "last spring";
    test::expect_error(ErrorKind::input,
                       "cannot use the published total 'T-1': its period 'last spring' is no date",
                       [&] {
                           (void)settings_of({}, {}, {&total, 1});
                       });
    study::Study study;
    study.incidents.totals = "data/totals.csv";
    test::expect_error(ErrorKind::input, "total 'T-1' of 'data/totals.csv': its period", [&] {
        (void)settings_of(study, {}, {&total, 1});
    });
}

using Codes = std::vector<std::string>;

/// What a published total of this area is of.
std::optional<Codes> codes_of_total(Briefing& briefing, std::string const& area)
{
    study::PublishedTotal total;
    total.area = area;
    briefing.totals = {total};
    return settings_of(briefing).published.at(0).codes;
}

TEST(SettingsOf, KnowsNamesThatHoldAnAndAndCountriesThatOnlyAreasTellOf)
{
    Briefing briefing;
    briefing.areas.countries = {{"BA", "Bosnia and Herzegovina", "", {}},
                                {"HR", "Croatia", "", {}}};
    briefing.areas.units = {{"AF-KAB", "Kabul", "AF", {}}};
    auto const codes = [&](std::string const& area) { return codes_of_total(briefing, area); };
    EXPECT_EQ(codes("Bosnia and Herzegovina"), Codes{"BA"});
    EXPECT_EQ(codes("croatia and Bosnia and Herzegovina; AF"), (Codes{"HR", "BA", "AF"}));
    EXPECT_EQ(codes("Kabul and Croatia"), (Codes{"AF-KAB", "HR"}));
    EXPECT_EQ(codes("Bosnia and Elsewhere"), std::nullopt);
    EXPECT_EQ(codes(""), Codes{});
    briefing.areas.countries = {{"AFG", "Afghanistan", "AF", {}}};
    EXPECT_EQ(codes("Afghanistan"), Codes{"AF"}) << "as its areas name it";
}

TEST(SettingsOf, KnowsTheAreaOfATotalByTheNamesTable)
{
    Briefing briefing;
    briefing.areas.countries = {{"LG", "Longland", "", {}}};
    briefing.areas.units = {{"LG-LI", "Libertador", "LG", {}}, {"LG-AP", "Arica", "LG", {}}};
    briefing.names = {{"LG-LI", "Libertador", {}, "", {"O'Higgins", "OHiggins"}},
                      {"LG-AP", "Arica", {{"uk", "Арика"}}, "", {}},
                      {"XX-1", "Elsewhere", {}, "", {}}};
    auto const codes = [&](std::string const& area) { return codes_of_total(briefing, area); };
    EXPECT_EQ(codes("O'Higgins"), Codes{"LG-LI"});
    EXPECT_EQ(codes("арика and ohiggins province"), (Codes{"LG-AP", "LG-LI"}));
    EXPECT_EQ(codes("Arica region; Longland"), (Codes{"LG-AP", "LG"}));
    EXPECT_EQ(codes("Elsewhere"), std::nullopt) << "the layer has no such area";
}

TEST(SettingsOf, LeavesATotalWithoutASeriesAlone)
{
    std::array<study::PublishedTotal, 2> totals;
    totals[0].said_by = totals[1].said_by = "UNAMA";
    totals[1].series = "civilians";
    auto const settings = settings_of({}, {}, totals);
    EXPECT_EQ(settings.published[0].series, "");
    EXPECT_EQ(settings.published[1].series, "civilians");
}

TEST(SettingsOf, RefusesAnUnknownClaimState)
{
    study::Study study;
    study.quality_claims = {"sure"};
    test::expect_error(ErrorKind::input, "cannot use quality.claims 'sure'",
                       [&] { (void)settings_of(study, {}, {}); });
}

/// The study that the project ships, whole.
Briefing const& khorasan()
{
    static Briefing const briefing = [] {
        StudyChoice choice;
        choice.study = std::string{SITMAP_SOURCE_DIR} + "/geodata/khorasan/study.toml";
        return load_briefing(choice, {}, "spread");
    }();
    return briefing;
}

TEST(FindingsOfStudy, TellJowzjanAsEarlyPresenceGapAndReturn)
{
    auto const findings = findings_of_study(khorasan());
    auto const* first = analysis::find(findings, "presence.AF-JOW.first");
    ASSERT_NE(first, nullptr);
    EXPECT_THAT(first->text, testing::HasSubstr("2015"));
    auto const* back = analysis::find(findings, "presence.AF-JOW.return_1");
    ASSERT_NE(back, nullptr);
    EXPECT_THAT(back->text, testing::HasSubstr("S-046"));
    EXPECT_EQ(back->value, 36);
    EXPECT_EQ(analysis::find(findings, "arrival.AF-JOW.first"), nullptr);
}

TEST(FindingsOfStudy, SayWhereTheDatesDoNotTellAnOrder)
{
    auto const findings = findings_of_study(khorasan());
    auto const* balkh = analysis::find(findings, "arrival.AF-BAL.first");
    EXPECT_EQ(balkh->value, 7);
    EXPECT_EQ(balkh->low, 6);
    EXPECT_THAT(balkh->warnings, testing::Contains(testing::HasSubstr("those of Badakhshan")));
    EXPECT_THAT(analysis::find(findings, "presence.AF-KAB.step")->text,
                testing::StartsWith("contact or leap: cannot tell"));
    EXPECT_EQ(analysis::find(findings, "arrival.AF-KDZ.step")->text, "contact from Baghlan");
}

TEST(FindingsOfStudy, NameTheOtherRecordsThatLieInASilence)
{
    auto const findings = findings_of_study(khorasan());
    auto const warnings = [&](char const* key) { return analysis::find(findings, key)->warnings; };
    EXPECT_THAT(warnings("presence.AF-NAN.return_1"),
                testing::Contains(testing::HasSubstr("S-010")));
    EXPECT_THAT(warnings("presence.AF-JOW.return_1"),
                testing::Contains(testing::HasSubstr("S-045")));
    EXPECT_THAT(warnings("presence.AF-JOW.return_1"),
                testing::Contains("note of S-046: date not printed"));
}

TEST(FindingsOfStudy, TellBothReportsOfFireWithTheirBorders)
{
    auto const findings = findings_of_study(khorasan());
    auto const* termez = analysis::find(findings, "fire.S-055.border");
    auto const* panj = analysis::find(findings, "fire.S-059.border");
    ASSERT_NE(termez, nullptr);
    ASSERT_NE(panj, nullptr);
    EXPECT_THAT(termez->text, testing::HasSubstr("AF-UZ"));
    EXPECT_THAT(panj->text, testing::HasSubstr("AF-TJ"));
    EXPECT_EQ(analysis::find(findings, "fire.S-055.range")->text, "cannot tell");
}

TEST(FindingsOfStudy, AnOpenSideOfThePeriodKeepsWhatShowsPresence)
{
    StudyChoice choice;
    choice.study = std::string{SITMAP_SOURCE_DIR} + "/geodata/khorasan/study.toml";
    SharedOptions shared;
    shared.period = DateInterval{open_start(), *date_from(2022, 12, 31)};
    auto const briefing = load_briefing(choice, shared, "spread");
    auto const cut = findings_of_study(briefing);
    auto const whole = findings_of_study(khorasan());
    for (auto const* key : {"presence.AF-JOW.first", "presence.AF-NAN.first"})
        EXPECT_EQ(analysis::find(cut, key)->text, analysis::find(whole, key)->text) << key;
    EXPECT_EQ(briefing.records.outside, 0);
    EXPECT_EQ(cut.presence_order.size(), whole.presence_order.size());
    EXPECT_EQ(arrivals_of_study(briefing).presence_order.size(), whole.presence_order.size());
}

TEST(FindingsOfStudy, CompareAPublishedFigureWithItsOwnCountriesOnly)
{
    auto const findings = findings_of_study(khorasan());
    // Eight records of 2020, one of them in another country than Afghanistan.
    EXPECT_EQ(analysis::find(findings, "published.A-004")->n, 7);
    auto const settings = settings_of(khorasan());
    auto const codes = [&](std::string const& id) {
        return std::ranges::find(settings.published, id, &analysis::PublishedCount::id)->codes;
    };
    EXPECT_EQ(codes("A-005"), (std::vector<std::string>{"AF", "PK"}));
    EXPECT_EQ(codes("A-008"), std::nullopt) << "global";
}

TEST(FindingsOfStudy, LeaveOutDirectionsOfFireBackAcrossTheBorder)
{
    auto const findings = findings_of_study(khorasan());
    auto const* termez = analysis::find(findings, "fire.S-055.azimuth");
    auto const* panj = analysis::find(findings, "fire.S-059.azimuth");
    // The ends as the vertices of the cut areas see each other (pyproj).
    EXPECT_NEAR(*termez->low, 237.072, 0.01);
    EXPECT_NEAR(*termez->high, 360 + 162.560, 0.01);
    EXPECT_NEAR(*panj->low, 220.459, 0.01);
    EXPECT_NEAR(*panj->high, 360 + 69.652, 0.01);
    EXPECT_THAT(analysis::find(findings, "fire.S-055.border")->text,
                testing::HasSubstr("Termez, 3.5 km from it"));
    EXPECT_THAT(analysis::find(findings, "fire.S-059.border")->text,
                testing::HasSubstr("Panj, 8.5 km from it"));
}

}  // namespace
}  // namespace sitmap::cli
