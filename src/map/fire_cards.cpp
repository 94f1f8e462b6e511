// SPDX-License-Identifier: MIT
#include "map/fire_cards.hpp"

#include "map/card_places.hpp"
#include "map/fire_layer.hpp"
#include "map/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace sitmap::map {

namespace {

/// How cards are set: size of their words and greatest width, as shares of the usual.
struct CardLook {
    double words, width;
};
constexpr std::array<CardLook, 8> card_looks{{{1, 1},
                                              {1, 0.8},
                                              {0.9, 0.92},
                                              {0.9, 0.75},
                                              {0.8, 0.84},
                                              {0.7, 0.76},
                                              {0.9, 0.55},
                                              {0.8, 0.5}}};

struct CardTry {
    std::vector<PlacedCard> cards;
    std::vector<std::optional<CardPlace>> places;
    double cost = 0;
};

/// As it is drawn, in few points: places for cards are many.
std::vector<Outline> few_points(std::vector<Outline> shape)
{
    constexpr std::size_t most = 24;  // an outline
    for (auto& outline : shape) {
        auto const step = (outline.points.size() + most - 1) / most;
        std::vector<Point> kept;
        for (std::size_t i = 0; i < outline.points.size(); i += step)
            kept.push_back(outline.points[i]);
        outline.points = std::move(kept);
    }
    std::erase_if(shape, [](Outline const& outline) { return outline.points.empty(); });
    return shape;
}

CardTry try_cards(MapSheet const& sheet, Material const& material, GroundRaster const& land,
                  Obstacles const& obstacles, CardLook look)
{
    constexpr double small_words = 250;  // cost of words at no size at all
    constexpr double narrow = 40;        // of cards of no width: long lines read better
    auto const style = with_words(material.style, look.words);
    CardTry attempt;
    std::vector<CardWish> wishes;
    for (auto const index : sheet.plan.fires) {
        auto const& fire = material.fires[index];
        Card card = sheet.rules.fire ? long_card(material, fire) : short_card(material, fire);
        card.most_width *= look.width;
        auto const size = card_size({style, material.measure}, card);
        wishes.push_back({size.width, size.height, extent_of(sheet.ground, fire),
                          few_points(outlines_of(sheet.ground, fire))});
        attempt.cards.push_back({std::move(card), index, {}, {}, look.words});
    }
    attempt.places = place_cards(land, sheet.ground.box, wishes, obstacles);
    attempt.cost = (1 - look.words) * small_words + (1 - look.width) * narrow;
    for (auto const& place : attempt.places)
        attempt.cost += place ? place->cost : cost_without_place;
    return attempt;
}

}  // namespace

void place_fire_cards(MapSheet& sheet, Material const& material, GroundRaster const& land,
                      Obstacles& obstacles)
{
    if (!sheet.rules.cards || sheet.plan.fires.empty()) return;
    auto best = try_cards(sheet, material, land, obstacles, card_looks.front());
    for (auto const& look : std::span(card_looks).subspan(1)) {
        auto other = try_cards(sheet, material, land, obstacles, look);
        if (other.cost < best.cost) best = std::move(other);
    }
    for (std::size_t i = 0; i < best.places.size(); ++i) {
        auto const& place = best.places[i];
        if (!place) {
            sheet.labels.dropped.push_back({i,
                                            "card:" + material.fires[sheet.plan.fires[i]].event.id,
                                            "no calm place is large enough"});
            continue;
        }
        auto& card = sheet.cards.emplace_back(std::move(best.cards[i]));
        card.box = place->box;
        auto const& fire = material.fires[card.fire];
        card.leader = place->leader;
        auto const nearest = nearest_of(sheet.ground, fire, place->leader.to);
        bool const is_covered = std::ranges::any_of(obstacles.discs, [&](Disc const& disc) {
            return distance(disc.centre, nearest) < disc.radius;
        });
        if (!is_covered) card.leader->from = nearest;
        obstacles.boxes.push_back(place->box);
        obstacles.segments.push_back(*card.leader);
    }
}

}  // namespace sitmap::map
