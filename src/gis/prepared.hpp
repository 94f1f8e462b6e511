// SPDX-License-Identifier: MIT
// gis/prepared.hpp: one shape that is asked about many others: GEOS indexes its outline once.
#pragma once

#include "gis/geos.hpp"

#include <memory>

namespace sitmap::gis {

/// Answers as Geos::covers and Geos::intersects do for the shape as `area`. Throws
/// ErrorKind::internal where GEOS cannot tell. `geos` must outlive it.
class PreparedShape {
public:
    PreparedShape(Geos& geos, Geometry shape);

    bool covers(GEOSGeom_t const* other) const;
    bool intersects(GEOSGeom_t const* other) const;
    GEOSGeom_t const* shape() const noexcept { return shape_.get(); }

private:
    struct Release {
        GEOSContextHandle_HS* context = nullptr;
        void operator()(GEOSPrepGeom_t const* prepared) const noexcept;
    };
    Geos* geos_;
    Geometry shape_;
    std::unique_ptr<GEOSPrepGeom_t const, Release> prepared_;
};

}  // namespace sitmap::gis
