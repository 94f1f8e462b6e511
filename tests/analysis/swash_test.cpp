// SPDX-License-Identifier: MIT
#include "analysis/swash.hpp"

#include "tests/analysis/oracle.hpp"

#include <map>

namespace sitmap::analysis {
namespace {

TEST(Swash, EqualsTheReference)
{
    auto const reference = oracle::read("onset.json")["swash"];
    std::map<int, ActiveSpan> spans;
    for (auto const& event : oracle::events()) {
        auto const [at, fresh] = spans.try_emplace(event.unit, ActiveSpan{event.month + 1, 0});
        at->second.last = event.month + 1;
    }
    std::vector<ActiveSpan> units;
    for (auto const& [unit, span] : spans) units.push_back(span);
    auto const s = swash(units, 48);
    ASSERT_TRUE(s);
    EXPECT_EQ(s->units, reference["N_units_with_events"].get<int>());
    auto const equal = [&](double actual, char const* key) {
        oracle::expect_relative(actual, reference[key], 1e-7, key);
    };
    equal(s->leading_edge, "t_LE");
    equal(s->following_edge, "t_FE");
    equal(s->susceptible, "S_A");
    equal(s->infected, "I_A");
    equal(s->recovered, "R_A");
    equal(s->velocity, "R0A");
    EXPECT_EQ(s->gained, oracle::integers(reference["LE"]));
    EXPECT_EQ(s->lost, oracle::integers(reference["FE"]));
}

TEST(Swash, OfOneMonthIsDefined)
{
    auto const s = swash(std::vector<ActiveSpan>{{1, 1}, {1, 1}}, 1);
    EXPECT_EQ(s->susceptible, 0.0);
    EXPECT_EQ(s->infected, 1.0);
    EXPECT_EQ(s->recovered, 0.0);
    EXPECT_EQ(s->velocity, 1.0);
}

TEST(Swash, SaysWhyItIsUndefined)
{
    EXPECT_EQ(swash({}, 12).why(), "no unit has an event");
    EXPECT_EQ(swash(std::vector<ActiveSpan>{{1, 1}}, 0).why(), "there are no months");
    EXPECT_EQ(swash(std::vector<ActiveSpan>{{1, 13}}, 12).why(),
              "a unit is active outside the months");
}

}  // namespace
}  // namespace sitmap::analysis
