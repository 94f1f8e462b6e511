// SPDX-License-Identifier: MIT
#include "cli/command_tally.hpp"

#include "tests/cli/small_tables.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;
using testing::ElementsAre;

TEST(CommandTally, CountsByAreaAndMonth)
{
    auto const from = options(
        "lon,lat,date\n0.5,0.5,2022-04-18\n0.5,0.5,2022-04-19\n1.5,0.5,2022-05-01\n9,9,2022-05-"
        "01\n0.5,0.5,2022-04-21/2022-05-10\n0,0,never\n");
    TallyOptions const given{from.input, from.output, Overwrite::replace, false};
    auto const outcome = run_tally(given);
    EXPECT_EQ(outcome.records, (Accounting{6, 4, 1, 1}));
    EXPECT_THAT(lines_of(given.output),
                ElementsAre("area_id,area_name,month,n,n_possible,n_expected",
                            "a,\"Land, a\",2022-04,2,3,2.5", "a,\"Land, a\",2022-05,0,1,0.5",
                            "b,\"Land, b\",2022-05,1,1,1"));
}

TEST(CommandTally, CountsDaysInAPeriodThatCutsAMonth)
{
    auto from = options("lon,lat,date\n0.5,0.5,2022-04\n0.5,0.5,2022-04-30\n");
    from.input.period = parse_iso_interval("2022-04-28/2022-05-31");
    run_tally({from.input, from.output, Overwrite::replace, false});
    EXPECT_THAT(lines_of(from.output),
                ElementsAre("area_id,area_name,month,n,n_possible,n_expected",
                            "a,\"Land, a\",2022-04,1,2,1.1"));
}

TEST(CommandTally, NamesTheLayerWhereThereAreSeveral)
{
    auto from = options("lon,lat,date\n0.5,0.5,2022-04-18\n");
    from.input.areas.push_back(from.input.areas.front());
    run_tally({from.input, from.output, Overwrite::replace, false});
    EXPECT_THAT(lines_of(from.output),
                ElementsAre("layer,area_id,area_name,month,n,n_possible,n_expected",
                            "1,a,\"Land, a\",2022-04,1,1,1", "2,a,\"Land, a\",2022-04,1,1,1"));
}

TEST(CommandTally, SaysWhatTookTheRecords)
{
    auto from = options("lon,lat,date\n0.5,0.5,2022-04-18\n9,9,2022-04-18\n");
    from.input.period = parse_iso_interval("2021");
    auto const outcome = run_tally({from.input, from.output, Overwrite::replace, false});
    EXPECT_EQ(outcome.none_counts, "2 outside the period");
}

TEST(CommandTally, RefusesALayerOfDelimitedText)
{
    auto from = options("lon,lat,date\n0.5,0.5,2022-04-18\n");
    from.input.points_layer = "foo";
    sitmap::test::expect_error(ErrorKind::usage, "delimited text has no layers", [&] {
        run_tally({from.input, from.output, Overwrite::replace, false});
    });
}

TEST(CommandTally, ReadsWhatExportWrites)
{
    auto const from = options(
        "lon,lat,date_first,date_last,date_text,place_precision,area_id,area_stated,country_"
        "stated\n"
        ",,2022-04-18,2022-04-18,2022-04-18,area,a,b,\n");
    run_tally({from.input, from.output, Overwrite::replace, false});
    EXPECT_THAT(lines_of(from.output),
                ElementsAre("area_id,area_name,month,n,n_possible,n_expected",
                            "b,\"Land, b\",2022-04,1,1,1"));
}

TEST(CommandTally, FindsStatedAreasByTheirNamesAndTellsOfOthers)
{
    auto const from = options(
        "lon,lat,date,place_precision,area\n,,2022-04-18,area,\"land, B\"\n"
        ",,2022-04-19,area,b\n,,2022-04-20,area,Elsewhere\n");
    auto const outcome = run_tally({from.input, from.output, Overwrite::replace, false});
    EXPECT_EQ(outcome.records, (Accounting{3, 2, 1, 0}));
    EXPECT_THAT(outcome.notices,
                ElementsAre(Notice{"areas",
                                   "the layer has no one area 'Elsewhere': stated by 1 record, "
                                   "which only a coordinate or the stated country can place"}));
    EXPECT_THAT(lines_of(from.output),
                ElementsAre("area_id,area_name,month,n,n_possible,n_expected",
                            "b,\"Land, b\",2022-04,2,2,2"));
}

TEST(CommandTally, WritesNothingInADryRun)
{
    auto const from = options("lon,lat,date\n0.5,0.5,2022-04-18\n");
    std::filesystem::remove(from.output);
    auto const outcome = run_tally({from.input, from.output, Overwrite::refuse, true});
    EXPECT_THAT(outcome.outputs, ElementsAre(from.output));
    EXPECT_FALSE(std::filesystem::exists(from.output));
}

}  // namespace
}  // namespace sitmap::cli
