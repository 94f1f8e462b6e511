// SPDX-License-Identifier: MIT
#include "map/timeline_counts.hpp"

#include "map/grouped.hpp"
#include "map/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace sitmap::map {

namespace {

/// What the two tones of the bars say.
void add_key(Group& into, Writer const& writer, std::vector<MonthCount> const& months, Box at)
{
    constexpr double side = 2.2, words = 3.2;  // mm: of a swatch, from its left edge to its words
    auto const& style = writer.style;
    double const ascent = writer.measure.measure("Hg", writer.font(style.note)).ascent;
    auto const add = [&](double MonthCount::*part, Colour colour, std::string const& text) {
        if (std::ranges::none_of(months, [&](auto const& m) { return m.*part > 0; })) return;
        into.children.push_back(
            filled(rectangle({at.x, at.y + ascent - side + 0.2, side, side}), colour));
        at.y += add_paragraph(into.children, writer, text,
                              {at.x + words, at.y, at.width - words, 0}, style.note, 2);
    };
    add(&MonthCount::dated, style.bar, "dated to the month");
    add(&MonthCount::spread, style.bar_range, "spread over its stated range");
}

constexpr double apart = 12;  // mm from a line behind the bars to the next

/// A round number of records whose lines stand far enough apart; not below `most` in low bars.
double step_of_lines(double most, double scale)
{
    for (double power = 1; power < most; power *= 10)
        for (double const digit : {1.0, 2.0, 5.0})
            if (digit * power * scale >= apart) return digit * power;
    return most;
}

/// Lines behind high bars, and their numbers; the top has its own.
void add_lines(Group& into, Writer const& writer, TimeAxis const& axis, Box const& names,
               double most)
{
    double const scale = names.height / most;
    double const step = step_of_lines(most, scale);
    for (double records = step; (most - records) * scale >= apart; records += step) {
        double const y = names.bottom() - records * scale;
        into.children.push_back(lined(open_line({{axis.left, y}, {axis.right, y}}),
                                      {writer.style.rule, 0.12, {}, false}));
        into.children.push_back(line_of_text(writer, grouped(records), {axis.left - 1, y + 2.2},
                                             writer.style.quiet, Anchor::end));
    }
}

}  // namespace

void add_month_bars(Group& into, std::vector<MonthCount> const& months, TimeAxis const& axis,
                    double bottom, double scale, BarLook const& look)
{
    for (auto const& m : months) {
        double const x = axis.at(first_day(m.month));
        double const width = std::max(0.15, axis.at(first_day(m.month.next())) - x - 0.25);
        double const dated = m.dated * scale, spread = m.spread * scale;
        if (spread > 0)
            into.children.push_back(
                filled(rectangle({x, bottom - dated - spread, width, spread}), look.spread));
        if (dated > 0)
            into.children.push_back(
                filled(rectangle({x, bottom - dated, width, dated}), look.dated));
    }
}

double most_in_month(std::vector<MonthCount> const& months)
{
    double most = 1;
    for (auto const& m : months) most = std::max(most, std::ceil(m.dated + m.spread));
    return most;
}

void add_month_counts(Group& into, Writer const& writer, std::vector<MonthCount> const& months,
                      TimeAxis const& axis, Box const& names)
{
    auto& group = add_group(into, "records per month");
    double const most = most_in_month(months);
    double const bottom = names.bottom();
    add_lines(group, writer, axis, names, most);
    add_month_bars(group, months, axis, bottom, names.height / most,
                   {writer.style.bar, writer.style.bar_range});
    group.children.push_back(lined(open_line({{axis.left, bottom}, {axis.right, bottom}}),
                                   {writer.style.ink, 0.2, {}, false}));
    double const head =
        add_paragraph(group.children, writer, "Records per month", names, writer.style.heading, 2);
    add_key(group, writer, months, {names.x, names.y + head, names.width, 0});
    group.children.push_back(line_of_text(writer, grouped(most), {axis.left - 1, names.y + 2.2},
                                          writer.style.quiet, Anchor::end));
}

}  // namespace sitmap::map
