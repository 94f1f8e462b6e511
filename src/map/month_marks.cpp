// SPDX-License-Identifier: MIT
#include "map/month_marks.hpp"

#include "map/cluster_places.hpp"
#include "map/ground_raster.hpp"
#include "map/label_candidates.hpp"
#include "map/pole.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double frame_edge = 1;  // mm that marks keep off the edge of a map
// Of a place, against its cost: what it is worth in one map.
constexpr double worth_inside = 4;
constexpr double worth_beside = 12;
constexpr double foreign_cost = 1;       // of a mark that stands beside the home areas
constexpr double taken_cost = 0.8;       // of a place that is another area's in another map
constexpr double cost_of_line = 0.3;     // for each mm to the area
constexpr double dot = 0.25;             // radius of a line's beginning, of the marker size
constexpr double line_gap = 0.3;         // mm between a symbol and a line that begins at its edge
constexpr double start_spacing = 0.4;    // mm between beginnings of lines that are tried
constexpr std::size_t most_starts = 96;  // of lines, tried in an area

/// A map while its marks are settled.
struct Cell {
    LabelSpace taken;
    std::vector<Disc> symbols;
    std::vector<Box> marks;
};

/// A mark without a place.
struct Want {
    std::size_t cell = 0;
    AreaMark* mark = nullptr;
};

/// A middle for marks up to a width.
struct Place {
    Point at;
    double width = 0;
    double cost = 0;
};

/// Where the line to a mark begins: 0 mm off a free spot, or at the edge of a symbol.
struct Start {
    Point at;
    double clearance = 0;
};

Box box_at(Point at, AreaMark const& mark)
{
    return box_around(at, mark.request.width, mark.request.height);
}

Segment line_from(Start const& start, Box const& box)
{
    Point const end{std::clamp(start.at.x, box.x, box.right()),
                    std::clamp(start.at.y, box.y, box.bottom())};
    double const length = distance(start.at, end);
    if (length == 0) return {start.at, end};
    double const share = std::min(1.0, start.clearance / length);
    return {{start.at.x + (end.x - start.at.x) * share, start.at.y + (end.y - start.at.y) * share},
            end};
}

class Settler {
public:
    Settler(std::vector<IncidentPlan>& plans, Material const& material, Ground const& ground)
        : material_(material), land_(material, ground)
    {
        rules_.frame = grown(ground.box, -frame_edge);
        for (auto const& plan : plans) cells_.push_back(cell_for(plan, ground));
        for (std::size_t i = 0; i < plans.size(); ++i)
            for (auto& mark : plans[i].marks)
                if (!mark.request.shape.empty()) wants_[mark.area].push_back({i, &mark});
    }

    void settle()
    {
        auto const areas = most_marked_first();
        for (auto const area : areas) settle_inside(wants_[area]);
        for (auto const area : areas) settle_beside(wants_[area]);
        for (auto const area : areas) settle_anywhere(wants_[area]);
    }

private:
    Cell cell_for(IncidentPlan const& plan, Ground const& ground) const
    {
        auto const obstacles = obstacles_of(material_, plan);
        Cell cell{LabelSpace(ground.box), obstacles.discs, {}};
        std::ranges::move(fire_stars(material_, ground, plan), std::back_inserter(cell.symbols));
        for (auto const& disc : cell.symbols) cell.taken.add(disc, {});
        for (auto const& line : obstacles.segments) cell.taken.add(line, fixed_owner);
        return cell;
    }

    std::vector<std::size_t> most_marked_first() const
    {
        std::vector<std::size_t> areas;
        for (auto const& [area, wants] : wants_) areas.push_back(area);
        std::ranges::stable_sort(areas, std::ranges::greater{},
                                 [&](auto area) { return wants_.at(area).size(); });
        return areas;
    }

    /// For each size of the marks: the places of the request that `asked` makes of a mark's.
    template <typename Asked>
    std::vector<Place> places_for(std::vector<Want> const& wants, Asked asked) const
    {
        std::vector<Place> places;
        std::set<double> widths;
        for (auto const& want : wants) {
            auto const& request = want.mark->request;
            if (!widths.insert(request.width).second) continue;
            for (auto const& candidate : candidates_for(asked(request), rules_))
                places.push_back({candidate.boxes[0].centre(), request.width, candidate.cost});
        }
        return places;
    }

    void settle_inside(std::vector<Want>& wants)
    {
        auto const places = places_for(wants, [](LabelRequest const& request) { return request; });
        settle_at(wants, places, worth_inside, [](Want const&) { return std::optional<Start>{}; });
    }

    std::vector<Place> places_beside(std::vector<Want> const& wants,
                                     std::vector<Pole> const& spots) const
    {
        auto places = places_for(wants, [&](LabelRequest request) {
            request.kind = LabelKind::callout;
            request.at = spots.front().at;
            return request;
        });
        auto const& mark = *wants.front().mark;
        for (auto& place : places) {
            if (!land_.is_home_area(land_.owner_at(place.at))) place.cost += foreign_cost;
            auto const box = box_at(place.at, mark);
            place.cost += cost_of_line * distance(spots.front().at, box);
            if (std::ranges::any_of(settled_, [&](auto const& other) {
                    return other.first != mark.area && other.second.meets(box);
                }))
                place.cost += taken_cost;
        }
        return places;
    }

    void settle_beside(std::vector<Want>& wants)
    {
        if (wants.empty()) return;
        auto const& shape = wants.front().mark->request.shape;
        auto const spots = places_inside(shape, 1, most_starts, start_spacing);
        if (spots.empty()) return;
        auto const places = places_beside(wants, spots);
        settle_at(wants, places, worth_beside,
                  [&](Want const& want) { return start_in(want.cell, spots); });
    }

    bool meets_no_mark(Want const& want, Point at) const
    {
        auto const box = box_at(at, *want.mark);
        return contains(rules_.frame, Point{box.x, box.y}) &&
               contains(rules_.frame, Point{box.right(), box.bottom()}) &&
               std::ranges::none_of(cells_[want.cell].marks,
                                    [&](Box const& other) { return other.meets(box); });
    }

    /// Where there is no room: over symbols and lines, but not over marks; in the middle of what is
    /// visible of the area as a last resort.
    void settle_anywhere(std::vector<Want>& wants)
    {
        for (auto const& want : std::exchange(wants, {})) {
            auto const& shape = want.mark->request.shape;
            auto const spots = places_inside(shape, 1, most_starts, start_spacing);
            auto const is_free = [&](Point at) { return meets_no_mark(want, at); };
            if (auto const spot = std::ranges::find_if(spots, is_free, &Pole::at);
                spot != spots.end()) {
                take(want, spot->at, {});
                continue;
            }
            auto places = spots.empty() ? std::vector<Place>{} : places_beside({want}, spots);
            std::ranges::stable_sort(places, {}, &Place::cost);
            auto const place = std::ranges::find_if(places, is_free, &Place::at);
            if (place != places.end())
                take(want, place->at, start_in(want.cell, spots));
            else
                take(want, bounds_of(shape).centre(), {});
        }
    }

    /// A spot that no symbol covers, for a dot; else the edge of the symbol on the area's middle.
    Start start_in(std::size_t cell, std::vector<Pole> const& spots) const
    {
        auto const& symbols = cells_[cell].symbols;
        for (double const margin : {dot * material_.style.marker, 0.0})
            for (auto const& spot : spots)
                if (std::ranges::none_of(symbols, [&](Disc const& disc) {
                        return distance(disc.centre, spot.at) < disc.radius + margin;
                    }))
                    return {spot.at, 0};
        auto const& middle = spots.front().at;
        auto const& cover = *std::ranges::min_element(symbols, {}, [&](Disc const& disc) {
            return distance(disc.centre, middle) - disc.radius;
        });
        return {cover.centre, cover.radius + line_gap};
    }

    bool is_free(Want const& want, Place const& place, std::optional<Start> const& start) const
    {
        if (want.mark->request.width > place.width + 1e-9) return false;
        Candidate candidate;
        candidate.boxes = {box_at(place.at, *want.mark)};
        if (start) candidate.leader = line_from(*start, candidate.boxes[0]);
        return !cells_[want.cell].taken.is_blocked(candidate, fixed_owner);
    }

    /// Takes the place that is worth most over all maps where it is free, then one for the others.
    template <typename StartOf>
    void settle_at(std::vector<Want>& wants, std::vector<Place> const& places, double worth,
                   StartOf start_of)
    {
        while (!wants.empty()) {
            std::vector<std::optional<Start>> starts;
            for (auto const& want : wants) starts.push_back(start_of(want));
            Place const* best = nullptr;
            double most = 0;
            for (auto const& place : places) {
                double sum = 0;
                for (std::size_t i = 0; i < wants.size(); ++i)
                    if (is_free(wants[i], place, starts[i])) sum += worth - place.cost;
                if (sum <= most) continue;
                most = sum;
                best = &place;
            }
            if (best == nullptr) return;
            std::vector<Want> left;
            for (std::size_t i = 0; i < wants.size(); ++i)
                if (is_free(wants[i], *best, starts[i]))
                    take(wants[i], best->at, starts[i]);
                else
                    left.push_back(wants[i]);
            wants = std::move(left);
        }
    }

    void take(Want const& want, Point at, std::optional<Start> const& start)
    {
        auto const box = box_at(at, *want.mark);
        auto& cell = cells_[want.cell];
        want.mark->at = at;
        if (start) {
            want.mark->leader = line_from(*start, box);
            cell.taken.add(*want.mark->leader, fixed_owner);
            auto const& from = want.mark->leader->from;
            cell.taken.add(Disc{from, dot * material_.style.marker}, {});
        }
        cell.taken.add(grown(box, rules_.margin), fixed_owner);
        cell.marks.push_back(box);
        settled_.emplace_back(want.mark->area, box);
    }

    Material const& material_;
    GroundRaster land_;
    LabelRules rules_;
    std::vector<Cell> cells_;
    std::map<std::size_t, std::vector<Want>> wants_;    // by area
    std::vector<std::pair<std::size_t, Box>> settled_;  // area, place
};

}  // namespace

std::vector<IncidentPlan> with_settled_marks(std::vector<IncidentPlan> plans,
                                             Material const& material, Ground const& ground)
{
    Settler(plans, material, ground).settle();
    return plans;
}

}  // namespace sitmap::map
