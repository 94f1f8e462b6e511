// SPDX-License-Identifier: MIT
#include "map/label_candidates.hpp"

#include "map/pole.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sitmap::map {

namespace {

using std::numbers::pi;

constexpr double narrow_cost = 0.9;  // of a name that is broken or cut to one language
constexpr double stands_away = 0.9;  // share of a name outside its area: it is led there

/// A place beside a symbol: where the block's middle lies from the symbol, in units of (half block
/// + gap), and what it costs. Right before left, above before below (Imhof 1962; Christensen, Marks
/// and Shieber 1995).
struct Side {
    double x, y;
    double cost;
};
constexpr std::array<Side, 16> beside{{{1, 0, 0.0},
                                       {1, -0.5, 0.1},
                                       {1, 0.5, 0.15},
                                       {1, -1, 0.2},
                                       {1, 1, 0.25},
                                       {-1, 0, 0.3},
                                       {-1, -0.5, 0.38},
                                       {-1, 0.5, 0.42},
                                       {-1, -1, 0.45},
                                       {-1, 1, 0.5},
                                       {0, -1, 0.55},
                                       {0, 1, 0.6},
                                       {0.5, -1, 0.62},
                                       {0.5, 1, 0.66},
                                       {-0.5, -1, 0.7},
                                       {-0.5, 1, 0.75}}};

bool is_inside(Box const& inner, Box const& outer)
{
    constexpr double slack = 1e-9;
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
           inner.right() <= outer.right() + slack && inner.bottom() <= outer.bottom() + slack;
}

/// Straight line from the rim of a symbol to the nearest point of a box.
Segment leader_to(Point at, double clearance, Box const& box)
{
    Point const end{std::clamp(at.x, box.x, box.right()), std::clamp(at.y, box.y, box.bottom())};
    double const d = distance(at, end);
    if (d <= clearance || d == 0) return {at, end};
    double const share = clearance / d;
    return {{at.x + (end.x - at.x) * share, at.y + (end.y - at.y) * share}, end};
}

Candidate at_box(Box const& box, double cost)
{
    Candidate candidate;
    candidate.boxes = {box};
    candidate.cost = cost;
    return candidate;
}

void add_sides(LabelRequest const& r, double gap, double more, std::vector<Candidate>& out)
{
    for (Side const& side : beside) {
        bool const corner = std::abs(side.x) == 1 && std::abs(side.y) == 1;
        double const reach = (r.clearance + gap) * (corner ? std::numbers::sqrt2 / 2 : 1);
        // A full step in one direction clears the symbol; a half step slides along the block's
        // edge.
        double const dx = side.x * r.width / 2 + (std::abs(side.x) == 1 ? side.x * reach : 0);
        double const dy = side.y * r.height / 2 + (std::abs(side.y) == 1 ? side.y * reach : 0);
        out.push_back(
            at_box(box_around({r.at.x + dx, r.at.y + dy}, r.width, r.height), side.cost + more));
    }
}

/// Blocks on rings around a place, joined to it by a leader.
void add_with_leader(LabelRequest const& r, Point from, double clearance, double base, bool outside,
                     std::vector<Candidate>& out)
{
    constexpr int directions = 16;
    for (double off = 3; off <= r.max_leader; off *= 1.45)
        for (int i = 0; i < directions; ++i) {
            // The first direction is up to the right; steps alternate to both sides of it.
            double const turn = (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * 360.0 / directions;
            double const angle = (-30 + turn) * pi / 180;
            double const dx = std::cos(angle) * (clearance + off);
            double const dy = std::sin(angle) * (clearance + off);
            Point const middle{from.x + dx + std::cos(angle) * r.width / 2,
                               from.y + dy + std::sin(angle) * r.height / 2};
            auto candidate =
                at_box(box_around(middle, r.width, r.height), base + off * 0.12 + i * 0.01);
            candidate.leader = leader_to(from, clearance + 0.2, candidate.boxes[0]);
            candidate.outside = outside;
            out.push_back(std::move(candidate));
        }
}

std::vector<Candidate> beside_point(LabelRequest const& r, LabelRules const& rules)
{
    std::vector<Candidate> out;
    add_sides(r, rules.gap, 0, out);
    add_sides(r, rules.gap * 2.5, 0.8, out);
    if (r.surroundings > r.clearance)
        add_sides(r, rules.gap + r.surroundings - r.clearance, 0.4, out);
    if (r.allow_leader)
        add_with_leader(r, r.at, std::max(r.clearance, r.surroundings), 2, false, out);
    return out;
}

/// Where a level line crosses the border of a shape.
void find_crossings(std::span<Outline const> shape, double y, std::vector<double>& found)
{
    found.clear();
    for (Outline const& outline : shape) {
        Point a = outline.points.back();
        for (Point const b : outline.points) {
            if ((a.y > y) != (b.y > y))
                found.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
            a = b;
        }
    }
}

/// Share of a block that lies outside a shape (even-odd), by a lattice of 7 x 3 points.
double share_outside(Box const& box, std::span<Outline const> shape)
{
    constexpr int columns = 7;
    constexpr int rows = 3;
    std::vector<double> crossings;
    int outside = 0;
    for (int row = 0; row < rows; ++row) {
        find_crossings(shape, box.y + box.height * row / (rows - 1), crossings);
        for (int column = 0; column < columns; ++column) {
            double const x = box.x + box.width * column / (columns - 1);
            auto const beyond =
                std::ranges::count_if(crossings, [x](double crossing) { return crossing > x; });
            outside += beyond % 2 == 0 ? 1 : 0;
        }
    }
    return static_cast<double>(outside) / (columns * rows);
}

std::vector<Candidate> within_area(LabelRequest const& r, std::span<Outline const> shape)
{
    double const stretch = std::clamp(r.width / std::max(r.height, 0.1), 1.0, 8.0);
    // Spread over the whole area, but no closer than lines of text.
    Box const extent = bounds_of(shape);
    auto const side = std::sqrt(2.0 * static_cast<double>(r.places));
    double const spacing =
        std::max({1.2, r.height * 0.8, std::sqrt(extent.width * extent.height) / side});
    auto const places = places_inside(shape, stretch, r.places, spacing);
    std::vector<Candidate> out;
    for (Pole const& place : places) {
        Box const box = box_around(place.at, r.width, r.height);
        double const rank = 1 - place.clearance / places.front().clearance;
        double const outside = share_outside(box, shape);
        if (outside > r.max_outside) continue;
        out.push_back(at_box(box, 0.8 * rank + 2.5 * outside));
        out.back().outside_share = outside;
    }
    if (r.allow_leader)  // symbols may cover some of the places that a leader could start from
        for (std::size_t k = 0; k < places.size(); k += std::max<std::size_t>(places.size() / 4, 1))
            add_with_leader(r, places[k].at, 0, 6 + 0.1 * static_cast<double>(k), true, out);
    // A name that stands away from its area must not lie within it: it would look misplaced, not
    // linked.
    for (Candidate& c : out)
        if (c.outside) c.outside_share = share_outside(c.boxes[0], shape);
    std::erase_if(out,
                  [](Candidate const& c) { return c.outside && c.outside_share < stands_away; });
    return out;
}

/// Of both blocks, the usual one first.
template <typename Find>
std::vector<Candidate> of_both_blocks(LabelRequest const& r, Find find)
{
    auto out = find(r);
    if (!r.narrow) return out;
    auto narrow = r;
    narrow.width = r.narrow->width;
    narrow.height = r.narrow->height;
    for (auto& candidate : find(narrow)) {
        candidate.cost += narrow_cost;
        candidate.narrow = true;
        out.push_back(std::move(candidate));
    }
    return out;
}

/// `further`: what the target costs more than the best one.
void add_anywhere(LabelRequest const& r, Point target, double further, LabelRules const& rules,
                  std::vector<Candidate>& out)
{
    constexpr int columns = 24;
    constexpr int rows = 16;
    constexpr double most_leader = 0.3;  // of the frame's diagonal; farther off it links nothing
    double const diagonal = std::hypot(rules.frame.width, rules.frame.height);
    double const free_x = rules.frame.width - r.width;
    double const free_y = rules.frame.height - r.height;
    if (free_x < 0 || free_y < 0) return;
    auto const add = [&](double x, double y, double more) {
        Box const box{x, y, r.width, r.height};
        double const d = distance(target, box);
        if (d < r.clearance + rules.gap || d > most_leader * diagonal) return;
        auto candidate = at_box(box, 2 + 10 * d / diagonal + more + further);
        candidate.leader = leader_to(target, r.clearance, box);
        out.push_back(std::move(candidate));
    };
    for (int row = 0; row <= rows; ++row)
        for (int column = 0; column <= columns; ++column)
            add(rules.frame.x + free_x * column / columns, rules.frame.y + free_y * row / rows,
                0.3);
    // Straight above and below the target the leader is a plumb line: calm, so it is preferred.
    double const x = std::clamp(target.x - r.width / 2, rules.frame.x, rules.frame.x + free_x);
    for (int row = 0; row <= rows; ++row) add(x, rules.frame.y + free_y * row / rows, 0);
}

std::vector<Candidate> anywhere(LabelRequest const& r, LabelRules const& rules)
{
    constexpr double further_end = 1;
    std::vector<Candidate> out;
    add_anywhere(r, r.at, 0, rules, out);
    for (Point const end : r.ends) add_anywhere(r, end, further_end, rules, out);
    return out;
}

Point middle_of(Candidate const& candidate)
{
    std::vector<Point> corners;
    for (Box const& box : candidate.boxes) {
        corners.push_back({box.x, box.y});
        corners.push_back({box.right(), box.bottom()});
    }
    return bounds_of(corners).centre();
}

/// The letters of the curve that the name had, moved so that their middle is where it is pinned.
std::optional<Candidate> moved_curve(LabelRequest const& r)
{
    auto curves = curved_candidates(r);
    auto const from = r.pinned_from.value_or(*r.pinned);
    auto const off = [&](Candidate const& curve) { return distance(middle_of(curve), from); };
    auto const nearest = std::ranges::min_element(curves, {}, off);
    if (nearest == curves.end()) return {};
    auto const middle = middle_of(*nearest);
    Point const by{r.pinned->x - middle.x, r.pinned->y - middle.y};
    for (auto& letter : nearest->letters)
        letter.baseline = {letter.baseline.x + by.x, letter.baseline.y + by.y};
    for (auto& box : nearest->boxes) box = {box.x + by.x, box.y + by.y, box.width, box.height};
    return *nearest;
}

/// How far a pinned name leaves its area, on which its colours hang, and its leader from there.
void tell_outside(Candidate& candidate, LabelRequest const& r)
{
    auto const shape = coarsened(r.shape);
    candidate.outside_share = share_outside(candidate.boxes[0], shape);
    if (!r.allow_leader || candidate.outside_share < stands_away) return;
    candidate.outside = true;
    candidate.leader = leader_to(pole_of_inaccessibility(shape).at, 0.2, candidate.boxes[0]);
}

/// Where somebody has put it, whatever it covers; a river too short for its name has it straight.
Candidate pinned_candidate(LabelRequest const& r)
{
    if (r.kind == LabelKind::line)
        if (auto curve = moved_curve(r)) return *curve;
    bool const narrow = r.pinned_narrow && r.narrow;
    auto candidate = at_box(box_around(*r.pinned, narrow ? r.narrow->width : r.width,
                                       narrow ? r.narrow->height : r.height),
                            0);
    candidate.narrow = narrow;
    if (r.kind == LabelKind::area) tell_outside(candidate, r);
    double const d = distance(r.at, candidate.boxes[0]);
    bool const joined = r.kind == LabelKind::callout ||
                        (r.kind == LabelKind::point && r.allow_leader && d > r.clearance + 3);
    if (joined) candidate.leader = leader_to(r.at, r.clearance, candidate.boxes[0]);
    return candidate;
}

}  // namespace

std::vector<Candidate> candidates_for(LabelRequest const& request, LabelRules const& rules)
{
    if (request.pinned) return {pinned_candidate(request)};
    std::vector<Candidate> out;
    switch (request.kind) {
        case LabelKind::point:
            out = of_both_blocks(request, [&](auto const& r) { return beside_point(r, rules); });
            break;
        case LabelKind::area: {
            auto const shape = coarsened(request.shape);
            out = of_both_blocks(request, [&](auto const& r) { return within_area(r, shape); });
            break;
        }
        case LabelKind::line: out = curved_candidates(request); break;
        case LabelKind::callout: out = anywhere(request, rules); break;
    }
    std::erase_if(out, [&](Candidate const& c) {
        return !std::ranges::all_of(c.boxes,
                                    [&](Box const& box) { return is_inside(box, rules.frame); });
    });
    return out;
}

}  // namespace sitmap::map
