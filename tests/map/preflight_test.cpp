// SPDX-License-Identifier: MIT
// preflight_test.cpp: what is not as it should be on a sheet, in words.
#include "map/preflight.hpp"

#include "map/compose.hpp"
#include "map/drawn_text.hpp"
#include "map/shading.hpp"
#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Preflight : testing::Test {
    SmallStudy small;
    study::Sheet sheet;

    Preflight()
    {
        sheet.key = "map";
        sheet.kind = "overview";
    }

    std::vector<std::string> remarks(std::string const& page = "a4")
    {
        std::vector<std::string> texts;
        for (auto const& remark : compose(small.material(), sheet, page_from(page)).remarks) {
            EXPECT_EQ(remark.sheet, "map");
            texts.push_back(remark.text);
        }
        return texts;
    }

    MapSheet planned() { return plan_map_sheet(small.material(), sheet, page_from("a4")); }
};

std::vector<std::string> texts_of(std::vector<Remark> const& remarks)
{
    std::vector<std::string> texts;
    for (auto const& remark : remarks) texts.push_back(remark.text);
    return texts;
}

TEST_F(Preflight, HasNothingToSayOfAGoodSheet)
{
    EXPECT_THAT(remarks(), IsEmpty());
}

TEST_F(Preflight, NamesBlocksWithoutRoom)
{
    Sheet drawn;
    add_left_out(drawn, "map", {"note"});
    EXPECT_THAT(drawn.remarks, ElementsAre(Remark{"map", "no room in the panel for 'note'"}));
}

TEST_F(Preflight, NamesWhatIsHiddenOnAMap)
{
    Sheet drawn;
    add_hidden(drawn, "map", {});
    EXPECT_THAT(drawn.remarks, IsEmpty());
    add_hidden(drawn, "map", {{"a"}, {"1", "2", "3", "4", "5", "6", "7"}, {"g"}, {"f", "h"}});
    EXPECT_THAT(drawn.remarks,
                ElementsAre(Remark{"map", "symbols lie under others: 1, 2, 3, 4, 5 and 2 more"},
                            Remark{"map",
                                   "symbols lie over the numbers of groups, by the first record of "
                                   "each: g"},
                            Remark{"map", "reported fire lies under symbols: f, h"},
                            Remark{"map", "the edge of a map cuts symbols: a"}));
}

TEST_F(Preflight, FindsStarsOfFireOnOneTownOnEverySmallMap)
{
    for (auto const* id : {"r1", "r2"}) {
        small.add_fire(id);
        small.placed.at(id[1] - '1').incident.when = when("2021-03-05");
    }
    small.placed[1].incident.category = small.placed[0].incident.category;
    sheet.frame = {57, 28, 66, 34};
    for (auto const* kind : {"months", "categories"}) {
        sheet.kind = kind;
        EXPECT_THAT(remarks(), Contains("symbols lie under others: r1")) << kind;
    }
    sheet.kind = "overview";
    EXPECT_THAT(remarks(), Not(Contains(HasSubstr("lie under"))));
}

TEST_F(Preflight, NamesASeamThatRunsThroughTheFrame)
{
    auto const seams = [&] {
        auto const texts = remarks();
        return std::ranges::count_if(texts, [](std::string const& text) {
            return text.starts_with("the seam of this projection, at longitude 180, ") &&
                   text.find("+lon_0=-179") != std::string::npos;
        });
    };
    sheet.frame = {176, -20, -174, -15};
    EXPECT_EQ(seams(), 0);
    for (auto const* kind : {"overview", "months", "categories"}) {
        sheet.kind = kind;
        small.study.projection = "EPSG:3857";
        EXPECT_EQ(seams(), 1) << kind;
        small.study.projection = "EPSG:3832";
        EXPECT_EQ(seams(), 0) << kind;
    }
    sheet.kind = "overview";
    small.study.projection = "EPSG:3857";
    sheet.frame = {-180, -60, 180, 75};
    EXPECT_EQ(seams(), 0) << "it must be somewhere";
}

TEST_F(Preflight, NamesTextThatCannotBeReadOnEverySheet)
{
    small.style.footer.size = 3;
    small.style.body.colour = {0xee, 0xee, 0xee};
    for (auto const* kind : {"overview", "months", "categories", "timeline"}) {
        sheet.kind = kind;
        auto const texts = remarks();
        EXPECT_THAT(texts, Contains(HasSubstr("text is small, 3.0 pt where 5.0 can be read")))
            << kind;
        EXPECT_THAT(texts, Contains(HasSubstr("text 'body' has a contrast of 1.2:1"))) << kind;
    }
}

TEST_F(Preflight, MeasuresNamesAgainstTheGroundThatIsDrawn)
{
    small.style.area_label.colour = {0x55, 0x55, 0x55};
    small.style.place_label.colour = {0x55, 0x55, 0x55};
    small.style.no_data = {0x66, 0x66, 0x66};
    for (auto const* name : {"area_label", "place_label"})
        EXPECT_THAT(remarks(), Contains(HasSubstr("text '" + std::string(name) +
                                                  "' has a contrast of 1.3:1")));
}

TEST_F(Preflight, AsksOfAScreenThatWordsAreElevenPixelsHigh)
{
    small.style.note.size = 5.2;
    EXPECT_THAT(remarks(), IsEmpty());
    EXPECT_THAT(remarks("slide"), IsEmpty());  // the words are made larger there
    auto const drawn = compose(small.material(), sheet, page_from("slide"));
    for (auto const& text : drawn_texts(drawn.scene, small.measure))
        EXPECT_GE(text.run->font.size, 5.49) << text.run->text;
}

TEST_F(Preflight, NamesTextOverTextAndTextThatIsCutOff)
{
    auto const material = small.material();
    auto drawn = compose(material, sheet, page_from("a4"));
    TextRun over;
    over.text = "as of today, and for long";
    over.at = {290, 60};
    over.font.size = 8;
    drawn.scene.root.children.emplace_back(over);
    over.text = "over it";
    drawn.scene.root.children.emplace_back(over);
    EXPECT_THAT(texts_of(preflight(drawn, material, sheet)),
                ElementsAre("text is cut off: 'as of today, and for long' and 1 more",
                            "text lies over text: 'over it' over 'as of today, and for long'"));
}

TEST_F(Preflight, NamesFurnitureOverDataAndFurniture)
{
    auto plan = planned();
    ASSERT_FALSE(plan.plan.clusters.empty());
    plan.furniture = {{"inset", {0, 0, 20, 20}, 0.05}, {"scale bar", {15, 15, 10, 10}, 0.4}};
    plan.plan.clusters.resize(1);
    plan.plan.clusters[0].at = {5, 5};
    EXPECT_THAT(texts_of(preflight_of_map(plan, small.style)),
                ElementsAre("the scale bar lies over the inset", "the inset lies over 1 symbol",
                            "the scale bar lies over shaded areas"));
}

TEST_F(Preflight, NamesALeaderOfACardOverASymbol)
{
    auto plan = planned();
    plan.plan.clusters.resize(1);
    auto const at = plan.plan.clusters[0].positions.at(0);
    PlacedCard card;
    card.card.heading = "18 Apr";
    card.leader = Segment{{at.x - 20, at.y}, {at.x + 20, at.y}};
    plan.cards = {card};
    EXPECT_THAT(texts_of(preflight_of_map(plan, small.style)),
                Contains("the leader of the card '18 Apr' runs over 1 symbol"));
    plan.cards[0].leader = Segment{{at.x - 20, at.y - 9}, {at.x + 20, at.y - 9}};
    EXPECT_THAT(texts_of(preflight_of_map(plan, small.style)),
                Not(Contains(HasSubstr("runs over"))));
}

TEST_F(Preflight, NamesAClassOfTheColourOfACategory)
{
    small.count_nine_and_two();
    for (auto& placed : small.placed) placed.incident.category = "raid";
    EXPECT_THAT(remarks(), IsEmpty());
    auto const drawn = shading_for(small.material()).classes.back();
    small.style.categories[0].colour = drawn.colour;
    EXPECT_THAT(remarks(), IsEmpty()) << "no bomb is drawn";
    small.style.categories[1].colour = drawn.colour;
    EXPECT_THAT(remarks(), ElementsAre("class '" + drawn.label +
                                       "' has nearly the colour of the symbols of 'Raid'"));
    small.style.sequence = {{0x33, 0x33, 0x33}, {0xaa, 0xaa, 0xaa}};
    small.style.categories[1].colour = {0x33, 0x33, 0x33};
    EXPECT_THAT(remarks(), IsEmpty()) << "a look without hues tells by shape and casing";
}

TEST_F(Preflight, NamesAShadeThatTellsNothing)
{
    small.count_nine_and_two();
    small.study.shade_options.classes = 1;
    for (auto const* kind : {"overview", "months", "categories"}) {
        sheet.kind = kind;
        EXPECT_THAT(remarks(), Contains(HasSubstr("all areas with a record are in one class")))
            << kind;
    }
}

TEST_F(Preflight, NamesGivenClassesWithoutAMember)
{
    small.count_nine_and_two();
    small.study.shade_options.method = "given";
    small.study.shade_options.breaks = {5, 40};
    EXPECT_THAT(remarks(), Contains("class '40 and more' has no member"));
}

TEST_F(Preflight, MeasuresHowMuchOfTheFurnitureLiesOnAShade)
{
    small.study.shade = study::Shade::count;
    sheet.frame = {60.3, 30.4, 60.6, 30.6};  // inside A1: no place beside it
    auto const plan = planned();
    ASSERT_FALSE(plan.furniture.empty());
    bool const is_shaded = plan.shading.class_of[0].has_value();
    for (auto const& piece : plan.furniture)
        EXPECT_NEAR(piece.shaded, is_shaded ? 1 : 0, 1e-9) << piece.name;
    EXPECT_TRUE(is_shaded);
}

TEST_F(Preflight, SaysWhenTooManyRecordsCannotShow)
{
    small.placed[1].incident.place_precision = PlacePrecision::country;
    EXPECT_THAT(remarks(), ElementsAre(HasSubstr("2 of 4 records are not drawn: ")));
}

TEST_F(Preflight, LeavesAFrameThatTheStudyStates)
{
    sheet.kind = "closeup";
    sheet.frame = {60.05, 30.05, 60.95, 30.95};
    for (auto const& text : remarks()) EXPECT_THAT(text, Not(HasSubstr("not drawn: outside")));
    auto const drawn = compose(small.material(), sheet, page_from("a4"));
    EXPECT_GE(drawn.omitted.size(), 2u);
}

TEST_F(Preflight, NamesWhatStandsInOneOfTwoLanguages)
{
    small.study.language = "en+fa";
    small.names = {{"A1", "One", {{"fa", "\xDB\x8C\xDA\xA9"}}, "", {}},
                   {"A2", "Two", {{"fa", "\xD8\xAF\xD9\x88"}}, "", {}}};
    EXPECT_THAT(remarks(), IsEmpty());
    small.areas[1] = rectangle_area("A2", "XA", {61, 30}, {62, 30.04});
    EXPECT_THAT(remarks(), Contains("1 name in the first language only: area:A2"));
}

TEST_F(Preflight, NamesLabelsThatFoundNoPlace)
{
    for (int i = 0; i < 25; ++i)
        small.places.push_back(
            {"Town " + std::to_string(i), {}, "XA", "A1", {60.5 + 0.0001 * i, 30.7}, 1});
    EXPECT_THAT(remarks(), Contains(HasSubstr("labels not drawn: ")));
}

TEST_F(Preflight, NamesWordsThatWereShortened)
{
    for (int i = 0; i < 400; ++i) sheet.title += "endless ";
    EXPECT_THAT(remarks(), Contains(HasSubstr("text is shortened: 'endless")));
}

TEST_F(Preflight, NamesCategoriesWithoutASymbol)
{
    small.style.categories.resize(1);
    small.add(incident_at("x", {60.9, 30.9}, "2021")).category = "arson";
    EXPECT_THAT(remarks(), Contains("the style has 1 symbols for 2 categories; drawn as 'Other': "
                                    "Raid, arson"));
}

TEST_F(Preflight, NamesADivergingRampForCountsAndClassesThatLookLikeNone)
{
    small.count_nine_and_two();
    EXPECT_THAT(remarks(), Not(Contains(HasSubstr("looks like"))));
    small.study.shade_options.ramp = "RdBu";
    EXPECT_THAT(remarks(), Contains(HasSubstr("the ramp 'RdBu' is diverging")));
    small.study.shade_options.ramp = "";
    small.style.sequence.back() = small.style.no_data;
    EXPECT_THAT(remarks(), Contains(HasSubstr("looks like an area without a record")));
}

}  // namespace
}  // namespace sitmap::map
