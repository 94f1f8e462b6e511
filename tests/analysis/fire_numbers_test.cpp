// SPDX-License-Identifier: MIT
#include "analysis/fire_numbers.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace sitmap::analysis {
namespace {

using testing::Contains;
using testing::HasSubstr;

/// Far from the fire.
std::vector<Area> one_country()
{
    return {{"X", "", "", {{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}}}};
}

std::vector<FireFinding> sample(double radius, std::vector<Area> const& countries = one_country(),
                                Kilometres range = {})
{
    FireEvent event;
    event.id = "S-055";
    event.origin = {"north bank", {67.28, 37.0}, radius, true};
    event.target = {"town", {67.28, 37.3}, radius, false};
    return fire(std::vector{event}, countries, {}, range);
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

TEST(FireNumbers, KnowNothingOfBordersWithoutALayerOfCountries)
{
    for (double const radius : {0, 5}) {
        auto const list = fire_numbers(sample(radius, {}), {}, Kilometres{8}, "Some handbook");
        for (auto const* key : {radius == 0 ? "crossings" : "border", "border_in_range"}) {
            auto const& finding = by_key(list, fmt::format("fire.S-055.{}", key));
            EXPECT_EQ(finding.text, "not known: there is no layer of countries") << key;
            EXPECT_FALSE(finding.value) << key;
        }
    }
    auto const list = fire_numbers(sample(0), {}, {}, "");
    EXPECT_EQ(by_key(list, "fire.S-055.crossings").text, "0 crossings");
}

/// Fire from R to F over a border of which nothing is found.
std::vector<FireFinding> over_a_missed_border(double radius)
{
    auto fires = sample(radius);
    fires[0].origin_country = "R";
    fires[0].target_country = "F";
    fires[0].misses_border = true;
    return fires;
}

TEST(FireNumbers, KnowNothingOfABorderThatIsNotFound)
{
    for (double const radius : {0, 5}) {
        auto const list =
            fire_numbers(over_a_missed_border(radius), {}, Kilometres{8}, "Some handbook");
        for (auto const* key : {radius == 0 ? "crossings" : "border", "border_in_range"}) {
            auto const& finding = by_key(list, fmt::format("fire.S-055.{}", key));
            EXPECT_EQ(finding.text,
                      "not known: the outlines of R and F share no edge between the two ends");
            EXPECT_FALSE(finding.value) << key;
        }
    }
}

TEST(FireNumbers, GiveEachBorderItsOwnLength)
{
    auto fires = over_a_missed_border(5);
    fires[0].misses_border = false;
    fires[0].crossed = {{{{67, 37}}, {5}, "F", "R"}};
    auto const text = [&] {
        return by_key(fire_numbers(fires, {}, {}, ""), "fire.S-055.border").text;
    };
    EXPECT_EQ(text(), "5.0 km of F-R");
    fires[0].crossed.push_back({{{67, 37}}, {81.26}, "N", "R"});
    EXPECT_EQ(text(), "86.3 km: F-R 5.0, N-R 81.3");
    fires[0].misses_border = true;
    EXPECT_EQ(text(), "at least 86.3 km: F-R 5.0, N-R 81.3");
    EXPECT_THAT(by_key(fire_numbers(fires, {}, {}, ""), "fire.S-055.border").warnings,
                Contains(HasSubstr("more of their border may lie between")));
}

TEST(NoticesOfBorders, NameTheFireAndBothCountries)
{
    EXPECT_TRUE(notices_of_borders({}).empty());
    EXPECT_TRUE(notices_of_borders(sample(5)).empty());
    EXPECT_THAT(notices_of_borders(sample(5, {})).at(0).text,
                HasSubstr("no outlines of countries"));
    auto fires = over_a_missed_border(5);
    EXPECT_THAT(notices_of_borders(fires).at(0).text,
                testing::StartsWith("'S-055': the border between R and F is not known"));
    fires[0].crossed = {{{{67, 37}}, {5}, "F", "R"}};
    EXPECT_THAT(notices_of_borders(fires).at(0).text, HasSubstr("R and F is known in part"));
}

TEST(FireNumbers, GiveADirectionBelowAFullTurn)
{
    auto const list = fire_numbers(sample(5), {}, {}, "");
    auto const& north = by_key(list, "fire.S-055.azimuth");
    EXPECT_NEAR(*north.value, 0, 1e-6);
    EXPECT_LT(*north.low, 360);
    EXPECT_GT(*north.high, 360) << "over north";
    EXPECT_THAT(north.text, testing::StartsWith("0° ("));
    auto almost = sample(5);
    almost[0].azimuth = {340, 359.7, 380};
    EXPECT_THAT(by_key(fire_numbers(almost, {}, {}, ""), "fire.S-055.azimuth").text,
                "0° (340° clockwise to 20°)");
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
