// SPDX-License-Identifier: MIT
// analysis/sensitivity.hpp: each headline again without the records that a doubter would leave out:
// unclaimed ones, each source in turn, coarse places; with places redrawn within their precision;
// and with the records that only show presence.
#pragma once

#include "analysis/findings_context.hpp"

#include <string>
#include <vector>

namespace sitmap::analysis {

/// First row: all records. Then "claimed only", "without unclaimed", one row a
/// source (a record falls only if it rests on that source alone), "without coarse places",
/// "jittered places"; last, where the settings name presence, "with records of presence".
std::vector<SensitivityRow> sensitivity(FindingContext const& context);

/// Sources of a record: its source text split at ';', trimmed.
std::vector<std::string> sources_of(Incident const& incident);

}  // namespace sitmap::analysis
