// SPDX-License-Identifier: MIT
#include "analysis/fire_numbers.hpp"

#include "analysis/findings_context.hpp"

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

constexpr auto no_borders = "not known: there is no layer of countries";

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

void add_border(EventNumbers& numbers, FireFinding const& fire)
{
    std::string const title = "border that some line between the two areas crosses";
    if (is_exact(fire.event)) {
        auto const count = fire.crossing_points.size();
        auto& finding =
            numbers.add("crossings", "places where the line crosses a border",
                        fire.knows_borders ? fmt::format("{} crossings", count) : no_borders);
        if (fire.knows_borders) finding.value = static_cast<double>(count);
        return;
    }
    if (!fire.knows_borders) {
        numbers.add("border", title, no_borders);
        return;
    }
    double const km = total(fire.crossed);
    std::string text = fire.crossed.empty() ? "none" : fmt::format("{:.1f} km", km);
    if (!fire.crossed.empty())
        text += fmt::format(" of {}-{}", fire.crossed[0].country_a, fire.crossed[0].country_b);
    if (!fire.nearest_place.empty())
        text += fmt::format(", nearest named place {}, {:.1f} km from it", fire.nearest_place,
                            fire.nearest_place_km);
    auto& finding = numbers.add("border", title, std::move(text));
    finding.value = km;
    finding.unit = "km";
    warn(finding, "the border line is generalised: lengths along a river come out short");
}

Finding& add_reach(EventNumbers& numbers, FireFinding const& fire)
{
    double const km = total(fire.in_reach);
    auto& finding =
        numbers.add("border_in_range", "border within the stated range of the launch area",
                    fire.knows_borders ? fmt::format("{:.1f} km", km) : no_borders);
    if (!fire.knows_borders) return finding;
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

void add_numbers(Findings& findings, std::vector<Finding> more)
{
    for (auto& finding : more) findings.numbers.push_back(std::move(finding));
    std::ranges::stable_sort(findings.numbers, {}, &Finding::key);
}

}  // namespace sitmap::analysis
