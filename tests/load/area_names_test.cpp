// SPDX-License-Identifier: MIT
#include "load/area_names.hpp"

#include <gtest/gtest.h>

using namespace sitmap::load;

TEST(AreaNames, AreComparedWithoutKindCaseAndPunctuation)
{
    EXPECT_EQ(plain_name("Nangarhar province"), "nangarhar");
    EXPECT_EQ(plain_name("Wilayat-e Balkh"), "balkh");
    EXPECT_EQ(plain_name("Sar-e Pul"), plain_name("sare-pul"));
    EXPECT_EQ(plain_name("Province"), "province");
    for (auto const* name :
         {"Kharkiv Oblast", "kharkiv raion", "Kharkiv State", "Kharkiv Governorate",
          "Provincia Kharkiv", "Kharkiv область", "ولایت kharkiv"})
        EXPECT_EQ(plain_name(name), "kharkiv") << name;
}

TEST(AreaNames, AreComparedWithoutCaseBeyondAscii)
{
    for (auto const* name : {"ХАРЬКОВСКАЯ ОБЛАСТЬ", "Харьковская Область", "харьковская область"})
        EXPECT_EQ(plain_name(name), "харьковская") << name;
    EXPECT_EQ(plain_name("ҚЫЗЫЛОРДА ӨҢІРІ ЁЇҐӁ"), "қызылордаөңіріёїґӂ");
    EXPECT_EQ(plain_name("Département de l'ÎLE ŽĎÁR ŸŻ İstanbul ΑΤΤΙΚΉ ΌΏΆ"),
              "delîležďárÿżistanbulαττικήόώά");
    EXPECT_EQ(plain_name("ЯR\xD0"), "Яr\xD0") << "no UTF-8";
}

TEST(AreaNames, AreComparedWithoutMarksThatNobodySees)
{
    for (auto const* name : {"کابل\u200F", "\u202Bکابل\u202C", "کا\u00ADبل \u200E", "\uFEFF کابل"})
        EXPECT_EQ(plain_name(name), "کابل") << name;
    std::vector<sitmap::AreaNames> names(1);
    names[0].id = "A-1";
    names[0].name = "Northern Highlands\u200E";
    AreaNameIndex const index{names};
    EXPECT_EQ(index.find("Northern Highlands"), "A-1");
    EXPECT_EQ(index.find("\u200FNorthern \u200BHighlands"), "A-1");
    EXPECT_EQ(index.find("A-1\u200E"), "A-1");
    EXPECT_NE(plain_name("می\u200Cدان"), plain_name("میدان")) << "a joiner is part of the name";
}

TEST(AreaNames, LeadToTheAreaThatBearsTheWholeName)
{
    std::vector<sitmap::AreaNames> names(2);
    names[0].id = "UZ-TK";
    names[0].name = "Tashkent";
    names[1].id = "UZ-TO";
    names[1].name = "Tashkent Region";
    names[1].variants = {"Ташкентская область"};
    AreaNameIndex const index{names};
    EXPECT_EQ(index.find("tashkent"), "UZ-TK");
    EXPECT_EQ(index.find("TASHKENT REGION "), "UZ-TO");
    EXPECT_EQ(index.find("Ташкентская Область"), "UZ-TO");
    EXPECT_FALSE(index.find("Tashkent province"));
    EXPECT_TRUE(index.is_ambiguous("Tashkent province"));
    EXPECT_FALSE(index.is_ambiguous("Tashkent"));
    EXPECT_FALSE(index.is_ambiguous("Samarkand"));
}

TEST(AreaNames, LeadToIdsInAnyLanguage)
{
    std::vector<sitmap::AreaNames> names(1);
    names[0].id = "A-1";
    names[0].name = "North";
    names[0].other_names = {{"de", "Nord"}, {"uk", ""}};
    names[0].local_name = "Septentrio";
    AreaNameIndex const index{names};
    EXPECT_EQ(index.find("Nord"), "A-1");
    EXPECT_EQ(index.find("Septentrio"), "A-1");
    EXPECT_FALSE(index.find(""));
}

TEST(AreaNames, LeadToIdsUnlessSeveralAreasBearThem)
{
    std::vector<sitmap::AreaNames> names(2);
    names[0].id = "A-1";
    names[0].name = "North";
    names[0].variants = {"Upper", "Both"};
    names[1].id = "A-2";
    names[1].name = "South";
    names[1].variants = {"Both"};
    AreaNameIndex const index{names};
    EXPECT_EQ(index.find("north region"), "A-1");
    EXPECT_EQ(index.find("UPPER"), "A-1");
    EXPECT_EQ(index.find("A-2"), "A-2");
    EXPECT_FALSE(index.find("Both"));
    EXPECT_FALSE(index.find("East"));
}
