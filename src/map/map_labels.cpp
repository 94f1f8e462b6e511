// SPDX-License-Identifier: MIT
#include "map/map_labels.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "gis/geodesic.hpp"
#include "map/clip.hpp"
#include "map/fire_cards.hpp"
#include "map/fire_layer.hpp"
#include "map/foreign_ground.hpp"
#include "map/label_pins.hpp"
#include "map/mark_places.hpp"
#include "map/marks.hpp"
#include "map/names_beside.hpp"
#include "map/river_names.hpp"
#include "map/text_block.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace sitmap::map {

namespace {

constexpr int town_priority = 80;
constexpr int reached_priority = 84;  // after towns with a record, before those without
constexpr int area_priority = 60;
constexpr int country_priority = 30;
constexpr int end_priority = 61;             // a country that is fired from or at
constexpr int few_areas = 12;                // that are reached: each is named
constexpr std::size_t reached_places = 96;   // symbols crowd there
constexpr std::size_t country_places = 400;  // cards and furniture leave them odd corners
constexpr double edge_of_degrees = 6.5;      // mm beside the frame that degrees take
constexpr int river_priority = 20;
constexpr double least_river = 25;   // mm of a river that carries its name
constexpr double near_km = 6;        // a town with a record this near is named
constexpr double small_extent = 14;  // mm: drawn fire below this size is kept free of names
constexpr int most_rank = 2;         // towns of this rank or better are named without a record
constexpr std::size_t longest_label = 120;
constexpr double word_space = 1.6;  // mm: letterspaced names side by side must not read as one

/// Collects requests together with the look of their words.
class Requests {
public:
    Requests(MapSheet& sheet, Material const& material) : sheet_(sheet), material_(material) {}

    void add(LabelRequest request, NameLook look)
    {
        sheet_.requests.push_back(measured(std::move(request), material_.measure));
        sheet_.name_looks.push_back(look);
    }

private:
    MapSheet& sheet_;
    Material const& material_;
};

std::vector<std::string> shortened(std::vector<std::string> lines)
{
    for (auto& line : lines) line = shorten(clean(line), longest_label);
    return lines;
}

/// A name in two languages cut to the first, one of several words broken over two lines.
std::optional<LabelBlock> narrower(std::vector<std::string> const& lines)
{
    LabelBlock block;
    if (lines.size() > 1) {
        block.lines = {lines.front()};
        return block;
    }
    auto const& name = lines.front();
    std::size_t best = std::string::npos;
    auto const off_middle = [&](std::size_t at) { return std::max(at, name.size() - at); };
    for (auto at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1))
        if (best == std::string::npos || off_middle(at) < off_middle(best)) best = at;
    if (best == std::string::npos) return {};
    block.lines = {name.substr(0, best), name.substr(best + 1)};
    return block;
}

bool is_town(MapSheet const& sheet, std::string const& name)
{
    return std::ranges::any_of(sheet.requests, [&](LabelRequest const& request) {
        return request.kind == LabelKind::point && request.lines.front() == name;
    });
}

/// On the fire sheet the country bears it already.
bool bears_name_of_country(Material const& material, Area const& area)
{
    auto const name = area_label(material, area);
    return std::ranges::any_of(material.countries, [&](Area const& country) {
        return country_code(country) == area.country && area_label(material, country) == name;
    });
}

/// Of the shapes (one an area) those that reported fire comes from or goes to: they hold the middle
/// of an end, or meet its area where none holds it, as at sea: then with the pieces that meet it.
std::map<std::size_t, std::vector<Outline>> ends_of_fire(
    MapSheet const& sheet, Material const& material, std::span<std::vector<Outline> const> shapes)
{
    std::map<std::size_t, std::vector<Outline>> found;
    auto const add_end = [&](LonLat where, PolygonSet const& end) {
        auto const at = sheet.ground.geo.to_page(where);
        bool is_held = false;
        for (std::size_t i = 0; at && i < shapes.size(); ++i)
            if (contains(shapes[i], *at)) {
                found.try_emplace(i);
                is_held = true;
            }
        if (is_held) return;
        auto const drawn = sheet.ground.geo.visible(end).outlines;
        for (std::size_t i = 0; i < shapes.size(); ++i)
            for (auto const& outline : shapes[i])
                if (std::ranges::any_of(outline.points,
                                        [&](Point p) { return contains(drawn, p); }))
                    found[i].push_back(outline);
    };
    if (!sheet.rules.fire) return {};
    for (auto const index : sheet.plan.fires) {
        auto const& fire = material.fires[index];
        add_end(fire.event.origin.where, fire.origin);
        add_end(fire.event.target.where, fire.target);
    }
    return found;
}

/// Gives the requests whose names may be led in from beside the land once all others stand.
std::set<std::size_t> ask_for_areas(Requests& requests, MapSheet const& sheet,
                                    Material const& material)
{
    std::set<std::size_t> from_beside;
    auto const ends = ends_of_fire(sheet, material, sheet.ground.areas);
    auto const is_shaded = [](auto const& shade) { return shade.has_value(); };
    bool const plain = std::ranges::none_of(sheet.shading.class_of, is_shaded);
    bool const few = std::ranges::count_if(sheet.shading.class_of, is_shaded) <= few_areas;
    for (std::size_t i = 0; i < material.areas.size(); ++i) {
        auto const& area = material.areas[i];
        if (!is_home(material, area)) continue;
        if (sheet.rules.fire && bears_name_of_country(material, area)) continue;
        LabelRequest request;
        request.id = "area:" + area.id;
        request.kind = LabelKind::area;
        request.lines = shortened(area_label(material, area));
        request.narrow = narrower(request.lines);
        request.room = word_space;
        request.font = font_of(material.style, material.style.area_label);
        request.shape = sheet.ground.geo.visible(area.shape).outlines;
        if (request.shape.empty()) continue;
        auto const end = ends.find(i);
        if (end != ends.end() && !end->second.empty()) request.shape = end->second;
        auto const shade = sheet.shading.class_of[i];
        request.priority = shade ? reached_priority : area_priority;
        // The area where it began is named in any case, if need be from outside; so are others that
        // were reached, unless there are many or a town of the name stands there. The fire sheet is
        // about both ends of the fire.
        bool const is_named = !is_town(sheet, request.lines.front());
        request.allow_leader = area.id == material.study.origin_area || end != ends.end() ||
                               (shade && few && is_named);
        if (is_named && (shade || (plain && !sheet.rules.fire)))
            from_beside.insert(sheet.requests.size());
        Colour const ground = shade ? sheet.shading.classes[*shade].colour : material.style.no_data;
        auto const colour =
            style::text_on(material.style, ground, material.style.area_label.colour);
        bool const as_usual = colour == material.style.area_label.colour;
        // Words that only their own shade makes readable cannot leave it.
        bool const bound = style::contrast(colour, material.style.no_data) < style::wanted_contrast;
        request.max_outside = bound ? 0.1 : shade ? 0.35 : 0.6;
        if (shade && few) request.places = reached_places;
        auto const halo = as_usual ? material.style.halo : style::with_alpha(ground, 0.85);
        requests.add(std::move(request), {colour, halo, {}});
    }
    return from_beside;
}

void ask_for_countries(Requests& requests, MapSheet const& sheet, Material const& material)
{
    auto const ends = ends_of_fire(sheet, material, sheet.ground.countries);
    auto const has_named_areas = [&](Area const& country) {
        return std::ranges::any_of(material.areas, [&](Area const& area) {
            return area.country == country_code(country) &&
                   std::ranges::find(sheet.requests, "area:" + area.id, &LabelRequest::id) !=
                       sheet.requests.end();
        });
    };
    for (std::size_t i = 0; i < material.countries.size(); ++i) {
        auto const& country = material.countries[i];
        if (material.study.areas.has_at_home(country_code(country)) && !sheet.rules.fire) continue;
        LabelRequest request;
        request.id = "country:" + country.id;
        request.kind = LabelKind::area;
        request.lines = shortened(area_label(material, country));
        for (auto& line : request.lines) line = material.measure.capitals(line);
        request.narrow = narrower(request.lines);
        request.font = font_of(material.style, material.style.country_label);
        request.shape = sheet.ground.geo.visible(country.shape).outlines;
        if (request.shape.empty()) continue;
        request.allow_leader = ends.contains(i);
        if (request.allow_leader && !ends.at(i).empty() && !has_named_areas(country))
            request.shape = ends.at(i);  // the islands that are meant, where no area's name tells
        request.priority = ends.contains(i) ? end_priority : country_priority;
        request.max_outside = 0.15;
        request.places = country_places;
        requests.add(std::move(request),
                     {material.style.country_label.colour, material.style.halo, {}});
    }
}

/// The symbol that stands on a town, if one does.
Cluster const* symbol_over(IncidentPlan const& plan, Point at)
{
    auto const covers = [&](Cluster const& cluster) {
        return cluster.spread != Spread::displaced && distance(cluster.at, at) < cluster.radius;
    };
    auto const found = std::ranges::find_if(plan.clusters, covers);
    return found == plan.clusters.end() ? nullptr : &*found;
}

/// A symbol bears the name of the town nearest to its middle; others below it cannot be seen.
bool is_hidden_below(Cluster const& symbol, Point at, Material const& material,
                     GeoToPage const& geo)
{
    return std::ranges::any_of(material.places, [&](Place const& other) {
        auto const where = geo.to_page(other.where);
        return where && distance(symbol.at, *where) < distance(symbol.at, at);
    });
}

/// How far symbols reach that were moved aside around a town.
double symbols_around(IncidentPlan const& plan, Point at)
{
    for (auto const& cluster : plan.clusters)
        if (cluster.spread == Spread::displaced && distance(cluster.at, at) < cluster.radius)
            return cluster.radius;
    return 0;
}

bool is_near_record(Material const& material, IncidentPlan const& plan, LonLat where)
{
    return std::ranges::any_of(plan.point_records, [&](std::size_t record) {
        auto const& at = *material.placed[record].incident.where;
        return std::abs(at.lat - where.lat) < 0.2 &&
               gis::geodesic(at, where).distance.value < near_km * 1000;
    });
}

/// A town that a report of fire names, or the panel of the fire sheet.
bool is_named_by_fire(Material const& material, MapSheet const& sheet, Place const& place)
{
    return std::ranges::any_of(sheet.plan.fires, [&](std::size_t index) {
        auto const& fire = material.fires[index];
        return fire.event.origin.place.starts_with(place.name) ||
               fire.event.target.place.starts_with(place.name) ||
               (sheet.rules.fire && fire.nearest_place == place.name);
    });
}

/// A name that stands nearer to the dot of another town, or of a mark's leader, than to its own
/// symbol is read as that one's: it may not, unless a leader says whose it is and it does not stand
/// right beside that dot; one hardly farther should rather not. A film shows the dot before there
/// is a symbol.
double cost_of_misreading(MapSheet const& sheet, LabelRequest const& request, Box const& block,
                          bool led)
{
    constexpr double each = 0.7;
    constexpr double clearly = 1.5;  // times as far as the own dot
    constexpr double beside = 1.4;   // mm from a dot: its own name would stand there
    if (request.kind != LabelKind::point) return 0;
    double const own = std::max(0.0, distance(request.at, block) - request.clearance);
    double const misread = sheet.rules.film ? distance(request.at, block) * 0.75 : own;
    double sum = 0;
    auto const add_dot = [&](Point dot, double least) {
        double const away = distance(dot, block);
        if (away < least) sum = LabelRules::forbidden;
        if (away < clearly * own + town_dot) sum += each;
    };
    for (auto const& other : sheet.requests)
        if (other.kind == LabelKind::point && other.id != request.id)
            add_dot(other.at, led ? beside : misread);
    for (auto const& mark : sheet.plan.marks)
        if (mark.leader) add_dot(mark.leader->from, led ? beside : misread);
    return sum;
}

void ask_for_towns(Requests& requests, MapSheet const& sheet, Material const& material)
{
    bool const home_stated = !material.study.areas.home.empty();
    auto const ids = place_ids(material.places);
    for (auto const& place : material.places) {
        auto const at = sheet.ground.geo.to_page(place.where);
        if (!at || !sheet.ground.geo.shows(*at)) continue;
        auto const* const symbol = symbol_over(sheet.plan, *at);
        if (symbol != nullptr && !sheet.plan.dense &&
            is_hidden_below(*symbol, *at, material, sheet.ground.geo))
            continue;
        LabelRequest request;
        // Names stand over a cloud of dots: there only the larger towns have one.
        bool const has_record =
            !sheet.plan.dense && (is_near_record(material, sheet.plan, place.where) ||
                                  is_named_by_fire(material, sheet, place));
        request.clearance = symbol != nullptr ? symbol->radius : town_dot;
        request.surroundings = symbols_around(sheet.plan, *at);
        bool const foreign = home_stated && !material.study.areas.has_at_home(place.country);
        if (!has_record && place.rank > (foreign ? 1 : most_rank)) continue;
        request.id = ids[static_cast<std::size_t>(&place - material.places.data())];
        request.kind = LabelKind::point;
        request.lines = shortened(place_label(material, place));
        if (request.lines.size() > 1)
            request.narrow = LabelBlock{{request.lines.front()}, {}, 0, 0};
        auto words = material.style.place_label;
        words.bold = has_record;
        request.font = font_of(material.style, words);
        request.at = *at;
        request.priority = town_priority + (has_record ? 10 : 0) - place.rank;
        request.allow_leader = has_record;
        for (auto const index : sheet.plan.fires) {  // beside small fire, not under it
            auto const extent = extent_of(sheet.ground, material.fires[index]);
            if (extent.width < small_extent && contains(extent, *at)) {
                request.at = extent.centre();
                request.clearance = extent.width / 2;
            }
        }
        requests.add(std::move(request), {words.colour, material.style.halo, *at});
    }
}

/// Degrees that furniture or a card would cover are left out; names keep off the others, which can
/// be read on the shade below them.
void keep_degrees_clear(MapSheet& sheet, Material const& material, GroundRaster const& land,
                        Obstacles& obstacles)
{
    sheet.degrees = graticule_labels(material, sheet.ground);
    constexpr double apart = 1;  // mm between two of them, where meridians run together
    std::vector<Box> kept;
    std::erase_if(sheet.degrees, [&](EdgeLabel const& label) {
        auto const meets = [&](Box const& box) { return label.box.meets(box); };
        auto const is_near = [&](Box const& box) { return grown(label.box, apart).meets(box); };
        if (std::ranges::any_of(obstacles.boxes, meets) || std::ranges::any_of(kept, is_near))
            return true;
        kept.push_back(label.box);
        return false;
    });
    for (auto& label : sheet.degrees) {
        obstacles.boxes.push_back(label.box);
        auto const owner = land.owner_at(label.box.centre());
        if (!land.is_home_area(owner)) continue;
        auto const shade = sheet.shading.class_of[static_cast<std::size_t>(owner)];
        if (!shade) continue;
        Colour const ground = sheet.shading.classes[*shade].colour;
        auto const readable = style::text_on(material.style, ground, label.run.colour);
        if (readable == label.run.colour) continue;
        label.run.colour = readable;
        label.run.halo = Halo{style::with_alpha(ground, 0.85), 0.35};
    }
}

Obstacles obstacles_for(MapSheet const& sheet, Material const& material,
                        std::span<Box const> furniture)
{
    Obstacles obstacles = obstacles_of(material, sheet.plan);
    obstacles.boxes.assign(furniture.begin(), furniture.end());
    for (auto const index : sheet.plan.fires) {
        auto const extent = extent_of(sheet.ground, material.fires[index]);
        if (extent.width < small_extent)
            obstacles.discs.push_back({extent.centre(), extent.width / 2});
    }
    auto const soften = [&](std::vector<Outline> const& outlines) {
        for (auto const& outline : outlines)
            for (std::size_t i = 0; i + 1 < outline.points.size(); ++i)
                obstacles.soft.push_back({outline.points[i], outline.points[i + 1]});
    };
    for (std::size_t i = 0; i < material.countries.size(); ++i) soften(sheet.ground.countries[i]);
    for (auto const index : sheet.plan.fires)
        soften(outlines_of(sheet.ground, material.fires[index]));
    for (auto const& [area, arrow] : sheet.arrows) soften(arrow.outlines);
    return obstacles;
}

/// An arrow without its head points nowhere.
void keep_heads_clear(MapSheet const& sheet, Obstacles& obstacles)
{
    for (auto const& [area, arrow] : sheet.arrows)
        obstacles.segments.push_back(head_of_arrow(arrow));
}

/// The dot in which the leader of a mark ends is the mark's: a name's leader through it would end
/// there.
void keep_anchors_clear(IncidentPlan const& plan, Obstacles& obstacles)
{
    constexpr double beside = 0.3;  // mm
    for (auto const& mark : plan.marks)
        if (mark.leader) obstacles.discs.push_back({mark.leader->from, town_dot + beside});
}

double length_of(Outline const& outline)
{
    double length = 0;
    for (std::size_t i = 0; i + 1 < outline.points.size(); ++i)
        length += distance(outline.points[i], outline.points[i + 1]);
    return length;
}

/// The longest visible stretch of each named river carries its name.
void ask_for_rivers(Requests& requests, MapSheet const& sheet, Material const& material)
{
    std::map<std::string, std::size_t> longest;
    for (std::size_t i = 0; i < sheet.ground.rivers.size(); ++i) {
        auto const& name = sheet.ground.river_names[i];
        if (name.empty()) continue;
        auto const [entry, fresh] = longest.try_emplace(name, i);
        if (!fresh &&
            length_of(sheet.ground.rivers[i]) > length_of(sheet.ground.rivers[entry->second]))
            entry->second = i;
    }
    for (auto const& [name, index] : longest) {
        if (length_of(sheet.ground.rivers[index]) < least_river) continue;
        LabelRequest request;
        request.id = "river:" + name;
        request.kind = LabelKind::line;
        request.lines = shortened({name});
        request.font = font_of(material.style, material.style.area_label);
        request.font.size *= 0.82;
        request.font.italic = true;
        request.shape = {sheet.ground.rivers[index]};
        request.priority = river_priority;
        // letter by letter: the halo of one would cover the one before
        requests.add(std::move(request), {ink_of_rivers(material.style), {}, {}});
    }
}

}  // namespace

void solve_labels(MapSheet& sheet, Material const& material, GroundRaster const& land,
                  std::span<Box const> furniture)
{
    Requests requests(sheet, material);
    LabelRules rules;
    double const side =
        sheet.rules.furniture ? edge_of_degrees : 1;  // the degrees stand at the edge
    double const top = sheet.rules.furniture ? 3.4 : 1;
    auto const& box = sheet.ground.box;
    rules.frame = {box.x + side, box.y + top, box.width - 2 * side, box.height - 2 * top};
    auto obstacles = obstacles_for(sheet, material, furniture);
    place_fire_cards(sheet, material, land, obstacles);
    if (sheet.rules.furniture) keep_degrees_clear(sheet, material, land, obstacles);
    ForeignGround const foreign(sheet, material, land);
    rules.cost = [&](LabelRequest const& request, Box const& block, auto const& leader) {
        return foreign.cost(request, block, leader) +
               cost_of_misreading(sheet, request, block, leader.has_value());
    };
    keep_heads_clear(sheet, obstacles);
    place_marks(sheet, obstacles, rules);
    keep_anchors_clear(sheet.plan, obstacles);
    if (sheet.rules.places) ask_for_towns(requests, sheet, material);
    std::set<std::size_t> from_beside;
    if (sheet.rules.labels) {
        from_beside = ask_for_areas(requests, sheet, material);
        ask_for_countries(requests, sheet, material);
    }
    if (sheet.rules.places) ask_for_rivers(requests, sheet, material);
    pin_labels(sheet, material);
    auto dropped = std::move(sheet.labels.dropped);
    sheet.labels = place_labels(sheet.requests, obstacles, rules);
    name_from_beside(sheet, from_beside, std::move(obstacles), rules);
    sheet.labels.dropped.insert(sheet.labels.dropped.begin(), dropped.begin(), dropped.end());
    suit_river_names(sheet, material, land);
}

}  // namespace sitmap::map
