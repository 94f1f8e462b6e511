// SPDX-License-Identifier: MIT
#include "map/small_maps.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "map/grouped.hpp"
#include "map/home_frame.hpp"
#include "map/legend.hpp"
#include "map/map_labels.hpp"
#include "map/map_sheet.hpp"
#include "map/month_cells.hpp"
#include "map/preflight.hpp"
#include "map/shapes.hpp"
#include "map/sheet_note.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double cell_gap = 2.2;  // mm
constexpr double empty_cell_cost = 0.3;
constexpr DrawnLayers small_layers{.areas = true};
constexpr double least_marker = 1.8;  // mm: below it who says so cannot be read

/// Columns and cell size that use the box best for cells of this shape.
struct Grid {
    std::size_t columns = 1;
    double width = 0, height = 0;  // of a cell
    double caption = 0;            // height of the caption line above the map

    Box cell(Box const& box, std::size_t index) const
    {
        auto const column = static_cast<double>(index % columns);
        auto const row = static_cast<double>(index / columns);
        return {box.x + column * (width + cell_gap), box.y + row * (height + cell_gap) + caption,
                width, height - caption};
    }
};

Grid grid_for(Box const& box, std::size_t count, double aspect, double caption)
{
    Grid best;
    double most_worth = 0;
    for (std::size_t columns = 1; columns <= count; ++columns) {
        auto const rows = (count + columns - 1) / columns;
        double const width = (box.width - cell_gap * static_cast<double>(columns - 1)) /
                             static_cast<double>(columns);
        double const height =
            (box.height - cell_gap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
        double const map = std::min(width, (height - caption) * aspect);
        // A few empty cells look like a loss, so a map must be so much larger to be worth them.
        auto const empty = static_cast<double>(rows * columns - count);
        double const worth = map * (1 - empty_cell_cost * empty / static_cast<double>(count));
        if (worth <= most_worth) continue;
        most_worth = worth;
        best = {columns, width, height, caption};
    }
    return best;
}

MapSheetRules small_rules()
{
    MapSheetRules rules;
    rules.arrows = rules.cards = rules.inset = rules.places = rules.panel = rules.labels =
        rules.furniture = rules.month_strip = false;
    return rules;
}

style::Style with_marker(style::Style style, double marker)
{
    style.marker_outline *= marker / style.marker;
    style.marker = marker;
    return style;
}

/// The look for small maps: thinner lines, smaller symbols.
style::Style small_style(style::Style style, double share)
{
    style =
        with_marker(style, std::max(style.marker * share, std::min(style.marker, least_marker)));
    style.count_label.size = std::max(style.count_label.size * share, style.minimum_text);
    for (auto* line : {&style.area_border, &style.neighbour_border, &style.country_border,
                       &style.country_casing, &style.river, &style.leader, &style.area_mark_edge}) {
        line->width *= share;
        for (auto& dash : line->dashes) dash *= share;
    }
    return style;
}

void shift(std::vector<Outline>& outlines, Point by)
{
    for (auto& outline : outlines)
        for (auto& point : outline.points) point = {point.x + by.x, point.y + by.y};
}

void shift(Group& group, Point by);

void shift(Node& node, Point by)
{
    if (auto* const path = std::get_if<Path>(&node)) shift(path->outlines, by);
    if (auto* const text = std::get_if<TextRun>(&node))
        text->at = {text->at.x + by.x, text->at.y + by.y};
    if (auto* const markers = std::get_if<Markers>(&node))
        for (auto& at : markers->at) at = {at.x + by.x, at.y + by.y};
    if (auto* const group = std::get_if<std::unique_ptr<Group>>(&node)) shift(**group, by);
}

void shift(Group& group, Point by)
{
    shift(group.clip, by);
    for (auto& node : group.children) shift(node, by);
}

style::TextStyle caption_style(Writer const& writer)
{
    auto words = writer.style.body;
    words.bold = true;
    words.size = std::max(words.size * 0.86, writer.style.minimum_text);
    return words;
}

style::TextStyle count_style(Writer const& writer)
{
    auto quiet = writer.style.quiet;
    quiet.size = std::max(quiet.size * 0.86, writer.style.minimum_text);
    return quiet;
}

bool caption_fits(Writer const& writer, Box const& cell, std::string const& label,
                  std::string const& count)
{
    return writer.width(label, caption_style(writer)) + writer.width(count, count_style(writer)) +
               1 <=
           cell.width;
}

void add_caption(Group& into, Writer const& writer, Box const& cell, std::string const& label,
                 std::string const& count)
{
    double const baseline = cell.y - 1.0;
    constexpr double into_gap = 0.6;  // share of it that a label alone may take
    auto const words = caption_style(writer);
    auto const quiet = count_style(writer);
    double const room = count.empty() ? cell.width + into_gap * cell_gap
                                      : cell.width - writer.width(count, quiet) - 1;
    into.children.push_back(
        line_of_text(writer, fitted(writer, label, words, room), {cell.x, baseline}, words));
    into.children.push_back(
        line_of_text(writer, count, {cell.x + cell.width, baseline}, quiet, Anchor::end));
}

/// What the caption of a category's cell counts.
struct CategoryCount {
    std::size_t records = 0;
    std::size_t undrawn = 0;
};

/// "5, 1 not drawn"; brief: "5*".
std::string words_of(CategoryCount const& count, bool brief)
{
    auto const words = grouped(static_cast<std::int64_t>(count.records));
    if (count.undrawn == 0) return words;
    if (brief) return words + "*";
    return words + ", " + grouped(static_cast<std::int64_t>(count.undrawn)) + " not drawn";
}

/// What "*" in the captions says; empty if none has it.
std::string words_on_stars(std::span<CategoryCount const> counts, bool brief)
{
    bool const starred =
        brief && std::ranges::any_of(counts, [](auto const& count) { return count.undrawn > 0; });
    return starred ? "Cells count all their records, also those that are not drawn (*). " : "";
}

Box body_of(SheetFrame const& frame)
{
    double const margin = frame.slots.margin;
    auto const& map = frame.slots.map;
    return {map.x + margin, map.y + margin * 0.7, map.width - 2 * margin,
            map.height - margin * 1.2};
}

double aspect_of(Material const& material)
{
    auto const frame = home_frame(material);
    double const middle = (frame.south + frame.north) / 2 * std::numbers::pi / 180;
    return std::clamp(frame.width() * std::cos(middle) / std::max(frame.north - frame.south, 0.01),
                      0.5, 2.5);
}

double scale_for(Grid const& grid)
{
    return std::clamp(grid.width / 110.0, 0.42, 0.85);
}

/// The longest form of captions that fits the cells: a date is never cut; in the narrowest cells
/// the count goes.
struct CaptionForm {
    std::string Bin::*label;
    CountWords count;
};

CaptionForm caption_form(Writer const& writer, std::span<MonthCell const> cells, Box const& box)
{
    auto const fits = [&](CaptionForm const& form) {
        return std::ranges::all_of(cells, [&](MonthCell const& cell) {
            return caption_fits(writer, box, cell.bin.*form.label, count_words(cell, form.count));
        });
    };
    for (CaptionForm const form :
         {CaptionForm{&Bin::label, CountWords::full}, CaptionForm{&Bin::label, CountWords::plain},
          CaptionForm{&Bin::label, CountWords::brief}, CaptionForm{&Bin::brief, CountWords::brief}})
        if (fits(form)) return form;
    return {&Bin::brief, CountWords::bare};
}

/// Maps to be compared draw dots of one size, or none does.
void compare_alike(std::vector<MapSheet>& plans, Colour no_data)
{
    if (std::ranges::none_of(plans, [](MapSheet const& map) { return map.plan.dense; })) return;
    std::size_t crowd = 0;
    for (auto const& map : plans) crowd = std::max(crowd, map.plan.point_records.size());
    for (auto& map : plans) {
        if (!map.plan.dense) soften(map.shading, no_data);
        draw_as_dots(map.plan, crowd);
    }
}

/// What several maps show of one sheet's records, instead of one map of them all, whose symbols
/// would take each other's room.
IncidentPlan records_of(IncidentPlan all, std::span<MapSheet const> maps)
{
    auto const append = [](auto& to, auto const& from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    all.point_records.clear();
    all.true_place.clear();
    all.ring.clear();
    all.clusters.clear();
    all.marks.clear();
    all.fires.clear();
    all.omitted.clear();
    for (auto const& map : maps) {
        append(all.point_records, map.plan.point_records);
        append(all.true_place, map.plan.true_place);
        append(all.ring, map.plan.ring);
        append(all.marks, map.plan.marks);
        append(all.fires, map.plan.fires);
        append(all.omitted, map.plan.omitted);
    }
    return all;
}

void draw_cell(Group& into, Writer const& writer, MapSheet const& plan, Material const& own,
               Moment const& moment, Point from_first)
{
    draw_map(into, plan, own, &moment);
    shift(into, from_first);
    auto const& box = plan.ground.box;
    into.children.push_back(
        lined(rectangle({box.x + from_first.x, box.y + from_first.y, box.width, box.height}),
              {writer.style.rule, 0.15, {}, false}));
}

/// The group's name is that of the category.
void draw_category(Group& into, Writer const& writer, MapSheet const& plan, Material const& small,
                   std::string const& count)
{
    auto const& box = plan.ground.box;
    draw_map(into, plan, small, nullptr);
    add_caption(into, writer, box, into.name, count);
    into.children.push_back(lined(rectangle(box), {writer.style.rule, 0.15, {}, false}));
}

std::vector<std::size_t> records_by_look(Material const& material,
                                         std::vector<CategoryLook> const& looks)
{
    std::vector<std::size_t> records(looks.size());
    for (auto const record : material.shown)
        ++records[look_of(material.study, looks, material.placed[record].incident.category)];
    return records;
}

}  // namespace

Sheet months_sheet(Material const& material, study::Sheet const& sheet, Page const& page)
{
    Writer const writer{material.style, material.measure};
    double const share = page.portrait() ? 0.24 : 0.245;
    auto frame =
        frame_for(material, sheet, page, projection_for_room(material.study), share, small_layers);
    auto const box = body_of(frame);
    auto const grid = grid_for(box, bins_of(material.period).size(), aspect_of(material),
                               writer.line_height(material.style.body));
    auto const style = small_style(material.style, scale_for(grid));
    auto const close = with_marker(style, material.style.marker * scale_for(grid));
    auto const small = with_style(material, style);
    auto const first = grid.cell(box, 0);
    auto rules = small_rules();
    rules.film = true;
    auto plan = plan_map(small, sheet, frame, first, rules);
    auto const cells = month_cells(small, plan, close);
    auto const form = caption_form(writer, cells, first);

    Sheet result;
    result.scene = scene_for(material, frame);
    auto& months = add_group(result.scene.root, "months");
    SymbolUse kinds;
    Hidden hidden;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto const own = with_records(small, cells[i].records);
        auto const at = grid.cell(box, i);
        auto& group = add_group(months, cells[i].bin.*form.label);
        plan.plan = cells[i].plan;
        kinds.add_kinds(use_of(own, plan.plan, true));
        hidden.add(hidden_on(own, plan.ground, plan.plan, FireLook::star));
        draw_cell(group, writer, plan, own, cells[i].moment, {at.x - first.x, at.y - first.y});
        auto const& label = cells[i].bin.*form.label;
        auto const count = count_words(cells[i], form.count);
        add_caption(group, writer, at, label, caption_fits(writer, at, label, count) ? count : "");
    }
    // The note speaks of the cells: a mark without room among the records of all has one there.
    plan.plan = plan_incidents(small, plan.ground);
    plan.plan.dense = kinds.dense;
    kinds.take_counts(use_of(small, plan.plan, true));
    name_projection(frame, material, plan.ground.geo.definition(), small_layers);
    add_header_and_footer(result.scene, material, frame);
    auto const blocks = [&](Writer const& w) {
        auto all_blocks =
            legend_blocks(w, small, plan.plan, kinds, plan.shading,
                          {.fire_marks = true, .pale = pale_words(cells), .moments = true});
        all_blocks.push_back(
            note_block(w, cell_note(material, cells, !kinds.gathered.empty(), form.count) +
                              sheet_note(material, plan.plan, plan.shading, sheet.note)));
        return all_blocks;
    };
    add_left_out(result, sheet.key, add_panel(result.scene.root, writer, frame.slots, blocks));
    add_hidden(result, sheet.key, hidden);
    add_seam(result, sheet.key, plan.ground);
    add_class_findings(result, sheet.key, plan.shading, plan.plan, material.style);
    account(result, plan, small);
    return result;
}

Sheet categories_sheet(Material const& material, study::Sheet const& sheet, Page const& page)
{
    Writer const writer{material.style, material.measure};
    auto frame = frame_for(material, sheet, page, projection_for_room(material.study),
                           page.portrait() ? 0.2 : 0.245, small_layers);
    auto const looks = category_looks(material, Beyond::one_by_one);
    auto const records = records_by_look(material, looks);
    std::vector<std::size_t> drawn;
    for (std::size_t i = 0; i < looks.size(); ++i)
        if (records[i] > 0) drawn.push_back(i);
    auto const box = body_of(frame);
    auto const grid = grid_for(box, std::max<std::size_t>(drawn.size(), 1), aspect_of(material),
                               writer.line_height(material.style.body));
    auto const style = small_style(material.style, std::min(1.0, scale_for(grid) * 1.35));
    auto const small = with_style(material, style);

    Sheet result;
    result.scene = scene_for(material, frame);
    auto& cells = add_group(result.scene.root, "categories");
    SymbolUse kinds;
    std::vector<MapSheet> plans;
    std::vector<CategoryCount> counts;
    bool brief = false;  // all cells count in one way
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        auto rules = small_rules();
        rules.only = {drawn[i]};
        plans.push_back(plan_map(small, sheet, frame, grid.cell(box, i), rules));
        counts.push_back({records[drawn[i]], plans.back().plan.omitted.size()});
        brief = brief || !caption_fits(writer, grid.cell(box, i), looks[drawn[i]].name,
                                       words_of(counts.back(), false));
    }
    compare_alike(plans, material.style.no_data);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        kinds.add_kinds(use_of(small, plans[i].plan, true));
        draw_category(add_group(cells, looks[drawn[i]].name), writer, plans[i], small,
                      words_of(counts[i], brief));
        account(result, plans[i], small);
    }
    auto rules = small_rules();
    rules.only = {drawn.begin(), drawn.end()};
    auto all = plan_map(small, sheet, frame, grid.cell(box, 0), rules);
    all.plan = records_of(std::move(all.plan), plans);
    all.plan.dense = kinds.dense;
    name_projection(frame, material, all.ground.geo.definition(), small_layers);
    add_header_and_footer(result.scene, material, frame);
    auto const& shading = plans.empty() ? all.shading : plans.front().shading;
    kinds.take_counts(use_of(small, all.plan, true));
    auto const blocks = [&](Writer const& w) {
        auto list = legend_blocks(w, small, all.plan, kinds, shading, {.fire_marks = true});
        list.push_back(note_block(w, words_on_stars(counts, brief) +
                                         sheet_note(material, all.plan, shading, sheet.note)));
        return list;
    };
    add_left_out(result, sheet.key, add_panel(result.scene.root, writer, frame.slots, blocks));
    add_hidden(result, sheet.key, small, plans);
    add_seam(result, sheet.key, all.ground);
    add_class_findings(result, sheet.key, shading, all.plan, material.style);
    return result;
}

}  // namespace sitmap::map
