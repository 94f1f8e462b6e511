// SPDX-License-Identifier: MIT
// cli/sheets_of_study.hpp: which sheet and page of a study a command draws, what cannot be drawn at
// all, and what the preflight found on a sheet that was.
#pragma once

#include "cli/briefing.hpp"
#include "cli/outcome.hpp"
#include "map/material.hpp"
#include "map/page.hpp"
#include "study/study.hpp"

#include <string>
#include <vector>

namespace sitmap::cli {

/// The sheet of the study with that key, or of that kind; the first one for an empty name. Throws
/// ErrorKind::usage naming the sheets that exist.
study::Sheet choose_sheet(study::Study const& study, std::string const& name);
/// The page of the study, or of --page. ErrorKind::usage for one that was given as an option,
/// ErrorKind::input with file and line for one in the study file.
map::Page page_of(Briefing const& briefing);
/// Throws what drawing a sheet would throw for the study's page, projection and ramp.
void refuse_what_cannot_be_drawn(Briefing const& briefing);
/// Findings of the preflight as notices; with `strict` the first one closes the gate when all is
/// written.
void report_remarks(std::vector<map::Remark> const& remarks, bool strict, Outcome& outcome);

}  // namespace sitmap::cli
