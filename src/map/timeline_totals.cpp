// SPDX-License-Identifier: MIT
#include "map/timeline_totals.hpp"

#include "map/shapes.hpp"
#include "map/words.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double right_margin =
    3;                             // beyond the axis and still on the sheet's own side of the panel
constexpr double words_gap = 1.5;  // mm between a bar and the words beside it

/// A total in its own row.
struct TotalRow {
    study::PublishedTotal const* total;
    std::size_t series;
    double from, to;  // of its bar, mm on the page
};

std::vector<TotalRow> rows_of(std::vector<TotalSeries> const& series, TimeAxis const& axis)
{
    std::vector<TotalRow> rows;
    for (std::size_t i = 0; i < series.size(); ++i)
        for (auto const* total : series[i]) {
            auto const when = *parse_iso_interval(total->period);
            rows.push_back({total, i, axis.at(when.first), axis.end_of(when.last)});
        }
    return rows;
}

/// Whether words of a row that reach from `left` to `right` would read as those of another bar: one
/// of its series or of the next row that has much of its time where they stand.
bool stand_at_another(std::vector<TotalRow> const& rows, std::size_t own, double left, double right)
{
    constexpr double much = 0.25;  // of the words
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bool const is_near = rows[i].series == rows[own].series || i + 1 == own || i == own + 1;
        double const shared = std::min(rows[i].to, right) - std::max(rows[i].from, left);
        if (i != own && is_near && shared > much * (right - left)) return true;
    }
    return false;
}

enum class Beside { right, left, neither };

/// Words that a bar is long enough for stand at the bar alone; others beside it where there is
/// room and no other bar that they could be taken for, right before left.
Beside side_of_words(std::vector<TotalRow> const& rows, std::size_t own, TimeAxis const& axis,
                     double width)
{
    auto const& [from, to] = std::tie(rows[own].from, rows[own].to);
    if (width <= to - from) return Beside::neither;
    double const right = to + words_gap + width, left = from - words_gap - width;
    if (right <= axis.right + right_margin && !stand_at_another(rows, own, to, right))
        return Beside::right;
    if (left >= axis.left && !stand_at_another(rows, own, left, from)) return Beside::left;
    return Beside::neither;
}

/// Beside the bar or below it, from its start; gives the height of both. `y`: top of the bar.
double add_total_words(Group& into, Writer const& writer, TimeAxis const& axis,
                       std::string const& words, std::vector<TotalRow> const& rows, std::size_t own,
                       double y)
{
    constexpr double row = 3.7;
    auto const& style = writer.style.note;
    auto const add = [&](std::string const& text, Point at, Anchor anchor) {
        auto run = line_of_text(writer, text, at, style, anchor);
        run.halo = Halo{writer.style.paper, 0.5};
        into.children.push_back(std::move(run));
    };
    auto const& bar = rows[own];
    auto const side = side_of_words(rows, own, axis, writer.width(words, style));
    if (side != Beside::neither) {
        bool const right = side == Beside::right;
        add(words, {right ? bar.to + words_gap : bar.from - words_gap, y + 1.6},
            right ? Anchor::start : Anchor::end);
        return row;
    }
    auto const lines = wrap(writer, words, style, axis.right - axis.left, 3);
    double widest = 0;
    for (auto const& line : lines) widest = std::max(widest, writer.width(line, style));
    double const x = std::max(axis.left, std::min(bar.from, axis.right - widest));
    double baseline = y + row + 0.2;
    for (auto const& line : lines) {
        add(line, {x, baseline}, Anchor::start);
        baseline += writer.line_height(style);
    }
    return baseline - y - 1.8;
}

}  // namespace

std::vector<TotalSeries> series_of(Material const& material, bool alone)
{
    std::map<std::string, TotalSeries> by_name;
    std::vector<TotalSeries> series;
    TotalSeries single;
    for (auto const& total : material.totals) {
        if (!has_figure(total) || !parse_iso_interval(total.period)) continue;
        (total.series.empty() ? single : by_name[total.series]).push_back(&total);
    }
    for (auto& [name, totals] : by_name) series.push_back(std::move(totals));
    if (alone)
        for (auto const* total : single) series.push_back({total});
    return series;
}

DateInterval span_with(DateInterval period, std::vector<TotalSeries> const& series)
{
    for (auto const& totals : series)
        for (auto const* total : totals) {
            auto const when = *parse_iso_interval(total->period);
            period.first = std::min(period.first, when.first);
            period.last = std::max(period.last, when.last);
        }
    return period;
}

bool has_caveat(std::vector<TotalSeries> const& series)
{
    return std::ranges::any_of(series, [](auto const& totals) {
        return std::ranges::any_of(totals,
                                   [](auto const* total) { return !total->caveat.empty(); });
    });
}

double add_totals(Group& into, Writer const& writer, Material const& material,
                  std::vector<TotalSeries> const& series, TimeAxis const& axis, double top)
{
    if (series.empty()) return top;
    auto& group = add_group(into, "published totals");
    double y = top + 1;
    add_paragraph(group.children, writer, "Published totals",
                  {axis.left - label_width, y, label_width - 4, 0}, writer.style.heading, 2);
    add_paragraph(
        group.children, writer, "each series counts in its own way: never read one on from another",
        {axis.left - label_width, y + writer.line_height(writer.style.heading), label_width - 4, 0},
        writer.style.note, 4);
    auto const rows = rows_of(series, axis);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& [total, own_series, from, to] = rows[i];
        group.children.push_back(
            filled(rectangle({from, y, std::max(to - from, 0.6), 1.0}), writer.style.ink));
        auto const words = total_words(material, *total) + (total->caveat.empty() ? "" : "*");
        y += add_total_words(group, writer, axis, words, rows, i, y);
        if (i + 1 < rows.size() && rows[i + 1].series == own_series) continue;
        y += 1.4;
        group.children.push_back(lined(open_line({{axis.left, y - 1.4}, {axis.right, y - 1.4}}),
                                       {writer.style.rule, 0.12, {0.8, 0.8}, false}));
    }
    return y;
}

}  // namespace sitmap::map
