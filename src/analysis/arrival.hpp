// SPDX-License-Identifier: MIT
// analysis/arrival.hpp: when and by which record each area was reached (method M1), gaps and returns.
// Never-reached areas are censored, not last.
#pragma once

#include "base/report.hpp"
#include "domain/area.hpp"
#include "domain/date.hpp"
#include "domain/placed.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// A silence of more than the stated months between two records of one area, and the record that ended it.
struct Return {
    std::size_t record = 0;  // index into the placed records
    int silent_months = 0;
};

struct Arrival {
    std::size_t area = 0;                    // index into the area list
    std::vector<std::size_t> records;        // indices into the placed records, by date, then id
    std::optional<std::size_t> first;        // deciding record: earliest end of interval, then start, then id
    std::optional<std::size_t> kth;          // k-th record (k = 3 by default)
    std::optional<std::size_t> first_sound;  // first record that meets the quality bar
    int rank = 0;                            // 1 = first reached, ties share a rank; 0 = not reached
    std::vector<Return> returns;
};

/// What makes a record sound enough to decide an arrival.
struct QualityBar {
    std::vector<ClaimState> claims;  // empty: any
    double radius_km = 0;            // 0: any
};

/// One Arrival an area, in area order. `records` chooses which placed records count.
std::vector<Arrival> arrivals(std::span<Placed const> placed, std::span<std::size_t const> records,
                              std::size_t area_count, QualityBar const& bar, int k = 3, int gap_months = 12);

}  // namespace sitmap::analysis
