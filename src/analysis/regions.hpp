// SPDX-License-Identifier: MIT
// analysis/regions.hpp: shares of named regions by period (method M2): x of n with Wilson interval,
// and Newcombe differences between periods. A record counts in a period only if its whole date
// interval lies in it.
#pragma once

#include "analysis/defined.hpp"
#include "domain/date.hpp"
#include "domain/placed.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sitmap::analysis {

/// A named set of areas, by index into the area list.
struct NamedRegion {
    std::string key;
    std::string name;
    std::vector<std::size_t> areas;
};

struct NamedPeriod {
    std::string label;  // "2021", "2021-08"
    DateInterval when;
};

/// x of n records of the period lie in the region; no share without a record.
struct RegionShare {
    std::string region;  // key
    NamedPeriod period;
    std::size_t x = 0;
    std::size_t n = 0;
    std::optional<double> share;
    std::optional<Interval> wilson;    // 95 %
    std::vector<std::size_t> records;  // the x records, indices into the placed records
};

/// Share of the later period minus that of the earlier one.
struct RegionChange {
    std::string region;
    NamedPeriod from;
    NamedPeriod to;
    std::size_t x1 = 0, n1 = 0, x2 = 0, n2 = 0;
    double difference = 0;
    Interval newcombe;  // 95 %
};

/// Calendar years and months that meet the interval, in order, months without a record included.
std::vector<NamedPeriod> years_of(DateInterval const& interval);
std::vector<NamedPeriod> months_of(DateInterval const& interval);

/// Every region in every period, by region, then period. n counts the records of the period that
/// lie in `home` areas.
std::vector<RegionShare> region_shares(std::span<Placed const> placed,
                                       std::span<std::size_t const> records,
                                       std::span<std::size_t const> home,
                                       std::span<NamedRegion const> regions,
                                       std::span<NamedPeriod const> periods);
/// Each period with a record against the one with a record before it.
std::vector<RegionChange> region_changes(std::span<RegionShare const> shares);

}  // namespace sitmap::analysis
