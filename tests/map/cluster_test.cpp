// SPDX-License-Identifier: MIT
#include "map/cluster.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>

namespace sitmap::map {
namespace {

PointSymbol at(std::string id, double x, double y, int rank = 0)
{
    return {std::move(id), {x, y}, 1.6, rank};
}

/// Members of all clusters by id: what must not depend on the order of the input.
std::set<std::set<std::string>> groups(std::vector<Cluster> const& clusters,
                                       std::vector<PointSymbol> const& symbols)
{
    std::set<std::set<std::string>> result;
    for (auto const& cluster : clusters) {
        std::set<std::string> ids;
        for (auto const i : cluster.members) ids.insert(symbols[i].id);
        result.insert(ids);
    }
    return result;
}

TEST(Cluster, LeavesSymbolsAloneThatStandApart)
{
    std::vector<PointSymbol> const symbols{at("a", 10, 10), at("b", 13, 10)};
    auto const clusters = cluster(symbols);
    ASSERT_EQ(clusters.size(), 2u);
    EXPECT_EQ(clusters[0].spread, Spread::single);
    EXPECT_EQ(clusters[0].positions[0], (Point{10, 10}));
    EXPECT_TRUE(clusters[0].leaders.empty());
}

TEST(Cluster, PutsTwoSideBySideByRank)
{
    std::vector<PointSymbol> const symbols{at("b", 10, 10, 2), at("a", 10, 10, 1)};
    auto const clusters = cluster(symbols);
    ASSERT_EQ(clusters.size(), 1u);
    auto const& pair = clusters[0];
    EXPECT_EQ(pair.spread, Spread::displaced);
    EXPECT_EQ(pair.members, (std::vector<std::size_t>{1, 0}));
    EXPECT_NEAR(pair.positions[1].x - pair.positions[0].x, 3.5, 1e-9) << "two radii and the gap";
    EXPECT_EQ(pair.positions[0].y, 10);
    EXPECT_TRUE(pair.leaders.empty()) << "the symbols themselves would hide them";
}

TEST(Cluster, LeadsDisplacedSymbolsBackToTheirPlaceWhereThatShows)
{
    std::vector<PointSymbol> const here{at("a", 10, 10), at("b", 10, 10), at("c", 10, 10)};
    EXPECT_EQ(cluster(here)[0].leaders.size(), 2u) << "the middle one stands on its place";
    EXPECT_FALSE(cluster(here)[0].shows_leader) << "they lie under the row";
    std::vector<PointSymbol> const below{at("a", 10, 10), at("b", 10.5, 10), at("c", 10.2, 13)};
    auto const clusters = cluster(below);
    ASSERT_EQ(clusters.size(), 1u);
    auto const& leaders = clusters[0].leaders;
    EXPECT_TRUE(std::ranges::any_of(leaders, [](Segment const& leader) {
        return leader.from == Point{10.2, 13};
    }));
    EXPECT_TRUE(clusters[0].shows_leader);
}

TEST(Cluster, KeepsWestWestAndEastEastWhateverTheRank)
{
    std::vector<PointSymbol> const symbols{at("a", 11, 10, 1), at("b", 10, 10, 2)};
    auto const pair = cluster(symbols)[0];
    EXPECT_EQ(pair.members, (std::vector<std::size_t>{1, 0}));
    EXPECT_LT(pair.positions[0].x, pair.positions[1].x);
}

TEST(Cluster, CrossesNoLeadersOfOneGroup)
{
    std::mt19937 random{3};
    auto const side = [](Point a, Point b, Point c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    };
    std::size_t leaders = 0;
    for (int round = 0; round < 500; ++round) {
        std::vector<PointSymbol> symbols;
        for (int i = 0; i < 4; ++i)
            symbols.push_back(at(std::to_string(i), 50 + static_cast<double>(random() % 40) / 10,
                                 50 + static_cast<double>(random() % 40) / 10,
                                 static_cast<int>(random() % 3)));
        for (auto const& group : cluster(symbols)) {
            leaders += group.leaders.size();
            for (auto const& one : group.leaders)
                for (auto const& two : group.leaders)
                    EXPECT_FALSE(
                        side(one.from, one.to, two.from) * side(one.from, one.to, two.to) < 0 &&
                        side(two.from, two.to, one.from) * side(two.from, two.to, one.to) < 0);
        }
    }
    EXPECT_GT(leaders, 100u);
}

TEST(Cluster, SetsSymbolsOfDifferentSizeSideBySide)
{
    std::vector<PointSymbol> symbols{at("large", 10, 10), at("small", 10.5, 10)};
    symbols[0].radius = 5;
    symbols[1].radius = 1;
    auto const pair = cluster(symbols)[0];
    EXPECT_NEAR(distance(pair.positions[0], pair.positions[1]), 5 + 1 + ClusterRules{}.gap, 1e-9);
    EXPECT_NEAR(pair.radius, 6 + ClusterRules{}.gap / 2, 1e-9);
}

TEST(Cluster, GathersManyIntoOneSymbol)
{
    std::vector<PointSymbol> symbols;
    for (int i = 0; i < 15; ++i) symbols.push_back(at(std::to_string(i), 10 + 0.05 * i, 10));
    auto const clusters = cluster(symbols);
    ASSERT_EQ(clusters.size(), 1u);
    EXPECT_EQ(clusters[0].spread, Spread::gathered);
    EXPECT_EQ(clusters[0].members.size(), 15u);
    EXPECT_GT(clusters[0].radius, ClusterRules{}.gathered_radius);
    EXPECT_LE(gathered_radius(100000, {}), ClusterRules{}.gathered_max);
}

TEST(Cluster, DrawsNothingOverAnotherGroup)
{
    std::mt19937 random{5};
    std::vector<PointSymbol> symbols;
    for (int i = 0; i < 400; ++i)
        symbols.push_back(at(std::to_string(i), static_cast<double>(random() % 2000) / 10,
                             static_cast<double>(random() % 1000) / 10));
    auto const clusters = cluster(symbols);
    std::size_t members = 0;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        members += clusters[i].members.size();
        for (std::size_t k = 0; k < i; ++k) {
            bool const singles = clusters[i].members.size() == 1 && clusters[k].members.size() == 1;
            double const least = (clusters[i].radius + clusters[k].radius) * (singles ? 0.75 : 1);
            EXPECT_GE(distance(clusters[i].place, clusters[k].place), least - 1e-9);
        }
    }
    EXPECT_EQ(members, symbols.size()) << "nothing hides silently";
}

TEST(Cluster, DoesNotDependOnTheOrderOfItsInput)
{
    std::mt19937 random{11};
    std::vector<PointSymbol> symbols;
    for (int i = 0; i < 200; ++i)
        symbols.push_back(at(std::to_string(i), static_cast<double>(random() % 300) / 5,
                             static_cast<double>(random() % 300) / 5));
    auto const before = groups(cluster(symbols), symbols);
    std::ranges::shuffle(symbols, random);
    EXPECT_EQ(groups(cluster(symbols), symbols), before);
}

TEST(Cluster, ManagesAHundredThousandPoints)
{
    std::mt19937 random{3};
    std::vector<PointSymbol> symbols;
    for (int i = 0; i < 100000; ++i)
        symbols.push_back(at(std::to_string(i), static_cast<double>(random() % 26000) / 100,
                             static_cast<double>(random() % 16000) / 100));
    auto const clusters = cluster(symbols);
    std::size_t members = 0;
    for (auto const& each : clusters) members += each.members.size();
    EXPECT_EQ(members, symbols.size());
    EXPECT_LT(clusters.size(), 1200u) << "as many symbols as the page has room for";
}

TEST(Cluster, TakesHostileSymbols)
{
    double const inf = std::numeric_limits<double>::infinity();
    std::vector<PointSymbol> symbols{at("a", 10, 10), at("nan", std::nan(""), 1), at("far", inf, 1),
                                     at("big", 20, 20)};
    symbols[3].radius = 1e300;
    symbols.push_back({"none", {30, 30}, std::nan(""), 0});
    std::size_t members = 0;
    for (auto const& each : cluster(symbols)) {
        members += each.members.size();
        EXPECT_TRUE(std::isfinite(each.radius));
    }
    EXPECT_EQ(members, 3u) << "what has no position on the page is in no cluster";
    EXPECT_TRUE(cluster({}).empty());
}

}  // namespace
}  // namespace sitmap::map
