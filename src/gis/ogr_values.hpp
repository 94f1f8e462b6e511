// SPDX-License-Identifier: MIT
// gis/ogr_values.hpp: OGR's features and coordinate systems as plain text and bytes. For the .cpp
// files of gis that talk to GDAL; no other room includes it.
#pragma once

#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <string>

namespace sitmap::gis {

/// A field as text: dates in ISO form, times with milliseconds and zone if there are any, reals in
/// their shortest exact form, null empty. Never OGR's own date form with slashes.
std::string field_text(OGRFeature const& feature, int field);

/// Largest number of vertices of one geometry.
constexpr std::size_t max_vertices = 5'000'000;

/// 2D linear WKB of a geometry in longitude/latitude, or why it cannot be had.
struct EncodedGeometry {
    std::string wkb;
    std::string trouble;
    bool had_arcs = false;  // drawn as chords of arc_step_degrees
};
/// Degrees of an arc that one chord spans: at most 0.004 % of the radius off.
constexpr double arc_step_degrees = 1;
/// Takes the geometry over; `to_lonlat` may be null: coordinates stay as they are. Coordinates that
/// are not finite never reach PROJ: such a geometry is given untransformed.
EncodedGeometry encode(std::unique_ptr<OGRGeometry> geometry,
                       OGRCoordinateTransformation* to_lonlat);

/// WGS 84 with longitude first.
OGRSpatialReference lonlat_system();
/// From "EPSG:n", PROJ or WKT text, longitude/easting first; no file and no network is looked at.
/// Throws ErrorKind::input.
OGRSpatialReference system_from(std::string const& text);
/// "EPSG:4326 (WGS 84)" or the name alone.
std::string name_of(OGRSpatialReference const& system);

}  // namespace sitmap::gis
