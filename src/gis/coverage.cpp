// SPDX-License-Identifier: MIT
#include "gis/coverage.hpp"

#include "base/error.hpp"
#include "gis/faces.hpp"
#include "gis/geodesic.hpp"
#include "gis/geos.hpp"
#include "gis/strung_lines.hpp"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
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

/// More than the shape has on the ellipsoid: a square degree has most at the equator.
double most_square_km(PolygonSet const& shape)
{
    constexpr double square_degree = 12'500;  // km2
    double sum = 0;
    for (auto const& rings : shape) sum += std::abs(signed_area(rings.front())) * square_degree;
    return sum;
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

/// The borders of all areas, told apart by what lies beside them.
struct Borders {
    std::vector<Edge> irregular;  // not simply the border of two areas, one on each side
    std::vector<std::vector<std::size_t>> neighbours;  // of each area, beyond its regular borders
};

Borders borders_of(std::span<Area const> areas)
{
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < areas.size(); ++i)
        for (auto const& rings : areas[i].shape)
            for (auto const& ring : rings) add_edges(ring, &ring != &rings.front(), i, edges);
    std::ranges::sort(edges, [](Edge const& a, Edge const& b) {
        return std::tuple_cat(a.ends(), std::tie(a.area)) <
               std::tuple_cat(b.ends(), std::tie(b.area));
    });
    Borders borders{{}, std::vector<std::vector<std::size_t>>(areas.size())};
    auto const add_neighbour = [&](std::size_t area, std::size_t other) {
        auto& known = borders.neighbours[area];
        if (std::ranges::find(known, other) == known.end()) known.push_back(other);
    };
    for (auto first = edges.begin(); first != edges.end();) {
        auto const same = [&](Edge const& other) { return other.ends() == first->ends(); };
        auto const last = std::find_if_not(first, edges.end(), same);
        bool const is_border = last - first == 2 && first->forward != (first + 1)->forward;
        if (is_border) {
            add_neighbour(first->area, (first + 1)->area);
            add_neighbour((first + 1)->area, first->area);
        } else {
            borders.irregular.insert(borders.irregular.end(), first, last);
        }
        first = last;
    }
    return borders;
}

Bounds bounds_of(PolygonSet const& shape)
{
    Bounds box;
    for (auto const& rings : shape)
        for (auto const& at : rings.front()) box.add(at);
    return box;
}

double cross(LonLat a, LonLat b, LonLat p)
{
    return (b.lon - a.lon) * (p.lat - a.lat) - (b.lat - a.lat) * (p.lon - a.lon);
}

/// All borders of one area in strips of latitude, so that few of them are asked.
class Outline {
public:
    explicit Outline(PolygonSet const& shape) : bounds_(bounds_of(shape))
    {
        std::vector<std::pair<LonLat, LonLat>> edges;
        for (auto const& rings : shape)
            for (auto const& ring : rings)
                for (std::size_t i = 0; i + 1 < ring.size(); ++i)
                    if (ring[i] != ring[i + 1]) edges.emplace_back(ring[i], ring[i + 1]);
        constexpr std::size_t edges_in_strip = 8;
        strips_.resize(edges.size() / edges_in_strip + 1);
        for (auto const& edge : edges) {
            auto const [low, high] = std::minmax(edge.first.lat, edge.second.lat);
            for (auto strip = strip_at(low); strip <= strip_at(high); ++strip)
                strips_[strip].push_back(edge);
        }
    }

    /// Whether a piece of border runs beside this area for sure: it meets no border of it but at
    /// the piece's own ends, and lies outside.
    bool is_beside(LonLat from, LonLat to) const
    {
        Bounds piece;
        piece.add(from);
        piece.add(to);
        if (!piece.meets(bounds_)) return true;
        for (auto strip = strip_at(piece.south); strip <= strip_at(piece.north); ++strip)
            for (auto const& [a, b] : strips_[strip])
                if (may_meet(from, to, a, b)) return false;
        return !holds({(from.lon + to.lon) / 2, (from.lat + to.lat) / 2});
    }

    /// Even-odd rule; points on a border may go either way. `at` lies within the bounds.
    bool holds(LonLat at) const
    {
        bool inside = false;
        for (auto const& [a, b] : strips_[strip_at(at.lat)]) {
            bool const spans = (a.lat > at.lat) != (b.lat > at.lat);
            if (spans && at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon)
                inside = !inside;
        }
        return inside;
    }

private:
    std::size_t strip_at(double lat) const
    {
        double const share = (lat - bounds_.south) / (bounds_.north - bounds_.south);
        auto const count = static_cast<double>(strips_.size());
        return static_cast<std::size_t>(std::clamp(share * count, 0.0, count - 1));
    }

    /// Beyond a common end. What rounding leaves open counts as met.
    static bool may_meet(LonLat from, LonLat to, LonLat a, LonLat b)
    {
        constexpr double doubt = 1e-13;  // square degrees
        bool const same = (from == a && to == b) || (from == b && to == a);
        if (same) return true;
        double const a_side = cross(from, to, a), b_side = cross(from, to, b);
        if ((a_side > doubt && b_side > doubt) || (a_side < -doubt && b_side < -doubt))
            return false;
        double const from_side = cross(a, b, from), to_side = cross(a, b, to);
        if ((from_side > doubt && to_side > doubt) || (from_side < -doubt && to_side < -doubt))
            return false;
        // With one end in common they meet again only if they run into the same direction.
        bool const joined = from == a || from == b || to == a || to == b;
        if (!joined) return true;
        LonLat const joint = from == a || from == b ? from : to;
        LonLat const own = joint == from ? to : from;
        LonLat const other = joint == a ? b : a;
        bool const straight = std::abs(cross(joint, own, other)) <= doubt;
        bool const ahead = (own.lon - joint.lon) * (other.lon - joint.lon) +
                               (own.lat - joint.lat) * (other.lat - joint.lat) >
                           0;
        return straight && ahead;
    }

    Bounds bounds_;
    std::vector<std::vector<std::pair<LonLat, LonLat>>> strips_;
};

using Pair = std::pair<std::size_t, std::size_t>;  // the smaller first

class Audit {
public:
    Audit(std::span<Area const> areas, double smallest)
        : areas_(areas),
          smallest_(smallest),
          borders_(borders_of(areas)),
          may_be_crossed_(borders_.irregular.size(), false),
          of_area_(areas.size()),
          outlines_(areas.size())
    {
        for (auto const& area : areas) bounds_.push_back(bounds_of(area.shape));
        for (std::size_t i = 0; i < borders_.irregular.size(); ++i)
            of_area_[borders_.irregular[i].area].push_back(i);
    }

    std::vector<Overlap> overlaps()
    {
        std::vector<Geometry> shapes(areas_.size());
        auto const shape = [&](std::size_t i) {
            if (shapes[i] == nullptr) shapes[i] = geos_.polygons(areas_[i].shape);
            return shapes[i].get();
        };
        std::vector<Overlap> found;
        auto pairs = candidates();
        std::set<Pair> tried(pairs.begin(), pairs.end());
        // Where an area overlaps, its neighbours may as well, though their borders show nothing.
        auto const go_on = [&](std::size_t from, std::size_t other) {
            for (std::size_t const next : borders_.neighbours[from])
                if (Pair const pair = std::minmax(next, other);
                    next != other && bounds_[next].meets(bounds_[other]) &&
                    tried.insert(pair).second)
                    pairs.push_back(pair);
        };
        // NOLINTNEXTLINE(modernize-loop-convert): the list grows meanwhile
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            auto const [a, b] = pairs[i];
            auto const common = geos_.to_polygons(geos_.intersection(shape(a), shape(b)).get());
            if (common.empty()) continue;
            go_on(a, b);
            go_on(b, a);
            if (most_square_km(common) < smallest_) continue;
            if (auto const size = area_square_km(common); size >= smallest_)
                found.push_back({a, b, size});
        }
        std::ranges::sort(found, {}, [](Overlap const& o) { return std::pair{o.a, o.b}; });
        return found;
    }

    std::vector<Gap> gaps()
    {
        std::vector<Gap> found;
        if (borders_.irregular.empty()) return found;
        for (auto& rings : faces()) {
            PolygonSet const face{std::move(rings)};
            if (most_square_km(face) < smallest_) continue;
            auto const where = point_inside(face);
            if (is_covered(where)) continue;
            auto const size = area_square_km(face);
            if (size >= smallest_) found.push_back({where, size, beside(face.front())});
        }
        std::ranges::sort(found, [](Gap const& a, Gap const& b) {
            return std::tuple{-a.square_km, a.where.lon, a.where.lat} <
                   std::tuple{-b.square_km, b.where.lon, b.where.lat};
        });
        return found;
    }

private:
    /// Whether irregular borders of one area may run through or along another; those that may are
    /// noted.
    bool may_enter(std::size_t area, std::size_t other)
    {
        bool found = false;
        for (auto const i : of_area_[area]) {
            auto const& edge = borders_.irregular[i];
            if (!edge.bounds().meets(bounds_[other])) continue;
            if (outline_of(other).is_beside(edge.from, edge.to)) continue;
            may_be_crossed_[i] = true;
            found = true;
        }
        return found;
    }

    /// Pairs that may overlap, by a sweep from west to east.
    std::vector<Pair> candidates()
    {
        std::vector<std::size_t> order(areas_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair{bounds_[i].west, i}; });
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < order.size(); ++i) {
            auto const& box = bounds_[order[i]];
            for (std::size_t j = i + 1; j < order.size() && bounds_[order[j]].west <= box.east;
                 ++j) {
                auto const& other = bounds_[order[j]];
                if (!box.meets(other)) continue;
                bool const one_way = may_enter(order[i], order[j]);
                bool const other_way = may_enter(order[j], order[i]);
                if (one_way || other_way) pairs.emplace_back(std::minmax(order[i], order[j]));
            }
        }
        return pairs;
    }

    /// The faces that the irregular edges enclose.
    PolygonSet faces()
    {
        auto const& irregular = borders_.irregular;
        std::vector<Segment> clear, doubtful;
        for (std::size_t i = 0; i < irregular.size();) {
            auto const first = i;
            bool crossed = false;
            for (; i < irregular.size() && irregular[i].ends() == irregular[first].ends(); ++i)
                crossed = crossed || may_be_crossed_[i];
            (crossed ? doubtful : clear).push_back({irregular[first].from, irregular[first].to});
        }
        // Edges that run beside all other areas meet others at their ends only and need no cutting.
        for (auto const& line : cut(doubtful))
            for (std::size_t i = 1; i < line.size(); ++i) clear.push_back({line[i - 1], line[i]});
        return faces_of(clear);
    }

    /// Lines that hold what the segments hold and meet at their ends only.
    std::vector<Line> cut(std::span<Segment const> segments)
    {
        std::vector<Geometry> lines;
        for (auto const& line : string_together(segments)) lines.push_back(geos_.line(line));
        return geos_.to_lines(geos_.unite(std::move(lines)).get());
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

    bool is_covered(LonLat where)
    {
        for (std::size_t i = 0; i < areas_.size(); ++i)
            if (bounds_[i].holds(where) && outline_of(i).holds(where)) return true;
        return false;
    }

    Outline const& outline_of(std::size_t area)
    {
        auto& outline = outlines_[area];
        if (!outline) outline.emplace(areas_[area].shape);
        return *outline;
    }

    std::vector<std::size_t> beside(RingSet const& face) const
    {
        auto corners = face.front();
        std::ranges::sort(corners, precedes);
        auto const is_corner = [&](LonLat at) {
            return std::ranges::binary_search(corners, at, precedes);
        };
        std::vector<std::size_t> found;
        for (auto const& corner : corners) {
            auto edge = std::ranges::lower_bound(borders_.irregular, corner, precedes,
                                                 &Edge::from);  // sorted by it first
            for (; edge != borders_.irregular.end() && edge->from == corner; ++edge)
                if (is_corner(edge->to)) found.push_back(edge->area);
        }
        std::ranges::sort(found);
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    std::span<Area const> areas_;
    double smallest_;
    Borders borders_;                                // sorted by its ends
    std::vector<bool> may_be_crossed_;               // one an irregular edge
    std::vector<std::vector<std::size_t>> of_area_;  // indices of the irregular edges of each area
    std::vector<std::optional<Outline>> outlines_;   // of the areas that were asked
    std::vector<Bounds> bounds_;
    Geos geos_;
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
