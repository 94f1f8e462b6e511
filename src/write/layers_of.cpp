// SPDX-License-Identifier: MIT
#include "write/layers_of.hpp"

#include "base/text.hpp"
#include "gis/antimeridian.hpp"
#include "write/incident_fields.hpp"
#include "write/qml.hpp"
#include "write/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace sitmap::write {

namespace {

using gis::FieldType;
using gis::ShapeKind;
using gis::Value;
using gis::VectorLayer;

/// Records whose point says less than it seems to.
constexpr char const* vague_records =
    "\"place_precision\" IN ('area', 'country', 'unknown') OR \"claim\" IN ('assessed', 'denied')";

/// Records that do not count can be ticked: what is drawn at first is what the sheets count.
std::string category_style(LayerOptions const& options)
{
    auto classes = options.categories;
    if (std::ranges::find(options.counted, false) == options.counted.end())
        return qml_points("category", classes, vague_records);
    constexpr char const* words = "does not count";
    std::string apart = words;
    auto const is_taken = [&](QmlClass const& look) {
        return look.value == apart || std::ranges::find(look.also, apart) != look.also.end();
    };
    while (std::ranges::any_of(classes, is_taken)) apart = "(" + apart + ")";
    classes.push_back({apart, words, "#9a988e", "circle", false});
    return qml_points(fmt::format("if(\"counted\" = 1, \"category\", '{}')", apart), classes,
                      vague_records);
}

/// What the records of one area add up to.
struct AreaTotals {
    std::size_t records = 0;
    std::size_t to_area_only = 0;
    std::optional<std::int64_t> deaths_low;  // none of them states a figure
    std::optional<Date> first;
    std::optional<Date> last;
};

bool is_home(LayerOptions const& options, std::size_t area)
{
    return options.home.empty() || options.home[area];
}

bool is_counted(LayerOptions const& options, std::size_t record)
{
    return options.counted.empty() || options.counted[record];
}

std::vector<AreaTotals> totals_of(std::span<Placed const> placed, std::size_t areas,
                                  LayerOptions const& options)
{
    std::vector<AreaTotals> totals(areas);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        auto const& record = placed[i];
        if (!record.area || !is_counted(options, i)) continue;
        auto& total = totals[*record.area];
        auto const& incident = record.incident;
        ++total.records;
        total.to_area_only += is_without_point(incident);
        if (incident.fatalities.low)
            total.deaths_low = total.deaths_low.value_or(0) + *incident.fatalities.low;
        if (!total.first || incident.when.first < *total.first) total.first = incident.when.first;
        if (!total.last || incident.when.last > *total.last) total.last = incident.when.last;
    }
    return totals;
}

Value date_or_none(std::optional<Date> const& date)
{
    if (!date) return std::monostate{};
    return *date;
}

std::vector<gis::Field> area_fields()
{
    return {
        {"area_id", FieldType::text, 0, "area_id", "id of the area"},
        {"area_name", FieldType::text, 0, "area_name", "name of the area"},
        {"country", FieldType::text, 0, "country", "country code"},
        {"records", FieldType::integer, 0, "records",
         "records that count (scope and period of the sheets) in the area"},
        {"records_area_only", FieldType::integer, 0, "rec_area",
         "of these, known to the area or country only"},
        {"deaths_low", FieldType::integer, 0, "deaths_low",
         "of these, sum of the fewest deaths reported; records without a figure add nothing; "
         "empty: "
         "none of them has one"},
        {"date_first", FieldType::date, 0, "date_first",
         "earliest first day of the records that count"},
        {"date_last", FieldType::date, 0, "date_last", "latest last day of the records that count"},
    };
}

/// Another set than that of the fields before: each says so, the dictionary is read field by field.
std::vector<gis::Field> arrival_fields()
{
    return {
        {"arrival", FieldType::date, 0, "arrival",
         "by records that count or show presence: day by which the deciding record had happened; "
         "empty: none of these is placed here, or in another country"},
        {"arrival_from", FieldType::date, 0, "arriv_from",
         "by the same records: earliest day on which any can have happened"},
        {"arrival_text", FieldType::text, 0, "arriv_text",
         "interval from arrival_from to arrival, ISO 8601"},
        {"arrival_record", FieldType::text, 0, "arriv_rec", "id of the deciding record"},
        {"arrival_source", FieldType::text, 0, "arriv_src", "source of the deciding record"},
        {"arrival_counted", FieldType::integer, 0, "arriv_cnt",
         "1: the deciding record counts; 0: it only shows presence"},
        {"arrival_rank", FieldType::integer, 0, "arriv_rank",
         "by records that count or show presence, as finding presence.AREA.first (or "
         "arrival.AREA.first where no category shows presence): 1 = first, ties share a rank, "
         "0 = none of these records; empty: in another country, where arrivals are not told"},
        {"rank_from", FieldType::integer, 0, "rank_from",
         "first rank that the dates allow; below arrival_rank or rank_to: the order is not "
         "certain"},
        {"rank_to", FieldType::integer, 0, "rank_to", "last rank that the dates allow"},
        {"returns", FieldType::integer, 0, "returns",
         "by records that count or show presence: records after a silence longer than the study's "
         "gap; the records are silent, not the area; empty: in another country"},
        {"fire_from", FieldType::text, 0, "fire_from",
         "records of fire whose report states a launch from here; they are placed at its target"},
        {"shade", FieldType::text, 0, "shade",
         "class of the area on the sheets, as their legend names it; empty: areas are not shaded"},
    };
}

/// One for each of arrival_fields() but the last two; `arrival` may be null.
std::vector<Value> arrival_values(std::span<Placed const> placed, analysis::Arrival const* arrival,
                                  LayerOptions const& options)
{
    constexpr std::monostate none{};
    if (!arrival || !arrival->first)
        return {none, none, none, none, none, none, std::int64_t{0}, none, none, std::int64_t{0}};
    auto const& incident = placed[*arrival->first].incident;
    auto const onset = arrival->onset.value_or(incident.when);
    return {onset.last,
            onset.first,
            sitmap::to_text(onset),
            incident.id,
            incident.source,
            std::int64_t{is_counted(options, *arrival->first)},
            std::int64_t{arrival->rank},
            std::int64_t{arrival->rank_from},
            std::int64_t{arrival->rank_to},
            whole(arrival->returns.size())};
}

/// Fields that every fire layer begins with, and their values.
std::vector<gis::Field> fire_fields(std::vector<gis::Field> more)
{
    std::vector<gis::Field> fields{
        {"record", FieldType::text, 0, "record", "id of the record that reports the fire"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

std::vector<gis::Field> fire_line_fields()
{
    return fire_fields({
        {"origin", FieldType::text, 0, "origin", "place that the launch is reported from"},
        {"origin_radius_km", FieldType::real, 0, "orig_km",
         "radius of the origin area, kilometres"},
        {"origin_inferred", FieldType::integer, 0, "orig_infer",
         "1: the position is a reading of the report, not stated in it"},
        {"target", FieldType::text, 0, "target", "place that the fire was reported toward"},
        {"target_radius_km", FieldType::real, 0, "targ_km",
         "radius of the target area, kilometres"},
        {"target_inferred", FieldType::integer, 0, "targ_infer",
         "1: the position is a reading of the report, not stated in it"},
        {"distance_low_km", FieldType::real, 0, "dist_low",
         "shortest distance between the two areas, kilometres"},
        {"distance_mid_km", FieldType::real, 0, "dist_mid",
         "distance of their middles, kilometres"},
        {"distance_high_km", FieldType::real, 0, "dist_high",
         "longest distance between the two areas, kilometres"},
        {"azimuth_low", FieldType::real, 0, "azim_low",
         "first azimuth of the range, degrees clockwise from north"},
        {"azimuth_mid", FieldType::real, 0, "azim_mid",
         "azimuth of the line of middles, 0 to 360; empty: they are one point"},
        {"azimuth_high", FieldType::real, 0, "azim_high", "last azimuth clockwise; may exceed 360"},
        {"rounds", FieldType::integer, 0, "rounds", "rounds reported; empty: not known"},
        {"calibre_mm", FieldType::integer, 0, "calibre_mm", "calibre reported; empty: not known"},
        {"nearest_place", FieldType::text, 0, "near_place",
         "named place nearest to the crossed border; empty: not known"},
        {"nearest_place_km", FieldType::real, 0, "near_km",
         "its distance, kilometres; empty: not known"},
        {"range_check", FieldType::text, 0, "range_chk",
         "against the cited range, plausibility only"},
        {"source", FieldType::text, 0, "source", "source of the report, as cited"},
        {"note", FieldType::text, 0, "note", "how the report was read, what was inferred"},
    });
}

VectorLayer fire_lines(std::span<analysis::FireFinding const> fires)
{
    VectorLayer layer{"fire_lines",
                      "Reported fire, middle of the origin area to middle of the target area: a "
                      "direction, not a path",
                      ShapeKind::line};
    layer.fields = fire_line_fields();
    for (auto const& f : fires) {
        auto const& [id, origin, target, rounds, calibre, source, note] = f.event;
        auto const nearest_km =
            f.nearest_place.empty() ? Value{std::monostate{}} : Value{f.nearest_place_km};
        auto const mid = analysis::mid_azimuth(f);
        layer.rows.push_back({{id,
                               origin.place,
                               origin.radius_km,
                               std::int64_t{origin.inferred},
                               target.place,
                               target.radius_km,
                               std::int64_t{target.inferred},
                               f.distance_km.low,
                               f.distance_km.mid,
                               f.distance_km.high,
                               f.azimuth.low,
                               mid ? Value{*mid} : Value{std::monostate{}},
                               f.azimuth.high,
                               number_or_none(rounds),
                               number_or_none(calibre),
                               f.nearest_place,
                               nearest_km,
                               std::string(analysis::to_text(f.range_check)),
                               source,
                               note},
                              gis::parts_of(Line{origin.where, target.where})});
    }
    layer.style_qml = qml_line("#9c0c24", 0.5);
    return layer;
}

VectorLayer fire_areas(std::span<analysis::FireFinding const> fires)
{
    VectorLayer layer{"fire_areas",
                      "Areas that reported fire came from and went toward, and the corridor that "
                      "holds every line between them",
                      ShapeKind::polygon};
    layer.fields =
        fire_fields({{"part", FieldType::text, 0, "part", "origin, target or corridor"},
                     {"place", FieldType::text, 0, "place", "place as the report names it"}});
    for (auto const& f : fires) {
        auto const add = [&](std::string part, std::string place, PolygonSet const& shape) {
            layer.rows.push_back(
                {{f.event.id, std::move(part), std::move(place)}, gis::parts_of(shape)});
        };
        add("corridor", {}, f.corridor);
        add("origin", f.event.origin.place, f.origin);
        add("target", f.event.target.place, f.target);
    }
    std::array<QmlClass, 3> const classes{
        {{"corridor", "corridor", "#f3d9d9"},
         {"origin", "launch reported from", "#9c0c24", "b_diagonal"},
         {"target", "said to be aimed at", "#d98a8a"}}};
    layer.style_qml = qml_fills("part", classes);
    return layer;
}

VectorLayer crossed_border(std::span<analysis::FireFinding const> fires)
{
    VectorLayer layer{"crossed_border",
                      "Stretches of border that some line from origin to target crosses",
                      ShapeKind::line};
    layer.fields = fire_fields(
        {{"country_a", FieldType::text, 0, "country_a", "country code"},
         {"country_b", FieldType::text, 0, "country_b", "country code"},
         {"length_km", FieldType::real, 0, "length_km", "length of the stretch, kilometres"}});
    for (auto const& f : fires)
        for (auto const& stretch : f.crossed)
            layer.rows.push_back(
                {{f.event.id, stretch.country_a, stretch.country_b, stretch.length.value},
                 std::vector<Line>{stretch.line}});
    layer.style_qml = qml_line("#9c0c24", 1.2);
    return layer;
}

}  // namespace

VectorLayer incidents_layer(std::span<Placed const> placed, std::span<Area const> areas,
                            LayerOptions const& options)
{
    VectorLayer layer{"incidents", "Reported incidents with the area that each is counted in",
                      ShapeKind::point};
    layer.fields = incident_fields();
    layer.fields.push_back({"counted", FieldType::integer, 0, "counted",
                            "1: in the period and scope that the sheets count"});
    for (std::size_t i = 0; i < placed.size(); ++i) {
        auto const& record = placed[i];
        gis::VectorRow row{incident_values(record, areas)};
        row.values.emplace_back(std::int64_t{is_counted(options, i)});
        if (record.incident.where) row.shape = *record.incident.where;
        layer.rows.push_back(std::move(row));
    }
    layer.style_qml = category_style(options);
    return layer;
}

VectorLayer areas_layer(std::span<Placed const> placed, std::span<Area const> areas,
                        std::span<analysis::Arrival const> arrivals, LayerOptions const& options,
                        std::span<analysis::FireFinding const> fires)
{
    VectorLayer layer{"areas",
                      "Areas with the number of records that count, and the first arrival by these "
                      "and by records of presence",
                      ShapeKind::polygon};
    layer.fields = area_fields();
    for (auto& field : arrival_fields()) layer.fields.push_back(std::move(field));
    auto const totals = totals_of(placed, areas.size(), options);
    for (std::size_t i = 0; i < areas.size(); ++i) {
        auto const& area = areas[i];
        auto const& total = totals[i];
        std::vector<Value> values{area.id,
                                  area.name,
                                  area.country,
                                  whole(total.records),
                                  whole(total.to_area_only),
                                  total.deaths_low ? Value{*total.deaths_low} : Value{},
                                  date_or_none(total.first),
                                  date_or_none(total.last)};
        auto const arrival =
            arrival_values(placed, i < arrivals.size() ? &arrivals[i] : nullptr, options);
        if (is_home(options, i))
            values.insert(values.end(), arrival.begin(), arrival.end());
        else
            values.resize(values.size() + arrival.size());
        values.emplace_back(join_words(analysis::launched_from(fires, i), "; "));
        values.emplace_back(i < options.shade_of.size() ? options.shade_of[i] : std::string{});
        layer.rows.push_back({std::move(values), area.shape});
    }
    static std::vector<QmlClass> const plain{{"", "area", "#f6f2e9"}};
    layer.style_qml = qml_fills("shade", options.shades.empty() ? plain : options.shades);
    return layer;
}

std::vector<VectorLayer> fire_layers(std::span<analysis::FireFinding const> fires)
{
    std::vector<VectorLayer> layers;
    layers.push_back(fire_lines(fires));
    layers.push_back(fire_areas(fires));
    layers.push_back(crossed_border(fires));
    return layers;
}

std::vector<VectorLayer> layers_of(std::span<Placed const> placed, std::span<Area const> areas,
                                   std::span<analysis::Arrival const> arrivals,
                                   std::span<analysis::FireFinding const> fires,
                                   LayerOptions const& options)
{
    std::vector<VectorLayer> layers;
    layers.push_back(incidents_layer(placed, areas, options));
    layers.push_back(areas_layer(placed, areas, arrivals, options, fires));
    if (fires.empty()) return layers;
    for (auto& layer : fire_layers(fires))
        if (!layer.rows.empty()) layers.push_back(std::move(layer));
    return layers;
}

}  // namespace sitmap::write
