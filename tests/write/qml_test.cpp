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

TEST(Qml, KeepsAClassThatIsNotShownInItsList)
{
    std::array<QmlClass, 2> const classes{
        {{"a", "a", "#d55e00"}, {"b", "b", "#4d4d4d", "circle", false}}};
    auto const qml = qml_points("if(\"n\" > 1, 'a', 'b')", classes);
    EXPECT_THAT(qml, HasSubstr("attr=\"if(&quot;n&quot; &gt; 1, &#39;a&#39;, &#39;b&#39;)\""));
    EXPECT_THAT(qml, HasSubstr("value=\"a\" label=\"a\" render=\"true\""));
    EXPECT_THAT(qml, HasSubstr("value=\"b\" label=\"b\" render=\"false\""));
}

TEST(Qml, GathersTheValuesOfOneClass)
{
    std::array<QmlClass, 1> classes{{{"a", "A", "#d55e00"}}};
    classes[0].also = {"b&"};
    EXPECT_THAT(qml_points("category", classes),
                HasSubstr("<category symbol=\"0\" label=\"A\" render=\"true\">"
                          "<val type=\"QString\" value=\"a\"/>"
                          "<val type=\"QString\" value=\"b&amp;\"/></category>"));
}

TEST(Qml, GivesEachArrowAHeadOfItsColour)
{
    std::array<QmlClass, 2> const classes{
        {{"contact", "contact", "#d55e00"}, {"leap", "leap", "#4d4d4d", "dash"}}};
    auto const qml = qml_arrows("step", classes);
    EXPECT_THAT(qml, HasSubstr("filled_arrowhead\"/><Option type=\"QString\" name=\"color\" "
                               "value=\"213,94,0,255\""));
    EXPECT_THAT(qml, HasSubstr("name=\"placement\" value=\"lastvertex\""));
    EXPECT_THAT(qml, HasSubstr("<symbol name=\"@1@1\" type=\"marker\""));
    EXPECT_THAT(qml, HasSubstr("name=\"line_style\" value=\"dash\""));
}

TEST(Qml, DrawsALineOfTheGivenWidth)
{
    EXPECT_THAT(qml_line("#9c0c24", 0.5), HasSubstr("name=\"line_width\" value=\"0.5\""));
    EXPECT_THAT(qml_line("no colour", 0.5), HasSubstr("128,128,128,255"));
}

}  // namespace
}  // namespace sitmap::write
