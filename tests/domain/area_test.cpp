// SPDX-License-Identifier: MIT
#include "domain/area.hpp"

#include <gtest/gtest.h>

namespace sitmap {

TEST(Area, HoldsPolygonsWithHolesAsPlainValues)
{
    Ring const outer{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
    Ring const hole{{1, 1}, {2, 1}, {2, 2}, {1, 1}};
    Area area{.id = "AF-KAB", .name = "Kabul", .country = "AF", .shape = {{outer, hole}}};
    auto const copy = area;
    area.shape[0][1].clear();
    EXPECT_EQ(copy.shape[0][1], hole) << "a copy shares nothing";
    EXPECT_EQ(copy.shape[0][0].front(), copy.shape[0][0].back());
}

TEST(CountryCode, IsTheIdOfAnAreaWithoutACountry)
{
    EXPECT_EQ(country_code({.id = "AFG", .name = "Afghanistan", .country = "AF", .shape = {}}),
              "AF");
    EXPECT_EQ(country_code({.id = "AFG", .name = "Afghanistan", .country = "", .shape = {}}),
              "AFG");
}

}  // namespace sitmap
