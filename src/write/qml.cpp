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

/// `inner`: what follows the options, as XML.
std::string layer(std::string_view look, std::string const& options, std::string const& inner = {})
{
    return fmt::format(
        "<layer class=\"{}\" enabled=\"1\" "
        "locked=\"0\" pass=\"0\"><Option type=\"Map\">{}</Option>{}</layer>",
        look, options, inner);
}

std::string symbol(std::string const& name, std::string_view type, std::string const& layers)
{
    return fmt::format(
        "<symbol name=\"{}\" type=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
        "{}</symbol>\n",
        name, type, layers);
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
    return symbol(
        std::to_string(name), "marker",
        layer("SimpleMarker",
              option("name", look.form.empty() ? "circle" : look.form) + option("color", colour) +
                  option("outline_color", "255,255,255,255") + option("outline_width", "0.3") +
                  option("size", "2.6") + option("size_unit", "MM"),
              hollow));
}

std::string fill(std::size_t name, QmlClass const& look)
{
    bool const is_plain = look.form.empty() || look.form == "solid";
    return symbol(
        std::to_string(name), "fill",
        layer("SimpleFill",
              option("color", qgis_colour(look.colour)) +
                  option("style", is_plain ? "solid" : look.form) +
                  option("outline_color", is_plain ? "255,255,255,255" : qgis_colour(look.colour)) +
                  option("outline_style", is_plain ? "solid" : "dash") +
                  option("outline_width", is_plain ? "0.2" : "0.4")));
}

std::string stroke(std::string const& colour, double width, std::string const& pattern)
{
    return layer("SimpleLine", option("line_color", qgis_colour(colour)) +
                                   option("line_style", pattern) +
                                   option("line_width", sitmap::to_text(width)) +
                                   option("line_width_unit", "MM") + option("capstyle", "round") +
                                   option("joinstyle", "round"));
}

/// A line with a head where it ends.
std::string arrow(std::size_t name, QmlClass const& look)
{
    auto const colour = qgis_colour(look.colour);
    auto const head =
        layer("SimpleMarker", option("name", "filled_arrowhead") + option("color", colour) +
                                  option("outline_color", colour) + option("outline_width", "0") +
                                  option("size", "3.2") + option("size_unit", "MM"));
    return symbol(std::to_string(name), "line",
                  stroke(look.colour, 0.5, look.form.empty() ? "solid" : look.form) +
                      layer("MarkerLine", option("placement", "lastvertex") + option("rotate", "1"),
                            symbol(fmt::format("@{}@1", name), "marker", head)));
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

/// QGIS takes several values of one class as elements, a single one as an attribute.
std::string category(std::size_t name, QmlClass const& look)
{
    auto const text = [](std::string const& word) { return xml_escape(clean(word)); };
    std::string values;
    for (auto const& value : look.also)
        values += fmt::format("<val type=\"QString\" value=\"{}\"/>", text(value));
    auto const first = text(look.value);
    if (values.empty())
        return fmt::format("<category symbol=\"{}\" value=\"{}\" label=\"{}\" render=\"{}\"/>\n",
                           name, first, text(look.label), look.shown);
    return fmt::format(
        "<category symbol=\"{}\" label=\"{}\" render=\"{}\"><val type=\"QString\" "
        "value=\"{}\"/>{}</category>\n",
        name, text(look.label), look.shown, first, values);
}

template <typename Symbol>
std::string categorized(std::string const& field, std::span<QmlClass const> classes,
                        Symbol make_symbol)
{
    std::string categories;
    std::string symbols;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        categories += category(i, classes[i]);
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
    return single(symbol(
        "0", "fill",
        layer("SimpleFill", option("style", "no") + option("outline_color", qgis_colour(colour)) +
                                option("outline_style", "solid") +
                                option("outline_width", sitmap::to_text(width)) +
                                option("outline_width_unit", "MM"))));
}

std::string qml_line(std::string const& colour, double width)
{
    return single(symbol("0", "line", stroke(colour, width, "solid")));
}

std::string qml_arrows(std::string const& field, std::span<QmlClass const> classes)
{
    return categorized(field, classes, arrow);
}

}  // namespace sitmap::write
