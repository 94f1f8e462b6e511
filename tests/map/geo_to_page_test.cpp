// SPDX-License-Identifier: MIT
#include "map/geo_to_page.hpp"

#include "gis/geodesic.hpp"
#include "map/clip.hpp"
#include "tests/support/expect_error.hpp"

#include <cmath>
#include <set>

namespace sitmap::map {
namespace {

using test::expect_error;

Frame const afghanistan{60.5, 29.3, 75, 38.5};
Box const slide{10, 20, 260, 160};

double area_of(Drawn const& drawn)
{
    double sum = 0;
    for (auto const& outline : drawn.outlines) sum += std::abs(ring_area(outline.points));
    return sum;
}

Ring box_ring(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

TEST(GeoToPage, FitsTheWholeFrameInTheMiddleOfThePage)
{
    GeoToPage const map{afghanistan, slide};
    for (LonLat const corner :
         {LonLat{60.5, 29.3}, LonLat{75, 29.3}, LonLat{75, 38.5}, LonLat{60.5, 38.5}})
        EXPECT_TRUE(contains(grown(slide, 1e-6), map.to_page(corner).value()));
    auto const centre = map.centre();
    EXPECT_NEAR(centre.lon, 67.75, 0.01);
    EXPECT_NEAR(centre.lat, 33.8, 0.3);
}

TEST(GeoToPage, GoesThereAndBack)
{
    GeoToPage const map{afghanistan, slide};
    LonLat const kabul{69.17, 34.53};
    auto const back = map.to_lonlat(map.to_page(kabul).value()).value();
    EXPECT_NEAR(back.lon, kabul.lon, 1e-9);
    EXPECT_NEAR(back.lat, kabul.lat, 1e-9);
}

TEST(GeoToPage, KeepsNorthUpAtTheMiddleAndTurnsItTowardTheEdges)
{
    GeoToPage const map{afghanistan, slide};
    EXPECT_NEAR(map.north({67.75, 34}), 0, 1e-6);
    EXPECT_LT(map.north({61, 34}), 0 + 6);
    EXPECT_GT(map.north({61, 34}), 1) << "west of the middle north leans to the right";
    EXPECT_LT(map.north({74, 34}), -1);
}

TEST(GeoToPage, KeepsTheScaleAlongItsStandardParallels)
{
    GeoToPage const map{afghanistan, slide};
    double const sixth = (38.5 - 29.3) / 6;
    double const a = map.mm_per_km({62, 29.3 + sixth});
    double const b = map.mm_per_km({70, 38.5 - sixth});
    EXPECT_NEAR(a, b, a * 1e-5);
    EXPECT_NEAR(map.mm_per_km(map.centre()), a, a * 0.005);
}

TEST(GeoToPage, KeepsAreasInTheirProportion)
{
    GeoToPage const map{afghanistan, slide};
    map.bounds();
    PolygonSet const south{{box_ring(66, 30, 67, 31)}};
    PolygonSet const north{{box_ring(66, 37, 67, 38)}};
    double const on_page = area_of(map.polygons(north)) / area_of(map.polygons(south));
    double const on_earth = gis::area_square_km(north) / gis::area_square_km(south);
    EXPECT_NEAR(on_page, on_earth, on_earth * 0.002);
}

TEST(GeoToPage, CutsShapesAtThePage)
{
    GeoToPage const map{afghanistan, slide};
    auto const visible = map.visible({{box_ring(0, -10, 150, 80)}});
    ASSERT_EQ(visible.outlines.size(), 1u);
    EXPECT_NEAR(area_of(visible), slide.width * slide.height, 1e-6);
    EXPECT_EQ(visible.lost, 0u);
    EXPECT_TRUE(map.visible({{box_ring(0, -10, 10, 10)}}).outlines.empty());
}

TEST(GeoToPage, BendsLongEdgesAsTheProjectionDoes)
{
    GeoToPage const map{afghanistan, slide};
    auto const parallel = map.line({{61, 34}, {74.5, 34}}).outlines.at(0).points;
    EXPECT_GT(parallel.size(), 5u);
    for (Point const p : parallel) EXPECT_NEAR(map.to_lonlat(p).value().lat, 34, 0.004);
    auto const shortest = map.line({{61, 34}, {74.5, 34}}, Edges::geodesic).outlines.at(0).points;
    EXPECT_LT(shortest.size(), 12u) << "the shortest way is almost straight in this projection";
    Point const a = shortest.front(), b = shortest.back();
    EXPECT_GT(map.to_lonlat({(a.x + b.x) / 2, (a.y + b.y) / 2}).value().lat, 34.15)
        << "and runs poleward of the parallel";
}

TEST(GeoToPage, KeepsASharedBorderOneLine)
{
    // A wavy border between two areas that start at different vertices and run in opposite
    // directions.
    Ring left{{62, 31}}, right;
    std::vector<LonLat> border;
    for (int i = 0; i <= 600; ++i)
        border.push_back(
            {67 + std::sin(i * 0.11) * 0.02 + std::sin(i * 0.013) * 0.5, 31 + i * 0.01});
    left.insert(left.end(), border.begin(), border.end());
    left.insert(left.end(), {{62, 37}, {62, 31}});
    right.assign(border.rbegin(), border.rend());
    right.insert(right.begin() + 300, right[300]);
    right.insert(right.end(), {{73, 31}, {73, 37}});
    right.push_back(right.front());
    std::vector<PolygonSet> const shapes{{{left}}, {{right}}};
    Junctions const junctions{shapes};
    GeoToPage const map{afghanistan, slide};
    std::set<std::pair<double, double>> on_left, on_right;
    double const west = map.to_page({66, 34}).value().x, east = map.to_page({68, 34}).value().x;
    auto const collect = [&](PolygonSet const& shape, std::set<std::pair<double, double>>& points) {
        auto const drawn = map.polygons(shape, &junctions);
        for (Point const p : drawn.outlines.at(0).points)
            if (auto const at = map.to_lonlat(p).value();
                p.x > west && p.x < east && at.lat > 31.01 && at.lat < 36.99)
                points.insert({p.x, p.y});
    };
    collect(shapes[0], on_left);
    collect(shapes[1], on_right);
    EXPECT_EQ(on_left, on_right);
    EXPECT_GT(on_left.size(), 40u);
    EXPECT_LT(on_left.size(), 500u) << "thinned";
}

TEST(GeoToPage, JoinsShapesAcrossTheAntimeridian)
{
    GeoToPage const map{Frame{176, -19.5, -177, -15.5}, slide};
    PolygonSet const fiji{{box_ring(177, -18, 180, -17)}, {box_ring(-180, -18, -179, -17)}};
    auto const drawn = map.visible(fiji);
    ASSERT_EQ(drawn.outlines.size(), 2u);
    Box const a = bounds_of(drawn.outlines[0].points), b = bounds_of(drawn.outlines[1].points);
    EXPECT_NEAR(a.right(), b.x, 0.5) << "the halves meet";
    PolygonSet const uncut{{{{177, -18}, {-179, -18}, {-179, -17}, {177, -17}, {177, -18}}}};
    EXPECT_NEAR(area_of(map.visible(uncut)), area_of(drawn), area_of(drawn) * 1e-3)
        << "an outline that steps over the antimeridian is not drawn around the earth";
}

TEST(GeoToPage, CutsAShapeThatSpansTheTearOfTheProjection)
{
    // The tear of this projection lies at 112.25 W: Canada's south is on both of its ends.
    GeoToPage const map{Frame{-180, -60, 180, 80}, slide, "+proj=eqc +lon_0=67.75 +datum=WGS84"};
    auto const drawn = map.visible({{box_ring(-125, 49, -95, 60)}});
    ASSERT_EQ(drawn.outlines.size(), 2u);
    for (auto const& outline : drawn.outlines) EXPECT_LT(bounds_of(outline.points).width, 40);
}

TEST(GeoToPage, CutsAtTheSeamOfAProjectionInTheMiddleOfTheFrame)
{
    PolygonSet const taveuni{{box_ring(179.8, -17, 180, -16.6)},
                             {box_ring(-180, -17, -179.8, -16.6)}};
    Frame const fiji{176.9, -21, -178, -12};
    for (auto const* projection :
         {"EPSG:3857", "+proj=merc", "+proj=robin", "+proj=eqearth", "+proj=cea"}) {
        GeoToPage const map{fiji, slide, projection};
        EXPECT_EQ(map.seam(), -180) << projection;
        auto const drawn = map.polygons(taveuni);
        for (auto const& outline : drawn.outlines)
            EXPECT_LT(bounds_of(outline.points).width, 10) << projection;
        for (auto const& outline : map.whole(taveuni))
            EXPECT_LT(bounds_of(outline.points).width, 10) << projection;
    }
    EXPECT_EQ(GeoToPage(fiji, slide, "EPSG:3995").seam(), std::nullopt) << "around a pole";
    EXPECT_NEAR(GeoToPage(fiji, slide, "EPSG:3832").seam().value(), -30, 1e-3);
}

TEST(GeoToPage, CountsWhatAProjectionCannotTake)
{
    GeoToPage const map{Frame{-20, -60, 160, 80}, slide, "+proj=ortho +lat_0=30 +lon_0=70"};
    EXPECT_FALSE(map.to_page({-110, -30})) << "the far side of the globe";
    auto const drawn = map.polygons({{box_ring(100, 0, -110 + 360 - 70, 40)}});
    EXPECT_GT(drawn.lost, 0u);
    for (auto const& outline : drawn.outlines)
        for (Point const p : outline.points) EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
}

TEST(GeoToPage, StaysFiniteAtThePolesOfMercator)
{
    GeoToPage const map{Frame{-179, -80, 179, 80}, slide, "EPSG:3395"};
    auto const drawn = map.polygons({{{{-60, 70}, {-20, 70}, {-40, 90}, {-60, 70}}}});
    ASSERT_EQ(drawn.outlines.size(), 1u);
    for (Point const p : drawn.outlines[0].points) EXPECT_TRUE(contains(grown(slide, 2 + 1e-9), p));
}

TEST(GeoToPage, LeavesOutWhatAProjectionBlowsUp)
{
    Box const page{0, 0, 200, 100};
    GeoToPage const mercator({-180, -90, 180, 90}, page, "EPSG:3857");
    ASSERT_TRUE(mercator.to_page({0, 60}));
    EXPECT_GT(distance(*mercator.to_page({0, 0}), *mercator.to_page({0, 60})), 15);
    GeoToPage const polar({-180, -85, 180, 89.9}, page, "EPSG:3031");
    ASSERT_TRUE(polar.to_page({0, -60}));
    EXPECT_GT(distance(polar.to_page({0, -60}).value(), polar.to_page({180, -60}).value()), 5);
    GeoToPage const whole({-180, -80, 180, 80}, page, "EPSG:3857");
    EXPECT_TRUE(whole.shows(whole.to_page({10, 79.9}).value())) << "nothing that can be borne";
}

TEST(GeoToPage, ScalesAtAPoleAlongAMeridian)
{
    GeoToPage const map({-180, 60, 180, 90}, {0, 0, 200, 200});
    double const pole = map.mm_per_km({0, 90});
    EXPECT_GT(pole, 0);
    EXPECT_NEAR(pole, map.mm_per_km({0, 89}), 0.01 * pole);
    EXPECT_TRUE(map.shows_pole());
    EXPECT_FALSE(GeoToPage({10, 40, 16, 44}, {0, 0, 200, 200}).shows_pole());
}

TEST(GeoToPage, DrawsAroundAPole)
{
    GeoToPage const map{Frame{-180, 60, 180, 90}, slide, "EPSG:3995"};
    auto const north = map.line({{0, 65}, {0, 89.9}});
    EXPECT_EQ(north.outlines.size(), 1u);
    auto const cap = map.visible({{box_ring(-180, 80, 180, 90)}});
    EXPECT_GT(area_of(cap), 100);
    EXPECT_NEAR(map.bounds().north, 90, 1e-9);
}

TEST(GeoToPage, TakesASinglePlace)
{
    std::vector<PolygonSet> const place{{{{{69, 34}, {69, 34}, {69, 34}, {69, 34}}}}};
    auto const map = GeoToPage::around(place, slide);
    auto const at = map.to_page({69, 34}).value();
    EXPECT_NEAR(at.x, slide.centre().x, 1e-6);
    EXPECT_NEAR(map.mm_per_km({69, 34}), 16, 0.01) << "10 km fill the height of the page";
}

TEST(GeoToPage, RefusesWhatIsNoFrameOrNoPage)
{
    for (Frame const frame : {Frame{60, 40, 70, 30}, Frame{60, 30, 60, 40}, Frame{60, -91, 70, 0},
                              Frame{std::nan(""), 0, 1, 1}, Frame{0, 0, 1e300, 1}})
        expect_error(ErrorKind::input, "cannot draw the map frame",
                     [&] { GeoToPage(frame, slide); });
    expect_error(ErrorKind::input, "no room is left", [] {
        GeoToPage(afghanistan, {0, 0, 0, 100});
    });
    expect_error(ErrorKind::input, "no room is left", [] {
        GeoToPage(afghanistan, {0, 0, 50, 50}, {}, 30);
    });
}

TEST(GeoToPage, FitsAFrameThatGoesOnAcrossTheAntimeridian)
{
    Box const page{0, 0, 200, 150};
    for (auto const& frame :
         {Frame{170, -20, -170, -10}, Frame{100, -50, -60, 70}, Frame{60, 20, -30, 80}}) {
        GeoToPage const geo(frame, page);
        double const middle = frame.west + frame.width() / 2;
        double const inner = frame.width() * 0.45;
        for (double const lon : {middle - inner, middle + inner}) {
            auto const at = geo.to_page({lon > 180 ? lon - 360 : lon, frame.south + 5});
            ASSERT_TRUE(at) << lon;
            EXPECT_TRUE(geo.shows(*at)) << lon << " at " << at->x;
        }
        auto const centre =
            geo.to_page({middle > 180 ? middle - 360 : middle, (frame.south + frame.north) / 2});
        EXPECT_NEAR(centre->x, page.centre().x, 0.5);
    }
}

}  // namespace
}  // namespace sitmap::map
