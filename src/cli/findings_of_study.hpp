// SPDX-License-Identifier: MIT
// cli/findings_of_study.hpp: what a study states as settings of the analysis, and the analysis of a
// loaded study.
#pragma once

#include "analysis/findings.hpp"
#include "cli/briefing.hpp"

namespace sitmap::cli {

/// Throws ErrorKind::input for a region or origin that names no area, or a published period that is
/// no date.
analysis::FindingSettings settings_of(study::Study const& study, std::span<Area const> areas,
                                      std::span<study::PublishedTotal const> totals);

/// The same of a loaded study: its period with the open ends left open, its published figures with
/// the countries and areas that they are of.
analysis::FindingSettings settings_of(Briefing const& briefing);

/// All findings of the loaded study, the numbers on reported fire among them.
analysis::Findings findings_of_study(Briefing const& briefing);

}  // namespace sitmap::cli
