// SPDX-License-Identifier: MIT
#include "gis/ogr_shapes.hpp"

#include "base/error.hpp"

#include <ogr_geometry.h>

#include <span>

namespace sitmap::gis {

namespace {

void add_points(OGRSimpleCurve& curve, std::span<LonLat const> points)
{
    curve.setNumPoints(static_cast<int>(points.size()), FALSE);
    int at = 0;
    for (auto const point : points) {
        if (!std::isfinite(point.lon) || !std::isfinite(point.lat))
            throw Error{ErrorKind::internal, "cannot write a shape: a coordinate is not finite"};
        curve.setPoint(at++, point.lon, point.lat);
    }
}

struct Converter {
    using Made = std::unique_ptr<OGRGeometry>;

    Made operator()(std::monostate) const { return nullptr; }

    Made operator()(LonLat where) const
    {
        if (!std::isfinite(where.lon) || !std::isfinite(where.lat))
            throw Error{ErrorKind::internal, "cannot write a point: a coordinate is not finite"};
        return std::make_unique<OGRPoint>(where.lon, where.lat);
    }

    Made operator()(std::vector<Line> const& lines) const
    {
        auto all = std::make_unique<OGRMultiLineString>();
        for (auto const& points : lines) {
            OGRLineString line;
            add_points(line, points);
            all->addGeometry(&line);
        }
        return all;
    }

    Made operator()(PolygonSet const& polygons) const
    {
        auto all = std::make_unique<OGRMultiPolygon>();
        for (auto const& rings : polygons) {
            OGRPolygon polygon;
            for (auto const& points : rings) {
                OGRLinearRing ring;
                add_points(ring, points);
                polygon.addRing(&ring);
            }
            all->addGeometry(&polygon);
        }
        return all;
    }
};

}  // namespace

std::unique_ptr<OGRGeometry> to_ogr(Shape const& shape)
{
    return std::visit(Converter{}, shape);
}

}  // namespace sitmap::gis
