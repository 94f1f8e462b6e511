// SPDX-License-Identifier: MIT
// animate/timeline.hpp: which records show in which month and how strongly: new ones rise, stay,
// then fade to a residue; records with a coarse date show lightly over their whole interval. Empty
// months stay.
#pragma once

#include "domain/date.hpp"
#include "domain/placed.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace sitmap::animate {

/// `possible`: the record's interval is longer than a month and meets this one. `fresh`: dated to
/// this month. `recent`: within the fade; `residue`: older.
enum class Phase { possible, fresh, recent, residue };

struct Visible {
    std::size_t record = 0;  // index into the records
    Phase phase = Phase::fresh;
    double opacity = 1;  // 0 to 1
    friend bool operator==(Visible const&, Visible const&) = default;
};

struct Period {
    Month month;
    std::vector<Visible> visible;  // possible ones below, then by last day, first day, record id
    int fresh = 0;                 // records dated to this month
    int possible = 0;              // records with a coarser interval that meets this month
    int total = 0;                 // records whose interval is over by the end of this month
};

struct TimelineOptions {
    int fade_months = 6;    // months from full strength to the residue, 1 to 120
    double residue = 0.35;  // opacity of old records
    double light = 0.3;     // of a ring of records whose interval alone is known; symbols are pale
    int max_periods = 600;
};

/// One Period for each month of `period`, none left out. Records that are wholly outside it never
/// show. Throws ErrorKind::limit for more than max_periods months.
std::vector<Period> timeline(std::span<Placed const> placed, DateInterval period,
                             TimelineOptions const& options = {});

}  // namespace sitmap::animate
