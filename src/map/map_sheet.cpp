// SPDX-License-Identifier: MIT
#include "map/map_sheet.hpp"

#include "base/text.hpp"
#include "map/arrival_arrows.hpp"
#include "map/clip.hpp"
#include "map/cluster_places.hpp"
#include "map/fire_layer.hpp"
#include "map/fire_panel.hpp"
#include "map/graticule.hpp"
#include "map/grouped.hpp"
#include "map/inset.hpp"
#include "map/label_pins.hpp"
#include "map/legend.hpp"
#include "map/map_labels.hpp"
#include "map/moment_header.hpp"
#include "map/preflight.hpp"
#include "map/presence_layer.hpp"
#include "map/shapes.hpp"
#include "map/sheet_note.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double panel_share_landscape = 0.245;
constexpr double panel_share_portrait = 0.34;
constexpr double strip_height = 17;  // mm
constexpr double same_height = 0.5;  // mm: a panel that far off its content keeps its place
constexpr double furniture_margin = 4.5;

constexpr double fire_margin = 0.42;  // around the corridors, in their own sizes

std::optional<Frame> frame_of(study::Sheet const& sheet, Material const& material,
                              MapSheetRules const& rules)
{
    if (sheet.frame) {
        auto const& f = *sheet.frame;
        return Frame{f[0], f[1], f[2], f[3]};
    }
    if (!rules.fire || material.fires.empty()) return {};
    FrameAround around;
    for (auto const& fire : material.fires) {
        around.add(fire.corridor);  // empty between two exact places
        around.add(fire.event.origin.where);
        around.add(fire.event.target.where);
    }
    return grown(with_surroundings(around.frame()), fire_margin);
}

/// What a page of another shape than the sheet's frame shows around it.
std::string words_beyond_frame(MapSheet const& plan, Material const& material)
{
    if (!plan.sheet.frame || plan.rules.fire) return {};
    auto const frame = *frame_of(plan.sheet, material, plan.rules);
    auto const is_beyond = [&](std::size_t record) {
        auto const& where = *material.placed[record].incident.where;
        double const east = where.lon - frame.west;
        return where.lat < frame.south || where.lat > frame.north ||
               east - 360 * std::floor(east / 360) > frame.width();
    };
    auto const count = std::ranges::count_if(plan.plan.point_records, is_beyond);
    if (count == 0) return {};
    return fmt::format("Of those drawn at a place {} {} beyond the frame of the sheet.",
                       grouped(count), count == 1 ? "lies" : "lie");
}

/// Small maps have no room for hatches, and the fire sheet speaks of reported fire alone.
bool draws_presence(MapSheetRules const& rules)
{
    return rules.furniture && !rules.fire;
}

void keep_fire_only(IncidentPlan& plan)
{
    plan.point_records.clear();
    plan.true_place.clear();
    plan.ring.clear();
    plan.clusters.clear();
    plan.marks.clear();
    plan.omitted.clear();
    plan.dense = false;
}

std::vector<Point> symbol_places(IncidentPlan const& plan)
{
    std::vector<Point> places;
    for (auto const& cluster : plan.clusters) places.push_back(cluster.at);
    return places;
}

/// Scale bar and north arrow side by side, or the arrow above the bar, or both with a shorter bar:
/// whichever first leaves the study's own land free. Gives their box.
Box place_scale_bar(MapSheet& sheet, Writer const& writer, GroundRaster const& land,
                    Surroundings const& around)
{
    constexpr double bar_height = 13, arrow_width = 14, arrow_height = 12;  // mm
    auto const& map = sheet.ground.box;
    double const longest = std::min(45.0, map.width * 0.3);
    double const arrow = sheet.ground.geo.shows_pole() ? 0 : 1;
    std::vector<ScaleBar> bars;
    std::vector<Box> sizes;
    for (double const share : {1.0, 0.5}) {
        auto const bar = scale_bar(sheet.ground.geo, longest * share);
        double const width = bar.width + writer.width(bar.labels.back(), writer.style.quiet);
        sizes.push_back({0, 0, width + arrow * arrow_width, bar_height});
        sizes.push_back({0, 0, width + 3, bar_height + arrow * arrow_height});
        bars.insert(bars.end(), 2, bar);
    }
    auto const [box, size] = quiet_edge(land, around, sizes);
    sheet.bar = bars[size];
    sheet.bar_at = {box.x + 1.5, box.bottom() - 2.2};
    bool const is_stacked = size % 2 == 1;
    if (arrow > 0) sheet.north = {is_stacked ? box.x + 5 : box.right() - 3.5, box.y + 5.2};
    return box;
}

double shaded_share(Box const& box, GroundRaster const& land, Shading const& shading)
{
    constexpr int steps = 12;  // each way
    int shaded = 0;
    for (int i = 0; i < steps * steps; ++i) {
        Point const at{box.x + box.width * (i % steps + 0.5) / steps,
                       box.y + box.height * (i / steps + 0.5) / steps};
        int const owner = land.owner_at(at);
        if (land.is_home_area(owner) && shading.class_of[static_cast<std::size_t>(owner)]) ++shaded;
    }
    return static_cast<double>(shaded) / (steps * steps);
}

/// Corners for the inset and for scale bar and north arrow; gives the boxes that labels keep clear
/// of.
std::vector<Box> place_furniture(MapSheet& sheet, Material const& material,
                                 GroundRaster const& land)
{
    std::vector<Box> taken;
    auto const symbols = symbol_places(sheet.plan);
    auto const around = [&] {
        return Surroundings{sheet.ground.box, taken, symbols, furniture_margin};
    };
    bool const something_around = !material.countries.empty() || !material.study.areas.home.empty();
    if (sheet.rules.inset && something_around && inset_tells_where(material, sheet.ground)) {
        sheet.inset = quiet_corner(land, around(), inset_size(sheet.ground.box));
        taken.push_back(*sheet.inset);
    }
    taken.push_back(place_scale_bar(sheet, {material.style, material.measure}, land, around()));
    for (auto const& box : taken)
        sheet.furniture.push_back({sheet.inset == box ? "inset" : "scale bar", box,
                                   shaded_share(box, land, sheet.shading)});
    return taken;
}

/// How records show in a film: those drawn as symbols, by how exactly they are dated.
void add_moments(LegendExtras& extras, MapSheet const& plan, Material const& material)
{
    auto records = plan.plan.point_records;
    for (auto const& mark : plan.plan.marks)
        records.insert(records.end(), mark.records.begin(), mark.records.end());
    auto const is_sharp = [&](std::size_t record) {
        auto const& when = material.placed[record].incident.when;
        return month_of(when.first) == month_of(when.last);
    };
    extras.fresh = std::ranges::any_of(records, is_sharp);
    if (!std::ranges::all_of(records, is_sharp)) extras.pale = "may be of this month";
    extras.faded = !records.empty();
}

LegendExtras extras_of(MapSheet const& plan, Material const& material)
{
    LegendExtras extras{.arrows = !plan.arrows.empty()};
    for (auto const& hatch : visible_hatches(material, plan.ground)) {
        auto& count = hatch.sure ? extras.presence : extras.unsure_presence;
        ++count.areas;
        count.reports += hatch.records.size();
    }
    extras.inferred_fire = std::ranges::any_of(plan.plan.fires, [&](std::size_t index) {
        return has_inferred_area(material.fires[index]);
    });
    if (plan.rules.film && !plan.plan.dense) add_moments(extras, plan, material);
    return extras;
}

std::string note_of(MapSheet const& plan, Material const& material)
{
    std::vector<std::string> extra{words_beyond_frame(plan, material), presence_words(material),
                                   plan.sheet.note};
    std::erase(extra, "");
    return sheet_note(material, plan.plan, plan.shading, join_words(extra, " "));
}

/// What hangs on the map alone is worked out once for all sizes of words that are tried.
BlockMaker panel_blocks(MapSheet const& plan, Material const& material, Moment const* moment)
{
    if (plan.rules.fire)
        return [&](Writer const& writer) {
            return fire_blocks(writer, material, plan.plan, plan.sheet.note);
        };
    return
        [&plan, &material, moment, extras = extras_of(plan, material),
         use = use_of(material, plan.plan), note = note_of(plan, material)](Writer const& writer) {
            auto blocks = legend_blocks(writer, material, plan.plan, use, plan.shading, extras);
            if (plan.rules.month_strip) {
                double const words = writer.style.body.size / material.style.body.size;
                blocks.push_back(
                    month_strip(writer, plan.months, strip_height * words * words,
                                moment == nullptr ? std::nullopt : std::optional(moment->month)));
            }
            blocks.push_back(note_block(writer, note));
            return blocks;
        };
}

bool is_reached(MapSheet const& plan, std::size_t area, Moment const* moment)
{
    auto const& steps = plan.shading.steps[area];
    return moment == nullptr || steps.empty() || steps.front().from <= moment->month;
}

bool is_readable_off_shade(style::Style const& style, Colour ink)
{
    return style::contrast(ink, style.no_data) >= style::wanted_contrast;
}

/// The colours of a name: those of its area's last shade once the area has it and the name stands
/// in it.
NameLook look_of_name(MapSheet const& plan, Material const& material, PlacedLabel const& placed,
                      Moment const* moment)
{
    auto own = plan.name_looks[placed.request];
    if (placed.outside_share > 0 && is_readable_off_shade(material.style, own.ink))
        own.halo = material.style.halo;
    constexpr std::string_view prefix = "area:";
    auto const& id = plan.requests[placed.request].id;
    if (!id.starts_with(prefix)) return own;
    auto const at = std::ranges::find(material.areas, id.substr(prefix.size()), &Area::id);
    auto const area = static_cast<std::size_t>(at - material.areas.begin());
    bool const is_shaded = at == material.areas.end() ||
                           shade_at(plan.shading, area, moment) == plan.shading.class_of[area];
    bool const is_beside = placed.outside && placed.leader;
    if (is_shaded && !is_beside) return own;
    return {material.style.area_label.colour, material.style.halo, {}};
}

void add_labels(Group& into, MapSheet const& plan, Material const& material, Moment const* moment)
{
    auto const& style = material.style;
    auto& group = add_group(into, "labels");
    group.clip.push_back(rectangle(plan.ground.box));
    for (auto const& placed : plan.labels.placed) {
        auto const& at = plan.name_looks[placed.request].dot;
        if (!at) continue;
        auto dot = filled(circle(*at, town_dot), style.ink);
        dot.stroke = Stroke{style.paper, 0.2, {}, true};
        group.children.push_back(std::move(dot));
    }
    for (auto const& placed : plan.labels.placed) {
        auto const& request = plan.requests[placed.request];
        if (placed.leader) add_leader(group, placed.leader->from, placed.leader->to, style);
        auto const look = look_of_name(plan, material, placed, moment);
        std::optional<Halo> halo;
        if (look.halo) halo = Halo{*look.halo, style.halo_width};
        auto runs = text_runs(placed, request, look.ink, halo);
        // The letters of a curved name, or the lines of another, are moved together in an editor.
        auto const* const parts = request.kind == LabelKind::line ? "letters-of-" : "lines-of-";
        auto& into_group = runs.size() > 1 ? add_group(group, "", parts + request.id) : group;
        for (auto& run : runs) into_group.children.push_back(std::move(run));
    }
}

/// A film keeps fire once it has happened; a small map of one month shows that month's alone.
bool shows(analysis::FireFinding const& fire, MapSheet const& plan, Material const& material,
           Moment const* moment)
{
    auto const* const incident = incident_of(material, fire);
    if (moment == nullptr || incident == nullptr) return true;
    if (plan.rules.furniture) return month_of(incident->when.first) <= moment->month;
    return std::ranges::any_of(moment->showing, [&](auto const& s) {
        return material.placed[s.record].incident.id == incident->id;
    });
}

void add_cards(Group& into, MapSheet const& plan, Material const& material, Writer const& writer,
               Moment const* moment)
{
    auto& group = add_group(into, "cards");
    for (auto const& card : plan.cards) {
        if (!shows(material.fires[card.fire], plan, material, moment)) continue;
        if (card.leader)
            group.children.push_back(lined(open_line({card.leader->from, card.leader->to}),
                                           stroke_of(material.style.card_edge)));
        auto const style = with_words(material.style, card.words);
        add_card(group, {style, writer.measure}, card.card, card.box);
    }
}

}  // namespace

void account(Sheet& sheet, MapSheet const& plan, Material const& material)
{
    sheet.points.insert(sheet.points.end(), plan.plan.point_records.begin(),
                        plan.plan.point_records.end());
    for (auto const fire : plan.plan.fires)
        for (auto const record : material.shown)
            if (material.placed[record].incident.id == material.fires[fire].event.id)
                sheet.points.push_back(record);
    for (auto const& mark : plan.plan.marks)
        sheet.area_marks.insert(sheet.area_marks.end(), mark.records.begin(), mark.records.end());
    sheet.omitted.insert(sheet.omitted.end(), plan.plan.omitted.begin(), plan.plan.omitted.end());
    if (!draws_presence(plan.rules)) return;
    auto const hatched = visible_presence(material, plan.ground);
    sheet.hatched.insert(sheet.hatched.end(), hatched.begin(), hatched.end());
}

MapSheet plan_map(Material const& material, study::Sheet const& sheet, SheetFrame const& frame,
                  Box const& box, MapSheetRules const& rules)
{
    MapSheet plan{.sheet = sheet,
                  .frame = frame,
                  .ground = ground_for(material, frame_of(sheet, material, rules), box),
                  .shading = shading_for(material, rules.film),
                  .rules = rules};
    if (rules.fire) plan.shading = {};
    plan.shading.class_of.resize(material.areas.size());
    count_visible(plan.shading, material, plan.ground);
    plan.shading.steps.resize(material.areas.size());
    plan.plan = plan_incidents(material, plan.ground, rules.only);
    if (rules.fire) keep_fire_only(plan.plan);
    settle_clusters(plan.plan, material, plan.ground,
                    rules.furniture ? FireLook::areas : FireLook::star);
    if (plan.plan.dense) soften(plan.shading, material.style.no_data);
    GroundRaster const land(material, plan.ground);
    if (rules.arrows && material.study.shade == study::Shade::arrival)
        plan.arrows =
            arrival_arrows(material, plan.ground, land, obstacles_of(material, plan.plan).discs);
    auto const taken = rules.furniture ? place_furniture(plan, material, land) : std::vector<Box>{};
    if (rules.month_strip) plan.months = counts_by_month(material, beyond_map(plan.plan));
    solve_labels(plan, material, land, taken);
    return plan;
}

namespace {

DrawnLayers layers_drawn(MapSheet const& plan)
{
    bool const places = std::ranges::any_of(plan.labels.placed, [](PlacedLabel const& label) {
        return label.id.starts_with("place:");
    });
    return {true, places, plan.rules.furniture && !plan.ground.rivers.empty()};
}

}  // namespace

MapSheet plan_map_sheet(Material const& material, study::Sheet const& sheet, Page const& page,
                        MapSheetRules const& rules)
{
    double const share = !rules.panel      ? 0
                         : page.portrait() ? panel_share_portrait
                                           : panel_share_landscape;
    auto frame =
        frame_for(material, sheet, page, material.study.projection, share, {true, true, true},
                  rules.film ? std::optional(longest_moment(material)) : std::nullopt);
    auto plan = plan_map(material, sheet, frame, frame.slots.map, rules);
    Writer const writer{material.style, material.measure};
    auto const footer = [&] {
        return footer_of(material, page, plan.ground.geo.definition(), layers_drawn(plan));
    };
    // The footer's words and the legend are known only once the map is planned.
    auto slots = lay_out(page, frame.header.height, footer().height, share);
    if (rules.panel && page.portrait())
        slots = with_panel_height(
            slots, panel_height(writer, slots, panel_blocks(plan, material, nullptr)));
    if (std::abs(slots.map.height - frame.slots.map.height) > same_height) {
        frame.slots = slots;
        plan = plan_map(material, sheet, frame, frame.slots.map, rules);
    }
    plan.frame.footer = footer();
    return plan;
}

namespace {

/// What rarely changes from picture to picture of a film: ground, arrows, fire, names, furniture.
void draw_background(Group& into, MapSheet const& plan, Material const& material,
                     Moment const* moment)
{
    Writer const writer{material.style, material.measure};
    bool const details = plan.rules.furniture;
    add_ground(into, material, plan.ground, fills_of(plan.shading, moment), details);
    auto& degrees = add_group(into, "graticule labels");
    for (auto const& label : plan.degrees) degrees.children.push_back(label.run);
    if (draws_presence(plan.rules)) add_presence(into, material, plan.ground, moment);
    auto& arrows = add_group(into, "arrivals");
    arrows.clip.push_back(rectangle(plan.ground.box));
    constexpr double arrow_casing = 0.5;  // mm, half of it beside the arrow
    for (auto const& [area, arrow] : plan.arrows) {
        if (!is_reached(plan, area, moment)) continue;
        arrows.children.push_back(
            Path{arrow.outlines, {}, Stroke{material.style.halo, arrow_casing, {}, true}, {}, {}});
        arrows.children.push_back(arrow);
    }
    for (auto const index : plan.plan.fires) {
        if (details && shows(material.fires[index], plan, material, moment))
            add_fire(into, material, plan.ground, material.fires[index], plan.rules.fire);
    }
    if (!plan.plan.dense) add_labels(into, plan, material, moment);
    if (!details) return;
    if (plan.inset) add_inset(into, material, plan.ground, *plan.inset);
    add_scale_bar(into, writer, plan.bar_at, plan.bar);
    if (plan.north)
        add_north_arrow(into, writer, *plan.north, plan.ground.geo.north(plan.ground.geo.centre()));
}

void draw_foreground(Group& into, MapSheet const& plan, Material const& material,
                     Moment const* moment)
{
    Writer const writer{material.style, material.measure};
    add_incidents(into, material, plan.ground, plan.plan, moment);
    for (auto const index : plan.plan.fires)
        if (!plan.rules.furniture && shows(material.fires[index], plan, material, moment))
            add_fire_mark(into, material, plan.ground, material.fires[index]);
    // Names keep clear of single symbols, but not of a cloud of dots: it would drown them.
    if (plan.plan.dense) add_labels(into, plan, material, moment);
    add_cards(into, plan, material, writer, moment);
}

}  // namespace

void draw_map(Group& into, MapSheet const& plan, Material const& material, Moment const* moment)
{
    draw_background(into, plan, material, moment);
    draw_foreground(into, plan, material, moment);
}

std::string background_state(MapSheet const& plan, Material const& material, Moment const* moment)
{
    std::string state;
    for (std::size_t i = 0; i < plan.shading.steps.size(); ++i) {
        auto const shade = shade_at(plan.shading, i, moment);
        state += is_reached(plan, i, moment) ? '1' : '0';
        state += shade ? std::to_string(*shade) + "," : "-,";
    }
    for (auto const index : plan.plan.fires)
        state += shows(material.fires[index], plan, material, moment) ? '1' : '0';
    for (auto const record : presence_records(material))
        state += moment == nullptr ||
                         month_of(material.placed[record].incident.when.first) <= moment->month
                     ? '1'
                     : '0';
    return state;
}

Sheet draw_map_sheet(MapSheet const& plan, Material const& material, Moment const* moment,
                     Part part)
{
    Writer const writer{material.style, material.measure};
    Sheet sheet;
    sheet.scene = scene_for(material, plan.frame);
    auto& map = add_group(sheet.scene.root, "map");
    if (part != Part::foreground) draw_background(map, plan, material, moment);
    if (part == Part::background) return sheet;
    if (part == Part::foreground) sheet.scene.paper.alpha = 0;  // it stands on the background
    draw_foreground(map, plan, material, moment);
    auto frame = plan.frame;
    if (moment != nullptr)
        frame.header.as_of =
            as_of_moment(material.style, moment->month, counts_at(plan.plan, material, *moment));
    else if (plan.rules.film)
        frame.header.as_of = {as_of_words(material), "", material.style.as_of};
    add_header_and_footer(sheet.scene, material, frame);
    auto const left_out =
        add_panel(sheet.scene.root, writer, plan.frame.slots, panel_blocks(plan, material, moment));
    account(sheet, plan, material);
    sheet.labels = label_places(plan);
    sheet.remarks = preflight_of_map(plan, material.style);
    add_class_findings(sheet, plan.sheet.key, plan.shading, plan.plan, material.style);
    add_hidden(sheet, plan.sheet.key, material, {&plan, 1});
    add_seam(sheet, plan.sheet.key, plan.ground);
    add_left_out(sheet, plan.sheet.key, left_out);
    sheet.georeference = georeference_of(plan.ground.geo);
    return sheet;
}

}  // namespace sitmap::map
