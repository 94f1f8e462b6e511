// SPDX-License-Identifier: MIT
// analysis/findings.hpp: everything that the analysis says about one study, as plain values: for
// the maps (arrivals, centres, ellipse, hot spots), the tables and the list of numbers, each number
// with its n, method, parameters, warnings and the records behind it. Nothing here is NaN: what is
// not defined says why.
#pragma once

#include "analysis/arrival.hpp"
#include "analysis/contiguity.hpp"
#include "analysis/diffusion.hpp"
#include "analysis/permutation.hpp"
#include "analysis/regions.hpp"
#include "domain/area.hpp"
#include "domain/placed.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace sitmap::analysis {

/// A published figure that stands beside our own count and is never chained with another series.
struct PublishedCount {
    std::string id;
    std::string series;
    std::string metric;
    std::string unit;
    std::string qualifier;
    std::string area;  // as published
    /// Codes of the countries and areas that `area` names; empty: everywhere. Nothing if they are
    /// not known: then no own count stands beside it.
    std::optional<std::vector<std::string>> codes = std::vector<std::string>{};
    std::string actor;  // that it counts the records of
    std::string said_by;
    std::string source;
    std::string words;  // of the source
    std::string caveat;
    std::optional<double> low, high;
    std::optional<DateInterval> period;
};
/// The same with our own count: records that count, in its countries and areas, whose whole date
/// interval lies in its period. Only figures of `counted_units` are comparable at all.
struct PublishedBeside {
    PublishedCount published;
    std::optional<std::size_t> own;
    std::vector<std::size_t> records;
};

/// What decides the findings; made from a study by cli/findings_of_study. Fixed before looking,
/// printed after.
struct FindingSettings {
    std::vector<std::string> scopes;  // records that count; empty: all
    std::vector<std::string>
        presence;  // categories that show the actor's presence, whatever their scope
    std::vector<std::string> home;  // country codes of the areas that are analysed; empty: all
    std::string origin_area;        // area id; empty: the area reached first
    std::optional<LonLat> origin;   // default: centroid of the origin area
    std::optional<DateInterval>
        period;                // default: from the first to the last day of the records that count
    bool starts_open = false;  // nobody stated the first day of `period`: the records close it
    bool ends_open = false;    // the same of its last day
    std::vector<NamedRegion> regions;
    std::vector<PublishedCount> published;
    /// Units of published figures that our records count too.
    std::vector<std::string> counted_units{"attacks"};
    QualityBar bar;
    int kth = 3;
    int gap_months = 12;
    int contact_months = 12;  // contact: a neighbour had a record at most this long before
    Contiguity contiguity = Contiguity::queen;
    double snap_degrees = 1e-7;
    double near_km = 50;  // Knox test: location error of media-based events (methods section 0)
    int near_days = 30;
    Draws draws;
    int jitter_draws = 99;
};

/// How an area came to be reached.
enum class Step {
    origin,   // the area that the study states, else the first one or one of those tied for it
    first,    // the study states another origin, and none of the others was reached before
    contact,  // a neighbour had been active within the contact months before
    leap,     // no neighbour had
};

/// One reached area, for arrows and numbers on a map; in order of rank, then area.
struct Reached {
    std::size_t area = 0;
    int rank = 0;
    std::size_t record = 0;  // deciding record, index into the placed records
    DateInterval onset;
    Step step = Step::origin;       // by the deciding days
    bool step_is_certain = true;    // else the dates leave open how, or which area was first
    bool may_be_first = false;      // an area with a `from` that the dates allow to be the origin
    bool may_have_contact = false;  // the dates leave open whether a neighbour had been active
    std::optional<std::size_t>
        from;  // contact: the neighbour active last before; leap: the nearest area reached before
    LonLat where;  // in the area: place of the deciding record if known to a site, town or district
    std::optional<LonLat> from_where;
    double origin_km = 0;  // geodesic from the origin to the centroid of the area
};

/// Centre of the records of one period.
struct CentrePoint {
    std::string period;  // "2021"
    DateInterval when;
    std::size_t n = 0;  // records with a coordinate, dated inside the period
    LonLat mean;
    std::optional<LonLat> median;
    std::optional<double> standard_distance_km;
    std::optional<double> drift_km;  // from the centre before
    std::optional<double> drift_azimuth;
    std::optional<double> drift_se_km;
    std::optional<double> drift_p;           // Hotelling T2 of both periods
    std::string drift_test;                  // how drift_p was found
    std::optional<Chance> drift_chance;      // its draws, where the periods were permuted
    std::optional<Interval> drift_range_km;  // lengths that the test does not reject, 95 %
    std::vector<std::string> warnings;
};

/// Standard deviational ellipse of the records that count.
struct EllipseFinding {
    std::string variant;  // the formula of the axes, as the legend names it
    Ring ring;
    LonLat centre;
    double major_km = 0;  // semi-axes
    double minor_km = 0;
    double azimuth = 0;  // of the major axis, clockwise from north, 0 to 180
    std::size_t n = 0;
    std::size_t inside = 0;  // counted, not assumed
    std::vector<std::string> warnings;
};

/// Gi* of one area's count.
struct HotSpot {
    std::size_t area = 0;
    std::size_t count = 0;
    double z = 0;
    double p = 1;           // conditional permutation, two-sided
    double adjusted_p = 1;  // Benjamini-Hochberg over the areas
    int sign = 0;           // 1 hot, -1 cold at 5 % after adjustment, 0 neither
};

/// One headline under one way of looking at the data.
struct SensitivityCell {
    std::string headline;
    std::optional<double> value;      // absent: not defined
    std::optional<double> low, high;  // spread over jittered draws
    std::size_t n = 0;                // records that it stands on
};
struct SensitivityRow {
    std::string variant;      // "all records", "without source ISW" ...
    std::size_t records = 0;  // that remain
    std::vector<SensitivityCell> cells;
    std::vector<std::size_t> kept;  // these records, indices into the placed ones
};

/// One number of the analysis with its way back to the records.
struct Finding {
    std::string key;              // "arrival.AF-KDZ.first", unique
    std::string title;            // what the number is, in words
    std::optional<double> value;  // absent: not a number or not defined; `text` says which
    std::string text;             // the value for a reader
    std::string unit;
    std::optional<double> low, high;  // interval of `interval`
    std::string interval;             // "95 % Wilson"
    std::optional<double> p;
    std::int64_t n = 0;  // records (or pairs, areas: see unit of n in the title) it rests on
    std::string method;  // "M2", as in docs/methods.md
    std::vector<std::pair<std::string, std::string>> parameters;
    std::vector<std::string> warnings;
    std::vector<std::size_t> records;  // indices into the placed records
};

struct Findings {
    FindingSettings settings;
    DateInterval period;
    std::vector<std::size_t> counted;  // placed records that count: in scope, meeting the period
    std::vector<std::size_t> by_presence;  // counted, and those of presence categories
    std::vector<std::size_t> home;         // indices of the analysed areas
    LonLat origin;
    std::vector<Arrival> arrivals;        // one an area; only home areas are ever reached
    std::vector<Arrival> presence;        // the same by by_presence
    std::vector<Reached> order;           // home areas reached by counted records
    std::vector<Reached> presence_order;  // home areas reached by by_presence
    std::vector<CentrePoint> centres;     // by calendar year, years without a point left out
    std::optional<EllipseFinding> ellipse;
    std::vector<HotSpot> hot_spots;  // one a home area; empty if not defined
    std::vector<RegionShare> shares;
    std::vector<RegionChange> changes;
    std::vector<PublishedBeside> published;
    std::vector<Diffusion> diffusion;  // memory 1 and 3 months
    std::vector<SensitivityRow> sensitivity;
    std::vector<Finding> numbers;    // all numbers, by key
    std::vector<std::string> notes;  // what could not be computed, and why
};

/// The whole analysis. Independent of the number of threads and of the order of the records.
Findings findings(std::span<Placed const> placed, std::span<Area const> areas,
                  FindingSettings const& settings);

/// Arrivals and their order only, without any test: what a single map needs, in a fraction of a
/// second.
Findings arrival_findings(std::span<Placed const> placed, std::span<Area const> areas,
                          FindingSettings const& settings);

/// The number of that key, or nothing.
Finding const* find(Findings const& findings, std::string_view key);
/// Keys that contain `part`, for "did you mean".
std::vector<std::string> keys_like(Findings const& findings, std::string_view part);
std::string_view to_text(Step step);
/// "contact"; "contact or leap", "origin or later", "first or later", "origin or leap" and the like
/// where the dates do not tell.
std::string step_words(Reached const& reached);

}  // namespace sitmap::analysis
