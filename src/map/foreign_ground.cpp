// SPDX-License-Identifier: MIT
#include "map/foreign_ground.hpp"

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
    constexpr int columns = 6;
    constexpr int rows = 2;
    auto const known = owner_of_.find(request.id);
    if (known == owner_of_.end()) return 0;
    bool const is_area = request.kind == LabelKind::area;
    bool const is_mark = request.kind == LabelKind::callout;
    if (is_area && !request.allow_leader) return 0;  // it stands in its area, or hardly beyond
    int const own = known->second;
    double sum = 0;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            auto const other = land_.owner_at({box.x + box.width * (column + 0.5) / columns,
                                               box.y + box.height * (row + 0.5) / rows});
            sum += is_mark   ? mistaken(own, other)
                   : is_area ? misnamed(own, other)
                             : cost_between(own, other);
        }
    return sum / (columns * rows);
}

double ForeignGround::misnamed(int own, int other) const
{
    constexpr double another_area = 3;
    return other != own && land_.is_home_area(other) ? another_area : 0;
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
