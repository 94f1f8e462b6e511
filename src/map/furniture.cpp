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
constexpr std::size_t most_footer_lines = 3;

double ascent(Writer const& writer, style::TextStyle const& words)
{
    return writer.measure.measure("Hg", writer.font(words)).ascent;
}

/// Lines of words that get smaller, and at last one line more, where that leaves nothing out.
std::vector<std::string> whole(Writer const& writer, std::string const& text,
                               style::TextStyle& words, double room)
{
    auto smaller = words;
    for (double const share : {1.0, 0.9, 0.8, 0.7}) {
        smaller.size =
            std::max(words.size * share, std::min(words.size, writer.style.minimum_text));
        auto lines = wrap(writer, text, smaller, room);
        if (lines.size() > most_title_lines + (share < 0.8 ? 1 : 0)) continue;
        words = smaller;
        return lines;
    }
    return wrap(writer, text, words, room, most_title_lines);
}

std::vector<std::string> footer_lines(Writer const& writer, FooterWords const& words, double room,
                                      double height)
{
    auto const& style = writer.style.footer;
    auto const in_one =
        wrap(writer, words.sources + words.layers, style, room, most_footer_lines + 1);
    if (in_one.size() <= most_footer_lines) return in_one;
    auto const most = static_cast<std::size_t>(std::max(1.0, height / writer.line_height(style)));
    auto const layers = wrap(writer, words.layers, style, room, most);
    auto const left = most_footer_lines - std::min(layers.size(), most_footer_lines - 1);
    auto lines = wrap(writer, words.sources, style, room, left);
    lines.insert(lines.end(), layers.begin(), layers.end());
    return lines;
}

/// mm beside the words of header and footer.
double horizontal_margin(double page_width)
{
    return std::clamp(page_width * 0.019, 3.5, 7.0);
}

}  // namespace

Header header_for(Writer const& writer, Page const& page, std::string const& title,
                  std::string const& subtitle, AsOf const& as_of)
{
    Header header;
    header.as_of = as_of;
    header.title_style = writer.style.title;
    double const margin = horizontal_margin(page.width);
    auto const width_of = [&](std::string const& words, style::TextStyle const& style) {
        return words.empty() ? 0 : writer.width(words, style) + 2 * margin;
    };
    double const room = page.width - 2 * margin - width_of(as_of.words, as_of.style);
    double const note = width_of(as_of.note, writer.style.as_of);
    double const natural = writer.width(title, header.title_style);
    if (natural > room) header.title_style.size *= std::max(smallest_title, room / natural * 0.999);
    header.title = whole(writer, title, header.title_style, room);
    header.subtitle_style = writer.style.subtitle;
    header.subtitle =
        whole(writer, subtitle, header.subtitle_style, page.width - 2 * margin - note);
    double const text =
        static_cast<double>(header.title.size()) * writer.line_height(header.title_style) +
        static_cast<double>(header.subtitle.size()) * writer.line_height(header.subtitle_style);
    header.height = text == 0 ? 0 : text + 4.6;
    return header;
}

void add_header(Group& into, Writer const& writer, Header const& header, Slots const& slots)
{
    if (header.height == 0) return;
    auto& group = add_group(into, "header");
    group.children.push_back(filled(rectangle(slots.header), writer.style.panel));
    double const margin = horizontal_margin(slots.page.width);
    auto const lines = [&](std::vector<std::string> const& texts, style::TextStyle const& words,
                           double y) {
        bool const from_right = !texts.empty() && starts_right_to_left(texts.front());
        for (auto const& text : texts) {
            group.children.push_back(line_of_paragraph(writer, text, from_right, margin,
                                                       slots.page.width - margin,
                                                       y + ascent(writer, words), words));
            y += writer.line_height(words);
        }
        return y;
    };
    double const y = lines(header.title, header.title_style, slots.header.y + 2.2);
    lines(header.subtitle, header.subtitle_style, y);
    bool const title_from_right =
        !header.title.empty() && starts_right_to_left(header.title.front());
    Point const at{title_from_right ? margin : slots.page.width - margin,
                   slots.header.y + 2.6 + ascent(writer, header.title_style)};
    auto const anchor = title_from_right ? Anchor::start : Anchor::end;
    auto const& as_of = header.as_of;
    group.children.push_back(line_of_text(writer, as_of.words, at, as_of.style, anchor));
    Point const below{at.x, at.y + writer.line_height(as_of.style)};
    if (!as_of.note.empty())
        group.children.push_back(
            line_of_text(writer, as_of.note, below, writer.style.as_of, anchor));
    double const edge = slots.header.bottom();
    group.children.push_back(lined(open_line({{0, edge}, {slots.page.width, edge}}),
                                   {writer.style.rule, 0.2, {}, false}));
}

Footer footer_for(Writer const& writer, Page const& page, FooterWords const& words,
                  std::string const& run_id)
{
    Footer footer;
    footer.run = run_id.empty() ? "" : "sitmap \xC2\xB7 run " + run_id;
    double const margin = horizontal_margin(page.width);
    double const room = page.width - 3 * margin - writer.width(footer.run, writer.style.footer);
    footer.lines = footer_lines(writer, words, room, page.height / 4);
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
    double const margin = horizontal_margin(slots.page.width);
    double y = slots.footer.y + 1.5 + ascent(writer, writer.style.footer);
    bool const from_right = !footer.lines.empty() && starts_right_to_left(footer.lines.front());
    double const run_width = writer.width(footer.run, writer.style.footer) + margin;
    for (auto const& line : footer.lines) {
        group.children.push_back(line_of_paragraph(writer, line, from_right, margin,
                                                   slots.page.width - margin - run_width, y,
                                                   writer.style.footer));
        y += writer.line_height(writer.style.footer);
    }
    auto quiet = writer.style.footer;
    quiet.colour = writer.style.quiet.colour;
    Point const at{slots.page.width - margin,
                   slots.footer.y + 1.5 + ascent(writer, writer.style.footer)};
    group.children.push_back(line_of_text(writer, footer.run, at, quiet, Anchor::end));
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
    auto const reach = [&](std::size_t i) {  // of a label to both sides of its mark
        return writer.width(bar.labels[i], writer.style.quiet) / 2;
    };
    auto const clear = [&](std::size_t i) {
        constexpr double gap = 1.5;
        std::size_t const last = bar.labels.size() - 1;
        if (i == 0 || i == last) return true;
        return bar.marks[i] - reach(i) > bar.marks[0] + reach(0) + gap &&
               bar.marks[i] + reach(i) < bar.marks[last] - reach(last) - gap;
    };
    for (std::size_t i = 0; i < bar.labels.size(); ++i) {
        if (bar.labels[i].empty() || !clear(i)) continue;
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
