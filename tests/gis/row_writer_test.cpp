// SPDX-License-Identifier: MIT
#include "gis/row_writer.hpp"

#include "base/infile.hpp"
#include "gis/arrow_stream.hpp"
#include "tests/support/expect_error.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace sitmap::gis {
namespace {

using test::expect_error;

constexpr Date day{10957};

/// A path in a folder of this test's own where nothing is.
std::string fresh(std::string const& name)
{
    auto const* const test = testing::UnitTest::GetInstance()->current_test_info();
    auto const folder =
        std::filesystem::path(testing::TempDir()) / (std::string("rows-") + test->name());
    std::filesystem::create_directories(folder);
    auto const path = folder / name;
    for (auto const* extension : {".dbf", ".shx", ".prj", ".cpg"})
        std::filesystem::remove(std::filesystem::path(path).replace_extension(extension));
    std::filesystem::remove(path);
    return path.string();
}

VectorLayer points()
{
    return {.name = "joined",
            .kind = ShapeKind::point,
            .fields = {{.name = "id"}, {.name = "n", .type = FieldType::integer}}};
}

std::vector<VectorRow> rows(std::int64_t first, std::int64_t count)
{
    std::vector<VectorRow> all;
    for (auto i = first; i < first + count; ++i)
        all.push_back({{std::to_string(i), i}, LonLat{60 + static_cast<double>(i) / 1000, 30}});
    return all;
}

std::int64_t count(std::string const& file)
{
    ArrowLayer layer(file, {});
    std::int64_t found = 0;
    while (auto const batch = layer.next()) found += static_cast<std::int64_t>(batch->size());
    return found;
}

TEST(RowWriter, WritesEveryRowOfEveryBatchInEachFormat)
{
    for (auto const& extension : row_extensions(ShapeKind::point)) {
        auto const file = fresh("out" + extension);
        RowWriter writer(file, points(), day);
        writer.write(rows(0, 50));
        writer.write(rows(50, 70));
        EXPECT_TRUE(writer.finish().empty()) << extension;
        EXPECT_EQ(count(file), 120) << extension;
    }
}

TEST(RowWriter, WritesTheSameBytesTwice)
{
    for (auto const& extension : row_extensions(ShapeKind::point)) {
        std::vector<std::string> bytes;
        for (auto const* name : {"a", "b"}) {
            auto const file = fresh(name + extension);
            RowWriter writer(file, points(), day);
            writer.write(rows(0, 300));
            writer.finish();
            bytes.push_back(read_file(file));
        }
        EXPECT_EQ(bytes[0], bytes[1]) << extension;
    }
}

TEST(RowWriter, MakesAnEmptyLayerOfNoRows)
{
    for (auto const* name : {"empty.gpkg", "empty.fgb"}) {
        auto const file = fresh(name);
        RowWriter writer(file, points(), day);
        writer.write({});
        writer.finish();
        EXPECT_EQ(count(file), 0);
        ArrowLayer layer(file, {.where = "n > 1"});
        while (auto const batch = layer.next()) EXPECT_EQ(batch->size(), 0u) << name;
    }
}

TEST(RowWriter, KeepsRowsWithoutAPosition)
{
    auto const file = fresh("out.gpkg");
    RowWriter writer(file, points(), day);
    std::vector<VectorRow> const all{{{std::string("p"), std::int64_t{1}}, {}}};
    writer.write(all);
    writer.finish();
    EXPECT_EQ(count(file), 1);
}

TEST(RowWriter, GivesEachColumnANameOfItsOwn)
{
    auto const file = fresh("out.gpkg");
    VectorLayer layer{
        .name = "joined",
        .kind = ShapeKind::point,
        .fields = {
            {.name = "id"}, {.name = "ID"}, {.name = "geom"}, {.name = ""}, {.name = "fid"}}};
    RowWriter writer(file, layer, day);
    std::vector<VectorRow> const all{
        {{std::string("a"), std::string("b"), std::string("c"), std::string("d"), std::string("e")},
         LonLat{60, 30}}};
    writer.write(all);
    auto const losses = writer.finish();
    EXPECT_EQ(losses, (std::vector<FieldLoss>{{"joined", "ID", "named 'ID_2'"},
                                              {"joined", "geom", "named 'geom_2'"},
                                              {"joined", "", "named 'column_4'"}}));
    ArrowLayer const found(file, {});
    EXPECT_EQ(found.columns(),
              (std::vector<std::string>{"id", "ID_2", "geom_2", "column_4", "fid"}));
    EXPECT_EQ(found.fid_column(), "fid_2");
}

TEST(RowWriter, CutsTextsThatAShapefileCannotHoldAndSaysSo)
{
    auto const file = fresh("out.shp");
    RowWriter writer(file, points(), day);
    writer.write(rows(0, 3));
    std::vector<VectorRow> const all{{{std::string(300, 'x'), std::int64_t{1}}, LonLat{60, 30}}};
    writer.write(all);
    EXPECT_EQ(writer.finish(),
              (std::vector<FieldLoss>{{"joined", "id", "1 texts cut to 254 bytes"}}));
    ArrowLayer layer(file, {});
    std::string store;
    EXPECT_EQ(layer.next()->text(0, 3, store), std::string(254, 'x'));
}

TEST(RowWriter, KeepsTextsAsTheyAreWhereTheFormatHoldsThem)
{
    std::string const text = "line\nbreak\ttab \u200Fکابل\u200E\u200B\uFEFF";
    for (auto const* name : {"out.gpkg", "out.fgb", "out.geojson"}) {
        auto const file = fresh(name);
        RowWriter writer(file, points(), day);
        std::vector<VectorRow> const all{{{text, std::int64_t{1}}, LonLat{60, 30}},
                                         {{"S\xE3o" + text, std::int64_t{2}}, LonLat{60, 30}}};
        writer.write(all);
        EXPECT_EQ(writer.finish(), std::vector<FieldLoss>{}) << name;
        ArrowLayer layer(file, {});
        auto const rows = layer.next();
        std::string store;
        EXPECT_EQ(rows->text(0, 0, store), text) << name;
        EXPECT_EQ(rows->text(0, 1, store), "S\xEF\xBF\xBDo" + text) << name;
    }
}

TEST(RowWriter, CountsTheTextsThatAreCleanedWhereTheFormatDoesNotHoldThem)
{
    for (auto const* name : {"out.shp", "out.kml"}) {
        auto const file = fresh(name);
        RowWriter writer(file, points(), day);
        std::vector<VectorRow> const all{
            {{std::string("line\nbreak"), std::int64_t{1}}, LonLat{60, 30}},
            {{std::string("Herat\u200E\x1B"), std::int64_t{2}}, LonLat{60, 30}},
            {{std::string("کابل"), std::int64_t{3}}, LonLat{60, 30}}};
        writer.write(all);
        EXPECT_EQ(writer.finish(),
                  (std::vector<FieldLoss>{
                      {"joined", "id",
                       "2 texts without their line breaks, control and direction characters"}}))
            << name;
        EXPECT_EQ(read_file(file).find("\u200E"), std::string::npos) << name;
    }
}

TEST(RowWriter, LeavesNumbersOutThatAShapefileCannotHoldAndSaysSo)
{
    auto const file = fresh("out.shp");
    VectorLayer const layer{.name = "joined",
                            .kind = ShapeKind::point,
                            .fields = {{.name = "n", .type = FieldType::integer},
                                       {.name = "x", .type = FieldType::real}}};
    RowWriter writer(file, layer, day);
    std::vector<VectorRow> const all{{{std::int64_t{4611686018427387904}, 1.5e25}, LonLat{60, 30}},
                                     {{std::int64_t{999999999999999999}, 1.2e-17}, LonLat{60, 30}},
                                     {{std::int64_t{-1}, -1.5e20}, LonLat{60, 30}}};
    writer.write(all);
    EXPECT_EQ(writer.finish(),
              (std::vector<FieldLoss>{
                  {"joined", "n", "1 numbers of more than 18 digits left out"},
                  {"joined", "x", "1 numbers of more than 24 digits left out"},
                  {"joined", "x", "1 numbers rounded to 24 characters and 15 decimals"}}));
    ArrowLayer found(file, {});
    auto const rows = found.next();
    std::string store;
    auto const text = [&](std::size_t field, std::size_t row) {
        return std::string(rows->text(field, row, store));
    };
    EXPECT_EQ(text(0, 0), "");
    EXPECT_EQ(text(0, 1), "999999999999999999");
    EXPECT_EQ(text(1, 0), "");
    EXPECT_EQ(text(1, 1), "0");
    EXPECT_EQ(text(1, 2), "-1.5e+20");
}

TEST(RowWriter, CountsNoWordsWithinValuesAsRows)
{
    for (auto const* name : {"out.kml", "out.geojson"}) {
        RowWriter writer(fresh(name), points(), day);
        std::vector<VectorRow> const all{
            {{std::string("<Placemark \"type\": \"Feature\", </kml>"), std::int64_t{1}},
             LonLat{60, 30}}};
        writer.write(all);
        EXPECT_NO_THROW(writer.finish()) << name;
    }
}

TEST(RowWriter, WritesDatesOfKmlInIsoForm)
{
    auto const file = fresh("out.kml");
    VectorLayer const layer{.name = "joined",
                            .kind = ShapeKind::point,
                            .fields = {{.name = "id"}, {.name = "when", .type = FieldType::date}}};
    RowWriter writer(file, layer, day);
    std::vector<VectorRow> const all{{{std::string("a"), Date{19000}}, LonLat{60, 30}}};
    writer.write(all);
    writer.finish();
    EXPECT_NE(read_file(file).find("2022-01-08"), std::string::npos);
}

TEST(RowWriter, RefusesFormatsThatAreNotMadeRowByRow)
{
    expect_error(ErrorKind::usage, "are not made row by row",
                 [] { RowWriter(fresh("out.csv"), points(), day); });
    auto table = points();
    table.kind = ShapeKind::none;
    expect_error(ErrorKind::usage, "are not made row by row",
                 [&] { RowWriter(fresh("out.shp"), table, day); });
}

TEST(RowWriter, SaysWhyAFileCannotBeMade)
{
    RowWriter writer("/nowhere/out.gpkg", points(), day);
    expect_error(ErrorKind::output, "cannot write '/nowhere/out.gpkg'", [&] { writer.finish(); });
}

}  // namespace
}  // namespace sitmap::gis
