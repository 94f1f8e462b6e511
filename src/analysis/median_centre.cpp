// SPDX-License-Identifier: MIT
// The median centre: Weiszfeld's iteration brings it close, Newton's makes it exact. A data point
// may itself be the answer (Kuhn 1973: the pull of the others does not exceed its weight).
#include "analysis/centre.hpp"

#include <eigen3/Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <vector>

namespace sitmap::analysis {

namespace {

using gis::Plane;

struct Heap {
    Eigen::Vector2d where;
    double weight = 0;
};

// Distinct places with their weights summed, about `centre`.
std::vector<Heap> heaps(std::span<Plane const> points, std::span<double const> weights,
                        Plane centre)
{
    std::vector<Heap> all;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const weight = weights.empty() ? 1.0 : weights[i];
        if (weight > 0) all.push_back({{points[i].x - centre.x, points[i].y - centre.y}, weight});
    }
    std::ranges::sort(all, [](Heap const& a, Heap const& b) {
        return std::pair{a.where.x(), a.where.y()} < std::pair{b.where.x(), b.where.y()};
    });
    std::vector<Heap> merged;
    for (auto const& heap : all) {
        if (merged.empty() || merged.back().where != heap.where) merged.push_back({heap.where, 0});
        merged.back().weight += heap.weight;
    }
    return merged;
}

// Pull of all other places on `where`, what Weiszfeld and Newton need, and the weight lying exactly
// there.
struct Pull {
    Eigen::Vector2d force = Eigen::Vector2d::Zero();
    Eigen::Matrix2d stiffness = Eigen::Matrix2d::Zero();
    double nearness = 0;  // sum of weight / distance
    double here = 0;
};

Pull pull_at(std::vector<Heap> const& places, Eigen::Vector2d const& where)
{
    Pull pull;
    for (auto const& place : places) {
        Eigen::Vector2d const off = place.where - where;
        auto const distance = off.norm();
        if (distance == 0) {
            pull.here = place.weight;
            continue;
        }
        Eigen::Vector2d const unit = off / distance;
        pull.force += place.weight * unit;
        pull.nearness += place.weight / distance;
        pull.stiffness +=
            place.weight / distance * (Eigen::Matrix2d::Identity() - unit * unit.transpose());
    }
    return pull;
}

// Vardi & Zhang 2000: at a data point only the pull beyond its own weight moves.
Eigen::Vector2d weiszfeld(std::vector<Heap> const& places, Eigen::Vector2d where, double size)
{
    for (int step = 0; step < 100; ++step) {
        auto const pull = pull_at(places, where);
        auto const force = pull.force.norm();
        if (force <= pull.here || pull.nearness == 0) break;
        Eigen::Vector2d const move = (1.0 - pull.here / force) * pull.force / pull.nearness;
        where += move;
        if (move.norm() < 1e-7 * size) break;
    }
    return where;
}

Eigen::Vector2d newton(std::vector<Heap> const& places, Eigen::Vector2d where)
{
    auto pull = pull_at(places, where);
    for (int step = 0; step < 50; ++step) {
        if (!(std::abs(pull.stiffness.determinant()) > 0)) break;
        Eigen::Vector2d move = pull.stiffness.inverse() * pull.force;
        auto next = pull_at(places, where + move);
        while (next.force.norm() > pull.force.norm() && move.norm() > 1e-16) {
            move /= 2;
            next = pull_at(places, where + move);
        }
        if (!(next.force.norm() < pull.force.norm())) break;
        where += move;
        pull = next;
    }
    return where;
}

// Position of each heap on the line through the mean and the furthest heap; nothing if one lies
// beside it.
std::vector<std::pair<double, double>> on_one_line(std::vector<Heap> const& places)
{
    auto const furthest = std::ranges::max_element(
        places, {}, [](Heap const& heap) { return heap.where.squaredNorm(); });
    Eigen::Vector2d const along = furthest->where.normalized();
    std::vector<std::pair<double, double>> line;
    for (auto const& place : places) {
        auto const beside = along.x() * place.where.y() - along.y() * place.where.x();
        if (std::abs(beside) > 1e-6 * furthest->where.norm()) return {};
        line.emplace_back(along.dot(place.where), place.weight);
    }
    std::ranges::sort(line);
    return line;
}

}  // namespace

bool is_median_unique(std::span<Plane const> points, std::span<double const> weights)
{
    auto const mean = mean_centre(points, weights);
    if (!mean) return true;
    auto const places = heaps(points, weights, *mean);
    if (places.size() < 2) return true;
    double all = 0, passed = 0;
    for (auto const& place : places) all += place.weight;
    for (auto const& [at, weight] : on_one_line(places)) {
        passed += weight;
        if (std::abs(passed - all / 2) <= 1e-9 * all) return false;
    }
    return true;
}

Defined<Plane> median_centre(std::span<Plane const> points, std::span<double const> weights)
{
    auto const mean = mean_centre(points, weights);
    if (!mean) return Undefined{mean.why()};
    auto const places = heaps(points, weights, *mean);
    auto const distance_of = [](Heap const& heap) { return heap.where.norm(); };
    auto const size = distance_of(*std::ranges::max_element(places, {}, distance_of));
    auto const close = weiszfeld(places, Eigen::Vector2d::Zero(), size);
    auto const nearest = *std::ranges::min_element(
        places, {}, [&](Heap const& heap) { return (heap.where - close).norm(); });
    auto const there = pull_at(places, nearest.where);
    Eigen::Vector2d const best =
        there.force.norm() <= there.here ? nearest.where : newton(places, close);
    return Plane{mean->x + best.x(), mean->y + best.y()};
}

}  // namespace sitmap::analysis
