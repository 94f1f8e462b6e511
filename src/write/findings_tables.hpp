// SPDX-License-Identifier: MIT
// write/findings_tables.hpp: the analysis as CSV tables, one a subject, each row with its counts
// and limits.
#pragma once

#include "analysis/findings.hpp"
#include "analysis/fire.hpp"
#include "write/table.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::write {

/// Every area with rank and the ranks that the dates allow, onset, deciding record and its source,
/// k-th and first sound record, returns, and fires that state a launch from it; areas without a
/// record have no rank. `set` is "counted" or "presence".
Table arrivals_table(analysis::Findings const& findings, std::span<Placed const> placed,
                     std::span<Area const> areas,
                     std::span<analysis::FireFinding const> fires = {});
Table shares_table(analysis::Findings const& findings);
Table share_changes_table(analysis::Findings const& findings);
Table centres_table(analysis::Findings const& findings);
/// One row, or none if the ellipse is not defined.
Table ellipse_table(analysis::Findings const& findings);
Table diffusion_table(analysis::Findings const& findings);
Table hot_spots_table(analysis::Findings const& findings, std::span<Area const> areas);
/// Long form: one row a variant and headline.
Table sensitivity_table(analysis::Findings const& findings);
Table published_table(analysis::Findings const& findings, std::span<Placed const> placed);
/// All numbers in key order, without the lists of records (those are in findings.json).
Table numbers_table(analysis::Findings const& findings);
/// One row a reported fire.
Table fire_table(std::span<analysis::FireFinding const> fires);
/// One row a stretch of border: crossed, or within the stated range of the launch area; and each
/// crossing point.
Table fire_border_table(std::span<analysis::FireFinding const> fires);

struct NamedText {
    std::string name;  // "arrivals.csv"
    std::string text;
};
/// All of the above; the tables of fire only if there is fire.
std::vector<NamedText> findings_tables(analysis::Findings const& findings,
                                       std::span<Placed const> placed, std::span<Area const> areas,
                                       std::span<analysis::FireFinding const> fires);
/// The two tables of fire.
std::vector<NamedText> fire_tables(std::span<analysis::FireFinding const> fires);

}  // namespace sitmap::write
