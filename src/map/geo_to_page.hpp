// SPDX-License-Identifier: MIT
// map/geo_to_page.hpp: from longitude/latitude to millimetres on the page, by one projection and
// one uniform scale. Long edges are bent as the projection bends them; what a projection cannot
// take is left out and counted.
#pragma once

#include "domain/area.hpp"
#include "gis/projection.hpp"
#include "map/junctions.hpp"
#include "map/scene.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

/// Degrees. `east` < `west`: the frame crosses the antimeridian.
struct Frame {
    double west = 0, south = 0, east = 0, north = 0;
    double width() const noexcept { return east < west ? east + 360 - west : east - west; }
    friend bool operator==(Frame const&, Frame const&) = default;
};

/// Takes positions and gives the smallest frame around those on Earth, crossing the antimeridian if
/// that is narrower.
class FrameAround {
public:
    void add(LonLat where);
    void add(PolygonSet const& shape);
    bool empty() const noexcept { return lons_.empty(); }
    /// ErrorKind::input if there are none.
    Frame frame() const;

private:
    std::vector<double> lons_;
    double west_ = 180, east_ = -180, south_ = 90, north_ = -90;
    bool goes_round_ = false;  // one edge is a whole turn
};
Frame frame_around(std::span<PolygonSet const> shapes);
Frame frame_around(std::span<LonLat const> points);
/// Equal-area projection for a frame: gis::albers_for, or a cylinder (EPSG guidance 7-2, +proj=cea)
/// where the two standard parallels would lie opposite each other and the cone would open into one.
/// Around a pole +proj=laea, for most of the world +proj=eqearth. PROJ string.
std::string equal_area_for(Frame const& frame);
/// A frame of one place, or of places due north or east of each other, with about 50 km around it.
Frame with_surroundings(Frame frame);
/// Grown on each side by a share of its width and height, kept within the poles.
Frame grown(Frame frame, double share);

/// What a line between two vertices means: straight in longitude/latitude (parallels stay
/// parallels), or the shortest way on the ellipsoid.
enum class Edges { straight, geodesic };

/// Shapes on the page and the number of vertices that the projection could not take.
struct Drawn {
    std::vector<Outline> outlines;
    std::size_t lost = 0;
};

class GeoToPage {
public:
    /// Fits `frame` into `page` (mm) less `pad` mm on each side, centred. `definition` empty:
    /// equal_area_for(frame). Throws ErrorKind::input if the frame or page is empty or not finite,
    /// or has no finite image in the projection.
    GeoToPage(Frame frame, Box page, std::string const& definition = {}, double pad = 0);
    /// Fits the projected outline instead of a frame: as large as it goes on the page.
    static GeoToPage around(std::span<PolygonSet const> shapes, Box page,
                            std::string const& definition = {}, double pad = 0);

    /// Position on the page, also beyond its box; nothing where the projection has no finite image.
    std::optional<Point> to_page(LonLat where) const;
    std::optional<LonLat> to_lonlat(Point at) const;
    bool shows(Point at) const noexcept;  // inside the box

    Box const& page() const noexcept { return page_; }
    Frame const& bounds() const noexcept
    {
        return bounds_;
    }  // all that the box shows, with a little margin
    std::string const& definition() const noexcept { return projection_.definition(); }
    /// Where a position on the page lies in the plane of the projection (metres).
    gis::Plane plane_at(Point at) const noexcept;
    double metres_per_mm() const noexcept { return 1 / scale_; }

    /// Polygons clipped to the box grown by `bleed` mm (more than half a stroke: its clipped edge
    /// stays unseen behind a clip of the page box), thinned to 0.05 mm. Neighbours that
    /// share vertices stay seamless: pass the junctions of all of them.
    Drawn polygons(PolygonSet const& shape, Junctions const* junctions = nullptr,
                   double bleed = 2) const;
    /// Lines clipped in the same way; one outline a visible piece.
    Drawn line(Line const& line, Edges edges = Edges::straight, double bleed = 2) const;
    /// The exact part that the box shows: for labels and counts. No bleed.
    Drawn visible(PolygonSet const& shape, Junctions const* junctions = nullptr) const
    {
        return polygons(shape, junctions, 0);
    }

    /// Millimetres on the page for a kilometre of ground at a place, along the parallel; at a pole
    /// along a meridian.
    double mm_per_km(LonLat where) const;
    /// Direction of true north on the page at a place: degrees clockwise from up.
    double north(LonLat where) const;
    /// Whether a pole lies on the map: north is then not one direction.
    bool shows_pole() const;
    /// Longitude along which the projection is torn, if it is. What crosses it is cut there.
    std::optional<double> seam() const noexcept { return seam_; }
    /// Outlines of polygons, with what lies beyond the box.
    std::vector<Outline> whole(PolygonSet const& shape) const;
    /// Place at the middle of the box.
    LonLat centre() const noexcept { return centre_; }

private:
    /// A run of vertices on the page and which of them must stay.
    struct Run {
        std::vector<Point> points;
        std::vector<bool> fixed;
    };
    /// A projection with what is to be fitted into the page.
    struct Subject {
        gis::Projection projection;
        std::vector<gis::Plane> outline;
    };
    static Subject subject(Frame const& frame, std::string const& definition);
    static Subject subject(std::span<PolygonSet const> shapes, std::string const& definition);
    GeoToPage(Subject subject, Box page, double pad);
    void find_window();
    void find_bounds();
    Point place(gis::Plane plane) const noexcept;
    static std::vector<std::vector<Point>> rings_in(Box const& window, Ring const& ring);
    std::vector<std::vector<Point>> near_lines(Line const& line) const;
    void bend(Point a, Point on_a, Point b, Point on_b, int depth, Run& out) const;
    Run project(std::span<Point const> degrees, bool closed, Junctions const* junctions,
                std::size_t& lost) const;
    bool on_bounds(Point degrees) const noexcept;

    gis::Projection projection_;
    Box page_;
    Frame bounds_;
    LonLat centre_;
    std::optional<double> seam_;
    Box turn_;          // degrees (x = longitude, south edge = y): one turn, from seam to seam
    Box window_;        // of it what is near the page
    double scale_ = 1;  // mm on the page for a metre of the projected plane
    double x0_ = 0, y0_ = 0;  // page position of the plane's origin
};

}  // namespace sitmap::map
