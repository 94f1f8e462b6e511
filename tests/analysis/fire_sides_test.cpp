// SPDX-License-Identifier: MIT
#include "analysis/fire_sides.hpp"

#include "gis/geodesic.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace sitmap::analysis {
namespace {

Area box(std::string id, double west, double south, double east, double north)
{
    return {id,
            id,
            id,
            {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}};
}

std::vector<FireFinding> across(FireEnd const& origin, FireEnd const& target,
                                std::vector<Area> const& countries)
{
    std::vector<FireEvent> const events{{"E", origin, target, {}, {}}};
    return fire(events, countries, {}, {});
}

std::vector<Area> const two{box("N", 60, 37, 64, 40), box("S", 60, 34, 64, 37)};

TEST(FireSides, KeepsEachEndInItsOwnCountry)
{
    auto const finding =
        across({"origin", {62, 36.95}, 12, false}, {"target", {62, 37.05}, 12, false}, two).front();
    for (auto const& corner : finding.origin.front().front()) EXPECT_LE(corner.lat, 37 + 1e-9);
    for (auto const& corner : finding.target.front().front()) EXPECT_GE(corner.lat, 37 - 1e-9);
}

TEST(FireSides, KeepsAnEndAcrossTheAntimeridianInItsOwnCountry)
{
    auto const both_sides = [](std::string const& id, double south, double north) {
        auto country = box(id, 178, south, 180, north);
        country.shape.push_back(box(id, -180, south, -178, north).shape.front());
        return country;
    };
    auto const finding =
        across({"origin", {179.99, -16.95}, 12, false}, {"target", {179.99, -17.05}, 12, false},
               {both_sides("N", -17, -14), both_sides("S", -20, -17)})
            .front();
    auto const elsewhere =
        across({"origin", {62, 37.05}, 12, false}, {"target", {62, 36.95}, 12, false}, two).front();
    EXPECT_NEAR(gis::area_square_km(finding.origin), gis::area_square_km(elsewhere.origin), 2);
    EXPECT_EQ(finding.origin.size(), 2u) << "one part on each side";
    for (auto const& rings : finding.origin)
        for (auto const& corner : rings.front()) EXPECT_GE(corner.lat, -17 - 1e-9);
}

TEST(FireSides, SaysZeroWhereTheCutAreasTouch)
{
    auto const finding =
        across({"origin", {62, 36.95}, 12, false}, {"target", {62, 37.05}, 12, false}, two).front();
    EXPECT_EQ(finding.distance_km.low, 0);
    EXPECT_LT(finding.distance_km.high, finding.distance_km.mid + 24 + 1e-6);
    EXPECT_GT(finding.distance_km.high, finding.distance_km.mid);
}

TEST(FireSides, GoByTheCodeOfACountryAndAllItsFeatures)
{
    auto const feature = [](std::string id, std::string code, double west, double south) {
        auto area = box(std::move(id), west, south, west + 2, south + 3);
        area.country = std::move(code);
        return area;
    };
    FireEnd const north{"origin", {62.02, 37.05}, 12, false};
    FireEnd const south{"target", {62.02, 36.95}, 12, false};
    auto const parted = across(north, south,
                               {feature("NN1", "N", 60, 37), feature("NN2", "N", 62, 37),
                                feature("SS1", "S", 60, 34), feature("SS2", "S", 62, 34)})
                            .front();
    auto const whole = across(north, south, two).front();
    EXPECT_EQ(parted.origin_country, "N");
    // Of 452 square kilometres; the border bulges less between more vertices.
    EXPECT_NEAR(gis::area_square_km(parted.origin), gis::area_square_km(whole.origin), 0.1);
    EXPECT_NEAR(gis::area_square_km(parted.target), gis::area_square_km(whole.target), 0.1);
    EXPECT_FALSE(parted.any_azimuth);
}

TEST(FireSides, LeavesFireInsideOneCountryWhole)
{
    auto const finding =
        across({"origin", {62, 38}, 12, false}, {"target", {62, 38.1}, 12, false}, two).front();
    EXPECT_NEAR(gis::area_square_km(finding.origin), 3.14159265 * 144, 1.5);
}

TEST(FireSides, LeavesEndsThatAreClearOfTheBorderAsTheyAre)
{
    auto const finding =
        across({"origin", {62, 36.5}, 10, false}, {"target", {62, 37.5}, 10, false}, two).front();
    EXPECT_NEAR(finding.distance_km.low, finding.distance_km.mid - 20, 0.1);
    EXPECT_NEAR(finding.distance_km.high, finding.distance_km.mid + 20, 0.1);
}

TEST(FireSides, LeaveOutTheDirectionsThatNoLineBetweenTheCutAreasHas)
{
    auto const finding =
        across({"origin", {62, 36.95}, 12, false}, {"target", {62, 37.05}, 12, false}, two).front();
    EXPECT_FALSE(finding.any_azimuth);
    EXPECT_NEAR(finding.azimuth.low, 270, 0.1);
    EXPECT_NEAR(finding.azimuth.mid, 360, 1e-6);
    EXPECT_NEAR(finding.azimuth.high, 450, 0.1);
    double lowest = 720, highest = 0;
    for (auto const& from : finding.origin.front().front())
        for (auto const& to : finding.target.front().front()) {
            auto const line = gis::geodesic(from, to);
            if (line.distance.value < 1) continue;
            double const azimuth = line.azimuth < 180 ? line.azimuth + 360 : line.azimuth;
            lowest = std::min(lowest, azimuth);
            highest = std::max(highest, azimuth);
        }
    EXPECT_GE(lowest, finding.azimuth.low - 1e-6);
    EXPECT_LE(highest, finding.azimuth.high + 1e-6);
}

TEST(FireSides, FitEveryDirectionWhereBothEndsAreInOneCountry)
{
    auto const finding =
        across({"origin", {62, 38}, 12, false}, {"target", {62, 38.1}, 12, false}, two).front();
    EXPECT_TRUE(finding.any_azimuth);
}

}  // namespace
}  // namespace sitmap::analysis
