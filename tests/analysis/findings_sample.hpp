// SPDX-License-Identifier: MIT
// tests/analysis/findings_sample.hpp: the findings on the invented events of the oracles, with
// settings like theirs.
#pragma once

#include "analysis/findings.hpp"
#include "tests/analysis/spread_oracle.hpp"

#include <string>
#include <vector>

namespace sitmap::test {

analysis::FindingSettings oracle_settings();
analysis::Findings oracle_findings(analysis::FindingSettings const& settings = oracle_settings());

/// The value of a number that must exist.
double value(analysis::Findings const& findings, std::string const& key);

/// Invented events with these dates, whatever their own.
std::vector<Placed> events_dated(std::vector<std::string> const& dates);

/// One date every `step` days, from the first to the last.
std::vector<std::string> dates_every(int step, std::string const& from, std::string const& to);

}  // namespace sitmap::test
