// SPDX-License-Identifier: MIT
#include "map/timeline_lanes.hpp"

#include "map/grouped.hpp"
#include "map/month_strip.hpp"
#include "map/shapes.hpp"
#include "map/symbols.hpp"
#include "map/timeline_counts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

namespace sitmap::map {

namespace {

constexpr double most_row = 7;     // mm; larger symbols have higher rows
constexpr double least_row = 0.7;  // mm; thinner rows cannot be told apart
constexpr double smaller = 0.97;   // from one size of symbols to the next to be tried

/// mm of the casing that parts a symbol from what lies below it.
double edge_of(double size)
{
    return std::min(0.2, size * 0.06);
}

MarkerLook look_of_lane(style::Style const& style, Lane const& lane, double size)
{
    MarkerLook look;
    look.colour = lane.look.colour;
    look.ground = style.paper;
    look.edge = style.marker_edge;
    look.edge_width = edge_of(size);
    return look;
}

/// What a symbol covers around its middle, without its casing.
Box box_of_symbol(Lane const& lane, double size, bool disputed)
{
    MarkerLook look;
    look.edge_width = 0;
    look.disputed = disputed;
    double left = 0, top = 0, right = 0, bottom = 0;
    for (auto const& path : marker(lane.look.shape, Filling::solid, size, look)) {
        auto const box = grown(bounds_of(path.outlines), path.stroke ? path.stroke->width / 2 : 0);
        left = std::min(left, box.x);
        top = std::min(top, box.y);
        right = std::max(right, box.right());
        bottom = std::max(bottom, box.bottom());
    }
    return {left, top, right - left, bottom - top};
}

/// Of a lane's symbol beside its name, up to `most`: symbols of lanes below each other must not
/// touch.
double head_size(Lane const& lane, double most, double band)
{
    constexpr double between = 0.2;  // mm
    auto const box = box_of_symbol(lane, most, false);
    double const high = 2 * std::max(-box.y, box.bottom()) + edge_of(most) + between;
    return most * std::min(1.0, band / high);
}

/// Where the words left of the axis stand: a lane's middle, and the height free for its symbol.
struct NamePlace {
    double middle = 0;
    double band = 0;
};

/// Symbol and name of a lane, and how many records it has where its bars do not show them singly.
void add_lane_name(Group& into, Writer const& writer, Lane const& lane, TimeAxis const& axis,
                   NamePlace const& at, std::string const& in_all = "")
{
    double const middle = at.middle;
    auto const& body = writer.style.body;
    auto const drop = writer.measure.measure("Hg", writer.font(body)).ascent * 0.36;
    double const left = axis.left - label_width;
    double const size = head_size(lane, writer.style.marker * 0.9, at.band);
    for (auto& path :
         marker(lane.look.shape, Filling::solid, size, look_of_lane(writer.style, lane, size)))
        into.children.push_back(moved(std::move(path), {left + 1.8, middle}));
    constexpr double before = 5, after = 1;  // mm: the swatch, room before the axis
    double const number = in_all.empty() ? 0 : writer.width(in_all, writer.style.quiet) + 2;
    double const scale = in_all.empty() ? 0 : writer.width("9,999", writer.style.quiet);
    auto const name =
        fitted(writer, lane.look.name, body, label_width - before - after - number - scale);
    into.children.push_back(line_of_text(writer, name, {left + before, middle + drop}, body));
    if (in_all.empty()) return;
    into.children.push_back(
        line_of_text(writer, in_all, {left + before + writer.width(name, body) + 2, middle + drop},
                     writer.style.quiet));
}

/// Where a record stands on the axis, mm on the page.
struct Place {
    double from = 0, to = 0;  // of its interval
    bool has_bar = false;
    double middle() const noexcept { return (from + to) / 2; }
};

Place place_of(Incident const& incident, TimeAxis const& axis, double size)
{
    auto const& when = incident.when;
    Place place{axis.at(std::max(when.first, axis.first)),
                axis.end_of(std::min(when.last, axis.last)), false};
    bool const sharp =
        month_of(when.first) == month_of(when.last) && precision_of(when) != DatePrecision::range;
    place.has_bar = !sharp && place.to - place.from > size;
    return place;
}

/// Symbols of one lane in one size.
struct Reach {
    double size = 0;
    Box plain, disputed;

    Reach(Lane const& lane, double diameter)
        : size(diameter),
          plain(box_of_symbol(lane, diameter, false)),
          disputed(box_of_symbol(lane, diameter, true))
    {
    }
    /// mm that keep symbols on two rows apart.
    double row(bool any_disputed) const
    {
        double const above = any_disputed ? std::min(plain.y, disputed.y) : plain.y;
        return plain.bottom() - above + edge_of(size);
    }
};

bool any_disputed(Lane const& lane, Material const& material)
{
    return std::ranges::any_of(
        lane.records, [&](auto record) { return material.placed[record].incident.disputed; });
}

/// The first free row for each record, in their order; false if `most` rows are too few.
bool fill_rows(Lane& lane, Material const& material, TimeAxis const& axis, Reach const& reach,
               std::size_t most)
{
    constexpr double between = 0.1;  // mm, beside the casings
    double const gap = 2 * edge_of(reach.size) + between;
    std::vector<double> busy_until;
    lane.row_of.clear();
    for (auto const record : lane.records) {
        auto const& incident = material.placed[record].incident;
        auto const place = place_of(incident, axis, reach.size);
        auto const& symbol = incident.disputed ? reach.disputed : reach.plain;
        double left = place.middle() + symbol.x, right = place.middle() + symbol.right();
        if (place.has_bar) {
            left = std::min(left, place.from);
            right = std::max(right, place.to);
        }
        auto row = std::ranges::find_if(busy_until, [&](double end) { return end + gap <= left; });
        if (row == busy_until.end()) {
            if (busy_until.size() == most) return false;
            row = busy_until.insert(row, 0);
        }
        *row = right;
        lane.row_of.push_back(static_cast<std::size_t>(row - busy_until.begin()));
    }
    lane.rows = std::max<std::size_t>(busy_until.size(), 1);
    return true;
}

std::size_t fewest_rows(std::vector<Lane> const& lanes)
{
    if (lanes.empty()) return 1;
    return std::ranges::min(lanes, {}, &Lane::rows).rows;
}

void sort_by_time(Lane& lane, Material const& material)
{
    std::ranges::sort(lane.records, [&](std::size_t a, std::size_t b) {
        auto const& x = material.placed[a].incident;
        auto const& y = material.placed[b].incident;
        return std::tie(x.when.first, x.when.last, x.id) <
               std::tie(y.when.first, y.when.last, y.id);
    });
}

std::vector<MonthCount> months_of(Material const& material, Lane const& lane)
{
    return counts_by_month(with_records(material, lane.records));
}

/// The counts of a category's months, on one scale for all; the highest is stated beside its top.
void add_lane_counts(Group& into, Writer const& writer, Material const& material, Lane const& lane,
                     TimeAxis const& axis, Box const& at, double scale)
{
    auto& group = add_group(into, lane.look.name);
    auto const colour = lane.look.colour;
    auto const months = months_of(material, lane);
    add_month_bars(group, months, axis, at.bottom(), scale,
                   {colour, style::mix(colour, writer.style.paper, 0.6)});
    group.children.push_back(lined(open_line({{axis.left, at.bottom()}, {axis.right, at.bottom()}}),
                                   {writer.style.rule, 0.15, {}, false}));
    double const most = most_in_month(months);
    double const top = std::min(at.bottom() - most * scale + 2.2, at.bottom());
    group.children.push_back(
        line_of_text(writer, grouped(most), {axis.left - 1, top}, writer.style.quiet, Anchor::end));
    add_lane_name(group, writer, lane, axis, {at.bottom() - at.height / 2, at.height},
                  grouped(std::ssize(lane.records)) + " in all");
}

}  // namespace

std::vector<Lane> lanes_of(Material const& material)
{
    auto const looks = category_looks(material, Beyond::one_by_one);
    std::map<std::size_t, std::vector<std::size_t>> by_look;
    for (auto const record : material.shown)
        by_look[look_of(material.study, looks, material.placed[record].incident.category)]
            .push_back(record);
    std::vector<Lane> lanes;
    auto const scale = scale_of(material);
    for (auto& [index, records] : by_look)
        lanes.push_back({looks[index], scale, std::move(records), {}, 1});
    return lanes;
}

Rows find_rows(std::vector<Lane>& lanes, Material const& material, TimeAxis const& axis,
               double room)
{
    std::size_t records = 0;
    std::vector<bool> disputed;
    for (auto const& lane : lanes) {
        records += lane.records.size();
        disputed.push_back(any_disputed(lane, material));
    }
    bool sorted = false;
    for (double size = material.style.marker;; size *= smaller) {
        std::vector<Reach> reaches;
        double height = 0, narrowest = size;
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            reaches.emplace_back(lanes[i], size);
            height = std::max(height, reaches[i].row(disputed[i]));
            narrowest = std::min(narrowest, reaches[i].plain.width);
        }
        if (height < least_row) return {};
        auto const most = static_cast<std::size_t>(std::max(0.0, room) / height);
        double const in_a_row = (axis.right - axis.left) / narrowest + 1;
        if (static_cast<double>(records) > static_cast<double>(most) * in_a_row) continue;
        if (!sorted)
            for (auto& lane : lanes) sort_by_time(lane, material);
        sorted = true;
        std::size_t rows = 0;
        bool const fits = [&] {
            for (std::size_t i = 0; i < lanes.size(); ++i) {
                if (rows >= most || !fill_rows(lanes[i], material, axis, reaches[i], most - rows))
                    return false;
                rows += lanes[i].rows;
            }
            return true;
        }();
        if (!fits) continue;
        double const even = room / static_cast<double>(std::max<std::size_t>(rows, 1));
        return {size, std::min(even, std::max(most_row, height)), lane_gap, fewest_rows(lanes)};
    }
}

double height_of(std::vector<Lane> const& lanes, Rows const& rows)
{
    if (lanes.empty()) return 0;
    std::size_t count = 0;
    for (auto const& lane : lanes) count += lane.rows;
    return static_cast<double>(count) * rows.height +
           static_cast<double>(lanes.size() - 1) * rows.gap + lane_gap;
}

void add_lane(Group& into, Writer const& writer, Material const& material, Lane const& lane,
              TimeAxis const& axis, double top, Rows const& rows)
{
    auto& group = add_group(into, lane.look.name);
    auto look = look_of_lane(writer.style, lane, rows.symbol);
    add_lane_name(group, writer, lane, axis,
                  {top + rows.height * static_cast<double>(lane.rows) / 2, rows.band()});
    for (std::size_t i = 0; i < lane.records.size(); ++i) {
        auto const& incident = material.placed[lane.records[i]].incident;
        double const y = top + rows.height * (static_cast<double>(lane.row_of[i]) + 0.5);
        auto const place = place_of(incident, axis, rows.symbol);
        look.disputed = incident.disputed;
        if (place.has_bar) {
            double const thick = std::min(1.5, rows.height * 0.45);
            auto path = filled(
                rounded({place.from, y - thick / 2, place.to - place.from, thick}, thick / 2),
                style::with_alpha(lane.look.colour, 0.38));
            path.id = incident.id;
            path.title = record_title(incident);
            group.children.push_back(std::move(path));
        }
        Markers markers{
            marker(lane.look.shape, filling_for(lane.scale, incident), rows.symbol, look),
            {{place.middle(), y}},
            {incident.id},
            {record_title(incident)}};
        group.children.push_back(std::move(markers));
    }
}

void add_all_lane_counts(Group& into, Writer const& writer, Material const& material,
                         std::vector<Lane> const& lanes, TimeAxis const& axis, Box at)
{
    double most = 1;
    for (auto const& lane : lanes) most = std::max(most, most_in_month(months_of(material, lane)));
    for (auto const& lane : lanes) {
        add_lane_counts(into, writer, material, lane, axis, at, at.height / most);
        at.y += at.height + lane_gap;
    }
}

namespace {

struct Symbol {
    Box box;
    std::string id;
};

void collect(std::vector<Symbol>& symbols, Group const& group)
{
    for (auto const& node : group.children) {
        if (auto const* const inner = std::get_if<std::unique_ptr<Group>>(&node))
            collect(symbols, **inner);
        auto const* const markers = std::get_if<Markers>(&node);
        if (markers == nullptr || markers->shape.empty()) continue;
        std::vector<Outline> outlines;
        for (auto const& path : markers->shape)
            outlines.insert(outlines.end(), path.outlines.begin(), path.outlines.end());
        auto const box = bounds_of(outlines);
        for (std::size_t i = 0; i < markers->at.size(); ++i)
            symbols.push_back(
                {{box.x + markers->at[i].x, box.y + markers->at[i].y, box.width, box.height},
                 i < markers->ids.size() ? markers->ids[i] : std::string{}});
    }
}

}  // namespace

std::vector<std::string> covered_symbols(Group const& chart)
{
    constexpr double hair = 0.05;  // mm
    std::vector<Symbol> symbols;   // in drawing order
    collect(symbols, chart);
    std::vector<std::size_t> order(symbols.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return symbols[i].box.x; });
    std::set<std::size_t> covered;
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto const own = grown(symbols[order[i]].box, -hair);
        for (std::size_t k = i + 1; k < order.size() && symbols[order[k]].box.x < own.right(); ++k)
            if (own.meets(symbols[order[k]].box)) covered.insert(std::min(order[i], order[k]));
    }
    std::vector<std::string> ids;
    for (auto const i : covered) ids.push_back(symbols[i].id);
    return ids;
}

}  // namespace sitmap::map
