// SPDX-License-Identifier: MIT
#include "write/qml.hpp"

#include <gmock/gmock.h>

#include <array>

namespace sitmap::write {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Qml, GivesEachValueItsColourAndEscapesIt)
{
    std::array<QmlClass, 2> const classes{
        {{"a\"<b>", "A & B", "#d55e00"}, {"", "other", "#4d4d4d"}}};
    auto const qml = qml_points("category", classes);
    EXPECT_THAT(qml, HasSubstr("type=\"categorizedSymbol\" attr=\"category\""));
    EXPECT_THAT(qml, HasSubstr("symbol=\"0\" value=\"a&quot;&lt;b&gt;\" label=\"A &amp; B\""));
    EXPECT_THAT(qml, HasSubstr("value=\"213,94,0,255\""));
    EXPECT_THAT(qml, HasSubstr("SimpleMarker"));
    EXPECT_THAT(qml_fills("part", classes), HasSubstr("SimpleFill"));
}

TEST(Qml, CoversEveryRankOnce)
{
    std::array<std::string, 3> const colours{"#000000", "#111111", "#222222"};
    auto const qml = qml_ranks("rank", 10, colours);
    for (auto const* range : {"lower=\"-0.5\" upper=\"0.5\" label=\"not reached\"",
                              "lower=\"0.5\" upper=\"3.5\" label=\"rank 1 to 3\"",
                              "lower=\"3.5\" upper=\"6.5\" label=\"rank 4 to 6\"",
                              "lower=\"6.5\" upper=\"10.5\" label=\"rank 7 to 10\""})
        EXPECT_THAT(qml, HasSubstr(range));
}

TEST(Qml, DrawsALineOfTheGivenWidth)
{
    EXPECT_THAT(qml_line("#9c0c24", 0.5), HasSubstr("name=\"line_width\" value=\"0.5\""));
    EXPECT_THAT(qml_line("no colour", 0.5), HasSubstr("128,128,128,255"));
}

}  // namespace
}  // namespace sitmap::write
