// SPDX-License-Identifier: MIT
// gis/projection.hpp: from WGS 84 longitude/latitude to a map projection in metres and back, by
// PROJ. No network, longitude first. A point that the projection cannot take gives nothing instead
// of an infinity.
#pragma once

#include "domain/lonlat.hpp"

#include <memory>
#include <optional>
#include <string>

namespace sitmap::gis {

/// A position in the projected plane, metres, y up.
struct Plane {
    double x = 0;
    double y = 0;
};

class Projection {
public:
    /// `definition`: "EPSG:n", a PROJ string or WKT. Throws ErrorKind::input naming `what` it is if
    /// PROJ refuses it or if it is no map projection in metres.
    explicit Projection(std::string const& definition, std::string const& what = "the projection");
    ~Projection();
    Projection(Projection&&) noexcept;
    Projection& operator=(Projection&&) noexcept;

    std::optional<Plane> forward(LonLat where) const;
    std::optional<LonLat> inverse(Plane where) const;
    std::string const& definition() const noexcept { return definition_; }

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
    std::string definition_;
};

/// WKT 1 (ESRI form, as .prj files hold it) of a definition; throws ErrorKind::input if PROJ
/// refuses it.
std::string to_wkt(std::string const& definition);

/// Albers equal-area conic for a frame: standard parallels one sixth of the height inside its south
/// and north edge, central meridian in the middle (Snyder 1987, sec. 14). PROJ string.
std::string albers_for(double west, double south, double east, double north);

}  // namespace sitmap::gis
