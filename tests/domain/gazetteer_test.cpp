// SPDX-License-Identifier: MIT
#include "domain/gazetteer.hpp"

#include <gmock/gmock.h>

namespace sitmap {

using testing::ElementsAre;

TEST(Place, IsOfTheLowestRankUnlessSaid)
{
    EXPECT_EQ(Place{}.rank, 3);
    EXPECT_EQ(Place{}.where, (LonLat{0, 0}));
}

TEST(LanguageCode, HasTwoOrThreeSmallLetters)
{
    for (auto const* code : {"fa", "ps", "prs", "zh-hant", "sr_latn", "es-419"})
        EXPECT_TRUE(is_language_code(code)) << code;
    for (auto const* other :
         {"", "f", "name", "FA", "f1", "fa-", "fa+ps", "zh-hant-very-long-tail"})
        EXPECT_FALSE(is_language_code(other)) << other;
}

TEST(NameLanguages, AreThePlainNameACodeOrBoth)
{
    EXPECT_EQ(parse_name_languages("en"), NameLanguages{});
    EXPECT_EQ(parse_name_languages("uk"), (NameLanguages{false, "uk"}));
    EXPECT_EQ(parse_name_languages("en+uk"), (NameLanguages{true, "uk"}));
    for (auto const* wrong : {"", "uk+en", "en+", "en+en", "German", "en+uk+fa"})
        EXPECT_FALSE(parse_name_languages(wrong)) << wrong;
}

TEST(NamesIn, GivesThePlainNameWhereTheOtherIsNotKnown)
{
    NamesByLanguage const others{{"de", "Eins"}, {"fr", ""}};
    EXPECT_THAT(names_in({true, ""}, "One", others), ElementsAre("One"));
    EXPECT_THAT(names_in({false, "de"}, "One", others), ElementsAre("Eins"));
    EXPECT_THAT(names_in({true, "de"}, "One", others), ElementsAre("One", "Eins"));
    EXPECT_THAT(names_in({true, "fr"}, "One", others), ElementsAre("One"));
    EXPECT_THAT(names_in({false, "uk"}, "One", others), ElementsAre("One"));
}

TEST(NamesIn, TakesTheEnglishNameForThePlainOne)
{
    NamesByLanguage const others{{"en", "Moscow"}, {"ru", "Moskva"}};
    EXPECT_THAT(names_in({true, ""}, "Moskva", others), ElementsAre("Moscow"));
    EXPECT_THAT(names_in({true, "ru"}, "Moskva", others), ElementsAre("Moscow", "Moskva"));
}

}  // namespace sitmap
