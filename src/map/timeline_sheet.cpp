// SPDX-License-Identifier: MIT
#include "map/timeline_sheet.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "map/grouped.hpp"
#include "map/legend.hpp"
#include "map/month_strip.hpp"
#include "map/preflight.hpp"
#include "map/shapes.hpp"
#include "map/sheet_frame.hpp"
#include "map/symbols.hpp"
#include "map/timeline_counts.hpp"
#include "map/timeline_spans.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace sitmap::map {

namespace {

constexpr int days_apart = 45;     // of bars on one row: months with their symbols do not touch
constexpr double least_row = 0.7;  // mm; thinner rows cannot be told apart
constexpr double most_row = 7;
constexpr double lane_gap = 1.6;
constexpr double least_counts = 24;  // mm of the bars of the months, where the sheet has room
constexpr double most_counts = 44;
constexpr double below_counts = 3;
constexpr double least_lane = 7;  // mm of the bars of a category, where rows have no room
constexpr double most_lane = 30;
constexpr double free_head = 7;  // mm above the chart
constexpr double label_width = 50;
constexpr double right_margin =
    3;  // beyond the axis and still on the sheet's own side of the panel

/// One record on its row of a lane.
struct Bar {
    std::size_t record = 0;
    std::size_t row = 0;
};
struct Lane {
    CategoryLook look;
    SymbolScale scale;
    std::vector<Bar> bars;
    std::size_t rows = 0;
};

/// Rows so that bars on one row keep apart: first free row, in order of start.
Lane lane_of(Material const& material, CategoryLook const& look, std::vector<std::size_t> records)
{
    Lane lane{look, {}, {}, 0};
    std::ranges::sort(records, {}, [&](std::size_t r) {
        auto const& incident = material.placed[r].incident;
        return std::tuple(incident.when.first, incident.when.last, incident.id);
    });
    std::vector<int> busy_until;
    for (auto const record : records) {
        auto const& when = material.placed[record].incident.when;
        auto row = std::ranges::find_if(
            busy_until, [&](int day) { return day + days_apart < when.first.days; });
        if (row == busy_until.end()) row = busy_until.insert(row, 0);
        *row = when.last.days;
        lane.bars.push_back({record, static_cast<std::size_t>(row - busy_until.begin())});
    }
    lane.rows = std::max<std::size_t>(busy_until.size(), 1);
    return lane;
}

std::vector<Lane> lanes_of(Material const& material)
{
    auto const looks = category_looks(material, Beyond::one_by_one);
    std::map<std::size_t, std::vector<std::size_t>> by_look;
    for (auto const record : material.shown)
        by_look[look_of(material.study, looks, material.placed[record].incident.category)]
            .push_back(record);
    std::vector<Lane> lanes;
    auto const scale = scale_of(material);
    for (auto const& [index, records] : by_look) {
        lanes.push_back(lane_of(material, looks[index], records));
        lanes.back().scale = scale;
    }
    return lanes;
}

/// Published totals by series, each with its stated period; those without a series or period are
/// left to tables.
std::map<std::string, std::vector<study::PublishedTotal const*>> series_of(Material const& material)
{
    std::map<std::string, std::vector<study::PublishedTotal const*>> series;
    for (auto const& total : material.totals)
        if (!total.series.empty() && has_figure(total) && parse_iso_interval(total.period))
            series[total.series].push_back(&total);
    return series;
}

bool has_caveat(Material const& material)
{
    auto const series = series_of(material);
    return std::ranges::any_of(series, [](auto const& entry) {
        return std::ranges::any_of(entry.second,
                                   [](auto const* total) { return !total->caveat.empty(); });
    });
}

TimeAxis axis_for(Material const& material, Box const& box)
{
    DateInterval span = material.period;
    for (auto const& [name, totals] : series_of(material))
        for (auto const* total : totals) {
            auto const when = *parse_iso_interval(total->period);
            span.first = std::min(span.first, when.first);
            span.last = std::max(span.last, when.last);
        }
    return {first_day(month_of(span.first)), last_day(month_of(span.last)), box.x + label_width,
            box.right()};
}

/// A line at every name; unnamed ones at other years and, where years alone have names, at
/// quarters.
void add_axis(Group& into, Writer const& writer, TimeAxis const& axis, double top, double bottom)
{
    auto& group = add_group(into, "axis");
    Month const first = month_of(axis.first);
    int const months = month_of(axis.last).number - first.number + 1;
    std::vector<double> starts;
    for (int i = 0; i <= months; ++i) starts.push_back(axis.at(first_day(first.next(i))));
    auto const labels = month_labels(writer, first, starts, axis.right);
    auto const is_year = [&](std::size_t i) {
        return first.next(static_cast<int>(i)).of_year() == 1;
    };
    bool const years_alone = std::ranges::all_of(labels, is_year, &MonthLabel::month);
    int const unnamed = months > 180 ? 0 : months <= 60 && years_alone ? 3 : 12;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        bool const is_named = std::ranges::find(labels, i, &MonthLabel::month) != labels.end();
        int const number = first.next(static_cast<int>(i)).number;
        if (!is_named && (unnamed == 0 || number % unnamed != 0)) continue;
        group.children.push_back(
            lined(open_line({{starts[i], top}, {starts[i], bottom}}),
                  {writer.style.rule, is_named && is_year(i) ? 0.25 : 0.12, {}, false}));
    }
    for (auto const& label : labels)
        group.children.push_back(line_of_text(
            writer, label.text, {starts[label.month] + 0.6, bottom + 3.6}, writer.style.quiet));
}

MarkerLook look_of_lane(Writer const& writer, Lane const& lane)
{
    MarkerLook look;
    look.colour = lane.look.colour;
    look.ground = writer.style.paper;
    look.edge = writer.style.marker_edge;
    look.edge_width = 0.2;
    return look;
}

/// Symbol and name of a lane, and how many records it has where its bars do not show them singly.
void add_lane_name(Group& into, Writer const& writer, Lane const& lane, TimeAxis const& axis,
                   double middle, std::string const& in_all = "")
{
    auto const& body = writer.style.body;
    auto const drop = writer.measure.measure("Hg", writer.font(body)).ascent * 0.36;
    double const left = axis.left - label_width;
    for (auto& path : marker(lane.look.shape, Filling::solid, writer.style.marker * 0.9,
                             look_of_lane(writer, lane)))
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

std::vector<MonthCount> months_of(Material const& material, Lane const& lane)
{
    std::vector<std::size_t> records;
    for (auto const& bar : lane.bars) records.push_back(bar.record);
    return counts_by_month(with_records(material, records));
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
    add_lane_name(group, writer, lane, axis, at.bottom() - at.height / 2,
                  grouped(std::ssize(lane.bars)) + " in all");
}

/// The highest bar of any lane has the height of a lane.
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

void add_lane(Group& into, Writer const& writer, Material const& material, Lane const& lane,
              TimeAxis const& axis, double top, double row_height)
{
    auto& group = add_group(into, lane.look.name);
    double const size = std::min(writer.style.marker, row_height * 0.95);
    auto look = look_of_lane(writer, lane);
    add_lane_name(group, writer, lane, axis, top + row_height * static_cast<double>(lane.rows) / 2);
    for (auto const& bar : lane.bars) {
        auto const& incident = material.placed[bar.record].incident;
        double const y = top + row_height * (static_cast<double>(bar.row) + 0.5);
        double const from = axis.at(std::max(incident.when.first, axis.first));
        double const to = axis.end_of(std::min(incident.when.last, axis.last));
        auto const filling = filling_for(lane.scale, incident);
        look.disputed = incident.disputed;
        bool const sharp = month_of(incident.when.first) == month_of(incident.when.last) &&
                           precision_of(incident.when) != DatePrecision::range;
        if (!sharp && to - from > size) {
            double const thick = std::min(1.5, row_height * 0.45);
            auto path = filled(rounded({from, y - thick / 2, to - from, thick}, thick / 2),
                               style::with_alpha(lane.look.colour, 0.38));
            path.id = incident.id;
            path.title = record_title(incident);
            group.children.push_back(std::move(path));
        }
        Markers markers{marker(lane.look.shape, filling, size, look),
                        {{(from + to) / 2, y}},
                        {incident.id},
                        {record_title(incident)}};
        group.children.push_back(std::move(markers));
    }
}

/// Beside the bar where there is room, right before left, else below it; gives the height of both.
double add_total_words(Group& into, Writer const& writer, TimeAxis const& axis,
                       std::string const& words, Box const& bar)
{
    constexpr double gap = 1.5;
    constexpr double row = 3.7;
    auto const& style = writer.style.note;
    auto const add = [&](std::string const& text, Point at, Anchor anchor) {
        auto run = line_of_text(writer, text, at, style, anchor);
        run.halo = Halo{writer.style.paper, 0.5};
        into.children.push_back(std::move(run));
    };
    double const width = writer.width(words, style);
    bool const right = bar.right() + gap + width <= axis.right + right_margin;
    bool const left = bar.x - gap - width >= axis.left;
    if (right || left) {
        add(words, {right ? bar.right() + gap : bar.x - gap, bar.y + 1.6},
            right ? Anchor::start : Anchor::end);
        return row;
    }
    auto const lines = wrap(writer, words, style, axis.right - axis.left, 3);
    double widest = 0;
    for (auto const& line : lines) widest = std::max(widest, writer.width(line, style));
    double const x = std::max(axis.left, std::min(bar.x, axis.right - widest));
    double y = bar.y + row + 0.4;
    for (auto const& line : lines) {
        add(line, {x, y}, Anchor::start);
        y += writer.line_height(style);
    }
    return y - bar.y - 0.4;
}

double add_totals(Group& into, Writer const& writer, Material const& material, TimeAxis const& axis,
                  double top)
{
    auto const series = series_of(material);
    if (series.empty()) return top;
    auto& group = add_group(into, "published totals");
    double y = top + 1;
    add_paragraph(group.children, writer, "Published totals",
                  {axis.left - label_width, y, label_width - 4, 0}, writer.style.heading, 2);
    add_paragraph(
        group.children, writer, "each series counts in its own way: never read one on from another",
        {axis.left - label_width, y + writer.line_height(writer.style.heading), label_width - 4, 0},
        writer.style.note, 4);
    for (auto const& [name, totals] : series) {
        for (auto const* total : totals) {
            auto const when = *parse_iso_interval(total->period);
            double const from = axis.at(when.first), to = axis.end_of(when.last);
            group.children.push_back(
                filled(rectangle({from, y, std::max(to - from, 0.6), 1.0}), writer.style.ink));
            auto const words = total_words(*total) + (total->caveat.empty() ? "" : "*");
            y += add_total_words(group, writer, axis, words, {from, y, to - from, 0});
        }
        y += 1.4;
        group.children.push_back(lined(open_line({{axis.left, y - 1.4}, {axis.right, y - 1.4}}),
                                       {writer.style.rule, 0.12, {0.8, 0.8}, false}));
    }
    return y;
}

/// The records as a plan without places, for the legend.
IncidentPlan plan_of_time(Material const& material)
{
    IncidentPlan plan;
    plan.scale = scale_of(material);
    plan.looks = category_looks(material, Beyond::one_by_one);
    plan.look.assign(material.placed.size(), plan.looks.size() - 1);
    for (auto const record : material.shown) {
        plan.look[record] =
            look_of(material.study, plan.looks, material.placed[record].incident.category);
        plan.point_records.push_back(record);
    }
    return plan;
}

/// mm on the page.
struct Heights {
    double counts = 0;  // bars of the months
    double row = 0;     // of a lane; too thin to draw if below `least_row`
    double chart = 0;   // down to the axis
    double totals = 0;  // 0: there is no room for them
    double lane = 0;    // bars of a category instead of its rows; 0: no room for them
    bool has_rows() const noexcept { return row >= least_row; }
};

/// Without rows: bars of all records, and of each category where they have room, take what the
/// totals leave.
Heights heights_of_bars(std::size_t lanes, double room, double totals)
{
    double const bars = room - below_counts - 3 - totals;
    auto const count = static_cast<double>(lanes);
    Heights heights{std::clamp(bars * 0.3, std::min(least_counts, bars), most_counts), 0, room,
                    totals};
    double const lane = (bars - heights.counts) / count - lane_gap;
    if (lanes > 1 && lane >= least_lane)
        heights.lane = std::min(lane, most_lane);
    else
        heights.counts = std::clamp(bars, 0.0, most_counts * 2);
    double const below = heights.lane > 0 ? count * (heights.lane + lane_gap) : 0;
    heights.chart = std::min(room, heights.counts + below_counts + 3 + below + totals);
    return heights;
}

/// Rows take what the totals leave; what they do not need goes to the bars in part, and the axis
/// stands right below the last row or total.
Heights heights_with(std::vector<Lane> const& lanes, TimeAxis const& axis, double room,
                     double totals)
{
    constexpr int few_months = 6;  // their wide bars need no height
    double rows = 0;
    for (auto const& lane : lanes) rows += static_cast<double>(lane.rows);
    double const gaps = lane_gap * static_cast<double>(lanes.size());
    double const below = below_counts + 1 + gaps + totals;
    Heights heights{std::min(least_counts, room * 0.18), 0, room, totals};
    double const left = room - heights.counts - below - 4;
    heights.row = std::min(most_row, left / std::max(rows, 1.0));
    if (!heights.has_rows()) return heights_of_bars(lanes.size(), room, totals);
    double const spare = std::max(0.0, left - rows * heights.row);
    if (month_of(axis.last).number - month_of(axis.first).number >= few_months)
        heights.counts = std::min(most_counts, heights.counts + spare * 0.4);
    heights.chart = std::min(room, heights.counts + below + rows * heights.row + 2);
    return heights;
}

/// The records come first: totals stand where rows leave room for them, or in place of rows.
Heights heights_of(std::vector<Lane> const& lanes, TimeAxis const& axis, double room, double totals)
{
    auto const all = heights_with(lanes, axis, room, totals);
    if (all.has_rows() || totals == 0) return all;
    auto const records = heights_with(lanes, axis, room, 0);
    bool const is_room_for_totals = least_counts / 2 + below_counts + 3 + totals <= room;
    return records.has_rows() || !is_room_for_totals ? records : all;
}

std::string note_words(Material const& material, study::Sheet const& sheet, Heights const& heights,
                       std::vector<CategoryLook> const& looks)
{
    std::string words =
        heights.has_rows()
            ? "A symbol alone is dated inside one month; a bar is the interval that the "
              "source states, the symbol stands in its middle."
            : grouped(std::ssize(material.shown)) +
                  " records are too many for a row each: their counts alone are drawn.";
    if (heights.totals > 0 && has_caveat(material))
        words += " * The table of published totals states a caveat.";
    if (heights.has_rows() || heights.lane > 0)
        words += words_on_others(other_categories(material, looks), heights.has_rows());
    if (!sheet.note.empty()) words += " " + clean(sheet.note);
    return words;
}

}  // namespace

Sheet timeline_sheet(Material const& material, study::Sheet const& sheet, Page const& page)
{
    Writer const writer{material.style, material.measure};
    auto const frame = frame_for(material, sheet, page, "", page.portrait() ? 0.2 : 0.22);
    Sheet result;
    result.scene = scene_for(material, frame);
    auto& chart = add_group(result.scene.root, "timeline");
    double const margin = frame.slots.margin;
    auto const& slot = frame.slots.map;
    Box box{slot.x + margin, slot.y + margin + 5, slot.width - 2 * margin,
            slot.height - 2 * margin - 6};
    auto const axis = axis_for(material, box);
    auto const spans = names_of_spans(writer, material.study.spans, axis, box.x);
    double const head = std::max(0.0, height_of(spans) - free_head);
    box.y += head;
    box.height -= head;
    auto const lanes = lanes_of(material);

    Group totals_scratch;
    double const totals_height = add_totals(totals_scratch, writer, material, axis, 0);
    auto const heights = heights_of(lanes, axis, box.height, totals_height);

    double const bottom = box.y + heights.chart;
    add_axis(chart, writer, axis, box.y, bottom);
    add_spans(chart, writer, spans, box.y, bottom);
    add_month_counts(chart, writer, counts_by_month(material), axis,
                     {box.x, box.y, label_width - 4, heights.counts});
    double y = box.y + heights.counts + below_counts;
    if (heights.has_rows()) {
        for (auto const& lane : lanes) {
            add_lane(chart, writer, material, lane, axis, y, heights.row);
            y += heights.row * static_cast<double>(lane.rows) + lane_gap;
            for (auto const& bar : lane.bars) result.points.push_back(bar.record);
        }
    } else {
        for (auto const record : material.shown)
            result.omitted.push_back({record, "no room for rows; the bars count them"});
        if (heights.lane > 0)
            add_all_lane_counts(chart, writer, material, lanes, axis,
                                {axis.left, y, axis.right - axis.left, heights.lane});
        if (heights.lane > 0) y += (heights.lane + lane_gap) * static_cast<double>(lanes.size());
    }
    if (heights.totals > 0)
        add_totals(chart, writer, material, axis, y + 1);
    else if (totals_height > 0)
        result.remarks.push_back({sheet.key, "no room for the published totals"});
    add_header_and_footer(result.scene, material, frame);

    auto const plan = plan_of_time(material);
    auto const words = note_words(material, sheet, heights, plan.looks);
    auto const blocks = [&](Writer const& w) {
        auto all =
            heights.has_rows() ? legend_blocks_of_time(w, material, plan) : std::vector<Block>{};
        all.push_back(note_block(w, words));
        return all;
    };
    add_left_out(result, sheet.key, add_panel(result.scene.root, writer, frame.slots, blocks));
    return result;
}

}  // namespace sitmap::map
