// SPDX-License-Identifier: MIT
#include "map/fire_layer.hpp"

#include "base/text.hpp"
#include "map/clip.hpp"
#include "map/shapes.hpp"
#include "map/symbols.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

namespace sitmap::map {

namespace {

constexpr int ray_count = 5;
constexpr double least_ray = 4;  // mm; shorter ones are left out

void add_end(Group& into, Ground const& ground, PolygonSet const& shape, EndLook look,
             std::string id)
{
    auto drawn = ground.geo.polygons(shape);
    if (drawn.outlines.empty()) return;
    auto path = fire_end(std::move(drawn.outlines), std::move(look));
    path.id = std::move(id);
    into.children.push_back(std::move(path));
}

/// Dots, `apart` mm from one to the next.
Stroke dotted(Colour colour, double apart)
{
    return {colour, 0.5, {0.02, apart}, true};
}

double radius_on_page(Ground const& ground, FireEnd const& end)
{
    return end.radius_km * ground.geo.mm_per_km(end.where);
}

Point nearest_on(std::span<Outline const> outlines, Point to)
{
    Point nearest = bounds_of(outlines).centre();
    for (auto const& outline : outlines) {
        auto const& points = outline.points;
        for (std::size_t i = 0; i < points.size(); ++i) {
            Point const at = nearest_on(Segment{points[i], points[(i + 1) % points.size()]}, to);
            if (distance(at, to) < distance(nearest, to)) nearest = at;
        }
    }
    return nearest;
}

/// The end of a ray, or the place next to it in the area as drawn, which a border may cut; nothing
/// where the area has no room for it.
std::optional<Point> end_within(Ground const& ground, std::span<Outline const> area, Point end)
{
    if (area.empty() || !ground.geo.shows(end)) return end;  // a place; cut at the frame of the map
    if (contains(area, end)) return end;
    auto const edge = nearest_on(area, end);
    double const off = distance(end, edge);
    if (off == 0) return end;
    for (double const beyond : {3.0, 2.0, 1.0}) {  // mm: a head shows on its own side of the border
        double const way = (off + beyond) / off;
        Point const at{std::lerp(end.x, edge.x, way), std::lerp(end.y, edge.y, way)};
        if (contains(area, at)) return at;
    }
    return {};
}

struct Ray {
    Segment line;
    bool middle = false;
    bool moved = false;
};

/// Rays from area to area as drawn. Those that a border would bring to the end of another are left
/// out.
std::vector<Ray> rays_of(Ground const& ground, analysis::FireFinding const& fire, Point from,
                         Point to)
{
    constexpr double apart = 2.5;  // mm: as long as a head
    auto const whole = fan_rays(from, radius_on_page(ground, fire.event.origin) * 0.7, to,
                                radius_on_page(ground, fire.event.target) * 0.7, ray_count);
    auto const origin = ground.geo.polygons(fire.origin).outlines;
    auto const target = ground.geo.polygons(fire.target).outlines;
    std::vector<Ray> rays;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        auto const start = end_within(ground, origin, whole[i].from);
        auto const end = end_within(ground, target, whole[i].to);
        if (!start || !end || distance(*start, *end) < least_ray) continue;
        Segment const line{*start, *end};
        rays.push_back({line, i == whole.size() / 2, line != whole[i]});
    }
    std::vector<Ray> apart_rays;
    for (auto const& ray : rays) {
        bool const crowded = std::ranges::any_of(rays, [&](Ray const& other) {
            return (!other.moved || &other < &ray) && distance(other.line.to, ray.line.to) < apart;
        });
        if (!ray.moved || ray.middle || !crowded) apart_rays.push_back(ray);
    }
    return apart_rays;
}

void add_rays(Group& into, Material const& material, Ground const& ground,
              analysis::FireFinding const& fire)
{
    auto const from = ground.geo.to_page(fire.event.origin.where);
    auto const to = ground.geo.to_page(fire.event.target.where);
    if (!from || !to || distance(*from, *to) < least_ray) return;
    for (auto const& ray : rays_of(ground, fire, *from, *to)) {
        ArrowLook const look = ray.middle ? ArrowLook{0.3, 0.55, 2.2, 2.6, 0, 0}
                                          : ArrowLook{0.15, 0.28, 1.4, 1.8, 0, 0};
        std::vector<Point> const line{ray.line.from, ray.line.to};
        auto arrow = tapered_arrow(
            line, look, style::with_alpha(material.style.fan_ray.colour, ray.middle ? 1.0 : 0.5));
        if (!arrow.outlines.empty()) into.children.push_back(std::move(arrow));
    }
}

/// "Taliban, Uzbekistan: says that it did not happen": parties that say the same stand together.
std::vector<std::string> who(std::vector<Claim> const& claims)
{
    std::vector<std::pair<std::string, std::string>> by_words;  // words, names
    for (auto const& claim : claims) {
        auto const same = std::ranges::find(by_words, clean(claim.words),
                                            &std::pair<std::string, std::string>::first);
        if (same == by_words.end())
            by_words.emplace_back(clean(claim.words), clean(claim.who));
        else
            same->second += ", " + clean(claim.who);
    }
    std::vector<std::string> lines;
    for (auto const& [words, names] : by_words)
        lines.push_back(words.empty() ? names : names + ": " + words);
    return lines;
}

std::string inferred_words(FireEvent const& event)
{
    if (event.origin.inferred)
        return event.target.inferred ? "; launch area and target inferred"
                                     : "; drawn area inferred";
    return event.target.inferred ? "; target inferred" : "";
}

}  // namespace

std::string country_name(Material const& material, std::string const& code)
{
    auto const country = std::ranges::find(material.countries, code, country_code);
    return country == material.countries.end() || country->name.empty() ? code : country->name;
}

Incident const* incident_of(Material const& material, analysis::FireFinding const& fire)
{
    auto const found = std::ranges::find_if(
        material.placed, [&](auto const& p) { return p.incident.id == fire.event.id; });
    return found == material.placed.end() ? nullptr : &found->incident;
}

void add_fire(Group& into, Material const& material, Ground const& ground,
              analysis::FireFinding const& fire, bool rays)
{
    auto& group = add_group(into, "fire", "fire-" + fire.event.id);
    group.clip.push_back(rectangle(ground.box));
    auto const& style = material.style;
    if (auto drawn = ground.geo.polygons(fire.corridor); !drawn.outlines.empty())
        group.children.push_back(Path{std::move(drawn.outlines),
                                      style::with_alpha(style.fan, style.fan.alpha / 255.0 * 0.7),
                                      {},
                                      fire.event.id + "-corridor",
                                      {}});
    add_end(group, ground, fire.origin, launch_look(style, fire.event.origin.inferred),
            fire.event.id + "-origin");
    add_end(group, ground, fire.target, target_look(style, fire.event.target.inferred),
            fire.event.id + "-target");
    if (rays) {
        for (auto const& stretch : fire.crossed) {
            auto line = ground.geo.line(stretch.line);
            if (line.outlines.empty()) continue;
            group.children.push_back(
                Path{line.outlines,
                     {},
                     Stroke{style::with_alpha(material.style.paper, 0.7), 2.1, {}, true},
                     {},
                     {}});
            group.children.push_back(Path{std::move(line.outlines),
                                          {},
                                          stroke_of(style.fan_border),
                                          fire.event.id + "-border",
                                          {}});
        }
        add_rays(group, material, ground, fire);
    }
}

void add_fire_mark(Group& into, Material const& material, Ground const& ground,
                   analysis::FireFinding const& fire)
{
    auto const at = ground.geo.to_page(fire.event.target.where);
    if (!at) return;
    auto const* const incident = incident_of(material, fire);
    MarkerLook look;
    look.colour = material.style.accent;
    look.ground = material.style.paper;
    look.edge = material.style.marker_edge;
    look.disputed = incident != nullptr && incident->disputed;
    auto const filling = incident == nullptr ? Filling::solid : filling_of(incident->claim);
    into.children.emplace_back(Markers{
        marker(Shape::star, filling, material.style.marker, look), {*at}, {fire.event.id}, {}});
    if (fire.event.target.inferred)
        into.children.push_back(inferred_ring(material.style, material.style.marker, *at));
}

Path inferred_ring(style::Style const& style, double star, Point at)
{
    double const part = star / 4;
    return lined(circle(at, 0.85 * star), {style.accent, 0.07 * star, {part, 0.7 * part}, true});
}

EndLook launch_look(style::Style const& style, bool inferred)
{
    auto const edge = style::mix(style.fan_ray.colour, style.ink, 0.5);
    if (inferred) return {{}, dotted(edge, 0.95)};
    return {Hatch{style::with_alpha(style.fan_ray.colour, 0.75), 1.3, 0.2, -45},
            {edge, 0.28, {1.2, 0.8}, true}};
}

EndLook target_look(style::Style const& style, bool inferred)
{
    if (inferred) return {{}, dotted(style.fan_target.colour, 1.5)};
    return {style::with_alpha(style.fan, style.fan.alpha / 255.0 * 0.5),
            stroke_of(style.fan_target)};
}

bool has_inferred_area(analysis::FireFinding const& fire)
{
    return (fire.event.origin.inferred && !fire.origin.empty()) ||
           (fire.event.target.inferred && !fire.target.empty());
}

Path fire_end(std::vector<Outline> outlines, EndLook look)
{
    return {std::move(outlines), std::move(look.fill), std::move(look.edge), {}, {}};
}

std::string toward(Material const& material, analysis::FireFinding const& fire)
{
    bool const is_place = !fire.event.target.inferred || fire.target_country.empty();
    return clean(is_place ? fire.event.target.place : country_name(material, fire.target_country));
}

std::string weapon_of(Incident const* incident)
{
    return incident == nullptr ? std::string{} : incident->weapon.str();
}

Card short_card(Material const& material, analysis::FireFinding const& fire)
{
    Card card;
    auto const* const incident = incident_of(material, fire);
    auto const when = incident == nullptr ? std::string{}
                      : precision_of(incident->when) == DatePrecision::day
                          ? short_date(incident->when.first)
                          : long_interval(incident->when);
    card.heading =
        fmt::format("{} \xC2\xB7 {} toward {}", when, rounds_words(fire.event, weapon_of(incident)),
                    toward(material, fire));
    if (auto const stance = stance_words(material, fire.event.id); !stance.empty())
        card.rows.push_back({"", stance});
    card.rows.push_back(
        {"", "from " + clean(fire.event.origin.place) + inferred_words(fire.event)});
    card.most_width = 84;  // mm; wider lines are hard to read over a map
    return card;
}

Card long_card(Material const& material, analysis::FireFinding const& fire)
{
    Card card;
    auto const* const incident = incident_of(material, fire);
    card.heading = fmt::format("{} \xC2\xB7 toward {}",
                               incident == nullptr ? "" : long_interval(incident->when),
                               toward(material, fire));
    card.rows.push_back({"fired", calibre_words(fire.event, weapon_of(incident))});
    card.rows.push_back({"from", clean(fire.event.origin.place)});
    auto const claimed = who(claims_of(material, fire.event.id, Stance::claims));
    auto const denied = who(claims_of(material, fire.event.id, Stance::denies));
    if (!claimed.empty()) card.rows.push_back({"claimed", join_words(claimed, "; ")});
    if (!denied.empty()) card.rows.push_back({"denied", join_words(denied, "; ")});
    std::string inferred;
    if (fire.event.origin.inferred) inferred = "the launch area";
    if (fire.event.target.inferred)
        inferred += inferred.empty() ? "the target area" : " and the target area";
    if (!inferred.empty())
        card.rows.push_back({"inferred", inferred + " (dotted), not stated in the report"});
    card.most_width = 92;
    return card;
}

std::vector<Outline> outlines_of(Ground const& ground, analysis::FireFinding const& fire)
{
    std::vector<Outline> outlines;
    for (auto const* shape : {&fire.origin, &fire.target, &fire.corridor})
        for (auto& outline : ground.geo.polygons(*shape).outlines)
            outlines.push_back(std::move(outline));
    if (!outlines.empty()) return outlines;
    Outline line{{}, false, false};
    for (auto const& where : {fire.event.origin.where, fire.event.target.where})
        line.points.push_back(ground.geo.to_page(where).value_or(ground.box.centre()));
    return {line};
}

Box extent_of(Ground const& ground, analysis::FireFinding const& fire)
{
    return bounds_of(outlines_of(ground, fire));
}

Point nearest_of(Ground const& ground, analysis::FireFinding const& fire, Point to)
{
    return nearest_on(outlines_of(ground, fire), to);
}

}  // namespace sitmap::map
