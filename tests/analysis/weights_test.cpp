// SPDX-License-Identifier: MIT
#include "analysis/weights.hpp"

#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

namespace sitmap::analysis {
namespace {

using sitmap::test::expect_error;
using testing::ElementsAre;
using Lists = std::vector<std::vector<std::size_t>>;

TEST(Weights, GivesEachNeighbourWeightOne)
{
    auto const weights = binary_weights(Lists{{2, 1}, {0}, {0}, {}});
    EXPECT_EQ(weights.size(), 4U);
    EXPECT_THAT(weights.neighbours(0), ElementsAre(1, 2));
    EXPECT_THAT(weights.weights(0), ElementsAre(1, 1));
    EXPECT_THAT(weights.neighbours(3), ElementsAre());
    EXPECT_THAT(islands(weights), ElementsAre(3));
}

TEST(Weights, StandardisesRowsAndLeavesIslandsEmpty)
{
    auto const weights = row_standardised(binary_weights(Lists{{1, 2}, {0}, {0}, {}}));
    EXPECT_THAT(weights.weights(0), ElementsAre(0.5, 0.5));
    EXPECT_THAT(weights.weights(1), ElementsAre(1));
    EXPECT_THAT(weights.weights(3), ElementsAre());
}

TEST(Weights, OfNothingIsEmpty)
{
    EXPECT_EQ(binary_weights(Lists{}).size(), 0U);
    EXPECT_TRUE(islands(Weights{}).empty());
}

TEST(Weights, RefusesListsThatAreNoNeighbours)
{
    expect_error(ErrorKind::internal, "cannot weight unit 0: it is listed as its own neighbour",
                 [] { binary_weights(Lists{{0}}); });
    expect_error(ErrorKind::internal, "cannot weight unit 1: a neighbour is listed twice", [] {
        binary_weights(Lists{{1}, {0, 0}});
    });
    expect_error(ErrorKind::internal, "cannot weight unit 0: neighbour 7 of 2 units", [] {
        binary_weights(Lists{{7}, {}});
    });
}

}  // namespace
}  // namespace sitmap::analysis
