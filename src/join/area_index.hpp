// SPDX-License-Identifier: MIT
// join/area_index.hpp: which area covers a point, exactly: equal to GEOS `covers` (border included)
// for every double, by orientation predicates without tolerance. Most points are answered by one
// look into a grid.
#pragma once

#include "domain/area.hpp"
#include "domain/lonlat.hpp"
#include "join/area_grid.hpp"
#include "study/study.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::join {

/// The two ties that a point can be in, and how they are decided.
struct TieRules {
    study::OnBorder on_border = study::OnBorder::lowest_id;
    study::OnOverlap on_overlap = study::OnOverlap::lowest_id;
    friend bool operator==(TieRules const&, TieRules const&) = default;
};

/// How many areas cover a point, and in which way. `border`: on the border of every one of two or
/// more areas; `overlap`: covered by two or more, inside at least one.
enum class Cover : std::uint8_t { none, one, border, overlap };

/// Answer for one point. `area` is absent outside all areas and where a tie is set aside.
struct Located {
    static constexpr std::int32_t nowhere = -1;
    std::int32_t area = nowhere;  // position in the area list
    Cover cover = Cover::none;
    bool on_border = false;  // on the border of at least one area that covers it

    std::optional<std::size_t> index() const
    {
        return area < 0 ? std::nullopt : std::optional<std::size_t>(static_cast<std::size_t>(area));
    }
    friend bool operator==(Located const&, Located const&) = default;
};

/// Immutable after construction; `locate` may be called from any number of threads.
class AreaIndex {
public:
    /// `areas` sorted by id (byte order): positions are the answers, so "lowest id" is "lowest
    /// position". Rings are closed and finite (the area audit sees to it; ErrorKind::internal
    /// otherwise); the inside of an area is where a ray crosses its rings an odd number of times.
    /// Built on all threads of the current arena; quicker where only few `points` will be asked
    /// for, with the same answers.
    explicit AreaIndex(std::span<Area const> areas, TieRules rules = {},
                       std::size_t points = many_points);
    ~AreaIndex();
    AreaIndex(AreaIndex&&) noexcept;
    AreaIndex& operator=(AreaIndex&&) noexcept;

    Located locate(LonLat where) const;
    /// One answer per point: the area's position or Located::nowhere. Three spans of equal length.
    void locate(std::span<double const> lon, std::span<double const> lat,
                std::span<std::int32_t> areas) const;
    /// Positions of all areas that cover the point, ascending, without any tie rule.
    std::vector<std::size_t> covering(LonLat where) const;
    /// Bytes held and cells made, for reports and benches.
    struct Size {
        std::size_t bytes = 0;
        std::size_t cells = 0;
        std::size_t border_cells = 0;
    };
    Size size() const;

private:
    struct Grid;
    std::unique_ptr<Grid const> grid_;
};

}  // namespace sitmap::join
