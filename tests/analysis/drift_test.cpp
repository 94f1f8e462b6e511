// SPDX-License-Identifier: MIT
#include "analysis/drift.hpp"

#include "analysis/centre.hpp"
#include "tests/analysis/oracle.hpp"

#include <proj.h>

namespace sitmap::analysis {
namespace {

using gis::Plane;

std::vector<LonLat> places_of(std::string const& year, bool repeat_by_weight = false)
{
    std::vector<LonLat> result;
    for (auto const& event : oracle::events()) {
        if (event.date.substr(0, 4) != year) continue;
        auto const copies = repeat_by_weight ? static_cast<int>(event.weight) : 1;
        result.insert(result.end(), static_cast<std::size_t>(copies), event.where);
    }
    return result;
}

void expect_place(LonLat actual, oracle::Json const& expected, double degrees)
{
    EXPECT_NEAR(actual.lon, expected[0].get<double>(), degrees);
    EXPECT_NEAR(actual.lat, expected[1].get<double>(), degrees);
}

// Degrees taken as a plane: only for the mean of coordinates that the reference also gives.
Plane mean_of_degrees(std::vector<LonLat> const& places)
{
    std::vector<Plane> flat;
    for (auto const place : places) flat.push_back({place.lon, place.lat});
    return *mean_centre(flat);
}

TEST(Drift, EqualsGeographicLibByYear)
{
    auto const reference = oracle::read("centre_drift.json");
    auto const& tolerance = reference["tol"];
    auto const& years = reference["years"];
    for (std::size_t i = 0; i < years.size(); ++i) {
        auto const& row = years[i];
        auto const places = places_of(row["year"]);
        auto const mean = geodesic_mean(places);
        ASSERT_TRUE(mean) << mean.why();
        expect_place(*mean, row["geodesic_mean"], tolerance["deg_geodesic_mean"]);
        expect_place(*geodesic_median(places), row["geodesic_median"],
                     tolerance["deg_geodesic_median"]);
        expect_place(*unit_vector_mean(places), row["unit_vector_mean"], tolerance["deg_mean"]);
        auto const flat = mean_of_degrees(places);
        expect_place({flat.x, flat.y}, row["lonlat_mean"], tolerance["deg_mean"]);
        auto const heavy = mean_of_degrees(places_of(row["year"], true));
        expect_place({heavy.x, heavy.y}, row["weighted_lonlat_mean"], tolerance["deg_mean"]);
        EXPECT_NEAR(rms_distance(*mean, places).value / 1000,
                    row["rms_geodesic_distance_to_geodesic_mean_km"].get<double>(),
                    tolerance["km"].get<double>());
        if (i == 0) continue;
        auto const moved = drift(places_of(years[i - 1]["year"]), places);
        EXPECT_NEAR(moved->distance.value / 1000, row["drift_km"].get<double>(),
                    tolerance["km"].get<double>());
        EXPECT_NEAR(moved->azimuth, row["drift_azimuth"].get<double>(), 1e-4);
    }
}

TEST(Drift, CrossesTheAntimeridian)
{
    auto const mean = geodesic_mean(std::vector<LonLat>{{179, 10}, {-179, 10}});
    ASSERT_TRUE(mean);
    EXPECT_NEAR(std::abs(mean->lon), 180.0, 1e-8);
    auto const moved = drift(std::vector<LonLat>{{179.5, 0}}, std::vector<LonLat>{{-179.5, 0}});
    EXPECT_NEAR(moved->distance.value, 111319.49, 0.01);
    EXPECT_NEAR(moved->azimuth, 90.0, 1e-9);
}

TEST(Drift, OfOneEventAndNone)
{
    auto const same = drift(std::vector<LonLat>{{70, 35}}, std::vector<LonLat>{{70, 35}});
    EXPECT_NEAR(same->distance.value, 0.0, 1e-6);
    EXPECT_EQ(geodesic_mean({}).why(), "there are no events");
    EXPECT_EQ(drift({}, std::vector<LonLat>{{70, 35}}).why(), "there are no events");
    EXPECT_EQ(unit_vector_mean(std::vector<LonLat>{{0, 0}, {180, 0}}).why(),
              "the events lie evenly around the earth");
}

TEST(Drift, WeighsTheGeodesicMean)
{
    std::vector<LonLat> const places = {{69, 35}, {71, 35.5}};
    std::vector<LonLat> const repeated = {{69, 35}, {69, 35}, {69, 35}, {71, 35.5}};
    auto const weighted = geodesic_mean(places, std::vector{3.0, 1.0});
    auto const counted = geodesic_mean(repeated);
    EXPECT_NEAR(weighted->lon, counted->lon, 1e-10);
    EXPECT_NEAR(weighted->lat, counted->lat, 1e-10);
}

struct Halves {
    std::vector<Plane> early;
    std::vector<Plane> late;
};

// The reference was made in this projection, kilometres; the days run from 0 to 1460.
Halves halves()
{
    auto* context = proj_context_create();
    auto* laea = proj_create(context, "+proj=laea +lat_0=35.5 +lon_0=68 +datum=WGS84 +units=km");
    Halves result;
    for (auto const& event : oracle::events()) {
        auto const xy =
            proj_trans(laea, PJ_FWD,
                       proj_coord(proj_torad(event.where.lon), proj_torad(event.where.lat), 0, 0));
        auto& half = event.day < 730 ? result.early : result.late;
        half.push_back({xy.xy.x, xy.xy.y});
    }
    proj_destroy(laea);
    proj_context_destroy(context);
    return result;
}

TEST(CentreShift, EqualsManovaOfR)
{
    auto const reference = oracle::read("centre_shift_test.json");
    double const tolerance = reference["tol_rel"];
    auto const [early, late] = halves();
    auto const shift = centre_shift(early, late);
    ASSERT_TRUE(shift) << shift.why();
    auto const equal = [&](double actual, oracle::Json const& expected) {
        oracle::expect_relative(actual, expected, tolerance);
    };
    equal(shift->before.x, reference["early_mean_km"][0]);
    equal(shift->after.y, reference["late_mean_km"][1]);
    equal(shift->length, reference["shift_km"]);
    equal(shift->azimuth, reference["shift_azimuth_grid"]);
    equal(shift->pooled[0], reference["pooled_cov"][0][0]);
    equal(shift->pooled[1], reference["pooled_cov"][0][1]);
    equal(shift->pooled[2], reference["pooled_cov"][1][1]);
    equal(shift->t_squared, reference["T2"]);
    equal(shift->f, reference["F"]);
    equal(shift->p, reference["p"]);
    equal(shift->se_before.x, reference["se_of_early_mean_km"][0]);
    equal(shift->se_after.y, reference["se_of_late_mean_km"][1]);
    EXPECT_EQ(shift->degrees2, reference["df"][1].get<int>());

    auto const chance = shift_against_chance(early, late, {.count = 1999, .seed = 8});
    equal(chance->t_squared.observed, reference["T2"]);
    equal(chance->length.observed, reference["shift_km"]);
    oracle::expect_same_p(chance->t_squared.p_upper, 1999, reference["permutation_p_of_T2"], 1999);
    oracle::expect_same_p(chance->length.p_upper, 1999, reference["permutation_p_of_shift_length"],
                          1999);
}

TEST(CentreShift, DoesNotDependOnTheOrderOfTheRecords)
{
    auto [early, late] = halves();
    auto const before = shift_against_chance(early, late, {.count = 99});
    std::ranges::reverse(early);
    std::ranges::reverse(late);
    auto const after = shift_against_chance(early, late, {.count = 99});
    EXPECT_EQ(before->t_squared.p_upper, after->t_squared.p_upper);
    EXPECT_EQ(before->length.p_upper, after->length.p_upper);
}

TEST(CentreShift, SaysWhyItIsUndefined)
{
    std::vector<Plane> const one = {{0, 0}};
    std::vector<Plane> const line = {{0, 0}, {1, 1}};
    std::vector<Plane> const heap = {{2, 5}, {2, 5}};
    EXPECT_EQ(centre_shift(one, line).why(), "fewer than 2 events in a period");
    EXPECT_EQ(centre_shift(line, line).why(), "all events lie on one line");
    EXPECT_EQ(centre_shift(line, heap).why(), "each period lies at one place or line");
    EXPECT_EQ(shift_against_chance(one, one).why(), "fewer than 2 events in a period");
}

TEST(CentreShift, EnumeratesAFewEvents)
{
    std::vector<Plane> const before = {{0, 0}, {1, 0}, {0, 1}};
    std::vector<Plane> const after = {{9, 9}, {9, 8}, {8, 9}};
    auto const chance = shift_against_chance(before, after);
    EXPECT_TRUE(chance->length.exhaustive);
    EXPECT_NEAR(chance->length.p_upper, 2.0 / 20, 1e-12);  // this split and its mirror of 20
}

TEST(CentreShift, ErrorAlongTheShiftDoesNotDependOnTheAxes)
{
    std::vector<Plane> const before{{-1, -1.1}, {1, 1}, {2, 2.2}, {-2, -1.9}};
    std::vector<Plane> after;
    for (auto const p : before) after.push_back({p.x + 5, p.y + 5});
    auto const shift = centre_shift(before, after);
    ASSERT_TRUE(shift);
    // Along the diagonal each point lies at (x + y) / sqrt 2; the variance of that, over n, twice.
    double squares = 0, sum = 0;
    for (auto const p : before) {
        double const u = (p.x + p.y) / std::sqrt(2.0);
        sum += u;
        squares += u * u;
    }
    double const variance = (squares - sum * sum / 4) / 3;
    EXPECT_NEAR(shift->se_along, std::sqrt(2 * variance / 4), 1e-12);
}

TEST(ShiftLengths, OfACircleAreItsNearestAndFarthestPoint)
{
    CentreShift shift{.after = {30, 40}, .length = 50};
    shift.pooled = {4, 0, 4};
    shift.weight = 1;
    shift.t_squared = 50 * 50 / 4.0;
    auto const lengths = shift_lengths(shift, 9);  // radius 2 x 3
    EXPECT_NEAR(lengths.low, 44, 1e-4);
    EXPECT_NEAR(lengths.high, 56, 1e-4);
    shift.t_squared = 5;
    EXPECT_EQ(shift_lengths(shift, 9).low, 0.0);
}

TEST(ShiftLengths, BeginAtZeroJustIfTheTestDoesNotReject)
{
    auto const [early, late] = halves();
    std::vector<Plane> all(early);
    all.insert(all.end(), late.begin(), late.end());
    int rejected = 0;
    for (std::uint64_t draw = 0; draw < 400; ++draw) {
        auto const order = random_order(all.size(), 5, draw);
        std::vector<Plane> before, after;
        for (std::size_t i = 0; i < 26; ++i) (i < 13 ? before : after).push_back(all[order[i]]);
        auto const shift = centre_shift(before, after);
        ASSERT_TRUE(shift);
        auto const by_f = shift_lengths(*shift, t_squared_95(*shift));
        EXPECT_EQ(by_f.low > 0, shift->p < 0.05);
        EXPECT_LE(by_f.low, shift->length);
        EXPECT_GE(by_f.high, shift->length);
        rejected += by_f.low > 0 ? 1 : 0;
        if (draw >= 40) continue;
        auto const chance = shift_against_chance(before, after, {.count = 199, .seed = draw});
        auto const drawn = shift_lengths(*shift, *chance->t_squared.upper_5);
        EXPECT_EQ(drawn.low > 0, chance->t_squared.p_upper < 0.05);
    }
    EXPECT_GE(rejected, 8) << "2 %";
    EXPECT_LE(rejected, 32) << "8 %; along the direction found it would be some 15 %";
}

TEST(ShiftLengths, NeedPointsThatFillAPlane)
{
    EXPECT_TRUE(fills_a_plane(std::vector<Plane>{{0, 0}, {1, 0}, {0, 1}}));
    EXPECT_FALSE(fills_a_plane(std::vector<Plane>{{0, 0}, {1, 1}, {2, 2}}));
    EXPECT_FALSE(fills_a_plane(std::vector<Plane>{{3, 3}, {3, 3}, {3, 3}}));
    EXPECT_FALSE(fills_a_plane(std::vector<Plane>{{0, 0}, {1, 0}}));
    EXPECT_FALSE(fills_a_plane({}));
}

}  // namespace
}  // namespace sitmap::analysis
