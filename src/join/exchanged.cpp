// SPDX-License-Identifier: MIT
#include "join/exchanged.hpp"

#include <cmath>
#include <vector>

namespace sitmap::join {

namespace {

constexpr std::size_t strays = 20;  // one in so many may lie in an area by chance

bool is_inside(AreaIndex const& index, LonLat where)
{
    return index.locate(where).cover != Cover::none;
}

}  // namespace

std::size_t inside_if_exchanged(std::span<LonLat const> points, AreaIndex const& index)
{
    std::size_t count = 0, inside = 0, turned = 0;
    for (auto const where : points) {
        if (!std::isfinite(where.lon) || !std::isfinite(where.lat)) continue;
        ++count;
        inside += is_inside(index, where);
        turned += std::abs(where.lon) <= 90 && is_inside(index, {where.lat, where.lon});
    }
    return inside * strays <= count && turned * 2 > count ? turned : 0;
}

std::size_t inside_if_exchanged(std::span<Placed const> placed, AreaIndex const& index)
{
    std::size_t with_point = 0, found = 0;
    for (auto const& record : placed) {
        if (!is_at_point(record.incident)) continue;
        ++with_point;
        found += record.area.has_value() && record.method != JoinMethod::stated;
    }
    if (with_point == 0 || found * strays > with_point) return 0;
    std::vector<LonLat> points;
    for (auto const& record : placed)
        if (is_at_point(record.incident)) points.push_back(*record.incident.where);
    return inside_if_exchanged(points, index);
}

}  // namespace sitmap::join
