// SPDX-License-Identifier: MIT
// load/tables.hpp: the small tables of a study: claims, fires, published totals, gazetteer, names.
// Each reader gives rows and rejects; an empty path in the study gives an empty table. Columns are
// found by name, in any order.
#pragma once

#include "base/report.hpp"
#include "domain/incident.hpp"
#include "domain/lonlat.hpp"
#include "study/study.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sitmap::load {

/// Columns record, who, stance, words, source.
Loaded<Claim> claims(study::Study const& study);
/// Columns id, origin_place, origin_lon, origin_lat, origin_radius_km, origin_inferred, target_...,
/// rounds, calibre_mm.
Loaded<FireEvent> fires(study::Study const& study);
/// Columns id, metric, low, high, unit, qualifier, period, area, actor, said_by, source, words,
/// caveat, series.
Loaded<study::PublishedTotal> totals(study::Study const& study);

/// A town of the gazetteer.
struct Place {
    std::string name;
    std::string name_fa;
    std::string name_ps;
    std::string country;
    std::string area;  // id, may be empty
    std::string kind;  // "capital", "city", "town" ...
    LonLat where;
    double rank = 0;  // lower is more important
    std::string source;
    friend bool operator==(Place const&, Place const&) = default;
};
/// Columns name, lon, lat, optionally name_fa, name_ps, country, area, kind, rank, source.
Loaded<Place> places(study::Study const& study);

/// Names of one area, for labels and for matching what sources call it.
struct AreaNames {
    std::string id;
    std::string country;
    std::string name;
    std::string name_fa;
    std::string name_ps;
    std::string local_name;
    std::string capital;
    std::vector<std::string> variants;
    std::optional<LonLat> label;  // where the name stands best
    double area_km2 = 0;          // as published; 0: not stated
    friend bool operator==(AreaNames const&, AreaNames const&) = default;
};
/// Columns id, name, optionally the others of AreaNames (label_lon, label_lat, variants separated
/// by |).
Loaded<AreaNames> names(study::Study const& study);

}  // namespace sitmap::load
