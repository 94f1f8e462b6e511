// SPDX-License-Identifier: MIT
#include "analysis/swash.hpp"

namespace sitmap::analysis {

Defined<Swash> swash(std::span<ActiveSpan const> units, int months)
{
    if (units.empty()) return Undefined{"no unit has an event"};
    if (months < 1) return Undefined{"there are no months"};
    Swash result{.months = months, .units = static_cast<int>(units.size())};
    result.gained.assign(static_cast<std::size_t>(months), 0);
    result.lost.assign(static_cast<std::size_t>(months), 0);
    for (auto const unit : units) {
        if (unit.first < 1 || unit.last < unit.first || unit.last > months) {
            return Undefined{"a unit is active outside the months"};
        }
        result.leading_edge += unit.first;
        result.following_edge += unit.last;
        ++result.gained[static_cast<std::size_t>(unit.first - 1)];
        ++result.lost[static_cast<std::size_t>(unit.last - 1)];
    }
    result.leading_edge /= result.units;
    result.following_edge /= result.units;
    result.susceptible = (result.leading_edge - 1.0) / months;
    result.infected = result.following_edge / months - result.susceptible;
    result.recovered = 1.0 - result.susceptible - result.infected;
    // The following edge is at least month 1, so that 1 - R_A is at least 1 / months.
    result.velocity = (1.0 - result.susceptible) / (1.0 - result.recovered);
    return result;
}

}  // namespace sitmap::analysis
