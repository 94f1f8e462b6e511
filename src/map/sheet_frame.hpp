// SPDX-License-Identifier: MIT
// map/sheet_frame.hpp: what every kind of sheet has: header, footer, slots, metadata.
#pragma once

#include "map/furniture.hpp"
#include "map/material.hpp"

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
/// `as_of`: instead of the study's date.
SheetFrame frame_for(Material const& material, study::Sheet const& sheet, Page const& page,
                     std::string const& projection, double panel_share,
                     std::optional<AsOf> const& as_of = {});
/// A scene with size, paper and metadata; nothing drawn.
Scene scene_for(Material const& material, SheetFrame const& frame);
void add_header_and_footer(Scene& scene, Material const& material, SheetFrame const& frame);

}  // namespace sitmap::map
