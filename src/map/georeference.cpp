// SPDX-License-Identifier: MIT
#include "map/georeference.hpp"

#include "base/units.hpp"

#include <fmt/format.h>

namespace sitmap::map {

std::optional<Georeference> georeference_of(GeoToPage const& geo)
{
    gis::Projection const projection(geo.definition());
    auto const& box = geo.page();
    auto const plane_at = [&](Point at) -> std::optional<gis::Plane> {
        auto const where = geo.to_lonlat(at);
        return where ? projection.forward(*where) : std::nullopt;
    };
    Point const middle = box.centre();
    Point const beside{middle.x + box.width / 4, middle.y};
    auto const a = plane_at(middle);
    auto const b = plane_at(beside);
    if (!a || !b) return {};
    double const metres = (b->x - a->x) / (beside.x - middle.x);
    return Georeference{geo.definition(), a->x - metres * middle.x, a->y + metres * middle.y,
                        metres, box};
}

std::string world_file(Georeference const& reference, double dpi)
{
    double const mm = millimetres_per_inch / dpi;  // side of a pixel on the page
    double const metres = reference.metres_per_mm * mm;
    return fmt::format("{:.10f}\n0\n0\n{:.10f}\n{:.6f}\n{:.6f}\n", metres, -metres,
                       reference.x0 + metres / 2, reference.y0 - metres / 2);
}

}  // namespace sitmap::map
