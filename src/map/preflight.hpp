// SPDX-License-Identifier: MIT
// map/preflight.hpp: what is not as it should be on a finished sheet, in words, for the run report:
// type that is small, cut or hard to see, things that lie over one another, classes that cannot be
// told apart, labels and records that are not drawn.
#pragma once

#include "map/hidden.hpp"
#include "map/map_sheet.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

/// Of a sheet of any kind: text too small, of too little contrast, shortened, over other text or
/// cut off; categories without a symbol of their own; a diverging ramp for counts; too many records
/// that cannot show; those beyond a frame that the study states are left out on purpose.
std::vector<Remark> preflight(Sheet const& drawn, Material const& material,
                              study::Sheet const& sheet);

/// Of a map besides: labels without room, furniture over data or furniture, leaders of cards over
/// symbols, vertices without a place.
std::vector<Remark> preflight_of_map(MapSheet const& plan, style::Style const& style);

/// Of shaded classes: without a member, hardly seen, of the colour of a category that is drawn, or
/// one for areas of different numbers.
void add_class_findings(Sheet& sheet, std::string const& key, Shading const& shading,
                        IncidentPlan const& plan, style::Style const& style);

/// Of a frame that the projection tears.
void add_seam(Sheet& sheet, std::string const& key, Ground const& ground);

/// Of what its maps draw where nobody can see it.
void add_hidden(Sheet& sheet, std::string const& key, Hidden const& hidden);
void add_hidden(Sheet& sheet, std::string const& key, Material const& material,
                std::span<MapSheet const> maps);

/// Of blocks that found no room in the panel.
void add_left_out(Sheet& sheet, std::string const& key, std::vector<std::string> const& blocks);

}  // namespace sitmap::map
