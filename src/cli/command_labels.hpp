// SPDX-License-Identifier: MIT
// cli/command_labels.hpp: `sitmap labels [STUDY] --from EDITED.svg`: labels that were moved in an
// editor, as pins that hold for every later run.
#pragma once

#include "cli/briefing.hpp"
#include "cli/outcome.hpp"

#include <string>

namespace sitmap::cli {

struct LabelsOptions {
    SharedOptions shared;  // output: labels.toml; "-" or empty: standard output
    StudyChoice choice;
    std::string from;   // editable SVG, saved by an editor
    std::string sheet;  // key of the sheet that it shows; empty: the first one
};

/// Pins of the study are kept; those of this sheet that were moved again are replaced.
/// ErrorKind::input for a file that is no editable SVG of sitmap.
Outcome run_labels(LabelsOptions const& options);

}  // namespace sitmap::cli
