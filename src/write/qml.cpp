// SPDX-License-Identifier: MIT
#include "write/qml.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <charconv>

namespace sitmap::write {

namespace {

/// "#rrggbb" as QGIS writes colours: "r,g,b,255".
std::string qgis_colour(std::string const& colour)
{
    auto const part = [&](std::size_t at) {
        int value = 0;
        std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
        return value;
    };
    if (colour.size() != 7) return "128,128,128,255";
    return fmt::format("{},{},{},255", part(1), part(3), part(5));
}

std::string option(std::string_view name, std::string_view value)
{
    return fmt::format("<Option type=\"QString\" name=\"{}\" value=\"{}\"/>", name,
                       xml_escape(value));
}

/// `overrides`: properties whose value an expression gives, as XML.
std::string symbol(std::size_t name, std::string_view type, std::string_view layer,
                   std::string const& options, std::string const& overrides = {})
{
    return fmt::format(
        "<symbol name=\"{}\" type=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\"><layer "
        "class=\"{}\" enabled=\"1\" "
        "locked=\"0\" pass=\"0\"><Option type=\"Map\">{}</Option>{}</layer></symbol>\n",
        name, type, layer, options, overrides);
}

std::string overridden(std::string_view property, std::string const& expression)
{
    return fmt::format(
        "<Option type=\"Map\" name=\"{}\"><Option type=\"bool\" name=\"active\" value=\"true\"/>"
        "<Option type=\"QString\" name=\"expression\" value=\"{}\"/>"
        "<Option type=\"int\" name=\"type\" value=\"3\"/></Option>",
        property, xml_escape(expression));
}

std::string overrides(std::string const& properties)
{
    return "<data_defined_properties><Option type=\"Map\"><Option type=\"QString\" name=\"name\" "
           "value=\"\"/><Option type=\"Map\" name=\"properties\">" +
           properties +
           "</Option><Option type=\"QString\" name=\"type\" "
           "value=\"collection\"/></Option></data_defined_properties>";
}

std::string marker(std::size_t name, QmlClass const& look, std::string const& vague)
{
    auto const colour = qgis_colour(look.colour);
    std::string hollow;
    if (!vague.empty())
        hollow = overrides(
            overridden("fillColor", fmt::format("if({}, '255,255,255,160', '{}')", vague, colour)) +
            overridden("outlineColor",
                       fmt::format("if({}, '{}', '255,255,255,255')", vague, colour)) +
            overridden("outlineStyle", fmt::format("if({}, 'dash', 'solid')", vague)) +
            overridden("outlineWidth", fmt::format("if({}, 0.4, 0.3)", vague)));
    return symbol(name, "marker", "SimpleMarker",
                  option("name", look.form.empty() ? "circle" : look.form) +
                      option("color", colour) + option("outline_color", "255,255,255,255") +
                      option("outline_width", "0.3") + option("size", "2.6") +
                      option("size_unit", "MM"),
                  hollow);
}

std::string fill(std::size_t name, QmlClass const& look)
{
    bool const is_plain = look.form.empty() || look.form == "solid";
    return symbol(
        name, "fill", "SimpleFill",
        option("color", qgis_colour(look.colour)) +
            option("style", is_plain ? "solid" : look.form) +
            option("outline_color", is_plain ? "255,255,255,255" : qgis_colour(look.colour)) +
            option("outline_style", is_plain ? "solid" : "dash") +
            option("outline_width", is_plain ? "0.2" : "0.4"));
}

/// Whole numbers from `first` to `last`.
std::string range(int name, int first, int last, std::string_view label)
{
    return fmt::format(
        "<range symbol=\"{}\" lower=\"{}\" upper=\"{}.5\" label=\"{}\" render=\"true\"/>\n", name,
        first - 0.5, last, label);
}

std::string document(std::string const& renderer)
{
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22\" "
           "styleCategories=\"Symbology\">\n" +
           renderer + "</qgis>\n";
}

std::string single(std::string const& symbol)
{
    return document(
        "<renderer-v2 type=\"singleSymbol\" forceraster=\"0\" symbollevels=\"0\" "
        "enableorderby=\"0\">\n<symbols>\n" +
        symbol + "</symbols>\n</renderer-v2>\n");
}

template <typename Symbol>
std::string categorized(std::string const& field, std::span<QmlClass const> classes,
                        Symbol make_symbol)
{
    std::string categories;
    std::string symbols;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        categories +=
            fmt::format("<category symbol=\"{}\" value=\"{}\" label=\"{}\" render=\"true\"/>\n", i,
                        xml_escape(clean(classes[i].value)), xml_escape(clean(classes[i].label)));
        symbols += make_symbol(i, classes[i]);
    }
    return document(fmt::format(
        "<renderer-v2 type=\"categorizedSymbol\" attr=\"{}\" forceraster=\"0\" symbollevels=\"0\" "
        "enableorderby=\"0\">\n<categories>\n{}</categories>\n<symbols>\n{}</symbols>\n</"
        "renderer-v2>\n",
        xml_escape(field), categories, symbols));
}

}  // namespace

std::string qml_points(std::string const& field, std::span<QmlClass const> classes,
                       std::string const& vague)
{
    return categorized(field, classes, [&](std::size_t name, QmlClass const& look) {
        return marker(name, look, vague);
    });
}

std::string qml_fills(std::string const& field, std::span<QmlClass const> classes)
{
    return categorized(field, classes, fill);
}

std::string qml_outline(std::string const& colour, double width)
{
    auto const edge = symbol(0, "fill", "SimpleFill",
                             option("style", "no") + option("outline_color", qgis_colour(colour)) +
                                 option("outline_style", "solid") +
                                 option("outline_width", sitmap::to_text(width)) +
                                 option("outline_width_unit", "MM"));
    return single(edge);
}

std::string qml_line(std::string const& colour, double width)
{
    auto const line =
        symbol(0, "line", "SimpleLine",
               option("line_color", qgis_colour(colour)) +
                   option("line_width", sitmap::to_text(width)) + option("line_width_unit", "MM") +
                   option("capstyle", "round") + option("joinstyle", "round"));
    return single(line);
}

std::string qml_ranks(std::string const& field, int highest, std::span<std::string const> colours)
{
    std::string ranges = range(0, 0, 0, "not reached");
    std::string symbols = fill(0, {"", "", "#f6f2e9"});
    int const classes = static_cast<int>(colours.size());
    int below = 0;
    for (int i = 1; i <= classes; ++i) {
        int const last = highest * i / classes;
        ranges += range(i, below + 1, last, fmt::format("rank {} to {}", below + 1, last));
        symbols +=
            fill(static_cast<std::size_t>(i), {"", "", colours[static_cast<std::size_t>(i) - 1]});
        below = last;
    }
    return document(fmt::format(
        "<renderer-v2 type=\"graduatedSymbol\" attr=\"{}\" graduatedMethod=\"GraduatedColor\" "
        "forceraster=\"0\" symbollevels=\"0\" "
        "enableorderby=\"0\">\n<ranges>\n{}</ranges>\n<symbols>\n{}"
        "</symbols>\n</renderer-v2>\n",
        xml_escape(field), ranges, symbols));
}

}  // namespace sitmap::write
