// SPDX-License-Identifier: MIT
// load/incidents.hpp: the incident table of a study as typed records. Every record of the source
// comes out as a row or as a reject with its line and reason; nothing is guessed without a notice.
#pragma once

#include "base/report.hpp"
#include "domain/placed.hpp"
#include "gis/gdal.hpp"
#include "load/table.hpp"
#include "study/study.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::load {

struct IncidentOptions {
    std::string where = {};  // OGR SQL condition over the columns of the source, empty: all
    gis::Access access = gis::Access::files;  // databases: "PG:..." may be named
};

/// The table that a study names, as texts. Throws ErrorKind::input if it names none or the source
/// is no table.
Table incident_table(study::Study const& study, IncidentOptions const& options = {});

/// Rows in the order of the table, their areas still unknown. Known layouts (sitmap, ACLED, UCDP
/// GED, GTD, GDELT) are found by their column names, see load/schema.hpp. Throws ErrorKind::input
/// if the table has no date column or no header, or if its longitude and latitude columns are
/// exchanged throughout.
Loaded<Placed> read_incidents(Table table, study::Study const& study);

/// Sets Incident::disputed on every record that somebody denies or admits in part only.
void apply_claims(std::span<Placed> records, std::span<Claim const> claims);

}  // namespace sitmap::load
