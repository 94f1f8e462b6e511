// SPDX-License-Identifier: MIT
#include "map/graticule.hpp"

#include "map/clip.hpp"

#include <gmock/gmock.h>

#include <set>

namespace sitmap::map {
namespace {

Box const slide{10, 20, 260, 160};

std::set<std::string> texts(Graticule const& g, char edge)
{
    std::set<std::string> found;
    for (auto const& label : g.labels)
        if (label.edge == edge) found.insert(label.text);
    return found;
}

TEST(Graticule, TakesRoundIntervalsForTheSizeOfTheFrame)
{
    EXPECT_EQ(graticule(GeoToPage{{60, 29, 75, 39}, slide}).interval, 2);
    EXPECT_EQ(graticule(GeoToPage{{-180, -60, 180, 80}, slide}).interval, 30);
    EXPECT_DOUBLE_EQ(graticule(GeoToPage{{69.0, 34.4, 69.4, 34.7}, slide}).interval, 1.0 / 12);
}

TEST(Graticule, LabelsLinesWhereTheyLeaveTheFrame)
{
    auto const g = graticule(GeoToPage{{60, 29, 75, 39}, slide});
    EXPECT_THAT(texts(g, 'b'), testing::IsSupersetOf({"64°E", "66°E", "68°E", "70°E"}));
    EXPECT_THAT(texts(g, 'l'), testing::IsSupersetOf({"32°N", "34°N", "36°N"}));
    for (auto const& label : g.labels) {
        bool const on_x =
            std::abs(label.at.x - slide.x) < 1e-6 || std::abs(label.at.x - slide.right()) < 1e-6;
        bool const on_y =
            std::abs(label.at.y - slide.y) < 1e-6 || std::abs(label.at.y - slide.bottom()) < 1e-6;
        EXPECT_TRUE(on_x || on_y) << label.text;
    }
}

TEST(Graticule, BendsParallelsAndStaysWithinTheFrame)
{
    auto const g = graticule(GeoToPage{{60, 29, 75, 39}, slide});
    std::size_t bent = 0;
    for (auto const& line : g.lines) {
        bent += line.points.size() > 4 ? 1 : 0;
        for (Point const p : line.points) EXPECT_TRUE(contains(grown(slide, 1e-6), p));
    }
    EXPECT_GE(bent, 4u);
}

TEST(Graticule, GoesOnAcrossTheAntimeridian)
{
    auto const g = graticule(GeoToPage{{170, -30, -160, -10}, slide});
    EXPECT_THAT(texts(g, 'b'), testing::IsSupersetOf({"175°E", "180°", "175°W"}));
    for (auto const& line : g.lines)
        for (std::size_t i = 1; i < line.points.size(); ++i)
            EXPECT_LT(distance(line.points[i - 1], line.points[i]), 170);
}

TEST(Graticule, WritesDegreesAndMinutes)
{
    EXPECT_EQ(degrees_text(34, 'N', 'S'), "34°N");
    EXPECT_EQ(degrees_text(-34.5, 'N', 'S'), "34°30′S");
    EXPECT_EQ(degrees_text(68.0833333, 'E', 'W'), "68°05′E");
    EXPECT_EQ(degrees_text(0, 'N', 'S'), "0°");
    EXPECT_EQ(degrees_text(-180, 'E', 'W'), "180°");
}

}  // namespace
}  // namespace sitmap::map
