// SPDX-License-Identifier: MIT
// cli/arrivals_of_study.hpp: the part of the findings that a map needs (arrivals and their order),
// without the tests against chance: a single map is drawn in a fraction of a second.
#pragma once

#include "analysis/findings.hpp"
#include "cli/briefing.hpp"

namespace sitmap::cli {

analysis::Findings arrivals_of_study(Briefing const& briefing);
/// The same, but empty where no area is shaded by its arrival.
analysis::Findings findings_for_map(Briefing const& briefing);

}  // namespace sitmap::cli
