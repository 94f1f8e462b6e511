// SPDX-License-Identifier: MIT
#include "map/month_strip.hpp"

#include "base/error.hpp"
#include "map/grouped.hpp"
#include "map/shapes.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace sitmap::map {

namespace {

constexpr int most_months = 600;
constexpr int named_months = 36;    // in longer spans only years have a name, and the first month
constexpr double widest_month = 8;  // mm
constexpr double least_height = 6;  // mm of the bars: their axis has two numbers above each other
constexpr double key_drop = 9;      // mm from the bars to the baseline of the key
constexpr double label_gap = 1.5;   // mm between names of months

/// A round number of records at least as high as the highest bar.
double round_up(double value)
{
    if (value <= 10) return std::max(1.0, std::ceil(value));
    double const power = std::pow(10, std::floor(std::log10(value))) / 2;
    return std::ceil(value / power) * power;
}

double bar_width(double step)
{
    return step > 0.9 ? step - std::min(0.4, step * 0.18) : step;
}

void add_bars(Group& into, Writer const& writer, std::vector<MonthCount> const& months,
              Box const& box, double most)
{
    double const step = box.width / static_cast<double>(months.size());
    double const bar = bar_width(step);
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

/// `right`: how far the last name may reach.
void add_time(Group& into, Writer const& writer, std::vector<MonthCount> const& months,
              Box const& box, double right)
{
    double const step = box.width / static_cast<double>(months.size());
    std::vector<double> starts;
    for (std::size_t i = 0; i <= months.size(); ++i)
        starts.push_back(box.x + static_cast<double>(i) * step);
    auto const tick = [&](std::size_t i, double length) {
        into.children.push_back(
            lined(open_line({{starts[i], box.bottom()}, {starts[i], box.bottom() + length}}),
                  {writer.style.ink, 0.18, {}, false}));
    };
    auto const is_year = [&](std::size_t i) { return i == 0 || months[i].month.of_year() == 1; };
    for (std::size_t i = 0; i < months.size(); ++i)
        if (is_year(i)) tick(i, 1.1);
    for (auto const& label : month_labels(writer, months.front().month, starts, right)) {
        if (!is_year(label.month)) tick(label.month, 0.7);
        into.children.push_back(line_of_text(
            writer, label.text, {starts[label.month], box.bottom() + 4.4}, writer.style.quiet));
    }
}

/// Names that are given their place one after the other, the more important ones first.
class NamedAxis {
public:
    NamedAxis(Writer const& writer, std::span<double const> starts, double right)
        : writer_(writer), starts_(starts), right_(right)
    {
    }
    bool add(std::size_t month, std::string text)
    {
        double const from = starts_[month];
        double const to = from + writer_.width(text, writer_.style.quiet);
        auto const meets = [&](Placed const& other) {
            return from < other.to + label_gap && other.from < to + label_gap;
        };
        if (to > right_ || std::ranges::any_of(placed_, meets)) return false;
        placed_.push_back({from, to, {month, std::move(text)}});
        return true;
    }
    std::vector<MonthLabel> labels()
    {
        std::ranges::sort(placed_, {}, &Placed::from);
        std::vector<MonthLabel> labels;
        for (auto& placed : placed_) labels.push_back(std::move(placed.label));
        return labels;
    }

private:
    struct Placed {
        double from, to;
        MonthLabel label;
    };
    Writer const& writer_;
    std::span<double const> starts_;
    double right_;
    std::vector<Placed> placed_;
};

/// The shortest round step in months that leaves names of this width apart; 0 if none does.
int step_of_names(double month, double width, std::span<int const> steps)
{
    for (int const step : steps)
        if (step * month >= width + label_gap) return step;
    return 0;
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

/// Height of the bars in a block of `room` mm; `head`: above them.
double height_within(double room, double head, Writer const& writer,
                     std::vector<MonthCount> const& months, double width, double height)
{
    Group key;
    double const below = key_drop + add_key(key, writer, months, {0, 0}, width) + 1;
    return std::clamp(room - head - below, std::min(least_height, height), height);
}

}  // namespace

std::vector<MonthLabel> month_labels(Writer const& writer, Month first,
                                     std::span<double const> starts, double right)
{
    constexpr std::array within_year{1, 2, 3, 6};
    constexpr std::array years{12, 24, 60, 120, 240, 600};
    if (starts.size() < 2) return {};
    auto const count = static_cast<int>(starts.size()) - 1;
    double const month = (starts.back() - starts.front()) / count;
    auto const& words = writer.style.quiet;
    double const year = writer.width(fmt::format("{}", first.year()), words);
    double const widest = std::max(year, writer.width("May", words));
    int const year_step = step_of_names(month, year, years);
    int const step = count <= named_months ? step_of_names(month, widest, within_year) : 0;
    auto const at = [&](int i) { return first.next(i); };
    auto const brief = [](Month m) { return short_months(m, m).substr(0, 3); };
    bool const is_january = first.of_year() == 1;
    // Every second year counts from the first; longer steps keep to round years.
    int const origin = is_january && year_step == 24 ? first.number : 0;
    NamedAxis axis(writer, starts, right);
    for (int i = 0; i < count; ++i)
        if (year_step > 0 && (at(i).number - origin) % year_step == 0)
            axis.add(static_cast<std::size_t>(i), fmt::format("{}", at(i).year()));
    if (is_january)
        axis.add(0, fmt::format("{}", first.year()));
    else if (!axis.add(0, short_months(first, first)) && count <= named_months)
        axis.add(0, brief(first));
    for (int i = 1; step > 0 && i < count; ++i)
        if (at(i).of_year() != 1 && at(i).number % step == 0)
            axis.add(static_cast<std::size_t>(i), brief(at(i)));
    return axis.labels();
}

int months_in(DateInterval const& period)
{
    int const count = month_of(period.last).number - month_of(period.first).number + 1;
    if (count > most_months)
        throw Error{ErrorKind::limit,
                    fmt::format("cannot show {} months: at most {}", count, most_months),
                    "give a shorter period with --from and --to"};
    return count;
}

std::vector<MonthCount> counts_by_month(Material const& material,
                                        std::span<std::size_t const> without)
{
    Month const first = month_of(material.period.first);
    int const count = months_in(material.period);
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
        double const bars = height_within(at.height, head, writer, months, at.width, height);
        double highest = 0;
        for (auto const& m : months) highest = std::max(highest, m.dated + m.spread);
        double const most = round_up(highest);
        auto const most_label = grouped(most);
        double const axis = writer.width(most_label, writer.style.quiet) + 1.4;
        auto const count = static_cast<double>(months.size());
        double const room = at.width - axis - 0.5;
        Box const box{at.x + axis, at.y + head, std::min(room, count * widest_month), bars};
        if (shown) {
            double const step = box.width / count;
            double const x =
                box.x + static_cast<double>(shown->number - months.front().month.number) * step;
            constexpr double rim = 0.25;
            auto mark = filled(
                rectangle({x - rim, box.y - 0.8, bar_width(step) + 2 * rim, box.height + 0.8}),
                style::with_alpha(writer.style.accent, 0.22));
            mark.stroke = Stroke{writer.style.accent, 0.3, {}, false};  // a bar may fill it
            into.children.push_back(std::move(mark));
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
        add_time(into, writer, months, box, at.right());
        return add_key(into, writer, months, {at.x, box.bottom() + key_drop}, at.width) - at.y + 1;
    };
    return {"records per month", draw, Yield::first, false, true};
}

}  // namespace sitmap::map
