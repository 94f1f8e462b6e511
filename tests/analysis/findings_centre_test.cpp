// SPDX-License-Identifier: MIT
#include "analysis/findings_context.hpp"

#include "gis/geodesic.hpp"
#include "tests/analysis/findings_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sitmap::analysis {
namespace {

using test::oracle_findings;
using test::oracle_settings;
using test::value;
using testing::HasSubstr;

TEST(FindingsCentre, EqualsTheReferences)
{
    auto const found = oracle_findings();
    EXPECT_NEAR(value(found, "centre.2015.mean_lon"), 69.8215128776745, 1e-6);
    EXPECT_NEAR(value(found, "centre.2016.drift"), 54.2975709615225, 1e-4);
    EXPECT_NEAR(value(found, "centre.2015.standard_distance"), 93.4138986253777, 1e-6);
}

TEST(FindingsCentre, CountWhatTheEllipseHolds)
{
    auto const found = oracle_findings();
    ASSERT_TRUE(found.ellipse.has_value());
    EXPECT_EQ(found.ellipse->n, 150u);
    EXPECT_EQ(found.ellipse->ring.front(), found.ellipse->ring.back());
    EXPECT_GT(found.ellipse->major_km, found.ellipse->minor_km);
    double const share = static_cast<double>(found.ellipse->inside) / 150;
    EXPECT_GT(share, 0.4);
    EXPECT_LT(share, 0.85);
}

TEST(FindingsCentre, WarnsOfFewRecords)
{
    auto events = test::read_events();
    events.resize(4);
    auto const found =
        findings(events, test::read_areas("units.geojson", "unit"), oracle_settings());
    EXPECT_THAT(find(found, "ellipse.inside")->warnings,
                testing::Contains(HasSubstr("ellipse on 4 events, fewer than 10")));
    EXPECT_THAT(find(found, "centre.all.mean_lon")->warnings,
                testing::Contains(HasSubstr("centre of 4 records only")));
}

TEST(FindingsCentre, MedianIsTheGeodesicOne)
{
    auto const reference = test::read_oracle("centre_drift.json");
    auto const found = oracle_findings();
    double const tolerance = reference.at("tol").at("deg_geodesic_median").get<double>();
    for (auto const& row : reference.at("years")) {
        auto const year = row.at("year").get<std::string>();
        auto const median = test::lonlat_of(row.at("geodesic_median"));
        EXPECT_NEAR(value(found, "centre." + year + ".median_lon"), median.lon, tolerance) << year;
        EXPECT_NEAR(value(found, "centre." + year + ".median_lat"), median.lat, tolerance) << year;
    }
}

TEST(FindingsCentre, AreMeasuredAboutTheRecordsNotTheAreas)
{
    auto areas = test::read_areas("units.geojson", "unit");
    auto const events = test::read_events();
    auto const before = findings(events, areas, oracle_settings());
    for (double const lon : {-150.0, -100.0, -60.0}) {
        Area far{"Z" + std::to_string(lon), "", "", {}};
        far.shape = {{{{lon, -60}, {lon + 30, -60}, {lon + 30, -30}, {lon, -30}, {lon, -60}}}};
        areas.push_back(far);
    }
    auto const after = findings(events, areas, oracle_settings());
    EXPECT_NEAR(before.ellipse->azimuth, after.ellipse->azimuth, 1e-9);
    EXPECT_EQ(find(before, "cluster.knox")->text, find(after, "cluster.knox")->text);
    EXPECT_NEAR(value(before, "centre.all.median_lon"), value(after, "centre.all.median_lon"),
                1e-9);
}

TEST(FindingsCentre, AzimuthOfTheEllipseIsFromTrueNorth)
{
    auto const found = oracle_findings();
    auto const axis = gis::geodesic(found.ellipse->centre, found.ellipse->ring.front());
    EXPECT_NEAR(std::remainder(axis.azimuth - found.ellipse->azimuth, 180.0), 0, 1e-6);
    EXPECT_NEAR(axis.distance.value / 1000, found.ellipse->major_km, 1e-6);
}

TEST(FindingsCentre, ErrorOfTheDriftKnowsHowXAndYGoTogether)
{
    auto const found = oracle_findings();
    auto const* drift = find(found, "centre.2016.drift");
    // numpy.cov of both years in an azimuthal equidistant plane; without the covariance 14.7.
    EXPECT_NEAR(*found.centres[1].drift_se_km, 18.0634, 0.03);
    EXPECT_EQ(drift->n, 47 + 58);
    EXPECT_EQ(drift->records.size(), 105u);
}

TEST(FindingsCentre, WarnOfAMedianThatIsNotTheOnlyOne)
{
    auto events = test::read_events();
    events.resize(4);
    for (std::size_t i = 0; i < 4; ++i)
        events[i].incident.where = i % 2 == 0 ? LonLat{69, 34} : LonLat{70, 35};
    auto const found =
        findings(events, test::read_areas("units.geojson", "unit"), oracle_settings());
    EXPECT_THAT(find(found, "centre.all.median_lon")->warnings,
                testing::Contains(HasSubstr("not the only median centre")));
}

TEST(FindingsCentre, IntervalAndTestOfADriftAgree)
{
    auto const found = oracle_findings();
    int tested = 0;
    for (auto const& centre : found.centres) {
        if (!centre.drift_km) continue;
        auto const* drift = find(found, "centre." + centre.period + ".drift");
        ASSERT_TRUE(drift->p && drift->low && drift->high) << centre.period;
        EXPECT_EQ(*drift->low > 0, *drift->p < 0.05) << centre.period;
        EXPECT_LE(*drift->low, *drift->value);
        EXPECT_GT(*drift->high, *drift->value);
        EXPECT_THAT(drift->text, HasSubstr(" km), p = "));
        EXPECT_EQ(drift->text.find("no evidence of a shift") != std::string::npos,
                  *drift->p >= 0.05);
        ++tested;
    }
    EXPECT_EQ(tested, 3);
}

TEST(FindingsCentre, ADriftFromOnePlaceHasNoInterval)
{
    auto settings = oracle_settings();
    settings.period.reset();
    auto dates = test::dates_every(30, "2018-01-03", "2018-12-30");
    dates.insert(dates.end(), {"2019-02-01", "2019-03-01", "2019-04-01"});
    auto events = test::events_dated(dates);
    for (std::size_t i = dates.size() - 3; i < dates.size(); ++i)
        events[i].incident.where = events[0].incident.where;
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    auto const* drift = find(found, "centre.2019.drift");
    EXPECT_FALSE(drift->low || drift->high);
    EXPECT_THAT(drift->text, HasSubstr("(no interval), p = "));
    EXPECT_THAT(drift->warnings, testing::Contains(HasSubstr("no interval: ")));
}

}  // namespace
}  // namespace sitmap::analysis
