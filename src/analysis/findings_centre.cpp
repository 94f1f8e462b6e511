// SPDX-License-Identifier: MIT
// Centres, their drift and the ellipse (method M5).
#include "analysis/centre.hpp"
#include "analysis/drift.hpp"
#include "analysis/findings_context.hpp"
#include "analysis/sample_size.hpp"
#include "gis/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace sitmap::analysis {

namespace {

constexpr std::size_t most_permuted =
    5000;  // points: beyond, F and permuted p agree to the last printed digit

/// Records with a coordinate on home ground, dated inside a period.
struct Group {
    NamedPeriod period;
    std::vector<std::size_t> records;
    std::vector<LonLat> places;
    std::vector<gis::Plane> points;
    std::vector<double> weights;
    std::string across;     // what is left out
    std::string placeless;  // the same
    std::string part;       // a year that the study covers in part
};

Group group_of(FindingContext const& context, NamedPeriod const& period)
{
    Group group;
    group.period = period;
    group.part = part_of(period);
    auto const records = located(context, context.in_home);
    group.across = across(context, period, records);
    group.placeless = placeless(context, period, context.in_home);
    for (std::size_t const record : records)
        if (period.when.contains(context.placed[record].incident.when))
            group.records.push_back(record);
    for (std::size_t const record : group.records) {
        auto const& incident = context.placed[record].incident;
        group.places.push_back(*incident.where);
        group.weights.push_back(incident.weight);
    }
    group.points = on_plane(context, group.records);
    return group;
}

std::size_t distinct(std::vector<LonLat> const& places)
{
    std::set<std::pair<double, double>> seen;
    for (auto const& p : places) seen.emplace(p.lon, p.lat);
    return seen.size();
}

std::vector<std::string> warnings_of(Group const& group)
{
    std::vector<std::string> warnings;
    if (group.records.size() < 10)
        warnings.push_back(
            fmt::format("centre of {} records only: show the points", group.records.size()));
    auto const places = distinct(group.places);
    if (places < group.records.size())
        warnings.push_back(fmt::format("{} records on {} coordinates: coded to towns or centroids",
                                       group.records.size(), places));
    if (!group.part.empty()) warnings.push_back(group.part);
    if (!group.across.empty()) warnings.push_back(group.across);
    if (!group.placeless.empty()) warnings.push_back(group.placeless);
    return warnings;
}

constexpr double full_turn = 360;
constexpr double half_turn = 180;  // of an axis, which has no sense

/// The azimuth, or 0 where it would be written as the whole turn.
double below_turn(double azimuth, double turn)
{
    constexpr double least = 0.005;  // degrees: tables have two decimals
    return turn - azimuth <= least ? 0 : azimuth;
}

double whole_degrees(double azimuth, double turn)
{
    return std::fmod(std::round(azimuth), turn);
}

std::vector<gis::Plane> seen_on(gis::Projection const& plane, std::vector<LonLat> const& places)
{
    std::vector<gis::Plane> points;
    for (LonLat const where : places)
        if (auto const at = plane.forward(where)) points.push_back(*at);
    return points;
}

/// A metre of the plane along the drift, in km of the ellipsoid: where a period is spread over
/// thousands of kilometres, no plane has both its scatter and its mean right.
double km_of_a_metre(CentreShift const& shift, Metres drift)
{
    constexpr double least = 1;  // metres: of less, the ratio is one of rounding errors
    return shift.length < least ? 0.001 : drift.value / shift.length / 1000;
}

/// On a plane about the middle of the drift: on one about all records of several countries the
/// lengths far from its middle are not those of the drift, which is measured on the ellipsoid.
void set_drift(FindingContext const& context, CentrePoint& centre, Group const& before,
               Group const& after)
{
    auto const moved = drift(before.places, after.places);
    if (!moved) return;
    centre.drift_km = moved->distance.value / 1000;
    centre.drift_azimuth = below_turn(moved->azimuth, full_turn);
    auto const plane = plane_at(gis::travel(moved->from, moved->azimuth, moved->distance * 0.5));
    auto const from = seen_on(plane, before.places);
    auto const to = seen_on(plane, after.places);
    auto const shift = centre_shift(from, to);
    if (!shift) return;
    double const km = km_of_a_metre(*shift, moved->distance);
    centre.drift_se_km = shift->se_along * km;
    centre.drift_p = shift->p;
    centre.drift_test = "Hotelling T2, F distribution";
    std::optional<double> limit = t_squared_95(*shift);
    bool const is_small = from.size() + to.size() <= most_permuted;
    auto const chance = is_small ? shift_against_chance(from, to, context.settings.draws)
                                 : Defined<ShiftChance>{Undefined{"too many points"}};
    if (chance) {
        centre.drift_chance = chance->t_squared;
        centre.drift_p = chance->t_squared.p_upper;
        centre.drift_test = "Hotelling T2, periods permuted";
        limit = chance->t_squared.upper_5;
    }
    if (!limit || *limit >= beyond_chance) return;
    if (!fills_a_plane(from) || !fills_a_plane(to)) return;
    auto const metres = shift_lengths(*shift, *limit);
    centre.drift_range_km = Interval{metres.low * km, metres.high * km};
}

std::optional<CentrePoint> centre_of(Group const& group)
{
    auto const mean = geodesic_mean(group.places);
    if (!mean) return {};
    CentrePoint centre;
    centre.period = group.period.label;
    centre.when = group.period.when;
    centre.n = group.records.size();
    centre.mean = *mean;
    if (auto const median = geodesic_median(group.places)) centre.median = *median;
    centre.standard_distance_km = rms_distance(*mean, group.places).value / 1000;
    centre.warnings = warnings_of(group);
    return centre;
}

Finding& add_number(Numbers& numbers, CentrePoint const& centre, Group const& group,
                    std::string const& key, std::string const& title, double value, int decimals,
                    std::string const& unit)
{
    auto& finding =
        numbers.value(fmt::format("centre.{}.{}", centre.period, key),
                      fmt::format("{}, {}", title, centre.period), "M5", value, decimals, unit);
    finding.n = static_cast<std::int64_t>(centre.n);
    finding.records = group.records;
    finding.warnings = centre.warnings;
    return finding;
}

/// "157.4 km towards 11° (95 %: 0.0 to 330.5 km), p = 0.148: no evidence of a shift".
std::string drift_text(CentrePoint const& centre)
{
    std::string text = fmt::format("{:.1f} km towards {:.0f}°", *centre.drift_km,
                                   whole_degrees(*centre.drift_azimuth, full_turn));
    if (auto const& range = centre.drift_range_km)
        text += fmt::format(" (95 %: {:.1f} to {:.1f} km)", range->low, range->high);
    else
        text += " (no interval)";
    if (!centre.drift_p) return text + ", not tested";
    return text + fmt::format(", p = {:.3g}{}", *centre.drift_p,
                              *centre.drift_p < 0.05 ? "" : ": no evidence of a shift");
}

void add_drift(Numbers& numbers, CentrePoint const& centre, Group const& before, Group const& group)
{
    auto& drift =
        add_number(numbers, centre, group, "drift",
                   "drift of the mean centre from the period before", *centre.drift_km, 1, "km");
    drift.text = drift_text(centre);
    drift.parameters.emplace_back("azimuth", fixed(*centre.drift_azimuth, 2));
    drift.records.insert(drift.records.begin(), before.records.begin(), before.records.end());
    drift.n = static_cast<std::int64_t>(drift.records.size());
    if (before.records.size() < 10)
        warn(drift,
             fmt::format("{} records only in {}", before.records.size(), before.period.label));
    warn(drift, before.part);
    warn(drift, before.across);
    warn(drift, before.placeless);
    if (!centre.drift_se_km) return;
    drift.p = centre.drift_p;
    drift.parameters.emplace_back("standard error, km", fixed(*centre.drift_se_km, 2));
    drift.parameters.emplace_back("test", centre.drift_test);
    if (auto const& chance = centre.drift_chance) {
        drift.parameters.emplace_back("draws", std::to_string(chance->draws));
        drift.parameters.emplace_back("seed", seed_words(*chance));
        warn(drift, draws_warning(*chance, Tail::upper));
    }
    if (!centre.drift_range_km) {
        warn(drift, "no interval: too few records, or one of the years lies at one place or line");
        return;
    }
    drift.low = centre.drift_range_km->low;
    drift.high = centre.drift_range_km->high;
    drift.interval = "95 %, lengths that the test does not reject";
}

void add_centre(Numbers& numbers, CentrePoint const& centre, Group const& group)
{
    auto const add = [&](std::string const& key, std::string const& title, double value,
                         int decimals, std::string const& unit) -> Finding& {
        return add_number(numbers, centre, group, key, title, value, decimals, unit);
    };
    add("mean_lon", "mean centre, longitude", centre.mean.lon, 4, "degrees");
    add("mean_lat", "mean centre, latitude", centre.mean.lat, 4, "degrees");
    if (centre.median) {
        std::string const ties =
            is_median_unique(group.points)
                ? ""
                : "not the only median centre: every place between the two halves serves as well";
        warn(add("median_lon", "median centre, longitude", centre.median->lon, 4, "degrees"), ties);
        warn(add("median_lat", "median centre, latitude", centre.median->lat, 4, "degrees"), ties);
    }
    bool const weighted = std::ranges::any_of(group.weights, [](double w) { return w != 1; });
    auto const mean = weighted ? geodesic_mean(group.places, group.weights)
                               : Defined<LonLat>{Undefined{"all weights are 1"}};
    if (mean) {
        add("weighted_lon", "weighted mean centre, longitude", mean->lon, 4, "degrees");
        add("weighted_lat", "weighted mean centre, latitude", mean->lat, 4, "degrees");
    }
    add("standard_distance", "root mean square distance from the mean centre",
        *centre.standard_distance_km, 1, "km");
}

Ring ring_of(gis::Projection const& plane, Ellipse const& ellipse)
{
    Ring ring;
    double const angle = ellipse.azimuth * std::numbers::pi / 180;
    // v points to the right of the major axis, so a falling t makes the ring counterclockwise.
    for (int i = 0; i < 120; ++i) {
        double const t = -2 * std::numbers::pi * i / 120;
        double const u = ellipse.semi_major * std::cos(t);
        double const v = ellipse.semi_minor * std::sin(t);
        gis::Plane const at{ellipse.centre.x + u * std::sin(angle) + v * std::cos(angle),
                            ellipse.centre.y + u * std::cos(angle) - v * std::sin(angle)};
        if (auto const where = plane.inverse(at)) ring.push_back(*where);
    }
    if (ring.empty()) return ring;
    ring.push_back(ring.front());
    return ring;
}

/// About the mean centre of its records: there north is true.
void add_ellipse(Findings& findings, Numbers& numbers, Group const& group, LonLat mean)
{
    auto const plane = plane_at(mean);
    auto const shape = ellipse(seen_on(plane, group.places));
    std::string const title = "standard deviational ellipse: counted share of records inside";
    if (!shape) {
        numbers.undefined("ellipse.inside", title, "M5", shape.why());
        return;
    }
    EllipseFinding found;
    found.variant = to_text(shape->variant);
    found.ring = ring_of(plane, *shape);
    found.centre = plane.inverse(shape->centre).value_or(mean);
    found.major_km = shape->semi_major / 1000;
    found.minor_km = shape->semi_minor / 1000;
    found.azimuth = below_turn(shape->azimuth, half_turn);
    found.n = static_cast<std::size_t>(shape->points);
    found.inside = static_cast<std::size_t>(shape->inside);
    if (auto const warning = sample_warning(Output::ellipse, shape->points); !warning.empty())
        found.warnings.push_back(warning);
    if (found.n >= 10 && found.n < 30)
        found.warnings.push_back(fmt::format("ellipse on {} records is weak below 30", found.n));
    auto& inside =
        numbers.value("ellipse.inside", title, "M5",
                      static_cast<double>(found.inside) / static_cast<double>(found.n), 4);
    inside.text = fmt::format(
        "{} of {} inside; semi-axes {:.0f} and {:.0f} km, major axis at {:.0f}°", found.inside,
        found.n, found.major_km, found.minor_km, whole_degrees(found.azimuth, half_turn));
    inside.n = static_cast<std::int64_t>(found.n);
    inside.parameters = {{"variant", found.variant},
                         {"major semi-axis, km", fixed(found.major_km, 2)},
                         {"minor semi-axis, km", fixed(found.minor_km, 2)},
                         {"azimuth of the major axis", fixed(found.azimuth, 2)}};
    inside.records = group.records;
    inside.warnings = found.warnings;
    warn(inside, group.across);
    warn(inside, group.placeless);
    findings.ellipse = std::move(found);
}

}  // namespace

void add_centres(FindingContext const& context, Findings& findings, Numbers& numbers)
{
    Group const all = group_of(context, {"all", context.period});
    auto const whole = centre_of(all);
    if (whole) {
        add_centre(numbers, *whole, all);
        add_ellipse(findings, numbers, all, whole->mean);
    } else {
        std::string const why = all.records.empty()
                                    ? "no record with a coordinate"
                                    : "the records are too far apart for one centre";
        numbers.undefined("centre.all.mean_lon", "mean centre, longitude, all", "M5", why);
        numbers.undefined("ellipse.inside", "standard deviational ellipse", "M5", why);
    }
    std::optional<Group> before;
    for (auto const& year : study_years(context)) {
        Group group = group_of(context, year);
        auto centre = centre_of(group);
        if (!centre) continue;
        if (before) set_drift(context, *centre, *before, group);
        add_centre(numbers, *centre, group);
        if (centre->drift_km) add_drift(numbers, *centre, *before, group);
        findings.centres.push_back(std::move(*centre));
        before = std::move(group);
    }
}

}  // namespace sitmap::analysis
