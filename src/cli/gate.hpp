// SPDX-License-Identifier: MIT
// cli/gate.hpp: what is said where no record of a study counts, and names of areas in a study that
// no area has.
#pragma once

#include "base/error.hpp"
#include "base/report.hpp"
#include "cli/briefing.hpp"

#include <string>

namespace sitmap::cli {

/// What took the records, such as "3 in no area, 2 of other scopes". Empty: at least one is shown.
std::string why_none_counts(Briefing const& briefing);
/// ErrorKind::gate with the count and the reason; `why` may be empty.
Error nothing_counts(Accounting const& records, std::string const& why);

/// No record is shown and no period is stated: a product would have no date. A command then makes
/// none and hands back the outcome, at which the gate closes.
bool has_no_date(Briefing const& briefing);

/// Throws ErrorKind::input if areas.home, origin.area or a region names what `areas` do not have.
void require_named_areas(study::Study const& study, load::Areas const& areas);

}  // namespace sitmap::cli
