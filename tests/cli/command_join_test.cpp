// SPDX-License-Identifier: MIT
#include "cli/command_join.hpp"

#include "base/infile.hpp"
#include "tests/cli/small_tables.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;
using testing::ElementsAre;

TEST(CommandJoin, GivesOneRowForEachRow)
{
    auto const given = options("id,lon,lat\n1,0.5,0.5\n2,1,0.5\n3,5,5\n4,bad,0\n");
    auto const outcome = run_join(given);
    EXPECT_EQ(outcome.records, (Accounting{4, 2, 1, 1}));
    EXPECT_THAT(
        lines_of(given.output),
        ElementsAre("id,lon,lat,area_id,area_name,join_method,distance_km,area_share,n_candidates",
                    "1,0.5,0.5,a,\"Land, a\",within,,1,1", "2,1,0.5,a,\"Land, a\",border,,1,2",
                    "3,5,5,,,none,,,0", "4,bad,0,,,none,,,0"));
}

TEST(CommandJoin, KeepsAColumnWithoutANameInItsPlace)
{
    auto const given = options(",lon,lat\n0,0.5,0.5\n");
    run_join(given);
    EXPECT_THAT(
        lines_of(given.output),
        ElementsAre(",lon,lat,area_id,area_name,join_method,distance_km,area_share,n_candidates",
                    "0,0.5,0.5,a,\"Land, a\",within,,1,1"));
}

TEST(CommandJoin, TakesTheNearestAreaWithinTheDistance)
{
    auto given = options("id,lon,lat\n1,2.1,0.5\n2,3,0.5\n");
    given.input.nearest_km = 20;
    auto const outcome = run_join(given);
    EXPECT_EQ(outcome.records, (Accounting{2, 1, 1, 0}));
    EXPECT_THAT(lines_of(given.output)[1], "1,2.1,0.5,b,\"Land, b\",nearest,11.132,1,1");
}

TEST(CommandJoin, WritesSharesThatSumToOne)
{
    auto given = options("id,lon,lat,radius_km\n1,1,0.5,20\n2,0,0.5,20\n3,0.5,0.5,\n");
    given.shares = temp("shares.csv");
    auto const outcome = run_join(given);
    EXPECT_EQ(outcome.records, (Accounting{3, 3, 0, 0}));
    auto const shares = lines_of(given.shares);
    ASSERT_EQ(shares.size(), 6u);
    EXPECT_EQ(shares[0], "row,area_id,share");
    double sum = 0;
    for (auto const row : {1, 2}) {
        EXPECT_TRUE(shares[static_cast<std::size_t>(row)].starts_with("2,"));
        sum += *parse_number(split(shares[static_cast<std::size_t>(row)], ',')[2]);
    }
    EXPECT_NEAR(sum, 1, 1e-9);
    EXPECT_TRUE(shares[4].starts_with("3,,0.5"))
        << "what lies outside all areas has no area: " << shares[4];
    EXPECT_EQ(shares[5], "4,a,1");
    EXPECT_EQ(lines_of(given.output)[1], "1,1,0.5,20,a,\"Land, a\",border,,0.5,2");
}

TEST(CommandJoin, TellsOfEachLayerThatHasNotAStatedArea)
{
    auto from = options("lon,lat,place_precision,area\n,,area,\"LAND, B\"\n,,area,Elsewhere\n");
    from.input.areas.push_back(from.input.areas.front());
    auto const outcome = run_join(from);
    EXPECT_THAT(lines_of(from.output).at(1), testing::HasSubstr(",b,\"Land, b\",stated,,1,1,b,"));
    ASSERT_EQ(outcome.notices.size(), 2u);
    EXPECT_EQ(outcome.notices[1].subject, "areas 2");
    EXPECT_THAT(outcome.notices[1].text, testing::HasSubstr("no one area 'Elsewhere'"));
}

TEST(CommandJoin, GivesBothIdsOfAHierarchy)
{
    auto given = options("id,lon,lat\n1,0.5,0.5\n");
    given.input.areas.push_back(given.input.areas.front());
    run_join(given);
    EXPECT_THAT(lines_of(given.output)[0],
                testing::EndsWith("n_candidates,area_id_2,area_name_2,join_method_2,distance_km_2,"
                                  "area_share_2,n_candidates_2"));
    EXPECT_EQ(lines_of(given.output)[1],
              "1,0.5,0.5,a,\"Land, a\",within,,1,1,a,\"Land, a\",within,,1,1");
}

TEST(CommandJoin, KeepsTheSeparatorAndColumnsOfTheSameName)
{
    auto const given = options("area_id;lon;lat\nx;0.5;0.5\n");
    auto const outcome = run_join(given);
    EXPECT_EQ(lines_of(given.output)[0],
              "area_id;lon;lat;area_id_2;area_name_2;join_method_2;distance_km_2;area_share_2;"
              "n_candidates_2");
    EXPECT_THAT(outcome.notices,
                testing::Contains(testing::Field(&Notice::text,
                                                 "it has columns of the names that are added: "
                                                 "the areas are in 'area_id_2'")));
    EXPECT_EQ(lines_of(given.output)[1], "x;0.5;0.5;a;\"Land, a\";within;;1;1");
}

TEST(CommandJoin, NamesEveryFileOfAShapefile)
{
    auto given = options("id,lon,lat\n1,0.5,0.5\n");
    given.output = temp("named.shp");
    given.dry_run = true;
    auto planned = run_join(given).outputs;
    given.dry_run = false;
    auto written = run_join(given).outputs;
    EXPECT_EQ(written.size(), 6u);
    EXPECT_EQ(written, planned);
    EXPECT_THAT(read_file(temp("named_fields.csv")),
                testing::HasSubstr("joined,join_meth,join_method,text,"));
    for (auto const& file : written) std::filesystem::remove(file);
}

TEST(CommandJoin, RefusesAnIdColumnThatIsNoKey)
{
    auto given = options("id,lon,lat\n1,0.5,0.5\n");
    auto const text = read_file(given.input.areas[0]);
    auto same = text;
    for (auto at = same.find("\"id\":\"b\""); at != std::string::npos;
         at = same.find("\"id\":\"b\""))
        same.replace(at, 8, "\"id\":\"a\"");
    auto const third =
        same.substr(0, same.size() - 2) + same.substr(same.find(",{\"type\":\"Feature\""));
    given.input.areas = {write("same.geojson", third)};
    sitmap::test::expect_error(ErrorKind::input, "2 of its 3 areas cannot be used",
                               [&] { run_join(given); });
}

TEST(CommandJoin, RefusesOutputsOfAnUnknownFormat)
{
    auto given = options("id,lon,lat\n1,0.5,0.5\n");
    given.output = temp("out.parquet");
    sitmap::test::expect_error(ErrorKind::usage, "the extension '.parquet' is not one",
                               [&] { run_join(given); });
}

}  // namespace
}  // namespace sitmap::cli
