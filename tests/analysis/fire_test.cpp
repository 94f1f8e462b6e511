// SPDX-License-Identifier: MIT
#include "analysis/fire.hpp"

#include "analysis/border.hpp"
#include "gis/geodesic.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sitmap::analysis {
namespace {

/// South country S and north country N with the parallel of 37 degrees as border, in one-degree
/// edges.
std::vector<Area> two_countries()
{
    Area south{"S", "South", "", {}};
    Area north{"N", "North", "", {}};
    Line border;
    for (int lon = 66; lon <= 70; ++lon) border.push_back({static_cast<double>(lon), 37});
    Ring lower{{70, 35}, {70, 37}};
    Ring upper{{66, 39}, {66, 37}};
    lower.insert(lower.end(), border.rbegin() + 1, border.rend());
    upper.insert(upper.end(), border.begin() + 1, border.end());
    lower.insert(lower.end(), {{66, 35}, {70, 35}});
    upper.insert(upper.end(), {{70, 39}, {66, 39}});
    south.shape = {{lower}};
    north.shape = {{upper}};
    return {south, north};
}

FireEvent shot(LonLat from, double radius1, LonLat to, double radius2)
{
    FireEvent event;
    event.id = "F";
    event.origin = {"", from, radius1, false};
    event.target = {"", to, radius2, false};
    return event;
}

FireFinding one(FireEvent const& event, Kilometres range = {},
                std::vector<NamedPlace> const& places = {})
{
    auto const found = fire(std::vector{event}, two_countries(), places, range);
    EXPECT_EQ(found.size(), 1u);
    return found.at(0);
}

TEST(Fire, SaysWhatItCannotKnow)
{
    auto const event = shot({68, 36.5}, 5, {68, 37.5}, 10);
    EXPECT_TRUE(one(event, Kilometres{8}).knows_borders);
    EXPECT_TRUE(one(event, Kilometres{8}).has_range);
    auto const found = fire(std::vector{event}, {}, {}, {});
    EXPECT_FALSE(found.at(0).knows_borders);
    EXPECT_FALSE(found.at(0).has_range);
}

TEST(Fire, GivesDistanceAndAzimuthAsRanges)
{
    auto const found = one(shot({68, 36.5}, 5, {68, 37.5}, 10));
    EXPECT_NEAR(found.distance_km.mid, 110.97765, 1e-5);  // geod -I +ellps=WGS84
    EXPECT_NEAR(found.distance_km.low, found.distance_km.mid - 15, 1e-9);
    EXPECT_NEAR(found.distance_km.high, found.distance_km.mid + 15, 1e-9);
    EXPECT_FALSE(found.any_azimuth);
    // The plane's inner tangents; the ellipsoid moves them by less than a tenth of a degree.
    double const turn = std::asin(15 / found.distance_km.mid) * 180 / 3.14159265358979;
    EXPECT_NEAR(found.azimuth.mid - found.azimuth.low, turn, 0.1);
    EXPECT_NEAR(found.azimuth.high - found.azimuth.mid, turn, 0.1);
    EXPECT_NEAR(found.azimuth.mid, 360, 1e-9);
}

TEST(Fire, NoLineLeavesTheAzimuthRange)
{
    auto const event = shot({67.5, 36.6}, 12, {68.1, 37.4}, 8);
    auto const found = one(event);
    for (int i = 0; i < 360; i += 5)
        for (int j = 0; j < 360; j += 5) {
            auto const p = gis::travel(event.origin.where, i, Metres{12000});
            auto const q = gis::travel(event.target.where, j, Metres{8000});
            auto const line = gis::geodesic(p, q);
            EXPECT_GE(line.azimuth, found.azimuth.low - 1e-6);
            EXPECT_LE(line.azimuth, found.azimuth.high + 1e-6);
            EXPECT_GE(line.distance.value / 1000, found.distance_km.low - 1e-9);
            EXPECT_LE(line.distance.value / 1000, found.distance_km.high + 1e-9);
        }
}

TEST(Fire, SaysThatOverlappingEndsFitEveryDirection)
{
    auto const found = one(shot({68, 36.48}, 12, {68, 36.53}, 10));
    EXPECT_TRUE(found.any_azimuth);
    EXPECT_EQ(found.distance_km.low, 0);
    EXPECT_EQ(found.azimuth.low, 0);
    EXPECT_EQ(found.azimuth.high, 360);
    auto const same = one(shot({68, 36.9}, 0, {68, 36.9}, 0));
    EXPECT_FALSE(same.mid_azimuth_defined);
    EXPECT_EQ(same.distance_km.high, 0);
}

TEST(Fire, CrossesTheStretchInsideTheHull)
{
    auto const event = shot({67.5, 36.8}, 6, {67.5, 37.2}, 6);
    auto const found = one(event);
    ASSERT_EQ(found.crossed.size(), 1u);
    EXPECT_EQ(found.crossed[0].country_a, "N");
    EXPECT_EQ(found.crossed[0].country_b, "S");
    EXPECT_EQ(found.origin_country, "S");
    EXPECT_EQ(found.target_country, "N");
    // Two discs of 6 km: the hull is a strip 12 km wide.
    EXPECT_NEAR(found.crossed[0].length.value, 12, 0.001);
    EXPECT_NEAR(length(found.crossed[0].line).value / 1000, found.crossed[0].length.value, 1e-5);
    EXPECT_TRUE(found.crossing_points.empty());
}

TEST(Fire, HullOfUnequalDiscsNarrowsEvenly)
{
    auto const found = one(shot({67.5, 36.8}, 0, {67.5, 37.2}, 6));
    ASSERT_EQ(found.crossed.size(), 1u);
    // Half way (up to the bulge of the border) the tangent cone is d/2 * tan(asin(6/d)) to either
    // side.
    double const half = found.distance_km.mid / 2;
    double const wide = half * std::tan(std::asin(6 / found.distance_km.mid));
    EXPECT_NEAR(found.crossed[0].length.value, 2 * wide, 0.1);
}

/// The northern country's side of the border as drawn with other vertices, none on the other's.
std::vector<Area> drawn_apart()
{
    auto countries = two_countries();
    for (auto& corner : countries[1].shape[0][0])
        if (corner.lat == 37) corner = {corner.lon, corner.lon == 68 ? 37 : 37.001};
    return countries;
}

TEST(Fire, KnowsNoBorderOfOutlinesThatShareNoEdge)
{
    for (double const radius : {0, 6}) {
        auto const event = shot({67.5, 36.8}, radius, {67.5, 37.2}, radius);
        EXPECT_TRUE(knows_crossed(one(event)));
        EXPECT_FALSE(one(event).misses_border);
        auto const found = fire(std::vector{event}, drawn_apart(), {}, {}).at(0);
        EXPECT_TRUE(found.misses_border);
        EXPECT_FALSE(knows_crossed(found)) << "0 would say that there is no border";
        EXPECT_FALSE(knows_crossed(fire(std::vector{event}, {}, {}, {}).at(0)));
    }
    auto const inside = shot({67.5, 36.2}, 6, {67.5, 36.3}, 6);
    EXPECT_TRUE(knows_crossed(fire(std::vector{inside}, drawn_apart(), {}, {}).at(0)))
        << "nothing to miss in one country";
}

TEST(Fire, KnowsInPartABorderThatTheLineOfTheMiddlesMisses)
{
    auto countries = two_countries();
    for (auto& corner : countries[1].shape[0][0])
        if (corner == LonLat{68, 37}) corner.lat = 37.001;
    auto const found =
        fire(std::vector{shot({68.9, 36.9}, 20, {68.9, 37.1}, 20)}, countries, {}, {}).at(0);
    EXPECT_TRUE(found.misses_border);
    ASSERT_FALSE(found.crossed.empty()) << "from 69 degrees on";
    EXPECT_TRUE(knows_crossed(found));
}

/// S, then M between 37 and 37.5, then N, all with the same corners.
std::vector<Area> three_countries()
{
    auto const belt = [](std::string id, double south, double north) {
        return Area{std::move(id),
                    "",
                    "",
                    {{{{66, south}, {70, south}, {70, north}, {66, north}, {66, south}}}}};
    };
    return {belt("S", 36, 37), belt("M", 37, 37.5), belt("N", 37.5, 38)};
}

TEST(Fire, KnowsTheBordersThatItCrossesOverAThirdCountry)
{
    auto const event = shot({68, 36.9}, 6, {68, 37.6}, 12);
    auto const found = fire(std::vector{event}, three_countries(), {}, {}).at(0);
    EXPECT_FALSE(found.misses_border);
    EXPECT_TRUE(knows_crossed(found));
    auto const pairs = crossed_pairs(found);
    ASSERT_EQ(pairs.size(), 2u);
    EXPECT_EQ(pairs[0].country_b, "N") << "the target's border first";
    EXPECT_EQ(pairs[1].country_b, "S");
    EXPECT_NEAR(pairs[0].km, found.crossed[0].length.value, 1e-9);
}

TEST(Fire, SumsWhatIsCrossedByPairOfCountries)
{
    FireFinding found;
    found.origin_country = "R";
    found.target_country = "F";
    found.crossed = {{{}, {2}, "F", "R"}, {{}, {40}, "N", "R"}, {{}, {9}, "F", "N"},
                     {{}, {3}, "F", "R"}, {{}, {41}, "N", "R"}, {{}, {10}, "F", "S"}};
    std::vector<std::string> words;
    for (auto const& pair : crossed_pairs(found))
        words.push_back(pair.country_a + pair.country_b + " " +
                        std::to_string(std::lround(pair.km)));
    EXPECT_EQ(words, (std::vector<std::string>{"FR 5", "FS 10", "FN 9", "NR 81"}));
}

TEST(Fire, GivesEveryCrossingOfAnExactLineInOrder)
{
    auto const found = one(shot({66.5, 36.9}, 0, {69.5, 37.1}, 0));
    ASSERT_EQ(found.crossing_points.size(), 1u);
    EXPECT_TRUE(found.crossed.empty());
    EXPECT_TRUE(found.corridor.empty());
    EXPECT_TRUE(one(shot({67.2, 36}, 0, {67.2, 36.5}, 0)).crossing_points.empty());
    auto const at_vertex = one(shot({68, 36.5}, 0, {68, 37.5}, 0));
    ASSERT_EQ(at_vertex.crossing_points.size(), 1u);
    EXPECT_NEAR(at_vertex.crossing_points[0].lat, 37, 1e-9);
    EXPECT_EQ(one(shot({67, 37}, 0, {68, 37}, 0)).crossing_points.size(), 2u);
}

TEST(Fire, NamesThePlaceNearestToAnyPointOfTheStretch)
{
    // The stretch runs along the parallel for 40 km to either side of 67.5 E.
    auto const event = shot({67.5, 36.9}, 40, {67.5, 37.1}, 40);
    std::vector<NamedPlace> const places{{"Middle", "S", {67.5, 36.9}},
                                         {"End", "S", {67.9, 36.99}}};
    auto const found = one(event, {}, places);
    EXPECT_EQ(found.nearest_place, "End");
    EXPECT_NEAR(found.nearest_place_km, 1.1, 0.15);
}

TEST(Fire, NamesTheNearestPlace)
{
    std::vector<NamedPlace> const places{{"Far", "N", {69, 38}}, {"Near", "S", {67.5, 36.95}}};
    auto const found = one(shot({67.5, 36.8}, 6, {67.5, 37.2}, 6), {}, places);
    EXPECT_EQ(found.nearest_place, "Near");
    EXPECT_NEAR(found.nearest_place_km, 5.69, 0.03);
    EXPECT_EQ(one(shot({67.5, 36.8}, 6, {67.5, 36.9}, 2), {}, places).nearest_place, "");
}

TEST(Fire, ChecksAStatedRangeForPlausibilityOnly)
{
    auto const event = shot({67.5, 36.9}, 2, {67.5, 37.1}, 2);  // 22.2 km, +- 4
    EXPECT_EQ(to_text(one(event).range_check), "cannot tell");
    EXPECT_EQ(to_text(one(event, Kilometres{8}).range_check), "not consistent");
    EXPECT_EQ(to_text(one(event, Kilometres{22}).range_check), "cannot tell");
    EXPECT_EQ(to_text(one(event, Kilometres{30}).range_check), "consistent");
}

TEST(Fire, TellsTheBorderWithinTheRangeOfTheLaunchArea)
{
    auto const event = shot({67.5, 36.95}, 4, {67.5, 37.1}, 2);
    EXPECT_TRUE(one(event).in_reach.empty());
    auto const found = one(event, Kilometres{8});
    ASSERT_EQ(found.in_reach.size(), 1u);
    for (LonLat const end : {found.in_reach[0].line.front(), found.in_reach[0].line.back()})
        EXPECT_NEAR(gis::geodesic(event.origin.where, end).distance.value, 12000, 0.01);
}

TEST(Fire, WorksWithoutCountriesAndWithoutEvents)
{
    EXPECT_TRUE(fire({}, two_countries(), {}, {}).empty());
    auto const found = fire(std::vector{shot({67.5, 36.8}, 6, {67.5, 37.2}, 6)}, {}, {}, {});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found[0].crossed.empty());
    EXPECT_EQ(found[0].origin_country, "");
}

TEST(LaunchedFrom, NamesTheRecordsOfAnAreaInTheirOrder)
{
    std::vector<FireFinding> fires(4);
    for (std::size_t i = 0; i < 4; ++i)
        fires[i].event.id = std::string(1, static_cast<char>('a' + i));
    fires[0].origin_area = fires[3].origin_area = 7;
    fires[1].origin_area = 2;
    EXPECT_EQ(launched_from(fires, 7), (std::vector<std::string>{"a", "d"}));
    EXPECT_TRUE(launched_from(fires, 0).empty());
}

}  // namespace
}  // namespace sitmap::analysis
