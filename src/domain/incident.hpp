// SPDX-License-Identifier: MIT
// domain/incident.hpp: one record of the incident table with everything that is uncertain about it
// kept as a value: date interval, place precision, claim state, casualty range.
#pragma once

#include "domain/date.hpp"
#include "domain/lonlat.hpp"
#include "domain/shared_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap {

/// How exactly the source places an event; from exact to vague.
enum class PlacePrecision { site, town, district, area, country, unknown };

/// Who stands behind the record. `confirmed` and `attributed`: others say so; `claimed`: the actor
/// says so; `assessed`: judged likely; `denied`: nobody but deniers; `reported`: told without a
/// word on authorship.
enum class ClaimState { confirmed, attributed, claimed, assessed, denied, reported };

/// Lowest and highest figure; an absent end is unknown ("at least 101": low only).
struct CountRange {
    std::optional<int> low;
    std::optional<int> high;
    friend bool operator==(CountRange const&, CountRange const&) = default;
};

struct Incident {
    std::string id;
    std::int64_t row = 0;  // physical line for CSV, feature id otherwise
    DateInterval when;
    DatePrecision date_precision = DatePrecision::day;
    SharedText place;             // as the source names it
    SharedText stated_area;       // area id the source states, empty if none
    SharedText stated_country;    // country code the source states, empty if none
    std::optional<LonLat> where;  // absent for records known to a country only
    PlacePrecision place_precision = PlacePrecision::site;
    double radius_km = 0;  // 0: as exact as the coordinates
    SharedText category;
    SharedText scope;  // which records belong together ("iskp", "counter", "context")
    SharedText weapon;
    SharedText actor;
    SharedText target;
    CountRange fatalities;
    CountRange injured;
    ClaimState claim = ClaimState::reported;
    /// False: the table says nothing of it, and what stands above is only how it is used.
    bool states_place_precision = true;
    /// What the table states, where `place_precision` is vaguer for want of a coordinate.
    std::optional<PlacePrecision> finer_precision;
    bool states_claim = true;
    bool disputed = false;  // somebody denies it (see Claim)
    double weight = 1;
    SharedText source;   // file or publication, as cited
    SharedText summary;  // paraphrase of the source
    SharedText note;     // what was inferred, and how

    friend bool operator==(Incident const&, Incident const&) = default;
};

/// What one party says about one record.
enum class Stance { claims, attributes, assesses, denies, admits_in_part, reports };

struct Claim {
    std::string record;  // Incident::id
    std::string who;
    Stance stance = Stance::reports;
    std::string words;  // paraphrase, may be empty
    std::string source;
    friend bool operator==(Claim const&, Claim const&) = default;
};

/// One end of reported fire: an area, drawn as a disc of `radius_km` or as the named area.
struct FireEnd {
    std::string place;
    LonLat where;
    double radius_km = 0;
    bool inferred = false;  // the position is our reading of the report, not stated in it
    friend bool operator==(FireEnd const&, FireEnd const&) = default;
};

/// Reported fire from an origin area toward a target area; belongs to the incident with the same
/// id.
struct FireEvent {
    std::string id;
    FireEnd origin;
    FireEnd target;
    std::optional<int> rounds;
    std::optional<int> calibre_mm;
    std::string source = {};  // as cited
    std::string note = {};    // how the report was read, what was inferred
    friend bool operator==(FireEvent const&, FireEvent const&) = default;
};

std::string_view to_text(PlacePrecision precision);
std::string_view to_text(ClaimState state);
std::string_view to_text(Stance stance);
/// The precision of the place and the claim state as the table states them; empty: not stated.
std::string_view stated_place_precision(Incident const& incident);
std::string_view stated_claim(Incident const& incident);
/// Known to its area or country only: that is stated, or there is no coordinate.
bool is_without_point(Incident const& incident);
/// Its coordinate says where it was, better than an area would; not where the precision is unknown.
bool is_at_point(Incident const& incident);
std::optional<PlacePrecision> parse_place_precision(std::string_view text);
std::optional<ClaimState> parse_claim_state(std::string_view text);
std::optional<Stance> parse_stance(std::string_view text);

}  // namespace sitmap
