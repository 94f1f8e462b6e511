// SPDX-License-Identifier: MIT
#include "join/place.hpp"

#include "base/error.hpp"
#include "join/nearest.hpp"
#include "join/shares.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <set>
#include <string>

namespace sitmap::join {

namespace {

// Dividing a disc takes a thousand times as long as finding a point; each thread indexes the
// outlines that its discs meet, which fewer records do not repay.
constexpr std::size_t least_at_once = 512;

void require_order(std::span<Area const> areas)
{
    if (!std::ranges::is_sorted(areas, {}, &Area::id))
        throw Error{ErrorKind::internal, "cannot join with the areas: they are not sorted by id"};
}

std::optional<std::size_t> position_of(std::span<Area const> areas, std::string const& id)
{
    if (id.empty()) return {};
    auto const at = std::ranges::lower_bound(areas, id, {}, &Area::id);
    if (at == areas.end() || at->id != id) return {};
    return static_cast<std::size_t>(at - areas.begin());
}

JoinMethod method_of(Located const& located)
{
    switch (located.cover) {
        case Cover::none: return JoinMethod::none;
        case Cover::one: return JoinMethod::within;
        case Cover::border: return JoinMethod::border;
        case Cover::overlap: return JoinMethod::overlap;
    }
    return JoinMethod::none;
}

constexpr double km_per_degree = 111.2;

/// Where an outline is, in degrees; across the antimeridian its longitudes go on beyond 180.
struct Extent {
    double west = 1e9, south = 1e9, east = -1e9, north = -1e9;

    explicit Extent(PolygonSet const& shape)
    {
        double west_of_0 = -1e9, east_of_0 = 1e9;  // the ends that face each other
        for (auto const& rings : shape)
            for (auto const& ring : rings)
                for (auto const& [lon, lat] : ring) {
                    west = std::min(west, lon);
                    east = std::max(east, lon);
                    south = std::min(south, lat);
                    north = std::max(north, lat);
                    if (lon < 0) west_of_0 = std::max(west_of_0, lon);
                    if (lon >= 0) east_of_0 = std::min(east_of_0, lon);
                }
        if (east - west <= 180) return;
        west = east_of_0;
        east = west_of_0 + 360;
    }
    double diagonal_km() const
    {
        double const across = std::cos((south + north) / 2 * std::numbers::pi / 180);
        return km_per_degree * std::hypot(north - south, (east - west) * across);
    }
    /// Whether anything in it can be that near.
    bool is_within(LonLat where, double km) const
    {
        double const degrees = km / km_per_degree * 1.01;
        double const across =
            std::cos(std::min(90.0, std::abs(where.lat) + degrees) * std::numbers::pi / 180);
        if (where.lat < south - degrees || where.lat > north + degrees) return false;
        return std::ranges::any_of(std::array{0, 360, -360}, [&](int turn) {
            double const lon = where.lon + turn;
            return (west - lon) * across <= degrees && (lon - east) * across <= degrees;
        });
    }
};

}  // namespace

struct Placer::Rooms {
    AreaIndex const& index;
    std::span<Area const> areas;
    PlaceOptions options;
    std::vector<Area const*> stated;  // options.stated_areas by id
    ShareFinder shares;
    std::optional<NearestArea> nearest;
    std::map<std::size_t, NearestArea> outlines;  // of areas near coordinates that missed them
    std::vector<Extent> extents;                  // of all areas, when first needed
    std::set<std::string> countries;

    Rooms(AreaIndex const& index_, std::span<Area const> areas_, PlaceOptions const& options_)
        : index(index_), areas(areas_), options(options_), shares(areas_)
    {
        for (auto const& area : areas)
            if (!area.country.empty()) countries.insert(area.country);
    }
    bool place_by_statement(Placed& placed);
    void place_by_country(Placed& placed);
    void place_by_coordinate(Placed& placed, LonLat where, Point const& point);
    bool contradicts(Incident const& incident, LonLat where) const;
    bool is_near_stated(Incident const& incident, LonLat where);
    bool has_another_within(double km, std::size_t besides, LonLat where);
    NearestArea const& outline(std::size_t area)
    {
        return outlines.try_emplace(area, areas.subspan(area, 1)).first->second;
    }
};

Placer::Placer(AreaIndex const& index, std::span<Area const> areas, PlaceOptions const& options)
    : rooms_(std::make_unique<Rooms>(index, areas, options))
{
    require_order(areas);
    for (auto const& area : options.stated_areas) rooms_->stated.push_back(&area);
    std::ranges::stable_sort(rooms_->stated, {},
                             [](Area const* a) -> std::string const& { return a->id; });
    if (options.nearest_km > 0) rooms_->nearest.emplace(areas);
}

Placer::~Placer() = default;
Placer::Placer(Placer&&) noexcept = default;

Placer::Point Placer::place_point(LonLat where)
{
    auto const located = rooms_->index.locate(where);
    if (located.cover != Cover::none || !rooms_->nearest) return {located, method_of(located), 0};
    auto const nearest = rooms_->nearest->find(where, rooms_->options.nearest_km);
    if (!nearest) return {};
    return {{static_cast<std::int32_t>(nearest->area), Cover::none, false},
            JoinMethod::nearest,
            nearest->km};
}

/// The stated area itself, or the areas under a stated area of the coarser layer.
bool Placer::Rooms::place_by_statement(Placed& placed)
{
    auto const& code = placed.incident.stated_area.str();
    if (auto const at = position_of(areas, code)) {
        placed.area = at;
        placed.method = JoinMethod::stated;
        placed.shares = {{*at, 1.0}};
        return true;
    }
    auto const coarse = std::ranges::lower_bound(
        stated, code, {}, [](Area const* a) -> std::string const& { return a->id; });
    if (code.empty() || coarse == stated.end() || (*coarse)->id != code) return false;
    placed.shares = shares.of_shape((*coarse)->shape);
    if (placed.shares.size() == 1) placed.area = placed.shares.front().area;
    if (placed.area) placed.method = JoinMethod::stated;
    return true;
}

void Placer::Rooms::place_by_country(Placed& placed)
{
    auto const& country = placed.incident.stated_country;
    if (country.empty()) return;
    if (auto const at = position_of(areas, country)) {
        placed.area = at;
        placed.shares = {{*at, 1.0}};
    } else {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < areas.size(); ++i)
            if (areas[i].country == country) members.push_back(i);
        placed.shares = shares.by_size(members);
        if (members.size() == 1) placed.area = members.front();
    }
    if (placed.area) placed.method = JoinMethod::stated;
}

/// The coordinate lies in areas, and none of them is the stated one (or of the stated country, if
/// that is all we have).
bool Placer::Rooms::contradicts(Incident const& incident, LonLat where) const
{
    if (incident.stated_area.empty() && incident.stated_country.empty()) return false;
    auto const covering = index.covering(where);
    if (covering.empty()) return false;
    if (auto const at = position_of(areas, incident.stated_area))
        return std::ranges::find(covering, *at) == covering.end();
    // A country in other words than the layer's ("Afghanistan", "AF") contradicts nothing.
    if (!countries.contains(incident.stated_country)) return false;
    return std::ranges::none_of(covering, [&](std::size_t i) {
        return areas[i].country.empty() || areas[i].country == incident.stated_country;
    });
}

void Placer::Rooms::place_by_coordinate(Placed& placed, LonLat where, Point const& point)
{
    placed.area = point.located.index();
    placed.method = point.method;
    placed.distance_km = point.distance_km;
    if (placed.area) placed.shares = {{*placed.area, 1.0}};
    bool const is_certain =
        placed.area && position_of(areas, placed.incident.stated_area) == placed.area;
    if (placed.incident.radius_km <= 0 || is_certain) return;
    auto divided = shares.of_disc(where, {placed.incident.radius_km});
    if (divided.empty() && placed.method == JoinMethod::nearest) return;
    placed.shares = std::move(divided);
}

/// Whether the stated area holds a coordinate that lies in no area.
bool Placer::Rooms::is_near_stated(Incident const& incident, LonLat where)
{
    auto const at = position_of(areas, incident.stated_area);
    if (!at || (where.lon == 0 && where.lat == 0)) return false;
    if (std::abs(where.lon) <= 90) {
        auto const turned = index.covering({where.lat, where.lon});
        if (std::ranges::find(turned, *at) != turned.end()) return false;
    }
    if (extents.empty())
        for (auto const& area : areas) extents.emplace_back(area.shape);
    double const error = std::min(most_outline_error_km, extents[*at].diagonal_km() / 10);
    auto const off = outline(*at).find(where, std::max(error, incident.radius_km));
    if (!off || off->km <= incident.radius_km) return off.has_value();
    return !has_another_within((off->km - error / 10) / 2, *at, where);
}

bool Placer::Rooms::has_another_within(double km, std::size_t besides, LonLat where)
{
    if (km <= 0) return false;
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (i != besides && extents[i].is_within(where, km) && outline(i).find(where, km))
            return true;
    return false;
}

void Placer::place_record(Placed& placed)
{
    auto const& record = placed.incident;
    if (record.where) placed.disagrees = rooms_->contradicts(record, *record.where);
    bool const knows_area_at_best = record.place_precision == PlacePrecision::area || !record.where;
    if (record.place_precision == PlacePrecision::country) return rooms_->place_by_country(placed);
    if (knows_area_at_best && rooms_->place_by_statement(placed)) return;
    if (!record.where) return rooms_->place_by_country(placed);
    auto const point = place_point(*record.where);
    bool const is_left_to_statement = rooms_->options.stated_area_holds_outside &&
                                      point.located.cover == Cover::none &&
                                      rooms_->is_near_stated(record, *record.where);
    if (is_left_to_statement && rooms_->place_by_statement(placed)) return;
    rooms_->place_by_coordinate(placed, *record.where, point);
}

void place(std::span<Placed> records, AreaIndex const& index, std::span<Area const> areas,
           PlaceOptions const& options)
{
    require_order(areas);
    tbb::enumerable_thread_specific<Placer> placers([&] { return Placer(index, areas, options); });
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, records.size(), least_at_once),
                      [&](tbb::blocked_range<std::size_t> const& range) {
                          auto& placer = placers.local();
                          for (auto i = range.begin(); i < range.end(); ++i)
                              placer.place_record(records[i]);
                      });
}

}  // namespace sitmap::join
