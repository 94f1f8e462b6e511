// SPDX-License-Identifier: MIT
#include "map/junctions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace sitmap::map {
namespace {

// a - b - c     two squares side by side share the edge b - e; only b and e branch.
// |   |   |
// f - e - d
std::vector<PolygonSet> const neighbours{{{{{0, 1}, {1, 1}, {1, 0}, {0, 0}, {0, 1}}}},
                                         {{{{1, 1}, {2, 1}, {2, 0}, {1, 0}, {1, 1}}}}};

TEST(Junctions, AreWhereBordersBranch)
{
    Junctions const junctions{neighbours};
    EXPECT_EQ(junctions.count(), 2u);
    EXPECT_TRUE(junctions.contains({1, 1}));
    EXPECT_TRUE(junctions.contains({1, 0}));
    EXPECT_FALSE(junctions.contains({0, 1}));
    EXPECT_FALSE(junctions.contains({2, 0}));
}

TEST(Junctions, DoNotDependOnTheDirectionOfRings)
{
    auto turned = neighbours;
    std::ranges::reverse(turned[1][0][0]);
    EXPECT_EQ(Junctions{turned}.count(), 2u);
    std::vector<PolygonSet> const twice{neighbours[0], neighbours[0]};
    EXPECT_EQ(Junctions{twice}.count(), 0u) << "the same ring twice branches nowhere";
}

TEST(Junctions, TakeBothSidesOfTheAntimeridianAsOne)
{
    std::vector<PolygonSet> const shapes{{{{{180, 1}, {180, 0}, {179, 0}, {180, 1}}}},
                                         {{{{-180, 1}, {-180, 0}, {-179, 0}, {-180, 1}}}}};
    Junctions const junctions{shapes};
    EXPECT_TRUE(junctions.contains({-180, 1}));
    EXPECT_TRUE(junctions.contains({180, 1}));
}

std::vector<Point> wave()
{
    std::vector<Point> run;
    for (int i = 0; i <= 400; ++i)
        run.push_back({i * 0.1, std::sin(i * 0.05) * 3 + std::sin(i * 1.7) * 0.01});
    return run;
}

TEST(Thin, StaysWithinItsToleranceAndKeepsTheEnds)
{
    auto const run = wave();
    auto const stays = thin(run, 0.05);
    EXPECT_TRUE(stays.front() && stays.back());
    EXPECT_LT(std::ranges::count(stays, true), 60);
    std::vector<Point> kept;
    for (std::size_t i = 0; i < run.size(); ++i)
        if (stays[i]) kept.push_back(run[i]);
    for (Point const p : run) {
        double nearest = 1e9;
        for (std::size_t i = 1; i < kept.size(); ++i) {
            double const dx = kept[i].x - kept[i - 1].x, dy = kept[i].y - kept[i - 1].y;
            double const t = std::clamp(
                ((p.x - kept[i - 1].x) * dx + (p.y - kept[i - 1].y) * dy) / (dx * dx + dy * dy),
                0.0, 1.0);
            nearest = std::min(
                nearest, std::hypot(p.x - kept[i - 1].x - t * dx, p.y - kept[i - 1].y - t * dy));
        }
        EXPECT_LE(nearest, 0.05 + 1e-9);
    }
}

TEST(Thin, GivesTheSamePointsForTheReversedRun)
{
    auto run = wave();
    auto stays = thin(run, 0.05);
    std::ranges::reverse(run);
    auto const back = thin(run, 0.05);
    std::reverse(stays.begin(), stays.end());
    EXPECT_EQ(stays, back);
}

TEST(Thin, TakesRunsWithoutInnerPoints)
{
    EXPECT_TRUE(thin({}, 1).empty());
    EXPECT_EQ(thin(std::vector<Point>{{1, 1}}, 1), std::vector<bool>{true});
    EXPECT_EQ(thin(std::vector<Point>{{1, 1}, {2, 2}}, 1), (std::vector<bool>{true, true}));
}

}  // namespace
}  // namespace sitmap::map
