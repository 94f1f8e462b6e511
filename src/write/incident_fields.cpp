// SPDX-License-Identifier: MIT
#include "write/incident_fields.hpp"

#include "base/text.hpp"
#include "write/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

namespace sitmap::write {

namespace {

using gis::FieldType;
using gis::Value;

std::string word_of(DatePrecision precision)
{
    return std::string(sitmap::to_text(precision));
}

struct Attribute {
    gis::Field field;
    std::function<Value(Placed const&, std::span<Area const>)> value;
};

template <typename Member>
std::function<Value(Placed const&, std::span<Area const>)> text(Member member)
{
    return [member](Placed const& p, std::span<Area const>) -> Value {
        return std::string(std::invoke(member, p.incident));
    };
}

std::vector<Attribute> identity_attributes()
{
    return {
        {{"id", FieldType::text, 0, "id", "record id of the source"}, text(&Incident::id)},
        {{"date_first", FieldType::date, 0, "date_first",
          "first day on which it may have happened"},
         [](Placed const& p, auto) -> Value { return p.incident.when.first; }},
        {{"date_last", FieldType::date, 0, "date_last", "last day on which it may have happened"},
         [](Placed const& p, auto) -> Value { return p.incident.when.last; }},
        {{"date_text", FieldType::text, 0, "date_text",
          "the interval as ISO 8601, as short as it can be said"},
         [](Placed const& p, auto) -> Value { return sitmap::to_text(p.incident.when); }},
        {{"date_precision", FieldType::text, 0, "date_prec", "day, month, year or range"},
         [](Placed const& p, auto) -> Value { return word_of(p.incident.date_precision); }},
        {{"place", FieldType::text, 0, "place", "place as the source names it"},
         text(&Incident::place)},
        {{"place_precision", FieldType::text, 0, "place_prec",
          "site, town, district, area, country or unknown; empty: not stated, the coordinate as it "
          "stands"},
         [](Placed const& p, auto) -> Value {
             return std::string(stated_place_precision(p.incident));
         }},
        {{"radius_km", FieldType::real, 0, "radius_km",
          "radius around the position, kilometres; 0 = none stated"},
         [](Placed const& p, auto) -> Value { return p.incident.radius_km; }},
    };
}

std::vector<Attribute> area_attributes()
{
    return {
        {{"area_id", FieldType::text, 0, "area_id",
          "area that the record is counted in; empty: none"},
         [](Placed const& p, std::span<Area const> areas) -> Value {
             return p.area ? areas[*p.area].id : std::string{};
         }},
        {{"area_name", FieldType::text, 0, "area_name", "name of that area"},
         [](Placed const& p, std::span<Area const> areas) -> Value {
             return p.area ? areas[*p.area].name : std::string{};
         }},
        {{"join_method", FieldType::text, 0, "join_meth",
          "within, border, overlap, nearest, stated or none"},
         [](Placed const& p, auto) -> Value { return std::string(sitmap::to_text(p.method)); }},
        {{"area_stated", FieldType::text, 0, "area_state", "area code that the source states"},
         text(&Incident::stated_area)},
        {{"area_disagrees", FieldType::integer, 0, "area_disag",
          "1: the coordinate lies in another area or country than the stated one"},
         [](Placed const& p, auto) -> Value { return std::int64_t{p.disagrees}; }},
        {{"area_share", FieldType::real, 0, "area_share",
          "share of the place's uncertainty that lies in the area, 0 to 1"},
         [](Placed const& p, auto) -> Value {
             auto const own = std::ranges::find(p.shares, p.area, &AreaShare::area);
             if (own == p.shares.end()) return std::monostate{};
             return own->share;
         }},
        {{"distance_km", FieldType::real, 0, "dist_km",
          "distance to the area for join_method nearest, kilometres"},
         [](Placed const& p, auto) -> Value {
             if (p.method != JoinMethod::nearest) return std::monostate{};
             return p.distance_km;
         }},
        {{"country_stated", FieldType::text, 0, "country", "country code that the source states"},
         text(&Incident::stated_country)},
    };
}

std::vector<Attribute> event_attributes()
{
    return {
        {{"category", FieldType::text, 0, "category", "category of the incident"},
         text(&Incident::category)},
        {{"scope", FieldType::text, 0, "scope", "group of records that count together"},
         text(&Incident::scope)},
        {{"weapon", FieldType::text, 0, "weapon", "weapon or means"}, text(&Incident::weapon)},
        {{"actor", FieldType::text, 0, "actor", "actor as the source names it"},
         text(&Incident::actor)},
        {{"target", FieldType::text, 0, "target", "target as the source names it"},
         text(&Incident::target)},
        {{"deaths_low", FieldType::integer, 0, "deaths_low",
          "fewest deaths reported; empty: not known"},
         [](Placed const& p, auto) { return number_or_none(p.incident.fatalities.low); }},
        {{"deaths_high", FieldType::integer, 0, "deaths_hig",
          "most deaths reported; empty: not known"},
         [](Placed const& p, auto) { return number_or_none(p.incident.fatalities.high); }},
        {{"injured_low", FieldType::integer, 0, "injur_low",
          "fewest injured reported; empty: not known"},
         [](Placed const& p, auto) { return number_or_none(p.incident.injured.low); }},
        {{"injured_high", FieldType::integer, 0, "injur_high",
          "most injured reported; empty: not known"},
         [](Placed const& p, auto) { return number_or_none(p.incident.injured.high); }},
        {{"claim", FieldType::text, 0, "claim",
          "confirmed, attributed, claimed, assessed, denied or reported; empty: not stated"},
         [](Placed const& p, auto) -> Value { return std::string(stated_claim(p.incident)); }},
        {{"disputed", FieldType::integer, 0, "disputed", "1: somebody denies it"},
         [](Placed const& p, auto) -> Value { return std::int64_t{p.incident.disputed}; }},
        {{"weight", FieldType::real, 0, "weight", "weight of the record in weighted measures"},
         [](Placed const& p, auto) -> Value { return p.incident.weight; }},
        {{"source", FieldType::text, 0, "source", "source as cited"}, text(&Incident::source)},
        {{"summary", FieldType::text, 0, "summary", "paraphrase of the source"},
         text(&Incident::summary)},
        {{"note", FieldType::text, 0, "note", "what was inferred, and how"}, text(&Incident::note)},
        {{"row", FieldType::integer, 0, "row",
          "line of a CSV source (header = 1), feature id otherwise"},
         [](Placed const& p, auto) -> Value { return p.incident.row; }},
    };
}

std::vector<Attribute> const& attributes()
{
    static std::vector<Attribute> const all = [] {
        auto list = identity_attributes();
        for (auto& group : {area_attributes(), event_attributes()})
            list.insert(list.end(), group.begin(), group.end());
        return list;
    }();
    return all;
}

struct TextOfValue {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::string const& value) const { return value; }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(double value) const { return sitmap::to_text(value); }
    std::string operator()(Date value) const { return sitmap::to_text(value); }
};

}  // namespace

std::vector<gis::Field> const& incident_fields()
{
    static std::vector<gis::Field> const fields = [] {
        std::vector<gis::Field> list;
        for (auto const& attribute : attributes()) list.push_back(attribute.field);
        return list;
    }();
    return fields;
}

std::vector<gis::Value> incident_values(Placed const& placed, std::span<Area const> areas)
{
    std::vector<gis::Value> values;
    values.reserve(attributes().size());
    for (auto const& attribute : attributes()) values.push_back(attribute.value(placed, areas));
    return values;
}

std::string to_text(gis::Value const& value)
{
    return std::visit(TextOfValue{}, value);
}

}  // namespace sitmap::write
