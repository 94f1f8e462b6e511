// SPDX-License-Identifier: MIT
#include "analysis/kernel_density.hpp"

#include "tests/analysis/oracle.hpp"

#include <numeric>

namespace sitmap::analysis {
namespace {

using gis::Plane;

constexpr double tolerance = 1e-10;

std::vector<Plane> redwood()
{
    std::vector<Plane> points;
    for (auto const& row : oracle::rows("centro_points.csv")) {
        points.push_back({std::stod(row[0]), std::stod(row[1])});
    }
    return points;
}

Smoothing gaussian(Edge edge)
{
    return {.kernel = Kernel::gaussian,
            .bandwidth = 0.07,
            .edge = edge,
            .window = {.x_low = 0, .y_low = -1, .x_high = 1, .y_high = 0}};
}

TEST(Density, EqualsTheClosedForms)
{
    auto const reference = oracle::read("kde.json");
    std::vector<Plane> places;
    for (auto const& place : reference["query"]) places.push_back({place[0], place[1]});
    auto const at = [&](Smoothing const& smoothing) {
        return *density(redwood(), places, smoothing);
    };
    oracle::expect_relative(at(gaussian(Edge::none)), reference["no_edge"], tolerance);
    oracle::expect_relative(at(gaussian(Edge::uniform)), reference["uniform_edge"], tolerance);
    oracle::expect_relative(at(gaussian(Edge::diggle)), reference["diggle_edge"], tolerance);
    oracle::expect_relative(at({.kernel = Kernel::quartic, .bandwidth = 0.2}),
                            reference["quartic_no_edge"], tolerance);
    // spatstat reads its numbers from pixels: 3 %.
    oracle::expect_relative(at(gaussian(Edge::diggle)), reference["spatstat_diggle"], 0.03);
}

TEST(Density, AgreesBetweenGridAndPlaces)
{
    for (auto const edge : {Edge::none, Edge::uniform, Edge::diggle}) {
        auto const grid = *density_grid(redwood(), 5, 4, gaussian(edge));
        std::vector<Plane> centres;
        for (int row = 0; row < 4; ++row) {
            for (int column = 0; column < 5; ++column) {
                centres.push_back({(column + 0.5) / 5, -1 + (row + 0.5) / 4});
            }
        }
        auto const exact = *density(redwood(), centres, gaussian(edge));
        // The grid leaves out what lies beyond 6 bandwidths: less than 2e-8 of a kernel's peak
        // each.
        for (std::size_t i = 0; i < grid.size(); ++i) EXPECT_NEAR(grid[i], exact[i], 1e-4);
    }
}

TEST(Density, KeepsTheTotalWithDigglesCorrection)
{
    auto const grid = *density_grid(redwood(), 200, 200, gaussian(Edge::diggle));
    auto const total = std::accumulate(grid.begin(), grid.end(), 0.0) / 40000;
    EXPECT_NEAR(total, 62, 0.01);
}

TEST(Density, CountsWeightsAsEvents)
{
    std::vector<Plane> const one = {{0.2, -0.3}};
    std::vector<Plane> const two = {{0.2, -0.3}, {0.2, -0.3}};
    std::vector<Plane> const here = {{0.25, -0.3}};
    auto const weighted = *density(one, here, gaussian(Edge::none), std::vector{2.0});
    EXPECT_NEAR(weighted[0], (*density(two, here, gaussian(Edge::none)))[0], 1e-12);
}

TEST(Density, SaysWhatCannotBeSmoothed)
{
    EXPECT_EQ(density({}, {}, {}).why(), "the bandwidth is not positive");
    EXPECT_EQ(
        density({}, {}, {.kernel = Kernel::quartic, .bandwidth = 1, .edge = Edge::uniform}).why(),
        "edges are corrected for the Gaussian kernel only");
    EXPECT_EQ(density({}, {}, {.bandwidth = 1, .edge = Edge::uniform}).why(),
              "the window is empty");
    EXPECT_EQ(density_grid({}, 0, 4, gaussian(Edge::none)).why(), "the window is empty");
    auto const silent = density({}, std::vector<Plane>{{0, 0}}, gaussian(Edge::none));
    EXPECT_EQ(silent->front(), 0.0);
    EXPECT_EQ(to_text(Kernel::quartic), "quartic");
    EXPECT_EQ(to_text(Edge::diggle), "diggle");
}

TEST(GeodesicDensity, EqualsTheReferenceByGeographicLib)
{
    auto const reference = oracle::read("kde_geodesic.json");
    std::vector<LonLat> events;
    for (auto const& event : oracle::events()) events.push_back(event.where);
    for (auto const& row : reference["rows"]) {
        std::vector<LonLat> const here = {{row["lonlat"][0], row["lonlat"][1]}};
        double const near = reference["tol_rel"];
        oracle::expect_relative(*geodesic_density(events, here, Kernel::gaussian, Kilometres{60}),
                                oracle::Json::array({row["gaussian_sigma60km_geodesic_per_km2"]}),
                                near);
        oracle::expect_relative(*geodesic_density(events, here, Kernel::quartic, Kilometres{120}),
                                oracle::Json::array({row["quartic_h120km_geodesic_per_km2"]}),
                                near);
    }
    EXPECT_EQ(geodesic_density(events, {}, Kernel::gaussian, Kilometres{0}).why(),
              "the bandwidth is not positive");
}

}  // namespace
}  // namespace sitmap::analysis
