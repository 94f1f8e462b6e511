// SPDX-License-Identifier: MIT
#include "map/moment_header.hpp"

#include "map/grouped.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace sitmap::map {

namespace {

constexpr double month_in_film = 0.72;  // of the title's size

/// What follows them: how many of those dated to the month and possible are not drawn.
std::string undrawn_clause(MomentCounts const& counts)
{
    if (counts.undrawn == 0) return ",";
    return ", " + undrawn_words(counts.undrawn, counts.fresh + counts.possible) + ";";
}

}  // namespace

std::string undrawn_words(std::int64_t undrawn, std::int64_t all)
{
    if (undrawn < all) return grouped(undrawn) + " of them not drawn";
    return all == 1 ? "not drawn" : "none of them drawn";
}

MomentCounts counts_at(IncidentPlan const& plan, Material const& material, Moment const& moment)
{
    MomentCounts counts{moment.fresh, moment.possible, moment.total, 0};
    auto const beyond = beyond_map(plan);
    for (auto const& omitted : plan.omitted) {
        auto const& when = material.placed[omitted.record].incident.when;
        auto const first = month_of(when.first), last = month_of(when.last);
        int const meets = first <= moment.month && moment.month <= last;
        if (std::ranges::count(beyond, omitted.record) == 0) {
            counts.undrawn += meets;
            continue;
        }
        (first == last ? counts.fresh : counts.possible) -= meets;
        counts.total -= last <= moment.month ? 1 : 0;
    }
    return counts;
}

AsOf as_of_moment(style::Style const& style, Month month, MomentCounts const& counts)
{
    AsOf as_of;
    as_of.words = long_interval({first_day(month), last_day(month)});
    auto const number = [](int count) { return grouped(static_cast<std::int64_t>(count)); };
    as_of.note = fmt::format("{} dated to it, {} possible{} {} so far", number(counts.fresh),
                             number(counts.possible), undrawn_clause(counts), number(counts.total));
    as_of.style = style.title;
    as_of.style.size *= month_in_film;
    return as_of;
}

AsOf longest_moment(Material const& material)
{
    auto const all = static_cast<int>(material.shown.size());
    auto const vague = std::ranges::count_if(material.shown, [&](std::size_t record) {
        auto const precision = material.placed[record].incident.place_precision;
        return precision == PlacePrecision::country || precision == PlacePrecision::unknown;
    });
    int const september = 8;
    return as_of_moment(material.style, {month_of(material.period.last).year() * 12 + september},
                        {all, all, all, static_cast<int>(vague)});
}

}  // namespace sitmap::map
