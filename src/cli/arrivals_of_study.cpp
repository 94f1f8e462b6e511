// SPDX-License-Identifier: MIT
#include "cli/arrivals_of_study.hpp"

#include "cli/findings_of_study.hpp"

namespace sitmap::cli {

analysis::Findings arrivals_of_study(Briefing const& briefing)
{
    if (briefing.areas.units.empty()) return {};
    return analysis::arrival_findings(briefing.placed, briefing.areas.units, settings_of(briefing));
}

analysis::Findings findings_for_map(Briefing const& briefing)
{
    if (briefing.study.shade != study::Shade::arrival) return {};
    return arrivals_of_study(briefing);
}

}  // namespace sitmap::cli
