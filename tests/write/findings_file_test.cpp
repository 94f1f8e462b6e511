// SPDX-License-Identifier: MIT
#include "write/findings_file.hpp"

#include "tests/analysis/findings_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace sitmap::write {
namespace {

nlohmann::json oracle_json()
{
    auto const areas = test::read_areas("units.geojson", "unit");
    return nlohmann::json::parse(
        findings_json(test::oracle_findings(), test::read_events(), areas, "0123456789"));
}

TEST(FindingsJson, GivesEachNumberItsWayBack)
{
    auto const json = oracle_json();
    EXPECT_EQ(json["period"], "2015-01-01/2018-12-31");
    EXPECT_EQ(json["run_id"], "0123456789");
    EXPECT_EQ(json["settings"]["seed"], 7);
    EXPECT_EQ(json["settings"]["regions"]["north"].size(), 10u);
    for (auto const& number : json["numbers"]) {
        SCOPED_TRACE(number["key"]);
        for (auto const* key :
             {"key", "title", "text", "n", "method", "parameters", "warnings", "records"})
            EXPECT_TRUE(number.contains(key)) << key;
        EXPECT_EQ(number["records"].size(), number["records_total"].get<std::size_t>());
    }
}

TEST(FindingsJson, ListsTheRecordsBehindAShare)
{
    auto const json = oracle_json();
    auto const& numbers = json["numbers"];
    auto const found =
        std::ranges::find_if(numbers, [](auto const& n) { return n["key"] == "share.north.2015"; });
    ASSERT_NE(found, numbers.end());
    EXPECT_EQ((*found)["n"], 47);
    EXPECT_EQ((*found)["records"].size(), 47u) << "as many as n";
    EXPECT_EQ((*found)["interval"]["kind"], "95 % Wilson");
    EXPECT_NEAR((*found)["value"].get<double>(), 2.0 / 47, 1e-15);
}

TEST(FindingsJson, HoldsHostileTextAsText)
{
    auto placed = test::read_events();
    for (auto& record : placed) record.incident.id = "a\"\\\x01\xff" + record.incident.id;
    auto const areas = test::read_areas("units.geojson", "unit");
    auto const findings = analysis::findings(placed, areas, test::oracle_settings());
    EXPECT_TRUE(nlohmann::json::accept(findings_json(findings, placed, areas, "")));
}

TEST(FindingsJson, OfNothingIsValid)
{
    auto const json = nlohmann::json::parse(findings_json({}, {}, {}, ""));
    EXPECT_EQ(json["period"], "");
    EXPECT_TRUE(json["numbers"].empty());
}

}  // namespace
}  // namespace sitmap::write
