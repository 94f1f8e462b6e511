// SPDX-License-Identifier: MIT
#include "map/fire_panel.hpp"

#include "base/text.hpp"
#include "map/fire_layer.hpp"
#include "map/legend_block.hpp"
#include "map/shapes.hpp"
#include "map/sheet_note.hpp"
#include "map/symbols.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sitmap::map {

namespace {

/// Only what one of the drawn events has.
LegendSection reading_section(Writer const& writer, Material const& material,
                              IncidentPlan const& plan)
{
    auto const& style = writer.style;
    LegendSection section{"How to read the drawing", {}, 1};
    auto const any = [&](auto const& has) {
        return std::ranges::any_of(plan.fires,
                                   [&](auto index) { return has(material.fires[index]); });
    };
    auto const area = [&](EndLook const& look, bool is_drawn, std::string words) {
        if (!is_drawn) return;
        auto swatch = [look](Group& into, Point at) {
            into.children.push_back(fire_end({rounded({at.x - 3, at.y - 1.8, 6, 3.6}, 1.6)}, look));
        };
        section.entries.push_back({swatch, std::move(words), ""});
    };
    auto const launch = [&](bool inferred) {
        return any([&](analysis::FireFinding const& fire) {
            return !fire.origin.empty() && fire.event.origin.inferred == inferred;
        });
    };
    auto const target = [&](bool inferred) {
        return any([&](analysis::FireFinding const& fire) {
            return !fire.target.empty() && fire.event.target.inferred == inferred;
        });
    };
    area(launch_look(style, false), launch(false), "area the launch is reported from");
    area(launch_look(style, true), launch(true), "launch area inferred, in no report");
    area(target_look(style, false), target(false), "area the fire is said to have been aimed at");
    area(target_look(style, true), target(true), "target area inferred, in no report");
    section.entries.push_back(
        {[&style](Group& into, Point at) {
             std::vector<Point> const line{{at.x - 3, at.y}, {at.x + 3, at.y}};
             into.children.push_back(
                 tapered_arrow(line, {0.3, 0.55, 2.2, 2.6, 0, 0}, style.fan_ray.colour));
         },
         "any line between the two fits the report", ""});
    if (any([](analysis::FireFinding const& fire) { return !fire.crossed.empty(); }))
        section.entries.push_back({[&style](Group& into, Point at) {
                                       into.children.push_back(
                                           lined(open_line({{at.x - 3, at.y}, {at.x + 3, at.y}}),
                                                 stroke_of(style.fan_border)));
                                   },
                                   "stretch of the border between them", ""});
    return section;
}

std::string range(double low, double high, std::string const& unit)
{
    if (std::round(low) == std::round(high)) return fmt::format("{:.0f} {}", low, unit);
    return fmt::format("{:.0f}\xE2\x80\x93{:.0f} {}", low, high, unit);
}

/// "176°–219°", "237° over north to 163°", "340°", "any".
std::string azimuth_range(double low, double high)
{
    if (high - low >= 359.5) return "any";
    double const from = std::fmod(std::round(low), 360.0);
    double const to = std::fmod(std::round(high), 360.0);
    if (from == to && high - low < 1) return fmt::format("{:.0f}\xC2\xB0", from);
    return fmt::format("{:.0f}\xC2\xB0{}{:.0f}\xC2\xB0", from,
                       to < from ? " over north to " : "\xE2\x80\x93", to);
}

std::string azimuth_words(analysis::FireFinding const& fire)
{
    auto const turn = [](double degrees) { return std::fmod(std::round(degrees), 360.0); };
    auto words = azimuth_range(fire.azimuth.low, fire.azimuth.high);
    if (fire.mid_azimuth_defined)
        words += fmt::format("; between the centres {:.0f}\xC2\xB0", turn(fire.azimuth.mid));
    return words;
}

std::string distance_words(analysis::FireFinding const& fire)
{
    auto const& d = fire.distance_km;
    return range(d.low, d.high, "km") +
           fmt::format("; between the centres {:.0f}\xC2\xA0km", d.mid);
}

/// A name alone would be read as the river's, which may be the border itself.
bool is_river(Material const& material, std::string const& name)
{
    auto const is_same = [&](NamedLine const& river) {
        return to_lower_ascii(river.name) == to_lower_ascii(name) ||
               to_lower_ascii(river.name).starts_with(to_lower_ascii(name) + " ");
    };
    return std::ranges::any_of(material.rivers, is_same);
}

std::string pair_name(Material const& material, std::string const& a, std::string const& b)
{
    return country_name(material, a) + "\xE2\x80\x93" + country_name(material, b);
}

/// "25 km of the border A–B"; "153 km of borders: A–C 53, A–B 56, B–C 44".
std::string length_words(Material const& material, analysis::FireFinding const& fire)
{
    constexpr std::size_t most = 3;  // that the row has room for
    auto const pairs = analysis::crossed_pairs(fire);
    double total = 0;
    std::vector<std::string> parts;
    for (auto const& pair : pairs) {
        total += pair.km;
        if (parts.size() < most)
            parts.push_back(fmt::format(
                "{}\xC2\xA0{:.0f}", pair_name(material, pair.country_a, pair.country_b), pair.km));
    }
    if (pairs.size() == 1)
        return fmt::format("{:.0f} km of the border {}", total,
                           pair_name(material, pairs[0].country_a, pairs[0].country_b));
    auto words = fmt::format("{:.0f} km of borders: {}", total, join_words(parts, ", "));
    if (pairs.size() > most) words += fmt::format(" and {} more", pairs.size() - most);
    return words;
}

std::string border_words(Material const& material, analysis::FireFinding const& fire)
{
    if (material.countries.empty()) return "not known: no layer of countries";
    if (!analysis::knows_crossed(fire))
        return fmt::format("not known: the outlines of {} and {} share no edge there",
                           country_name(material, fire.origin_country),
                           country_name(material, fire.target_country));
    if (auto const points = fire.crossing_points.size(); points > 0)
        return fmt::format("crossed at {} place{}", points, points == 1 ? "" : "s");
    if (fire.crossed.empty()) return "none";
    auto words = (fire.misses_border ? "at least " : "") + length_words(material, fire);
    if (!fire.nearest_place.empty())
        words += fmt::format(", {:.1f}\xC2\xA0km from {}{}", fire.nearest_place_km,
                             is_river(material, fire.nearest_place) ? "the town of " : "",
                             clean(fire.nearest_place));
    return words;
}

std::string plausibility_words(analysis::Plausibility plausibility)
{
    switch (plausibility) {
        case analysis::Plausibility::consistent: return "consistent with the stated range";
        case analysis::Plausibility::not_consistent: return "not consistent with the stated range";
        case analysis::Plausibility::cannot_tell: break;
    }
    return "cannot tell";
}

/// Rows of key and words under a heading, one event after the other: no column is too narrow for
/// its words.
Block table_block(Writer const& writer, std::string heading, std::vector<CardRow> rows)
{
    auto draw = [&writer, heading = std::move(heading), rows = std::move(rows)](Group& into,
                                                                                Box const& at) {
        double y = at.y;
        y += add_paragraph(into.children, writer, heading, {at.x, y, at.width, 0},
                           writer.style.heading, 2) +
             0.6;
        double keys = 0;
        for (auto const& row : rows)
            keys = std::max(keys, writer.width(row.key, writer.style.quiet) + 3);
        for (auto const& row : rows) {
            add_paragraph(into.children, writer, row.key, {at.x, y, keys, 0}, writer.style.quiet,
                          1);
            y += add_paragraph(into.children, writer, row.words,
                               {at.x + keys, y, at.width - keys, 0}, writer.style.body, 5);
        }
        return y - at.y;
    };
    return {"what can be said", draw};
}

}  // namespace

std::vector<Block> fire_blocks(Writer const& writer, Material const& material,
                               IncidentPlan const& plan, std::string const& note)
{
    if (plan.fires.empty()) {
        auto words = std::string(
            "No fire with a place it came from and one it was aimed at is "
            "reported in these records.");
        words += " " + note_of_fire(material, 0);
        if (!note.empty()) words += " " + clean(note);
        return {note_block(writer, words)};
    }
    std::vector<Block> blocks{legend_block(writer, reading_section(writer, material, plan))};
    std::vector<std::string> inferred;
    for (auto const index : plan.fires) {
        auto const& fire = material.fires[index];
        auto const* const incident = incident_of(material, fire);
        std::string const when =
            incident == nullptr ? fire.event.id : long_interval(incident->when);
        std::vector<CardRow> rows{{"distance", distance_words(fire)},
                                  {"azimuth", azimuth_words(fire)},
                                  {"border", border_words(material, fire)}};
        if (material.study.weapon_range_km > 0)
            rows.push_back({"range", plausibility_words(fire.range_check) + " (" +
                                         range(material.study.weapon_range_km,
                                               material.study.weapon_range_km, "km") +
                                         ")"});
        blocks.push_back(
            table_block(writer, when + ", toward " + toward(material, fire), std::move(rows)));
        if (fire.event.origin.inferred) inferred.push_back("the launch area of " + when);
        if (fire.event.target.inferred) inferred.push_back("the target area of " + when);
    }
    std::string words =
        "Ranges are taken over all pairs of points of the two areas, on the ellipsoid.";
    if (!inferred.empty())
        words += " Inferred, not stated in the reports: " + join_words(inferred, " and ") + ".";
    if (material.study.weapon_range_km > 0)
        words +=
            " Stated range: " + clean(material.study.weapon_range_source) + "; plausibility only.";
    else
        words += " No weapon range is stated with a source, so none is compared.";
    words = note_of_fire(material, plan.fires.size()) + " " + words;
    if (!note.empty()) words += " " + clean(note);
    blocks.push_back(note_block(writer, words));
    return blocks;
}

}  // namespace sitmap::map
