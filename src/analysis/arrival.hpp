// SPDX-License-Identifier: MIT
// analysis/arrival.hpp: when and by which record each area was reached (method M1), gaps and
// returns. Never-reached areas are censored, not last. A record dated to an interval has certainly
// happened by the interval's last day and not before its first: an onset is an interval too.
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

/// A silence of more than the stated months between two records of one area, and the record that
/// ended it. The records are silent, not the area: a lower bound by these data.
struct Return {
    std::size_t record = 0;  // index into the placed records
    int silent_months = 0;   // whole calendar months that no record before or after can lie in
    DateInterval silence;    // first to last day of that silence
};

struct Arrival {
    std::size_t area = 0;  // index into the area list
    std::vector<std::size_t>
        records;  // indices into the placed records, by last day, then first day, then id
    std::optional<std::size_t>
        first;  // deciding record: earliest end of interval, then start, then id
    std::optional<DateInterval> onset;  // earliest first day of any record to earliest last day
    std::optional<std::size_t> kth;     // k-th record (k = 3 by default)
    std::optional<std::size_t> first_sound;  // first record that meets the quality bar
    int rank = 0;                            // 1 = first reached, ties share a rank; 0 = no record
    std::vector<Return> returns;
    int rank_from = 0, rank_to = 0;  // ranks that the onsets allow; equal: the order is certain
};

/// What makes a record sound enough to decide an arrival.
struct QualityBar {
    std::vector<ClaimState> claims;  // empty: any
    double radius_km = 0;            // 0: any
};

/// With a radius in the bar, a record known to its area only counts by its own radius; one without
/// any does not.
bool meets(Incident const& incident, QualityBar const& bar);

/// One Arrival an area, in area order. `records` chooses which placed records count. The deciding
/// record is the one that is certain first: earliest last day, then earliest first day, then id in
/// byte order. Areas rank by the last, then the first day of their onset; onsets that overlap allow
/// other ranks as well.
std::vector<Arrival> arrivals(std::span<Placed const> placed, std::span<std::size_t const> records,
                              std::size_t area_count, QualityBar const& bar, int k = 3,
                              int gap_months = 12);

}  // namespace sitmap::analysis
