// SPDX-License-Identifier: MIT
// map/ground.hpp: what lies below the incidents: land, areas with their shade, borders, rivers,
// graticule; all quiet. Made once for a sheet or a film.
#pragma once

#include "map/geo_to_page.hpp"
#include "map/material.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sitmap::map {

/// A frame on the page with the outlines that fall into it.
struct Ground {
    GeoToPage geo;
    Box box;
    std::vector<std::vector<Outline>> areas;      // one an area, with bleed; for drawing
    std::vector<std::vector<Outline>> countries;  // one a country, with bleed
    std::vector<Outline> rivers;
    std::vector<std::string> river_names;  // one an outline of rivers, may be empty
    std::size_t lost = 0;                  // vertices that the projection could not take
    std::optional<double> seam;  // longitude at which the projection tears the frame, if it does
    double centre = 0;           // longitude of the frame's middle
};

/// `frame` absent: the home areas with a margin (map/home_frame.hpp).
Ground ground_for(Material const& material, std::optional<Frame> frame, Box const& box);
bool is_home(Material const& material, Area const& area);

/// `fills`: one an area, nothing = plain land. `details`: rivers and graticule.
void add_ground(Group& into, Material const& material, Ground const& ground,
                std::vector<std::optional<Paint>> const& fills, bool details = true);

/// Degrees at the edges of the frame, quiet.
struct EdgeLabel {
    TextRun run;
    Box box;  // what it covers
};
std::vector<EdgeLabel> graticule_labels(Material const& material, Ground const& ground);

/// Words for a place on the ground in the languages of the study, one line each.
std::vector<std::string> area_label(Material const& material, Area const& area);
std::vector<std::string> place_label(Material const& material, Place const& place);

}  // namespace sitmap::map
