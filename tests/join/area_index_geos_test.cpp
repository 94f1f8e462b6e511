// SPDX-License-Identifier: MIT
// The index against GEOS covers, area by area: random points, all vertices, edge midpoints and
// their neighbours at one ulp.
#include "gis/geos.hpp"
#include "join/area_index.hpp"
#include "tests/join/layers.hpp"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>

namespace sitmap::join {
namespace {

struct Box {
    double west = 1e9, south = 1e9, east = -1e9, north = -1e9;
    void add(LonLat p)
    {
        west = std::min(west, p.lon), east = std::max(east, p.lon);
        south = std::min(south, p.lat), north = std::max(north, p.lat);
    }
    bool has(LonLat p) const
    {
        return west <= p.lon && p.lon <= east && south <= p.lat && p.lat <= north;
    }
};

/// GEOS prepared geometries with their boxes, asked one by one.
class Oracle {
public:
    explicit Oracle(std::vector<Area> const& areas)
    {
        for (auto const& area : areas) {
            shapes_.push_back(geos_.polygons(area.shape));
            prepared_.push_back(GEOSPrepare_r(geos_.handle(), shapes_.back().get()));
            boxes_.emplace_back();
            for (auto const& rings : area.shape)
                for (auto const& p : rings.front()) boxes_.back().add(p), all_.add(p);
        }
    }
    ~Oracle()
    {
        for (auto const* p : prepared_) GEOSPreparedGeom_destroy_r(geos_.handle(), p);
    }
    std::vector<std::size_t> covering(LonLat where)
    {
        std::vector<std::size_t> found;
        auto const point = geos_.point(where);
        for (std::size_t i = 0; i < boxes_.size(); ++i)
            if (boxes_[i].has(where) &&
                GEOSPreparedCovers_r(geos_.handle(), prepared_[i], point.get()) == 1)
                found.push_back(i);
        return found;
    }
    Box const& extent() const { return all_; }

private:
    gis::Geos geos_;
    std::vector<gis::Geometry> shapes_;
    std::vector<GEOSPrepGeom_t const*> prepared_;
    std::vector<Box> boxes_;
    Box all_;
};

class AgainstGeos {
public:
    explicit AgainstGeos(std::vector<Area> const& areas)
        : areas_(areas), index_(areas), quick_(areas, {}, 1000), oracle_(areas)
    {
    }

    void random_points(int count)
    {
        std::mt19937_64 random(42);
        std::uniform_real_distribution<double> lon(oracle_.extent().west - 1,
                                                   oracle_.extent().east + 1);
        std::uniform_real_distribution<double> lat(oracle_.extent().south - 1,
                                                   oracle_.extent().north + 1);
        for (int i = 0; i < count; ++i) check({lon(random), lat(random)});
    }
    /// Every `nth` vertex and edge midpoint with the eight neighbours at one ulp.
    void border_points(std::size_t nth)
    {
        std::size_t number = 0;
        for (auto const& area : areas_)
            for (auto const& rings : area.shape)
                for (auto const& ring : rings)
                    for (std::size_t i = 1; i < ring.size(); ++i)
                        if (number++ % nth == 0) {
                            around(ring[i]);
                            around({(ring[i].lon + ring[i - 1].lon) / 2,
                                    (ring[i].lat + ring[i - 1].lat) / 2});
                        }
    }
    long points() const { return points_; }
    long wrong() const { return wrong_; }
    long on_borders() const { return on_borders_; }

private:
    void around(LonLat p)
    {
        constexpr double far = std::numeric_limits<double>::infinity();
        std::array const lons{std::nextafter(p.lon, -far), p.lon, std::nextafter(p.lon, far)};
        std::array const lats{std::nextafter(p.lat, -far), p.lat, std::nextafter(p.lat, far)};
        for (auto lon : lons)
            for (auto lat : lats) check({lon, lat});
    }
    void check(LonLat p)
    {
        auto const expected = oracle_.covering(p);
        ++points_;
        on_borders_ += index_.locate(p).on_border;
        compare(index_, p, expected);
        compare(quick_, p, expected);
    }
    void compare(AreaIndex const& index, LonLat p, std::vector<std::size_t> const& expected)
    {
        auto const located = index.locate(p);
        bool const rule = expected.empty()
                              ? located == Located{}
                              : located.area == static_cast<std::int32_t>(expected.front());
        if (index.covering(p) == expected && rule) return;
        if (++wrong_ < 5)
            ADD_FAILURE() << testing::PrintToString(expected) << " by GEOS, "
                          << testing::PrintToString(index.covering(p)) << " by the index at "
                          << std::hexfloat << p.lon << " " << p.lat;
    }

    std::vector<Area> const& areas_;
    AreaIndex index_;
    AreaIndex quick_;  // built for few points
    Oracle oracle_;
    long points_ = 0, wrong_ = 0, on_borders_ = 0;
};

/// SITMAP_THOROUGH=1: millions of points and every vertex; else a part that fits into a test run.
bool thorough()
{
    return std::getenv("SITMAP_THOROUGH") != nullptr;
}

void compare(std::vector<Area> const& areas, int random_points, std::size_t nth)
{
    AgainstGeos run(areas);
    run.random_points(thorough() ? 2000000 : random_points);
    run.border_points(thorough() ? 1 : nth);
    EXPECT_EQ(run.wrong(), 0) << "of " << run.points();
    EXPECT_GT(run.on_borders(), 100);
    std::printf("%ld points, %ld on borders, %ld wrong\n", run.points(), run.on_borders(),
                run.wrong());
}

TEST(AreaIndexAgainstGeos, OnAWheelOfSlantedBorders)
{
    std::vector<Area> wheel;
    auto const at = [](int i, double r) {
        return LonLat{65 + r * std::cos(i * 2 * M_PI / 97), 34 + r * std::sin(i * 2 * M_PI / 97)};
    };
    for (int ring = 0; ring < 4; ++ring)
        for (int i = 0; i < 97; ++i) {
            double const r = 0.1 + ring, R = 0.1 + ring + 1;
            wheel.push_back(test::area(
                std::to_string(1000 + ring * 97 + i),
                {{{at(i, r), at(i, R), at((i + 1) % 97, R), at((i + 1) % 97, r), at(i, r)}}}));
        }
    compare(wheel, 50000, 1);
}

TEST(AreaIndexAgainstGeos, OnCombsOfLongBordersCloseTogether)
{
    compare({test::comb(4000), test::box("square", 30.5, 20.5, 33, 21)}, 20000, 50);
    compare({test::comb(4000, 1)}, 20000, 50);
    compare({test::comb(12000, 0.3), test::box("square", 30.5, 20.5, 33, 21)}, 20000, 200);
}

TEST(AreaIndexAgainstGeos, OnTheAfghanLayer)
{
    auto const areas =
        test::areas_from_file(SITMAP_SOURCE_DIR "/geodata/khorasan/areas.gpkg", "admin1");
    if (areas.empty()) GTEST_SKIP() << "geodata/khorasan/areas.gpkg has no layer admin1";
    compare(areas, 100000, 20);
}

TEST(AreaIndexAgainstGeos, OnTheWorldWith4556Units)
{
    auto const areas =
        test::areas_from_file(test::bench_folder() + "/world.gpkg", "states_provinces");
    if (areas.empty()) GTEST_SKIP() << "the world layer is made by tests/bench/make_data.sh";
    compare(areas, 50000, 300);
}

}  // namespace
}  // namespace sitmap::join
