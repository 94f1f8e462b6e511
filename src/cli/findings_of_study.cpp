// SPDX-License-Identifier: MIT
#include "cli/findings_of_study.hpp"

#include "analysis/fire_numbers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "load/area_names.hpp"
#include "load/stated_areas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace sitmap::cli {

namespace {

analysis::NamedRegion region_of(study::Region const& region, std::span<Area const> areas)
{
    analysis::NamedRegion named{region.key, region.name, {}};
    for (auto const& id : region.areas) {
        auto const found = std::ranges::find(areas, id, &Area::id);
        if (found == areas.end())
            throw Error{ErrorKind::input,
                        fmt::format("cannot use the region '{}': no area has the id '{}'",
                                    clean(region.key), clean(id)),
                        "the ids of the areas are listed by 'sitmap check'"};
        named.areas.push_back(static_cast<std::size_t>(found - areas.begin()));
    }
    std::ranges::sort(named.areas);
    return named;
}

analysis::PublishedCount published_of(study::PublishedTotal const& total, std::string const& file)
{
    analysis::PublishedCount published;
    published.id = total.id;
    published.series = total.series;  // an empty one stands alone, whoever says it
    published.metric = total.metric;
    published.unit = total.unit;
    published.qualifier = total.qualifier;
    published.area = total.area;
    published.actor = total.actor;
    published.said_by = total.said_by;
    published.source = total.source;
    published.words = total.words;
    published.caveat = total.caveat;
    published.low = total.low;
    published.high = total.high;
    if (total.period.empty()) return published;
    published.period = parse_iso_interval(total.period);
    if (!published.period)
        throw Error{
            ErrorKind::input,
            fmt::format("cannot use the published total '{}'{}: its period '{}' is no date",
                        clean(total.id), file.empty() ? "" : fmt::format(" of '{}'", clean(file)),
                        shorten(clean(total.period), 40)),
            "write 2022, 2022-04, 2022-04-18 or an interval such as 2021-08/2022-04"};
    return published;
}

/// The code of an area or country by its name or code; of a country also where its areas alone tell
/// of it. Empty: there is none.
std::string code_of(std::string_view words, std::span<Area const> areas,
                    std::span<Area const> countries)
{
    auto const name = to_lower_ascii(trim(words));
    if (name.empty()) return {};
    auto const bears = [&](Area const& area) {
        return to_lower_ascii(area.name) == name || to_lower_ascii(area.id) == name;
    };
    for (auto const& country : countries)
        if (bears(country)) return country_code(country);
    for (auto const& area : areas)
        if (bears(area)) return area.id;
    for (auto const& area : areas)
        if (to_lower_ascii(area.country) == name) return area.country;
    return {};
}

/// By every name that places records too: of the names table, then of the layers.
class AreaCodes {
public:
    AreaCodes(load::Areas const& areas, std::span<AreaNames const> names)
        : areas_(areas),
          table_(names),
          layers_({.areas = areas.units, .countries = areas.countries})
    {
    }

    /// Of the first that bears the name or code exactly; else by looser names. Empty: none does, or
    /// several bear such a name.
    std::string find(std::string_view words) const
    {
        auto const code = [this](std::string_view name) {
            return code_of(name, areas_.units, areas_.countries);
        };
        auto found = code(words);
        std::string const name(trim(words));
        if (found.empty()) found = code(table_.find(name).value_or(""));
        if (found.empty()) found = layers_.area(name).value_or("");
        if (found.empty()) found = layers_.country(name).value_or("");
        return found;
    }

private:
    load::Areas const& areas_;
    load::AreaNameIndex table_;
    load::StatedNames layers_;
};

/// Codes of the areas and countries that a list of names ("Afghanistan and Pakistan") stands for;
/// nothing if one of them is unknown. A name may hold " and " itself: the longest one counts.
std::optional<std::vector<std::string>> codes_of(std::string const& names, AreaCodes const& known)
{
    constexpr std::string_view joint = " and ";
    std::vector<std::string> codes;
    for (auto const& part : split(names, ';')) {
        std::string_view rest = trim(part);
        while (!rest.empty()) {
            auto end = rest.size();
            auto code = known.find(rest);
            while (code.empty()) {
                end = rest.substr(0, end).rfind(joint);
                if (end == rest.npos) return {};
                code = known.find(rest.substr(0, end));
            }
            codes.push_back(std::move(code));
            rest.remove_prefix(std::min(rest.size(), end + joint.size()));
        }
    }
    return codes;
}

analysis::QualityBar bar_of(study::Study const& study)
{
    analysis::QualityBar bar;
    for (auto const& word : study.quality_claims) {
        auto const claim = parse_claim_state(word);
        if (!claim)
            throw Error{ErrorKind::input,
                        fmt::format("cannot use quality.claims '{}': no claim state", clean(word)),
                        "confirmed, attributed, claimed, assessed, denied or reported"};
        bar.claims.push_back(*claim);
    }
    bar.radius_km = study.quality_radius_km;
    return bar;
}

}  // namespace

analysis::FindingSettings settings_of(study::Study const& study, std::span<Area const> areas,
                                      std::span<study::PublishedTotal const> totals)
{
    analysis::FindingSettings settings;
    settings.scopes = study.scopes;
    settings.presence = study.presence;
    settings.counted_units = study.counted_units;
    settings.home = study.areas.home;
    settings.origin_area = study.origin_area;
    settings.origin = study.origin;
    settings.period = study.period;
    settings.bar = bar_of(study);
    settings.gap_months = study.gap_months;
    settings.draws = {study.permutations, study.seed};
    for (auto const& region : study.regions) settings.regions.push_back(region_of(region, areas));
    for (auto const& total : totals)
        settings.published.push_back(published_of(total, study.incidents.totals));
    return settings;
}

analysis::FindingSettings settings_of(Briefing const& briefing)
{
    auto const& areas = briefing.areas;
    auto settings = settings_of(briefing.study, areas.units, briefing.totals);
    // Closed by the records that count, it would leave out records of presence before and after.
    settings.period = briefing.stated_period;
    settings.starts_open = settings.period && settings.period->first == open_start();
    settings.ends_open = settings.period && settings.period->last == open_end();
    if (settings.published.empty()) return settings;
    AreaCodes const codes(areas, briefing.names);
    for (auto& published : settings.published) published.codes = codes_of(published.area, codes);
    return settings;
}

analysis::Findings findings_of_study(Briefing const& briefing)
{
    auto const& study = briefing.study;
    auto findings =
        analysis::findings(briefing.placed, briefing.areas.units, settings_of(briefing));
    analysis::add_numbers(findings, analysis::fire_numbers(briefing.counted_fires, briefing.placed,
                                                           Kilometres{study.weapon_range_km},
                                                           study.weapon_range_source));
    return findings;
}

}  // namespace sitmap::cli
