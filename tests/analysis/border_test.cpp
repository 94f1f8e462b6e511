// SPDX-License-Identifier: MIT
#include "analysis/border.hpp"

#include "tests/analysis/border_oracle.hpp"
#include "tests/support/expect_error.hpp"

#include "gis/geodesic.hpp"

#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

using Oracle = test::BorderOracle;
using test::line_of;
using test::lonlat_of;
using test::read_oracle;

TEST(Geodesic, EqualsGeographicLibToAMicrometre)
{
    auto const file_1 = read_oracle("geodesic.json");
    for (auto const& row : file_1["inverse"]) {
        auto const line = gis::geodesic({row["lon1"], row["lat1"]}, {row["lon2"], row["lat2"]});
        EXPECT_NEAR(line.distance.value, row["s12_m"].get<double>(), 1e-6) << row;
    }
    auto const file_2 = read_oracle("geodesic.json");
    for (auto const& row : file_2["direct"]) {
        auto const to = gis::travel({row["lon1"], row["lat1"]}, row["azi1"], Metres{row["s12_m"]});
        EXPECT_NEAR(to.lon, row["lon2"].get<double>(), 1e-11) << row;
        EXPECT_NEAR(to.lat, row["lat2"].get<double>(), 1e-11) << row;
    }
}

TEST(Length, SumsGeodesicEdges)
{
    Oracle const oracle;
    EXPECT_NEAR(length(oracle.border).value, oracle.json["border_length_m"].get<double>(), 1e-5);
    EXPECT_EQ(length({}).value, 0);
    EXPECT_EQ(length({{67, 37}}).value, 0);
}

TEST(NearestOnLine, EqualsTheReference)
{
    Oracle const oracle;
    for (auto const& row : oracle.json["events_nearest"]) {
        auto const nearest = nearest_on_line({row["lon"], row["lat"]}, oracle.border);
        EXPECT_NEAR(nearest.distance.value, row["distance_m"].get<double>(), 0.01) << row;
        EXPECT_NEAR(nearest.chainage.value, row["chainage_m"].get<double>(), 0.5) << row;
        EXPECT_NEAR(nearest.where.lon, row["nearest_lon"].get<double>(), 2e-7) << row;
        EXPECT_NEAR(nearest.where.lat, row["nearest_lat"].get<double>(), 2e-7) << row;
    }
}

TEST(NearestOnLine, RefusesALineWithoutAVertex)
{
    test::expect_error(ErrorKind::input, "it has no vertex", [] { nearest_on_line({67, 37}, {}); });
}

TEST(NearestOnLine, WorksAcrossTheAntimeridian)
{
    auto const nearest = nearest_on_line({-179.9, 0.1}, {{179.0, 0}, {-179.0, 0}});
    EXPECT_NEAR(nearest.where.lon, -179.9, 1e-6);
    EXPECT_NEAR(nearest.distance.value, 11057.43, 0.1);
}

TEST(Track, EqualsTheReference)
{
    Oracle const oracle;
    for (auto const& row : oracle.json["tracks"]) {
        auto const found = track(lonlat_of(row["A"]), lonlat_of(row["B"]), lonlat_of(row["P"]));
        EXPECT_NEAR(found.along.value, row["along_m"].get<double>(), 0.01) << row;
        EXPECT_NEAR(found.cross.value, row["cross_m_right_positive"].get<double>(), 0.01) << row;
    }
}

TEST(DistanceToArea, IsZeroInsideAndOutsideAHoleOnly)
{
    PolygonSet const ring{{{{66, 36}, {68, 36}, {68, 38}, {66, 38}, {66, 36}},
                           {{66.9, 36.9}, {66.9, 37.1}, {67.1, 37.1}, {67.1, 36.9}, {66.9, 36.9}}}};
    EXPECT_EQ(distance_to_area({66.5, 36.5}, ring).value, 0);
    EXPECT_GT(distance_to_area({67, 37}, ring).value, 8000);
    EXPECT_GT(distance_to_area({65, 37}, ring).value, 80000);
}

TEST(WithinReach, EqualsTheReference)
{
    Oracle const oracle;
    Ring launch = line_of(oracle.json["launch_area_lonlat"]);
    launch.push_back(launch.front());
    for (auto const& row : oracle.json["reach"]) {
        auto const found = within_reach(oracle.border, {{launch}}, Metres{row["radius_m"]});
        auto const& wanted = row["border_within_radius_of_launch_area"];
        ASSERT_EQ(found.size(), wanted.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            EXPECT_NEAR(found[i].from.value, wanted[i]["from_chainage_m"].get<double>(), 0.5);
            EXPECT_NEAR(found[i].to.value, wanted[i]["to_chainage_m"].get<double>(), 0.5);
        }
    }
}

TEST(WithinReach, GrowsWithTheRangeAndIsTheBorderInsideAtZero)
{
    Oracle const oracle;
    LonLat const centre{67.3, 37.25};
    double before = 0;
    for (double const reach : {0.0, 1000.0, 8000.0, 15000.0}) {
        double total = 0;
        for (auto const& stretch : within_reach(oracle.border, centre, Metres{5000}, Metres{reach}))
            total += (stretch.to - stretch.from).value;
        EXPECT_GT(total, before);
        before = total;
    }
    auto const at_zero = within_reach(oracle.border, centre, Metres{5000}, Metres{0});
    ASSERT_EQ(at_zero.size(), 1u);
    auto const end = piece(oracle.border, at_zero[0].from, at_zero[0].to).back();
    EXPECT_NEAR(gis::geodesic(centre, end).distance.value, 5000, 0.01);
}

TEST(Piece, KeepsTheVerticesBetweenItsEnds)
{
    Oracle const oracle;
    auto const part = piece(oracle.border, Metres{100000}, Metres{150000});
    EXPECT_NEAR(length(part).value, 50000, 0.01);
    EXPECT_GE(part.size(), 4u);
}

}  // namespace
}  // namespace sitmap::analysis
