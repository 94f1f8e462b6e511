// SPDX-License-Identifier: MIT
#include "map/card_places.hpp"

#include "map/clip.hpp"

#include <algorithm>
#include <cmath>

namespace sitmap::map {

namespace {

constexpr double step = 3;          // mm between candidate places, and size of a raster cell
constexpr double edge = 2.5;        // mm from the frame
constexpr double own_ground = 1.6;  // cost of a raster cell of the study's own land under the card
constexpr double most_own_ground = 0.4;  // share of a card that may cover the study's own land
constexpr double crossing = 60;          // cost of a leader over another target or a symbol
constexpr double clear_of_target = 3;

/// Which cells of the map box lie on the study's own land.
class LandRaster {
public:
    LandRaster(Material const& material, Ground const& ground) : box_(ground.box)
    {
        columns_ = static_cast<std::size_t>(std::ceil(box_.width / step));
        rows_ = static_cast<std::size_t>(std::ceil(box_.height / step));
        std::vector<Outline> land;
        for (std::size_t i = 0; i < material.areas.size(); ++i)
            if (is_home(material, material.areas[i]))
                land.insert(land.end(), ground.areas[i].begin(), ground.areas[i].end());
        own_.resize(columns_ * rows_);
        for (std::size_t r = 0; r < rows_; ++r)
            for (std::size_t c = 0; c < columns_; ++c)
                own_[r * columns_ + c] =
                    contains(land, {box_.x + (static_cast<double>(c) + 0.5) * step,
                                    box_.y + (static_cast<double>(r) + 0.5) * step});
    }

    int count(Box const& box) const
    {
        auto const index = [](double value, std::size_t most) {
            return static_cast<std::size_t>(std::clamp(value, 0.0, static_cast<double>(most)));
        };
        int cells = 0;
        for (auto r = index((box.y - box_.y) / step, rows_);
             r < index((box.bottom() - box_.y) / step + 1, rows_); ++r)
            for (auto c = index((box.x - box_.x) / step, columns_);
                 c < index((box.right() - box_.x) / step + 1, columns_); ++c)
                cells += own_[r * columns_ + c] ? 1 : 0;
        return cells;
    }

private:
    Box box_;
    std::size_t columns_ = 0, rows_ = 0;
    std::vector<bool> own_;
};

Point nearest_on(Box const& box, Point to)
{
    return {std::clamp(to.x, box.x, box.right()), std::clamp(to.y, box.y, box.bottom())};
}

Segment leader_between(Box const& target, Box const& card)
{
    Point const centre = target.centre();
    Point const end = nearest_on(card, centre);
    double const length = distance(centre, end);
    double const radius = std::min(std::max(target.width, target.height) / 2, length);
    if (length <= 0) return {centre, end};
    return {{centre.x + (end.x - centre.x) * radius / length,
             centre.y + (end.y - centre.y) * radius / length},
            end};
}

bool is_free(Box const& box, Obstacles const& obstacles, std::span<CardWish const> wishes,
             std::span<Box const> cards)
{
    auto const touches = [&](Box const& other) { return box.meets(other); };
    if (std::ranges::any_of(obstacles.boxes, touches) || std::ranges::any_of(cards, touches))
        return false;
    if (std::ranges::any_of(obstacles.discs,
                            [&](Disc const& d) { return distance(d.centre, box) < d.radius; }))
        return false;
    return std::ranges::none_of(wishes, [&](CardWish const& wish) {
        return box.meets(grown(wish.target, clear_of_target));
    });
}

double cost_of(Box const& box, std::size_t wish, LandRaster const& land, Obstacles const& obstacles,
               std::span<CardWish const> wishes, std::span<Segment const> leaders)
{
    auto const leader = leader_between(wishes[wish].target, box);
    double cost = distance(leader.from, leader.to) + own_ground * land.count(box);
    for (auto const& disc : obstacles.discs)
        cost += distance(disc.centre, leader) < disc.radius ? crossing : 0;
    for (auto const& furniture : obstacles.boxes) cost += crosses(leader, furniture) ? crossing : 0;
    for (auto const& other : leaders) cost += crosses(leader, other) ? crossing : 0;
    for (std::size_t i = 0; i < wishes.size(); ++i)
        if (i != wish && crosses(leader, wishes[i].target)) cost += crossing;
    return cost;
}

}  // namespace

std::vector<std::optional<CardPlace>> place_cards(Material const& material, Ground const& ground,
                                                  std::span<CardWish const> wishes,
                                                  Obstacles const& obstacles)
{
    std::vector<std::optional<CardPlace>> places(wishes.size());
    if (wishes.empty()) return places;
    LandRaster const land(material, ground);
    std::vector<Box> cards;
    std::vector<Segment> leaders;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        std::optional<Box> best;
        double least = 0;
        for (double y = ground.box.y + edge; y + wishes[i].height + edge <= ground.box.bottom();
             y += step)
            for (double x = ground.box.x + edge; x + wishes[i].width + edge <= ground.box.right();
                 x += step) {
                Box const box{x, y, wishes[i].width, wishes[i].height};
                if (!is_free(grown(box, 1), obstacles, wishes, cards)) continue;
                double const cost = cost_of(box, i, land, obstacles, wishes, leaders);
                if (best && cost >= least) continue;
                best = box;
                least = cost;
            }
        if (!best || land.count(*best) * step * step > most_own_ground * best->width * best->height)
            continue;
        cards.push_back(*best);
        leaders.push_back(leader_between(wishes[i].target, *best));
        places[i] = CardPlace{*best, leaders.back()};
    }
    return places;
}

}  // namespace sitmap::map
