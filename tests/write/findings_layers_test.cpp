// SPDX-License-Identifier: MIT
#include "write/findings_layers.hpp"

#include "tests/analysis/findings_sample.hpp"
#include "write/incident_fields.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace sitmap::write {
namespace {

std::vector<gis::VectorLayer> layers_of(analysis::Findings const& findings)
{
    return findings_layers(findings, test::read_events(),
                           test::read_areas("units.geojson", "unit"));
}

TEST(FindingsLayers, HoldOneRowAFinding)
{
    auto const findings = test::oracle_findings();
    auto const layers = layers_of(findings);
    std::vector<std::pair<std::string, std::size_t>> sizes;
    for (auto const& layer : layers) sizes.emplace_back(layer.name, layer.rows.size());
    using Size = std::pair<std::string, std::size_t>;
    EXPECT_THAT(sizes, testing::ElementsAre(Size{"arrival_order", 16}, Size{"arrival_arrows", 15},
                                            Size{"centres", 4}, Size{"centre_track", 1},
                                            Size{"ellipse", 1}, Size{"hot_spots", 25}));
    for (auto const& layer : layers)
        for (auto const& row : layer.rows)
            EXPECT_EQ(row.values.size(), layer.fields.size()) << layer.name;
}

TEST(FindingsLayers, TellNeitherContactNorLeapWhereTheDatesAllowBoth)
{
    auto events = test::read_events();
    events.resize(3);
    std::size_t const areas[] = {8, 9, 21};
    char const* when[] = {"2018", "2018-06-16", "2015"};
    for (std::size_t i = 0; i < 3; ++i) {
        events[i].area = areas[i];
        events[i].incident.when = *parse_iso_interval(when[i]);
    }
    auto const units = test::read_areas("units.geojson", "unit");
    auto const layers =
        findings_layers(analysis::findings(events, units, test::oracle_settings()), events, units);
    auto const value = [&](std::size_t layer, std::size_t row, std::string const& name) {
        auto const field = std::ranges::find(layers[layer].fields, name, &gis::Field::name);
        return to_text(layers[layer]
                           .rows[row]
                           .values[static_cast<std::size_t>(field - layers[layer].fields.begin())]);
    };
    EXPECT_EQ(value(0, 0, "step"), "origin");
    EXPECT_EQ(value(0, 1, "step"), "contact or leap");
    EXPECT_EQ(value(0, 1, "rank_from"), "2");
    EXPECT_EQ(value(0, 1, "rank_to"), "3");
    EXPECT_EQ(value(1, 0, "step"), "contact or leap");
}

TEST(FindingsLayers, KeepTheSameLayersWithoutAnyFinding)
{
    auto const layers = findings_layers({}, {}, {});
    EXPECT_EQ(layers.size(), 6u);
    for (auto const& layer : layers) EXPECT_TRUE(layer.rows.empty());
}

TEST(FindingsLayers, DrawOneSetAtFirstWithArrowsByStep)
{
    analysis::Findings findings;
    auto const alone = findings_layers(findings, {}, {});
    EXPECT_THAT(alone[1].style_qml, testing::HasSubstr("filled_arrowhead"));
    EXPECT_THAT(alone[1].style_qml,
                testing::HasSubstr("value=\"counted leap\" label=\"no neighbour before\" "
                                   "render=\"true\""));
    findings.settings.presence = {"presence"};
    auto const both = findings_layers(findings, {}, {});
    for (auto const* shown : {"value=\"presence contact\" label=\"from a neighbour (presence)\" "
                              "render=\"true\"",
                              "value=\"counted contact\" label=\"from a neighbour (counted)\" "
                              "render=\"false\""})
        for (auto const layer : {0, 1})
            EXPECT_THAT(both[static_cast<std::size_t>(layer)].style_qml, testing::HasSubstr(shown));
}

TEST(FindingsLayers, AreCutAtTheAntimeridian)
{
    analysis::Findings findings;
    std::vector<Area> const areas{{"A", "A", "", {}}, {"B", "B", "", {}}};
    std::vector<Placed> const placed(1);
    analysis::Reached reached;
    reached.area = 1;
    reached.from = 0;
    reached.from_where = LonLat{179, -16};
    reached.where = {-179, -17};
    findings.order = {reached};
    findings.centres.resize(2);
    findings.centres[0].mean = {-179, 2};
    findings.centres[1].mean = {179, 2};
    analysis::EllipseFinding ellipse;
    ellipse.ring = {{179, 0}, {-179, 0}, {-179, 1}, {179, 1}, {179, 0}};
    findings.ellipse = ellipse;
    auto const layers = findings_layers(findings, placed, areas);
    using Lines = std::vector<Line>;
    EXPECT_EQ(std::get<Lines>(layers[1].rows[0].shape),
              (Lines{{{179, -16}, {180, -16.5}}, {{-180, -16.5}, {-179, -17}}}));
    EXPECT_EQ(std::get<Lines>(layers[3].rows[0].shape),
              (Lines{{{-179, 2}, {-180, 2}}, {{180, 2}, {179, 2}}}));
    EXPECT_EQ(std::get<PolygonSet>(layers[4].rows[0].shape).size(), 2u);
}

}  // namespace
}  // namespace sitmap::write
