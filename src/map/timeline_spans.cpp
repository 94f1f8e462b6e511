// SPDX-License-Identifier: MIT
#include "map/timeline_spans.hpp"

#include "base/text.hpp"
#include "map/shapes.hpp"

#include <algorithm>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double row_height = 3.6;
constexpr double below_names = 1;   // mm between the lowest baseline and the chart
constexpr double above_base = 2.2;  // mm of words above their baseline
constexpr double line_gap = 0.8;    // mm between a name and its own line
constexpr double name_gap = 1.6;    // mm between a name and the line of another

std::size_t rows_up_to(SpanName const& name)
{
    return name.row + name.lines.size();
}

}  // namespace

double TimeAxis::at(Date day) const
{
    return left +
           (right - left) * (day.days - first.days) / std::max(1, last.days - first.days + 1);
}

double SpanName::left() const
{
    return line() - line_gap - width;
}

std::vector<SpanName> names_of_spans(Writer const& writer, std::span<study::Span const> spans,
                                     TimeAxis const& axis, double left)
{
    std::vector<SpanName> names;
    for (auto const& span : spans) {
        if (span.when.last < axis.first || axis.last < span.when.first) continue;
        SpanName name{axis.at(std::max(span.when.first, axis.first)),
                      axis.end_of(std::min(span.when.last, axis.last)),
                      {},
                      0,
                      0};
        name.lines =
            wrap(writer, clean(span.name), writer.style.quiet, name.line() - line_gap - left);
        for (auto const& line : name.lines)
            name.width = std::max(name.width, writer.width(line, writer.style.quiet));
        names.push_back(std::move(name));
    }
    std::ranges::stable_sort(names, {}, &SpanName::line);
    // The words of a name lie left of its line, so only names to the left, with their lines, can be
    // in its way: it stands above those.
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t before = 0; before < i; ++before)
            if (names[before].line() + name_gap > names[i].left())
                names[i].row = std::max(names[i].row, rows_up_to(names[before]));
    return names;
}

double height_of(std::span<SpanName const> names)
{
    std::size_t rows = 0;
    for (auto const& name : names) rows = std::max(rows, rows_up_to(name));
    if (rows == 0) return 0;
    return below_names + row_height * static_cast<double>(rows - 1) + above_base;
}

void add_spans(Group& into, Writer const& writer, std::span<SpanName const> names, double top,
               double bottom)
{
    auto& group = add_group(into, "spans");
    auto words = writer.style.quiet;
    words.colour = writer.style.accent;
    for (auto const& name : names) {
        group.children.push_back(
            filled(rectangle({name.from, top, name.to - name.from, bottom - top}),
                   style::with_alpha(writer.style.accent, 0.10)));
        double baseline =
            top - below_names - row_height * static_cast<double>(rows_up_to(name) - 1);
        group.children.push_back(
            lined(open_line({{name.line(), baseline - above_base}, {name.line(), top}}),
                  {writer.style.accent, 0.18, {}, false}));
        for (auto const& line : name.lines) {
            double const x = name.line() - line_gap - writer.width(line, words);
            group.children.push_back(line_of_text(writer, line, {x, baseline}, words));
            baseline += row_height;
        }
    }
}

}  // namespace sitmap::map
