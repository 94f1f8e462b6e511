// SPDX-License-Identifier: MIT
#include "map/month_strip.hpp"

#include "base/error.hpp"
#include "map/grouped.hpp"
#include "map/shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sitmap::map {

namespace {

constexpr int most_months = 600;
constexpr double widest_bar = 6;  // mm

/// A round number of records at least as high as the highest bar.
double round_up(double value)
{
    if (value <= 10) return std::max(1.0, std::ceil(value));
    double const power = std::pow(10, std::floor(std::log10(value))) / 2;
    return std::ceil(value / power) * power;
}

void add_bars(Group& into, Writer const& writer, std::vector<MonthCount> const& months,
              Box const& box, double most)
{
    double const step = box.width / static_cast<double>(months.size());
    double const bar = step > 0.9 ? std::min(widest_bar, step - std::min(0.4, step * 0.18)) : step;
    for (std::size_t i = 0; i < months.size(); ++i) {
        double const x = box.x + static_cast<double>(i) * step;
        double const dated = months[i].dated / most * box.height;
        double const spread = months[i].spread / most * box.height;
        if (spread > 0)
            into.children.push_back(
                filled(rectangle({x, box.bottom() - dated - spread, bar, spread}),
                       writer.style.bar_range));
        if (dated > 0)
            into.children.push_back(
                filled(rectangle({x, box.bottom() - dated, bar, dated}), writer.style.bar));
    }
}

void add_years(Group& into, Writer const& writer, std::vector<MonthCount> const& months,
               Box const& box)
{
    double const step = box.width / static_cast<double>(months.size());
    double last_end = -1e9;
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (i > 0 && months[i].month.of_year() != 1) continue;
        double const x = box.x + static_cast<double>(i) * step;
        into.children.push_back(lined(open_line({{x, box.bottom()}, {x, box.bottom() + 1.1}}),
                                      {writer.style.ink, 0.18, {}, false}));
        auto const label = fmt::format("{}", months[i].month.year());
        if (x < last_end + 1 || x + writer.width(label, writer.style.quiet) > box.right() + 1)
            continue;
        into.children.push_back(
            line_of_text(writer, label, {x, box.bottom() + 4.4}, writer.style.quiet));
        last_end = x + writer.width(label, writer.style.quiet);
    }
}

/// Gives the baseline of its last line.
double add_key(Group& into, Writer const& writer, std::vector<MonthCount> const& months, Point at,
               double width)
{
    struct Entry {
        bool is_drawn;
        Colour colour;
        std::string words;
    };
    auto const has_dated = [](MonthCount const& m) { return m.dated > 0; };
    auto const has_spread = [](MonthCount const& m) { return m.spread > 0; };
    double x = at.x;
    double y = at.y;
    for (auto const& entry :
         {Entry{std::ranges::any_of(months, has_dated), writer.style.bar, "dated to the month"},
          Entry{std::ranges::any_of(months, has_spread), writer.style.bar_range,
                "spread over its stated range"}}) {
        if (!entry.is_drawn) continue;
        double const needed = 3.2 + writer.width(entry.words, writer.style.quiet);
        if (x > at.x && x + needed > at.x + width) {
            x = at.x;
            y += writer.line_height(writer.style.quiet);
        }
        into.children.push_back(filled(rectangle({x, y - 2, 2.2, 2.2}), entry.colour));
        into.children.push_back(
            line_of_text(writer, entry.words, {x + 3.2, y}, writer.style.quiet));
        x += needed + 4;
    }
    return y;
}

}  // namespace

std::vector<MonthCount> counts_by_month(Material const& material,
                                        std::span<std::size_t const> without)
{
    Month const first = month_of(material.period.first);
    int const count = month_of(material.period.last).number - first.number + 1;
    if (count > most_months)
        throw Error{ErrorKind::limit,
                    fmt::format("cannot show {} months: at most {}", count, most_months),
                    "give a shorter period with --from and --to"};
    std::vector<MonthCount> months;
    months.reserve(static_cast<std::size_t>(std::max(count, 0)));
    for (int i = 0; i < count; ++i) months.push_back({first.next(i), 0, 0});
    std::vector<bool> left_out(material.placed.size());
    for (auto const index : without) left_out[index] = true;
    for (auto const index : material.shown) {
        if (left_out[index]) continue;
        auto const& when = material.placed[index].incident.when;
        auto const begins = month_of(when.first);
        auto const ends = when.first == when.last ? begins : month_of(when.last);
        int const from = std::max(begins.number - first.number, 0);
        int const to = std::min(ends.number - first.number, count - 1);
        bool const dated = begins == ends;
        for (int m = from; m <= to; ++m) {
            auto& entry = months[static_cast<std::size_t>(m)];
            (dated ? entry.dated : entry.spread) += dated ? 1 : share_in_month(when, entry.month);
        }
    }
    return months;
}

Block month_strip(Writer const& writer, std::vector<MonthCount> months, double height,
                  std::optional<Month> shown)
{
    auto draw = [&writer, months = std::move(months), height, shown](Group& into, Box const& at) {
        if (months.empty()) return 0.0;
        double const head =
            add_paragraph(into.children, writer, "Records per month", at, writer.style.heading, 1) +
            1.4;
        double highest = 0;
        for (auto const& m : months) highest = std::max(highest, m.dated + m.spread);
        double const most = round_up(highest);
        auto const most_label = grouped(most);
        double const axis = writer.width(most_label, writer.style.quiet) + 1.4;
        Box const box{at.x + axis, at.y + head, at.width - axis - 0.5, height};
        if (shown) {
            double const step = box.width / static_cast<double>(months.size());
            double const x =
                box.x + static_cast<double>(shown->number - months.front().month.number) * step;
            into.children.push_back(
                filled(rectangle({x - 0.25, box.y - 0.8, step + 0.3, box.height + 0.8}),
                       style::with_alpha(writer.style.accent, 0.22)));
        }
        add_bars(into, writer, months, box, most);
        into.children.push_back(
            lined(open_line({{box.x, box.bottom()}, {box.right(), box.bottom()}}),
                  {writer.style.ink, 0.2, {}, false}));
        into.children.push_back(lined(open_line({{box.x, box.y}, {box.right(), box.y}}),
                                      {writer.style.rule, 0.15, {0.8, 0.8}, false}));
        into.children.push_back(line_of_text(writer, most_label, {box.x - 0.9, box.y + 1.1},
                                             writer.style.quiet, Anchor::end));
        into.children.push_back(line_of_text(writer, "0", {box.x - 0.9, box.bottom() + 0.4},
                                             writer.style.quiet, Anchor::end));
        add_years(into, writer, months, box);
        return add_key(into, writer, months, {at.x, box.bottom() + 9}, at.width) - at.y + 1;
    };
    return {"records per month", draw, Yield::first};
}

}  // namespace sitmap::map
