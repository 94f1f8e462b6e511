// SPDX-License-Identifier: MIT
#include "map/cluster.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace sitmap::map {

namespace {

/// A cluster under construction.
struct Heap {
    std::vector<std::size_t> members;
    Point place;
    double radius = 0;
    bool gone = false;
};

/// The rectangle that holds all places, and squares over it: at most half a million.
struct Raster {
    Point origin;
    double side = 1;
    long columns = 1, rows = 1;

    Raster(Box const& extent, double least) : origin{extent.x, extent.y}
    {
        side = std::max({least, extent.width / 700, extent.height / 700, 0.01});
        columns = static_cast<long>(extent.width / side) + 1;
        rows = static_cast<long>(extent.height / side) + 1;
    }
    std::pair<long, long> square(Point p) const noexcept
    {
        return {std::clamp(static_cast<long>((p.x - origin.x) / side), 0L, columns - 1),
                std::clamp(static_cast<long>((p.y - origin.y) / side), 0L, rows - 1)};
    }
};

/// Heaps by square of the page, so that neighbours are found without asking all.
class Squares {
public:
    Squares(std::vector<Heap> const& heaps, Box const& extent, double side, double touch)
        : heaps_(heaps),
          raster_(extent, side),
          touch_(touch),
          squares_(static_cast<std::size_t>(raster_.columns * raster_.rows))
    {
        for (std::size_t i = 0; i < heaps.size(); ++i)
            if (!heaps[i].gone) add(i);
    }
    void add(std::size_t i)
    {
        auto const [column, row] = raster_.square(heaps_[i].place);
        squares_[static_cast<std::size_t>(row * raster_.columns + column)].push_back(i);
    }
    /// The heap that the circle hides most, below `limit` (1 = just hiding); the first of equals.
    std::optional<std::size_t> nearest(Heap const& circle, double limit,
                                       std::optional<std::size_t> self) const
    {
        auto const [column, row] = raster_.square(circle.place);
        std::pair<double, std::size_t> best{limit, 0};
        for (long r = std::max(row - 1, 0L); r <= std::min(row + 1, raster_.rows - 1); ++r)
            for (long c = std::max(column - 1, 0L); c <= std::min(column + 1, raster_.columns - 1);
                 ++c)
                for (std::size_t const i :
                     squares_[static_cast<std::size_t>(r * raster_.columns + c)])
                    if (self != i && !heaps_[i].gone)
                        best = std::min(best, {closeness(circle, heaps_[i]), i});
        if (best.first >= limit) return {};
        return best.second;
    }

private:
    /// Single symbols may overlap a little; groups keep clear of all.
    double closeness(Heap const& a, Heap const& b) const noexcept
    {
        bool const singles = a.members.size() <= 1 && b.members.size() <= 1;
        double const dx = a.place.x - b.place.x;
        double const dy = a.place.y - b.place.y;
        return std::sqrt(dx * dx + dy * dy) / (a.radius + b.radius) / (singles ? touch_ : 1);
    }
    std::vector<Heap> const& heaps_;
    Raster raster_;
    double touch_;
    std::vector<std::vector<std::size_t>> squares_;
};

bool usable(PointSymbol const& s)
{
    return std::isfinite(s.at.x) && std::isfinite(s.at.y) && std::abs(s.at.x) < 1e6 &&
           std::abs(s.at.y) < 1e6;
}

/// Radius within what a page can hold.
double size(PointSymbol const& s)
{
    return s.radius > 0.05 ? std::min(s.radius, 50.0) : 0.05;
}

double largest_radius(std::span<PointSymbol const> symbols, std::vector<std::size_t> const& members)
{
    double most = 0;
    for (std::size_t const i : members) most = std::max(most, size(symbols[i]));
    return most;
}

/// Where symbols of these radii stand around a place: a row of up to three, four in a square, more
/// in rings of six, twelve ... around the first.
std::vector<Point> arrangement(std::span<double const> radii, double gap)
{
    std::vector<Point> offsets;
    auto const count = radii.size();
    double const step = 2 * std::ranges::max(radii) + gap;
    if (count <= 3) {
        double const widths = 2 * std::accumulate(radii.begin(), radii.end(), 0.0);
        double left = -(widths + gap * static_cast<double>(count - 1)) / 2;
        for (double const radius : radii) {
            offsets.push_back({left + radius, 0});
            left += 2 * radius + gap;
        }
        return offsets;
    }
    if (count == 4) {
        for (double const y : {-step / 2, step / 2})
            for (double const x : {-step / 2, step / 2}) offsets.push_back({x, y});
        return offsets;
    }
    offsets.push_back({});
    for (int ring = 1; offsets.size() < count; ++ring)
        for (int i = 0; i < 6 * ring && offsets.size() < count; ++i) {
            double const angle = (-90.0 + 60.0 * i / ring) * std::numbers::pi / 180;
            offsets.push_back({ring * step * std::cos(angle), ring * step * std::sin(angle)});
        }
    return offsets;
}

double displaced_radius(std::span<double const> radii, double gap)
{
    auto const offsets = arrangement(radii, gap);
    double reach = 0;
    for (std::size_t i = 0; i < offsets.size(); ++i)
        reach = std::max(reach, std::hypot(offsets[i].x, offsets[i].y) + radii[i]);
    return reach;
}

std::vector<double> radii_of(std::span<PointSymbol const> symbols,
                             std::vector<std::size_t> const& members)
{
    std::vector<double> radii;
    for (std::size_t const i : members) radii.push_back(size(symbols[i]));
    return radii;
}

/// Where symbols hide the lines below them.
std::vector<double> bodies_of(std::span<PointSymbol const> symbols,
                              std::vector<std::size_t> const& members)
{
    auto bodies = radii_of(symbols, members);
    for (std::size_t k = 0; k < members.size(); ++k)
        if (double const body = symbols[members[k]].body; body > 0)
            bodies[k] = std::min(bodies[k], body);
    return bodies;
}

class Gatherer {
public:
    Gatherer(std::span<PointSymbol const> symbols, ClusterRules const& rules)
        : symbols_(symbols), rules_(rules)
    {
    }

    std::vector<Heap> heaps()
    {
        seed();
        while (merge_once()) {
        }
        std::erase_if(heaps_, [](Heap const& heap) { return heap.gone; });
        return std::move(heaps_);
    }

private:
    void seed()
    {
        std::vector<std::size_t> order(symbols_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        auto const key = [&](std::size_t i) {
            auto const& s = symbols_[i];
            return std::tuple{s.at.y, s.at.x, s.rank, std::string_view{s.id}, i};
        };
        std::erase_if(order, [&](std::size_t i) { return !usable(symbols_[i]); });
        std::ranges::sort(order, {}, key);
        double const side = 2 * largest_radius(symbols_, order);
        std::vector<Point> places;
        for (std::size_t const i : order) places.push_back(symbols_[i].at);
        extent_ = bounds_of(places);
        Squares squares{heaps_, extent_, side, rules_.touch};
        for (std::size_t const i : order) {
            auto const& s = symbols_[i];
            // Symbols that lie almost on one another hide each other whatever stands around them.
            auto const host = squares.nearest({{i}, s.at, size(s), false}, 0.5, {});
            if (host) {
                heaps_[*host].members.push_back(i);
                continue;
            }
            heaps_.push_back({{i}, s.at, size(s), false});
            squares.add(heaps_.size() - 1);
        }
        for (Heap& heap : heaps_) settle(heap);
    }

    /// Place and size of a heap from its members.
    void settle(Heap& heap) const
    {
        Point sum;
        for (std::size_t const i : heap.members) {
            sum.x += symbols_[i].at.x;
            sum.y += symbols_[i].at.y;
        }
        auto const n = static_cast<double>(heap.members.size());
        heap.place = {sum.x / n, sum.y / n};
        heap.radius = heap.members.size() >= rules_.gather_from
                          ? gathered_radius(heap.members.size(), rules_)
                          : displaced_radius(radii_of(symbols_, heap.members), rules_.gap);
    }

    /// Joins all pairs that are each other's nearest hiding neighbour; false if there is none.
    bool merge_once()
    {
        double most = 0;
        for (Heap const& heap : heaps_)
            if (!heap.gone) most = std::max(most, heap.radius);
        Squares const squares{heaps_, extent_, 2 * most, rules_.touch};
        std::vector<std::optional<std::size_t>> nearest(heaps_.size());
        for (std::size_t i = 0; i < heaps_.size(); ++i)
            if (!heaps_[i].gone) nearest[i] = squares.nearest(heaps_[i], 1, i);
        bool merged = false;
        for (std::size_t i = 0; i < heaps_.size(); ++i) {
            if (heaps_[i].gone || !nearest[i] || *nearest[i] < i || nearest[*nearest[i]] != i)
                continue;
            Heap& other = heaps_[*nearest[i]];
            heaps_[i].members.insert(heaps_[i].members.end(), other.members.begin(),
                                     other.members.end());
            other.gone = true;
            settle(heaps_[i]);
            merged = true;
        }
        return merged;
    }

    std::span<PointSymbol const> symbols_;
    ClusterRules const& rules_;
    Box extent_;
    std::vector<Heap> heaps_;
};

/// The members in the order of their places in the arrangement: that in which they stand nearest to
/// their true places, so that no two leaders cross; of equals the first, by rank.
std::vector<std::size_t> best_order(Cluster const& cluster, std::span<PointSymbol const> symbols,
                                    double gap)
{
    constexpr std::size_t most_tried = 6;                    // symbols; more keep their order
    constexpr double nearer = 1e-9;                          // mm
    std::vector<std::size_t> order(cluster.members.size());  // positions among the members
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (order.size() > most_tried) return cluster.members;
    auto best = cluster.members;
    double least = std::numeric_limits<double>::infinity();
    do {
        std::vector<std::size_t> members;
        for (auto const k : order) members.push_back(cluster.members[k]);
        auto const offsets = arrangement(radii_of(symbols, members), gap);
        double way = 0;
        for (std::size_t k = 0; k < members.size(); ++k)
            way += distance(symbols[members[k]].at,
                            Point{cluster.at.x + offsets[k].x, cluster.at.y + offsets[k].y});
        if (way >= least - nearer) continue;
        least = way;
        best = std::move(members);
    } while (std::ranges::next_permutation(order).found);
    return best;
}

/// How much of a leader is beside all symbols of its group, in mm.
double shown_length(Segment const& leader, Cluster const& cluster, std::span<double const> radii)
{
    constexpr int steps = 64;
    int shown = 0;
    for (int i = 0; i < steps; ++i) {
        double const part = (i + 0.5) / steps;
        Point const at{std::lerp(leader.from.x, leader.to.x, part),
                       std::lerp(leader.from.y, leader.to.y, part)};
        bool is_covered = false;
        for (std::size_t k = 0; k < radii.size(); ++k)
            is_covered = is_covered || distance(at, cluster.positions[k]) < radii[k];
        shown += is_covered ? 0 : 1;
    }
    return distance(leader.from, leader.to) * shown / steps;
}

void displace(Cluster& cluster, std::span<PointSymbol const> symbols, double gap)
{
    constexpr double least_shown = 2;  // gaps of a leader: less is no line
    cluster.members = best_order(cluster, symbols, gap);
    auto const radii = radii_of(symbols, cluster.members);
    for (Point const offset : arrangement(radii, gap))
        cluster.positions.push_back({cluster.at.x + offset.x, cluster.at.y + offset.y});
    auto const bodies = bodies_of(symbols, cluster.members);
    for (std::size_t k = 0; k < bodies.size(); ++k) {
        Segment const leader{symbols[cluster.members[k]].at, cluster.positions[k]};
        if (distance(leader.from, leader.to) <= bodies[k] + gap) continue;
        cluster.leaders.push_back(leader);
        cluster.shows_leader =
            cluster.shows_leader || shown_length(leader, cluster, bodies) > least_shown * gap;
    }
}

Cluster finished(Heap const& heap, std::span<PointSymbol const> symbols, ClusterRules const& rules)
{
    Cluster cluster;
    cluster.members = heap.members;
    std::ranges::sort(cluster.members, {}, [&](std::size_t i) {
        return std::tuple{symbols[i].rank, std::string_view{symbols[i].id}, i};
    });
    cluster.place = cluster.at = heap.place;
    cluster.radius = heap.radius;
    if (heap.members.size() == 1) {
        cluster.positions = {heap.place};
    } else if (heap.members.size() >= rules.gather_from) {
        cluster.spread = Spread::gathered;
        cluster.positions.assign(heap.members.size(), heap.place);
    } else {
        cluster.spread = Spread::displaced;
        displace(cluster, symbols, rules.gap);
    }
    return cluster;
}

}  // namespace

double gathered_radius(std::size_t count, ClusterRules const& rules)
{
    auto const share = static_cast<double>(count) /
                       static_cast<double>(std::max<std::size_t>(rules.gather_from, 1));
    return std::clamp(rules.gathered_radius * std::pow(std::max(share, 1.0), 0.18),
                      rules.gathered_radius, rules.gathered_max);
}

std::vector<Cluster> cluster(std::span<PointSymbol const> symbols, ClusterRules const& rules)
{
    std::vector<Cluster> clusters;
    for (Heap const& heap : Gatherer{symbols, rules}.heaps())
        clusters.push_back(finished(heap, symbols, rules));
    std::ranges::sort(clusters, {}, [](Cluster const& c) {
        return std::tuple{c.place.y, c.place.x};
    });
    return clusters;
}

}  // namespace sitmap::map
