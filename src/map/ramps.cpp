// SPDX-License-Identifier: MIT
#include "map/ramps.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace sitmap::map {

namespace {

struct Ramp {
    std::string_view name;
    RampKind kind;
    std::string_view stops;  // rrggbb one after the other
};

// ColorBrewer: Copyright (c) 2002 Cynthia Brewer, Mark Harrower, and The Pennsylvania State
// University (see NOTICE): the schemes of nine (sequential) and eleven (diverging) classes.
// viridis, magma, inferno, plasma: van der Walt and Smith 2015, CC0; cividis: Nunez, Anderton and
// Renslow 2018; ten even samples of each. OkabeIto: Okabe and Ito 2008.
constexpr std::array ramps{
    Ramp{"Blues", RampKind::sequential, "f7fbffdeebf7c6dbef9ecae16baed64292c62171b508519c08306b"},
    Ramp{"BrBG", RampKind::diverging,
         "5430058c510abf812ddfc27df6e8c3f5f5f5c7eae580cdc135978f01665e003c30"},
    Ramp{"Dark2", RampKind::qualitative, "1b9e77d95f027570b3e7298a66a61ee6ab02a6761d666666"},
    Ramp{"Greens", RampKind::sequential, "f7fcf5e5f5e0c7e9c0a1d99b74c47641ab5d238b45006d2c00441b"},
    Ramp{"Greys", RampKind::sequential, "fffffff0f0f0d9d9d9bdbdbd969696737373525252252525000000"},
    Ramp{"OkabeIto", RampKind::qualitative, "d55e000072b2009e73e69f00cc79a756b4e9f0e442000000"},
    Ramp{"Oranges", RampKind::sequential, "fff5ebfee6cefdd0a2fdae6bfd8d3cf16913d94801a636037f2704"},
    Ramp{"PuOr", RampKind::diverging,
         "7f3b08b35806e08214fdb863fee0b6f7f7f7d8daebb2abd28073ac5427882d004b"},
    Ramp{"Purples", RampKind::sequential, "fcfbfdefedf5dadaebbcbddc9e9ac8807dba6a51a354278f3f007d"},
    Ramp{"RdBu", RampKind::diverging,
         "67001fb2182bd6604df4a582fddbc7f7f7f7d1e5f092c5de4393c32166ac053061"},
    Ramp{"Reds", RampKind::sequential, "fff5f0fee0d2fcbba1fc9272fb6a4aef3b2ccb181da50f1567000d"},
    Ramp{"Set2", RampKind::qualitative, "66c2a5fc8d628da0cbe78ac3a6d854ffd92fe5c494b3b3b3"},
    Ramp{"YlGnBu", RampKind::sequential, "ffffd9edf8b1c7e9b47fcdbb41b6c41d91c0225ea8253494081d58"},
    Ramp{"YlOrBr", RampKind::sequential, "ffffe5fff7bcfee391fec44ffe9929ec7014cc4c02993404662506"},
    Ramp{"YlOrRd", RampKind::sequential, "ffffccffeda0fed976feb24cfd8d3cfc4e2ae31a1cbd0026800026"},
    Ramp{"cividis", RampKind::sequential,
         "00224e1235703b496c575d6d7071738a8678a59c74c3b369e1cc55fee838"},
    Ramp{"inferno", RampKind::sequential,
         "0000041b0c414a0c6b781c6da52c60cf4446ed6925fb9b06f7d13dfcffa4"},
    Ramp{"magma", RampKind::sequential,
         "000004180f3d440f76721f819e2f7fcd4071f1605dfd9668feca8dfcfdbf"},
    Ramp{"plasma", RampKind::sequential,
         "0d088746039f7201a89c179ebd3786d8576bed7953fb9f3afdca26f0f921"},
    Ramp{"viridis", RampKind::sequential,
         "4401544828783e498931688e26828e1f9e8935b7796ece58b5de2bfde725"},
};

Ramp const& find(std::string_view name)
{
    auto const found = std::ranges::find(ramps, name, &Ramp::name);
    if (found != ramps.end()) return *found;
    std::vector<std::string> names;
    for (Ramp const& each : ramps) names.emplace_back(each.name);
    auto const near = nearest_word(name, names);
    throw Error{ErrorKind::input,
                fmt::format("cannot use the colour ramp '{}': there is none of this name",
                            shorten(clean(name), 40)),
                near ? "did you mean '" + *near + "'?" : "known ramps: " + join_words(names, ", ")};
}

std::vector<Colour> stops_of(Ramp const& ramp)
{
    std::vector<Colour> colours;
    for (std::size_t i = 0; i + 6 <= ramp.stops.size(); i += 6)
        colours.push_back(style::parse_colour("#" + std::string(ramp.stops.substr(i, 6))).value());
    return colours;
}

Colour along(std::vector<Colour> const& stops, double share)
{
    double const place = share * static_cast<double>(stops.size() - 1);
    auto const before = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    return blend(stops[before], stops[before + 1], place - static_cast<double>(before));
}

/// Shares of the way along a ramp between which its classes lie. Few classes keep away from both
/// ends: the palest vanish on paper, the darkest swallow their labels.
struct Span {
    double low = 0, high = 1;
};

Span span_of(Ramp const& ramp, std::size_t stops, int count)
{
    bool const brewer = ramp.kind == RampKind::sequential && stops == 9;
    if (!brewer) return {};
    return {std::clamp(0.25 - 0.025 * count, 0.0, 0.2), std::clamp(0.7 + 0.04 * count, 0.0, 1.0)};
}

std::vector<Colour> between(std::vector<Colour> const& stops, Span span, int count)
{
    std::vector<Colour> colours;
    for (int i = 0; i < count; ++i) {
        double const share = count == 1 ? 0.5 : static_cast<double>(i) / (count - 1);
        colours.push_back(along(stops, span.low + (span.high - span.low) * share));
    }
    return colours;
}

/// Lighter or darker until it is apart from the ground.
Colour apart_from(Colour ground, Colour colour)
{
    constexpr double step = 0.01;
    double const light = lightness(ground);
    bool const to_dark = light > 50;
    Colour const end = to_dark ? Colour{0, 0, 0} : Colour{255, 255, 255};
    auto moved = colour;
    for (double share = step; difference(moved, ground) < least_apart && share < 1; share += step)
        moved = blend(colour, end, share);
    return moved;
}

}  // namespace

std::vector<std::string> ramp_names(RampKind kind)
{
    std::vector<std::string> names;
    for (Ramp const& each : ramps)
        if (each.kind == kind) names.emplace_back(each.name);
    return names;
}

RampKind ramp_kind(std::string_view name)
{
    return find(name).kind;
}

std::vector<Colour> ramp(std::string_view name, int count)
{
    Ramp const& found = find(name);
    auto stops = stops_of(found);
    auto const most = found.kind == RampKind::qualitative ? stops.size() : std::size_t{256};
    if (count < 1 || static_cast<std::size_t>(count) > most)
        throw Error{ErrorKind::input,
                    fmt::format("cannot take {} colours of the ramp '{}': it gives 1 to {}", count,
                                name, most),
                    "use fewer classes"};
    if (found.kind == RampKind::qualitative) {
        stops.resize(static_cast<std::size_t>(count));
        return stops;
    }
    return between(stops, span_of(found, stops.size(), count), count);
}

std::vector<Colour> ramp_over(std::string_view name, int count, Colour ground)
{
    auto colours = ramp(name, count);
    Ramp const& found = find(name);
    if (found.kind == RampKind::sequential) {
        auto stops = stops_of(found);
        auto span = span_of(found, stops.size(), count);
        double const light = lightness(ground);
        auto const off = [&](Colour end) { return std::abs(lightness(end) - light); };
        if (off(stops.back()) < off(stops.front())) {
            std::ranges::reverse(stops);
            span = {1 - span.high, 1 - span.low};
        }
        constexpr double step = 0.01;
        bool const to_dark = lightness(along(stops, span.high)) < light;
        auto const is_seen = [&](Colour lowest) {
            return (lightness(lowest) < light) == to_dark &&
                   difference(lowest, ground) >= least_apart;
        };
        while (span.low + step < span.high && !is_seen(along(stops, span.low))) span.low += step;
        colours = between(stops, span, count);
    }
    for (auto& colour : colours) colour = apart_from(ground, colour);
    return colours;
}

}  // namespace sitmap::map
