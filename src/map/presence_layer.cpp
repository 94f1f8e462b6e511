// SPDX-License-Identifier: MIT
#include "map/presence_layer.hpp"

#include "gis/geodesic.hpp"
#include "gis/geos.hpp"
#include "map/incident_layer.hpp"
#include "map/shapes.hpp"

#include <algorithm>
#include <utility>

namespace sitmap::map {

std::vector<std::size_t> presence_records(Material const& material)
{
    std::vector<std::size_t> records;
    if (material.study.hatched.empty()) return records;
    for (std::size_t i = 0; i < material.placed.size(); ++i) {
        auto const& incident = material.placed[i].incident;
        bool const hatched =
            std::ranges::count(material.study.hatched, incident.category.str()) > 0;
        if (hatched && incident.where && incident.radius_km > 0) records.push_back(i);
    }
    return records;
}

Paint presence_hatch(style::Style const& style)
{
    // A veil of paper parts the lines from a shade of their own lightness.
    return Hatch{style::with_alpha(style.hatch, 0.9), style.hatch_dense, 0.16, 60,
                 style::with_alpha(style.paper, 0.3)};
}

Stroke presence_edge(style::Style const& style)
{
    return {style::with_alpha(style.hatch, 0.7), 0.16, {0.6, 0.5}, true};
}

namespace {

/// The disc that the record states, cut at its area if it names one: nothing is said of the
/// neighbour.
PolygonSet presence_area(Material const& material, std::size_t record)
{
    auto const& placed = material.placed[record];
    PolygonSet const disc{
        {gis::disc(*placed.incident.where, to_metres(Kilometres{placed.incident.radius_km}))}};
    if (!placed.area || placed.incident.stated_area.empty()) return disc;
    gis::Geos geos;
    auto const cut = geos.intersection(geos.polygons(disc).get(),
                                       geos.polygons(material.areas[*placed.area].shape).get());
    return geos.to_polygons(cut.get());
}

}  // namespace

std::size_t visible_presence(Material const& material, Ground const& ground)
{
    auto const records = presence_records(material);
    return static_cast<std::size_t>(std::ranges::count_if(records, [&](std::size_t record) {
        return !ground.geo.visible(presence_area(material, record)).outlines.empty();
    }));
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
        group.children.push_back(Path{std::move(drawn.outlines), presence_hatch(material.style),
                                      presence_edge(material.style), "presence-" + incident.id,
                                      record_title(incident)});
    }
}

}  // namespace sitmap::map
