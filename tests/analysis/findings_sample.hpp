// SPDX-License-Identifier: MIT
// tests/analysis/findings_sample.hpp: the findings on the invented events of the oracles, with
// settings like theirs.
#pragma once

#include "analysis/findings.hpp"
#include "tests/analysis/spread_oracle.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sitmap::test {

inline analysis::FindingSettings oracle_settings()
{
    analysis::FindingSettings settings;
    settings.origin = LonLat{70.4, 34.3};
    settings.period = DateInterval{*date_from(2015, 1, 1), *date_from(2018, 12, 31)};
    settings.draws = {199, 7};
    settings.jitter_draws = 19;
    analysis::NamedRegion north{"north", "North", {}};
    for (std::size_t unit = 15; unit < 25; ++unit) north.areas.push_back(unit);
    settings.regions = {north};
    return settings;
}

inline analysis::Findings oracle_findings(
    analysis::FindingSettings const& settings = oracle_settings())
{
    return analysis::findings(read_events(), read_areas("units.geojson", "unit"), settings);
}

/// The value of a number that must exist.
inline double value(analysis::Findings const& findings, std::string const& key)
{
    auto const* found = analysis::find(findings, key);
    if (!found || !found->value) {
        ADD_FAILURE() << key << ": " << (found ? found->text : "no such key");
        return 0;
    }
    return *found->value;
}

}  // namespace sitmap::test
