// SPDX-License-Identifier: MIT
#include "map/presence_layer.hpp"

#include "base/text.hpp"
#include "gis/geodesic.hpp"
#include "gis/geos.hpp"
#include "map/grouped.hpp"
#include "map/incident_layer.hpp"
#include "map/shapes.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace sitmap::map {

namespace {

/// One record of a hatched category.
struct Presence {
    std::size_t record = 0;
    std::string why_not;  // empty: it can be hatched
};

bool has_disc(Incident const& incident)
{
    return incident.where && incident.radius_km > 0;
}

std::string why_not_hatched(Placed const& placed)
{
    auto const& incident = placed.incident;
    if (incident.claim == ClaimState::denied) return "denied by all who speak of it";
    bool const known = incident.place_precision == PlacePrecision::area && placed.area;
    if (has_disc(incident) || known) return {};
    return incident.where ? "of unstated extent" : "without a place that can be drawn";
}

std::vector<Presence> all_presence(Material const& material)
{
    std::vector<Presence> all;
    if (material.study.hatched.empty()) return all;
    for (auto const record : material.used) {
        auto const& placed = material.placed[record];
        if (std::ranges::count(material.study.hatched, placed.incident.category.str()) > 0)
            all.push_back({record, why_not_hatched(placed)});
    }
    return all;
}

bool is_cut_at_area(Placed const& placed)
{
    return placed.area && !placed.incident.stated_area.empty();
}

/// Equal where the hatched areas are: disc or none, its centre and radius, area or none.
using Extent = std::tuple<bool, double, double, double, std::optional<std::size_t>>;

Extent extent_of(Placed const& placed)
{
    auto const& incident = placed.incident;
    if (!has_disc(incident)) return {false, 0, 0, 0, placed.area};
    return {true, incident.where->lon, incident.where->lat, incident.radius_km,
            is_cut_at_area(placed) ? placed.area : std::nullopt};
}

/// The disc that the record states, cut at its area if it names one: nothing is said of the
/// neighbour. The whole area of a record that states no disc.
PolygonSet presence_area(Material const& material, std::size_t record)
{
    auto const& placed = material.placed[record];
    if (!has_disc(placed.incident)) return material.areas[*placed.area].shape;
    PolygonSet const disc{
        {gis::disc(*placed.incident.where, to_metres(Kilometres{placed.incident.radius_km}))}};
    if (!is_cut_at_area(placed)) return disc;
    gis::Geos geos;
    auto const cut = geos.intersection(geos.polygons(disc).get(),
                                       geos.polygons(material.areas[*placed.area].shape).get());
    return geos.to_polygons(cut.get());
}

/// Reported, attributed or confirmed; the others are claimed or judged likely only.
bool is_sure_presence(Incident const& incident)
{
    return incident.claim != ClaimState::claimed && incident.claim != ClaimState::assessed &&
           incident.claim != ClaimState::denied;
}

}  // namespace

std::vector<std::size_t> presence_records(Material const& material)
{
    std::vector<std::size_t> records;
    for (auto const& presence : all_presence(material))
        if (presence.why_not.empty()) records.push_back(presence.record);
    return records;
}

std::vector<Sheet::Omitted> presence_without_hatch(Material const& material)
{
    std::vector<Sheet::Omitted> omitted;
    for (auto& presence : all_presence(material))
        if (!presence.why_not.empty())
            omitted.push_back({presence.record, std::move(presence.why_not)});
    return omitted;
}

std::vector<std::size_t> visible_presence(Material const& material, Ground const& ground)
{
    std::vector<std::size_t> records;
    for (auto const& hatch : visible_hatches(material, ground))
        records.insert(records.end(), hatch.records.begin(), hatch.records.end());
    std::ranges::sort(records);
    return records;
}

std::string presence_words(Material const& material)
{
    auto const omitted = presence_without_hatch(material);
    if (omitted.empty()) return {};
    std::vector<std::string> reasons;
    for (auto const& [record, reason] : omitted)
        if (std::ranges::count(reasons, reason) == 0) reasons.push_back(reason);
    auto const all = omitted.size() + presence_records(material).size();
    return fmt::format("Of {} of presence {} not hatched ({}).", counted(all, "report"),
                       omitted.size() == 1 ? "1 is" : grouped(std::ssize(omitted)) + " are",
                       join_words(reasons, "; "));
}

std::vector<PresenceHatch> presence_hatches(Material const& material, Moment const* moment)
{
    std::vector<PresenceHatch> hatches;
    std::map<Extent, std::size_t> known;
    for (auto const record : presence_records(material)) {
        auto const& placed = material.placed[record];
        auto const& incident = placed.incident;
        if (moment != nullptr && month_of(incident.when.first) > moment->month) continue;
        auto const [at, is_new] = known.try_emplace(extent_of(placed), hatches.size());
        if (is_new) hatches.push_back({{}, presence_area(material, record)});
        auto& hatch = hatches[at->second];
        hatch.records.push_back(record);
        hatch.sure = hatch.sure || is_sure_presence(incident);
    }
    return hatches;
}

std::vector<PresenceHatch> visible_hatches(Material const& material, Ground const& ground)
{
    auto hatches = presence_hatches(material);
    std::erase_if(hatches, [&](PresenceHatch const& hatch) {
        return ground.geo.visible(hatch.area).outlines.empty();
    });
    return hatches;
}

std::vector<Path> presence_paths(style::Style const& style, std::vector<Outline> const& outlines,
                                 bool sure)
{
    constexpr double line = 0.18, casing = 0.07;  // mm, the casing on each side
    constexpr double angle = 60;
    double const spacing = sure ? style.hatch_dense : style.hatch_wide;
    auto const halo = style::with_alpha(style.paper, 0.8);
    Path const below{outlines,
                     Hatch{halo, spacing, line + 2 * casing, angle},
                     Stroke{halo, line + 2 * casing, {}, true},
                     {},
                     {}};
    return {below, Path{outlines,
                        Hatch{style::with_alpha(style.hatch, 0.9), spacing, line, angle},
                        Stroke{style::with_alpha(style.hatch, 0.7), line, {0.6, 0.5}, true},
                        {},
                        {}}};
}

void add_presence(Group& into, Material const& material, Ground const& ground, Moment const* moment)
{
    auto& group = add_group(into, "presence");
    group.clip.push_back(rectangle(ground.box));
    for (auto const& hatch : presence_hatches(material, moment)) {
        auto const drawn = ground.geo.polygons(hatch.area);
        if (drawn.outlines.empty()) continue;
        auto paths = presence_paths(material.style, drawn.outlines, hatch.sure);
        std::vector<std::string> titles;
        for (auto const record : hatch.records)
            titles.push_back(record_title(material.placed[record].incident));
        paths.back().id = "presence-" + material.placed[hatch.records.front()].incident.id;
        paths.back().title = join_words(titles, "; ");
        for (auto& path : paths) group.children.push_back(std::move(path));
    }
}

}  // namespace sitmap::map
