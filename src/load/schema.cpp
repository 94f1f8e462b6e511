// SPDX-License-Identifier: MIT
#include "load/schema.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "gis/kml_attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

namespace sitmap::load {

namespace {

using study::Columns;
using Member = std::string Columns::*;

/// A field with its name in the study file and the names under which tables know it.
struct UsualNames {
    std::string_view field;
    Member member;
    std::vector<std::string_view> names;
};

std::vector<UsualNames> const& usual_names()
{
    static std::vector<UsualNames> const names{
        {"id",
         &Columns::id,
         {"id", "event_id", "incident_id", "incident id", "record", "uid", "fid_id"}},
        {"date",
         &Columns::date,
         {"date", "event_date", "date_start", "start_date", "incident_date", "when", "date_text"}},
        {"date_end", &Columns::date_end, {"date_end", "end_date"}},
        {"date_precision", &Columns::date_precision, {"date_precision", "date_prec"}},
        {"lon", &Columns::lon, {"lon", "longitude", "long", "lng", "x"}},
        {"lat", &Columns::lat, {"lat", "latitude", "y"}},
        {"place", &Columns::place, {"place", "location", "city", "town", "site"}},
        {"area",
         &Columns::area,
         {"area", "area_stated", "area_state", "area_id", "province_iso", "adm1_pcode", "province",
          "admin1"}},
        {"country",
         &Columns::country,
         {"country", "country_code", "country code", "iso2", "country_stated"}},
        {"place_precision", &Columns::place_precision, {"place_precision", "geo_precision"}},
        {"radius_km", &Columns::radius_km, {"radius_km"}},
        {"category", &Columns::category, {"category", "type", "event_type"}},
        {"scope", &Columns::scope, {"scope"}},
        {"weapon", &Columns::weapon, {"weapon", "means of attack"}},
        {"actor", &Columns::actor, {"actor", "perpetrator", "actor name"}},
        {"target", &Columns::target, {"target"}},
        {"deaths_low",
         &Columns::deaths_low,
         {"deaths_low", "fatalities_min", "fatalities", "deaths", "total killed"}},
        {"deaths_high",
         &Columns::deaths_high,
         {"deaths_high", "fatalities_max", "fatalities", "deaths", "total killed"}},
        {"injured_low",
         &Columns::injured_low,
         {"injured_low", "injured_min", "injured", "total wounded"}},
        {"injured_high",
         &Columns::injured_high,
         {"injured_high", "injured_max", "injured", "total wounded"}},
        {"claim", &Columns::claim, {"claim", "status"}},
        {"source", &Columns::source, {"source", "seed"}},
        {"summary", &Columns::summary, {"summary", "paraphrase"}},
        {"note", &Columns::note, {"note", "inference_note"}},
        {"weight", &Columns::weight, {"weight"}},
    };
    return names;
}

/// Codes of UCDP GED, variable where_prec (GED codebook: 1 exact, 2 within about 25 km, 3 middle of
/// a second-order unit, 4 first-order unit, 5 part of a region, 6 country, 7 international waters).
/// Only for 2 does it state how far; a unit is as wide as it is.
std::vector<PlaceCode> const ucdp_places{
    {PlacePrecision::town, 0},   {PlacePrecision::district, 25}, {PlacePrecision::area, 0},
    {PlacePrecision::area, 0},   {PlacePrecision::area, 0},      {PlacePrecision::country, 0},
    {PlacePrecision::country, 0}};
/// ACLED geo_precision: 1 town, 2 near a town or part of a region, 3 larger region.
std::vector<PlaceCode> const acled_places{
    {PlacePrecision::town, 0}, {PlacePrecision::district, 0}, {PlacePrecision::area, 0}};
/// GTD specificity: 1 town, 2 and 3 middle of the smallest unit, 4 first-order unit, 5 coordinates
/// not known.
std::vector<PlaceCode> const gtd_places{{PlacePrecision::town, 0},
                                        {PlacePrecision::area, 0},
                                        {PlacePrecision::area, 0},
                                        {PlacePrecision::area, 0},
                                        {PlacePrecision::country, 0, true}};
/// GDELT ActionGeo_Type: 1 country, 2 and 5 state, 3 and 4 city.
std::vector<PlaceCode> const gdelt_places{{PlacePrecision::country, 0},
                                          {PlacePrecision::area, 0},
                                          {PlacePrecision::town, 0},
                                          {PlacePrecision::town, 0},
                                          {PlacePrecision::area, 0}};

Columns columns_of(std::vector<std::pair<Member, char const*>> const& names)
{
    Columns columns;
    for (auto const& [member, name] : names) columns.*member = name;
    return columns;
}

Schema sitmap_schema()
{
    Schema schema{.name = "sitmap",
                  .marks = {},
                  .columns = {},
                  .year = "year",
                  .month = "month",
                  .day = "day",
                  .date_code = DateCode::words,
                  .place_codes = {}};
    return schema;
}

Schema acled_schema()
{
    // Notes are not taken over: giving ACLED's text to others is against its terms.
    using C = Columns;
    auto columns = columns_of({{&C::id, "event_id_cnty"},
                               {&C::date, "event_date"},
                               {&C::date_precision, "time_precision"},
                               {&C::lon, "longitude"},
                               {&C::lat, "latitude"},
                               {&C::place, "location"},
                               {&C::area, "admin1"},
                               {&C::country, "country"},
                               {&C::place_precision, "geo_precision"},
                               {&C::category, "sub_event_type"},
                               {&C::actor, "actor1"},
                               {&C::target, "actor2"},
                               {&C::deaths_low, "fatalities"},
                               {&C::deaths_high, "fatalities"},
                               {&C::source, "source"}});
    return {.name = "acled",
            .marks = {"event_id_cnty", "event_date", "sub_event_type"},
            .columns = columns,
            .year = "",
            .month = "",
            .day = "",
            .date_code = DateCode::acled,
            .place_codes = acled_places};
}

Schema ucdp_schema()
{
    using C = Columns;
    auto columns = columns_of({{&C::id, "id"},
                               {&C::date, "date_start"},
                               {&C::date_end, "date_end"},
                               {&C::date_precision, "date_prec"},
                               {&C::lon, "longitude"},
                               {&C::lat, "latitude"},
                               {&C::place, "where_coordinates"},
                               {&C::area, "adm_1"},
                               {&C::country, "country"},
                               {&C::place_precision, "where_prec"},
                               {&C::category, "type_of_violence"},
                               {&C::actor, "side_a"},
                               {&C::target, "side_b"},
                               {&C::deaths_low, "low"},
                               {&C::deaths_high, "high"},
                               {&C::source, "source_office"},
                               {&C::summary, "source_headline"}});
    return {.name = "ucdp",
            .marks = {"type_of_violence", "where_prec", "date_start"},
            .columns = columns,
            .year = "",
            .month = "",
            .day = "",
            .date_code = DateCode::ucdp,
            .place_codes = ucdp_places,
            .exchanges_counts = true,
            .category_words = {"state-based conflict", "non-state conflict", "one-sided violence"}};
}

Schema gtd_schema()
{
    using C = Columns;
    auto columns = columns_of({{&C::id, "eventid"},
                               {&C::lon, "longitude"},
                               {&C::lat, "latitude"},
                               {&C::place, "city"},
                               {&C::area, "provstate"},
                               {&C::country, "country_txt"},
                               {&C::place_precision, "specificity"},
                               {&C::category, "attacktype1_txt"},
                               {&C::weapon, "weaptype1_txt"},
                               {&C::actor, "gname"},
                               {&C::target, "targtype1_txt"},
                               {&C::deaths_low, "nkill"},
                               {&C::deaths_high, "nkill"},
                               {&C::injured_low, "nwound"},
                               {&C::injured_high, "nwound"},
                               {&C::claim, "claimed"},
                               {&C::source, "dbsource"}});
    return {.name = "gtd",
            .marks = {"eventid", "iyear", "imonth", "iday"},
            .columns = columns,
            .year = "iyear",
            .month = "imonth",
            .day = "iday",
            .date_code = DateCode::words,
            .place_codes = gtd_places,
            .claim_is_flag = true};
}

Schema gdelt_schema()
{
    using C = Columns;
    auto columns = columns_of({{&C::id, "GLOBALEVENTID"},
                               {&C::date, "SQLDATE"},
                               {&C::lon, "ActionGeo_Long"},
                               {&C::lat, "ActionGeo_Lat"},
                               {&C::place, "ActionGeo_FullName"},
                               {&C::area, "ActionGeo_ADM1Code"},
                               {&C::country, "ActionGeo_CountryCode"},
                               {&C::place_precision, "ActionGeo_Type"},
                               {&C::category, "EventCode"},
                               {&C::actor, "Actor1Name"},
                               {&C::target, "Actor2Name"},
                               {&C::source, "SOURCEURL"}});
    return {.name = "gdelt",
            .marks = {"GLOBALEVENTID", "SQLDATE"},
            .columns = columns,
            .year = "",
            .month = "",
            .day = "",
            .date_code = DateCode::words,
            .place_codes = gdelt_places};
}

std::string find_name(std::vector<std::string> const& header, std::string_view name)
{
    auto const at = find_column(header, name);
    return at ? header[*at] : std::string{};
}

bool fits(Schema const& schema, std::vector<std::string> const& header)
{
    return std::ranges::all_of(schema.marks,
                               [&](auto mark) { return !find_name(header, mark).empty(); });
}

Schema const& choose(std::vector<std::string> const& header, std::string const& wanted,
                     std::string const& source)
{
    auto const& all = schemas();
    if (wanted == "auto") {
        // The first one is ours; it has no marks and so takes what no other knows.
        auto const known = std::find_if(all.begin() + 1, all.end(),
                                        [&](Schema const& s) { return fits(s, header); });
        return known == all.end() ? all.front() : *known;
    }
    auto const named = std::ranges::find(all, wanted, &Schema::name);
    if (named == all.end()) throw Error{ErrorKind::usage, "unknown layout '" + clean(wanted) + "'"};
    if (!fits(*named, header))
        throw Error{
            ErrorKind::input,
            fmt::format("cannot read '{}' as {}: found {}", clean(source), wanted,
                        quoted_list(header)),
            "its layout needs the columns " +
                join_words(std::vector<std::string>(named->marks.begin(), named->marks.end()),
                           ", ")};
    return *named;
}

std::string usual_column(std::vector<std::string> const& header, UsualNames const& usual)
{
    // Where join or export found the area, `area_id` is no statement of a source.
    bool const is_joined =
        !find_name(header, "join_method").empty() || !find_name(header, "join_meth").empty();
    for (auto const& name : usual.names)
        if (auto found = find_name(header, name); !found.empty())
            if (!is_joined || name != "area_id") return found;
    return {};
}

/// Of names that differ in case only, the one that is meant must be named as it is written.
void refuse_twins(std::vector<std::string> const& header, Layout const& layout,
                  Columns const& stated, std::string const& source)
{
    auto const check = [&](std::string const& column, std::string const& named) {
        if (auto const at = find_column(header, column))
            refuse_twin(header, *at, std::span{&named, 1}, source);
    };
    for (auto const& usual : usual_names())
        check(layout.columns.*usual.member, stated.*usual.member);
    for (auto const& column : {layout.year, layout.month, layout.day}) check(column, {});
}

}  // namespace

std::vector<Schema> const& schemas()
{
    static std::vector<Schema> const all{sitmap_schema(), acled_schema(), ucdp_schema(),
                                         gtd_schema(), gdelt_schema()};
    return all;
}

Layout find_layout(std::vector<std::string> const& header, std::string const& wanted,
                   Columns const& stated, std::string const& source)
{
    auto const& schema = choose(header, wanted, source);
    bool const is_own = schema.name == "sitmap";
    Layout layout{.schema = &schema, .columns = {}, .year = {}, .month = {}, .day = {}};
    for (auto const& usual : usual_names()) {
        auto const& named = stated.*usual.member;
        auto& column = layout.columns.*usual.member;
        column = !named.empty() ? find_name(header, named)
                 : is_own       ? usual_column(header, usual)
                                : find_name(header, schema.columns.*usual.member);
        if (!named.empty() && column.empty())
            throw Error{
                ErrorKind::input,
                fmt::format("cannot read column '{}' in '{}': found {}", clean(named),
                            clean(source), quoted_list(header)),
                fmt::format("{} is named in [incidents.columns] or by an option", usual.field)};
    }
    auto const& [lon, lat] = std::tie(layout.columns.lon, layout.columns.lat);
    if (!lon.empty() && lon == lat)
        throw Error{
            ErrorKind::input,
            fmt::format("cannot read two columns for longitude and latitude in '{}': both are '{}'",
                        clean(source), clean(lon)),
            "name them: lon and lat in [incidents.columns], or --lon and --lat"};
    if (layout.columns.date.empty()) {
        layout.year = find_name(header, schema.year);
        layout.month = find_name(header, schema.month);
        layout.day = find_name(header, schema.day);
    }
    refuse_twins(header, layout, stated, source);
    if (!layout.columns.date.empty() || !layout.year.empty()) return layout;
    auto const unread = gis::unread_in_kml(source);
    throw Error{
        ErrorKind::input,
        fmt::format("cannot read '{}': there is no date column: found {}", clean(source),
                    quoted_list(header)),
        unread.empty() ? "name it: date = \"...\" in [incidents.columns], or --date" : unread};
}

}  // namespace sitmap::load
