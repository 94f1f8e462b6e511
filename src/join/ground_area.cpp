// SPDX-License-Identifier: MIT
#include "join/ground_area.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace sitmap::join {

namespace {

constexpr double radians = std::numbers::pi / 180;
constexpr double semi_major_km = 6378.137;
constexpr double flattening = 1 / 298.257223563;
constexpr double e2 = flattening * (2 - flattening);

/// Snyder 1987, eq. 3-12: a^2 q / 2 is the area from the equator to the latitude per radian of
/// longitude.
double authalic(double lat)
{
    static double const e = std::sqrt(e2);
    double const s = std::sin(lat * radians);
    return (1 - e2) * (s / (1 - e2 * s * s) + std::atanh(e * s) / e);
}

double below(LonLat a, LonLat b)
{
    constexpr std::array<double, 2> nodes{0.3399810435848563, 0.8611363115940526};
    constexpr std::array<double, 2> weights{0.6521451548625461, 0.3478548451374538};
    double const middle = (a.lat + b.lat) / 2, half = (b.lat - a.lat) / 2;
    double mean = 0;
    for (std::size_t i = 0; i < 2; ++i)
        mean += weights[i] *
                (authalic(middle + half * nodes[i]) + authalic(middle - half * nodes[i])) / 2;
    return mean * (b.lon - a.lon) * radians;
}

double ring_square_km(Ring const& ring)
{
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) sum += below(ring[i - 1], ring[i]);
    return std::abs(sum) * semi_major_km * semi_major_km / 2;
}

}  // namespace

double ground_square_km(PolygonSet const& shape)
{
    double total = 0;
    for (auto const& rings : shape)
        for (std::size_t i = 0; i < rings.size(); ++i)
            total += (i == 0 ? 1 : -1) * ring_square_km(rings[i]);
    return total;
}

}  // namespace sitmap::join
