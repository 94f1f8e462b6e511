// SPDX-License-Identifier: MIT
#include "map/ground.hpp"

#include "map/clip.hpp"
#include "map/graticule.hpp"
#include "map/home_frame.hpp"
#include "map/shapes.hpp"
#include "map/text_block.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <tuple>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double quiet_border = 0.62;       // between other countries, of the home border's width
constexpr std::size_t most_symbols = 1500;  // more are dots
constexpr double frame_margin = 0.075;      // of the home areas' extent, on each side
constexpr double beside_seam = 2.4;         // of the marker size: symbols crowd at both edges

void add_outlines(Group& into, std::vector<Outline> const& outlines, std::optional<Paint> fill,
                  std::optional<Stroke> stroke, std::string id = {}, std::string title = {})
{
    if (outlines.empty()) return;
    into.children.push_back(
        Path{outlines, std::move(fill), std::move(stroke), std::move(id), std::move(title)});
}

/// The edges that only one of these areas has, strung together: neighbours share theirs.
std::vector<Outline> outer_edges(Ground const& ground, std::span<std::size_t const> areas)
{
    using Edge = std::array<double, 4>;
    auto const edge = [](Point a, Point b) {
        return std::tuple(a.x, a.y) < std::tuple(b.x, b.y) ? Edge{a.x, a.y, b.x, b.y}
                                                           : Edge{b.x, b.y, a.x, a.y};
    };
    std::vector<Edge> edges;
    auto const each_edge = [&](auto take) {
        for (auto const i : areas)
            for (auto const& outline : ground.areas[i]) {
                Point before = outline.points.back();
                for (Point const at : outline.points) take(std::exchange(before, at), at);
            }
    };
    each_edge([&](Point a, Point b) { edges.push_back(edge(a, b)); });
    std::ranges::sort(edges);
    std::vector<Outline> lines;
    each_edge([&](Point a, Point b) {
        auto const same = std::ranges::equal_range(edges, edge(a, b));
        if (same.size() > 1) return;
        if (lines.empty() || lines.back().points.back() != a) lines.push_back({{a}, false, false});
        lines.back().points.push_back(b);
    });
    return lines;
}

/// Without a layer of countries: a line around areas that are filled next. Their fills cover what
/// of it lies inside, also between neighbours whose vertices differ.
void add_rim(Group& into, Material const& material, Ground const& ground,
             std::span<std::size_t const> areas, style::LineStyle line)
{
    if (!material.countries.empty()) return;
    line.width *= 2;
    add_outlines(add_group(into, "rim"), outer_edges(ground, areas), {}, stroke_of(line));
}

void add_neighbours(Group& into, Material const& material, Ground const& ground)
{
    auto const& style = material.style;
    auto& group = add_group(into, "neighbours");
    std::map<std::string, std::vector<std::size_t>> by_country;
    for (std::size_t i = 0; i < material.areas.size(); ++i)
        if (!is_home(material, material.areas[i]))
            by_country[material.areas[i].country].push_back(i);
    auto thin = style.country_border;
    thin.width *= quiet_border;
    for (auto const& [country, areas] : by_country) {
        add_rim(group, material, ground, areas, thin);
        for (auto const i : areas)
            add_outlines(group, ground.areas[i], style.neighbour_land,
                         stroke_of(style.neighbour_border), material.areas[i].id,
                         material.areas[i].name);
    }
}

void add_home(Group& into, Material const& material, Ground const& ground,
              std::vector<std::optional<Paint>> const& fills)
{
    auto const& style = material.style;
    std::vector<std::size_t> home;
    for (std::size_t i = 0; i < material.areas.size(); ++i)
        if (is_home(material, material.areas[i])) home.push_back(i);
    add_rim(into, material, ground, home, style.country_border);
    auto& group = add_group(into, "areas");
    for (auto const i : home) {
        auto const fill = i < fills.size() && fills[i] ? *fills[i] : Paint{style.no_data};
        add_outlines(group, ground.areas[i], fill, stroke_of(style.area_border),
                     material.areas[i].id, material.areas[i].name);
    }
}

void add_borders(Group& into, Material const& material, Ground const& ground)
{
    auto const& style = material.style;
    auto& group = add_group(into, "borders");
    auto const home = [&](Area const& country) {
        return material.study.areas.has_at_home(country_code(country));
    };
    auto thin = style.country_border;
    thin.width *= quiet_border;
    for (std::size_t i = 0; i < material.countries.size(); ++i)
        if (!home(material.countries[i]))
            add_outlines(group, ground.countries[i], {}, stroke_of(thin));
    for (std::size_t i = 0; i < material.countries.size(); ++i) {
        if (!home(material.countries[i])) continue;
        add_outlines(group, ground.countries[i], {}, stroke_of(style.country_casing));
        add_outlines(group, ground.countries[i], {}, stroke_of(style.country_border),
                     material.countries[i].id);
    }
}

AreaNames const* names_of(Material const& material, std::string const& id)
{
    auto const found = std::ranges::find(material.names, id, &AreaNames::id);
    return found == material.names.end() ? nullptr : &*found;
}

std::vector<std::string> in_language(Material const& material, std::string const& name,
                                     NamesByLanguage const& others)
{
    auto const languages = parse_name_languages(material.study.language);
    return names_in(languages.value_or(NameLanguages{}), name, others);
}

/// Whether a record of a home area lies so near the edge that its symbol would be cut.
bool cuts_a_symbol(Material const& material, GeoToPage const& geo, double radius)
{
    auto const within = map::grown(geo.page(), -radius);
    auto const is_cut = [&](std::size_t record) {
        auto const& placed = material.placed[record];
        bool const at_home = placed.area && is_home(material, material.areas[*placed.area]);
        if (!is_at_point(placed.incident) || !at_home) return false;
        auto const at = geo.to_page(*placed.incident.where);
        return at && geo.shows(*at) && !contains(within, *at);
    };
    return material.shown.size() <= most_symbols && std::ranges::any_of(material.shown, is_cut);
}

double middle_of(Frame const& frame)
{
    double const lon = frame.west + frame.width() / 2;
    return lon > 180 ? lon - 360 : lon;
}

/// Where the projection is torn well inside the frame; around the whole earth it must be somewhere.
std::optional<double> seam_in(Frame const& frame, GeoToPage const& geo)
{
    constexpr double hair = 1e-3;  // degrees
    auto const seam = geo.seam();
    if (!seam || frame.width() >= 360 - hair) return {};
    double const from_west = *seam - frame.west;
    double const along = from_west - 360 * std::floor(from_west / 360);
    if (along < hair || along > frame.width() - hair) return {};
    return seam;
}

}  // namespace

bool is_home(Material const& material, Area const& area)
{
    return material.study.areas.is_home(area.country);
}

Ground ground_for(Material const& material, std::optional<Frame> frame, Box const& box)
{
    auto const shown = frame ? *frame : grown(home_frame(material), frame_margin);
    auto const& definition = material.study.projection;
    double const pad = material.style.marker / 2;
    // What lies on the edge of a frame that was asked for is seen whole.
    bool const is_asked = frame && box.width > 20 * material.style.marker;
    GeoToPage geo(shown, box, definition, is_asked ? pad : 0);
    if (!is_asked && cuts_a_symbol(material, geo, pad))
        geo = GeoToPage(shown, box, definition, pad);
    auto const seam = seam_in(shown, geo);
    if (seam) geo = GeoToPage(shown, box, definition, material.style.marker * beside_seam);
    Ground ground{std::move(geo), box, {}, {}, {}, {}, 0, seam, middle_of(shown)};
    std::vector<PolygonSet> shapes;
    for (auto const& area : material.areas) shapes.push_back(area.shape);
    for (auto const& country : material.countries) shapes.push_back(country.shape);
    Junctions const junctions(shapes);
    auto const project = [&](PolygonSet const& shape) {
        auto drawn = ground.geo.polygons(shape, &junctions);
        ground.lost += drawn.lost;
        return std::move(drawn.outlines);
    };
    for (auto const& area : material.areas) ground.areas.push_back(project(area.shape));
    for (auto const& country : material.countries)
        ground.countries.push_back(project(country.shape));
    for (auto const& river : material.rivers)
        for (auto& piece : ground.geo.line(river.line).outlines) {
            ground.rivers.push_back(std::move(piece));
            ground.river_names.push_back(river.name);
        }
    return ground;
}

void add_ground(Group& into, Material const& material, Ground const& ground,
                std::vector<std::optional<Paint>> const& fills, bool details)
{
    auto const& style = material.style;
    auto& group = add_group(into, "ground");
    group.clip.push_back(rectangle(ground.box));
    group.children.push_back(filled(rectangle(ground.box), style.neighbour_land));
    add_neighbours(group, material, ground);
    if (details)
        add_outlines(add_group(group, "graticule"), graticule(ground.geo).lines, {},
                     stroke_of(style.graticule));
    add_home(group, material, ground, fills);
    if (details)
        add_outlines(add_group(group, "rivers"), ground.rivers, {}, stroke_of(style.river));
    add_borders(group, material, ground);
}

std::vector<EdgeLabel> graticule_labels(Material const& material, Ground const& ground)
{
    auto words = material.style.quiet;
    words.size = std::max(words.size * 0.74, material.style.minimum_text);
    Writer const writer{material.style, material.measure};
    double const ascent = writer.measure.measure("0", writer.font(words)).ascent;
    std::vector<EdgeLabel> labels;
    for (auto const& label : graticule(ground.geo).labels) {
        Point at = label.at;
        Anchor anchor = Anchor::middle;
        if (label.edge == 'l' || label.edge == 'r') {
            anchor = label.edge == 'l' ? Anchor::start : Anchor::end;
            at = {at.x + (label.edge == 'l' ? 0.8 : -0.8), at.y + ascent * 0.36};
        } else {
            at.y += label.edge == 't' ? ascent + 0.5 : -0.9;
        }
        double const width = writer.width(label.text, words);
        double const before = anchor == Anchor::start ? 0 : anchor == Anchor::end ? 1 : 0.5;
        EdgeLabel edge{line_of_text(writer, label.text, at, words, anchor),
                       {at.x - before * width, at.y - ascent, width, ascent}};
        edge.run.halo = Halo{material.style.halo, 0.35};
        labels.push_back(std::move(edge));
    }
    return labels;
}

std::vector<std::string> area_label(Material const& material, Area const& area)
{
    auto const* const names = names_of(material, area.id);
    if (names == nullptr) return {area.name.empty() ? area.id : area.name};
    return in_language(material, names->name.empty() ? area.name : names->name, names->other_names);
}

std::vector<std::string> place_label(Material const& material, Place const& place)
{
    return in_language(material, place.name, place.other_names);
}

}  // namespace sitmap::map
