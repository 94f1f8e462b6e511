// SPDX-License-Identifier: MIT
// analysis/sample_size.hpp: below which size an output deserves a warning, and what to show
// instead. Rules of thumb; the number itself is never hidden.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sitmap::analysis {

enum class Output {
    percentage,
    onset,
    onset_regression,
    ellipse,
    kernel_density,
    autocorrelation_units,
    autocorrelation_mean,
    expected_count,
    change_point_months,
    change_point_events,
    edges,
    scan,
    hawkes
};

/// One row: warn if the size is below `least`.
struct SampleRule {
    Output output;
    std::string_view name;     // "ellipse"
    std::string_view measure;  // "events"
    double least = 0;
    std::string_view instead;
};
std::span<SampleRule const> sample_rules();
SampleRule const& sample_rule(Output output);

/// "ellipse on 7 events, fewer than 10: show points and median centre"; empty if the size is
/// enough.
std::string sample_warning(Output output, double size);

}  // namespace sitmap::analysis
