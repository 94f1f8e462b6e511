// SPDX-License-Identifier: MIT
#include "write/findings_layers.hpp"

#include "tests/analysis/findings_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

TEST(FindingsLayers, KeepTheSameLayersWithoutAnyFinding)
{
    auto const layers = findings_layers({}, {}, {});
    EXPECT_EQ(layers.size(), 6u);
    for (auto const& layer : layers) EXPECT_TRUE(layer.rows.empty());
}

}  // namespace
}  // namespace sitmap::write
