// SPDX-License-Identifier: MIT
#include "analysis/jitter.hpp"

#include "tests/analysis/spread_oracle.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace sitmap::analysis {
namespace {

struct Ground {
    gis::Projection plane{"+proj=aeqd +lat_0=35.5 +lon_0=68.5 +ellps=WGS84 +units=m"};
    std::vector<Area> areas = test::read_areas("units.geojson", "unit");
    PlaneAreas outlines{areas, plane};
};

TEST(Jittered, StaysWithoutRadius)
{
    Ground const ground;
    std::vector<JitterPlace> const places{{{1000, 2000}, 0, 12}};
    auto const moved = jittered(places, ground.outlines, 1, 0);
    EXPECT_EQ(moved[0].x, 1000);
    EXPECT_EQ(moved[0].y, 2000);
}

TEST(Jittered, KeepsWithinItsRadiusAndItsArea)
{
    Ground const ground;
    // 3 km inside the western edge of G13, which holds the centre of the plane.
    auto const near_edge = *ground.plane.forward({68.033, 35.5});
    std::vector<JitterPlace> const places(200, JitterPlace{near_edge, 10000, 12});
    double furthest = 0;
    for (auto const& at : jittered(places, ground.outlines, 5, 3)) {
        double const away = std::hypot(at.x - near_edge.x, at.y - near_edge.y);
        furthest = std::max(furthest, away);
        EXPECT_LE(away, 10000);
        EXPECT_TRUE(ground.outlines.holds(12, at));
    }
    EXPECT_GT(furthest, 8000);
}

TEST(Jittered, IsTheSameForTheSameDrawOnly)
{
    Ground const ground;
    std::vector<JitterPlace> const places(3, JitterPlace{{0, 0}, 10000, {}});
    auto const a = jittered(places, ground.outlines, 5, 3);
    EXPECT_EQ(a[2].x, jittered(places, ground.outlines, 5, 3)[2].x);
    EXPECT_NE(a[2].x, jittered(places, ground.outlines, 5, 4)[2].x);
}

TEST(PlaneAreas, LeaveHolesOut)
{
    gis::Projection const plane{"+proj=aeqd +lat_0=0 +lon_0=0 +ellps=WGS84 +units=m"};
    std::vector<Area> const areas{{"a",
                                   "",
                                   "",
                                   {{{{-2, -2}, {2, -2}, {2, 2}, {-2, 2}, {-2, -2}},
                                     {{-1, -1}, {-1, 1}, {1, 1}, {1, -1}, {-1, -1}}}}}};
    PlaneAreas const outlines{areas, plane};
    EXPECT_FALSE(outlines.holds(0, {0, 0}));
    EXPECT_TRUE(outlines.holds(0, {150000, 0}));
    EXPECT_FALSE(outlines.holds(0, {250000, 0}));
}

}  // namespace
}  // namespace sitmap::analysis
