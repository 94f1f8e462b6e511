// SPDX-License-Identifier: MIT
#include "map/foreign_ground.hpp"

#include <algorithm>

namespace sitmap::map {

ForeignGround::ForeignGround(MapSheet const& sheet, Material const& material,
                             GroundRaster const& land)
    : sheet_(sheet), land_(land)
{
    for (auto const& place : material.places)
        if (auto const at = sheet.ground.geo.to_page(place.where))
            owner_of_["place:" + place.name] = land.owner_at(*at);
    for (std::size_t i = 0; i < material.areas.size(); ++i)
        if (is_home(material, material.areas[i]))
            for (auto const* kind : {"area:", "mark:"})
                owner_of_[kind + material.areas[i].id] = static_cast<int>(i);
}

double ForeignGround::cost(LabelRequest const& request, Box const& box) const
{
    auto const known = owner_of_.find(request.id);
    if (known == owner_of_.end()) return 0;
    int const own = known->second;
    auto const owners = owners_below(box);
    if (request.kind == LabelKind::area && is_misnaming(own, owners)) return LabelRules::forbidden;
    if (request.kind == LabelKind::area && !request.allow_leader) return 0;
    double sum = 0;
    for (int const other : owners)
        sum += request.kind == LabelKind::callout ? mistaken(own, other)
               : request.kind == LabelKind::area  ? misnamed(own, other)
                                                  : cost_between(own, other);
    return sum / static_cast<double>(owners.size());
}

ForeignGround::Owners ForeignGround::owners_below(Box const& box) const
{
    Owners owners{};
    auto* owner = owners.data();
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            *owner++ = land_.owner_at({box.x + box.width * (column + 0.5) / columns,
                                       box.y + box.height * (row + 0.5) / rows});
    return owners;
}

/// A name that lies on another area more than on its own names that one, leader or not.
bool ForeignGround::is_misnaming(int own, Owners const& owners) const
{
    constexpr std::ptrdiff_t corner = 2;  // of the samples: a name beside its area may touch others
    auto const least = std::max(corner, std::ranges::count(owners, own));
    return std::ranges::any_of(owners, [&](int other) {
        return other != own && land_.is_home_area(other) &&
               std::ranges::count(owners, other) > least;
    });
}

double ForeignGround::misnamed(int own, int other) const
{
    constexpr double another_area = 3;
    constexpr double abroad = 0.8;
    if (other == own || other == GroundRaster::nobody) return 0;
    return land_.is_home_area(other) ? another_area : abroad;
}

double ForeignGround::mistaken(int own, int other) const
{
    constexpr double another_area = 1;  // a leader tells whose it is
    constexpr double abroad = 0.8;
    if (other == own || other == GroundRaster::nobody) return 0;
    return land_.is_home_area(other) ? another_area : abroad;
}

double ForeignGround::cost_between(int own, int other) const
{
    constexpr double across_border = 0.7;
    constexpr double other_shade = 0.2;
    if (own == other) return 0;
    if (!land_.is_home_area(own) || !land_.is_home_area(other)) return across_border;
    auto const shade = [&](int area) {
        return sheet_.shading.class_of[static_cast<std::size_t>(area)];
    };
    return shade(own) == shade(other) ? 0 : other_shade;
}

}  // namespace sitmap::map
