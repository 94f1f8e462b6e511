// SPDX-License-Identifier: MIT
#include "write/layers_of.hpp"

#include "gis/vector_writer.hpp"
#include "tests/write/samples.hpp"
#include "write/incident_fields.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace sitmap::write {
namespace {

std::string cell(gis::VectorLayer const& layer, std::size_t row, std::string const& field)
{
    auto const at = std::ranges::find(layer.fields, field, &gis::Field::name);
    if (at == layer.fields.end()) return "<no field>";
    return to_text(layer.rows[row].values[static_cast<std::size_t>(at - layer.fields.begin())]);
}

TEST(IncidentsLayer, KeepsEveryRecordAlsoThoseWithoutAPosition)
{
    LayerOptions options;
    options.categories = {{"mosque", "Mosque", "#d55e00"}};
    auto const layer = incidents_layer(test::records(), test::areas(), options);
    ASSERT_EQ(layer.rows.size(), 3u);
    EXPECT_EQ(std::get<LonLat>(layer.rows[0].shape), (LonLat{69.17, 34.51}));
    EXPECT_TRUE(std::holds_alternative<std::monostate>(layer.rows[2].shape));
    EXPECT_EQ(cell(layer, 0, "area_id"), "AF-KAB");
    EXPECT_EQ(cell(layer, 0, "area_name"), "Kabul");
    EXPECT_THAT(layer.style_qml, testing::HasSubstr("value=\"mosque\""));
}

TEST(AreasLayer, CountsRecordsAndNamesTheDecidingOne)
{
    auto const layer = areas_layer(test::records(), test::areas(), test::arrivals());
    ASSERT_EQ(layer.rows.size(), 2u);
    EXPECT_EQ(cell(layer, 0, "records"), "1");
    EXPECT_EQ(cell(layer, 0, "deaths_low"), "80");
    EXPECT_EQ(cell(layer, 0, "arrival"), "2016-07-23");
    EXPECT_EQ(cell(layer, 0, "arrival_record"), "S-1");
    EXPECT_EQ(cell(layer, 0, "arrival_rank"), "2");
    EXPECT_EQ(cell(layer, 1, "records_area_only"), "1");
    EXPECT_EQ(cell(layer, 1, "arrival"), "2015-12-31");
    EXPECT_EQ(cell(layer, 1, "arrival_from"), "2015-01-01");
    EXPECT_EQ(cell(layer, 1, "returns"), "1");
}

TEST(AreasLayer, CountsACoordinateOfUnknownPrecisionAsNoAreaOnly)
{
    auto records = test::records();
    auto const area_only = [&] {
        return cell(areas_layer(records, test::areas(), test::arrivals()), 0, "records_area_only");
    };
    EXPECT_EQ(area_only(), "0");
    records[0].incident.place_precision = PlacePrecision::unknown;
    EXPECT_EQ(area_only(), "0");
    records[0].incident.where.reset();
    EXPECT_EQ(area_only(), "1");
}

TEST(AreasLayer, KnowsNoDeathsWhereNoRecordHasAFigure)
{
    auto records = test::records();
    records[0].incident.fatalities = {};
    EXPECT_EQ(cell(areas_layer(records, test::areas(), test::arrivals()), 0, "deaths_low"), "");
    records[0].incident.fatalities = {0, 3};
    EXPECT_EQ(cell(areas_layer(records, test::areas(), test::arrivals()), 0, "deaths_low"), "0");
}

TEST(AreasLayer, GivesTheIntervalOfAnArrivalAndTheRanksThatItAllows)
{
    auto arrivals = test::arrivals();
    arrivals[0].onset = *parse_iso_interval("2015-06/2016-07-23");
    arrivals[0].rank_from = 1;
    arrivals[0].rank_to = 2;
    LayerOptions options;
    options.counted = {true, false, true};
    auto const layer = areas_layer(test::records(), test::areas(), arrivals, options);
    EXPECT_EQ(cell(layer, 0, "arrival_text"), "2015-06-01/2016-07-23");
    EXPECT_EQ(cell(layer, 0, "arrival_from"), "2015-06-01");
    EXPECT_EQ(cell(layer, 0, "rank_from"), "1");
    EXPECT_EQ(cell(layer, 0, "rank_to"), "2");
    EXPECT_EQ(cell(layer, 0, "arrival_counted"), "1");
    EXPECT_EQ(cell(layer, 1, "arrival_counted"), "0") << "its deciding record only shows presence";
}

TEST(AreasLayer, SaysOfEachFieldWhichRecordsItStandsOn)
{
    auto const layer = areas_layer({}, test::areas(), {});
    for (auto const* name :
         {"records", "date_first", "date_last", "arrival", "arrival_rank", "returns"}) {
        auto const field = std::ranges::find(layer.fields, name, &gis::Field::name);
        ASSERT_NE(field, layer.fields.end()) << name;
        EXPECT_THAT(field->meaning, testing::HasSubstr("records that count")) << name;
    }
}

TEST(AreasLayer, NamesAFireThatStatesALaunchFromIt)
{
    auto fire = test::fire();
    fire.origin_area = 1;
    auto const layers = layers_of(test::records(), test::areas(), {}, std::vector{fire});
    EXPECT_EQ(cell(layers[1], 0, "fire_from"), "");
    EXPECT_EQ(cell(layers[1], 1, "fire_from"), "S-9");
}

TEST(FireLayers, SayWhoReportsAndHowThatWasRead)
{
    auto fire = test::fire();
    fire.event.source = "TOLO";
    fire.event.note = "origin inferred";
    auto const layers = fire_layers(std::vector{fire});
    EXPECT_EQ(cell(layers[0], 0, "source"), "TOLO");
    EXPECT_EQ(cell(layers[0], 0, "note"), "origin inferred");
}

TEST(LayersOf, CountOnlyWhatTheSheetsCount)
{
    LayerOptions options;
    options.counted = {false, true, true};
    auto const layers = layers_of(test::records(), test::areas(), test::arrivals(), {}, options);
    EXPECT_EQ(cell(layers[0], 0, "counted"), "0");
    EXPECT_EQ(cell(layers[0], 1, "counted"), "1");
    EXPECT_EQ(cell(layers[1], 0, "records"), "0") << "its only record is not counted";
}

TEST(IncidentsLayer, DrawsAtFirstOnlyWhatTheSheetsCount)
{
    LayerOptions options;
    options.counted = {true, true, true};
    EXPECT_THAT(incidents_layer(test::records(), test::areas(), options).style_qml,
                testing::HasSubstr("attr=\"category\""));
    options.counted = {false, true, true};
    auto const qml = incidents_layer(test::records(), test::areas(), options).style_qml;
    EXPECT_THAT(qml, testing::HasSubstr("if(&quot;counted&quot; = 1, &quot;category&quot;, "
                                        "&#39;does not count&#39;)"));
    EXPECT_THAT(qml, testing::HasSubstr("label=\"does not count\" render=\"false\""));
}

TEST(IncidentsLayer, SetsApartWhatDoesNotCountAlsoFromACategoryOfThatName)
{
    LayerOptions options;
    options.counted = {false, true, true};
    options.categories = {{"does not count", "Does not count", "#d55e00"}};
    auto const qml = incidents_layer(test::records(), test::areas(), options).style_qml;
    EXPECT_THAT(qml, testing::HasSubstr("&#39;(does not count)&#39;)"));
    EXPECT_THAT(qml, testing::HasSubstr(
                         "value=\"(does not count)\" label=\"does not count\" render=\"false\""));
}

TEST(AreasLayer, TellsNoArrivalOfAnotherCountry)
{
    LayerOptions options;
    options.home = {true, false};
    auto const layer = areas_layer(test::records(), test::areas(), {}, options);
    EXPECT_EQ(cell(layer, 0, "arrival_rank"), "0") << "not reached";
    EXPECT_EQ(cell(layer, 1, "arrival_rank"), "") << "not assessed";
    EXPECT_EQ(cell(layer, 1, "returns"), "");
    EXPECT_EQ(cell(layer, 1, "records"), "1") << "its record counts all the same";
    EXPECT_EQ(
        cell(areas_layer(test::records(), test::areas(), test::arrivals(), options), 1, "arrival"),
        "");
}

TEST(AreasLayer, TakesTheShadesOfTheSheets)
{
    LayerOptions options;
    options.shades = {{"1\u20133", "1\u20133", "#bbad9a"}, {"no record", "no record", "#f6f2e9"}};
    options.shade_of = {"1\u20133", "no record"};
    auto const layer = areas_layer(test::records(), test::areas(), test::arrivals(), options);
    EXPECT_EQ(cell(layer, 0, "shade"), "1\u20133");
    EXPECT_EQ(cell(layer, 1, "shade"), "no record");
    EXPECT_THAT(layer.style_qml, testing::HasSubstr("attr=\"shade\""));
    EXPECT_THAT(layer.style_qml, testing::HasSubstr("value=\"1\u20133\""));
    EXPECT_THAT(layer.style_qml, testing::HasSubstr("value=\"187,173,154,255\""));
}

TEST(AreasLayer, LeavesAreasThatWereNotReachedWithoutADate)
{
    auto const layer = areas_layer({}, test::areas(), {});
    EXPECT_EQ(cell(layer, 0, "records"), "0");
    EXPECT_EQ(cell(layer, 0, "arrival"), "");
    EXPECT_EQ(cell(layer, 0, "arrival_rank"), "0");
}

TEST(FireLayers, GiveNoDistanceToAPlaceThatIsNotKnown)
{
    auto fires = std::vector{test::fire()};
    fires[0].nearest_place = "Panj";
    fires[0].nearest_place_km = 8.5;
    EXPECT_EQ(cell(fire_layers(fires)[0], 0, "nearest_place_km"), "8.5");
    fires[0].nearest_place.clear();
    EXPECT_EQ(cell(fire_layers(fires)[0], 0, "nearest_place_km"), "");
}

TEST(FireLayers, GiveADirectionBelowAFullTurnAndNoneWhereThereIsNone)
{
    auto fires = std::vector{test::fire()};
    fires[0].azimuth = {355, 365, 370};
    EXPECT_EQ(cell(fire_layers(fires)[0], 0, "azimuth_mid"), "5");
    fires[0].mid_azimuth_defined = false;
    EXPECT_EQ(cell(fire_layers(fires)[0], 0, "azimuth_mid"), "");
}

TEST(FireLayers, GiveEndsRangesAndTheCrossedBorder)
{
    auto const fires = std::vector{test::fire()};
    auto const layers = fire_layers(fires);
    ASSERT_EQ(layers.size(), 3u);
    EXPECT_EQ(cell(layers[0], 0, "origin"), "Hairatan");
    EXPECT_EQ(cell(layers[0], 0, "origin_inferred"), "1");
    EXPECT_EQ(cell(layers[0], 0, "distance_high_km"), "27");
    EXPECT_EQ(cell(layers[0], 0, "azimuth_high"), "370");
    EXPECT_EQ(cell(layers[0], 0, "rounds"), "10");
    EXPECT_EQ(cell(layers[0], 0, "calibre_mm"), "");
    EXPECT_EQ(cell(layers[0], 0, "range_check"), "cannot tell");
    EXPECT_EQ(layers[1].rows.size(), 3u);
    EXPECT_EQ(cell(layers[1], 0, "part"), "corridor");
    EXPECT_EQ(cell(layers[2], 0, "country_b"), "UZ");
    EXPECT_EQ(cell(layers[2], 0, "length_km"), "27.5");
}

TEST(FireLayers, AreCutAtTheAntimeridian)
{
    auto fires = std::vector{test::fire()};
    auto& fire = fires[0];
    fire.event.origin.where = {179, -16};
    fire.event.target.where = {-179, -17};
    fire.corridor = {{{{179, -17}, {-179, -17}, {-179, -16}, {179, -16}, {179, -17}}}};  // over 180
    auto const layers = fire_layers(fires);
    EXPECT_EQ(std::get<std::vector<Line>>(layers[0].rows[0].shape),
              (std::vector<Line>{{{179, -16}, {180, -16.5}}, {{-180, -16.5}, {-179, -17}}}));
    auto const& corridor = std::get<PolygonSet>(layers[1].rows[0].shape);
    ASSERT_EQ(corridor.size(), 2u);
    for (auto const& rings : corridor)
        for (auto const& at : rings.front()) EXPECT_GE(std::abs(at.lon), 179);
    EXPECT_EQ(std::get<PolygonSet>(layers[1].rows[1].shape), fire.origin) << "not near it";
}

TEST(LayersOf, HasOneValueForEachFieldAndShortNamesOfTheirOwn)
{
    auto const fires = std::vector{test::fire()};
    auto const layers = layers_of(test::records(), test::areas(), test::arrivals(), fires);
    ASSERT_EQ(layers.size(), 5u);
    for (auto const& layer : layers) {
        for (auto const& row : layer.rows)
            EXPECT_EQ(row.values.size(), layer.fields.size()) << layer.name;
        auto const names = gis::short_names(layer.fields);
        for (std::size_t i = 0; i < names.size(); ++i)
            EXPECT_EQ(names[i], layer.fields[i].short_name) << layer.name;
    }
    EXPECT_EQ(layers_of(test::records(), test::areas(), {}, {}).size(), 2u);
}

TEST(LayersOf, LeavesOutAFireLayerWithoutRows)
{
    auto fires = std::vector{test::fire()};
    fires[0].crossed.clear();
    EXPECT_EQ(layers_of(test::records(), test::areas(), {}, fires).back().name, "fire_areas");
}

}  // namespace
}  // namespace sitmap::write
