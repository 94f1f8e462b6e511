// SPDX-License-Identifier: MIT
// How wide a kernel the events themselves ask for. The rules disagree by a factor of 6: the analyst
// decides.
#include "analysis/kernel_density.hpp"

#include <boost/math/tools/minima.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace sitmap::analysis {

namespace {

using gis::Plane;

constexpr std::size_t most_events = 2000;

double squared_distance(Plane a, Plane b)
{
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

// Mean log leave-one-out density; none if some event is out of reach of all others.
std::optional<double> score(std::span<Plane const> events, double h)
{
    auto const n = static_cast<double>(events.size());
    double sum = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        double others = 0;
        for (std::size_t j = 0; j < events.size(); ++j) {
            if (j != i) others += std::exp(-squared_distance(events[i], events[j]) / (2 * h * h));
        }
        if (!(others > 0)) return std::nullopt;
        sum += std::log(others / (2.0 * std::numbers::pi * h * h * (n - 1)));
    }
    return sum / n;
}

std::optional<Undefined> bad_events(std::span<Plane const> events)
{
    if (events.size() < 2) return Undefined{"fewer than 2 events"};
    if (events.size() > most_events) return Undefined{"more than 2000 events"};
    return std::nullopt;
}

// Squared distance of each event to its nearest other one.
std::vector<double> nearest(std::span<Plane const> events)
{
    std::vector<double> result;
    for (std::size_t i = 0; i < events.size(); ++i) {
        double least = std::numeric_limits<double>::max();
        for (std::size_t j = 0; j < events.size(); ++j) {
            if (j != i) least = std::min(least, squared_distance(events[i], events[j]));
        }
        result.push_back(least);
    }
    return result;
}

}  // namespace

Defined<Plane> scott_bandwidth(std::span<Plane const> events)
{
    if (events.size() < 2) return Undefined{"fewer than 2 events"};
    auto const n = static_cast<double>(events.size());
    Plane mean;
    for (auto const e : events) mean = {mean.x + e.x / n, mean.y + e.y / n};
    Plane squares;
    for (auto const e : events) {
        squares.x += (e.x - mean.x) * (e.x - mean.x);
        squares.y += (e.y - mean.y) * (e.y - mean.y);
    }
    if (!(squares.x > 0) && !(squares.y > 0)) return Undefined{"all events are at one place"};
    auto const shrink = std::pow(n, -1.0 / 6.0);
    return Plane{std::sqrt(squares.x / (n - 1)) * shrink, std::sqrt(squares.y / (n - 1)) * shrink};
}

Defined<double> likelihood_score(std::span<Plane const> events, double bandwidth)
{
    if (auto const bad = bad_events(events)) return *bad;
    if (!(bandwidth > 0)) return Undefined{"the bandwidth is not positive"};
    auto const value = score(events, bandwidth);
    if (!value) return Undefined{"an event stands alone, out of reach of the kernel"};
    return *value;
}

Defined<Bandwidth> likelihood_bandwidth(std::span<Plane const> events)
{
    if (auto const bad = bad_events(events)) return *bad;
    auto const gaps = nearest(events);
    if (std::ranges::max(gaps) == 0) return Undefined{"every event shares its place with another"};
    auto const scott = scott_bandwidth(events);
    if (!scott) return Undefined{scott.why()};
    auto const badness = [&](double log_h) {
        return -score(events, std::exp(log_h)).value_or(-std::numeric_limits<double>::max());
    };
    // Far apart heaps give several peaks: a coarse search over three decades below twice Scott's
    // rule first.
    auto const high = std::log(2.0 * std::max(scott->x, scott->y));
    constexpr int cells = 30;
    constexpr double width = 7.0 / cells;
    int best = 0;
    for (int i = 1; i <= cells; ++i) {
        if (badness(high - i * width) < badness(high - best * width)) best = i;
    }
    auto const centre = high - best * width;
    auto const [log_h, value] =
        boost::math::tools::brent_find_minima(badness, centre - width, centre + width, 40);
    return Bandwidth{std::exp(log_h), -value};
}

}  // namespace sitmap::analysis
