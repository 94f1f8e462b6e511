// SPDX-License-Identifier: MIT
#include "load/incident_row.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace sitmap;
using namespace sitmap::load;

namespace {

IncidentReader::Outcome read(std::vector<std::string> const& columns,
                             std::vector<std::string> const& fields)
{
    Table table;
    table.columns = columns;
    table.records.push_back({5, table.texts.keep_row(fields), {}, {}});
    IncidentReader reader{table, find_layout(columns, "auto", {}, "t"), DateOrder::iso, ""};
    return reader.read(table.records[0]);
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
