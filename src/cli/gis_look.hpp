// SPDX-License-Identifier: MIT
// cli/gis_look.hpp: what the layers for a GIS take over from the sheets: which records count, and
// the looks and classes of the legend.
#pragma once

#include "cli/briefing.hpp"
#include "map/material.hpp"
#include "write/layers_of.hpp"

namespace sitmap::cli {

/// `material` of the same briefing. Shades: the legend's classes, "no record", and "other country"
/// for areas that the study is not about.
write::LayerOptions gis_look(Briefing const& briefing, map::Material const& material);

}  // namespace sitmap::cli
