// SPDX-License-Identifier: MIT
#include "write/findings_file.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sitmap::write {

namespace {

using nlohmann::json;

json of(std::vector<std::string> const& words)
{
    json list = json::array();
    for (auto const& word : words) list.push_back(clean(word));
    return list;
}

json settings_of(analysis::FindingSettings const& s, std::span<Area const> areas)
{
    json regions = json::object();
    for (auto const& region : s.regions) {
        json ids = json::array();
        for (std::size_t const area : region.areas) ids.push_back(clean(areas[area].id));
        regions[clean(region.key)] = ids;
    }
    std::vector<std::string> claims;
    for (auto const claim : s.bar.claims) claims.emplace_back(to_text(claim));
    return {{"scopes", of(s.scopes)},
            {"presence", of(s.presence)},
            {"home", s.home.size() > 1 ? of(s.home) : json(clean(join_words(s.home, "")))},
            {"origin_area", clean(s.origin_area)},
            {"regions", regions},
            {"quality", {{"claims", of(claims)}, {"radius_km", s.bar.radius_km}}},
            {"kth", s.kth},
            {"gap_months", s.gap_months},
            {"contact_months", s.contact_months},
            {"contiguity", s.contiguity == analysis::Contiguity::queen ? "queen" : "rook"},
            {"snap_degrees", s.snap_degrees},
            {"near_km", s.near_km},
            {"near_days", s.near_days},
            {"permutations", s.draws.count},
            {"seed", s.draws.seed},
            {"jitter_draws", s.jitter_draws}};
}

void set_if(json& object, char const* key, std::optional<double> const& value)
{
    if (value && std::isfinite(*value)) object[key] = *value;
}

json number_of(analysis::Finding const& finding, std::span<Placed const> placed)
{
    json parameters = json::object();
    for (auto const& [name, value] : finding.parameters) parameters[clean(name)] = clean(value);
    json ids = json::array();
    std::size_t const listed = std::min(finding.records.size(), most_listed_records);
    for (std::size_t i = 0; i < listed; ++i)
        ids.push_back(clean(placed[finding.records[i]].incident.id));
    json object{{"key", clean(finding.key)},
                {"title", clean(finding.title)},
                {"text", clean(finding.text)},
                {"n", finding.n},
                {"method", finding.method},
                {"parameters", parameters},
                {"warnings", of(finding.warnings)},
                {"records", ids},
                {"records_total", finding.records.size()}};
    set_if(object, "value", finding.value);
    set_if(object, "p", finding.p);
    if (!finding.unit.empty()) object["unit"] = clean(finding.unit);
    if (finding.low || finding.high) {
        json interval{{"kind", finding.interval}};
        set_if(interval, "low", finding.low);
        set_if(interval, "high", finding.high);
        object["interval"] = interval;
    }
    return object;
}

}  // namespace

std::string findings_json(analysis::Findings const& findings, std::span<Placed const> placed,
                          std::span<Area const> areas, std::string const& run_id)
{
    json numbers = json::array();
    for (auto const& finding : findings.numbers) numbers.push_back(number_of(finding, placed));
    json const root{
        {"run_id", run_id},
        {"period",
         findings.counted.empty() && !findings.settings.period ? "" : to_text(findings.period)},
        {"settings", settings_of(findings.settings, areas)},
        {"notes", of(findings.notes)},
        {"numbers", numbers}};
    return root.dump(2) + "\n";
}

}  // namespace sitmap::write
