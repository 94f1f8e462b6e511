// SPDX-License-Identifier: MIT
#include "cli/command_explain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sitmap::cli {
namespace {

using testing::HasSubstr;

analysis::Findings sample()
{
    analysis::Finding finding;
    finding.key = "arrival.AF-KDZ.first";
    finding.title = "Kunduz: first record that counts";
    finding.text = "2021-09-01/2021-12-06 (S-031), rank 4";
    finding.method = "M1";
    finding.n = 2;
    finding.value = 4;
    finding.low = 1;
    finding.interval = "95 % test";
    finding.parameters = {{"deciding record", "S-031"}};
    finding.warnings = {"dated to an interval only"};
    finding.records = {0};
    analysis::Findings findings;
    findings.numbers = {finding};
    return findings;
}

TEST(Explanation, GoesBackToRecordAndSource)
{
    Placed placed;
    placed.incident.id = "S-031";
    placed.incident.when = *parse_iso_interval("2021-09-01/2021-12-06");
    placed.incident.place = "Kunduz city";
    placed.incident.source = "ISW (2021)";
    placed.incident.summary = "Mosque attacked.";
    placed.incident.disputed = true;
    auto const text = explanation(sample().numbers[0], std::vector{placed});
    for (auto const* words :
         {"arrival.AF-KDZ.first\n", "rank 4", "interval: 1 to none (95 % test)", "n: 2",
          "method: M1", "deciding record: S-031", "warning: dated to an interval only",
          "records behind it: 1", "S-031  2021-09-01/2021-12-06  Kunduz city", "reported, disputed",
          "source: ISW (2021)", "Mosque attacked."})
        EXPECT_THAT(text, HasSubstr(words));
}

TEST(HintOfUnknownKey, KeepsToTheAreaThatWasAsked)
{
    analysis::Findings findings;
    for (auto const* key : {"arrival.AF-BAL.first", "arrival.AF-BAL.kth", "onset.spearman",
                            "presence.AF-JOW.first", "presence.AF-JOW.kth"})
        findings.numbers.emplace_back().key = key;
    EXPECT_EQ(hint_of_unknown_key(findings, "arrival.AF-JOW"),
              "did you mean 'presence.AF-JOW.first'?");
    EXPECT_EQ(hint_of_unknown_key(findings, "presence.AF-JOW.kht"),
              "did you mean 'presence.AF-JOW.kth'?");
    EXPECT_EQ(hint_of_unknown_key(findings, "onset.spearmen"), "did you mean 'onset.spearman'?");
    EXPECT_EQ(hint_of_unknown_key(findings, "no.such"),
              "numbers.csv of 'sitmap spread' lists all keys");
}

TEST(ListOfNumbers, HasThoseThatBeginWithTheKey)
{
    EXPECT_THAT(list_of_numbers(sample(), "arrival.AF"),
                HasSubstr("arrival.AF-KDZ.first\t2021-09-01"));
    EXPECT_EQ(list_of_numbers(sample(), "AF-KDZ"), "");
}

}  // namespace
}  // namespace sitmap::cli
