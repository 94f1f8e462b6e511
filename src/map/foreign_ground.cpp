// SPDX-License-Identifier: MIT
#include "map/foreign_ground.hpp"

#include "map/label_pins.hpp"

#include "map/clip.hpp"

#include <algorithm>

namespace sitmap::map {

ForeignGround::ForeignGround(MapSheet const& sheet, Material const& material,
                             GroundRaster const& land)
    : sheet_(sheet), land_(land)
{
    auto const ids = place_ids(material.places);
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (auto const at = sheet.ground.geo.to_page(material.places[i].where))
            owner_of_[ids[i]] = land.owner_at(*at);
    for (std::size_t i = 0; i < material.areas.size(); ++i)
        if (is_home(material, material.areas[i]))
            for (auto const* kind : {"area:", "mark:"})
                owner_of_[kind + material.areas[i].id] = static_cast<int>(i);
    country_of_.assign(material.areas.size(), GroundRaster::nobody);
    for (std::size_t k = 0; k < material.countries.size(); ++k) {
        auto const& country = material.countries[k];
        int const owner = static_cast<int>(material.areas.size() + k);
        owner_of_["country:" + country.id] = owner;
        for (std::size_t i = 0; i < material.areas.size(); ++i)
            if (material.areas[i].country == country_code(country)) country_of_[i] = owner;
    }
}

double ForeignGround::cost(LabelRequest const& request, Box const& box,
                           std::optional<Segment> const& leader) const
{
    auto const known = owner_of_.find(request.id);
    if (known == owner_of_.end()) return 0;
    int const own = known->second;
    auto const owners = owners_below(box);
    if (request.id.starts_with("country:"))
        return leader && is_abroad(own, owners) ? LabelRules::forbidden : 0;
    if (request.kind == LabelKind::area && is_misnaming(own, owners)) return LabelRules::forbidden;
    if (request.kind == LabelKind::area && !request.allow_leader) return 0;
    constexpr double beside_another = 3;  // as on it: the reader takes the nearest
    double further = 0;
    bool const is_led = leader && request.kind == LabelKind::area;
    if (is_led && is_nearer_to_another(own, box)) further += beside_another;
    if (is_led) further += cost_of_way(own, *leader);
    double sum = 0;
    for (int const other : owners)
        sum += request.kind == LabelKind::callout ? mistaken(own, other)
               : request.kind == LabelKind::area  ? misnamed(own, other)
                                                  : cost_between(own, other);
    return sum / static_cast<double>(owners.size()) + further;
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

/// Whether the ground of an owner belongs to a country.
bool ForeignGround::is_of(int country, int owner) const
{
    return owner == country ||
           (land_.is_home_area(owner) && country_of_[static_cast<std::size_t>(owner)] == country);
}

bool ForeignGround::is_abroad(int country, Owners const& owners) const
{
    return std::ranges::any_of(
        owners, [&](int owner) { return owner != GroundRaster::nobody && !is_of(country, owner); });
}

/// What it costs that a leader runs over other areas of the study: who follows it may stop there.
double ForeignGround::cost_of_way(int own, Segment const& leader) const
{
    constexpr double step = 1;  // mm
    constexpr double any = 1;
    constexpr double each_step = 0.4;
    int const steps = std::max(1, static_cast<int>(distance(leader.from, leader.to) / step));
    int over_others = 0;
    for (int i = 0; i <= steps; ++i) {
        double const share = static_cast<double>(i) / steps;
        int const owner = land_.owner_at({leader.from.x + share * (leader.to.x - leader.from.x),
                                          leader.from.y + share * (leader.to.y - leader.from.y)});
        over_others += owner != own && land_.is_home_area(owner) ? 1 : 0;
    }
    return over_others == 0 ? 0 : any + each_step * over_others;
}

/// Whether more of what lies around a block belongs to other areas of the study than to its own.
bool ForeignGround::is_nearer_to_another(int own, Box const& box) const
{
    constexpr double step = 1.5;   // mm: a cell of the raster
    constexpr double reach = 4.5;  // mm: about a line of names
    int of_own = 0, of_others = 0;
    auto const look = [&](double x, double y) {
        int const owner = land_.owner_at({x, y});
        of_own += owner == own ? 1 : 0;
        of_others += owner != own && land_.is_home_area(owner) ? 1 : 0;
    };
    for (double off = step; off <= reach; off += step) {
        Box const around = grown(box, off);
        for (double x = around.x; x < around.right() + step; x += step)
            for (double const y : {around.y, around.bottom()}) look(std::min(x, around.right()), y);
        for (double y = around.y + step; y < around.bottom(); y += step)
            for (double const x : {around.x, around.right()}) look(x, y);
    }
    return of_others > of_own;
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
