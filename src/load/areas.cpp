// SPDX-License-Identifier: MIT
#include "load/areas.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "gis/coverage.hpp"
#include "gis/dbf_encoding.hpp"
#include "gis/kml_attributes.hpp"
#include "gis/layer_reader.hpp"
#include "gis/wkb.hpp"
#include "load/area_shape.hpp"
#include "load/unchanged.hpp"
#include "study/study_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace sitmap::load {

namespace {

/// Above this the pairwise audit would cost more than the work it guards.
constexpr std::size_t most_audited_areas = 5000;
/// Overlaps and gaps below this are drawing noise of published boundaries.
constexpr double smallest_square_km = 1;
/// Notices of one kind before the rest is only counted.
constexpr std::size_t most_listed = 20;

/// Levels of administrative units that official layers count.
constexpr int finest_level = 5;

/// These names, with those of each level (the finest first) after the first `before`.
std::vector<std::string> with_levels(std::vector<std::string> names, std::ptrdiff_t before,
                                     std::vector<std::pair<std::string, std::string>> const& forms)
{
    std::vector<std::string> of_levels;
    for (int level = finest_level; level >= 1; --level)
        for (auto const& [start, end] : forms)
            of_levels.push_back(start + std::to_string(level) + end);
    names.insert(names.begin() + before, of_levels.begin(), of_levels.end());
    return names;
}

std::vector<std::string> const usual_ids = with_levels(
    {"id", "iso_3166_2", "shapeiso", "pcode", "code", "area_id", "shapeid", "iso_a2", "iso"}, 4,
    {{"adm", "_pcode"}, {"admin", "pcode"}, {"admin", "_pcode"}, {"gid_", ""}});
std::vector<std::string> const usual_names =
    with_levels({"name", "name_en", "shapename", "nom", "nombre", "nome"}, 3, {{"name_", ""}});

/// Languages of names that stand in a head without the word "name": no codes that also stand for
/// something else there (id, no, ha, km, st, ty).
std::set<std::string_view> const languages_of_heads{
    "am", "ar", "az", "be", "bg", "bn", "bs", "cs", "da", "de", "dz", "el", "en", "es",
    "et", "fa", "fi", "fr", "he", "hi", "hr", "ht", "hu", "hy", "it", "ja", "ka", "kk",
    "ko", "ku", "ky", "lo", "lt", "lv", "mg", "mk", "mn", "ms", "my", "ne", "nl", "om",
    "pl", "ps", "pt", "ro", "ru", "rw", "si", "sk", "sl", "so", "sr", "sv", "sw", "ta",
    "tg", "th", "ti", "tk", "tr", "uk", "ur", "uz", "vi", "zh"};

/// What a head such as ADM2_FR, admin1Name_es or adm1_name says: the level of the areas and how
/// well it serves as the name: English first, then no language, then any other.
struct NameHead {
    int level = 0;
    int rank = 0;
    friend auto operator<=>(NameHead const&, NameHead const&) = default;
};

std::optional<NameHead> name_head(std::string const& field)
{
    auto const head = to_lower_ascii(field);
    std::string_view rest = head;
    auto const take = [&](std::string_view start) {
        bool const has = rest.starts_with(start);
        if (has) rest.remove_prefix(start.size());
        return has;
    };
    if (!take("admin") && !take("adm")) return {};
    if (rest.empty() || rest.front() < '1' || rest.front() > '0' + finest_level) return {};
    int const level = rest.front() - '0';
    rest.remove_prefix(1);
    take("_");
    bool const says_name = take("name");
    if (says_name) take("_");
    if (rest.empty()) return says_name ? std::optional{NameHead{level, 1}} : std::nullopt;
    auto const is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    bool const is_language = rest.size() == 2 && (says_name ? std::ranges::all_of(rest, is_letter)
                                                            : languages_of_heads.contains(rest));
    if (!is_language) return {};
    return NameHead{level, rest == "en" ? 2 : 0};
}

/// Whether a column has more than one value, or there is but one feature. A column of types or of
/// the unit above says "province" of all of them.
bool varies(std::vector<gis::Feature> const& features, std::size_t field)
{
    return features.size() < 2 || std::ranges::any_of(features, [&](gis::Feature const& feature) {
               return feature.fields[field] != features.front().fields[field];
           });
}

std::optional<std::size_t> find_name_by_level(std::vector<std::string> const& fields,
                                              std::vector<gis::Feature> const& features)
{
    std::optional<std::size_t> best;
    std::optional<NameHead> best_head;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto const head = name_head(fields[i]);
        if (!head || (best_head && *head <= *best_head) || !varies(features, i)) continue;
        best = i;
        best_head = head;
    }
    return best;
}

std::vector<std::string> const usual_countries{"country",    "country_code", "iso_a2",
                                               "adm0_pcode", "admin0pcode",  "gid_0",
                                               "shapegroup", "adm0_a3"};

std::vector<std::string> const usual_river_names{"name", "name_en", "river", "rivername",
                                                 "riv_name"};

std::optional<std::size_t> find_field(gis::LayerReader const& layer, std::string const& stated,
                                      std::vector<std::string> const& usual)
{
    if (!stated.empty()) return layer.field(stated);
    for (auto const& name : usual)
        if (auto const at = layer.field(name)) return at;
    return {};
}

/// Whether the values of a column tell all features apart.
bool tells_apart(std::vector<gis::Feature> const& features, std::size_t field)
{
    std::set<std::string> seen;
    for (auto const& feature : features)
        if (feature.fields[field].empty() || !seen.insert(feature.fields[field]).second)
            return false;
    return true;
}

/// The first usual id column that tells the features apart (a layer of districts may also hold the
/// id of the province); if none does, the first one there is, whose duplicates are then named.
std::optional<std::size_t> find_id(gis::LayerReader const& layer, std::string const& stated,
                                   std::vector<gis::Feature> const& features)
{
    for (auto const& name : usual_ids) {
        auto const at = layer.field(name);
        if (stated.empty() && at && tells_apart(features, *at)) return at;
    }
    return find_field(layer, stated, usual_ids);
}

/// The first usual name column that does not say the same of all features, then the best head of a
/// level; else the first one there is.
std::optional<std::size_t> find_name(gis::LayerReader const& layer,
                                     std::vector<gis::Feature> const& features)
{
    for (auto const& name : usual_names)
        if (auto const at = layer.field(name); at && varies(features, *at)) return at;
    if (auto const at = find_name_by_level(layer.fields(), features)) return at;
    if (auto const at = find_field(layer, {}, usual_names)) return at;
    return layer.field("admin");
}

/// Whether all bytes were letters, also those that were decoded before.
bool is_readable(std::string const& text)
{
    return is_utf8(text) && text.find("\xEF\xBF\xBD") == std::string::npos;
}

/// Reads one layer of areas; what it says about it goes to `out`.
class UnitReader {
public:
    UnitReader(std::string file, gis::LayerReader& layer, study::AreaSource const& source)
        : file_(std::move(file)), layer_(layer)
    {
        while (auto feature = layer.next()) features_.push_back(std::move(*feature));
        auto const require = [&](char const* what, std::string const& stated,
                                 std::optional<std::size_t> at) {
            if (at) return *at;
            auto const unread = gis::unread_in_kml(file_);
            throw Error{ErrorKind::input,
                        fmt::format("cannot find the {} column {}in '{}': found {}", what,
                                    stated.empty() ? "" : "'" + clean(stated) + "' ", clean(file_),
                                    quoted_list(layer.fields())),
                        unread.empty()
                            ? fmt::format("name it: {0} = \"...\" in [areas], or --area-{0}", what)
                            : unread};
        };
        id_ = require("id", source.id, find_id(layer, source.id, features_));
        name_ = source.name.empty() ? find_name(layer, features_)
                                    : require("name", source.name, layer.field(source.name));
        country_ = find_field(layer, source.country, usual_countries);
        if (!source.country.empty()) country_ = require("country", source.country, country_);
        std::array const named{source.id, source.name, source.country};
        for (auto const at : {std::optional{id_}, name_, country_})
            if (at) refuse_twin(layer.fields(), *at, named, file_);
    }

    std::vector<Area> read(Areas& out)
    {
        std::vector<Area> areas;
        for (auto const& feature : features_)
            if (auto area = take(feature, out)) areas.push_back(std::move(*area));
        if (layer_.crs().empty() && !areas.empty())
            out.notices.push_back(
                {file_, "it states no coordinate system; read as longitude/latitude"});
        if (with_broken_bytes_ > 0)
            out.notices.push_back(
                {file_,
                 fmt::format("{} area{} with bytes that are no letters in id, name or country; "
                             "they are shown as U+FFFD",
                             with_broken_bytes_, with_broken_bytes_ == 1 ? "" : "s")});
        std::ranges::sort(areas, {}, &Area::id);
        return areas;
    }

    std::optional<std::size_t> name_column() const noexcept { return name_; }
    bool has_names() const noexcept { return has_names_; }
    std::int64_t count() const noexcept { return static_cast<std::int64_t>(features_.size()); }

private:
    std::optional<Area> take(gis::Feature const& feature, Areas& out)
    {
        bool is_whole = true;
        auto const text = [&](std::optional<std::size_t> at) {
            if (!at) return std::string{};
            is_whole = is_whole && is_readable(feature.fields[*at]);
            return clean_name(feature.fields[*at]);
        };
        Area area{.id = text(id_), .name = text(name_), .country = text(country_), .shape = {}};
        if (!is_whole) ++with_broken_bytes_;
        auto const reject = [&](std::string const& why) -> std::optional<Area> {
            auto const who = area.id.empty() ? "an area without id" : "'" + area.id + "'";
            out.rejects.push_back({file_, feature.fid, who + ": " + why});
            return {};
        };
        if (!feature.trouble.empty()) return reject(feature.trouble);
        if (area.id.empty()) return reject("its id is empty");
        if (auto const known = seen_.find(area.id); known != seen_.end())
            return reject(fmt::format("the id is taken by feature {}", known->second));
        auto mended = mend_shape(feature.wkb, geos_);
        refuse_plane(mended);
        if (!mended.problem.empty()) return reject(mended.problem);
        seen_.emplace(area.id, feature.fid);
        if (feature.had_arcs)
            out.notices.push_back({area.id, "its arcs are read as chords of one degree each"});
        for (auto const& what : mended.mended) out.notices.push_back({area.id, what});
        area.shape = std::move(mended.shape);
        if (area.name.empty())
            area.name = area.id;
        else
            has_names_ = true;
        return area;
    }

    /// Without a stated CRS, coordinates beyond the earth mean metres: no guess is made.
    void refuse_plane(MendedShape const& mended) const
    {
        if (!mended.off_earth || !layer_.crs().empty()) return;
        throw Error{ErrorKind::input,
                    fmt::format("cannot use '{}': it states no coordinate system and its "
                                "coordinates are no degrees",
                                clean(file_)),
                    "give it one, for example: ogr2ogr -a_srs EPSG:n with_crs.gpkg FILE"};
    }

    std::string file_;
    gis::LayerReader& layer_;
    std::size_t id_ = 0;
    std::optional<std::size_t> name_, country_;
    std::map<std::string, std::int64_t> seen_;
    std::size_t with_broken_bytes_ = 0;
    bool has_names_ = false;
    std::vector<gis::Feature> features_;
    gis::Geos geos_;
};

std::string words_on_no_names(gis::LayerReader const& layer, std::optional<std::size_t> column)
{
    constexpr auto hint = "(name it: name = \"...\" in [areas], or --area-name)";
    if (column)
        return fmt::format("the column of names '{}' is empty: areas are called by their ids {}",
                           clean(layer.fields()[*column]), hint);
    return fmt::format("no column of names was found among {}: areas are called by their ids {}",
                       quoted_list(layer.fields()), hint);
}

std::vector<Area> read_layer(study::AreaSource const& source, std::string const& layer_name,
                             gis::Access access, Areas& out, std::int64_t* count = nullptr)
{
    if (source.file.empty())
        throw Error{ErrorKind::input, "cannot read areas: no file is named",
                    "name it: file = \"...\" in [areas]"};
    gis::LayerReader layer{source.file, {.layer = layer_name, .access = access}};
    if (layer.is_transformed())
        out.notices.push_back({source.file, "the coordinates are turned from " + layer.crs() +
                                                " into longitude/latitude"});
    UnitReader reader{source.file, layer, source};
    for (auto note : {gis::unread_in_kml(source.file), gis::encoding_note(source.file)})
        if (!note.empty()) out.notices.push_back({source.file, std::move(note)});
    auto areas = reader.read(out);
    bool const are_units = count != nullptr;  // a layer of countries has no key for names
    if (are_units && !reader.has_names() && !areas.empty() && source.names.empty())
        out.notices.push_back({source.file, words_on_no_names(layer, reader.name_column())});
    if (are_units) *count = reader.count();
    return areas;
}

/// Equal names within a country stay apart by their ids, but the reader must know.
void note_equal_names(Areas& areas)
{
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> bearers;
    for (auto const& unit : areas.units)
        bearers[{unit.country, to_lower_ascii(unit.name)}].push_back(unit.id);
    for (auto const& [key, ids] : bearers)
        if (ids.size() > 1)
            areas.notices.push_back({ids.front(), fmt::format("the name '{}' is borne by {}",
                                                              key.second, join_words(ids, ", "))});
}

void note_coverage(Areas& areas, std::string const& file)
{
    if (areas.units.size() > most_audited_areas) {
        areas.notices.push_back(
            {file, fmt::format("overlaps and gaps are not looked for above {} areas",
                               most_audited_areas)});
        return;
    }
    auto const coverage = gis::audit_coverage(areas.units, smallest_square_km);
    auto const id = [&](std::size_t i) { return areas.units[i].id; };
    auto const& [overlaps, gaps] = coverage;
    for (std::size_t i = 0; i < std::min(overlaps.size(), most_listed); ++i)
        areas.notices.push_back(
            {id(overlaps[i].a),
             fmt::format("overlaps {} by {:.0f} km2", id(overlaps[i].b), overlaps[i].square_km)});
    for (std::size_t i = 0; i < std::min(gaps.size(), most_listed); ++i) {
        std::vector<std::string> beside;
        for (auto const area : gaps[i].beside) beside.push_back(id(area));
        areas.notices.push_back(
            {file, fmt::format(
                       "a gap of {:.0f} km2 at {:.3f}, {:.3f}{}", gaps[i].square_km,
                       gaps[i].where.lon, gaps[i].where.lat,
                       beside.empty() ? "" : " beside " + shorten(join_words(beside, ", "), 120))});
    }
    if (overlaps.size() > most_listed)
        areas.notices.push_back(
            {file, fmt::format("{} more overlaps", overlaps.size() - most_listed)});
    if (gaps.size() > most_listed)
        areas.notices.push_back({file, fmt::format("{} more gaps", gaps.size() - most_listed)});
}

void check_expected(Areas& areas, study::AreaSource const& source)
{
    if (!source.expected) return;
    auto const is_home = [&](Area const& unit) { return source.is_home(unit.country); };
    auto const found = std::ranges::count_if(areas.units, is_home);
    if (found == *source.expected) return;
    auto const where = source.home.empty() ? std::string{} : " of " + quoted_list(source.home);
    areas.notices.push_back({source.file, fmt::format("{} areas{} are expected, {} found",
                                                      *source.expected, where, found)});
}

std::vector<NamedLine> read_rivers(study::AreaSource const& source, gis::Access access, Areas& out)
{
    std::vector<NamedLine> rivers;
    if (source.rivers.empty()) return rivers;
    bool const is_layer = study::is_layer_name(source.rivers);
    auto const& file = is_layer ? source.file : source.rivers;
    Unchanged const quiet{file};
    gis::LayerReader layer{file, {.layer = is_layer ? source.rivers : "", .access = access}};
    auto const name_field = find_field(layer, {}, usual_river_names);
    if (name_field) refuse_twin(layer.fields(), *name_field, {}, file);
    while (auto const feature = layer.next()) {
        auto const reject = [&](std::string const& why) {
            out.rejects.push_back({file, feature->fid, why});
        };
        if (!feature->trouble.empty()) {
            reject(feature->trouble);
            continue;
        }
        auto const name = name_field ? clean_name(feature->fields[*name_field]) : std::string{};
        for (auto& line : gis::lines_from_wkb(feature->wkb)) {
            bool const usable = gis::is_finite(line) && std::ranges::all_of(line, is_on_earth);
            if (usable)
                rivers.push_back({name, std::move(line)});
            else
                reject("a vertex of the river is not on the earth");
        }
    }
    quiet.check();
    return rivers;
}

/// Countries have two codes, their ids ("AFG") and their column of countries ("AF"). Where the
/// units state the ids and not the others, the ids hold.
void speak_as_units(std::vector<Area>& countries, std::span<Area const> units)
{
    std::set<std::string_view> stated;
    for (auto const& unit : units) stated.insert(unit.country);
    auto const is_stated = [&](std::string const& code) { return stated.contains(code); };
    bool const by_ids = std::ranges::any_of(countries, is_stated, &Area::id) &&
                        std::ranges::none_of(countries, is_stated, country_code);
    if (!by_ids) return;
    for (auto& country : countries) country.country.clear();
}

}  // namespace

Areas areas(study::AreaSource const& source, gis::Access access)
{
    Areas found;
    Unchanged const quiet{source.file};
    found.units = read_layer(source, source.layer, access, found, &found.read);
    quiet.check();
    if (found.units.empty())
        throw Error{ErrorKind::input,
                    fmt::format("cannot use the areas of '{}': none of {} is usable{}",
                                clean(source.file), found.read,
                                found.rejects.empty() ? "" : ": " + found.rejects.front().reason)};
    note_equal_names(found);
    return found;
}

void audit_coverage(Areas& areas, study::AreaSource const& source)
{
    note_coverage(areas, source.file);
}

Areas areas(study::Study const& study, gis::Access access)
{
    auto found = areas_unaudited(study, access);
    audit_coverage(found, study.areas);
    return found;
}

Areas areas_unaudited(study::Study const& study, gis::Access access)
{
    auto const& source = study.areas;
    Unchanged const quiet{source.file};  // its layers must be of one state
    auto found = areas(source, access);
    check_expected(found, source);
    if (!source.countries_layer.empty()) {
        // The columns are named for the units; a layer of countries has its own.
        study::AreaSource plain;
        plain.file = source.file;
        found.countries = read_layer(plain, source.countries_layer, access, found);
        speak_as_units(found.countries, found.units);
    }
    found.rivers = read_rivers(source, access, found);
    quiet.check();
    return found;
}

}  // namespace sitmap::load
