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

}  // namespace
}  // namespace sitmap::write
