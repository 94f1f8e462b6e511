// SPDX-License-Identifier: MIT
// map/incident_layer.hpp: how the records show: as a point, a gathered symbol, a mark of their area
// or reported fire, and which of them cannot show and why. Positions are solved once, from all
// records, so that a film does not jump.
#pragma once

#include "map/category_looks.hpp"
#include "map/cluster.hpp"
#include "map/ground.hpp"
#include "map/labels.hpp"
#include "map/material.hpp"
#include "map/symbols.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sitmap::map {

/// Records of one area that are known to the area only, side by side on one pill.
struct AreaMark {
    std::size_t area = 0;
    std::vector<std::size_t> records;
    LabelRequest request;     // size of the pill, for the label engine
    double words = 0;         // mm of it for "+n", where not all records have a marker
    std::optional<Point> at;  // centre, once placed
    std::optional<Segment> leader;
};

constexpr double symbol_without_figure = 0.5;  // of the marker size, where sizes carry deaths

// On a pill, of the marker size: its markers, and the room between them.
constexpr double pill_marker = 0.92;
constexpr double pill_gap = 0.16;
constexpr std::size_t most_on_pill = 4;  // beyond these the pill says "+n"
/// Of the words "+n".
/// The number of a gathered symbol, this much of its usual size.
Font count_font(style::Style const& style, double share);
Font pill_font(style::Style const& style);

/// What the symbols of a whole sheet are measured against, so that equal records look equal on it.
struct SymbolScale {
    double most_deaths = 1;      // the highest figure of any record
    bool silent = false;         // no record says who stands behind it: all are drawn solid
    std::set<std::string> fire;  // keys of categories all of whose records are fire with both ends
};
SymbolScale scale_of(Material const& material);

// Reasons of records that are not drawn.
constexpr auto outside_map = "outside the map";
constexpr auto without_mark = "without room for an area mark";

struct IncidentPlan {
    SymbolScale scale;
    std::vector<CategoryLook> looks;
    std::vector<std::size_t> look;           // one a placed record
    std::vector<std::size_t> point_records;  // members of the clusters are indices into this
    std::vector<Point> true_place;           // one a point record
    std::vector<double>
        ring;  // one a point record: mm radius of the circle that it lies in, 0 = none
    std::vector<Cluster> clusters;  // empty when `dense`
    bool dense = false;             // too many records to tell apart: small dots at their place
    std::size_t crowd = 0;          // dots that set their size: of the fullest map of the sheet
    std::vector<AreaMark> marks;
    std::vector<std::size_t> fires;  // indices into Material::fires that the frame shows
    std::vector<Sheet::Omitted> omitted;
};

/// Finds for every shown record how it shows in the frame. `only`: indices of looks to keep, of
/// those of categories one by one; empty = all, gathered. `scale`: of the whole sheet, where this
/// is one of its maps.
IncidentPlan plan_incidents(Material const& material, Ground const& ground,
                            std::set<std::size_t> const& only = {},
                            std::optional<SymbolScale> const& scale = {});

/// Draws dots whatever their number, as large as those of a map with `crowd` of them.
void draw_as_dots(IncidentPlan& plan, std::size_t crowd);

/// Shown records that lie beyond the frame.
std::vector<std::size_t> beyond_map(IncidentPlan const& plan);

/// What the drawn records used, for the legend.
struct SymbolUse {
    std::map<std::size_t, int> by_look;  // look -> records
    std::map<std::size_t, int> fires;    // look -> those of them that are drawn as reported fire
    std::set<Filling> fillings;
    std::set<ClaimState> claims;
    std::set<std::size_t> gathered;                  // records in symbols with a number
    std::map<std::size_t, ClaimState> hollow_parts;  // those of them that nobody else confirms
    bool disputed = false;
    bool inferred_target = false;  // of fire that is drawn as a symbol
    bool no_figure = false;        // symbols sized by deaths: one without a lowest figure,
    bool highest_figure = false;   // one with the outline of a higher one
    bool displaced = false;        // symbols off their places, each with a leader
    bool marks = false;
    bool full_marks = false;  // pills that do not show all their records one by one
    bool rings = false;
    bool dense = false;

    /// What another map of the same sheet draws, too; counts stay.
    void add_kinds(SymbolUse const& other);
    /// The counts of a map with all records of the sheet; kinds stay.
    void take_counts(SymbolUse const& all);
};
/// `fire_marks`: fire across a border is drawn as a symbol, too.
SymbolUse use_of(Material const& material, IncidentPlan const& plan, bool fire_marks = false);

/// Discs of symbols and leader lines, which labels keep clear of.
Obstacles obstacles_of(Material const& material, IncidentPlan const& plan);

/// Draws points and area marks; with a moment only what shows in it.
void add_incidents(Group& into, Material const& material, Ground const& ground,
                   IncidentPlan const& plan, Moment const* moment);

/// Fill by claim state; solid throughout on a silent scale.
Filling filling_for(SymbolScale const& scale, Incident const& incident);
/// Diameter in mm: one size, or by deaths if the study says so: by the lowest figure; without one
/// smaller than any that is stated.
double symbol_size(Material const& material, SymbolScale const& scale, Incident const& incident);
/// Diameter in mm of the outline that stands for the highest figure; 0: none, or hardly larger than
/// the symbol.
double outline_size(Material const& material, SymbolScale const& scale, Incident const& incident);
/// mm: from its centre to the edge of the symbol, or of the outline around it.
double drawn_radius(Material const& material, SymbolScale const& scale, Incident const& incident);
/// mm: from its centre to the farthest corner of either.
double symbol_reach(Material const& material, IncidentPlan const& plan, std::size_t record);
/// A marker of a record known to a longer interval only, which may belong to the time shown.
MarkerLook pale(MarkerLook look);

/// "S-031 · 2021-09-01/2021-12-06 · Kunduz city · file": what a reader finds behind a symbol.
std::string record_title(Incident const& incident);

}  // namespace sitmap::map
