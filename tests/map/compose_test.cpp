// SPDX-License-Identifier: MIT
// compose_test.cpp: every kind of sheet, unknown kinds, and studies at the edge of sense.
#include "map/compose.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using sitmap::test::expect_error;
using testing::ElementsAre;

study::Sheet of_kind(std::string kind)
{
    study::Sheet sheet;
    sheet.key = "map";
    sheet.kind = std::move(kind);
    return sheet;
}

/// Every kind of sheet of the study has something on it and no place that is no number.
void expect_all_sheets(SmallStudy& small)
{
    for (auto const& kind : sheet_kinds()) {
        auto const sheet = compose(small.material(), of_kind(kind), page_from("a4"));
        EXPECT_FALSE(sheet.scene.root.children.empty()) << kind;
        EXPECT_EQ(dump(sheet.scene).find("nan"), std::string::npos) << kind;
    }
}

TEST(Compose, KnowsItsKinds)
{
    EXPECT_THAT(sheet_kinds(),
                ElementsAre("overview", "closeup", "fire", "months", "categories", "timeline"));
    SmallStudy small;
    small.add_fire("r2");
    expect_all_sheets(small);
}

TEST(Compose, RefusesAnUnknownKindAndNamesTheKnownOnes)
{
    SmallStudy small;
    auto const work = [&] { compose(small.material(), of_kind("heat\x1b"), page_from("a4")); };
    expect_error(ErrorKind::input, "cannot compose sheet 'map': unknown kind 'heat", work);
    expect_error(ErrorKind::input, "use one of overview, closeup", work);
}

TEST(Compose, DrawsAStudyWithoutAnyRecord)
{
    SmallStudy small;
    small.placed.clear();
    expect_all_sheets(small);
}

TEST(Compose, DrawsAStudyOfOneRecordWithoutAreas)
{
    SmallStudy small;
    small.placed.resize(1);
    small.placed[0].area.reset();
    small.areas.clear();
    small.countries.clear();
    expect_all_sheets(small);
}

TEST(Compose, DrawsHundredsOfRecordsAtOnePlace)
{
    SmallStudy small;
    for (int i = 0; i < 500; ++i)
        small.add(incident_at("x" + std::to_string(i), {61.5, 30.5}, "2021"));
    expect_all_sheets(small);
}

TEST(Compose, DrawsThreeHundredCategories)
{
    SmallStudy small;
    for (int i = 0; i < 300; ++i) {
        auto const key = "category" + std::to_string(i);
        small.study.categories.push_back({key, key, {}});
        small.add(incident_at(key, {60.1 + 0.009 * i, 30.5}, "2021")).category = key;
    }
    for (auto const* kind : {"overview", "timeline"})
        EXPECT_NO_THROW(compose(small.material(), of_kind(kind), page_from("a4"))) << kind;
}

TEST(Compose, DrawsTitlesWithoutEndAndHostileNames)
{
    SmallStudy small;
    std::string const hostile = "<script>&\"'\x1b[31m\r\n\t%n${HOME}";
    small.study.title = std::string(5000, 'x');
    small.study.subtitle = hostile;
    small.areas[0].name = hostile;
    small.study.categories[0].name = hostile;
    small.placed[0].incident.id = hostile;
    small.placed[0].incident.summary = std::string(5000, 'y');
    small.places = {{hostile, {}, "XA", "A1", {60.3, 30.5}, 1}};
    expect_all_sheets(small);
}

TEST(FilmOf, DrawsBackgroundAndForegroundOfTheSamePlan)
{
    SmallStudy small;
    auto const material = small.material();
    auto const film = film_of(material, of_kind("overview"), page_from("a4"));
    Moment early, late;
    early.month = month_of(when("2021-05").first);
    late.month = early.month.next();
    EXPECT_EQ(film.state(&early), film.state(&late));
    EXPECT_EQ(dump(film.background(&early)), dump(film.background(&late)));
    EXPECT_NE(dump(film.foreground(&early)), dump(film.foreground(&late))) << "the month in words";
    EXPECT_NE(film.state(&early), film.state(nullptr));
}

TEST(FilmOf, RefusesACharacterWithoutAGlyphAsASheetDoes)
{
    SmallStudy small;
    small.study.categories[0].name = "Bo\xE2\x98\x83mb";
    small.measure.without_glyph = "\xE2\x98\x83";
    auto const material = small.material();
    auto const sheet = of_kind("overview");
    expect_error(ErrorKind::input, "no font covers",
                 [&] { compose(material, sheet, page_from("a4")); });
    expect_error(ErrorKind::input, "no font covers",
                 [&] { film_of(material, sheet, page_from("a4")); });
}

TEST(FilmOf, SaysWhatItCountsButCannotDraw)
{
    SmallStudy small;
    auto const material = small.material();
    auto const film = film_of(material, of_kind("overview"), page_from("a4"));
    Moment moment;
    moment.month = month_of(when("2022-06").first);
    moment.possible = 2;
    moment.total = 2;
    EXPECT_THAT(texts_of(film.foreground(&moment).root),
                testing::Contains("0 dated to it, 2 possible, 1 of them not drawn; 2 so far"));
}

TEST(FilmOf, NamesClassesOfCountsByTheirBoundsInEveryPicture)
{
    SmallStudy small;
    small.count_nine_and_two();
    auto const material = small.material();
    auto const film = film_of(material, of_kind("overview"), page_from("a4"));
    Moment moment;
    moment.month = month_of(when("2021-02").first);
    for (Moment const* at :
         {static_cast<Moment const*>(&moment), static_cast<Moment const*>(nullptr)})
        EXPECT_THAT(texts_of(film.foreground(at).root), testing::IsSupersetOf({"1\xE2\x80\x93"
                                                                               "8",
                                                                               "9"}));
}

}  // namespace
}  // namespace sitmap::map
