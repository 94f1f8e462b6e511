// SPDX-License-Identifier: MIT
// analysis/normal.hpp: the width of intervals that rest on the normal distribution.
#pragma once

#include <boost/math/distributions/normal.hpp>

namespace sitmap::analysis {

/// Half width of the middle `level` of the standard normal distribution: 1.96 of 0.95.
inline double normal_half_width(double level)
{
    return boost::math::quantile(boost::math::normal{}, 0.5 + level / 2.0);
}

}  // namespace sitmap::analysis
