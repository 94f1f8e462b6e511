// SPDX-License-Identifier: MIT
// briefing_test.cpp: a study as loaded, joined and selected.
#include "cli/briefing.hpp"

#include "gis/vector_writer.hpp"
#include "tests/cli/two_squares.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;
using sitmap::test::expect_error;
using testing::ElementsAre;

std::vector<std::string> texts(std::vector<Notice> const& notices)
{
    std::vector<std::string> list;
    for (auto const& notice : notices) list.push_back(notice.text);
    return list;
}

/// The study of two squares with one more table.
std::string study_with(std::string const& key, std::string const& file)
{
    return sitmap::test::text_file("with_" + key + ".toml",
                                   "[incidents]\nfile = \"" + data("points.csv") + "\"\n" + key +
                                       " = \"" + file + "\"\n[areas]\nfile = \"" +
                                       data("areas.geojson") + "\"\n");
}

TEST(Briefing, AccountsForEveryRow)
{
    auto const choice = table("account.csv",
                              "in,2022-01-05,60.5,30.5,bomb\n"
                              "off,2022-01-05,70,30.5,bomb\n"
                              "no date,never,60.5,30.5,bomb\n"
                              "no place,2022-01-05,400,30.5,bomb\n"
                              "too early,2020,60.5,30.5,bomb\n");
    SharedOptions shared;
    shared.period = parse_iso_interval("2021/2022");
    auto const briefing = load_briefing(choice, shared, "map");
    EXPECT_EQ(briefing.records, (Accounting{5, 1, 2, 2}));
    EXPECT_TRUE(briefing.records.balances());
    EXPECT_THAT(briefing.shown, ElementsAre(0));
    EXPECT_EQ(briefing.rejects.size(), 2u);
}

TEST(Briefing, TakesARecordWhoseIntervalMeetsThePeriod)
{
    auto const choice = table("meets.csv",
                              "a,2021-12-30/2022-01-02,60.5,30.5,bomb\n"
                              "b,2021-12,60.5,30.5,bomb\n");
    SharedOptions shared;
    shared.period = parse_iso_interval("2022");
    auto const briefing = load_briefing(choice, shared, "map");
    EXPECT_THAT(briefing.shown, ElementsAre(0));
    EXPECT_EQ(briefing.period, *shared.period);
}

TEST(Briefing, FindsThePeriodAndTheCategoriesInTheRecords)
{
    auto const choice = table("found.csv",
                              "a,2021-03-05,60.5,30.5,raid\n"
                              "b,2022-07,61.5,30.5,bomb\n"
                              "c,2022-06-01,61.5,30.5,bomb\n");
    auto const briefing = load_briefing(choice, {}, "map");
    EXPECT_EQ(briefing.period, parse_iso_interval("2021-03-05/2022-07-31"));
    ASSERT_EQ(briefing.study.categories.size(), 2u);
    EXPECT_EQ(briefing.study.categories[0].key, "bomb") << "the most frequent one first";
}

TEST(Briefing, PutsEachRecordIntoItsArea)
{
    auto const briefing = load_briefing(two_squares(), {}, "map");
    std::vector<std::string> areas;
    for (auto const& placed : briefing.placed)
        areas.push_back(placed.area ? briefing.areas.units[*placed.area].id : "none");
    EXPECT_THAT(areas, ElementsAre("W", "E", "E", "W", "none"));
    EXPECT_EQ(briefing.records, (Accounting{5, 4, 1, 0}));
}

TEST(Briefing, CountsTheFireOfRecordsThatCount)
{
    auto const fires = sitmap::test::text_file(
        "fires.csv",
        "id,origin_lon,origin_lat,target_lon,target_lat\n"
        "p1,60.5,30.5,60.5,30.9\np4,60.5,30.5,60.5,30.9\np9,60.5,30.5,60.5,30.9\n");
    auto choice = two_squares();
    choice.study = study_with("fires", fires);
    auto const counted = [](Briefing const& briefing) {
        std::string ids;
        for (auto const& fire : briefing.counted_fires) ids += fire.event.id;
        return ids;
    };
    auto const all = load_briefing(choice, {}, "fire");
    EXPECT_EQ(counted(all), "p1p4");
    EXPECT_THAT(texts(all.notices),
                ElementsAre("1 row speaks of no record: 'p9'",
                            "1 record lies in no one area and does not count: 'p5' (row 6)",
                            testing::HasSubstr("no outlines of countries: no border can be told")));
    SharedOptions shared;
    shared.period = parse_iso_interval("2022-03");
    auto const late = load_briefing(choice, shared, "fire");
    EXPECT_EQ(counted(late), "p4");
    EXPECT_THAT(texts(late.notices),
                testing::Contains("left out 1 of 2 rows, whose records do not count: 'p1'"));
    shared = {};
    shared.where = "id = 'p1'";
    auto const selected = load_briefing(choice, shared, "fire");
    EXPECT_EQ(counted(selected), "p1");
    EXPECT_THAT(
        texts(selected.notices),
        testing::Contains("2 rows speak of no record, or of one that the selection leaves out"));
}

/// An edge of W bulges to the north of 31 degrees on the ellipsoid, not as a join reads it.
TEST(Briefing, PutsAStatedOriginIntoTheAreaThatAJoinSays)
{
    auto choice = two_squares();
    auto const area_of = [&](std::string const& origin, std::string const& inferred) {
        choice.study = study_with(
            "fires", sitmap::test::text_file(
                         "origin.csv",
                         "id,origin_lon,origin_lat,origin_inferred,target_lon,target_lat\np1," +
                             origin + "," + inferred + ",60.5,30.9\n"));
        auto const briefing = load_briefing(choice, {}, "fire");
        auto const area = briefing.counted_fires.at(0).origin_area;
        return area ? briefing.areas.units[*area].id : std::string("none");
    };
    EXPECT_EQ(area_of("60.5,30.5", "false"), "W");
    EXPECT_EQ(area_of("61,30.5", "false"), "E") << "on a border: the lowest id";
    EXPECT_EQ(area_of("60.5,31.0005", "false"), "none");
    EXPECT_EQ(area_of("60.5,30.5", "true"), "none");
}

TEST(Briefing, HoldsTheClaimsOnItsRecordsOnly)
{
    auto const claims = sitmap::test::text_file(
        "claims.csv", "record,who,stance\np1,X,denies\np2,X,denies\np2,Y,claims\n");
    auto choice = two_squares();
    choice.study = study_with("claims", claims);
    SharedOptions shared;
    shared.where = "id = 'p1'";
    auto const briefing = load_briefing(choice, shared, "brief");
    ASSERT_EQ(briefing.claims.size(), 1u);
    EXPECT_TRUE(briefing.placed.at(0).incident.disputed);
    EXPECT_THAT(texts(briefing.notices), ElementsAre(testing::HasSubstr("2 rows speak of no")));
}

TEST(Briefing, NamesStatedAreasThatAreNotThereAndThoseThatTheCoordinateContradicts)
{
    auto choice = table("stated.csv", "");
    choice.study = sitmap::test::text_file("stated.csv",
                                           "id,date,place_precision,area,lon,lat\n"
                                           "a,2022-01-05,area,W,,\n"
                                           "b,2022-01-06,area,Wst,,\n"
                                           "c,2022-01-08,town,E,60.5,30.5\n");
    EXPECT_THAT(texts(load_briefing(choice, {}, "check").notices),
                ElementsAre("the layer has no one area 'Wst': stated by 1 record, which only a "
                            "coordinate or the stated country can place",
                            "1 record lies by the coordinate in another area than stated: 'c'"));
}

TEST(Briefing, NamesRecordsInNoAreaAndThoseThatTheirStatementPlaces)
{
    auto choice = table("outside.csv", "");
    choice.study = sitmap::test::text_file("outside.csv",
                                           "id,date,country,area,lon,lat\n"
                                           "a,2022-01-05,,,60.5,30.5\n"
                                           "b,2022-01-06,,,10,10\n"
                                           "c,2022-01-08,,E,61.5,31.05\n"
                                           "d,2022-01-08,,E,60.5,35\n");
    auto const briefing = load_briefing(choice, {}, "check");
    EXPECT_THAT(
        texts(briefing.notices),
        ElementsAre("2 records lie in no one area and do not count: 'b' (row 3), 'd' (row 5, 446 "
                    "km from the stated area)",
                    "1 record lies in no area by its coordinate and counts in the one it states: "
                    "'c' (row 4, 5.5 km from the stated area)"));
    EXPECT_EQ(briefing.records, (Accounting{4, 2, 2, 0}));
    EXPECT_EQ(briefing.placed[2].method, JoinMethod::stated);
}

TEST(Briefing, RefusesALanguageThatNoTableHasNamesIn)
{
    auto const names = sitmap::test::text_file("names-de.csv", "id,name,name_de\nW,West,Westen\n");
    auto choice = two_squares();
    choice.study = sitmap::test::text_file(
        "german.toml", "[incidents]\nfile = \"" + data("points.csv") + "\"\n[areas]\nfile = \"" +
                           data("areas.geojson") + "\"\nnames = \"" + names + "\"\n");
    for (auto const* known : {"en", "de", "en+de"}) {
        choice.language = known;
        EXPECT_EQ(load_briefing(choice, {}, "map").study.language, known);
    }
    choice.language = "en+uk";
    expect_error(ErrorKind::input,
                 "cannot write names in 'uk': the study's tables of names and places have no "
                 "column 'name_uk'",
                 [&] { load_briefing(choice, {}, "map"); });
}

TEST(Briefing, GivesTheSameRunIdForTheSameInputs)
{
    auto const once = load_briefing(two_squares(), {}, "map");
    auto const again = load_briefing(two_squares(), {}, "map");
    EXPECT_EQ(once.run_id, again.run_id);
    auto changed = two_squares();
    changed.page = "a4";
    EXPECT_NE(load_briefing(changed, {}, "map").run_id, once.run_id);
    auto repeated = two_squares();
    repeated.page = once.study.page;
    repeated.areas = once.study.areas.file;
    EXPECT_EQ(load_briefing(repeated, {}, "spread").run_id, once.run_id);
    auto elsewhere = two_squares();
    elsewhere.study = data("../data/study.toml");
    EXPECT_EQ(load_briefing(elsewhere, {}, "map").run_id, once.run_id);
}

TEST(Briefing, CountsTheFilesOfTheStyleAmongItsInputs)
{
    auto const base = sitmap::test::text_file("look/base.toml", "[colour]\nno_data = \"#ffffff\"\n");
    auto const look = sitmap::test::text_file("look/mine.toml", "extends = \"base.toml\"\n");
    SharedOptions shared;
    shared.style = look;
    auto const white = load_briefing(two_squares(), shared, "map");
    EXPECT_THAT(inputs_of(white), testing::IsSupersetOf({base, look}));
    sitmap::test::text_file("look/base.toml", "[colour]\nno_data = \"#eeeeee\"\n");
    EXPECT_NE(load_briefing(two_squares(), shared, "map").run_id, white.run_id);
    shared.report = look;
    expect_error(ErrorKind::output, "it is the input",
                 [&] { load_briefing(two_squares(), shared, "map"); });
}

TEST(Briefing, CountsTheAttributesOfAShapefileAmongItsInputs)
{
    std::filesystem::path const beside = sitmap::test::text_file("shapes/readme.txt", "");
    auto const stem = (beside.parent_path() / "points").string();
    gis::VectorLayer points{"points", "", gis::ShapeKind::point, {{"id"}, {"date"}}};
    points.rows.push_back({{std::string("a"), std::string("2022-01-01")}, LonLat{0.5, 0.5}});
    gis::write_layers(stem + ".shp", {{points}}, Date{0});
    auto choice = two_squares();
    choice.study = stem + ".shp";
    choice.areas = data("areas.geojson");
    EXPECT_THAT(inputs_of(load_briefing(choice, {}, "map")),
                testing::IsSupersetOf({stem + ".shp", stem + ".dbf", stem + ".prj"}));
    SharedOptions shared;
    shared.report = stem + ".dbf";
    expect_error(ErrorKind::output, "it is the input",
                 [&] { load_briefing(choice, shared, "map"); });
}

TEST(Briefing, HandsTheLimitOfTheStudyBack)
{
    SharedOptions shared;
    shared.max_rejected = 0.5;
    EXPECT_EQ(outcome_of(load_briefing(two_squares(), shared, "map")).max_rejected, 0.5);
}

TEST(ShownValues, NameADatabaseWithoutItsPassword)
{
    study::Study study;
    study.incidents.file = R"(PG:host=h password = 's3\' cret' user=me)";
    for (auto const& value : shown_values(study)) {
        EXPECT_THAT(value.value, testing::Not(testing::HasSubstr("cret"))) << value.key;
        if (value.key != "incidents.file") continue;
        EXPECT_EQ(value.value, "\"PG:host=h password=*** user=me\"");
    }
}

TEST(ChooseStudy, NamesAStudyOfADatabaseWithoutItsPassword)
{
    StudyChoice choice;
    choice.study = "PG:host=h password=s3cret";
    EXPECT_THAT(choose_study(choice, {}).key, testing::Not(testing::HasSubstr("s3cret")));
}

TEST(ChooseStudy, LetsOptionsReplaceWhatTheStudySays)
{
    auto choice = two_squares();
    choice.page = "a4";
    choice.shade = "count";
    choice.language = "fa";
    SharedOptions shared;
    shared.style = "print-mono";
    shared.max_rejected = 0.5;
    auto const study = choose_study(choice, shared);
    EXPECT_EQ(study.title, "Two squares");
    EXPECT_EQ(study.page, "a4");
    EXPECT_EQ(study.shade, study::Shade::count);
    EXPECT_EQ(study.language, "fa");
    EXPECT_EQ(study.style, "print-mono");
    EXPECT_EQ(study.max_rejected, 0.5);
    choice.shade = "heat";
    expect_error(ErrorKind::usage, "cannot use --shade 'heat'",
                 [&] { choose_study(choice, shared); });
}

TEST(ChooseStudy, KeepsNoWordsOnAnotherPeriod)
{
    auto choice = two_squares();
    choice.study = sitmap::test::text_file(
        "whole.toml",
        "[study]\ntitle = \"T\"\nsubtitle = \"2014 to 2022\"\nas_of = \"30 Sep 2022\"\n[incidents]"
        "\nfile = \"" +
            data("points.csv") +
            "\"\n[[sheets]]\nkey = \"a\"\nkind = \"overview\"\nsubtitle = \"2014 to 2022\"\n");
    EXPECT_EQ(choose_study(choice, {}).as_of, "30 Sep 2022");
    SharedOptions shared;
    shared.period = parse_iso_interval("2022-01/2022-02");
    auto const study = choose_study(choice, shared);
    EXPECT_EQ(study.subtitle + study.sheets.at(0).subtitle + study.as_of, "");
    EXPECT_EQ(study.title, "T");
    shared.period->last = open_end();
    EXPECT_EQ(choose_study(choice, shared).as_of, "30 Sep 2022") << "it reaches to the end";
    EXPECT_THAT(texts(load_briefing(choice, shared, "map").notices),
                testing::Contains(testing::HasSubstr("titles and notes are those of the study")));
}

TEST(MaterialOf, RefersToTheBriefing)
{
    auto const briefing = load_briefing(two_squares(), {}, "map");
    analysis::Findings const findings;
    struct NoMeasure : map::TextMeasure {
        map::TextSize measure(std::string const&, map::Font const&) const override { return {}; }
        std::vector<std::string> missing_glyphs(std::string const&, map::Font const&) const override
        {
            return {};
        }
        std::string capitals(std::string const& text) const override { return text; }
        std::vector<std::string> letters(std::string const& text) const override { return {text}; }
    } const measure;
    auto const material = material_of(briefing, findings, measure);
    EXPECT_EQ(material.placed.data(), briefing.placed.data());
    EXPECT_EQ(material.shown.size(), 4u);
    EXPECT_EQ(material.run_id, briefing.run_id);
}

}  // namespace
}  // namespace sitmap::cli
