// SPDX-License-Identifier: MIT
#include "animate/timeline.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace sitmap::animate {

namespace {

void check(TimelineOptions const& options, Month first, Month last)
{
    if (options.fade_months < 1 || options.fade_months > 120)
        throw Error{ErrorKind::usage, fmt::format("fade_months must be between 1 and 120, got {}",
                                                  options.fade_months)};
    int const months = last.number - first.number + 1;
    if (months > options.max_periods)
        throw Error{ErrorKind::limit,
                    fmt::format("cannot show {} months from {} to {}: the limit is {}", months,
                                to_text(first), to_text(last), options.max_periods),
                    "choose a shorter period with --from and --to"};
}

/// How one record shows in one month; nothing before its interval begins.
std::optional<Visible> visible_in(DateInterval const& when, std::size_t record, Month month,
                                  TimelineOptions const& options)
{
    Month const first = month_of(when.first);
    Month const last = month_of(when.last);
    if (month < first) return {};
    if (first != last && month <= last) return Visible{record, Phase::possible, options.light};
    int const age = month.number - last.number;
    // Fading from full strength, it would light up in a month that it can no longer be of.
    if (first != last) return Visible{record, Phase::residue, options.residue};
    if (age == 0) return Visible{record, Phase::fresh, 1.0};
    if (age >= options.fade_months) return Visible{record, Phase::residue, options.residue};
    double const faded = static_cast<double>(age) / options.fade_months;
    return Visible{record, Phase::recent, 1.0 - faded * (1.0 - options.residue)};
}

/// Records that meet the period, by last day, first day, id, index: the order in which they are
/// stacked.
std::vector<std::size_t> in_drawing_order(std::span<Placed const> placed,
                                          DateInterval const& period)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < placed.size(); ++i)
        if (placed[i].incident.when.meets(period)) order.push_back(i);
    auto const key = [&](std::size_t i) {
        auto const& incident = placed[i].incident;
        return std::tie(incident.when.last, incident.when.first, incident.id);
    };
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return std::tuple(key(a)) < std::tuple(key(b));
    });
    return order;
}

void count(Period& shown)
{
    for (auto const& one : shown.visible) {
        shown.fresh += one.phase == Phase::fresh;
        shown.possible += one.phase == Phase::possible;
    }
}

}  // namespace

std::vector<Period> timeline(std::span<Placed const> placed, DateInterval period,
                             TimelineOptions const& options)
{
    Month const first = month_of(period.first);
    Month const last = month_of(period.last);
    check(options, first, last);
    auto const order = in_drawing_order(placed, period);
    std::vector<Period> periods;
    for (Month month = first; month <= last; month = month.next()) {
        Period shown{month, {}, 0, 0, 0};
        for (auto const record : order) {
            auto const one = visible_in(placed[record].incident.when, record, month, options);
            if (!one) continue;
            shown.visible.push_back(*one);
            shown.total += placed[record].incident.when.last <= last_day(month);
        }
        std::ranges::stable_partition(shown.visible,
                                      [](auto const& v) { return v.phase == Phase::possible; });
        count(shown);
        periods.push_back(std::move(shown));
    }
    return periods;
}

}  // namespace sitmap::animate
