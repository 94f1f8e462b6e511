// SPDX-License-Identifier: MIT
#include "study/study_keys.hpp"

#include "domain/gazetteer.hpp"
#include "study/key_kinds.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace sitmap::study {

namespace {

using Keys = std::vector<Key<Study>>;

/// Access to a member by the way to it, const or not.
template <typename... Members>
auto at(Members... members)
{
    return [=](auto& value) -> auto&
    {
        return (value.*....*members);
    };
}

void add(Keys& keys, Keys more)
{
    std::ranges::move(more, std::back_inserter(keys));
}

Key<Study> language_key()
{
    std::string const type = "en, the code of a language such as fa, or both as en+fa";
    auto set = [type](Study& study, Value const& value, std::string const&) -> std::string {
        auto const* text = std::get_if<std::string>(&value);
        if (text == nullptr || !parse_name_languages(*text)) return must_be(type);
        study.language = *text;
        return {};
    };
    auto show = [](Study const& study) { return toml_quoted(study.language); };
    return {"study.language", type, "languages of names, by the columns name_<code>", set, show};
}

Keys general_keys()
{
    return {
        text<Study>("study.key", at(&Study::key), "folder name of the pack"),
        text<Study>("study.title", at(&Study::title), "title of the main sheet"),
        text<Study>("study.subtitle", at(&Study::subtitle), "line under the title"),
        text<Study>("study.as_of", at(&Study::as_of),
                    "state of knowledge; empty: the last day of the period"),
        language_key(),
        text<Study>("study.sources", at(&Study::sources), "words on the sources in the footer"),
        text<Study>("study.boundary_note", at(&Study::boundary_note),
                    "words on the boundaries in the footers of maps"),
        text<Study>("study.places_note", at(&Study::places_note),
                    "words on the towns, in footers where one is named"),
        text<Study>("study.rivers_note", at(&Study::rivers_note),
                    "words on the rivers, in footers where one is drawn"),
        text<Study>("study.style", at(&Study::style), "name or file of the style"),
        text<Study>("study.page", at(&Study::page),
                    "slide, a4, a4-portrait, a3, a3-portrait, square, 1600x900px, 200x150mm, "
                    "200x150mm@300"),
        text<Study>("study.projection", at(&Study::projection),
                    "EPSG:n or PROJ text; empty: an equal-area projection for the frame"),
        word<Study>("study.shade", at(&Study::shade), {"arrival", "count", "none"},
                    "what the shade of an area says"),
        text<Study>("study.size", at(&Study::size),
                    "what the area of a symbol carries; empty: nothing", {"", "deaths"}),
        path<Study>("study.labels", at(&Study::labels), "file of pinned label places"),
        period<Study>("study.period", at(&Study::period),
                      "records wholly outside it are counted as outside; empty: all"),
    };
}

Keys incident_keys()
{
    auto const in = [](auto member) { return at(&Study::incidents, member); };
    using Source = IncidentSource;
    return {
        path<Study>("incidents.file", in(&Source::file), "table or layer of incidents"),
        text<Study>("incidents.layer", in(&Source::layer), "empty: the only layer"),
        text<Study>("incidents.schema", in(&Source::schema), "layout of the table",
                    {"auto", "sitmap", "acled", "ucdp", "gtd", "gdelt"}),
        text<Study>("incidents.crs", in(&Source::crs),
                    "EPSG:n; empty: longitude/latitude, checked"),
        text<Study>("incidents.date_format", in(&Source::date_format),
                    "order of dates with figures only", {"iso", "dmy", "mdy"}),
        path<Study>("incidents.claims", in(&Source::claims),
                    "table of who says what about a record"),
        path<Study>("incidents.fires", in(&Source::fires),
                    "table of reported fire across a border"),
        path<Study>("incidents.totals", in(&Source::totals), "table of published totals"),
        path<Study>("incidents.places", in(&Source::places), "gazetteer of towns for labels"),
        list<Study>("incidents.scopes", at(&Study::scopes), "records that count; empty: all"),
        list<Study>("incidents.presence", at(&Study::presence),
                    "categories of other scopes that also show that an area was reached"),
        list<Study>("incidents.hatched", at(&Study::hatched),
                    "categories of any scope that are drawn as hatched areas of presence"),
        list<Study>("incidents.counted_units", at(&Study::counted_units),
                    "units of published totals that the records count too"),
    };
}

Keys column_keys()
{
    Keys keys;
    auto const add = [&](std::string const& field, std::string Columns::*member,
                         std::string const& meaning) {
        keys.push_back(text<Study>("incidents.columns." + field,
                                   at(&Study::incidents, &IncidentSource::columns, member),
                                   "column: " + meaning + "; empty: found by its usual names"));
    };
    add("id", &Columns::id, "unique name of the record");
    add("date", &Columns::date, "date or ISO interval, or its first day");
    add("date_end", &Columns::date_end, "last day of the interval");
    add("date_precision", &Columns::date_precision, "day, month, year, range");
    add("lon", &Columns::lon, "longitude in degrees");
    add("lat", &Columns::lat, "latitude in degrees");
    add("place", &Columns::place, "place as the source names it");
    add("area", &Columns::area, "area id that the source states");
    add("country", &Columns::country, "country code that the source states");
    add("place_precision", &Columns::place_precision,
        "site, town, district, area, country, unknown");
    add("radius_km", &Columns::radius_km, "radius of the place in km");
    add("category", &Columns::category, "what happened");
    add("scope", &Columns::scope, "group of records that belong together");
    add("weapon", &Columns::weapon, "weapon");
    add("actor", &Columns::actor, "who is said to have done it");
    add("target", &Columns::target, "against whom");
    add("deaths_low", &Columns::deaths_low, "lowest number of deaths");
    add("deaths_high", &Columns::deaths_high, "highest number of deaths");
    add("injured_low", &Columns::injured_low, "lowest number of injured");
    add("injured_high", &Columns::injured_high, "highest number of injured");
    add("claim", &Columns::claim, "confirmed, attributed, claimed, assessed, denied, reported");
    add("source", &Columns::source, "file or publication");
    add("summary", &Columns::summary, "paraphrase of the source");
    add("note", &Columns::note, "what was inferred, and how");
    add("weight", &Columns::weight, "weight of the record");
    return keys;
}

Key<Study> home_key()
{
    std::string const type = "a text or a list of texts";
    auto set = [type](Study& study, Value const& value, std::string const&) -> std::string {
        if (auto const* code = std::get_if<std::string>(&value))
            study.areas.home = code->empty() ? Words{} : Words{*code};
        else if (auto const* codes = std::get_if<Words>(&value))
            study.areas.home = *codes;
        else
            return must_be(type);
        return {};
    };
    auto show = [](Study const& study) {
        auto const& home = study.areas.home;
        return home.size() > 1 ? toml_list(home) : toml_quoted(home.empty() ? "" : home.front());
    };
    return {"areas.home", type, "codes of the study's own country or countries; empty: all areas",
            set, show};
}

Keys area_keys()
{
    auto const in = [](auto member) { return at(&Study::areas, member); };
    return {
        path<Study>("areas.file", in(&AreaSource::file), "layer of areas"),
        text<Study>("areas.layer", in(&AreaSource::layer), "empty: the only layer"),
        text<Study>("areas.id", in(&AreaSource::id),
                    "column of the id; empty: found by its usual names"),
        text<Study>("areas.name", in(&AreaSource::name),
                    "column of the name; empty: found by its usual names"),
        text<Study>("areas.country", in(&AreaSource::country),
                    "column that groups areas; empty: one group"),
        path<Study>("areas.names", in(&AreaSource::names), "table of names by area id"),
        path_or_layer<Study>("areas.rivers", in(&AreaSource::rivers),
                             "file of rivers, or a layer of the areas file"),
        text<Study>("areas.countries_layer", in(&AreaSource::countries_layer),
                    "layer of countries in the same file"),
        whole<Study>("areas.expected", in(&AreaSource::expected), {1, 1e6},
                     "how many areas of `home` there must be"),
        home_key(),
    };
}

Keys analysis_keys()
{
    Words const claims{"confirmed", "attributed", "claimed", "assessed", "denied", "reported"};
    return {
        text<Study>("origin.area", at(&Study::origin_area),
                    "area where the spread starts; empty: of the first record"),
        coordinate<Study>("origin.lon", at(&Study::origin), &LonLat::lon, 180,
                          "longitude of the point of origin"),
        coordinate<Study>("origin.lat", at(&Study::origin), &LonLat::lat, 90,
                          "latitude of the point of origin"),
        list<Study>("quality.claims", at(&Study::quality_claims),
                    "claim states that meet the bar; empty: all", claims),
        number<Study>("quality.radius_km", at(&Study::quality_radius_km), {0, 1000},
                      "largest radius; 0: any"),
        word<Study>("join.on_border", at(&Study::on_border), {"lowest_id", "set_aside"},
                    "a point on a shared border"),
        word<Study>("join.overlap", at(&Study::on_overlap), {"lowest_id", "smallest", "set_aside"},
                    "a point in several areas"),
        whole<Study>("analysis.gap_months", at(&Study::gap_months), {1, 1200},
                     "longer silence makes a re-arrival"),
        whole<Study>("analysis.permutations", at(&Study::permutations), {99, 999999},
                     "draws of each random test"),
        whole<Study>("analysis.seed", at(&Study::seed), {0, 4294967295.0},
                     "start of the random numbers"),
        number<Study>("analysis.max_rejected", at(&Study::max_rejected), {0, 1},
                      "share of rejects that closes the gate"),
        number<Study>("weapon_range.km", at(&Study::weapon_range_km), {0, 10000},
                      "published range; 0: none stated"),
        text<Study>("weapon_range.source", at(&Study::weapon_range_source),
                    "citation of the range"),
    };
}

Keys shade_keys()
{
    auto const in = [](auto member) { return at(&Study::shade_options, member); };
    return {
        text<Study>("shade.method", in(&ShadeOptions::method), "how counts are put into classes",
                    {"quantile", "jenks", "equal", "given", "head_tail"}),
        whole<Study>("shade.classes", in(&ShadeOptions::classes), {1, 9},
                     "how many classes at most"),
        rising<Study>("shade.breaks", in(&ShadeOptions::breaks),
                      "where classes begin after the lowest, for the method given"),
        text<Study>("shade.ramp", in(&ShadeOptions::ramp),
                    "name of a colour ramp; empty: the style's own sequence"),
        flag<Study>("shade.certainty", in(&ShadeOptions::certainty),
                    "the shade also says how certain the records are"),
    };
}

/// Longitudes may be counted on beyond +-180, once around; what is farther out is no longitude.
void turn_towards_greenwich(double& west, double& east)
{
    constexpr double farthest = 540;
    if (west < -farthest || east > farthest) return;
    double const turns = west < -180 ? 360 : west >= 180 ? -360 : 0;
    west += turns;
    east += turns;
}

Key<Sheet> frame_key()
{
    auto const type =
        "a list of four numbers: west, south, east, north in degrees, less than 360 degrees wide "
        "unless -180 to 180; east below west is across the antimeridian";
    auto set = [type](Sheet& sheet, Value const& value, std::string const&) -> std::string {
        auto const* given = std::get_if<std::vector<double>>(&value);
        if (given == nullptr || given->size() != 4) return must_be(type);
        std::array<double, 4> frame{(*given)[0], (*given)[1], (*given)[2], (*given)[3]};
        auto& [west, south, east, north] = frame;
        if (west < east) turn_towards_greenwich(west, east);
        bool const is_part = east < west + 360;
        if (is_part && east > 180) east -= 360;
        bool const fits = is_on_earth({west, south}) && is_on_earth({east, north}) &&
                          west != east && south < north;
        if (!fits) return must_be(type);
        sheet.frame = frame;
        return {};
    };
    auto show = [](Sheet const& sheet) {
        Words numbers;
        if (sheet.frame)
            for (double const each : *sheet.frame) numbers.push_back(to_text(each));
        return "[" + join_words(numbers, ", ") + "]";
    };
    return {"frame", type, "part of the world that is shown; empty: from the home areas", set,
            show};
}

std::string escaped(char c)
{
    switch (c) {
        case '"': return "\\\"";
        case '\\': return "\\\\";
        case '\n': return "\\n";
        case '\t': return "\\t";
        default: break;
    }
    bool const control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    return control ? fmt::format("\\u{:04X}", static_cast<unsigned>(c)) : std::string(1, c);
}

}  // namespace

std::vector<Key<Study>> const& study_keys()
{
    static Keys const keys = [] {
        auto all = general_keys();
        add(all, incident_keys());
        add(all, column_keys());
        add(all, area_keys());
        add(all, shade_keys());
        add(all, analysis_keys());
        return all;
    }();
    return keys;
}

std::vector<Key<Region>> const& region_keys()
{
    static std::vector<Key<Region>> const keys{
        text<Region>("key", at(&Region::key), "short name of the region"),
        text<Region>("name", at(&Region::name), "name in tables and on sheets"),
        list<Region>("areas", at(&Region::areas), "ids of its areas"),
    };
    return keys;
}

std::vector<Key<Category>> const& category_keys()
{
    static std::vector<Key<Category>> const keys{
        text<Category>("key", at(&Category::key), "value in the table"),
        text<Category>("name", at(&Category::name), "words in the legend"),
        list<Category>("also", at(&Category::also), "other values under the same symbol"),
    };
    return keys;
}

std::vector<Key<Span>> const& span_keys()
{
    static std::vector<Key<Span>> const keys{
        text<Span>("name", at(&Span::name), "words beside the stretch on the timeline"),
        period<Span>("period", at(&Span::when), "its first and last day"),
        text<Span>("source", at(&Span::source), "who says so"),
    };
    return keys;
}

std::vector<Key<Sheet>> const& sheet_keys()
{
    static std::vector<Key<Sheet>> const keys{
        text<Sheet>("key", at(&Sheet::key), "file name of the sheet"),
        text<Sheet>("kind", at(&Sheet::kind), "what it shows",
                    {"overview", "fire", "closeup", "months", "categories", "timeline"}),
        text<Sheet>("title", at(&Sheet::title), "title; empty: made from the study"),
        text<Sheet>("subtitle", at(&Sheet::subtitle), "line under the title"),
        text<Sheet>("note", at(&Sheet::note), "words behind the generated sheet note"),
        text<Sheet>("totals_note", at(&Sheet::totals_note),
                    "words of the note where published totals are drawn"),
        frame_key(),
    };
    return keys;
}

std::string toml_quoted(std::string const& text)
{
    std::string quoted = "\"";
    for (char const c : text) quoted += escaped(c);
    return quoted + "\"";
}

bool is_layer_name(std::string const& text)
{
    return text.find_first_of("./") == std::string::npos;
}

std::string resolved(std::string const& file, std::string const& folder)
{
    bool const is_no_file = file.starts_with("PG:") || file.find("://") != std::string::npos;
    if (file.empty() || is_no_file || folder.empty()) return file;
    std::filesystem::path const path{file};
    return path.is_absolute() ? file
                              : (std::filesystem::path{folder} / path).lexically_normal().string();
}

}  // namespace sitmap::study
