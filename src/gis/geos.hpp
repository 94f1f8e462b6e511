// SPDX-License-Identifier: MIT
// gis/geos.hpp: GEOS behind values: one `Geos` per thread, outliving its geometries; every
// predicate's third answer (2 = exception) is an Error. Only finite coordinates get in: one NaN can
// hang or kill GEOS 3.11.
#pragma once

#include "domain/area.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

// GEOS handle types, declared as geos_c.h declares them, so that no other room sees that header.
struct GEOSContextHandle_HS;
struct GEOSGeom_t;
struct GEOSPrepGeom_t;

namespace sitmap::gis {

class Geos;

struct GeometryDeleter {
    GEOSContextHandle_HS* context = nullptr;
    void operator()(GEOSGeom_t* geometry) const noexcept;
};
using Geometry = std::unique_ptr<GEOSGeom_t, GeometryDeleter>;

/// A GEOS context with the last message that it gave.
class Geos {
public:
    Geos();
    ~Geos();
    Geos(Geos const&) = delete;
    Geos& operator=(Geos const&) = delete;

    /// Throws ErrorKind::internal for a coordinate that is not finite or a ring that is not closed.
    Geometry polygons(PolygonSet const& shape);
    Geometry line(Line const& line);
    Geometry point(LonLat where);
    /// Polygonal part of a geometry as plain values, rings closed.
    PolygonSet to_polygons(GEOSGeom_t const* geometry);
    /// Linear parts of a geometry, each as a line.
    std::vector<Line> to_lines(GEOSGeom_t const* geometry);

    /// What an odd number of turns of its rings goes around. Where they meet so often that this
    /// would take long: what any turn goes around.
    Geometry make_valid(GEOSGeom_t const* geometry);
    Geometry intersection(GEOSGeom_t const* a, GEOSGeom_t const* b);
    Geometry difference(GEOSGeom_t const* a, GEOSGeom_t const* b);
    Geometry unite(std::vector<Geometry> parts);
    Geometry boundary(GEOSGeom_t const* geometry);
    bool is_valid(GEOSGeom_t const* geometry, std::string* reason = nullptr);
    bool is_empty(GEOSGeom_t const* geometry);
    bool covers(GEOSGeom_t const* area, GEOSGeom_t const* other);
    bool intersects(GEOSGeom_t const* a, GEOSGeom_t const* b);
    double area(GEOSGeom_t const* geometry);  // in squared units of the coordinates

    GEOSContextHandle_HS* handle() noexcept { return context_; }
    std::string last_message() const { return message_; }

private:
    GEOSContextHandle_HS* context_ = nullptr;
    std::string message_;
};

}  // namespace sitmap::gis
