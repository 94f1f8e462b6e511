// SPDX-License-Identifier: MIT
// map/legend.hpp: the legend, built from what is drawn: it can neither miss a symbol nor name one
// that is absent.
#pragma once

#include "map/incident_layer.hpp"
#include "map/legend_block.hpp"
#include "map/shading.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

/// Hatched areas of presence: one hatch may be of several reports.
struct PresenceCount {
    std::size_t areas = 0;
    std::size_t reports = 0;
};

/// What a sheet draws beside its records.
struct LegendExtras {
    bool arrows = false;      // arrival arrows
    bool fire_marks = false;  // fire across a border as a symbol, where there is no room for fans
    bool inferred_fire = false;  // an end of fire with the dotted edge of what no report states
    PresenceCount presence{};
    PresenceCount unsure_presence{};  // claimed or judged likely only
    std::string pale{};    // words for records that may belong to the time shown; empty = none
    bool fresh = false;    // records dated to the month stand out
    bool faded = false;    // records of earlier months
    bool moments = false;  // its maps show parts of the records: no count of symbols is true of all
};
/// `material`: in the look of the maps, whose symbols have the sizes that the legend states.
std::vector<Block> legend_blocks(Writer const& writer, Material const& material,
                                 IncidentPlan const& plan, SymbolUse const& use,
                                 Shading const& shading, LegendExtras const& extras = {});
/// The same for a sheet of time, where no place is drawn.
std::vector<Block> legend_blocks_of_time(Writer const& writer, Material const& material,
                                         IncidentPlan const& plan);

}  // namespace sitmap::map
