// SPDX-License-Identifier: MIT
// gate_test.cpp: studies in which no record counts, and names that no area has.
#include "cli/gate.hpp"

#include "base/infile.hpp"
#include "cli/command_check.hpp"
#include "cli/run.hpp"
#include "tests/cli/two_squares.hpp"
#include "tests/support/expect_error.hpp"

#include <filesystem>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;
using sitmap::test::expect_error;

/// A study of the five records of the shared table; `more` goes into [incidents] and on.
std::string study_with(std::string const& name, std::string const& more)
{
    return sitmap::test::text_file(name, "[areas]\nfile = \"" + data("areas.geojson") +
                                             "\"\ncountry = \"country\"\n[incidents]\nfile = \"" +
                                             data("points.csv") + "\"\n" + more);
}

StudyChoice choice_of(std::string const& study)
{
    StudyChoice choice;
    choice.study = study;
    return choice;
}

TEST(Gate, ClosesWhereNoRecordCounts)
{
    auto const study = study_with("scopes.toml", "scopes = [\"iskp\"]\n");
    for (auto const& [command, product] : {std::pair{"map", "none.svg"},
                                           {"brief", "none"},
                                           {"animate", "none.gif"},
                                           {"export", "none.geojson"},
                                           {"spread", "none-tables"},
                                           {"check", ""}}) {
        std::vector<std::string> words{command, study, "--quiet"};
        auto const path = output("gate/beside") + "-" + product;
        if (*product != 0) words.insert(words.end(), {"-o", path});
        expect_error(ErrorKind::gate, "none of 5 records counts: 1 in no area, 4 of other scopes",
                     [&] { run(words); });
        EXPECT_FALSE(std::filesystem::exists(path)) << command;
    }
}

TEST(Gate, ClosesAfterTheRejectedRowsHaveBeenToldOf)
{
    auto const choice = table("bad-dates.csv", "a,never,60.5,30.5,x\n");
    auto const path = output("gate/beside") + "-bad.svg", report = output("gate/bad.json");
    expect_error(ErrorKind::gate, "none of 1 records could be used: 1 rejected\nsee the rejected",
                 [&] {
                     run({"map", choice.study, "--areas", choice.areas, "-o", path, "--quiet",
                          "--report", report});
                 });
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_NE(read_file(report).find("'never'"), std::string::npos);
}

TEST(Gate, SpeaksOfNoSelectionWhereThereIsNothingToSelect)
{
    auto const empty = sitmap::test::text_file("header.csv", "id,date,lon,lat\n");
    std::string const hint = "it has columns, but no rows: is it the right file?";
    expect_error(ErrorKind::gate, hint, [&] {
        run({"join", empty, data("areas.geojson"), "-o", output("gate/header.csv"), "--quiet",
             "--overwrite"});
    });
    expect_error(ErrorKind::gate, hint, [&] {
        run({"map", empty, "--areas", data("areas.geojson"), "-o", output("gate/header.svg"),
             "--quiet", "--overwrite"});
    });
}

TEST(Gate, NamesWhatTookTheRecords)
{
    SharedOptions shared;
    shared.where = "id = 'p1'";
    shared.period = parse_iso_interval("2030");
    auto const briefing = load_briefing(choice_of(study_with("took.toml", "")), shared, "map");
    EXPECT_EQ(why_none_counts(briefing), "4 left out by --where, 1 outside the period");
    EXPECT_EQ(outcome_of(briefing).none_counts, briefing.none_counts);
}

TEST(Gate, DrawsAStatedPeriodWithoutRecordsAndStaysClosed)
{
    auto const path = output("gate/quiet-year.svg");
    expect_error(ErrorKind::gate, "none of 5 records could be used: 5 outside the period", [&] {
        run({"map", study_with("year.toml", ""), "--from", "2030", "--to", "2030", "--quiet",
             "--overwrite", "-o", path});
    });
    EXPECT_TRUE(std::filesystem::exists(path));
}

TEST(Gate, RefusesNamesThatNoAreaHas)
{
    auto const refuse = [](std::string const& name, std::string const& more,
                           std::string const& message) {
        auto const choice = choice_of(study_with(name, more));
        for (auto const* command : {"map", "check", "brief"})
            expect_error(ErrorKind::input, message, [&] { load_briefing(choice, {}, command); });
    };
    refuse("region.toml", "[[regions]]\nkey = \"r\"\nname = \"R\"\nareas = [\"W\", \"nope\"]\n",
           "cannot use area of the region 'r' 'nope': no area has this id");
    refuse("origin.toml", "[origin]\narea = \"nope\"\n",
           "cannot use origin.area 'nope': no area has this id");
    refuse("origin.toml", "[origin]\narea = \"nope\"\n", "the areas have: E, W");
}

TEST(Gate, RefusesAHomeThatNoAreaIsOf)
{
    study::Study study;
    load::Areas areas;
    areas.units = {{"a", "A", "AF", {}}, {"b", "B", "PK", {}}};
    study.areas.home = {"AF"};
    EXPECT_NO_THROW(require_named_areas(study, areas));
    study.areas.home = {"AF", "PK"};
    EXPECT_NO_THROW(require_named_areas(study, areas));
    study.areas.home = {"AF", "XX"};
    expect_error(ErrorKind::input, "cannot use areas.home 'XX': no area is of this country",
                 [&] { require_named_areas(study, areas); });
    expect_error(ErrorKind::input, "the areas are of: AF, PK",
                 [&] { require_named_areas(study, areas); });
    areas.units = {{"a", "A", "", {}}};
    expect_error(ErrorKind::input, "country in [areas]",
                 [&] { require_named_areas(study, areas); });
}

TEST(Gate, IsClosedToAStudyThatTheAnalysisWouldRefuse)
{
    auto const totals = sitmap::test::text_file(
        "totals.csv", "id,metric,low,high,period,caveat,series\na,attacks,5,,last year,c,usip\n");
    CheckOptions options;
    options.choice.study = study_with("claims.toml", "totals = \"" + totals + "\"\n");
    expect_error(ErrorKind::input, "its period 'last year' is no date",
                 [&] { run_check(options); });
}

}  // namespace
}  // namespace sitmap::cli
