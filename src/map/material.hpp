// SPDX-License-Identifier: MIT
// map/material.hpp: everything that a sheet can show, as one bundle of references. Composing reads
// it and never changes it; the same material gives every sheet, page size, style and animation
// frame.
#pragma once

#include "analysis/arrival.hpp"
#include "analysis/findings.hpp"
#include "analysis/fire.hpp"
#include "base/report.hpp"
#include "domain/area.hpp"
#include "domain/gazetteer.hpp"
#include "domain/pins.hpp"
#include "domain/placed.hpp"
#include "map/georeference.hpp"
#include "map/page.hpp"
#include "map/scene.hpp"
#include "study/study.hpp"
#include "style/style.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

struct Material {
    study::Study const& study;
    style::Style const& style;
    TextMeasure const& measure;
    std::span<Placed const> placed;      // every record that was read
    std::span<std::size_t const> shown;  // indices of the records in scope, period and selection
    std::span<Area const> areas;         // all units, sorted by id
    std::span<Area const> countries;
    std::span<NamedLine const> rivers;
    std::span<Place const> places;
    std::span<AreaNames const> names;
    std::span<Claim const> claims;
    std::span<analysis::Arrival const> arrivals;  // one an area
    std::span<analysis::Reached const> reached;   // home areas in the order of arrival, for arrows
    std::span<analysis::FireFinding const> fires;
    std::span<study::PublishedTotal const> totals;
    std::span<SheetPins const> pins;
    Accounting records;
    DateInterval period;  // of the shown records, or as stated
    std::string run_id;
    std::int64_t in_no_area = 0;          // of the rows left outside; the others miss the selection
    std::span<std::size_t const> used{};  // records of any scope in the period and the areas
};

/// The same material in another look, which must outlive it.
Material with_style(Material const& material, style::Style const& style);
/// The same material with these records alone, which must outlive it.
Material with_records(Material material, std::span<std::size_t const> shown);

/// How one record shows in one frame of an animation.
struct Showing {
    std::size_t record = 0;  // index into Material::placed
    double opacity = 1;
    bool light = false;  // only its interval is known: drawn pale
};

/// One frame's moment; the still map has none and shows every record.
struct Moment {
    Month month;
    std::vector<Showing> showing;  // in drawing order
    int fresh = 0;                 // records dated to this month
    int possible = 0;              // records whose coarser interval meets it
    int total = 0;                 // records whose interval is over by its end
    bool accent = true;            // records dated to the month stand on a disc of their own
};

/// What a preflight finds on a sheet, for the run report.
struct Remark {
    std::string sheet;
    std::string text;
    friend bool operator==(Remark const&, Remark const&) = default;
};

/// A label of a finished sheet, in mm on the page.
struct LabelPlace {
    std::string id;
    Point baseline;         // anchor of its first line
    Point middle;           // of the block
    std::string words{};    // first line, or letter of a curved name
    std::size_t lines = 1;  // of text
    bool is_narrow = false;
    bool is_curved = false;
};

/// A finished sheet with the accounting of what it draws.
struct Sheet {
    Scene scene;
    std::vector<std::size_t> points;      // records drawn at their place
    std::vector<std::size_t> area_marks;  // records drawn as a mark of their area
    std::vector<std::size_t> hatched;     // records drawn as a hatched area of presence
    struct Omitted {
        std::size_t record = 0;
        std::string reason;
    };
    std::vector<Omitted> omitted;  // shown records that this sheet does not draw
    std::vector<Remark> remarks;
    std::vector<LabelPlace> labels;
    std::optional<Georeference> georeference;  // of the sheet's one map
};

}  // namespace sitmap::map
