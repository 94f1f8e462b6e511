// SPDX-License-Identifier: MIT
#include "map/home_frame.hpp"

#include "map/ground.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <span>
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

/// Around all shown records: their points, or the areas of those that have none.
std::optional<Frame> frame_of_records(Material const& material)
{
    FrameAround around;
    std::vector<bool> is_added(material.areas.size());
    for (auto const index : material.shown) {
        auto const& placed = material.placed[index];
        if (placed.incident.where) {
            around.add(*placed.incident.where);
        } else if (placed.area && !is_added[*placed.area]) {
            is_added[*placed.area] = true;
            around.add(material.areas[*placed.area].shape);
        }
    }
    if (around.empty()) return {};
    Frame frame = around.frame();
    if (frame.width() < 0.2 ||
        frame.north - frame.south < 0.2)  // one place: a frame of about 50 km around it
        frame = {frame.west - 0.3, frame.south - 0.25, frame.east + 0.3, frame.north + 0.25};
    return frame;
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

/// The narrowest frame that holds both.
Frame joined(Frame const& a, Frame const& b)
{
    double west = 0, width = 400;
    for (double const turn : {-360.0, 0.0, 360.0}) {
        double const from = std::min(a.west, b.west + turn);
        double const to = std::max(a.west + a.width(), b.west + turn + b.width());
        if (to - from < width) {
            west = from;
            width = to - from;
        }
    }
    auto const wrapped = [](double lon) { return lon - 360 * std::floor((lon + 180) / 360); };
    double const south = std::min(a.south, b.south), north = std::max(a.north, b.north);
    if (width >= 360) return {-180, south, 180, north};
    return {wrapped(west), south, wrapped(west + width), north};
}

/// Around the land and all records in it, without pieces that would widen the frame far beyond
/// their part of the whole.
Frame frame_of_main_land(Material const& material, std::span<PolygonSet const* const> shapes)
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
    std::ranges::stable_sort(pieces,
                             [](Piece const& a, Piece const& b) { return a.size > b.size; });
    Frame frame = pieces.front().frame;
    for (auto const& piece : pieces) {
        auto const wider = joined(frame, piece.frame);
        double const allowed = 1 + always + for_share * piece.size / whole;
        if (extent(wider) <= allowed * extent(frame)) frame = wider;
    }
    for (auto const index : material.shown) {
        auto const& placed = material.placed[index];
        bool const at_home = placed.area && is_home(material, material.areas[*placed.area]);
        if (!placed.incident.where || !at_home) continue;
        auto const& at = *placed.incident.where;
        frame = joined(frame, {at.lon, at.lat, at.lon, at.lat});
    }
    return frame;
}

}  // namespace

Frame home_frame(Material const& material)
{
    std::vector<bool> has_record(material.areas.size(), !material.study.areas.home.empty());
    for (auto const index : material.shown)
        if (auto const area = material.placed[index].area) has_record[*area] = true;
    std::vector<PolygonSet const*> with_record;
    FrameAround around_records, around_all;
    for (std::size_t i = 0; i < material.areas.size(); ++i) {
        if (!is_home(material, material.areas[i])) continue;
        auto const& shape = material.areas[i].shape;
        around_all.add(shape);
        if (!has_record[i]) continue;
        with_record.push_back(&shape);
        around_records.add(shape);
    }
    auto const records = frame_of_records(material);
    if (!with_record.empty()) {
        auto const wide = around_records.frame();
        bool const is_lost_in_it = material.study.areas.home.empty() && records &&
                                   extent(*records) * most_empty_ground < extent(wide);
        if (is_lost_in_it) return *records;
        auto const near = frame_of_main_land(material, with_record);
        return extent(near) * most_empty_ground < extent(wide) ? near : wide;
    }
    if (!around_all.empty()) return around_all.frame();
    return records.value_or(Frame{-180, -60, 180, 75});
}

}  // namespace sitmap::map
