// SPDX-License-Identifier: MIT
#include "gis/ogr_values.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "gis/gdal.hpp"
#include "gis/wkb.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace sitmap::gis {

namespace {

/// GDAL: 0 is not known, 1 local, 100 UTC, one more or less a quarter of an hour.
std::string zone_text(int zone)
{
    if (zone <= 1) return {};
    if (zone == 100) return "Z";
    int const minutes = std::abs(zone - 100) * 15;
    return fmt::format("{}{:02}:{:02}", zone < 100 ? '-' : '+', minutes / 60, minutes % 60);
}

std::string date_text(OGRFeature const& feature, int field, bool with_time)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    auto const date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (!with_time) return date;
    // Milliseconds are what the float holds; they never round up to the next minute.
    int const most = second < 60 ? 59'999 : 60'999;
    int const ms = std::min(static_cast<int>(std::lround(second * 1000)), most);
    auto const time = fmt::format("T{:02}:{:02}:{:02}", hour, minute, ms / 1000);
    auto const part = ms % 1000 == 0 ? std::string{} : fmt::format(".{:03}", ms % 1000);
    return date + time + part + zone_text(zone);
}

/// Counts the vertices and looks for one that is not finite.
class Inspection : public OGRDefaultConstGeometryVisitor {
public:
    using OGRDefaultConstGeometryVisitor::visit;
    void visit(OGRPoint const* point) override
    {
        ++vertices;
        finite = finite && std::isfinite(point->getX()) && std::isfinite(point->getY());
    }
    std::size_t vertices = 0;
    bool finite = true;
};

int nesting(OGRGeometry const& geometry, int depth = 0)
{
    if (depth > max_nesting ||
        !OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection))
        return depth;
    int deepest = depth;
    for (auto const* part : *geometry.toGeometryCollection())
        deepest = std::max(deepest, nesting(*part, depth + 1));
    return deepest;
}

bool is_curved(OGRGeometry const& geometry)
{
    return geometry.hasCurveGeometry(FALSE) != FALSE;
}

}  // namespace

std::string field_text(OGRFeature const& feature, int field)
{
    if (!feature.IsFieldSetAndNotNull(field)) return {};
    auto const type = feature.GetFieldDefnRef(field)->GetType();
    if (type == OFTDate || type == OFTDateTime)
        return date_text(feature, field, type == OFTDateTime);
    if (type == OFTReal) {
        double const value = feature.GetFieldAsDouble(field);
        return std::isfinite(value) ? to_text(value) : std::isnan(value) ? "nan" : "inf";
    }
    return feature.GetFieldAsString(field);
}

EncodedGeometry encode(std::unique_ptr<OGRGeometry> geometry,
                       OGRCoordinateTransformation* to_lonlat)
{
    if (geometry == nullptr || geometry->IsEmpty()) return {};
    if (nesting(*geometry) > max_nesting)
        return {"",
                "the geometry is nested deeper than " + std::to_string(max_nesting) + " levels"};
    bool const had_arcs = geometry->hasCurveGeometry(TRUE) != FALSE;
    if (is_curved(*geometry)) geometry.reset(geometry->getLinearGeometry(arc_step_degrees));
    if (geometry == nullptr) return {"", "the curve cannot be made linear"};
    geometry->flattenTo2D();
    Inspection found;
    geometry->accept(&found);
    if (found.vertices > max_vertices)
        return {"", "the geometry has more than " + std::to_string(max_vertices) + " vertices"};
    if (to_lonlat != nullptr && found.finite) {
        GdalErrors const errors;
        if (geometry->transform(to_lonlat) != OGRERR_NONE)
            return {"", "the coordinates cannot be turned into longitude/latitude"};
    }
    EncodedGeometry encoded{.wkb = {}, .trouble = {}, .had_arcs = had_arcs};
    encoded.wkb.resize(geometry->WkbSize());
    auto* const bytes = reinterpret_cast<unsigned char*>(encoded.wkb.data());
    if (geometry->exportToWkb(wkbNDR, bytes, wkbVariantIso) != OGRERR_NONE)
        return {"", "the geometry cannot be encoded"};
    return encoded;
}

OGRSpatialReference lonlat_system()
{
    OGRSpatialReference system;
    if (system.importFromEPSG(4326) != OGRERR_NONE)
        throw Error{ErrorKind::internal, "cannot use EPSG:4326: PROJ finds no database"};
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return system;
}

OGRSpatialReference system_from(std::string const& text)
{
    GdalErrors const errors;
    constexpr std::array<char const*, 3> options{"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO",
                                                 nullptr};
    OGRSpatialReference system;
    bool const fits = text.size() <= 65536;
    if (!fits || system.SetFromUserInput(text.c_str(), options.data()) != OGRERR_NONE) {
        auto const cause = !fits ? "its text is longer than 64 kB" : errors.last_failure();
        throw Error{ErrorKind::input,
                    "cannot use the coordinate system '" + shorten(clean(text), 80) +
                        "': " + (cause.empty() ? "it is not known" : cause),
                    "give it as EPSG:n"};
    }
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return system;
}

std::string name_of(OGRSpatialReference const& system)
{
    auto const* name = system.GetName();
    std::string const shown = name == nullptr ? "unnamed" : clean(name);
    auto const* authority = system.GetAuthorityName(nullptr);
    auto const* code = system.GetAuthorityCode(nullptr);
    if (authority == nullptr || code == nullptr) return shown;
    return std::string{authority} + ":" + code + " (" + shown + ")";
}

}  // namespace sitmap::gis
