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
