// SPDX-License-Identifier: MIT
// Crossings of a geodesic with a chain (declared in border.hpp): each edge is searched for the
// point whose direction from A is that of B.
#include "analysis/border.hpp"
#include "analysis/chain.hpp"
#include "gis/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sitmap::analysis {

namespace {

constexpr double to_radians = std::numbers::pi / 180.0;
constexpr double on_line = 1e-6;  // metres: what counts as lying on the geodesic A-B

/// The geodesic A-B with the side and the way of any point relative to it.
class Shot {
public:
    Shot(LonLat a, LonLat b) : a_(a), b_(b), line_(gis::geodesic(a, b)) {}

    double length() const { return line_.distance.value; }
    /// Roughly metres to the right of the line through A and B; its sign and its zeros are exact.
    double side(LonLat where) const
    {
        auto const look = gis::geodesic(a_, where);
        return look.distance.value * std::sin((look.azimuth - line_.azimuth) * to_radians);
    }
    /// Metres from A in the direction of B, negative behind A, for a point on the line.
    double way(LonLat where) const
    {
        auto const look = gis::geodesic(a_, where);
        double const ahead = std::cos((look.azimuth - line_.azimuth) * to_radians);
        return ahead < 0 ? -look.distance.value : look.distance.value;
    }
    bool reaches(double way) const { return way >= -on_line && way <= length() + on_line; }
    Crossing crossing(LonLat where, std::size_t segment, double chainage) const
    {
        return {where,
                gis::geodesic(a_, where).distance,
                gis::geodesic(where, b_).distance,
                segment,
                Metres{chainage},
                false};
    }
    LonLat at(double way) const { return gis::travel(a_, line_.azimuth, Metres{way}); }

private:
    LonLat a_;
    LonLat b_;
    gis::Inverse line_;
};

/// Chainage of the zero of `side` between two points of the chain with sides of different sign.
double zero_between(Chain const& chain, Shot const& shot, double low, double high)
{
    bool const right_at_low = shot.side(chain.at(low)) > 0;
    while (high - low > 1e-7) {
        double const middle = (low + high) / 2;
        ((shot.side(chain.at(middle)) > 0) == right_at_low ? low : high) = middle;
    }
    return (low + high) / 2;
}

/// What A-B and an edge that lies on the same geodesic have in common: its two ends, or nothing.
void add_common_stretch(std::vector<Crossing>& found, Chain const& chain, Shot const& shot,
                        std::size_t segment)
{
    double const start = shot.way(chain.line()[segment]);
    double const end = shot.way(chain.line()[segment + 1]);
    double const from = std::max(std::min(start, end), 0.0);
    double const to = std::min(std::max(start, end), shot.length());
    if (to - from < -on_line) return;
    auto const add = [&](double way, bool along) {
        double const chainage = chain.start(segment) + std::abs(way - start);
        found.push_back(shot.crossing(shot.at(way), segment, chainage));
        found.back().along = along;
    };
    bool const stretch = to - from > on_line;
    add(from, stretch);
    if (stretch) add(to, true);
}

/// Sorted from A to B; the same place once; inner ends of joined common stretches left out.
std::vector<Crossing> in_order(std::vector<Crossing> found)
{
    std::ranges::stable_sort(found, [](Crossing const& a, Crossing const& b) {
        return std::pair{a.from_start, a.chainage} < std::pair{b.from_start, b.chainage};
    });
    std::vector<Crossing> kept;
    for (std::size_t i = 0; i < found.size();) {
        std::size_t next = i + 1;
        std::size_t stretches = found[i].along ? 1 : 0;
        while (next < found.size() &&
               (found[next].from_start - found[i].from_start).value < 10 * on_line)
            stretches += found[next++].along ? 1 : 0;
        // Two stretches that meet here are one: the way goes on along the border.
        bool const inner = stretches >= 2;
        if (!inner) kept.push_back(found[i]);
        if (!inner && stretches == 1) kept.back().along = true;
        i = next;
    }
    return kept;
}

std::vector<Crossing> at_one_place(LonLat a, Line const& line)
{
    auto const nearest = nearest_on_line(a, line);
    if (nearest.distance.value > on_line) return {};
    return {{a, Metres{0}, Metres{0}, nearest.segment, nearest.chainage, false}};
}

}  // namespace

std::vector<Crossing> crossings(LonLat a, LonLat b, Line const& line)
{
    if (line.empty()) return {};
    Shot const shot{a, b};
    if (shot.length() <= on_line) return at_one_place(a, line);
    Chain const chain{line};
    std::vector<double> sides;
    for (auto const& vertex : line) sides.push_back(shot.side(vertex));
    auto const is_zero = [&](std::size_t i) { return std::abs(sides[i]) <= on_line; };
    std::vector<Crossing> found;
    for (std::size_t i = 0; i < line.size(); ++i) {
        bool const edge = i + 1 < line.size();
        bool const along = edge && is_zero(i) && is_zero(i + 1);
        bool const before = i > 0 && is_zero(i - 1);
        if (along) {
            add_common_stretch(found, chain, shot, i);
        } else if (is_zero(i) && !before) {
            if (shot.reaches(shot.way(line[i])))
                found.push_back(shot.crossing(line[i], i, chain.start(i)));
        } else if (edge && !is_zero(i) && !is_zero(i + 1) && (sides[i] > 0) != (sides[i + 1] > 0)) {
            double const chainage = zero_between(chain, shot, chain.start(i), chain.start(i + 1));
            LonLat const where = chain.at(chainage);
            if (shot.reaches(shot.way(where))) found.push_back(shot.crossing(where, i, chainage));
        }
    }
    return in_order(std::move(found));
}

}  // namespace sitmap::analysis
