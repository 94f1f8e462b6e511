// SPDX-License-Identifier: MIT
#include "analysis/vertex_index.hpp"

#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

TEST(VertexIndex, GivesEqualPositionsOneNumber)
{
    VertexIndex index{0};
    EXPECT_EQ(index.number({67, 37}), 0u);
    EXPECT_EQ(index.number({67, 37.0000000001}), 1u);
    EXPECT_EQ(index.number({67, 37}), 0u);
    EXPECT_EQ(index.size(), 2u);
}

TEST(VertexIndex, SnapsAcrossCellsAndAcrossTheAntimeridian)
{
    VertexIndex index{1e-4};
    EXPECT_EQ(index.number({67.00009999, 37}), 0u);
    EXPECT_EQ(index.number({67.00010001, 37}), 0u);
    EXPECT_EQ(index.number({67.0003, 37}), 1u);
    EXPECT_EQ(index.number({180, 10}), index.number({-180, 10}));
    EXPECT_EQ(index.where(0).lon, 67.00009999);
}

}  // namespace
}  // namespace sitmap::analysis
