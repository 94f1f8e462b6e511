// SPDX-License-Identifier: MIT
#include "map/timeline_totals.hpp"

#include "map/shapes.hpp"
#include "map/words.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double right_margin =
    3;  // beyond the axis and still on the sheet's own side of the panel

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
    for (auto const& totals : series) {
        for (auto const* total : totals) {
            auto const when = *parse_iso_interval(total->period);
            double const from = axis.at(when.first), to = axis.end_of(when.last);
            group.children.push_back(
                filled(rectangle({from, y, std::max(to - from, 0.6), 1.0}), writer.style.ink));
            auto const words = total_words(material, *total) + (total->caveat.empty() ? "" : "*");
            y += add_total_words(group, writer, axis, words, {from, y, to - from, 0});
        }
        y += 1.4;
        group.children.push_back(lined(open_line({{axis.left, y - 1.4}, {axis.right, y - 1.4}}),
                                       {writer.style.rule, 0.12, {0.8, 0.8}, false}));
    }
    return y;
}

}  // namespace sitmap::map
