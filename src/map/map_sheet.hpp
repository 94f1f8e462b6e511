// SPDX-License-Identifier: MIT
// map/map_sheet.hpp: a sheet with one map: overview, close-up or one category. Everything that must
// not move in a film (frame, classes, symbol places, labels, furniture) is solved once in the plan;
// drawing adds the moment.
#pragma once

#include "map/card.hpp"
#include "map/furniture.hpp"
#include "map/incident_layer.hpp"
#include "map/month_strip.hpp"
#include "map/panel.hpp"
#include "map/shading.hpp"
#include "map/sheet_frame.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sitmap::map {

constexpr double town_dot = 0.55;  // mm, radius

/// What a map sheet shows beside the records.
struct MapSheetRules {
    bool arrows = true;  // arrival arrows between areas
    bool cards = true;   // cards of reported fire
    bool inset = true;
    bool furniture = true;  // scale bar, north arrow, inset
    bool places = true;     // towns
    bool panel = true;
    bool labels = true;
    bool fire = false;  // fire sheet: only reported fire, with rays, long cards and its own panel
    bool month_strip = true;
    bool film = false;           // pictures of single months: the month stands in the header
    std::set<std::size_t> only;  // looks of categories one by one; empty: all, gathered
};

struct PlacedCard {
    Card card;
    std::size_t fire = 0;  // index into Material::fires
    Box box;
    std::optional<Segment> leader;
    double words = 1;  // share of the style's size
};

/// How a name is drawn.
struct NameLook {
    Colour ink;
    std::optional<Colour> halo;  // nothing = none
    std::optional<Point> dot;    // a town's own place, wherever its name stands
};

/// A piece of furniture over the map.
struct Furniture {
    std::string name;  // "inset", "scale bar"
    Box box;
    double shaded = 0;  // share of it that covers areas with a shade
};

struct MapSheet {
    study::Sheet sheet{};
    SheetFrame frame{};
    Ground ground;
    Shading shading{};
    IncidentPlan plan{};
    std::vector<LabelRequest> requests{};
    LabelSolution labels{};
    std::vector<NameLook> name_looks{};  // one a request
    std::vector<EdgeLabel> degrees{};    // those that nothing covers
    std::vector<PlacedCard> cards{};
    std::vector<std::pair<std::size_t, Path>> arrows{};  // area that is reached, arrow
    std::vector<Furniture> furniture{};
    std::optional<Box> inset{};
    ScaleBar bar{};
    Point bar_at{};
    std::optional<Point> north{};  // none where north is not one direction
    std::vector<MonthCount> months{};
    MapSheetRules rules{};
};

MapSheet plan_map_sheet(Material const& material, study::Sheet const& sheet, Page const& page,
                        MapSheetRules const& rules = {});
/// The same for a box on a page whose frame is made elsewhere: small maps.
MapSheet plan_map(Material const& material, study::Sheet const& sheet, SheetFrame const& frame,
                  Box const& box, MapSheetRules const& rules);
/// The background of a film's picture, what stands on it, or both.
enum class Part { whole, background, foreground };
Sheet draw_map_sheet(MapSheet const& plan, Material const& material, Moment const* moment = nullptr,
                     Part part = Part::whole);
/// Equal texts mean equal backgrounds: a film draws one only when it changes.
std::string background_state(MapSheet const& plan, Material const& material, Moment const* moment);

/// Adds to the accounting of `sheet` what the plan draws and leaves out.
void account(Sheet& sheet, MapSheet const& plan, Material const& material);

/// The map with everything in it, without header, panel and footer: for panels of small maps.
void draw_map(Group& into, MapSheet const& plan, Material const& material, Moment const* moment);

}  // namespace sitmap::map
