// SPDX-License-Identifier: MIT
#include "tests/analysis/findings_sample.hpp"

#include "tests/analysis/spread_oracle.hpp"

#include <gtest/gtest.h>

namespace sitmap::test {

analysis::FindingSettings oracle_settings()
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

analysis::Findings oracle_findings(analysis::FindingSettings const& settings)
{
    return analysis::findings(read_events(), read_areas("units.geojson", "unit"), settings);
}

double value(analysis::Findings const& findings, std::string const& key)
{
    auto const* found = analysis::find(findings, key);
    if (!found || !found->value) {
        ADD_FAILURE() << key << ": " << (found ? found->text : "no such key");
        return 0;
    }
    return *found->value;
}

std::vector<Placed> events_dated(std::vector<std::string> const& dates)
{
    auto const pool = read_events();
    std::vector<Placed> events;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        events.push_back(pool[i % pool.size()]);
        events.back().incident.id = "D" + std::to_string(1000 + i);
        events.back().incident.when = *parse_iso_interval(dates[i]);
    }
    return events;
}

std::vector<std::string> dates_every(int step, std::string const& from, std::string const& to)
{
    std::vector<std::string> dates;
    Date const last = parse_iso_interval(to)->first;
    for (Date day = parse_iso_interval(from)->first; day <= last; day.days += step)
        dates.push_back(to_text(day));
    return dates;
}

}  // namespace sitmap::test
