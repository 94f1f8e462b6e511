// SPDX-License-Identifier: MIT
#include "cli/arrivals_of_study.hpp"

#include "analysis/findings_context.hpp"
#include "cli/findings_of_study.hpp"

namespace sitmap::cli {

analysis::Findings arrivals_of_study(Briefing const& briefing)
{
    analysis::Findings findings;
    if (briefing.areas.units.empty()) return findings;
    auto const settings = settings_of(briefing);
    auto const context = analysis::context_of(briefing.placed, briefing.areas.units, settings);
    findings.presence = context.presence;
    findings.presence_order = analysis::reached(context, context.presence);
    return findings;
}

analysis::Findings findings_for_map(Briefing const& briefing)
{
    if (briefing.study.shade != study::Shade::arrival) return {};
    return arrivals_of_study(briefing);
}

}  // namespace sitmap::cli
