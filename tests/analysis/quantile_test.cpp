// SPDX-License-Identifier: MIT
#include "analysis/quantile.hpp"

#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

TEST(Quantile, InterpolatesAsTypeSevenOfR)
{
    std::vector<double> const sample = {15, 20, 35, 40, 50};
    EXPECT_DOUBLE_EQ(quantile(sample, 0.4), 29);
    EXPECT_DOUBLE_EQ(quantile(sample, 0), 15);
    EXPECT_DOUBLE_EQ(quantile(sample, 1), 50);
    EXPECT_DOUBLE_EQ(quantile(std::vector<double>{4, 1, 3, 2}, 0.5), 2.5);
    EXPECT_DOUBLE_EQ(quantile(std::vector<double>{7}, 0.95), 7);
    EXPECT_DOUBLE_EQ(quantile({}, 0.95), 0);
}

}  // namespace
}  // namespace sitmap::analysis
