// SPDX-License-Identifier: MIT
#include "map/georeference.hpp"

#include "base/units.hpp"

#include <fmt/format.h>

namespace sitmap::map {

Georeference georeference_of(GeoToPage const& geo)
{
    auto const corner = geo.plane_at({0, 0});
    return {geo.definition(), corner.x, corner.y, geo.metres_per_mm(), geo.page()};
}

std::string world_file(Georeference const& reference, double dpi)
{
    double const mm = millimetres_per_inch / dpi;  // side of a pixel on the page
    double const metres = reference.metres_per_mm * mm;
    return fmt::format("{:.10f}\n0\n0\n{:.10f}\n{:.6f}\n{:.6f}\n", metres, -metres,
                       reference.x0 + metres / 2, reference.y0 - metres / 2);
}

}  // namespace sitmap::map
