// SPDX-License-Identifier: MIT
#include "cli/place_notices.hpp"

#include "base/columns.hpp"
#include "base/text.hpp"
#include "join/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace sitmap::cli {

namespace {

bool states_one_of(std::span<Area const> areas, Incident const& incident)
{
    return std::ranges::binary_search(areas, incident.stated_area.str(), {}, &Area::id);
}

/// ", 120 km from the stated area" of a record whose coordinate lies in no area while it states one
/// of the layer.
std::string distance_words(Placed const& record, std::span<Area const> areas)
{
    constexpr double all_round_km = 20100;
    auto const& incident = record.incident;
    bool const is_in_none =
        record.method == JoinMethod::stated || (!record.area && record.method == JoinMethod::none);
    if (!is_in_none || !incident.where) return {};
    auto const stated = std::ranges::equal_range(areas, incident.stated_area.str(), {}, &Area::id);
    if (stated.empty()) return {};
    auto const found = join::NearestArea({stated.data(), 1}).find(*incident.where, all_round_km);
    if (!found) return {};
    // Rounded away from the limit on whose side it lies: 10.01 km are not within 10.
    bool const is_short = found->km < 100;
    double const tenths = found->km * 10;
    double const km =
        !is_short ? found->km : (record.area ? std::floor(tenths) : std::ceil(tenths)) / 10;
    return fmt::format(", {:.{}f} km from the stated area", km, is_short ? 1 : 0);
}

/// "'A4' (row 5), 'B1' (row 9)"; beyond the most that are listed only their number.
std::string with_rows(std::vector<Placed const*> const& records, std::span<Area const> areas)
{
    constexpr std::size_t most = 50;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min(records.size(), most); ++i)
        words.push_back(fmt::format("'{}' (row {}{})", clean(records[i]->incident.id),
                                    records[i]->incident.row, distance_words(*records[i], areas)));
    if (records.size() > most) words.push_back(fmt::format("{} more", records.size() - most));
    return join_words(words, ", ");
}

}  // namespace

std::vector<Notice> contradictions(std::span<Placed const> placed, std::span<Area const> areas)
{
    std::vector<std::string> of_areas, of_countries;
    for (auto const& record : placed)
        if (record.disagrees)
            (states_one_of(areas, record.incident) ? of_areas : of_countries)
                .push_back(record.incident.id);
    std::vector<Notice> notices;
    auto const tell = [&](std::vector<std::string> const& ids, std::string_view what) {
        if (ids.empty()) return;
        notices.push_back(
            {"incidents",
             fmt::format("{} record{} by the coordinate in another {} than stated: {}", ids.size(),
                         ids.size() == 1 ? " lies" : "s lie", what, quoted_list(ids))});
    };
    tell(of_areas, "area");
    tell(of_countries, "country");
    return notices;
}

std::vector<Notice> outside_areas(std::span<Placed const> placed, std::span<Area const> areas,
                                  std::optional<DateInterval> const& period)
{
    std::vector<Placed const*> in_none, by_statement;
    for (auto const& record : placed) {
        auto const& incident = record.incident;
        if (period && !period->meets(incident.when)) continue;
        if (lies_in_no_area(record)) in_none.push_back(&record);
        if (is_at_point(incident) && record.method == JoinMethod::stated)
            by_statement.push_back(&record);
    }
    std::vector<Notice> notices;
    auto const tell = [&](auto const& records, std::string_view one, std::string_view many) {
        if (records.empty()) return;
        notices.push_back(
            {"incidents", fmt::format("{} {}: {}", records.size(), records.size() == 1 ? one : many,
                                      with_rows(records, areas))});
    };
    tell(in_none, "record lies in no one area and does not count",
         "records lie in no one area and do not count");
    tell(by_statement, "record lies in no area by its coordinate and counts in the one it states",
         "records lie in no area by their coordinates and count in those they state");
    return notices;
}

}  // namespace sitmap::cli
