// SPDX-License-Identifier: MIT
#include "load/incident_row.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace sitmap;
using namespace sitmap::load;

namespace {

struct Read {
    Incident incident;
    std::string problem;
};

Read read(std::vector<std::string> const& columns, std::vector<std::string> const& fields)
{
    Table table;
    table.columns = columns;
    table.records.push_back({5, table.texts.keep_row(fields), {}, {}});
    IncidentReader reader{table, find_layout(columns, "auto", {}, "t"), DateOrder::iso, ""};
    Read found;
    found.problem = reader.read(table.records[0], found.incident).problem;
    return found;
}

}  // namespace

TEST(IncidentRow, NamesARecordWithoutIdByItsRow)
{
    auto const outcome = read({"date", "lon", "lat"}, {"2022", "69", "34"});
    EXPECT_EQ(outcome.problem, "");
    EXPECT_EQ(outcome.incident.id, "row-5");
    EXPECT_EQ(outcome.incident.row, 5);
}

TEST(IncidentRow, GivesTheFirstProblemOnly)
{
    EXPECT_EQ(read({"date", "lon", "lat"}, {"never", "x", "91"}).problem,
              "date 'never' is not a date");
}

TEST(IncidentRow, TakesATownWithoutCoordinatesForNoPlace)
{
    EXPECT_EQ(read({"date", "lon", "lat", "place_precision"}, {"2022", "", "", "town"}).problem,
              "it has neither coordinates nor a stated area or country");
    EXPECT_EQ(read({"date", "lon", "lat", "place_precision"}, {"2022", "", "", "country"}).problem,
              "");
}

TEST(IncidentRow, TakesARecordWhosePlaceIsSaidToBeUnknown)
{
    std::vector<std::string> const columns{"date", "lon", "lat", "place_precision"};
    auto const outcome = read(columns, {"2022", "", "", "unknown"});
    EXPECT_EQ(outcome.problem, "");
    EXPECT_EQ(outcome.incident.place_precision, PlacePrecision::unknown);
    EXPECT_FALSE(outcome.incident.where);
    EXPECT_EQ(read(columns, {"2022", "", "", ""}).problem,
              "it has neither coordinates nor a stated area or country");
}

TEST(IncidentRow, KnowsNoPlaceOfARecordOfAnAreaThatIsNotStated)
{
    std::vector<std::string> const columns{"date", "lon", "lat", "place_precision", "country"};
    auto const precision = [&](std::string const& word, std::string const& country) {
        auto const outcome = read(columns, {"2022", "", "", word, country});
        EXPECT_EQ(outcome.problem, "");
        return outcome.incident.place_precision;
    };
    EXPECT_EQ(precision("area", ""), PlacePrecision::unknown);
    EXPECT_EQ(precision("area", "AF"), PlacePrecision::country);
    EXPECT_EQ(precision("country", ""), PlacePrecision::country);
}

TEST(IncidentRow, StatesNoMoreThanTheTable)
{
    auto const silent = read({"date", "lon", "lat"}, {"2022", "69", "34"}).incident;
    EXPECT_EQ(stated_place_precision(silent), "");
    EXPECT_EQ(stated_claim(silent), "");
    auto const stated = read({"date", "lon", "lat", "place_precision", "claim"},
                             {"2022", "69", "34", "town", "reported"})
                            .incident;
    EXPECT_EQ(stated_place_precision(stated), "town");
    EXPECT_EQ(stated_claim(stated), "reported");
}

TEST(IncidentRow, KeepsTheStatedPrecisionWhereOnlyAnAreaPlacesTheRecord)
{
    std::vector<std::string> const columns{"date", "place_precision", "area"};
    auto const town = read(columns, {"2022", "town", "AF-NAN"}).incident;
    EXPECT_EQ(town.place_precision, PlacePrecision::area);
    EXPECT_EQ(stated_place_precision(town), "town");
    EXPECT_TRUE(is_without_point(town));
    EXPECT_EQ(stated_place_precision(read(columns, {"2022", "", "AF-NAN"}).incident), "area");
}

TEST(IncidentRow, AsksForTheSystemOfCoordinatesThatAreNoDegrees)
{
    EXPECT_EQ(read({"date", "lon", "lat"}, {"2022", "1876000", "3876099.5"}).problem,
              "latitude 3876099.5 is outside -90 to 90; in metres? then state crs = \"EPSG:n\" in "
              "[incidents]");
    EXPECT_EQ(read({"date", "lon", "lat"}, {"2022", "69", "91"}).problem,
              "latitude 91 is outside -90 to 90");
}

TEST(IncidentRow, HasNoRadiusThatTheCodebookDoesNotState)
{
    auto const place = [](std::vector<std::string> const& columns, std::string const& code) {
        return read(columns, {"1", "x", "2022-01-01", "69", "34", code}).incident;
    };
    std::vector<std::string> const ucdp{"id",        "type_of_violence", "date_start",
                                        "longitude", "latitude",         "where_prec"};
    std::vector<std::string> const acled{"event_id_cnty", "sub_event_type", "event_date",
                                         "longitude",     "latitude",       "geo_precision"};
    EXPECT_EQ(place(ucdp, "1").radius_km, 0);
    EXPECT_EQ(place(ucdp, "2").radius_km, 25);
    EXPECT_EQ(place(ucdp, "3").radius_km, 0);
    EXPECT_EQ(place(ucdp, "3").place_precision, PlacePrecision::area);
    EXPECT_EQ(place(acled, "1").radius_km, 0);
    EXPECT_EQ(place(acled, "2").radius_km, 0);
    EXPECT_EQ(place(acled, "2").place_precision, PlacePrecision::district);
}

TEST(IncidentRow, ReadsAreaAndClaimOfGtd)
{
    auto const gtd = [](std::string const& area, std::string const& code,
                        std::string const& claimed) {
        return read({"eventid", "iyear", "imonth", "iday", "country_txt", "provstate",
                     "specificity", "claimed"},
                    {"7", "2000", "11", "2", "Fiji", area, code, claimed})
            .incident;
    };
    EXPECT_EQ(gtd("Central", "5", "1").place_precision, PlacePrecision::area);
    EXPECT_EQ(gtd("Unknown", "5", "1").place_precision, PlacePrecision::country);
    EXPECT_EQ(gtd("Unknown", "5", "1").stated_area, "");
    EXPECT_EQ(gtd("", "5", "1").place_precision, PlacePrecision::country);
    EXPECT_EQ(stated_claim(gtd("Central", "5", "1")), "claimed");
    EXPECT_EQ(stated_claim(gtd("Central", "5", "0")), "");
    EXPECT_EQ(stated_claim(gtd("Central", "5", "-9")), "");
    auto const word = read({"eventid", "iyear", "imonth", "iday", "country_txt", "claimed"},
                           {"7", "2000", "11", "2", "Fiji", "foo"});
    EXPECT_THAT(word.problem, testing::HasSubstr("claimed 'foo' is not one of confirmed"));
}

TEST(IncidentRow, ReadsADateInParts)
{
    std::vector<std::string> const columns{"year", "month", "day", "lon", "lat"};
    EXPECT_EQ(to_text(read(columns, {"2022", "4", "18", "69", "34"}).incident.when), "2022-04-18");
    EXPECT_EQ(to_text(read(columns, {"2022", "4", "", "69", "34"}).incident.when), "2022-04");
    EXPECT_EQ(to_text(read(columns, {"2022", "", "", "69", "34"}).incident.when), "2022");
    EXPECT_EQ(read(columns, {"", "4", "1", "69", "34"}).problem, "year '' is not a year");
    EXPECT_EQ(to_text(read(columns, {"2022", "0", "0", "69", "34"}).incident.when), "2022");
    EXPECT_EQ(read(columns, {"2022", "April", "18", "69", "34"}).problem,
              "month 'April' is not a whole number");
    EXPECT_EQ(read(columns, {"2022", "4", "18th", "69", "34"}).problem,
              "day '18th' is not a whole number");
}
