// SPDX-License-Identifier: MIT
#include "analysis/fire_numbers.hpp"

#include "analysis/findings_context.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sitmap::analysis {

namespace {

/// One event's numbers; every one carries the record, both ends and what was inferred.
class EventNumbers {
public:
    EventNumbers(FireFinding const& fire, std::span<Placed const> placed) : fire_(fire)
    {
        for (std::size_t i = 0; i < placed.size(); ++i)
            if (placed[i].incident.id == fire.event.id) records_.push_back(i);
    }

    Finding& add(std::string const& key, std::string const& title, std::string text)
    {
        Finding finding;
        finding.key = fmt::format("fire.{}.{}", fire_.event.id, key);
        finding.title = fmt::format("{}: {}", fire_.event.id, title);
        finding.text = std::move(text);
        finding.method = "M4";
        finding.n = 1;
        finding.records = records_;
        auto const& o = fire_.event.origin;
        auto const& t = fire_.event.target;
        finding.parameters = {{"origin", fmt::format("{} ± {:g} km", o.place, o.radius_km)},
                              {"target", fmt::format("{} ± {:g} km", t.place, t.radius_km)}};
        if (o.inferred)
            warn(finding, "the origin is our reading of the report, not an observation");
        if (t.inferred)
            warn(finding, "the target is our reading of the report, not an observation");
        list_.push_back(std::move(finding));
        return list_.back();
    }
    std::vector<Finding> take() { return std::move(list_); }

private:
    FireFinding const& fire_;
    std::vector<std::size_t> records_;
    std::vector<Finding> list_;
};

void set_range(Finding& finding, Spread const& spread, std::string unit)
{
    finding.value = spread.mid;
    finding.low = spread.low;
    finding.high = spread.high;
    finding.interval = "lowest and highest over both areas";
    finding.unit = std::move(unit);
}

/// Why nothing is known of what was crossed.
std::string unknown_border(FireFinding const& fire)
{
    if (!fire.knows_borders) return "not known: there is no layer of countries";
    return fmt::format("not known: the outlines of {} and {} share no edge between the two ends",
                       fire.origin_country, fire.target_country);
}

double total(std::span<CrossedStretch const> stretches)
{
    double sum = 0;
    for (auto const& stretch : stretches) sum += stretch.length.value;
    return sum;
}

void add_azimuth(EventNumbers& numbers, FireFinding const& fire)
{
    std::string const title = "direction from origin to target, clockwise from north";
    auto const mid = mid_azimuth(fire);
    if (!mid) {
        numbers.add("azimuth", title, "not defined: both ends have the same middle");
        return;
    }
    auto const& a = fire.azimuth;
    auto const words = [](double degrees) {
        return fmt::format("{:.0f}°", std::fmod(std::round(degrees), 360.0));
    };
    auto& finding = numbers.add(
        "azimuth", title,
        fire.any_azimuth
            ? words(*mid) + " between the middles; any direction fits"
            : fmt::format("{} ({} clockwise to {})", words(*mid), words(a.low), words(a.high)));
    set_range(finding, a, "degrees");
    finding.value = mid;
}

/// "none", "25.3 km of AF-UZ", "175.3 km: FI-RU 52.7, FI-NO 41.4, NO-RU 81.3", "at least 3.1 km".
std::string border_text(FireFinding const& fire)
{
    auto const pairs = crossed_pairs(fire);
    if (pairs.empty()) return "none";
    std::string const least = fire.misses_border ? "at least " : "";
    if (pairs.size() == 1)
        return fmt::format("{}{:.1f} km of {}-{}", least, pairs[0].km, pairs[0].country_a,
                           pairs[0].country_b);
    std::vector<std::string> parts;
    for (auto const& pair : pairs)
        parts.push_back(fmt::format("{}-{} {:.1f}", pair.country_a, pair.country_b, pair.km));
    return fmt::format("{}{:.1f} km: {}", least, total(fire.crossed), join_words(parts, ", "));
}

void add_border(EventNumbers& numbers, FireFinding const& fire)
{
    std::string const title = "border that some line between the two areas crosses";
    if (is_exact(fire.event)) {
        auto const count = fire.crossing_points.size();
        auto& finding = numbers.add(
            "crossings", "places where the line crosses a border",
            knows_crossed(fire) ? fmt::format("{} crossings", count) : unknown_border(fire));
        if (knows_crossed(fire)) finding.value = static_cast<double>(count);
        return;
    }
    if (!knows_crossed(fire)) {
        numbers.add("border", title, unknown_border(fire));
        return;
    }
    std::string text = border_text(fire);
    if (!fire.nearest_place.empty())
        text += fmt::format(", nearest named place {}, {:.1f} km from it", fire.nearest_place,
                            fire.nearest_place_km);
    auto& finding = numbers.add("border", title, std::move(text));
    finding.value = total(fire.crossed);
    finding.unit = "km";
    warn(finding, "the border line is generalised: lengths along a river come out short");
    if (fire.misses_border)
        warn(finding,
             fmt::format("on the line of the middles the outlines of {} and {} share no edge: more "
                         "of their border may lie between the two areas",
                         fire.origin_country, fire.target_country));
}

Finding& add_reach(EventNumbers& numbers, FireFinding const& fire)
{
    double const km = total(fire.in_reach);
    auto& finding =
        numbers.add("border_in_range", "border within the stated range of the launch area",
                    knows_crossed(fire) ? fmt::format("{:.1f} km", km) : unknown_border(fire));
    if (!knows_crossed(fire)) return finding;
    finding.value = km;
    finding.unit = "km";
    return finding;
}

}  // namespace

std::vector<Finding> fire_numbers(std::span<FireFinding const> fires,
                                  std::span<Placed const> placed, Kilometres stated_range,
                                  std::string const& range_source)
{
    std::vector<Finding> all;
    for (auto const& fire : fires) {
        EventNumbers numbers{fire, placed};
        auto const& d = fire.distance_km;
        set_range(numbers.add("distance", "distance from origin to target",
                              fmt::format("{:.1f} km ({:.1f} to {:.1f})", d.mid, d.low, d.high)),
                  d, "km");
        add_azimuth(numbers, fire);
        add_border(numbers, fire);
        auto& check = numbers.add("range", "distance against the stated range, plausibility only",
                                  std::string{to_text(fire.range_check)});
        if (stated_range.value > 0)
            check.parameters.emplace_back(
                "stated range", fmt::format("{:g} km ({})", stated_range.value, range_source));
        else
            warn(check, "no range is stated");
        warn(check, "a range says nothing of what happened; it confirms no report");
        if (stated_range.value > 0)
            add_reach(numbers, fire)
                .parameters.emplace_back(
                    "stated range", fmt::format("{:g} km ({})", stated_range.value, range_source));
        for (auto& finding : numbers.take()) all.push_back(std::move(finding));
    }
    return all;
}

std::vector<Notice> notices_of_borders(std::span<FireFinding const> fires)
{
    if (!fires.empty() && !fires.front().knows_borders)
        return {
            {"fires", "no outlines of countries: no border can be told (areas.countries_layer)"}};
    std::vector<Notice> notices;
    for (auto const& fire : fires)
        if (fire.misses_border)
            notices.push_back(
                {"fires",
                 fmt::format("'{}': the border between {} and {} is {}: on the line of the middles "
                             "their outlines share no edge (other vertices, or water between them)",
                             clean(fire.event.id), clean(fire.origin_country),
                             clean(fire.target_country),
                             knows_crossed(fire) ? "known in part" : "not known")});
    return notices;
}

void add_numbers(Findings& findings, std::vector<Finding> more)
{
    for (auto& finding : more) findings.numbers.push_back(std::move(finding));
    std::ranges::stable_sort(findings.numbers, {}, &Finding::key);
}

}  // namespace sitmap::analysis
