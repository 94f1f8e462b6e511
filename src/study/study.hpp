// SPDX-License-Identifier: MIT
// study/study.hpp: everything that a study states, typed, with every default. The study file
// (study/study_file) and the command line fill the same value, so that a key and a flag cannot
// drift apart.
#pragma once

#include "domain/date.hpp"
#include "domain/lonlat.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sitmap::study {

/// A point on a shared border: the lowest area id (byte order) takes it, or it is set aside.
enum class OnBorder { lowest_id, set_aside };
/// A point in several areas: lowest id, the smallest area, or set aside.
enum class OnOverlap { lowest_id, smallest, set_aside };
/// What the shade of an area says on the main sheet.
enum class Shade { arrival, count, none };

/// Column of the incident table for each field; empty = found by its usual names.
struct Columns {
    std::string id, date, date_end, date_precision, lon, lat, place, area, country, place_precision,
        radius_km, category, scope, weapon, actor, target, deaths_low, deaths_high, injured_low,
        injured_high, claim, source, summary, note, weight;
};

struct IncidentSource {
    std::string file;                 // path, relative to the study file
    std::string layer;                // empty: the only layer
    std::string schema = "auto";      // auto, sitmap, acled, ucdp, gtd, gdelt
    std::string crs;                  // empty: longitude/latitude, checked against the values
    std::string date_format = "iso";  // iso, dmy, mdy
    std::string claims;               // claims table, may be empty
    std::string fires;                // fire table, may be empty
    std::string totals;               // published totals, may be empty
    std::string places;               // gazetteer of towns for labels, may be empty
    Columns columns;
};

struct AreaSource {
    std::string file;
    std::string layer;    // empty: the only layer
    std::string id = "";  // column; empty: found by its usual names
    std::string name = "";
    std::string country = "";       // column that groups areas; empty: one group
    std::string names;              // table of names by area id, in any languages
    std::string rivers;             // line layer or file, may be empty
    std::string countries_layer;    // admin-0 layer of the same file, may be empty
    std::optional<int> expected;    // how many areas of `home` there must be
    std::vector<std::string> home;  // codes of the study's own countries; empty: all areas

    bool has_at_home(std::string const& code) const
    {
        return std::ranges::find(home, code) != home.end();
    }
    /// Without a stated home all areas are.
    bool is_home(std::string const& code) const { return home.empty() || has_at_home(code); }
};

/// Named set of areas: "north" = AF-BAL, AF-FYB ...
struct Region {
    std::string key;
    std::string name;
    std::vector<std::string> areas;
    friend bool operator==(Region const&, Region const&) = default;
};

/// One category of incident as the legend shows it, in legend order.
struct Category {
    std::string key;                // value in the table
    std::string name;               // words in the legend
    std::vector<std::string> also;  // other values shown under the same symbol
    friend bool operator==(Category const&, Category const&) = default;
};

/// A published total that stands beside our own counts and is never chained with another series.
struct PublishedTotal {
    std::string id, metric, unit, qualifier, area, actor, said_by, source, words, caveat;
    std::string
        series;  // totals of one series are comparable with each other and with nothing else
    std::optional<double> low, high;
    std::string period;
};

/// A stretch of time that the timeline marks, with who says so.
struct Span {
    std::string name;
    DateInterval when;
    std::string source;
    friend bool operator==(Span const&, Span const&) = default;
};

/// How values of areas become shades: numbers in classes, each with its colour.
struct ShadeOptions {
    std::string method = "jenks";  // quantile, jenks, equal, given, head_tail
    int classes = 4;               // at most; 1 to 9. The breaks of `given` state theirs
    std::vector<double> breaks;    // of `given`, rising
    std::string ramp;              // name of a colour ramp; empty: the style's own sequence
    bool certainty = false;        // two things in one shade: how many and how certain
    friend bool operator==(ShadeOptions const&, ShadeOptions const&) = default;
};

struct Sheet {
    std::string key;   // file name: "map", "fire", "north" ...
    std::string kind;  // overview, fire, closeup, months, categories, timeline
    std::string title;
    std::string subtitle;
    std::string note;         // behind the generated words of the sheet note
    std::string totals_note;  // behind it, where published totals are drawn
    std::optional<std::array<double, 4>>
        frame;  // west, south, east, north; default: from the home areas
};

struct Study {
    std::string key = "study";  // folder name of the pack
    std::string file;           // where it was read from, empty for a study made of options
    std::string title;
    std::string subtitle;
    std::string as_of;          // "30 Sep 2022"; empty: the last day of the period
    std::string sources;        // footer words
    std::string boundary_note;  // footer words on the boundaries, where they are drawn
    std::string places_note;    // on the towns that are named
    std::string rivers_note;
    std::string language = "en";  // of names: en, a code such as fa, or both as en+fa
    IncidentSource incidents;
    AreaSource areas;
    std::string origin_area;  // area id where the spread starts; empty: area of the first record
    std::optional<LonLat> origin;     // point of origin; default: a point inside the origin area
    std::vector<std::string> scopes;  // records that count; empty: all
    std::vector<std::string>
        presence;  // categories of other scopes that also show that an area was reached
    std::vector<std::string> hatched;  // categories of any scope drawn as hatched areas of presence
    std::vector<std::string> counted_units{"attacks"};  // of totals: what the records count too
    std::vector<std::string> quality_claims;  // claim states that meet the quality bar; empty: all
    double quality_radius_km = 0;             // 0: any place precision meets the bar
    std::optional<DateInterval> period;       // records wholly outside it are "outside"
    std::vector<Region> regions;
    std::vector<Category> categories;
    std::vector<Span> spans;  // marked on the timeline
    std::vector<Sheet> sheets;
    OnBorder on_border = OnBorder::lowest_id;
    OnOverlap on_overlap = OnOverlap::lowest_id;
    Shade shade = Shade::arrival;
    ShadeOptions shade_options;
    std::string size;    // what the area of a symbol carries: "" nothing, "deaths"
    std::string labels;  // file of pinned label places (study/labels_file), may be empty
    std::string style = "briefing-light";
    std::string page = "slide";
    std::string projection;  // empty: an equal-area projection for the frame
    int gap_months = 12;     // silence longer than this is a gap before a re-arrival
    int permutations = 999;
    unsigned seed = 1;
    double max_rejected = 0.05;       // share of rejected rows above which the gate closes
    std::string weapon_range_source;  // citation; a range without one is refused
    double weapon_range_km = 0;       // 0: none stated
};

}  // namespace sitmap::study
