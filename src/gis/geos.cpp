// SPDX-License-Identifier: MIT
#include "gis/geos.hpp"

#include "base/error.hpp"
#include "gis/crossings.hpp"

#include <geos_c.h>

#include <cmath>

namespace sitmap::gis {

namespace {

static_assert(sizeof(LonLat) == 2 * sizeof(double), "GEOS copies rings as packed pairs");

/// Called by GEOS through C: must not throw, so a message that cannot be stored is lost.
void remember(char const* message, void* user) noexcept
{
    try {
        *static_cast<std::string*>(user) = message == nullptr ? "" : message;
    } catch (...) {
    }
}

struct MakeValidParamsDeleter {
    GEOSContextHandle_t context;
    void operator()(GEOSMakeValidParams* params) const noexcept
    {
        GEOSMakeValidParams_destroy_r(context, params);
    }
};

Error refused(std::string const& work, std::string const& message)
{
    return Error{ErrorKind::internal,
                 "cannot " + work + ": " + (message.empty() ? "GEOS gives no reason" : message)};
}

Geometry own(Geos& geos, GEOSGeom_t* geometry, char const* work)
{
    if (geometry == nullptr) throw refused(work, geos.last_message());
    return Geometry{geometry, GeometryDeleter{geos.handle()}};
}

bool answer(Geos const& geos, char value, char const* work)
{
    if (value == 2) throw refused(work, geos.last_message());
    return value == 1;
}

double measured(Geos const& geos, int status, double value, char const* work)
{
    if (status != 1) throw refused(work, geos.last_message());
    return value;
}

GEOSCoordSequence* sequence(Geos& geos, Line const& points)
{
    // One vertex that is not finite can hang or kill GEOS 3.11, so it stops here.
    for (auto const& point : points)
        if (!std::isfinite(point.lon) || !std::isfinite(point.lat))
            throw Error{ErrorKind::internal,
                        "cannot pass a geometry to GEOS: a coordinate is not finite"};
    auto const* numbers = points.empty() ? nullptr : &points.front().lon;
    auto* made = GEOSCoordSeq_copyFromBuffer_r(geos.handle(), numbers,
                                               static_cast<unsigned>(points.size()), 0, 0);
    if (made == nullptr) throw refused("make coordinates", geos.last_message());
    return made;
}

Geometry ring_of(Geos& geos, Ring const& ring)
{
    if (!ring.empty() && ring.front() != ring.back())
        throw Error{ErrorKind::internal, "cannot make a polygon: a ring is not closed"};
    return own(geos, GEOSGeom_createLinearRing_r(geos.handle(), sequence(geos, ring)),
               "make a ring");
}

/// GEOS takes over what it is given, also when it fails.
std::vector<GEOSGeom_t*> released(std::vector<Geometry>& parts)
{
    std::vector<GEOSGeom_t*> raw;
    raw.reserve(parts.size());
    for (auto& part : parts) raw.push_back(part.release());
    return raw;
}

Geometry polygon_of(Geos& geos, RingSet const& rings)
{
    if (rings.empty())
        return own(geos, GEOSGeom_createEmptyPolygon_r(geos.handle()), "make a polygon");
    auto shell = ring_of(geos, rings.front());
    std::vector<Geometry> holes;
    for (std::size_t i = 1; i < rings.size(); ++i) holes.push_back(ring_of(geos, rings[i]));
    auto raw = released(holes);
    return own(geos,
               GEOSGeom_createPolygon_r(geos.handle(), shell.release(), raw.data(),
                                        static_cast<unsigned>(raw.size())),
               "make a polygon");
}

Geometry collect(Geos& geos, int type, std::vector<Geometry>& parts)
{
    auto raw = released(parts);
    return own(geos,
               GEOSGeom_createCollection_r(geos.handle(), type, raw.data(),
                                           static_cast<unsigned>(raw.size())),
               "collect geometries");
}

Line points_of(Geos& geos, GEOSGeom_t const* geometry)
{
    auto const* coordinates = GEOSGeom_getCoordSeq_r(geos.handle(), geometry);
    unsigned count = 0;
    if (coordinates == nullptr || GEOSCoordSeq_getSize_r(geos.handle(), coordinates, &count) == 0)
        throw refused("read coordinates", geos.last_message());
    Line points(count);
    if (count > 0 &&
        GEOSCoordSeq_copyToBuffer_r(geos.handle(), coordinates, &points.front().lon, 0, 0) == 0)
        throw refused("read coordinates", geos.last_message());
    return points;
}

RingSet rings_of(Geos& geos, GEOSGeom_t const* polygon)
{
    RingSet rings;
    auto const* shell = GEOSGetExteriorRing_r(geos.handle(), polygon);
    int const holes = GEOSGetNumInteriorRings_r(geos.handle(), polygon);
    if (shell == nullptr || holes < 0) throw refused("read a polygon", geos.last_message());
    rings.push_back(points_of(geos, shell));
    for (int i = 0; i < holes; ++i) {
        auto const* hole = GEOSGetInteriorRingN_r(geos.handle(), polygon, i);
        if (hole == nullptr) throw refused("read a polygon", geos.last_message());
        rings.push_back(points_of(geos, hole));
    }
    return rings;
}

/// Visits the simple parts of a geometry, also those of nested collections.
template <typename Visit>
void each_part(Geos& geos, GEOSGeom_t const* geometry, Visit const& visit)
{
    int const type = GEOSGeomTypeId_r(geos.handle(), geometry);
    if (type < 0) throw refused("read a geometry", geos.last_message());
    if (type < GEOS_MULTIPOINT) {
        visit(type, geometry);
        return;
    }
    int const count = GEOSGetNumGeometries_r(geos.handle(), geometry);
    for (int i = 0; i < count; ++i)
        each_part(geos, GEOSGetGeometryN_r(geos.handle(), geometry, i), visit);
}

}  // namespace

void GeometryDeleter::operator()(GEOSGeom_t* geometry) const noexcept
{
    GEOSGeom_destroy_r(context, geometry);
}

Geos::Geos() : context_(GEOS_init_r())
{
    if (context_ == nullptr) throw Error{ErrorKind::internal, "cannot start GEOS: out of memory"};
    GEOSContext_setErrorMessageHandler_r(context_, remember, &message_);
    GEOSContext_setNoticeMessageHandler_r(context_, nullptr, nullptr);
}

Geos::~Geos()
{
    GEOS_finish_r(context_);
}

Geometry Geos::polygons(PolygonSet const& shape)
{
    if (shape.size() == 1) return polygon_of(*this, shape.front());
    std::vector<Geometry> parts;
    parts.reserve(shape.size());
    for (auto const& rings : shape) parts.push_back(polygon_of(*this, rings));
    return collect(*this, GEOS_MULTIPOLYGON, parts);
}

Geometry Geos::line(Line const& line)
{
    return own(*this, GEOSGeom_createLineString_r(context_, sequence(*this, line)), "make a line");
}

Geometry Geos::point(LonLat where)
{
    return own(*this, GEOSGeom_createPoint_r(context_, sequence(*this, {where})), "make a point");
}

PolygonSet Geos::to_polygons(GEOSGeom_t const* geometry)
{
    PolygonSet shape;
    each_part(*this, geometry, [&](int type, GEOSGeom_t const* part) {
        if (type == GEOS_POLYGON && !is_empty(part)) shape.push_back(rings_of(*this, part));
    });
    return shape;
}

std::vector<Line> Geos::to_lines(GEOSGeom_t const* geometry)
{
    std::vector<Line> lines;
    each_part(*this, geometry, [&](int type, GEOSGeom_t const* part) {
        bool const is_line = type == GEOS_LINESTRING || type == GEOS_LINEARRING;
        if (is_line && !is_empty(part)) lines.push_back(points_of(*this, part));
    });
    return lines;
}

Geometry Geos::make_valid(GEOSGeom_t const* geometry)
{
    // GEOS's own method takes the square of the meetings: at 500 some 0.2 s.
    constexpr std::size_t most_meetings = 500;
    auto const found = count_crossings(to_polygons(geometry), most_meetings);
    if (found.is_complete && found.meetings <= most_meetings)
        return own(*this, GEOSMakeValid_r(context_, geometry), "mend a geometry");
    std::unique_ptr<GEOSMakeValidParams, MakeValidParamsDeleter> const params(
        GEOSMakeValidParams_create_r(context_), {context_});
    if (!params ||
        GEOSMakeValidParams_setMethod_r(context_, params.get(), GEOS_MAKE_VALID_STRUCTURE) == 0)
        throw refused("mend a geometry", last_message());
    return own(*this, GEOSMakeValidWithParams_r(context_, geometry, params.get()),
               "mend a geometry");
}

Geometry Geos::intersection(GEOSGeom_t const* a, GEOSGeom_t const* b)
{
    return own(*this, GEOSIntersection_r(context_, a, b), "intersect two geometries");
}

Geometry Geos::difference(GEOSGeom_t const* a, GEOSGeom_t const* b)
{
    return own(*this, GEOSDifference_r(context_, a, b), "subtract a geometry");
}

Geometry Geos::unite(std::vector<Geometry> parts)
{
    auto const all = collect(*this, GEOS_GEOMETRYCOLLECTION, parts);
    return own(*this, GEOSUnaryUnion_r(context_, all.get()), "unite geometries");
}

Geometry Geos::boundary(GEOSGeom_t const* geometry)
{
    return own(*this, GEOSBoundary_r(context_, geometry), "take a boundary");
}

bool Geos::is_valid(GEOSGeom_t const* geometry, std::string* reason)
{
    bool const valid = answer(*this, GEOSisValid_r(context_, geometry), "check a geometry");
    if (valid || reason == nullptr) return valid;
    char* const words = GEOSisValidReason_r(context_, geometry);
    *reason = words == nullptr ? "" : words;
    GEOSFree_r(context_, words);
    return valid;
}

bool Geos::is_empty(GEOSGeom_t const* geometry)
{
    return answer(*this, GEOSisEmpty_r(context_, geometry), "check for emptiness");
}

bool Geos::covers(GEOSGeom_t const* area, GEOSGeom_t const* other)
{
    return answer(*this, GEOSCovers_r(context_, area, other),
                  "test whether an area covers a geometry");
}

bool Geos::intersects(GEOSGeom_t const* a, GEOSGeom_t const* b)
{
    return answer(*this, GEOSIntersects_r(context_, a, b), "test whether two geometries meet");
}

double Geos::area(GEOSGeom_t const* geometry)
{
    double value = 0;
    int const status = GEOSArea_r(context_, geometry, &value);
    return measured(*this, status, value, "measure an area");
}

}  // namespace sitmap::gis
