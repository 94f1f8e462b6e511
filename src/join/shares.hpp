// SPDX-License-Identifier: MIT
// join/shares.hpp: how a place that is known as a disc or an outline is divided among areas, by
// ground area.
#pragma once

#include "base/units.hpp"
#include "domain/area.hpp"
#include "domain/placed.hpp"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::join {

/// Largest share first, then by area position; shares are positive and sum to at most 1.
using Shares = std::vector<AreaShare>;

/// Keeps the outlines as GEOS geometries; an object serves one thread at a time. `areas` must
/// outlive it.
class ShareFinder {
public:
    explicit ShareFinder(std::span<Area const> areas);
    ~ShareFinder();
    ShareFinder(ShareFinder&&) noexcept;

    /// Shares of the geodesic disc (disc_outline) in the areas, however large it is.
    Shares of_disc(LonLat centre, Kilometres radius);
    /// Shares of an outline.
    Shares of_shape(PolygonSet const& shape);
    /// Shares of the areas at these positions by their own size.
    Shares by_size(std::span<std::size_t const> positions);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Sorts, leaves out traces below 1e-9, and scales to a sum of 1 what overlapping areas counted
/// twice.
Shares tidy(Shares shares);

}  // namespace sitmap::join
