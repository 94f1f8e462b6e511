// SPDX-License-Identifier: MIT
// analysis/chain.hpp: a line as a chain of geodesics measured from its start, and the stretches of
// it where a distance-like function is not positive.
#pragma once

#include "analysis/border.hpp"

#include <functional>
#include <vector>

namespace sitmap::analysis {

/// Chainages and azimuths of a line, computed once. Holds a reference: the line must outlive it.
class Chain {
public:
    explicit Chain(Line const& line);

    double length() const noexcept { return starts_.empty() ? 0 : starts_.back(); }  // metres
    /// Position at a chainage in metres, clamped to the chain. The chain must have a vertex.
    LonLat at(double chainage) const;
    /// Chainage of a vertex, metres.
    double start(std::size_t vertex) const { return starts_[vertex]; }
    double azimuth(std::size_t segment) const { return azimuths_[segment]; }
    Line const& line() const noexcept { return line_; }

private:
    Line const& line_;
    std::vector<double> starts_;    // metres, one a vertex
    std::vector<double> azimuths_;  // degrees, one a segment
};

/// Stretches where g <= 0, for a g that changes by at most one metre per metre of way (any distance
/// minus a constant does). Ends to a millimetre; a stretch or a hole shorter than 25 m may be
/// missed.
std::vector<Chainage> stretches_where(Chain const& chain, std::function<double(LonLat)> const& g);

}  // namespace sitmap::analysis
