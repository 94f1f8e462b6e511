// SPDX-License-Identifier: MIT
// preflight_test.cpp: what is not as it should be on a sheet, in words.
#include "map/preflight.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Preflight : testing::Test {
    SmallStudy small;
    study::Sheet sheet;

    Preflight() { sheet.key = "map"; }

    std::vector<std::string> remarks(std::vector<std::string> const& without_room = {},
                                     std::string const& page = "a4")
    {
        auto const material = small.material();
        auto plan = plan_map_sheet(material, sheet, page_from(page));
        std::vector<std::string> texts;
        for (auto const& remark : preflight(plan, material, without_room)) {
            EXPECT_EQ(remark.sheet, "map");
            texts.push_back(remark.text);
        }
        return texts;
    }
};

TEST_F(Preflight, HasNothingToSayOfAGoodSheet)
{
    EXPECT_THAT(remarks(), IsEmpty());
}

TEST_F(Preflight, NamesBlocksWithoutRoom)
{
    EXPECT_THAT(remarks({"note"}), ElementsAre("no room in the panel for 'note'"));
}

TEST_F(Preflight, NamesTextThatCannotBeRead)
{
    small.style.footer.size = 3;
    small.style.body.colour = {0xee, 0xee, 0xee};
    auto const texts = remarks();
    EXPECT_THAT(texts, Contains("text 'footer' is small: 3.0 pt"));
    EXPECT_THAT(texts, Contains(HasSubstr("text 'body' has a contrast of 1.2:1")));
}

TEST_F(Preflight, SaysWhenTooManyRecordsCannotShow)
{
    small.placed[1].incident.place_precision = PlacePrecision::country;
    EXPECT_THAT(remarks(), ElementsAre("2 of 4 records are not drawn"));
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
            {"Town " + std::to_string(i), {}, "XA", "A1", {60.5 + 0.0001 * i, 30.7}, 1, ""});
    EXPECT_THAT(remarks(), Contains(HasSubstr("labels not drawn: ")));
}

}  // namespace
}  // namespace sitmap::map
