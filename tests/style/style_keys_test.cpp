// SPDX-License-Identifier: MIT
#include "style/style_keys.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace sitmap::style {
namespace {

TEST(StyleKeys, AreEachListedOnce)
{
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (auto const& key : keys())
        EXPECT_TRUE(seen.insert({key.section, key.name}).second) << key.name;
}

TEST(StyleKeys, StandTogetherBySection)
{
    std::vector<std::string_view> sections;
    for (auto const& key : keys())
        if (sections.empty() || sections.back() != key.section) sections.push_back(key.section);
    auto sorted = sections;
    std::ranges::sort(sorted);
    EXPECT_EQ(std::ranges::adjacent_find(sorted), sorted.end())
        << "a section that is opened twice is no TOML";
}

TEST(StyleKeys, GiveEachNumberARangeThatHoldsItsDefault)
{
    Style const style;
    for (auto const& key : keys()) {
        auto const* number = std::get_if<double Style::*>(&key.member);
        if (number == nullptr) continue;
        EXPECT_LE(key.low, style.**number) << key.name;
        EXPECT_GE(key.high, style.**number) << key.name;
    }
}

}  // namespace
}  // namespace sitmap::style
