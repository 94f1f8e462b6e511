// SPDX-License-Identifier: MIT
// write/table.hpp: tables of a run as CSV text: UTF-8, RFC 4180, line feeds, formulas made
// harmless, sorted.
#pragma once

#include "base/report.hpp"
#include "domain/area.hpp"
#include "domain/incident.hpp"
#include "domain/placed.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sitmap::write {

struct Table {
    std::string name;  // file name without ".csv"
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

std::string to_csv(Table const& table);

/// Every attribute of every record, in the order given.
Table incidents_table(std::span<Placed const> placed, std::span<Area const> areas);
/// Area by month, months of `period` (default: of the records) with nothing in them left out.
/// `records` are dated to that month or better; `possible` are those whose coarser interval meets
/// the month. Records in no area have an empty area id. Rows by area id, then month.
Table tally_table(std::span<Placed const> placed, std::span<Area const> areas,
                  std::optional<DateInterval> const& period = {});
Table rejects_table(std::span<Reject const> rejects);
Table notices_table(std::span<Notice const> notices);
Table claims_table(std::span<Claim const> claims);

}  // namespace sitmap::write
