// SPDX-License-Identifier: MIT
// material_test.cpp: the same material in another look or with fewer records.
#include "map/material.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using testing::ElementsAre;

TEST(Material, KeepsAllButTheStyle)
{
    test::SmallStudy small;
    auto const material = small.material();
    auto style = small.style;
    style.marker = 9;
    auto const other = with_style(material, style);
    EXPECT_EQ(other.style.marker, 9);
    EXPECT_EQ(&other.study, &material.study);
    EXPECT_EQ(other.shown.data(), material.shown.data());
    EXPECT_EQ(other.period, material.period);
    EXPECT_EQ(other.run_id, material.run_id);
}

TEST(Material, KeepsAllButTheShownRecords)
{
    test::SmallStudy small;
    std::vector<std::size_t> const two{0, 2};
    auto const fewer = with_records(small.material(), two);
    EXPECT_THAT(fewer.shown, ElementsAre(0, 2));
    EXPECT_EQ(fewer.placed.size(), small.placed.size());
}

}  // namespace
}  // namespace sitmap::map
