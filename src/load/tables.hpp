// SPDX-License-Identifier: MIT
// load/tables.hpp: the small tables of a study: claims, fires, published totals, gazetteer, names.
// Each reader gives rows and rejects; an empty path in the study gives an empty table. Columns are
// found by name, in any order.
#pragma once

#include "base/report.hpp"
#include "domain/gazetteer.hpp"
#include "domain/placed.hpp"
#include "study/study.hpp"

#include <span>

namespace sitmap::load {

/// Columns record, who, stance, words, source.
Loaded<Claim> claims(study::Study const& study);
/// Columns id, origin_place, origin_lon, origin_lat, origin_radius_km, origin_inferred, target_...,
/// rounds, calibre_mm.
Loaded<FireEvent> fires(study::Study const& study);

/// The rows that speak of one of these records. A notice counts the others and names their records,
/// unless some were left out of `read`, the account of the source: their ids are not known.
Loaded<Claim> of_records(Loaded<Claim> claims, std::span<Placed const> records,
                         Accounting const& read);
Loaded<FireEvent> of_records(Loaded<FireEvent> fires, std::span<Placed const> records,
                             Accounting const& read);

/// Columns id, metric, low, high, unit, qualifier, period, area, actor, said_by, source, words,
/// caveat, series.
Loaded<study::PublishedTotal> totals(study::Study const& study);

/// Columns name, lon, lat, optionally name_<code> for any code of a language, country, area, rank,
/// source. Each row has an entry for every code that the table has a column of.
Loaded<Place> places(study::Study const& study);

/// Columns id, name, optionally name_<code>, local_name, variants (separated by |).
Loaded<AreaNames> names(study::Study const& study);

}  // namespace sitmap::load
