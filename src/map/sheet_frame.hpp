// SPDX-License-Identifier: MIT
// map/sheet_frame.hpp: what every kind of sheet has: header, footer, slots, metadata.
#pragma once

#include "map/furniture.hpp"
#include "map/material.hpp"
#include "map/words.hpp"

#include <optional>
#include <string>

namespace sitmap::map {

struct SheetFrame {
    Page page;
    Header header;
    Footer footer;
    Slots slots;
};

/// `projection`: PROJ definition named in the footer; empty for a sheet without a map.
/// `drawn`: what it draws of the study's layers.
Footer footer_of(Material const& material, Page const& page, std::string const& projection,
                 DrawnLayers const& drawn);
/// With such a footer. `as_of`: instead of the study's date.
SheetFrame frame_for(Material const& material, study::Sheet const& sheet, Page const& page,
                     std::string const& projection, double panel_share,
                     DrawnLayers const& drawn = {}, std::optional<AsOf> const& as_of = {});
/// The study's projection, or one whose words take as much room as any that a map may turn out to
/// have.
std::string projection_for_room(study::Study const& study);
/// Names the projection that a map turned out to have; the footer keeps its room.
void name_projection(SheetFrame& frame, Material const& material, std::string const& projection,
                     DrawnLayers const& drawn);
/// A scene with size, paper and metadata; nothing drawn.
Scene scene_for(Material const& material, SheetFrame const& frame);
void add_header_and_footer(Scene& scene, Material const& material, SheetFrame const& frame);

}  // namespace sitmap::map
