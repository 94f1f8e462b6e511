// SPDX-License-Identifier: MIT
#include "join/place.hpp"

#include "gis/geodesic.hpp"
#include "tests/join/layers.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/unplaced.hpp"

#include <gmock/gmock.h>
#include <tbb/global_control.h>

#include <cmath>

namespace sitmap::join {
namespace {

using test::box;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// a and b side by side in country X, c apart in country Y.
std::vector<Area> world()
{
    std::vector<Area> areas{box("a", 0, 0, 1, 1), box("b", 1, 0, 2, 1), box("c", 5, 0, 6, 1)};
    areas[0].country = areas[1].country = "X";
    areas[2].country = "Y";
    return areas;
}

Incident at(double lon, double lat, std::string stated = {})
{
    Incident incident;
    incident.where = LonLat{lon, lat};
    incident.stated_area = std::move(stated);
    return incident;
}

std::vector<Placed> place(std::vector<Incident> incidents, std::span<Area const> areas,
                          PlaceOptions const& options = {})
{
    auto records = test::unplaced(std::move(incidents));
    place(records, AreaIndex(areas, options.ties, records.size()), areas, options);
    return records;
}

Placed placed(Incident incident, PlaceOptions const& options = {})
{
    auto const areas = world();
    return place({std::move(incident)}, areas, options).front();
}

TEST(Place, PutsAPointIntoTheAreaThatCoversIt)
{
    auto const p = placed(at(0.5, 0.5));
    EXPECT_EQ(p.area, 0u);
    EXPECT_EQ(p.method, JoinMethod::within);
    EXPECT_THAT(p.shares, ElementsAre(AreaShare{0, 1.0}));
    EXPECT_FALSE(p.disagrees);
}

TEST(Place, LeavesAPointInNoAreaToTheStatedOneIfThatIsToHold)
{
    PlaceOptions options;
    EXPECT_EQ(placed(at(0.5, 1.01, "a"), options).area, std::nullopt);
    options.stated_area_holds_outside = true;
    auto const p = placed(at(0.5, 1.01, "a"), options);
    EXPECT_EQ(p.area, 0u);
    EXPECT_EQ(p.method, JoinMethod::stated);
    EXPECT_THAT(p.shares, ElementsAre(AreaShare{0, 1.0}));
    EXPECT_EQ(placed(at(0.5, 1.01, "elsewhere"), options).area, std::nullopt);
    EXPECT_EQ(placed(at(0.5, 0.5, "b"), options).area, 0u) << "a coordinate in an area holds";
}

TEST(Place, LeavesAPointFarOffTheStatedAreaInNone)
{
    PlaceOptions options;
    options.stated_area_holds_outside = true;
    EXPECT_EQ(placed(at(0.5, 1.08, "a"), options).area, 0u) << "9 km";
    EXPECT_EQ(placed(at(0.5, 1.1, "a"), options).area, std::nullopt) << "11 km";
    auto wide = at(0.5, 1.1, "a");
    wide.radius_km = 20;
    wide.place_precision = PlacePrecision::district;
    EXPECT_EQ(placed(wide, options).method, JoinMethod::stated);
    wide.radius_km = 2000;
    EXPECT_EQ(placed(wide, options).area, 0u);
    wide.stated_area = "c";
    wide.where = LonLat{0.5, 5.5};  // in c the other way round
    EXPECT_EQ(placed(wide, options).method, JoinMethod::none);
    std::vector<Area> const areas{box("a", 0.05, 0, 1, 1)};
    EXPECT_EQ(place({at(0, 0, "a")}, areas, options).front().area, std::nullopt);
    EXPECT_EQ(place({at(0.01, 0, "a")}, areas, options).front().area, 0u);
}

TEST(Place, LeavesAPointOffSmallAreasInNone)
{
    PlaceOptions options;
    options.stated_area_holds_outside = true;
    std::vector<Area> const city{box("a", 0, 0, 0.03, 0.03), box("b", 0.03, 0, 0.06, 0.03)};
    auto const area_of = [&](Incident incident) {
        return place({std::move(incident)}, city, options).front().area;
    };
    EXPECT_EQ(area_of(at(0.01, 0.033, "a")), 0u) << "330 m, the area is 4.7 km across";
    EXPECT_EQ(area_of(at(0.01, 0.036, "a")), std::nullopt) << "660 m";
    auto wide = at(0.01, 0.036, "a");
    wide.radius_km = 1;
    EXPECT_EQ(area_of(wide), 0u) << "within what the source says of the place";
}

TEST(Place, LeavesAPointThatIsClearlyNearerToAnotherAreaInNone)
{
    PlaceOptions options;
    options.stated_area_holds_outside = true;
    EXPECT_EQ(placed(at(1.05, 1.01, "a"), options).area, std::nullopt) << "5.7 km; b: 1.1 km";
    EXPECT_EQ(placed(at(1.01, 1.01, "a"), options).area, 0u) << "1.6 km; b: 1.1 km";
    EXPECT_EQ(placed(at(1.001, 1.0, "a"), options).area, 1u) << "in b";
    EXPECT_EQ(placed(at(1.005, 1.0001, "a"), options).area, 0u) << "both within 0.6 km";
    std::vector<Area> islands{box("a", 179, 0, 180, 1), box("b", 5, 5, 6, 6)};
    islands[0].shape.push_back(box("", -180, 0, -179, 1).shape.front());
    islands[1].shape = box("", -178.95, 0, -178, 1).shape;
    EXPECT_EQ(place({at(-178.96, 0.5, "a")}, islands, options).front().area, std::nullopt);
    EXPECT_EQ(place({at(-178.98, 0.5, "a")}, islands, options).front().area, 0u);
}

TEST(Place, GivesABorderPointToTheLowestIdAndSaysSo)
{
    auto const p = placed(at(1, 0.5));
    EXPECT_EQ(p.area, 0u);
    EXPECT_EQ(p.method, JoinMethod::border);
    auto const aside = placed(at(1, 0.5), {{study::OnBorder::set_aside, {}}});
    EXPECT_EQ(aside.area, std::nullopt);
    EXPECT_EQ(aside.method, JoinMethod::border);
    EXPECT_THAT(aside.shares, IsEmpty());
}

TEST(Place, LeavesAPointOutsideWithoutAnArea)
{
    auto const p = placed(at(3, 0.5));
    EXPECT_EQ(p.area, std::nullopt);
    EXPECT_EQ(p.method, JoinMethod::none);
    EXPECT_THAT(p.shares, IsEmpty());
}

TEST(Place, TakesTheNearestAreaWithinTheDistanceAsked)
{
    double const expected = gis::geodesic({2.25, 0.5}, {2, 0.5}).distance.value / 1000;
    auto const p = placed(at(2.25, 0.5), {{}, 30});
    EXPECT_EQ(p.area, 1u);
    EXPECT_EQ(p.method, JoinMethod::nearest);
    EXPECT_NEAR(p.distance_km, expected, 0.001);
    EXPECT_EQ(placed(at(2.25, 0.5), {{}, 20}).area, std::nullopt);
}

TEST(Place, TakesTheAreaFromTheStatedCodeIfTheRecordKnowsNoMore)
{
    auto record = at(0.5, 0.5, "b");
    record.place_precision = PlacePrecision::area;
    record.radius_km = 60;
    auto const p = placed(record);
    EXPECT_EQ(p.area, 1u);
    EXPECT_EQ(p.method, JoinMethod::stated);
    EXPECT_TRUE(p.disagrees);
    EXPECT_THAT(p.shares, ElementsAre(AreaShare{1, 1.0}));
}

TEST(Place, FallsBackToTheCoordinateIfTheStatedCodeIsUnknown)
{
    auto record = at(0.5, 0.5, "nowhere");
    record.place_precision = PlacePrecision::area;
    EXPECT_EQ(placed(record).area, 0u);
    EXPECT_EQ(placed(record).method, JoinMethod::within);
}

TEST(Place, FlagsACoordinateInAnotherAreaThanTheStatedOne)
{
    EXPECT_TRUE(placed(at(0.5, 0.5, "b")).disagrees);
    EXPECT_EQ(placed(at(0.5, 0.5, "b")).area, 0u) << "an exact place is believed";
    EXPECT_FALSE(placed(at(1, 0.5, "b")).disagrees) << "b covers its own border";
    auto abroad = at(0.5, 0.5);
    abroad.stated_country = "Y";
    EXPECT_TRUE(placed(abroad).disagrees);
    abroad.stated_country = "Country X";  // in other words than the layer's
    EXPECT_FALSE(placed(abroad).disagrees);
}

TEST(Place, SharesARecordKnownToACountryAmongItsAreas)
{
    Incident record;
    record.place_precision = PlacePrecision::country;
    record.stated_country = "X";
    auto const p = placed(record);
    EXPECT_EQ(p.area, std::nullopt);
    EXPECT_EQ(p.method, JoinMethod::none) << "no one area is found";
    ASSERT_THAT(p.shares, SizeIs(2));
    EXPECT_NEAR(p.shares[0].share, 0.5, 1e-9);
    record.stated_country = "Y";
    EXPECT_EQ(placed(record).area, 2u) << "a country of one area";
    EXPECT_EQ(placed(record).method, JoinMethod::stated);
    record.stated_country = "Z";
    EXPECT_EQ(placed(record).method, JoinMethod::none);
}

TEST(Place, DividesADiscByGroundArea)
{
    auto record = at(1, 0.5);
    record.radius_km = 20;
    record.place_precision = PlacePrecision::district;
    auto const p = placed(record);
    EXPECT_EQ(p.area, 0u);
    ASSERT_THAT(p.shares, SizeIs(2));
    EXPECT_NEAR(p.shares[0].share, 0.5, 1e-6);
    EXPECT_NEAR(p.shares[0].share + p.shares[1].share, 1, 1e-9);
}

TEST(Place, LeavesThePartOfADiscOutsideAllAreasUnshared)
{
    auto record = at(5, 0.5);
    record.radius_km = 20;
    auto const p = placed(record);
    ASSERT_THAT(p.shares, SizeIs(1));
    EXPECT_NEAR(p.shares[0].share, 0.5, 1e-6);
}

TEST(Place, IsCertainIfTheSourceStatesTheAreaThatCoversTheCentre)
{
    auto record = at(0.99, 0.5, "a");
    record.radius_km = 20;
    EXPECT_THAT(placed(record).shares, ElementsAre(AreaShare{0, 1.0}));
    record.stated_area = "b";
    EXPECT_THAT(placed(record).shares, SizeIs(2)) << "statement and coordinate disagree";
}

TEST(Place, DividesAStatedAreaOfACoarserLayer)
{
    std::vector<Area> const coarse{box("X", 0, 0, 2, 1)};
    auto record = at(0.5, 0.5, "X");
    record.place_precision = PlacePrecision::area;
    auto const p = placed(record, {{}, 0, coarse});
    EXPECT_EQ(p.area, std::nullopt);
    EXPECT_EQ(p.method, JoinMethod::none);
    ASSERT_THAT(p.shares, SizeIs(2));
    EXPECT_NEAR(p.shares[0].share + p.shares[1].share, 1, 1e-6);
}

TEST(Place, DividesADiscOverTheAntimeridian)
{
    std::vector<Area> const areas{box("east", 170, -10, 180, 10), box("west", -180, -10, -170, 10)};
    auto record = at(180, 0);
    record.radius_km = 50;
    auto const p = place({record}, areas).front();
    ASSERT_THAT(p.shares, SizeIs(2));
    EXPECT_NEAR(p.shares[0].share, 0.5, 1e-6);
    EXPECT_NEAR(p.shares[1].share, 0.5, 1e-6);
}

TEST(Place, IsNotCertainOfADiscOverAPole)
{
    std::vector<Area> const areas{box("east", 0, -90, 180, -60), box("west", -180, -90, 0, -60)};
    auto record = at(100, -89.99);
    record.radius_km = 50;
    auto const p = place({record}, areas).front();
    ASSERT_THAT(p.shares, SizeIs(2));
    EXPECT_NEAR(p.shares[0].share, 0.5, 0.02);
    EXPECT_NEAR(p.shares[0].share + p.shares[1].share, 1, 1e-6);
}

TEST(Place, GivesTheSameOnEveryNumberOfThreads)
{
    std::vector<Area> const areas{box("a", 60, 30, 65, 35), box("b", 65, 30, 70, 35)};
    std::vector<Incident> incidents(3000);
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        auto const n = static_cast<double>(i);
        incidents[i].id = std::to_string(i);
        incidents[i].where = LonLat{60.2 + std::fmod(n * 0.37, 9.6), 30.2 + std::fmod(n, 4.6)};
        incidents[i].radius_km = i % 3 == 0 ? 0 : 30;
    }
    std::vector<std::vector<AreaShare>> one, two;
    for (std::size_t const threads : {1, 2}) {
        tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
        for (auto const& placed : place(incidents, areas))
            (threads == 1 ? one : two).push_back(placed.shares);
    }
    EXPECT_EQ(one, two);
}

TEST(Place, DoesNotDependOnTheOrderInWhichAreasWereRead)
{
    auto backwards = world();
    std::ranges::reverse(backwards);
    auto areas = backwards;
    std::ranges::sort(areas, {}, &Area::id);
    std::vector<Incident> const records{at(1, 0.5), at(0.5, 0.5), at(5, 1), at(3, 3)};
    auto const forward = world();
    auto const one = place(records, forward), two = place(records, areas);
    for (std::size_t i = 0; i < records.size(); ++i) {
        EXPECT_EQ(one[i].area, two[i].area);
        EXPECT_EQ(one[i].method, two[i].method);
    }
    test::expect_error(ErrorKind::internal, "not sorted by id", [&] { place(records, backwards); });
}

}  // namespace
}  // namespace sitmap::join
