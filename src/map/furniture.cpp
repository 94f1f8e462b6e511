// SPDX-License-Identifier: MIT
#include "map/furniture.hpp"

#include "base/units.hpp"
#include "map/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double smallest_title = 0.62;  // of the style's title size, before the title wraps
constexpr std::size_t most_title_lines = 3;
constexpr double unbounded = 1e6;  // mm, room of a block that is only measured
constexpr double block_gap = 3.0;  // mm between blocks of the panel

double ascent(Writer const& writer, style::TextStyle const& words)
{
    return writer.measure.measure("Hg", writer.font(words)).ascent;
}

double horizontal_margin(Page const& page)
{
    return std::clamp(page.width * 0.019, 3.5, 7.0);
}

}  // namespace

Header header_for(Writer const& writer, Page const& page, std::string const& title,
                  std::string const& subtitle, std::string const& as_of)
{
    Header header;
    header.as_of = as_of;
    header.title_style = writer.style.title;
    double const margin = horizontal_margin(page);
    double const as_of_width =
        as_of.empty() ? 0 : writer.width(as_of, writer.style.as_of) + 2 * margin;
    double const room = page.width - 2 * margin - as_of_width;
    double const natural = writer.width(title, header.title_style);
    if (natural > room) header.title_style.size *= std::max(smallest_title, room / natural * 0.999);
    header.title = wrap(writer, title, header.title_style, room, most_title_lines);
    header.subtitle =
        wrap(writer, subtitle, writer.style.subtitle, page.width - 2 * margin, most_title_lines);
    double const text =
        static_cast<double>(header.title.size()) * writer.line_height(header.title_style) +
        static_cast<double>(header.subtitle.size()) * writer.line_height(writer.style.subtitle);
    header.height = text == 0 ? 0 : text + 4.6;
    return header;
}

void add_header(Group& into, Writer const& writer, Header const& header, Slots const& slots)
{
    if (header.height == 0) return;
    auto& group = add_group(into, "header");
    group.children.push_back(filled(rectangle(slots.header), writer.style.panel));
    double const margin = std::clamp(slots.page.width * 0.019, 3.5, 7.0);
    auto const lines = [&](std::vector<std::string> const& texts, style::TextStyle const& words,
                           double y) {
        for (auto const& text : texts) {
            bool const from_right = starts_right_to_left(text);
            Point const at{from_right ? slots.page.width - margin : margin,
                           y + ascent(writer, words)};
            group.children.push_back(
                line_of_text(writer, text, at, words, from_right ? Anchor::end : Anchor::start));
            y += writer.line_height(words);
        }
        return y;
    };
    double const y = lines(header.title, header.title_style, slots.header.y + 2.2);
    lines(header.subtitle, writer.style.subtitle, y);
    bool const title_from_right =
        !header.title.empty() && starts_right_to_left(header.title.front());
    Point const at{title_from_right ? margin : slots.page.width - margin,
                   slots.header.y + 2.6 + ascent(writer, header.title_style)};
    group.children.push_back(line_of_text(writer, header.as_of, at, writer.style.as_of,
                                          title_from_right ? Anchor::start : Anchor::end));
    double const edge = slots.header.bottom();
    group.children.push_back(lined(open_line({{0, edge}, {slots.page.width, edge}}),
                                   {writer.style.rule, 0.2, {}, false}));
}

Footer footer_for(Writer const& writer, Page const& page, std::string const& words,
                  std::string const& run_id)
{
    Footer footer;
    footer.run = run_id.empty() ? "" : "sitmap \xC2\xB7 run " + run_id;
    double const margin = horizontal_margin(page);
    double const room = page.width - 3 * margin - writer.width(footer.run, writer.style.footer);
    footer.lines = wrap(writer, words, writer.style.footer, room, 3);
    double const lines =
        static_cast<double>(std::max<std::size_t>(footer.lines.size(), footer.run.empty() ? 0 : 1));
    footer.height = lines == 0 ? 0 : lines * writer.line_height(writer.style.footer) + 2.8;
    return footer;
}

void add_footer(Group& into, Writer const& writer, Footer const& footer, Slots const& slots)
{
    if (footer.height == 0) return;
    auto& group = add_group(into, "footer");
    group.children.push_back(filled(rectangle(slots.footer), writer.style.note_ground));
    double const margin = std::clamp(slots.page.width * 0.019, 3.5, 7.0);
    double y = slots.footer.y + 1.5 + ascent(writer, writer.style.footer);
    for (auto const& line : footer.lines) {
        bool const from_right = starts_right_to_left(line);
        double const run_width = writer.width(footer.run, writer.style.footer) + margin;
        Point const at{from_right ? slots.page.width - margin - run_width : margin, y};
        group.children.push_back(line_of_text(writer, line, at, writer.style.footer,
                                              from_right ? Anchor::end : Anchor::start));
        y += writer.line_height(writer.style.footer);
    }
    auto quiet = writer.style.footer;
    quiet.colour = writer.style.quiet.colour;
    Point const at{slots.page.width - margin,
                   slots.footer.y + 1.5 + ascent(writer, writer.style.footer)};
    group.children.push_back(line_of_text(writer, footer.run, at, quiet, Anchor::end));
}

namespace {

struct Column {
    Slots const& slots;
    int index = 0;
    double y = 0;

    static constexpr double margin = 4.6;
    double top() const { return slots.panel.y + margin * 0.85; }
    double bottom() const { return slots.panel.bottom() - margin * 0.4; }
    double width() const
    {
        return (slots.panel.width - margin * (slots.panel_columns + 1)) / slots.panel_columns;
    }
    Box box() const
    {
        return {slots.panel.x + margin + index * (width() + margin), y, width(), bottom() - y};
    }
};

/// Draws the blocks one below the other; gives the names of those without room.
std::vector<std::string> stack(Group& panel, Slots const& slots, std::vector<Block> const& blocks,
                               double gap)
{
    std::vector<std::string> left_out;
    Column column{slots, 0, 0};
    column.y = column.top();
    auto const height_of = [&](Block const& block, double room) {
        Group scratch;
        auto box = column.box();
        box.height = room;
        return block.draw(scratch, box);
    };
    for (auto const& block : blocks) {
        double height = height_of(block, unbounded);
        bool const fits = height <= column.box().height + 0.01;
        if (!fits && column.index + 1 < slots.panel_columns) {
            ++column.index;
            column.y = column.top();
            height = height_of(block, unbounded);
        }
        if (height > column.box().height + 0.01) {
            left_out.push_back(block.name);
            height = height_of(block, column.box().height);  // a long legend ends in "and n more"
            if (height > column.box().height + 0.01) continue;
        }
        if (height <= 0) continue;
        block.draw(add_group(panel, block.name), column.box());
        column.y += height + gap;
    }
    return left_out;
}

/// The same without the blocks that may yield, which count as left out.
std::vector<std::string> stack_the_needed(Group& panel, Slots const& slots,
                                          std::vector<Block> blocks, double share)
{
    std::vector<std::string> left_out;
    for (auto const& block : blocks)
        if (block.may_yield) left_out.push_back(block.name);
    std::erase_if(blocks, [](Block const& block) { return block.may_yield; });
    panel.children.clear();
    auto more = stack(panel, slots, blocks, block_gap * share);
    left_out.insert(left_out.end(), more.begin(), more.end());
    return left_out;
}

style::Style with_words(style::Style style, double share)
{
    for (auto* words : {&style.heading, &style.body, &style.quiet, &style.note})
        words->size *= share;
    return style;
}

}  // namespace

std::vector<std::string> add_panel(Group& into, Writer const& writer, Slots const& slots,
                                   BlockMaker const& make)
{
    if (slots.panel.width <= 0 || slots.panel.height <= 0) return {};
    auto& panel = add_group(into, "panel");
    panel.children.push_back(filled(rectangle(slots.panel), writer.style.panel));
    Point const from = slots.panel_columns > 1 ? Point{0, slots.panel.y}
                                               : Point{slots.panel.x, slots.panel.bottom()};
    Point const to = slots.panel_columns > 1 ? Point{slots.panel.width, slots.panel.y}
                                             : Point{slots.panel.x, slots.panel.y};
    panel.children.push_back(lined(open_line({from, to}), {writer.style.rule, 0.2, {}, false}));
    for (double const share : {1.0, 0.95, 0.9, 0.85, 0.8}) {
        auto const style = with_words(writer.style, share);
        Writer const smaller{style, writer.measure};
        Group trial;
        auto left_out = stack(trial, slots, make(smaller), block_gap * share);
        if (!left_out.empty() && share > 0.8) continue;
        if (!left_out.empty()) left_out = stack_the_needed(trial, slots, make(smaller), share);
        for (auto& node : trial.children) panel.children.push_back(std::move(node));
        return left_out;
    }
    return {};
}

Block heading_block(Writer const& writer, std::string words)
{
    return {"heading", [&writer, words = std::move(words)](Group& into, Box const& at) {
                return add_paragraph(into.children, writer, words, at, writer.style.heading, 2);
            }};
}

Block legend_block(Writer const& writer, LegendSection section)
{
    auto draw = [&writer, section](Group& into, Box const& at) {
        double const head = section.heading.empty()
                                ? 0
                                : add_paragraph(into.children, writer, section.heading, at,
                                                writer.style.heading, 2) +
                                      0.9;
        double const step =
            std::max(writer.line_height(writer.style.body), writer.style.marker * 1.12);
        int const columns = std::max(1, section.columns);
        double const column_width = at.width / columns;
        auto const room =
            static_cast<std::size_t>(std::max(0.0, std::floor((at.height - head) / step))) *
            static_cast<std::size_t>(columns);
        std::size_t const shown = section.entries.size() <= room
                                      ? section.entries.size()
                                      : std::max<std::size_t>(room, 1) - 1;
        if (room < 2 && shown < section.entries.size()) return unbounded;  // not worth a heading
        auto const row_centre = [&](std::size_t i) {
            return Point{
                at.x + static_cast<double>(i % static_cast<std::size_t>(columns)) * column_width,
                at.y + head +
                    step * (static_cast<double>(i / static_cast<std::size_t>(columns)) + 0.5)};
        };
        double const drop = ascent(writer, writer.style.body) * 0.36;
        for (std::size_t i = 0; i < shown; ++i) {
            auto const& entry = section.entries[i];
            auto const at_row = row_centre(i);
            if (entry.swatch) entry.swatch(into, {at_row.x + 3.2, at_row.y});
            double const counts =
                entry.count.empty() ? 0 : writer.width(entry.count, writer.style.quiet) + 1.5;
            auto const label =
                fitted(writer, entry.label, writer.style.body, column_width - 8.2 - counts);
            into.children.push_back(
                line_of_text(writer, label, {at_row.x + 8.2, at_row.y + drop}, writer.style.body));
            if (!entry.count.empty())
                into.children.push_back(line_of_text(
                    writer, entry.count, {at_row.x + column_width - 0.5, at_row.y + drop},
                    writer.style.quiet, Anchor::end));
        }
        if (shown < section.entries.size()) {
            auto const at_row = row_centre(shown);
            auto const words = "and " + std::to_string(section.entries.size() - shown) + " more";
            into.children.push_back(
                line_of_text(writer, words, {at_row.x + 8.2, at_row.y + drop}, writer.style.quiet));
        }
        std::size_t const rows =
            (std::min(shown + 1, section.entries.size()) + static_cast<std::size_t>(columns) - 1) /
            static_cast<std::size_t>(columns);
        return head + static_cast<double>(rows) * step;
    };
    return {section.heading.empty() ? "legend" : section.heading, draw};
}

Block note_block(Writer const& writer, std::string words)
{
    return {"note", [&writer, words = std::move(words)](Group& into, Box const& at) {
                if (words.empty()) return 0.0;
                double const pad = 2.2;
                Box const inner{at.x + pad - 1.6, at.y + pad, at.width - 2 * pad + 3.2, at.height};
                Group text;
                double const height =
                    add_paragraph(text.children, writer, words, inner, writer.style.note) +
                    2 * pad - 0.8;
                Box const ground{at.x - 1.6, at.y, at.width + 3.2, height};
                into.children.push_back(filled(rectangle(ground), writer.style.note_ground));
                for (auto& node : text.children) into.children.push_back(std::move(node));
                return height;
            }};
}

void add_scale_bar(Group& into, Writer const& writer, Point at, ScaleBar const& bar)
{
    auto& group = add_group(into, "scale bar");
    double const height = 1.1;
    auto const ink = writer.style.ink;
    group.children.push_back(
        filled(rectangle({at.x, at.y, bar.width, height}), writer.style.paper));
    for (std::size_t i = 0; i + 1 < bar.marks.size(); i += 2)
        group.children.push_back(filled(
            rectangle({at.x + bar.marks[i], at.y, bar.marks[i + 1] - bar.marks[i], height}), ink));
    group.children.push_back(
        lined(rectangle({at.x, at.y, bar.width, height}), {ink, 0.18, {}, false}));
    Halo const halo{writer.style.halo, writer.style.halo_width};
    for (std::size_t i = 0; i < bar.labels.size(); ++i) {
        if (bar.labels[i].empty()) continue;
        auto run = line_of_text(writer, bar.labels[i], {at.x + bar.marks[i], at.y - 1.0},
                                writer.style.quiet, Anchor::middle);
        run.colour = ink;
        run.halo = halo;
        group.children.push_back(std::move(run));
    }
}

void add_north_arrow(Group& into, Writer const& writer, Point at, double degrees)
{
    auto& group = add_group(into, "north arrow");
    double const angle = degrees * std::numbers::pi / 180;
    auto const turned = [&](double x, double y) {
        return Point{at.x + x * std::cos(angle) - y * std::sin(angle),
                     at.y + x * std::sin(angle) + y * std::cos(angle)};
    };
    group.children.push_back(
        filled(polygon({turned(0, -4.2), turned(1.9, 2.2), turned(0, 1.0), turned(-1.9, 2.2)}),
               writer.style.ink));
    auto words = writer.style.quiet;
    words.bold = true;
    words.colour = writer.style.ink;
    auto const foot = turned(0, 5.4);
    auto run = line_of_text(writer, "N", {foot.x, foot.y}, words, Anchor::middle);
    run.halo = Halo{writer.style.halo, writer.style.halo_width};
    group.children.push_back(std::move(run));
}

}  // namespace sitmap::map
