// SPDX-License-Identifier: MIT
#include "load/stated_areas.hpp"

#include "base/columns.hpp"
#include "base/text.hpp"
#include "load/area_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <mutex>
#include <set>
#include <string_view>
#include <utility>

namespace sitmap::load {

namespace {

constexpr std::size_t most_remembered = 100'000;  // texts; a table of areas repeats fewer

void add_areas(std::vector<AreaNames>& names, std::span<Area const> areas)
{
    for (auto const& area : areas) {
        names.emplace_back();
        names.back().id = area.id;
        names.back().name = area.name;
    }
}

/// Under the code that areas state; the id of the feature, where it is another, is one more name.
std::vector<AreaNames> names_of_countries(std::span<Area const> countries)
{
    std::vector<AreaNames> names;
    add_areas(names, countries);
    for (std::size_t i = 0; i < names.size(); ++i) {
        names[i].id = country_code(countries[i]);
        names[i].variants = {countries[i].id};
    }
    return names;
}

bool is_of_countries(std::span<Area const> areas)
{
    std::set<std::string_view> codes;
    return std::ranges::all_of(areas, [&](Area const& area) {
        return !area.country.empty() && codes.insert(area.country).second;
    });
}

}  // namespace

struct StatedNames::Lookup {
    std::once_flag is_made;
    std::optional<AreaNameIndex> index;
    std::set<std::string> ids;

    void make(std::vector<AreaNames> const& names)
    {
        index.emplace(names);
        for (auto const& area : names) ids.insert(area.id);
    }
    std::optional<std::string> find(std::string const& text) const
    {
        if (ids.contains(text)) return text;
        return index->find(text);
    }
};

StatedNames::StatedNames(Layers const& layers)
    : layers_(layers), areas_(std::make_unique<Lookup>()), countries_(std::make_unique<Lookup>())
{
}

StatedNames::~StatedNames() = default;

StatedNames::Lookup const& StatedNames::areas() const
{
    std::call_once(areas_->is_made, [this] {
        std::vector<AreaNames> names;
        add_areas(names, layers_.areas);
        add_areas(names, layers_.coarser);
        areas_->make(names);
    });
    return *areas_;
}

StatedNames::Lookup const& StatedNames::countries() const
{
    std::call_once(countries_->is_made, [this] {
        auto countries = layers_.countries;
        for (auto const other : {layers_.coarser, layers_.areas})
            if (countries.empty() && is_of_countries(other)) countries = other;
        countries_->make(names_of_countries(countries));
    });
    return *countries_;
}

std::optional<std::string> StatedNames::area(std::string const& text) const
{
    return areas().find(text);
}

std::optional<std::string> StatedNames::country(std::string const& text) const
{
    return countries().find(text);
}

void Statements::resolve(Incident& incident)
{
    auto const put = [](Answers& answers, SharedText& stated, auto const& find) {
        if (stated.empty()) return;
        auto entry = answers.known.find(stated);
        if (entry == answers.known.end()) {
            auto const id = find(stated.str());
            if (answers.known.size() >= most_remembered) {
                if (id)
                    stated = *id;
                else
                    ++answers.others;
                return;
            }
            Known const known{id ? SharedText(*id) : stated, id.has_value(), 0};
            entry = answers.known.emplace(stated, known).first;
        }
        ++entry->second.records;
        stated = entry->second.id;
    };
    put(areas_, incident.stated_area, [this](auto const& text) { return names_->area(text); });
    put(countries_, incident.stated_country,
        [this](auto const& text) { return names_->country(text); });
}

void Statements::merge(Statements const& other)
{
    areas_.others += other.areas_.others;
    for (auto const& [text, known] : other.areas_.known) {
        auto const [entry, is_new] = areas_.known.try_emplace(text, known);
        if (!is_new) entry->second.records += known.records;
    }
}

std::vector<Notice> Statements::unknown() const
{
    std::vector<std::string> texts;
    auto records = areas_.others;
    for (auto const& [text, known] : areas_.known) {
        if (known.is_known) continue;
        texts.push_back(shorten(text, 40));
        records += known.records;
    }
    if (texts.empty() || !names_->has_areas()) return {};
    return {{"areas", fmt::format("the layer has no one area {}: stated by {} record{}, which "
                                  "only a coordinate or the stated country can place",
                                  quoted_list(texts), records, records == 1 ? "" : "s")}};
}

std::vector<Notice> resolve_statements(std::span<Placed> records, std::span<Area const> areas,
                                       std::span<Area const> countries)
{
    StatedNames const names({.areas = areas, .countries = countries});
    Statements statements(names);
    for (auto& record : records) statements.resolve(record.incident);
    return statements.unknown();
}

}  // namespace sitmap::load
