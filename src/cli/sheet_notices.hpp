// SPDX-License-Identifier: MIT
// cli/sheet_notices.hpp: what a sheet quietly passes over: fonts that are not installed, pins of
// labels and sheets that do not exist.
#pragma once

#include "cli/briefing.hpp"
#include "map/page.hpp"
#include "render/text.hpp"

#include <span>
#include <vector>

namespace sitmap::cli {

/// One for each family of the style that another one stands in for.
std::vector<Notice> font_notices(style::Style const& style, render::PangoMeasure const& measure);

/// One for each section of pins that belongs to no sheet of the study, nor to one of `more`.
std::vector<Notice> notices_of_strange_pins(Briefing const& briefing,
                                            std::span<study::Sheet const> more);

/// One for the pins of this sheet whose labels are not on it, and one for those of another page.
std::vector<Notice> notices_of_lost_pins(Briefing const& briefing, study::Sheet const& sheet,
                                         map::Page const& page, map::Sheet const& composed);

}  // namespace sitmap::cli
