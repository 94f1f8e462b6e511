// SPDX-License-Identifier: MIT
// write/table.hpp: tables of a run as CSV text: UTF-8, RFC 4180, line feeds, formulas made
// harmless, sorted.
#pragma once

#include "base/report.hpp"
#include "domain/area.hpp"
#include "domain/incident.hpp"
#include "domain/placed.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::write {

struct Table {
    std::string name;  // file name without ".csv"
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

std::string to_csv(Table const& table);
/// CSV as `to_csv` makes it with a last column `run_id`, the same in every row.
std::string with_run(std::string_view csv, std::string const& run_id);

/// Every attribute of every record, in the order given. `counted`: one a record, whether the sheets
/// count it; empty: all.
Table incidents_table(std::span<Placed const> placed, std::span<Area const> areas,
                      std::vector<bool> const& counted = {});
/// One area in one month: records that are certainly there, those that may be, and the expectation.
struct TallyLine {
    std::size_t area = 0;  // index into the area list
    Month month;
    std::int64_t records = 0;  // counted there: the area of the record, its interval in the month
    std::int64_t certain = 0;  // of these, with all of their radius in the area
    std::int64_t possible = 0;
    double expected = 0;
};
/// Area by month, in the order given.
Table tally_table(std::span<TallyLine const> lines, std::span<Area const> areas);
Table rejects_table(std::span<Reject const> rejects);
Table notices_table(std::span<Notice const> notices);
Table claims_table(std::span<Claim const> claims);

}  // namespace sitmap::write
