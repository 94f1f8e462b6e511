// SPDX-License-Identifier: MIT
// words_test.cpp: dates, counts, claims and the words around a map.
#include "map/words.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::HasSubstr;

TEST(Words, WritesDatesAsPeopleDo)
{
    EXPECT_EQ(long_date(when("2022-04-18").first), "18 April 2022");
    EXPECT_EQ(short_date(when("2022-04-08").first), "8 Apr 2022");
    EXPECT_EQ(long_interval(when("2022-04-18")), "18 April 2022");
    EXPECT_EQ(long_interval(when("2022-04")), "April 2022");
    EXPECT_EQ(long_interval(when("2022")), "2022");
    EXPECT_EQ(long_interval(when("2022-04-03/2022-05-05")), "3 April 2022 \xE2\x80\x93 5 May 2022");
    EXPECT_EQ(long_interval(when("2022-04/2022-06")), "April \xE2\x80\x93 June 2022");
    EXPECT_EQ(long_interval(when("2021-04/2022-06")), "April 2021 \xE2\x80\x93 June 2022");
}

TEST(Words, WritesCounts)
{
    EXPECT_EQ(number_word(0), "no");
    EXPECT_EQ(number_word(12), "twelve");
    EXPECT_EQ(number_word(13), "13");
    EXPECT_EQ(number_word(-1), "-1");
    EXPECT_EQ(counted(1, "record"), "1 record");
    EXPECT_EQ(counted(0, "record"), "0 records");
    EXPECT_EQ(counted(2, "country", "countries"), "2 countries");
}

TEST(Words, SaysWhoClaimsAndWhoDeniesOnceEach)
{
    SmallStudy small;
    small.claims = {{"r1", "X", Stance::claims, "", ""},
                    {"r1", "Y", Stance::denies, "", ""},
                    {"r1", "Z", Stance::denies, "", ""},
                    {"r1", "Y", Stance::denies, "", ""},
                    {"r2", "W", Stance::claims, "", ""}};
    auto const material = small.material();
    EXPECT_EQ(stance_words(material, "r1"), "claimed by X \xC2\xB7 denied by Y and Z");
    EXPECT_EQ(stance_words(material, "r2"), "claimed by W");
    EXPECT_EQ(stance_words(material, "r3"), "");
}

TEST(Words, NamesRoundsAndCalibre)
{
    FireEvent event;
    EXPECT_EQ(calibre_words(event, "rocket artillery"), "rockets, calibre not stated");
    event.rounds = 1;
    EXPECT_EQ(calibre_words(event, "Rockets"), "one rocket, calibre not stated");
    EXPECT_EQ(rounds_words(event, ""), "one round");
    event.rounds = 10;
    event.calibre_mm = 107;
    EXPECT_EQ(rounds_words(event, "rocket"), "ten 107 mm rockets");
    EXPECT_EQ(calibre_words(event, "heavy mortar"), "ten 107 mm mortar rounds");
}

TEST(Words, MakesATitleForAStudyWithout)
{
    SmallStudy small;
    auto const material = small.material();
    EXPECT_EQ(default_title(material), "4 incidents");
    EXPECT_THAT(default_subtitle(material), HasSubstr("3 of 3 areas have a record"));
    EXPECT_EQ(as_of_words(material), "as of 31 Dec 2022");
    small.study.as_of = "1 Jan 2023";
    EXPECT_EQ(as_of_words(material), "as of 1 Jan 2023");
}

TEST(Words, CountsAreasWithARecordAsTheirShadeDoes)
{
    SmallStudy small;
    small.placed.resize(1);
    auto presence = incident_at("presence", {61.5, 30.5}, "2020");
    presence.scope = "context";
    small.add(presence);
    auto material = small.material();
    std::vector<std::size_t> const attacks{0};
    auto const sheet = with_records(material, attacks);  // the arrivals are those of both
    EXPECT_THAT(default_subtitle(sheet), HasSubstr("2 of 3 areas have a record"));
    EXPECT_EQ(shading_for(sheet).without, 1u);
    small.study.shade = study::Shade::count;
    EXPECT_THAT(default_subtitle(sheet), HasSubstr("1 of 3 areas has a record"));
}

TEST(Words, GivesBothFiguresOfAPublishedTotal)
{
    SmallStudy small;
    auto const words = [&](auto const& of) { return total_words(small.material(), of); };
    auto total = published(30, "2021");
    total.qualifier = "approximately";
    EXPECT_EQ(words(total), "approximately 30 attacks (somebody)");
    total.high = 40;
    EXPECT_EQ(words(total),
              "approximately 30\xE2\x80\x93"
              "40 attacks (somebody)");
    total.high = 30;
    total.qualifier = "exact";
    EXPECT_EQ(words(total), "30 attacks (somebody)");
    total.low.reset();
    total.qualifier.clear();
    EXPECT_EQ(words(total), "at most 30 attacks (somebody)");
    EXPECT_TRUE(has_figure(total));
    total.high.reset();
    EXPECT_FALSE(has_figure(total));
}

TEST(Words, NamesTheAreaOfAPublishedTotalUnlessItIsHome)
{
    SmallStudy small;
    small.names = {{"XA", "Homeland", {}, "", {"The Home Land"}}};
    auto total = published(30, "2021");
    auto const words = [&](std::string area) {
        total.area = std::move(area);
        return total_words(small.material(), total);
    };
    for (auto const* home : {"", "XA", "land xa", "Homeland", "The Home Land"})
        EXPECT_EQ(words(home), "30 attacks (somebody)") << home;
    EXPECT_EQ(words("A2"), "30 attacks, Land A2 (somebody)");
    EXPECT_EQ(words("toward Termez"), "30 attacks, toward Termez (somebody)");
    EXPECT_EQ(words("Land XA and Land XB"), "30 attacks, Land XA and Land XB (somebody)");
    small.study.areas.home = {"XA", "XB"};
    for (auto const* home : {"Land XA and Land XB", "XB; XA"})
        EXPECT_EQ(words(home), "30 attacks (somebody)") << home;
    EXPECT_EQ(words("XA"), "30 attacks, Land XA (somebody)") << "one of two";
}

TEST(Words, NamesSourcesBoundariesAndProjectionInTheFooter)
{
    SmallStudy small;
    small.study.sources = "somebody.";
    small.study.areas.file = "areas.gpkg";
    auto const words = footer_words(
        small.material(), "+proj=aea +lat_1=31.2 +lat_2=36.91 +lon_0=61", {true, true, true});
    EXPECT_EQ(words.sources, "Sources: somebody. ");
    EXPECT_EQ(words.layers,
              "Boundaries as given; not an opinion on their status. "
              "Albers equal-area 31.2\xC2\xB0/36.9\xC2\xB0. ");
    small.study.boundary_note = "Borders: X";
    small.study.places_note = "Towns: Y.";
    small.study.rivers_note = "Rivers: Z";
    auto const of = [&](DrawnLayers const& drawn) {
        return footer_words(small.material(), "", drawn).layers;
    };
    EXPECT_EQ(of({true, true, true}), "Borders: X. Towns: Y. Rivers: Z. ");
    EXPECT_EQ(of({.areas = true}), "Borders: X. ");
    EXPECT_EQ(of({}), "") << "a chart";
    EXPECT_EQ(projection_words("EPSG:3857"), "Projection: EPSG:3857");
}

/// What the legend leaves out stands in the note, to which it does not point: a full panel cuts it.
TEST(Words, NamesOtherCategoriesInTheLegendOrInTheNote)
{
    std::string const attack = "Attack on the infrastructure of the oil industry";
    std::vector<std::string> const two{attack, "Recruitment of children"};
    EXPECT_EQ(other_words(two), "Other, 2 categories: " + attack + " and others");
    EXPECT_EQ(words_on_others(two), " Other: " + attack + ", Recruitment of children.");
    EXPECT_EQ(other_words({}), "Other");
    EXPECT_EQ(words_on_others({}), "");
    EXPECT_EQ(other_words({"arson", "theft"}), "Other: arson, theft");
    EXPECT_EQ(words_on_others({"arson", "theft"}), "");
    EXPECT_EQ(words_on_others({"arson", "theft"}, false), " Other: arson, theft.");
    std::vector<std::string> const many{"arson", "blast", "fraud", "siege", "theft"};
    EXPECT_EQ(other_words(many), "Other: arson, blast, fraud, siege, theft");
    EXPECT_EQ(words_on_others(many), "");
    EXPECT_EQ(other_words({std::string(200, 'x')}), "Other, 1 category");
}

TEST(Words, TakesControlCharactersOutOfForeignWords)
{
    SmallStudy small;
    small.claims = {{"r1", "X\x1b[31m\nY", Stance::claims, "", ""}};
    auto const words = stance_words(small.material(), "r1");
    EXPECT_EQ(words.find('\x1b'), std::string::npos);
    EXPECT_EQ(words.find('\n'), std::string::npos);
}

}  // namespace
}  // namespace sitmap::map
