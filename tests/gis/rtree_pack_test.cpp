// SPDX-License-Identifier: MIT
#include "gis/rtree_pack.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <map>
#include <random>
#include <set>

namespace sitmap::gis {
namespace {

constexpr std::size_t node_bytes = 4 + 5 * 24;  // room for five boxes

std::uint64_t big_endian(std::string const& bytes, std::size_t at, std::size_t count)
{
    std::uint64_t value = 0;
    for (auto const c : bytes.substr(at, count)) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

struct Node {
    std::uint64_t depth = 0;
    std::vector<RtreeEntry> entries;
};

Node read(std::string const& bytes)
{
    Node node{big_endian(bytes, 0, 2), {}};
    auto const coordinate = [&](std::size_t at) {
        return std::bit_cast<float>(static_cast<std::uint32_t>(big_endian(bytes, at, 4)));
    };
    for (std::size_t i = 0; i < big_endian(bytes, 2, 2); ++i) {
        auto const at = 4 + i * 24;
        node.entries.push_back(
            {static_cast<std::int64_t>(big_endian(bytes, at, 8)),
             {coordinate(at + 8), coordinate(at + 12), coordinate(at + 16), coordinate(at + 20)}});
    }
    return node;
}

std::vector<RtreeEntry> random_points(std::size_t count)
{
    std::mt19937 random(3);
    std::vector<RtreeEntry> entries;
    for (std::size_t i = 0; i < count; ++i) {
        auto const x = static_cast<float>(random() % 1000);
        auto const y = static_cast<float>(random() % 1000);
        entries.push_back({static_cast<std::int64_t>(i + 1), {x, x, y, y}});
    }
    return entries;
}

TEST(RtreePack, RoundsBoxesOutward)
{
    auto const box = rtree_box(0.1, 0.1, -0.1, -0.1);
    EXPECT_LT(static_cast<double>(box.min_x), 0.1);
    EXPECT_GT(static_cast<double>(box.max_x), 0.1);
    EXPECT_LT(static_cast<double>(box.min_y), -0.1);
    EXPECT_GT(static_cast<double>(box.max_y), -0.1);
    EXPECT_EQ(rtree_box(0.5, 2, -1, 70.25), (RtreeBox{0.5F, 2, -1, 70.25F}));
}

TEST(RtreePack, MakesAnEmptyRootOfNothing)
{
    auto const tables = pack_rtree({}, node_bytes);
    ASSERT_EQ(tables.nodes.size(), 1u);
    EXPECT_EQ(tables.nodes[0].first, 1);
    EXPECT_EQ(tables.nodes[0].second, std::string(node_bytes, '\0'));
    EXPECT_TRUE(tables.leaf_of_row.empty());
}

TEST(RtreePack, KeepsAFullRootAsTheOnlyNode)
{
    auto const tables = pack_rtree(random_points(5), node_bytes);
    EXPECT_EQ(tables.nodes.size(), 1u);
    EXPECT_EQ(tables.leaf_of_row.size(), 5u);
    EXPECT_TRUE(tables.parent_of_node.empty());
    EXPECT_EQ(pack_rtree(random_points(6), node_bytes).nodes.size(), 3u);
}

TEST(RtreePack, HoldsEveryRowOnceInsideItsParents)
{
    auto const points = random_points(777);
    auto const tables = pack_rtree(points, node_bytes);
    std::map<std::int64_t, Node> nodes;
    for (auto const& [number, bytes] : tables.nodes) {
        ASSERT_EQ(bytes.size(), node_bytes);
        nodes[number] = read(bytes);
    }
    std::map<std::int64_t, std::int64_t> const parents(tables.parent_of_node.begin(),
                                                       tables.parent_of_node.end());
    EXPECT_EQ(parents.size() + 1, nodes.size());
    EXPECT_GE(nodes.at(1).depth, 4u);
    std::set<std::int64_t> rows;
    for (auto const& [row, leaf] : tables.leaf_of_row) {
        rows.insert(row);
        auto const box = points[static_cast<std::size_t>(row) - 1].box;
        auto child = row;
        std::uint64_t steps = 0;
        for (auto number = leaf; number != 0;
             number = parents.contains(number) ? parents.at(number) : 0, ++steps) {
            bool found = false;
            for (auto const& entry : nodes.at(number).entries)
                found |= entry.id == child && entry.box.min_x <= box.min_x &&
                         box.max_x <= entry.box.max_x && entry.box.min_y <= box.min_y &&
                         box.max_y <= entry.box.max_y;
            EXPECT_TRUE(found) << "row " << row << " in node " << number;
            child = number;
        }
        EXPECT_EQ(steps, nodes.at(1).depth + 1);
    }
    EXPECT_EQ(rows.size(), 777u);
}

TEST(RtreePack, DoesNotDependOnTheOrderOfTheRows)
{
    auto points = random_points(300);
    auto const tables = pack_rtree(points, node_bytes);
    std::shuffle(points.begin(), points.end(), std::mt19937(9));
    EXPECT_EQ(pack_rtree(points, node_bytes).nodes, tables.nodes);
}

}  // namespace
}  // namespace sitmap::gis
