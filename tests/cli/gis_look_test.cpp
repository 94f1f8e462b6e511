// SPDX-License-Identifier: MIT
// gis_look_test.cpp: a GIS shows the classes of the sheets.
#include "cli/gis_look.hpp"

#include "cli/arrivals_of_study.hpp"
#include "render/text.hpp"
#include "tests/cli/two_squares.hpp"

#include <gmock/gmock.h>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;
using testing::ElementsAre;

write::LayerOptions look_of(StudyChoice const& choice, std::string const& home = {})
{
    auto briefing = load_briefing(choice, {}, "export");
    if (!home.empty()) briefing.study.areas.home = {home};
    auto const findings = arrivals_of_study(briefing);
    render::PangoMeasure const measure;
    return gis_look(briefing, material_of(briefing, findings, measure));
}

std::vector<std::string> names(write::LayerOptions const& look)
{
    std::vector<std::string> values;
    for (auto const& shade : look.shades) values.push_back(shade.value);
    return values;
}

TEST(GisLook, HasTheYearsOfTheSheets)
{
    auto const look = look_of(two_squares());
    EXPECT_THAT(names(look), ElementsAre("2022", "no record", "other country", ""));
    EXPECT_THAT(look.shade_of, ElementsAre("2022", "2022"));
    EXPECT_THAT(look.home, ElementsAre(true, true));
    EXPECT_EQ(look.counted.size(), 5u);
    EXPECT_FALSE(look.categories.empty());
}

TEST(GisLook, HasTheCategoriesThatAreDrawnInTheOrderOfTheStudy)
{
    sitmap::test::text_file("looks.csv",
                            "id,date,lon,lat,category,scope,area\n"
                            "1,2022-01-05,60.5,30.5,alpha,in,\n2,2022-01-05,60.5,30.5,zulu,in,\n"
                            "3,2022-01-05,60.5,30.5,zed,in,\n4,2022-01-05,60.5,30.5,revolt,out,\n"
                            "5,2022-01-05,,,vague,in,a\n6,2022-01-05,60.5,30.5,other,in,\n");
    auto choice = two_squares();
    choice.study =
        sitmap::test::text_file("looks.toml",
                                "[study]\nkey = \"looks\"\n[incidents]\nfile = \"looks.csv\"\n"
                                "scopes = [\"in\"]\n[areas]\nfile = \"" +
                                    data("areas.geojson") +
                                    "\"\nid = \"id\"\nname = \"name\"\n"
                                    "[[categories]]\nkey = \"zulu\"\nname = \"Zulu\"\n"
                                    "also = [\"zed\"]\n[[categories]]\nkey = \"vague\"\n"
                                    "[[categories]]\nkey = \"revolt\"\n"
                                    "[[categories]]\nkey = \"alpha\"\nname = \"Alpha\"\n");
    std::vector<std::string> classes;
    for (auto const& look : look_of(choice).categories) {
        auto values = look.also;
        values.insert(values.begin(), look.value);
        classes.push_back(look.label + ": " + join_words(values, " "));
    }
    EXPECT_THAT(classes, ElementsAre("Zulu: zed zulu", "Alpha: alpha", "other: other"));
}

TEST(GisLook, FollowsTheShadeThatIsAskedFor)
{
    auto choice = two_squares();
    choice.shade = "count";
    EXPECT_THAT(look_of(choice).shade_of, ElementsAre("2", "2"));
    choice.shade = "none";
    auto const plain = look_of(choice);
    EXPECT_THAT(names(plain), ElementsAre("other country", ""));
    EXPECT_THAT(plain.shade_of, ElementsAre("", ""));
}

TEST(GisLook, SetsOtherCountriesApart)
{
    auto const look = look_of(two_squares(), "XX");
    EXPECT_THAT(look.home, ElementsAre(false, false));
    EXPECT_THAT(look.shade_of, ElementsAre("other country", "other country"));
}

}  // namespace
}  // namespace sitmap::cli
