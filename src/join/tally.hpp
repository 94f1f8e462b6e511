// SPDX-License-Identifier: MIT
// join/tally.hpp: how many records each area has in each month: certainly, possibly, and as an
// expectation that spreads uncertain places and dates.
#pragma once

#include "domain/date.hpp"
#include "domain/placed.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::join {

/// One area in one month. `n`: records that are wholly there (place and date certain);
/// `n_possible`: any share; `n_expected`: sum of place share x share of the date interval's days in
/// the month and the period. `sum` and `sum_expected`: the same of the records' weights, as far as
/// they have any. These are rounded to the decimals that hold: nine, fewer where more than four
/// numbers add up.
struct TallyRow {
    std::size_t area = 0;
    Month month;
    std::int64_t n = 0;
    std::int64_t n_possible = 0;
    double n_expected = 0;
    double sum = 0;
    double sum_expected = 0;
    friend bool operator==(TallyRow const&, TallyRow const&) = default;
};

/// Where and when one record may have been.
struct Occurrence {
    std::span<AreaShare const> places;
    DateInterval when;
    double weight = 0;
};

/// A sum of numbers from 0 to 1e12 in whole 2^-32, which is the same in any order.
class ExactSum {
public:
    void add(double value)
    {
        double const whole = std::floor(value);
        whole_ += static_cast<std::int64_t>(whole);
        parts_ += std::llround((value - whole) * unit);
    }
    void add(ExactSum const& other)
    {
        whole_ += other.whole_;
        parts_ += other.parts_;
    }
    double value() const
    {
        return static_cast<double>(whole_) + static_cast<double>(parts_) / unit;
    }
    static constexpr double unit = 4294967296.0;  // 2^32

private:
    std::int64_t whole_ = 0;
    std::int64_t parts_ = 0;
};

/// Counts that grow record by record and can be merged. Sums of shares are kept in whole 2^-32, so
/// that the result does not depend on the order of records or on the number of threads.
/// ErrorKind::limit beyond 100 million cells (areas x months that occur).
class Tally {
public:
    /// Of coarse dates only the days in the period count, if one is given.
    explicit Tally(std::size_t areas, std::optional<DateInterval> const& period = {});

    /// A record that is certainly in `area`, `month` (years 1000 to 9999) and the period.
    void add(std::size_t area, Month month)
    {
        auto const slot = slots_[static_cast<std::size_t>(month.number)];
        ++(slot < 0 ? new_slot(month) : months_[static_cast<std::size_t>(slot)]).certain[area];
    }
    /// The same with a weight that is added up.
    void add(std::size_t area, Month month, double weight);
    /// A record with several candidates or a coarse date.
    void add(Occurrence const& record);
    void merge(Tally const& other);
    /// Rows with n_possible > 0, by area, then month.
    std::vector<TallyRow> rows() const;

private:
    struct Spread {
        std::int64_t possible = 0;
        std::int64_t expected = 0;  // in 2^-32
    };
    struct Counts {
        Month month;
        std::vector<std::int64_t> certain;
        std::vector<Spread> spread;  // empty as long as all records are certain
        std::vector<ExactSum> sums;  // of certain records; empty as long as none has a weight
        std::vector<ExactSum> spread_sums;  // of all, by their shares
    };
    Counts& counts(Month month);
    void add_weight(Counts& there, std::size_t area, double weight, double share) const;
    Counts& new_slot(Month month);

    std::size_t areas_;
    std::optional<DateInterval> period_;
    std::vector<std::int32_t> slots_;  // by Month::number: position in months_, or -1
    std::vector<Counts> months_;
};

/// The tally of placed records, by their days in the period.
std::vector<TallyRow> tally(std::span<Placed const> placed, std::size_t areas,
                            std::optional<DateInterval> const& period = {});

}  // namespace sitmap::join
