// SPDX-License-Identifier: MIT
// base/units.hpp: lengths on the page and on the ground as types, so that they cannot be exchanged.
// A bare double is a pure number; conversions have names.
#pragma once

#include <compare>

namespace sitmap {

/// A length with a unit; `Tag` keeps the units apart.
template <typename Tag>
struct Length {
    double value = 0;
    friend auto operator<=>(Length const&, Length const&) = default;
    friend Length operator+(Length a, Length b) { return {a.value + b.value}; }
    friend Length operator-(Length a, Length b) { return {a.value - b.value}; }
    friend Length operator*(Length a, double factor) { return {a.value * factor}; }
    friend Length operator*(double factor, Length a) { return {a.value * factor}; }
    friend Length operator/(Length a, double factor) { return {a.value / factor}; }
    friend double operator/(Length a, Length b) { return a.value / b.value; }
};

using Millimetres = Length<struct MillimetresTag>;  // on the page
using Points = Length<struct PointsTag>;            // on the page, 1/72 inch
using Kilometres = Length<struct KilometresTag>;    // on the ground
using Metres = Length<struct MetresTag>;            // on the ground

constexpr double millimetres_per_inch = 25.4;
constexpr double points_per_inch = 72.0;

inline Millimetres to_millimetres(Points length)
{
    return {length.value / points_per_inch * millimetres_per_inch};
}
inline Points to_points(Millimetres length)
{
    return {length.value / millimetres_per_inch * points_per_inch};
}
inline Metres to_metres(Kilometres length)
{
    return {length.value * 1000.0};
}
inline Kilometres to_kilometres(Metres length)
{
    return {length.value / 1000.0};
}

}  // namespace sitmap
