// SPDX-License-Identifier: MIT
#include "analysis/findings_context.hpp"

#include "tests/analysis/findings_sample.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace sitmap::analysis {
namespace {

using test::oracle_findings;
using test::oracle_settings;
using test::value;
using testing::HasSubstr;

TEST(FindingContext, PutsTheCentroidIntoTheMiddle)
{
    PolygonSet const square{{{{66, 36}, {68, 36}, {68, 38}, {66, 38}, {66, 36}}}};
    EXPECT_NEAR(centroid(square).lon, 67, 1e-12);
    EXPECT_NEAR(centroid(square).lat, 37, 1e-12);
    PolygonSet const over_180{{{{179, 0}, {-179, 0}, {-179, 2}, {179, 2}, {179, 0}}}};
    EXPECT_NEAR(std::abs(centroid(over_180).lon), 180, 1e-12);
    EXPECT_EQ(centroid({}), LonLat{});
}

TEST(FindingContext, TheCentroidDoesNotAskWhichWayRingsRun)
{
    auto const square = [](double west, double size, bool reversed) {
        Ring ring{{west, 0}, {west + size, 0}, {west + size, size}, {west, size}, {west, 0}};
        if (reversed) std::ranges::reverse(ring);
        return ring;
    };
    for (bool const first : {false, true})
        for (bool const second : {false, true}) {
            LonLat const of_parts = centroid({{square(10, 2, first)}, {square(16, 2, second)}});
            EXPECT_NEAR(of_parts.lon, 14, 1e-12);
            EXPECT_NEAR(of_parts.lat, 1, 1e-12);
            // 16 square degrees around 2/2 without one around 1/1: to the far corner by 1/15.
            LonLat const with_hole =
                centroid({{square(0, 4, first),
                           second ? Ring{{.5, .5}, {1.5, .5}, {1.5, 1.5}, {.5, 1.5}, {.5, .5}}
                                  : Ring{{.5, .5}, {.5, 1.5}, {1.5, 1.5}, {1.5, .5}, {.5, .5}}}});
            EXPECT_NEAR(with_hole.lon, 2 + 1.0 / 15, 1e-12);
            EXPECT_NEAR(with_hole.lat, 2 + 1.0 / 15, 1e-12);
        }
}

TEST(FindingContext, TakesWhatIsInScopePeriodAndHome)
{
    auto areas = test::read_areas("units.geojson", "unit");
    for (std::size_t i = 0; i < areas.size(); ++i) areas[i].country = i < 10 ? "A" : "B";
    auto const events = test::read_events();
    auto settings = oracle_settings();
    settings.home = {"A"};
    auto const context = context_of(events, areas, settings);
    EXPECT_EQ(context.home.size(), 10u);
    EXPECT_EQ(context.counted.size(), 150u);
    EXPECT_EQ(context.in_home.size(), 74u);
    for (std::size_t i = 10; i < areas.size(); ++i) EXPECT_EQ(context.arrivals[i].rank, 0);
    settings.period = parse_iso_interval("2015");
    EXPECT_EQ(context_of(events, areas, settings).counted.size(), 47u);
}

TEST(FindingContext, CountsNoRecordThatLiesInNoArea)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    events[0].area.reset();
    events[0].incident.where = LonLat{0, 0};
    auto const settings = oracle_settings();
    EXPECT_EQ(context_of(events, areas, settings).counted.size(), 149u);
    EXPECT_EQ(context_of(events, areas, settings).by_presence.size(), 149u);
}

TEST(FindingContext, LeavesRecordsOfACountryOutOfThePlane)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    events[0].incident.place_precision = PlacePrecision::country;
    auto const settings = oracle_settings();
    auto const context = context_of(events, areas, settings);
    EXPECT_EQ(located(context, context.counted).size(), 149u);
}

TEST(FindingContext, NumbersAreNewAndFinite)
{
    Numbers numbers;
    numbers.value("b", "", "M1", 1, 0);
    numbers.value("a", "", "M1", std::nan(""), 0);
    test::expect_error(ErrorKind::internal, "cannot add the number 'b' twice",
                       [&] { numbers.add("b", "", "M1"); });
    auto const list = numbers.in_order();
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[0].key, "a");
    EXPECT_FALSE(list[0].value.has_value());
    EXPECT_EQ(fixed(-0.00001, 2), "0.00");
    EXPECT_EQ(fixed(-0.5, 1), "-0.5");
}

TEST(FindingContext, TheCentroidOfAnOutlineAroundThePoleLiesInIt)
{
    Ring ring{{-180, -90}, {180, -90}};
    for (int lon = 180; lon >= -180; lon -= 10) ring.push_back({static_cast<double>(lon), -70});
    ring.push_back(ring.front());
    LonLat const middle = centroid({{ring}});
    EXPECT_NEAR(middle.lat, -80, 1e-9);
    EXPECT_NEAR(middle.lon, 0, 1e-9);
    // Cut at longitude 180, wider than half the circle: as Russia is.
    Ring const east{{20, 50}, {180, 50}, {180, 60}, {20, 60}, {20, 50}};
    Ring const west{{-180, 50}, {-170, 50}, {-170, 60}, {-180, 60}, {-180, 50}};
    EXPECT_NEAR(centroid({{east}, {west}}).lon, 105, 1e-9);
    EXPECT_NEAR(centroid({{west}, {east}}).lon, 105, 1e-9);
}

TEST(FindingContext, AnOpenSideOfThePeriodDropsNothing)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    events[1].incident.when = *parse_iso_interval("2011");
    events[1].incident.scope = "context";
    events[1].incident.category = "presence";
    auto settings = oracle_settings();
    settings.scopes = {""};
    settings.presence = {"presence"};
    settings.period = DateInterval{*date_from(1000, 1, 1), *date_from(2017, 12, 31)};
    settings.starts_open = true;
    auto const context = context_of(events, areas, settings);
    EXPECT_EQ(context.presence[*events[1].area].rank, 1);
    EXPECT_EQ(context.period, (DateInterval{*date_from(2015, 1, 9), *date_from(2017, 12, 31)}));
    EXPECT_EQ(context.months.first, month_of(*date_from(2015, 1, 1)));
    EXPECT_EQ(context.months.count, 36);
    auto const none = context_of({}, areas, settings);
    EXPECT_EQ(to_text(none.period), "2017-12");
}

TEST(FindingContext, NamesTheAreasThatAreTiedForTheOrigin)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    auto settings = oracle_settings();
    settings.origin.reset();
    EXPECT_TRUE(context_of(events, areas, settings).origin_tied.empty());
    events[1].incident.when = events[0].incident.when;
    auto const context = context_of(events, areas, settings);
    EXPECT_EQ(context.origin_tied, std::vector<std::size_t>{9});
    auto const found = findings(events, areas, settings);
    EXPECT_THAT(find(found, "onset.spearman")->warnings,
                testing::Contains("G09 is taken as the origin by its id only: G10 was reached as "
                                  "early"));
}

}  // namespace
}  // namespace sitmap::analysis
