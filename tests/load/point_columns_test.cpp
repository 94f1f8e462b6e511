// SPDX-License-Identifier: MIT
#include "load/point_columns.hpp"

#include "base/text.hpp"
#include "tests/support/expect_error.hpp"

#include <gtest/gtest.h>

#include <random>

namespace sitmap::load {
namespace {

std::optional<double> degrees(std::string_view text, bool comma = false)
{
    bool seen = false;
    return parse_degrees(text, comma, seen);
}

TEST(PointColumns, FindsUsualNamesInAnyCase)
{
    auto const found = find_point_columns({"ID", "Latitude", "LONGITUDE", "event_date"}, {}, false);
    EXPECT_EQ(found.lat, 1u);
    EXPECT_EQ(found.lon, 2u);
    EXPECT_EQ(found.date, 3u);
}

TEST(PointColumns, NamesWhatIsMissingAndWhatWasFound)
{
    PointSource source;
    source.file = "a.csv";
    test::expect_error(
        ErrorKind::input,
        "cannot read a longitude column in 'a.csv': found 'id', 'lat'\nname it with --lon", [&] {
            find_point_columns({"id", "lat"}, source, false);
        });
    test::expect_error(ErrorKind::input, "cannot read a date column in 'a.csv'", [&] {
        find_point_columns({"lon", "lat"}, source, false);
    });
    source.lon = "x_coord";
    test::expect_error(ErrorKind::input, "cannot read column 'x_coord'", [&] {
        find_point_columns({"lon", "lat", "date"}, source, false);
    });
    source.lon = "lat";
    test::expect_error(ErrorKind::input, "two columns", [&] {
        find_point_columns({"lon", "lat", "date"}, source, false);
    });
}

TEST(PointColumns, PrefersAGeometryUnlessColumnsAreNamed)
{
    PointSource source;
    EXPECT_FALSE(find_point_columns({"lon", "lat", "date"}, source, true).lon);
    source.lon = "lon", source.lat = "lat";
    EXPECT_TRUE(find_point_columns({"lon", "lat", "date"}, source, true).lon);
}

TEST(PointColumns, ReadsDegreesAsStrictlyAsTheGeneralParser)
{
    for (auto const* text : {"69.17000", "-0.00001", "180", "1e1", "+5.5", ".5", "5.", "123.4567",
                             "-123.4567890123456789", "00012.50000"})
        EXPECT_EQ(degrees(text), parse_number(text)) << text;
    for (auto const* text : {"", "-", "33,1", "1e400", "0x21", "nan", "inf", "33.1.1", "33°06'00\"",
                             "12.34x67", "--1.00000", "1234567890.1234567x",
                             "\u2212"
                             "5.000000",
                             "\u0663\u0663.1"})
        EXPECT_EQ(degrees(text), std::nullopt) << text;
    EXPECT_EQ(degrees("  34.5 "), 34.5);
    EXPECT_EQ(degrees("\u200E34.5 \u202C"), 34.5) << "as the row path reads it";
    EXPECT_EQ(degrees("\u200E34,5", true), 34.5);
    EXPECT_EQ(degrees("\u200E34,5"), std::nullopt);
}

TEST(PointColumns, ReadsRandomDecimalsToTheLastBit)
{
    std::mt19937_64 random(3);
    for (int i = 0; i < 200000; ++i) {
        auto const digits = std::to_string(random() % 1000000000000ull);
        auto text = digits.substr(0, 1 + random() % 3) + "." + digits.substr(digits.size() / 2);
        if (random() % 2) text = "-" + text;
        ASSERT_EQ(degrees(text), parse_number(text)) << text;
    }
}

TEST(PointColumns, TakesADecimalCommaOnlyWhereItSeparatesNothing)
{
    bool seen = false;
    EXPECT_EQ(parse_degrees("34,52", true, seen), 34.52);
    EXPECT_TRUE(seen);
    EXPECT_EQ(degrees("34,52", false), std::nullopt);
    EXPECT_EQ(degrees("1.234,5", true), std::nullopt);
}

TEST(PointColumns, ReadsDatesStrictly)
{
    EXPECT_EQ(parse_when("2022-04-18")->month, 2022 * 12 + 3);
    EXPECT_EQ(parse_when("2024-02-29")->month, 2024 * 12 + 1);
    EXPECT_EQ(parse_when("2022-04")->month, 2022 * 12 + 3);
    EXPECT_EQ(parse_when("2022-04-18T23:59:59Z")->month, 2022 * 12 + 3);
    EXPECT_EQ(parse_when("2022")->month, 0) << "more than one month";
    EXPECT_EQ(parse_when("08 October 2023")->month, 2023 * 12 + 9) << "as the row path reads it";
    EXPECT_EQ(parse_when("20220418")->month, 2022 * 12 + 3);
    EXPECT_EQ(parse_when("2022-04-18\u200E")->month, 2022 * 12 + 3);
    EXPECT_EQ(parse_when("2022-04-30/2022-05-01")->month, 0);
    for (auto const* text : {"2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "0000-01-01",
                             "45207", "08/10/2023", "2023-1-1", "", "2023-04-0x", "1000/2000"})
        EXPECT_FALSE(parse_when(text)) << text;
}

TEST(PointParser, GivesTheReasonOfEachRejection)
{
    PointSource const source;
    PointColumns const columns = find_point_columns({"lon", "lat", "date"}, source, false);
    PointParser parser(source, columns, ',');
    PointBatch batch;
    auto const reason = [&](std::string_view lon, std::string_view lat, std::string_view date) {
        EXPECT_EQ(parser.add({lon, lat, date, {}, {}, {}, {}}, 1, {}, batch),
                  PointParser::Verdict::rejected);
        return parser.reason();
    };
    EXPECT_EQ(reason("", "34", "2022-04-18"), "no longitude");
    EXPECT_EQ(reason("69", " ", "2022-04-18"), "no latitude");
    EXPECT_EQ(reason("69", "-", "2022-04-18"), "latitude '-' is not a number");
    EXPECT_EQ(reason("69", "91", "2022-04-18"), "latitude 91 is not within -90 to 90");
    EXPECT_EQ(reason("181", "34", "2022-04-18"), "longitude 181 is not within -180 to 180");
    EXPECT_EQ(reason("69", "34", ""), "no date");
    EXPECT_EQ(reason("69", "34", "18.4.22"), "date '18.4.22' is not a date");
    EXPECT_EQ(batch.size(), 0u);
    EXPECT_EQ(parser.oddities().outside_the_earth, 2);
}

TEST(PointParser, CountsRecordsBeyondThePeriodAsOutside)
{
    PointSource source;
    source.period = parse_iso_interval("2022-04-10/2022-04-20");
    PointParser parser(source, find_point_columns({"lon", "lat", "date"}, source, false), ',');
    PointBatch batch;
    auto const verdict = [&](std::string_view date) {
        return parser.add({"69", "34", date, {}, {}, {}, {}}, 1, {}, batch);
    };
    EXPECT_EQ(verdict("2022-04-09"), PointParser::Verdict::outside);
    EXPECT_EQ(verdict("2022-04-10"), PointParser::Verdict::used);
    EXPECT_EQ(verdict("2022-04"), PointParser::Verdict::used);
    EXPECT_EQ(verdict("2022-04-21"), PointParser::Verdict::outside);
}

TEST(PointParser, ReadsDatesInTheOrderThatIsSaid)
{
    PointSource source;
    auto const read = [&](std::string const& order, std::string_view date) {
        source.date_format = order;
        PointParser parser(source, find_point_columns({"lon", "lat", "date"}, source, false), ',');
        PointBatch batch;
        auto const verdict = parser.add({"69", "34", date, {}, {}, {}, {}}, 1, {}, batch);
        return verdict == PointParser::Verdict::used ? to_text(Month{batch.month.at(0)})
                                                     : parser.reason();
    };
    EXPECT_EQ(read("dmy", "05/01/2020"), "2020-01");
    EXPECT_EQ(read("mdy", "05/01/2020"), "2020-05");
    EXPECT_EQ(read("dmy", "2020-05-01"), "2020-05");
    EXPECT_EQ(read("iso", "05/01/2020"),
              "ambiguous date '05/01/2020': say date_format (--date-format dmy or mdy)");
}

TEST(PointParser, KeepsWhatIsUncertain)
{
    PointSource const source;
    auto const columns = find_point_columns(
        {"lon", "lat", "date", "radius_km", "place_precision", "area", "country"}, source, false);
    PointParser parser(source, columns, ',');
    PointBatch batch;
    EXPECT_EQ(parser.add({"69", "34", "2022-04-18", "", "site", "", ""}, 1, {}, batch),
              PointParser::Verdict::used);
    EXPECT_EQ(
        parser.add({"69", "34", "2022-04-18", "30", "district", "AF-NAN", "AF"}, 2, {}, batch),
        PointParser::Verdict::used);
    EXPECT_EQ(parser.add({"", "", "2022", "", "country", "", "AF"}, 3, {}, batch),
              PointParser::Verdict::used);
    EXPECT_EQ(parser.add({"", "", "2022", "", "site", "", ""}, 4, {}, batch),
              PointParser::Verdict::rejected);
    EXPECT_EQ(parser.add({"69", "34", "2022", "-1", "site", "", "AF"}, 5, {}, batch),
              PointParser::Verdict::rejected);
    EXPECT_EQ(parser.add({"69", "34", "2022", "1", "around", "", "AF"}, 6, {}, batch),
              PointParser::Verdict::rejected);
    EXPECT_EQ(parser.reason(), "place_precision 'around' is not known");
    EXPECT_EQ(parser.add({"69", "34", "2022", "25000", "site", "", ""}, 7, {}, batch),
              PointParser::Verdict::rejected);
    EXPECT_EQ(parser.reason(), "radius_km 25000 is above 20000") << "as for incidents";
    ASSERT_EQ(batch.coarse.size(), 2u);
    EXPECT_EQ(batch.coarse[0].radius_km, 30);
    EXPECT_EQ(batch.coarse[0].stated_area, "AF-NAN");
    EXPECT_EQ(to_text(batch.coarse[1].when), "2022");
    EXPECT_TRUE(std::isnan(batch.lon[2]));
}

TEST(PointParser, ReadsPlacePrecisionInAnyCaseAsIncidentsDo)
{
    PointSource const source;
    auto const columns =
        find_point_columns({"lon", "lat", "date", "place_precision", "area"}, source, false);
    PointParser parser(source, columns, ',');
    PointBatch batch;
    PointFields fields;
    fields.lon = "69";
    fields.lat = "34";
    fields.date = "2022-04-18";
    fields.precision = "Province";
    fields.area = "AF-NAN";
    EXPECT_EQ(parser.add(fields, 1, {}, batch), PointParser::Verdict::used);
    ASSERT_EQ(batch.coarse.size(), 1u);
    EXPECT_EQ(batch.coarse[0].precision, PlacePrecision::area);
}

TEST(PointParser, TakesWhatAStatementAlonePlacesAsIncidentsDo)
{
    PointSource const source;
    auto const columns =
        find_point_columns({"lon", "lat", "date", "place_precision", "area"}, source, false);
    PointParser parser(source, columns, ',');
    PointBatch batch;
    auto const add = [&](std::string_view precision, std::string_view area) {
        PointFields fields;
        fields.date = "2022-04-18";
        fields.precision = precision;
        fields.area = area;
        return parser.add(fields, 1, {}, batch);
    };
    EXPECT_EQ(add("town", "Nangarhar"), PointParser::Verdict::used);
    EXPECT_EQ(add("country", ""), PointParser::Verdict::used) << "in no area";
    EXPECT_EQ(add("unknown", ""), PointParser::Verdict::used) << "in no area";
    EXPECT_EQ(add("town", "Unknown"), PointParser::Verdict::rejected);
    EXPECT_EQ(add("", ""), PointParser::Verdict::rejected);
    ASSERT_EQ(batch.coarse.size(), 3u);
    EXPECT_EQ(batch.coarse[0].precision, PlacePrecision::town);
    EXPECT_EQ(batch.coarse[0].stated_area, "Nangarhar");
    EXPECT_EQ(batch.coarse[2].precision, PlacePrecision::unknown);
}

}  // namespace
}  // namespace sitmap::load
