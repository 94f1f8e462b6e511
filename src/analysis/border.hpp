// SPDX-License-Identifier: MIT
// analysis/border.hpp: borders as chains of geodesics (method M4): nearest point, crossings of a
// geodesic, along and cross track, the stretch within a distance of an area. WGS 84; Karney 2013,
// J. Geodesy 87:43-55, by PROJ.
#pragma once

#include "base/units.hpp"
#include "domain/area.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::analysis {

/// The common border of two countries, one chain of vertices. `a` < `b` in byte order.
struct BorderLine {
    std::string a;
    std::string b;
    Line line;
};

/// Borders between areas of different country: boundary segments that two outlines share. An area
/// without a country stands for itself (its id). Vertices nearer than `snap_degrees` are one, and
/// one as near to an edge of another outline (straight in longitude and latitude) is a vertex of
/// that too. By country pair, then from the westmost (then southmost) end.
std::vector<BorderLine> border_lines(std::span<Area const> areas, double snap_degrees = 1e-7);

/// Geodesic length of a chain.
Metres length(Line const& line);
/// Piece of a chain between two chainages (metres from the start, clamped to the chain), with the
/// vertices in between.
Line piece(Line const& line, Metres from, Metres to);

/// The point of a chain that is nearest to a position.
struct NearestOnLine {
    Metres distance;
    LonLat where;
    std::size_t segment = 0;  // 0-based: from vertex `segment` to the next
    Metres chainage;
};
/// Throws ErrorKind::input for a chain without a vertex.
NearestOnLine nearest_on_line(LonLat where, Line const& line);

/// A place where the geodesic from A to B meets the chain.
struct Crossing {
    LonLat where;
    Metres from_start;  // along A-B
    Metres to_end;
    std::size_t segment = 0;  // of the chain, 0-based
    Metres chainage;
    bool along = false;  // one end of a stretch that A-B and the chain have in common
};
/// All of them from A to B; a crossing at a vertex counts once. None is a valid answer.
std::vector<Crossing> crossings(LonLat a, LonLat b, Line const& line);

/// Position of a point relative to the geodesic from A towards B.
struct Track {
    Metres along;  // foot point from A; negative behind A
    Metres cross;  // positive to the right
};
Track track(LonLat a, LonLat b, LonLat where);

/// Stretch of a chain, by chainage.
struct Chainage {
    Metres from;
    Metres to;
};
/// Distance to an area whose edges are geodesics; 0 inside.
Metres distance_to_area(LonLat where, PolygonSet const& area);
/// Stretches of the chain whose points lie within `reach` of the area, in order.
std::vector<Chainage> within_reach(Line const& line, PolygonSet const& area, Metres reach);
/// The same for a geodesic disc (radius 0: a point), exact.
std::vector<Chainage> within_reach(Line const& line, LonLat centre, Metres radius, Metres reach);

}  // namespace sitmap::analysis
