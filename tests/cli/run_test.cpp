// SPDX-License-Identifier: MIT
// run_test.cpp: one run of the program: the gate, the report, and outputs that are inputs.
#include "cli/run.hpp"

#include "base/infile.hpp"
#include "tests/cli/two_squares.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;
using sitmap::test::expect_error;
using testing::HasSubstr;

std::vector<std::string> map_of(StudyChoice const& choice, std::string const& name,
                                std::vector<std::string> more = {})
{
    std::vector<std::string> words{"map", choice.study,          "--areas",     choice.areas,
                                   "-o",  output("run/" + name), "--overwrite", "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::string const one_bad_of_four =
    "a,2022-01-05,60.5,30.5,x\nb,2022-01-05,60.5,30.5,x\nc,never,60.5,30.5,x\nd,2022,61.5,30.5,x\n";

TEST(Run, ClosesTheGateAfterTheWorkIsDone)
{
    auto const words = map_of(table("gate.csv", one_bad_of_four), "gate.svg");
    expect_error(ErrorKind::gate,
                 "cannot vouch for the result: 1 of 4 records were rejected, more than 5 %",
                 [&] { run(words); });
    EXPECT_GT(std::filesystem::file_size(words[5]), 0u) << "the sheet is written all the same";
}

TEST(Run, OpensTheGateAsFarAsAsked)
{
    EXPECT_NO_THROW(
        run(map_of(table("wide.csv", one_bad_of_four), "wide.svg", {"--max-rejected", "25%"})));
}

TEST(Run, VouchesForNothingThatNoRecordSupports)
{
    auto const choice = table("empty.csv", "a,2022,70,10,x\n");
    expect_error(ErrorKind::gate, "none of 1 records could be used",
                 [&] { run(map_of(choice, "empty.svg")); });
    expect_error(ErrorKind::gate, "are longitude and latitude exchanged",
                 [&] { run(map_of(choice, "empty.svg")); });
}

TEST(Run, ClosesTheGateForPinsAndExplanationsToo)
{
    auto const choice = table("none.csv", "a,2022,70,10,x\n");
    auto const drawing = sitmap::test::text_file("run/none-editable.svg",
                                                 "<svg xmlns=\"http://www.w3.org/2000/svg\"><text "
                                                 "data-id=\"a\" x=\"1\" y=\"1\">a</text></svg>");
    auto const pins = output("run/none.toml");
    std::filesystem::remove(pins);
    for (std::vector<std::string> words :
         {std::vector<std::string>{"labels", choice.study, "--from", drawing, "-o", pins},
          {"explain", "arrival.E.first", choice.study}}) {
        for (auto const* more : {"--areas", choice.areas.c_str(), "--quiet"}) words.push_back(more);
        expect_error(ErrorKind::gate, "none of 1 records could be used", [&] { run(words); });
    }
    EXPECT_FALSE(std::filesystem::exists(pins));
}

TEST(Run, WritesAReportOfTheRun)
{
    auto const report = output("run/report.json");
    run(map_of(table("report.csv", one_bad_of_four), "report.svg",
               {"--max-rejected", "25%", "--report", report}));
    auto const text = read_file(report);
    EXPECT_THAT(text, HasSubstr("\"rejected\": 1"));
    EXPECT_THAT(text, HasSubstr("report.svg"));
}

TEST(Run, WritesAReportOfAFailureToo)
{
    auto const report = output("run/failed.json");
    auto const good = table("failed.csv", one_bad_of_four);
    run(map_of(good, "failed.svg", {"--max-rejected", "25%", "--report", report}));
    EXPECT_THAT(read_file(report), HasSubstr("\"status\": 0"));
    auto bad = good;
    bad.study = "nowhere.csv";
    expect_error(ErrorKind::input, "nowhere.csv", [&] {
        run(map_of(bad, "none.svg", {"--report", report}));
    });
    auto const text = read_file(report);
    EXPECT_THAT(text, HasSubstr("\"status\": 3"));
    EXPECT_THAT(text, HasSubstr("\"error\": \"cannot open 'nowhere.csv'"));
    EXPECT_THAT(text, HasSubstr("\"outputs\": []"));
}

TEST(Run, ReportsWhyTheGateIsClosedBesideItsAccount)
{
    auto const report = output("run/gate.json");
    expect_error(ErrorKind::gate, "1 of 4 records were rejected", [&] {
        run(map_of(table("gate.csv", one_bad_of_four), "gate.svg", {"--report", report}));
    });
    auto const text = read_file(report);
    for (auto const* words :
         {"\"status\": 4", "cannot vouch for the result", "\"read\": 4", "gate.svg"})
        EXPECT_THAT(text, HasSubstr(words));
}

TEST(Run, PutsNoReportOfAFailureInThePlaceOfAnythingElse)
{
    auto const kept = table("kept.csv", one_bad_of_four).study;
    expect_error(ErrorKind::input, "nowhere.csv", [&] {
        run({"map", "nowhere.csv", "-o", output("run/none.svg"), "--overwrite", "--report", kept});
    });
    EXPECT_THAT(read_file(kept), HasSubstr("never"));
}

TEST(Run, NamesItselfInTheReport)
{
    auto const report = output("run/named.json");
    auto const words = map_of(table("named.csv", one_bad_of_four), "named-editable.svg",
                              {"--max-rejected", "25%", "--report", report});
    run(words);
    auto const text = read_file(report);
    auto const at = text.find("\"run_id\": \"");
    ASSERT_NE(at, std::string::npos);
    auto const id = text.substr(at + 11, 10);
    EXPECT_THAT(read_file(words[5]), HasSubstr(id)) << "as the sheet says";
}

TEST(Run, WritesASheetThatStrictnessDoesNotPass)
{
    auto words = map_of(table("strict.csv", "a,2022-01-05,60.5,30.5,x\n"), "strict.svg",
                        {"--strict", "--title", std::string(400, 'W')});
    expect_error(ErrorKind::gate, "cannot pass sheet 'map'", [&] { run(words); });
    EXPECT_GT(std::filesystem::file_size(words[5]), 0u) << "written, then refused";
}

TEST(Run, NeverWritesOverItsInput)
{
    auto const choice = table("own.csv", one_bad_of_four);
    expect_error(ErrorKind::output, "it is the input", [&] {
        run({"join", choice.study, choice.areas, "-o", choice.study, "--overwrite"});
    });
    EXPECT_THAT(read_file(choice.study), HasSubstr("never"));
}

TEST(Run, PrintsTheVersion)
{
    testing::internal::CaptureStdout();
    run({"--version"});
    EXPECT_THAT(testing::internal::GetCapturedStdout(), testing::StartsWith("sitmap "));
}

}  // namespace
}  // namespace sitmap::cli
