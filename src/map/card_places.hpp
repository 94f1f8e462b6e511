// SPDX-License-Identifier: MIT
// map/card_places.hpp: where cards stand: beside the data, over foreign ground rather than the
// study's own, near what they speak of, never on furniture, symbols or each other.
#pragma once

#include "map/ground_raster.hpp"
#include "map/labels.hpp"

#include <optional>
#include <span>
#include <vector>

namespace sitmap::map {

struct CardWish {
    double width = 0;
    double height = 0;
    Box target;                    // what the card speaks of
    std::vector<Outline> shape{};  // its outline, of few points; empty: the box
};
constexpr double cost_without_place = 1200;  // of a card that is left out

struct CardPlace {
    Box box;
    Segment leader;   // from the target to the card
    double cost = 0;  // the leader's length and what it crosses, and the home land covered
};

/// Whether a leader covers a symbol; one that begins on it may leave it outward.
bool runs_over(Segment const& leader, Disc const& symbol);

/// One place a wish, in the order of the wishes; nothing where a card would cover furniture or a
/// symbol everywhere.
std::vector<std::optional<CardPlace>> place_cards(GroundRaster const& land, Box const& map,
                                                  std::span<CardWish const> wishes,
                                                  Obstacles const& obstacles);

}  // namespace sitmap::map
