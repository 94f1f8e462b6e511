// SPDX-License-Identifier: MIT
#include "map/small_maps.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "map/grouped.hpp"
#include "map/home_frame.hpp"
#include "map/legend.hpp"
#include "map/map_labels.hpp"
#include "map/map_sheet.hpp"
#include "map/shapes.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace sitmap::map {

namespace {

constexpr std::size_t most_cells = 42;
constexpr double cell_gap = 2.2;  // mm
constexpr double empty_cell_cost = 0.3;

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

/// The look for small maps: thinner lines, smaller symbols.
style::Style small_style(style::Style style, double share)
{
    style.marker *= share;
    style.marker_outline *= share;
    style.count_label.size = std::max(style.count_label.size * share, style.minimum_text);
    for (auto* line : {&style.area_border, &style.neighbour_border, &style.country_border,
                       &style.country_casing, &style.river, &style.leader, &style.area_mark_edge}) {
        line->width *= share;
        for (auto& dash : line->dashes) dash *= share;
    }
    return style;
}

Material with_style(Material const& m, style::Style const& style)
{
    return {m.study,  style,    m.measure, m.placed, m.shown,    m.areas,      m.countries,
            m.rivers, m.places, m.names,   m.claims, m.arrivals, m.reached,    m.fires,
            m.totals, m.pins,   m.records, m.period, m.run_id,   m.in_no_area, m.used};
}

Material with_records(Material m, std::span<std::size_t const> shown)
{
    m.shown = shown;
    return m;
}

/// The same ground with the symbols of other records, on the same scale.
void replan(MapSheet& plan, Material const& material)
{
    plan.plan = plan_incidents(material, plan.ground, plan.rules.only, plan.plan.scale);
    plan.requests.clear();
    plan.name_looks.clear();
    solve_labels(plan, material, GroundRaster(material, plan.ground), {});
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

/// A stretch of whole months that one cell shows.
struct Bin {
    Month first;
    Month last;
    std::string label;
    std::string brief;  // for narrow cells
};

/// "Q1 2017", "H1 2017"; the plain words where there is no such name.
std::string quarter_of(Month first, int months)
{
    if (months != 3 && months != 6) return short_months(first, first.next(months - 1));
    return fmt::format("{}{} {}", months == 3 ? 'Q' : 'H', (first.of_year() - 1) / months + 1,
                       first.year());
}

std::vector<Bin> bins_of(DateInterval const& period)
{
    Month const first = month_of(period.first);
    Month const last = month_of(period.last);
    int size = 1;
    for (int const candidate : {1, 3, 6, 12, 24, 60, 120}) {
        size = candidate;
        if (static_cast<std::size_t>((last.number - first.number) / candidate + 1) <= most_cells)
            break;
    }
    std::vector<Bin> bins;
    Month from{first.number - first.number % size};
    for (; from <= last; from = from.next(size)) {
        Month const to = from.next(size - 1);
        bins.push_back({from, to, short_months(from, to), quarter_of(from, size)});
    }
    return bins;
}

std::string pale_words(std::vector<Bin> const& bins)
{
    bool const monthly = !bins.empty() && bins.front().first == bins.front().last;
    return monthly ? "may be of this month" : "may be of this time";
}

std::string cell_note(bool pale, bool brief, bool rings)
{
    std::string words = "Cells count what they draw. ";
    if (!pale) return words;
    words +=
        "A pale symbol has a longer interval than its cell, and shows in each cell that it "
        "may belong to. ";
    if (rings) words += "A ring counts both. ";
    if (brief) words += "Pale ones are counted in brackets. ";
    return words;
}

/// The moment of a cell: records dated inside it full, coarser ones that meet it pale. Counts are
/// those of its records.
Moment moment_of(Material const& material, Bin const& bin)
{
    Moment moment;
    moment.month = bin.last;
    moment.accent = false;  // what is not of the cell is pale
    DateInterval const when{first_day(bin.first), last_day(bin.last)};
    for (auto const record : material.shown) {
        auto const& incident = material.placed[record].incident;
        if (!when.meets(incident.when)) continue;
        bool const inside = when.contains(incident.when);
        moment.showing.push_back({record, inside ? 1.0 : 0.55, !inside});
        ++(inside ? moment.fresh : moment.possible);
    }
    return moment;
}

style::TextStyle caption_style(Writer const& writer)
{
    auto words = writer.style.body;
    words.bold = true;
    words.size *= 0.86;
    return words;
}

style::TextStyle count_style(Writer const& writer)
{
    auto quiet = writer.style.quiet;
    quiet.size *= 0.86;
    return quiet;
}

bool caption_fits(Writer const& writer, Box const& cell, std::string const& label,
                  std::string const& count)
{
    return writer.width(label, caption_style(writer)) + writer.width(count, count_style(writer)) +
               1 <=
           cell.width;
}

/// Without the records of a cell that it cannot draw.
Moment drawn_of(Moment moment, IncidentPlan const& plan)
{
    for (auto const& omitted : plan.omitted) {
        auto const at = std::ranges::find(moment.showing, omitted.record, &Showing::record);
        if (at != moment.showing.end()) --(at->light ? moment.possible : moment.fresh);
    }
    return moment;
}

/// "2 + 6 possible", or "2 (6)" for narrow cells.
std::string count_words(Moment const& moment, bool brief)
{
    if (moment.fresh == 0 && moment.possible == 0) return brief ? "\xE2\x80\x93" : "none";
    auto const fresh = moment.fresh > 0 ? grouped(std::int64_t{moment.fresh}) : "";
    auto const possible = grouped(std::int64_t{moment.possible});
    if (moment.possible == 0) return fresh;
    if (brief) return fresh + (fresh.empty() ? "(" : " (") + possible + ")";
    return fresh + (fresh.empty() ? "" : " + ") + possible + " possible";
}

void add_caption(Group& into, Writer const& writer, Box const& cell, std::string const& label,
                 std::string const& count)
{
    double const baseline = cell.y - 1.0;
    auto const words = caption_style(writer);
    auto const quiet = count_style(writer);
    double const count_width = writer.width(count, quiet) + 1;
    into.children.push_back(line_of_text(
        writer, fitted(writer, label, words, cell.width - count_width), {cell.x, baseline}, words));
    into.children.push_back(
        line_of_text(writer, count, {cell.x + cell.width, baseline}, quiet, Anchor::end));
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
    double const middle = (frame.south + frame.north) / 2 * 3.14159265358979 / 180;
    return std::clamp(frame.width() * std::cos(middle) / std::max(frame.north - frame.south, 0.01),
                      0.5, 2.5);
}

double scale_for(Grid const& grid)
{
    return std::clamp(grid.width / 110.0, 0.42, 0.85);
}

/// The longest form of captions that fits the cells: a date is never cut.
struct CaptionForm {
    std::string Bin::*label;
    bool brief;  // counts
};

CaptionForm caption_form(Writer const& writer, Material const& material,
                         std::vector<Bin> const& bins, Box const& cell)
{
    auto const fits = [&](CaptionForm const& form) {
        return std::ranges::all_of(bins, [&](Bin const& bin) {
            auto const count = count_words(moment_of(material, bin), form.brief);
            return caption_fits(writer, cell, bin.*form.label, count);
        });
    };
    for (CaptionForm const form : {CaptionForm{&Bin::label, false}, CaptionForm{&Bin::label, true}})
        if (fits(form)) return form;
    return {&Bin::brief, true};
}

}  // namespace

Sheet months_sheet(Material const& material, study::Sheet const& sheet, Page const& page)
{
    Writer const writer{material.style, material.measure};
    double const share = page.portrait() ? 0.24 : 0.245;
    auto const frame = frame_for(material, sheet, page, material.study.projection, share);
    auto const bins = bins_of(material.period);
    auto const box = body_of(frame);
    auto const grid =
        grid_for(box, bins.size(), aspect_of(material), writer.line_height(material.style.body));
    auto const style = small_style(material.style, scale_for(grid));
    auto const small = with_style(material, style);
    auto const first = grid.cell(box, 0);
    auto plan = plan_map(small, sheet, frame, first, small_rules());
    auto const [label, brief] = caption_form(writer, material, bins, first);

    Sheet result;
    result.scene = scene_for(material, frame);
    auto& cells = add_group(result.scene.root, "months");
    SymbolUse kinds;
    bool pale = false;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        auto const moment = moment_of(material, bins[i]);
        auto const cell = grid.cell(box, i);
        auto& group = add_group(cells, bins[i].*label);
        std::vector<std::size_t> records;
        for (auto const& showing : moment.showing) records.push_back(showing.record);
        auto const own = with_records(small, records);
        replan(plan, own);
        kinds.add_kinds(use_of(own, plan.plan, true));
        auto const drawn = drawn_of(moment, plan.plan);
        pale = pale || drawn.possible > 0;
        draw_map(group, plan, own, &moment);
        shift(group, {cell.x - first.x, cell.y - first.y});
        add_caption(group, writer, cell, bins[i].*label, count_words(drawn, brief));
        group.children.push_back(lined(rectangle(cell), {material.style.rule, 0.15, {}, false}));
    }
    replan(plan, small);
    plan.plan.dense = kinds.dense;  // the note speaks of the cells
    kinds.by_look = use_of(small, plan.plan, true).by_look;
    add_header_and_footer(result.scene, material, frame);
    auto const blocks = [&](Writer const& w) {
        auto all = legend_blocks(w, material, plan.plan, kinds, plan.shading,
                                 {.fire_marks = true, .pale = pale ? pale_words(bins) : ""});
        all.push_back(note_block(w, cell_note(pale, brief, !kinds.gathered.empty()) +
                                        sheet_note(material, plan.plan, plan.shading, sheet.note)));
        return all;
    };
    for (auto const& name : add_panel(result.scene.root, writer, frame.slots, blocks))
        result.remarks.push_back({sheet.key, "no room in the panel for '" + name + "'"});
    account(result, plan, small);
    return result;
}

Sheet categories_sheet(Material const& material, study::Sheet const& sheet, Page const& page)
{
    Writer const writer{material.style, material.measure};
    auto const frame =
        frame_for(material, sheet, page, material.study.projection, page.portrait() ? 0.2 : 0.245);
    auto const looks = category_looks(material);
    std::vector<std::size_t> counts(looks.size());
    for (auto const record : material.shown)
        ++counts[look_of(material.study, looks, material.placed[record].incident.category)];
    std::vector<std::size_t> drawn;
    for (std::size_t i = 0; i < looks.size(); ++i)
        if (counts[i] > 0) drawn.push_back(i);
    auto const box = body_of(frame);
    auto const grid = grid_for(box, std::max<std::size_t>(drawn.size(), 1), aspect_of(material),
                               writer.line_height(material.style.body));
    auto const style = small_style(material.style, std::min(1.0, scale_for(grid) * 1.35));
    auto const small = with_style(material, style);

    Sheet result;
    result.scene = scene_for(material, frame);
    auto& cells = add_group(result.scene.root, "categories");
    SymbolUse kinds;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        auto rules = small_rules();
        rules.only = {drawn[i]};
        auto const cell = grid.cell(box, i);
        auto const plan = plan_map(small, sheet, frame, cell, rules);
        kinds.add_kinds(use_of(small, plan.plan, true));
        auto& group = add_group(cells, looks[drawn[i]].name);
        draw_map(group, plan, small, nullptr);
        auto caption = grouped(static_cast<std::int64_t>(counts[drawn[i]]));
        if (!plan.plan.omitted.empty())
            caption +=
                ", " + grouped(static_cast<std::int64_t>(plan.plan.omitted.size())) + " not drawn";
        add_caption(group, writer, cell, looks[drawn[i]].name, caption);
        group.children.push_back(lined(rectangle(cell), {material.style.rule, 0.15, {}, false}));
        account(result, plan, small);
    }
    add_header_and_footer(result.scene, material, frame);
    auto all = plan_map(small, sheet, frame, grid.cell(box, 0), small_rules());
    all.plan.dense = kinds.dense;
    kinds.by_look = use_of(small, all.plan, true).by_look;
    auto const blocks = [&](Writer const& w) {
        auto list = legend_blocks(w, material, all.plan, kinds, all.shading, {.fire_marks = true});
        list.push_back(note_block(w, sheet_note(material, all.plan, all.shading, sheet.note)));
        return list;
    };
    for (auto const& name : add_panel(result.scene.root, writer, frame.slots, blocks))
        result.remarks.push_back({sheet.key, "no room in the panel for '" + name + "'"});
    return result;
}

}  // namespace sitmap::map
