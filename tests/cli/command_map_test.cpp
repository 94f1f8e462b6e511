// SPDX-License-Identifier: MIT
// command_map_test.cpp: the files of one sheet.
#include "cli/command_map.hpp"

#include "base/infile.hpp"
#include "tests/cli/two_squares.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;
using sitmap::test::expect_error;
using testing::HasSubstr;

TEST(RunMap, NamesTheLineOfTheStudyThatStatesItsPage)
{
    auto const text = read_file(data("study.toml"));
    for (auto const* file : {"points.csv", "areas.geojson"})
        sitmap::test::text_file(std::string("paged/") + file, read_file(data(file)));
    MapOptions options;
    options.choice.study =
        sitmap::test::text_file("paged/study.toml", "[study]\npage = \"40000x40000px\"\n" +
                                                        text.substr(text.find('\n') + 1));
    gis::start_gdal();
    options.shared = to(output("map/paged.png"));
    expect_error(ErrorKind::input, "study.toml:2", [&] { run_map(options); });
    options.choice.page = "40001x40000px";
    expect_error(ErrorKind::usage, "cannot use page '40001x40000px': more than 32767",
                 [&] { run_map(options); });
}

TEST(RunMap, WritesTheSheetAndItsWorldFile)
{
    MapOptions options;
    options.choice = two_squares();
    options.shared = to(output("map/sheet.png"));
    options.dpi = 40;
    options.world_file = true;
    auto const outcome = run_map(options);
    ASSERT_EQ(outcome.outputs.size(), 4u);
    for (auto const& path : outcome.outputs)
        EXPECT_GT(std::filesystem::file_size(path), 0u) << path;
    EXPECT_THAT(outcome.outputs[1], HasSubstr("sheet.pgw"));
    EXPECT_EQ(outcome.records, (Accounting{5, 4, 1, 0}));
}

TEST(RunMap, WritesTheMapFrameAsGeoTiffBesideAnyFormat)
{
    for (std::string const name : {"map/placed.png", "map/placed.svg"}) {
        MapOptions options;
        options.choice = two_squares();
        options.shared = to(output(name));
        options.dpi = 60;
        options.geotiff = true;
        auto const outcome = run_map(options);
        ASSERT_EQ(outcome.outputs.size(), 2u);
        EXPECT_THAT(outcome.outputs[1], HasSubstr("placed.tif"));
        EXPECT_THAT(read_file(outcome.outputs[1]), testing::StartsWith("II*"));
        std::filesystem::remove(outcome.outputs[1]);
    }
}

TEST(RunMap, WritesNothingWhereAFileBesideMayNotBeReplaced)
{
    MapOptions options;
    options.choice = two_squares();
    options.shared = to(output("map/guarded.png"));
    options.shared.overwrite = false;
    options.geotiff = true;
    std::filesystem::remove(options.shared.output);
    auto const guarded = output("map/guarded.tif");
    std::ofstream(guarded) << "mine";
    expect_error(ErrorKind::output, "File exists", [&] { run_map(options); });
    EXPECT_FALSE(std::filesystem::exists(options.shared.output));
    EXPECT_EQ(read_file(guarded), "mine");
}

TEST(RunMap, RefusesAWorldFileForAPageWithoutPixels)
{
    MapOptions options;
    options.choice = two_squares();
    options.shared = to(output("map/sheet.svg"));
    options.world_file = true;
    expect_error(ErrorKind::usage, "it needs a PNG of a sheet with one map",
                 [&] { run_map(options); });
}

TEST(RunMap, PutsTheGivenTitleOnTheSheet)
{
    MapOptions options;
    options.choice = two_squares();
    options.shared = to(output("map/titled.svg"));
    options.title = "A title & more";
    run_map(options);
    EXPECT_THAT(read_file(options.shared.output), HasSubstr("<title>A title &amp; more</title>"));
}

TEST(RunMap, RefusesAnExtensionBeforeItReadsAnything)
{
    MapOptions options;
    options.choice.study = "/nowhere/study.toml";
    options.shared = to(output("map/sheet.bmp"));
    expect_error(ErrorKind::usage, "sheet.bmp", [&] { run_map(options); });
}

/// Tables at the edge of sense give a sheet all the same.
TEST(RunMap, DrawsOneRecordOnePlaceManyCategoriesAndHostileNames)
{
    std::string same, many;
    for (int i = 0; i < 300; ++i) {
        auto const n = std::to_string(i);
        same += "s" + n + ",2022-01-05,60.5,30.5,bomb\n";
        many += "m" + n + ",2022-01-05,60." + n + ",30.5,category " + n + "\n";
    }
    auto const hostile = "\"<script>&'\",2022-01-05,60.5,30.5,\"</svg>\x1b[31m%n$(id)\"\n" +
                         std::string(5000, 'x') + ",2022-01-05,60.6,30.5," + std::string(5000, 'y');
    for (auto const& [name, rows] :
         {std::pair<std::string, std::string>{"one", "a,2022-01-05,60.5,30.5,bomb\n"},
          {"same", same},
          {"many", many},
          {"hostile", hostile}}) {
        MapOptions options;
        options.choice = table(name + ".csv", rows);
        options.shared = to(output("edge/" + name + ".svg"));
        options.title = std::string(5000, 't');
        auto const outcome = run_map(options);
        EXPECT_TRUE(outcome.records.balances()) << name;
        auto const svg = read_file(options.shared.output);
        EXPECT_EQ(svg.find("<script"), std::string::npos) << name;
        EXPECT_EQ(svg.find('\x1b'), std::string::npos) << name;
        EXPECT_TRUE(svg.ends_with("</svg>\n")) << name;
    }
}

TEST(RunMap, DrawsATableWithoutAnyRecordInItsPeriod)
{
    MapOptions options;
    options.choice = table("none.csv", "a,2022-01-05,60.5,30.5,bomb\n");
    options.shared = to(output("edge/none.svg"));
    options.shared.period = parse_iso_interval("1999");
    EXPECT_EQ(run_map(options).records, (Accounting{1, 0, 1, 0}));
}

}  // namespace
}  // namespace sitmap::cli
