// SPDX-License-Identifier: MIT
#include "map/incident_layer.hpp"

#include "base/units.hpp"
#include "map/grouped.hpp"
#include "map/marks.hpp"
#include "map/shapes.hpp"
#include "map/text_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace sitmap::map {

namespace {

// Where there are too many to tell apart: marker size shrinks with the root of their number, and
// where dots lie over each other the ground darkens.
constexpr double leader_dot = 0.1875;  // radius, of the marker size
constexpr double highest_line = 0.22;  // mm, of the outline around a symbol
constexpr double fresh_rim = 0.34;     // around a gathered symbol, of the marker size
constexpr double fresh_halo = 0.45;    // around any other
constexpr double dense_marker = 0.5;
constexpr double least_dense_marker = 0.16;
constexpr double dense_count = 1500;
constexpr double dense_opacity = 0.35;

/// What of a record shows now.
struct Now {
    bool shows = true;
    bool light = false;
    bool fresh = false;
    double opacity = 1;
};

std::vector<Now> now_of(Material const& material, Moment const* moment)
{
    std::vector<Now> now(material.placed.size());
    if (moment == nullptr) return now;
    for (auto& n : now) n.shows = false;
    for (auto const& showing : moment->showing) {
        auto const& when = material.placed[showing.record].incident.when;
        bool const this_month = moment->accent && month_of(when.last) == moment->month &&
                                month_of(when.first) == moment->month;
        now[showing.record] = {true, showing.light, this_month, showing.opacity};
    }
    return now;
}

MarkerLook look_for(Material const& material, CategoryLook const& category,
                    Incident const& incident, double opacity)
{
    MarkerLook look;
    // Mixed, not see-through: a town's dot below would show as the dot of a reported record.
    look.colour = style::mix(category.colour, material.style.paper, 1 - opacity);
    look.ground = material.style.paper;
    look.edge = material.style.marker_edge;
    look.edge_width = material.style.marker_outline;
    look.disputed = incident.disputed;
    return look;
}

/// Symbols that look the same are one node: small files, and painters may stamp them. Larger ones
/// are drawn first: over a smaller one they would hide it.
class MarkerSheaf {
public:
    MarkerSheaf(Material const& material, IncidentPlan const& plan)
        : material_(material), plan_(plan)
    {
    }

    void add(std::size_t record, Point at, Now const& now, double size)
    {
        auto const& incident = material_.placed[record].incident;
        auto const filling = filling_for(plan_.scale, incident);
        double const opacity = now.light ? 1 : now.opacity;
        auto const key =
            std::tuple(-static_cast<int>(size * 100), plan_.look[record], static_cast<int>(filling),
                       incident.disputed, now.light, static_cast<int>(std::lround(opacity * 20)));
        auto const [entry, fresh] = nodes_.try_emplace(key);
        auto& markers = entry->second;
        if (fresh) {
            auto const& category = plan_.looks[plan_.look[record]];
            auto const look = look_for(material_, category, incident, opacity);
            markers.shape = marker(category.shape, filling, size, now.light ? pale(look) : look);
        }
        markers.at.push_back(at);
        markers.ids.push_back(incident.id);
        markers.titles.push_back(record_title(incident));
    }
    void put_into(Group& group)
    {
        for (auto& [key, markers] : nodes_) group.children.emplace_back(std::move(markers));
    }

private:
    Material const& material_;
    IncidentPlan const& plan_;
    std::map<std::tuple<int, std::size_t, int, bool, bool, int>, Markers> nodes_;
};

void add_dense(Group& into, Material const& material, IncidentPlan const& plan,
               std::vector<Now> const& now)
{
    std::map<std::size_t, Markers> by_look;
    for (std::size_t i = 0; i < plan.point_records.size(); ++i) {
        auto const record = plan.point_records[i];
        if (now[record].shows) by_look[plan.look[record]].at.push_back(plan.true_place[i]);
    }
    for (auto& [index, markers] : by_look) {
        auto const& category = plan.looks[index];
        auto const dots = std::max(plan.crowd, plan.point_records.size());
        double const crowd = std::sqrt(dense_count / static_cast<double>(dots));
        double const size = material.style.marker *
                            std::max(least_dense_marker, dense_marker * std::min(1.0, crowd));
        markers.shape.push_back(filled(shape_outline(category.shape, size),
                                       style::with_alpha(category.colour, dense_opacity)));
        into.children.emplace_back(std::move(markers));
    }
}

void add_ring(Group& into, double radius, Point at, Colour colour)
{
    if (radius <= 0) return;
    into.children.push_back(
        lined(circle(at, radius), {style::with_alpha(colour, 0.8), 0.22, {0.9, 0.7}, true}));
}

/// The highest figure of a record whose symbol has the size of the lowest.
void add_outline(Group& into, Material const& material, IncidentPlan const& plan,
                 std::size_t record, Point at, double opacity)
{
    double const size = outline_size(material, plan.scale, material.placed[record].incident);
    if (size <= 0) return;
    auto const& look = plan.looks[plan.look[record]];
    auto outline = lined(shape_outline(look.shape, size),
                         {style::with_alpha(look.colour, 0.9 * opacity), highest_line, {}, true});
    into.children.push_back(moved(std::move(outline), at));
}

/// Words paler by their opacity, as far as they can still be read.
Colour faded(Colour ink, Colour paper, double opacity)
{
    constexpr double step = 0.05;
    for (double share = opacity; share < 1; share += step) {
        auto const colour = style::mix(paper, ink, share);
        if (style::contrast(colour, paper) >= style::wanted_contrast) return colour;
    }
    return ink;
}

void add_gathered(Group& into, Material const& material, IncidentPlan const& plan,
                  Cluster const& cluster, std::vector<std::size_t> const& records, double opacity)
{
    std::map<std::pair<std::size_t, bool>, int> counts;
    for (auto const record : records)
        ++counts[{plan.look[record],
                  filling_for(plan.scale, material.placed[record].incident) != Filling::solid}];
    std::vector<Slice> slices;
    for (auto const& [part, count] : counts)
        slices.push_back({plan.looks[part.first].colour, static_cast<double>(count), part.second});
    auto words = material.style.count_label;
    words.spacing = 0;
    auto const font = font_of(material.style, words);
    auto gathered =
        gathered_symbol(cluster.at, 2 * cluster.radius, slices, grouped(std::ssize(records)), font,
                        words.colour, material.style.paper);
    auto& whole =
        add_group(into, "gathered", "gathered-" + material.placed[records.front()].incident.id);
    auto& group = opacity < 1 ? add_group(whole, "") : whole;
    group.opacity = opacity;
    for (auto& path : gathered.paths) group.children.push_back(std::move(path));
    std::string ids;
    for (auto const record : records)
        ids += (ids.empty() ? "" : ", ") + material.placed[record].incident.id;
    if (!group.children.empty())
        if (auto* const first = std::get_if<Path>(&group.children.front())) first->title = ids;
    gathered.number.colour = faded(words.colour, material.style.paper, opacity);
    whole.children.push_back(std::move(gathered.number));
}

void add_cluster(Group& into, MarkerSheaf& sheaf, Material const& material,
                 IncidentPlan const& plan, Cluster const& cluster, std::vector<Now> const& now)
{
    std::vector<std::size_t> visible;  // positions in cluster.members
    for (std::size_t m = 0; m < cluster.members.size(); ++m)
        if (now[plan.point_records[cluster.members[m]]].shows) visible.push_back(m);
    if (visible.empty()) return;
    bool const fresh = std::ranges::any_of(
        visible, [&](auto m) { return now[plan.point_records[cluster.members[m]]].fresh; });
    if (cluster.spread == Spread::gathered && visible.size() > 1) {
        std::vector<std::size_t> records;
        for (auto const m : visible) records.push_back(plan.point_records[cluster.members[m]]);
        if (fresh)
            into.children.push_back(
                filled(circle(cluster.at, cluster.radius + material.style.marker * fresh_rim),
                       style::with_alpha(material.style.accent, 0.35)));
        // As strong as its strongest record: what only may have happened now stays light.
        double opacity = 0;
        for (auto const record : records) opacity = std::max(opacity, now[record].opacity);
        for (auto const& leader : cluster.leaders)
            into.children.push_back(
                lined(open_line({leader.from, leader.to}), stroke_of(material.style.leader)));
        if (opacity < 1)  // what lies below must not show through the number
            into.children.push_back(
                filled(circle(cluster.at, cluster.radius), material.style.paper));
        add_gathered(into, material, plan, cluster, records, opacity);
        return;
    }
    for (auto const& leader : cluster.leaders) {
        auto const ends_here = [&](std::size_t m) { return cluster.positions[m] == leader.to; };
        if (std::ranges::any_of(visible, ends_here))
            into.children.push_back(
                lined(open_line({leader.from, leader.to}), stroke_of(material.style.leader)));
    }
    for (auto const m : visible) {
        auto const record = plan.point_records[cluster.members[m]];
        auto const& incident = material.placed[record].incident;
        if (now[record].fresh)
            into.children.push_back(
                filled(circle(cluster.positions[m], drawn_radius(material, plan.scale, incident) +
                                                        material.style.marker * fresh_halo),
                       style::with_alpha(material.style.accent, 0.35)));
        add_ring(into, plan.ring[cluster.members[m]], plan.true_place[cluster.members[m]],
                 plan.looks[plan.look[record]].colour);
        add_outline(into, material, plan, record, cluster.positions[m], now[record].opacity);
        sheaf.add(record, cluster.positions[m], now[record],
                  symbol_size(material, plan.scale, incident));
    }
}

/// To the round edge of the pill.
void add_mark_leader(Group& into, style::Style const& style, AreaMark const& mark)
{
    auto const& from = mark.leader->from;
    double const round = mark.request.height / 2;
    double const half = std::max(0.0, mark.request.width / 2 - round);
    Point const core{std::clamp(from.x, mark.at->x - half, mark.at->x + half), mark.at->y};
    double const length = distance(from, core);
    if (length <= round) return;
    double const share = round / length;
    add_leader(into, from, {core.x + (from.x - core.x) * share, core.y + (from.y - core.y) * share},
               style);
}

void add_mark(Group& into, MarkerSheaf& sheaf, Material const& material, AreaMark const& mark,
              std::vector<Now> const& now)
{
    if (!mark.at) return;
    std::vector<std::size_t> visible;
    for (auto const record : mark.records)
        if (now[record].shows) visible.push_back(record);
    if (visible.empty()) return;
    auto const edge = stroke_of(material.style.area_mark_edge);
    if (mark.leader) add_mark_leader(into, material.style, mark);
    // A dot inside the area says which one the mark speaks of, unless it leads from a symbol there.
    if (mark.leader && contains(mark.request.shape, mark.leader->from)) {
        auto const& from = mark.leader->from;
        auto dot =
            filled(circle(from, material.style.marker * leader_dot), material.style.leader.colour);
        dot.stroke = Stroke{material.style.paper, material.style.marker / 16, {}, true};
        into.children.push_back(std::move(dot));
    }
    into.children.push_back(area_pill(*mark.at, mark.request.width, mark.request.height,
                                      material.style.area_mark_ground, edge));
    double const size = material.style.marker * pill_marker;
    std::size_t const drawn = std::min(visible.size(), most_on_pill);
    double const step = size + pill_gap * material.style.marker;
    double x = mark.at->x - mark.words / 2 - step * static_cast<double>(drawn - 1) / 2;
    for (std::size_t i = 0; i < drawn; ++i, x += step)
        sheaf.add(visible[i], {x, mark.at->y}, now[visible[i]], size);
    if (visible.size() <= drawn) return;
    TextRun more;
    more.text = "+" + grouped(static_cast<std::int64_t>(visible.size() - drawn));
    more.font = pill_font(material.style);
    double const em = to_millimetres(Points{more.font.size}).value;
    more.at = {x - step + size / 2 + pill_gap * material.style.marker,
               mark.at->y + half_digit * em};
    more.colour = material.style.ink;
    into.children.push_back(std::move(more));
}

}  // namespace

Font count_font(style::Style const& style, double share)
{
    auto words = style.count_label;
    words.size = std::max(words.size * share, style.minimum_text);
    words.bold = true;
    words.spacing = 0;
    return font_of(style, words);
}

Font pill_font(style::Style const& style)
{
    return count_font(style, 0.8);
}

MarkerLook pale(MarkerLook look)
{
    look.edge = look.colour;  // a thin rim keeps the hue
    look.edge_width *= 0.6;
    look.colour = style::mix(look.colour, look.ground, 0.55);
    return look;
}

void add_incidents(Group& into, Material const& material, Ground const& ground,
                   IncidentPlan const& plan, Moment const* moment)
{
    auto& group = add_group(into, "incidents");
    group.clip.push_back(rectangle(ground.box));
    auto const now = now_of(material, moment);
    if (plan.dense) add_dense(group, material, plan, now);
    MarkerSheaf on_pills(material, plan);
    for (auto const& mark : plan.marks) add_mark(group, on_pills, material, mark, now);
    on_pills.put_into(group);
    MarkerSheaf points(material, plan);
    for (auto const& cluster : plan.clusters)
        add_cluster(group, points, material, plan, cluster, now);
    points.put_into(group);
}

}  // namespace sitmap::map
