// SPDX-License-Identifier: MIT
#include "analysis/fire_numbers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace sitmap::analysis {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::vector<FireFinding> sample(double radius)
{
    FireEvent event;
    event.id = "S-055";
    event.origin = {"north bank", {67.28, 37.0}, radius, true};
    event.target = {"town", {67.28, 37.3}, radius, false};
    return fire(std::vector{event}, {}, {}, {});
}

Finding const& by_key(std::vector<Finding> const& list, std::string const& key)
{
    auto const found = std::ranges::find(list, key, &Finding::key);
    if (found == list.end()) throw std::runtime_error{key};
    return *found;
}

TEST(FireNumbers, GiveEachRangeWithItsEndsAndWhatWasInferred)
{
    Placed record;
    record.incident.id = "S-055";
    auto const list = fire_numbers(sample(5), std::vector{Placed{}, record}, {}, "");
    auto const& distance = by_key(list, "fire.S-055.distance");
    EXPECT_NEAR(*distance.high - *distance.low, 20, 1e-9);
    EXPECT_THAT(distance.records, testing::ElementsAre(1));
    EXPECT_THAT(distance.warnings, Contains(HasSubstr("the origin is our reading")));
    EXPECT_EQ(by_key(list, "fire.S-055.border").text, "none");
    EXPECT_EQ(by_key(list, "fire.S-055.range").text, "cannot tell");
    EXPECT_THAT(by_key(list, "fire.S-055.range").warnings, Contains("no range is stated"));
}

TEST(FireNumbers, CiteTheStatedRangeAndNeverConfirm)
{
    auto const list = fire_numbers(sample(5), {}, Kilometres{8}, "Some handbook, p. 3");
    EXPECT_THAT(by_key(list, "fire.S-055.range").parameters,
                Contains(testing::Pair("stated range", "8 km (Some handbook, p. 3)")));
    EXPECT_THAT(by_key(list, "fire.S-055.range").warnings,
                Contains(HasSubstr("it confirms no report")));
    EXPECT_EQ(by_key(list, "fire.S-055.border_in_range").value, 0);
}

TEST(FireNumbers, SayWhereADirectionIsNotDefined)
{
    auto list = fire_numbers(sample(20), {}, {}, "");
    EXPECT_THAT(by_key(list, "fire.S-055.azimuth").text, HasSubstr("any direction fits"));
    auto same = sample(0);
    same[0].mid_azimuth_defined = false;
    EXPECT_THAT(by_key(fire_numbers(same, {}, {}, ""), "fire.S-055.azimuth").text,
                HasSubstr("not defined"));
}

TEST(AddNumbers, KeepsTheKeysInOrder)
{
    Findings findings;
    findings.numbers.push_back({});
    findings.numbers.back().key = "onset.slope";
    Finding more;
    more.key = "fire.S-055.range";
    add_numbers(findings, {more});
    EXPECT_EQ(findings.numbers[0].key, "fire.S-055.range");
    EXPECT_NE(find(findings, "onset.slope"), nullptr);
}

}  // namespace
}  // namespace sitmap::analysis
