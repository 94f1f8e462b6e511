// SPDX-License-Identifier: MIT
#include "analysis/sample_size.hpp"

#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

TEST(SampleSize, WarnsBelowAndIsSilentAtTheLeast)
{
    EXPECT_EQ(sample_warning(Output::ellipse, 9),
              "ellipse on 9 events, fewer than 10: show points and median centre");
    EXPECT_EQ(sample_warning(Output::ellipse, 10), "");
    EXPECT_EQ(sample_warning(Output::percentage, 11),
              "percentage on 11 records, fewer than 20: show counts with the Wilson interval");
    EXPECT_EQ(
        sample_warning(Output::expected_count, 2.5),
        "typology class or Knox cell on 2.5 expected, fewer than 5: show pooled months (h = 3) "
        "or pooled classes");
}

TEST(SampleSize, HoldsTheLimitsOfTheMethods)
{
    std::pair<Output, double> const limits[] = {{Output::percentage, 20},
                                                {Output::onset, 2},
                                                {Output::onset_regression, 10},
                                                {Output::ellipse, 10},
                                                {Output::kernel_density, 30},
                                                {Output::autocorrelation_units, 30},
                                                {Output::autocorrelation_mean, 1},
                                                {Output::expected_count, 5},
                                                {Output::change_point_months, 24},
                                                {Output::change_point_events, 20},
                                                {Output::edges, 10},
                                                {Output::scan, 50},
                                                {Output::hawkes, 100}};
    EXPECT_EQ(sample_rules().size(), std::size(limits));
    for (auto const& [output, least] : limits) {
        EXPECT_EQ(sample_rule(output).least, least);
        EXPECT_FALSE(sample_warning(output, least - 0.5).empty());
    }
}

}  // namespace
}  // namespace sitmap::analysis
