// SPDX-License-Identifier: MIT
// map/sheet_note.hpp: the note of a sheet, in generated words: what it shows of what was read, what
// it leaves out and why.
#pragma once

#include "map/incident_layer.hpp"
#include "map/material.hpp"
#include "map/shading.hpp"

#include <string>

namespace sitmap::map {

/// Of a map: how its records show, which do not and why, precision mix, shade.
std::string sheet_note(Material const& material, IncidentPlan const& plan, Shading const& shading,
                       std::string const& extra);
/// Of a sheet without places: how many records, how they are dated, what is left out.
std::string note_of_time(Material const& material, IncidentPlan const& plan);
/// Of the fire sheet: "Of 35 records of 2022, 2 are drawn here; 33 are not fire with a launch and a target."
/// and what is left out.
std::string note_of_fire(Material const& material, std::size_t drawn);

}  // namespace sitmap::map
