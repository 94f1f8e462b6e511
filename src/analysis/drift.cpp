// SPDX-License-Identifier: MIT
#include "analysis/drift.hpp"

#include "analysis/centre.hpp"
#include "gis/geodesic.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <boost/math/distributions/fisher_f.hpp>
#include <eigen3/Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

namespace sitmap::analysis {

namespace {

using gis::Plane;

constexpr double radians = std::numbers::pi / 180.0;

double azimuth_of(double east, double north)
{
    auto const degrees = std::atan2(east, north) / radians;
    return degrees < 0 ? degrees + 360.0 : degrees;
}

// The points in the azimuthal equidistant plane about `centre`: lengths and directions from it are
// true.
std::vector<Plane> seen_from(LonLat centre, std::span<LonLat const> points)
{
    std::vector<Plane> result(points.size());
    constexpr std::size_t at_once = 1024;  // fewer do not repay a thread
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, points.size(), at_once),
                      [&](tbb::blocked_range<std::size_t> const& range) {
                          for (auto i = range.begin(); i < range.end(); ++i) {
                              auto const line = gis::geodesic(centre, points[i]);
                              auto const length = line.distance.value;
                              result[i] = {length * std::sin(line.azimuth * radians),
                                           length * std::cos(line.azimuth * radians)};
                          }
                      });
    return result;
}

using PlaneCentre = std::function<Defined<Plane>(std::span<Plane const>)>;

// Moves the centre of the plane to the centre found in it until it stays: there the plane is true.
Defined<LonLat> settled(std::span<LonLat const> points, LonLat start, PlaneCentre const& centre_in)
{
    constexpr double settled_metres = 1e-5;
    auto where = start;
    for (int step = 0; step < 50; ++step) {
        auto const off = centre_in(seen_from(where, points));
        if (!off) return Undefined{off.why()};
        auto const length = std::hypot(off->x, off->y);
        if (length == 0) return where;
        where = gis::travel(where, azimuth_of(off->x, off->y), Metres{length});
        if (length < settled_metres) return where;
    }
    return Undefined{"the events are too far apart for one centre"};
}

Defined<LonLat> start_at(std::span<LonLat const> points)
{
    if (points.empty()) return Undefined{"there are no events"};
    auto const middle = unit_vector_mean(points);
    return middle ? *middle : points.front();
}

/// Covariance of the mean of the points.
Eigen::Matrix2d covariance_of_mean(std::span<Plane const> points, Plane mean)
{
    auto const n = static_cast<double>(points.size());
    Eigen::Matrix2d sum = Eigen::Matrix2d::Zero();
    for (auto const point : points) {
        Eigen::Vector2d const off(point.x - mean.x, point.y - mean.y);
        sum += off * off.transpose();
    }
    return sum / (n - 1) / n;
}

Plane standard_errors(Eigen::Matrix2d const& covariance)
{
    return {std::sqrt(covariance(0, 0)), std::sqrt(covariance(1, 1))};
}

// All points of both periods about their common mean; the total scatter does not change with the
// labels.
class Relabelled {
public:
    Relabelled(std::span<Plane const> before, std::span<Plane const> after)
        : n1_(static_cast<double>(before.size())), n2_(static_cast<double>(after.size()))
    {
        std::vector<Plane> all(before.begin(), before.end());
        all.insert(all.end(), after.begin(), after.end());
        // Sorted within a period, so that the draws do not depend on the order of the records.
        auto const by_place = [](Plane a, Plane b) {
            return std::pair{a.x, a.y} < std::pair{b.x, b.y};
        };
        auto const border = all.begin() + static_cast<std::ptrdiff_t>(before.size());
        std::sort(all.begin(), border, by_place);
        std::sort(border, all.end(), by_place);
        auto const mean = *mean_centre(all);
        for (auto const point : all) {
            points_.emplace_back(point.x - mean.x, point.y - mean.y);
            total_ += points_.back() * points_.back().transpose();
        }
    }

    // Mean after minus mean before, with `order[0 .. n1 - 1]` as the earlier period.
    Eigen::Vector2d shift(std::span<std::uint32_t const> order) const
    {
        Eigen::Vector2d sum = Eigen::Vector2d::Zero();
        for (auto const i : order.first(static_cast<std::size_t>(n1_))) sum += points_[i];
        return -sum / n2_ - sum / n1_;  // all sums are about 0
    }
    Eigen::Matrix2d pooled(Eigen::Vector2d const& shift) const
    {
        return (total_ - factor() * shift * shift.transpose()) / (n1_ + n2_ - 2);
    }
    double t_squared(Eigen::Vector2d const& shift) const
    {
        return factor() * shift.dot(pooled(shift).ldlt().solve(shift));
    }
    std::size_t size() const noexcept { return points_.size(); }
    double factor() const { return n1_ * n2_ / (n1_ + n2_); }
    bool flat() const
    {
        Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> const solved(total_, Eigen::EigenvaluesOnly);
        return solved.eigenvalues()(0) <= 1e-12 * solved.eigenvalues()(1);
    }

private:
    double n1_;
    double n2_;
    std::vector<Eigen::Vector2d> points_;
    Eigen::Matrix2d total_ = Eigen::Matrix2d::Zero();
};

std::optional<Undefined> bad_groups(std::span<Plane const> before, std::span<Plane const> after)
{
    if (before.size() < 2 || after.size() < 2) return Undefined{"fewer than 2 events in a period"};
    if (Relabelled{before, after}.flat()) return Undefined{"all events lie on one line"};
    return std::nullopt;
}

bool within_is_flat(Eigen::Matrix2d const& pooled, Eigen::Vector2d const& shift)
{
    Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> const solved(pooled, Eigen::EigenvaluesOnly);
    auto const size = std::max(solved.eigenvalues()(1), shift.squaredNorm());
    return solved.eigenvalues()(0) <= 1e-12 * size;
}

}  // namespace

Defined<LonLat> geodesic_mean(std::span<LonLat const> points, std::span<double const> weights)
{
    auto start = start_at(points);
    if (!start) return start;
    return settled(points, *start,
                   [&](std::span<Plane const> seen) { return mean_centre(seen, weights); });
}

Defined<LonLat> geodesic_median(std::span<LonLat const> points, std::span<double const> weights)
{
    auto start = start_at(points);
    if (!start) return start;
    return settled(points, *start,
                   [&](std::span<Plane const> seen) { return median_centre(seen, weights); });
}

Defined<LonLat> unit_vector_mean(std::span<LonLat const> points)
{
    if (points.empty()) return Undefined{"there are no events"};
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    for (auto const point : points) {
        auto const lon = point.lon * radians;
        auto const lat = point.lat * radians;
        sum += Eigen::Vector3d(std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon),
                               std::sin(lat));
    }
    if (sum.norm() < 1e-9 * static_cast<double>(points.size())) {
        return Undefined{"the events lie evenly around the earth"};
    }
    return LonLat{std::atan2(sum.y(), sum.x()) / radians,
                  std::atan2(sum.z(), std::hypot(sum.x(), sum.y())) / radians};
}

Metres rms_distance(LonLat centre, std::span<LonLat const> points)
{
    double sum = 0;
    for (auto const point : points) {
        auto const length = gis::geodesic(centre, point).distance.value;
        sum += length * length;
    }
    return Metres{points.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(points.size()))};
}

Defined<Drift> drift(std::span<LonLat const> before, std::span<LonLat const> after)
{
    auto const from = geodesic_mean(before);
    auto const to = geodesic_mean(after);
    if (!from) return Undefined{from.why()};
    if (!to) return Undefined{to.why()};
    auto const line = gis::geodesic(*from, *to);
    auto const azimuth = line.azimuth < 0 ? line.azimuth + 360.0 : line.azimuth;
    return Drift{*from, *to, line.distance, azimuth};
}

Defined<CentreShift> centre_shift(std::span<Plane const> before, std::span<Plane const> after)
{
    if (auto const bad = bad_groups(before, after)) return *bad;
    Relabelled const groups{before, after};
    CentreShift result{.before = *mean_centre(before), .after = *mean_centre(after)};
    Eigen::Vector2d const shift(result.after.x - result.before.x, result.after.y - result.before.y);
    auto const pooled = groups.pooled(shift);
    if (within_is_flat(pooled, shift)) return Undefined{"each period lies at one place or line"};
    auto const of_before = covariance_of_mean(before, result.before);
    auto const of_after = covariance_of_mean(after, result.after);
    result.se_before = standard_errors(of_before);
    result.se_after = standard_errors(of_after);
    result.length = shift.norm();
    Eigen::Vector2d const along =
        shift.norm() > 0 ? Eigen::Vector2d(shift.normalized()) : Eigen::Vector2d::UnitY();
    result.se_along = std::sqrt(along.dot((of_before + of_after) * along));
    result.azimuth = azimuth_of(shift.x(), shift.y());
    result.pooled = {pooled(0, 0), pooled(0, 1), pooled(1, 1)};
    result.weight = groups.factor();
    result.t_squared = groups.t_squared(shift);
    auto const n = static_cast<int>(groups.size());
    result.degrees2 = n - 3;
    result.f = result.t_squared * (n - 3.0) / (2.0 * (n - 2.0));
    boost::math::fisher_f const distribution(2, result.degrees2);
    result.p = boost::math::cdf(boost::math::complement(distribution, result.f));
    return result;
}

bool fills_a_plane(std::span<Plane const> points)
{
    auto const mean = mean_centre(points);
    if (points.size() < 3 || !mean) return false;
    return !within_is_flat(covariance_of_mean(points, *mean), Eigen::Vector2d::Zero());
}

double t_squared_95(CentreShift const& shift)
{
    boost::math::fisher_f const distribution(2, shift.degrees2);
    return boost::math::quantile(distribution, 0.95) * 2 * (shift.degrees2 + 1.0) / shift.degrees2;
}

Interval shift_lengths(CentreShift const& shift, double t_squared)
{
    Eigen::Matrix2d covariance;
    covariance << shift.pooled[0], shift.pooled[1], shift.pooled[1], shift.pooled[2];
    Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> const solved(covariance);
    Eigen::Vector2d const axes =
        (solved.eigenvalues().cwiseMax(0) * (t_squared / shift.weight)).cwiseSqrt();
    Eigen::Vector2d const centre(shift.after.x - shift.before.x, shift.after.y - shift.before.y);
    Interval lengths{shift.length, shift.length};
    constexpr int directions = 7200;  // an error below a millionth of the axes
    for (int i = 0; i < directions; ++i) {
        auto const t = 2 * std::numbers::pi * i / directions;
        Eigen::Vector2d const rim = Eigen::Vector2d(std::cos(t), std::sin(t)).cwiseProduct(axes);
        auto const length = (centre + solved.eigenvectors() * rim).norm();
        lengths.low = std::min(lengths.low, length);
        lengths.high = std::max(lengths.high, length);
    }
    if (shift.t_squared <= t_squared * (1 + 1e-9)) lengths.low = 0;
    return lengths;
}

Defined<ShiftChance> shift_against_chance(std::span<Plane const> before,
                                          std::span<Plane const> after, Draws draws)
{
    auto const observed = centre_shift(before, after);
    if (!observed) return Undefined{observed.why()};
    Relabelled const groups{before, after};
    auto const chances = against_chance(
        groups.size(),
        [&](std::span<std::uint32_t const> order) -> std::vector<double> {
            auto const shift = groups.shift(order);
            // Labels that separate the places completely leave no scatter: as far from chance as
            // can be.
            auto const flat = within_is_flat(groups.pooled(shift), shift);
            return {flat ? beyond_chance : groups.t_squared(shift), shift.norm()};
        },
        draws);
    return ShiftChance{chances[0], chances[1]};
}

}  // namespace sitmap::analysis
