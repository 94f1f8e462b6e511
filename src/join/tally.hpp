// SPDX-License-Identifier: MIT
// join/tally.hpp: how many records each area has in each month: certainly, possibly, and as an
// expectation that spreads uncertain places and dates.
#pragma once

#include "domain/date.hpp"
#include "domain/placed.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
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

/// Counts that grow record by record and can be merged; sums of shares are kept as whole 2^-40ths,
/// so that the result does not depend on order or on the number of threads.
class Tally {
public:
    explicit Tally(std::size_t areas) : areas_(areas) {}

    /// A record that is certainly in `area` and in `month`.
    void add(std::size_t area, Month month, std::int64_t count = 1);
    /// A record with several candidates or a coarse date.
    void add(Occurrence const& record);
    void merge(Tally const& other);
    /// Rows with n_possible > 0, by area, then month.
    std::vector<TallyRow> rows() const;

private:
    struct Cell {
        std::int64_t n = 0;
        std::int64_t possible = 0;
        std::int64_t expected = 0;  // in 2^-40
    };
    Cell& cell(std::size_t area, Month month);

    std::size_t areas_;
    std::map<Month, std::vector<Cell>> months_;
};

/// The tally of placed records; a record counts in full in its period's months only (`period`:
/// others are left out).
std::vector<TallyRow> tally(std::span<Placed const> placed, std::size_t areas,
                            std::optional<DateInterval> const& period = {});

}  // namespace sitmap::join
