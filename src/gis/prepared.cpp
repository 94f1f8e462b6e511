// SPDX-License-Identifier: MIT
#include "gis/prepared.hpp"

#include "base/error.hpp"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include <utility>

namespace sitmap::gis {

namespace {

constexpr char not_known = 2;  // an exception inside GEOS

Error refused(std::string const& what, Geos const& geos)
{
    return {ErrorKind::internal, "cannot " + what + ": " + geos.last_message()};
}

}  // namespace

void PreparedShape::Release::operator()(GEOSPrepGeom_t const* prepared) const noexcept
{
    GEOSPreparedGeom_destroy_r(context, prepared);
}

PreparedShape::PreparedShape(Geos& geos, Geometry shape)
    : geos_(&geos),
      shape_(std::move(shape)),
      prepared_(GEOSPrepare_r(geos.handle(), shape_.get()), Release{geos.handle()})
{
    if (!prepared_) throw refused("prepare a shape", geos);
}

bool PreparedShape::covers(GEOSGeom_t const* other) const
{
    auto const answer = GEOSPreparedCovers_r(geos_->handle(), prepared_.get(), other);
    if (answer == not_known) throw refused("tell what a shape covers", *geos_);
    return answer == 1;
}

bool PreparedShape::intersects(GEOSGeom_t const* other) const
{
    auto const answer = GEOSPreparedIntersects_r(geos_->handle(), prepared_.get(), other);
    if (answer == not_known) throw refused("tell whether shapes meet", *geos_);
    return answer == 1;
}

}  // namespace sitmap::gis
