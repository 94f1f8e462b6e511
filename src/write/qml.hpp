// SPDX-License-Identifier: MIT
// write/qml.hpp: small QGIS styles as QML text, kept in GeoPackages so that layers open with a
// look.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace sitmap::write {

/// One value of a field with its look, or several; colours are "#rrggbb". An empty value is "all
/// others".
struct QmlClass {
    std::string value;
    std::string label;
    std::string colour;
    // Marker shape, fill or line pattern in QGIS's words; empty: circle, solid.
    std::string form = {};
    bool shown = true;  // false: in the list of classes, but not drawn until somebody ticks it
    std::vector<std::string> also = {};  // further values, not empty ones
};

/// Markers of 2.6 mm, one look a value of `field` (a name or an expression). Where `vague`, an
/// expression, holds, a marker is hollow with a dashed edge.
std::string qml_points(std::string const& field, std::span<QmlClass const> classes,
                       std::string const& vague = {});
/// Fills with a thin white edge, or patterns with an edge of their colour; one a value of `field`.
std::string qml_fills(std::string const& field, std::span<QmlClass const> classes);
/// One line style for all rows; width in millimetres.
std::string qml_line(std::string const& colour, double width);
/// An edge without fill; width in millimetres.
std::string qml_outline(std::string const& colour, double width);
/// Lines of 0.5 mm with a head at their end; one a value of `field` (a name or an expression).
std::string qml_arrows(std::string const& field, std::span<QmlClass const> classes);

}  // namespace sitmap::write
