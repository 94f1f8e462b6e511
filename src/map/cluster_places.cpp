// SPDX-License-Identifier: MIT
#include "map/cluster_places.hpp"

#include "map/fire_layer.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace sitmap::map {

namespace {

constexpr double star_share = 0.7;      // radius of a star, of the marker size
constexpr double rim = 1.1;             // of a group's ring: with the paper around it
constexpr double number_share = 0.6;    // of a group's radius, around its number
constexpr double middle_of_star = 0.7;  // of its radius: a symbol whose middle lies there is hidden
constexpr double hidden_share = 0.7;    // of the corners of fire: the rest is a sliver
constexpr double touch = 0.75;      // of the summed radii, between single symbols: see ClusterRules
constexpr double hair = 0.15;       // mm of a corner that may be cut
constexpr double gap = 0.2;         // between a group and fire, of the marker size
constexpr int directions = 32;      // in which a place is looked for
constexpr double step = 0.125;      // from one place to the next, of the marker size
constexpr double least_line = 0.6;  // mm of a leader: less is no line

/// Fire that symbols keep off.
struct Fire {
    Disc disc;
    std::vector<Point> corners;  // none of a star
};

double share_under(std::vector<Point> const& corners, std::vector<DrawnSymbol> const& symbols,
                   Point by)
{
    auto const is_under = [&](Point corner) {
        return std::ranges::any_of(symbols, [&](DrawnSymbol const& symbol) {
            auto const& [centre, radius] = symbol.disc;
            return distance({centre.x + by.x, centre.y + by.y}, corner) < radius;
        });
    };
    auto const under = std::ranges::count_if(corners, is_under);
    return static_cast<double>(under) / static_cast<double>(corners.size());
}

class Settler {
public:
    Settler(IncidentPlan& plan, Material const& material, Ground const& ground, FireLook look)
        : plan_(plan), material_(material), frame_(grown(ground.box, hair))
    {
        if (look == FireLook::star)
            for (auto const& disc : fire_stars(material, ground, plan))
                fires_.push_back({disc, {}});
        else
            for (auto const fire : plan.fires) add_areas(ground, material.fires[fire]);
    }

    void settle()
    {
        for (std::size_t i = 0; i < plan_.clusters.size(); ++i) {
            symbols_ = symbols_of(material_, plan_, plan_.clusters[i]);
            auto const& at = plan_.clusters[i].at;
            note_hidden(plan_.clusters[i]);
            if (is_inside(at, at) && std::ranges::count(hidden_, true) == 0) continue;
            if (auto const place = nearest_place(i)) move(plan_.clusters[i], *place);
        }
    }

private:
    void add_areas(Ground const& ground, analysis::FireFinding const& fire)
    {
        auto corners = fire_corners(ground, fire);
        if (corners.empty()) return;
        auto const middle = bounds_of(corners).centre();
        double radius = 0;
        for (auto const& corner : corners) radius = std::max(radius, distance(middle, corner));
        fires_.push_back({{middle, radius}, std::move(corners)});
    }

    /// Whether the cluster and the fire would hide each other if it stood at `to`.
    bool hides(Fire const& fire, Cluster const& cluster, Point to) const
    {
        Point const by{to.x - cluster.at.x, to.y - cluster.at.y};
        if (!fire.corners.empty()) return share_under(fire.corners, symbols_, by) >= hidden_share;
        if (cluster.spread == Spread::gathered)
            return distance(to, fire.disc.centre) <
                   number_share * cluster.radius + fire.disc.radius;
        return std::ranges::any_of(symbols_, [&](DrawnSymbol const& symbol) {
            auto const& [centre, radius] = symbol.disc;
            return radius < fire.disc.radius &&
                   distance({centre.x + by.x, centre.y + by.y}, fire.disc.centre) <
                       middle_of_star * fire.disc.radius;
        });
    }

    void note_hidden(Cluster const& cluster)
    {
        hidden_.clear();
        for (auto const& fire : fires_) hidden_.push_back(hides(fire, cluster, cluster.at));
    }

    bool is_inside(Point from, Point to) const
    {
        return std::ranges::all_of(symbols_, [&](DrawnSymbol const& symbol) {
            auto const& centre = symbol.disc.centre;
            auto const box = box_around({centre.x + to.x - from.x, centre.y + to.y - from.y},
                                        2 * symbol.reach, 2 * symbol.reach);
            return contains(frame_, Point{box.x, box.y}) &&
                   contains(frame_, Point{box.right(), box.bottom()});
        });
    }

    /// Fire that was hidden is free; no other fire is hidden instead.
    bool is_off_fire(Cluster const& cluster, Point to) const
    {
        double const clear = gap * material_.style.marker;
        for (std::size_t f = 0; f < fires_.size(); ++f) {
            auto const& [centre, radius] = fires_[f].disc;
            bool const is_single = cluster.spread == Spread::single;
            double const least =
                is_single ? touch * (cluster.radius + radius) : cluster.radius + radius + clear;
            if (hidden_[f] ? distance(to, centre) < least : hides(fires_[f], cluster, to))
                return false;
        }
        return true;
    }

    /// No cluster is met that was not met before.
    bool is_off_clusters(std::size_t self, Point to) const
    {
        auto const& own = plan_.clusters[self];
        for (std::size_t k = 0; k < plan_.clusters.size(); ++k) {
            auto const& other = plan_.clusters[k];
            bool const singles = own.spread == Spread::single && other.spread == Spread::single;
            double const least = (own.radius + other.radius) * (singles ? touch : 1);
            if (k != self &&
                distance(to, other.at) < std::min(least, distance(own.at, other.at) - 1e-9))
                return false;
        }
        return true;
    }

    std::optional<Point> nearest_place(std::size_t i) const
    {
        auto const& cluster = plan_.clusters[i];
        double most = 2 * cluster.radius;
        for (std::size_t f = 0; f < fires_.size(); ++f)
            if (hidden_[f]) most = std::max(most, 2 * (cluster.radius + fires_[f].disc.radius));
        for (double off = step * material_.style.marker; off < most;
             off += step * material_.style.marker)
            for (int d = 0; d < directions; ++d) {
                double const angle = 2 * std::numbers::pi * d / directions;
                Point const to{cluster.at.x + off * std::cos(angle),
                               cluster.at.y + off * std::sin(angle)};
                if (is_inside(cluster.at, to) && is_off_fire(cluster, to) && is_off_clusters(i, to))
                    return to;
            }
        return {};
    }

    void move(Cluster& cluster, Point to) const
    {
        auto const moved = [&](Point at) {
            return Point{at.x + to.x - cluster.at.x, at.y + to.y - cluster.at.y};
        };
        for (auto& at : cluster.positions) at = moved(at);
        for (auto& leader : cluster.leaders) leader.to = moved(leader.to);
        cluster.at = to;
        if (cluster.spread == Spread::gathered) {
            cluster.positions.assign(cluster.positions.size(), to);
            lead(cluster, cluster.place, to, cluster.radius);
            return;
        }
        for (std::size_t m = 0; m < cluster.members.size(); ++m)
            lead(cluster, plan_.true_place[cluster.members[m]], cluster.positions[m],
                 symbols_[m].disc.radius);
    }

    /// A leader to a symbol that does not cover its place any more.
    void lead(Cluster& cluster, Point from, Point to, double radius) const
    {
        double shown = distance(from, to) - radius;
        if (shown <= 0) return;
        if (std::ranges::find(cluster.leaders, to, &Segment::to) == cluster.leaders.end())
            cluster.leaders.push_back({from, to});
        for (auto const& fire : fires_)
            if (fire.corners.empty() && distance(fire.disc.centre, from) < fire.disc.radius)
                shown -= fire.disc.radius;
        cluster.shows_leader = cluster.shows_leader || shown > least_line;
    }

    IncidentPlan& plan_;
    Material const& material_;
    Box frame_;
    std::vector<Fire> fires_;
    std::vector<DrawnSymbol> symbols_;  // of the cluster at hand
    std::vector<bool> hidden_;          // one a fire: by that cluster, or over it
};

}  // namespace

std::vector<Disc> fire_stars(Material const& material, Ground const& ground,
                             IncidentPlan const& plan)
{
    std::vector<Disc> stars;
    for (auto const fire : plan.fires)
        if (auto const at = ground.geo.to_page(material.fires[fire].event.target.where))
            stars.push_back({*at, material.style.marker * star_share});
    return stars;
}

std::vector<Point> fire_corners(Ground const& ground, analysis::FireFinding const& fire)
{
    std::vector<Point> corners;
    for (auto const& outline : outlines_of(ground, fire))
        if (outline.closed)  // between two exact places nothing is drawn
            for (auto const& point : outline.points)
                if (contains(ground.box, point)) corners.push_back(point);
    return corners;
}

std::vector<DrawnSymbol> symbols_of(Material const& material, IncidentPlan const& plan,
                                    Cluster const& cluster)
{
    if (cluster.spread == Spread::gathered) {
        double const radius = cluster.radius * rim;
        return {{{cluster.at, radius}, radius}};
    }
    std::vector<DrawnSymbol> symbols;
    for (std::size_t m = 0; m < cluster.members.size(); ++m) {
        auto const record = plan.point_records[cluster.members[m]];
        double const size = symbol_size(material, plan.scale, material.placed[record].incident);
        symbols.push_back({{cluster.positions[m], size / 2}, symbol_reach(material, plan, record)});
    }
    return symbols;
}

void settle_clusters(IncidentPlan& plan, Material const& material, Ground const& ground,
                     FireLook look)
{
    Settler(plan, material, ground, look).settle();
}

}  // namespace sitmap::map
