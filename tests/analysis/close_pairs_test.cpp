// SPDX-License-Identifier: MIT
#include "analysis/close_pairs.hpp"

#include "analysis/permutation.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

namespace sitmap::analysis {
namespace {

using gis::Plane;
using testing::ElementsAre;

struct Scattered {
    std::vector<Plane> places;
    std::vector<double> days;  // ascending, with ties
};

Scattered scattered(std::size_t n, std::uint64_t seed)
{
    Random random{seed, 0};
    Scattered result;
    for (std::size_t i = 0; i < n; ++i) {
        // Few distinct places, some of them negative.
        result.places.push_back({random.below(12) * 3.0 - 18.0, random.below(9) * 2.0 - 9.0});
        result.days.push_back(random.below(60));
    }
    std::ranges::sort(result.days);
    return result;
}

std::vector<std::uint32_t> identity(std::size_t n)
{
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    return order;
}

std::int64_t by_hand(Scattered const& s, double distance, double apart)
{
    std::int64_t pairs = 0;
    for (std::size_t i = 0; i < s.days.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            auto const d = std::hypot(s.places[i].x - s.places[j].x, s.places[i].y - s.places[j].y);
            pairs += d <= distance && std::abs(s.days[i] - s.days[j]) <= apart ? 1 : 0;
        }
    }
    return pairs;
}

TEST(ClosePairs, EqualsCountingAllPairs)
{
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        auto const s = scattered(80, seed);
        ClosePairs const pairs{s.places, s.days, std::vector{2.0, 5.0, 8.0}};
        for (auto const apart : {0.0, 3.0, 100.0}) {
            EXPECT_THAT(
                pairs.count(identity(80), apart),
                ElementsAre(by_hand(s, 2, apart), by_hand(s, 5, apart), by_hand(s, 8, apart)));
        }
        EXPECT_THAT(pairs.close_in_space(),
                    ElementsAre(by_hand(s, 2, 1e9), by_hand(s, 5, 1e9), by_hand(s, 8, 1e9)));
        EXPECT_EQ(pairs.close_in_time(3), by_hand(s, 1e9, 3));
    }
}

TEST(ClosePairs, MovesThePlacesWithTheOrder)
{
    // Three events on days 0, 1, 9; the first two lie together.
    std::vector<Plane> const places = {{0, 0}, {0, 0}, {50, 0}};
    ClosePairs const pairs{places, std::vector{0.0, 1.0, 9.0}, std::vector{1.0}};
    EXPECT_THAT(pairs.count(std::vector<std::uint32_t>{0, 1, 2}, 1), ElementsAre(1));
    EXPECT_THAT(pairs.count(std::vector<std::uint32_t>{0, 2, 1}, 1), ElementsAre(0));
}

TEST(ClosePairs, OfOnePlaceAndDistanceZero)
{
    std::vector<Plane> const places(4, {7, 7});
    ClosePairs const pairs{places, std::vector{1.0, 2.0, 3.0, 4.0}, std::vector{0.0}};
    EXPECT_THAT(pairs.count(identity(4), 1), ElementsAre(3));
    EXPECT_THAT(pairs.close_in_space(), ElementsAre(6));
}

}  // namespace
}  // namespace sitmap::analysis
