// SPDX-License-Identifier: MIT
#include "cli/row_output.hpp"

#include "base/infile.hpp"
#include "gis/arrow_stream.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/fresh_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace sitmap::cli {
namespace {

using test::fresh_folder;
using Fields = std::vector<std::string>;

load::PointBatch two_points()
{
    load::PointBatch batch;
    batch.lon = {60.5, std::numeric_limits<double>::quiet_NaN()};
    batch.lat = {30.5, std::numeric_limits<double>::quiet_NaN()};
    batch.month = {0, 0};
    batch.row = {2, 3};
    return batch;
}

std::vector<gis::Field> const fields{{.name = "id"},
                                     {.name = "n", .type = gis::FieldType::integer},
                                     {.name = "day", .type = gis::FieldType::date}};

TEST(RowOutput, ChoosesTheFormatByTheExtension)
{
    EXPECT_FALSE(row_format("-", gis::ShapeKind::point).is_layer);
    EXPECT_FALSE(row_format("out.CSV", gis::ShapeKind::point).is_layer);
    EXPECT_EQ(row_format("out.tsv", gis::ShapeKind::point).delimiter, '\t');
    EXPECT_TRUE(row_format("out.fgb", gis::ShapeKind::point).is_layer);
    EXPECT_TRUE(row_format("out.gpkg", gis::ShapeKind::none).is_layer);
}

TEST(RowOutput, RefusesAFormatThatCannotHoldTheRows)
{
    test::expect_error(ErrorKind::usage, "use .csv, .tsv, .txt, .gpkg",
                       [] { row_format("out.fgb", gis::ShapeKind::none); });
    test::expect_error(ErrorKind::usage, "it has no extension",
                       [] { row_format("out", gis::ShapeKind::point); });
}

TEST(RowOutput, SplitsRecordsOfWellFormedText)
{
    std::string_view text = "a,\"b, \"\"c\"\"\nd\",\n,x";
    Fields found;
    split_record(text, ',', found);
    EXPECT_EQ(found, (Fields{"a", "b, \"c\"\nd", ""}));
    split_record(text, ',', found);
    EXPECT_EQ(found, (Fields{"", "x"}));
    EXPECT_TRUE(text.empty());
}

TEST(RowOutput, ChangesTheSeparatorAndNothingElse)
{
    EXPECT_EQ(with_delimiter("a;\"b;c\"\nd\te;=1\n", ';', '\t'), "a\tb;c\n\"d\te\"\t=1\n");
}

TEST(RowOutput, TurnsTextIntoTypedRowsAtTheirPositions)
{
    LayerOutput output(fresh_folder() + "/out.gpkg", Overwrite::refuse);
    output.start("joined", gis::ShapeKind::point, fields, ',');
    auto rows = output.rows("a,7,2022-01-08\n,,\n", two_points());
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].values,
              (std::vector<gis::Value>{std::string("a"), std::int64_t{7}, Date{19000}}));
    EXPECT_EQ(rows[1].values, std::vector<gis::Value>(3));
    EXPECT_EQ(rows[0].shape, gis::Shape(LonLat{60.5, 30.5}));
    EXPECT_EQ(rows[1].shape, gis::Shape());
    test::expect_error(ErrorKind::internal, "a record of 2 fields to a layer of 3",
                       [&] { output.rows("a,b\n", two_points()); });
}

TEST(RowOutput, TakesRowsOfASourceWithoutColumns)
{
    LayerOutput output(fresh_folder() + "/out.gpkg", Overwrite::refuse);
    output.start("joined", gis::ShapeKind::point, fields, ',');
    auto const rows = output.rows(",a,7,2022-01-08\n", two_points());
    EXPECT_EQ(rows.at(0).values,
              (std::vector<gis::Value>{std::string("a"), std::int64_t{7}, Date{19000}}));
}

TEST(RowOutput, PutsRowsThatFlatGeobufCannotHoldBesideIt)
{
    auto const folder = fresh_folder();
    LayerOutput output(folder + "/out.fgb", Overwrite::refuse);
    output.start("joined", gis::ShapeKind::point, fields, ',');
    auto rows = output.rows("a,7,2022-01-08\nb,8,\n", two_points());
    auto const empty_first = output.rows("a,7,2022-01-08\n,9,\n", two_points());
    rows.push_back(empty_first.at(1));
    output.write(rows);
    std::vector<Notice> notices;
    output.publish(notices);
    EXPECT_EQ(read_file(folder + "/out_without_position.csv"), "id,n,day\nb,8,\n,9,\n");
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_NE(notices[0].text.find("2 rows without a position"), std::string::npos);
    gis::ArrowLayer layer(folder + "/out.fgb", {});
    EXPECT_EQ(layer.next()->size(), 1U);
}

void put_two_rows(std::string const& path, std::string const& text, Overwrite overwrite)
{
    LayerOutput output(path, overwrite);
    output.start("joined", gis::ShapeKind::point, fields, ',');
    auto rows = output.rows(text, two_points());
    output.write(rows);
    std::vector<Notice> notices;
    output.publish(notices);
}

TEST(RowOutput, LeavesNoRowsWithoutAPositionOfAnEarlierRun)
{
    auto const folder = fresh_folder();
    put_two_rows(folder + "/out.fgb", "a,7,2022-01-08\nb,8,\n", Overwrite::refuse);
    OutFile(folder + "/out.qix", Overwrite::refuse).publish();
    ASSERT_TRUE(std::filesystem::exists(folder + "/out_without_position.csv"));
    put_two_rows(folder + "/out.fgb", "a,7,2022-01-08\n", Overwrite::replace);
    EXPECT_FALSE(std::filesystem::exists(folder + "/out_without_position.csv"));
    EXPECT_TRUE(std::filesystem::exists(folder + "/out.fgb"));
    EXPECT_TRUE(std::filesystem::exists(folder + "/out.qix")) << "of some shapefile";
}

TEST(FilesBeside, AreThoseThatALayerNeeds)
{
    EXPECT_EQ(files_beside("a/x.fgb"), std::vector<std::string>{"a/x_without_position.csv"});
    EXPECT_EQ(files_beside("x.shp").size(), 5U);
    EXPECT_TRUE(files_beside("x.csv").empty());
    EXPECT_TRUE(files_beside("-").empty());
}

TEST(RowOutput, SaysWhatTheShortNamesOfAShapefileStandFor)
{
    auto const folder = fresh_folder();
    LayerOutput output(folder + "/out.shp", Overwrite::refuse);
    output.start("joined", gis::ShapeKind::point,
                 {{.name = "\xd9\x86\xd8\xa7\xd9\x85"},
                  {.name = "a long, long name", .type = gis::FieldType::integer},
                  {.name = "distance_km",
                   .type = gis::FieldType::real,
                   .short_name = "dist_km",
                   .meaning = "how far"}},
                 ',');
    auto rows =
        output.rows("a,7,\n" + std::string(300, 'b') + ",1234567890123456789,\n", two_points());
    output.write(rows);
    std::vector<Notice> notices;
    output.publish(notices);
    EXPECT_EQ(
        read_file(folder + "/out_fields.csv"),
        "layer,short_name,name,type,width,meaning,losses\n"
        "joined,field,\xd9\x86\xd8\xa7\xd9\x85,text,254,,named 'field'; 1 texts cut to 254 bytes\n"
        "joined,a_long__lo,\"a long, long name\",integer,18,,named 'a_long__lo'; 1 numbers of "
        "more than 18 digits left out\n"
        "joined,dist_km,distance_km,real,24,how far,named 'dist_km'\n");
}

TEST(RowOutput, PublishesAShapefileWithItsWholeSet)
{
    auto const folder = fresh_folder();
    LayerOutput output(folder + "/out.shp", Overwrite::refuse);
    output.start("joined", gis::ShapeKind::point, fields, ',');
    std::vector<Notice> notices;
    auto const written = output.publish(notices);
    ASSERT_EQ(written.size(), 6U);
    EXPECT_EQ(written.front(), folder + "/out.shp");
    for (auto const* ending : {".shp", ".shx", ".dbf", ".prj", ".cpg", "_fields.csv"})
        EXPECT_TRUE(std::filesystem::exists(folder + "/out" + ending)) << ending;
    OutFile(folder + "/out.qix", Overwrite::refuse).publish();
    LayerOutput again(folder + "/out.shp", Overwrite::replace);
    again.start("joined", gis::ShapeKind::point, fields, ',');
    again.publish(notices);
    EXPECT_FALSE(std::filesystem::exists(folder + "/out.qix")) << "an index of the old one";
}

}  // namespace
}  // namespace sitmap::cli
