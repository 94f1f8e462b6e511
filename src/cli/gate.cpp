// SPDX-License-Identifier: MIT
#include "cli/gate.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace sitmap::cli {

namespace {

constexpr std::size_t most_values = 12;  // that a hint lists

std::string hint_of(std::string const& what, std::set<std::string> const& values)
{
    if (values.empty()) return {};
    std::vector<std::string> shown;
    for (auto const& value : values)
        if (shown.size() < most_values) shown.push_back(clean(value));
    auto const more = values.size() - shown.size();
    return what + join_words(shown, ", ") + (more > 0 ? fmt::format(" and {} more", more) : "");
}

void require_area(std::span<Area const> areas, std::string const& key, std::string const& id)
{
    if (std::ranges::find(areas, id, &Area::id) != areas.end()) return;
    std::set<std::string> ids;
    for (auto const& area : areas) ids.insert(area.id);
    throw Error{ErrorKind::input,
                fmt::format("cannot use {} '{}': no area has this id", key, clean(id)),
                hint_of("the areas have: ", ids)};
}

void require_home(std::vector<std::string> const& home, load::Areas const& areas)
{
    std::set<std::string> countries;
    for (auto const& area : areas.units)
        if (!area.country.empty()) countries.insert(area.country);
    auto const unknown =
        std::ranges::find_if(home, [&](auto const& code) { return !countries.contains(code); });
    if (unknown == home.end()) return;
    auto const hint = hint_of("the areas are of: ", countries);
    throw Error{
        ErrorKind::input,
        fmt::format("cannot use areas.home '{}': no area is of this country", clean(*unknown)),
        hint.empty() ? "name their column of countries: country in [areas]" : hint};
}

}  // namespace

std::string why_none_counts(Briefing const& briefing)
{
    if (!briefing.shown.empty()) return {};
    auto const& study = briefing.study;
    auto const& records = briefing.records;
    std::int64_t early_or_late = 0, elsewhere = 0, of_other_scopes = 0;
    for (std::size_t i = 0; i < briefing.placed.size(); ++i) {
        bool const in_period =
            !study.period || study.period->meets(briefing.placed[i].incident.when);
        ++(briefing.is_used[i] ? of_other_scopes : in_period ? elsewhere : early_or_late);
    }
    auto const left_out =
        records.read - records.rejected - static_cast<std::int64_t>(briefing.placed.size());
    std::vector<std::string> words;
    for (auto const& [count, what] : {std::pair{left_out, "left out by --where"},
                                      {early_or_late, "outside the period"},
                                      {elsewhere, "in no area"},
                                      {of_other_scopes, "of other scopes"},
                                      {records.rejected, "rejected"}})
        if (count > 0) words.push_back(fmt::format("{} {}", count, what));
    return words.empty() ? "there is none" : join_words(words, ", ");
}

Error nothing_counts(Accounting const& records, std::string const& why)
{
    auto const says = [&](char const* words) { return why.find(words) != std::string::npos; };
    std::string const hint =
        records.read == 0         ? "it has columns, but no rows: is it the right file?"
        : says("of other scopes") ? "do scopes in [incidents] name what the column 'scope' says?"
        : records.outside > 0 && (why.empty() || says("in no area"))
            ? "are longitude and latitude exchanged, or do the areas belong "
              "to another place or period?"
        : records.rejected > 0 ? "see the rejected rows"
                               : "select more: --where, --from and --to";
    return {
        ErrorKind::gate,
        fmt::format("cannot vouch for the result: none of {} records {}{}{}", records.read,
                    records.used == 0 ? "could be used" : "counts", why.empty() ? "" : ": ", why),
        hint};
}

bool has_no_date(Briefing const& briefing)
{
    return briefing.shown.empty() && !briefing.study.period;
}

void require_named_areas(study::Study const& study, load::Areas const& areas)
{
    if (areas.units.empty()) return;
    require_home(study.areas.home, areas);
    if (!study.origin_area.empty()) require_area(areas.units, "origin.area", study.origin_area);
    for (auto const& region : study.regions)
        for (auto const& id : region.areas)
            require_area(areas.units, fmt::format("area of the region '{}'", clean(region.key)),
                         id);
}

}  // namespace sitmap::cli
