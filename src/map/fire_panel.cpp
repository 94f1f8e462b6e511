// SPDX-License-Identifier: MIT
#include "map/fire_panel.hpp"

#include "base/text.hpp"
#include "map/fire_layer.hpp"
#include "map/legend_block.hpp"
#include "map/shapes.hpp"
#include "map/symbols.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace sitmap::map {

namespace {

LegendSection reading_section(Writer const& writer, bool crosses_border)
{
    auto const& style = writer.style;
    LegendSection section{"How to read the drawing", {}, 1};
    section.entries.push_back(
        {[&style](Group& into, Point at) {
             auto path = filled(rounded({at.x - 3, at.y - 1.8, 6, 3.6}, 1.6), launch_hatch(style));
             path.stroke = launch_edge(style);
             into.children.push_back(std::move(path));
         },
         "area the launch is reported from", ""});
    section.entries.push_back({[&style](Group& into, Point at) {
                                   auto path = filled(
                                       rounded({at.x - 3, at.y - 1.8, 6, 3.6}, 1.6),
                                       style::with_alpha(style.fan, style.fan.alpha / 510.0));
                                   path.stroke = stroke_of(style.fan_target);
                                   into.children.push_back(std::move(path));
                               },
                               "area the fire is said to have been aimed at", ""});
    section.entries.push_back(
        {[&style](Group& into, Point at) {
             std::vector<Point> const line{{at.x - 3, at.y}, {at.x + 3, at.y}};
             into.children.push_back(
                 tapered_arrow(line, {0.3, 0.55, 2.2, 2.6, 0, 0}, style.fan_ray.colour));
         },
         "any line between the two fits the report", ""});
    if (crosses_border)
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

std::string border_words(Material const& material, analysis::FireFinding const& fire)
{
    if (fire.crossed.empty())
        return material.countries.empty() ? "not known: no layer of countries" : "none";
    double total = 0;
    std::set<std::string> pairs;
    for (auto const& stretch : fire.crossed) {
        total += stretch.length.value;
        pairs.insert(country_name(material, stretch.country_a) + "\xE2\x80\x93" +
                     country_name(material, stretch.country_b));
    }
    std::string words = fmt::format("{:.0f} km of the border {}", total, *pairs.begin());
    if (pairs.size() > 1) words += fmt::format(" and {} more", pairs.size() - 1);
    if (!fire.nearest_place.empty())
        words += fmt::format(", {:.1f}\xC2\xA0km from {}", fire.nearest_place_km,
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
                               {at.x + keys, y, at.width - keys, 0}, writer.style.body, 3);
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
        if (!note.empty()) words += " " + clean(note);
        return {note_block(writer, words)};
    }
    bool const crosses_border = std::ranges::any_of(
        plan.fires, [&](auto index) { return !material.fires[index].crossed.empty(); });
    std::vector<Block> blocks{legend_block(writer, reading_section(writer, crosses_border))};
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
    if (!note.empty()) words += " " + clean(note);
    blocks.push_back(note_block(writer, words));
    return blocks;
}

}  // namespace sitmap::map
