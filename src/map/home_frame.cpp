// SPDX-License-Identifier: MIT
#include "map/home_frame.hpp"

#include "map/ground.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace sitmap::map {

namespace {

// Where a few records at the rim of a vast area would widen the map by more than this, it follows
// the records instead of whole areas.
constexpr double most_empty_ground = 2.5;

double extent(Frame const& frame)
{
    return frame.width() * (frame.north - frame.south);
}

/// A piece of land with its size, roughly, in square degrees of the equator.
struct Piece {
    double size = 0;
    Frame frame;
};

Piece piece_of(Ring const& ring)
{
    Piece piece{0, {ring[0].lon, ring[0].lat, ring[0].lon, ring[0].lat}};
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        auto const& at = ring[i];
        auto const& next = ring[(i + 1) % ring.size()];
        twice += at.lon * next.lat - next.lon * at.lat;
        auto& f = piece.frame;
        f = {std::min(f.west, at.lon), std::min(f.south, at.lat), std::max(f.east, at.lon),
             std::max(f.north, at.lat)};
    }
    double const middle = (piece.frame.south + piece.frame.north) / 2;
    piece.size = std::abs(twice) / 2 * std::cos(middle * std::numbers::pi / 180);
    return piece;
}

bool holds(Frame const& frame, Frame const& part)
{
    return frame.west <= part.west && part.west <= part.east && part.east <= frame.east &&
           frame.south <= part.south && part.north <= frame.north;
}

/// The narrowest frame that holds both.
Frame joined(Frame const& a, Frame const& b)
{
    if (holds(a, b)) return a;
    double west = 0, width = 400;
    for (double const turn : {-360.0, 0.0, 360.0}) {
        double const from = std::min(a.west, b.west + turn);
        double const to = std::max(a.west + a.width(), b.west + turn + b.width());
        if (to - from < width) {
            west = from;
            width = to - from;
        }
    }
    double const south = std::min(a.south, b.south), north = std::max(a.north, b.north);
    if (width >= 360) return {-180, south, 180, north};
    return {wrapped(west), south, wrapped(west + width), north};
}

/// What the shown records need to be seen: their points, and the areas of those that have none.
struct Needs {
    FrameAround points;
    std::vector<bool> areas;
};

/// Of all records, and of those in home areas alone.
struct AllNeeds {
    Needs all, home;
    std::vector<bool> has_record;  // one an area
};

AllNeeds needs_of(Material const& material)
{
    std::vector<bool> const none(material.areas.size());
    AllNeeds needs{{{}, none}, {{}, none}, none};
    auto at_home = none;
    for (std::size_t i = 0; i < at_home.size(); ++i)
        at_home[i] = is_home(material, material.areas[i]);
    for (auto const index : material.shown) {
        auto const& incident = material.placed[index].incident;
        auto const& area = material.placed[index].area;
        if (area) needs.has_record[*area] = true;
        bool const is_point = is_at_point(incident) || (incident.where && !area);
        for (auto* const part : {&needs.all, &needs.home}) {
            if (part == &needs.home && !(area && at_home[*area])) continue;
            if (is_point)
                part->points.add(*incident.where);
            else if (area)
                part->areas[*area] = true;
        }
    }
    return needs;
}

/// The largest pieces of an area, until they are most of it.
std::vector<Piece> main_pieces(PolygonSet const& shape)
{
    std::vector<Piece> pieces;
    double whole = 0, sum = 0;
    for (auto const& rings : shape) {
        pieces.push_back(piece_of(rings.front()));
        whole += pieces.back().size;
    }
    std::ranges::stable_sort(pieces, std::ranges::greater{}, &Piece::size);
    auto const is_enough = [&](Piece const& piece) {
        return std::exchange(sum, sum + piece.size) > whole / 2;
    };
    pieces.erase(std::ranges::find_if(pieces, is_enough), pieces.end());
    return pieces;
}

std::optional<Frame> frame_of(Material const& material, Needs const& needs)
{
    std::optional<Frame> frame;
    if (!needs.points.empty()) frame = needs.points.frame();
    for (std::size_t i = 0; i < needs.areas.size(); ++i)
        if (needs.areas[i])
            for (auto const& piece : main_pieces(material.areas[i].shape))
                frame = frame ? joined(*frame, piece.frame) : piece.frame;
    return frame;
}

/// Around the land, without pieces that would widen the frame far beyond their part of the whole.
Frame frame_of_main_land(std::span<PolygonSet const* const> shapes)
{
    constexpr double always = 0.1;    // a tenth wider for whatever is there
    constexpr double for_share = 50;  // and half as wide again for a hundredth of the land
    std::vector<Piece> pieces;
    double whole = 0;
    for (auto const* const shape : shapes)
        for (auto const& rings : *shape) {
            pieces.push_back(piece_of(rings.front()));
            whole += pieces.back().size;
        }
    std::ranges::stable_sort(pieces, std::ranges::greater{}, &Piece::size);
    Frame frame = pieces.front().frame;
    for (auto const& piece : pieces) {
        auto const wider = joined(frame, piece.frame);
        double const allowed = 1 + always + for_share * piece.size / whole;
        if (extent(wider) <= allowed * extent(frame)) frame = wider;
    }
    return frame;
}

}  // namespace

Frame home_frame(Material const& material)
{
    auto const needs = needs_of(material);
    bool const is_home_stated = !material.study.areas.home.empty();
    std::vector<PolygonSet const*> with_record;
    FrameAround around_records, around_all;
    for (std::size_t i = 0; i < material.areas.size(); ++i) {
        if (!is_home(material, material.areas[i])) continue;
        auto const& shape = material.areas[i].shape;
        around_all.add(shape);
        if (!is_home_stated && !needs.has_record[i]) continue;
        with_record.push_back(&shape);
        around_records.add(shape);
    }
    auto records = frame_of(material, needs.all);
    if (records) records = with_surroundings(*records);
    if (with_record.empty())
        return around_all.empty() ? records.value_or(Frame{-180, -60, 180, 75})
                                  : around_all.frame();
    auto wide = around_records.frame();
    bool const is_lost_in_it =
        !is_home_stated && records && extent(*records) * most_empty_ground < extent(wide);
    if (is_lost_in_it) return *records;
    auto near = frame_of_main_land(with_record);
    if (auto const needed = frame_of(material, needs.home)) {
        near = joined(near, *needed);
        wide = joined(wide, *needed);
    }
    return extent(near) * most_empty_ground < extent(wide) ? near : wide;
}

}  // namespace sitmap::map
