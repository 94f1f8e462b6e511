// SPDX-License-Identifier: MIT
#include "map/label_candidates.hpp"

#include "tests/map/label_support.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace sitmap::map {
namespace {

using namespace test;

TEST(LabelCandidates, ClearTheSymbolOnEverySide)
{
    auto const request = town("Herat", 100, 50);
    auto const candidates = candidates_for(request, {page});
    EXPECT_GE(candidates.size(), 16u);
    for (auto const& candidate : candidates)
        EXPECT_GE(distance(request.at, candidate.boxes[0]), request.clearance) << candidate.cost;
    auto const best = std::ranges::min_element(candidates, {}, &Candidate::cost);
    EXPECT_GT(best->boxes[0].x, request.at.x) << "right of the symbol is best";
}

TEST(LabelCandidates, AddLeadersOnlyWhereTheyAreAllowed)
{
    auto request = town("Herat", 100, 50);
    auto const has_leader = [](Candidate const& c) { return c.leader.has_value(); };
    EXPECT_FALSE(std::ranges::any_of(candidates_for(request, {page}), has_leader));
    request.allow_leader = true;
    request.max_leader = 10;
    for (auto const& candidate : candidates_for(request, {page})) {
        if (!candidate.leader) continue;
        EXPECT_LE(distance(candidate.leader->from, candidate.leader->to), 12);
        EXPECT_GE(distance(candidate.leader->from, request.at), request.clearance);
        EXPECT_GE(candidate.cost, 2);
    }
}

TEST(LabelCandidates, OfferANarrowBlockBesideASymbolForMore)
{
    auto request = town("Herat", 100, 50);
    auto const usual = candidates_for(request, {page}).size();
    request.narrow = LabelBlock{{"H"}, {}, request.width / 2, request.height};
    auto const candidates = candidates_for(request, {page});
    EXPECT_EQ(candidates.size(), 2 * usual);
    auto const best = std::ranges::min_element(candidates, {}, &Candidate::cost);
    EXPECT_FALSE(best->narrow);
    EXPECT_EQ(std::ranges::count(candidates, true, &Candidate::narrow),
              static_cast<std::ptrdiff_t>(usual));
}

TEST(LabelCandidates, LeadFromACalloutToAnyOfItsEnds)
{
    LabelRequest request;
    request.kind = LabelKind::callout;
    request.at = {20, 20};
    request.ends = {{80, 20}};
    request.width = 10;
    request.height = 4;
    std::vector<double> to_first, to_second;  // costs
    for (auto const& candidate : candidates_for(request, LabelRules{{0, 0, 100, 60}}))
        (candidate.leader->from == request.at ? to_first : to_second).push_back(candidate.cost);
    EXPECT_GT(to_first.size(), 50u);
    EXPECT_GT(to_second.size(), 50u);
    EXPECT_LT(std::ranges::min(to_first) + 0.5, std::ranges::min(to_second))
        << "as far from its end, the first one is the better";
}

TEST(LabelCandidates, HaveExactlyThePinnedPlace)
{
    auto request = town("Herat", 100, 50);
    request.pinned = Point{500, 500};
    auto const candidates = candidates_for(request, {page});
    ASSERT_EQ(candidates.size(), 1u) << "even outside the frame";
    EXPECT_NEAR(candidates[0].boxes[0].centre().x, 500, 1e-9);
}

TEST(LabelCandidates, PreferPlacesWhollyInsideTheArea)
{
    auto const request = area("Ghor", {{20, 20}, {80, 20}, {80, 60}, {20, 60}});
    auto const candidates = candidates_for(request, {page});
    auto const best = std::ranges::min_element(candidates, {}, &Candidate::cost);
    EXPECT_LT(best->cost, 0.2);
    auto const tight =
        candidates_for(area("Kapisa", {{20, 20}, {24, 20}, {24, 60}, {20, 60}}), {page});
    ASSERT_FALSE(tight.empty());
    EXPECT_GT(std::ranges::min_element(tight, {}, &Candidate::cost)->cost, 0.5)
        << "its name reaches over the border";
}

TEST(LabelCandidates, GiveNoneForAnEmptyShape)
{
    EXPECT_TRUE(candidates_for(area("Nowhere", {}), {page}).empty());
}

TEST(LabelCandidates, StandBeyondTheSymbolsThatSurroundAPlace)
{
    auto request = town("Kunduz", 50, 50);
    request.clearance = 0.5;
    auto const outside = [](std::vector<Candidate> const& candidates, double radius) {
        return std::ranges::count_if(candidates, [&](Candidate const& c) {
            return distance(Point{50, 50}, c.boxes[0]) >= radius;
        });
    };
    EXPECT_EQ(outside(candidates_for(request, {page}), 5), 0);
    request.surroundings = 5;
    EXPECT_GE(outside(candidates_for(request, {page}), 5), 6) << "on every side";
}

}  // namespace
}  // namespace sitmap::map
