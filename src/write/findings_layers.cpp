// SPDX-License-Identifier: MIT
#include "write/findings_layers.hpp"

#include "gis/antimeridian.hpp"
#include "write/findings_tables.hpp"
#include "write/qml.hpp"
#include "write/values.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string>

namespace sitmap::write {

namespace {

using gis::FieldType;
using gis::ShapeKind;
using gis::Value;
using gis::VectorLayer;

Value real(std::optional<double> const& number)
{
    if (!number) return std::monostate{};
    return *number;
}

/// Records that count and those with presence have their own order each; `set` tells them apart.
struct NamedOrder {
    std::string set;
    std::vector<analysis::Reached> const& order;
    std::vector<analysis::Arrival> const& arrivals;
};

std::vector<NamedOrder> orders_of(analysis::Findings const& findings)
{
    std::vector<NamedOrder> orders{{"counted", findings.order, findings.arrivals}};
    if (!findings.settings.presence.empty())
        orders.push_back({"presence", findings.presence_order, findings.presence});
    return orders;
}

Value rank_bound(std::span<analysis::Arrival const> arrivals, std::size_t area,
                 int analysis::Arrival::*bound)
{
    if (area >= arrivals.size()) return std::monostate{};
    return std::int64_t{arrivals[area].*bound};
}

/// The set that the sheets draw, to begin with; the other one can be ticked.
constexpr char const* by_set_and_step = "\"set\" || ' ' || \"step\"";

std::vector<QmlClass> with_sets(analysis::Findings const& findings, std::span<QmlClass const> steps)
{
    auto const orders = orders_of(findings);
    std::vector<QmlClass> classes;
    for (auto order = orders.rbegin(); order != orders.rend(); ++order)
        for (auto step : steps) {
            step.shown = order == orders.rbegin();
            if (orders.size() > 1) step.label += fmt::format(" ({})", order->set);
            step.value = fmt::format("{} {}", order->set, step.value);
            classes.push_back(std::move(step));
        }
    return classes;
}

VectorLayer order_layer(analysis::Findings const& findings, std::span<Placed const> placed,
                        std::span<Area const> areas)
{
    VectorLayer layer{
        "arrival_order",
        "Order in which areas were reached, at the deciding record or a place in the area",
        ShapeKind::point,
        {},
        {},
        {}};
    layer.fields = {
        {"set", FieldType::text, 0, "",
         "counted: records that count; presence: with records of presence"},
        {"area", FieldType::text, 0, "", "id of the area"},
        {"name", FieldType::text, 0, "", "name of the area"},
        {"rank", FieldType::integer, 0, "", "1 = reached first; ties share a rank"},
        {"rank_from", FieldType::integer, 0, "", "first rank that the dates allow"},
        {"rank_to", FieldType::integer, 0, "", "last rank that the dates allow"},
        {"onset_from", FieldType::date, 0, "", "earliest day that any of its records may have"},
        {"onset_to", FieldType::date, 0, "", "day by which the area was certainly reached"},
        {"record", FieldType::text, 0, "", "deciding record"},
        {"step", FieldType::text, 0, "",
         "origin, contact, leap; with \"or\" where the dates do not tell: \"contact or leap\", "
         "\"origin or later\" ...; first: none before, but the study states another origin"},
        {"from_area", FieldType::text, 0, "",
         "area it was reached from, or the nearest one before a leap"},
        {"origin_km", FieldType::real, 0, "",
         "geodesic distance of the centroid from the origin, km"}};
    for (auto const& [set, order, arrivals] : orders_of(findings))
        for (auto const& r : order)
            layer.rows.push_back(
                {{set, areas[r.area].id, areas[r.area].name, std::int64_t{r.rank},
                  rank_bound(arrivals, r.area, &analysis::Arrival::rank_from),
                  rank_bound(arrivals, r.area, &analysis::Arrival::rank_to), r.onset.first,
                  r.onset.last, placed[r.record].incident.id, step_words(r),
                  r.from ? areas[*r.from].id : std::string{}, r.origin_km},
                 r.where});
    static std::array<QmlClass, 9> const steps{
        {{"origin", "origin", "#3c342b", "star"},
         {"origin or later", "may be the origin: the dates overlap", "#dcd2c0", "star"},
         {"first", "first, beside the stated origin", "#6d6254", "star"},
         {"first or later", "may be the first: the dates overlap", "#dcd2c0", "star"},
         {"contact", "from a neighbour", "#6d6254"},
         {"leap", "no neighbour before", "#bbad9a"},
         {"contact or leap", "contact or leap: the dates overlap", "#dcd2c0"},
         {"origin or leap", "origin or leap: the dates overlap", "#dcd2c0"},
         {"origin, contact or leap", "any of them: the dates overlap", "#dcd2c0"}}};
    layer.style_qml = qml_points(by_set_and_step, with_sets(findings, steps));
    return layer;
}

VectorLayer arrow_layer(analysis::Findings const& findings, std::span<Placed const> placed,
                        std::span<Area const> areas)
{
    VectorLayer layer{"arrival_arrows",
                      "From the area that an area was reached from to that area",
                      ShapeKind::line,
                      {},
                      {},
                      {}};
    layer.fields = {
        {"set", FieldType::text, 0, "", "counted or presence"},
        {"from_area", FieldType::text, 0, "", "id"},
        {"to_area", FieldType::text, 0, "", "id"},
        {"step", FieldType::text, 0, "",
         "contact: a neighbour had been active; leap: none had; with \"or\" where the dates do not "
         "tell"},
        {"rank", FieldType::integer, 0, "", "rank of the area that was reached"},
        {"record", FieldType::text, 0, "", "deciding record"}};
    for (auto const& [set, order, arrivals] : orders_of(findings))
        for (auto const& r : order)
            if (r.from)
                layer.rows.push_back(
                    {{set, areas[*r.from].id, areas[r.area].id, step_words(r),
                      static_cast<std::int64_t>(r.rank), placed[r.record].incident.id},
                     gis::parts_of(Line{*r.from_where, r.where})});
    static std::array<QmlClass, 5> const steps{
        {{"contact", "from a neighbour", "#4a453c"},
         {"leap", "no neighbour before", "#7d776b", "dash"},
         {"contact or leap", "contact or leap: the dates overlap", "#7d776b", "dot"},
         {"origin or leap", "origin or leap: the dates overlap", "#7d776b", "dot"},
         {"origin, contact or leap", "any of them: the dates overlap", "#7d776b", "dot"}}};
    layer.style_qml = qml_arrows(by_set_and_step, with_sets(findings, steps));
    return layer;
}

std::vector<VectorLayer> centre_layers(analysis::Findings const& findings)
{
    VectorLayer points{
        "centres", "Mean centre of the records of each year", ShapeKind::point, {}, {}, {}};
    points.fields = {
        {"period", FieldType::text, 0, "", "calendar year"},
        {"n", FieldType::integer, 0, "", "records with a coordinate, dated inside the year"},
        {"distance_km", FieldType::real, 0, "", "root mean square distance from the centre, km"},
        {"drift_km", FieldType::real, 0, "", "from the centre before, km"},
        {"drift_azimuth", FieldType::real, 0, "drift_azi", "degrees clockwise from north"},
        {"drift_low_km", FieldType::real, 0, "drift_low",
         "shortest drift that the test does not reject, 95 %, km; empty: no interval"},
        {"drift_high_km", FieldType::real, 0, "drift_high",
         "longest drift that the test does not reject, 95 %, km; empty: no interval"},
        {"drift_p", FieldType::real, 0, "", "Hotelling T2, years permuted"}};
    VectorLayer track{"centre_track",
                      "Mean centres joined in the order of the years",
                      ShapeKind::line,
                      {},
                      {},
                      {}};
    track.fields = {{"first", FieldType::text, 0, "", "first year"},
                    {"last", FieldType::text, 0, "", "last year"}};
    Line line;
    for (auto const& c : findings.centres) {
        auto const& range = c.drift_range_km;
        points.rows.push_back(
            {{c.period, whole(c.n), real(c.standard_distance_km), real(c.drift_km),
              real(c.drift_azimuth), range ? Value{range->low} : Value{std::monostate{}},
              range ? Value{range->high} : Value{std::monostate{}}, real(c.drift_p)},
             c.mean});
        line.push_back(c.mean);
    }
    if (line.size() > 1)
        track.rows.push_back({{findings.centres.front().period, findings.centres.back().period},
                              gis::parts_of(line)});
    std::array<QmlClass, 1> const one{{{"", "mean centre of a year", "#1f4e79", "diamond"}}};
    points.style_qml = qml_points("period", one);
    track.style_qml = qml_line("#1f4e79", 0.4);
    return {points, track};
}

VectorLayer ellipse_layer(analysis::Findings const& findings)
{
    VectorLayer layer{
        "ellipse", "Standard deviational ellipse of the records", ShapeKind::polygon, {}, {}, {}};
    layer.fields = {
        {"variant", FieldType::text, 0, "", "formula of the axes"},
        {"n", FieldType::integer, 0, "", "records"},
        {"inside", FieldType::integer, 0, "", "records counted inside"},
        {"major_km", FieldType::real, 0, "", "semi-axis, km"},
        {"minor_km", FieldType::real, 0, "", "semi-axis, km"},
        {"azimuth", FieldType::real, 0, "", "of the major axis, degrees clockwise from north"}};
    if (auto const& e = findings.ellipse)
        layer.rows.push_back(
            {{e->variant, whole(e->n), whole(e->inside), e->major_km, e->minor_km, e->azimuth},
             gis::parts_of(PolygonSet{{e->ring}})});
    layer.style_qml = qml_outline("#1f4e79", 0.5);
    return layer;
}

VectorLayer hot_spot_layer(analysis::Findings const& findings, std::span<Area const> areas)
{
    VectorLayer layer{"hot_spots",
                      "Gi* of the counts with permutation p, corrected for many tests",
                      ShapeKind::polygon,
                      {},
                      {},
                      {}};
    layer.fields = {
        {"area", FieldType::text, 0, "", "id"},
        {"name", FieldType::text, 0, "", "name"},
        {"records", FieldType::integer, 0, "", "records in the area"},
        {"z", FieldType::real, 0, "", "Gi*"},
        {"p", FieldType::real, 0, "", "conditional permutation, two-sided"},
        {"p_adjusted", FieldType::real, 0, "", "Benjamini-Hochberg"},
        {"class", FieldType::text, 0, "", "hot, cold or neither at 5 % after correction"}};
    for (auto const& s : findings.hot_spots)
        layer.rows.push_back(
            {{areas[s.area].id, areas[s.area].name, whole(s.count), s.z, s.p, s.adjusted_p,
              std::string{s.sign > 0   ? "hot"
                          : s.sign < 0 ? "cold"
                                       : "neither"}},
             areas[s.area].shape});
    static std::array<QmlClass, 3> const classes{{{"hot", "hot spot", "#b2182b"},
                                                  {"cold", "cold spot", "#2166ac"},
                                                  {"neither", "neither", "#f0eeea"}}};
    layer.style_qml = qml_fills("class", classes);
    return layer;
}

}  // namespace

std::vector<gis::VectorLayer> findings_layers(analysis::Findings const& findings,
                                              std::span<Placed const> placed,
                                              std::span<Area const> areas)
{
    std::vector<VectorLayer> layers{order_layer(findings, placed, areas),
                                    arrow_layer(findings, placed, areas)};
    for (auto& layer : centre_layers(findings)) layers.push_back(std::move(layer));
    layers.push_back(ellipse_layer(findings));
    layers.push_back(hot_spot_layer(findings, areas));
    return layers;
}

}  // namespace sitmap::write
