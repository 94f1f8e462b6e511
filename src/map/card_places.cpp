// SPDX-License-Identifier: MIT
#include "map/card_places.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double step = 3;             // mm between candidate places
constexpr double edge = 2.5;           // mm from the frame
constexpr double own_ground = 0.3;     // cost of a mm2 of the study's own land under the card
constexpr double any_own_ground = 20;  // and of there being any
constexpr double own_way = 0.4;        // of a mm of the study's own land under the leader
constexpr double crossing = 400;       // cost of a leader over another target or a symbol
constexpr double clear_of_target = 3;

Point nearest_on(Box const& box, Point to)
{
    return {std::clamp(to.x, box.x, box.right()), std::clamp(to.y, box.y, box.bottom())};
}

/// Corners of the shape that no symbol covers; all of them where each is covered.
std::vector<Point> starts_of(CardWish const& wish, std::span<Disc const> symbols)
{
    std::vector<Point> all, free;
    for (auto const& outline : wish.shape)
        all.insert(all.end(), outline.points.begin(), outline.points.end());
    std::ranges::copy_if(all, std::back_inserter(free), [&](Point at) {
        return std::ranges::none_of(
            symbols, [&](Disc const& disc) { return distance(disc.centre, at) < disc.radius; });
    });
    return free.empty() ? all : free;
}

Segment leader_between(CardWish const& wish, std::span<Point const> starts, Box const& card)
{
    auto const& target = wish.target;
    Point const centre = target.centre();
    Point const end = nearest_on(card, centre);
    if (!starts.empty())
        return {*std::ranges::min_element(starts, {}, [&](Point at) { return distance(at, end); }),
                end};
    double const length = distance(centre, end);
    double const radius = std::min(std::max(target.width, target.height) / 2, length);
    if (length <= 0) return {centre, end};
    return {{centre.x + (end.x - centre.x) * radius / length,
             centre.y + (end.y - centre.y) * radius / length},
            end};
}

bool runs_through(Segment const& leader, CardWish const& wish)
{
    if (!crosses(leader, wish.target)) return false;
    return wish.shape.empty() || std::ranges::any_of(wish.shape, [&](Outline const& outline) {
               auto const& points = outline.points;
               for (std::size_t i = 0; i < points.size(); ++i)
                   if (crosses(leader, Segment{points[i], points[(i + 1) % points.size()]}))
                       return true;
               return false;
           });
}

bool is_free(Box const& box, Obstacles const& obstacles, std::span<CardWish const> wishes)
{
    if (std::ranges::any_of(obstacles.boxes, [&](Box const& other) { return box.meets(other); }))
        return false;
    if (std::ranges::any_of(obstacles.discs,
                            [&](Disc const& d) { return distance(d.centre, box) < d.radius; }))
        return false;
    return std::ranges::none_of(wishes, [&](CardWish const& wish) {
        return box.meets(grown(wish.target, clear_of_target));
    });
}

/// mm of a leader over the study's own land.
double length_at_home(Segment const& leader, GroundRaster const& land)
{
    constexpr double stride = 3;  // mm
    double const length = distance(leader.from, leader.to);
    int const steps = std::max(1, static_cast<int>(length / stride));
    int home = 0;
    for (int i = 0; i < steps; ++i) {
        double const share = (i + 0.5) / steps;
        home += land.is_home_area(
            land.owner_at({leader.from.x + (leader.to.x - leader.from.x) * share,
                           leader.from.y + (leader.to.y - leader.from.y) * share}));
    }
    return length * home / steps;
}

}  // namespace

bool runs_over(Segment const& leader, Disc const& symbol)
{
    constexpr double least_outward = 0.9;  // of the way from the middle to where it begins
    double const begin = distance(symbol.centre, leader.from);
    double const nearest = distance(symbol.centre, leader);
    if (begin >= symbol.radius) return nearest < symbol.radius;
    return nearest < least_outward * begin;
}

namespace {

double cost_of(CardPlace const& place, std::size_t wish, GroundRaster const& land,
               Obstacles const& obstacles, std::span<CardWish const> wishes)
{
    auto const& leader = place.leader;
    double const covered = land.home_area(place.box);
    double cost = distance(leader.from, leader.to) + own_ground * covered;
    if (covered > 0) cost += any_own_ground;
    cost += own_way * length_at_home(leader, land);
    for (auto const& disc : obstacles.discs) cost += runs_over(leader, disc) ? crossing : 0;
    for (auto const& furniture : obstacles.boxes) cost += crosses(leader, furniture) ? crossing : 0;
    for (std::size_t i = 0; i < wishes.size(); ++i)
        if (i != wish && runs_through(leader, wishes[i])) cost += crossing;
    return cost;
}

/// Every place that a card could have were it alone, cheapest first.
std::vector<CardPlace> places_alone(std::size_t wish, GroundRaster const& land, Box const& map,
                                    std::span<CardWish const> wishes, Obstacles const& obstacles)
{
    std::vector<CardPlace> places;
    auto const& w = wishes[wish];
    auto const starts = starts_of(w, obstacles.discs);
    auto const places_along = [](double length, double size) {
        return static_cast<int>(std::floor((length - 2 * edge - size) / step)) + 1;
    };
    for (int row = 0; row < places_along(map.height, w.height); ++row)
        for (int column = 0; column < places_along(map.width, w.width); ++column) {
            CardPlace place{
                {map.x + edge + column * step, map.y + edge + row * step, w.width, w.height},
                {},
                0};
            if (!is_free(grown(place.box, 1), obstacles, wishes)) continue;
            place.leader = leader_between(w, starts, place.box);
            place.cost = cost_of(place, wish, land, obstacles, wishes);
            places.push_back(place);
        }
    std::ranges::stable_sort(places, {}, &CardPlace::cost);
    return places;
}

bool are_apart(CardPlace const& a, CardPlace const& b)
{
    return !grown(a.box, 1).meets(b.box) && !crosses(a.leader, grown(b.box, 0.5)) &&
           !crosses(b.leader, grown(a.box, 0.5)) && !crosses(a.leader, b.leader);
}

using Choice = std::optional<CardPlace>;

double cost_of(Choice const& choice)
{
    return choice ? choice->cost : cost_without_place;
}

double cost_of(std::vector<Choice> const& choices)
{
    double sum = 0;
    for (auto const& choice : choices) sum += cost_of(choice);
    return sum;
}

/// Finds the arrangement of the least total cost, as far as moving two cards at a time leads.
class Arrangement {
public:
    explicit Arrangement(std::vector<std::vector<CardPlace>> alone) : alone_(std::move(alone))
    {
        std::vector<std::size_t> order(alone_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        best_ = one_by_one(order);
        constexpr std::size_t most_to_permute = 4;
        while (order.size() <= most_to_permute && std::ranges::next_permutation(order).found) {
            auto other = one_by_one(order);
            if (cost_of(other) < cost_of(best_)) best_ = std::move(other);
        }
        constexpr int most_rounds = 8;
        for (int round = 0; round < most_rounds; ++round) {
            double const before = cost_of(best_);
            for (std::size_t i = 0; i < best_.size(); ++i)
                for (std::size_t k = i + 1; k < best_.size(); ++k) settle_pair(i, k);
            if (cost_of(best_) >= before) break;
        }
    }

    std::vector<Choice> const& best() const noexcept { return best_; }

private:
    std::vector<Choice> one_by_one(std::vector<std::size_t> const& order) const
    {
        std::vector<Choice> choices(alone_.size());
        for (std::size_t const wish : order) {
            auto const place = std::ranges::find_if(alone_[wish], [&](CardPlace const& candidate) {
                return std::ranges::all_of(choices, [&](Choice const& other) {
                    return !other || are_apart(candidate, *other);
                });
            });
            if (place != alone_[wish].end()) choices[wish] = *place;
        }
        return choices;
    }

    /// The places of one card that all cards but two leave free, cheapest first.
    std::vector<CardPlace> beside_others(std::size_t wish, std::size_t without) const
    {
        std::vector<CardPlace> places;
        std::ranges::copy_if(alone_[wish], std::back_inserter(places), [&](auto const& place) {
            for (std::size_t i = 0; i < best_.size(); ++i)
                if (i != wish && i != without && best_[i] && !are_apart(place, *best_[i]))
                    return false;
            return true;
        });
        return places;
    }

    void settle_pair(std::size_t first, std::size_t second)
    {
        auto const firsts = beside_others(first, second);
        auto const seconds = beside_others(second, first);
        double const least_second = seconds.empty() ? cost_without_place : seconds.front().cost;
        double least = cost_of(best_[first]) + cost_of(best_[second]);
        for (auto const& a : firsts) {
            if (a.cost + least_second >= least) break;
            auto const b = std::ranges::find_if(
                seconds, [&](CardPlace const& candidate) { return are_apart(a, candidate); });
            Choice const other = b == seconds.end() ? Choice{} : Choice{*b};
            if (a.cost + cost_of(other) >= least) continue;
            least = a.cost + cost_of(other);
            best_[first] = a;
            best_[second] = other;
        }
    }

    std::vector<std::vector<CardPlace>> alone_;
    std::vector<Choice> best_;
};

}  // namespace

std::vector<std::optional<CardPlace>> place_cards(GroundRaster const& land, Box const& map,
                                                  std::span<CardWish const> wishes,
                                                  Obstacles const& obstacles)
{
    std::vector<std::vector<CardPlace>> alone;
    for (std::size_t i = 0; i < wishes.size(); ++i)
        alone.push_back(places_alone(i, land, map, wishes, obstacles));
    return Arrangement(std::move(alone)).best();
}

}  // namespace sitmap::map
