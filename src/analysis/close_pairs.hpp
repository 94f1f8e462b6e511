// SPDX-License-Identifier: MIT
// analysis/close_pairs.hpp: counts pairs of events close in space and time, again and again for
// permuted dates. The cost of one count grows with the events and with the places active at once,
// not with the pairs.
#pragma once

#include "gis/projection.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// Distinct places on a grid of cells as large as the largest distance, and the dates in ascending
/// order.
class ClosePairs {
public:
    /// `space_upper`: ascending limits of the distance bands.
    ClosePairs(std::span<gis::Plane const> places, std::span<double const> days,
               std::span<double const> space_upper);

    std::size_t size() const noexcept { return day_.size(); }

    /// Pairs within each distance limit (cumulative) and at most `days_apart`, when the event that
    /// came s-th in time gets the place of the one that came order[s]-th. The identity gives the
    /// observed pairs.
    std::vector<std::int64_t> count(std::span<std::uint32_t const> order, double days_apart) const;

    /// Pairs within each distance limit whatever their dates (cumulative).
    std::vector<std::int64_t> close_in_space() const;
    /// Pairs at most `days_apart`, wherever they are.
    std::int64_t close_in_time(double days_apart) const;

private:
    class Active;
    void find_places(std::span<gis::Plane const> places, std::span<std::size_t const> by_time);
    void find_cells(double size);
    std::size_t band_of(std::uint32_t a, std::uint32_t b) const;

    std::vector<double> day_;                // ascending
    std::vector<std::uint32_t> place_;       // of the s-th event in time
    std::vector<gis::Plane> where_;          // of each distinct place
    std::vector<std::int64_t> events_at_;    // of each distinct place
    std::vector<std::uint32_t> cell_;        // of each distinct place
    std::vector<std::uint32_t> cell_first_;  // first slot of each cell in a list of places by cell
    std::vector<std::uint32_t>
        near_first_;  // compressed rows: occupied cells around each cell, itself included
    std::vector<std::uint32_t> near_;
    std::vector<double> squared_upper_;
};

}  // namespace sitmap::analysis
