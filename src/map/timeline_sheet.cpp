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
#include "map/sheet_note.hpp"
#include "map/symbols.hpp"
#include "map/timeline_counts.hpp"
#include "map/timeline_lanes.hpp"
#include "map/timeline_spans.hpp"
#include "map/timeline_totals.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double least_counts = 24;  // mm of the bars of the months, where the sheet has room
constexpr double most_counts = 44;
constexpr double below_counts = 3;
constexpr double least_lane = 7;  // mm of the bars of a category, where rows have no room
constexpr double most_lane = 30;
constexpr double above_axis = 2;
constexpr double below_axis = 1;  // mm that a full chart keeps free
constexpr double free_head = 7;   // mm above the chart

TimeAxis axis_for(DateInterval const& span, Box const& box)
{
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
    Rows rows;          // of the lanes, if they have room
    double chart = 0;   // down to the axis
    double totals = 0;  // 0: there is no room for them
    double lane = 0;    // bars of a category instead of its rows; 0: no room for them
    bool has_rows() const noexcept { return rows.symbol > 0; }
};

/// Without rows: bars of all records, and of each category where they have room, take what the
/// totals leave.
Heights heights_of_bars(std::size_t lanes, double room, double totals)
{
    double const bars = room - below_counts - 3 - totals;
    auto const count = static_cast<double>(lanes);
    Heights heights{
        std::clamp(bars * 0.3, std::min(least_counts, bars), most_counts), {}, room, totals};
    double const lane = (bars - heights.counts) / count - lane_gap;
    if (lanes > 1 && lane >= least_lane)
        heights.lane = std::min(lane, most_lane);
    else
        heights.counts = std::clamp(bars, 0.0, most_counts * 2);
    double const below = heights.lane > 0 ? count * (heights.lane + lane_gap) : 0;
    heights.chart = std::min(room, heights.counts + below_counts + 3 + below + totals);
    return heights;
}

/// A sheet's chart before it is drawn.
struct Chart {
    Box box;
    TimeAxis axis;
    std::vector<SpanName> spans;
    std::vector<TotalSeries> totals;
    double height_of_totals = 0;
    std::vector<Lane> lanes;
    Heights heights;
};

/// Rows of lanes in `room` mm with their gaps. Where symbols would get much smaller than those of
/// the style, the gaps are thin.
Rows rows_within(Chart& chart, Material const& material, double room)
{
    constexpr double much_smaller = 0.6;
    constexpr double thin = 0.6;  // mm
    auto const lanes = static_cast<double>(chart.lanes.size());
    auto const rows = find_rows(chart.lanes, material, chart.axis, room - lane_gap * lanes);
    if (rows.symbol >= much_smaller * material.style.marker) return rows;
    double const thin_gaps = lanes > 0 ? lane_gap + thin * (lanes - 1) : 0;
    auto closer = find_rows(chart.lanes, material, chart.axis, room - thin_gaps);
    closer.gap = thin;
    return closer;
}

/// What a sheet has to spare parts its lanes, as far as rows are from each other; then it makes
/// rows and bars higher alike, within reason. `most_bars`: mm of those of the months.
void spread(Heights& heights, std::vector<Lane> const& lanes, double spare, double most_bars)
{
    constexpr double most_growth = 1.75;  // beyond it symbols are lost in their rows
    auto& rows = heights.rows;
    auto const gaps = static_cast<double>(lanes.size()) - 1;
    if (gaps > 0) {
        double const wider = std::clamp(spare / gaps, 0.0, std::max(0.0, rows.height - rows.gap));
        rows.gap += wider;
        spare -= wider * gaps;
    }
    double const in_rows = height_of(lanes, rows) - rows.gap * gaps - lane_gap;
    double const bars = heights.counts;
    double const growth = 1 + std::max(0.0, spare) / std::max(1.0, in_rows + bars);
    heights.counts =
        std::clamp(bars * std::min(most_growth, growth), bars, std::max(bars, most_bars));
    spare -= heights.counts - bars;
    rows.height *= std::clamp(1 + spare / std::max(1.0, in_rows), 1.0, most_growth);
}

/// Rows take what the totals leave; what they do not need goes to the bars in part and parts the
/// rows, and the axis stands right below the last row or total.
Heights heights_with(Chart& chart, Material const& material, double totals)
{
    constexpr int few_months = 6;  // their wide bars need no height
    double const room = chart.box.height;
    double const below = below_counts + 1 + totals;
    Heights heights{std::min(least_counts, room * 0.18), {}, room, totals};
    double const left = room - heights.counts - below - above_axis - below_axis;
    heights.rows = rows_within(chart, material, left);
    if (!heights.has_rows()) return heights_of_bars(chart.lanes.size(), room, totals);
    double const spare = std::max(0.0, left - height_of(chart.lanes, heights.rows));
    double const bars = heights.counts;
    bool const bars_grow =
        month_of(chart.axis.last).number - month_of(chart.axis.first).number >= few_months;
    if (bars_grow) heights.counts = std::min(most_counts, bars + spare * 0.4);
    spread(heights, chart.lanes, spare - (heights.counts - bars), bars_grow ? room * 0.36 : 0);
    heights.chart =
        std::min(room, heights.counts + below + height_of(chart.lanes, heights.rows) + above_axis);
    return heights;
}

/// Whether the name of each lane has its own height.
bool are_lanes_legible(Chart const& chart, Heights const& heights, style::Style const& style)
{
    constexpr double line = 1.2;  // of the words' size
    double const name = to_millimetres(Points{style.body.size}).value * line;
    return std::ranges::all_of(chart.lanes, [&](Lane const& lane) {
        return heights.rows.height * static_cast<double>(lane.rows) + heights.rows.gap >= name;
    });
}

/// The records come first: totals stand where rows leave room for them, or in place of rows.
Heights heights_of(Chart& chart, Material const& material)
{
    double const totals = chart.height_of_totals;
    auto const all = heights_with(chart, material, totals);
    if (totals == 0 || (all.has_rows() && are_lanes_legible(chart, all, material.style)))
        return all;
    auto const records = heights_with(chart, material, 0);
    bool const is_room_for_totals =
        least_counts / 2 + below_counts + 3 + totals <= chart.box.height;
    return records.has_rows() || !is_room_for_totals ? records : all;
}

Chart chart_with(Writer const& writer, Material const& material, std::vector<Lane> lanes,
                 Box const& box, bool alone)
{
    Chart chart{box, {}, {}, series_of(material, alone), 0, std::move(lanes), {}};
    chart.axis = axis_for(span_with(material.period, chart.totals), box);
    chart.spans = names_of_spans(writer, material.study.spans, chart.axis, box.x);
    double const head = std::max(0.0, height_of(chart.spans) - free_head);
    chart.box.y += head;
    chart.box.height -= head;
    Group scratch;
    chart.height_of_totals = add_totals(scratch, writer, material, chart.totals, chart.axis, 0);
    chart.heights = heights_of(chart, material);
    return chart;
}

/// Totals of no series stand where they take nothing from the records' symbols.
Chart chart_of(Writer const& writer, Material const& material, Box const& box)
{
    auto const lanes = lanes_of(material);
    auto chart = chart_with(writer, material, lanes, box, false);
    if (series_of(material, true).size() == chart.totals.size()) return chart;
    bool const are_drawn = chart.totals.empty() || chart.heights.totals > 0;
    if (!are_drawn || !chart.heights.has_rows()) return chart;
    auto with_all = chart_with(writer, material, lanes, box, true);
    bool const has_room =
        with_all.heights.totals > 0 && with_all.heights.rows.symbol >= chart.heights.rows.symbol;
    return has_room ? with_all : chart;
}

std::size_t totals_drawn(Chart const& chart)
{
    std::size_t drawn = 0;
    if (chart.heights.totals > 0)
        for (auto const& totals : chart.totals) drawn += totals.size();
    return drawn;
}

std::string words_on_totals(Material const& material, Chart const& chart)
{
    auto const drawn = totals_drawn(chart);
    bool const caveat = drawn > 0 && has_caveat(chart.totals);
    std::string const words = caveat ? " * The table of published totals states a caveat." : "";
    auto const rest = material.totals.size() - drawn;
    if (rest == 0) return words;
    std::string const more = drawn > 0 ? "more " : "";
    return words + " " +
           counted(rest, more + "published total of the table is not drawn.",
                   more + "published totals of the table are not drawn.");
}

std::string note_words(Material const& material, study::Sheet const& sheet, Chart const& chart,
                       IncidentPlan const& plan)
{
    auto const& heights = chart.heights;
    std::string words = note_of_time(material, plan) + " ";
    words += heights.has_rows()
                 ? "A symbol alone is dated inside one month; a bar is the interval that the "
                   "source states, the symbol stands in its middle."
                 : grouped(std::ssize(material.shown)) +
                       " records are too many for a row each: their counts alone are drawn.";
    words += words_on_totals(material, chart);
    if (heights.has_rows() || heights.lane > 0)
        words += words_on_others(other_categories(material, plan.looks), heights.has_rows());
    if (!sheet.note.empty()) words += " " + clean(sheet.note);
    if (totals_drawn(chart) > 0 && !sheet.totals_note.empty())
        words += " " + clean(sheet.totals_note);
    return words;
}

/// Rows of the lanes or what stands instead; gives where they end, mm on the page.
double add_lanes(Sheet& sheet, Group& into, Writer const& writer, Material const& material,
                 Chart const& chart)
{
    auto const& [box, axis, heights] = std::tie(chart.box, chart.axis, chart.heights);
    double y = box.y + heights.counts + below_counts;
    if (heights.has_rows()) {
        double top = y;
        for (auto const& lane : chart.lanes) {
            add_lane(into, writer, material, lane, axis, top, heights.rows);
            top += heights.rows.height * static_cast<double>(lane.rows) + heights.rows.gap;
            sheet.points.insert(sheet.points.end(), lane.records.begin(), lane.records.end());
        }
        return y + height_of(chart.lanes, heights.rows);
    }
    for (auto const record : material.shown)
        sheet.omitted.push_back({record, "no room for rows; the bars count them"});
    if (heights.lane == 0) return y;
    add_all_lane_counts(into, writer, material, chart.lanes, axis,
                        {axis.left, y, axis.right - axis.left, heights.lane});
    return y + (heights.lane + lane_gap) * static_cast<double>(chart.lanes.size());
}

/// Symbols that cannot be told apart.
void check_symbols(Sheet& made, Group const& chart, std::string const& key)
{
    auto const covered = covered_symbols(chart);
    if (covered.empty()) return;
    made.remarks.push_back({key, fmt::format("{} under others, '{}' first",
                                             counted(covered.size(), "symbol lies", "symbols lie"),
                                             clean(covered.front()))});
}

}  // namespace

Sheet timeline_sheet(Material const& material, study::Sheet const& sheet, Page const& page)
{
    Writer const writer{material.style, material.measure};
    auto const frame = frame_for(material, sheet, page, "", page.portrait() ? 0.2 : 0.22);
    Sheet result;
    result.scene = scene_for(material, frame);
    auto& group = add_group(result.scene.root, "timeline");
    double const margin = frame.slots.margin;
    auto const& slot = frame.slots.map;
    auto const chart = chart_of(writer, material,
                                {slot.x + margin, slot.y + margin + 5, slot.width - 2 * margin,
                                 slot.height - 2 * margin - 6});
    auto const& [box, axis, heights] = std::tie(chart.box, chart.axis, chart.heights);

    double const bottom = box.y + heights.chart;
    add_axis(group, writer, axis, box.y, bottom);
    add_spans(group, writer, chart.spans, box.y, bottom);
    add_month_counts(group, writer, counts_by_month(material), axis,
                     {box.x, box.y, label_width - 4, heights.counts});
    double const y = add_lanes(result, group, writer, material, chart);
    check_symbols(result, group, sheet.key);
    if (heights.totals > 0)
        add_totals(group, writer, material, chart.totals, axis, y + 1);
    else if (chart.height_of_totals > 0)
        result.remarks.push_back({sheet.key, "no room for the published totals"});
    add_header_and_footer(result.scene, material, frame);

    auto const plan = plan_of_time(material);
    auto const words = note_words(material, sheet, chart, plan);
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
