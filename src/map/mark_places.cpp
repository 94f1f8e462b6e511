// SPDX-License-Identifier: MIT
#include "map/mark_places.hpp"

#include "map/clip.hpp"
#include "map/pole.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace sitmap::map {

namespace {

/// Whether a symbol, the head of an arrow, a card, furniture or the mark of another area stands
/// over a spot.
bool is_covered(Obstacles const& obstacles, Point at, double margin)
{
    constexpr double half_head = 1.2;  // mm, across the largest
    return std::ranges::any_of(obstacles.segments,
                               [&](Segment const& segment) {
                                   return distance(at, segment) < half_head + margin;
                               }) ||
           std::ranges::any_of(obstacles.discs,
                               [&](Disc const& disc) {
                                   return distance(disc.centre, at) < disc.radius + margin;
                               }) ||
           std::ranges::any_of(obstacles.boxes,
                               [&](Box const& box) { return contains(grown(box, margin), at); });
}

/// Free spots of a shape, best first, for the end of a leader.
std::vector<Point> free_spots(LabelRequest const& mark, Obstacles const& obstacles)
{
    struct Search {
        std::size_t places;
        double spacing, margin;  // mm
    };
    std::vector<Point> spots;
    for (Search const& search : {Search{24, 1.5, 0.8}, Search{96, 0.8, 0.4}}) {
        for (auto const& pole :
             places_inside(mark.shape, mark.width / mark.height, search.places, search.spacing))
            if (pole.clearance > 0 && !is_covered(obstacles, pole.at, search.margin))
                spots.push_back(pole.at);
        if (!spots.empty()) break;
    }
    return spots;
}

/// The symbol nearest to the middle of a shape of those that stand in it.
Disc const* symbol_within(std::vector<Outline> const& shape, Obstacles const& obstacles)
{
    auto const middle = bounds_of(shape).centre();
    Disc const* nearest = nullptr;
    for (auto const& disc : obstacles.discs) {
        if (!contains(shape, disc.centre)) continue;
        bool const is_nearer =
            nearest == nullptr || distance(disc.centre, middle) < distance(nearest->centre, middle);
        if (is_nearer) nearest = &disc;
    }
    return nearest;
}

/// A pill that has no room inside its area stands off it, joined by a leader to a free spot of the
/// area, or to the edge of a symbol that stands in it.
LabelRequest standing_off(Obstacles const& obstacles, LabelRequest request)
{
    constexpr double apart = 0.02;        // mm: the leader only touches the room around the symbol
    constexpr std::size_t most_ends = 2;  // for each the pill has hundreds of places to try
    auto spots = free_spots(request, obstacles);
    spots.resize(std::min(spots.size(), most_ends));
    auto const* const symbol = spots.empty() ? symbol_within(request.shape, obstacles) : nullptr;
    if (spots.empty() && symbol == nullptr) return request;
    request.kind = LabelKind::callout;
    request.at = symbol != nullptr ? symbol->centre : spots.front();
    request.clearance = symbol != nullptr ? symbol->radius + apart : 0;
    if (!spots.empty()) request.ends.assign(spots.begin() + 1, spots.end());
    return request;
}

/// Gives the marks of these requests their places; others keep off them.
void settle_marks(MapSheet& sheet, std::span<std::size_t const> marks,
                  std::span<LabelRequest const> requests, Obstacles& obstacles,
                  LabelRules const& rules)
{
    for (auto const& placed : place_labels(requests, obstacles, rules).placed) {
        auto& mark = sheet.plan.marks[marks[placed.request]];
        mark.at = placed.box.centre();
        mark.leader = placed.leader;
        obstacles.boxes.push_back(grown(placed.box, rules.margin));
        if (mark.leader) obstacles.segments.push_back(*mark.leader);
    }
}

/// The middle of the largest piece of a shape.
Point middle_of(std::vector<Outline> const& shape)
{
    auto const size = [](Outline const& outline) { return std::abs(ring_area(outline.points)); };
    return bounds_of(std::ranges::max_element(shape, {}, size)->points).centre();
}

/// Whether a pill in the middle of what is visible of its area is free of all that stands there.
bool stands_in_middle(AreaMark& mark, Obstacles const& obstacles, Box const& frame)
{
    auto const& request = mark.request;
    if (request.shape.empty()) return false;
    auto const middle = middle_of(request.shape);
    double const aside = std::min(request.width, frame.width) / 2;
    double const up = std::min(request.height, frame.height) / 2;
    Point const at{std::clamp(middle.x, frame.x + aside, frame.right() - aside),
                   std::clamp(middle.y, frame.y + up, frame.bottom() - up)};
    auto const pill = box_around(at, request.width, request.height);
    bool const is_taken =
        !contains(pill, middle) ||
        std::ranges::any_of(obstacles.boxes, [&](Box const& box) { return box.meets(pill); }) ||
        std::ranges::any_of(obstacles.discs, [&](Disc const& disc) {
            return distance(disc.centre, pill) < disc.radius;
        });
    if (!is_taken) mark.at = at;
    return !is_taken;
}

/// Marks without any place are not drawn, and said not to be: below others they would hide.
void leave_out_marks(IncidentPlan& plan)
{
    for (auto const& mark : plan.marks)
        if (!mark.at)
            for (auto const record : mark.records) plan.omitted.push_back({record, without_mark});
    std::erase_if(plan.marks, [](AreaMark const& mark) { return !mark.at; });
}

}  // namespace

void place_marks(MapSheet& sheet, Obstacles& obstacles, LabelRules const& rules)
{
    auto& marks = sheet.plan.marks;
    std::vector<std::size_t> left(marks.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    for (bool const inside : {true, false}) {
        std::vector<LabelRequest> requests;
        for (auto const i : left)
            requests.push_back(inside ? marks[i].request
                                      : standing_off(obstacles, marks[i].request));
        settle_marks(sheet, left, requests, obstacles, rules);
        std::erase_if(left, [&](std::size_t i) { return marks[i].at.has_value(); });
    }
    for (auto const i : left)
        if (stands_in_middle(marks[i], obstacles, sheet.ground.box))
            obstacles.boxes.push_back(
                grown(box_around(*marks[i].at, marks[i].request.width, marks[i].request.height),
                      rules.margin));
    leave_out_marks(sheet.plan);
}

}  // namespace sitmap::map
