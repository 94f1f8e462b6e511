// SPDX-License-Identifier: MIT
// analysis/findings_context.hpp: what all parts of the findings share: which records count, which
// areas are analysed, who touches whom, and the plane of measurement. Made once; nothing in it
// changes afterwards.
#pragma once

#include "analysis/findings.hpp"
#include "gis/projection.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sitmap::analysis {

/// Calendar months in a row; none: count is 0.
struct MonthSpan {
    Month first;
    int count = 0;
};

struct FindingContext {
    std::span<Placed const> placed;
    std::span<Area const> areas;
    FindingSettings const& settings;
    DateInterval period;
    /// Of monthly series: as stated; an open side begins or ends with the records in home areas
    /// that are dated to a month or better, so that a record dated to a year stretches nothing.
    MonthSpan months;
    std::vector<std::size_t> counted;  // by last day, first day, id
    std::vector<std::size_t> by_presence;
    std::vector<std::size_t> in_home;                       // of counted: those in a home area
    std::vector<std::size_t> home;                          // area indices
    std::vector<std::optional<std::size_t>> home_position;  // of each area in `home`
    std::vector<LonLat> centroids;                          // one an area
    std::vector<std::vector<std::size_t>> neighbours = {};  // positions in `home`
    std::optional<std::size_t> origin_area = {};            // area index
    std::vector<std::size_t> origin_tied = {};  // areas that were reached first together with it
    std::optional<LonLat> origin = {};
    std::vector<Arrival> arrivals = {};  // one an area
    std::vector<Arrival> presence = {};
    std::vector<std::optional<gis::Plane>> points = {};  // of each placed record, on the plane
    gis::Projection plane;  // azimuthal equidistant, metres, centred on the records in home areas
};

FindingContext context_of(std::span<Placed const> placed, std::span<Area const> areas,
                          FindingSettings const& settings);

/// Whether nobody stated that side of the period: then it lies at a record.
bool starts_open(FindingSettings const& settings);
bool ends_open(FindingSettings const& settings);
/// What nobody stated: "no period", "no first day", "no last day"; empty: nothing of it.
std::string unstated(FindingSettings const& settings);
/// Azimuthal equidistant about a point: lengths and directions from it are true. Metres.
gis::Projection plane_at(LonLat centre);
/// Records dated to one calendar month, as home position and month of the context's months, with
/// their indices.
struct DatedRecords {
    std::vector<AreaMonth> events;
    std::vector<std::size_t> records;
    int months = 0;
    std::size_t coarser = 0;  // records in home areas left out: dated more coarsely
    std::size_t outside = 0;  // left out: dated to a month that may lie outside the stated period
};
DatedRecords dated(FindingContext const& context, std::span<std::size_t const> records);
/// "3 records dated more coarsely than a month are left out", and those that may lie outside;
/// empty if there is none.
std::string left_out(DatedRecords const& dated);
/// Calendar years and months that meet the period, each cut where a stated side of it cuts them: a
/// number of 2019 is of the days of 2019 that the study covers.
std::vector<NamedPeriod> study_years(FindingContext const& context);
std::vector<NamedPeriod> study_months(FindingContext const& context);
/// "of 2019 the study covers 2019-06-10/2019-12-31 only"; empty for a whole year or month.
std::string part_of(NamedPeriod const& period);
/// Those of the records whose whole date interval lies inside.
std::vector<std::size_t> inside(FindingContext const& context, DateInterval const& when,
                                std::span<std::size_t const> records);
/// "2 records may lie in 2018 or not: left out": of those dated across its limits, as far as the
/// study covers it; empty if none is.
std::string across(FindingContext const& context, NamedPeriod const& period,
                   std::span<std::size_t const> records);
/// "2 records of 2018 without a known place: left out": of those that lie wholly in the period;
/// empty if there is none.
std::string placeless(FindingContext const& context, NamedPeriod const& period,
                      std::span<std::size_t const> records);
/// Records of each home area.
std::vector<int> counts_of(FindingContext const& context, std::span<std::size_t const> records);
/// Records with a usable coordinate (not known to a country only, nor said to be unknown), in
/// order.
std::vector<std::size_t> located(FindingContext const& context,
                                 std::span<std::size_t const> records);
std::vector<gis::Plane> on_plane(FindingContext const& context,
                                 std::span<std::size_t const> records);
/// How each home area came to be reached, by rank, then area.
std::vector<Reached> reached(FindingContext const& context, std::span<Arrival const> arrivals);

/// Whether the area is the origin only because it was reached first: onsets against the distance
/// from it leave it out, since it is nearest and first by choice.
bool is_found_origin(FindingContext const& context, std::size_t area);

/// Collects numbers; the key of each must be new.
class Numbers {
public:
    Finding& add(std::string key, std::string title, std::string method);
    /// A number with its text: `decimals` digits after the point.
    Finding& value(std::string key, std::string title, std::string method, double value,
                   int decimals, std::string unit = {});
    /// A number that does not exist, and why.
    Finding& undefined(std::string key, std::string title, std::string method,
                       std::string const& why);
    std::vector<Finding> in_order();

private:
    std::map<std::string, Finding> by_key_;
};

/// Adds a warning that is not empty.
void warn(Finding& finding, std::string const& warning);
/// Whose p is meant: the two-sided one, or that of values as large.
enum class Tail { both, upper };
/// Says so if the draws cannot tell p from 0.05; else empty.
std::string draws_warning(Chance const& chance, Tail tail);
/// The seed of the draws, or that all orders were counted.
std::string seed_words(Chance const& chance);
/// What chance alone gives, p, and the warning.
void set_chance(Finding& finding, Chance const& chance, Tail tail = Tail::both);
/// Value with `decimals` digits; never "-0".
std::string fixed(double value, int decimals);

// The parts; each adds its numbers and fills its own fields of the findings.
void add_arrivals(FindingContext const& context, Numbers& numbers);
void add_reach(FindingContext const& context, Numbers& numbers);
void add_counts(FindingContext const& context, Numbers& numbers);
void add_published(FindingContext const& context, Findings& findings, Numbers& numbers);
void add_regions(FindingContext const& context, Findings& findings, Numbers& numbers);
void add_centres(FindingContext const& context, Findings& findings, Numbers& numbers);
void add_diffusion(FindingContext const& context, Findings& findings, Numbers& numbers);
void add_clusters(FindingContext const& context, Findings& findings, Numbers& numbers);

}  // namespace sitmap::analysis
