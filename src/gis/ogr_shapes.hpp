// SPDX-License-Identifier: MIT
// gis/ogr_shapes.hpp: shapes as OGR geometries. Seen within gis only.
#pragma once

#include "gis/vector_layer.hpp"

#include <memory>

class OGRGeometry;

namespace sitmap::gis {

/// Point, MultiLineString or MultiPolygon; nothing for "no shape". Throws ErrorKind::internal for a
/// coordinate that is not finite.
std::unique_ptr<OGRGeometry> to_ogr(Shape const& shape);

}  // namespace sitmap::gis
