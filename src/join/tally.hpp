// SPDX-License-Identifier: MIT
// join/tally.hpp: how many records each area has in each month: certainly, possibly, and as an
// expectation that spreads uncertain places and dates.
#pragma once

#include "domain/date.hpp"
#include "domain/placed.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::join {

/// One area in one month. `n`: records that are wholly there (place and date certain);
/// `n_possible`: any share; `n_expected`: sum of place share x share of the date interval's days in
/// the month.
struct TallyRow {
    std::size_t area = 0;
    Month month;
    std::int64_t n = 0;
    std::int64_t n_possible = 0;
    double n_expected = 0;
    friend bool operator==(TallyRow const&, TallyRow const&) = default;
};

/// Where and when one record may have been.
struct Occurrence {
    std::span<AreaShare const> places;
    DateInterval when;
};

/// Counts that grow record by record and can be merged. Sums of shares are kept in whole 2^-32, so
/// that the result does not depend on the order of records or on the number of threads.
/// ErrorKind::limit beyond 100 million cells (areas x months that occur).
class Tally {
public:
    explicit Tally(std::size_t areas);

    /// A record that is certainly in `area` and in `month` (years 1000 to 9999).
    void add(std::size_t area, Month month)
    {
        auto const slot = slots_[static_cast<std::size_t>(month.number)];
        ++(slot < 0 ? new_slot(month) : months_[static_cast<std::size_t>(slot)]).certain[area];
    }
    /// A record with several candidates or a coarse date.
    void add(Occurrence const& record);
    void merge(Tally const& other);
    /// Rows with n_possible > 0, by area, then month; only months that meet the period, if one is
    /// given.
    std::vector<TallyRow> rows(std::optional<DateInterval> const& period = {}) const;

private:
    struct Spread {
        std::int64_t possible = 0;
        std::int64_t expected = 0;  // in 2^-32
    };
    struct Counts {
        Month month;
        std::vector<std::int64_t> certain;
        std::vector<Spread> spread;  // empty as long as all records are certain
    };
    Counts& counts(Month month);
    Counts& new_slot(Month month);

    std::size_t areas_;
    std::vector<std::int32_t> slots_;  // by Month::number: position in months_, or -1
    std::vector<Counts> months_;
};

/// The tally of placed records. Records wholly outside the period are left out.
std::vector<TallyRow> tally(std::span<Placed const> placed, std::size_t areas,
                            std::optional<DateInterval> const& period = {});

}  // namespace sitmap::join
