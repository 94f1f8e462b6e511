// SPDX-License-Identifier: MIT
#include "map/labels.hpp"

#include "tests/map/label_support.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace sitmap::map {
namespace {

using namespace test;

LabelSolution solve(std::vector<LabelRequest> const& requests, Obstacles const& obstacles = {})
{
    return place_labels(requests, obstacles, {page});
}

bool crosses_other(PlacedLabel const& a, PlacedLabel const& b)
{
    if (!a.leader) return false;
    return crosses(*a.leader, b.box) || (b.leader && crosses(*a.leader, *b.leader));
}

/// Nothing overlaps: boxes, symbols, leaders.
void expect_clean(LabelSolution const& solution, std::vector<LabelRequest> const& requests)
{
    for (auto const& a : solution.placed) {
        for (auto const& b : solution.placed) {
            if (&a == &b) continue;
            EXPECT_FALSE(a.box.meets(b.box)) << a.id << " on " << b.id;
            EXPECT_FALSE(crosses_other(a, b)) << a.id << " x " << b.id;
        }
        for (auto const& request : requests)
            EXPECT_GE(distance(request.at, a.box), request.clearance - 1e-6)
                << a.id << " on the symbol of " << request.id;
    }
}

TEST(Labels, StandToTheRightIfNothingIsThere)
{
    auto const solution = solve({town("Herat", 50, 50)});
    ASSERT_EQ(solution.placed.size(), 1u);
    auto const& label = solution.placed[0];
    EXPECT_NEAR(label.box.x, 51.6, 1e-9) << "symbol radius and gap";
    EXPECT_NEAR(label.box.centre().y, 50, 1e-9);
    ASSERT_EQ(label.lines.size(), 1u);
    EXPECT_EQ(label.lines[0].text, "Herat");
    EXPECT_EQ(label.lines[0].baseline.x, label.box.x);
    EXPECT_GT(label.lines[0].baseline.y, 50);
    EXPECT_LT(label.lines[0].baseline.y, label.box.bottom());
}

TEST(Labels, GiveWayToSymbolsAndFurniture)
{
    Obstacles obstacles;
    obstacles.boxes = {{52, 40, 100, 20}};
    auto const left = solve({town("Herat", 50, 50)}, obstacles);
    ASSERT_EQ(left.placed.size(), 1u);
    EXPECT_LT(left.placed[0].box.right(), 50);
    obstacles.boxes = {{0, 0, 49, 100}, {51, 0, 149, 100}};
    auto const none = solve({town("Herat", 50, 50)}, obstacles);
    ASSERT_EQ(none.dropped.size(), 1u);
    EXPECT_EQ(none.dropped[0].reason, "symbols and furniture take all its places");
}

TEST(Labels, StayInsideTheFrame)
{
    auto const solution = solve({town("Faizabad", 199, 1), town("Zaranj", 1, 99)});
    ASSERT_EQ(solution.placed.size(), 2u);
    for (auto const& label : solution.placed) {
        EXPECT_GE(label.box.x, 0);
        EXPECT_GE(label.box.y, 0);
        EXPECT_LE(label.box.right(), 200);
        EXPECT_LE(label.box.bottom(), 100);
    }
}

TEST(Labels, ServeTheHigherPriorityFirst)
{
    // Room for one name only between two walls.
    Obstacles obstacles;
    obstacles.boxes = {{0, 0, 200, 48}, {0, 52, 200, 48}, {0, 0, 57, 100}};
    auto const solution = solve({town("Minor", 60, 50, 1), town("Kabul", 60.1, 50, 9)}, obstacles);
    ASSERT_EQ(solution.placed.size(), 1u);
    EXPECT_EQ(solution.placed[0].id, "Kabul");
    ASSERT_EQ(solution.dropped.size(), 1u);
    EXPECT_EQ(solution.dropped[0].id, "Minor");
    EXPECT_EQ(solution.dropped[0].reason, "other labels take all its places");
}

TEST(Labels, MoveAsideForOneThatHasNoOtherPlace)
{
    // "First" takes the right of its symbol; "Second" can only stand there, and "First" may go
    // left.
    Obstacles obstacles;
    obstacles.boxes = {{0, 0, 200, 46.5}, {0, 53.5, 200, 46.5}, {76, 45, 60, 10}};
    auto const solution = solve({town("First", 50, 50, 5), town("Second", 72.8, 50, 1)}, obstacles);
    EXPECT_EQ(solution.placed.size(), 2u);
    expect_clean(solution, {town("First", 50, 50), town("Second", 72.8, 50)});
}

TEST(Labels, ReachCrowdedPlacesByLeadersThatNeverCross)
{
    std::vector<LabelRequest> requests;
    for (int i = 0; i < 14; ++i) {
        requests.push_back(
            town("Village " + std::to_string(i), 80 + 2.4 * (i % 5), 45 + 2.4 * (i / 5)));
        requests.back().allow_leader = true;
    }
    auto const solution = solve(requests);
    EXPECT_GE(solution.placed.size(), 12u);
    EXPECT_TRUE(std::ranges::any_of(solution.placed,
                                    [](auto const& label) { return label.leader.has_value(); }));
    expect_clean(solution, requests);
}

TEST(Labels, KeepPinnedPositions)
{
    auto request = town("Kabul", 50, 50);
    request.pinned = Point{120, 30};
    auto const solution = solve({request, town("Herat", 115, 30)});
    ASSERT_EQ(solution.placed.size(), 2u);
    EXPECT_NEAR(solution.placed[0].box.centre().x, 120, 1e-9);
    EXPECT_NEAR(solution.placed[0].box.centre().y, 30, 1e-9);
    EXPECT_FALSE(solution.placed[1].box.meets(solution.placed[0].box));
}

TEST(Labels, NameAnAreaInItsMiddle)
{
    auto const solution = solve({area("Ghor", {{20, 20}, {80, 20}, {80, 60}, {20, 60}})});
    ASSERT_EQ(solution.placed.size(), 1u);
    auto const& box = solution.placed[0].box;
    EXPECT_TRUE(box.x > 20 && box.right() < 80 && box.y > 20 && box.bottom() < 60);
    EXPECT_NEAR(box.centre().y, 40, 6);
}

TEST(Labels, MoveAnAreaNameWithinTheAreaWhenItsMiddleIsTaken)
{
    Obstacles obstacles;
    obstacles.discs = {{{50, 40}, 9}};
    auto const solution =
        solve({area("Ghor", {{20, 20}, {80, 20}, {80, 60}, {20, 60}})}, obstacles);
    ASSERT_EQ(solution.placed.size(), 1u);
    auto const& box = solution.placed[0].box;
    EXPECT_GE(distance(Point{50, 40}, box), 9);
    EXPECT_TRUE(box.x >= 20 && box.right() <= 80 && box.y >= 20 && box.bottom() <= 60);
}

TEST(Labels, LeadToAnAreaThatIsTooSmallForItsName)
{
    auto request = area("Kapisa province", {{98, 48}, {102, 48}, {102, 52}, {98, 52}});
    request.allow_leader = true;
    Obstacles obstacles;
    obstacles.boxes = {{97, 47, 0.6, 6}, {102.4, 47, 0.6, 6}};
    auto const solution = solve({request}, obstacles);
    ASSERT_EQ(solution.placed.size(), 1u);
    EXPECT_TRUE(solution.placed[0].outside);
    ASSERT_TRUE(solution.placed[0].leader);
    EXPECT_LT(distance(solution.placed[0].leader->from, Point{100, 50}), 1.5);
}

TEST(Labels, KeepANameWithinItsAreaIfAskedTo)
{
    auto request = area("Jowzjan", {{95, 20}, {103, 20}, {103, 60}, {95, 60}});
    auto const loose = solve({request});
    ASSERT_EQ(loose.placed.size(), 1u);
    EXPECT_GT(loose.placed[0].outside_share, 0.1);
    EXPECT_LT(loose.placed[0].outside_share, 0.6);
    request.max_outside = 0.05;
    EXPECT_EQ(solve({request}).dropped.size(), 1u);
    request.allow_leader = true;
    auto const led = solve({request});
    ASSERT_EQ(led.placed.size(), 1u);
    EXPECT_TRUE(led.placed[0].leader);
    EXPECT_GE(led.placed[0].outside_share, 0.9);
}

TEST(Labels, BreakANameThatIsTooWideForItsArea)
{
    auto request = area("Cabo Delgado", {{50, 40}, {65, 40}, {65, 60}, {50, 60}});
    request.max_outside = 0;
    EXPECT_TRUE(solve({request}).placed.empty());
    request.narrow = LabelBlock{{"Cabo", "Delgado"}, {}, 0, 0};
    request = measured(std::move(request), FixedMeasure{});
    auto const solution = solve({request});
    ASSERT_EQ(solution.placed.size(), 1u);
    auto const& lines = solution.placed[0].lines;
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[1].text, "Delgado");
    EXPECT_GT(lines[1].baseline.y, lines[0].baseline.y + 2);
    EXPECT_GE(solution.placed[0].box.x, 50);
    EXPECT_LE(solution.placed[0].box.right(), 65);
}

TEST(Labels, PutCalloutsStraightAboveOrBelowTheirTarget)
{
    LabelRequest card;
    card.id = "card";
    card.kind = LabelKind::callout;
    card.width = 40;
    card.height = 12;
    card.at = {100, 60};
    card.clearance = 1;
    Obstacles obstacles;
    obstacles.boxes = {{60, 45, 80, 12}};  // right above the target; calm areas lie beyond
    auto const solution = solve({card}, obstacles);
    ASSERT_EQ(solution.placed.size(), 1u);
    EXPECT_FALSE(solution.placed[0].box.meets(obstacles.boxes[0]));
    ASSERT_TRUE(solution.placed[0].leader);
    EXPECT_NEAR(solution.placed[0].leader->from.x, solution.placed[0].leader->to.x, 1e-9)
        << "a plumb line";
    EXPECT_TRUE(solution.placed[0].lines.empty()) << "the caller draws the card";
}

TEST(Labels, FollowARiverWithTurnedLetters)
{
    std::vector<Point> course;
    for (int i = 0; i <= 180; ++i) course.push_back({10.0 + i, 50 + 15 * std::sin(i * 0.03)});
    auto const request = river("Amu Darya", course);
    auto const solution = solve({request});
    ASSERT_EQ(solution.placed.size(), 1u);
    auto const& letters = solution.placed[0].lines;
    ASSERT_EQ(letters.size(), 9u);
    for (std::size_t i = 1; i < letters.size(); ++i) {
        EXPECT_GT(letters[i].baseline.x, letters[i - 1].baseline.x) << "from left to right";
        EXPECT_LT(std::abs(letters[i].angle - letters[i - 1].angle), 22.1);
    }
    auto const runs = text_runs(solution.placed[0], request, {1, 2, 3}, {});
    EXPECT_EQ(runs.size(), 8u) << "a blank needs no run";
    EXPECT_EQ(runs[0].angle, letters[0].angle);
    EXPECT_EQ(runs[0].id, "Amu Darya");
}

TEST(Labels, SetSeveralLines)
{
    LabelRequest request;
    request.id = "two";
    request.lines = {"Mazar-i-Sharif", "Balkh"};
    request.at = {50, 50};
    request.align = Anchor::start;
    auto const solution = solve({measured(request, FixedMeasure{})});
    ASSERT_EQ(solution.placed.size(), 1u);
    auto const& lines = solution.placed[0].lines;
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].baseline.x, lines[1].baseline.x);
    EXPECT_GT(lines[1].baseline.y, lines[0].baseline.y + 2);
}

TEST(Labels, SayWhyALabelIsDropped)
{
    auto far = town("Far", 300, 50);
    auto wide = town(std::string(5000, 'x'), 50, 50);
    wide.id = "wide";
    auto empty = town("Empty", 60, 60);
    empty.width = 0;
    auto nan = town("Nan", std::nan(""), 50);
    auto const solution = solve({far, wide, empty, nan, river("Short river", {{1, 1}, {4, 1}})});
    ASSERT_EQ(solution.dropped.size(), 5u);
    EXPECT_EQ(solution.dropped[0].reason, "its place is outside the map");
    EXPECT_EQ(solution.dropped[1].reason, "it is larger than the map");
    EXPECT_EQ(solution.dropped[2].reason, "it has no text");
    EXPECT_EQ(solution.dropped[3].reason, "its place is outside the map");
    EXPECT_EQ(solution.dropped[4].reason, "its line is too short or too bent");
}

TEST(Labels, StandWhereTheGroundCostsLeast)
{
    LabelRules rules;
    rules.frame = {0, 0, 200, 100};
    rules.cost = [](LabelRequest const&, Box const& box, auto const&) {
        return box.x > 100 ? 0.9 : 0.0;
    };
    std::vector<LabelRequest> const requests{town("Border", 100, 50)};
    auto const solution = place_labels(requests, {}, rules);
    ASSERT_EQ(solution.placed.size(), 1u);
    EXPECT_LT(solution.placed[0].box.right(), 100) << "right is best, but across the border";
}

/// Towns in a row, each with room only left or right of it. The last has only its left side, which
/// the one before takes, and so on.
TEST(Labels, MakeRoomThroughAChainOfOthers)
{
    constexpr double each = 16;
    Obstacles walls;
    std::vector<LabelRequest> requests;
    double const width = town("Town0", 0, 50).width;
    for (int i = 0; i < 3; ++i) {
        auto request = town("Town" + std::to_string(i), 40 + i * (width + 4), 50, 9 - i);
        request.allow_leader = false;
        request.clearance = 1;
        requests.push_back(request);
    }
    double const last = requests.back().at.x;
    walls.boxes = {{0, 0, 200, 47}, {0, 53, 200, 47}, {last + 1.5, 40, each, 20}};
    LabelRules rules;
    rules.frame = {0, 0, 200, 100};
    auto const solution = place_labels(requests, walls, rules);
    EXPECT_EQ(solution.placed.size(), 3u);
    expect_clean(solution, requests);
}

/// The name finds room in the larger part of its area if "Costly" leaves its best side, in the
/// smaller one if "Cheap" does.
TEST(Labels, ComeInWhereOthersLoseLeast)
{
    std::vector<LabelRequest> requests{town("Costly", 46, 50, 2), town("Cheap", 118, 50, 2),
                                       area("Land", {{46, 46}, {56, 46}, {56, 54}, {46, 54}})};
    requests[2].shape.push_back({{{118, 47}, {127, 47}, {127, 53}, {118, 53}}, true, false});
    requests[2].max_outside = 0.4;
    LabelRules rules;
    rules.frame = page;
    rules.passes = 1;
    rules.cost = [](LabelRequest const& request, Box const& box, auto const&) {
        return request.id == "Costly" && box.x < 47 ? 3.0 : 0.0;
    };
    Obstacles walls;  // nothing stands higher or lower than the two parts
    walls.boxes = {{0, 0, 200, 47.5}, {0, 52.5, 200, 47.5}, {56.5, 40, 50, 20}, {127, 40, 50, 20}};
    auto const solution = place_labels(requests, walls, rules);
    ASSERT_EQ(solution.placed.size(), 3u);
    EXPECT_GT(solution.placed[0].box.x, 47);
    EXPECT_GT(solution.placed[2].box.x, 100);
}

std::vector<LabelRequest> crowd(int count, unsigned seed)
{
    std::mt19937 random{seed};
    std::vector<LabelRequest> requests;
    for (int i = 0; i < count; ++i) {
        double const x = 2 + static_cast<double>(random() % 1960) / 10;
        double const y = 2 + static_cast<double>(random() % 960) / 10;
        requests.push_back(town("Place" + std::to_string(i), x, y, static_cast<int>(random() % 5)));
        requests.back().font.size = 6;
        requests.back() = measured(requests.back(), FixedMeasure{});
        requests.back().clearance = 0.8;
        requests.back().allow_leader = true;
    }
    return requests;
}

TEST(Labels, DependOnTheRequestsAlone)
{
    auto requests = crowd(80, 21);
    auto const first = solve(requests);
    std::mt19937 random{1};
    std::ranges::shuffle(requests, random);
    auto const second = solve(requests);
    auto const key = [](PlacedLabel const& label) { return label.id; };
    auto a = first.placed, b = second.placed;
    std::ranges::sort(a, {}, key);
    std::ranges::sort(b, {}, key);
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].id, b[i].id);
        EXPECT_EQ(a[i].box, b[i].box) << a[i].id;
    }
}

TEST(Labels, PlaceThreeHundredCleanly)
{
    auto const requests = crowd(300, 4);
    auto const solution = solve(requests);
    EXPECT_EQ(solution.placed.size() + solution.dropped.size(), 300u) << "none is lost in silence";
    EXPECT_GT(solution.placed.size(), 180u);
    expect_clean(solution, requests);
}

TEST(Labels, StandNowhereThatIsForbidden)
{
    LabelRules rules;
    rules.frame = {0, 0, 200, 100};
    rules.cost = [](LabelRequest const&, Box const&, std::optional<Segment> const& led) {
        return led ? 0.0 : LabelRules::forbidden;
    };
    auto request = town("Town", 100, 50);
    EXPECT_TRUE(place_labels({&request, 1}, {}, rules).placed.empty());
    request.allow_leader = true;
    auto const solution = place_labels({&request, 1}, {}, rules);
    ASSERT_EQ(solution.placed.size(), 1u);
    EXPECT_TRUE(solution.placed[0].leader);
}

TEST(Labels, KeepCalloutsNearWhatTheySpeakOf)
{
    LabelRules rules;
    rules.frame = {0, 0, 200, 100};
    LabelRequest request;
    request.id = "mark";
    request.kind = LabelKind::callout;
    request.width = 10;
    request.height = 5;
    request.at = {10, 50};
    Obstacles near;
    near.boxes = {{0, 0, 70, 100}};  // the frame's diagonal is 224 mm
    EXPECT_EQ(place_labels({&request, 1}, near, rules).placed.size(), 0u);
    near.boxes = {{0, 0, 50, 100}};
    request.at = {49, 50};
    near.boxes[0].width = 48;
    EXPECT_EQ(place_labels({&request, 1}, near, rules).placed.size(), 1u);
}

TEST(Measured, KeepsTheRoomThatIsAskedForAtTheEnds)
{
    LabelRequest request;
    request.lines = {"Balkh"};
    request.narrow = LabelBlock{{"B"}, {}, 0, 0};
    auto const tight = measured(request, FixedMeasure{});
    request.room = 1.5;
    auto const wide = measured(request, FixedMeasure{});
    EXPECT_NEAR(wide.width, tight.width + 1.5, 1e-9);
    EXPECT_NEAR(wide.narrow->width, tight.narrow->width + 1.5, 1e-9);
    EXPECT_EQ(wide.sizes.front().width, tight.sizes.front().width);
}

}  // namespace
}  // namespace sitmap::map
