// SPDX-License-Identifier: MIT
// category_looks_test.cpp: which category of a study has which symbol.
#include "map/category_looks.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;

struct CategoryLooks : testing::Test {
    SmallStudy small;
};

TEST_F(CategoryLooks, PutsValuesUnderTheCategoryThatListsThem)
{
    small.study.categories[1].also = {"assault"};
    auto const looks = category_looks(small.material());
    ASSERT_EQ(looks.size(), 3u);
    EXPECT_EQ(look_of(small.study, looks, "assault"), 1u);
    EXPECT_EQ(look_of(small.study, looks, "something else"), 2u);
    EXPECT_EQ(looks.back().name, "Other");
}

TEST_F(CategoryLooks, GathersCategoriesBeyondTheSymbolsOfTheStyle)
{
    small.style.categories.resize(1);
    small.add(incident_at("x", {60.9, 30.9}, "2021")).category = "arson";
    auto const looks = category_looks(small.material());
    ASSERT_EQ(looks.size(), 2u) << "Bomb and Other";
    EXPECT_EQ(look_of(small.study, looks, "bomb"), 0u);
    EXPECT_EQ(look_of(small.study, looks, "raid"), 1u);
    EXPECT_THAT(other_categories(small.material(), looks), ElementsAre("Raid", "arson"));
}

TEST_F(CategoryLooks, ListsThoseBeyondTheStyleWhereNamesTellThemApart)
{
    small.style.categories.resize(1);
    small.add(incident_at("x", {60.9, 30.9}, "2021")).category = "arson";
    auto const looks = category_looks(small.material(), Beyond::one_by_one);
    ASSERT_EQ(looks.size(), 3u) << "Bomb, Raid and Other";
    EXPECT_EQ(look_of(small.study, looks, "raid"), 1u);
    EXPECT_EQ(looks[1].colour, small.style.other_category);
    EXPECT_THAT(other_categories(small.material(), looks), ElementsAre("arson"));
}

}  // namespace
}  // namespace sitmap::map
