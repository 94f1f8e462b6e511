// SPDX-License-Identifier: MIT
#include "write/stated_launches.hpp"

#include "tests/write/samples.hpp"

#include <gmock/gmock.h>

namespace sitmap::write {
namespace {

analysis::FireFinding fire_from(LonLat where, bool inferred)
{
    auto fire = test::fire();
    fire.event.origin = {"Khwaja Ghar", where, 10, inferred};
    return fire;
}

TEST(StatedLaunches, NameTheAreaThatHoldsAStatedOrigin)
{
    auto const launches =
        stated_launches(std::vector{fire_from({70.5, 34.5}, false)}, test::areas());
    ASSERT_EQ(launches.size(), 1u);
    EXPECT_EQ(launches[0].area, 1u);
    EXPECT_EQ(launches[0].place, "Khwaja Ghar");
    EXPECT_EQ(records_from(launches, 1), "S-9");
    EXPECT_EQ(records_from(launches, 0), "");
}

TEST(StatedLaunches, LeaveOutWhatIsInferredAndWhatLiesInNoArea)
{
    std::vector const fires{fire_from({70.5, 34.5}, true), fire_from({75, 34.5}, false)};
    EXPECT_TRUE(stated_launches(fires, test::areas()).empty());
    EXPECT_TRUE(stated_launches({}, test::areas()).empty());
}

}  // namespace
}  // namespace sitmap::write
