// SPDX-License-Identifier: MIT
// write/layers_of.hpp: the numbers of a run as GIS layers: incidents with their area, areas with
// counts and first arrival, reported fire with its ends, corridor and crossed border. Every
// uncertainty is a column.
#pragma once

#include "analysis/arrival.hpp"
#include "analysis/fire.hpp"
#include "domain/area.hpp"
#include "domain/placed.hpp"
#include "gis/vector_layer.hpp"
#include "write/qml.hpp"

#include <span>
#include <vector>

namespace sitmap::write {

struct LayerOptions {
    /// Looks of the categories of the points that count, as the sheets show them.
    std::vector<QmlClass> categories = {};
    /// One a record: whether the sheets count it; empty: all do.
    std::vector<bool> counted = {};
    /// One an area: whether the study is about it; empty: all. Of the others no arrival is told.
    std::vector<bool> home = {};
    /// Classes of areas as the sheets shade them; empty: one for all.
    std::vector<QmlClass> shades = {};
    /// One an area: the value of its class in `shades`; empty: none.
    std::vector<std::string> shade_of = {};
};

/// One point row a record, in the order given; records without a coordinate have no shape.
gis::VectorLayer incidents_layer(std::span<Placed const> placed, std::span<Area const> areas,
                                 LayerOptions const& options = {});
/// One row an area: of the records that count their number, deaths and dates; of `arrivals` (empty,
/// or one entry an area, which records of presence may decide) the first arrival with its deciding
/// record, ranks, returns; and the fires that state a launch from it.
gis::VectorLayer areas_layer(std::span<Placed const> placed, std::span<Area const> areas,
                             std::span<analysis::Arrival const> arrivals,
                             LayerOptions const& options = {},
                             std::span<analysis::FireFinding const> fires = {});
/// fire_lines: middle of origin to middle of target; fire_areas: origin, target and corridor;
/// crossed_border.
std::vector<gis::VectorLayer> fire_layers(std::span<analysis::FireFinding const> fires);
/// All of the above; fire layers only if there is fire.
std::vector<gis::VectorLayer> layers_of(std::span<Placed const> placed, std::span<Area const> areas,
                                        std::span<analysis::Arrival const> arrivals,
                                        std::span<analysis::FireFinding const> fires,
                                        LayerOptions const& options = {});

}  // namespace sitmap::write
