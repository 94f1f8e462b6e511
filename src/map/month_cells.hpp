// SPDX-License-Identifier: MIT
// map/month_cells.hpp: the cells of the sheet of months: the records of each, how they are counted
// and where they show.
#pragma once

#include "map/map_sheet.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

/// A stretch of whole months that one cell shows.
struct Bin {
    Month first;
    Month last;
    std::string label;
    std::string brief;  // for narrow cells
};

/// One bin a month of the period; quarters, half-years or years if there are too many months to
/// see.
std::vector<Bin> bins_of(DateInterval const& period);

struct MonthCell {
    Bin bin;
    Moment moment;  // counts all records but those beyond the map, as the bars of the months do
    std::vector<std::size_t> records;  // that meet its time
    IncidentPlan plan;                 // of these alone

    /// Counted, yet without a place on the map.
    std::size_t undrawn() const { return plan.omitted.size() - beyond_map(plan).size(); }
    bool is_empty() const { return moment.fresh == 0 && moment.possible == 0; }
};
/// `all`: the map of a cell, planned with the records of all. `close`: the look whose symbols
/// crowd; larger ones of the material's look overlap a little rather than leave their place.
std::vector<MonthCell> month_cells(Material const& material, MapSheet const& all,
                                   style::Style const& close);

/// full: "2 + 6 possible, 4 of them not drawn". plain: "2 + 6 possible*". brief: "2 (6)*". bare: "2
/// (6)".
enum class CountWords { full, plain, brief, bare };
std::string count_words(MonthCell const& cell, CountWords form);
/// Of a pale symbol, for the legend; empty if no cell has one.
std::string pale_words(std::span<MonthCell const> cells);
/// What the cells count, and that one without a record does not say that nothing happened: with the
/// published totals of such a time. `rings`: some records are gathered.
std::string cell_note(Material const& material, std::span<MonthCell const> cells, bool rings,
                      CountWords form);

}  // namespace sitmap::map
