// SPDX-License-Identifier: MIT
#include "analysis/sample_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sitmap::analysis {

namespace {

constexpr std::array<SampleRule, 13> rules = {{
    {Output::percentage, "percentage", "records", 20, "counts with the Wilson interval"},
    {Output::onset, "onset", "events in the unit", 2, "a single-report onset"},
    {Output::onset_regression, "regression of onset", "reached units", 10,
     "Spearman and the arrival list"},
    {Output::ellipse, "ellipse", "events", 10, "points and median centre"},
    {Output::kernel_density, "kernel density", "events", 30, "points"},
    {Output::autocorrelation_units, "Moran, Gi* and LISA", "units", 30,
     "the permutation p and the join count of active units"},
    {Output::autocorrelation_mean, "Moran, Gi* and LISA", "events a unit", 1,
     "the permutation p and the join count of active units"},
    {Output::expected_count, "typology class or Knox cell", "expected", 5,
     "pooled months (h = 3) or pooled classes"},
    {Output::change_point_months, "change point or trend", "months", 24,
     "the rate ratio at a known date"},
    {Output::change_point_events, "change point or trend", "events", 20,
     "the rate ratio at a known date"},
    {Output::edges, "edges of spread", "reached units", 10, "the arrival list"},
    {Output::scan, "scan", "events", 50, "persistence, expansion, relocation and leap"},
    {Output::hawkes, "Hawkes", "events", 100, "persistence, expansion, relocation and leap"},
}};

}  // namespace

std::span<SampleRule const> sample_rules()
{
    return rules;
}

SampleRule const& sample_rule(Output output)
{
    return *std::ranges::find(rules, output, &SampleRule::output);
}

std::string sample_warning(Output output, double size)
{
    auto const& rule = sample_rule(output);
    if (size >= rule.least) return {};
    return fmt::format("{} on {:g} {}, fewer than {:g}: show {}", rule.name, size, rule.measure,
                       rule.least, rule.instead);
}

}  // namespace sitmap::analysis
