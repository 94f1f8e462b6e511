// SPDX-License-Identifier: MIT
#include "map/sheet_note.hpp"

#include "base/text.hpp"
#include "map/grouped.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sitmap::map {

namespace {

std::string omitted_words(IncidentPlan const& plan)
{
    std::map<std::string, std::int64_t> reasons;
    for (auto const& omitted : plan.omitted) ++reasons[omitted.reason];
    if (reasons.size() == 1) return reasons.begin()->first;
    std::vector<std::string> words;
    for (auto const& [reason, count] : reasons)
        words.push_back(fmt::format("{} {}", grouped(count), reason));
    return listed(words);
}

/// "10 dated inside one month, 25 to a longer interval." Of the records that the bars of the months
/// count, by the same rule.
std::string date_mix(Material const& material, IncidentPlan const& plan)
{
    auto const beyond = beyond_map(plan);
    std::vector<bool> counts(material.placed.size());
    for (auto const index : material.shown) counts[index] = true;
    for (auto const index : beyond) counts[index] = false;
    std::int64_t sharp = 0, rest = 0;
    for (auto const index : material.shown) {
        if (!counts[index]) continue;
        auto const& when = material.placed[index].incident.when;
        ++(month_of(when.first) == month_of(when.last) ? sharp : rest);
    }
    std::string const of = beyond.empty() ? "" : "Of those not outside the map ";
    if (rest == 0)
        return beyond.empty() ? "All are dated inside one month."
                              : of + "all are dated inside one month.";
    return of + fmt::format("{} dated inside one month, {} to a longer interval.", grouped(sharp),
                            grouped(rest));
}

/// What dots of the category alone leave untold.
std::string words_on_dots(Material const& material, IncidentPlan const& plan)
{
    std::string text = "Small dots, one a record, tell the category alone";
    std::vector<std::string> untold;
    auto const unsure = std::ranges::count_if(plan.point_records, [&](std::size_t record) {
        return filling_for(plan.scale, material.placed[record].incident) != Filling::solid;
    });
    auto const wide = std::ranges::count_if(plan.ring, [](double radius) { return radius > 0; });
    auto const tell = [&](std::ptrdiff_t count, std::string const& words) {
        if (count == 0) return;
        untold.push_back(counted(static_cast<std::size_t>(count), "is " + words, "are " + words));
    };
    tell(unsure, "neither confirmed nor attributed");
    tell(wide, "known to a wide circle only");
    if (!untold.empty())
        text += fmt::format(": of {}, {}", grouped(std::ssize(plan.point_records)), listed(untold));
    return text + ". Where they lie over each other the colour deepens.";
}

/// " Of 59 rows read, 24 are of other scopes."; empty if none is left out.
std::string words_on_rows(Material const& material)
{
    auto const& r = material.records;
    std::vector<std::string> lost;
    if (r.rejected > 0) lost.push_back(grouped(r.rejected) + " could not be used");
    auto const lie = [](std::int64_t count, std::string const& where) {
        return counted(static_cast<std::size_t>(count), "lies " + where, "lie " + where);
    };
    if (material.in_no_area > 0) lost.push_back(lie(material.in_no_area, "in no area"));
    if (r.outside > material.in_no_area)
        lost.push_back(lie(r.outside - material.in_no_area, "outside the selection"));
    if (material.used.size() > material.shown.size()) {
        auto const others = material.used.size() - material.shown.size();
        lost.push_back(counted(others, "is of other scopes", "are of other scopes"));
    }
    if (lost.empty()) return {};
    return fmt::format(" Of {} rows read, {}.", grouped(r.read), listed(lost));
}

/// "23 drawn at a place (5 of them known to a district only)".
std::string drawn_words(Material const& material, IncidentPlan const& plan)
{
    auto const points = std::ssize(plan.point_records) + std::ssize(plan.fires);
    auto words = grouped(points) + " drawn at a place";
    auto const vague = std::ranges::count_if(plan.point_records, [&](std::size_t record) {
        return material.placed[record].incident.place_precision == PlacePrecision::district;
    });
    if (vague == 0) return words;
    return words + (vague == points
                        ? " (known to a district only)"
                        : fmt::format(" ({} of them known to a district only)", grouped(vague)));
}

}  // namespace

std::string sheet_note(Material const& material, IncidentPlan const& plan, Shading const& shading,
                       std::string const& extra)
{
    std::int64_t marks = 0;
    for (auto const& mark : plan.marks) marks += std::ssize(mark.records);
    std::int64_t const points = std::ssize(plan.point_records) + std::ssize(plan.fires);
    std::int64_t const omitted = std::ssize(plan.omitted);
    std::string text = counted(static_cast<std::size_t>(points + marks + omitted), "record") +
                       " of " + long_interval(material.period) + ": ";
    std::vector<std::string> shown{drawn_words(material, plan)};
    if (marks > 0) shown.push_back(grouped(marks) + " as a mark of the area");
    if (!plan.omitted.empty())
        shown.push_back(fmt::format("{} not drawn ({})", grouped(omitted), omitted_words(plan)));
    text += listed(shown) + ". " + date_mix(material, plan);
    text += words_on_rows(material);
    if (plan.dense) text += " " + words_on_dots(material, plan);
    text += words_on_others(other_categories(material, plan.looks));
    if (!extra.empty()) text += " " + clean(extra);
    if (!shading.note.empty()) text += " " + shading.note;
    return text;
}

std::string note_of_time(Material const& material, IncidentPlan const& plan)
{
    return counted(material.shown.size(), "record") + " of " + long_interval(material.period) +
           ". " + date_mix(material, plan) + words_on_rows(material);
}

std::string note_of_fire(Material const& material, std::size_t drawn)
{
    auto const are = [](std::size_t count) { return counted(count, "is", "are"); };
    auto const all = material.shown.size();
    auto const fires = material.fires.size();
    auto text = fmt::format("Of {} of {}, {} drawn here", counted(all, "record"),
                            long_interval(material.period), are(drawn));
    if (fires > drawn) text += fmt::format("; {} outside the map", are(fires - drawn));
    if (drawn > 0 && all > fires)
        text += fmt::format("; {} not fire with a launch and a target", are(all - fires));
    return text + "." + words_on_rows(material);
}

}  // namespace sitmap::map
