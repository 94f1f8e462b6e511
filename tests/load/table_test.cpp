// SPDX-License-Identifier: MIT
#include "load/table.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <algorithm>

using namespace sitmap;
using namespace sitmap::load;

TEST(Table, ReadsTextAndLayersAlike)
{
    auto const text = read_table(test::text_file("table.csv", "Id,n\n a ,1\n"));
    EXPECT_EQ(text.records.at(0).fields[0], "a");
    EXPECT_EQ(text.records.at(0).row, 2);
    EXPECT_EQ(text.find("ID"), 0u);
    EXPECT_FALSE(text.has_geometry);
    auto const layer = read_table(test::text_file("table.geojson",
                                                  R"({"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Point","coordinates":[69,34]}},
            {"type":"Feature","properties":{"id":"b"},"geometry":{"type":"LineString","coordinates":[[69,34],[70,35]]}}]})"));
    EXPECT_EQ(layer.records.at(0).point, (LonLat{69, 34}));
    EXPECT_EQ(layer.records.at(1).trouble, "its geometry is a line, not a point");
    EXPECT_TRUE(layer.states_crs);
}

TEST(Table, SaysThatTheHeaderIsMissing)
{
    auto const path =
        test::text_file("headless.csv", "1,2022-04-18,69.2,34.5\n2,2022-04-19,69,34\n");
    test::expect_error(ErrorKind::input, "the header is missing, line 1 holds data",
                       [&] { read_table(path); });
}

TEST(Table, PassesOverALineOfTags)
{
    auto const table =
        read_table(test::text_file("hxl.csv", "id,date,lat\n,#date+start,#geo+lat\na,2022,34\n"));
    EXPECT_EQ(table.records.size(), 1u);
    EXPECT_EQ(table.notices.at(0).text, "line 2 holds tags and is no record");
}

TEST(Table, SelectsRowsOfTextByCondition)
{
    auto const path = test::text_file("select.csv", "id,n\na,5\nb,12\nc\nd,\n");
    auto const table = read_table(path, {.where = "n > 6"});
    ASSERT_EQ(table.records.size(), 2u);
    EXPECT_EQ(table.records[0].fields[0], "b");
    EXPECT_EQ(table.records[1].trouble, "the row has 1 field, the header 2")
        << "a damaged row is never left out";
}

TEST(FieldReader, KeepsTheFirstProblem)
{
    auto const table = read_table(
        test::text_file("fields.csv", "id,n,w,f,lon,lat\na,x,1.5,maybe,69,91\nb,2,3,yes,69,34\n"));
    FieldReader fields{table, {"id"}};
    auto const& bad = table.records[0];
    EXPECT_FALSE(fields.number(bad, "n"));
    EXPECT_FALSE(fields.whole(bad, "w"));
    EXPECT_EQ(fields.take_problem(), "n 'x' is not a number");
    EXPECT_FALSE(fields.whole(bad, "w"));
    EXPECT_EQ(fields.take_problem(), "w '1.5' is not a whole number");
    EXPECT_FALSE(fields.flag(bad, "f"));
    EXPECT_EQ(fields.take_problem(), "f 'maybe' is not true or false");
    EXPECT_FALSE(fields.position(bad, "lon", "lat"));
    EXPECT_EQ(fields.take_problem(), "latitude 91 is outside -90 to 90");
    auto const& good = table.records[1];
    EXPECT_EQ(fields.whole(good, "w"), 3);
    EXPECT_TRUE(fields.flag(good, "f"));
    EXPECT_EQ(fields.position(good, "lon", "lat"), (LonLat{69, 34}));
    EXPECT_EQ(fields.text(good, "absent"), "");
    EXPECT_EQ(fields.take_problem(), "");
}

TEST(FieldReader, ReadsPastMarksThatNobodySees)
{
    auto const table = read_table(test::text_file(
        "marks.csv", "id \u200E,\u200Fname,n\na\u200E,\"Herat \u200F\",\u202A12\u202C\n"));
    EXPECT_EQ(table.columns, (std::vector<std::string>{"id", "name", "n"}));
    FieldReader fields{table, {"id", "name"}};
    EXPECT_EQ(fields.text(table.records.at(0), "id"), "a");
    EXPECT_EQ(fields.text(table.records.at(0), "name"), "Herat");
    EXPECT_EQ(fields.whole(table.records.at(0), "n"), 12);
}

TEST(FieldReader, NamesTheColumnsItFound)
{
    auto const table = read_table(test::text_file("missing.csv", "a,b\n1,2\n"));
    test::expect_error(ErrorKind::input, "cannot read column 'id'",
                       [&] { FieldReader(table, {"id"}); });
    test::expect_error(ErrorKind::input, "found 'a', 'b'", [&] { FieldReader(table, {"id"}); });
}

TEST(Table, TakesADecimalCommaWhereEveryCoordinateHasThatForm)
{
    for (char const separator : {';', '\t'}) {
        std::string text = "id;lon;lat\na;69,2;34,5\nb;;\nc;-70;+35,25\n";
        std::ranges::replace(text, ';', separator);
        auto table = read_table(test::text_file("comma.csv", text));
        accept_decimal_comma(table, "lon", "LAT");
        EXPECT_THAT(table.records.at(0).fields, testing::ElementsAre("a", "69.2", "34.5"));
        EXPECT_THAT(table.records.at(2).fields, testing::ElementsAre("c", "-70", "+35.25"));
        ASSERT_EQ(table.notices.size(), 2u);
        EXPECT_EQ(table.notices[1].text, "3 coordinates with a decimal comma are read as numbers");
    }
}

TEST(Table, LeavesADecimalCommaThatCouldBeMisunderstood)
{
    for (std::string const text : {
             "id;lon;lat\na;69,2;34,5\nb;69.2;34,5\n",   // two ways to write it
             "id;lon;lat\na;69,2;34,5\nb;1,069,2;34\n",  // parts thousands
             "id;lon;lat\na;69,2;34,5\nb;69,2;34,5N\n",  // no number
             "id,lon,lat\na,\"69,2\",\"34,5\"\n",        // the comma separates
             "id|lon|lat\na|69,2|34,5\n",
         }) {
        auto table = read_table(test::text_file("comma.csv", text));
        auto const fields = table.records.at(0).fields;
        std::vector<std::string_view> const before(fields.begin(), fields.end());
        accept_decimal_comma(table, "lon", "lat");
        EXPECT_THAT(table.records.at(0).fields, testing::ElementsAreArray(before)) << text;
        for (auto const& notice : table.notices)
            EXPECT_THAT(notice.text, testing::Not(testing::HasSubstr("decimal"))) << text;
    }
}

TEST(Table, TurnsNothingWithoutACommaOrAColumn)
{
    auto table = read_table(test::text_file("comma.csv", "id;lon;lat\na;69;34\n"));
    auto const notices = table.notices.size();
    accept_decimal_comma(table, "lon", "lat");
    accept_decimal_comma(table, "east", "north");
    EXPECT_EQ(table.notices.size(), notices);
}
