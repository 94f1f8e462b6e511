// SPDX-License-Identifier: MIT
#include "map/ramps.hpp"

#include "tests/support/colours.hpp"
#include "tests/support/expect_error.hpp"

#include <algorithm>

namespace sitmap::map {
namespace {

using test::expect_error;

TEST(Ramps, GiveAsManyColoursAsWanted)
{
    for (auto const kind : {RampKind::sequential, RampKind::diverging})
        for (auto const& name : ramp_names(kind))
            for (int n : {1, 2, 5, 9})
                EXPECT_EQ(ramp(name, n).size(), static_cast<std::size_t>(n)) << name;
}

TEST(Ramps, OfSequencesStepInOneDirectionOfLightness)
{
    for (auto const& name : ramp_names(RampKind::sequential)) {
        auto const colours = ramp(name, 7);
        double const sign = lightness(colours.back()) > lightness(colours.front()) ? 1 : -1;
        for (std::size_t i = 1; i < colours.size(); ++i)
            EXPECT_GT(sign * (lightness(colours[i]) - lightness(colours[i - 1])), 3)
                << name << " step " << i;
    }
}

TEST(Ramps, OfSequencesStayInOrderForEveryReader)
{
    for (auto const& name : ramp_names(RampKind::sequential))
        for (auto const vision : {Vision::protan, Vision::deutan, Vision::tritan, Vision::grey})
            EXPECT_GT(test::smallest_difference(ramp(name, 5), vision), 6) << name;
}

TEST(Ramps, ThatDivergeAreLightestInTheMiddle)
{
    for (auto const& name : ramp_names(RampKind::diverging)) {
        auto const colours = ramp(name, 7);
        auto const lightest = std::ranges::max_element(colours, {}, lightness);
        EXPECT_EQ(lightest - colours.begin(), 3) << name;
        EXPECT_GT(
            difference(seen_by(Vision::deutan, colours[0]), seen_by(Vision::deutan, colours[6])),
            15)
            << name;
    }
}

TEST(Ramps, HoldThePublishedColours)
{
    EXPECT_EQ(ramp("Dark2", 2), (std::vector<Colour>{{0x1b, 0x9e, 0x77}, {0xd9, 0x5f, 0x02}}));
    EXPECT_EQ(ramp("viridis", 10)[0], (Colour{0x44, 0x01, 0x54}));
    EXPECT_EQ(ramp("viridis", 10)[9], (Colour{0xfd, 0xe7, 0x25}));
    EXPECT_EQ(ramp("RdBu", 11)[5], (Colour{0xf7, 0xf7, 0xf7}));
}

TEST(Ramps, NameTheNearestForAnUnknownOne)
{
    expect_error(
        ErrorKind::input,
        "cannot use the colour ramp 'YlOrBrn': there is none of this name\ndid you mean 'YlOrBr'?",
        [] { ramp("YlOrBrn", 4); });
    expect_error(ErrorKind::input, "cannot take 9 colours of the ramp 'Set2': it gives 1 to 8",
                 [] { ramp("Set2", 9); });
    expect_error(ErrorKind::input, "cannot take 0 colours", [] { ramp("Blues", 0); });
}

TEST(Ramps, KeepEveryClassApartFromTheGround)
{
    for (Colour const ground : {Colour{0xf6, 0xf2, 0xe9}, Colour{0x2c, 0x2e, 0x30}, Colour{}})
        for (auto const kind : {RampKind::sequential, RampKind::diverging, RampKind::qualitative})
            for (auto const& name : ramp_names(kind))
                for (int const count : {1, 2, 5, 7})
                    for (auto const colour : ramp_over(name, count, ground))
                        EXPECT_GE(difference(colour, ground), least_apart)
                            << name << count << style::to_text(colour);
}

TEST(Ramps, LeadAwayFromTheGroundWithMore)
{
    for (Colour const ground : {Colour{0xf6, 0xf2, 0xe9}, Colour{0x2c, 0x2e, 0x30}})
        for (auto const& name : ramp_names(RampKind::sequential)) {
            auto const colours = ramp_over(name, 4, ground);
            for (std::size_t i = 1; i < colours.size(); ++i)
                EXPECT_GT(std::abs(lightness(colours[i]) - lightness(ground)),
                          std::abs(lightness(colours[i - 1]) - lightness(ground)))
                    << name << i;
        }
}

}  // namespace
}  // namespace sitmap::map
