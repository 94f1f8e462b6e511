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

TEST(LabelCandidates, KeepTheNarrowBlockOfAPinnedLabel)
{
    auto request = area("Northern Highlands", {{20, 20}, {24, 20}, {24, 60}, {20, 60}});
    request.narrow = LabelBlock{{"Northern", "Highlands"}, {}, 0, 0};
    request = measured(std::move(request), FixedMeasure{});
    request.pinned = Point{50, 50};
    EXPECT_NEAR(candidates_for(request, {page})[0].boxes[0].width, request.width, 1e-9);
    request.pinned_narrow = true;
    auto const candidates = candidates_for(request, {page});
    ASSERT_EQ(candidates.size(), 1u);
    EXPECT_TRUE(candidates[0].narrow);
    EXPECT_NEAR(candidates[0].boxes[0].width, request.narrow->width, 1e-9);
    EXPECT_NEAR(candidates[0].boxes[0].centre().y, 50, 1e-9);
}

TEST(LabelCandidates, LeadAPinnedNameThatStandsBesideItsArea)
{
    auto request = area("Kapisa", {{20, 20}, {40, 20}, {40, 60}, {20, 60}});
    request.allow_leader = true;
    request.pinned = Point{30, 40};
    auto const inside = candidates_for(request, {page}).at(0);
    EXPECT_FALSE(inside.leader || inside.outside);
    EXPECT_EQ(inside.outside_share, 0);
    request.pinned = Point{40, 40};
    EXPECT_GT(candidates_for(request, {page}).at(0).outside_share, 0.3);
    request.pinned = Point{70, 40};
    auto const beside = candidates_for(request, {page}).at(0);
    EXPECT_TRUE(beside.outside);
    ASSERT_TRUE(beside.leader);
    EXPECT_NEAR(beside.leader->from.x, 30, 1);
}

TEST(LabelCandidates, MoveTheCurveOfAPinnedRiver)
{
    LabelRequest request;
    request.kind = LabelKind::line;
    request.lines = {"Helmand"};
    request.shape = {{{{10, 90}, {60, 50}, {90, 40}, {180, 35}}}};
    request = measured(std::move(request), FixedMeasure{});
    auto const drawn = candidates_for(request, {page}).at(1);
    auto const bounds = [](Candidate const& curve) {
        std::vector<Point> corners;
        for (Box const& box : curve.boxes)
            corners.insert(corners.end(), {{box.x, box.y}, {box.right(), box.bottom()}});
        return bounds_of(corners);
    };
    request.pinned_from = bounds(drawn).centre();
    request.pinned = Point{request.pinned_from->x + 30, request.pinned_from->y - 2};
    auto const candidates = candidates_for(request, {page});
    ASSERT_EQ(candidates.size(), 1u);
    ASSERT_EQ(candidates[0].letters.size(), drawn.letters.size());
    for (std::size_t i = 0; i < drawn.letters.size(); ++i) {
        EXPECT_NEAR(candidates[0].letters[i].baseline.x, drawn.letters[i].baseline.x + 30, 1e-9);
        EXPECT_NEAR(candidates[0].letters[i].baseline.y, drawn.letters[i].baseline.y - 2, 1e-9);
        EXPECT_EQ(candidates[0].letters[i].angle, drawn.letters[i].angle);
    }
    EXPECT_NEAR(bounds(candidates[0]).centre().x, request.pinned->x, 1e-9);
    request.shape = {{{{10, 90}, {12, 90}}}};
    EXPECT_TRUE(candidates_for(request, {page}).at(0).letters.empty()) << "too short: straight";
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
