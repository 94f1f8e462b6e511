// SPDX-License-Identifier: MIT
#include "map/legend_block.hpp"

#include "base/units.hpp"
#include "map/marks.hpp"
#include "map/shapes.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace sitmap::map {

namespace {

constexpr double unbounded = 1e6;    // mm: more than any room
constexpr double swatch_room = 8.2;  // mm before a legend's words
constexpr double swatch_centre = 3.2;
constexpr std::size_t most_lines = 5;  // of an entry: a narrow column must not cut its words
constexpr double least_legend_column = 56;

double ascent(Writer const& writer, style::TextStyle const& words)
{
    return writer.measure.measure("Hg", writer.font(words)).ascent;
}

bool is_long(LegendSection const& section)
{
    constexpr std::size_t most_for_a_column = 24;
    return section.entries.size() > most_for_a_column;
}

/// A legend with its words wrapped: rows of `columns` entries, each as high as its longest.
struct LegendRows {
    double head = 0;
    double step = 0;  // least height of a row
    int columns = 1;
    double column_width = 0;
    double gap = 0;                               // of it, before the next column
    std::vector<std::vector<std::string>> words;  // one an entry
    std::vector<double> heights;                  // one a row
};

LegendRows rows_of(Writer const& writer, LegendSection const& section, double width, double head)
{
    auto const& body = writer.style.body;
    LegendRows rows;
    rows.head = head;
    rows.step = std::max(writer.line_height(body), writer.style.marker * 0.85);
    rows.columns = std::max(1, section.columns);
    if (is_long(section))
        rows.columns *= std::max(1, static_cast<int>(width / least_legend_column));
    rows.column_width = width / rows.columns;
    rows.gap = is_long(section) && rows.columns > 1 ? 4 : 0;
    for (std::size_t i = 0; i < section.entries.size(); ++i) {
        auto const& entry = section.entries[i];
        double const counts =
            entry.count.empty() ? 0 : writer.width(entry.count, writer.style.quiet) + 1.5;
        rows.words.push_back(wrap(writer, entry.label, body,
                                  rows.column_width - rows.gap - swatch_room - counts, most_lines));
        double const height = std::max(
            rows.step, static_cast<double>(rows.words.back().size()) * writer.line_height(body) +
                           rows.step - writer.line_height(body));
        if (i % static_cast<std::size_t>(rows.columns) == 0)
            rows.heights.push_back(height);
        else
            rows.heights.back() = std::max(rows.heights.back(), height);
    }
    return rows;
}

/// A swatch drawn around (0, 0), with the heights that its paths reach.
struct Swatch {
    Group drawn;
    double top = 0, bottom = 0;
};

Swatch swatch_of(LegendEntry const& entry)
{
    Swatch swatch;
    if (entry.swatch) entry.swatch(swatch.drawn, {0, 0});
    for (auto const& node : swatch.drawn.children) {
        auto const* const path = std::get_if<Path>(&node);
        if (path == nullptr) continue;
        for (auto const& outline : path->outlines)
            for (auto const& point : outline.points) {
                swatch.top = std::min(swatch.top, point.y);
                swatch.bottom = std::max(swatch.bottom, point.y);
            }
    }
    return swatch;
}

/// All swatches of a section are made smaller alike where one is higher than a row: they must not
/// run into each other.
double swatch_scale(LegendSection const& section, double step)
{
    double highest = 0;
    for (auto const& entry : section.entries) {
        auto const swatch = swatch_of(entry);
        highest = std::max(highest, swatch.bottom - swatch.top);
    }
    constexpr double share_of_row = 0.96;
    return highest > share_of_row * step ? share_of_row * step / highest : 1;
}

/// A number in a symbol stays in its middle and no smaller than can be read.
void scale_number(TextRun& run, double scale, double least)
{
    double const scaled = run.font.size * scale;
    run.font.size = std::max(scaled, std::min(run.font.size, least));
    run.at.y += half_digit * to_millimetres(Points{run.font.size - scaled}).value;
}

void add_swatch(Group& into, LegendEntry const& entry, double scale, Point centre, double least)
{
    auto swatch = swatch_of(entry);
    double const middle = (swatch.top + swatch.bottom) / 2;
    auto const placed = [&](Point p) {
        return Point{centre.x + scale * p.x, centre.y + scale * (p.y - middle)};
    };
    for (auto& node : swatch.drawn.children) {
        if (auto* const path = std::get_if<Path>(&node)) {
            for (auto& outline : path->outlines)
                for (auto& point : outline.points) point = placed(point);
            if (path->stroke) {
                path->stroke->width *= scale;
                for (auto& dash : path->stroke->dashes) dash *= scale;
            }
        } else if (auto* const run = std::get_if<TextRun>(&node)) {
            run->at = placed(run->at);
            scale_number(*run, scale, least);
        }
        into.children.push_back(std::move(node));
    }
}

/// Rows that fit below the heading; where not all do, the last one is that of "and n more".
std::size_t rows_within(LegendRows const& rows, double height)
{
    double filled = rows.head;
    std::size_t count = 0;
    while (count < rows.heights.size() && filled + rows.heights[count] <= height + 0.01)
        filled += rows.heights[count++];
    if (count == rows.heights.size()) return count;
    while (count > 0 && filled + rows.step > height + 0.01) filled -= rows.heights[--count];
    return count;
}

void add_legend_entry(Group& into, Writer const& writer, LegendEntry const& entry, double scale,
                      std::vector<std::string> const& words, Box const& at)
{
    auto const& body = writer.style.body;
    double const line = writer.line_height(body);
    double const middle = at.y + at.height / 2;
    double const drop = ascent(writer, body) * 0.36;
    add_swatch(into, entry, scale, {at.x + swatch_centre, middle}, writer.style.minimum_text);
    double y = middle + drop - line * (static_cast<double>(words.size()) - 1) / 2;
    for (auto const& text : words) {
        into.children.push_back(line_of_text(writer, text, {at.x + swatch_room, y}, body));
        y += line;
    }
    if (!entry.count.empty())
        into.children.push_back(line_of_text(writer, entry.count, {at.right() - 0.5, middle + drop},
                                             writer.style.quiet, Anchor::end));
}

}  // namespace

Block legend_block(Writer const& writer, LegendSection section)
{
    bool const stands_below = is_long(section);
    auto heading = section.heading.empty() ? "legend" : section.heading;
    auto draw = [&writer, section = std::move(section)](Group& into, Box const& at) {
        double const head = section.heading.empty()
                                ? 0
                                : add_paragraph(into.children, writer, section.heading, at,
                                                writer.style.heading, 2) +
                                      0.9;
        auto const rows = rows_of(writer, section, at.width, head);
        auto const columns = static_cast<std::size_t>(rows.columns);
        double const scale = swatch_scale(section, rows.step);
        std::size_t const shown = rows_within(rows, at.height);
        bool const all = shown == rows.heights.size();
        if (shown == 0 && !all) return unbounded;  // not worth a heading
        double y = at.y + head;
        auto const add_row = [&](std::size_t row, std::size_t most, double height) {
            for (std::size_t i = row * columns;
                 i < std::min(row * columns + most, section.entries.size()); ++i) {
                double const x = at.x + static_cast<double>(i % columns) * rows.column_width;
                add_legend_entry(into, writer, section.entries[i], scale, rows.words[i],
                                 {x, y, rows.column_width - rows.gap, height});
            }
        };
        for (std::size_t row = 0; row < shown; ++row) {
            add_row(row, columns, rows.heights[row]);
            y += rows.heights[row];
        }
        if (all) return y - at.y;
        // The words take the last place of their row; those before it go to entries.
        bool const has_room = y - at.y + rows.heights[shown] <= at.height + 0.01;
        std::size_t const beside = has_room ? columns - 1 : 0;
        double const height = beside > 0 ? rows.heights[shown] : rows.step;
        add_row(shown, beside, height);
        auto const more = section.entries.size() - shown * columns - beside;
        Point const end{at.x + static_cast<double>(beside) * rows.column_width + swatch_room,
                        y + height / 2 + ascent(writer, writer.style.body) * 0.36};
        into.children.push_back(
            line_of_text(writer, "and " + std::to_string(more) + " more", end, writer.style.quiet));
        return y + height - at.y;
    };
    return {std::move(heading), draw, Yield::never, stands_below};
}

Block sizes_block(Writer const& writer, std::string heading, std::vector<SizeStep> steps)
{
    auto name = heading;
    auto draw = [&writer, heading = std::move(heading), steps = std::move(steps)](Group& into,
                                                                                  Box const& at) {
        if (steps.empty()) return 0.0;
        auto const& body = writer.style.body;
        double const line = writer.line_height(body);
        double const largest = steps.front().diameter;
        double const top =
            at.y + add_paragraph(into.children, writer, heading, at, writer.style.heading, 2) +
            std::max(0.9, line / 2);
        double const base = top + largest;
        double const centre = at.x + std::max(swatch_centre, largest / 2);
        double const words = std::max(at.x + swatch_room, centre + largest / 2 + 2.6);
        double named = top - line;
        for (auto const& [diameter, label] : steps) {
            Point const rim{centre, base - diameter};
            named = std::max(rim.y, named + line);
            into.children.push_back(lined(circle({centre, base - diameter / 2}, diameter / 2),
                                          {writer.style.ink, 0.25, {}, true}));
            into.children.push_back(lined(open_line({rim, {words - 0.8, named}}),
                                          {writer.style.quiet.colour, 0.12, {}, true}));
            into.children.push_back(
                line_of_text(writer, label, {words, named + ascent(writer, body) * 0.36}, body));
        }
        return std::max(base, named + line / 2) - at.y;
    };
    return {std::move(name), draw};
}

}  // namespace sitmap::map
