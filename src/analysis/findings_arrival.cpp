// SPDX-License-Identifier: MIT
// Arrivals as numbers and as arrows (methods M1, M3).
#include "analysis/findings_context.hpp"
#include "analysis/inner_point.hpp"
#include "analysis/sample_size.hpp"
#include "base/text.hpp"
#include "gis/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace sitmap::analysis {

namespace {

/// Which neighbour, reached before, had the latest certain record within the contact months; lowest
/// area wins a tie.
std::optional<std::size_t> contact_of(FindingContext const& context,
                                      std::span<Arrival const> arrivals, Arrival const& arrival)
{
    std::optional<std::size_t> best;
    Date best_day{std::numeric_limits<int>::min()};
    int const month = month_of(arrival.onset->last).number;
    for (std::size_t const position : context.neighbours[*context.home_position[arrival.area]]) {
        Arrival const& other = arrivals[context.home[position]];
        if (other.rank == 0 || other.rank >= arrival.rank) continue;
        for (std::size_t const record : other.records) {
            Date const day = context.placed[record].incident.when.last;
            bool const before = day <= arrival.onset->last &&
                                month - month_of(day).number <= context.settings.contact_months;
            if (!before || day <= best_day) continue;
            best = other.area;
            best_day = day;
        }
    }
    return best;
}

/// Whether a neighbour was, for certain, reached before and had a record within the contact months;
/// and whether one may have: any order and day that the intervals allow.
struct ContactBounds {
    bool certain = false;
    std::vector<std::size_t> possible;  // records of neighbours that may make it one
};

ContactBounds contact_bounds(FindingContext const& context, std::span<Arrival const> arrivals,
                             Arrival const& arrival)
{
    ContactBounds bounds;
    auto const& onset = *arrival.onset;
    int const months = context.settings.contact_months;
    for (std::size_t const position : context.neighbours[*context.home_position[arrival.area]]) {
        Arrival const& other = arrivals[context.home[position]];
        if (!other.onset || other.onset->first >= onset.last) continue;
        bool const certainly_before = other.onset->last < onset.first;
        for (std::size_t const record : other.records) {
            auto const& when = context.placed[record].incident.when;
            auto const apart = [](Date from, Date to) {
                return month_of(to).number - month_of(from).number;
            };
            bounds.certain |= certainly_before && when.last <= onset.first &&
                              apart(when.first, onset.last) <= months;
            if (when.first <= onset.last && apart(when.last, onset.first) <= months)
                bounds.possible.push_back(record);
        }
    }
    return bounds;
}

std::optional<std::size_t> nearest_before(FindingContext const& context,
                                          std::span<Arrival const> arrivals, Arrival const& arrival)
{
    std::optional<std::size_t> best;
    double best_distance = std::numeric_limits<double>::infinity();
    for (std::size_t const area : context.home) {
        if (arrivals[area].rank == 0 || arrivals[area].rank >= arrival.rank) continue;
        double const distance =
            gis::geodesic(context.centroids[arrival.area], context.centroids[area]).distance.value;
        if (distance >= best_distance) continue;
        best = area;
        best_distance = distance;
    }
    return best;
}

/// Whether no other area may have been reached before. An origin that the study states is one; one
/// that was found is the first by the records of presence.
bool is_certain_origin(FindingContext const& context, Arrival const& arrival)
{
    if (arrival.area != context.origin_area) return arrival.rank_to == 1;
    return !context.settings.origin_area.empty() || context.presence[arrival.area].rank_to == 1;
}

/// Whether the study states another origin.
bool is_before_origin(FindingContext const& context, Arrival const& arrival)
{
    return !context.settings.origin_area.empty() && arrival.area != context.origin_area;
}

/// In the area: the place of the deciding record if it is known to one, else one that stands for
/// the area.
LonLat place_of(FindingContext const& context, Arrival const& arrival)
{
    auto const& record = context.placed[*arrival.first];
    bool const is_placed =
        record.method == JoinMethod::within || record.method == JoinMethod::border;
    if (is_placed && is_at_point(record.incident)) return *record.incident.where;
    return inner_point(context.areas[arrival.area].shape);
}

Reached reached_of(FindingContext const& context, std::span<Arrival const> arrivals,
                   Arrival const& arrival)
{
    Reached reached;
    reached.area = arrival.area;
    reached.rank = arrival.rank;
    reached.record = *arrival.first;
    reached.onset = *arrival.onset;
    reached.where = place_of(context, arrival);
    if (context.origin)
        reached.origin_km =
            gis::geodesic(*context.origin, context.centroids[arrival.area]).distance.value / 1000;
    auto const nearest = nearest_before(context, arrivals, arrival);
    if (!nearest || arrival.area == context.origin_area) {
        if (is_before_origin(context, arrival)) reached.step = Step::first;
        reached.step_is_certain = is_certain_origin(context, arrival);
        return reached;
    }
    auto const contact = contact_of(context, arrivals, arrival);
    reached.step = contact ? Step::contact : Step::leap;
    reached.from = contact ? contact : nearest;
    reached.from_where = place_of(context, arrivals[*reached.from]);
    auto const bounds = contact_bounds(context, arrivals, arrival);
    reached.may_be_first = context.settings.origin_area.empty() && arrival.rank_from == 1;
    reached.may_have_contact = !bounds.certain && !bounds.possible.empty();
    reached.step_is_certain = !reached.may_be_first && !reached.may_have_contact;
    return reached;
}

/// The deciding record first, then those that may have been earlier.
std::vector<std::size_t> deciders(FindingContext const& context, Arrival const& arrival)
{
    std::vector<std::size_t> list{*arrival.first};
    for (std::size_t const record : arrival.records)
        if (record != *arrival.first &&
            context.placed[record].incident.when.first < arrival.onset->last)
            list.push_back(record);
    return list;
}

void add_record(FindingContext const& context, Numbers& numbers, std::string const& key,
                std::string const& title, std::optional<std::size_t> const& record,
                std::string const& none)
{
    if (!record) {
        numbers.undefined(key, title, "M1", none);
        return;
    }
    auto& finding = numbers.add(key, title, "M1");
    auto const& incident = context.placed[*record].incident;
    finding.text = fmt::format("{} ({})", to_text(incident.when), incident.id);
    finding.n = 1;
    finding.records = {*record};
}

/// At most six, then how many more.
std::string first_of(std::vector<std::string> names)
{
    constexpr std::size_t shown = 6;
    auto const count = names.size();
    if (count > shown) names.resize(shown);
    auto const list = join_words(names, ", ");
    return count > shown ? fmt::format("{} and {} more", list, count - shown) : list;
}

std::string ranks_of(Arrival const& arrival)
{
    return fmt::format("{} to {} by the dates", arrival.rank_from, arrival.rank_to);
}

/// Records of the area that are not of this set and may lie in the silence: it is none of theirs.
std::string within_silence(FindingContext const& context, Arrival const& arrival,
                           Return const& back)
{
    std::vector<std::string> others;
    for (std::size_t i = 0; i < context.placed.size(); ++i) {
        auto const& incident = context.placed[i].incident;
        bool const meets =
            incident.when.first <= back.silence.last && incident.when.last >= back.silence.first;
        if (context.placed[i].area != arrival.area || !meets) continue;
        if (std::ranges::find(arrival.records, i) != arrival.records.end()) continue;
        others.push_back(incident.category.empty()
                             ? incident.id
                             : fmt::format("{} ({})", incident.id, incident.category.str()));
    }
    if (others.empty()) return {};
    return fmt::format("other records of the area, which do not count here, meet it: {}",
                       first_of(others));
}

void add_returns(FindingContext const& context, Numbers& numbers, std::string const& base,
                 std::string const& title, Arrival const& arrival)
{
    for (std::size_t i = 0; i < arrival.returns.size(); ++i) {
        auto const& back = arrival.returns[i];
        auto& finding = numbers.add(fmt::format("{}.return_{}", base, i + 1), title, "M1");
        auto const& incident = context.placed[back.record].incident;
        finding.value = back.silent_months;
        finding.unit = "months without a record";
        finding.text =
            fmt::format("{} ({}), after at least {} months without a record by these data",
                        to_text(incident.when), incident.id, back.silent_months);
        finding.n = static_cast<std::int64_t>(arrival.records.size());
        finding.parameters = {{"gap, months", std::to_string(context.settings.gap_months)},
                              {"silence", to_text(back.silence)}};
        finding.records = {back.record};
        warn(finding, "a silence of these records; the sources may leave events out");
        warn(finding, within_silence(context, arrival, back));
        if (!incident.note.empty())
            warn(finding, fmt::format("note of {}: {}", incident.id, incident.note.str()));
    }
}

std::string name_of(Area const& area)
{
    return area.name.empty() ? area.id : area.name;
}

/// Areas that may have been reached before and may not: which of them came first is not known.
std::vector<std::size_t> overlapping(FindingContext const& context,
                                     std::span<Arrival const> arrivals, Arrival const& arrival)
{
    std::vector<std::size_t> areas;
    for (std::size_t const area : context.home) {
        auto const& onset = arrivals[area].onset;
        if (area != arrival.area && onset && onset->first < arrival.onset->last &&
            onset->last >= arrival.onset->first)
            areas.push_back(area);
    }
    return areas;
}

std::string names_of(FindingContext const& context, std::span<std::size_t const> areas)
{
    std::vector<std::string> names;
    for (std::size_t const area : areas) names.push_back(name_of(context.areas[area]));
    return first_of(std::move(names));
}

std::string overlap_warning(FindingContext const& context, std::span<Arrival const> arrivals,
                            Arrival const& arrival)
{
    if (arrival.rank_from == arrival.rank_to) return {};
    return fmt::format("rank {}: the dates overlap with those of {}", ranks_of(arrival),
                       names_of(context, overlapping(context, arrivals, arrival)));
}

/// Names the areas that may have been reached before or not; their deciding records join the
/// number's.
void tell_overlap(FindingContext const& context, Finding& finding,
                  std::span<Arrival const> arrivals, Arrival const& arrival)
{
    auto const others = overlapping(context, arrivals, arrival);
    for (std::size_t const area : others)
        if (std::ranges::find(finding.records, *arrivals[area].first) == finding.records.end())
            finding.records.push_back(*arrivals[area].first);
    if (!others.empty())
        warn(finding, "the dates overlap, may or may not have been reached before: " +
                          names_of(context, others));
}

/// Why a certain origin is one.
std::string origin_words(FindingContext const& context, Arrival const& arrival)
{
    bool const is_origin = arrival.area == context.origin_area;
    if (is_origin && !context.settings.origin_area.empty()) return ", as the study states";
    return arrival.rank == 1 ? ": no area was reached before"
                             : ": the area reached first, presence included";
}

/// An area that none was reached before by the deciding days, or the stated origin.
void add_first(FindingContext const& context, Numbers& numbers, std::string const& key,
               std::string const& title, std::span<Arrival const> arrivals, Reached const& found)
{
    auto const& arrival = arrivals[found.area];
    auto& finding = numbers.add(key, title, "M1");
    finding.text = step_words(found);
    if (!found.step_is_certain)
        finding.text += fmt::format(": cannot tell; by the deciding days {}", to_text(found.step));
    else if (found.step == Step::origin)
        finding.text += origin_words(context, arrival);
    finding.parameters = {{"certain", found.step_is_certain ? "true" : "false"}};
    finding.records = deciders(context, arrival);
    if (!found.step_is_certain) tell_overlap(context, finding, arrivals, arrival);
    if (found.step == Step::first)
        warn(finding, fmt::format("the study states another origin: {}",
                                  name_of(context.areas[*context.origin_area])));
    finding.n = static_cast<std::int64_t>(finding.records.size());
}

/// How the area was reached, or that the dates do not tell.
void add_step(FindingContext const& context, Numbers& numbers, std::string const& key,
              std::string const& title, std::span<Arrival const> arrivals, Arrival const& arrival)
{
    auto const found = reached_of(context, arrivals, arrival);
    bool const is_certain = found.step_is_certain;
    if (!found.from) return add_first(context, numbers, key, title, arrivals, found);
    auto const bounds = contact_bounds(context, arrivals, arrival);
    auto& finding = numbers.add(key, title, "M1");
    auto const by_rank =
        fmt::format("{} from {}", to_text(found.step), name_of(context.areas[*found.from]));
    finding.text = is_certain ? by_rank
                              : fmt::format("{}: cannot tell; by the deciding days {}",
                                            step_words(found), by_rank);
    finding.parameters = {{"contact, months", std::to_string(context.settings.contact_months)},
                          {"certain", is_certain ? "true" : "false"}};
    finding.records = deciders(context, arrival);
    finding.records.insert(finding.records.end(), bounds.possible.begin(), bounds.possible.end());
    if (found.may_be_first) tell_overlap(context, finding, arrivals, arrival);
    finding.n = static_cast<std::int64_t>(finding.records.size());
    if (!found.may_have_contact) return;
    std::vector<std::string> neighbours;
    for (std::size_t const record : bounds.possible) {
        auto const name = name_of(context.areas[*context.placed[record].area]);
        if (std::ranges::find(neighbours, name) == neighbours.end()) neighbours.push_back(name);
    }
    warn(finding, fmt::format("the dates overlap, a neighbour may or may not have been active: {}",
                              first_of(neighbours)));
}

void add_area(FindingContext const& context, Numbers& numbers, std::string const& set,
              std::string const& words, std::span<Arrival const> arrivals, Arrival const& arrival)
{
    auto const& area = context.areas[arrival.area];
    std::string const base = fmt::format("{}.{}", set, area.id);
    std::string const name = name_of(area);
    auto& first = numbers.add(base + ".first", fmt::format("{}: first {}", name, words), "M1");
    first.value = arrival.rank;
    first.unit = "rank of arrival";
    first.text = fmt::format("{} ({}), rank {}", to_text(*arrival.onset),
                             context.placed[*arrival.first].incident.id, arrival.rank);
    if (arrival.rank_from < arrival.rank_to) {
        first.text += fmt::format(" ({})", ranks_of(arrival));
        first.low = arrival.rank_from;
        first.high = arrival.rank_to;
        first.interval = "ranks that the dates allow";
    }
    first.n = static_cast<std::int64_t>(arrival.records.size());
    first.records = deciders(context, arrival);
    first.parameters.emplace_back("deciding record", context.placed[*arrival.first].incident.id);
    warn(first, sample_warning(Output::onset, static_cast<double>(arrival.records.size())));
    if (arrival.onset->days() > 31)
        warn(first, "dated to an interval only: " + to_text(*arrival.onset));
    warn(first, overlap_warning(context, arrivals, arrival));

    auto const title = [&](std::string const& what) {
        return fmt::format("{}: {}{}", name, what, set == "presence" ? ", presence included" : "");
    };
    add_record(context, numbers, base + ".kth",
               title(fmt::format("record {}", context.settings.kth)), arrival.kth,
               fmt::format("fewer than {} records", context.settings.kth));
    add_record(context, numbers, base + ".first_sound",
               title("first record that meets the quality bar"), arrival.first_sound,
               "no record meets the quality bar");
    add_step(context, numbers, base + ".step", title("how it was reached"), arrivals, arrival);
    add_returns(context, numbers, base, title("record after a silence"), arrival);
}

void add_total(FindingContext const& context, Numbers& numbers, std::string const& set,
               std::string const& words, std::span<Arrival const> arrivals)
{
    std::vector<std::size_t> records;
    int count = 0;
    for (std::size_t const area : context.home) {
        if (arrivals[area].rank == 0) continue;
        ++count;
        records.push_back(*arrivals[area].first);
    }
    auto& total =
        numbers.value(set + ".areas_reached", fmt::format("areas with at least one {}", words),
                      "M1", count, 0, "areas");
    total.text = fmt::format("{} of {} areas", count, context.home.size());
    for (std::size_t const area : context.home)
        total.n += static_cast<std::int64_t>(arrivals[area].records.size());
    total.parameters.emplace_back("areas", std::to_string(context.home.size()));
    total.records = std::move(records);
    warn(total, "areas without a record are censored, not free of it: no record is not no event");
}

}  // namespace

std::vector<Reached> reached(FindingContext const& context, std::span<Arrival const> arrivals)
{
    std::vector<Reached> order;
    for (std::size_t const area : context.home)
        if (arrivals[area].rank > 0) order.push_back(reached_of(context, arrivals, arrivals[area]));
    std::ranges::stable_sort(order, {}, [](Reached const& r) { return std::pair{r.rank, r.area}; });
    return order;
}

void add_arrivals(FindingContext const& context, Numbers& numbers)
{
    for (std::size_t const area : context.home)
        if (context.arrivals[area].rank > 0)
            add_area(context, numbers, "arrival", "record that counts", context.arrivals,
                     context.arrivals[area]);
    add_total(context, numbers, "arrival", "record that counts", context.arrivals);
    if (context.settings.presence.empty()) return;
    for (std::size_t const area : context.home)
        if (context.presence[area].rank > 0)
            add_area(context, numbers, "presence", "record that counts or shows presence",
                     context.presence, context.presence[area]);
    add_total(context, numbers, "presence", "record that counts or shows presence",
              context.presence);
}

}  // namespace sitmap::analysis
