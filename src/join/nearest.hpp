// SPDX-License-Identifier: MIT
// join/nearest.hpp: the area nearest to a point outside all areas, by geodesic distance to its
// border.
#pragma once

#include "domain/area.hpp"
#include "domain/lonlat.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

namespace sitmap::join {

struct Nearest {
    std::size_t area = 0;  // the lower position if two are equally near
    double km = 0;
};

/// Border segments in a packed tree of boxes; may be asked from any number of threads.
class NearestArea {
public:
    explicit NearestArea(std::span<Area const> areas);
    ~NearestArea();
    NearestArea(NearestArea&&) noexcept;

    /// Distance on the WGS 84 ellipsoid (Karney 2013) to the nearest point of a border segment,
    /// which is straight in longitude/latitude; nothing beyond `limit_km`.
    std::optional<Nearest> find(LonLat where, double limit_km) const;

private:
    struct Tree;
    std::unique_ptr<Tree const> tree_;
};

}  // namespace sitmap::join
