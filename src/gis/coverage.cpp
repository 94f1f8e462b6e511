// SPDX-License-Identifier: MIT
#include "gis/coverage.hpp"

#include "base/error.hpp"
#include "gis/geodesic.hpp"
#include "gis/geos.hpp"
#include "gis/strung_lines.hpp"

#include <geos_c.h>

#include <algorithm>
#include <limits>
#include <tuple>

namespace sitmap::gis {

namespace {

struct Bounds {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();

    void add(LonLat at)
    {
        west = std::min(west, at.lon);
        east = std::max(east, at.lon);
        south = std::min(south, at.lat);
        north = std::max(north, at.lat);
    }
    bool meets(Bounds const& other) const
    {
        return west <= other.east && other.west <= east && south <= other.north &&
               other.south <= north;
    }
    bool holds(LonLat at) const
    {
        return at.lon >= west && at.lon <= east && at.lat >= south && at.lat <= north;
    }
};

/// A piece of border, ends in order, so that both sides of a shared border are the same piece.
struct Edge {
    LonLat from, to;
    std::size_t area = 0;
    bool forward = true;  // the area lies to the left going from `from` to `to`

    auto ends() const { return std::tie(from.lon, from.lat, to.lon, to.lat); }
    Bounds bounds() const
    {
        Bounds box;
        box.add(from);
        box.add(to);
        return box;
    }
};

double signed_area(Ring const& ring)
{
    double twice = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        twice += ring[i].lon * ring[i + 1].lat - ring[i + 1].lon * ring[i].lat;
    return twice;
}

bool precedes(LonLat a, LonLat b)
{
    return std::tie(a.lon, a.lat) < std::tie(b.lon, b.lat);
}

void add_edges(Ring const& ring, bool is_hole, std::size_t area, std::vector<Edge>& edges)
{
    bool const area_on_left = (signed_area(ring) > 0) != is_hole;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        if (ring[i] == ring[i + 1]) continue;
        bool const ordered = precedes(ring[i], ring[i + 1]);
        auto const& from = ordered ? ring[i] : ring[i + 1];
        auto const& to = ordered ? ring[i + 1] : ring[i];
        edges.push_back({from, to, area, ordered == area_on_left});
    }
}

/// Edges that are not simply the border of two areas, one on each side.
std::vector<Edge> irregular_edges(std::span<Area const> areas)
{
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < areas.size(); ++i)
        for (auto const& rings : areas[i].shape)
            for (auto const& ring : rings) add_edges(ring, &ring != &rings.front(), i, edges);
    std::ranges::sort(edges, [](Edge const& a, Edge const& b) {
        return std::tuple_cat(a.ends(), std::tie(a.area)) <
               std::tuple_cat(b.ends(), std::tie(b.area));
    });
    std::vector<Edge> irregular;
    for (auto first = edges.begin(); first != edges.end();) {
        auto const same = [&](Edge const& other) { return other.ends() == first->ends(); };
        auto const last = std::find_if_not(first, edges.end(), same);
        bool const is_border = last - first == 2 && first->forward != (first + 1)->forward;
        if (!is_border) irregular.insert(irregular.end(), first, last);
        first = last;
    }
    return irregular;
}

Bounds bounds_of(PolygonSet const& shape)
{
    Bounds box;
    for (auto const& rings : shape)
        for (auto const& at : rings.front()) box.add(at);
    return box;
}

/// Even-odd rule over all rings; points on a border may go either way.
bool is_inside(LonLat at, PolygonSet const& shape)
{
    bool inside = false;
    for (auto const& rings : shape)
        for (auto const& ring : rings)
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                auto const& a = ring[i];
                auto const& b = ring[i + 1];
                bool const spans = (a.lat > at.lat) != (b.lat > at.lat);
                if (spans && at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon)
                    inside = !inside;
            }
    return inside;
}

class Audit {
public:
    Audit(std::span<Area const> areas, double smallest)
        : areas_(areas),
          smallest_(smallest),
          irregular_(irregular_edges(areas)),
          of_area_(areas.size())
    {
        for (auto const& area : areas) bounds_.push_back(bounds_of(area.shape));
        for (auto const& edge : irregular_) of_area_[edge.area].push_back(edge.bounds());
    }

    std::vector<Overlap> overlaps()
    {
        std::vector<Geometry> shapes(areas_.size());
        auto const shape = [&](std::size_t i) {
            if (shapes[i] == nullptr) shapes[i] = geos_.polygons(areas_[i].shape);
            return shapes[i].get();
        };
        std::vector<Overlap> found;
        for (auto const& [a, b] : candidates()) {
            auto const common = geos_.to_polygons(geos_.intersection(shape(a), shape(b)).get());
            crossed_ = crossed_ || !common.empty();
            if (auto const size = area_square_km(common); size >= smallest_)
                found.push_back({a, b, size});
        }
        std::ranges::sort(found, {}, [](Overlap const& o) { return std::pair{o.a, o.b}; });
        return found;
    }

    std::vector<Gap> gaps()
    {
        std::vector<Gap> found;
        if (irregular_.empty()) return found;
        for (auto const& face : faces()) {
            auto const size = area_square_km({face});
            if (size < smallest_) continue;
            auto const where = point_inside({face});
            if (!is_covered(where)) found.push_back({where, size, beside(face)});
        }
        std::ranges::sort(found, [](Gap const& a, Gap const& b) {
            return std::tuple{-a.square_km, a.where.lon, a.where.lat} <
                   std::tuple{-b.square_km, b.where.lon, b.where.lat};
        });
        return found;
    }

private:
    bool is_irregular_near(std::size_t area, Bounds const& box) const
    {
        return std::ranges::any_of(of_area_[area],
                                   [&](Bounds const& edge) { return edge.meets(box); });
    }

    /// Pairs that may overlap, by a sweep from west to east.
    std::vector<std::pair<std::size_t, std::size_t>> candidates() const
    {
        std::vector<std::size_t> order(areas_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair{bounds_[i].west, i}; });
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        for (std::size_t i = 0; i < order.size(); ++i) {
            auto const& box = bounds_[order[i]];
            for (std::size_t j = i + 1; j < order.size() && bounds_[order[j]].west <= box.east;
                 ++j) {
                auto const& other = bounds_[order[j]];
                if (!box.meets(other)) continue;
                if (is_irregular_near(order[i], other) || is_irregular_near(order[j], box))
                    pairs.emplace_back(std::minmax(order[i], order[j]));
            }
        }
        return pairs;
    }

    /// The faces that the irregular edges enclose.
    PolygonSet faces()
    {
        std::vector<Segment> segments;
        for (std::size_t i = 0; i < irregular_.size(); ++i) {
            bool const repeated = i > 0 && irregular_[i].ends() == irregular_[i - 1].ends();
            if (!repeated) segments.push_back({irregular_[i].from, irregular_[i].to});
        }
        std::vector<Geometry> lines;
        for (auto const& line : string_together(segments)) lines.push_back(geos_.line(line));
        // Edges of areas that do not overlap meet at their ends only, so they need no cutting.
        Geometry cut;
        if (crossed_) {
            cut = geos_.unite(std::move(lines));
            lines.clear();
        }
        std::vector<GEOSGeometry const*> parts;
        if (cut != nullptr) parts.push_back(cut.get());
        for (auto const& line : lines) parts.push_back(line.get());
        Geometry const made{
            GEOSPolygonize_r(geos_.handle(), parts.data(), static_cast<unsigned>(parts.size())),
            GeometryDeleter{geos_.handle()}};
        if (made == nullptr)
            throw Error{ErrorKind::internal, "cannot find the gaps: " + geos_.last_message()};
        return geos_.to_polygons(made.get());
    }

    LonLat point_inside(PolygonSet const& face)
    {
        auto const shape = geos_.polygons(face);
        Geometry const point{GEOSPointOnSurface_r(geos_.handle(), shape.get()),
                             GeometryDeleter{geos_.handle()}};
        LonLat where;
        bool const known = point != nullptr &&
                           GEOSGeomGetX_r(geos_.handle(), point.get(), &where.lon) == 1 &&
                           GEOSGeomGetY_r(geos_.handle(), point.get(), &where.lat) == 1;
        if (!known)
            throw Error{ErrorKind::internal,
                        "cannot find a point in a gap: " + geos_.last_message()};
        return where;
    }

    bool is_covered(LonLat where) const
    {
        for (std::size_t i = 0; i < areas_.size(); ++i)
            if (bounds_[i].holds(where) && is_inside(where, areas_[i].shape)) return true;
        return false;
    }

    std::vector<std::size_t> beside(RingSet const& face) const
    {
        auto corners = face.front();
        std::ranges::sort(corners, precedes);
        auto const is_corner = [&](LonLat at) {
            return std::ranges::binary_search(corners, at, precedes);
        };
        std::vector<std::size_t> found;
        for (auto const& edge : irregular_)
            if (is_corner(edge.from) && is_corner(edge.to)) found.push_back(edge.area);
        std::ranges::sort(found);
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    std::span<Area const> areas_;
    double smallest_;
    std::vector<Edge> irregular_;               // sorted by its ends
    std::vector<std::vector<Bounds>> of_area_;  // boxes of the irregular edges of each area
    std::vector<Bounds> bounds_;
    Geos geos_;
    bool crossed_ = false;  // some borders cross: the areas overlap somewhere, however little
};

}  // namespace

Coverage audit_coverage(std::span<Area const> areas, double smallest_square_km)
{
    Audit audit{areas, smallest_square_km};
    Coverage coverage;
    coverage.overlaps = audit.overlaps();
    coverage.gaps = audit.gaps();
    return coverage;
}

}  // namespace sitmap::gis
