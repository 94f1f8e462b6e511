// SPDX-License-Identifier: MIT
#include "map/shading.hpp"

#include "map/classes.hpp"
#include "map/ground.hpp"
#include "map/ramps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace sitmap::map {

namespace {

constexpr double single_shade = 0.67;  // of the way from the strongest colour to the lightest

/// `count` colours out of the style's sequence, first and last kept; a single one is a light one,
/// on which symbols stand out.
std::vector<Colour> pick(std::vector<Colour> const& sequence, std::size_t count)
{
    std::vector<Colour> colours;
    for (std::size_t i = 0; i < count; ++i) {
        double const at = count == 1
                              ? static_cast<double>(sequence.size() - 1) * single_shade
                              : static_cast<double>(i) * static_cast<double>(sequence.size() - 1) /
                                    static_cast<double>(count - 1);
        auto const below = static_cast<std::size_t>(at);
        auto const above = std::min(below + 1, sequence.size() - 1);
        colours.push_back(blend(sequence[below], sequence[above], at - static_cast<double>(below)));
    }
    return colours;
}

/// Somebody stands behind it and its place is better known than the area.
bool is_certain(Incident const& incident)
{
    bool const backed = incident.claim == ClaimState::confirmed ||
                        incident.claim == ClaimState::attributed ||
                        incident.claim == ClaimState::claimed;
    return backed && incident.place_precision < PlacePrecision::area;
}

std::size_t home_count(Material const& material)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(material.areas, [&](auto const& a) { return is_home(material, a); }));
}

/// Years in classes: one each, the earliest ones together if there are more years than shades.
std::map<int, std::size_t> classes_of_years(std::set<int> const& years, std::size_t most)
{
    std::map<int, std::size_t> classes;
    std::size_t const together = years.size() > most ? years.size() - most : 0;
    std::size_t position = 0;
    for (int const year : years) {
        classes[year] = position < together ? 0 : position - together;
        ++position;
    }
    return classes;
}

Shading by_arrival(Material const& material)
{
    Shading shading;
    shading.heading =
        material.study.period ? "First record in the period" : "First record in the area";
    shading.class_of.resize(material.areas.size());
    shading.steps.resize(material.areas.size());
    std::set<int> years;
    std::vector<Month> since(material.areas.size());
    std::vector<std::optional<int>> year_of(material.areas.size());
    for (auto const& arrival : material.arrivals) {
        if (!arrival.first || !is_home(material, material.areas[arrival.area])) continue;
        auto const month = month_of(material.placed[*arrival.first].incident.when.last);
        since[arrival.area] = month;
        year_of[arrival.area] = month.year();
        years.insert(month.year());
    }
    auto const classes = classes_of_years(years, material.style.sequence.size());
    std::size_t const count = classes.empty() ? 0 : classes.rbegin()->second + 1;
    auto const colours = pick(material.style.sequence, count);
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<int> of;
        for (auto const& [year, index] : classes)
            if (index == i) of.push_back(year);
        auto const label = of.size() == 1 ? fmt::format("{}", of.front())
                                          : fmt::format("{}\xE2\x80\x93{}", of.front(), of.back());
        shading.classes.push_back({colours[i], label, 0});
    }
    shading.without = home_count(material);
    for (std::size_t i = 0; i < material.areas.size(); ++i) {
        if (!year_of[i]) continue;
        shading.class_of[i] = classes.at(*year_of[i]);
        shading.steps[i] = {{since[i], shading.class_of[i]}};
        ++shading.classes[*shading.class_of[i]].areas;
        --shading.without;
    }
    if (!years.empty())
        shading.note = "Shade: year by the end of which the first record is certain.";
    return shading;
}

/// Records of each area, and how many of them are certain.
struct AreaCounts {
    std::vector<double> all, certain;
};

AreaCounts counts_of(Material const& material)
{
    auto const areas = material.areas.size();
    AreaCounts counts{std::vector<double>(areas), std::vector<double>(areas)};
    for (auto const index : material.shown) {
        auto const& placed = material.placed[index];
        if (!placed.area) continue;
        ++counts.all[*placed.area];
        if (is_certain(placed.incident)) ++counts.certain[*placed.area];
    }
    return counts;
}

/// Colours of the classes, lowest first.
std::vector<Colour> colours_of(Material const& material, std::size_t count)
{
    if (count == 0) return {};
    if (auto const name = ramp_of_counts(material))
        return ramp_over(*name, static_cast<int>(count), material.style.no_data);
    auto colours = pick(material.style.sequence, count);
    std::ranges::reverse(colours);  // the sequence starts with its strongest colour
    return colours;
}

/// The same number of records, most of them uncertain: the shade with lines of "no record" in it.
ShadeClass uncertain(ShadeClass shade, style::Style const& style)
{
    constexpr double spacing = 1.5;  // mm
    constexpr double width = 0.36;
    constexpr double angle = 20;  // degrees; no other hatch has it
    shade.hatch = Hatch{style.no_data, spacing, width, angle, shade.colour};
    shade.colour = blend(shade.colour, style.no_data, width / spacing);
    shade.label += ", mostly uncertain";
    return shade;
}

constexpr double least_count = 1;  // of an area with a record

Classes count_classes(Material const& material, std::vector<double> const& counts)
{
    auto const& options = material.study.shade_options;
    std::vector<double> values;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0 && is_home(material, material.areas[i])) values.push_back(counts[i]);
    auto const method = parse_class_method(options.method).value_or(ClassMethod::jenks);
    return classify(values, method, options.classes, options.breaks, least_count);
}

/// Whether a single class holds areas of different numbers.
bool is_one_for_all(Classes const& classes)
{
    auto const is_used = [](std::size_t members) { return members > 0; };
    if (std::ranges::count_if(classes.members, is_used) != 1) return false;
    auto const at = std::ranges::find_if(classes.members, is_used) - classes.members.begin();
    auto const index = static_cast<std::size_t>(at);
    return classes.lows[index] < classes.highs[index];
}

/// The class of a number of records; with certainty, in the row below if most are uncertain.
struct CountShade {
    Classes const& classes;
    bool two_way = false;

    std::optional<std::size_t> operator()(double all, double certain) const
    {
        auto const column = class_of(classes, all);
        if (!column) return {};
        return (two_way && certain * 2 < all ? classes.count() : 0) + *column;
    }
};

/// How the records of each area add up from month to month, counted when their interval is over, at
/// the latest at the end of the period. Fewer than the lowest class are in it: there is a record.
std::vector<std::vector<ShadeStep>> steps_of(Material const& material, CountShade const& shade_of)
{
    struct Counts {
        int all = 0, certain = 0;
    };
    auto const areas = material.areas.size();
    auto const first = month_of(material.period.first);
    auto const last = month_of(material.period.last);
    auto const months = static_cast<std::size_t>(std::max(last.number - first.number, 0)) + 1;
    std::vector<std::vector<ShadeStep>> steps(areas);
    if (shade_of.classes.edges.empty()) return steps;
    std::vector<Counts> cells(areas * months);
    for (auto const index : material.shown) {
        auto const& placed = material.placed[index];
        if (!placed.area) continue;
        auto const number = month_of(placed.incident.when.last).number;
        auto const month = std::clamp(number, first.number, last.number) - first.number;
        auto& cell = cells[*placed.area * months + static_cast<std::size_t>(month)];
        ++cell.all;
        cell.certain += is_certain(placed.incident) ? 1 : 0;
    }
    for (std::size_t area = 0; area < areas; ++area) {
        if (!is_home(material, material.areas[area])) continue;
        Counts sum;
        for (std::size_t month = 0; month < months; ++month) {
            auto const& cell = cells[area * months + month];
            if (cell.all == 0) continue;
            sum = {sum.all + cell.all, sum.certain + cell.certain};
            double const counted = std::max<double>(sum.all, shade_of.classes.edges.front());
            auto const shade = shade_of(counted, sum.certain);
            if (steps[area].empty() || steps[area].back().shade != shade)
                steps[area].push_back({first.next(static_cast<int>(month)), shade});
        }
    }
    return steps;
}

Shading by_count(Material const& material, bool in_steps)
{
    Shading shading;
    shading.heading = in_steps ? "Records in the area so far" : "Records in the area";
    shading.class_of.resize(material.areas.size());
    auto const [counts, certain] = counts_of(material);
    auto const classes = count_classes(material, counts);
    bool const two_way = material.study.shade_options.certainty;
    auto const colours = colours_of(material, classes.count());
    shading.is_given = classes.method == ClassMethod::given;
    shading.is_one_for_all = is_one_for_all(classes);
    bool const by_bounds = in_steps || shading.is_given;
    for (std::size_t i = 0; i < classes.count(); ++i)
        // The lowest class also holds fewer records than any area has at the end.
        shading.classes.push_back(
            {colours[i],
             by_bounds ? bounds_label(classes, i, least_count) : class_label(classes, i), 0});
    for (std::size_t i = 0; two_way && i < classes.count(); ++i) {
        shading.classes.push_back(uncertain(shading.classes[i], material.style));
        shading.classes[i].label += ", mostly certain";
    }
    shading.without = home_count(material);
    CountShade const shade_of{classes, two_way};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] <= 0 || !is_home(material, material.areas[i])) continue;
        shading.class_of[i] = shade_of(counts[i], certain[i]);
        if (!shading.class_of[i]) continue;
        ++shading.classes[*shading.class_of[i]].areas;
        --shading.without;
    }
    shading.steps = steps_of(material, shade_of);
    if (classes.count() > 0) shading.note = "Shade: " + words(classes) + ".";
    if (two_way)
        shading.note +=
            " Certain: claimed, attributed or confirmed, with a place known to a district or "
            "better.";
    return shading;
}

}  // namespace

std::optional<std::string> ramp_of_counts(Material const& material)
{
    auto const& own = material.study.shade_options.ramp;
    auto const& name = own.empty() ? material.style.count_ramp : own;
    return name == "sequence" ? std::nullopt : std::optional{name};
}

Shading shading_for(Material const& material, bool in_steps)
{
    Shading shading;
    switch (material.study.shade) {
        case study::Shade::arrival: shading = by_arrival(material); break;
        case study::Shade::count: shading = by_count(material, in_steps); break;
        case study::Shade::none:
            shading.class_of.resize(material.areas.size());
            shading.steps.resize(material.areas.size());
            break;
    }
    shading.in_steps = in_steps;
    return shading;
}

std::optional<std::size_t> shade_at(Shading const& shading, std::size_t area, Moment const* moment)
{
    if (moment == nullptr) return shading.class_of[area];
    auto const& steps = shading.steps[area];
    auto const later = std::ranges::upper_bound(steps, moment->month, {}, &ShadeStep::from);
    return later == steps.begin() ? std::nullopt : std::prev(later)->shade;
}

namespace {

/// Also where it is too small to be drawn.
bool is_in_frame(Ground const& ground, Area const& area, std::size_t index)
{
    if (!ground.areas[index].empty()) return true;
    if (area.shape.empty() || area.shape.front().empty()) return false;
    auto const at = ground.geo.to_page(area.shape.front().front().front());
    return at && ground.geo.shows(*at);
}

}  // namespace

void count_visible(Shading& shading, Material const& material, Ground const& ground)
{
    for (auto& c : shading.classes) c.areas = 0;
    shading.without = 0;
    if (shading.classes.empty()) return;
    auto const begin = month_of(material.period.first);
    for (std::size_t i = 0; i < material.areas.size(); ++i) {
        if (!is_home(material, material.areas[i]) || !is_in_frame(ground, material.areas[i], i))
            continue;
        auto const& steps = shading.steps[i];
        std::set<std::optional<std::size_t>> shades{shading.class_of[i]};
        if (shading.in_steps) {
            for (auto const& step : steps) shades.insert(step.shade);
            if (steps.empty() || begin < steps.front().from) shades.insert(std::nullopt);
        }
        for (auto const& shade : shades)
            ++(shade ? shading.classes[*shade].areas : shading.without);
    }
}

void soften(Shading& shading, Colour no_data)
{
    constexpr double most = 0.35;  // of the way, for the class that is farthest from none
    auto const softer = [&](Colour colour, double farthest) {
        return blend(colour, no_data, most * difference(colour, no_data) / farthest);
    };
    double farthest = 1;
    for (auto const& shade : shading.classes)
        farthest = std::max(farthest, difference(shade.colour, no_data));
    for (auto& shade : shading.classes) {
        shade.colour = softer(shade.colour, farthest);
        if (shade.hatch) shade.hatch->ground = softer(shade.hatch->ground, farthest);
    }
}

std::vector<std::optional<Paint>> fills_of(Shading const& shading, Moment const* moment)
{
    std::vector<std::optional<Paint>> fills(shading.class_of.size());
    for (std::size_t i = 0; i < fills.size(); ++i)
        if (auto const shade = shade_at(shading, i, moment))
            fills[i] = shading.classes[*shade].paint();
    return fills;
}

}  // namespace sitmap::map
