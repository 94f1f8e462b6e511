// SPDX-License-Identifier: MIT
#include "map/arrow_ways.hpp"

#include "map/marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace sitmap::map {

namespace {

/// Bends in the order of preference, heights in parts of the length.
constexpr std::array bends{0.13, -0.13, 0.2, -0.2, 0.28, -0.28, 0.06, -0.06, 0.36, -0.36};
constexpr double each_further = 0.2;  // mm that a bend costs more than the one before it

// What a mm costs: under a symbol an arrow seems to begin there, the others may still be followed.
constexpr double under_symbol = 10;
constexpr double beside_arrow = 3;
constexpr double through_fire = 3;
constexpr double over_foreign_ground = 1;
constexpr double crossing = 60;          // one of them
constexpr double covering_symbol = 150;  // over it, beside the mm

constexpr double clear_of_symbols = 1;  // mm
constexpr double clear_of_arrows = 2;   // mm
constexpr double around_end = 6;        // mm in which arrows of one place cannot but meet

struct Way {
    std::vector<Point> line;
    Box reach;
    double cost = 0;  // without other arrows
};

/// mm of a line within `clear` of discs that hold none of its ends, and how many these are.
std::pair<double, int> met_by(std::vector<Point> const& line, std::span<Disc const> discs,
                              double clear)
{
    constexpr double at_end = 3;  // mm around a disc
    double sum = 0;
    int met = 0;
    for (auto const& disc : discs) {
        auto const holds = [&](Point at) {
            return distance(at, disc.centre) < disc.radius + at_end;
        };
        if (holds(line.front()) || holds(line.back())) continue;
        double const before = sum;
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            if (distance(disc.centre, Segment{line[i], line[i + 1]}) < disc.radius + clear)
                sum += distance(line[i], line[i + 1]);
        met += sum > before ? 1 : 0;
    }
    return {sum, met};
}

/// mm of a line over foreign ground, where neither end stands on such.
double length_abroad(std::vector<Point> const& line, std::function<bool(Point)> const& is_foreign)
{
    if (!is_foreign || is_foreign(line.front()) || is_foreign(line.back())) return 0;
    double sum = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        if (is_foreign(line[i + 1])) sum += distance(line[i], line[i + 1]);
    return sum;
}

/// What a way costs beside another one.
double cost_beside(Way const& way, Way const& other)
{
    if (!way.reach.meets(other.reach)) return 0;
    auto const is_shared = [&](Point end) {
        return distance(end, way.line.front()) < around_end ||
               distance(end, way.line.back()) < around_end;
    };
    bool const shares_start = is_shared(other.line.front());
    bool const shares_end = is_shared(other.line.back());
    auto const is_free = [&](Point at) {
        return !(shares_start && distance(at, other.line.front()) < around_end) &&
               !(shares_end && distance(at, other.line.back()) < around_end);
    };
    double cost = 0;
    for (std::size_t i = 0; i + 1 < way.line.size(); ++i) {
        Segment const step{way.line[i], way.line[i + 1]};
        Point const middle{(step.from.x + step.to.x) / 2, (step.from.y + step.to.y) / 2};
        if (!is_free(middle)) continue;
        bool is_close = false;
        for (std::size_t k = 0; k + 1 < other.line.size(); ++k) {
            Segment const its{other.line[k], other.line[k + 1]};
            is_close = is_close || distance(middle, its) < clear_of_arrows;
            cost += crosses(step, its) ? crossing : 0;
        }
        cost += is_close ? beside_arrow * distance(step.from, step.to) : 0;
    }
    return cost;
}

std::vector<Way> ways_of(Segment const& arrow, ArrowObstacles const& obstacles)
{
    std::vector<Way> ways;
    for (std::size_t i = 0; i < bends.size(); ++i) {
        auto line = bowed(arrow.from, arrow.to, bends[i]);
        auto const [under, symbols] = met_by(line, obstacles.symbols, clear_of_symbols);
        double const cost = each_further * static_cast<double>(i) + under_symbol * under +
                            covering_symbol * symbols +
                            through_fire * met_by(line, obstacles.fires, 0).first +
                            over_foreign_ground * length_abroad(line, obstacles.is_foreign);
        auto const reach = grown(bounds_of(line), clear_of_arrows);
        ways.push_back({std::move(line), reach, cost});
    }
    return ways;
}

}  // namespace

std::vector<std::vector<Point>> arrow_ways(std::span<Segment const> arrows,
                                           ArrowObstacles const& obstacles)
{
    constexpr int most_rounds = 4;
    std::vector<std::vector<Way>> ways;
    for (auto const& arrow : arrows) ways.push_back(ways_of(arrow, obstacles));
    std::vector<std::size_t> taken(arrows.size());
    // The first round knows the arrows before each, the later ones all others.
    bool is_better = true;
    for (int round = 0; round < most_rounds && is_better; ++round) {
        is_better = round == 0;
        for (std::size_t a = 0; a < arrows.size(); ++a) {
            std::vector<double> costs;
            for (auto const& way : ways[a]) {
                double cost = way.cost;
                for (std::size_t b = 0; b < (round == 0 ? a : arrows.size()); ++b)
                    if (b != a) cost += cost_beside(way, ways[b][taken[b]]);
                costs.push_back(cost);
            }
            auto const best =
                static_cast<std::size_t>(std::ranges::min_element(costs) - costs.begin());
            if (round > 0 && costs[best] >= costs[taken[a]]) continue;
            is_better = true;
            taken[a] = best;
        }
    }
    std::vector<std::vector<Point>> lines;
    for (std::size_t a = 0; a < arrows.size(); ++a)
        lines.push_back(std::move(ways[a][taken[a]].line));
    return lines;
}

}  // namespace sitmap::map
