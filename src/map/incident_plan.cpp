// SPDX-License-Identifier: MIT
#include "map/incident_layer.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "map/grouped.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace sitmap::map {

namespace {

constexpr auto wider_than_map = "within a circle wider than the map";
constexpr std::size_t dense_from =
    1500;  // shown points from which single symbols cannot be told apart
constexpr double largest_symbol = 2.6;  // of the marker size, where its area carries deaths
constexpr double smallest_symbol = 0.8;
constexpr double least_outline = 1.15;  // of the symbol that it stands around
constexpr double least_arc = 0.125;     // share of a record's circle that the frame must show
constexpr double least_ring = 0.6;      // of the marker size
constexpr double pill_pad = 0.31;       // around the markers of a pill, of the marker size
constexpr double pill_ends = 0.25;      // more of it at both ends together
constexpr double most_of_pill_outside = 0.35;  // share of it beyond its area's border
constexpr std::size_t places_of_pill = 96;     // to try: records must show
// Of the marker size: what ClusterRules has in mm, which is for a marker of 3.2 mm.
constexpr double least_gathered = 1.31;
constexpr double most_gathered = 2.2;
constexpr double row_gap = 0.09;
constexpr double room_in_row = 0.12;   // between a symbol of a row and names
constexpr double room_around = 0.2;    // mm, between other symbols and names
constexpr double least_visible = 0.3;  // share of an area that the frame must show for a mark of it

/// A district is a circle on the map unless that would hide behind the symbol.
double ring_radius(Material const& material, Ground const& ground, Incident const& incident)
{
    if (incident.place_precision != PlacePrecision::district) return 0;
    double const radius = incident.radius_km * ground.geo.mm_per_km(*incident.where);
    return radius < material.style.marker * least_ring ? 0 : radius;
}

/// A circle beyond all edges would leave its symbol looking exact.
bool is_circle_seen(Ground const& ground, Point at, double radius)
{
    constexpr int directions = 64;
    int seen = 0;
    for (int i = 0; i < directions; ++i) {
        double const angle = 2 * std::numbers::pi * i / directions;
        seen +=
            ground.geo.shows({at.x + radius * std::cos(angle), at.y + radius * std::sin(angle)});
    }
    return seen >= least_arc * directions;
}

/// A mark speaks of the whole area, so most of the area must be there to see.
bool is_mostly_visible(Ground const& ground, Area const& area)
{
    auto const area_of = [](std::vector<Outline> const& outlines) {
        double sum = 0;
        for (auto const& outline : outlines) sum += std::abs(ring_area(outline.points));
        return sum;
    };
    PolygonSet outer;  // holes count on neither side
    for (auto const& rings : area.shape)
        if (!rings.empty()) outer.push_back({rings.front()});
    auto const whole = ground.geo.whole(outer);
    auto const extent = bounds_of(whole);
    bool const within = contains(ground.box, Point{extent.x, extent.y}) &&
                        contains(ground.box, Point{extent.right(), extent.bottom()});
    return within ||  // also where it is too small to be drawn
           area_of(ground.geo.visible(outer).outlines) >= least_visible * area_of(whole);
}

std::string why_without_place(Placed const& placed)
{
    auto const& incident = placed.incident;
    bool const is_unknown = incident.place_precision == PlacePrecision::unknown;
    bool const states_area = !incident.stated_area.empty();
    if (is_unknown && (incident.where || placed.area)) return "with a place said to be unknown";
    if (is_unknown && !states_area && incident.stated_country.empty())
        return "without a stated place";
    bool const lacks_area =
        incident.place_precision == PlacePrecision::area || (is_unknown && states_area);
    return lacks_area ? "of an area that is not in the area layer" : "known to the country only";
}

void plan_record(IncidentPlan& plan, Material const& material, Ground const& ground,
                 std::size_t record)
{
    auto const& placed = material.placed[record];
    auto const& incident = placed.incident;
    if (is_at_point(incident)) {
        auto const at = ground.geo.to_page(*incident.where);
        if (!at || !ground.geo.shows(*at)) {
            plan.omitted.push_back({record, outside_map});
            return;
        }
        double const ring = ring_radius(material, ground, incident);
        if (ring > 0 && !is_circle_seen(ground, *at, ring)) {
            plan.omitted.push_back({record, wider_than_map});
            return;
        }
        plan.point_records.push_back(record);
        plan.true_place.push_back(*at);
        plan.ring.push_back(ring);
        return;
    }
    if (incident.place_precision == PlacePrecision::area && placed.area) {
        auto const mark = std::ranges::find(plan.marks, *placed.area, &AreaMark::area);
        if (mark != plan.marks.end()) {
            mark->records.push_back(record);
        } else if (is_mostly_visible(ground, material.areas[*placed.area])) {
            plan.marks.push_back({*placed.area, {record}, {}, 0, {}, {}});
        } else {
            plan.omitted.push_back({record, outside_map});
        }
        return;
    }
    plan.omitted.push_back({record, why_without_place(placed)});
}

/// Records of one area that stand on its pill, one marker each.
std::size_t markers_on(AreaMark const& mark)
{
    return std::min(mark.records.size(), most_on_pill);
}

void size_mark(AreaMark& mark, Material const& material, Ground const& ground)
{
    double const marker = material.style.marker * pill_marker;
    auto const count = static_cast<double>(markers_on(mark));
    auto& request = mark.request;
    request.id = "mark:" + material.areas[mark.area].id;
    request.kind = LabelKind::area;
    double const unit = material.style.marker;
    if (auto const more = mark.records.size() - markers_on(mark); more > 0)
        mark.words =
            material.measure
                .measure("+" + grouped(static_cast<std::int64_t>(more)), pill_font(material.style))
                .width;
    request.width =
        count * marker + ((count - 1) * pill_gap + 2 * pill_pad + pill_ends) * unit + mark.words;
    request.height = marker + 2 * pill_pad * unit;
    request.shape = ground.geo.visible(material.areas[mark.area].shape).outlines;
    request.priority = 100;
    request.max_outside = most_of_pill_outside;
    request.places = places_of_pill;
}

double size_of(Material const& material, SymbolScale const& scale, int deaths)
{
    return diameter_for(deaths, scale.most_deaths, material.style.marker * largest_symbol,
                        material.style.marker * smallest_symbol);
}

/// mm: what a symbol hides around its place. Those of one size only meet at their corners where
/// their discs do not; the corners of a large one hide a small one.
double hiding_radius(Material const& material, IncidentPlan const& plan, std::size_t record)
{
    if (material.study.size == "deaths") return symbol_reach(material, plan, record);
    return symbol_size(material, plan.scale, material.placed[record].incident) / 2;
}

}  // namespace

IncidentPlan plan_incidents(Material const& material, Ground const& ground,
                            std::set<std::size_t> const& only,
                            std::optional<SymbolScale> const& scale)
{
    IncidentPlan plan;
    plan.scale = scale ? *scale : scale_of(material);
    plan.looks = category_looks(material, plan.scale.fire,
                                only.empty() ? Beyond::gathered : Beyond::one_by_one);
    plan.look.assign(material.placed.size(), plan.looks.size() - 1);
    std::map<std::string, std::size_t> known;  // category value -> look
    for (auto const record : material.shown) {
        auto const& category = material.placed[record].incident.category;
        auto const [entry, fresh] = known.try_emplace(category, 0);
        if (fresh) entry->second = look_of(material.study, plan.looks, category);
        plan.look[record] = entry->second;
        if (!only.empty() && !only.contains(plan.look[record])) continue;
        auto const fire = std::ranges::find_if(material.fires, [&](auto const& f) {
            return f.event.id == material.placed[record].incident.id;
        });
        if (fire == material.fires.end()) {
            plan_record(plan, material, ground, record);
            continue;
        }
        auto const target = ground.geo.to_page(fire->event.target.where);
        if (target && ground.geo.shows(*target))
            plan.fires.push_back(static_cast<std::size_t>(fire - material.fires.begin()));
        else
            plan.omitted.push_back({record, outside_map});
    }
    plan.dense = plan.point_records.size() >= dense_from;
    if (!plan.dense) {
        std::vector<PointSymbol> symbols;
        for (std::size_t i = 0; i < plan.point_records.size(); ++i) {
            auto const record = plan.point_records[i];
            symbols.push_back(
                {material.placed[record].incident.id, plan.true_place[i],
                 hiding_radius(material, plan, record), static_cast<int>(plan.look[record]),
                 symbol_size(material, plan.scale, material.placed[record].incident) / 2});
        }
        ClusterRules rules;
        rules.gathered_radius = material.style.marker * least_gathered;
        rules.gathered_max = material.style.marker * most_gathered;
        rules.gap = material.style.marker * row_gap;
        plan.clusters = cluster(symbols, rules);
    }
    for (auto& mark : plan.marks) size_mark(mark, material, ground);
    return plan;
}

void draw_as_dots(IncidentPlan& plan, std::size_t crowd)
{
    plan.dense = true;
    plan.crowd = crowd;
    plan.clusters.clear();
}

SymbolScale scale_of(Material const& material)
{
    SymbolScale scale{1, true, fire_categories(material)};
    for (auto const record : material.shown) {
        auto const& incident = material.placed[record].incident;
        auto const& deaths = incident.fatalities;
        auto const most = std::max(deaths.low.value_or(0), deaths.high.value_or(0));
        scale.most_deaths = std::max(scale.most_deaths, static_cast<double>(most));
        scale.silent = scale.silent && incident.claim == ClaimState::reported;
    }
    return scale;
}

Filling filling_for(SymbolScale const& scale, Incident const& incident)
{
    return scale.silent ? Filling::solid : filling_of(incident.claim);
}

double symbol_size(Material const& material, SymbolScale const& scale, Incident const& incident)
{
    if (material.study.size != "deaths") return material.style.marker;
    if (!incident.fatalities.low) return material.style.marker * symbol_without_figure;
    return size_of(material, scale, *incident.fatalities.low);
}

double outline_size(Material const& material, SymbolScale const& scale, Incident const& incident)
{
    if (material.study.size != "deaths" || !incident.fatalities.high) return 0;
    double const size = size_of(material, scale, *incident.fatalities.high);
    return size < least_outline * symbol_size(material, scale, incident) ? 0 : size;
}

double drawn_radius(Material const& material, SymbolScale const& scale, Incident const& incident)
{
    return std::max(symbol_size(material, scale, incident),
                    outline_size(material, scale, incident)) /
           2;
}

double symbol_reach(Material const& material, IncidentPlan const& plan, std::size_t record)
{
    return shape_reach(plan.looks[plan.look[record]].shape,
                       2 * drawn_radius(material, plan.scale, material.placed[record].incident));
}

std::vector<std::size_t> beyond_map(IncidentPlan const& plan)
{
    std::vector<std::size_t> records;
    for (auto const& omitted : plan.omitted)
        if (omitted.reason == outside_map) records.push_back(omitted.record);
    return records;
}

void SymbolUse::add_kinds(SymbolUse const& other)
{
    fillings.insert(other.fillings.begin(), other.fillings.end());
    claims.insert(other.claims.begin(), other.claims.end());
    gathered.insert(other.gathered.begin(), other.gathered.end());
    hollow_parts.insert(other.hollow_parts.begin(), other.hollow_parts.end());
    disputed = disputed || other.disputed;
    inferred_target = inferred_target || other.inferred_target;
    no_figure = no_figure || other.no_figure;
    highest_figure = highest_figure || other.highest_figure;
    displaced = displaced || other.displaced;
    marks = marks || other.marks;
    full_marks = full_marks || other.full_marks;
    rings = rings || other.rings;
    dense = dense || other.dense;
}

void SymbolUse::take_counts(SymbolUse const& all)
{
    by_look = all.by_look;
    fires = all.fires;
}

namespace {

void note_gathered(SymbolUse& use, Material const& material, IncidentPlan const& plan,
                   std::size_t record)
{
    auto const& incident = material.placed[record].incident;
    use.gathered.insert(record);
    if (filling_for(plan.scale, incident) != Filling::solid)
        use.hollow_parts.emplace(record, incident.claim);
}

void note_size(SymbolUse& use, Material const& material, IncidentPlan const& plan,
               std::size_t record)
{
    if (material.study.size != "deaths") return;
    auto const& incident = material.placed[record].incident;
    use.no_figure |= !incident.fatalities.low;
    use.highest_figure |= outline_size(material, plan.scale, incident) > 0;
}

}  // namespace

SymbolUse use_of(Material const& material, IncidentPlan const& plan, bool fire_marks)
{
    SymbolUse use;
    use.dense = plan.dense;
    auto const note = [&](std::size_t record, bool alone) {
        auto const& incident = material.placed[record].incident;
        ++use.by_look[plan.look[record]];
        if (!alone) return;  // a dot or a gathered symbol tells no more than the category
        use.fillings.insert(filling_for(plan.scale, incident));
        use.claims.insert(incident.claim);
        use.disputed = use.disputed || incident.disputed;
    };
    // Dots, or the rows of a sheet of time: nothing is gathered or displaced.
    if (plan.dense || plan.clusters.empty())
        for (auto const record : plan.point_records) note(record, !plan.dense);
    for (auto const& cluster : plan.clusters) {
        bool const gathered = cluster.spread == Spread::gathered;
        use.displaced = use.displaced || cluster.shows_leader;
        for (auto const member : cluster.members) {
            auto const record = plan.point_records[member];
            note(record, !gathered);
            if (gathered)
                note_gathered(use, material, plan, record);
            else
                note_size(use, material, plan, record);
            use.rings = use.rings || (!gathered && plan.ring[member] > 0);
        }
    }
    for (auto const& mark : plan.marks)
        for (auto const record : mark.records) note(record, true);
    use.marks = !plan.marks.empty();
    use.full_marks = std::ranges::any_of(
        plan.marks, [](AreaMark const& mark) { return mark.records.size() > most_on_pill; });
    for (auto const fire : plan.fires) {
        auto const record = std::ranges::find_if(material.shown, [&](auto i) {
            return material.placed[i].incident.id == material.fires[fire].event.id;
        });
        if (record == material.shown.end()) continue;
        ++use.fires[plan.look[*record]];
        use.inferred_target |= fire_marks && material.fires[fire].event.target.inferred;
        if (fire_marks)
            note(*record, true);
        else
            ++use.by_look[plan.look[*record]];
    }
    return use;
}

Obstacles obstacles_of(Material const& material, IncidentPlan const& plan)
{
    Obstacles obstacles;
    if (plan.dense) return obstacles;
    for (auto const& cluster : plan.clusters) {
        if (cluster.spread == Spread::gathered) {
            obstacles.discs.push_back({cluster.at, cluster.radius + room_around});
            for (auto const& leader : cluster.leaders) obstacles.segments.push_back(leader);
            continue;
        }
        for (std::size_t m = 0; m < cluster.members.size(); ++m) {
            auto const record = plan.point_records[cluster.members[m]];
            double const radius = hiding_radius(material, plan, record);
            double const room = cluster.spread == Spread::single
                                    ? room_around
                                    : material.style.marker * room_in_row;
            obstacles.discs.push_back({cluster.positions[m], radius + room});
        }
        for (auto const& leader : cluster.leaders) obstacles.segments.push_back(leader);
    }
    return obstacles;
}

std::string record_title(Incident const& incident)
{
    std::string title = incident.id + " \xC2\xB7 " + to_text(incident.when);
    for (auto const& part : {incident.place, incident.summary, incident.source})
        if (!part.empty()) title += " \xC2\xB7 " + part.str();
    return shorten(clean(title), 300);
}

}  // namespace sitmap::map
