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

/// The disc that the record states, cut at its area if it names one: nothing is said of the
/// neighbour. The whole area of a record that states no disc.
PolygonSet presence_area(Material const& material, std::size_t record)
{
    auto const& placed = material.placed[record];
    if (!has_disc(placed.incident)) return material.areas[*placed.area].shape;
    PolygonSet const disc{
        {gis::disc(*placed.incident.where, to_metres(Kilometres{placed.incident.radius_km}))}};
    if (!placed.area || placed.incident.stated_area.empty()) return disc;
    gis::Geos geos;
    auto const cut = geos.intersection(geos.polygons(disc).get(),
                                       geos.polygons(material.areas[*placed.area].shape).get());
    return geos.to_polygons(cut.get());
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
    auto records = presence_records(material);
    std::erase_if(records, [&](std::size_t record) {
        return ground.geo.visible(presence_area(material, record)).outlines.empty();
    });
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

bool is_sure_presence(Incident const& incident)
{
    return incident.claim != ClaimState::claimed && incident.claim != ClaimState::assessed &&
           incident.claim != ClaimState::denied;
}

Paint presence_hatch(style::Style const& style, bool sure)
{
    // A veil of paper parts the lines from a shade of their own lightness.
    return Hatch{style::with_alpha(style.hatch, 0.9), sure ? style.hatch_dense : style.hatch_wide,
                 0.16, 60, style::with_alpha(style.paper, 0.3)};
}

Stroke presence_edge(style::Style const& style)
{
    return {style::with_alpha(style.hatch, 0.7), 0.16, {0.6, 0.5}, true};
}

void add_presence(Group& into, Material const& material, Ground const& ground, Moment const* moment)
{
    auto& group = add_group(into, "presence");
    group.clip.push_back(rectangle(ground.box));
    for (auto const record : presence_records(material)) {
        auto const& incident = material.placed[record].incident;
        if (moment != nullptr && month_of(incident.when.first) > moment->month) continue;
        auto drawn = ground.geo.polygons(presence_area(material, record));
        if (drawn.outlines.empty()) continue;
        group.children.push_back(Path{
            std::move(drawn.outlines), presence_hatch(material.style, is_sure_presence(incident)),
            presence_edge(material.style), "presence-" + incident.id, record_title(incident)});
    }
}

}  // namespace sitmap::map
